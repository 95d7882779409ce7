package score

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

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

// The profile's steps for a receipt: the first of receipt and answer earns by them, and waiting longer never earns more.
func TestAcknowledgementBySteps(t *testing.T) {
	const receipt = "We have received your message and will come back to you."
	c := campaign()
	c.Profile.Acknowledgement = []audit.Step{{Limit: time.Hour, Share: 1}, {BusinessDays: 2, Share: .5}}
	s, err := New(c, words)
	if err != nil {
		t.Fatal(err)
	}
	earned := func(answers ...audit.Answer) audit.CriterionMark {
		m, _ := s.contact(contact("email", answers...)).marks.Criterion(audit.Acknowledgement)
		return m
	}
	check := func(what, want string, answers ...audit.Answer) {
		t.Helper()
		if got := earned(answers...).Score.Percent(); got != want {
			t.Errorf("%s: %s, want %s", what, got, want)
		}
	}
	check("silence", "0.00")
	check("a receipt at once", "100.00", answer(time.Hour, receipt), answer(9*day, full))
	check("a receipt on Wednesday, the second business day", "50.00", answer(2*day, receipt), answer(9*day, full))
	check("a receipt on Thursday", "0.00", answer(3*day, receipt), answer(9*day, full))
	check("the answer itself at once", "100.00", answer(time.Minute, full))
	check("the answer at once, a receipt after it", "100.00", answer(time.Minute, full), answer(3*day, receipt))
	check("an answer too late for a receipt", "0.00", answer(9*day, full))
	check("a receipt only", "100.00", answer(time.Minute, receipt))
	if m := earned(answer(time.Minute, full), answer(time.Hour, receipt)); m.Quote != "" {
		t.Errorf("the answer's mark quotes the receipt: %q", m.Quote)
	}

	rapid.Check(t, func(t *rapid.T) {
		wait := func(name string) time.Duration {
			return time.Duration(rapid.IntRange(0, 20*24*60).Draw(t, name)) * time.Minute
		}
		first, second, more := wait("receipt"), wait("answer"), wait("more")
		of := func(receiptAfter, answerAfter time.Duration) audit.Score {
			answers := []audit.Answer{answer(receiptAfter, receipt), answer(answerAfter, full)}
			if answerAfter < receiptAfter {
				slices.Reverse(answers)
			}
			return earned(answers...).Score
		}
		before := of(first, second)
		if of(first+more, second).Compare(before) > 0 || of(first, second+more).Compare(before) > 0 {
			t.Fatal("waiting longer earned more")
		}
	})
}
