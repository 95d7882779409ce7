package collect

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/diapason-audit/diapason/audit"
)

// Contacts groups the rows of all sources into contacts, sorted by key, with times on the campaign's clock, and holds the
// rows of each against each other. The order of rows and files is nothing to the contacts, even where there are problems:
//
//   - rows that do not agree when the complaint was sent: the earliest counts, rows that say otherwise are left out;
//   - the same answer or the same silence twice: it counts once;
//   - silence beside an answer: the silence is left out. A row with deleted_at and no answer is no silence but the
//     complaint's deletion, and the shopper's own reminder is no answer: they go with everything;
//   - two marks of one point or criterion: neither counts.
func Contacts(c audit.Campaign, rows []Row) ([]audit.Contact, []audit.Problem) {
	rows = slices.Clone(rows)
	slices.SortFunc(rows, compareRows)
	g := grouper{zone: zone(c)}
	for len(rows) > 0 {
		n := slices.IndexFunc(rows, func(r Row) bool { return r.Key != rows[0].Key })
		if n < 0 {
			n = len(rows)
		}
		g.contacts = append(g.contacts, g.contact(rows[:n]))
		rows = rows[n:]
	}
	return g.contacts, audit.SortProblems(g.problems)
}

// compareRows orders rows by contact, then by what they say, and only then by where they stand.
func compareRows(a, b Row) int {
	return cmp.Or(a.Key.Compare(b.Key), a.SentAt.Compare(b.SentAt), a.Answer.AnsweredAt.Compare(b.Answer.AnsweredAt),
		cmp.Compare(a.Answer.Text, b.Answer.Text), cmp.Compare(a.Answer.Kind, b.Answer.Kind),
		cmp.Compare(a.Answer.Visibility, b.Answer.Visibility), a.Answer.DeletedAt.Compare(b.Answer.DeletedAt),
		a.Deleted.Compare(b.Deleted), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
}

// A grouper makes contacts of rows.
type grouper struct {
	zone     *time.Location
	contacts []audit.Contact
	problems []audit.Problem
}

func (g *grouper) problem(r Row, p place, rule, format string, args ...any) {
	g.problems = append(g.problems, p.problem(r.File, rule, fmt.Sprintf(format, args...)))
}

// contact makes one contact of all its rows, sorted.
func (g *grouper) contact(rows []Row) audit.Contact {
	first := rows[0]
	c := audit.Contact{Key: first.Key, SentAt: first.SentAt.In(g.zone)}
	if n := slices.IndexFunc(rows, func(r Row) bool { return !r.SentAt.Equal(first.SentAt) }); n > 0 {
		for _, r := range rows[n:] {
			g.problem(r, r.sentAt, "duplicate-contact", "%s was sent at %s, but %s says %s", r.Key,
				r.SentAt.Format(time.RFC3339), first.where(), first.SentAt.Format(time.RFC3339))
		}
		rows = rows[:n]
	}
	marks := marks{of: &c, from: map[string]Row{}}
	answered := slices.IndexFunc(rows, Row.substantial)
	for i, r := range rows {
		switch {
		case r.silent() && answered >= 0:
			g.problem(r, r.place(), "silent-row", "%s has no answer here, but one in %s", r.Key, rows[answered].where())
			continue
		case i > 0 && rows[i-1].repeats(r):
			g.problem(r, r.place(), "duplicate-row", "%s of %s is already in %s", r.what(), r.Key, rows[i-1].where())
		case r.Answered:
			a := r.Answer
			a.AnsweredAt, a.DeletedAt = g.local(a.AnsweredAt), g.local(a.DeletedAt)
			c.Answers = append(c.Answers, a)
		case c.Deleted.IsZero():
			c.Deleted = g.local(r.Deleted) // the earliest: rows are sorted
		}
		marks.add(g, r)
	}
	marks.settle()
	return c
}

// local puts a time on the campaign's clock; no time stays none.
func (g *grouper) local(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.In(g.zone)
}

// substantial tells whether the row says that something came back.
func (r Row) substantial() bool { return r.Answered && r.Answer.Kind != audit.KindReminder }

// silent tells whether the row says that nothing came back.
func (r Row) silent() bool { return !r.Answered && r.Deleted.IsZero() }

// repeats tells whether the row says what another of its contact has said.
func (r Row) repeats(s Row) bool {
	return r.Answered == s.Answered && r.Answer.Text == s.Answer.Text &&
		r.Answer.AnsweredAt.Equal(s.Answer.AnsweredAt) && r.Deleted.Equal(s.Deleted)
}

func (r Row) what() string {
	if r.Answered {
		return "this answer"
	}
	return "the silence"
}

func (r Row) where() string { return fmt.Sprintf("%s:%d", r.File, r.Line) }

func (r Row) place() place { return place{line: r.Line, col: 1} }

// marks gathers the coder's marks of a contact from its rows.
type marks struct {
	of      *audit.Contact
	from    map[string]Row // who gave the mark
	dispute []string       // the marks two rows disagree on
}

func (m *marks) add(g *grouper, r Row) {
	for name, code := range r.Codes {
		earlier, given := m.from[name]
		switch {
		case !given:
			m.from[name] = r
			if m.of.Codes == nil {
				m.of.Codes = map[string]audit.Code{}
			}
			m.of.Codes[name] = code
		case earlier.Codes[name] != code:
			m.dispute = append(m.dispute, name)
			g.problem(r, r.codeAt[name], "code-conflict", "code %s for %q of %s, but %s says %s",
				show(code), name, r.Key, earlier.where(), show(earlier.Codes[name]))
		}
	}
}

// settle takes out the marks in dispute.
func (m *marks) settle() {
	for _, name := range m.dispute {
		delete(m.of.Codes, name)
	}
}

// show is a mark as coders write it.
func show(c audit.Code) string {
	if c.NA {
		return "na"
	}
	return fmt.Sprint(c.Value)
}
