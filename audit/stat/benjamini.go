package stat

import (
	"cmp"
	"slices"
)

// BenjaminiHochberg adjusts the p-values of tests whose results are read together, so that the share of false ones among
// those found stays below the level that an adjusted value is held against, on average (Benjamini and Hochberg 1995). It
// holds for tests that are independent or go the same way, as an index and its pillars do. The order is kept.
func BenjaminiHochberg(p []float64) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(p[i], p[j]) })
	adjusted := make([]float64, len(p))
	most := 1.0
	for k := len(order) - 1; k >= 0; k-- {
		i := order[k]
		most = min(most, p[i]*float64(len(p))/float64(k+1))
		adjusted[i] = most
	}
	return adjusted
}
