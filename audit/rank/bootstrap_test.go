package rank

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

// completeness is a campaign whose index is the completeness of contacts on one channel, and nothing else.
func completeness(companies, scenarios int) audit.Campaign {
	c := campaign(companies, scenarios)
	c.Channels = c.Channels[1:]
	c.Profile.Pillars = c.Profile.Pillars[1:2]
	return c
}

// once is one contact by e-mail with that completeness.
func once(company, scenario string, attempt int, x float64) audit.Marks {
	key := audit.Key{Wave: "w", Company: company, Scenario: scenario, Channel: "email", Attempt: attempt}
	return audit.Marks{Group: key.Group(), Contacts: []audit.ContactMarks{{
		Key: key, SentAt: day, AnsweredAt: day.Add(time.Hour), Outcome: audit.Answered, Latency: audit.Mark(1), Completeness: audit.Mark(x),
	}}}
}

// METHOD oracle O12: of the 27 ways to draw three clusters {1111}, {0000}, {1100}, so many have each mean in sixths. A
// cluster is a scenario, its members are waves; draws whose weights sum to three are such ways.
func TestClustersAreDrawnWhole(t *testing.T) {
	want := map[int]int{0: 1, 1: 3, 2: 6, 3: 7, 4: 6, 5: 3, 6: 1}
	c := completeness(1, 3)
	var marks []audit.Marks
	for i, cluster := range [][]float64{{1, 1, 1, 1}, {0, 0, 0, 0}, {1, 1, 0, 0}} {
		for wave, x := range cluster {
			g := once("a", c.Scenarios[i].ID, 1, x)
			g.Wave = fmt.Sprint("w", wave)
			marks = append(marks, g)
		}
	}
	means, drawn := map[int]int{}, 0
	for seed := range uint64(20) {
		r := Bootstrap(c, marks, seed)[0]
		s1, s2, s3 := weights("s1#1", seed), weights("s2#1", seed), weights("s3#1", seed)
		for draw, x := range r.Index {
			if s1[draw]+s2[draw]+s3[draw] == 3 {
				means[int(math.Round(x*6))]++
				drawn++
			}
		}
	}
	for sixths, ways := range want {
		share := float64(ways) / 27
		if got := float64(means[sixths]) / float64(drawn); math.Abs(got-share) > 4*math.Sqrt(share/float64(drawn)) {
			t.Errorf("mean %d/6: share %.4f of %d, want %d/27 = %.4f", sixths, got, drawn, ways, share)
		}
	}
}

// Every draw is the slow obvious thing: each scenario's groups taken as often as its weight says, and ranked as ever.
func TestReplicatesBySlowWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := campaign(rapid.IntRange(1, 3).Draw(t, "companies"), rapid.IntRange(1, 4).Draw(t, "scenarios"))
		c.Profile.Aggregation = rapid.SampledFrom([]audit.Aggregation{audit.Arithmetic, audit.Geometric}).Draw(t, "aggregation")
		marks, seed := drawMarks(t, c), rapid.Uint64().Draw(t, "seed")
		replicates := Bootstrap(c, marks, seed)
		draw := rapid.IntRange(0, Draws-1).Draw(t, "draw")
		var again []audit.Marks
		for _, g := range marks {
			for i := range weights(g.Scenario+"#1", seed)[draw] {
				g.Attempt = i + 1
				again = append(again, g)
			}
		}
		slow := ranked(c, again, nil)
		for _, r := range replicates {
			want := math.NaN()
			if i := indexOf(audit.Result{Ranking: slow}, r.Company); i.Defined() {
				want = i.Float()
			}
			if got := r.Index[draw]; got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
				t.Fatalf("%s is %v, want %v", r.Company, got, want)
			}
		}
	})
}

// Asking the same again and hearing the same tells nothing new: no interval narrows, no tie is broken.
func TestIdenticalRepeatsDoNotNarrow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := campaign(3, rapid.IntRange(5, 8).Draw(t, "scenarios"))
		marks := drawMarks(t, c)
		times := rapid.IntRange(2, 5).Draw(t, "times")
		var repeated []audit.Marks
		for _, g := range marks {
			for i := range times {
				g.Attempt = i + 1
				repeated = append(repeated, g)
			}
		}
		one, many := Rank(c, marks, 1), Rank(c, repeated, 1)
		for i, p := range one.Ranking {
			q := many.Ranking[i]
			if p.Company != q.Company || p.IndexLow != q.IndexLow || p.IndexHigh != q.IndexHigh || p.RankLow != q.RankLow ||
				p.RankHigh != q.RankHigh || p.TiedLow != q.TiedLow || p.TiedHigh != q.TiedHigh || !reflect.DeepEqual(p.RankShares, q.RankShares) {
				t.Fatalf("asked once %+v, asked %d times %+v", p, times, q)
			}
		}
	})
}

// Attempts that differ are blocks of their own, drawn apart; those that went alike are one.
func TestAttemptsAreBlocks(t *testing.T) {
	c := completeness(1, 3)
	var marks []audit.Marks
	for i, s := range c.Scenarios {
		marks = append(marks, once("a", s.ID, 1, .5), once("a", s.ID, 2, float64(i)/10), once("a", s.ID, 3, .5))
	}
	r := Bootstrap(c, marks, 7)[0]
	if r.Blocks != 6 {
		t.Fatalf("%d blocks, want 6", r.Blocks)
	}
	for draw, got := range r.Index {
		var sum, of float64
		for i, s := range c.Scenarios {
			first, second := float64(weights(s.ID+"#1", 7)[draw]), float64(weights(s.ID+"#2", 7)[draw])
			sum += 2*first*.5 + second*float64(i)/10
			of += 2*first + second
		}
		if want := sum / of; of > 0 && math.Abs(got-want) > 1e-6 {
			t.Fatalf("draw %d: %v, want %v", draw, got, want)
		}
	}
}

// The place near the beginning is the one of all the values in order.
func TestNthLeast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64(), 1, 50).Draw(t, "values")
		place := rapid.IntRange(0, len(values)-1).Draw(t, "place")
		want := slices.Sorted(slices.Values(values))[place]
		if got := nthLeast(values, place); got != want {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// Ranks and their shares are what they say: the interval holds the ranks it should, the shares sum to 1.
func TestDoubtHoldsTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := campaign(rapid.IntRange(1, 5).Draw(t, "companies"), rapid.IntRange(1, 9).Draw(t, "scenarios"))
		r := Rank(c, drawMarks(t, c), 1)
		if r.Blocks != len(c.Scenarios) {
			t.Fatalf("%d blocks", r.Blocks)
		}
		for _, p := range r.Ranking {
			if r.Blocks < MinBlocks {
				if p.IndexLow.Defined() || p.RankLow != 0 || p.TiedLow != 0 || p.RankShares != nil || p.FirstShare().Defined() {
					t.Fatalf("%d blocks have intervals: %+v", r.Blocks, p)
				}
				continue
			}
			if p.IndexLow.Compare(p.IndexHigh) > 0 || p.RankLow < 1 || p.RankLow > p.RankHigh || p.RankHigh > len(r.Ranking) ||
				p.TiedLow > p.Rank || p.TiedHigh < p.Rank || p.IndexLow.Compare(p.Index) > 0 || p.IndexHigh.Compare(p.Index) < 0 ||
				p.RankLow > p.Rank || p.RankHigh < p.Rank {
				t.Fatalf("%+v", p)
			}
			sum := 0.0
			for _, s := range p.RankShares {
				sum += s.Share.Float()
			}
			if math.Abs(sum-1) > 1e-5 {
				t.Fatalf("the chances of the ranks sum to %v", sum)
			}
		}
	})
}

// Companies that differ by the same in every scenario are told apart, however widely the scenarios differ; that is what
// drawing the same scenarios for both is for. A copy is never told apart.
func TestDifferencesArePaired(t *testing.T) {
	c := completeness(3, 8)
	var marks []audit.Marks
	for i, s := range c.Scenarios {
		x := float64(i) / 10
		marks = append(marks, once("a", s.ID, 1, x+.05), once("b", s.ID, 1, x), once("c", s.ID, 1, x))
	}
	r := Rank(c, marks, 1)
	var got []string
	for _, p := range r.Ranking {
		got = append(got, fmt.Sprint(p.Company, p.TiedLow, p.TiedHigh))
	}
	if want := []string{"a1 1", "b2 3", "c2 3"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if p, q := r.Ranking[0], r.Ranking[1]; p.IndexLow.Compare(q.IndexHigh) > 0 {
		t.Error("the intervals do not overlap: the test shows nothing")
	}
}

// Two stand level, and the one above them is told apart from the one of them who hardly varies: all three are tied, or 1–2 would
// stand beside 2–3.
func TestWhoStandsLevelIsTiedAlong(t *testing.T) {
	company := func(name string, index, spread float64) *Replicates {
		d := &Replicates{Company: name, Blocks: 8, Index: make([]float64, Draws)}
		for i := range d.Index {
			d.Index[i] = index + spread*(float64(i%101)/50-1)
		}
		d.own = d.Index
		return d
	}
	ranking := []audit.Position{{Rank: 1}, {Rank: 2}, {Rank: 2}}
	tails{}.ties(ranking, []*Replicates{company("a", .5, 0), company("b", .4, .3), company("c", .4, .01)})
	for _, p := range ranking {
		if p.TiedLow != 1 || p.TiedHigh != 3 {
			t.Errorf("%d–%d, want 1–3", p.TiedLow, p.TiedHigh)
		}
	}
}

// Ties are mutual and never end further up for one who stands further down; neighbours that are not told apart are tied, and
// those of the first go as far as nobody is told apart from it.
func TestTies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := completeness(rapid.IntRange(2, 8).Draw(t, "companies"), 8)
		var marks []audit.Marks
		for _, company := range c.Companies {
			level, asked := rapid.Float64Range(0, 1).Draw(t, "level"), len(c.Scenarios)
			if rapid.IntRange(0, 4).Draw(t, "few") == 0 {
				asked = MinBlocks - 1
			}
			for _, s := range c.Scenarios[:asked] {
				marks = append(marks, once(company.ID, s.ID, 1, level+rapid.Float64Range(-.2, .2).Draw(t, "noise")))
			}
		}
		replicates := map[string]*Replicates{}
		ranking, drawn := Rank(c, marks, 1).Ranking, Bootstrap(c, marks, 1)
		widen(ranking, drawn)
		for _, d := range drawn {
			replicates[d.Company] = &d
		}
		able := slices.DeleteFunc(ranking, func(p audit.Position) bool { return p.Blocks < MinBlocks })
		apart := func(p, q audit.Position) bool { return tails{}.apart(replicates[p.Company], replicates[q.Company]) }
		alike := true // with the first, so far
		for i, p := range able {
			for _, q := range able[i+1:] {
				if down, up := p.TiedHigh >= q.Rank, q.TiedLow <= p.Rank; down != up {
					t.Fatalf("not mutual: %+v and %+v", p, q)
				}
				if q.TiedHigh < p.TiedHigh || q.TiedLow < p.TiedLow {
					t.Fatalf("out of order: %+v and %+v", p, q)
				}
			}
			if i > 0 && able[i-1].Rank == p.Rank {
				continue // who stands level goes along
			}
			if i > 0 && !apart(able[i-1], p) && able[i-1].TiedHigh < p.Rank {
				t.Fatalf("not told apart, not tied: %+v and %+v", able[i-1], p)
			}
			if alike = alike && (i == 0 || !apart(able[0], p)); alike != (able[0].TiedHigh >= p.Rank) {
				t.Fatalf("the first and %+v: tied %v, want %v", p, !alike, alike)
			}
		}
	})
}

// Shuffled, split into seven and put together again, the marks give the same, on any number of cores.
func TestMergedMarksAreTheSame(t *testing.T) {
	c := campaign(6, 7)
	rng := rand.New(rand.NewPCG(1, 1))
	marks := random(c, rng)
	want := Rank(c, marks, 1)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for cores := range 5 {
		runtime.GOMAXPROCS(cores + 1)
		rng.Shuffle(len(marks), func(i, j int) { marks[i], marks[j] = marks[j], marks[i] })
		var merged []audit.Marks
		parts := slices.Collect(slices.Chunk(marks, (len(marks)+6)/7))
		rng.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		for _, part := range parts {
			merged = append(merged, part...)
		}
		if !reflect.DeepEqual(Rank(c, merged, 1), want) {
			t.Fatal("the order of the marks changed the result")
		}
	}
}

func random(c audit.Campaign, rng *rand.Rand) []audit.Marks {
	var marks []audit.Marks
	for _, company := range c.Companies {
		for _, s := range c.Scenarios {
			marks = append(marks, group(company.ID, s.ID, time.Hour, time.Hour, rng.Float64(), rng.Float64(), rng.Float64(), audit.SameState))
		}
	}
	return marks
}
