package stat

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// METHOD oracle O6: Newcombe's examples of 1998, small samples, and Qualiweb's 55 % of 2017; the same by statsmodels.
func TestWilson(t *testing.T) {
	check := func(n, of int, low, high float64) {
		t.Helper()
		gotLow, gotHigh := Wilson(n, of)
		if math.Abs(gotLow-low) > 5e-7 || math.Abs(gotHigh-high) > 5e-7 {
			t.Errorf("%d/%d: %.6f – %.6f, want %.6f – %.6f", n, of, gotLow, gotHigh, low, high)
		}
	}
	check(81, 263, 0.255289, 0.366210)
	check(15, 148, 0.062386, 0.160487)
	check(0, 20, 0, 0.161125)
	check(1, 29, 0.006113, 0.171755)
	check(4, 7, 0.250458, 0.841780)
	check(5, 5, 0.565518, 1)
	check(139, 253, 0.487814, 0.609522)
	check(0, 0, 0, 1)
}

// corrected is Wilson's interval with continuity correction from its definition, by bisection: the shares x from which the
// share of n is no further than z·√(x(1−x)/of) and half a count.
func corrected(n, of int) (low, high float64) {
	total, p := float64(of), float64(n)/float64(of)
	within := func(x float64) bool { return math.Abs(p-x)-1/(2*total) <= z95*math.Sqrt(x*(1-x)/total) }
	end := func(out float64) float64 { // between p, which is within, and a limit
		if within(out) {
			return out
		}
		in := p
		for range 100 {
			if middle := (in + out) / 2; within(middle) {
				in = middle
			} else {
				out = middle
			}
		}
		return in
	}
	return end(0), end(1)
}

// METHOD oracle O6, the column with continuity correction, which is printed nowhere: at every count it is wider than the
// plain interval that is, by half a count at most and what the bend of the root adds.
func TestWilsonWithoutCorrectionIsTheNarrower(t *testing.T) {
	check := func(n, of int, low, high float64) {
		t.Helper()
		gotLow, gotHigh := corrected(n, of)
		if math.Abs(gotLow-low) > 5e-7 || math.Abs(gotHigh-high) > 5e-7 {
			t.Errorf("%d/%d: %.6f – %.6f, want %.6f – %.6f", n, of, gotLow, gotHigh, low, high)
		}
	}
	check(81, 263, 0.253509, 0.368176)
	check(15, 148, 0.059778, 0.164450)
	check(0, 20, 0, 0.200453)
	check(1, 29, 0.001803, 0.196282)
	check(4, 7, 0.202372, 0.881917)
	check(5, 5, 0.462944, 1)
	check(139, 253, 0.485845, 0.611444)
	for of := 1; of <= 60; of++ {
		for n := range of + 1 {
			low, high := Wilson(n, of)
			wideLow, wideHigh := corrected(n, of)
			if low < wideLow-1e-9 || high > wideHigh+1e-9 || math.Max(low-wideLow, wideHigh-high) > 1/float64(of) {
				t.Errorf("%d/%d: %v – %v, corrected %v – %v", n, of, low, high, wideLow, wideHigh)
			}
		}
	}
}

// METHOD oracle O7: 56/70 − 48/80 = 0.2, Newcombe's own example.
func TestNewcombe(t *testing.T) {
	low, high := Newcombe(56, 70, 48, 80)
	if math.Abs(low-0.052431) > 5e-7 || math.Abs(high-0.333873) > 5e-7 {
		t.Errorf("%.6f – %.6f, want 0.052431 – 0.333873", low, high)
	}
	if low, high := Newcombe(0, 0, 3, 3); low != -1 || high > 1-0.43 {
		t.Errorf("nothing against 3/3: %v – %v", low, high)
	}
}

// An interval holds its share, lies within 0…1, solves Wilson's equation |p − x| = z·√(x(1−x)/n) at both ends, and is
// the mirror image of what is left over; a difference turned round is the mirror image of itself.
func TestIntervalsOfShares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		of := rapid.IntRange(1, 500).Draw(t, "of")
		n := rapid.IntRange(0, of).Draw(t, "n")
		p := float64(n) / float64(of)
		low, high := Wilson(n, of)
		if low < 0 || high > 1 || low > p || high < p {
			t.Fatalf("%d/%d: %v – %v", n, of, low, high)
		}
		for _, x := range []float64{low, high} {
			if x > 0 && x < 1 && math.Abs(math.Abs(p-x)-z95*math.Sqrt(x*(1-x)/float64(of))) > 1e-9 {
				t.Fatalf("%d/%d: the end %v does not solve the equation", n, of, x)
			}
		}
		if l, h := Wilson(of-n, of); math.Abs(l-(1-high)) > 1e-12 || math.Abs(h-(1-low)) > 1e-12 {
			t.Fatalf("%d/%d: %v – %v, and the rest %v – %v", n, of, low, high, l, h)
		}
		ofB := rapid.IntRange(0, 500).Draw(t, "other of")
		b := rapid.IntRange(0, ofB).Draw(t, "other")
		dl, dh := Newcombe(n, of, b, ofB)
		el, eh := Newcombe(b, ofB, n, of)
		if math.Abs(dl+eh) > 1e-12 || math.Abs(dh+el) > 1e-12 || dl < -1-1e-12 || dh > 1+1e-12 {
			t.Fatalf("%d/%d − %d/%d: %v – %v, turned round %v – %v", n, of, b, ofB, dl, dh, el, eh)
		}
	})
}
