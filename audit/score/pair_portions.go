package score

import (
	"slices"

	"github.com/diapason-audit/diapason/audit/fact"
)

// portions adds a conflict when both texts give so many of the same things, and not as many: "one of your three nights", "two of
// your three nights"; or so many on top, each text once: "je vous en offre trois", "one extra lesson".
func (p *Pair) portions(a, b *Text) {
	oneEach := extras(a) == 1 && extras(b) == 1
	for _, f := range a.Portions {
		for _, g := range b.Portions {
			if f.N == g.N || f.Of != g.Of || f.Whole && g.Whole || !a.mayGive(f) || !b.mayGive(g) || f.Of > 0 && !a.givesPortion(f) && !b.givesPortion(g) {
				continue
			}
			named := len(f.Things) > 0 && len(g.Things) > 0
			if named && fact.Shared(f.Things, g.Things) == 0 || f.Of > 0 && !named || f.Of == 0 && !oneEach {
				continue
			}
			p.Conflicts = append(p.Conflicts, Conflict{
				Type: "amount", Reason: "how many are given", SpanA: Span{f.Start, f.End, a.Quote(f.Start, f.End)}, SpanB: Span{g.Start, g.End, b.Quote(g.Start, g.End)},
				Confidence: uncertain,
			})
			return
		}
	}
}

// extras counts the things that t gives on top of others.
func extras(t *Text) int {
	n := 0
	for _, f := range t.Portions {
		if f.Of == 0 {
			n++
		}
	}
	return n
}

// mayGive tells whether nothing says that t does not give f, and, where f is only named, that it does.
func (t *Text) mayGive(f fact.Portion) bool {
	c := &t.Clauses[f.Clause]
	return c.Aside == 0 && !c.Denied && !c.Refuses && (!f.Whole || t.givesPortion(f))
}

// givesPortion tells whether t gives f: its clause does, or one of its sentence when f says itself that it is a part.
func (t *Text) givesPortion(f fact.Portion) bool {
	c := &t.Clauses[f.Clause]
	if c.Aside != 0 {
		return false
	}
	if t.sign(f.Clause) > 0 {
		return true
	}
	return !f.Whole && slices.ContainsFunc(t.Clauses, func(d fact.Clause) bool { return d.Sentence == c.Sentence && d.Aside == 0 && d.Grants }) || !f.Whole && t.gives(f.Clause)
}
