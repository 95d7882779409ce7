package stat

import (
	"cmp"
	"math"
	"slices"
)

// Wilson is the score interval of a share of x among n at a level (Wilson 1927): inside 0…1, and never of no width. Of
// none among none it is 0, 1.
func Wilson(x, n int, level float64) (low, high float64) {
	if n == 0 {
		return 0, 1
	}
	z, k := NormalQuantile((1+level)/2), float64(n)
	p := float64(x) / k
	middle := p + z*z/(2*k)
	half := z * math.Sqrt(p*(1-p)/k+z*z/(4*k*k))
	low, high = (middle-half)/(1+z*z/k), (middle+half)/(1+z*z/k)
	if x == 0 {
		low = 0 // and not a hair beside it
	}
	if x == n {
		high = 1
	}
	return low, high
}

// Holm adjusts the p-values of tests whose results are read together, so that the chance of one false positive or more
// stays below the level that an adjusted value is held against (Holm 1979). The order is kept.
func Holm(p []float64) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(p[i], p[j]) })
	adjusted := make([]float64, len(p))
	least := 0.0
	for k, i := range order {
		least = min(1, max(least, p[i]*float64(len(p)-k)))
		adjusted[i] = least
	}
	return adjusted
}
