package score

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit/fact"
)

// What the classifier of clauses makes of what the customer is to do: does one text send him a way that the other excludes?

// wayWeights weigh WaySigns.
var wayWeights = weighing{-4.25, []float64{5.81, -1.88, 1.05, 2.29, 1.78, 1.85, 4.25, 8.70}}

// otherWays are the ways, by code, that exclude each other when they are about one thing, by what they are ways of: where the thing
// goes, how the customer gets in touch, what he has to do at all, how money comes.
var otherWays = [...][]string{
	{"KP", "KB", "KH", "PB", "PH", "BH", "SH", "SB", "SP"},
	{"OT", "OW", "OB", "TW", "TB", "WB"},
	{"ZD", "ZW", "ZS", "ZO", "ZP", "ZB"},
	{"MV"},
}

// exclusion tells by the numbers of two ways what they exclude each other in: the number of a list of otherWays, the number after it
// when one rules the other out, -1 when they do not.
var exclusion = func() (x [fact.WayCount][fact.WayCount]int) {
	for i, a := range fact.WayCodes {
		for j, b := range fact.WayCodes {
			x[i][j] = slices.IndexFunc(otherWays[:], func(list []string) bool { return slices.Contains(list, a+b) || slices.Contains(list, b+a) })
			if strings.TrimPrefix(a, "!") == strings.TrimPrefix(b, "!") && a != b {
				x[i][j] = len(otherWays)
			}
		}
	}
	return x
}()

// WaySigns are the signs that a and b tell the customer to go ways that exclude each other, and the clauses, of a and of b, that do so
// most clearly; nil when no clause of one excludes one of the other.
func WaySigns(a, b *Text) (signs Signs, i, j int) {
	waysA, inA := waysOf(a)
	waysB, inB := waysOf(b)
	most := 0.0
	for _, n := range inA {
		for _, m := range inB {
			if x := apartWays(a, b, n, m, waysA, waysB); x > most {
				i, j, most = n, m, x
			}
		}
	}
	if most == 0 {
		return nil, 0, 0
	}
	return append(Signs{math.Sqrt(most), cosine(waysA, waysB), settled(a, b)}, excluded(waysA, waysB)...), i, j
}

// apartWays is how clearly clause i of a and clause j of b tell ways that exclude each other and that the other text does not tell,
// more when they share words.
func apartWays(a, b *Text, i, j int, waysA, waysB []float32) float64 {
	c, d := &a.Clauses[i], &b.Clauses[j]
	x := 0.0
	for k, p := range c.Sense.Ways {
		for n, q := range d.Sense.Ways {
			if exclusion[k][n] >= 0 {
				x += float64(p * q * (1 - waysA[n]) * (1 - waysB[k]))
			}
		}
	}
	return x * (0.3 + overlap(a.sentence(c), b.sentence(d)))
}

// excluded is how clearly two texts tell ways that exclude each other, of which neither tells both, by what they exclude each other in.
func excluded(a, b []float32) Signs {
	x := make(Signs, len(otherWays)+1)
	for k, p := range a {
		for n, q := range b {
			if in := exclusion[k][n]; in >= 0 {
				x[in] += float64(p * q * (1 - a[n]) * (1 - b[k]))
			}
		}
	}
	return x
}

// waysOf is how clearly t tells each way, and the numbers of its clauses that may tell one, the clearest first.
func waysOf(t *Text) (ways []float32, in []int) {
	ways = make([]float32, fact.WayCount)
	for i := range t.Clauses {
		c := &t.Clauses[i]
		if c.Aside&fact.Asked != 0 {
			continue
		}
		for k, w := range c.Sense.Ways {
			ways[k] = max(ways[k], w)
		}
		if sum(c.Sense.Ways[:]) >= faintWay {
			in = append(in, i)
		}
	}
	slices.SortStableFunc(in, func(i, j int) int {
		return cmp.Compare(sum(t.Clauses[j].Sense.Ways[:]), sum(t.Clauses[i].Sense.Ways[:]))
	})
	return ways, in[:min(len(in), opposableClauses)]
}

// faintWay is the probability below which a clause is not held to tell a way.
const faintWay = 0.2

// sum of the probabilities of ways of which a clause may tell several, 1 at most.
func sum(p []float32) (s float32) {
	for _, x := range p {
		s += x
	}
	return min(s, 1)
}
