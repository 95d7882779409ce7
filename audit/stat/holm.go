package stat

import (
	"cmp"
	"slices"
)

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
