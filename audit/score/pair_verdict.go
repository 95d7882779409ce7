package score

import (
	"github.com/diapason-audit/diapason/audit/fact"
	"github.com/diapason-audit/diapason/audit/text"
)

// judge draws the verdict and the similarity from what was found.
//
// A text without words says nothing: it is like another one without, and leaves out all that a third commits to.
func (p *Pair) judge(m pairing) {
	a, b := m.a, m.b
	if len(a.Clauses) == 0 || len(b.Clauses) == 0 {
		p.Verdict, p.Similarity = Partial, 0
		if len(a.Clauses) == len(b.Clauses) {
			p.Verdict, p.Similarity = Consistent, 1
		}
		return
	}
	likeness := max(text.Similarity(a.Doc, b.Doc), text.Containment(a.Doc, b.Doc), text.Containment(b.Doc, a.Doc))
	if share := m.share(); share >= 0 {
		likeness = (likeness + share) / 2
	}
	switch {
	case len(p.Conflicts) > 0:
		p.Verdict, p.Similarity = Contradiction, 0.2+0.3*likeness
	case hollow(a) != hollow(b) && !m.agrees() && !mute(a) && !mute(b), bare(a) && firm(b) && foreign(a, b), bare(b) && firm(a) && foreign(b, a):
		p.Verdict, p.Similarity = Partial, 0.3+0.39*likeness
	default:
		p.Verdict, p.Similarity = Consistent, 0.7+0.3*likeness
	}
}

// share is the share of the values of the text with fewer of them that the other has too, of both when they have as many;
// -1 when there are none.
func (m pairing) share() float64 {
	n, of := 0, 0
	for _, matched := range [][]bool{m.matchedA, m.matchedB} {
		if len(matched) > min(len(m.matchedA), len(m.matchedB)) {
			continue
		}
		of += len(matched)
		for _, ok := range matched {
			if ok {
				n++
			}
		}
	}
	if of == 0 {
		return -1
	}
	return float64(n) / float64(of)
}

// agrees tells whether both texts commit to one value or one decision.
func (m pairing) agrees() bool {
	for i, f := range m.a.Facts {
		if m.matchedA[i] && f.Committed && f.Role != "" && promising[f.Value.Type] && promises(f) {
			return true
		}
	}
	for i, f := range m.b.Facts {
		if m.matchedB[i] && f.Committed && f.Role != "" && promising[f.Value.Type] && promises(f) {
			return true
		}
	}
	for _, c := range m.a.Claims {
		if c.Kind == fact.Decided && c.Committed && core[c.Topic] && says(m.b, c.Topic, c.Positive) != nil {
			return true
		}
	}
	return false
}

// core are the topics that a decision is about; a text that only mentions a delivery has decided nothing.
var core = map[string]bool{
	"refund": true, "compensation": true, "replacement": true, "repair": true, "restoration": true, "erasure": true, "cost": true,
	"request": true, "transfer": true, "cover": true, "keeping": true, "opening": true, "balance": true, "suspension": true,
}

// weigh counts what a text commits to, its phrases without substance, and its apologies.
func weigh(t *Text) (decided, values, hollow, apologies int) {
	for _, c := range t.Claims {
		switch {
		case c.Kind == fact.Decided && c.Committed && core[c.Topic]:
			decided++
		case c.Topic == "apology":
			apologies++
		case c.Kind == fact.Hollow:
			hollow++
		}
	}
	for _, f := range t.Facts {
		if f.Committed && !describing[f.Role] && promising[f.Value.Type] && !t.shelved(f) {
			values++
		}
	}
	return decided, values, hollow, apologies
}

// shelved tells whether a date only says when something was received or passed on.
func (t *Text) shelved(f fact.Fact) bool {
	for _, c := range t.Claims {
		if c.Kind == fact.Hollow && c.Topic == "acknowledgement" && f.Value.Type == fact.Date && c.Start <= f.Start && f.End <= c.End {
			return true
		}
	}
	return false
}

// bare tells whether nothing that we know of is decided, promised, declined, received, asked or regretted in a text.
func bare(t *Text) bool {
	decided, values, empty, apologies := weigh(t)
	b := bearingOf(t)
	return decided+values+empty+apologies == 0 && b.grants+b.refusals == 0
}

// mute tells whether a bare text names no step and no cause either.
func mute(t *Text) bool {
	for _, c := range t.Claims {
		if c.Kind == fact.Step || c.Kind == fact.Cause {
			return false
		}
	}
	return bare(t)
}

// firm tells whether a text decides something and says how much or when.
func firm(t *Text) bool {
	decided, values, _, _ := weigh(t)
	return decided > 0 && values > 0 && !hollow(t)
}

// foreign tells whether t is about little of what the other says.
func foreign(t, other *Text) bool {
	const little = 0.28
	return text.Containment(t.Doc, other.Doc) < little
}

// promising are the types of values that are the substance of an answer; a number to call is not.
var promising = map[fact.Type]bool{fact.Amount: true, fact.Percent: true, fact.Duration: true, fact.Date: true}

// hollow tells whether a text acknowledges, redirects, asks or apologises, and decides nothing.
func hollow(t *Text) bool {
	decided, values, empty, apologies := weigh(t)
	if decided+values == 0 {
		return empty+apologies > 0
	}
	return empty*2 >= decided+values
}
