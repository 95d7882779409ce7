package rank

import (
	"cmp"
	"math"
	"slices"

	"github.com/diapason-audit/diapason/audit/stat"
)

// A Difference is how much a figure of one company moved from one result to another, later less earlier.
type Difference struct {
	Low, High float64 // interval at Level, 0…1
	Known     bool    // false: too few scenarios for an interval
}

// Beyond tells whether the figure moved beyond the noise: the interval leaves 0 out.
func (d Difference) Beyond() bool { return d.Known && (d.Low > 0 || d.High < 0) }

// difference is the interval of what a figure moved by, taken draw by draw: a scenario that was drawn for the one was
// drawn as often for the other.
func difference(before, now Replicates, figure func(Replicates) []float64) Difference {
	blocks := min(before.Blocks, now.Blocks)
	if blocks < MinBlocks {
		return Difference{}
	}
	x, y := figure(before), figure(now)
	var moved []float64
	for draw := range min(len(x), len(y)) {
		if d := y[draw] - x[draw]; !math.IsNaN(d) {
			moved = append(moved, d)
		}
	}
	slices.Sort(moved)
	low, high := stat.Interval(moved, Level, blocks)
	return Difference{low, high, !math.IsNaN(low)}
}

func theIndex(r Replicates) []float64 { return r.Index }

func thePillar(i int) func(Replicates) []float64 {
	return func(r Replicates) []float64 { return r.Pillars[i] }
}

// replicates are those of a company, of a list by id; without any, none.
func replicates(list []Replicates, company string) Replicates {
	if i, ok := slices.BinarySearchFunc(list, company, func(r Replicates, id string) int { return cmp.Compare(r.Company, id) }); ok {
		return list[i]
	}
	return Replicates{}
}
