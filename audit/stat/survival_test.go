package stat

import (
	"math"
	"testing"
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

// The 6-MP arm of Freireich's trial of 1963, the textbook case; METHOD oracle O8.
func TestKaplanMeierFreireich(t *testing.T) {
	times := append(events(6, 6, 6, 7, 10, 13, 16, 22, 23), censored(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)...)
	want := []Step{
		{6, 21, 3, 0.8571}, {7, 17, 1, 0.8067}, {10, 15, 1, 0.7529}, {13, 12, 1, 0.6902}, {16, 11, 1, 0.6275},
		{22, 7, 1, 0.5378}, {23, 6, 1, 0.4482},
	}
	got := KaplanMeier(times)
	if len(got) != len(want) {
		t.Fatalf("%d steps, want %d: %v", len(got), len(want), got)
	}
	for i, w := range want {
		g := got[i]
		if g.T != w.T || g.AtRisk != w.AtRisk || g.Events != w.Events || math.Abs(g.S-w.S) > 5e-5 {
			t.Errorf("step %d: %+v, want %+v", i, g, w)
		}
	}
	if m, ok := Median(times); m != 23 || !ok {
		t.Errorf("median %v %v, want 23", m, ok)
	}
}

// The placebo arm of the same trial: nothing censored.
func TestMedianPlacebo(t *testing.T) {
	times := events(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
	if m, _ := Median(times); m != 8 {
		t.Errorf("median %v, want 8", m)
	}
}

// Two silences at the horizon of 336 h count; METHOD oracle O9.
func TestMedianWithSilence(t *testing.T) {
	times := append(events(1, 2, 2, 5, 24, 30), censored(336, 336)...)
	if m, ok := Median(times); m != 5 || !ok {
		t.Errorf("median %v %v, want 5", m, ok)
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
