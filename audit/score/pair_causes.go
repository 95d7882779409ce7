package score

import (
	"strings"
	"unicode"

	"github.com/diapason-audit/diapason/audit/fact"
	"github.com/diapason-audit/diapason/audit/text"
)

// causes adds a conflict when both texts blame something, and neither speaks of what the other blames.
func (p *Pair) causes(a, b *Text) {
	if c, d := clash(a, b); c != nil {
		p.addClaims(a, b, c, d, "cause, "+c.Topic+" or "+d.Topic, likely)
		return
	}
	p.reasons(a, b)
	p.blame(a, b)
}

// related are the causes that may be two views of one: a mistake of ours that is a wrong address on a label.
var related = map[[2]string]bool{
	{"carrier", "address"}: true, {"technical fault", "computer system"}: true, {"technical fault", "signalling"}: true,
	{"technical fault", "meter"}: true, {"technical fault", "accident"}: true, {"stock", "demand"}: true,
	{"third party", "works"}: true, {"third party", "payment"}: true, {"third party", "fraud"}: true, {"defect", "technical fault"}: true,
	{"staff shortage", "demand"}: true, {"staff shortage", "illness"}: true, {"computer system", "works"}: true,
	{"carrier", "technical fault"}: true, {"carrier", "accident"}: true,
}

// kin are the causes that may be two views of one when a text only tells one of them, without a "because": a strike that leaves
// too few staff, a courier's mistake that is a human one.
var kin = map[[2]string]bool{
	{"carrier", "human error"}: true, {"carrier", "customs"}: true, {"carrier", "third party"}: true, {"human error", "address"}: true,
	{"human error", "paperwork"}: true, {"technical fault", "works"}: true,
	{"technical fault", "hygiene or safety"}: true, {"technical fault", "third party"}: true, {"works", "accident"}: true,
	{"accident", "third party"}: true, {"accident", "hygiene or safety"}: true, {"strike", "staff shortage"}: true,
	{"strike", "third party"}: true, {"stock", "third party"}: true, {"stock", "carrier"}: true, {"defect", "hygiene or safety"}: true,
	{"defect", "stock"}: true, {"customs", "paperwork"}: true, {"payment", "fraud"}: true, {"payment", "computer system"}: true,
	{"fraud", "paperwork"}: true, {"fraud", "accident"}: true, {"meter", "computer system"}: true, {"demand", "third party"}: true,
	{"weather", "hygiene or safety"}: true, {"human error", "hygiene or safety"}: true, {"third party", "hygiene or safety"}: true,
	{"fraud", "hygiene or safety"}: true, {"works", "hygiene or safety"}: true, {"carrier", "hygiene or safety"}: true, {"stock", "hygiene or safety"}: true,
	{"customs", "hygiene or safety"}: true, {"meter", "carrier"}: true, {"meter", "human error"}: true, {"meter", "third party"}: true,
	{"fraud", "computer system"}: true, {"fraud", "misuse"}: true, {"misuse", "payment"}: true, {"misuse", "address"}: true,
}

// clash finds a cause that a gives and one that b gives which are not akin, nil if they have one in common.
func clash(a, b *Text) (first, second *fact.Claim) {
	for i := range a.Claims {
		c := &a.Claims[i]
		if c.Kind != fact.Cause || !c.Positive || !given(a, c) {
			continue
		}
		for j := range b.Claims {
			d := &b.Claims[j]
			if d.Kind != fact.Cause || !d.Positive || !given(b, d) {
				continue
			}
			both := c.Committed && d.Committed
			if c.Topic == d.Topic && (c.Committed || d.Committed) || both && (c.Plain || d.Plain) && either(kin, c.Topic, d.Topic) {
				return nil, nil
			}
			if either(slips, c.Topic, d.Topic) && !apart(&a.Clauses[c.Clause], &b.Clauses[d.Clause]) {
				return nil, nil
			}
			if first == nil && both && !akin(c, d) && !a.names(d) && !b.names(c) {
				first, second = c, d
			}
		}
	}
	return first, second
}

// slips are the causes that are one slip where no two parties are blamed for it: digits swapped by nobody in particular, and by you.
var slips = map[[2]string]bool{{"human error", "misuse"}: true, {"human error", "defect"}: true}

// apart tells whether one clause puts down to the customer what the other puts down to the company.
func apart(c, d *fact.Clause) bool {
	return c.Blames == fact.Customer && d.Blames == fact.Company || c.Blames == fact.Company && d.Blames == fact.Customer
}

// names tells whether a word by which the other text gives cause c stands in t too, so that both may tell of one thing.
func (t *Text) names(c *fact.Claim) bool {
	for i := range t.Clauses {
		if fact.Shared(t.Clauses[i].Matter, c.Keys) > 0 {
			return true
		}
	}
	return false
}

// given tells whether t speaks of c as of something that was.
func given(t *Text, c *fact.Claim) bool {
	return c.Committed || c.Told || t.Clauses[c.Clause].Aside == 0
}

// reasons adds a conflict when both texts say in so many words what the cause was, and share no word of it, or when one
// says that what the other gives was not the cause.
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
			if x.Kind == fact.Cause && y.Kind == fact.Cause && x.Committed && y.Committed && x.Topic == y.Topic {
				return
			}
		}
	}
	if personal(a, c) && personal(b, d) {
		return
	}
	if text.Similarity(text.Read(a.Quote(c.Start, c.End), a.Lang), text.Read(b.Quote(d.Start, d.End), b.Lang)) > kindredReasons {
		return
	}
	p.addClaims(a, b, c, d, "cause", uncertain)
}

// personal tells whether a reason blames the company's own people.
func personal(t *Text, c *fact.Claim) bool {
	for _, d := range t.Claims {
		if d.Kind == fact.Cause && d.Topic == "human error" && d.Clause == c.Clause {
			return true
		}
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(t.Quote(c.Start, c.End)), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch w {
		case "agent", "colleague", "staff", "clerk", "employee", "lads", "someone", "collègue", "employé", "employée", "équipe", "conseiller", "conseillère", "préparateur":
			return true
		}
	}
	return false
}

// kindredReasons is how alike two reasons may be that are not one in other words: measured at .16 for "the car was in the
// shop" and "the vehicle was undergoing repairs", and at .01 for what is not akin.
const kindredReasons = 0.1

func reason(t *Text) *fact.Claim {
	for i := range t.Claims {
		if t.Claims[i].Kind == fact.Reason && t.Claims[i].Positive {
			return &t.Claims[i]
		}
	}
	return nil
}

// akin tells whether two causes are the same or two views of one.
func akin(c, d *fact.Claim) bool {
	return c.Topic == d.Topic || either(related, c.Topic, d.Topic) || (c.Plain || d.Plain) && either(kin, c.Topic, d.Topic)
}

// either tells whether x and y are a pair of pairs, in any order.
func either(pairs map[[2]string]bool, x, y string) bool {
	return pairs[[2]string{x, y}] || pairs[[2]string{y, x}]
}
