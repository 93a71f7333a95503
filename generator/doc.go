// Package generator turns a mentoring programme, written in Markdown, into a
// static site.
//
// # Flow
//
// Work goes one way, and only this package knows its order:
//
//	settings + theme + content
//	  → source: the folder as files, sections and bundles
//	  → frontmatter, schema: each page's metadata into the record of its content type
//	  → site: sections, terms, neighbours, references; read-only from here on
//	  → plan: the outputs that the content types name; rules and checks of the model
//	  → outputs, one job each:
//	      Markdown → view → layout → stage, with the pictures that they show
//	  → check: anchors, and pictures that no page shows
//	  → emit, when nothing is wrong: sitemap, feed, calendars, assets, documents,
//	    redirects
//	  → publish: stage and output folder change places
//
// A worker takes one output from Markdown to the stage, so the HTML of the
// whole site is never in memory at once. What pages share (header and footer by
// section, a mentor's card, the parsed layouts) is rendered once. The preview
// goes the same way up to the plan, then makes only the page that is asked for.
//
// # Tiers
//
// A package imports lower tiers only; a test reads this table and holds it.
//
//	0  diag, internal/{permalink,colour}, themes
//	1  internal/{schema,source,markdown,i18n,picture,pdf,made,publish,answers,spreadsheet,facet}
//	2  internal/{config,frontmatter,theme}
//	3  internal/site, importer
//	4  internal/view
//	5  internal/contenttype: the seam
//	6  internal/contenttype/NAME, internal/emit/NAME, internal/check
//	7  generator
//	8  generator/serve
//	9  cmd/mentorbook
//	T  internal/{corpus,sitetest}, internal/contenttype/typetest, internal/emit/search/eval: to test and to measure
//
// Content types do not import each other. Adding one is its record in site, its
// folder, and a line in types.go; nothing else switches on a type's name. Where
// one type shows another's pages, it asks for them by name: the home page for
// its lists, a topic for its people, [[word]] for terms.
//
// # Invariants
//
//   - Same input, same bytes: any number of workers, any machine. The day of the
//     build is an input.
//   - Every link inside the site is relative to its page and made by one checked
//     function, so the output works at any base path.
//   - A fault of an author's file is a diagnostic, and one run reports them all.
//     With an error nothing is published.
//   - Nothing outside the content, theme and output folders is read or written,
//     but for .mentorbook beside the output: the record of what was published
//     and the pictures and PDFs that were made.
//   - No code here opens the cohort folder, where the programme's private records
//     are.
//
// # Words
//
// Front matter, archetype, layout, partial, base URL, permalink, section, page
// bundle, taxonomy, term, slug, alias, draft and weight mean what they mean in
// the field. What differs between a mentor and a module is the content type.
// Ours are programme, cycle, mentor, mentee, coach, coordinator, topic, module,
// track, session, roundtable, guide, worksheet, pair, choice and check-in.
package generator
