// Package search writes the index of the site's own search, which the engine in
// themes/default/assets/scripts/search reads without a server.
//
// What is in it is what readers see: the text of the main element of every
// page that the site lists, but of pages with search: false, and the keywords
// and other names that their authors gave. So nothing can get into it that is
// not on a page: no draft, no facilitator's note, no private key. Profiles are
// found whether or not other search engines may list them.
//
// # Files
//
// All files are compressed with gzip, which the engine undoes, so that nothing
// depends on what the host compresses. Numbers are varints as in package
// encoding/binary.
//
//	search/index.bin        the root: length of its head, the head as JSON, and,
//	                        while they are small, the shards of all languages
//	search/ID/LANG/N.bin    a shard of the words of a language: length of its
//	                        text; a line of forms for each word, with tabs
//	                        between them, each as a character that counts what
//	                        it shares with the form before ("!" for nothing) and
//	                        the rest; for each word the number of its pages and
//	                        the length of its list; the lists
//	search/ID/LANG/wN.bin   words for spelling, one a line, backwards and by
//	                        their last letters, written alike, with the
//	                        logarithm (to 3) of the number of their pages
//	search/ID/f.bin         facets: length of the head, the head as JSON (by facet
//	                        id, name and length of each value), and for each
//	                        value the pages, as distances; in the root while
//	                        they are few
//	search/ID/t/N.bin       what results show of pages, as JSON
//
// A list holds the pages of a word: for each the distance from the page before
// times 16, plus its impact from 1 to 15, which says how much the page is about
// the word: field weights and lengths are in it (BM25F), so the browser needs no
// lengths. The ID is a hash of all the rest, so the files of one index never mix
// with those of another, and a reader whose page is older than the site gets the
// root anew.
//
// Pages have numbers in the order of [Order]. Words of one stem are one word
// with several forms; only this package stems. What the words of a text are is
// said at tokens, and must be the same in the browser.
package search
