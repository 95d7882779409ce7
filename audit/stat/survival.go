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
	SE             float64 // standard error of S (Greenwood 1926)
	Low, High      float64 // 95 % interval of S, by log(-log S); NaN where S is 0
}

// KaplanMeier is the product-limit estimate of how many still wait (Kaplan and Meier 1958): one step for each distinct
// time with an event, in order. A time censored when others end counts as at risk with them.
func KaplanMeier(times []Time) []Step {
	sorted := slices.Clone(times)
	slices.SortFunc(sorted, func(a, b Time) int { return cmp.Compare(a.T, b.T) })
	var steps []Step
	s, variance := 1.0, 0.0 // the sum of Greenwood's formula
	for i := 0; i < len(sorted); {
		j, events := i, 0
		for ; j < len(sorted) && sorted[j].T == sorted[i].T; j++ {
			if !sorted[j].Censored {
				events++
			}
		}
		if atRisk := len(sorted) - i; events > 0 {
			s *= 1 - float64(events)/float64(atRisk)
			step := Step{T: sorted[i].T, AtRisk: atRisk, Events: events, S: s, Low: math.NaN(), High: math.NaN()}
			if events < atRisk { // else nobody waits any more
				variance += float64(events) / (float64(atRisk) * float64(atRisk-events))
				step.SE = s * math.Sqrt(variance)
				spread := z95 * math.Sqrt(variance) / -math.Log(s)
				step.Low, step.High = math.Pow(s, math.Exp(spread)), math.Pow(s, math.Exp(-spread))
			}
			steps = append(steps, step)
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

// MedianInterval is the 95 % interval of the median: the smallest times at which the lower and the upper end of the
// curve's interval are at one half or below (Brookmeyer and Crowley 1982); +Inf when an end was never so low.
func MedianInterval(times []Time) (low, high float64) {
	low, high = math.Inf(1), math.Inf(1)
	for _, step := range KaplanMeier(times) {
		if step.S == 0 || step.Low <= 0.5+1e-12 {
			low = min(low, step.T)
		}
		if step.High <= 0.5+1e-12 {
			high = min(high, step.T)
		}
	}
	return low, high
}

// RestrictedMean is the mean wait of all, those who still wait at the horizon counted as having waited that long: the area
// under the Kaplan–Meier curve up to the horizon. se is its standard error by Greenwood's formula, as R's survival package
// prints it. Of no wait both are NaN.
func RestrictedMean(times []Time, horizon float64) (mean, se float64) {
	if len(times) == 0 {
		return math.NaN(), math.NaN()
	}
	var steps []Step
	for _, step := range KaplanMeier(times) {
		if step.T < horizon {
			steps = append(steps, step)
		}
	}
	var variance float64
	right, area := horizon, 0.0 // the area under the curve from the step to the horizon
	for i := len(steps) - 1; i >= 0; i-- {
		step := steps[i]
		area += step.S * (right - step.T)
		right = step.T
		if step.Events < step.AtRisk {
			variance += area * area * float64(step.Events) / (float64(step.AtRisk) * float64(step.AtRisk-step.Events))
		}
	}
	return area + right, math.Sqrt(variance)
}

// HalfWidth is the half-width of the 95 % normal interval of a share of one half among n: the widest it gets.
func HalfWidth(n int) float64 {
	return z95 * math.Sqrt(0.25/float64(n))
}
