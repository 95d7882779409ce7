package stat

import (
	"cmp"
	"math"
	"slices"
)

// A Difference says how far apart two values of a scale are, squared: what Krippendorff's alpha weighs disagreement with.
type Difference int

// The differences, by what the values mean.
const (
	Nominal  Difference = iota // 0 when equal, 1 otherwise: values are names
	Ordinal                    // by how many values were given between the two: values have an order
	Interval                   // by their distance
	Ratio                      // by their distance relative to their sum: values have a zero, none is negative
)

// Alpha is Krippendorff's alpha of the values that coders gave to units: 1 − observed/expected disagreement, 1 being
// perfect and 0 chance (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011). units holds, for each unit, the
// values that were given; a missing value is left out, and a unit with a single value counts for nothing. It is NaN when
// undefined: when the values that stand beside another are all the same, or none do, or one is negative on a ratio scale.
//
// Neither the order of units nor that of values within a unit is anything to the result, to the last bit.
func Alpha(units [][]float64, d Difference) float64 {
	paired := pairable(units)
	values := tally(slices.Concat(paired...))
	if len(values) < 2 || d == Ratio && values[0].x < 0 {
		return math.NaN()
	}
	distance := d.between(values)
	var n, observed, expected float64
	for _, unit := range paired { // the coincidences of a unit of m values weigh 1/(m−1)
		given, sum := tally(unit), 0.0
		for i, v := range given {
			for _, w := range given[:i] {
				sum += v.n * w.n * distance(at(values, v.x), at(values, w.x))
			}
		}
		n += float64(len(unit))
		observed += sum / float64(len(unit)-1)
	}
	for i, v := range values {
		for j, w := range values[:i] {
			expected += v.n * w.n * distance(i, j)
		}
	}
	return 1 - (n-1)*observed/expected
}

// between is the difference as a function of the places of two distinct values in the sorted list of all.
func (d Difference) between(values []value) func(i, j int) float64 {
	switch d {
	case Ordinal: // half of each end and all between: the distance of mean ranks
		ranks := make([]float64, len(values))
		below := 0.0
		for i, v := range values {
			ranks[i] = below + v.n/2
			below += v.n
		}
		return func(i, j int) float64 { return square(ranks[i] - ranks[j]) }
	case Interval:
		return func(i, j int) float64 { return square(values[i].x - values[j].x) }
	case Ratio:
		return func(i, j int) float64 { return square((values[i].x - values[j].x) / (values[i].x + values[j].x)) }
	}
	return func(int, int) float64 { return 1 }
}

func square(x float64) float64 { return x * x }

// AC1 is Gwet's first-order agreement coefficient of values taken as names, for any number of coders and with values
// missing (Gwet, Computing inter-rater reliability and its variance in the presence of high agreement, 2008; for missing
// values, Handbook of Inter-Rater Reliability, 2014). Unlike kappa and alpha it stays high where nearly all units
// deserve the same value. It is NaN when fewer than two values occur or no unit has two.
func AC1(units [][]float64) float64 {
	agreed := Agreement(units)
	rated := canonical(units, 1)
	var values []value // n: the value's share, a unit's values having one vote together
	for _, v := range tally(slices.Concat(rated...)) {
		values = append(values, value{x: v.x})
	}
	if len(values) < 2 || math.IsNaN(agreed) {
		return math.NaN()
	}
	for _, unit := range rated {
		for _, v := range tally(unit) {
			values[at(values, v.x)].n += v.n / float64(len(unit)) / float64(len(rated))
		}
	}
	chance := 0.0
	for _, v := range values {
		chance += v.n * (1 - v.n) / float64(len(values)-1)
	}
	return (agreed - chance) / (1 - chance)
}

// Agreement is the share of agreeing pairs of values, 0…1: the mean over the units with two values or more. Chance is not
// taken out. NaN: there is no such unit.
func Agreement(units [][]float64) float64 {
	paired := pairable(units)
	sum := 0.0
	for _, unit := range paired {
		m, agreeing := float64(len(unit)), 0.0
		for _, v := range tally(unit) {
			agreeing += v.n * (v.n - 1)
		}
		sum += agreeing / (m * (m - 1))
	}
	return sum / float64(len(paired))
}

// pairable are the units whose values stand beside another.
func pairable(units [][]float64) [][]float64 { return canonical(units, 2) }

// canonical are the units with so many values at least, in an order of their own: sums of floats depend on the order of
// their terms.
func canonical(units [][]float64, least int) [][]float64 {
	var out [][]float64
	for _, unit := range units {
		if len(unit) >= least {
			unit = slices.Clone(unit)
			slices.Sort(unit)
			out = append(out, unit)
		}
	}
	slices.SortFunc(out, slices.Compare[[]float64])
	return out
}

// A value is one that was given, and how often.
type value struct{ x, n float64 }

// tally counts the distinct values, in order.
func tally(xs []float64) []value {
	if !slices.IsSorted(xs) {
		xs = slices.Clone(xs)
		slices.Sort(xs)
	}
	var values []value
	for i, x := range xs {
		if i == 0 || x != xs[i-1] {
			values = append(values, value{x: x})
		}
		values[len(values)-1].n++
	}
	return values
}

// at is the place of x, which is one of the values.
func at(values []value, x float64) int {
	i, _ := slices.BinarySearchFunc(values, x, func(v value, x float64) int { return cmp.Compare(v.x, x) })
	return i
}
