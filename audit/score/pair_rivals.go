package score

import (
	"cmp"
	"math"
	"slices"

	"github.com/diapason-audit/diapason/audit/fact"
)

// rivalWeights weigh RivalSigns.
var rivalWeights = weighing{2.57, []float64{
	0.80, 2.53, 0.65, 0.05, -0.39, 0.16, 0.64, 1.98, 1.21, 0.70, -0.70, -2.94, -0.04, 1.22,
	-0.15, 1.40, -0.16, 0.68, 0.30, -3.78,
}}

// ofOneThing is the probability from which two values are of one thing.
const ofOneThing = 0.55

// rivals adds a conflict for the values that are most likely of one thing, each value in one conflict at most.
func (p *Pair) rivals(m pairing) {
	type couple struct {
		i, j int
		sure float64
	}
	var all []couple
	for i := range m.a.Facts {
		for j := range m.b.Facts {
			if m.rivals(i, j) {
				if sure := rivalWeights.of(m.rivalSigns(i, j)); sure > ofOneThing {
					all = append(all, couple{i, j, sure})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(x, y couple) int { return cmp.Compare(y.sure, x.sure) })
	takenA, takenB := make([]bool, len(m.a.Facts)), make([]bool, len(m.b.Facts))
	for _, c := range all {
		if !takenA[c.i] && !takenB[c.j] {
			takenA[c.i], takenB[c.j] = true, true
			p.addFacts(m.a, m.b, m.a.Facts[c.i], m.b.Facts[c.j], c.sure)
		}
	}
}

// RivalSigns are the signs, for each value of a and each of b that could be of one thing and cannot both hold, that they are of one
// thing.
func RivalSigns(a, b *Text) (all []Signs) {
	if b.Doc.String() < a.Doc.String() {
		a, b = b, a
	}
	var p Pair
	m := p.matchFacts(a, b)
	for i := range a.Facts {
		for j := range b.Facts {
			if m.rivals(i, j) {
				all = append(all, m.rivalSigns(i, j))
			}
		}
	}
	return all
}

// rivals tells whether a's value i and b's value j are an amount, a percentage, a duration or a date each, left over, committed to,
// and cannot both hold if they are of one thing.
func (m *pairing) rivals(i, j int) bool {
	f, g := m.a.Facts[i], m.b.Facts[j]
	switch f.Value.Type {
	case fact.Amount, fact.Percent, fact.Duration, fact.Date:
	default:
		return false
	}
	return f.Value.Type == g.Value.Type && !m.matchedA[i] && !m.matchedB[j] && f.Committed && g.Committed && exclude(f, g) && !m.reconciled(f, g)
}

// rivalSigns are the signs that a's value i and b's value j are of one thing.
func (m *pairing) rivalSigns(i, j int) Signs {
	f, g := m.a.Facts[i], m.b.Facts[j]
	same := 0.0
	for k := range min(len(f.Purpose), len(g.Purpose)) {
		same += float64(f.Purpose[k]) * float64(g.Purpose[k])
	}
	x, y := m.a.context(f), m.b.context(g)
	return Signs{
		math.Log(same + 0.02), math.Log(min(promised(f), promised(g)) + 0.02), truth(f.Role != "" && family(f.Role) == family(g.Role)),
		truth(f.Role != "" && g.Role != "" && family(f.Role) != family(g.Role)), truth(describing[f.Role] || describing[g.Role]),
		truth(alone(m.a, m.matchedA, f) && alone(m.b, m.matchedB, g)), truth(onlyOne(m.a, f) && onlyOne(m.b, g)),
		overlap(x, y), truth(f.Value.Type == fact.Date), truth(f.Value.Type == fact.Duration), math.Log(float64(m.leftOver(f.Value.Type))),
		truth(f.Value.High == 0 || g.Value.High == 0), cosine(m.a.Clauses[f.Clause].Sense.Matter[:], m.b.Clauses[g.Clause].Sense.Matter[:]),
		truth(f.Bound == fact.About || g.Bound == fact.About),
		gap(f, g), overlap(m.a.Clauses[f.Clause].Matter, m.b.Clauses[g.Clause].Matter), truth(likeliest(f) == likeliest(g)),
		truth(f.Value.Unit == g.Value.Unit), truth(f.Guessed || g.Guessed), math.Abs(m.a.place(f) - m.b.place(g)),
	}
}

// place is where in t value f stands: 0 at the beginning, 1 at the end.
func (t *Text) place(f fact.Fact) float64 {
	return float64(f.Start) / float64(len(t.Doc.String())+1)
}

// promised is how likely f is of something that the company promises or the customer has to do, rather than of what happened, of
// what a thing cost or of a limit.
func promised(f fact.Fact) float64 {
	p := 1.0
	for k, q := range f.Purpose {
		switch fact.Purposes[k] {
		case "event", "price", "late", "lim", "cond", "none":
			p -= float64(q)
		}
	}
	return max(p, 0)
}

// leftOver counts the values of a type, in both texts, that commit and have no match.
func (m *pairing) leftOver(typ fact.Type) (n int) {
	for i, f := range m.a.Facts {
		if f.Value.Type == typ && f.Committed && !m.matchedA[i] {
			n++
		}
	}
	for i, f := range m.b.Facts {
		if f.Value.Type == typ && f.Committed && !m.matchedB[i] {
			n++
		}
	}
	return n
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// gap is how far two values lie apart: of amounts and durations the logarithm of their ratio, 3 at most; of dates 1.
func gap(f, g fact.Fact) float64 {
	if f.Value.Type == fact.Date || f.Value.High <= 0 || g.Value.High <= 0 {
		return 1
	}
	return min(3, math.Abs(math.Log(float64(f.Value.High)/float64(g.Value.High))))
}

// likeliest is the number of the purpose that f most likely has, -1 if none is known.
func likeliest(f fact.Fact) int {
	if len(f.Purpose) == 0 {
		return -1
	}
	return slices.Index(f.Purpose, slices.Max(f.Purpose))
}
