package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// workbook turns a CSV file into XLSX as a form service would write it: days
// such as 2026-03-01 become days of Excel, and what begins with "formula:" a
// formula: "workbook FILE.xlsx FROM.csv".
func workbook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: workbook FILE.xlsx FROM.csv")
	}
	rows, err := csv.NewReader(strings.NewReader(ts.ReadFile(args[1]))).ReadAll()
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), xlsx(ts, rows), 0o666))
}

func xlsx(ts *testscript.TestScript, rows [][]string) []byte {
	book := excelize.NewFile()
	defer book.Close()
	for i, row := range rows {
		for j, text := range row {
			name, err := excelize.CoordinatesToCellName(j+1, i+1)
			ts.Check(err)
			day, notDay := time.Parse(time.DateOnly, text)
			formula, isFormula := strings.CutPrefix(text, "formula:")
			switch {
			case notDay == nil:
				err = book.SetCellValue("Sheet1", name, day)
			case isFormula:
				err = book.SetCellFormula("Sheet1", name, formula)
			case text != "":
				err = book.SetCellValue("Sheet1", name, text)
			}
			ts.Check(err)
		}
	}
	var w bytes.Buffer
	ts.Check(book.Write(&w))
	return w.Bytes()
}

// signups writes what a form service exports of 500 people, 20 of whom wrote
// something that cannot be taken: "signups google|microsoft|typeform FILE".
func signups(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: signups google|microsoft|typeform FILE")
	}
	rows := map[string]func() [][]string{"google": google, "microsoft": microsoft, "typeform": typeform}[args[0]]()
	if strings.HasSuffix(args[1], ".xlsx") {
		ts.Check(os.WriteFile(ts.MkAbs(args[1]), xlsx(ts, rows), 0o666))
		return
	}
	var w bytes.Buffer
	ts.Check(csv.NewWriter(&w).WriteAll(rows))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), w.Bytes(), 0o666))
}

// signup is what one of the 500 says. Every 25th is wrong, each in a way of
// its own.
type signup struct {
	number                                                      int
	name, email, role, languages, topics, format, mentees, city string
	zone, agrees, why                                           string
	topicLevel                                                  string // of the topic negotiation
}

func person(n int) signup {
	given := []string{"Ada", "Zoë", "Łukasz", "Ayşe", "O’Brien", "محمد", "山田"}
	family := []string{"Okafor", "Åström", "Wójcik", "Çağlayan", "Lee-Smith", "Nguyễn"}
	s := signup{
		number: n, name: given[n%len(given)] + " " + family[n%len(family)] + " " + roman(n), email: fmt.Sprintf("p%d@example.org", n),
		role: "Engineer number " + strconv.Itoa(n), languages: []string{"English", "English, Turkish", "Deutsch, Englisch", "English (native), français"}[n%4],
		topics: []string{"Feedback", "Feedback, Negotiation", "bargaining, Preparing, asking and agreeing", "Feedback (expert)"}[n%4],
		format: []string{"Over several months", "One conversation", "long-term, ad-hoc"}[n%3], mentees: strconv.Itoa(1 + n%3),
		city: []string{"London", "New York", "Kathmandu"}[n%3], zone: []string{"London", "America/New_York", "Asia/Kathmandu"}[n%3],
		agrees: "I agree that my profile is published", why: "Because *somebody* helped me & <b>I</b> remember.\n\n# Not a heading",
		topicLevel: []string{"", "Expert", "familiar", ""}[n%4],
	}
	if n%25 == 0 {
		s.spoil(n / 25)
	}
	return s
}

// roman tells people of one name apart without digits.
func roman(n int) string {
	text := ""
	for ; n > 0; n /= 26 {
		text += string(rune('a' + n%26))
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

func (s *signup) spoil(way int) {
	switch way % 10 {
	case 1, 9:
		s.agrees = ""
	case 2:
		s.topics += ", Negotation"
	case 3:
		s.languages = "Englsh"
	case 4:
		s.mentees = "2-3"
	case 5:
		s.zone = "CET"
	case 6:
		s.why = "Write to me@example.org"
	case 7:
		s.role = ""
	case 8:
		s.format = "carrier pigeon"
	case 0:
		s.name = "Ada \u202eOkafor"
	}
}

func everyone(header []string, row func(s signup) []string) [][]string {
	rows := [][]string{header}
	for n := 1; n <= 500; n++ {
		rows = append(rows, row(person(n)))
	}
	return rows
}

// google is as Google Forms writes CSV: the time first, commas between choices,
// a column for each row of a grid.
func google() [][]string {
	return everyone([]string{"Timestamp", "Email Address", "What is your full name?", "Your current role", "Which languages do you speak?", "What can you help with?",
		"What can you help with? [Negotiation]", "Preferred format of mentoring", "How many mentees at once?", "Which city are you in?", "Your time zone",
		"Do you agree to be listed?", "Why do you want to be a mentor?", "T-shirt size"},
		func(s signup) []string {
			return []string{"2026/02/01 10:22:33 AM GMT+1", s.email, s.name, s.role, s.languages, s.topics, s.topicLevel, s.format, s.mentees, s.city, s.zone, s.agrees, s.why, "M"}
		})
}

// microsoft is as Microsoft Forms writes XLSX: numbers, times and the account
// first, semicolons behind every choice. Its columns have moved, and one more
// came.
func microsoft() [][]string {
	semicolons := strings.NewReplacer("Preparing, asking", "Preparing, asking", ", ", ";")
	return everyone([]string{"ID", "Start time", "Completion time", "Email", "Name", "Your city", "Full name", "Job title", "Languages", "Expertise", "Number of mentees",
		"Mentoring type", "Time zone", "I agree to be listed", "Hobbies", "About you"},
		func(s signup) []string {
			return []string{strconv.Itoa(s.number), "2026-02-01", "2026-02-01", s.email, "anonymous", s.city, s.name, s.role, semicolons.Replace(s.languages) + ";", semicolons.Replace(s.topics) + ";",
				s.mentees, semicolons.Replace(s.format) + ";", s.zone, s.agrees, "chess, tea", s.why}
		})
}

// typeform is as Typeform writes CSV: a token first, a column for each choice,
// the time last.
func typeform() [][]string {
	chosen := func(choice, text string) string {
		if strings.Contains(text, choice) {
			return choice
		}
		return ""
	}
	return everyone([]string{"#", "What's your full name?", "And your position?", "Feedback", "Negotiation", "Other topics", "Languages", "Over several months", "One conversation", "Mentees at once",
		"Time zone", "Do you agree to be listed?", "Tell us about yourself", "Email", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"},
		func(s signup) []string {
			other := strings.NewReplacer("Feedback (expert)", "", "Feedback, ", "", "Feedback", "", "Negotiation", "").Replace(s.topics)
			long := chosen("Over several months", strings.Replace(s.format, "long-term, ad-hoc", "Over several months One conversation", 1))
			short := chosen("One conversation", strings.Replace(s.format, "long-term, ad-hoc", "Over several months One conversation", 1))
			return []string{fmt.Sprintf("t%07d", s.number), s.name, s.role, chosen("Feedback", s.topics), chosen("Negotiation", s.topics), strings.Trim(other, ", "), s.languages, long, short, s.mentees,
				s.zone, s.agrees, s.why, s.email, "2026-02-01 10:20:00", "2026-02-01 10:22:33", "a1b2c3"}
		})
}
