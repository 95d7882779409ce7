package stat

import (
	"math"
	"slices"
	"testing"
)

func TestRanks(t *testing.T) {
	if got := ranks([]float64{5, 2, 1, 2}); !slices.Equal(got, []float64{4, 2.5, 1, 2.5}) {
		t.Errorf("ranks %v", got)
	}
}

func TestSpearman(t *testing.T) {
	check := func(x, y []float64, want float64) {
		t.Helper()
		if got := Spearman(x, y); math.Abs(got-want) > 1e-12 {
			t.Errorf("%v, %v: %v, want %v", x, y, got, want)
		}
	}
	check([]float64{1, 2, 3}, []float64{10, 100, 1000}, 1)
	check([]float64{1, 2, 3}, []float64{3, 2, 1}, -1)
	// Without ties 1 − 6·Σd²/(n(n²−1)): d = 1, 1, 1, 1 over n = 4 makes 1 − 24/60.
	check([]float64{1, 2, 3, 4}, []float64{2, 1, 4, 3}, 0.6)
	// Ties: ranks 1.5, 1.5, 3 against 1, 2, 3; by hand 1.5/√(1.5·2).
	check([]float64{5, 5, 9}, []float64{1, 2, 3}, 1.5/math.Sqrt(3))
	if !math.IsNaN(Spearman([]float64{1, 1}, []float64{1, 2})) {
		t.Error("a list of ties correlates")
	}
}
