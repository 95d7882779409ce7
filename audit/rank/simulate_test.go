package rank

import (
	"math"
	"math/rand/v2"
	"time"

	"github.com/diapason-audit/diapason/audit"
)

// A market is companies whose true index is known, because it is made.
type market struct {
	campaign audit.Campaign
	answers  []float64 // by company: chance of an answer, before the scenario makes it harder or easier
	truth    []float64 // by company: its index over all scenarios there could be, 0…1
}

// newMarket makes companies with these chances of an answer. Their truth is the mean over very many scenarios.
func newMarket(answers []float64, scenarios int) market {
	m := market{campaign: campaign(len(answers), scenarios), answers: answers, truth: make([]float64, len(answers))}
	const many = 40_000
	rng := rand.New(rand.NewPCG(2026, 0))
	for range many {
		hardness := rng.NormFloat64()
		for i := range answers {
			latency, completeness, consistency := m.group(rng, i, hardness)
			m.truth[i] += .3*(latency[0]+3*latency[1])/4/many + .4*(completeness[0]+3*completeness[1])/4/many + .3*consistency/many
		}
	}
	return m
}

// group draws the marks of one scenario put to one company on chat and email: silence by a scenario's hardness and the
// company's way with it, then delays on the profile's steps, points of four, and likeness of the two answers.
func (m market) group(rng *rand.Rand, company int, hardness float64) (latency, completeness [2]float64, consistency float64) {
	steps := []float64{1, .95, .8, .5, .25, .1}
	logit := math.Log(m.answers[company]/(1-m.answers[company])) + .5*hardness + .5*rng.NormFloat64()
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
func (m market) wave(rng *rand.Rand) []audit.Marks {
	var marks []audit.Marks
	for _, s := range m.campaign.Scenarios {
		hardness := rng.NormFloat64()
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
			company := int(p.Company[0] - 'a')
			c.of++
			if truth := audit.Mark(m.truth[company]); p.IndexLow.Compare(truth) <= 0 && truth.Compare(p.IndexHigh) <= 0 {
				c.index++
			}
			if rank := m.rank(company); p.RankLow <= rank && rank <= p.RankHigh {
				c.rank++
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

// markets are the chances of an answer of ten companies: far apart, as in most barometers; near each other; all near the
// top, where silence is rare and few scenarios show any; and all alike.
var markets = []struct {
	name    string
	answers []float64
}{
	{"far apart", []float64{.97, .94, .9, .85, .8, .7, .6, .5, .4, .3}},
	{"near each other", []float64{.95, .94, .93, .92, .91, .90, .89, .88, .87, .86}},
	{"near the top", []float64{.995, .99, .985, .98, .975, .97, .965, .96, .955, .95}},
	{"all alike", []float64{.85, .85, .85, .85, .85, .85, .85, .85, .85, .85}},
}
