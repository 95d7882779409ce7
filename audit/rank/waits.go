package rank

import (
	"math"
	"time"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/stat"
)

// times are the waits of contacts in seconds on each one's clock, silence censored at the horizon, or after the opening
// time up to it.
func times(contacts []audit.ContactMarks, horizon time.Duration) []stat.Time {
	list := make([]stat.Time, len(contacts))
	for i, c := range contacts {
		wait, answered := c.Wait()
		if !answered {
			wait = horizon
			if c.Clock == audit.Business && c.OpenWait != nil {
				wait = *c.OpenWait
			}
		}
		list[i] = stat.Time{T: wait.Seconds(), Censored: !answered}
	}
	return list
}

// wallTimes are the same in wall time whatever the clock.
func wallTimes(contacts []audit.ContactMarks, horizon time.Duration) []stat.Time {
	list := make([]stat.Time, len(contacts))
	for i, c := range contacts {
		wait, answered := c.WaitWall()
		if !answered {
			wait = horizon
		}
		list[i] = stat.Time{T: wait.Seconds(), Censored: !answered}
	}
	return list
}

// median is the Kaplan–Meier median of the waits on each contact's clock; false: half never answered.
func median(contacts []audit.ContactMarks, horizon time.Duration) (time.Duration, bool) {
	return kaplanMeier(times(contacts, horizon))
}

// medianOpen is the same in opening time whatever the clock; known is false where the opening hours are not.
func medianOpen(contacts []audit.ContactMarks) (m time.Duration, reached, known bool) {
	list := make([]stat.Time, len(contacts))
	for i, c := range contacts {
		if c.OpenWait == nil {
			return 0, false, false
		}
		list[i] = stat.Time{T: c.OpenWait.Seconds(), Censored: c.Outcome != audit.Answered}
	}
	m, reached = kaplanMeier(list)
	return m, reached, true
}

func kaplanMeier(times []stat.Time) (time.Duration, bool) {
	m, ok := stat.Median(times)
	if !ok {
		return 0, false
	}
	return duration(m), true
}

// waits sums up how long contacts waited: in wall time, the customer's, but for the median's interval, which has the
// median's clock.
func waits(contacts []audit.ContactMarks, horizon time.Duration) audit.Waits {
	within := func(limit time.Duration) audit.Share {
		return shareWhere(contacts, func(c audit.ContactMarks) bool {
			wait, answered := c.WaitWall()
			return answered && wait <= limit
		})
	}
	w := audit.Waits{
		Answered: shareOf(answered(contacts), len(contacts)),
		Within1h: within(time.Hour), Within24h: within(24 * time.Hour),
		Censored: len(contacts) - answered(contacts),
	}
	if len(contacts) == 0 {
		return w
	}
	low, high := stat.MedianInterval(times(contacts, horizon))
	w.MedianLow, w.MedianHigh = bound(low), bound(high)
	mean, se := stat.RestrictedMean(wallTimes(contacts, horizon), horizon.Seconds())
	w.Mean, w.MeanSE = duration(mean), duration(se)
	return w
}

// shareWhere is the share of contacts that pass.
func shareWhere(contacts []audit.ContactMarks, pass func(audit.ContactMarks) bool) audit.Share {
	n := 0
	for _, c := range contacts {
		if pass(c) {
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
