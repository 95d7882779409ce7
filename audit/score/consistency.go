package score

import (
	"fmt"
	"slices"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/fact"
)

// unconfirmed caps the score of a pair that contradicts itself on something no point declares: the rules may be wrong,
// so that a human confirms it before it costs everything.
const unconfirmed = 0.5

// consistency holds every two channels of a group against each other and sums up: the mean over the pairs in which one
// side at least answered, and the state (DESIGN §5). A coder's mark of the group overrides the mean.
func (s *Scorer) consistency(m *audit.Marks, sides []side, contacts []audit.Contact) {
	var mean audit.Mean
	for i := range sides {
		for j := i + 1; j < len(sides); j++ {
			p := s.pair(sides[i], sides[j], s.points[m.Scenario])
			mean.Add(p.Score, 1)
			m.Pairs = append(m.Pairs, p)
		}
	}
	m.Consistency = mean.Score()
	if x, _ := s.campaign.Criterion(audit.Consistency); x.Detection == audit.Suggestion && slices.ContainsFunc(m.Pairs, bothAnswered) {
		m.ConsistencyBy = audit.Suggested
	}
	if len(sides) > 1 && !m.Consistency.Defined() {
		m.Consistency = audit.Mark(0) // silent everywhere
	}
	m.State = state(*m)

	var codes audit.Mean
	seen := false
	for _, c := range contacts {
		if code, ok := c.Codes[audit.Consistency]; ok {
			seen = true
			if !code.NA {
				codes.Add(audit.Mark(code.Value), 1)
			}
		}
	}
	if seen {
		m.Consistency, m.ConsistencyBy = codes.Score(), audit.Coder
	}
}

// bothAnswered tells whether both channels of a pair answered: silence leaves nothing to confirm.
func bothAnswered(p audit.PairMarks) bool { return p.Engine != "" }

// state is the worst of what a group shows: a silent channel, a contradiction, a pair below the profile's threshold.
// It is undefined for a single channel that answered.
func state(m audit.Marks) audit.State {
	for _, c := range m.Contacts {
		if c.Outcome != audit.Answered {
			return audit.Unanswered
		}
	}
	if len(m.Pairs) == 0 {
		return ""
	}
	worst := audit.SameState
	for _, p := range m.Pairs {
		switch p.Verdict {
		case audit.PairContradiction:
			return audit.Contradicting
		case audit.PairCompatible:
			worst = audit.CompatibleState
		}
	}
	return worst
}

// pair holds two contacts against each other.
func (s *Scorer) pair(a, b side, points []point) audit.PairMarks {
	p := audit.PairMarks{ChannelA: a.marks.Channel, ChannelB: b.marks.Channel}
	switch {
	case a.text == nil && b.text == nil:
		p.Verdict = audit.PairBothSilent
		return p
	case a.text == nil || b.text == nil:
		p.Verdict, p.Score = audit.PairOneSilent, audit.Mark(0)
		return p
	}
	declared, settled := declared(a, b, points)
	compared := Compare(a.text, b.text)
	similarity := substance(compared.Similarity, a.marks.Points, b.marks.Points, points)
	p.Similarity, p.Wording = audit.Mark(similarity), audit.Mark(compared.Wording)
	if s.judged(&p, a, b) {
		return p
	}
	p.Engine, p.Conflicts = audit.EngineRules, declared
	if compared.Mixed {
		p.Engine = audit.EngineFacts
	}
	for _, c := range compared.Conflicts {
		if settled.covers(c) {
			continue
		}
		p.Conflicts = append(p.Conflicts, audit.Conflict{
			Type: c.Type, Reason: c.Reason, ValueA: c.ValueA, ValueB: c.ValueB, SpanA: c.SpanA.Text, SpanB: c.SpanB.Text,
		})
	}
	switch {
	case len(declared) > 0:
		p.Engine, p.Verdict, p.Score = audit.EnginePoints, audit.PairContradiction, audit.Mark(0)
	case len(p.Conflicts) > 0:
		p.Verdict, p.Score = audit.PairContradiction, audit.Mark(min(similarity, unconfirmed))
	case similarity >= s.campaign.Profile.SameAt:
		p.Verdict, p.Score = audit.PairSame, p.Similarity
	default:
		p.Verdict, p.Score = audit.PairCompatible, p.Similarity
	}
	return p
}

// pointShare is how far points that both sides state close the gap between what the texts alone show and the same.
const pointShare = 0.5

// substance raises the likeness of two texts by the weighted share of the scenario's points that both state: that they
// say the same things weighs more than in which words. A point that one side leaves out lowers nothing here, it is
// completeness that pays for it; so that to say one point fewer never makes answers more consistent. Whether both state
// the same of a point is declared's to say.
func substance(texts float64, a, b []audit.PointMark, points []point) float64 {
	var both, weights float64
	for i, p := range points {
		x, y := a[i].Score, b[i].Score
		if !x.Defined() || !y.Defined() {
			continue
		}
		weights += p.Weight
		if x.Float() > 0 && y.Float() > 0 {
			both += p.Weight
		}
	}
	if weights == 0 {
		return texts
	}
	return texts + (1-texts)*pointShare*both/weights
}

// declared compares the values that both sides give for the points that must agree. It returns the contradictions, and
// the places that those points settled either way.
func declared(a, b side, points []point) ([]audit.Conflict, settlement) {
	var conflicts []audit.Conflict
	var settled settlement
	for _, p := range points {
		va, vb := a.values[p.ID], b.values[p.ID]
		if !p.Same || len(va) == 0 || len(vb) == 0 {
			continue
		}
		settled.a, settled.b = append(settled.a, va...), append(settled.b, vb...)
		if agree(va, vb) {
			continue
		}
		x, y := va[0], vb[0]
		conflicts = append(conflicts, audit.Conflict{
			Type: string(p.Fact), Point: p.ID, Confirmed: true,
			Reason: fmt.Sprintf("%s: %s / %s", p.ID, x.value, y.value),
			ValueA: x.value.String(), ValueB: y.value.String(),
			SpanA: a.text.Quote(x.start, x.end), SpanB: b.text.Quote(y.start, y.end),
		})
	}
	return conflicts, settled
}

// agree tells whether some value of each side can hold together with one of the other: a text that mentions the old
// delay and the new one does not contradict a text that gives the new one.
func agree(a, b []stated) bool {
	for _, x := range a {
		for _, y := range b {
			if x.value.Relate(y.value) != fact.Contradictory {
				return true
			}
		}
	}
	return false
}

// A settlement lists the places that declared points have judged already.
type settlement struct{ a, b []stated }

// covers tells whether both sides of a conflict were judged by a declared point.
func (s settlement) covers(c Conflict) bool {
	return overlaps(s.a, c.SpanA.Start, c.SpanA.End) && overlaps(s.b, c.SpanB.Start, c.SpanB.End)
}

func overlaps(places []stated, start, end int) bool {
	for _, p := range places {
		if p.start < end && start < p.end {
			return true
		}
	}
	return false
}
