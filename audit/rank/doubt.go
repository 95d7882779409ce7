package rank

import (
	"cmp"
	"math"
	"slices"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/stat"
)

// doubt adds to the ranking what the replicates say: the intervals of index, pillars and rank, the chance of every rank,
// and which ranks a company cannot be told apart from. A company of fewer than MinBlocks blocks gets none of it, but
// counts in the ranks of the others; one that is unranked gets no more than its intervals.
func doubt(r *audit.Result, replicates []Replicates) {
	r.Draws, r.Level = Draws, Level
	places, ranked := map[string]int{}, 0 // the ranked stand first
	for i, p := range r.Ranking {
		places[p.Company] = i
		if p.Rank > 0 {
			ranked = i + 1
		}
	}
	drawn := make([]*Replicates, ranked)
	tail := tails{}
	widen(r.Ranking, replicates)
	for _, d := range replicates {
		p := &r.Ranking[places[d.Company]]
		p.Left = d.Left
		p.IndexLow, p.IndexHigh = tail.interval(d.Index, d.Blocks)
		for _, pillar := range d.Pillars {
			low, high := tail.interval(pillar, d.Blocks)
			p.PillarLow, p.PillarHigh = append(p.PillarLow, low), append(p.PillarHigh, high)
		}
		if p.Rank > 0 {
			drawn[places[d.Company]] = &d
		}
	}
	tail.ranks(r.Ranking[:ranked], drawn)
	tail.ties(r.Ranking[:ranked], drawn)
	r.Neighbours = neighbours(r.Ranking[:ranked], drawn)
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

// ranks takes the interval of each company's ranks, and the share of each rank, from the draws as widened. The interval is no
// narrower than that of the draws as they were.
func (t tails) ranks(ranking []audit.Position, drawn []*Replicates) {
	own, ownLasts := standings(drawn, func(d *Replicates) []float64 { return d.own })
	firsts, lasts := standings(drawn, func(d *Replicates) []float64 { return d.Index })
	for i := range ranking {
		p, mine := &ranking[i], firsts[i]
		if drawn[i].Blocks < MinBlocks || len(mine) == 0 {
			continue
		}
		skip := t.skip(len(mine), drawn[i].Blocks)
		p.RankLow = min(mine[skip], own[i][skip])
		p.RankHigh = max(lasts[i][len(mine)-1-skip], ownLasts[i][len(mine)-1-skip])
		for start, end := 0, 0; start < len(mine); start = end {
			for end < len(mine) && mine[end] == mine[start] {
				end++
			}
			p.RankShares = append(p.RankShares, audit.RankShare{Rank: mine[start], Share: share(end-start, len(mine))})
		}
	}
}

// standings ranks the companies anew in each draw of an index, and returns the ranks of each company, sorted, one a draw in which
// it has an index. Of several that are level in a draw any may be the last: lasts counts them so.
func standings(drawn []*Replicates, index func(*Replicates) []float64) (firsts, lasts [][]int) {
	type standing struct {
		index   float64
		company int
	}
	list := make([]standing, 0, len(drawn))
	firsts, lasts = make([][]int, len(drawn)), make([][]int, len(drawn))
	draws := make([][]float64, len(drawn))
	for i, d := range drawn {
		firsts[i], lasts[i], draws[i] = make([]int, 0, Draws-d.Left), make([]int, 0, Draws-d.Left), index(d)
	}
	for draw := range Draws {
		list = list[:0]
		for i := range draws {
			if x := draws[i][draw]; !math.IsNaN(x) {
				list = append(list, standing{x, i})
			}
		}
		slices.SortFunc(list, func(a, b standing) int { return cmp.Compare(b.index, a.index) })
		for start, end := 0, 0; start < len(list); start = end {
			for end < len(list) && list[end].index == list[start].index {
				end++
			}
			for _, s := range list[start:end] {
				firsts[s.company], lasts[s.company] = append(firsts[s.company], start+1), append(lasts[s.company], end)
			}
		}
	}
	for i := range drawn {
		slices.Sort(firsts[i])
		slices.Sort(lasts[i])
	}
	return firsts, lasts
}

// ties says for each company how far up and down the ranking the others go that it cannot be told apart from. Of three in a
// row, the middle one is told apart from neither end when the ends are not told apart from each other; so each pair is
// looked at once at most, and few of them. Who stands level with one of them goes with it. Companies of too few scenarios
// are passed over.
func (t tails) ties(ranking []audit.Position, drawn []*Replicates) {
	var able []int // places of those of whom something can be said
	for i, d := range drawn {
		if d.Blocks >= MinBlocks {
			able = append(able, i)
		}
	}
	last, first := 0, 0
	lasts := make([]int, len(able))
	for i := range able {
		last = max(last, i)
		for last+1 < len(able) && (ranking[able[last+1]].Rank == ranking[able[last]].Rank || !t.apart(drawn[able[i]], drawn[able[last+1]])) {
			last++
		}
		lasts[i] = last
	}
	for i, place := range able {
		for lasts[first] < i {
			first++
		}
		ranking[place].TiedLow, ranking[place].TiedHigh = ranking[able[first]].Rank, able[lasts[i]]+1
	}
}

// apart tells whether the interval of the difference of two companies, taken draw by draw, leaves 0 out: as their own blocks
// were drawn, and as widened. A company that moves further the way another does comes nearer to it in every draw, and what was
// lent to it must tell nobody apart.
func (t tails) apart(a, b *Replicates) bool {
	blocks := min(a.Blocks, b.Blocks)
	return t.unlike(a.Index, b.Index, blocks) && t.unlike(a.own, b.own, blocks)
}

// unlike tells whether the interval of the difference of two figures, taken draw by draw, leaves 0 out.
func (t tails) unlike(a, b []float64, blocks int) bool {
	most := t.skip(Draws, blocks)
	above, below, equal := 0, 0, 0
	y := b[:len(a)]
	for draw, x := range a {
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
			a, b := drawn[i-1], drawn[i]
			difference := ranking[i-1].Index.Float() - ranking[i].Index.Float()
			p = append(p, max(chance(difference, a.Index, b.Index, blocks), chance(difference, a.own, b.own, blocks)))
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

// chance is the chance of a difference as great between two figures that are alike, from the draws of both.
func chance(difference float64, a, b []float64, blocks int) float64 {
	var n, sum, squares float64
	for draw, x := range a {
		if d := x - b[draw]; !math.IsNaN(d) {
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
