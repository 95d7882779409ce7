package stat

import (
	"math"
	"testing"
)

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
