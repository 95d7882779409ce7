package hours

import (
	"cmp"
	"fmt"
	"time"
)

// A Date is a day of the calendar, in no zone.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ParseDate reads a date such as 2026-12-24.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date such as 2026-12-24", s)
	}
	return dateOf(t), nil
}

// String writes the date as ParseDate reads it.
func (d Date) String() string { return d.utc().Format(time.DateOnly) }

// dateOf is the day that the clock of t's zone shows.
func dateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// utc is midnight of the day in UTC, where every day has one.
func (d Date) utc() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

func (d Date) add(days int) Date { return dateOf(d.utc().AddDate(0, 0, days)) }

func (d Date) weekday() time.Weekday { return d.utc().Weekday() }

// Compare orders dates by time.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.yearDay(), e.yearDay()))
}

func (d Date) before(e Date) bool { return d.Compare(e) < 0 }

// yearDay orders the days of a year: 1231 is its last.
func (d Date) yearDay() int { return 100*int(d.Month) + d.Day }
