package collect

import (
	"fmt"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit/text"
)

// A column is one of the columns all formats share (DESIGN §3); the code.* columns go by name instead.
type column int

const (
	colWave column = iota
	colCompany
	colScenario
	colChannel
	colAttempt
	colSentAt
	colAnsweredAt
	colKind
	colText
	colVisibility
	colDeletedAt
	colShopper
	colCount // how many there are

	colCode    column = -1 // a code.* column
	colIgnored column = -2 // its name has been complained of
	colUnnamed column = -3
)

var columns = [colCount]string{
	"wave", "company", "scenario", "channel", "attempt", "sent_at", "answered_at", "kind", "text", "visibility", "deleted_at", "shopper",
}

func (c column) String() string { return columns[c] }

var required = []column{colCompany, colScenario, colChannel, colSentAt}

const codePrefix = "code."

// A heading says what stands in a column: the column, and for colCode which point or criterion.
type heading struct {
	column column
	code   string
}

// heading reads a column's name, and complains of one that is not known.
func (rd *reader) heading(name string, p place) heading {
	if i := slices.Index(columns[:], name); i >= 0 {
		return heading{column: column(i)}
	}
	mark, isCode := strings.CutPrefix(name, codePrefix)
	switch {
	case isCode && rd.marked.has(mark):
		return heading{column: colCode, code: mark}
	case isCode:
		rd.problem(p, "unknown-code", "code %s is neither a point nor a criterion of this campaign%s", quote(mark), didYouMean(mark, rd.marked.sorted))
	default:
		known := slices.Clone(columns[:])
		for _, c := range rd.marked.sorted {
			known = append(known, codePrefix+c)
		}
		rd.problem(p, "unknown-column", "column %s is not one of %s, %s<point or criterion>%s",
			quote(name), strings.Join(columns[:], ", "), codePrefix, didYouMean(name, known))
	}
	return heading{column: colIgnored}
}

// A layout is what the rows of a CSV file or a sheet are read as: answers, or coders' marks.
type layout struct {
	wanted string                                                        // the columns it begins with, for messages
	names  func(name string) bool                                        // tells whether a column of that name may belong to it
	header func(names []string, places []place) bool                     // false: none of the rows can be read
	row    func(fields []string, places []place, begins place, bad bool) // bad: it has been complained of
}

// answers is the layout of answers.
func (rd *reader) answers() layout {
	var hs []heading
	return layout{
		wanted: strings.Join(columns[:colChannel+1], ", "),
		names:  func(name string) bool { return slices.Contains(columns[:], name) },
		header: func(names []string, places []place) (ok bool) {
			hs, ok = rd.headings(names, places)
			return ok
		},
		row: func(fields []string, places []place, begins place, bad bool) {
			rec := rd.fill(hs, fields, places)
			rec.place, rec.bad = begins, rec.bad || bad
			rd.add(&rec)
		},
	}
}

// headings reads the header of a CSV file or a sheet; false when a column is missing that every row needs.
func (rd *reader) headings(names []string, places []place) ([]heading, bool) {
	hs := make([]heading, len(names))
	first := map[heading]place{}
	for i, name := range names {
		if name = strings.TrimSpace(name); name == "" {
			hs[i] = heading{column: colUnnamed}
			continue
		}
		hs[i] = rd.heading(name, places[i])
		if hs[i].column == colIgnored {
			continue
		}
		if p, again := first[hs[i]]; again {
			rd.problem(places[i], "duplicate-column", "column %s stands twice, first at column %d", quote(name), p.col)
			hs[i] = heading{column: colIgnored}
			continue
		}
		first[hs[i]] = places[i]
	}
	var missing []string
	for _, c := range required {
		if _, ok := first[heading{column: c}]; !ok {
			missing = append(missing, c.String())
		}
	}
	if len(missing) == 0 {
		return hs, true
	}
	p := place{line: 1}
	if len(places) > 0 {
		p = place{line: places[0].line}
	}
	rd.problem(p, "missing-column", "the header has no column %s; none of the rows can be read", strings.Join(missing, ", "))
	return nil, false
}

// fill puts the fields of a row under their headings.
func (rd *reader) fill(hs []heading, fields []string, places []place) (rec record) {
	for i, f := range fields {
		switch h := hs[i]; {
		case h.column >= 0:
			rec.cells[h.column] = cell{f, places[i]}
		case h.column == colCode:
			rec.codes = append(rec.codes, code{h.code, cell{f, places[i]}})
		case h.column == colUnnamed && strings.TrimSpace(f) != "":
			rec.bad = true
			rd.problem(places[i], "unknown-column", "a value under a column without a name")
		}
	}
	return rec
}

// blank tells whether a row has nothing in it: such rows are passed over.
func blank(fields []string) bool {
	return !slices.ContainsFunc(fields, func(f string) bool { return strings.TrimSpace(f) != "" })
}

// didYouMean is the suggestion that ends a message, or nothing.
func didYouMean(got string, known []string) string {
	if near, ok := text.Nearest(got, known); ok {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// list shows the known words of a message, the first dozen of them.
func list(known []string) string {
	const most = 12
	if len(known) <= most {
		return strings.Join(known, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(known[:most], ", "), len(known)-most)
}

// quote shows a foreign word in a message: escaped, and cut when it is long.
func quote(s string) string {
	const most = 60
	if rs := []rune(s[:min(len(s), 4*most)]); len(rs) > most {
		s = string(rs[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}

// words are those a column may hold.
type words struct {
	set    map[string]string // each to itself, so that all rows share one string
	sorted []string
}

func newWords(ws []string) words {
	sorted := slices.Compact(slices.Sorted(slices.Values(ws)))
	set := make(map[string]string, len(sorted))
	for _, w := range sorted {
		set[w] = w
	}
	return words{set, sorted}
}

func (w words) has(s string) bool { _, ok := w.set[s]; return ok }
