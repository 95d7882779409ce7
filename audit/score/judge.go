package score

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// belowSame is how far under the profile's same_at a pair stays that a judge calls partial: one hundredth of a point.
const belowSame = 0.0001

// With returns a scorer that heeds a judge's opinions. A pair without one is decided by the rules.
func (s *Scorer) With(opinions map[audit.Question]audit.Opinion) *Scorer {
	heeding := *s
	heeding.opinions = opinions
	return &heeding
}

// Questions lists what a judge is to be asked about the contacts, sorted, each question once: every two answers to one
// complaint that differ and that no declared point already finds contradictory. The error is the context's.
func (s *Scorer) Questions(ctx context.Context, contacts []audit.Contact) ([]audit.Question, error) {
	groups := s.groups(contacts)
	found := make([]map[audit.Question]bool, len(groups))
	err := onAllCores(ctx, len(groups), func(i int) {
		found[i] = map[audit.Question]bool{}
		sides := make([]side, len(groups[i]))
		for j, c := range groups[i] {
			sides[j] = s.contact(c)
			for _, other := range sides[:j] {
				if q, _, ok := s.question(other, sides[j]); ok {
					found[i][q] = true
				}
			}
		}
	})
	all := map[audit.Question]bool{}
	for _, questions := range found {
		maps.Copy(all, questions)
	}
	return slices.SortedFunc(maps.Keys(all), func(a, b audit.Question) int {
		return cmp.Or(cmp.Compare(a.Scenario, b.Scenario), cmp.Compare(a.TextA, b.TextA), cmp.Compare(a.TextB, b.TextB),
			cmp.Compare(a.Lang, b.Lang))
	}), err
}

// question puts two sides as a question, and tells whether their texts changed places. There is none when a side is
// silent or says no word, when both say the same words, or when a declared point settles the pair.
func (s *Scorer) question(a, b side) (q audit.Question, swapped, ok bool) {
	if a.text == nil || b.text == nil {
		return q, false, false
	}
	q = audit.Question{Scenario: a.marks.Scenario, TextA: a.text.Doc.String(), TextB: b.text.Doc.String()}
	if q.TextA == q.TextB || strings.TrimSpace(q.TextA) == "" || strings.TrimSpace(q.TextB) == "" {
		return q, false, false
	}
	if conflicts, _ := declared(a, b, s.points[a.marks.Scenario]); len(conflicts) > 0 {
		return q, false, false
	}
	if scenario, known := s.campaign.Scenario(a.marks.Scenario); known {
		q.Scenario = cmp.Or(scenario.Title.In(s.campaign.Language), q.Scenario)
	}
	if a.text.Lang == b.text.Lang {
		q.Lang = a.text.Lang
	}
	if q.TextB < q.TextA {
		q.TextA, q.TextB, swapped = q.TextB, q.TextA, true
	}
	return q, swapped, true
}

// judged decides p by the judge's opinion, and tells whether there is one. The judgement chooses the band (same_at and
// above, below it, at most one half), the similarity the place within.
func (s *Scorer) judged(p *audit.PairMarks, a, b side) bool {
	if len(s.opinions) == 0 {
		return false
	}
	q, swapped, ok := s.question(a, b)
	if !ok {
		return false
	}
	o, ok := s.opinions[q]
	if !ok {
		return false
	}
	if swapped {
		o = o.Swap()
	}
	similarity, sameAt := p.Similarity.Float(), s.campaign.Profile.SameAt
	if o.Similarity.Defined() {
		similarity = o.Similarity.Float()
	}
	p.Engine = s.campaign.Judge.Engine()
	switch o.Judgement {
	case audit.JudgedContradiction:
		p.Verdict, similarity = audit.PairContradiction, min(similarity, unconfirmed)
		p.Conflicts = []audit.Conflict{{
			Type: o.Type, Reason: cmp.Or(o.Reason, o.SpanA+" / "+o.SpanB), SpanA: o.SpanA, SpanB: o.SpanB,
		}}
	case audit.JudgedConsistent:
		p.Verdict, similarity = audit.PairSame, max(similarity, sameAt)
	case audit.JudgedPartial:
		p.Verdict, similarity = audit.PairCompatible, min(similarity, sameAt-belowSame)
	}
	p.Similarity, p.Score = audit.Mark(similarity), audit.Mark(similarity)
	return true
}
