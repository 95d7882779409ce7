package rank

import (
	"math"
	"slices"

	"github.com/diapason-audit/diapason/audit"
)

// Spread measures in the marks of a wave how far the difference of two companies varies: each company is held against the
// next by id, scenario by scenario. It is empty where no two companies share two scenarios. Residuals are widened by
// √(n/(n-1)), so that their variance is not biased.
func Spread(c audit.Campaign, marks []audit.Marks) audit.Spread {
	groups, _ := sorted(c, marks)
	f := newFormula(c.Profile)
	var spread audit.Spread
	means := make([]map[string]float64, len(c.Companies)) // by company, then scenario: points
	attempts, times := 0, 0                               // attempts, and scenarios put to a company
	for i, company := range c.Companies {
		means[i] = map[string]float64{}
		mine := of(company.ID, groups)
		for start, end := 0, 0; start < len(mine); start = end {
			var points []float64
			for ; end < len(mine) && mine[end].Scenario == mine[start].Scenario; end++ {
				if x := f.indexOf(c, mine[end:end+1]); x.Defined() {
					points = append(points, 100*x.Float())
				}
			}
			if len(points) == 0 {
				continue
			}
			means[i][mine[start].Scenario] = mean(points)
			spread.Attempts = append(spread.Attempts, residuals(points)...)
			attempts, times = attempts+len(points), times+1
		}
	}
	pairs := len(means)
	if pairs == 2 {
		pairs = 1 // the second with the first again tells nothing new
	}
	for i := range pairs {
		next := means[(i+1)%len(means)]
		var differences []float64
		for _, scenario := range scenarioIDs(means[i]) {
			if other, ok := next[scenario]; ok && len(means) > 1 {
				differences = append(differences, means[i][scenario]-other)
			}
		}
		spread.Scenarios = append(spread.Scenarios, residuals(differences)...)
	}
	if times > 0 { // a mean of attempts holds part of their own spread, and a difference that of two
		own := 2 * variance(spread.Attempts) / (float64(attempts) / float64(times))
		shrink := math.Sqrt(max(0, 1-own/max(variance(spread.Scenarios), 1e-12)))
		for i := range spread.Scenarios {
			spread.Scenarios[i] *= shrink
		}
	}
	return spread
}

// indexOf is the index of one company from its groups.
func (f formula) indexOf(c audit.Campaign, groups []audit.Marks) audit.Score {
	criteria := make([]audit.Score, len(f.criteria))
	for i, m := range sums(c, f, groups) {
		criteria[i] = m.Score()
	}
	return f.index(criteria, make([]audit.Score, len(f.pillars)))
}

func scenarioIDs(m map[string]float64) []string {
	var ids []string
	for id := range m {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// residuals are the values less their mean, widened; none of fewer than two.
func residuals(values []float64) []float64 {
	n := float64(len(values))
	if n < 2 {
		return nil
	}
	m := mean(values)
	var list []float64
	for _, x := range values {
		list = append(list, (x-m)*math.Sqrt(n/(n-1)))
	}
	return list
}

func mean(values []float64) float64 {
	var sum float64
	for _, x := range values {
		sum += x
	}
	return sum / float64(len(values))
}

// variance is that of residuals, whose mean is 0; 0 of none.
func variance(residuals []float64) float64 {
	var sum float64
	for _, x := range residuals {
		sum += x * x
	}
	return sum / max(1, float64(len(residuals)))
}
