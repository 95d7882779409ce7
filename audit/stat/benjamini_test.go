package stat

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// METHOD oracle O10, and the definition worked by hand: 5 · .05 / 5 bounds the one before it, 5 · .045 / 4.
func TestBenjaminiHochberg(t *testing.T) {
	check := func(p []float64, want ...float64) {
		t.Helper()
		got := BenjaminiHochberg(p)
		if len(got) != len(want) {
			t.Fatalf("%v: %v", p, got)
		}
		for i := range want {
			if math.Abs(got[i]-want[i]) > 1e-12 {
				t.Errorf("%v, %d: %v, want %v", p, i, got[i], want[i])
			}
		}
	}
	check([]float64{.01, .04, .03, .005}, .02, .04, .04, .02)
	check([]float64{.001, .045, .05, .02, .02}, .005, .05, .05, 1./30, 1./30)
	check([]float64{.6, .7}, .7, .7)
	check([]float64{1, 1, 1}, 1, 1, 1)
	check(nil)
}

// A false discovery rate allows what the chance of a single false one allows and more, never more than each test alone; and
// those found are the most for which the definition holds: k of them at p ≤ k·level/n.
func TestLawOfBenjaminiHochberg(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOfN(rapid.Float64Range(0, 1), 1, 30).Draw(t, "p")
		adjusted, family := BenjaminiHochberg(p), Holm(p)
		const level = 0.05
		found := 0
		for i := range p {
			if adjusted[i] < p[i]-1e-12 || adjusted[i] > family[i]+1e-12 {
				t.Fatalf("%v became %v, by Holm %v", p, adjusted, family)
			}
			if adjusted[i] <= level {
				found++
			}
		}
		most := 0
		for k := 1; k <= len(p); k++ {
			below := 0
			for _, x := range p {
				if x*float64(len(p))/float64(k) <= level {
					below++
				}
			}
			if below >= k {
				most = k
			}
		}
		if found != most {
			t.Fatalf("%v: %d found, by the definition %d", p, found, most)
		}
	})
}
