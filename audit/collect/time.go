package collect

import (
	"strconv"
	"strings"
	"time"

	"github.com/diapason-audit/diapason/audit"
)

// zone is the time zone of times without one.
func zone(c audit.Campaign) *time.Location {
	if c.Timezone == nil {
		return time.UTC
	}
	return c.Timezone
}

// The years a contact can lie in; dates outside them are slips.
const firstYear, lastYear = 1970, 2199

// time reads a column that holds a time; the zero time after a problem.
func (rd *reader) time(rec *record, col column) time.Time {
	c := rec.cells[col]
	if !c.given() {
		rd.missing(rec, col)
		return time.Time{}
	}
	s := strings.TrimSpace(c.text)
	var t time.Time
	if serial, ok := rd.serial(s); ok {
		t = serial
	} else if err := t.UnmarshalText([]byte(strings.ToUpper(s))); err != nil { // RFC 3339 allows t and z too
		rd.problem(c.place, "bad-time", "%s %s %s", col, quote(s), rd.mend(s))
		return time.Time{}
	}
	if y := t.Year(); y < firstYear || y > lastYear {
		rd.problem(c.place, "bad-time", "%s %s is not in the years %d to %d", col, quote(s), firstYear, lastYear)
		return time.Time{}
	}
	return t
}

// serial reads a time as a workbook stores it: days and their fraction on the campaign's clock.
func (rd *reader) serial(s string) (time.Time, bool) {
	if rd.serialTime == nil {
		return time.Time{}, false
	}
	const last = 2_958_465 // 9999-12-31, where Excel's calendar ends
	days, err := strconv.ParseFloat(s, 64)
	if err != nil || !(days >= 0 && days <= last) {
		return time.Time{}, false
	}
	t, err := rd.serialTime(days)
	return wall(t, rd.zone), err == nil
}

// mend says what is wrong with a time that is not RFC 3339 and, where it can be told, how to write it.
func (rd *reader) mend(s string) string {
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			return "has no offset: write " + wall(t, rd.zone).Format(time.RFC3339) + " if that is the time in " + rd.zone.String()
		}
	}
	for _, layout := range []string{"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04Z07:00", "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return "is not RFC 3339: write " + t.Format(time.RFC3339)
		}
	}
	if _, err := time.Parse(time.DateOnly, s); err == nil {
		return "has no time of day: write it like 2026-10-26T10:00:00+01:00"
	}
	if hint := rd.mendSlashed(s); hint != "" {
		return hint
	}
	return "is not an RFC 3339 time like 2026-10-26T10:00:00+01:00"
}

// mendSlashed says how to write a time such as 06/10/2026 09:00 or 6.10.2026; "" when s is none. Which number is the day
// is told by the numbers, or else by the campaign's language, or not at all.
func (rd *reader) mendSlashed(s string) string {
	s = strings.ToUpper(strings.NewReplacer(".", "/", "-", "/", ",", "").Replace(s))
	read := func(date string) (at string, day bool) {
		for _, clock := range []string{" 15:04:05", " 15:04", " 15H04", " 3:04:05 PM", " 3:04 PM", "T15:04:05", "T15:04"} {
			if t, err := time.Parse(date+clock, s); err == nil {
				return wall(t, rd.zone).Format(time.RFC3339), false
			}
		}
		_, err := time.Parse(date, s)
		return "", err == nil
	}
	dayFirst, dayOnly := read("2/1/2006")
	monthFirst, monthOnly := read("1/2/2006")
	in := "that is the time in " + rd.zone.String()
	switch {
	case dayOnly || monthOnly:
		return "has no time of day: write it like 2026-10-26T10:00:00+01:00"
	case dayFirst == "" && monthFirst == "":
		return ""
	case dayFirst == monthFirst, monthFirst == "":
		return "is not RFC 3339: write " + dayFirst + " if " + in
	case dayFirst == "":
		return "is not RFC 3339: write " + monthFirst + " if " + in
	case rd.dayFirst:
		return "is not RFC 3339: write " + dayFirst + " if the day comes first and " + in
	}
	return "is not RFC 3339, and may be two dates: write " + dayFirst + " if the day comes first, " + monthFirst + " if the month does, and " + in
}

// wall puts the date and time of day of t in a zone. Where the clocks were put back and the time came twice, it is the
// first; where they were put forward and it never came, it is as much later (02:30 becomes 03:30).
func wall(t time.Time, zone *time.Location) time.Time {
	utc := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
	in := func(reference time.Time) time.Time {
		_, offset := reference.In(zone).Zone()
		return utc.Add(-time.Duration(offset) * time.Second).In(zone)
	}
	before, after := in(utc.Add(-24*time.Hour)), in(utc.Add(24*time.Hour))
	if !sameClock(before, utc) && sameClock(after, utc) {
		return after
	}
	return before
}

func sameClock(a, b time.Time) bool {
	return a.Format(time.DateTime) == b.Format(time.DateTime)
}
