package score

import (
	"slices"

	"github.com/diapason-audit/diapason/audit/fact"
)

// blame adds a conflict when one text clears a thing or a party that the other blames, or when one puts the trouble down to the
// customer and the other to the company.
func (p *Pair) blame(a, b *Text) {
	if slices.ContainsFunc(p.Conflicts, func(c Conflict) bool { return c.Type == "cause" }) {
		return
	}
	if c, d := blamedThing(a, b); c != nil {
		p.addBlame(a, b, a.clause(&a.Clauses[c.Clause]), b.clause(d), "cleared by one, blamed by the other", likely)
		return
	}
	if c, d := blamedThing(b, a); c != nil {
		p.addBlame(a, b, a.clause(d), b.clause(&b.Clauses[c.Clause]), "cleared by one, blamed by the other", likely)
		return
	}
	if c, d := blamedParty(a, b); c != nil {
		p.addBlame(a, b, a.clause(&a.Clauses[c.Clause]), b.clause(d), "whose doing", likely)
		return
	}
	if c, d := blamedParty(b, a); c != nil {
		p.addBlame(a, b, a.clause(d), b.clause(&b.Clauses[c.Clause]), "whose doing", likely)
		return
	}
	for _, pair := range [][2]fact.Party{{fact.Customer, fact.Company}, {fact.Third, fact.Company}} {
		x, y := pair[0], pair[1]
		if c, d := a.blamesOnly(x, y), b.blamesOnly(y, x); c != nil && d != nil && (c.Guilty || d.Guilty) || c != nil && d != nil && c.Explains && d.Explains {
			p.addBlame(a, b, a.clause(c), b.clause(d), "whose doing", uncertain)
			return
		}
		if c, d := a.blamesOnly(y, x), b.blamesOnly(x, y); c != nil && d != nil && (c.Guilty || d.Guilty) || c != nil && d != nil && c.Explains && d.Explains {
			p.addBlame(a, b, a.clause(c), b.clause(d), "whose doing", uncertain)
			return
		}
	}
}

func (p *Pair) addBlame(a, b *Text, spanA, spanB Span, reason string, confidence float64) {
	p.Conflicts = append(p.Conflicts, Conflict{Type: "cause", Reason: reason, SpanA: spanA, SpanB: spanB, Confidence: confidence})
}

// blamedThing finds what t clears and a clause of other in which something went wrong with it.
func blamedThing(t, other *Text) (*fact.Claim, *fact.Clause) {
	for i := range t.Claims {
		c := &t.Claims[i]
		if c.Kind != fact.Cleared {
			continue
		}
		for _, k := range c.Keys {
			if !c.Itself && t.troubled(k, c.Clause) || other.clears(k) {
				continue
			}
			for j := range other.Clauses {
				d := &other.Clauses[j]
				if tellsOf(d, k) && d.Aside == 0 && !d.Regrets && !d.Requested && (other.amissBy(j) || c.Plain && d.Suspect) {
					return c, d
				}
			}
		}
	}
	return nil, nil
}

// troubled tells whether t tells of something that went wrong with k elsewhere than in clause n: k is what the complaint is about.
func (t *Text) troubled(k uint32, n int) bool {
	for i := range t.Clauses {
		c := &t.Clauses[i]
		if _, ok := slices.BinarySearch(c.Matter, k); ok && i != n && c.Amiss && !(c.Given != nil && tellsOf(c, k)) {
			return true
		}
	}
	return false
}

// tellsOf tells whether clause c speaks of k, in the reason it gives if it gives one: what came of it is not to blame.
func tellsOf(c *fact.Clause, k uint32) bool {
	keys := c.Matter
	if c.Given != nil {
		keys = c.Given
	}
	_, ok := slices.BinarySearch(keys, k)
	return ok
}

// clears tells whether t clears k.
func (t *Text) clears(k uint32) bool {
	for _, c := range t.Claims {
		if c.Kind == fact.Cleared {
			if _, ok := slices.BinarySearch(c.Keys, k); ok {
				return true
			}
		}
	}
	return false
}

// amissBy tells whether clause n of t, or the one after it in its sentence, tells of something that went wrong.
func (t *Text) amissBy(n int) bool {
	return t.Clauses[n].Amiss || n+1 < len(t.Clauses) && t.Clauses[n+1].Amiss && t.Clauses[n+1].Sentence == t.Clauses[n].Sentence
}

// blamedParty finds a party that t clears and other alone blames.
func blamedParty(t, other *Text) (*fact.Claim, *fact.Clause) {
	for i := range t.Claims {
		c := &t.Claims[i]
		if c.Kind != fact.Cleared || c.Party == fact.NoParty || t.blames(c.Party) != nil || other.acquits(c.Party) {
			continue
		}
		if d := other.blames(c.Party); d != nil {
			return c, d
		}
	}
	return nil, nil
}

// blames is the first clause of t in which something went wrong by the doing of p.
func (t *Text) blames(p fact.Party) *fact.Clause {
	for i := range t.Clauses {
		if c := &t.Clauses[i]; c.Amiss && c.Blames == p && c.Aside == 0 && !c.Regrets && !c.Requested {
			return c
		}
	}
	return nil
}

// blamesOnly is the first clause of t that gives the doing of p as the cause, nil if anything is put down to q.
func (t *Text) blamesOnly(p, q fact.Party) *fact.Clause {
	c := t.blames(p)
	if c != nil && !c.Guilty && t.blames(q) != nil {
		return nil
	}
	return c
}

// acquits tells whether t clears party p.
func (t *Text) acquits(p fact.Party) bool {
	return slices.ContainsFunc(t.Claims, func(c fact.Claim) bool { return c.Kind == fact.Cleared && c.Party == p })
}
