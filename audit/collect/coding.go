package collect

import (
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/diapason-audit/diapason/audit"
)

// A CodingRow is one coder's marks of one unit: a contact or, in a long table, whatever its rows name.
type CodingRow struct {
	Unit  string    // the contact's id, or the unit of a long table
	Key   audit.Key // of the contact as written; no company where the row gives only the id
	Coder string
	Marks []CodingMark
	File  string
	Line  int

	at place // of what names the unit
}

// A CodingMark is a mark as a rating's value: a number, "na" or, in a long table, any word.
type CodingMark struct {
	Criterion, Value string
	at               place
}

// What a table of coders' marks may hold beside code.* columns. The rest is there for the coder's eyes.
var (
	codingKeys = []string{"contact", "wave", "company", "scenario", "channel", "attempt", "coder"}
	codingRest = []string{"pseudonym", "complaint", "note"}
)

// The columns of a long table, as other programs write it; the criterion may be missing.
var (
	longColumns = []string{"unit", "coder", "value", "criterion"}
	longNeeded  = 3
)

// LongCriterion is the criterion of a long table that names none.
const LongCriterion = "value"

// reserved are names that no coder can have, as results use them.
var reserved = []string{string(audit.Machine), answersCoder, "the others"}

// Reserved tells whether a name is none for a coder.
func Reserved(coder string) bool { return slices.Contains(reserved, coder) }

// answersCoder is whose the marks are that stand in the answers themselves.
const answersCoder = "answers"

// ReadCoding reads one file of coders' marks, CSV or XLSX as Read does: a row a contact with code.* columns, the contact
// named by its id or its own columns; or a long table unit, coder, value. An empty cell is no mark. Rows that name no
// coder are those of the coder that the file is named after. wave is that of rows that name none.
func ReadCoding(name string, r io.Reader, wave string) (rows []CodingRow, problems []audit.Problem, remarks []string, err error) {
	rd := &reader{name: name, wave: wave, waves: newWords(nil), codesOnly: true}
	cr := &codingReader{reader: rd}
	if name != "-" {
		cr.coder, _, _ = strings.Cut(path.Base(strings.ReplaceAll(name, `\`, "/")), ".")
	}
	rd.layout = layout{wanted: "contact or company, scenario, channel; coder", names: isCoding, header: cr.header, row: cr.row}
	src := &source{r: r}
	if err := rd.read(name, src); errors.Is(err, ErrFormat) {
		return nil, nil, nil, fmt.Errorf("reading %q: %w", name, err)
	} else if err != nil && src.err == nil {
		rd.problem(place{line: rd.line}, "unreadable", "cannot be read further: %v", err)
	}
	if src.err != nil {
		err = fmt.Errorf("reading %q: %w", name, src.err)
	} else if len(cr.rows) == 0 && len(rd.problems) == 0 {
		rd.remarks = append(rd.remarks, rd.name+": no marks")
	}
	return cr.rows, audit.SortProblems(rd.problems), rd.remarks, err
}

// isCoding tells whether a column may belong to a table of marks.
func isCoding(name string) bool {
	return slices.Contains(codingKeys, name) || slices.Contains(longColumns, strings.ToLower(name)) || strings.HasPrefix(name, codePrefix)
}

// A codingReader reads one table of marks.
type codingReader struct {
	*reader
	coder string         // of rows that name none
	at    map[string]int // column -> where it stands
	codes []int          // where the code.* columns stand
	names []string
	long  bool
	rows  []CodingRow
}

func (cr *codingReader) header(names []string, places []place) bool {
	cr.at, cr.names = map[string]int{}, make([]string, len(names))
	cr.long = slices.ContainsFunc(names, func(s string) bool { return strings.EqualFold(strings.TrimSpace(s), longColumns[0]) })
	before := len(cr.problems)
	for i, name := range names {
		name = strings.TrimSpace(name)
		if cr.long {
			name = strings.ToLower(name)
		}
		cr.names[i] = name
		if first, again := cr.at[name]; again && name != "" && (!cr.long || slices.Contains(longColumns, name)) {
			cr.problem(places[i], "duplicate-column", "column %s stands twice, first at column %d", quote(name), places[first].col)
			continue
		}
		cr.at[name] = i
		switch {
		case name == "" || cr.long: // a long table may hold what it likes beside its columns
		case strings.HasPrefix(name, codePrefix) && len(name) > len(codePrefix):
			cr.codes = append(cr.codes, i)
		case !slices.Contains(codingKeys, name) && !slices.Contains(codingRest, name) && !slices.Contains(columns[:], name):
			known := slices.Concat(codingKeys, codingRest, columns[:])
			cr.problem(places[i], "unknown-column", "column %s is not one of %s, %s<point or criterion>, %s%s", quote(name),
				strings.Join(codingKeys, ", "), codePrefix, strings.Join(codingRest, ", "), didYouMean(name, known))
		}
	}
	at := place{line: 1}
	if len(places) > 0 {
		at.line = places[0].line
	}
	switch {
	case cr.long:
		for _, c := range longColumns[:longNeeded] {
			if !cr.has(c) {
				cr.problem(at, "missing-column", "the header has no column %s; a long table has %s and, if known, criterion", c, strings.Join(longColumns[:longNeeded], ", "))
			}
		}
	case !cr.has("contact") && !(cr.has("company") && cr.has("scenario") && cr.has("channel")):
		cr.problem(at, "missing-column", "the header names no contact: it needs a column contact, or company, scenario and channel (a long table: %s)",
			strings.Join(longColumns[:longNeeded], ", "))
	case len(cr.codes) == 0:
		cr.problem(at, "missing-column", "the header has no column %s<point or criterion>: there are no marks to read", codePrefix)
	}
	return len(cr.problems) == before
}

func (cr *codingReader) has(column string) bool { _, ok := cr.at[column]; return ok }

func (cr *codingReader) row(fields []string, places []place, begins place, bad bool) {
	before := len(cr.problems)
	get := func(column string) cell {
		if i, ok := cr.at[column]; ok {
			return cell{strings.TrimSpace(fields[i]), places[i]}
		}
		return cell{place: begins}
	}
	row := CodingRow{File: cr.name, Line: begins.line}
	if cr.long {
		cr.longRow(&row, get)
	} else {
		for i, f := range fields {
			if cr.names[i] == "" && strings.TrimSpace(f) != "" {
				cr.problem(places[i], "unknown-column", "a value under a column without a name")
			}
		}
		cr.contactRow(&row, get, fields, places)
	}
	if len(row.Marks) == 0 || bad || len(cr.problems) > before {
		return
	}
	cr.rows = append(cr.rows, row)
}

// contactRow reads a row of code.* columns.
func (cr *codingReader) contactRow(row *CodingRow, get func(string) cell, fields []string, places []place) {
	for _, i := range cr.codes {
		value := strings.TrimSpace(fields[i])
		if value == "" {
			continue
		}
		code, err := parseCode(value)
		if err != nil {
			cr.problem(places[i], "bad-code", "code %s for %q %v", quote(value), cr.names[i][len(codePrefix):], err)
			continue
		}
		row.Marks = append(row.Marks, CodingMark{cr.names[i][len(codePrefix):], show(code), places[i]})
	}
	if len(row.Marks) == 0 {
		return
	}
	row.Coder = cr.coderOf(get("coder"))
	key := audit.Key{Wave: cr.wave, Company: get("company").text, Scenario: get("scenario").text, Channel: get("channel").text, Attempt: 1}
	if c := get("wave"); c.given() {
		key.Wave = cr.waveOf(c)
	}
	if c := get("attempt"); c.given() {
		n, err := strconv.Atoi(c.text)
		if err != nil || n < 1 {
			cr.problem(c.place, "bad-attempt", "attempt %s is not a whole number from 1", quote(c.text))
		}
		key.Attempt = n
	}
	contact, whole := get("contact"), key.Company != "" && key.Scenario != "" && key.Channel != ""
	switch {
	case contact.given():
		row.Unit, row.at = contact.text, contact.place
		if whole && key.Wave != "" {
			row.Key = key
			if key.ID() != row.Unit {
				cr.problem(contact.place, "contact-mismatch", "contact %s is not %s: were rows mixed up?", quote(row.Unit), key)
			}
		}
	case whole:
		row.Unit, row.Key, row.at = key.ID(), key, get("company").place
	default:
		for _, c := range []string{"company", "scenario", "channel"} {
			if !get(c).given() {
				cr.problem(get(c).place, "missing-value", "%s is missing, and the row gives no contact", c)
			}
		}
	}
}

// longRow reads a row of a long table.
func (cr *codingReader) longRow(row *CodingRow, get func(string) cell) {
	value := get("value")
	if !value.given() {
		return
	}
	if unit := get("unit"); unit.given() {
		row.Unit, row.at = cr.name100(unit, "unit"), unit.place
	} else {
		cr.problem(unit.place, "missing-value", "unit is missing")
	}
	row.Coder = cr.coderOf(get("coder"))
	criterion := LongCriterion
	if c := get("criterion"); c.given() {
		criterion = cr.name100(c, "criterion")
	}
	switch x, err := strconv.ParseFloat(value.text, 64); {
	case err == nil && (math.IsNaN(x) || math.IsInf(x, 0)):
		cr.problem(value.place, "bad-value", "value %s is no number: leave the cell empty where one is missing", quote(value.text))
	case err != nil && decimalComma(value.text) != "":
		cr.problem(value.place, "bad-value", "value %s has a comma: write %s", quote(value.text), decimalComma(value.text))
	case err == nil: // 1 and 1.0 are one value
		value.text = strconv.FormatFloat(x+0, 'g', -1, 64)
	}
	row.Marks = []CodingMark{{criterion, cr.name100(value, "value"), value.place}}
}

// coderOf is the coder a row names, or the one the file is named after.
func (cr *codingReader) coderOf(c cell) string {
	switch {
	case !c.given() && cr.coder == "":
		cr.problem(c.place, "missing-coder", "no coder: fill in the column coder")
	case !c.given():
		c.text = cr.coder
	}
	if Reserved(c.text) {
		cr.problem(c.place, "reserved-coder", "no coder can be called %q: results use the name", c.text)
	}
	return cr.name100(c, "coder")
}

// name100 reads a name that results will show.
func (cr *codingReader) name100(c cell, what string) string {
	const most = 100
	if len(c.text) > most || strings.ContainsFunc(c.text, unicode.IsControl) {
		cr.problem(c.place, "bad-name", "%s %s is not a name of at most %d bytes without control characters", what, quote(c.text), most)
	}
	return strings.Clone(c.text)
}
