// Package hours measures waiting time in opening hours and in business days. It knows weeks, public holidays and time
// zones, and nothing of audits. Opening hours are written as in OpenStreetMap; what the package does not know it refuses.
package hours

import (
	"slices"
	"time"
)

// Hours are opening hours: rules, of which a later one overrides the earlier ones on the days it is for. The zero Hours
// are never open; Parse makes no such thing.
type Hours struct{ rules []rule }

// A rule says when some days are open.
type rule struct {
	additional bool // it adds to the rules before it; else it overrides them
	always     bool // 24/7: public holidays, too
	dates      []dates
	weekdays   [7]bool // by time.Weekday
	anyDay     bool    // no weekday named, nor PH
	holidays   bool    // PH named
	spans      []span  // none: closed
}

// dates are a range of days or months. One that ends before it begins goes over the turn of the year.
type dates struct {
	from, to Date // Year 0: every year; both days are in the range
	single   bool // one day, by its name
}

// A span is open from one minute after midnight to another, the second not included, 0 <= from < to <= from+24 h.
type span struct{ from, to int }

// covers tells whether a day is in the range.
func (r dates) covers(d Date) bool {
	if r.from.Year != 0 {
		return !d.before(r.from) && !r.to.before(d)
	}
	at, from, to := d.yearDay(), r.from.yearDay(), r.to.yearDay()
	if from <= to {
		return from <= at && at <= to
	}
	return at >= from || at <= to
}

// covers tells whether the rule is for a day. A public holiday is opened only by a rule that names PH or that very day,
// and by 24/7; it is closed by any.
func (r rule) covers(d Date, holiday bool) bool {
	if r.always {
		return true
	}
	in := func(x dates) bool { return x.covers(d) }
	if len(r.dates) > 0 && !slices.ContainsFunc(r.dates, in) {
		return false
	}
	if holiday && r.holidays {
		return true
	}
	if holiday && len(r.spans) > 0 {
		byName := func(x dates) bool { return x.single && x.covers(d) }
		return r.anyDay && slices.ContainsFunc(r.dates, byName)
	}
	return r.anyDay || r.weekdays[d.weekday()]
}

// on returns when a day is open, holiday telling whether it is a public one. Spans may overlap, and reach into the next
// day, whatever that day's own hours are.
func (h Hours) on(d Date, holiday bool) []span {
	var open []span
	for _, r := range h.rules {
		switch {
		case !r.covers(d, holiday):
		case r.additional:
			open = append(slices.Clip(open), r.spans...)
		default:
			open = r.spans
		}
	}
	return open
}

// week is the order of weekdays in opening hours.
var week = []string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"}

// weekdayOf is the time.Weekday of a place in week.
func weekdayOf(i int) time.Weekday { return time.Weekday((i + 1) % 7) }
