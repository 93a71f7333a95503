package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"mentorbook/generator/diag"
)

// Options set up a [Markdown].
type Options struct {
	Language string // BCP 47 tag, for quotation marks; English when unknown
	Labels   Labels // the few words that the output shows; English where empty
}

// Markdown reads and writes one language's Markdown. It is immutable and safe
// for many goroutines.
type Markdown struct {
	parser parser.Parser
	labels Labels
	wide   bool // lines that end in Chinese or Japanese join without a space
}

// New sets goldmark up once.
func New(o Options) *Markdown {
	return &Markdown{
		parser: newParser(quotesFor(o.Language)),
		labels: o.Labels.complete(),
		wide:   joinsWideLines(o.Language),
	}
}

// newParser lists every parser in the order in which they are asked. The
// numbers are goldmark's own where the parser is.
func newParser(q quotes) parser.Parser {
	at := util.Prioritized
	block := func(p parser.BlockParser, priority int) util.PrioritizedValue { return at(counted{p}, priority) }
	return parser.NewParser(
		parser.WithBlockParsers(
			block(bounded{containerParser{}}, 50),
			block(headingParser{parser.NewSetextHeadingParser()}, 100),
			block(bounded{extension.NewDefinitionListParser()}, 101),
			block(extension.NewDefinitionDescriptionParser(), 102),
			block(parser.NewThematicBreakParser(), 200),
			block(bounded{parser.NewListParser()}, 300),
			block(parser.NewListItemParser(), 400),
			block(parser.NewCodeBlockParser(), 500),
			block(headingParser{parser.NewATXHeadingParser()}, 600),
			block(parser.NewFencedCodeBlockParser(), 700),
			block(bounded{parser.NewBlockquoteParser()}, 800),
			block(parser.NewHTMLBlockParser(), 900),
			block(bounded{footnoteParser{extension.NewFootnoteBlockParser()}}, 999),
			block(parser.NewParagraphParser(), 1000),
		),
		parser.WithParagraphTransformers(
			at(admission{}, 50),
			at(calloutMarker{}, 60),
			at(parser.LinkReferenceParagraphTransformer, 100),
			at(extension.NewTableParagraphTransformer(), 200),
			at(readmission{}, 300),
			at(paragraphAttributes{}, 400),
		),
		parser.WithInlineParsers(
			at(extension.NewTaskCheckBoxParser(), 0),
			at(parser.NewCodeSpanParser(), 100),
			at(footnoteRefParser{}, 110),
			at(termParser{}, 120),
			at(inlineAttributes{}, 130),
			at(parser.NewLinkParser(), 200),
			at(parser.NewAutoLinkParser(), 300),
			at(tagParser{parser.NewRawHTMLParser()}, 400),
			at(parser.NewEmphasisParser(), 500),
			at(extension.NewStrikethroughParser(), 500),
			at(newLinkify(), 999),
			at(typographer{q}, 9999),
		),
		parser.WithASTTransformers(at(extension.NewTableASTTransformer(), 0)),
	)
}

// newLinkify makes bare http, https and www addresses and e-mail addresses
// links.
func newLinkify() parser.InlineParser {
	return extension.NewLinkifyParser(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"}))
}

// Source is a text to read.
type Source struct {
	File      string // with slashes, relative to the site, for positions
	Text      []byte // not changed and not kept by the caller while the Document lives
	FirstLine int    // the line in File of Text's first line, from 1; 0 means 1
}

// Document is a text that has been read. It does not change.
type Document struct {
	// Problems are the faults that need no knowledge of other files, sorted.
	Problems diag.List
	// Headings are in the order of the text, facilitators' ones among them.
	Headings []Heading
	// Exercises are the exercise containers in the order of the text.
	Exercises []Exercise

	md     *Markdown
	origin *origin
	root   ast.Node
	notes  []*note
}

// Heading is one heading of the body.
type Heading struct {
	Level       int    // 2 to 6: the page's title is the h1
	ID          string // without any prefix
	Text        string // plain
	Line        int    // in the file
	Facilitator bool   // inside facilitator notes: never for learners
}

// Exercise is one exercise container.
type Exercise struct {
	ID          string // without any prefix
	Title       string // plain; may be empty
	Minutes     int    // 0 when not given
	Group       string // how to sit, see container.go; may be empty
	Line        int    // in the file
	Facilitator bool   // inside facilitator notes: never for learners
}

// View tells for whom a document is rendered.
type View uint8

// The views.
const (
	Learner     View = iota // drops facilitator containers wholly
	Facilitator             // shows everything
)

// Outline gives the headings that one view shows.
func (d *Document) Outline(v View) []Heading {
	shown := make([]Heading, 0, len(d.Headings))
	for _, h := range d.Headings {
		if v == Facilitator || !h.Facilitator {
			shown = append(shown, h)
		}
	}
	return shown
}

// Parse reads a text. It never fails: faults are in the document's Problems,
// and a text that may not be read at all gives an empty document.
func (m *Markdown) Parse(s Source) *Document {
	d := &Document{md: m, root: ast.NewDocument()}
	p := &parsing{Document: d}
	d.origin = newOrigin(s)
	if p.acceptable() {
		p.read()
	}
	d.Problems = p.problems.list()
	return d
}

// parsing is the state of one Parse.
type parsing struct {
	*Document
	problems findings
	steps    int  // block continuations so far
	cells    int  // table cells so far
	escaped  int  // escaped pipes in tables so far
	expanded int  // bytes that reference links repeat
	deep     bool // nesting has been reported
	blocks   int  // opened so far
	headings int  // opened so far
	marks    int  // in paragraphs and headings so far
	many     bool // of one of these there are too many, as reported
	explicit bool // an author wrote an id
	ids      ids
	labels   map[string]*note
	used     []*note // in the order of their first references
}

// parsingKey finds the parsing in goldmark's context.
var parsingKey = parser.NewContextKey()

func parsingOf(pc parser.Context) *parsing { return pc.Get(parsingKey).(*parsing) }

// read parses and inspects the text. goldmark is old and well tried, but it is
// not ours: should it panic, the author learns which file did it and the build
// goes on.
func (p *parsing) read() {
	defer func() {
		if r := recover(); r != nil {
			p.root = ast.NewDocument()
			p.fault(diag.Error, "markdown/unreadable", 0, 0, "this text cannot be read",
				"a fault of the program, not yours: take out the last thing that you added and report it")
		}
	}()
	pc := parser.NewContext()
	pc.Set(parsingKey, p)
	p.root = p.md.parser.Parse(text.NewReader(p.origin.text), parser.WithContext(pc))
	p.inspect()
}
