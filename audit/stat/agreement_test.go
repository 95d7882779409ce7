package stat

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// table makes units of one line of values a coder; "." is missing.
func table(coders ...string) [][]float64 {
	units := make([][]float64, len(strings.Fields(coders[0])))
	for _, line := range coders {
		for u, v := range strings.Fields(line) {
			if v != "." {
				units[u] = append(units[u], float64(v[0]-'0'))
			}
		}
	}
	return units
}

// The published data that alpha is explained with; METHOD oracles O1 to O3.
var (
	fourCoders = table("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")
	threeOf15  = table(". . . . . 3 4 1 2 1 1 3 3 . 3", "1 . 2 1 3 3 4 3 . . . . . . .", ". . 2 1 3 4 4 . 2 1 1 3 3 . 4")
	twoBinary  = table("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
	twoCoders  = table("2 0 2 2 0 1 1 2 2 0 1 2", "0 0 2 1 0 2 1 0 2 0 2 2")
)

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > tolerance {
		t.Errorf("%s is %.9f, want %.9f", what, got, want)
	}
}

const exact, printed = 1e-14, 5e-7

func TestAlphaOracles(t *testing.T) {
	check := func(name string, units [][]float64, d Difference, want, tolerance float64) {
		t.Helper()
		near(t, name, Alpha(units, d), want, tolerance)
	}
	check("O1 nominal", fourCoders, Nominal, 113.0/152, exact)
	check("O1 ordinal", fourCoders, Ordinal, 108577.0/133160, exact)
	check("O1 interval", fourCoders, Interval, 951.0/1120, exact)
	check("O1 ratio", fourCoders, Ratio, 18222619.0/22852465, exact)
	check("O2 nominal", threeOf15, Nominal, 56.0/81, exact)
	check("O2 ordinal", threeOf15, Ordinal, 0.806721, printed)
	check("O2 interval", threeOf15, Interval, 643.0/793, exact)
	check("O2 ratio", threeOf15, Ratio, 0.808944, printed)
	check("O3 nominal", twoBinary, Nominal, 2.0/21, exact)
}

func TestAC1AndPercentOracles(t *testing.T) {
	near(t, "O1 AC1", AC1(fourCoders), 0.775444, printed)
	near(t, "O1 agreement", Agreement(fourCoders), 0.818182, printed)
	near(t, "O4 AC1", AC1(twoCoders), 0.389313, printed)
	near(t, "O4 agreement", Agreement(twoCoders), 0.583333, printed)

	var paradox [][]float64 // kappa is −0.02 here, though 118 of 125 units agree
	for n, unit := range map[int][]float64{118: {1, 1}, 5: {1, 0}, 2: {0, 1}} {
		for range n {
			paradox = append(paradox, unit)
		}
	}
	near(t, "paradox, agreement", Agreement(paradox), 0.944, exact)
	near(t, "paradox, AC1", AC1(paradox), 0.940776, printed)
}

// Where every coder rates every unit, alpha is Fleiss' kappa (Scott's pi of two coders) corrected for the sample:
// 1 − alpha = (1 − kappa)·(n − 1)/n. METHOD oracles O4 and O5.
func TestAlphaAgainstKappa(t *testing.T) {
	fleiss := [][]int{
		{0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
		{7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7},
	}
	var units [][]float64
	for _, row := range fleiss {
		var unit []float64
		for class, n := range row {
			unit = append(unit, slices.Repeat([]float64{float64(class)}, n)...)
		}
		units = append(units, unit)
	}
	near(t, "O5 agreement", Agreement(units), 0.378022, printed)
	near(t, "O5 alpha", Alpha(units, Nominal), 1-(1-0.209931)*139/140, printed)
	near(t, "O4 alpha", Alpha(twoCoders, Nominal), 1-(1-0.344262)*23/24, printed)
}

func TestUndefinedIsNeverOne(t *testing.T) {
	check := func(name string, units [][]float64, alpha, others bool) {
		t.Helper()
		for _, d := range []Difference{Nominal, Ordinal, Interval, Ratio} {
			if got := Alpha(units, d); math.IsNaN(got) == alpha {
				t.Errorf("%s: alpha %d is %v", name, d, got)
			}
		}
		if got := AC1(units); math.IsNaN(got) == others {
			t.Errorf("%s: AC1 is %v", name, got)
		}
	}
	check("nothing", nil, false, false)
	check("one value a unit", [][]float64{{1}, {2}, {}}, false, false)
	check("all the same", [][]float64{{3, 3}, {3, 3}}, false, false)
	check("the same where paired", [][]float64{{3, 3}, {1}}, false, true)
	check("two values", [][]float64{{3, 3}, {1, 1}}, true, true)
	check("zeros only", [][]float64{{0, 0}, {0, 0}}, false, false)
	if got := Alpha([][]float64{{-1, 1}, {2, 2}}, Ratio); !math.IsNaN(got) {
		t.Errorf("ratio alpha of negative values is %v", got)
	}
	if got := Agreement([][]float64{{1}}); !math.IsNaN(got) {
		t.Errorf("agreement without a pair is %v", got)
	}
}

func drawUnits(t *rapid.T) [][]float64 {
	return rapid.SliceOfN(rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 5), func(i int) float64 { return float64(i) / 2 }), 0, 5), 0, 8).Draw(t, "units")
}

// Alpha by its definition: the mean difference of pairs within units, each unit weighing as many values as it has, over the
// mean difference of all pairs of values whatsoever.
func slowAlpha(units [][]float64, d Difference) float64 {
	var all []float64
	for _, u := range units {
		if len(u) > 1 {
			all = append(all, u...)
		}
	}
	delta := func(c, k float64) float64 {
		switch {
		case c == k:
			return 0
		case d == Nominal:
			return 1
		case d == Interval:
			return (c - k) * (c - k)
		case d == Ratio:
			return (c - k) * (c - k) / ((c + k) * (c + k))
		}
		sum := 0.0 // Σ n_g from c to k, less half of n_c and n_k
		for _, g := range all {
			if g >= min(c, k) && g <= max(c, k) {
				sum++
			}
			if g == c || g == k {
				sum -= .5
			}
		}
		return sum * sum
	}
	mean := func(values []float64) float64 {
		sum := 0.0
		for i, c := range values {
			for j, k := range values {
				if i != j {
					sum += delta(c, k)
				}
			}
		}
		return sum / float64(len(values)*(len(values)-1))
	}
	within := 0.0
	for _, u := range units {
		if len(u) > 1 {
			within += mean(u) * float64(len(u)) / float64(len(all))
		}
	}
	return 1 - within/mean(all)
}

func TestAlphaIsItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := drawUnits(t)
		for _, d := range []Difference{Nominal, Ordinal, Interval, Ratio} {
			got, want := Alpha(units, d), slowAlpha(units, d)
			if math.IsNaN(got) != math.IsNaN(want) || math.Abs(got-want) > 1e-9 {
				t.Fatalf("difference %d of %v: %v, by definition %v", d, units, got, want)
			}
		}
	})
}

// Who coded what first changes nothing, to the last bit; a unit that one coder valued changes no alpha.
func TestOrderOfCodersAndUnitsIsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := drawUnits(t)
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		shuffled := make([][]float64, len(units))
		for i, u := range units {
			shuffled[i] = slices.Clone(u)
			rng.Shuffle(len(u), func(a, b int) { shuffled[i][a], shuffled[i][b] = shuffled[i][b], shuffled[i][a] })
		}
		rng.Shuffle(len(shuffled), func(a, b int) { shuffled[a], shuffled[b] = shuffled[b], shuffled[a] })
		same := func(what string, x, y float64) {
			if math.Float64bits(x) != math.Float64bits(y) && !(math.IsNaN(x) && math.IsNaN(y)) {
				t.Fatalf("%s of %v: %v, shuffled %v", what, units, x, y)
			}
		}
		for _, d := range []Difference{Nominal, Ordinal, Interval, Ratio} {
			same("alpha", Alpha(units, d), Alpha(shuffled, d))
			same("alpha with a lone value", Alpha(units, d), Alpha(append(shuffled, []float64{7}), d))
		}
		same("AC1", AC1(units), AC1(shuffled))
		same("agreement", Agreement(units), Agreement(shuffled))
	})
}
