package collect

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/diapason-audit/diapason/audit"
)

// A Row is one row of answers, read and checked by itself, with its place.
type Row struct {
	audit.Key
	SentAt   time.Time
	Answered bool         // an answer came back; otherwise the row reports silence
	Answer   audit.Answer // zero when none came
	Deleted  time.Time    // when the complaint was deleted: deleted_at of a row without an answer
	Shopper  string       // personal data: it stays behind when rows become contacts
	Codes    map[string]audit.Code
	File     string
	Line     int // where the row begins

	sentAt place
	codeAt map[string]place
}

// A place is where something stands in a source.
type place struct {
	line, col int // from 1; 0: unknown
	sheet     bool
}

// problem makes a problem at that place of a file; one in a sheet names the cell.
func (p place) problem(file, rule, text string) audit.Problem {
	if name := p.cellName(); name != "" {
		text = "cell " + name + ": " + text
	}
	return audit.Problem{File: file, Line: p.line, Column: max(p.col, 1), Text: text, Rule: rule}
}

// A cell is a field of a row before any check.
type cell struct {
	text  string
	place place
}

// given tells whether the cell holds more than blanks.
func (c cell) given() bool { return strings.TrimSpace(c.text) != "" }

// A code is a field of a code.* column.
type code struct {
	name string
	cell
}

// A record is a row before any check.
type record struct {
	place place
	cells [colCount]cell
	codes []code
	bad   bool // it has been complained of
}

// at is where a column stands in the record, or the record itself where the column is absent.
func (r *record) at(c column) place {
	if p := r.cells[c].place; p.line > 0 {
		return p
	}
	return r.place
}

// A reader reads one source: the state all formats share.
type reader struct {
	name       string
	wave       string // of rows that name none
	zone       *time.Location
	dayFirst   bool // a date such as 06/10/2026 is in October
	companies  words
	scenarios  words
	channels   words
	waves      words                      // met so far
	points     map[string]map[string]bool // by scenario
	criteria   words
	marked     words // what a coder can mark: the points of all scenarios and the criteria
	layout     layout
	codesOnly  bool                                  // a table of coders' marks is wanted: no JSON
	serialTime func(days float64) (time.Time, error) // nil: a number is no time

	line     int // the last one read
	rows     []Row
	problems []audit.Problem
	remarks  []string
}

func newReader(name string, c audit.Campaign) *reader {
	rd := &reader{
		name: name, wave: c.Wave, zone: zone(c), points: map[string]map[string]bool{},
		waves: newWords([]string{c.Wave}), criteria: newWords(c.Marked()),
		dayFirst: strings.HasPrefix(strings.ToLower(c.Language)+"-", "fr-"),
	}
	var companies, scenarios, channels []string
	for _, x := range c.Companies {
		companies = append(companies, x.ID)
	}
	for _, x := range c.Channels {
		channels = append(channels, x.ID)
	}
	marked := c.Marked()
	for _, x := range c.Scenarios {
		scenarios = append(scenarios, x.ID)
		rd.points[x.ID] = map[string]bool{}
		for _, p := range x.Points {
			rd.points[x.ID][p.ID] = true
			marked = append(marked, p.ID)
		}
	}
	rd.companies, rd.scenarios, rd.channels, rd.marked = newWords(companies), newWords(scenarios), newWords(channels), newWords(marked)
	rd.layout = rd.answers()
	return rd
}

func (rd *reader) problem(p place, rule, format string, args ...any) {
	rd.problems = append(rd.problems, p.problem(rd.name, rule, strings.ToValidUTF8(fmt.Sprintf(format, args...), "\uFFFD")))
}

// add checks a record and keeps it as a row when there is nothing to complain of.
func (rd *reader) add(rec *record) {
	before := len(rd.problems)
	row := Row{
		Key:     rd.key(rec),
		SentAt:  rd.time(rec, colSentAt),
		Shopper: strings.TrimSpace(rec.cells[colShopper].text),
		File:    rd.name,
		Line:    rec.place.line,
		sentAt:  rec.at(colSentAt),
	}
	rd.answer(rec, &row)
	rd.marks(rec, &row)
	if !rec.bad && len(rd.problems) == before {
		rd.rows = append(rd.rows, row)
	}
}

// key reads what names the contact.
func (rd *reader) key(rec *record) audit.Key {
	k := audit.Key{
		Wave:     rd.wave,
		Company:  rd.known(rec, colCompany, rd.companies),
		Scenario: rd.known(rec, colScenario, rd.scenarios),
		Channel:  rd.known(rec, colChannel, rd.channels),
		Attempt:  1,
	}
	if c := rec.cells[colWave]; c.given() {
		k.Wave = rd.waveOf(c)
	}
	if c := rec.cells[colAttempt]; c.given() {
		n, err := strconv.Atoi(strings.TrimSpace(c.text))
		if err != nil || n < 1 {
			rd.problem(c.place, "bad-attempt", "attempt %s is not a whole number from 1", quote(c.text))
		}
		k.Attempt = n
	}
	return k
}

// waveOf reads the name of a wave, which may be any.
func (rd *reader) waveOf(c cell) string {
	const most = 100
	w := strings.TrimSpace(c.text)
	if shared, ok := rd.waves.set[w]; ok {
		return shared
	}
	if len(w) > most || strings.ContainsFunc(w, unicode.IsControl) {
		rd.problem(c.place, "bad-wave", "wave %s is not a name of at most %d bytes without control characters", quote(w), most)
		return w
	}
	w = strings.Clone(w)
	rd.waves.set[w] = w
	return w
}

// known reads a column that must hold one of the campaign's words.
func (rd *reader) known(rec *record, col column, known words) string {
	c := rec.cells[col]
	if !c.given() {
		rd.missing(rec, col)
		return ""
	}
	w, ok := known.set[strings.TrimSpace(c.text)]
	if !ok {
		rd.unknown(c, col, "unknown-"+col.String(), known.sorted)
	}
	return w
}

func (rd *reader) missing(rec *record, col column) {
	rd.problem(rec.at(col), "missing-value", "%s is missing", col)
}

func (rd *reader) unknown(c cell, col column, rule string, known []string) {
	got := strings.TrimSpace(c.text)
	rd.problem(c.place, rule, "%s %s is not one of %s%s", col, quote(got), list(known), didYouMean(got, known))
}

// answer reads what came back: a message with its time, or neither.
func (rd *reader) answer(rec *record, row *Row) {
	answered, text, deleted := rec.cells[colAnsweredAt], rec.cells[colText], rec.cells[colDeletedAt]
	a := audit.Answer{
		Kind:       oneOf(rd, rec, colKind, audit.KindAnswer, audit.KindAcknowledgement, audit.KindRedirect, audit.KindReminder),
		Visibility: oneOf(rd, rec, colVisibility, audit.Public, audit.Private),
	}
	switch {
	case answered.given() && !text.given():
		rd.problem(rec.at(colText), "half-answer", "an answer of %s without text; leave answered_at empty too when none came", quote(answered.text))
	case !answered.given() && text.given():
		rd.problem(rec.at(colAnsweredAt), "half-answer", "an answer without answered_at")
	case !answered.given() && a.Kind != "":
		rd.problem(rec.at(colKind), "half-answer", "kind %s without an answer: answered_at and text are empty", quote(string(a.Kind)))
	}
	if len(text.text) > maxText {
		rd.problem(text.place, "too-long", "text of %d bytes; at most %d are read", len(text.text), maxText)
	}
	if answered.given() {
		a.AnsweredAt = rd.timeAfter(rec, colAnsweredAt, row.SentAt, "answered-before-sent")
	}
	var deletedAt time.Time
	if deleted.given() {
		deletedAt = rd.timeAfter(rec, colDeletedAt, row.SentAt, "deleted-before-sent")
		if !deletedAt.IsZero() && deletedAt.Before(a.AnsweredAt) && !deletedAt.Before(row.SentAt) {
			rd.problem(rec.at(colDeletedAt), "deleted-before-answered", "deleted_at %s is before answered_at %s: on the row of an answer it says when the answer was deleted",
				deletedAt.Format(time.RFC3339), a.AnsweredAt.Format(time.RFC3339))
		}
	}
	if !answered.given() {
		row.Deleted = deletedAt
		return
	}
	a.Text, a.DeletedAt = strings.ReplaceAll(text.text, "\r\n", "\n"), deletedAt
	row.Answered, row.Answer = true, a
}

// timeAfter reads a time that cannot lie before the complaint was sent.
func (rd *reader) timeAfter(rec *record, col column, sent time.Time, rule string) time.Time {
	t := rd.time(rec, col)
	if !t.IsZero() && !sent.IsZero() && t.Before(sent) {
		rd.problem(rec.at(col), rule, "%s %s is before sent_at %s", col, t.Format(time.RFC3339), sent.Format(time.RFC3339))
	}
	return t
}

// oneOf reads a column that may hold one of a few words.
func oneOf[W ~string](rd *reader, rec *record, col column, known ...W) W {
	c := rec.cells[col]
	if !c.given() {
		return ""
	}
	got := W(strings.TrimSpace(c.text))
	if i := slices.Index(known, got); i >= 0 {
		return known[i]
	}
	names := make([]string, len(known))
	for i, w := range known {
		names[i] = string(w)
	}
	rd.unknown(c, col, "bad-"+col.String(), names)
	return ""
}

// marks reads the coder's marks.
func (rd *reader) marks(rec *record, row *Row) {
	points := rd.points[row.Scenario]
	for _, c := range rec.codes {
		if !c.given() {
			continue
		}
		if points != nil && !points[c.name] && !rd.criteria.has(c.name) {
			rd.problem(c.place, "code-not-in-scenario", "code for %q, which is not a point of %s: it has %s",
				c.name, row.Scenario, list(slices.Sorted(maps.Keys(points))))
			continue
		}
		mark, err := parseCode(strings.TrimSpace(c.text))
		if err != nil {
			rd.problem(c.place, "bad-code", "code %s for %q %v", quote(c.text), c.name, err)
			continue
		}
		if row.Codes == nil {
			row.Codes, row.codeAt = map[string]audit.Code{}, map[string]place{}
		}
		row.Codes[c.name], row.codeAt[c.name] = mark, c.place
	}
}

// parseCode reads a mark from 0 to 1, or na.
func parseCode(s string) (audit.Code, error) {
	if s == "na" {
		return audit.Code{NA: true}, nil
	}
	x, err := strconv.ParseFloat(s, 64)
	if err == nil && x >= 0 && x <= 1 && !strings.ContainsAny(s, "xX_") {
		return audit.Code{Value: x + 0}, nil
	}
	if point := decimalComma(s); point != "" {
		return audit.Code{}, fmt.Errorf("has a comma: write %s", point)
	}
	return audit.Code{}, errors.New("is neither a number from 0 to 1 nor na")
}

// decimalComma is a number that was written with a comma, with a point; "" is none.
func decimalComma(s string) string {
	point := strings.Replace(s, ",", ".", 1)
	if _, err := strconv.ParseFloat(point, 64); err != nil || point == s {
		return ""
	}
	return point
}
