package rank

import (
	"math"
	"slices"

	"github.com/diapason-audit/diapason/audit"
)

// A pool is what the companies of a campaign tell together of how far one block moves a figure. The blocks of one company
// may not know: where silence is rare, a dozen scenarios often show none, and drawing them anew shows none either.
type pool struct {
	degrees  float64   // blocks less one, of all companies
	variance float64   // of a block, 0…1: sum over companies, by degrees
	moved    []float64 // by draw: from the estimates, sum over companies
}

// widen pools each figure of the replicates over their companies, in place; the index as it was is kept beside.
func widen(ranking []audit.Position, replicates []Replicates) {
	for i := range replicates {
		replicates[i].own = slices.Clone(replicates[i].Index)
	}
	figures := map[string][]audit.Score{} // by company: the index, then the pillars
	for _, p := range ranking {
		figures[p.Company] = append([]audit.Score{p.Index}, p.Pillars...)
	}
	for i := range 1 + len(ranking[0].Pillars) {
		each := func(do func(draws []float64, estimate float64, blocks int)) {
			for _, d := range replicates {
				if estimate := figures[d.Company][i]; estimate.Defined() {
					do(append([][]float64{d.Index}, d.Pillars...)[i], estimate.Float(), d.Blocks)
				}
			}
		}
		var p pool
		each(p.add)
		each(p.widen)
	}
}

// add takes in the draws of one company, of so many blocks.
func (p *pool) add(draws []float64, estimate float64, blocks int) {
	if p.moved == nil {
		p.moved = make([]float64, len(draws))
	}
	for draw, x := range draws {
		if !math.IsNaN(x) {
			p.moved[draw] += x - estimate
		}
	}
	p.degrees += float64(blocks - 1)
	p.variance += float64(blocks-1) * float64(blocks) * meanSquare(draws, estimate)
}

// still is a variance that is no more than what marks are rounded to.
const still = 1e-10

// widen moves the draws of one company away from its estimate, within 0…1, when its n blocks vary less than those of all
// companies: it is given one more block of theirs, so that the variance becomes ((n-1)·own + theirs)/n. That is the moderated
// variance of Smyth (2004) with one degree of freedom before the data, but for that a company whose blocks vary more keeps
// what it has. A company whose draws are all the same moves as the companies do together.
func (p *pool) widen(draws []float64, estimate float64, blocks int) {
	n := float64(blocks)
	own, theirs := meanSquare(draws, estimate), p.variance/max(p.degrees, 1)/n // of the mean of n blocks
	if theirs-own <= still {
		return
	}
	wide := math.Sqrt(own + (theirs-own)/n)
	if own > still {
		factor := wide / math.Sqrt(own)
		for draw, x := range draws {
			draws[draw] = min(max(estimate+factor*(x-estimate), 0), 1)
		}
	} else if together := meanSquare(p.moved, 0); together > still {
		factor := wide / math.Sqrt(together)
		for draw, x := range draws {
			if !math.IsNaN(x) {
				draws[draw] = min(max(estimate+factor*p.moved[draw], 0), 1)
			}
		}
	}
}

// meanSquare is the mean of the squared distances from a centre; NaN is left out, and of nothing it is 0.
func meanSquare(values []float64, centre float64) float64 {
	var n, sum float64
	for _, x := range values {
		if !math.IsNaN(x) {
			n++
			sum += (x - centre) * (x - centre)
		}
	}
	return sum / max(n, 1)
}
