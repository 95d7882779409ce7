package plan

import (
	"math"
	"math/rand/v2"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/stat"
)

// What a sizing aims at.
const (
	Level  = 0.95 // at which two companies are told apart
	Power  = 0.80 // chance to tell them apart
	Fewest = 5    // scenarios; with fewer there is no interval
	Most   = 2000
	waves  = 2000 // simulated for each size
)

// A Size is a plan that is large enough.
type Size struct {
	Attempts  int // at each scenario, on each channel
	Scenarios int // 0: Most do not do
	Power     float64
}

// Sizes says how many scenarios it takes, for one attempt at each, two and three, to tell two companies apart whose indices are
// so many points apart, by simulated waves: differences are drawn from the spread and held against Student's t, which the
// expanded percentiles of the ranking come close to. Only one attempt is tried where the spread knows of no other.
func Sizes(s audit.Spread, points float64, seed uint64) []Size {
	attempts := 3
	if len(s.Attempts) == 0 {
		attempts = 1
	}
	var list []Size
	for m := 1; m <= attempts; m++ {
		list = append(list, size(s, points, m, seed))
	}
	return list
}

// size doubles the scenarios until they do, and halves the last step until it is one.
func size(s audit.Spread, points float64, attempts int, seed uint64) Size {
	low, high := Fewest-1, Fewest
	reached := power(s, points, high, attempts, seed)
	for reached < Power {
		if high == Most {
			return Size{Attempts: attempts}
		}
		low, high = high, min(2*high, Most)
		reached = power(s, points, high, attempts, seed)
	}
	for low+1 < high {
		middle := (low + high) / 2
		if p := power(s, points, middle, attempts, seed); p >= Power {
			high, reached = middle, p
		} else {
			low = middle
		}
	}
	return Size{attempts, high, reached}
}

// power is the share of simulated waves in which a difference is found, and with the right sign.
func power(s audit.Spread, points float64, scenarios, attempts int, seed uint64) float64 {
	rng := rand.New(rand.NewPCG(seed, uint64(scenarios)))
	limit := -stat.TQuantile((1-Level)/2, scenarios-1)
	n := float64(scenarios)
	found := 0
	for range waves {
		var sum, squares float64
		for range scenarios {
			d := points + pick(rng, s.Scenarios)
			for range attempts {
				d += (pick(rng, s.Attempts) - pick(rng, s.Attempts)) / float64(attempts)
			}
			sum += d
			squares += d * d
		}
		mean := sum / n
		deviation := math.Sqrt(max(0, (squares-n*mean*mean)/(n-1)/n))
		if mean > limit*deviation {
			found++
		}
	}
	return float64(found) / waves
}

func pick(rng *rand.Rand, pool []float64) float64 {
	if len(pool) == 0 {
		return 0
	}
	return pool[rng.IntN(len(pool))]
}
