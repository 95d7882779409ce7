package score

import (
	"cmp"
	"slices"

	"github.com/diapason-audit/diapason/audit"
)

// timing marks what the messages around the answer tell: the receipt before it and the reminder it took.
func (s *Scorer) timing(m *audit.ContactMarks, o outcome, codes map[string]audit.Code) {
	for _, mark := range []audit.CriterionMark{s.acknowledgement(*m, o), reminder(*m)} {
		if _, coded := codes[mark.Criterion]; !coded {
			m.Criteria = append(m.Criteria, mark)
		}
	}
	slices.SortFunc(m.Criteria, func(a, b audit.CriterionMark) int { return cmp.Compare(a.Criterion, b.Criterion) })
}

// acknowledgement is criterion C02: 1 when a receipt without substance came by the horizon, else 0. Where the profile has
// steps for it, it is what the receipt earns by them, or the answer where that came first: who has the answer needs no
// receipt any more.
func (s *Scorer) acknowledgement(m audit.ContactMarks, o outcome) audit.CriterionMark {
	mark := audit.CriterionMark{Criterion: audit.Acknowledgement, Score: audit.Mark(0), Quote: o.receipt, By: audit.Machine}
	steps := s.campaign.Profile.Acknowledgement
	if len(steps) == 0 {
		if !m.AcknowledgedAt.IsZero() {
			mark.Score = audit.Mark(1)
		}
		return mark
	}
	first := m
	mark.Quote = ""
	if m.Outcome != audit.Answered || !m.AcknowledgedAt.IsZero() && m.AcknowledgedAt.Before(m.AnsweredAt) {
		if m.AcknowledgedAt.IsZero() {
			return mark
		}
		mark.Quote = o.receipt
		first.Outcome, first.AnsweredAt = audit.Answered, m.AcknowledgedAt
		s.measure(&first)
	}
	mark.Score = earned(steps, first)
	return mark
}

// reminder is criterion C06: 1 for an answer that took none, 0.5 for one after the shopper's reminder, 0 for none by the
// horizon. A reminder later than the answer is nothing to it.
func reminder(m audit.ContactMarks) audit.CriterionMark {
	mark := audit.CriterionMark{Criterion: audit.Reminder, Score: audit.Mark(1), By: audit.Machine}
	switch {
	case m.Outcome != audit.Answered:
		mark.Score = audit.Mark(0)
	case m.AfterReminder:
		mark.Score = audit.Mark(0.5)
	}
	return mark
}
