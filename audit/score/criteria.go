package score

import (
	"fmt"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// A criterion is an audit.Criterion that somebody marks: the machine by its rule, or else a coder.
type criterion struct {
	audit.Criterion
	rule rule // nil: for coders
}

// A rule marks a contact by one criterion.
type rule struct {
	mark func(reading) found
	// silence tells that the rule has a say even where the company wrote nothing of substance. Every other criterion of
	// such a contact is 0, as its completeness is: a message without an answer counts 0 (METHOD 1.1).
	silence bool
}

// found is a mark with the words it rests on, if there are any.
type found struct {
	score audit.Score
	quote string
}

var nothing = found{score: audit.Mark(0)}

// rules are the criteria that the machine knows to mark, in the order of the catalogue; acknowledgement and reminder are
// in timing.go. Whether a mark counts as found or
// as suggested, or is left to coders, is the catalogue's to say.
var rules = map[string]rule{
	"answered":            {mark: answered, silence: true},
	"deadline":            {mark: deadline},
	"reformulation":       {mark: reformulation},
	"solution":            {mark: solution},
	"next-step":           {mark: nextStep},
	"correctness":         {mark: correctness},
	audit.Personalisation: {mark: personalisation},
	"re-asks":             {mark: reAsks},
	"channel-hop":         {mark: channelHop},
	"escalation":          {mark: escalation},
	"greeting":            {mark: greeting},
	"thanks":              {mark: thanks},
	"empathy":             {mark: empathy},
	"closing":             {mark: closing},
	"signature":           {mark: signature},
	"public-reply":        {mark: publicReply, silence: true},
	"deletion":            {mark: undeleted, silence: true},
	"follow-up":           {mark: followedUp, silence: true},
}

// readCriteria finds the rules of criteria, latency, completeness and consistency aside. One that the campaign does not
// define, or that is for humans, has none.
func readCriteria(c audit.Campaign) ([]criterion, error) {
	var list []criterion
	for _, id := range c.Marked() {
		if id == audit.Latency || id == audit.Completeness || id == audit.Consistency {
			continue
		}
		defined, _ := c.Criterion(id)
		defined.ID = id
		read := criterion{Criterion: defined}
		switch says, err := readCues(defined.Says); {
		case err != nil:
			return nil, fmt.Errorf("criterion %q: %w", id, err)
		case defined.Detection != audit.Automatic && defined.Detection != audit.Suggestion:
		case len(says) > 0:
			read.rule.mark = func(r reading) found { return r.says(says) }
		default:
			read.rule = rules[id]
		}
		list = append(list, read)
	}
	slices.SortFunc(list, func(a, b criterion) int { return strings.Compare(a.ID, b.ID) })
	return list, nil
}

// markCriteria adds the marks of the further criteria: a coder's, or else the machine's.
func (s *Scorer) markCriteria(m *audit.ContactMarks, c audit.Contact, o outcome, values map[string][]stated) {
	if len(s.criteria) == 0 {
		return
	}
	var r reading
	for _, x := range s.criteria {
		if code, ok := c.Codes[x.ID]; ok && !s.asked(c.Scenario, x.ID) {
			m.Criteria = append(m.Criteria, audit.CriterionMark{Criterion: x.ID, Score: codeMark(code), By: audit.Coder})
			continue
		}
		if x.rule.mark == nil {
			continue
		}
		if r.words == nil {
			r = s.reading(*m, c, o, values)
		}
		mark := audit.CriterionMark{Criterion: x.ID, Score: nothing.score, By: audit.Machine}
		if x.rule.silence || r.substance() {
			if x.Detection == audit.Suggestion { // silence leaves nothing to confirm
				mark.By = audit.Suggested
			}
			f := x.rule.mark(r)
			mark.Score, mark.Quote = f.score, f.quote
			if x.ID == audit.Personalisation {
				m.Sketch = r.sketch()
			}
		}
		m.Criteria = append(m.Criteria, mark)
	}
}

// asked tells whether a scenario has a point of that name: its code is the point's. No criterion of a profile is called like
// a point, but one that is only looked at may be.
func (s *Scorer) asked(scenario, id string) bool {
	return slices.ContainsFunc(s.points[scenario], func(p point) bool { return p.ID == id })
}

// codeMark is a coder's mark as a score.
func codeMark(c audit.Code) audit.Score {
	if c.NA {
		return audit.NA
	}
	return audit.Mark(c.Value)
}
