package rank

import (
	"math"
	"slices"

	"github.com/diapason-audit/diapason/audit"
)

// floor keeps one empty pillar from taking a geometric index to nothing (METHOD 1.4).
const floor = 0.01

// A formula is how a profile makes pillars and index of the means of its criteria, made ready for many uses.
type formula struct {
	criteria  []string // what index takes, in this order
	pillars   []weighing
	geometric bool
}

// A weighing is a pillar: its weight, and its criteria by their place with their weights.
type weighing struct {
	weight   float64
	criteria []int
	weights  []float64
}

func newFormula(p audit.Profile) formula {
	f := formula{criteria: p.Criteria(), geometric: p.Aggregation == audit.Geometric}
	for _, pillar := range p.Pillars {
		w := weighing{weight: pillar.Weight}
		for _, c := range pillar.Criteria {
			if slices.Contains(p.Unscored, c.Criterion) {
				continue
			}
			w.criteria = append(w.criteria, slices.Index(f.criteria, c.Criterion))
			w.weights = append(w.weights, c.Weight)
		}
		f.pillars = append(f.pillars, w)
	}
	return f
}

// index fills in the pillars, one a pillar of the profile, from the means of the criteria, and returns the index: the
// weighted arithmetic or geometric mean over the pillars that are defined. A criterion or pillar that is na leaves the
// weights, and so does a criterion that the profile leaves unscored.
func (f formula) index(criteria, pillars []audit.Score) audit.Score {
	var mean audit.Mean
	var logs, weights float64
	for i, w := range f.pillars {
		var m audit.Mean
		for j, criterion := range w.criteria {
			m.Add(criteria[criterion], w.weights[j])
		}
		pillars[i] = m.Score()
		mean.Add(pillars[i], w.weight)
		if f.geometric && pillars[i].Defined() {
			logs += w.weight * math.Log(max(pillars[i].Float(), floor))
			weights += w.weight
		}
	}
	switch {
	case !f.geometric:
		return mean.Score()
	case weights == 0:
		return audit.NA
	}
	return audit.Mark(math.Exp(logs / weights))
}
