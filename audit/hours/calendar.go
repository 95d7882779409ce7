package hours

import (
	"cmp"
	"slices"
	"sync"
	"time"
)

// A Calendar knows when one place is open: its hours, its public holidays, and the clock on its wall. It is safe for
// concurrent use.
type Calendar struct {
	hours    Hours
	known    bool // the hours
	holidays Holidays
	zone     *time.Location

	mu     sync.Mutex
	months map[monthKey]*month
}

// NewCalendar makes a calendar. Without hours (nil) it knows business days only: Monday to Friday but public holidays.
func NewCalendar(h *Hours, holidays Holidays, zone *time.Location) *Calendar {
	c := &Calendar{holidays: holidays, zone: zone, months: map[monthKey]*month{}}
	if h != nil {
		c.hours, c.known = *h, true
	}
	return c
}

// Open returns how much opening time lies between two instants, 0 when from is not before to; false without hours. A
// wait that begins outside hours thus begins at the next opening.
func (c *Calendar) Open(from, to time.Time) (time.Duration, bool) {
	if !c.known || !from.Before(to) {
		return 0, c.known
	}
	var open time.Duration
	last := monthOf(to.Add(maxBack).In(c.zone))
	for at := monthOf(from.In(c.zone)); !last.before(at); at = at.next() {
		m := c.month(at)
		open += m.until(to) - m.until(from)
	}
	return open, true
}

// maxBack is more than any clock is put back. One put back at midnight shows the month before for a while.
const maxBack = 3 * time.Hour

// BusinessDays returns within how many business days after the day of from to lies: 0 on that day, 1 by the end of the
// first business day after it, and so on, by the days of the calendar's zone. A business day is one with opening hours,
// or Monday to Friday where the hours are not known, that is no public holiday.
func (c *Calendar) BusinessDays(from, to time.Time) int {
	day, last := dateOf(from.In(c.zone)), dateOf(to.In(c.zone))
	if !day.before(last) {
		return 0
	}
	days := 1
	for day = day.add(1); day.before(last); day = day.add(1) {
		if c.business(day) {
			days++
		}
	}
	return days
}

func (c *Calendar) business(d Date) bool {
	switch {
	case c.holidays.On(d):
		return false
	case c.known:
		return len(c.hours.on(d, false)) > 0
	}
	return d.weekday() != time.Saturday && d.weekday() != time.Sunday
}

// A monthKey is a month of the calendar.
type monthKey struct {
	year  int
	month time.Month
}

func monthOf(t time.Time) monthKey { return monthKey{t.Year(), t.Month()} }

func (k monthKey) next() monthKey {
	if k.month == time.December {
		return monthKey{k.year + 1, time.January}
	}
	return monthKey{k.year, k.month + 1}
}

func (k monthKey) before(l monthKey) bool {
	return cmp.Or(cmp.Compare(k.year, l.year), cmp.Compare(k.month, l.month)) < 0
}

// A month holds the stretches of opening time of a month, in order, apart, and none empty.
type month struct{ open []stretch }

// A stretch of time is open from its beginning to its end, in Unix seconds; before is the opening time of the month
// before it, in seconds.
type stretch struct{ from, to, before int64 }

// month returns the opening time of a month, worked out when it is first asked for.
func (c *Calendar) month(k monthKey) *month {
	c.mu.Lock()
	defer c.mu.Unlock()
	m, ok := c.months[k]
	if !ok {
		m = c.openIn(k)
		c.months[k] = m
	}
	return m
}

func (c *Calendar) openIn(k monthKey) *month {
	first := Date{k.year, k.month, 1}
	next := Date{k.next().year, k.next().month, 1}
	begin, end := c.instant(first, 0), c.instant(next, 0)
	var all []stretch
	for d := first.add(-1); d.before(next); d = d.add(1) { // the day before may be open past midnight
		for _, s := range c.hours.on(d, c.holidays.On(d)) {
			from, to := max(c.instant(d, s.from), begin), min(c.instant(d, s.to), end)
			if from < to {
				all = append(all, stretch{from: from, to: to})
			}
		}
	}
	slices.SortFunc(all, func(a, b stretch) int { return cmp.Compare(a.from, b.from) })
	m := &month{}
	for _, s := range all {
		if n := len(m.open); n > 0 && s.from <= m.open[n-1].to {
			m.open[n-1].to = max(m.open[n-1].to, s.to)
			continue
		}
		m.open = append(m.open, s)
	}
	for i := 1; i < len(m.open); i++ {
		m.open[i].before = m.open[i-1].before + m.open[i-1].to - m.open[i-1].from
	}
	return m
}

// until is the opening time of the month before t.
func (m *month) until(t time.Time) time.Duration {
	at := t.Unix()
	i, _ := slices.BinarySearchFunc(m.open, at, func(s stretch, at int64) int {
		if s.from <= at {
			return -1
		}
		return 1
	})
	if i == 0 {
		return 0
	}
	s := m.open[i-1]
	if at >= s.to {
		return time.Duration(s.before+s.to-s.from) * time.Second
	}
	return time.Duration(s.before+at-s.from)*time.Second + time.Duration(t.Nanosecond())
}

// instant is when the clock first shows a minute of a day, or has gone past it: where the clock is put back and a time
// comes twice, it is the first; where it is put forward over the time, it is the moment of the change. It is in Unix
// seconds; minute may be beyond the day.
func (c *Calendar) instant(d Date, minute int) int64 {
	shown := d.utc().Unix() + 60*int64(minute)
	before, after := c.offset(shown-24*3600), c.offset(shown+24*3600)
	at := shown - before
	if before == after || c.offset(at) == before {
		return at
	}
	if at := shown - after; c.offset(at) == after {
		return at
	}
	change, _ := time.Unix(at, 0).In(c.zone).ZoneBounds()
	return change.Unix()
}

// offset is how far the clock is ahead of UTC at an instant, in seconds; both in seconds.
func (c *Calendar) offset(unix int64) int64 {
	_, offset := time.Unix(unix, 0).In(c.zone).Zone()
	return int64(offset)
}
