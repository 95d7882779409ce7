package stat

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func events(ts ...float64) []Time {
	var times []Time
	for _, t := range ts {
		times = append(times, Time{T: t})
	}
	return times
}

func censored(ts ...float64) []Time {
	var times []Time
	for _, t := range ts {
		times = append(times, Time{T: t, Censored: true})
	}
	return times
}

// rounds tells whether x is want as far as want was printed, to that many decimals.
func rounds(x, want float64, decimals int) bool {
	return math.Abs(x-want) <= 0.5*math.Pow10(-decimals)*(1+1e-9)
}

// The two arms of Freireich's trial of 1963, the textbook case; METHOD oracle O8.
var (
	sixMP   = append(events(6, 6, 6, 7, 10, 13, 16, 22, 23), censored(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)...)
	placebo = events(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
)

func TestKaplanMeierFreireich(t *testing.T) {
	want := []Step{
		{6, 21, 3, 0.8571, 0.0764, 0.620, 0.952}, {7, 17, 1, 0.8067, 0.0869, 0.563, 0.923},
		{10, 15, 1, 0.7529, 0.0963, 0.503, 0.889}, {13, 12, 1, 0.6902, 0.1068, 0.432, 0.849},
		{16, 11, 1, 0.6275, 0.1141, 0.368, 0.805}, {22, 7, 1, 0.5378, 0.1282, 0.268, 0.747},
		{23, 6, 1, 0.4482, 0.1346, 0.188, 0.680},
	}
	got := KaplanMeier(sixMP)
	if len(got) != len(want) {
		t.Fatalf("%d steps, want %d: %v", len(got), len(want), got)
	}
	for i, w := range want {
		g := got[i]
		if g.T != w.T || g.AtRisk != w.AtRisk || g.Events != w.Events || !rounds(g.S, w.S, 4) || !rounds(g.SE, w.SE, 4) ||
			!rounds(g.Low, w.Low, 3) || !rounds(g.High, w.High, 3) {
			t.Errorf("step %d: %+v, want %+v", i, g, w)
		}
	}
	if m, ok := Median(sixMP); m != 23 || !ok {
		t.Errorf("median %v %v, want 23", m, ok)
	}
	if low, high := MedianInterval(sixMP); low != 13 || !math.IsInf(high, 1) {
		t.Errorf("median's interval %v – %v, want 13 and no end, as the table's intervals give it", low, high)
	}
	if mean, se := RestrictedMean(sixMP, 35); !rounds(mean, 23.287395, 6) || !rounds(se, 2.83, 2) {
		t.Errorf("restricted mean to 35: %.6f (se %.4f), want 23.287395 (se 2.83)", mean, se)
	}
	if mean, _ := RestrictedMean(sixMP, 23); !rounds(mean, 17.909244, 6) {
		t.Errorf("restricted mean to 23: %.6f, want 17.909244", mean)
	}
}

// The placebo arm: nothing censored.
func TestPlacebo(t *testing.T) {
	if m, _ := Median(placebo); m != 8 {
		t.Errorf("median %v, want 8", m)
	}
	if low, high := MedianInterval(placebo); low != 4 || high != 11 {
		t.Errorf("median's interval %v – %v, want 4 – 11", low, high)
	}
	for _, step := range KaplanMeier(placebo) {
		if step.T == 8 && !rounds(step.S, 0.3810, 4) {
			t.Errorf("S(8) %v, want 0.3810", step.S)
		}
		if step.T == 23 && (step.S != 0 || step.SE != 0 || !math.IsNaN(step.Low)) {
			t.Errorf("the last answer: %+v", step)
		}
	}
}

// The numbers at risk and the events of both arms make the published log-rank test: O 9, E 19.2505, V 6.256961.
func TestRiskSetsMakeTheLogRank(t *testing.T) {
	var observed, expected, variance float64
	for _, step := range KaplanMeier(append(append([]Time{}, sixMP...), placebo...)) {
		var atRisk, died float64 // of the arm of 6-MP
		for _, x := range sixMP {
			if x.T >= step.T {
				atRisk++
			}
			if x.T == step.T && !x.Censored {
				died++
			}
		}
		n, d := float64(step.AtRisk), float64(step.Events)
		observed += died
		expected += d * atRisk / n
		if n > 1 {
			variance += d * (atRisk / n) * (1 - atRisk/n) * (n - d) / (n - 1)
		}
	}
	if observed != 9 || !rounds(expected, 19.2505, 4) || !rounds(variance, 6.256961, 6) {
		t.Errorf("O %v, E %.4f, V %.6f; want 9, 19.2505, 6.256961", observed, expected, variance)
	}
	if chi2 := (observed - expected) * (observed - expected) / variance; !rounds(chi2, 16.7929, 4) {
		t.Errorf("chi-square %.4f, want 16.7929", chi2)
	}
}

// Two silences at the horizon of 336 h count; METHOD oracle O9.
func TestMedianWithSilence(t *testing.T) {
	times := append(events(1, 2, 2, 5, 24, 30), censored(336, 336)...)
	want := []float64{.875, .625, .500, .375, .250}
	for i, step := range KaplanMeier(times) {
		if math.Abs(step.S-want[i]) > 1e-12 {
			t.Errorf("S after %v h: %v, want %v", step.T, step.S, want[i])
		}
	}
	if m, ok := Median(times); m != 5 || !ok {
		t.Errorf("median %v %v, want 5", m, ok)
	}
	if mean, se := RestrictedMean(times, 336); !rounds(mean, 92, 9) || !rounds(se, 49.94, 2) {
		t.Errorf("restricted mean %v (se %v), want 92.0 (se 49.94)", mean, se)
	}
	if m, ok := Median(append(events(1), censored(336, 336)...)); ok {
		t.Errorf("median %v, want not reached", m)
	}
	if _, ok := Median(nil); ok {
		t.Error("the median of nothing was reached")
	}
}

// METHOD oracle O13.
func TestHalfWidth(t *testing.T) {
	for n, want := range map[int]float64{5: .438, 7: .370, 10: .310, 12: .283, 50: .139, 100: .098, 225: .065, 385: .050} {
		if got := HalfWidth(n); math.Abs(got-want) > 5e-4 {
			t.Errorf("n %d: %.4f, want %.3f", n, got, want)
		}
	}
}

// With nothing censored before the horizon, the restricted mean is the plain mean of the waits cut at the horizon; a wait
// that is longer never shortens it; and the curve stays within its interval.
func TestRestrictedMeanIsAMean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const horizon = 336
		waits := rapid.SliceOfN(rapid.Float64Range(0, 500), 1, 30).Draw(t, "waits")
		var times []Time
		var sum float64
		for _, w := range waits {
			times = append(times, Time{T: min(w, horizon), Censored: w > horizon})
			sum += min(w, horizon)
		}
		mean, se := RestrictedMean(times, horizon)
		if math.Abs(mean-sum/float64(len(waits))) > 1e-9*horizon || math.IsNaN(se) || se < 0 {
			t.Fatalf("%v (se %v), want %v", mean, se, sum/float64(len(waits)))
		}
		for _, step := range KaplanMeier(times) {
			if step.S > 0 && (step.Low > step.S || step.High < step.S || step.Low < 0 || step.High > 1) {
				t.Fatalf("%+v", step)
			}
		}
		i := rapid.IntRange(0, len(waits)-1).Draw(t, "longer")
		times[i] = Time{T: horizon, Censored: true}
		if longer, _ := RestrictedMean(times, horizon); longer < mean-1e-9*horizon {
			t.Fatalf("a longer wait shortens the mean from %v to %v", mean, longer)
		}
	})
	if mean, se := RestrictedMean(nil, 1); !math.IsNaN(mean) || !math.IsNaN(se) {
		t.Errorf("of nothing: %v (se %v)", mean, se)
	}
}
