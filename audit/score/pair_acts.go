package score

import (
	"cmp"
	"slices"

	"github.com/diapason-audit/diapason/audit/fact"
)

// A bearing is what a text does for the customer and what it declines to, by its decisions and by the build of its
// clauses. Each is the first clause of its kind; strong tells whether the grant is a deed, not only a permission.
type bearing struct {
	grant, refusal   *fact.Clause
	permits, forbids *fact.Clause
	grants, refusals int
	owes             *fact.Clause // what takes money of the customer
	favours          bool         // it does what may be another favour
	relieves         bool         // it takes a cost off him
}

// favours are the topics of decisions that may please the customer, or only state what happened.
var favours = map[string]bool{"cancellation": true, "erasure": true, "keeping": true, "balance": true}

// bearingOf goes through the clauses of t.
func bearingOf(t *Text) bearing {
	var b bearing
	yes, no := make([]bool, len(t.Clauses)), make([]bool, len(t.Clauses))
	for _, c := range t.Claims {
		if c.Kind != fact.Decided || !c.Committed {
			continue
		}
		switch {
		case c.Topic == "permission" && c.Positive:
			if d := &t.Clauses[c.Clause]; b.permits == nil && !d.Requested && !d.Excepts {
				b.permits = d
			}
		case c.Topic == "permission":
			if d := &t.Clauses[c.Clause]; b.forbids == nil && !d.Requested && !d.Excepts && !d.Spares {
				b.forbids = d
			}
		case (grants[c.Topic] || c.Topic == "cost") && c.Positive:
			yes[c.Clause] = true
			b.relieves = b.relieves || c.Topic == "cost"
		case favours[c.Topic] && c.Positive:
			b.favours = true
		case c.Topic == "cost":
			if b.owes == nil && !c.Positive {
				b.owes = &t.Clauses[c.Clause]
			}
		case grants[c.Topic] && !t.Clauses[c.Clause].Spares && !t.Clauses[c.Clause].Balks:
			no[c.Clause] = true
		}
	}
	for i := range t.Clauses {
		c := &t.Clauses[i]
		if no[i] || c.Refuses {
			b.refusals++
			if b.refusal == nil {
				b.refusal = c
			}
		}
		if yes[i] || c.Grants {
			b.grants++
			if b.grant == nil && !t.exceptsIn(c) {
				b.grant = c
			}
		}
	}
	return b
}

// onlyGrants and onlyRefuses tell whether a text does nothing else.
func (b bearing) onlyGrants() bool {
	return b.grant != nil && b.refusals == 0 && (b.owes == nil || b.relieves)
}
func (b bearing) onlyRefuses() bool { return b.refusal != nil && b.grants == 0 && !b.favours }

// onlyCharges tells whether a text takes money and gives nothing.
func (b bearing) onlyCharges() bool { return b.owes != nil && b.grants+b.refusals == 0 }

// acts adds a conflict when one text declines what the other does, whatever verbs they use: one only refuses, the other
// only grants, and they share their subject; or a clause refuses what a clause of the other permits.
func (p *Pair) acts(a, b *Text) {
	if len(p.Conflicts) > 0 || p.banned(a, b) {
		return
	}
	x, y := bearingOf(a), bearingOf(b)
	switch {
	case x.onlyRefuses() && y.onlyGrants() && common(a, b) >= kindred:
		p.addClauses(a, b, x.refusal, y.grant)
	case y.onlyRefuses() && x.onlyGrants() && common(a, b) >= kindred:
		p.addClauses(a, b, x.grant, y.refusal)
	case p.agreesOnAmount(): // what is to be paid is in both
	case x.onlyCharges() && y.onlyGrants() && y.owes == nil && common(a, b) > kindred:
		p.addClauses(a, b, x.owes, y.grant)
	case y.onlyCharges() && x.onlyGrants() && x.owes == nil && common(a, b) > kindred:
		p.addClauses(a, b, x.grant, y.owes)
	default:
		p.permissions(a, b, x, y)
	}
}

// banned adds a conflict when one text says that there is none of what the other says one can do.
func (p *Pair) banned(a, b *Text) bool {
	if c, d := ban(a, b); c != nil {
		p.addClauses(a, b, c, d)
		return true
	}
	if d, c := ban(b, a); c != nil {
		p.addClauses(a, b, c, d)
		return true
	}
	return false
}

// ban finds a clause of t that bans what a clause of other allows, unless either text does both.
func ban(t, other *Text) (bans, allows *fact.Clause) {
	for i := range t.Clauses {
		for _, k := range t.Clauses[i].Bans {
			d := clauseWith(other, k, func(c *fact.Clause) []uint32 { return c.Allows })
			if d != nil && clauseWith(t, k, func(c *fact.Clause) []uint32 { return c.Allows }) == nil && clauseWith(other, k, func(c *fact.Clause) []uint32 { return c.Bans }) == nil {
				return &t.Clauses[i], d
			}
		}
	}
	return nil, nil
}

// clauseWith is the first clause of t that has k among the keys that get gives.
func clauseWith(t *Text, k uint32, get func(*fact.Clause) []uint32) *fact.Clause {
	for i := range t.Clauses {
		if slices.Contains(get(&t.Clauses[i]), k) {
			return &t.Clauses[i]
		}
	}
	return nil
}

// agreesOnAmount tells whether both texts name one amount.
func (p *Pair) agreesOnAmount() bool {
	for _, m := range p.Matches {
		if m.Type == "amount" && m.Relation == fact.Equal {
			return true
		}
	}
	return false
}

// permissions adds a conflict when a clause of one text refuses or forbids what a clause of the other permits.
func (p *Pair) permissions(a, b *Text, x, y bearing) {
	no, may := cmp.Or(x.refusal, x.forbids), cmp.Or(y.permits, y.grant)
	if no != nil && x.grants == 0 && !x.favours && may != nil && y.refusals == 0 && y.forbids == nil && meet(a, no, b, may) {
		p.addClauses(a, b, no, may)
	}
	no, may = cmp.Or(y.refusal, y.forbids), cmp.Or(x.permits, x.grant)
	if no != nil && y.grants == 0 && !y.favours && may != nil && x.refusals == 0 && x.forbids == nil && meet(b, no, a, may) {
		p.addClauses(a, b, may, no)
	}
}

// meet tells whether clause c of a and clause d of b share a word, or their sentences two.
func meet(a *Text, c *fact.Clause, b *Text, d *fact.Clause) bool {
	return fact.Shared(c.Matter, d.Matter) > 0 || fact.Shared(a.sentence(c), b.sentence(d)) >= kindred
}

// sentence lists the words of the sentence of clause c.
func (t *Text) sentence(c *fact.Clause) []uint32 { return t.sentences[c.Sentence] }

// wordsOf lists the words of substance of each sentence of a reading, and of all of it.
func wordsOf(r *fact.Reading) (sentences [][]uint32, all []uint32) {
	if len(r.Clauses) == 0 {
		return nil, nil
	}
	sentences = make([][]uint32, r.Clauses[len(r.Clauses)-1].Sentence+1)
	for i := range r.Clauses {
		c := &r.Clauses[i]
		sentences[c.Sentence] = append(sentences[c.Sentence], c.Matter...)
		all = append(all, c.Matter...)
	}
	for i := range sentences {
		slices.Sort(sentences[i])
		sentences[i] = slices.Compact(sentences[i])
	}
	slices.Sort(all)
	return sentences, slices.Compact(all)
}

// kindred is how many words two texts about one matter share.
const kindred = 2

// strangers tells whether two texts of some length share hardly a word of substance, so that a yes in one and a no in the other
// are seldom about one thing. Measured on pairs that no rule was written from: where they share three, such conflicts were
// true as often as not, where they share less, once in ten times.
func strangers(a, b *Text) bool {
	const few, long = 3, 10
	return a.contents() >= long && b.contents() >= long && common(a, b) < few
}

// outright are the reasons of conflicts that settle the whole request, whatever it is about.
var outright = map[string]bool{"request": true, "decision": true, "replacement": true, "balance": true, "cover": true, "opening": true, "restoration": true}

// contents counts the words of substance of t.
func (t *Text) contents() int {
	n := 0
	for i := range t.Clauses {
		n += len(t.Clauses[i].Matter)
	}
	return n
}

// related tells whether the sentences of both sides of a conflict share two words.
func (p *Pair) related(a, b *Text, c Conflict) bool {
	return fact.Shared(a.within(c.SpanA), b.within(c.SpanB)) >= kindred
}

// within lists the words of the sentences that s touches.
func (t *Text) within(s Span) []uint32 {
	var keys []uint32
	for i := range t.Clauses {
		c := &t.Clauses[i]
		if !slices.ContainsFunc(t.Clauses, func(d fact.Clause) bool { return d.Sentence == c.Sentence && d.Start < s.End && s.Start < d.End }) {
			continue
		}
		keys = append(keys, c.Matter...)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// common counts the words of substance that the clauses of two texts share.
func common(a, b *Text) int { return fact.Shared(a.substance, b.substance) }

func (p *Pair) addClauses(a, b *Text, c, d *fact.Clause) {
	p.Conflicts = append(p.Conflicts, Conflict{
		Type: "polarity", Reason: "one does what the other declines to", SpanA: a.clause(c), SpanB: b.clause(d), Confidence: uncertain,
	})
}
