package stat

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"testing"
)

// The thresholds are those of exact arithmetic: e^-1 as a fraction of enough terms, times 2^64.
func TestPoissonThresholds(t *testing.T) {
	inverseE := new(big.Rat) // Σ (-1)^k/k!
	factorial := big.NewInt(1)
	for k := int64(0); k < 40; k++ {
		if k > 0 {
			factorial.Mul(factorial, big.NewInt(k))
		}
		term := new(big.Rat).SetFrac(big.NewInt(1), factorial)
		if k%2 == 1 {
			term.Neg(term)
		}
		inverseE.Add(inverseE, term)
	}
	chance, sum := new(big.Rat).Set(inverseE), new(big.Rat)
	for k, got := range poisson {
		if k > 0 {
			chance.Quo(chance, new(big.Rat).SetInt64(int64(k)))
		}
		sum.Add(sum, chance)
		scaled := new(big.Rat).Mul(sum, new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 64)))
		want := new(big.Int).Quo(scaled.Num(), scaled.Denom())
		if want.Uint64() != got {
			t.Errorf("threshold %d is %#x, want %#x", k, got, want)
		}
	}
}

// Weights are Poisson with mean 1 over replicates, over names and over seeds, and one tells nothing of the next.
func TestWeights(t *testing.T) {
	const n = 200_000
	check := func(along string, weight func(i int) int) {
		t.Helper()
		var counts [8]int
		var sum, squares, lagged float64
		before := weight(n)
		for i := range n {
			w := weight(i)
			counts[min(w, 7)]++
			sum += float64(w)
			squares += float64((w - 1) * (w - 1))
			lagged += float64((w - 1) * (before - 1))
			before = w
		}
		for k, want := range []float64{.367879, .367879, .183940, .061313, .015328, .003066} {
			if got := float64(counts[k]) / n; math.Abs(got-want) > 4*math.Sqrt(want/n) {
				t.Errorf("%s: weight %d with share %.5f, want %.5f", along, k, got, want)
			}
		}
		for what, x := range map[string]float64{"mean less 1": sum/n - 1, "variance less 1": squares/n - 1, "correlation": lagged / n} {
			if math.Abs(x) > 4*math.Sqrt(3.0/n) {
				t.Errorf("%s: %s is %.4f", along, what, x)
			}
		}
	}
	check("replicates", func(i int) int { return NewBlock("late-delivery").Weight(1, i) })
	check("names", func(i int) int { return NewBlock(fmt.Sprintf("s%d", i)).Weight(1, 0) })
	check("seeds", func(i int) int { return NewBlock("late-delivery").Weight(uint64(i), 7) })
}

// What a weight is may never change: results are to be reproduced in ten years.
func TestWeightsStay(t *testing.T) {
	var got []int
	for b := range 12 {
		got = append(got, NewBlock("late-delivery").Weight(1, b))
	}
	if want := []int{0, 3, 1, 0, 0, 0, 1, 0, 1, 3, 1, 1}; !slices.Equal(got, want) {
		t.Errorf("weights %v, want %v", got, want)
	}
}

// METHOD oracle O12: of the 27 ways to draw three of {0, 3, 9} with replacement, so many have each mean. Poisson weights
// that sum to three are such draws.
func TestPoissonIsDrawing(t *testing.T) {
	want := map[int]int{0: 1, 1: 3, 2: 3, 3: 4, 4: 6, 5: 3, 6: 3, 7: 3, 9: 1}
	blocks := []Block{NewBlock("a"), NewBlock("b"), NewBlock("c")}
	means, drawn := map[int]int{}, 0
	for b := range 400_000 {
		i, j, k := blocks[0].Weight(1, b), blocks[1].Weight(1, b), blocks[2].Weight(1, b)
		if i+j+k == 3 {
			means[(3*j+9*k)/3]++
			drawn++
		}
	}
	for mean, ways := range want {
		share := float64(ways) / 27
		if got := float64(means[mean]) / float64(drawn); math.Abs(got-share) > 4*math.Sqrt(share/float64(drawn)) {
			t.Errorf("mean %d: share %.4f of %d, want %d/27 = %.4f", mean, got, drawn, ways, share)
		}
	}
}

func TestPercentiles(t *testing.T) {
	sorted := make([]float64, 1999)
	for i := range sorted {
		sorted[i] = float64(i + 1)
	}
	check := func(blocks int, wantLow, wantHigh float64) {
		t.Helper()
		if low, high := Percentiles(sorted, 0.95, blocks); low != wantLow || high != wantHigh {
			t.Errorf("%d blocks: %v to %v, want %v to %v", blocks, low, high, wantLow, wantHigh)
		}
	}
	check(5_000_000, 49, 1951) // a hair less than 2000 · 0.025
	check(12, 21, 1979)        // √(12/11)·t(0.025, 11) = -2.2989 has 0.01076 of the normal distribution below it, of 2000 21.5
	check(6, 4, 1996)          // √(6/5)·t(0.025, 5) = -2.8159: 0.00243, 4.9
	if low, high := Percentiles(nil, 0.95, 9); !math.IsNaN(low) || !math.IsNaN(high) {
		t.Error("no replicates have an interval")
	}
	if low, _ := Percentiles(sorted, 0.95, 1); !math.IsNaN(low) {
		t.Error("one block has an interval")
	}
}
