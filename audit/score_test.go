package audit

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// The mean is exact and does not know the order of its terms; a float mean is the slow obvious version.
func TestMeanOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 50).Draw(t, "n")
		type term struct{ x, w float64 }
		terms := make([]term, n)
		var sum, weight float64
		for i := range terms {
			terms[i] = term{rapid.Float64Range(0, 1).Draw(t, "x"), float64(rapid.IntRange(1, 100).Draw(t, "w"))}
			sum += terms[i].x * terms[i].w
			weight += terms[i].w
		}
		var one, other Mean
		for _, x := range terms {
			one.Add(Mark(x.x), x.w)
		}
		rand.New(rand.NewPCG(uint64(n), 0)).Shuffle(n, func(i, j int) { terms[i], terms[j] = terms[j], terms[i] })
		for _, x := range terms {
			other.Add(Mark(x.x), x.w)
		}
		if one != other || one.Score() != other.Score() {
			t.Fatal("the order of the terms changed the mean")
		}
		if math.Abs(one.Score().Float()-sum/weight) > 2e-6 {
			t.Fatalf("mean %v, want %v", one.Score().Float(), sum/weight)
		}
	})
}

// Taking a mean in three times is taking its terms in three times.
func TestAddMean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var part, want, got Mean
		times := rapid.IntRange(0, 20).Draw(t, "times")
		for range rapid.IntRange(0, 30).Draw(t, "n") {
			x, w := Mark(rapid.Float64Range(0, 1).Draw(t, "x")), rapid.Float64Range(MinWeight, MaxWeight).Draw(t, "w")
			part.Add(x, w)
			for range times {
				want.Add(x, w)
			}
		}
		if got.AddMean(part, times); got != want {
			t.Fatalf("%d times %+v is %+v, want %+v", times, part, got, want)
		}
	})
}

// A mean of a hundred million marks of one under a usage of 100 still fits.
func TestMeanDoesNotOverflow(t *testing.T) {
	var m Mean
	for range 100 {
		m.Add(Mark(1), 1e10)
	}
	if m.Score() != Mark(1) {
		t.Errorf("mean %v, want 1", m.Score().Float())
	}
}

func TestScoreJSON(t *testing.T) {
	for _, s := range []Score{NA, Mark(0), Mark(0.5), Mark(1), Mark(1.0 / 3)} {
		b, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var back Score
		if err := json.Unmarshal(b, &back); err != nil || back != s {
			t.Errorf("%s reads back as %+v (%v), want %+v", b, back, err, s)
		}
	}
	if Mark(math.NaN()).Defined() {
		t.Error("NaN is a mark")
	}
}

// METHOD oracle O14: five messages 90, 80, 70 and two silent make 48.0.
func TestMeanOfMessages(t *testing.T) {
	var m Mean
	for _, x := range []float64{.9, .8, .7, 0, 0} {
		m.Add(Mark(x), 1)
	}
	if got := m.Score().Percent(); got != "48.00" {
		t.Errorf("mean %s, want 48.00", got)
	}
}

// Whatever a file calls a weight, the mean stays among its terms and no term that counts is lost.
func TestMeanTakesAnyWeight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		weight := rapid.OneOf(rapid.Float64(), rapid.SampledFrom([]float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300, 1e14, 1e-7, 5e-324, 0, -1}))
		var m Mean
		for range rapid.IntRange(1, 100).Draw(t, "n") {
			m.Add(Mark(1), weight.Draw(t, "weight"))
		}
		if m.Score().Defined() && m.Score() != Mark(1) {
			t.Fatalf("a mean of ones is %v", m.Score().Float())
		}
	})
	mean := func(one, zero float64) Score {
		var m Mean
		m.Add(Mark(1), one)
		m.Add(Mark(0), zero)
		return m.Score()
	}
	for _, c := range []struct {
		one, zero float64
		want      Score
	}{
		{1e300, 1e300, Mark(0.5)}, {math.Inf(1), 1e14, Mark(0.5)}, {1e-7, 1e-7, Mark(0.5)}, {5e-324, 1e-6, Mark(0.5)},
		{3, 1, Mark(0.75)}, {1, math.NaN(), Mark(1)}, {1, -1, Mark(1)}, {0, 1, Mark(0)}, {0, 0, NA},
	} {
		if got := mean(c.one, c.zero); got != c.want {
			t.Errorf("weights %v and %v: mean %v, want %v", c.one, c.zero, got, c.want)
		}
	}
}
