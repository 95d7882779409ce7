package score

import (
	"testing"
	"time"

	"github.com/diapason-audit/diapason/audit"
)

// What the messages around the answer are marked, and whether the answer came after the reminder.
func TestTiming(t *testing.T) {
	const receipt = "We have received your message and will come back to you."
	reminder := func(wait time.Duration) audit.Answer {
		return audit.Answer{AnsweredAt: sent.Add(wait), Kind: audit.KindReminder, Text: "Any news of my refund within 14 days?"}
	}
	check := func(what, acknowledged, reminded string, after bool, answers ...audit.Answer) {
		t.Helper()
		m := one(t, contact("email", answers...)).Contacts[0]
		a, _ := m.Criterion(audit.Acknowledgement)
		r, _ := m.Criterion(audit.Reminder)
		if a.Score.Percent() != acknowledged || r.Score.Percent() != reminded || m.AfterReminder != after {
			t.Errorf("%s: acknowledgement %s, reminder %s, after it %v; want %s, %s, %v", what,
				a.Score.Percent(), r.Score.Percent(), m.AfterReminder, acknowledged, reminded, after)
		}
	}
	check("silence", "0.00", "0.00", false)
	check("an answer", "0.00", "100.00", false, answer(time.Hour, full))
	check("a receipt, then an answer", "100.00", "100.00", false, answer(time.Minute, receipt), answer(time.Hour, full))
	check("a receipt only", "100.00", "0.00", false, answer(time.Minute, receipt))
	check("a receipt after the horizon", "0.00", "0.00", false, answer(15*day, receipt))
	check("reminded in vain", "0.00", "0.00", false, reminder(7*day))
	check("a receipt, reminded, then an answer", "100.00", "50.00", true, answer(time.Minute, receipt), reminder(7*day), answer(8*day, full))
	check("answered, then reminded of the rest", "0.00", "100.00", false, answer(day, full), reminder(7*day), answer(8*day, full))
	check("answered at the minute of the reminder", "0.00", "100.00", false, answer(7*day, full), reminder(7*day))
	check("reminded, answered after the horizon", "0.00", "0.00", false, reminder(7*day), answer(15*day, full))

	m := one(t, contact("email", answer(time.Minute, receipt), reminder(7*day), reminder(9*day), answer(10*day, full))).Contacts[0]
	if !m.AcknowledgedAt.Equal(sent.Add(time.Minute)) || !m.RemindedAt.Equal(sent.Add(7*day)) {
		t.Errorf("acknowledged %v, reminded %v", m.AcknowledgedAt, m.RemindedAt)
	}
	if a, _ := m.Criterion(audit.Acknowledgement); a.Quote != receipt {
		t.Errorf("the receipt's words are %q", a.Quote)
	}
	if wait, _ := m.Wait(); wait != 10*day {
		t.Errorf("wait %v: a reminder must not start the clock anew", wait)
	}
}

// A coder's mark takes the machine's place.
func TestTimingIsOverridden(t *testing.T) {
	c := campaign()
	c.Profile.Pillars[0].Criteria = []audit.Weighted{{Criterion: audit.Reminder, Weight: 1}}
	s, err := New(c, words)
	if err != nil {
		t.Fatal(err)
	}
	asked := contact("email", answer(time.Hour, full))
	asked.Codes = map[string]audit.Code{audit.Reminder: {Value: 0.5}}
	m := s.contact(asked).marks
	if r, _ := m.Criterion(audit.Reminder); r.Score != audit.Mark(0.5) || r.By != audit.Coder || len(m.Criteria) != 2 {
		t.Errorf("%+v", m.Criteria)
	}
}
