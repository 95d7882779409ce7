package score

import (
	"slices"
	"time"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/fact"
	"github.com/diapason-audit/diapason/audit/text"
	"github.com/diapason-audit/diapason/audit/text/word"
)

// retold is how many words of the complaint a sentence holds at least that restates it; one will do where the sentence
// opens like one that does, or apologises.
const retold = 2

// reformulation (C09) is 1 when a sentence restates what the customer told and does not yet answer it.
func reformulation(r reading) found {
	return r.best(func(m message) found {
		if m.kind == audit.KindAcknowledgement {
			return nothing
		}
		opened := r.find(m, "restates", "apology")
		answers := r.find(m, "solution", "step")
		for _, s := range m.Doc.Sentences() {
			var stems []string
			for _, t := range m.tokens(s) {
				if t.Kind == word.Word && r.restates(m, t) {
					stems = append(stems, m.Doc.Terms(t.Start, t.End)...)
				}
			}
			slices.Sort(stems)
			shared := len(slices.Compact(stems))
			if shared >= 1 && len(within(opened, s)) > 0 || shared >= retold && len(within(answers, s)) == 0 {
				return found{audit.Mark(1), m.Quote(s.Start, s.End)}
			}
		}
		return nothing
	})
}

// solution (C10) is 1 for something granted or refused, 0.5 for words that settle nothing, 0 for none.
func solution(r reading) found {
	return r.best(func(m message) found {
		for _, f := range m.Decisions {
			if f.Value.Text != fact.Pending {
				start, end := m.around(f)
				return found{audit.Mark(1), m.Quote(start, end)}
			}
		}
		for _, list := range []string{"solution", "refusal"} {
			for _, x := range r.find(m, list) {
				if m.aside(x.Start) == 0 && m.kind == audit.KindAnswer {
					return m.one(x)
				}
			}
		}
		if vague := r.find(m, "vague"); len(vague) > 0 {
			return found{audit.Mark(.5), m.Quote(vague[0].Start, vague[0].End)}
		}
		return nothing
	})
}

// nextStep (C11) is 1 for a step to come with its date or delay, 0.5 for one without, 0 for none.
func nextStep(r reading) found {
	return r.best(func(m message) found {
		if when := r.dated(m); len(when) > 0 {
			return m.one(when[0])
		}
		list := "step"
		if m.kind == audit.KindRedirect { // to ask elsewhere is no step, but what the company will do then
			list = "vague"
		}
		if steps := r.find(m, list); len(steps) > 0 {
			s := m.Doc.Sentence(steps[0].Start)
			return found{audit.Mark(.5), m.Quote(s.Start, s.End)}
		}
		return nothing
	})
}

// standing are the roles of dates and delays that are no promise: how long something holds or took, from how much on a rule
// holds, what is given in time ("a month free"), and by when the customer pays.
var standing = []string{"notice", "lateness", "warranty", "validity", "window", "stay", "suspension", "threshold", "compensation", "debt"}

// dated finds the dates and delays of what is to come, in reading order: facts where the language is known, else its words
// for them beside a number.
func (r reading) dated(m message) []text.Match {
	var when []text.Match
	for _, f := range m.Facts {
		if f.Value.Type != fact.Date && f.Value.Type != fact.Duration || !f.Committed || slices.Contains(standing, f.Role) ||
			f.Value.Type == fact.Date && (past(f.Value, m.AnsweredAt) || r.put.gave(f)) ||
			f.Value.Type == fact.Duration && f.Role == "event" { // so long ago; the date of an event may be to come
			continue
		}
		when = append(when, text.Match{Start: f.Start, End: f.End})
	}
	if m.Lang == "fr" || m.Lang == "en" {
		return when
	}
	for _, x := range r.find(m, "delay") {
		s := m.Doc.Sentence(x.Start)
		if slices.ContainsFunc(m.tokens(s), func(t word.Token) bool { return t.Kind == word.Number && t.Start >= x.Start }) {
			when = append(when, x)
		}
	}
	return when
}

// past tells whether a date lies before the day a message was written; one without a year is taken near that day.
func past(v fact.Value, written time.Time) bool {
	if written.IsZero() {
		return false
	}
	today := time.Date(written.Year(), written.Month(), written.Day(), 0, 0, 0, 0, time.UTC)
	switch v.Unit {
	case "":
		return v.High < today.Unix()/(24*60*60)
	case "md":
		date := time.Date(written.Year(), time.Month(v.High/100), int(v.High%100), 0, 0, 0, 0, time.UTC)
		since := today.Sub(date)
		return since > 0 && since < 182*24*time.Hour
	}
	return false
}

// deadline (C05) is 0 without a promised date or delay, 1 with one, and 0.5 when the promise was to answer within a delay
// and the next message came later.
func deadline(r reading) found {
	best := nothing
	for i, m := range r.messages {
		when := r.dated(m)
		if len(when) == 0 {
			continue
		}
		if i+1 < len(r.messages) && m.kind != audit.KindAnswer && broken(m, when[0], r.messages[i+1].AnsweredAt) {
			return found{audit.Mark(.5), m.Quote(when[0].Start, when[0].End)}
		}
		if best.quote == "" || m.kind == audit.KindAnswer {
			best = m.one(when[0])
		}
	}
	return best
}

// broken tells whether the next message came after the delay that a message promised for it.
func broken(m message, x text.Match, next time.Time) bool {
	for _, f := range m.Facts {
		if f.Start != x.Start || f.Value.Type != fact.Duration {
			continue
		}
		promised := time.Duration(f.Value.High) * time.Minute
		if f.Value.Unit == "bd" { // five working days are a week at most, weekends and a holiday aside
			promised = promised*7/5 + 2*24*time.Hour
		}
		return f.Value.High > 0 && next.Sub(m.AnsweredAt) > promised
	}
	return false
}

// correctness (C13) is 1 when what is stated agrees with the scenario's published values, 0 when one differs; na when the
// answer states none of them.
func correctness(r reading) found {
	agrees := found{score: audit.NA}
	for _, p := range r.points {
		values := r.values[p.ID]
		if !p.HasValue() || len(values) == 0 {
			continue
		}
		quote := r.outcome.text.Quote(values[0].start, values[0].end)
		if wrong(p.Value, values) {
			return found{audit.Mark(0), quote}
		}
		if agrees.quote == "" {
			agrees = found{audit.Mark(1), quote}
		}
	}
	return agrees
}

// escalation (C17) is 1 when a refusal names where to appeal, 0 when it does not; na when nothing is refused in the end.
func escalation(r reading) found {
	refused := false
	for _, m := range r.messages {
		if decided, ok := r.decides(m); ok {
			refused = decided == fact.Refused
		}
	}
	if !refused {
		return found{score: audit.NA}
	}
	return r.best(func(m message) found {
		if x := within(r.find(m, "escalation"), m.Doc.Substance()); len(x) > 0 { // a complaints team that signs is no appeal
			return m.one(x[0])
		}
		return nothing
	})
}

// decides is what a message grants or refuses last, by its decisions or by words of refusal.
func (r reading) decides(m message) (decided string, ok bool) {
	at := -1
	for _, f := range m.Decisions {
		if f.Value.Text != fact.Pending {
			decided, at = f.Value.Text, f.Start
		}
	}
	for _, x := range r.find(m, "refusal") {
		if x.Start > at {
			decided, at = fact.Refused, x.Start
		}
	}
	return decided, at >= 0
}
