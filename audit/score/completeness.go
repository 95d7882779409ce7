package score

import (
	"cmp"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/fact"
	"github.com/diapason-audit/diapason/audit/text"
)

// A point is an audit.Point with its cues read.
type point struct {
	audit.Point
	near, says cues
}

func readPoint(p audit.Point) (point, error) {
	near, err := readCues(p.Near)
	if err != nil {
		return point{}, err
	}
	says, err := readCues(p.Says)
	if err != nil {
		return point{}, err
	}
	return point{p, near, says}, nil
}

// stated is one value given for a point, with its words.
type stated struct {
	value      fact.Value
	start, end int // in the side's text
}

// completeness is the weighted share of the applicable points that an answer states, 0…1; a missed required point
// halves it (METHOD 1.2). Points marked na leave both sums; na when none applies.
func completeness(marks []audit.PointMark, points []point) audit.Score {
	var sum, weights float64
	missed := false
	for i, m := range marks {
		if !m.Score.Defined() {
			continue
		}
		sum += points[i].Weight * m.Score.Float()
		weights += points[i].Weight
		missed = missed || points[i].Required && m.Score.Float() == 0
	}
	switch {
	case weights == 0:
		return audit.NA
	case missed:
		return audit.Mark(sum / weights / 2)
	}
	return audit.Mark(sum / weights)
}

// mark gives the verdict on a point in a text, nil for no answer, with the values stated for it, the nearest to its
// words first.
func (p point) mark(t *Text) (audit.PointMark, []stated) {
	m := audit.PointMark{Point: p.ID, Verdict: audit.Unsaid, Score: audit.Mark(0), By: audit.Machine}
	if t == nil {
		return m, nil
	}
	quote := func(v audit.PointVerdict, start, end int) {
		m.Verdict, m.Quote = v, t.Quote(start, end)
		if v == audit.Stated {
			m.Score = audit.Mark(1)
		}
	}
	values, negated := p.values(t)
	if len(values) > 0 {
		m.Value = values[0].value.String()
		quote(audit.Stated, values[0].start, values[0].end)
		return m, values
	}
	for _, match := range p.says.find(t) {
		if !match.Negated {
			quote(audit.Stated, match.Start, match.End)
			return m, nil
		}
		negated = append(negated, match)
	}
	if len(negated) > 0 {
		quote(audit.Denied, negated[0].Start, negated[0].End)
	}
	return m, nil
}

// nearby is how many words may part a fact from the words it belongs to when they stand in different sentences.
const nearby = 8

// elsewhere is how much farther a fact of another sentence counts: one of the same sentence goes first.
const elsewhere = 100

// values finds the facts of the point's type that stand near its words: in the same sentence, or a few words away.
// A fact without `near` words counts anywhere. Where the near words are negated the fact is returned as denied, but for
// a decision, whose "no" is an answer.
func (p point) values(t *Text) (found []stated, negated []text.Match) {
	if p.Fact == "" {
		return nil, nil
	}
	words := p.near.find(t)
	var candidates []candidate
	facts := t.Facts
	if p.Fact == fact.Decision {
		facts = slices.Clone(t.Decisions)
		slices.Reverse(facts) // of two as near, the later: "normally we cannot, but we will"
	}
	for _, f := range facts {
		if f.Value.Type != p.Fact || !f.Committed && t.aside(f.Start) != fact.Supposed {
			continue // asked, quoted, an example; a condition states the point all the same
		}
		if f.Value.Text == fact.Pending && p.Fact == fact.Decision && p.Value.Text != fact.Pending {
			continue // "under review" decides nothing
		}
		c := candidate{stated: stated{f.Value, f.Start, f.End}}
		if p.Fact == fact.Decision {
			c.start, c.end = t.around(f) // "refund" alone proves nothing
		}
		if len(p.near) > 0 {
			match, distance, ok := nearest(t, f, words)
			if !ok {
				continue
			}
			if match.Negated && p.Fact != fact.Decision {
				negated = append(negated, text.Match{Start: min(f.Start, match.Start), End: max(f.End, match.End), Negated: true})
				continue
			}
			c.distance = distance
			if f.Value.Text == fact.Granted && f.Start < match.End && match.Start < f.End {
				c.distance += mention // "the cancellation fee" decides less than "your cancellation is refused"
			}
		}
		candidates = append(candidates, c)
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.begins(), b.begins()), cmp.Compare(a.distance, b.distance))
	})
	for _, c := range candidates {
		if first := candidates[0]; c.begins() > first.begins() || c.distance >= elsewhere && first.distance < elsewhere {
			continue // the sentence before or after speaks of something else
		}
		found = append(found, c.stated)
		if p.Fact == fact.Decision {
			break // an answer decides once
		}
	}
	return found, negated
}

// mention is how much farther a decision to grant counts that is no more than the point's own word.
const mention = elsewhere / 2

// A candidate is a fact that may be a point's, and how many words part it from the point's words.
type candidate struct {
	stated
	distance int
}

// begins is 1 for a delay of no time, which tells when something begins: "requested today, on your account in 5 days". It
// counts when nothing else is said.
func (c candidate) begins() int {
	if c.value.Type == fact.Duration && c.value.High == 0 {
		return 1
	}
	return 0
}

// around is the place of the clause that holds a fact, without what merely parts it from its neighbours.
func (t *Text) around(f fact.Fact) (start, end int) {
	start, end = f.Start, f.End
	for _, c := range t.Clauses {
		if c.Start <= f.Start && f.Start < c.End {
			start, end = min(c.Start, start), max(c.End, end)
		}
	}
	const marks = " \t\r\n.,;:!?…[]()-–/"
	quote := strings.TrimLeft(t.Quote(start, end), marks)
	start = end - len(quote)
	return start, start + len(strings.TrimRight(quote, marks))
}

// aside tells why the clause that holds a byte commits to nothing, if it does.
func (t *Text) aside(at int) fact.Aside {
	for _, c := range t.Clauses {
		if c.Start <= at && at < c.End {
			return c.Aside
		}
	}
	return 0
}

// nearest returns the match that stands nearest to a fact, and how many words part them.
func nearest(t *Text, f fact.Fact, matches []text.Match) (best text.Match, distance int, ok bool) {
	for _, m := range matches {
		d := t.Doc.WordsBetween(f.Start, f.End, m.Start, m.End)
		if !t.Doc.SameSentence(f.Start, m.Start) {
			if d > nearby {
				continue
			}
			d += elsewhere
		}
		if !ok || d < distance {
			best, distance, ok = m, d, true
		}
	}
	return best, distance, ok
}

// coded puts a coder's mark in the place of the machine's.
func coded(m audit.PointMark, code audit.Code) audit.PointMark {
	m.By = audit.Coder
	switch {
	case code.NA:
		m.Verdict, m.Score = audit.NotApplicable, audit.NA
	case code.Value > 0:
		m.Verdict, m.Score = audit.Stated, audit.Mark(code.Value)
	default:
		m.Verdict, m.Score = audit.Unsaid, audit.Mark(0)
	}
	return m
}
