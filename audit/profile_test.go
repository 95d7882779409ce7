package audit

import (
	"testing"
	"time"
)

// The end of the same date so many months on, or of the month's last day; by hand, over a leap year and a change of clocks.
func TestMonthsLater(t *testing.T) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	check := func(sent string, months int, last string) {
		t.Helper()
		from, err := time.ParseInLocation("2006-01-02 15:04", sent, paris)
		if err != nil {
			t.Fatal(err)
		}
		m := ContactMarks{SentAt: from, Outcome: Answered}
		step := Step{Months: months, Share: 1}
		end, err := time.ParseInLocation("2006-01-02", last, paris)
		if err != nil {
			t.Fatal(err)
		}
		m.AnsweredAt = end.Add(23*time.Hour + 59*time.Minute)
		if !step.Holds(m) {
			t.Errorf("sent %s, %d months: %v is too late", sent, months, m.AnsweredAt)
		}
		m.AnsweredAt = end.AddDate(0, 0, 1)
		if step.Holds(m) {
			t.Errorf("sent %s, %d months: %v is not too late", sent, months, m.AnsweredAt)
		}
	}
	check("2026-10-05 09:00", 2, "2026-12-05")
	check("2026-12-31 23:59", 2, "2027-02-28")
	check("2027-12-30 00:00", 2, "2028-02-29")
	check("2026-08-31 12:00", 1, "2026-09-30")
	check("2026-01-31 12:00", 12, "2027-01-31")
	check("2026-02-28 12:00", 1, "2026-03-28")
	if (Step{Months: 2}).Holds(ContactMarks{}) {
		t.Error("a silence was in time")
	}
}
