package score

import (
	"cmp"
	"math"
	"slices"

	"github.com/diapason-audit/diapason/audit/fact"
)

// What the classifier of clauses (fact.Sense) makes of two texts, put into signs that a logistic regression weighs: does one
// text decide for the customer what the other decides against him, do they blame different things? The weights were fitted,
// by audit/score/learn, to labelled pairs whose clauses the classifier had not learnt from.

// Signs are what is weighed, in the order of their weights.
type Signs []float64

// A weighing of signs: the probability is the logistic function of the sum.
type weighing struct {
	bias    float64
	weights []float64
}

var (
	outcomeWeights = weighing{-3.24, []float64{-0.02, 0.07, 1.07, 0.19, 1.35, -0.48, -1.36, -1.41, 2.86}}
	causeWeights   = weighing{-0.03, []float64{0.42, 0.33, -0.67, -2.74, -1.75, -0.52, 1.72}}
)

// of is the probability that signs tell of a contradiction, 0…1; 0 for no signs.
func (w weighing) of(s Signs) float64 {
	if s == nil {
		return 0
	}
	sum := w.bias
	for i, x := range s {
		sum += w.weights[i] * x
	}
	return 1 / (1 + math.Exp(-sum))
}

// How likely a contradiction must be: to be one, by the classifier alone, in what is decided and in what is blamed; and to stay one
// that the rules found in what is decided, since both texts may hold words of refusal and yet say the same. On pairs that no
// rule was written from, five of six findings of the rules below that were wrong.
const (
	clearOutcome = 0.5
	clearCause   = 0.6
	unlikely     = 0.2
	doubtful     = 0.5
)

// senses adds a conflict where the classifier finds two outcomes, or two causes, that cannot both be, and the rules found none, and
// drops what the rules found where it finds nothing of the kind. It has no say on texts of which one is in a language that it does not
// know, nor on the causes of texts in two languages, whose words cannot be held against each other.
func (p *Pair) senses(a, b *Text) {
	if !a.sensed() || !b.sensed() {
		return
	}
	var best Opposition
	most, sure := 0.0, 0.0 // the most probable, and of clauses that are clear themselves
	for _, o := range Oppositions(a, b) {
		q := outcomeWeights.of(o.Signs)
		most = max(most, q)
		if q > sure && o.clear {
			best, sure = o, q
		}
	}
	switch {
	case p.has("polarity") && most < unlikely:
		p.Conflicts = slices.DeleteFunc(p.Conflicts, func(c Conflict) bool {
			return c.Type == "polarity" && c.Reason != denied && c.Reason != opposed && c.Reason != oneSum
		})
	case !p.has("polarity") && sure > clearOutcome:
		p.addSenses(a, b, best.i, best.j, "polarity", "one decides for the customer, the other against", sure)
	}
	if p.Mixed {
		return
	}
	causes, i, j := CauseSigns(a, b)
	switch sure := causeWeights.of(causes); {
	case p.has("cause") && sure < doubtful:
		p.Conflicts = slices.DeleteFunc(p.Conflicts, func(c Conflict) bool { return c.Type == "cause" && c.Confidence <= uncertain })
	case !p.has("cause") && sure > clearCause:
		p.addSenses(a, b, i, j, "cause", "cause", sure)
	}
}

// sensed tells whether the classifier has read t.
func (t *Text) sensed() bool {
	return slices.ContainsFunc(t.Clauses, func(c fact.Clause) bool { return c.Sense != fact.Sense{} })
}

// has tells whether a conflict of a type was found.
func (p *Pair) has(typ string) bool {
	return slices.ContainsFunc(p.Conflicts, func(c Conflict) bool { return c.Type == typ })
}

func (p *Pair) addSenses(a, b *Text, i, j int, typ, reason string, sure float64) {
	if p.Mixed {
		sure = min(sure, uncertain)
	}
	p.Conflicts = append(p.Conflicts, Conflict{Type: typ, Reason: reason, SpanA: a.clause(&a.Clauses[i]), SpanB: b.clause(&b.Clauses[j]), Confidence: sure})
}

// An Opposition is a clause that decides for the customer in one text and one that decides against him in the other, with the signs
// that both are about one thing.
type Opposition struct {
	Signs Signs
	i, j  int  // numbers of the clauses, in a and in b
	clear bool // each is likely to decide by itself
}

// opposableClauses is how many clauses of each text that decide something are held against those of the other, the clearest ones; time
// grows with the square, and no answer to a complaint decides more.
const opposableClauses = 30

// Oppositions lists what a and b may decide unlike.
func Oppositions(a, b *Text) (all []Opposition) {
	tilt := balance(a) - balance(b)
	goodA, badA := decides(a)
	goodB, badB := decides(b)
	for _, i := range goodA {
		for _, j := range badB {
			c, d := &a.Clauses[i], &b.Clauses[j]
			all = append(all, Opposition{append(oppose(a, b, c, d), tilt), i, j, decided(c, d)})
		}
	}
	for _, i := range badA {
		for _, j := range goodB {
			c, d := &a.Clauses[i], &b.Clauses[j]
			all = append(all, Opposition{append(oppose(b, a, d, c), -tilt), i, j, decided(d, c)})
		}
	}
	return all
}

// decides lists the clauses of t that may decide for the customer, and against him, by number, the clearest first.
func decides(t *Text) (good, bad []int) {
	for i := range t.Clauses {
		c := &t.Clauses[i]
		if c.Aside&fact.Asked != 0 {
			continue
		}
		if c.Sense.Good >= 0.1 {
			good = append(good, i)
		}
		if c.Sense.Bad >= 0.05 {
			bad = append(bad, i)
		}
	}
	slices.SortStableFunc(good, func(i, j int) int { return cmp.Compare(t.Clauses[j].Sense.Good, t.Clauses[i].Sense.Good) })
	slices.SortStableFunc(bad, func(i, j int) int { return cmp.Compare(t.Clauses[j].Sense.Bad, t.Clauses[i].Sense.Bad) })
	return good[:min(len(good), opposableClauses)], bad[:min(len(bad), opposableClauses)]
}

// decided tells whether clause good is likely to decide for the customer, and bad against.
func decided(good, bad *fact.Clause) bool { return good.Sense.Good >= 0.4 && bad.Sense.Bad >= 0.3 }

// oppose are the signs that clause good of x grants what clause bad of y declines.
func oppose(x, y *Text, good, bad *fact.Clause) Signs {
	against, favour := 0.0, 0.0
	for k := range x.Clauses {
		against = max(against, float64(x.Clauses[k].Sense.Bad)*cosine(x.Clauses[k].Sense.Matter[:], bad.Sense.Matter[:]))
	}
	for k := range y.Clauses {
		favour = max(favour, float64(y.Clauses[k].Sense.Good)*cosine(y.Clauses[k].Sense.Matter[:], good.Sense.Matter[:]))
	}
	return Signs{
		logit(good.Sense.Good), logit(bad.Sense.Bad), cosine(good.Sense.Matter[:], bad.Sense.Matter[:]), overlap(good.Matter, bad.Matter),
		overlap(x.sentence(good), y.sentence(bad)), truth(x.sharesValue(good, y, bad)), against, favour,
	}
}

// sharesValue tells whether the sentences of clause c of t and clause d of other name the same amount.
func (t *Text) sharesValue(c *fact.Clause, other *Text, d *fact.Clause) bool {
	for _, f := range t.Facts {
		if f.Value.Type == fact.Amount && t.Clauses[f.Clause].Sentence == c.Sentence {
			for _, g := range other.Facts {
				if g.Value.Type == fact.Amount && other.Clauses[g.Clause].Sentence == d.Sentence && f.Value.Relate(g.Value) == fact.Equal {
					return true
				}
			}
		}
	}
	return false
}

// balance is how far a text decides for the customer, 1, or against, -1, all in all.
func balance(t *Text) float64 {
	good, bad := 0.0, 0.0
	for i := range t.Clauses {
		good += float64(t.Clauses[i].Sense.Good)
		bad += float64(t.Clauses[i].Sense.Bad)
	}
	return (good - bad) / (good + bad + 0.3)
}

// CauseSigns are the signs that two texts blame different things for what went wrong, and the clauses, of a and of b, that blame
// most clearly; nil when a text has no clause.
func CauseSigns(a, b *Text) (signs Signs, i, j int) {
	i, j = blaming(a), blaming(b)
	if i < 0 || j < 0 {
		return nil, 0, 0
	}
	c, d := &a.Clauses[i], &b.Clauses[j]
	partyA, faultA := blamed(a)
	partyB, faultB := blamed(b)
	x, y := logit(blame(c)), logit(blame(d))
	return Signs{
		min(x, y), max(x, y), cosine(partyA, partyB), min(1, cosine(faultA, faultB)+cosine(partyA, partyB)*vague(faultA, faultB)), overlap(c.Matter, d.Matter),
		max(told(c, b), told(d, a)), max(clears(a), clears(b)),
	}, i, j
}

// blame is how likely a clause blames anybody.
func blame(c *fact.Clause) (sum float32) {
	for _, p := range c.Sense.Blames {
		sum += p
	}
	return sum
}

// blaming is the number of the clause of t that blames most clearly, -1 when t has none.
func blaming(t *Text) int {
	best := -1
	for i := range t.Clauses {
		if best < 0 || blame(&t.Clauses[i]) > blame(&t.Clauses[best]) {
			best = i
		}
	}
	return best
}

// blamed is which parties and which kinds of fault t blames, each clause counting by how clearly it does.
func blamed(t *Text) (parties, faults []float32) {
	parties, faults = make([]float32, fact.Parties), make([]float32, fact.FaultKinds)
	for i := range t.Clauses {
		s := &t.Clauses[i].Sense
		w := blame(&t.Clauses[i])
		if w < 0.2 {
			continue
		}
		for k, p := range s.Blames {
			parties[k] += w * p
		}
		for k, p := range s.Fault {
			faults[k] += w * w * p
		}
	}
	return parties, faults
}

// vague is how much of what either text blames is no more than that somebody made a mistake, which may be the same as anything
// else of the same party's.
func vague(a, b []float32) float64 {
	most := 0.0
	for _, faults := range [][]float32{a, b} {
		var all, slips float32
		for k, f := range faults {
			all += f
			if fact.FaultNames[k] == "human" || fact.FaultNames[k] == "other" {
				slips += f
			}
		}
		if all > 0 {
			most = max(most, float64(slips/all))
		}
	}
	return most
}

// clears is how clearly t says that something was not the cause.
func clears(t *Text) float64 {
	most := float32(0)
	for i := range t.Clauses {
		most = max(most, t.Clauses[i].Sense.Clears)
	}
	return float64(most)
}

// told is the share of the words of clause c that stand anywhere in t.
func told(c *fact.Clause, t *Text) float64 {
	if len(c.Matter) == 0 {
		return 0
	}
	n := 0
	for _, k := range c.Matter {
		for i := range t.Clauses {
			if fact.Shared([]uint32{k}, t.Clauses[i].Matter) > 0 {
				n++
				break
			}
		}
	}
	return float64(n) / float64(len(c.Matter))
}

// overlap is the share of the shorter of two lists of words that the longer one has too, 0…1.
func overlap(a, b []uint32) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return float64(fact.Shared(a, b)) / float64(min(len(a), len(b)))
}

// cosine of two lists of weights; 1 when one of them is all 0, so that nothing is told apart by what is not there.
func cosine(a, b []float32) float64 {
	var dot, x, y float64
	for i := range a {
		dot += float64(a[i]) * float64(b[i])
		x += float64(a[i]) * float64(a[i])
		y += float64(b[i]) * float64(b[i])
	}
	if x == 0 || y == 0 {
		return 1
	}
	return dot / math.Sqrt(x*y)
}

// logit of a probability, kept within ±9.2.
func logit(p float32) float64 {
	q := min(max(float64(p), 1e-4), 1-1e-4)
	return math.Log(q / (1 - q))
}
