package report

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"

	"github.com/diapason-audit/diapason/audit"
)

// A Comparison is what holding two texts against each other brought out.
type Comparison struct {
	ID         string // of the pair; "" none
	Similarity audit.Score
	Wording    audit.Score
	Verdict    string
	Conflicts  []Clash // the surest first
}

// A Clash is one thing the two texts cannot both be right about.
type Clash struct {
	Type, Reason string
	Confidence   float64 // 0…1
	A, B         Quote
}

// A Quote is a stretch of a text: its words, what they come to, and the bytes from Start to End where they stand.
type Quote struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Value string `json:"value,omitempty"`
}

// ComparisonColumns are the columns of a comparison in CSV.
var ComparisonColumns = []string{"id", "similarity", "wording", "verdict", "type", "span_a", "span_b"}

// Comparisons returns a function that writes one comparison after the other to w, as csv, whose header it writes at
// once, or jsonl.
func Comparisons(format string, w io.Writer) (write func(Comparison) error, err error) {
	switch format {
	case "csv":
		err := writeRecord(w, ComparisonColumns)
		return func(x Comparison) error { return writeRecord(w, comparisonRow(x)) }, err
	case "jsonl":
		return func(x Comparison) error {
			b, err := encodeJSON(newComparisonJSON(x), "")
			if err == nil {
				_, err = w.Write(b)
			}
			return err
		}, nil
	}
	return nil, fmt.Errorf("unknown format %q (want one of csv, jsonl)", format)
}

// writeRecord writes a record as RFC 4180. Unlike encoding/csv it leaves the line ends within fields as they are.
func writeRecord(w io.Writer, fields []string) error {
	quoted := make([]string, len(fields))
	for i, f := range fields {
		if strings.ContainsAny(f, "\",\r\n") || strings.HasPrefix(f, " ") {
			f = `"` + strings.ReplaceAll(f, `"`, `""`) + `"`
		}
		quoted[i] = f
	}
	_, err := io.WriteString(w, strings.Join(quoted, ",")+"\r\n")
	return err
}

// comparisonRow is a comparison with its surest conflict. The spans are verbatim, as other people's scripts look for
// them in the texts: they get no apostrophe, line ends and all. A span that a spreadsheet would run as a formula is
// shortened from the left until it does not, which leaves it an exact part of its text.
func comparisonRow(x Comparison) []string {
	row := []string{csvText(x.ID), x.Similarity.Share(), x.Wording.Share(), csvText(x.Verdict), "", "", ""}
	if len(x.Conflicts) > 0 {
		c := x.Conflicts[0]
		row[4], row[5], row[6] = csvText(c.Type), harmless(c.A.Text), harmless(c.B.Text)
	}
	return row
}

// signed is a span that begins with a sign and is no more than a figure or a telephone number.
var signed = regexp.MustCompile(`^[+-][0-9][0-9 .,/()\x{a0}\x{202f}%€$£-]*$`)

// harmless is the part of s, without blanks around it, that no spreadsheet takes for a formula and no terminal for an
// order: of the stretches between control characters, those of writing direction among them, the longest.
func harmless(s string) string {
	longest := ""
	for _, part := range strings.FieldsFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Cc, unicode.Bidi_Control) && !strings.ContainsRune("\t\r\n", r)
	}) {
		part = strings.Trim(strings.TrimSpace(part), "\u200b\u2060\ufeff")
		if !signed.MatchString(part) {
			part = strings.TrimLeft(part, "=+-@\t\r\n ＝＋－＠\u200b\u2060\ufeff")
		}
		if len(part) > len(longest) {
			longest = part
		}
	}
	return longest
}

type comparisonJSON struct {
	ID         *string     `json:"id,omitempty"`
	Similarity *float64    `json:"similarity"`
	Wording    *float64    `json:"wording"`
	Verdict    string      `json:"verdict"`
	Conflicts  []clashJSON `json:"conflicts"`
}

type clashJSON struct {
	Type       string  `json:"type"`
	Reason     string  `json:"reason"`
	Confidence float64 `json:"confidence"`
	A          Quote   `json:"a"`
	B          Quote   `json:"b"`
}

func newComparisonJSON(x Comparison) comparisonJSON {
	out := comparisonJSON{
		ID: &x.ID, Similarity: number(x.Similarity.Share()), Wording: number(x.Wording.Share()), Verdict: x.Verdict, Conflicts: []clashJSON{},
	}
	for _, c := range x.Conflicts {
		out.Conflicts = append(out.Conflicts, clashJSON{c.Type, c.Reason, *number(audit.Mark(c.Confidence).Share()), c.A, c.B})
	}
	return out
}

// An Account is a comparison with what was read in each text: what `similarity` prints of two texts.
type Account struct {
	Comparison
	A, B    Side
	Matches []Match
}

// A Side is one of two texts, with what was found in it.
type Side struct {
	Name, Lang string
	Text       string
	Facts      []Fact // in reading order
}

// A Fact is something a text says, as the rules read it.
type Fact struct {
	Quote
	Type      string `json:"type"`
	Role      string `json:"role,omitempty"`
	Committed bool   `json:"committed"`
	Aside     string `json:"aside,omitempty"` // why it commits to nothing
}

// A Match is one thing that both texts say.
type Match struct {
	Type     string `json:"type"`
	Relation string `json:"relation"`
	A        Quote  `json:"a"`
	B        Quote  `json:"b"`
}

// AccountSchema names the JSON of an account and its version.
const AccountSchema = "diapason/similarity/1"

type accountJSON struct {
	Schema string `json:"schema"`
	comparisonJSON
	Matches []Match  `json:"matches"`
	A       sideJSON `json:"a"`
	B       sideJSON `json:"b"`
}

type sideJSON struct {
	Name  string `json:"name"`
	Lang  string `json:"lang"`
	Facts []Fact `json:"facts"`
}

// JSON writes all there is to say; offsets count bytes of the text in UTF-8, from 0.
func (a Account) JSON() ([]byte, error) {
	side := func(s Side) sideJSON { return sideJSON{s.Name, s.Lang, append([]Fact{}, s.Facts...)} }
	doc := accountJSON{AccountSchema, newComparisonJSON(a.Comparison), append([]Match{}, a.Matches...), side(a.A), side(a.B)}
	doc.ID = nil
	return encodeJSON(doc, "  ")
}

// Document lays the comparison out for people, shortly or, explained, with the facts, how they were matched, and the
// texts side by side.
func (a Account) Document(explained bool) *Document {
	var d Document
	d.Title(verdicts[a.Verdict])
	d.Paragraph(fmt.Sprintf("similarity %s · wording %s · %s", a.Similarity.Share(), a.Wording.Share(), a.Verdict))
	var notes []Note
	for i, c := range a.Conflicts {
		notes = append(notes, Note{
			Bullet: fmt.Sprintf("[%d]", i+1), tone: poor,
			Text: fmt.Sprintf("%s: %s says “%s”, %s says “%s” (%s, confidence %.2f)", c.Reason, a.A.Name, strings.TrimSpace(c.A.Text), a.B.Name, strings.TrimSpace(c.B.Text), c.Type, c.Confidence),
		})
	}
	d.List(notes...)
	if a.A.Lang != a.B.Lang {
		d.Paragraph(fmt.Sprintf("%s is in %s and %s in %s: what they commit to can be compared, their words hardly.",
			a.A.Name, languageName(a.A.Lang), a.B.Name, languageName(a.B.Lang)))
	}
	if !explained {
		return &d
	}
	for _, s := range []Side{a.A, a.B} {
		s.explain(&d)
	}
	a.matched(&d)
	d.Section("Side by side")
	d.Texts(a.passage(a.A, func(c Clash) Quote { return c.A }), a.passage(a.B, func(c Clash) Quote { return c.B }))
	return &d
}

// verdicts says each verdict in a sentence.
var verdicts = map[string]string{
	"consistent":    "The two say the same.",
	"partial":       "One leaves out what the other says; nothing contradicts.",
	"contradiction": "The two contradict each other.",
}

// explain lists the facts found in a text.
func (s Side) explain(d *Document) {
	d.Section(fmt.Sprintf("Facts in %s, read as %s", s.Name, languageName(s.Lang)))
	if len(s.Facts) == 0 {
		d.Paragraph("none")
		return
	}
	var rows [][]string
	for _, f := range s.Facts {
		counts := "yes"
		if !f.Committed {
			counts = "no: " + f.Aside
		}
		rows = append(rows, []string{f.Type, f.Value, f.Role, f.Text, counts})
	}
	d.Table([]string{"Type", "Value", "Of", "Words", "Counts"}, rows)
}

func languageName(code string) string {
	switch code {
	case "fr":
		return "French"
	case "en":
		return "English"
	}
	return code
}

// matched tells fact by fact what the other text says to it.
func (a Account) matched(d *Document) {
	d.Section("How they were matched")
	var rows [][]string
	for i, c := range a.Conflicts {
		rows = append(rows, []string{c.Type, c.A.Text, c.B.Text, fmt.Sprintf("contradictory [%d]", i+1)})
	}
	for _, m := range a.Matches {
		rows = append(rows, []string{m.Type, m.A.Text, m.B.Text, m.Relation})
	}
	for _, f := range a.A.Facts {
		if f.Committed && !a.met(f, func(c Clash) Quote { return c.A }, func(m Match) Quote { return m.A }) {
			rows = append(rows, []string{f.Type, f.Text, "", "only in " + a.A.Name})
		}
	}
	for _, f := range a.B.Facts {
		if f.Committed && !a.met(f, func(c Clash) Quote { return c.B }, func(m Match) Quote { return m.B }) {
			rows = append(rows, []string{f.Type, "", f.Text, "only in " + a.B.Name})
		}
	}
	if len(rows) == 0 {
		d.Paragraph("nothing to match: only the words were compared")
		return
	}
	d.Table([]string{"Type", a.A.Name, a.B.Name, "Relation"}, rows)
}

// met tells whether a fact is part of a conflict or a match.
func (a Account) met(f Fact, inClash func(Clash) Quote, inMatch func(Match) Quote) bool {
	overlaps := func(q Quote) bool { return q.Start < f.End && f.Start < q.End }
	for _, c := range a.Conflicts {
		if overlaps(inClash(c)) {
			return true
		}
	}
	for _, m := range a.Matches {
		if overlaps(inMatch(m)) {
			return true
		}
	}
	return false
}

func (a Account) passage(s Side, of func(Clash) Quote) Passage {
	part := Part{Text: s.Text}
	for i, c := range a.Conflicts {
		part.Marks = append(part.Marks, Mark{of(c).Start, of(c).End, i + 1})
	}
	title := s.Name
	if strings.TrimSpace(s.Text) == "" {
		title += " (empty)"
	}
	return Passage{Title: title, Lang: s.Lang, Parts: []Part{part}}
}
