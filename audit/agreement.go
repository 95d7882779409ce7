package audit

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/diapason-audit/diapason/audit/stat"
)

// Krippendorff's conventional limits: from Reliable on a criterion may be relied on, from Tentative on conclusions are
// tentative; below it a criterion is shown and not scored, unless the profile keeps it.
const (
	Reliable  = 0.800
	Tentative = 0.667
)

// A Rating is what one coder said of one unit, which is a contact or anything else that several coders saw. The value is a
// number, "na" for "does not apply", or any word.
type Rating struct{ Criterion, Unit, Coder, Value string }

// An Agreement says how far coders agree on a criterion: all of them, or one with the consensus of the others. Figures
// that are not defined are NaN. Values are names to Nominal, AC1 and Percent, na among them; to the others they are
// numbers, na is missing, and nothing is defined where a value is neither.
type Agreement struct {
	Criterion string
	Coder     string // the one held against the others; "" all coders
	Units     int    // that somebody valued
	Coders    int
	Pairable  int // values that stand beside another of the same unit
	Nominal   float64
	Ordinal   float64
	Interval  float64
	Ratio     float64
	AC1       float64
	Percent   float64 // share of agreeing pairs, 0…1
}

// Alpha is the alpha that a criterion is read by, and its name: ordinal, as marks have an order and their distances are
// nobody's promise; nominal where the values are names.
func (a Agreement) Alpha() (alpha float64, name string) {
	if math.IsNaN(a.Ordinal) && math.IsNaN(a.Interval) && !math.IsNaN(a.Nominal) {
		return a.Nominal, "nominal"
	}
	return a.Ordinal, "ordinal"
}

// Agreements measures the agreement of all coders, criterion by criterion. A coder who said two things of a unit counts
// with the lesser; the caller refuses such ratings.
func Agreements(ratings []Rating) []Agreement {
	var all []Agreement
	for _, rs := range byCriterion(ratings) {
		all = append(all, newScale(rs).agreement(rs[0].Criterion, "", byUnit(rs)))
	}
	return all
}

// CoderAgreements holds each coder, criterion by criterion, against the consensus of the others on the units they share:
// their median or, where values are names, their majority. The machine is held against people and is never one of the
// others.
func CoderAgreements(ratings []Rating) []Agreement {
	var list []Agreement
	for _, rs := range byCriterion(ratings) {
		all := newScale(rs)
		shared := map[string][][]Rating{} // coder -> unit by unit, the coder's rating and the others' consensus
		for _, unit := range byUnit(rs) {
			for i, r := range unit {
				both := shared[r.Coder]
				if others, ok := all.consensus(unit, i); ok {
					both = append(both, []Rating{r, others})
				}
				shared[r.Coder] = both
			}
		}
		for _, coder := range slices.Sorted(maps.Keys(shared)) {
			s := newScale(slices.Concat(shared[coder]...))
			list = append(list, s.agreement(rs[0].Criterion, coder, shared[coder]))
		}
	}
	return list
}

// byCriterion parts the ratings by criterion, and sorts them: each coder's of a unit once, every number in one spelling.
func byCriterion(ratings []Rating) [][]Rating {
	of := map[string][]Rating{}
	spelling := map[string]string{}
	for _, r := range ratings {
		value, known := spelling[r.Value]
		if !known {
			value = r.Value
			if x := number(value); !math.IsNaN(x) {
				value = spelt(x)
			}
			spelling[r.Value] = value
		}
		r.Value = value
		of[r.Criterion] = append(of[r.Criterion], r)
	}
	var list [][]Rating
	for _, criterion := range slices.Sorted(maps.Keys(of)) {
		rs := of[criterion]
		slices.SortFunc(rs, func(a, b Rating) int {
			return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Coder, b.Coder), cmp.Compare(a.Value, b.Value))
		})
		list = append(list, slices.CompactFunc(rs, func(a, b Rating) bool { return a.Unit == b.Unit && a.Coder == b.Coder }))
	}
	return list
}

// byUnit cuts sorted ratings where the unit changes.
func byUnit(sorted []Rating) (units [][]Rating) {
	for start, i := 0, 1; i <= len(sorted); i++ {
		if i == len(sorted) || sorted[i].Unit != sorted[start].Unit {
			units = append(units, sorted[start:i])
			start = i
		}
	}
	return units
}

// na is the value of what does not apply.
const na = "na"

// number is the number a value is, or NaN.
func number(value string) float64 {
	x, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsInf(x, 0) {
		return math.NaN()
	}
	return x + 0 // not −0
}

func spelt(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// A scale says what the values of a criterion mean.
type scale struct {
	ordered bool      // all but na are numbers
	names   []string  // all values, sorted
	numbers []float64 // what each name comes to; NaN: nothing
}

func newScale(rs []Rating) scale {
	s := scale{ordered: true}
	seen := map[string]bool{}
	for _, r := range rs {
		if !seen[r.Value] {
			seen[r.Value] = true
			s.names = append(s.names, r.Value)
		}
	}
	slices.Sort(s.names)
	for _, name := range s.names {
		s.numbers = append(s.numbers, number(name))
		s.ordered = s.ordered && (name == na || !math.IsNaN(number(name)))
	}
	return s
}

// at is the place of a value among the names.
func (s scale) at(value string) int {
	at, _ := slices.BinarySearch(s.names, value)
	return at
}

// agreement measures units of ratings.
func (s scale) agreement(criterion, coder string, units [][]Rating) Agreement {
	a := Agreement{Criterion: criterion, Coder: coder, Units: len(units)}
	coders := map[string]bool{}
	names, numbers := make([][]float64, len(units)), make([][]float64, len(units))
	for u, unit := range units {
		if len(unit) > 1 {
			a.Pairable += len(unit)
		}
		for _, r := range unit {
			coders[r.Coder] = true
			at := s.at(r.Value)
			names[u] = append(names[u], float64(at))
			if s.ordered && r.Value != na {
				numbers[u] = append(numbers[u], s.numbers[at])
			}
		}
	}
	a.Coders = len(coders)
	a.Nominal, a.AC1, a.Percent = stat.Alpha(names, stat.Nominal), stat.AC1(names), stat.Agreement(names)
	a.Ordinal, a.Interval, a.Ratio = stat.Alpha(numbers, stat.Ordinal), stat.Alpha(numbers, stat.Interval), stat.Alpha(numbers, stat.Ratio)
	return a
}

// consensus is what the others say of the unit that coder i rated; false when there are none, or they leave it open.
func (s scale) consensus(unit []Rating, i int) (Rating, bool) {
	rule := Coding{Consensus: Majority}
	if s.ordered {
		rule.Consensus = Median
	}
	var marks []CoderMark
	for j, r := range unit {
		if j == i || r.Coder == string(Machine) {
			continue
		}
		code := Code{NA: s.ordered && r.Value == na}
		if s.ordered && !code.NA {
			code.Value = s.numbers[s.at(r.Value)]
		} else if !s.ordered {
			code.Value = float64(s.at(r.Value))
		}
		marks = append(marks, CoderMark{r.Coder, code})
	}
	code, ok := rule.Settle(marks)
	if !ok {
		return Rating{}, false
	}
	r := Rating{Criterion: unit[i].Criterion, Unit: unit[i].Unit, Coder: "the others", Value: na}
	if !s.ordered {
		r.Value = s.names[int(code.Value)]
	} else if !code.NA {
		r.Value = spelt(code.Value)
	}
	return r, true
}
