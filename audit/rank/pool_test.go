package rank

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

// marksOf are one contact a scenario, by company.
func marksOf(c audit.Campaign, companies ...[]float64) []audit.Marks {
	var marks []audit.Marks
	for i, list := range companies {
		for j, x := range list {
			marks = append(marks, once(c.Companies[i].ID, c.Scenarios[j].ID, 1, x))
		}
	}
	return marks
}

// both are the replicates as drawn and widened, by company.
func both(c audit.Campaign, marks []audit.Marks) (drawn, wide []Replicates) {
	drawn, wide = Bootstrap(c, marks, 1), Bootstrap(c, marks, 1)
	widen(Rank(c, marks, 1).Ranking, wide)
	return drawn, wide
}

// Six blocks that vary little are given a seventh part of another company's variance: a sixth of the way to the mean of both.
// The other, which varies more than both together, keeps its draws.
func TestOneMoreBlock(t *testing.T) {
	c := completeness(2, 6)
	drawn, wide := both(c, marksOf(c, []float64{.5, .52, .48, .5, .51, .49}, []float64{.7, .3, .6, .4, .3, .7}))
	little, much := meanSquare(drawn[0].Index, .5), meanSquare(drawn[1].Index, .5)
	if got, want := meanSquare(wide[0].Index, .5), little+((little+much)/2-little)/6; math.Abs(got-want) > 1e-12 {
		t.Errorf("variance %v, want %v (was %v)", got, want, little)
	}
	if !slices.EqualFunc(drawn[1].Index, wide[1].Index, same) {
		t.Error("the company that varies more was widened")
	}
}

func same(x, y float64) bool { return x == y || math.IsNaN(x) && math.IsNaN(y) }

// Who answered everything in full, with other companies that did not, may fail the next complaint; two of them are still alike in
// every draw. Among companies that are all perfect nothing tells of it.
func TestThePerfectMayFail(t *testing.T) {
	c := completeness(3, 6)
	perfect := []float64{1, 1, 1, 1, 1, 1}
	r := Rank(c, marksOf(c, perfect, perfect, []float64{1, .2, 1, .9, 1, .4}), 1)
	a, b := r.Ranking[0], r.Ranking[1]
	if a.IndexLow.Float() > .95 || a.IndexLow.Float() < .7 || a.IndexHigh.Float() != 1 || a.IndexLow != b.IndexLow {
		t.Errorf("%v to %v, %v to %v", a.IndexLow, a.IndexHigh, b.IndexLow, b.IndexHigh)
	}
	if a.TiedHigh < 2 || b.TiedLow != 1 || a.RankLow != 1 || a.RankHigh < 2 || b.RankHigh < 2 {
		t.Errorf("two alike are told apart: %+v, %+v", a, b)
	}
	if _, wide := both(c, marksOf(c, perfect, perfect, []float64{1, .2, 1, .9, 1, .4})); !slices.EqualFunc(wide[0].Index, wide[1].Index, same) {
		t.Error("two alike differ in a draw")
	}
	r = Rank(c, marksOf(c, perfect, perfect, perfect), 1)
	if p := r.Ranking[0]; p.IndexLow.Float() != 1 {
		t.Errorf("all perfect: from %v", p.IndexLow)
	}
	want := "the interval of the index is a point, as all blocks (scenario × attempt) went alike; that another complaint would, nobody can tell: a; b; c"
	if !slices.Contains(r.Caveats, want) {
		t.Errorf("no caveat %q in %q", want, r.Caveats)
	}
}

// Nothing is drawn nearer to the estimate than the blocks of the company say by themselves, nothing leaves 0…1, and a
// company alone has nobody to learn from.
func TestWideningOnlyWidens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := campaign(rapid.IntRange(1, 4).Draw(t, "companies"), rapid.IntRange(5, 8).Draw(t, "scenarios"))
		c.Profile.Aggregation = rapid.SampledFrom([]audit.Aggregation{audit.Arithmetic, audit.Geometric}).Draw(t, "aggregation")
		marks := drawMarks(t, c)
		drawn, wide := both(c, marks)
		for i, d := range drawn {
			estimate := indexOf(Rank(c, marks, 1), d.Company).Float()
			moves := meanSquare(d.Index, estimate) > still // else it goes where the others go
			for draw, x := range d.Index {
				y := wide[i].Index[draw]
				if same(x, y) {
					continue
				}
				if len(c.Companies) == 1 || y < 0 || y > 1 || math.IsNaN(y) || moves && (y-estimate)*(x-estimate) < 0 ||
					moves && math.Abs(y-estimate) < math.Abs(x-estimate)-1e-12 && y != 0 && y != 1 {
					t.Fatalf("%s at %v: draw %v became %v", d.Company, estimate, x, y)
				}
			}
		}
	})
}

// What is lent to a company tells nobody apart who was not told apart before, and makes no rank surer, although one that moves
// further the way the other does comes nearer to it in every draw.
func TestLentDoubtTellsNobodyApart(t *testing.T) {
	check := func(t interface{ Fatalf(string, ...any) }, c audit.Campaign, companies ...[]float64) {
		marks := marksOf(c, companies...)
		drawn := Bootstrap(c, marks, 1)
		r := Rank(c, marks, 1)
		if r.Ranking[0].TiedHigh < 2 && !(tails{}).unlike(drawn[0].Index, drawn[1].Index, len(c.Scenarios)) {
			t.Fatalf("told apart by what was lent: %v", companies)
		}
		low, high := map[string]int{}, map[string]int{}
		for _, p := range r.Ranking {
			low[p.Company], high[p.Company] = p.RankLow, p.RankHigh
		}
		firsts, lasts := standings([]*Replicates{&drawn[0], &drawn[1]}, func(d *Replicates) []float64 { return d.Index })
		for i, d := range drawn {
			skip := tails{}.skip(len(firsts[i]), d.Blocks)
			if low[d.Company] > firsts[i][skip] || high[d.Company] < lasts[i][len(lasts[i])-1-skip] {
				t.Fatalf("the rank of %s is surer than its own blocks: %v", d.Company, companies)
			}
		}
		difference := math.Abs(r.Ranking[0].Index.Float() - r.Ranking[1].Index.Float())
		if r.Neighbours.Apart > 0 && chance(difference, drawn[0].Index, drawn[1].Index, len(c.Scenarios)) >= 1-Level {
			t.Fatalf("neighbours told apart by what was lent: %v", companies)
		}
	}
	check(t, completeness(2, 5), []float64{.3, .3, .3, .3, .3}, []float64{.33, .33, .33, .33, .3}) // alike in one scenario
	check(t, completeness(2, 6), []float64{.3, .3, .3, .3, .3, .3}, []float64{.5, .3, .5, .3, .3, .3})
	rapid.Check(t, func(t *rapid.T) {
		c := completeness(2, rapid.IntRange(5, 8).Draw(t, "scenarios"))
		hard := rapid.SliceOfN(rapid.Float64Range(-.3, .3), 8, 8).Draw(t, "hard")
		var companies [][]float64
		for range c.Companies {
			level, share := rapid.Float64Range(.3, .7).Draw(t, "level"), rapid.SampledFrom([]float64{0, .1, .5, 1}).Draw(t, "share")
			var list []float64
			for i := range c.Scenarios {
				list = append(list, level+share*hard[i])
			}
			companies = append(companies, list)
		}
		check(t, c, companies...)
	})
}
