package rank

import (
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/stat"
)

// How the doubt is drawn (METHOD 1.4).
const (
	Draws     = 2000 // replicates of the bootstrap
	Level     = 0.95 // of the intervals
	MinBlocks = 5    // with fewer there is no interval
)

// Replicates are what one company's figures might have been, had other complaints been put to it: one a draw.
type Replicates struct {
	Company string
	Blocks  int         // what was drawn: its scenarios by attempt, identical attempts once
	Left    int         // draws in which it has no index, because none of its blocks was drawn
	Index   []float64   // 0…1, by draw; NaN: left out
	Pillars [][]float64 // by pillar of the profile, then by draw; NaN: not defined
	own     []float64   // Index before it was widened
}

// Bootstrap draws the blocks of the marks anew, Draws times, and returns the figures of each company, by id.
//
// A block is one attempt at a scenario, on every channel and in every wave. Attempts that a company answered with the
// same marks are one block: hearing the same again tells nothing new, and narrows no interval. A block's weight in a draw
// comes from its scenario and attempt, the seed and the number of the draw alone, so it is the same for every company, and
// in two results: the difference of two companies, or of one in two waves, may be taken draw by draw. Sums are exact, so
// that marks merge in any order.
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
	var list []Replicates
	drawn := map[string][]int{}
	for _, company := range c.Companies {
		mine := of(company.ID, groups)
		if len(mine) == 0 {
			continue
		}
		blocks := blocksOf(c, f, mine)
		for i, b := range blocks {
			if drawn[b.name()] == nil {
				drawn[b.name()] = weights(b.name(), seed)
			}
			blocks[i].weights = drawn[b.name()]
		}
		list = append(list, f.replicate(company.ID, blocks))
	}
	return list
}

// weights are how often a block is drawn, by draw.
func weights(name string, seed uint64) []int {
	block := stat.NewBlock(name)
	list := make([]int, Draws)
	for draw := range list {
		list[draw] = block.Weight(seed, draw)
	}
	return list
}

// A block is what one attempt at a scenario adds to the figures of one company, or several that went alike.
type block struct {
	scenario string
	attempt  int          // the first of those that went alike
	once     []audit.Mean // what one attempt adds, in the order of the formula
	criteria []audit.Mean // what all of them add
	weights  []int        // by draw
}

func (b block) name() string { return b.scenario + "#" + strconv.Itoa(b.attempt) }

// blocksOf sums up the groups of one company by scenario and attempt.
func blocksOf(c audit.Campaign, f formula, groups []audit.Marks) []block {
	var blocks []block
	shares := markedShares(c, f, groups)
	for start, end := 0, 0; start < len(groups); start = end {
		for end < len(groups) && groups[end].Scenario == groups[start].Scenario {
			end++
		}
		blocks = append(blocks, attempts(c, f, groups[start:end], shares)...)
	}
	return blocks
}

// attempts are the blocks of one scenario, of whose company the shares of the answers are marked.
func attempts(c audit.Campaign, f formula, groups []audit.Marks, shares []float64) []block {
	by := map[int][]audit.Marks{}
	for _, g := range groups {
		by[g.Attempt] = append(by[g.Attempt], g)
	}
	var blocks []block
	for _, attempt := range slices.Sorted(maps.Keys(by)) {
		once := sumsBeside(c, f, by[attempt], shares)
		if i := slices.IndexFunc(blocks, func(b block) bool { return slices.Equal(b.once, once) }); i >= 0 {
			for j := range once {
				blocks[i].criteria[j].AddMean(once[j], 1)
			}
			continue
		}
		blocks = append(blocks, block{scenario: groups[0].Scenario, attempt: attempt, once: once, criteria: slices.Clone(once)})
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
