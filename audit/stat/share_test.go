package stat

import (
	"math"
	"testing"
)

// METHOD oracle O6; the first four are examples of Newcombe's of 1998.
func TestWilson(t *testing.T) {
	check := func(x, n int, wantLow, wantHigh float64) {
		t.Helper()
		if low, high := Wilson(x, n, 0.95); math.Abs(low-wantLow) > 5e-7 || math.Abs(high-wantHigh) > 5e-7 {
			t.Errorf("%d/%d: %.6f to %.6f, want %v to %v", x, n, low, high, wantLow, wantHigh)
		}
	}
	check(81, 263, .255289, .366210)
	check(15, 148, .062386, .160487)
	check(0, 20, 0, .161125)
	check(1, 29, .006113, .171755)
	check(4, 7, .250458, .841780)
	check(5, 5, .565518, 1)
	check(139, 253, .487814, .609522)
	check(0, 0, 0, 1)
}

// METHOD oracle O10.
func TestHolm(t *testing.T) {
	got := Holm([]float64{.01, .04, .03, .005})
	for i, want := range []float64{.03, .06, .06, .02} {
		if math.Abs(got[i]-want) > 1e-12 {
			t.Errorf("%d: %v, want %v", i, got[i], want)
		}
	}
	if got := Holm([]float64{.6, .7}); got[0] != 1 || got[1] != 1 {
		t.Errorf("%v, want 1, 1", got)
	}
	if len(Holm(nil)) != 0 {
		t.Error("adjusted nothing to something")
	}
}
