package score

import (
	"github.com/diapason-audit/diapason/audit/fact"
)

// alternatives are the steps of which one excludes the other when a text names only one.
var alternatives = [][2]string{
	{"keeping", "return"}, {"nothing to do", "application"}, {"nothing to do", "form"}, {"nothing to do", "signature"}, {"money", "voucher"}, {"by post", "in store"},
	{"registered letter", "online"}, {"registered letter", "by e-mail"}, {"registered letter", "by phone"}, {"collection", "in store"}, {"collection", "by post"},
}

// channels are the ways in which a customer takes a step, each with what it amounts to.
var channels = map[string]string{
	"by post": "post", "registered letter": "post", "in store": "store", "online": "online", "by phone": "phone", "by e-mail": "e-mail",
}

// steps holds what one text asks of the customer against what the other does.
func (p *Pair) steps(a, b *Text) {
	for _, x := range alternatives {
		p.instead(a, b, x[0], x[1])
	}
	p.otherWay(a, b)
	p.needs(a, b)
}

// instead adds a conflict when one text says x and not y, and the other y and not x.
func (p *Pair) instead(a, b *Text, x, y string) {
	xA, yA, xB, yB := says(a, x, true), says(a, y, true), says(b, x, true), says(b, y, true)
	if channels[x] != "" && channels[y] != "" {
		for _, c := range []*fact.Claim{xA, yA, xB, yB} {
			if c != nil && !c.Asked {
				return
			}
		}
	}
	if x == "collection" && !(yA != nil && yA.Asked) && !(yB != nil && yB.Asked) {
		return // "you are always welcome in our shop" asks for nothing
	}
	switch {
	case xA != nil && yA == nil && yB != nil && xB == nil:
		p.addClaims(a, b, xA, yB, x+" or "+y, uncertain)
	case yA != nil && xA == nil && xB != nil && yB == nil:
		p.addClaims(a, b, yA, xB, x+" or "+y, uncertain)
	}
}

// otherWay adds a conflict when each text tells the customer to go one way that the other does not name, and one of them
// rules out a way, or both speak of the same thing there.
func (p *Pair) otherWay(a, b *Text) {
	x, y := way(a, b), way(b, a)
	if x == nil || y == nil {
		return
	}
	if x.Only || y.Only || rulesOutAWay(a) || rulesOutAWay(b) || a.matter(x, b, y) >= 2 {
		p.addClaims(a, b, x, y, x.Topic+" or "+y.Topic, uncertain)
	}
}

// way is the first way that t tells the customer to go, nil if other names one of those that t names.
func way(t, other *Text) *fact.Claim {
	var first *fact.Claim
	for i := range t.Claims {
		c := &t.Claims[i]
		if c.Kind != fact.Step || !c.Committed || !c.Positive || channels[c.Topic] == "" {
			continue
		}
		for _, d := range other.Claims {
			if d.Kind == fact.Step && d.Positive && channels[d.Topic] == channels[c.Topic] {
				return nil
			}
		}
		if first == nil && c.Asked {
			first = c
		}
	}
	return first
}

// rulesOutAWay tells whether t says that one of the ways is closed or needless.
func rulesOutAWay(t *Text) bool {
	for _, c := range t.Claims {
		if c.Kind == fact.Step && c.Committed && !c.Positive && channels[c.Topic] != "" {
			return true
		}
	}
	return false
}

// needs adds a conflict when one text asks for something that the other calls needless or forbids.
func (p *Pair) needs(a, b *Text) {
	if c, d := needed(a, b); c != nil {
		p.addClaims(a, b, c, d, "needed or not", uncertain)
	} else if c, d := needed(b, a); c != nil {
		p.addClaims(a, b, d, c, "needed or not", uncertain)
	}
}

// needed finds what t asks for and other rules out, unless one of them does both.
func needed(t, other *Text) (ask, ruledOut *fact.Claim) {
	for i := range t.Claims {
		c := &t.Claims[i]
		if c.Kind != fact.Need || !c.Positive {
			continue
		}
		for j := range other.Claims {
			d := &other.Claims[j]
			if d.Kind == fact.Need && !d.Positive && fact.Shared(c.Keys, d.Keys) > 0 && !asks(other, d) && !rulesOut(t, d) {
				return c, d
			}
		}
	}
	return nil, nil
}

// asks tells whether t asks for something of what its claim d rules out.
func asks(t *Text, d *fact.Claim) bool {
	for _, c := range t.Claims {
		if c.Kind == fact.Need && c.Positive && fact.Shared(c.Keys, d.Keys) > 0 {
			return true
		}
	}
	return false
}

// rulesOut tells whether t rules out something of what claim d of the other text does.
func rulesOut(t *Text, d *fact.Claim) bool {
	for _, c := range t.Claims {
		if c.Kind == fact.Need && !c.Positive && fact.Shared(c.Keys, d.Keys) > 0 {
			return true
		}
	}
	return false
}
