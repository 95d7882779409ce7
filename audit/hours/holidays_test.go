package hours

import (
	"strings"
	"testing"
	"time"
)

func TestHolidays(t *testing.T) {
	all := func(code string, year int) string {
		h, ok := NewHolidays(code)
		if !ok {
			t.Fatalf("no holidays %s", code)
		}
		var days []string
		for d := (Date{year, time.January, 1}); d.Year == year; d = d.add(1) {
			if h.On(d) {
				days = append(days, d.String()[len("2026-"):])
			}
		}
		return strings.Join(days, " ")
	}
	check := func(code string, year int, want string) {
		t.Helper()
		if got := all(code, year); got != want {
			t.Errorf("%s in %d:\n got %s\nwant %s", code, year, got, want)
		}
	}
	// Whole years, as the law or the government prints them.
	check("FR", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25")
	check("FR", 2024, "01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25")
	check("FR-AM", 2026, "01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26")
	check("BE", 2026, "01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25")
	check("LU", 2026, "01-01 04-06 05-01 05-09 05-14 05-25 06-23 08-15 11-01 12-25 12-26")
	check("CH", 2026, "01-01 05-14 08-01 12-25")
	check("CH-GE", 2026, "01-01 04-03 04-06 05-14 05-25 08-01 09-10 12-25 12-31")
	check("CH-VD", 2026, "01-01 01-02 04-03 04-06 05-14 05-25 08-01 09-21 12-25")
	check("DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26")
	check("DE-BY", 2026, "01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 08-15 10-03 11-01 12-25 12-26")
	check("DE-SN", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 10-31 11-18 12-25 12-26")
	check("GB-ENG", 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26")
	check("GB-ENG", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28")       // Boxing Day is a Saturday
	check("GB-ENG", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28") // both are on the weekend
	check("GB-SCT", 2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-26 12-28")
	check("GB-NIR", 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-12 07-13 08-31 12-25 12-26 12-28")
	check("US", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25")
	check("CA", 2026, "01-01 04-03 05-18 07-01 09-07 09-30 10-12 11-11 12-25 12-26 12-28")
	check("CA-QC", 2026, "01-01 04-03 05-18 06-24 07-01 09-07 10-12 12-25")
	check("CA-QC", 2028, "01-01 04-14 05-22 06-24 07-01 09-04 10-09 12-25")

	// Days that are easily got wrong.
	on := func(code, days string) {
		t.Helper()
		h, _ := NewHolidays(code)
		for _, s := range strings.Fields(days) {
			d, err := ParseDate(strings.TrimPrefix(s, "-"))
			if err != nil {
				t.Fatal(err)
			}
			if want := s[0] != '-'; h.On(d) != want {
				t.Errorf("%s on %s: %v, want %v", code, d, !want, want)
			}
		}
	}
	on("FR", "2024-05-09 2025-04-21 2026-05-08 2027-03-29 2028-04-17 -2026-04-03 -2026-12-26")
	on("CA-QC", "2024-06-24 2025-05-19 2027-05-24 2029-06-24 2029-06-25 -2026-09-30 -2026-04-06 -2026-08-03")
	on("CA", "2025-09-30 2026-11-11 -2026-04-06 -2026-08-03 -2020-09-30")
	on("US", "2024-06-19 2027-07-05 2027-12-31 -2020-06-19") // 1 January 2028 is a Saturday, given back the day before
	on("GB-SCT", "2023-01-03 2022-01-04 -2026-04-06 2024-12-02")
	on("GB", "2022-06-02 2022-06-03 2022-09-19 2023-05-08 -2022-05-30 -2024-05-08")
	on("DE-MV", "2026-03-08 -2022-03-08")
	on("DE-BE", "2026-03-08 2025-05-08 -2026-05-08")
}

func TestExtraHolidays(t *testing.T) {
	eve := Date{2026, time.December, 24}
	h, ok := NewHolidays("FR", eve)
	if !ok || !h.On(eve) || h.On(Date{2027, time.December, 24}) || !h.On(Date{2026, time.July, 14}) {
		t.Error("24 December 2026 is no holiday, or lasts")
	}
	if h, ok := NewHolidays("", eve); !ok || !h.On(eve) || h.On(Date{2026, time.July, 14}) {
		t.Error("extra holidays without a country")
	}
	if _, ok := NewHolidays("FRANCE"); ok {
		t.Error("FRANCE is a code")
	}
}
