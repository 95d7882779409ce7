package rank

import (
	"math"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// Completed returns the groups with what the marks of single groups cannot know: whether an answer is boilerplate, and
// whether coders marked a criterion at all. Each group must be there once; those given stay as they are. Sketches are used
// up, so that completing twice changes nothing.
func Completed(c audit.Campaign, groups []audit.Marks) []audit.Marks {
	groups = slices.Clone(groups)
	for i := range groups {
		groups[i].Contacts = slices.Clone(groups[i].Contacts)
	}
	markBoilerplate(groups)
	markSilence(c, groups)
	return groups
}

// How much of an answer's wording the company's other answers hold when it is boilerplate, and how many runs of words it
// takes to say so.
const (
	boilerplate = 0.5
	leastRuns   = 4
)

// markBoilerplate takes from personalisation the third for words of its own where the company's other answers, on
// whatever channel and to whatever complaint, hold the same words. Coders' marks stay. Time grows with the answers, not
// with their pairs.
func markBoilerplate(groups []audit.Marks) {
	type run struct {
		company string
		hash    uint32
	}
	answers := map[run]int{}
	for _, g := range groups {
		for _, c := range g.Contacts {
			for _, hash := range c.Sketch {
				answers[run{c.Company, hash}]++
			}
		}
	}
	for _, g := range groups {
		for i, c := range g.Contacts {
			shared := 0
			for _, hash := range c.Sketch {
				if answers[run{c.Company, hash}] > 1 {
					shared++
				}
			}
			runs := len(c.Sketch)
			g.Contacts[i].Sketch, c.Sketch = nil, nil
			if runs < leastRuns || float64(shared) < boilerplate*float64(runs) {
				continue
			}
			at := slices.IndexFunc(c.Criteria, func(m audit.CriterionMark) bool { return m.Criterion == audit.Personalisation && m.By != audit.Coder })
			if at >= 0 {
				c.Criteria = slices.Clone(c.Criteria)
				c.Criteria[at].Score = lessAThird(c.Criteria[at].Score)
				g.Contacts[i] = c
			}
		}
	}
}

// lessAThird is a mark in thirds, with two decimals, less one; a single third is for the name, which stays.
func lessAThird(s audit.Score) audit.Score {
	thirds := math.Round(s.Float() * 3)
	if thirds < 2 {
		return s
	}
	return audit.Mark(math.Round((thirds-1)/3*100) / 100)
}

// markSilence gives contacts without an answer the mark 0 in each criterion that coders marked elsewhere: coders pass
// silence over, and a message without an answer counts 0 (METHOD 1.1). A criterion that nobody marked stays out.
func markSilence(c audit.Campaign, groups []audit.Marks) {
	coded := map[string]bool{}
	for _, g := range groups {
		for _, contact := range g.Contacts {
			for _, m := range contact.Criteria {
				coded[m.Criterion] = coded[m.Criterion] || m.By == audit.Coder
			}
		}
	}
	for _, id := range c.Marked() {
		if !coded[id] {
			continue
		}
		for _, g := range groups {
			for i, contact := range g.Contacts {
				at, marked := slices.BinarySearchFunc(contact.Criteria, id, func(m audit.CriterionMark, id string) int {
					return strings.Compare(m.Criterion, id)
				})
				if !marked && !toMark(contact) {
					zero := audit.CriterionMark{Criterion: id, Score: audit.Mark(0), By: audit.Machine}
					g.Contacts[i].Criteria = slices.Insert(slices.Clone(contact.Criteria), at, zero)
				}
			}
		}
	}
}
