// Package markdown turns an author's Markdown into HTML, headings, exercises
// and plain text, and says what is wrong with it.
//
// The language is CommonMark with GitHub's tables, strikethrough, task lists
// and automatic links, and
//
//   - footnotes `[^1]` and definition lists (PHP Markdown Extra);
//   - callouts in GitHub's syntax, `> [!NOTE]` (see callout.go);
//   - containers for training, `:::exercise{minutes=10} Title` … `:::`
//     (see container.go);
//   - links to the glossary, `[[term]]` and `[[term|shown text]]`;
//   - attributes `{#id .class lang=fr dir=rtl}` after the text of a heading,
//     after a link or picture, after the name of a container, and on the last
//     line of a paragraph (see attribute.go);
//   - quotation marks, dashes and ellipses as the language writes them.
//
// Work is in three steps. [Markdown.Parse] checks the limits, reads the text
// with goldmark and walks the tree once: it checks destinations and attributes,
// gives headings their ids, takes raw HTML out and collects what other packages
// ask for. [Document.Render] writes the HTML; where a link leads is asked of a
// [LinkResolver], because only the whole site knows. [Document.Plain] and
// [Document.Contacts] read the same tree.
//
// What holds:
//
//   - No element, attribute or address comes from the author's text but those
//     that this package writes: raw HTML is dropped, attributes and classes are
//     a short list, addresses have one of a few schemes, everything is escaped.
//   - No input panics or hangs: what goldmark would take quadratic time for is
//     refused with a message (limit.go).
//   - A tree is read-only after Parse: a Document may be rendered many times and
//     by many goroutines. The same input gives the same bytes.
//   - In the learner's view nothing of a facilitator container reaches the
//     output: not its text, headings, exercises or footnotes.
//   - Ids in a body are unique and never begin with "mb-", which belongs to
//     the interface (footnotes use it).
package markdown
