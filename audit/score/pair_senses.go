package score

import (
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

// causeWeights weigh CauseSigns.
var causeWeights = weighing{-3.65, []float64{0.25, 0.06, 4.30, -1.87, -2.81, 1.81, 1.16}}

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

// How likely a contradiction in what is decided, blamed or asked of the customer must be: to be one by the classifier alone (clear); and
// to stay one that the rules found (unlikely below), which both texts may use the words of and yet say the same. Of labelled pairs that
// no rule was written from, and whose clauses the classifier had not learnt from, those next to each bound were told right about twice
// out of three times.
const (
	clearOutcome, unlikelyOutcome = 0.6, 0.2
	clearWay, unlikelyWay         = 0.7, 0.15
	clearCause, unlikelyCause     = 0.7, 0.25
	doubtfulCause                 = 0.5 // where the rules were not sure
)

// wholeAnswers is how long two texts together must be, in bytes, for the classifier to have a say. In shorter ones there is little to
// decide by but the words that the rules know.
const wholeAnswers = 400

// senses adds a conflict where the classifier finds two outcomes, two causes or two ways that cannot both be, and the rules found
// none, and drops what the rules found where it finds nothing of the kind. It has no say on short texts, on texts of which one is in a
// language that it does not know, nor on the causes of texts in two languages, whose words cannot be held against each other. It returns
// how likely the two decide unlike, 0 where it has no say.
func (p *Pair) senses(a, b *Text) (unlike float64) {
	if !a.sensed() || !b.sensed() || len(a.Doc.String())+len(b.Doc.String()) < wholeAnswers {
		return 0
	}
	outcomes, i, j := OutcomeSigns(a, b)
	unlike = outcomeWeights.of(outcomes)
	p.doubt("polarity", unlike < unlikelyOutcome, unlike < unlikelyOutcome)
	if !p.has("polarity") && unlike > clearOutcome {
		p.addSenses(a, b, i, j, "polarity", "one decides for the customer, the other against", unlike)
	}
	ways, i, j := WaySigns(a, b)
	likely := wayWeights.of(ways)
	p.doubt("procedure", likely < unlikelyWay, likely < unlikelyWay)
	if !p.has("procedure") && likely > clearWay {
		p.addSenses(a, b, i, j, "procedure", "what the customer is to do", likely)
	}
	if p.Mixed {
		return unlike
	}
	causes, i, j := CauseSigns(a, b)
	likely = causeWeights.of(causes)
	p.doubt("cause", likely < unlikelyCause, likely < doubtfulCause)
	if !p.has("cause") && likely > clearCause {
		p.addSenses(a, b, i, j, "cause", "cause", likely)
	}
	return unlike
}

// doubt drops the conflicts of a type that the rules found, where they were sure and where they were not.
func (p *Pair) doubt(typ string, sure, unsure bool) {
	p.Conflicts = slices.DeleteFunc(p.Conflicts, func(c Conflict) bool {
		return c.Type == typ && c.Reason != opposed && (c.Confidence > uncertain && sure || c.Confidence <= uncertain && unsure)
	})
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
		min(x, y), max(x, y), math.Sqrt(float64(blame(c)*blame(d))) - likest(a, b), min(1, cosine(faultA, faultB)+cosine(partyA, partyB)*vague(faultA, faultB)),
		overlap(c.Matter, d.Matter), max(clears(a), clears(b)), settled(a, b),
	}, i, j
}

// likest is how alike, in whom and what they blame, the two clauses of a and of b are that blame and are most alike, 0…1.
func likest(a, b *Text) (most float64) {
	for i := range a.Clauses {
		c := &a.Clauses[i]
		if blame(c) < faintBlame {
			continue
		}
		for j := range b.Clauses {
			if d := &b.Clauses[j]; blame(d) >= faintBlame {
				most = max(most, float64(blame(c)*blame(d))*cosine(c.Sense.Blames[:], d.Sense.Blames[:])*cosine(c.Sense.Fault[:], d.Sense.Fault[:]))
			}
		}
	}
	return most
}

// faintBlame is the probability below which a clause is not held to blame anybody.
const faintBlame = 0.2

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
		if w < faintBlame {
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
