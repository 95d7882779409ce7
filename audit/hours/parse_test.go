package hours

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// times writes what a day's hours are.
func times(spans []span) string {
	if len(spans) == 0 {
		return "closed"
	}
	words := make([]string, len(spans))
	for i, s := range spans {
		words[i] = fmt.Sprintf("%02d:%02d-%02d:%02d", s.from/60, s.from%60, s.to/60, s.to%60)
	}
	return strings.Join(words, " ")
}

func TestParse(t *testing.T) {
	var h Hours
	hours := func(s string) {
		t.Helper()
		var err error
		if h, err = Parse(s); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
	on := func(date, want string) {
		t.Helper()
		d, err := ParseDate(strings.TrimSuffix(date, " PH"))
		if err != nil {
			t.Fatal(err)
		}
		if got := times(h.on(d, strings.HasSuffix(date, " PH"))); got != want {
			t.Errorf("%s: %s, want %s", date, got, want)
		}
	}
	hours("Mo-Fr 09:00-12:30,14:00-18:00; Sa 10:00-16:00")
	on("2026-11-20", "09:00-12:30 14:00-18:00") // a Friday
	on("2026-11-21", "10:00-16:00")
	on("2026-11-22", "closed")
	on("2026-11-20 PH", "closed")

	hours("Sa-Mo 9:00-12:00") // over the week's end
	on("2026-11-21", "09:00-12:00")
	on("2026-11-23", "09:00-12:00")
	on("2026-11-24", "closed")

	hours("mo,We , fr 08:00 - 09:00;")
	on("2026-11-25", "08:00-09:00")
	on("2026-11-24", "closed")

	hours("Fr-Sa 22:00-02:00; Su 22:00-26:00")
	on("2026-11-20", "22:00-26:00")
	on("2026-11-22", "22:00-26:00")

	hours("24/7")
	on("2026-12-25 PH", "00:00-24:00")
	hours("24/7; PH off; Dec 24 00:00-12:00")
	on("2026-12-25 PH", "closed")
	on("2026-12-24", "00:00-12:00")
	hours("Mo-Fr 24/7")
	on("2026-12-25", "00:00-24:00")
	on("2026-12-26", "closed")

	hours("08:00-20:00") // every day but public holidays
	on("2026-11-22", "08:00-20:00")
	on("2026-11-22 PH", "closed")

	hours("Mo-Fr 09:00-18:00; PH 10:00-12:00")
	on("2026-11-11 PH", "10:00-12:00")
	hours("PH 10:00-12:00; Mo-Fr 09:00-18:00") // a weekday's hours are not a holiday's, wherever they stand
	on("2026-11-11 PH", "10:00-12:00")
	hours("Mo-Fr,PH 09:00-18:00; Su off")
	on("2026-11-11 PH", "09:00-18:00")
	on("2026-11-15 PH", "closed")

	hours("Mo-Fr 09:00-18:00; PH 10:00-12:00; Dec 24-Jan 02 off; Dec 31 09:00-11:00; Jul-Aug Mo-Fr 09:00-17:00")
	on("2026-12-23", "09:00-18:00")
	on("2026-12-24", "closed")
	on("2026-12-25 PH", "closed")
	on("2026-12-31", "09:00-11:00")
	on("2027-01-02", "closed")
	on("2027-01-04", "09:00-18:00")
	on("2026-07-01", "09:00-17:00")
	on("2026-07-14 PH", "10:00-12:00")
	on("2026-08-31", "09:00-17:00")

	hours("Mo-Fr 09:00-18:00; Nov 11 10:00-12:00") // a holiday by its date
	on("2026-11-11 PH", "10:00-12:00")
	hours("Mo-Fr 09:00-18:00; Nov 09-13 10:00-12:00")
	on("2026-11-11 PH", "closed")

	hours("Mo-Sa 09:00-18:00; 2026 Dec 24 09:00-12:00; 2026 Dec 28-Jan 02 off; 2027 May off; Dec 05,07 off; Feb 29 off")
	on("2026-12-24", "09:00-12:00")
	on("2027-12-24", "09:00-18:00")
	on("2026-12-28", "closed")
	on("2027-01-02", "closed")
	on("2027-12-28", "09:00-18:00")
	on("2027-05-31", "closed")
	on("2026-05-30", "09:00-18:00")
	on("2026-12-05", "closed")
	on("2026-12-07", "closed")
	on("2028-02-29", "closed")
	hours("Jan 01,May 01,Dec 25-26 off; Jun,Aug-Sep: Mo-Fr: 09:00-18:00")
	on("2026-05-01", "closed")
	on("2026-06-01", "09:00-18:00")
	on("2026-07-01", "closed")
	on("2026-09-30", "09:00-18:00")

	hours("Mo-Fr 09:00-12:00, Tu 14:00-18:00, Sa 10:00-12:00; Fr 09:00-11:00") // a comma adds
	on("2026-11-23", "09:00-12:00")
	on("2026-11-24", "09:00-12:00 14:00-18:00")
	on("2026-11-21", "10:00-12:00")
	on("2026-11-20", "09:00-11:00")
}

func TestParseErrors(t *testing.T) {
	check := func(s, want string) {
		t.Helper()
		_, err := Parse(s)
		if err == nil || err.Error() != want {
			t.Errorf("%s:\n got %v\nwant %s", s, err, want)
		}
	}
	check("", "at character 1: days or times are missing; write them as in Mo-Fr 09:00-18:00")
	check("Mo-Fr", "at character 6: no times; write them, such as 09:00-18:00, or off")
	check("Mo-Fr 9-18", `at character 7: a time without its minutes; write it as 09:00`)
	check("Mo-Fr 9h-18h", `at character 7: a time without its minutes; write it as 09:00`)
	check("Mo-Fr 9:00am-5:00pm", `at character 7: 9:00am is no time; write it by the 24-hour clock, such as 17:30`)
	check("Mo-Fr 0900-1800", `at character 7: "0900" is no time; write it as 09:00`)
	check("Mo-Fr 09:60-18:00", `at character 7: 09:60 is no time; write it as 09:00, midnight at the day's end as 24:00`)
	check("Mo-Fr 09:00–18:00", `at character 12: "–" is not read; write a hyphen (-)`)
	check("Mo-Fr 09:00", `at character 12: no closing time; write it after a hyphen, such as 09:00-18:00`)
	check("Mo-Fr 09:00+", `at character 12: an open end is not read; write when it closes, such as 09:00-18:00`)
	check("Mo-Fr 09:00-18:00+", `at character 18: an open end is not read; leave the + out`)
	check("Mo-Fr 09:00-09:00", `at character 13: opens and closes at the same time; write 00:00-24:00 for the whole day`)
	check("Mo 09:00-34:00", `at character 10: open for more than 24 hours; write each day's own times, or 24/7`)
	check("Mo 25:00-26:00", `at character 4: a time to open after the day's end; write it on the next day`)
	check("Mo sunrise-18:00", `at character 4: sunrise is not read; write the time of day`)
	check("week 1-10 Mo 09:00-18:00", `at character 1: numbers of weeks are not read; write dates, such as Jul 01-Aug 31`)
	check("SH off", `at character 1: school holidays (SH) are not read; write their dates, such as Dec 19-Jan 04`)
	check("easter off", `at character 1: easter is not read; write PH for public holidays, or the date with its year`)
	check(`Mo-Fr 09:00-18:00 "by appointment"`, `at character 19: comments are not read; leave it out`)
	check("Mo-Fr 09:00-18:00 || off", `at character 19: a second choice (||) is not read; leave it out`)
	check("Mo-Fr open", `at character 7: "open" is not read; write the times, 00:00-24:00 for the whole day`)
	check("Monday-Friday 09:00-18:00", `at character 1: "Monday" is no day; write Mo`)
	check("Lu-Ve 09:00-18:00", `at character 1: "Lu" is not read; days are Mo Tu We Th Fr Sa Su PH, months Jan to Dec, times 09:00-18:00`)
	check("December 24 off", `at character 1: "December" is no month; write Dec`)
	check("Feb 30 off", `at character 5: Feb has no day 30`)
	check("2026 Feb 29 off", `at character 10: Feb has no day 29`)
	check("2026 Mo-Fr 09:00-18:00", `at character 6: no month after the year; write it, such as 2026 Dec 24 or 2026 Jan-Dec`)
	check("Dec 24-2027 Jan 02 off", `at character 7: only the end of the range has a year; write it at the beginning, too`)
	check("2026 Dec 24,Dec 25 off", `at character 13: a date without a year in a list with years; write the year, such as 2026 Dec`)
	check("2026 Dec 24-2026 Dec 02 off", `at character 12: the range ends before it begins`)
	check("Jul-Aug 15 off", `at character 4: a range from a day to a month, or the other way round; write both as days, such as Jul 01-Aug 31`)
	check("Mo-Fr Dec 24 off", `at character 7: Dec stands where it cannot; write dates first, then days, then times, such as Jul-Aug Mo-Fr 09:00-17:00`)
	check("Mo[1] 09:00-18:00", `at character 3: an nth weekday of the month is not read; name the dates, such as Dec 07`)
	check("PH Mo 09:00-18:00", `at character 4: two lists of days; write one with commas, such as Mo-Fr,PH`)
	check("Mo-PH 09:00-18:00", `at character 4: PH stands where no day can; write it with the days, such as Mo-Fr,PH`)
	check("Mo-Fr 09:00-18:00, PH off", `at character 23: "off" after a comma; write ; before the rule, so that it overrides what comes before`)
	check("Mo-Fr 09:00-18:00;; Sa off", `at character 19: ";" is not read here; write hours as in Mo-Fr 09:00-12:30,14:00-18:00; Sa 10:00-16:00; PH off`)
	check("off", "at character 1: never open; leave the hours out where nobody answers at fixed times")
	check(strings.Repeat("Mo 09:00-18:00; ", 100), "at character 1: opening hours longer than 1000 bytes; write the usual week and its exceptions only")
}

// Whatever comes in, Parse neither panics nor reads hours that cannot be worked with; its errors point into the text.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"Mo-Fr 09:00-12:30,14:00-18:00; Sa 10:00-16:00; PH off", "24/7", "Fr-Mo 22:00-26:00, PH 10:00-12:00",
		"2026 Dec 24-Jan 02 off; 09:00-10:00", "Jul-Aug Mo-Fr 09:00-17:00", "Dec 24,25 off", "Mo-Fr 09:00+", "é\xff–", "Mo-Fr: 9:00",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		h, err := Parse(s)
		if err != nil {
			var wrong *ParseError
			if !errors.As(err, &wrong) || wrong.Offset < 0 || wrong.Offset > utf8.RuneCountInString(s) || wrong.Text == "" {
				t.Fatalf("%v", err)
			}
			return
		}
		for d := (Date{2026, time.December, 1}); d.Year < 2028; d = d.add(1) {
			for _, holiday := range []bool{false, true} {
				for _, s := range h.on(d, holiday) {
					if s.from < 0 || s.from >= s.to || s.to > s.from+24*60 || s.from >= 24*60 {
						t.Fatalf("%v on %v", s, d)
					}
				}
			}
		}
		if again, err := Parse(strings.ToLower(strings.TrimSpace(s)) + " "); err != nil || fmt.Sprint(again) != fmt.Sprint(h) {
			t.Fatalf("in lower case %v, %v; want %v", again, err, h)
		}
	})
}
