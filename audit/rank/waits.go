package rank

import (
	"math"
	"time"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/stat"
)

// times are the waits of contacts in seconds, silence censored at the horizon.
func times(contacts []audit.ContactMarks, horizon time.Duration) []stat.Time {
	list := make([]stat.Time, len(contacts))
	for i, c := range contacts {
		if wait, ok := c.Wait(); ok {
			list[i] = stat.Time{T: wait.Seconds()}
		} else {
			list[i] = stat.Time{T: horizon.Seconds(), Censored: true}
		}
	}
	return list
}

// median is the Kaplan–Meier median of the waits, silence censored at the horizon; false: half never answered.
func median(contacts []audit.ContactMarks, horizon time.Duration) (time.Duration, bool) {
	m, ok := stat.Median(times(contacts, horizon))
	if !ok {
		return 0, false
	}
	return duration(m), true
}

// waits sums up how long contacts waited.
func waits(contacts []audit.ContactMarks, horizon time.Duration) audit.Waits {
	w := audit.Waits{
		Answered: shareOf(answered(contacts), len(contacts)),
		Within1h: within(contacts, time.Hour), Within24h: within(contacts, 24*time.Hour),
		Censored: len(contacts) - answered(contacts),
	}
	if len(contacts) == 0 {
		return w
	}
	waited := times(contacts, horizon)
	low, high := stat.MedianInterval(waited)
	w.MedianLow, w.MedianHigh = bound(low), bound(high)
	mean, se := stat.RestrictedMean(waited, horizon.Seconds())
	w.Mean, w.MeanSE = duration(mean), duration(se)
	return w
}

// within is the share of contacts answered within a limit.
func within(contacts []audit.ContactMarks, limit time.Duration) audit.Share {
	n := 0
	for _, c := range contacts {
		if c.Within(limit) {
			n++
		}
	}
	return shareOf(n, len(contacts))
}

// shareOf is a share with its Wilson interval; of none, all is na.
func shareOf(n, of int) audit.Share {
	if of == 0 {
		return audit.Share{}
	}
	low, high := stat.Wilson(n, of)
	return audit.Share{N: n, Of: of, Low: audit.Mark(low), High: audit.Mark(high)}
}

// bound is an end of an interval in seconds; nil when it is infinite.
func bound(seconds float64) *time.Duration {
	if math.IsInf(seconds, 0) {
		return nil
	}
	d := duration(seconds)
	return &d
}

// duration rounds seconds to the millisecond.
func duration(seconds float64) time.Duration {
	return time.Duration(seconds * float64(time.Second)).Round(time.Millisecond)
}
