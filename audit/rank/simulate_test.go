package rank

import (
	"cmp"
	"math"
	"math/rand/v2"
	"time"

	"github.com/diapason-audit/diapason/audit"
)

// A kind of market says how its companies answer.
type kind struct {
	name    string
	answers []float64 // by company: chance of an answer, before the scenario makes it harder or easier

	// How hard a scenario is: standard deviation of the chance's logit for all companies alike, and for each by itself; 0 is 0.5.
	common, own float64

	// Every mark of a group, in a market without channels.
	mark func(rng *rand.Rand, company int, answer, hardness float64) float64
}

// A market is companies whose true index is known, because it is made.
type market struct {
	kind
	campaign audit.Campaign
	truth    []float64 // by company: its index over all scenarios there could be, 0…1
}

// newMarket makes the companies of a kind. Their truth is the mean over very many scenarios.
func newMarket(k kind, scenarios int) market {
	k.common, k.own = cmp.Or(k.common, .5), cmp.Or(k.own, .5)
	m := market{kind: k, campaign: campaign(len(k.answers), scenarios), truth: make([]float64, len(k.answers))}
	const many = 40_000
	rng := rand.New(rand.NewPCG(2026, 0))
	for range many {
		hardness := rng.NormFloat64()
		for i := range k.answers {
			latency, completeness, consistency := m.group(rng, i, hardness)
			m.truth[i] += .3*(latency[0]+3*latency[1])/4/many + .4*(completeness[0]+3*completeness[1])/4/many + .3*consistency/many
		}
	}
	return m
}

// group draws the marks of one scenario put to one company on chat and email: silence by a scenario's hardness and the
// company's way with it, then delays on the profile's steps, points of four, and likeness of the two answers.
func (m market) group(rng *rand.Rand, company int, hardness float64) (latency, completeness [2]float64, consistency float64) {
	if m.mark != nil {
		x := min(max(m.mark(rng, company, m.answers[company], hardness), 0), 1)
		return [2]float64{x, x}, [2]float64{x, x}, x
	}
	steps := []float64{1, .95, .8, .5, .25, .1}
	logit := math.Log(m.answers[company]/(1-m.answers[company])) + m.common*hardness + m.own*rng.NormFloat64()
	p := 1 / (1 + math.Exp(-logit))
	answered := 0
	for channel := range 2 {
		if rng.Float64() >= p {
			continue
		}
		answered++
		latency[channel] = steps[min(int(rng.ExpFloat64()*2*(1.3-p)), len(steps)-1)]
		for range 4 {
			if rng.Float64() < .3+.6*p {
				completeness[channel] += .25
			}
		}
	}
	if answered == 2 {
		if consistency = .5 + .5*rng.Float64(); rng.Float64() < .4-.3*p {
			consistency = 0
		}
	}
	return latency, completeness, consistency
}

// wave draws the marks of a whole wave: every scenario put to every company.
func (m market) wave(rng *rand.Rand) []audit.Marks { return m.asked(rng, rng.NormFloat64) }

// asked draws the marks of a wave whose scenarios are as hard as they come.
func (m market) asked(rng *rand.Rand, hard func() float64) []audit.Marks {
	var marks []audit.Marks
	for _, s := range m.campaign.Scenarios {
		hardness := hard()
		for i, company := range m.campaign.Companies {
			latency, completeness, consistency := m.group(rng, i, hardness)
			g := group(company.ID, s.ID, time.Hour, time.Hour, 0, 0, consistency, audit.CompatibleState)
			for channel := range 2 {
				g.Contacts[channel].Latency = audit.Mark(latency[channel])
				g.Contacts[channel].Completeness = audit.Mark(completeness[channel])
			}
			marks = append(marks, g)
		}
	}
	return marks
}

// rank is a company's true rank.
func (m market) rank(company int) int {
	rank := 1
	for _, x := range m.truth {
		if x > m.truth[company] {
			rank++
		}
	}
	return rank
}

// A coverage counts how often what is true lies within what is said of it.
type coverage struct {
	of, index, rank  int     // intervals, and those that hold the truth
	drawnIn          int     // intervals of ranks that hold it a rank narrower at each end
	width, rankWidth float64 // of all, in index points and in ranks
	pairs, apart     int     // neighbours, and those told apart
	together         int     // waves in which Holm tells any apart
	waves            int
}

// cover ranks so many waves of a market.
func (m market) cover(waves int, seed uint64) (c coverage) {
	rng := rand.New(rand.NewPCG(seed, uint64(len(m.campaign.Scenarios))))
	for wave := range waves {
		r := Rank(m.campaign, m.wave(rng), uint64(wave))
		for _, p := range r.Ranking {
			company := int([]rune(p.Company)[0] - 'a')
			c.of++
			if truth := audit.Mark(m.truth[company]); p.IndexLow.Compare(truth) <= 0 && truth.Compare(p.IndexHigh) <= 0 {
				c.index++
			}
			rank := m.rank(company)
			if p.RankLow <= rank && rank <= p.RankHigh {
				c.rank++
			}
			if (p.RankLow < rank || p.RankLow == 1) && (rank < p.RankHigh || p.RankHigh == len(r.Ranking)) && p.RankLow <= rank && rank <= p.RankHigh {
				c.drawnIn++
			}
			c.width += 100 * (p.IndexHigh.Float() - p.IndexLow.Float())
			c.rankWidth += float64(p.RankHigh - p.RankLow + 1)
		}
		c.waves++
		c.pairs += r.Neighbours.Pairs
		c.apart += r.Neighbours.Apart
		if r.Neighbours.Together > 0 {
			c.together++
		}
	}
	return c
}

// unmoved compares so many pairs of waves in which the same scenarios were put to the same companies, and counts the intervals
// of the change of the index that hold 0.
func (m market) unmoved(pairs int, seed uint64) (of, held int) {
	rng := rand.New(rand.NewPCG(seed, uint64(len(m.campaign.Scenarios))))
	for pair := range pairs {
		replicates := func() []Replicates {
			return Bootstrap(m.campaign, m.asked(rng, rand.New(rand.NewPCG(seed, uint64(pair))).NormFloat64), uint64(pair))
		}
		then, since := replicates(), replicates()
		for i := range then {
			of++
			if d := difference(then[i].Index, since[i].Index, then[i].Blocks); !d.Beyond() {
				held++
			}
		}
	}
	return of, held
}

// Of these markets the intervals are to be right: far apart, as in most barometers; near each other; all near the top, where
// silence is rare and few scenarios show any.
var markets = []kind{
	{name: "far apart", answers: []float64{.97, .94, .9, .85, .8, .7, .6, .5, .4, .3}},
	{name: "near each other", answers: []float64{.95, .94, .93, .92, .91, .90, .89, .88, .87, .86}},
	{name: "near the top", answers: []float64{.995, .99, .985, .98, .975, .97, .965, .96, .955, .95}},
}

// The ways to make the intervals that were weighed were looked at on these, too.
var others = []kind{
	allAlike,
	{name: "all low", answers: evenly(10, .4, .2)},
	{name: "one alone", answers: []float64{.93}},
	{name: "three", answers: []float64{.97, .9, .8}},
	{name: "three near the top", answers: []float64{.99, .98, .96}},
	{name: "forty far apart", answers: evenly(40, .97, .3)},
	{name: "forty near the top", answers: evenly(40, .995, .9)},
	{name: "hard for all", answers: evenly(8, .97, .85), common: 2, own: .2},
	{name: "delay alone", answers: evenly(8, .98, .91), mark: func(rng *rand.Rand, company int, answer, hardness float64) float64 {
		steps := []float64{1, .8, .5, .2}
		if rng.Float64() >= answer {
			return 0
		}
		return steps[min(int(rng.ExpFloat64()*(.6+.1*float64(company))*math.Exp(.3*hardness)), len(steps)-1)]
	}},
	{name: "steady and wild", answers: evenly(10, .79, .7), mark: func(rng *rand.Rand, company int, answer, _ float64) float64 {
		return answer + []float64{.03, .25}[company%2]*rng.NormFloat64()
	}},
	{name: "all or nothing", answers: evenly(10, .96, .75), mark: func(rng *rand.Rand, _ int, answer, _ float64) float64 {
		if rng.Float64() < answer {
			return 1
		}
		return 0
	}},
}

// These were thought of when the intervals were made as they are.
var fresh = []kind{
	{name: "two", answers: []float64{.92, .85}},
	{name: "five in the middle", answers: evenly(5, .75, .55)},
	{name: "twenty near each other", answers: evenly(20, .94, .84)},
	{name: "each its own way", answers: evenly(10, .97, .7), common: .1, own: 1.5},
	{name: "three points of one", answers: evenly(10, .9, .6), mark: func(rng *rand.Rand, _ int, answer, _ float64) (x float64) {
		for range 3 {
			if rng.Float64() < answer {
				x += 1. / 3
			}
		}
		return x
	}},
	{name: "rare and grave", answers: evenly(10, .98, .9), mark: func(rng *rand.Rand, _ int, answer, hardness float64) float64 {
		if rng.Float64() >= answer {
			return .2
		}
		return .88 + .03*hardness + .05*rng.NormFloat64()
	}},
}

var allAlike = kind{name: "all alike", answers: evenly(10, .85, .85)}

// evenly are n values from the first to the last.
func evenly(n int, first, last float64) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = first + (last-first)*float64(i)/float64(n-1)
	}
	return list
}
