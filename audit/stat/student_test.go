package stat

import (
	"math"
	"testing"
)

// The upper quantiles of the printed tables of Student's t.
func TestTQuantile(t *testing.T) {
	check := func(p float64, df int, want float64) {
		t.Helper()
		if got := TQuantile(p, df); math.Abs(got-want) > 0.0005 {
			t.Errorf("t(%v, %d) = %.5f, want %v", p, df, got, want)
		}
		if got := TQuantile(1-p, df); math.Abs(got+want) > 0.0005 {
			t.Errorf("t(%v, %d) = %.5f, want %v", 1-p, df, got, -want)
		}
	}
	check(.975, 1, 12.706)
	check(.975, 2, 4.303)
	check(.975, 4, 2.776)
	check(.975, 5, 2.571)
	check(.975, 11, 2.201)
	check(.975, 39, 2.023)
	check(.975, 100, 1.984)
	check(.975, 1_000_000, 1.960)
	check(.95, 7, 1.895)
	check(.995, 3, 5.841)
	check(.9995, 10, 4.587)
	if got := TQuantile(.5, 7); math.Abs(got) > 1e-15 {
		t.Errorf("the median is %v", got)
	}
	if got := NormalQuantile(.975); math.Abs(got-1.959963984540054) > 1e-12 {
		t.Errorf("z = %v", got)
	}
}

// With one and two degrees of freedom the distribution is in closed form; both sums agree with it, and with the normal
// distribution when there are many.
func TestT(t *testing.T) {
	for _, x := range []float64{-30, -2, -.5, 0, .1, 1, 4, 100} {
		for df, want := range map[int]float64{
			1: 0.5 + math.Atan(x)/math.Pi, 2: 0.5 + x/(2*math.Sqrt(2+x*x)),
		} {
			if got := T(x, df); math.Abs(got-want) > 1e-12 {
				t.Errorf("T(%v, %d) = %v, want %v", x, df, got, want)
			}
		}
		for _, df := range []int{99_999, 100_000} {
			if got := T(x, df); math.Abs(got-Normal(x)) > 1e-5 {
				t.Errorf("T(%v, %d) = %v, want about %v", x, df, got, Normal(x))
			}
		}
	}
}
