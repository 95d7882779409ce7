package score

import (
	"slices"

	"github.com/diapason-audit/diapason/audit/fact"
)

// blame adds a conflict when one text clears a thing or a party that the other blames, or when one puts the trouble down to the
// customer or a third and the other to the company. Where a cause is found already it adds nothing.
func (p *Pair) blame(a, b *Text) {
	if slices.ContainsFunc(p.Conflicts, func(c Conflict) bool { return c.Type == "cause" }) {
		return
	}
	for _, blamed := range []func(t, other *Text) (cleared, blames *fact.Clause){blamedThing, blamedParty} {
		if c, d := blamed(a, b); c != nil {
			p.addBlame(a, b, c, d, "cleared by one, blamed by the other", likely)
			return
		}
		if d, c := blamed(b, a); c != nil {
			p.addBlame(a, b, c, d, "cleared by one, blamed by the other", likely)
			return
		}
	}
	for _, party := range []fact.Party{fact.Customer, fact.Third} {
		c, d := a.blamesOnly(party, fact.Company), b.blamesOnly(fact.Company, party)
		if c == nil || d == nil {
			c, d = a.blamesOnly(fact.Company, party), b.blamesOnly(party, fact.Company)
		}
		if c != nil && d != nil && (c.Guilty || d.Guilty || c.Explains || d.Explains) {
			p.addBlame(a, b, c, d, "whose doing", uncertain)
			return
		}
	}
}

func (p *Pair) addBlame(a, b *Text, c, d *fact.Clause, reason string, confidence float64) {
	p.Conflicts = append(p.Conflicts, Conflict{Type: "cause", Reason: reason, SpanA: a.clause(c), SpanB: b.clause(d), Confidence: confidence})
}

// blamedThing finds what t clears and a clause of other in which something went wrong with it.
func blamedThing(t, other *Text) (cleared, blames *fact.Clause) {
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
				if tellsOf(d, k) && d.Aside == 0 && !d.Regrets && !d.Requested && (d.Amiss && !d.Misled || c.Plain && d.Suspect) {
					return &t.Clauses[c.Clause], d
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

// blamedParty finds a party that t clears and other alone blames.
func blamedParty(t, other *Text) (cleared, blames *fact.Clause) {
	for i := range t.Claims {
		c := &t.Claims[i]
		if c.Kind != fact.Cleared || c.Party == fact.NoParty || t.blames(c.Party) != nil || other.acquits(c.Party) {
			continue
		}
		if d := other.blames(c.Party); d != nil {
			return &t.Clauses[c.Clause], d
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

// blamesOnly is what blames gives for p, nil if something went wrong by the doing of q too and p is not blamed in so many words.
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
