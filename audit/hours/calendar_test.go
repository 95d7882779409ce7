package hours

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// place makes a calendar; no hours: they are not known.
func place(t testing.TB, hours, holidays, where string) *Calendar {
	t.Helper()
	days, ok := NewHolidays(holidays)
	if !ok {
		t.Fatalf("no holidays %s", holidays)
	}
	if hours == "" {
		return NewCalendar(nil, days, zone(t, where))
	}
	h, err := Parse(hours)
	if err != nil {
		t.Fatal(err)
	}
	return NewCalendar(&h, days, zone(t, where))
}

// at reads "2026-11-20 17:50" by the clock of a zone, which shows it once.
func at(t testing.TB, s string, where *time.Location) time.Time {
	t.Helper()
	x, err := time.ParseInLocation("2006-01-02 15:04", s, where)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestOpen(t *testing.T) {
	var c *Calendar
	check := func(from, to string, want time.Duration) {
		t.Helper()
		if got, ok := c.Open(at(t, from, c.zone), at(t, to, c.zone)); got != want || !ok {
			t.Errorf("from %s to %s: %v open, want %v", from, to, got, want)
		}
	}
	c = place(t, "Mo-Fr 09:00-18:00", "FR", "Europe/Paris")
	check("2026-11-20 17:50", "2026-11-23 09:05", 15*time.Minute) // Friday to Monday
	check("2026-11-21 10:00", "2026-11-21 11:00", 0)              // Saturday
	check("2026-11-21 10:00", "2026-11-23 09:00", 0)              // answered as they open
	check("2026-11-10 17:00", "2026-11-12 10:00", 2*time.Hour)    // Armistice Day between
	check("2026-11-16 09:00", "2026-11-23 09:00", 45*time.Hour)   // a week
	check("2026-11-23 09:05", "2026-11-20 17:50", 0)              // backwards
	check("2026-12-31 17:00", "2027-01-04 10:00", 2*time.Hour)    // over the year's end
	check("2026-01-01 00:00", "2027-01-01 00:00", 252*9*time.Hour)

	c = place(t, "Mo-Su 22:00-06:00", "", "Europe/Paris")
	check("2026-11-30 23:00", "2026-12-01 05:00", 6*time.Hour) // over a month's end
	check("2026-03-28 21:00", "2026-03-29 12:00", 7*time.Hour) // the night has 23 hours' worth
	check("2026-10-24 21:00", "2026-10-25 12:00", 9*time.Hour) // or 25

	c = place(t, "24/7", "FR", "Europe/Paris")
	check("2026-03-29 00:00", "2026-03-30 00:00", 23*time.Hour)
	check("2026-10-25 00:00", "2026-10-26 00:00", 25*time.Hour)
	check("2026-12-25 00:00", "2026-12-26 00:00", 24*time.Hour)

	c = place(t, "Su 02:15-02:45", "", "Europe/Paris") // on 29 March no clock shows it; on 25 October clocks do twice
	check("2026-03-29 00:00", "2026-03-30 00:00", 0)
	check("2026-10-25 00:00", "2026-10-26 00:00", 30*time.Minute)
	c = place(t, "Su 02:30-05:00", "", "Europe/Paris")
	check("2026-03-29 00:00", "2026-03-30 00:00", 2*time.Hour)
	check("2026-10-25 00:00", "2026-10-26 00:00", 3*time.Hour+30*time.Minute)

	c = place(t, "Mo-Fr 09:00-17:00", "CA-QC", "America/Toronto")
	check("2026-06-23 16:00", "2026-06-25 10:00", 2*time.Hour) // Fête nationale

	if _, ok := place(t, "", "FR", "Europe/Paris").Open(time.Time{}, time.Now()); ok {
		t.Error("open without hours")
	}
	tenth := at(t, "2026-11-23 10:00", c.zone)
	if got, _ := c.Open(tenth, tenth.Add(1500*time.Millisecond)); got != 1500*time.Millisecond {
		t.Errorf("%v of 1.5 s", got)
	}
}

func TestBusinessDays(t *testing.T) {
	var c *Calendar
	check := func(from, to string, want int) {
		t.Helper()
		if got := c.BusinessDays(at(t, from, c.zone), at(t, to, c.zone)); got != want {
			t.Errorf("from %s to %s: %d business days, want %d", from, to, got, want)
		}
	}
	c = place(t, "", "FR", "Europe/Paris")
	check("2026-11-16 00:00", "2026-11-16 23:59", 0) // a Monday
	check("2026-11-16 23:59", "2026-11-17 00:00", 1)
	check("2026-11-16 09:00", "2026-11-23 23:59", 5) // 5bd end with the next Monday
	check("2026-11-16 09:00", "2026-11-24 00:00", 6)
	check("2026-11-20 09:00", "2026-11-21 09:00", 1) // Saturday is within the first
	check("2026-11-21 09:00", "2026-11-23 09:00", 1)
	check("2026-11-10 09:00", "2026-11-12 09:00", 1) // Armistice Day is none
	check("2026-11-10 09:00", "2026-11-17 23:59", 4)
	check("2026-11-17 09:00", "2026-11-10 09:00", 0)

	c = place(t, "Tu-Sa 10:00-19:00; PH 10:00-12:00", "FR", "Europe/Paris")
	check("2026-11-20 09:00", "2026-11-24 23:59", 2) // Saturday and Tuesday
	check("2026-11-10 09:00", "2026-11-12 09:00", 1) // open, but a holiday
}

// anyHours writes hours of a week with exceptions around the days of the simulation.
func anyHours(t *rapid.T) string {
	clock := func(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }
	times := func() string {
		var spans []string
		for range rapid.IntRange(1, 3).Draw(t, "spans") {
			from := rapid.IntRange(0, 24*60-1).Draw(t, "from")
			if rapid.Bool().Draw(t, "full hour") {
				from -= from % 60
			}
			to := from + rapid.IntRange(1, 12*60).Draw(t, "long")
			if to > 24*60 && rapid.Bool().Draw(t, "small") {
				to -= 24 * 60
			}
			spans = append(spans, clock(from)+"-"+clock(to))
		}
		return strings.Join(spans, ",")
	}
	days := func() string {
		day := func() string { return rapid.SampledFrom(week).Draw(t, "day") }
		s := rapid.SampledFrom([]string{"", day(), day() + "-" + day(), day() + "," + day(), day() + "-" + day() + ",PH", "PH"}).Draw(t, "days")
		if s == "" {
			return ""
		}
		return s + " "
	}
	date := func() string {
		return rapid.SampledFrom([]string{"", "", "", "Mar 29 ", "Oct 24-26 ", "Oct-Nov ", "Mar,Nov 01 ", "2026 Mar 07-09 ", "Jul 01-Mar 29 "}).Draw(t, "date")
	}
	rules := []string{days() + times()}
	for range rapid.IntRange(0, 3).Draw(t, "rules") {
		switch rapid.IntRange(0, 3).Draw(t, "rule") {
		case 0:
			rules = append(rules, date()+days()+"off")
		case 1:
			rules[len(rules)-1] += ", " + cmpOr(days(), "Mo-Su ") + times()
			if strings.HasSuffix(strings.Split(rules[len(rules)-1], ",")[0], "off") {
				rules[len(rules)-1] = "Mo " + times()
			}
		default:
			rules = append(rules, date()+days()+times())
		}
	}
	return strings.Join(rules, "; ")
}

func cmpOr(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// simulate goes minute by minute from one instant to another and counts those in which the place is open. It knows
// nothing of the calendar's stretches: it looks at the clock on the wall. Where the clock is put back, the time it has
// already shown does not count again: the day goes on from the latest time shown.
func simulate(h Hours, holidays Holidays, z *time.Location, from, to time.Time) int {
	start := from.Add(-26 * time.Hour)
	var latest int64 // minutes shown, as if in UTC
	open := 0
	for x := start; x.Before(to); x = x.Add(time.Minute) {
		y, m, d := x.In(z).Date()
		hour, minute, _ := x.In(z).Clock()
		latest = max(latest, time.Date(y, m, d, hour, minute, 0, 0, time.UTC).Unix()/60)
		if x.Before(from) {
			continue
		}
		shown := time.Unix(latest*60, 0).UTC()
		today := dateOf(shown)
		at := shown.Hour()*60 + shown.Minute()
		in := func(day Date, at int) bool {
			return slices.ContainsFunc(h.on(day, holidays.On(day)), func(s span) bool { return s.from <= at && at < s.to })
		}
		if in(today, at) || in(today.add(-1), at+24*60) {
			open++
		}
	}
	return open
}

// Opening time equals the minute-by-minute simulation on random weeks, holidays and zones, across both changes of clocks.
func TestOpenIsSimulation(t *testing.T) {
	places := []struct {
		zone, holidays string
		changes        []string
	}{
		{"Europe/Paris", "FR", []string{"2026-03-29", "2026-10-25"}},
		{"America/Toronto", "CA-QC", []string{"2026-03-08", "2026-11-01"}},
		{"Europe/London", "GB-ENG", []string{"2026-03-29", "2026-10-25"}},
		{"Australia/Lord_Howe", "", []string{"2026-04-05", "2026-10-04"}}, // by half an hour
		{"America/Havana", "", []string{"2026-03-08", "2026-11-01"}},      // at midnight
		{"Asia/Beirut", "", []string{"2026-03-29", "2026-10-25"}},         // back from midnight into the day before
	}
	rapid.Check(t, func(t *rapid.T) {
		where := rapid.SampledFrom(places).Draw(t, "place")
		z, err := time.LoadLocation(where.zone)
		if err != nil {
			t.Fatal(err)
		}
		around, err := ParseDate(rapid.SampledFrom(append(where.changes, "2026-12-30", "2026-05-02")).Draw(t, "around"))
		if err != nil {
			t.Fatal(err)
		}
		var extra []Date
		for range rapid.IntRange(0, 2).Draw(t, "extra") {
			extra = append(extra, around.add(rapid.IntRange(-2, 2).Draw(t, "holiday")))
		}
		holidays, _ := NewHolidays(where.holidays, extra...)
		text := anyHours(t)
		h, err := Parse(text)
		if err != nil {
			t.Skip(text)
		}
		from := around.utc().Add(time.Duration(rapid.IntRange(-4*24*60, 24*60).Draw(t, "from")) * time.Minute)
		to := from.AddDate(0, 0, rapid.SampledFrom([]int{0, 1, 3, 7}).Draw(t, "days")).Add(time.Duration(rapid.IntRange(0, 24*60).Draw(t, "long")) * time.Minute)
		got, _ := NewCalendar(&h, holidays, z).Open(from, to)
		if want := time.Duration(simulate(h, holidays, z, from, to)) * time.Minute; got != want {
			t.Fatalf("%q in %s from %s to %s: %v open, simulated %v", text, where.zone, from, to, got, want)
		}
	})
}

// Every wait can be cut in two, grows with time, and is never longer than the time itself.
func TestOpenAdds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		z, _ := time.LoadLocation(rapid.SampledFrom([]string{"Europe/Paris", "America/Toronto", "UTC", "Pacific/Apia"}).Draw(t, "zone"))
		h, err := Parse(anyHours(t))
		if err != nil {
			t.Skip()
		}
		c := NewCalendar(&h, Holidays{}, z)
		from := time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "from"), rapid.Int64Range(0, 1e9-1).Draw(t, "ns"))
		first := time.Duration(rapid.Int64Range(0, 1e15).Draw(t, "first"))
		second := time.Duration(rapid.Int64Range(0, 1e15).Draw(t, "second"))
		open := func(from time.Time, d time.Duration) time.Duration {
			got, _ := c.Open(from, from.Add(d))
			return got
		}
		a, b, all := open(from, first), open(from.Add(first), second), open(from, first+second)
		if a+b != all || a < 0 || b < 0 || a > first {
			t.Fatalf("%v + %v, but %v", a, b, all)
		}
	})
}

func TestConcurrent(t *testing.T) {
	c := place(t, "Mo-Fr 09:00-18:00", "FR", "Europe/Paris")
	from := at(t, "2026-01-01 00:00", c.zone)
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for day := range 300 {
				c.Open(from, from.AddDate(0, 0, i+day))
				c.BusinessDays(from, from.AddDate(0, 0, i))
			}
		})
	}
	wait.Wait()
}

func BenchmarkOpen(b *testing.B) {
	c := place(b, "Mo-Fr 09:00-12:30,14:00-18:00; Sa 10:00-16:00; PH off", "FR", "Europe/Paris")
	from := at(b, "2026-01-01 00:00", c.zone)
	for _, days := range []int{14, 365} {
		b.Run(fmt.Sprintf("%d days", days), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				sent := from.AddDate(0, 0, i%300)
				c.Open(sent, sent.AddDate(0, 0, days))
			}
		})
	}
	b.Run("a month worked out", func(b *testing.B) {
		for b.Loop() {
			c.openIn(monthKey{2026, time.October})
		}
	})
}
