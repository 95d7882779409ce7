// Package stat holds the statistics of small samples with silence in them. It knows numbers, and nothing of audits.
package stat

import (
	"cmp"
	"math"
	"slices"
)

// A Time is one observed waiting time; when Censored, the wait was still going on at T.
type Time struct {
	T        float64
	Censored bool
}

// A Step is a point where a survival curve falls.
type Step struct {
	T              float64 // time
	AtRisk, Events int     // just before T, and at T
	S              float64 // share still waiting after T, 0…1
}

// KaplanMeier is the product-limit estimate of how many still wait (Kaplan and Meier 1958): one step for each distinct
// time with an event, in order. A time censored when others end counts as at risk with them.
func KaplanMeier(times []Time) []Step {
	sorted := slices.Clone(times)
	slices.SortFunc(sorted, func(a, b Time) int { return cmp.Compare(a.T, b.T) })
	var steps []Step
	s := 1.0
	for i := 0; i < len(sorted); {
		j, events := i, 0
		for ; j < len(sorted) && sorted[j].T == sorted[i].T; j++ {
			if !sorted[j].Censored {
				events++
			}
		}
		if atRisk := len(sorted) - i; events > 0 {
			s *= 1 - float64(events)/float64(atRisk)
			steps = append(steps, Step{sorted[i].T, atRisk, events, s})
		}
		i = j
	}
	return steps
}

// Median is the smallest time by which half or more no longer wait; false when that was never reached. Where the curve
// is flat at one half, R gives the middle of the flat part and we its start.
func Median(times []Time) (float64, bool) {
	for _, step := range KaplanMeier(times) {
		if step.S <= 0.5+1e-12 {
			return step.T, true
		}
	}
	return math.NaN(), false
}

// HalfWidth is the half-width of the 95 % normal interval of a share of one half among n: the widest it gets.
func HalfWidth(n int) float64 {
	const z = 1.959963984540054
	return z * math.Sqrt(0.25/float64(n))
}
