package worksheet_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"github.com/chromedp/chromedp"

	"mentorbook/generator"
	"mentorbook/generator/diag"
	"mentorbook/generator/internal/sitetest"
	"mentorbook/themes"
)

func TestMain(m *testing.M) { sitetest.Main(m) }

// starter is where the starter's site is, made once for all tests.
var starter = sync.OnceValues(func() (string, error) {
	out := filepath.Join(sitetest.Folder(), "public")
	return out, build(filepath.Join("..", "..", "..", "..", "content"), out)
})

func build(content, out string) error {
	p, err := generator.Open(generator.Options{Content: content, Out: out, Themes: out, Default: themes.Default(), Now: time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)})
	if err != nil {
		return err
	}
	defer p.Close()
	_, problems, err := p.Build(context.Background())
	if err == nil && problems.HasErrors() {
		var text strings.Builder
		diag.Printer{}.Print(&text, problems)
		err = fmt.Errorf("%s", text.String())
	}
	return err
}

// sheets lists the shipped worksheets by their ids.
func sheets(t *testing.T) []string {
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "..", "content", "worksheets", "*.md"))
	if err != nil || len(files) < 10 {
		t.Fatal(err, files)
	}
	var ids []string
	for _, f := range files {
		if id := strings.TrimSuffix(filepath.Base(f), ".md"); id != "_index" {
			ids = append(ids, id)
		}
	}
	return ids
}

// site serves the starter's site.
func served(t *testing.T) (sitetest.Chromium, string) {
	browser := sitetest.Browser(t)
	out, err := starter()
	if err != nil {
		t.Fatal(err)
	}
	return browser, sitetest.Serve(t, out, "/m/")
}

const ready = `!!document.querySelector("#mb-keep.ready")`

// opened opens a worksheet of the starter and waits for its script.
func opened(t *testing.T, id string) (*sitetest.Page, string) {
	browser, home := served(t)
	address := home + "worksheets/" + id + "/"
	p := browser.Open(address, sitetest.View{})
	p.Wait(ready)
	return p, address
}

// reopened loads the page again as a reader does who comes back.
func reopened(p *sitetest.Page, address string) {
	p.Goto("about:blank")
	p.Goto(address)
	p.Wait(ready)
}

// write fills a question in as typing does.
func write(p *sitetest.Page, key, text string) {
	sitetest.Eval[bool](p, fmt.Sprintf(`(() => {
		const field = sheetForm.find(%q, 1);
		sheetForm.write(field, %q);
		return sheetForm.inputs(field)[0].dispatchEvent(new Event("input", { bubbles: true }));
	})()`, key, text))
}

func answer(p *sitetest.Page, key string, copy int) string {
	return sitetest.Eval[string](p, fmt.Sprintf(`sheetForm.read(sheetForm.find(%q, %d))`, key, copy))
}

// said waits until the line above the sheet says something with these words.
func said(p *sitetest.Page, words string) {
	p.Wait(fmt.Sprintf(`document.querySelector(".whence").textContent.includes(%q)`, words))
}

func quiet(t *testing.T, p *sitetest.Page) {
	t.Helper()
	sitetest.Report(t, p.Faults())
}

// fillAll answers every question with something of its own.
const fillAll = `(() => {
	let n = 0;
	for (const field of sheetForm.fields()) {
		const inputs = sheetForm.inputs(field);
		for (const [i, input] of inputs.entries()) {
			n++;
			if (input.type === "radio") input.checked = i === n % inputs.length || i === 0;
			else if (input.type === "checkbox") input.checked = n % 2 === 0;
			else if (input.type === "date") input.value = "2027-0" + (1 + n % 9) + "-1" + n % 9;
			else if (input.type === "time") input.value = "1" + n % 9 + ":30";
			else if (input.inputMode === "numeric") input.value = String(n % 12);
			else if (input.tagName === "TEXTAREA") input.value = "Answer " + n + "\n\n  [goal] and more\n- What: x";
			else if (!input.readOnly) input.value = "Şükriye Łukasz Ωmega 🙂 עברית " + n;
			input.dispatchEvent(new Event("input", { bubbles: true }));
		}
	}
	return ` + answers + `;
})()`

// answers are what the page holds, one line for each question that has any.
const answers = `sheetForm.fields().filter((f) => sheetForm.read(f)).map((f) => f.dataset.key + " " + sheetForm.copyOf(f) + " " + JSON.stringify(sheetForm.read(f))).join("\n")`

// kept are those that the browser may keep.
const kept = `sheetForm.fields().filter((f) => sheetForm.read(f) && f.dataset.keep !== "never").map((f) => f.dataset.key + " " + sheetForm.copyOf(f) + " " + JSON.stringify(sheetForm.read(f))).join("\n")`

// stop is what the keyboard is on: the type of a control of the sheet that can be
// written in, "another" for a part that waits to be asked for, "pass" for what is
// passed over, or "end" behind the sheet.
const stop = `(() => {
	const e = document.activeElement, row = e.closest("tbody tr");
	if (!sheetForm.root.contains(e)) return "end";
	if (e.previousElementSibling?.matches(".spare")) return "another";
	if (!e.matches("input, textarea") || e.readOnly || row?.previousElementSibling || e === window.passed) return "pass";
	window.passed = e;
	return e.tagName === "TEXTAREA" ? "text" : e.inputMode === "numeric" ? "number" : e.type;
})()`

// typed is what is pressed on each kind of control. A day of 3 April or 4 March
// is one in every country.
var typed = map[string]string{
	"text": "[a", "number": "7", "date": "03042027", "time": "0930A", "radio": " ", "checkbox": " ", "pass": "",
}

// typeThrough fills a sheet in as somebody does who has no mouse: Tab after Tab
// from the first question to the last.
func typeThrough(t *testing.T, p *sitetest.Page) {
	t.Helper()
	sitetest.Eval[bool](p, `(sheetForm.root.tabIndex = -1, sheetForm.root.focus(), true)`)
	p.Press(sitetest.Tab)
	for range 2000 {
		at := sitetest.Eval[string](p, stop)
		if at == "end" {
			return
		}
		if at == "another" {
			p.Press(sitetest.Enter) // leads to the first question of the new part
		} else {
			p.Press(typed[at] + sitetest.Tab)
		}
	}
	t.Fatal("the keyboard does not leave the sheet")
}

// unanswered lists the questions without an answer, but for what is worked out.
const unanswered = `sheetForm.fields().filter((f) => !sheetForm.is(f, "computed") && !sheetForm.read(f)).map((f) => f.dataset.key + " " + sheetForm.copyOf(f)).join()`

// Every sheet can be filled in with the keyboard alone.
func TestEverySheetByKeyboard(t *testing.T) {
	browser, home := served(t)
	for _, id := range sheets(t) {
		p := browser.Open(home+"worksheets/"+id+"/", sitetest.View{})
		p.Wait(ready)
		typeThrough(t, p)
		if left := sitetest.Eval[string](p, unanswered); left != "" {
			t.Errorf("%s: the keyboard does not answer %s", id, left)
		}
		quiet(t, p)
		p.Close()
	}
}

// What is written stays when the page is loaded again, and a copy brings all
// of it to another browser.
func TestEverySheetKeepsAndCopies(t *testing.T) {
	browser, home := served(t)
	for _, id := range sheets(t) {
		t.Run(id, func(t *testing.T) {
			address := home + "worksheets/" + id + "/"
			p := browser.Open(address, sitetest.View{})
			p.Wait(ready)
			want := sitetest.Eval[string](p, fillAll)
			keeps := sitetest.Eval[string](p, kept)
			copied := sitetest.Eval[string](p, `(sheetStore.save(), sheetStore.whole())`)
			if sitetest.Eval[string](p, "sheetStore.mode") != "never" {
				p.Goto(address)
				p.Wait(ready)
				if got := sitetest.Eval[string](p, answers); got != keeps {
					t.Errorf("loaded again, it is\n%s\nwant\n%s", got, keeps)
				}
			}
			quiet(t, p)
			p.Close()
			q := browser.Open(address, sitetest.View{})
			q.Wait(ready)
			openCopy(q, copied)
			if got := sitetest.Eval[string](q, answers); got != want {
				t.Errorf("opened elsewhere, it is\n%s\nwant\n%s", got, want)
			}
			quiet(t, q)
			q.Close()
		})
	}
}

// openCopy pastes a copy as a reader does, and gives what the page says of it.
func openCopy(p *sitetest.Page, text string) string {
	sitetest.Eval[bool](p, `([...document.querySelectorAll("#mb-keep button")].find((b) => b.textContent === "Open a copy").click(), true)`)
	p.Wait(`!!document.getElementById("mb-paste")`)
	sitetest.Eval[bool](p, fmt.Sprintf(`(document.getElementById("mb-paste").value = %s, true)`, quoted(text)))
	// Not by the mouse: a dialog moves while it is laid out, and a click that was
	// aimed before then misses, on a machine that has much to do.
	sitetest.Eval[bool](p, `(document.querySelector(".ask-box .tools .button:not(.quiet)").click(), true)`)
	p.Wait(`!document.getElementById("mb-paste") || !!document.querySelector(".ask-box .wrong").textContent`)
	return sitetest.Eval[string](p, `document.querySelector(".ask-box .wrong")?.textContent ?? document.querySelector(".ask-box p").textContent`)
}

func quoted(text string) string {
	data, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// The browser reads and writes the text as generator/internal/answers does.
func TestVectors(t *testing.T) {
	p, _ := opened(t, "goals")
	data, err := os.ReadFile(filepath.Join("..", "..", "answers", "testdata", "vectors.json"))
	if err != nil {
		t.Fatal(err)
	}
	if got := sitetest.Eval[string](p, `(({ texts, tables }) => {
		const same = (a, b) => JSON.stringify(a) === JSON.stringify(b), wrong = [];
		for (const v of texts) {
			const { fault, sheet, entries } = sheetText.parse(v.text);
			const list = entries && [...entries.values()].map(({ id, copy, label, text }) => ({ id, copy, label, text }));
			if (fault !== v.fault || sheet !== v.sheet || !same(list, v.entries)) wrong.push(v.name + ": " + JSON.stringify([fault, sheet, list]));
			if (!list) continue;
			const again = sheetText.parse(sheetText.format({ sheet, title: "", about: [] }, list)).entries;
			if (!same([...again.values()].map((e) => e.text), list.map((e) => e.text))) wrong.push(v.name + ", written again");
		}
		for (const v of tables) {
			const { rows, rest } = sheetText.rows(v.columns, v.text);
			if (!same(rows, v.rows) || rest !== v.rest || sheetText.table(v.columns, rows) !== v.again) wrong.push(v.name + ": " + JSON.stringify([rows, rest, sheetText.table(v.columns, rows)]));
		}
		return wrong.join("\n");
	})(`+string(data)+`)`); got != "" {
		t.Error(got)
	}
}

// Two tabs of one sheet: what only one has changed goes to the other; where
// both have, neither is lost.
func TestTwoTabs(t *testing.T) {
	p, address := opened(t, "agreement")
	// The other tab's work, as it arrives: storage changes under this one.
	other := func(key, text string) {
		sitetest.Eval[bool](p, fmt.Sprintf(`(() => {
			const at = sheetStore.keyOf("agreement"), { entries } = sheetText.parse(localStorage.getItem(at));
			const name = sheetText.key(%q, 1);
			entries.set(name, { id: %q, copy: 1, label: "Theirs", text: %q });
			localStorage.setItem(at, sheetText.format({ sheet: "agreement", title: "", about: [] }, entries.values()));
			return true;
		})()`, key, key, text))
	}
	write(p, "rhythm", "weekly")
	sitetest.Eval[bool](p, "(sheetStore.save(), true)")
	other("cancel", "call me")
	write(p, "reach", "by post")
	sitetest.Eval[bool](p, "(sheetStore.save(), true)")
	if a, b := answer(p, "cancel", 1), answer(p, "reach", 1); a != "call me" || b != "by post" {
		t.Errorf("cancel is %q, reach is %q", a, b)
	}
	write(p, "rhythm", "daily")
	other("rhythm", "monthly")
	sitetest.Eval[bool](p, "(sheetStore.save(), true)")
	if got := answer(p, "rhythm", 1); got != "daily" {
		t.Errorf("what was typed here became %q", got)
	}
	reopened(p, address)
	p.Wait(`!!document.querySelector(".lost .field")`)
	if got := sitetest.Eval[string](p, `document.querySelector(".lost").innerText`); !strings.Contains(got, "monthly") || !strings.Contains(got, "another tab") {
		t.Errorf("beside the sheet stands %q", got)
	}
	kept := sitetest.Eval[string](p, `localStorage.getItem(sheetStore.keyOf("agreement"))`)
	p.Click(".lost button")
	reopened(p, address)
	if !sitetest.Eval[bool](p, `document.querySelector(".lost").hidden`) {
		t.Error("what was removed came back")
	}
	// The same with the button of the other tab.
	sitetest.Eval[bool](p, fmt.Sprintf(`(localStorage.setItem(sheetStore.keyOf("agreement"), %s), true)`, quoted(kept)))
	reopened(p, address)
	p.Wait(`!!document.querySelector(".lost .field")`)
	other("other.rhythm", "")
	write(p, "cancel", "write to me")
	sitetest.Eval[bool](p, "(sheetStore.save(), true)")
	reopened(p, address)
	if !sitetest.Eval[bool](p, `document.querySelector(".lost").hidden`) {
		t.Error("what the other tab removed came back")
	}
	quiet(t, p)
}

// A sheet that has changed keeps what it still asks for, and shows the rest.
func TestChangedSheet(t *testing.T) {
	p, address := opened(t, "check-in")
	sitetest.Eval[bool](p, `(sessionStorage.setItem(sheetStore.keyOf("check-in"), `+quoted("mentorbook-sheet 1 check-in\n\n[met] How many\n  3\n\n[who] I am the\n  gardener\n\n[old-one] A question of last year\n  Yes\n\n[met 2] Twice\n  4\n")+`), true)`)
	reopened(p, address)
	if got := answer(p, "met", 1); got != "3" {
		t.Errorf("the answer that fits is %q", got)
	}
	p.Wait(`!!document.querySelector(".lost .field")`)
	lost := sitetest.Eval[string](p, `document.querySelector(".lost").innerText`)
	for _, want := range []string{"gardener", "A question of last year", "Yes", "Twice"} {
		if !strings.Contains(lost, want) {
			t.Errorf("%q is not beside the sheet: %s", want, lost)
		}
	}
	quiet(t, p)
}

// A partner's copy fills in what is empty and shows what differs; nothing is
// replaced unless the reader says so.
func TestPartnersCopy(t *testing.T) {
	p, _ := opened(t, "agreement")
	write(p, "rhythm", "weekly")
	write(p, "cancel", "call me")
	told := openCopy(p, "mentorbook-sheet 1 agreement\n\n[rhythm] How often\n  monthly\n\n[cancel] If\n  write to me\n\n[reach] How\n  by post\n")
	if !strings.Contains(told, "1 answer was filled in.") || !strings.Contains(told, "2 answers differ from yours.") {
		t.Errorf("the page says %q", told)
	}
	sitetest.Report(t, p.Axe())
	if marks := sitetest.Eval[string](p, `[...document.querySelectorAll(".ask-box [type=radio]")].slice(0, 2).map((i) => getComputedStyle(i, "::before").content).join()`); marks != `"",none` {
		t.Errorf("what is chosen cannot be seen: %s", marks)
	}
	sitetest.Eval[bool](p, `(document.querySelector(".ask-box [value=copy]").click(), [...document.querySelectorAll(".ask-box button")].find((b) => b.textContent === "Use what I chose").click(), true)`)
	for key, want := range map[string]string{"rhythm": "monthly", "cancel": "call me", "reach": "by post"} {
		if got := answer(p, key, 1); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	quiet(t, p)
}

// What a copy holds and the sheet has no question for is not counted among what
// was filled in, and stands below the sheet.
func TestPlacelessCopy(t *testing.T) {
	p, _ := opened(t, "goals")
	told := openCopy(p, "mentorbook-sheet 1 goals\n\n[gone] Gone\n  One\n\n[result-goal 61] Goal\n  Two\n\n[skill-start] Before\n  many\n\n[skill-goal] The skill\n  Three\n")
	if want := "1 answer was filled in. 3 answers have no place here and stand below the sheet. 0 answers differ from yours."; told != want {
		t.Errorf("the page says %q, want %q", told, want)
	}
	p.Wait(`document.querySelectorAll(".lost .field").length === 3`)
	sitetest.Eval[bool](p, `(document.querySelector(".ask-box").close(), true)`)
	openCopy(p, "mentorbook-sheet 1 goals\n\n[gone] Gone\n  Another\n\n[result-goal 61] Goal\n  Two\n")
	p.Wait(`document.querySelectorAll(".lost .field").length === 4`)
	if got := sitetest.Eval[string](p, `[...document.querySelectorAll(".lost .inked")].map((e) => e.textContent).join()`); got != "One,Two,many,Another" {
		t.Errorf("below the sheet stand %q", got)
	}
	quiet(t, p)
}

// A link carries a copy, and leaves the address once it is read.
func TestLink(t *testing.T) {
	p, address := opened(t, "goals")
	write(p, "result-goal", "Chair <b>the</b> meeting 🙂")
	sitetest.Eval[bool](p, `(Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text; } } }), [...document.querySelectorAll("#mb-keep button")].find((b) => b.textContent === "Keep a copy").click(), true)`)
	p.Wait(`!!document.querySelector(".ask-box a[download]")`)
	sitetest.Report(t, p.Axe())
	sitetest.Eval[bool](p, `([...document.querySelectorAll(".ask-box button")].find((b) => b.textContent === "Copy a link").click(), true)`)
	p.Wait(`!!window.copied`)
	link := sitetest.Eval[string](p, `window.copied`)
	sitetest.Eval[bool](p, `(localStorage.clear(), sheetStore.erase(), true)`)
	reopened(p, link)
	p.Wait(`!!document.querySelector(".ask-box")`)
	if got := answer(p, "result-goal", 1); got != "Chair <b>the</b> meeting 🙂" {
		t.Errorf("the link brought %q, and the page says %q", got, p.Text(".ask-box"))
	}
	if got := sitetest.Eval[string](p, "location.href"); got != address {
		t.Errorf("the address is still %s", got)
	}
	quiet(t, p)
}

// A copy whose answer holds a link is the copy, and not what the link leads to.
func TestLinkInAnAnswer(t *testing.T) {
	p, _ := opened(t, "goals")
	const text = "My first: https://x.example/worksheets/goals/#copy=AAAA"
	if told := openCopy(p, "mentorbook-sheet 1 goals\n\n[result-goal] Goal\n  "+text+"\n"); !strings.HasPrefix(told, "1 answer was filled in.") {
		t.Errorf("the page says %q", told)
	}
	if got := answer(p, "result-goal", 1); got != text {
		t.Errorf("the goal is %q", got)
	}
	quiet(t, p)
}

// Files and links that are not ours, or hurt, change nothing and say why.
func TestForeignCopies(t *testing.T) {
	p, _ := opened(t, "goals")
	for text, want := range map[string]string{
		"":                                     "not a copy of a worksheet",
		"%PDF-1.7\x00\x01":                     "not a copy of a worksheet",
		`{"answers": {}}`:                      "not a copy of a worksheet",
		"mentorbook-sheet 7 goals\n":           "newer version",
		"mentorbook-sheet 1 agreement\n":       "another sheet (agreement)",
		"https://x.example/#copy=AAAA":         "The link is broken",
		"#copy=" + strings.Repeat("A", 9000):   "The link is broken",
		"mentorbook-sheet 1 <img/onerror=a>\n": "another sheet (<img/onerror=a>)",
	} {
		if got := openCopy(p, text); !strings.Contains(got, want) {
			t.Errorf("%q: the page says %q, want %q", text, got, want)
		}
		sitetest.Eval[bool](p, `(document.querySelector(".ask-box").close(), true)`)
		p.Wait(`!document.querySelector(".ask-box")`)
	}
	if sitetest.Eval[bool](p, "sheetStore.begun()") {
		t.Error("the sheet has answers")
	}
	quiet(t, p)
}

// A table may have many rows, and all are there again.
func TestManyRows(t *testing.T) {
	p, address := opened(t, "road-map")
	var text strings.Builder
	text.WriteString("mentorbook-sheet 1 road-map\n\n[meetings] What\n")
	for n := 1; n <= 500; n++ {
		fmt.Fprintf(&text, "  - Topic: Topic %d\n", n)
	}
	openCopy(p, text.String())
	reopened(p, address)
	if got := answer(p, "meetings", 1); strings.Count(got, "\n") != 499 || !strings.HasSuffix(got, "Topic 500") {
		t.Errorf("%d rows are left", strings.Count(got, "\n")+1)
	}
	quiet(t, p)
}

// What a row takes does not grow with the rows that are there already.
func TestRowsGrowEvenly(t *testing.T) {
	p, _ := opened(t, "road-map")
	seen := sitetest.Eval[int](p, `(() => {
		const query = Element.prototype.querySelectorAll;
		let seen = 0;
		Element.prototype.querySelectorAll = function (what) {
			const found = query.call(this, what);
			seen += found.length;
			return found;
		};
		sheetForm.write(sheetForm.find("meetings", 1), "- Topic: One\n".repeat(1000).trim());
		Element.prototype.querySelectorAll = query;
		return seen;
	})()`)
	if seen > 20*1000 {
		t.Errorf("for 1000 rows %d elements are looked at", seen)
	}
	sitetest.Eval[bool](p, `(() => {
		const cells = sheetForm.inputs(sheetForm.find("meetings", 1)), last = cells.at(-1);
		last.value = "the last";
		return last.dispatchEvent(new Event("input", { bubbles: true }));
	})()`)
	if got := sitetest.Eval[int](p, `sheetForm.find("meetings", 1).querySelectorAll("tbody tr").length`); got != 1000 {
		t.Errorf("%d rows, want 1000 at most", got)
	}
	quiet(t, p)
}

// A long copy is looked up entry by entry in an index: what one entry takes does
// not grow with the sheet, so that thousands of them open at once.
func TestManyEntries(t *testing.T) {
	p, address := opened(t, "goals")
	var text strings.Builder
	text.WriteString("mentorbook-sheet 1 goals\n")
	for n := 1; n <= 6000; n++ {
		fmt.Fprintf(&text, "\n[%s %d] Goal\n  Goal %d\n", []string{"result-goal", "skill-goal", "gone"}[n%3], 1+n/3, n)
	}
	sitetest.Eval[bool](p, fmt.Sprintf(`(sheetStore.set("local", sheetStore.keyOf("goals"), %s), true)`, quoted(text.String())))
	reopened(p, address)
	if got := answer(p, "result-goal", 60); got != "Goal 177" {
		t.Errorf("the last goal with a place is %q", got)
	}
	if n := sitetest.Eval[int](p, "sheetStore.lost.size"); n != 6000-60-59 {
		t.Errorf("%d entries are beside the sheet", n)
	}
	looked := sitetest.Eval[int](p, `(() => {
		const closest = Element.prototype.closest;
		let looked = 0;
		Element.prototype.closest = function (what) { looked++; return closest.call(this, what); };
		for (const e of sheetText.parse(sheetStore.get("local", sheetStore.keyOf("goals"))).entries.values()) sheetForm.place(e);
		Element.prototype.closest = closest;
		return looked;
	})()`)
	if looked > 2*6000 {
		t.Errorf("6000 entries are looked for in %d places", looked)
	}
	quiet(t, p)
}

// Blank copies of a part wait behind a button on the screen, stand ready on
// paper, and show themselves when an answer comes into them.
func TestSpareCopies(t *testing.T) {
	p, address := opened(t, "goals")
	const shown = `[...document.querySelectorAll(".sheet section[data-copy]")].filter((s) => s.offsetHeight).map((s) => sheetForm.fields(s)[0].dataset.key + s.dataset.copy).join(" ")`
	expect := func(when, want string) {
		t.Helper()
		if got := sitetest.Eval[string](p, shown); got != want {
			t.Errorf("%s, the page shows %s; want %s", when, got, want)
		}
	}
	expect("at first", "result-goal1 skill-goal1 real-situation1")
	p.Click("section[data-copy='3'] + button")
	expect("asked for another", "result-goal1 result-goal2 skill-goal1 real-situation1")
	if got := sitetest.Eval[string](p, `document.activeElement.closest("section").dataset.copy`); got != "2" {
		t.Errorf("the focus is in copy %s", got)
	}
	openCopy(p, "mentorbook-sheet 1 goals\n\n[skill-goal 3] The skill\n  Waiting\n")
	expect("with an answer in the third", "result-goal1 result-goal2 skill-goal1 skill-goal3 real-situation1")
	reopened(p, address)
	expect("opened again", "result-goal1 skill-goal1 skill-goal3 real-situation1")
	quiet(t, p)
}

// fillStorage takes what the browser gives a site, as other pages may, but for
// some 4 KB.
const fillStorage = `(() => {
	localStorage.setItem("left", "x".repeat(4 << 10));
	for (let n = 8 << 20; n >= 128; n >>= 1) {
		try { localStorage.setItem("taken" + n, "x".repeat(n)); } catch { /* half as much may go in */ }
	}
	localStorage.removeItem("left");
	return true;
})()`

// More than the browser has room for: the page says so at once, and a copy has
// it all.
func TestFullStorage(t *testing.T) {
	p, address := opened(t, "meeting-log")
	sitetest.Eval[bool](p, fillStorage)
	write(p, "topic", "small")
	sitetest.Eval[bool](p, "(sheetStore.save(), true)")
	sitetest.Eval[bool](p, `(() => {
		const notes = sheetForm.find("notes", 1);
		sheetForm.write(notes, "word ".repeat(1 << 12) + "end");
		return sheetForm.inputs(notes)[0].dispatchEvent(new Event("input", { bubbles: true }));
	})()`)
	said(p, "no room left")
	beginNext(p)
	said(p, "no room left")
	if n := sitetest.Eval[int](p, "sheetText.parse(sheetStore.whole()).entries.get('notes 1').text.length"); n != 5<<12+3 {
		t.Errorf("the copy has %d characters", n)
	}
	quiet(t, p)
	write(p, "notes", "short")
	said(p, "Saved in this browser")
	reopened(p, address)
	if got := answer(p, "notes", 1); got != "short" {
		t.Errorf("notes are %q", got)
	}
}

// keepsNothing is what a browser does whose storage is switched off.
const keepsNothing = `(Storage.prototype.setItem = () => { throw new DOMException("no", "SecurityError"); }, true)`

func beginNext(p *sitetest.Page) {
	sitetest.Eval[bool](p, `([...document.querySelectorAll("button")].find((b) => b.textContent === "Begin the next one").click(), true)`)
}

// Without any storage the sheet works, and says that it keeps nothing. Then the
// next sheet does not begin, since this one would be gone.
func TestNoStorage(t *testing.T) {
	p, _ := opened(t, "meeting-log")
	sitetest.Eval[bool](p, keepsNothing)
	write(p, "topic", "Something")
	said(p, "does not let the page save")
	beginNext(p)
	said(p, "does not let the page save")
	if got := answer(p, "topic", 1); got != "Something" {
		t.Errorf("the topic is %q", got)
	}
	quiet(t, p)
}

// Names are asked once; goals and open actions go on to the sheets that name
// them, and nothing that was written is written over.
func TestCarryOver(t *testing.T) {
	p, address := opened(t, "goals")
	home := strings.TrimSuffix(address, "goals/")
	openCopy(p, "mentorbook-sheet 1 goals\n\n[result-goal] G\n  Chair the meeting\n\n[result-goal 3] G\n  Apply\n\n[result-start 3] S\n  4\n\n[skill-goal] G\n  Say no\n\n[skill-start] S\n  2\n")
	at := func(id string) {
		p.Goto(home + id + "/")
		p.Wait(ready)
	}
	at("progress")
	for n, want := range []string{"Chair the meeting ", "Apply 4", "Say no 2", " "} {
		if got := answer(p, "goal", n+1) + " " + answer(p, "start-rating", n+1); got != want {
			t.Errorf("goal %d is %q, want %q", n+1, got, want)
		}
	}
	at("meeting-log")
	if got, want := answer(p, "goals", 1), "- Goal: Chair the meeting\n- Goal: Apply\n- Goal: Say no"; got != want {
		t.Errorf("the log has the goals %q, want %q", got, want)
	}
	write(p, "mentee-done", "- What: old and done\n  Done: x\n- What: old and open")
	write(p, "mentee-actions", "- What: new\n  By when: 2027-02-03")
	write(p, "homework", "Read")
	beginNext(p)
	for key, want := range map[string]string{"mentee-done": "- What: old and open\n- What: new", "mentee-actions": "", "homework-recap": "Read", "homework": ""} {
		if got := answer(p, key, 1); got != want {
			t.Errorf("in the next log %s is %q, want %q", key, got, want)
		}
	}
	p.Goto("about:blank")
	p.Goto(home + "meeting-log/#mb-sheet-1")
	p.Wait(ready)
	if got := answer(p, "homework", 1); got != "Read" {
		t.Errorf("the first log has the homework %q", got)
	}
	at("agreement")
	sitetest.Eval[bool](p, `(() => { const input = sheetForm.inputs(sheetForm.find("mentee", 1))[0]; input.value = "Ada"; input.dispatchEvent(new Event("input", { bubbles: true })); return input.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	write(p, "weeks", "4")
	if got := answer(p, "ends", 1); got != "8 February 2027" {
		t.Errorf("four weeks after 11 January is %q", got)
	}
	at("certificate")
	if got := answer(p, "mentee", 1); got != "Ada" {
		t.Errorf("the certificate is for %q", got)
	}
	quiet(t, p)
}

// An earlier sheet that was erased takes none of the others with it: they are
// listed, and the newest of them is carried over.
func TestErasedSheet(t *testing.T) {
	p, address := opened(t, "meeting-log")
	for _, action := range []string{"one", "two", "three"} {
		write(p, "mentor-actions", "- What: "+action)
		beginNext(p)
	}
	reopened(p, address+"#mb-sheet-2")
	sitetest.Eval[bool](p, "(sheetStore.erase(), true)")
	reopened(p, address)
	if got := p.Text(".earlier"); got != "Your sheets so far: 1 3 the newest" {
		t.Errorf("the page says %q", got)
	}
	if got := answer(p, "mentor-done", 1); got != "- What: one\n- What: two\n- What: three" {
		t.Errorf("carried over is %q", got)
	}
	write(p, "topic", "Four")
	beginNext(p)
	if got := sitetest.Eval[string](p, "sheetStore.earlier().join()"); got != "1,3,4" {
		t.Errorf("the sheets so far are %s", got)
	}
	p.Goto(strings.TrimSuffix(address, "meeting-log/"))
	p.Wait(`!!document.querySelector(".written")`)
	if got := sitetest.Eval[string](p, `document.querySelector(".items .written").textContent`); got != "3 earlier sheets" {
		t.Errorf("the list says %q", got)
	}
	quiet(t, p)
}

// A link fills in names and dates where nothing stands yet, and leaves the
// address; markup in it is text, and what it may not name is ignored.
func TestPrefilledLink(t *testing.T) {
	p, address := opened(t, "agreement")
	write(p, "mentor", "Grace")
	sitetest.Eval[bool](p, "(sheetStore.save(), true)")
	link := "#fill=mentor.name=Eve&mentee.name=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E%0A%E2%80%AEb&cycle.start=2027-02-01&rhythm=daily&cycle.name=" + strings.Repeat("x", 101)
	reopened(p, address+link)
	for key, want := range map[string]string{"mentor": "Grace", "mentee": "<img src=x onerror=alert(1)>b", "starts": "2027-02-01", "rhythm": ""} {
		if got := answer(p, key, 1); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	if got := sitetest.Eval[string](p, "location.href"); got != address {
		t.Errorf("the address is still %s", got)
	}
	reopened(p, address+"#fill=mentee.name=Bo&x="+strings.Repeat("y", 2000))
	if got := answer(p, "mentee", 1); !strings.HasPrefix(got, "<img") {
		t.Errorf("a link that is too long filled in %q", got)
	}
	quiet(t, p)
}

// The list says what of each sheet is written in this browser.
func TestFolder(t *testing.T) {
	p, address := opened(t, "goals")
	write(p, "result-goal", "Chair")
	sitetest.Eval[bool](p, "(sheetStore.save(), true)")
	p.Goto(strings.TrimSuffix(address, "goals/"))
	p.Wait(`!!document.querySelector(".written")`)
	if got := sitetest.Eval[string](p, `[...document.querySelectorAll(".items .written")].map((w) => w.parentElement.querySelector("a").textContent + ": " + w.textContent).join()`); got != "Goals in three groups: 7 answers in this browser" {
		t.Errorf("the list says %q", got)
	}
	sitetest.Report(t, p.Axe())
	quiet(t, p)
}

// The folder says what the cycle has reached on the day of reading, and what
// comes next, with what of it is written.
func TestFolderFollowsTheCycle(t *testing.T) {
	browser, home := served(t)
	for now, want := range map[string]string{
		"2026-12-01": "Now Before you meet|Next In the first meetings 11 January 2027",
		"2027-01-11": "Now Before you meet|Now In the first meetings 11 January 2027|Now At every meeting|Next After one month 11 February 2027",
		"2027-03-30": "Now At every meeting|Now After one month 11 February 2027|Next After three months 11 April 2027",
		"2027-04-20": "Now At every meeting|Now After three months 11 April 2027|Now Half-way 12 April 2027|Next At the end 30 July 2027",
		"2027-09-01": "Now At the end 30 July 2027",
	} {
		p := browser.Open(home+"worksheets/", sitetest.View{Now: now + "T12:00:00Z", Zone: "Europe/Berlin"})
		p.Wait(`!document.querySelector(".moments").hidden`)
		if got := sitetest.Eval[string](p, `[...document.querySelectorAll(".moments h3")].filter((h) => h.checkVisibility()).map((h) => h.innerText).join("|")`); got != want {
			t.Errorf("on %s it says %s, want %s", now, got, want)
		}
		quiet(t, p)
		p.Close()
	}
	p := browser.Open(home+"worksheets/", sitetest.View{Now: "2027-01-20T12:00:00Z", Width: 360, Height: 740})
	sitetest.Eval[bool](p, `(localStorage.setItem("mentorbook:sheet1:/m/:agreement", "mentorbook-sheet 1 agreement\n\n[mentor] M\n  Grace\n"), true)`)
	p.Leave(`location.reload()`)
	p.Wait(`document.querySelector(".moments .written")?.textContent === "1 answer in this browser"`)
	sitetest.Report(t, p.Axe())
	sitetest.Report(t, p.Reflow())
	p.Click(".moments [href$='#mb-meet']")
	p.Wait(`!!document.querySelector(".meeting h2:focus")`)
	quiet(t, p)
	bare := browser.Open(home+"worksheets/", sitetest.View{Scripts: sitetest.ScriptsOff})
	if sitetest.Eval[bool](bare, `document.querySelector(".moments").checkVisibility()`) {
		t.Error("without scripts nobody knows what day it is")
	}
}

// Sheets can be used by everyone, in a narrow window too.
func TestAccessible(t *testing.T) {
	browser, home := served(t)
	for _, id := range []string{"agreement", "meeting-log", "progress"} {
		for _, v := range []sitetest.View{{}, {Scheme: sitetest.Dark, Width: 360, Height: 740}} {
			p := browser.Open(home+"worksheets/"+id+"/", v)
			p.Wait(ready)
			sitetest.Report(t, p.Axe())
			sitetest.Report(t, p.Reflow())
			quiet(t, p)
			p.Close()
		}
	}
}

// The dates of a table go into a calendar: with a time as an instant, so that
// summer time is right, without one as a day.
func TestCalendar(t *testing.T) {
	browser, home := served(t)
	p := browser.Open(home+"worksheets/road-map/", sitetest.View{Zone: "Europe/Berlin"})
	p.Wait(ready)
	write(p, "meetings", "- Date: 2027-03-27\n  Topic: Pay, and; more\n  Goal it serves: First\n-\n- Date: 2027-03-28\n  Topic: Second\n- Topic: No day yet")
	events := func() string {
		return sitetest.Eval[string](p, `import(new URL(document.getElementById("mb-keep").dataset.keep, document.baseURI)).then((m) => m.events(sheetForm.find("meetings", 1), new Date(0)).join("\n"))`)
	}
	days := events()
	for _, want := range []string{"DTSTART;VALUE=DATE:20270327\n", `SUMMARY:Pay\, and\; more`, "DESCRIPTION:Goal it serves: First", "UID:road-map-meetings-3-", "DTSTAMP:19700101T000000Z"} {
		if !strings.Contains(days, want) {
			t.Errorf("%q is not in\n%s", want, days)
		}
	}
	if n := strings.Count(days, "BEGIN:VEVENT"); n != 2 {
		t.Errorf("%d entries, want 2", n)
	}
	if events() != days {
		t.Error("an entry changes its name")
	}
	write(p, "time", "09:30")
	write(p, "length", "45")
	timed := events()
	for _, want := range []string{"DTSTART:20270327T083000Z\nDTEND:20270327T091500Z", "DTSTART:20270328T073000Z"} {
		if !strings.Contains(timed, want) {
			t.Errorf("%q is not in\n%s", want, timed)
		}
	}
	sitetest.Eval[bool](p, `(document.querySelector("[data-calendar] > button").click(), true)`)
	p.Wait(`!!document.querySelector(".ask-box a[download$='.ics']")`)
	quiet(t, p)
}

// An agreed rhythm is one entry that comes again at the same time of day, also
// after the clocks have changed, and that a calendar knows when it comes twice.
func TestSeries(t *testing.T) {
	browser, home := served(t)
	p := browser.Open(home+"worksheets/agreement/", sitetest.View{Zone: "Europe/Berlin"})
	p.Wait(ready)
	series := func() string {
		return sitetest.Eval[string](p, `import(new URL(document.getElementById("mb-keep").dataset.keep, document.baseURI)).then((m) => m.events(sheetForm.find("first", 1), new Date(0)).join("\n"))`)
	}
	if got := series(); !strings.Contains(got, "DTSTART;VALUE=DATE:20270111\nSUMMARY:Mentoring meeting\nEND") {
		t.Errorf("without a rhythm it is\n%s", got)
	}
	for _, said := range []struct{ key, text string }{{"every", "2"}, {"weeks", "28"}, {"at", "16:30"}, {"length", "45"}, {"mentee", "Ada"}, {"mentor", "Bo; Lee"}} {
		write(p, said.key, said.text)
		sitetest.Eval[bool](p, fmt.Sprintf(`sheetForm.inputs(sheetForm.find(%q, 1))[0].dispatchEvent(new Event("change", { bubbles: true }))`, said.key))
	}
	got := series()
	want := `BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:20270110T163000
TZOFFSETFROM:+0100
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20270328T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:agreement-first-PAIR
DTSTAMP:19700101T000000Z
DTSTART;TZID=Europe/Berlin:20270111T163000
DTEND;TZID=Europe/Berlin:20270111T171500
RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=14
SUMMARY:Mentoring: Ada and Bo\; Lee
END:VEVENT`
	if named := regexp.MustCompile(`(UID:agreement-first)-[0-9a-f-]+@127\.0\.0\.1`).ReplaceAllString(got, "$1-PAIR"); named != want {
		t.Errorf("got\n%s\nwant\n%s", named, want)
	}
	if series() != got {
		t.Error("the series changes its name")
	}
	sitetest.Eval[bool](p, `(sheetForm.find("first", 1).querySelector("button").click(), true)`)
	p.Wait(`!!document.querySelector(".ask-box a[download='agreement.ics']")`)
	if got := p.Text(".ask-box"); !strings.Contains(got, "14 meetings, the first on 11 January 2027, the last on 12 July 2027.") {
		t.Errorf("the page says %q", got)
	}
	quiet(t, p)
}

// What is no count or no day of ours gives one entry or none, and never a
// calendar that breaks.
func TestSlipsInACalendar(t *testing.T) {
	p, _ := opened(t, "agreement")
	for key, text := range map[string]string{"first": "2027-01-11", "every": "2", "weeks": "28", "at": "16:30", "length": "45"} {
		write(p, key, text)
	}
	for _, c := range []struct{ key, slip, usual, want string }{
		{"every", "1.5", "2", "DTEND:20270111T171500Z"},
		{"every", "99999999999", "2", "DTEND:20270111T171500Z"},
		{"weeks", "-28", "28", "DTEND:20270111T171500Z"},
		{"weeks", "999", "28", "COUNT=200"},
		{"length", "-45", "45", "T173000"}, // an hour
		{"length", "1e300", "45", "T173000"},
		{"first", "0050-01-01", "2027-01-11", ""},
		{"first", "9999-12-20", "2027-01-11", ""},
	} {
		write(p, c.key, c.slip)
		got := sitetest.Eval[string](p, `import(new URL(document.getElementById("mb-keep").dataset.keep, document.baseURI)).then((m) => m.events(sheetForm.find("first", 1), new Date(0)).join("\n"))`)
		if !strings.Contains(got, c.want) || got == "" != (c.want == "") {
			t.Errorf("%s: %s gives %q, want %q in it", c.key, c.slip, got, c.want)
		}
		write(p, c.key, c.usual)
	}
	quiet(t, p)
}

// Ratings are drawn as they come in, with the same numbers in a table.
func TestChart(t *testing.T) {
	p, _ := opened(t, "progress")
	openCopy(p, "mentorbook-sheet 1 progress\n\n[goal] G\n  Chair <i>it</i>\n\n[start-rating] S\n  3\n\n[mid-rating] S\n  7\n\n[start-rating 2] S\n  0\n")
	p.Wait(`document.querySelectorAll(".chart polyline").length === 2`)
	if got, want := sitetest.Eval[string](p, `[...document.querySelectorAll(".chart tbody tr")].map((tr) => [...tr.cells].map((c) => c.textContent).join("|")).join("\n")`), "1. Chair <i>it</i>|3||7|\n2. |0|||"; got != want {
		t.Errorf("the table is\n%s\nwant\n%s", got, want)
	}
	if n := sitetest.Eval[int](p, `document.querySelectorAll(".chart circle").length`); n != 3 {
		t.Errorf("%d points, want 3", n)
	}
	sitetest.Eval[bool](p, `(document.querySelector(".ask-box").close(), true)`)
	sitetest.Report(t, p.Axe())
	quiet(t, p)
}

// The example on the page is drawn as the script draws the same ratings, stands
// there without scripts and on paper, and comes back when all is erased.
func TestChartSample(t *testing.T) {
	const drawing = `JSON.stringify([...document.querySelectorAll(".chart svg *, .chart tbody *")].map((e) => [e.localName, [...e.attributes].map((a) => a.name + "=" + a.value).sort(), e.textContent]))`
	const title = `document.querySelector(".chart figcaption").textContent`
	browser, home := served(t)
	bare := browser.Open(home+"worksheets/progress/", sitetest.View{Scripts: sitetest.ScriptsOff})
	printed(t, bare, chromedp.PaperA4, []string{"An example: ratings over time", "2. Say no without a long excuse"})
	want := sitetest.Eval[string](bare, drawing)
	bare.Close()
	p, _ := opened(t, "progress")
	sample := sitetest.Eval[[]struct {
		Name  string
		Marks []string
	}](p, `[...document.querySelectorAll(".chart.sample tbody tr")].map((tr) => ({ name: tr.cells[0].textContent.slice(3), marks: [...tr.cells].slice(1).map((c) => c.textContent) }))`)
	text := "mentorbook-sheet 1 progress\n"
	for i, s := range sample {
		text += fmt.Sprintf("\n[goal %d] G\n  %s\n", i+1, s.Name)
		for j, key := range []string{"start", "month", "mid", "end"} {
			text += fmt.Sprintf("\n[%s-rating %d] R\n  %s\n", key, i+1, s.Marks[j])
		}
	}
	openCopy(p, text)
	p.Wait(title + ` === "Ratings over time"`)
	if got := sitetest.Eval[string](p, drawing); got != want || len(sample) < 2 {
		t.Errorf("the script draws\n%s\nthe build\n%s", got, want)
	}
	sitetest.Eval[bool](p, `(document.querySelector(".ask-box").close(), sheetStore.erase(), true)`)
	p.Wait(title + ` === "An example: ratings over time"`)
	quiet(t, p)
}

// What tells how to reach somebody goes with the tab, what is sensitive never
// stays, and a sheet that keeps nothing keeps nothing.
func TestWhereAnswersAre(t *testing.T) {
	p, _ := opened(t, "feedback")
	write(p, "hard-to-say", "a secret")
	write(p, "keep", "the walk")
	sitetest.Eval[bool](p, "(sheetStore.save(), true)")
	all := sitetest.Eval[string](p, `JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])`)
	if strings.Contains(all, "secret") || !strings.Contains(all, "the walk") {
		t.Errorf("the browser keeps %s", all)
	}
	if key := sitetest.Eval[string](p, `Object.keys(localStorage).join()`); key != "mentorbook:sheet1:/m/:feedback" {
		t.Errorf("it is kept as %s", key)
	}
	if got := sitetest.Eval[string](p, "sheetStore.whole()"); !strings.Contains(got, "a secret") {
		t.Errorf("the reader's own copy is %s", got)
	}
}

var papers = map[string]chromedp.PaperSize{"A4": chromedp.PaperA4, "Letter": chromedp.PaperLetter}

// A sheet without scripts is printed as it is, with dates in words where the
// programme knows them.
func TestPaperWithoutScripts(t *testing.T) {
	browser, home := served(t)
	p := browser.Open(home+"worksheets/agreement/", sitetest.View{Scripts: sitetest.ScriptsOff})
	for name, paper := range papers {
		if got, want := printed(t, p, paper, []string{"Partnership agreement", "How often", "2027"}), pages(t, "agreement"); got != want {
			t.Errorf("%d pages on %s, want %d", got, name, want)
		}
	}
}

// Long answers are all on paper, also those that scroll on the screen.
func TestLongAnswersOnPaper(t *testing.T) {
	p, _ := opened(t, "meeting-log")
	wants := []string{"word1 ", "word700", "line39", "Topic-the-last", "a-very-long-line-that-goes-on", "11 January 2027"}
	var words, lines strings.Builder
	for n := 1; n <= 700; n++ {
		fmt.Fprintf(&words, "word%d ", n)
	}
	for n := range 40 {
		fmt.Fprintf(&lines, "line%d\n", n)
	}
	write(p, "notes", words.String())
	write(p, "useful", lines.String())
	write(p, "topic", strings.Repeat("topic ", 60)+"Topic-the-last")
	write(p, "date", "2027-01-11")
	write(p, "mentee-actions", "- What: "+strings.Repeat("much ", 50)+"a-very-long-line-that-goes-on")
	for _, paper := range papers {
		printed(t, p, paper, wants)
	}
}

// pages is how long a sheet is meant to be.
func pages(t *testing.T, id string) int {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "content", "worksheets", id+".md"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "pages: "); ok {
			fmt.Sscan(rest, &n)
		}
	}
	return n
}

// printed prints the page, looks for texts on the paper and counts the sheets.
func printed(t *testing.T, p *sitetest.Page, paper chromedp.PaperSize, wants []string) int {
	t.Helper()
	file := filepath.Join(t.TempDir(), "sheet.pdf")
	p.PDF(file, paper)
	text := plainText(t, file)
	for _, want := range wants {
		if !strings.Contains(text, squeezed(want)) {
			t.Errorf("%q is not on paper", want)
		}
	}
	return strings.Count(text, "\f")
}

// plainText gives the words of a PDF without the spaces between them, for lines
// break anywhere, and a form feed after each page.
func plainText(t *testing.T, file string) string {
	t.Helper()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("pdftotext is missing, and CI=true requires it")
		}
		t.Skip("skipped: pdftotext is missing")
	}
	out, err := exec.Command(program, "-raw", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return squeezed(string(out))
}

func squeezed(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\f' && unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}
