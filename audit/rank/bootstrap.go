package rank

import (
	"math"
	"slices"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/stat"
)

// How the doubt is drawn (METHOD 1.4).
const (
	Draws     = 2000 // replicates of the bootstrap
	Level     = 0.95 // of the intervals
	MinBlocks = 5    // with fewer scenarios there is no interval
)

// Replicates are what one company's figures might have been, had other scenarios been put to it: one a draw.
type Replicates struct {
	Company string
	Blocks  int         // scenarios put to it
	Left    int         // draws in which it has no index, because none of its scenarios was drawn
	Index   []float64   // 0…1, by draw; NaN: left out
	Pillars [][]float64 // by pillar of the profile, then by draw; NaN: not defined
}

// Bootstrap draws the scenarios of the marks anew, Draws times, and returns the figures of each company, by id.
//
// What is drawn is the scenario with all its attempts, on every channel and in every wave: what was asked twice in the
// same words was not asked two things, and identical repeats do not narrow an interval. A scenario's weight in a draw comes from
// its name, the seed and the number of the draw alone, so it is the same for every company, and in two results: the
// difference of two companies, or of one in two waves, may be taken draw by draw. Sums are exact, so that marks merge
// in any order.
func Bootstrap(c audit.Campaign, marks []audit.Marks, seed uint64) []Replicates {
	groups, _ := sorted(c, marks)
	return bootstrap(c, groups, seed)
}

// sorted are the groups by company, scenario, wave and attempt, each once and completed, and how many came again.
func sorted(c audit.Campaign, marks []audit.Marks) (groups []audit.Marks, again int) {
	groups = slices.SortedFunc(slices.Values(marks), func(a, b audit.Marks) int { return compare(a.Group, b.Group) })
	groups = slices.CompactFunc(groups, func(a, b audit.Marks) bool { return a.Group == b.Group })
	return Completed(c, groups), len(marks) - len(groups)
}

// bootstrap is Bootstrap of sorted groups.
func bootstrap(c audit.Campaign, groups []audit.Marks, seed uint64) []Replicates {
	f := newFormula(c.Profile)
	drawn := map[string][]int{}
	var list []Replicates
	for _, company := range c.Companies {
		mine := of(company.ID, groups)
		if len(mine) == 0 {
			continue
		}
		blocks := blocksOf(c, f, mine)
		for i, b := range blocks {
			if drawn[b.scenario] == nil {
				drawn[b.scenario] = weights(b.scenario, seed)
			}
			blocks[i].weights = drawn[b.scenario]
		}
		list = append(list, f.replicate(company.ID, blocks))
	}
	return list
}

// weights are how often a scenario is drawn, by draw.
func weights(scenario string, seed uint64) []int {
	name := stat.NewBlock(scenario)
	list := make([]int, Draws)
	for draw := range list {
		list[draw] = name.Weight(seed, draw)
	}
	return list
}

// A block is what one scenario adds to the figures of one company.
type block struct {
	scenario string
	criteria []audit.Mean // in the order of the formula
	weights  []int        // by draw
}

// blocksOf sums up the groups of one company by scenario.
func blocksOf(c audit.Campaign, f formula, groups []audit.Marks) []block {
	var blocks []block
	for start, end := 0, 0; start < len(groups); start = end {
		for end < len(groups) && groups[end].Scenario == groups[start].Scenario {
			end++
		}
		blocks = append(blocks, block{scenario: groups[start].Scenario, criteria: sums(c, f, groups[start:end])})
	}
	return blocks
}

// replicate makes the figures of one company in every draw.
func (f formula) replicate(company string, blocks []block) Replicates {
	r := Replicates{Company: company, Blocks: len(blocks), Index: make([]float64, Draws), Pillars: make([][]float64, len(f.pillars))}
	for i := range r.Pillars {
		r.Pillars[i] = make([]float64, Draws)
	}
	means, criteria, pillars := make([]audit.Mean, len(f.criteria)), make([]audit.Score, len(f.criteria)), make([]audit.Score, len(f.pillars))
	for draw := range Draws {
		clear(means)
		for _, b := range blocks {
			if times := b.weights[draw]; times > 0 {
				for i := range means {
					means[i].AddMean(b.criteria[i], times)
				}
			}
		}
		for i, m := range means {
			criteria[i] = m.Score()
		}
		r.Index[draw] = orNaN(f.index(criteria, pillars))
		for i, p := range pillars {
			r.Pillars[i][draw] = orNaN(p)
		}
		if math.IsNaN(r.Index[draw]) {
			r.Left++
		}
	}
	return r
}

func orNaN(s audit.Score) float64 {
	if !s.Defined() {
		return math.NaN()
	}
	return s.Float()
}
