package score

import (
	"github.com/diapason-audit/diapason/audit/fact"
)

// causes adds a conflict when both texts blame something, and neither speaks of what the other blames. One of them may
// name its cause without a "because", if it is one that is nothing else.
func (p *Pair) causes(a, b *Text) {
	for _, outright := range [][2]bool{{true, true}, {true, false}, {false, true}} {
		if c, d := clash(a, b, outright[0], outright[1]); c != nil {
			confidence := uncertain
			if outright[0] && outright[1] {
				confidence = likely
			}
			p.addClaims(a, b, c, d, "cause, "+c.Topic+" or "+d.Topic, confidence)
			return
		}
	}
	p.reasons(a, b)
}

// nothingElse are the causes whose words are seldom said of anything else.
var nothingElse = map[string]bool{
	"weather": true, "strike": true, "misuse": true, "defect": true, "signalling": true, "works": true, "technical fault": true,
	"computer system": true, "illness": true, "staff shortage": true, "accident": true,
}

// related are the causes that may be two views of one: a mistake of ours that is a wrong address on a label.
var related = map[[2]string]bool{
	{"carrier", "address"}: true, {"technical fault", "computer system"}: true, {"technical fault", "signalling"}: true,
	{"technical fault", "meter"}: true, {"technical fault", "accident"}: true, {"stock", "demand"}: true,
	{"third party", "works"}: true, {"third party", "payment"}: true, {"third party", "fraud"}: true, {"defect", "technical fault"}: true,
	{"staff shortage", "demand"}: true, {"staff shortage", "illness"}: true, {"computer system", "works"}: true,
	{"carrier", "technical fault"}: true, {"carrier", "accident"}: true,
}

// clash finds a cause that a gives and one that b gives which are not akin, nil if they have one in common. Where outright
// is false, the cause is only named, and nothing else than a cause.
func clash(a, b *Text, outrightA, outrightB bool) (first, second *fact.Claim) {
	for i := range a.Claims {
		c := &a.Claims[i]
		if c.Kind != fact.Cause || !given(a, c) {
			continue
		}
		for j := range b.Claims {
			d := &b.Claims[j]
			if d.Kind != fact.Cause || !given(b, d) {
				continue
			}
			if c.Topic == d.Topic && (blames(a, c, outrightA) || blames(b, d, outrightB)) {
				return nil, nil
			}
			if first == nil && !akin(c.Topic, d.Topic) && blames(a, c, outrightA) && blames(b, d, outrightB) {
				first, second = c, d
			}
		}
	}
	return first, second
}

// blames tells whether t gives c as the cause.
func blames(t *Text, c *fact.Claim, outright bool) bool {
	if outright {
		return c.Committed
	}
	return nothingElse[c.Topic] && c.Told && t.Clauses[c.Clause].Aside == 0
}

// given tells whether t speaks of c as of something that was.
func given(t *Text, c *fact.Claim) bool {
	return c.Committed || c.Told || t.Clauses[c.Clause].Aside == 0
}

// reasons adds a conflict when both texts say in so many words what the cause was, and share no word of it.
func (p *Pair) reasons(a, b *Text) {
	c, d := reason(a), reason(b)
	if c == nil || d == nil || len(c.Keys) < 2 || len(d.Keys) < 2 {
		return
	}
	for i := range a.Claims {
		for j := range b.Claims {
			x, y := &a.Claims[i], &b.Claims[j]
			if x.Kind == fact.Reason && y.Kind == fact.Reason && fact.Shared(x.Keys, y.Keys) > 0 {
				return
			}
			if x.Kind == fact.Cause && y.Kind == fact.Cause && akin(x.Topic, y.Topic) {
				return
			}
		}
	}
	p.addClaims(a, b, c, d, "cause", uncertain)
}

func reason(t *Text) *fact.Claim {
	for i := range t.Claims {
		if t.Claims[i].Kind == fact.Reason {
			return &t.Claims[i]
		}
	}
	return nil
}

// akin tells whether two causes are the same or two views of one.
func akin(c, d string) bool {
	return c == d || related[[2]string{c, d}] || related[[2]string{d, c}]
}
