package score

import "github.com/diapason-audit/diapason/audit/fact"

// oneSum is the reason of a sum that one text gives and the other declines or charges.
const oneSum = "one gives the sum that the other declines or charges"

// sums adds a conflict when both texts name one amount and one gives it, or takes it off, in the clause where the other declines
// or charges it, whatever verbs they use: "the £52 will be on your next bill", "the £52 won't be charged".
func (p *Pair) sums(a, b *Text) {
	if len(p.Conflicts) > 0 {
		return
	}
	for _, f := range a.Facts {
		for _, g := range b.Facts {
			if f.Value.Type != fact.Amount || g.Value.Type != fact.Amount || !f.Committed || !g.Committed || describing[f.Role] || describing[g.Role] || f.Relate(g) != fact.Equal {
				continue
			}
			x, y := a.signOf(f), b.signOf(g)
			if x < 0 && !a.gives(f.Clause) && y > 0 || y < 0 && !b.gives(g.Clause) && x > 0 {
				p.Conflicts = append(p.Conflicts, Conflict{
					Type: "polarity", Reason: oneSum, SpanA: a.clause(&a.Clauses[f.Clause]), SpanB: b.clause(&b.Clauses[g.Clause]), Confidence: uncertain,
				})
				return
			}
		}
	}
}

// signOf is the sign of the clause that states f or, when that only names it, "les 150 € d'inscription, on vous les rend", of the
// next one in its sentence, unless that states an amount as well.
func (t *Text) signOf(f fact.Fact) int {
	n := f.Clause
	if s := t.sign(n); s != 0 || len(t.Clauses[n].Keys) > 1 || n+1 == len(t.Clauses) || t.Clauses[n+1].Sentence != t.Clauses[n].Sentence {
		return s
	}
	for _, g := range t.Facts {
		if g.Value.Type == fact.Amount && g.Clause == n+1 {
			return 0
		}
	}
	return t.sign(n + 1)
}

// sign is 1 when clause n of t only gives something or takes a cost off, -1 when it only declines or charges, else 0.
func (t *Text) sign(n int) int {
	yes, no := t.Clauses[n].Grants, t.Clauses[n].Refuses
	for _, c := range t.Claims {
		if c.Kind == fact.Decided && c.Committed && c.Clause == n && (grants[c.Topic] || c.Topic == "cost") {
			yes, no = yes || c.Positive, no || !c.Positive
		}
	}
	switch {
	case yes && !no:
		return 1
	case no && !yes && !t.Clauses[n].Never:
		return -1
	}
	return 0
}

// gives tells whether another clause of the sentence of clause n of t gives something.
func (t *Text) gives(n int) bool {
	for i := range t.Clauses {
		if i != n && t.Clauses[i].Sentence == t.Clauses[n].Sentence && t.sign(i) > 0 {
			return true
		}
	}
	return false
}
