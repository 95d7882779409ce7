package rank

import (
	"math/rand/v2"
	"testing"

	"github.com/diapason-audit/diapason/audit"
)

// The intervals hold the truth about as often as they say, not less nor much more. The bounds are wide, the waves few;
// make bench-ranking measures with more.
func TestCoverage(t *testing.T) {
	if testing.Short() {
		t.Skip("short: many waves")
	}
	for _, k := range markets {
		for _, scenarios := range []int{6, 12, 40} {
			c := newMarket(k, scenarios).cover(60, 1)
			index, rank, drawnIn := float64(c.index)/float64(c.of), float64(c.rank)/float64(c.of), float64(c.drawnIn)/float64(c.of)
			if index < .9 || index > .99 || rank < .9 || drawnIn > .99 {
				t.Errorf("%s, %d scenarios: intervals hold the truth in %.3f of cases, those of ranks in %.3f, %.3f if drawn in",
					k.name, scenarios, index, rank, drawnIn)
			}
		}
	}
	if c := newMarket(allAlike, 12).cover(60, 1); float64(c.apart) > .05*float64(c.pairs) || c.together > 6 {
		t.Errorf("all alike: %d of %d neighbours told apart, together in %d waves", c.apart, c.pairs, c.together)
	}
	if of, held := newMarket(markets[2], 6).unmoved(60, 1); held < of*90/100 || held > of*99/100 {
		t.Errorf("%d of %d changes of companies that did not change hold 0", held, of)
	}
}

// The first ten of Qualiweb's ranking of 2014 (seven mails each), out of 100.
var first2014 = []float64{92.6, 92.3, 91.9, 91.5, 91.3, 91.2, 89.4, 88.4, 88.2, 88}

type podiumShape struct {
	name     string
	deficits [7]float64
}

// most is what one mail loses of a company with that index; it cannot be more than 1.
func (s podiumShape) most(index float64) float64 {
	sum := 0.0
	for _, x := range s.deficits {
		sum += x
	}
	return (1 - index/100) * float64(len(s.deficits)) * s.deficits[6] / sum
}

// How what a company lost may lie over its seven mails, which nobody published: much in one of them, or evenly.
var podiumShapes = []podiumShape{
	{"one poor answer in seven", [7]float64{0, 0, 0, 1, 2, 3, 8}},
	{"losses spread evenly", [7]float64{0, 1, 1, 1, 1, 1, 2}},
}

// podiumDoubt is what repeated waves say of the first of several.
type podiumDoubt struct {
	second, last    float64 // share of waves in which the first is told apart from them
	width, rankHigh float64 // of the first's interval: half of it in points, and its last rank, on average
}

// of ranks waves in which every company has exactly its published index over seven mails, its losses lying in a
// random order.
func (s podiumShape) of(indices []float64, waves int) (d podiumDoubt) {
	c := completeness(len(indices), len(s.deficits))
	rng := rand.New(rand.NewPCG(2014, 0))
	for wave := range waves {
		var marks []audit.Marks
		for i, company := range c.Companies {
			for at, mail := range rng.Perm(len(s.deficits)) {
				lost := s.most(indices[i]) * s.deficits[mail] / s.deficits[6]
				marks = append(marks, once(company.ID, c.Scenarios[at].ID, 1, 1-lost))
			}
		}
		first := Rank(c, marks, uint64(wave)).Ranking[0]
		if first.TiedHigh < 2 {
			d.second += 1 / float64(waves)
		}
		if first.TiedHigh < len(indices) {
			d.last += 1 / float64(waves)
		}
		d.width += 50 * (first.IndexHigh.Float() - first.IndexLow.Float()) / float64(waves)
		d.rankHigh += float64(first.RankHigh) / float64(waves)
	}
	return d
}

// With seven mails a company, the podium of 2014 is no podium: wherever their losses lay, the first is hardly ever told apart
// from the second, and mostly not from the tenth.
func TestPodiumOf2014(t *testing.T) {
	for _, shape := range podiumShapes {
		t.Run(shape.name, func(t *testing.T) {
			if d := shape.of(first2014, 40); d.second > .1 || d.last > .5 || d.rankHigh < 7 {
				t.Errorf("%+v", d)
			}
		})
	}
}
