package stat

import "math"

// z95 is the normal quantile of a two-sided 95 % interval.
const z95 = 1.959963984540054

// Wilson is the 95 % score interval of a share of n in of (Wilson 1927), without continuity correction: within 0…1, and
// fit for the small counts of an audit. Of nothing it is 0…1.
func Wilson(n, of int) (low, high float64) {
	if of <= 0 {
		return 0, 1
	}
	total, p := float64(of), float64(n)/float64(of)
	middle := p + z95*z95/(2*total)
	width := z95 * math.Sqrt(p*(1-p)/total+z95*z95/(4*total*total))
	scale := 1 + z95*z95/total
	low, high = (middle-width)/scale, (middle+width)/scale
	if n <= 0 {
		low = 0 // not a rounding error above it
	}
	if n >= of {
		high = 1
	}
	return low, high
}

// Newcombe is the 95 % interval of the difference of two independent shares, a/ofA − b/ofB, -1…1: his hybrid score method
// of Wilson's intervals (Newcombe 1998, method 10). With one share of nothing it says no more than the other allows.
func Newcombe(a, ofA, b, ofB int) (low, high float64) {
	lowA, highA := Wilson(a, ofA)
	lowB, highB := Wilson(b, ofB)
	if ofA <= 0 || ofB <= 0 {
		return lowA - highB, highA - lowB
	}
	p, q := float64(a)/float64(ofA), float64(b)/float64(ofB)
	return p - q - math.Hypot(p-lowA, highB-q), p - q + math.Hypot(highA-p, q-lowB)
}
