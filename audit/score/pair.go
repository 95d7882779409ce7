package score

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/diapason-audit/diapason/audit/fact"
	"github.com/diapason-audit/diapason/audit/text"
)

// A Text is an answer read once, ready to be held against any number of others. It does not change.
type Text struct {
	*fact.Reading
	Lang string // "fr", "en" or what the caller said
	Doc  *text.Doc

	sentences [][]uint32 // the words of substance of each
	substance []uint32   // those of all
	head      *Text      // what Compare reads of a text that is too long, else nil
}

// compared is how much of a text Compare reads, in bytes, and comparedValues how many of its values. Everything is held against
// everything, so that time grows with the square, of values with the cube; what stands beyond some three thousand words or sixty
// values was in no answer that anybody sent to a complaint.
const (
	compared       = 20_000
	comparedValues = 60
)

// Prepare reads one answer once. lang "" is detected; at, which may be zero, is when it was sent, for relative dates.
func Prepare(s, lang string, at time.Time) *Text {
	if lang == "" {
		lang = text.Language(s, "en")
	}
	t := &Text{Reading: fact.Read(s, lang, at), Lang: lang, Doc: text.Read(s, lang)}
	t.sentences, t.substance = wordsOf(t.Reading)
	cut := min(len(s), compared)
	if len(t.Facts) > comparedValues {
		cut = min(cut, t.Facts[comparedValues].Start)
	}
	if cut < len(s) {
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		t.head = Prepare(s[:cut], lang, at)
	}
	return t
}

// PreparePair reads two answers once, sent nobody knows when. lang "" is detected of each, by what both say where one alone is too short
// to tell.
func PreparePair(a, b, lang string) (*Text, *Text) {
	langA, langB := lang, lang
	if lang == "" {
		both := cmp.Or(text.Language(a+"\n"+b, ""), "en")
		langA, langB = text.Language(a, both), text.Language(b, both)
	}
	return Prepare(a, langA, time.Time{}), Prepare(b, langB, time.Time{})
}

// short is t, or the part of it that Compare reads.
func (t *Text) short() *Text {
	if t.head != nil {
		return t.head
	}
	return t
}

// Quote is the text from byte start to byte end.
func (t *Text) Quote(start, end int) string { return t.Doc.String()[start:end] }

// A Pair is what holding two answers against each other brought out.
type Pair struct {
	// Similarity of substance, 0…1: 0.70 and above when both say the same, below it when one leaves out what the other
	// commits to, 0.50 at most when they contradict each other.
	Similarity float64
	Wording    float64 // 1 − word-level Levenshtein distance / longer length
	Verdict    PairJudgement
	// Mixed tells whether the texts are in two languages, so that only their values and decisions could be compared: what
	// their words say of each other is worth little, and the similarity with them.
	Mixed     bool
	Conflicts []Conflict // the surest first
	Matches   []Match
}

// A PairJudgement says how two answers stand to each other.
type PairJudgement string

// The judgements.
const (
	Consistent    PairJudgement = "consistent"
	Partial       PairJudgement = "partial"
	Contradiction PairJudgement = "contradiction"
)

// A Conflict is one thing that two answers cannot both be right about.
type Conflict struct {
	Type           string // duration, amount, date, polarity, procedure, contact or cause
	Reason         string // in a line: "delay of the refund: 14 days / 30 days"
	SpanA, SpanB   Span
	ValueA, ValueB string  // in canonical form; empty for what has none
	Confidence     float64 // 0…1
}

// A Match is one thing that both answers say.
type Match struct {
	Type         string
	SpanA, SpanB Span
	Relation     fact.Relation
}

// A Span is a stretch of a text with its words.
type Span struct {
	Start, End int // bytes
	Text       string
}

// Compare holds two answers against each other. The order of a and b changes nothing but the order of the spans: matching
// takes the first that fits, so it always begins with the text that sorts first. Of a text of more than 20,000 bytes or
// 60 values only the beginning is read.
func Compare(a, b *Text) Pair {
	a, b = a.short(), b.short()
	if b.Doc.String() < a.Doc.String() {
		p := compare(b, a)
		p.flip()
		return p.explained()
	}
	return compare(a, b).explained()
}

// explained completes the reasons with the words of both sides, in the caller's order.
func (p Pair) explained() Pair {
	for i := range p.Conflicts {
		c := &p.Conflicts[i]
		c.Reason = c.Reason + ": " + brief(c.SpanA.Text) + " / " + brief(c.SpanB.Text)
	}
	return p
}

// brief shortens a quotation to what a line holds.
func brief(s string) string {
	const most = 60
	words := strings.Fields(s)
	line := ""
	for _, w := range words {
		if line != "" && len(line)+1+len(w) > most {
			return line + "…"
		}
		line = strings.TrimSpace(line + " " + w)
	}
	return line
}

func compare(a, b *Text) Pair {
	var p Pair
	p.Wording = text.Wording(a.Doc, b.Doc)
	p.Mixed = a.Lang != b.Lang
	matched := p.compareFacts(a, b)
	p.compareClaims(a, b)
	unlike := p.senses(a, b)
	if !p.Mixed && unlike < clearOutcome && strangers(a, b) {
		p.Conflicts = slices.DeleteFunc(p.Conflicts, func(c Conflict) bool { return c.Type == "polarity" && !outright[c.Reason] && !p.related(a, b, c) })
	}
	slices.SortStableFunc(p.Conflicts, func(x, y Conflict) int { return cmp.Compare(y.Confidence, x.Confidence) })
	p.Conflicts = distinct(p.Conflicts)
	p.judge(matched)
	return p
}

// distinct leaves out what was found twice in the same words.
func distinct(conflicts []Conflict) []Conflict {
	var kept []Conflict
	for _, c := range conflicts {
		if !slices.ContainsFunc(kept, func(d Conflict) bool { return c.Type == d.Type && c.SpanA == d.SpanA && c.SpanB == d.SpanB }) {
			kept = append(kept, c)
		}
	}
	return kept
}

// flip puts b's spans and values in the place of a's.
func (p *Pair) flip() {
	for i := range p.Conflicts {
		c := &p.Conflicts[i]
		c.SpanA, c.SpanB, c.ValueA, c.ValueB = c.SpanB, c.SpanA, c.ValueB, c.ValueA
	}
	for i := range p.Matches {
		m := &p.Matches[i]
		m.SpanA, m.SpanB = m.SpanB, m.SpanA
	}
}
