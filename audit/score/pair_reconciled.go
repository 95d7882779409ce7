package score

import (
	"slices"

	"github.com/diapason-audit/diapason/audit/fact"
)

// exclude tells whether f and g, taken for the same thing, cannot both hold: their values contradict each other, or one is the last
// day and the other is another day of which it is not said what happens then.
func exclude(f, g fact.Fact) bool {
	relation := f.Relate(g)
	return relation == fact.Contradictory || relation == fact.Compatible && (f.Until(g) || g.Until(f))
}

// reconciled tells whether a's value f and b's value g differ and are for all that no rivals: they make up a third, or a whole; one
// is how long a thing takes and the other how long it holds; one is the day with which a thing begins and the other that with
// which it ends; one is a month in which the other text dates something; or one is the rest of what the other is, a month of a
// list, or the rule from which this case departs.
func (m *pairing) reconciled(f, g fact.Fact) bool {
	switch {
	case makeUp(m.a, f, g), makeUp(m.b, g, f):
		return true
	case f.Value.Type == fact.Percent && f.Value.Low+g.Value.Low == 10000 && f.Value.Low != g.Value.Low:
		return true
	case f.Takes && lasts(g), g.Takes && lasts(f):
		return true
	case f.Begins() && g.ClosesSpan(), g.Begins() && f.ClosesSpan():
		return true
	case f.Rest, g.Rest, f.Left && !g.Left && f.Value.Low < g.Value.Low, g.Left && !f.Left && g.Value.Low < f.Value.Low:
		return true
	}
	return m.a.lists(f) || m.b.lists(g) || m.b.dates(f) || m.a.dates(g) || usual(m.a, g) || usual(m.b, f)
}

// dates tells whether f is a month of which it is not said what happens then and t names a day of it: "tous ceux qui étaient abonnés
// en novembre", "la chaudière a été remplacée le 28 novembre". It is then not held against another day of t.
func (t *Text) dates(f fact.Fact) bool {
	return f.Value.Type == fact.Date && f.Value.Unit == "m" && f.Guessed && f.Bound == fact.Exactly && slices.ContainsFunc(t.Facts, func(g fact.Fact) bool {
		return g.Value.Type == fact.Date && (g.Value.Unit == "md" || g.Value.Unit == "") && f.Relate(g) == fact.Compatible
	})
}

// usual tells whether t names g as what holds as a rule, and not this time: "it is normally £18".
func usual(t *Text, g fact.Fact) bool {
	return slices.ContainsFunc(t.Facts, func(f fact.Fact) bool {
		return f.Value.Type == fact.Amount && !f.Committed && t.Clauses[f.Clause].Aside == fact.Supposed && f.Relate(g) == fact.Equal
	})
}

// lasts tells whether its own clause says that f is a time during which something holds, so that it is not how long a thing takes.
func lasts(f fact.Fact) bool {
	return !f.Guessed && (f.Role == "warranty" || f.Role == "validity" || f.Role == "window" || f.Role == "notice")
}

// lists tells whether f is a month in a list of several, "neither June, July nor August", which together are a stretch of time.
func (t *Text) lists(f fact.Fact) bool {
	if f.Value.Type != fact.Date || f.Value.Unit != "m" {
		return false
	}
	n := 0
	for _, g := range t.Facts {
		if g.Value.Type == fact.Date && g.Value.Unit == "m" && t.Clauses[g.Clause].Sentence == t.Clauses[f.Clause].Sentence {
			n++
		}
	}
	return n > 1
}
