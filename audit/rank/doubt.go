package rank

import (
	"cmp"
	"math"
	"slices"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/stat"
)

// doubt adds to the ranking what the replicates say: the intervals of index, pillars and rank, the chance of every rank,
// and which ranks a company cannot be told apart from. A company of fewer than MinBlocks scenarios gets none of it, but
// counts in the ranks of the others; one that is unranked gets no more than its intervals.
func doubt(r *audit.Result, replicates []Replicates) {
	r.Draws, r.Level = Draws, Level
	var drawn []*Replicates // of the ranked, who stand first
	tail := tails{}
	for i := range r.Ranking {
		p := &r.Ranking[i]
		at, ok := slices.BinarySearchFunc(replicates, p.Company, func(d Replicates, id string) int { return cmp.Compare(d.Company, id) })
		if !ok { // without contacts
			continue
		}
		d := &replicates[at]
		p.Left = d.Left
		p.IndexLow, p.IndexHigh = tail.interval(d.Index, d.Blocks)
		for _, pillar := range d.Pillars {
			low, high := tail.interval(pillar, d.Blocks)
			p.PillarLow, p.PillarHigh = append(p.PillarLow, low), append(p.PillarHigh, high)
		}
		if p.Rank > 0 {
			drawn = append(drawn, d)
		}
	}
	ranked := r.Ranking[:len(drawn)]
	tail.ranks(ranked, drawn)
	tail.ties(ranked, drawn)
	r.Neighbours = neighbours(ranked, drawn)
}

// tails are the shares beyond an interval's ends by number of blocks, worked out once each.
type tails map[int]float64

func (t tails) skip(replicates, blocks int) int {
	tail, ok := t[blocks]
	if !ok {
		tail = stat.Tail(Level, blocks)
		t[blocks] = tail
	}
	return stat.Skip(replicates, tail)
}

// interval is the interval of a figure from its replicates; na with fewer than MinBlocks.
func (t tails) interval(replicates []float64, blocks int) (low, high audit.Score) {
	if blocks < MinBlocks {
		return audit.NA, audit.NA
	}
	defined := slices.DeleteFunc(slices.Clone(replicates), math.IsNaN)
	if len(defined) == 0 {
		return audit.NA, audit.NA
	}
	skip := t.skip(len(defined), blocks)
	low = audit.Mark(nthLeast(defined, skip))
	for i := range defined {
		defined[i] = -defined[i]
	}
	return low, audit.Mark(-nthLeast(defined, skip))
}

// nthLeast is the value at a place, from 0, of the values in order; the place is near the beginning.
func nthLeast(values []float64, place int) float64 {
	least := slices.Sorted(slices.Values(values[:place+1]))
	for _, x := range values[place+1:] {
		if x < least[place] {
			i, _ := slices.BinarySearch(least, x)
			copy(least[i+1:], least[i:])
			least[i] = x
		}
	}
	return least[place]
}

// ranks ranks the companies anew in each draw and takes the interval of each one's ranks, and the share of each rank.
func (t tails) ranks(ranking []audit.Position, drawn []*Replicates) {
	often := make([][]int, len(ranking)) // by company, then rank-1
	for i := range often {
		often[i] = make([]int, len(ranking))
	}
	type standing struct {
		index   float64
		company int
	}
	standings := make([]standing, 0, len(ranking))
	for draw := range Draws {
		standings = standings[:0]
		for i, d := range drawn {
			if x := d.Index[draw]; !math.IsNaN(x) {
				standings = append(standings, standing{x, i})
			}
		}
		slices.SortFunc(standings, func(a, b standing) int { return cmp.Compare(b.index, a.index) })
		rank := 0
		for i, s := range standings {
			if i == 0 || s.index != standings[i-1].index {
				rank = i
			}
			often[s.company][rank]++
		}
	}
	for i := range ranking {
		p, blocks := &ranking[i], drawn[i].Blocks
		counted := Draws - drawn[i].Left
		if blocks < MinBlocks || counted == 0 {
			continue
		}
		skip := t.skip(counted, blocks)
		p.RankLow, p.RankHigh = nth(often[i], skip), nth(often[i], counted-1-skip)
		p.RankShares = make([]audit.Score, len(ranking))
		for rank, n := range often[i] {
			p.RankShares[rank] = share(n, counted)
		}
	}
}

// nth is the rank at a place, from 0, of all ranks in order, given how often each occurs.
func nth(counts []int, place int) int {
	for i, n := range counts {
		if place < n {
			return i + 1
		}
		place -= n
	}
	return len(counts)
}

// ties says for each company how far up and down the ranking the neighbours go that it cannot be told apart from.
func (t tails) ties(ranking []audit.Position, drawn []*Replicates) {
	for i := range ranking {
		p := &ranking[i]
		if drawn[i].Blocks < MinBlocks {
			continue
		}
		first, last := i, i
		for first > 0 && !t.apart(drawn[first-1], drawn[i]) {
			first--
		}
		for last < len(ranking)-1 && !t.apart(drawn[i], drawn[last+1]) {
			last++
		}
		p.TiedLow, p.TiedHigh = ranking[first].Rank, last+1
	}
}

// apart tells whether the interval of the difference of two companies, taken draw by draw, leaves 0 out.
func (t tails) apart(a, b *Replicates) bool {
	blocks := min(a.Blocks, b.Blocks)
	if blocks < MinBlocks {
		return false
	}
	most := t.skip(Draws, blocks)
	above, below, equal := 0, 0, 0
	y := b.Index[:len(a.Index)]
	for draw, x := range a.Index {
		switch {
		case x > y[draw]:
			above++
		case x < y[draw]:
			below++
		case x == y[draw]: // or one of them was left out
			equal++
		}
		if above+equal > most && below+equal > most {
			return false // whatever the rest
		}
	}
	skip := t.skip(above+below+equal, blocks)
	return below+equal <= skip || above+equal <= skip
}

// neighbours counts the pairs of neighbours that are told apart: pair by pair, and all at once. Here the difference is held
// against its standard error, the spread of its replicates, by Student's t; the percentiles of the draws are too coarse for many
// pairs at once.
func neighbours(ranking []audit.Position, drawn []*Replicates) (n audit.Neighbours) {
	var p []float64
	for i := 1; i < len(ranking); i++ {
		if blocks := min(drawn[i-1].Blocks, drawn[i].Blocks); blocks >= MinBlocks {
			difference := ranking[i-1].Index.Float() - ranking[i].Index.Float()
			p = append(p, chance(difference, drawn[i-1], drawn[i], blocks))
		}
	}
	together := stat.Holm(p)
	n.Pairs = len(p)
	for i := range p {
		if p[i] < 1-Level {
			n.Apart++
		}
		if together[i] < 1-Level {
			n.Together++
		}
	}
	return n
}

// chance is the chance of a difference as great between companies that are alike.
func chance(difference float64, a, b *Replicates, blocks int) float64 {
	var n, sum, squares float64
	for draw, x := range a.Index {
		if d := x - b.Index[draw]; !math.IsNaN(d) {
			n++
			sum += d
			squares += d * d
		}
	}
	spread := math.Sqrt(max(0, squares/n-sum/n*(sum/n)))
	switch {
	case difference == 0:
		return 1
	case !(spread > 1e-9): // the same in every draw
		return 0
	}
	return 2 * stat.T(-math.Abs(difference)/spread, blocks-1)
}
