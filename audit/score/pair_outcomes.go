package score

import (
	"cmp"
	"math"
	"slices"

	"github.com/diapason-audit/diapason/audit/fact"
)

// What the classifier of clauses makes of what is decided: does one text decide for the customer what the other decides against him?

// outcomeWeights weigh OutcomeSigns.
var outcomeWeights = weighing{-3.84, []float64{3.53, 2.98, 2.04}}

// opposableClauses is how many clauses of each text that decide something are held against those of the other, the clearest ones; time
// grows with the square, and no answer to a complaint decides more.
const opposableClauses = 30

// OutcomeSigns are the signs that one of two texts decides for the customer what the other decides against him, and the clauses, of a
// and of b, that do so most clearly: how clearly these do, how much more than the other the first text decides for him all in all, and how
// much of their words the texts share. They are nil when no clause of one can be held against one of the other.
func OutcomeSigns(a, b *Text) (signs Signs, i, j int) {
	tilt := balance(a) - balance(b)
	i, j, most := clearest(a, b)
	if n, m, x := clearest(b, a); x > most {
		i, j, most, tilt = m, n, x, -tilt
	}
	if most == 0 {
		return nil, 0, 0
	}
	return Signs{math.Sqrt(most), tilt, overlap(a.substance, b.substance)}, i, j
}

// clearest finds the clause of x that most clearly grants what one of y declines, and that of y, with how clearly: both have to decide,
// of one matter, in words of which they share some; and x must not decline it, too, nor y grant it. Clauses that name one amount, of one
// role, agree.
func clearest(x, y *Text) (good, bad int, most float64) {
	grants, declines := deciding(x, granting), deciding(y, declining)
	contrary := make([]float64, len(declines)) // how clearly x declines what y does
	for m, j := range declines {
		contrary[m] = decidesToo(x, declining, &y.Clauses[j])
	}
	for _, i := range grants {
		c := &x.Clauses[i]
		free := granting(c) * (1 - decidesToo(y, granting, c))
		for m, j := range declines {
			d := &y.Clauses[j]
			clear := free * declining(d) * (1 - contrary[m]) * cosine(c.Sense.Matter[:], d.Sense.Matter[:]) * (0.3 + overlap(x.sentence(c), y.sentence(d)))
			if clear > most && !sameSum(x, y, i, j) {
				good, bad, most = i, j, clear
			}
		}
	}
	return good, bad, most
}

// sameSum tells whether clause i of x and clause j of y name the same amount with the same role.
func sameSum(x, y *Text, i, j int) bool {
	for _, f := range x.Facts {
		if f.Clause != i || f.Value.Type != fact.Amount || f.Role == "" {
			continue
		}
		for _, g := range y.Facts {
			if g.Clause == j && g.Role == f.Role && f.Value.Relate(g.Value) == fact.Equal {
				return true
			}
		}
	}
	return false
}

func granting(c *fact.Clause) float64  { return float64(c.Sense.Good) }
func declining(c *fact.Clause) float64 { return float64(c.Sense.Bad) }

// deciding lists the clauses of t, by number, that may decide in one way, the clearest first.
func deciding(t *Text, way func(*fact.Clause) float64) (found []int) {
	for i := range t.Clauses {
		if c := &t.Clauses[i]; c.Aside&fact.Asked == 0 && way(c) >= faintOutcome {
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(i, j int) int { return cmp.Compare(way(&t.Clauses[j]), way(&t.Clauses[i])) })
	return found[:min(len(found), opposableClauses)]
}

// faintOutcome is the probability below which a clause is not held to decide anything.
const faintOutcome = 0.3

// decidesToo is how clearly t decides in one way about the matter of clause c.
func decidesToo(t *Text, way func(*fact.Clause) float64, c *fact.Clause) (most float64) {
	for i := range t.Clauses {
		most = max(most, way(&t.Clauses[i])*cosine(t.Clauses[i].Sense.Matter[:], c.Sense.Matter[:]))
	}
	return most
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

// settled is how clearly the less decided of two texts decides anything: one that only thanks, asks or puts off contradicts little.
func settled(a, b *Text) float64 {
	least := 1.0
	for _, t := range []*Text{a, b} {
		most := 0.0
		for i := range t.Clauses {
			most = max(most, granting(&t.Clauses[i]), declining(&t.Clauses[i]))
		}
		least = min(least, most)
	}
	return least
}
