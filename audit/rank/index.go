package rank

import (
	"math"
	"slices"

	"github.com/diapason-audit/diapason/audit"
)

// floor keeps one empty pillar from taking a geometric index to nothing (METHOD 1.4).
const floor = 0.01

// index makes the pillars, in the profile's order, and the index of the criteria's means: the weighted arithmetic or
// geometric mean over the pillars that are defined. A criterion or pillar that is na leaves the weights, and so does one that the profile leaves unscored.
func index(p audit.Profile, criteria map[string]audit.Score) (pillars []audit.Score, index audit.Score) {
	var mean audit.Mean
	var logs, weights float64
	for _, pillar := range p.Pillars {
		var m audit.Mean
		for _, w := range pillar.Criteria {
			if !slices.Contains(p.Unscored, w.Criterion) {
				m.Add(criteria[w.Criterion], w.Weight)
			}
		}
		score := m.Score()
		pillars = append(pillars, score)
		mean.Add(score, pillar.Weight)
		if score.Defined() {
			logs += pillar.Weight * math.Log(max(score.Float(), floor))
			weights += pillar.Weight
		}
	}
	if p.Aggregation != audit.Geometric {
		return pillars, mean.Score()
	}
	if weights == 0 {
		return pillars, audit.NA
	}
	return pillars, audit.Mark(math.Exp(logs / weights))
}
