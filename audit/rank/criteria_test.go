package rank

import (
	"reflect"
	"slices"
	"testing"

	"github.com/diapason-audit/diapason/audit"
)

// personal is a group of one contact on chat with a mark of personalisation and a sketch.
func personal(company, scenario string, mark float64, by audit.By, sketch ...uint32) audit.Marks {
	g := group(company, scenario, 1, 1, 1, 1, 1, "")
	g.Contacts = g.Contacts[:1]
	g.Contacts[0].Criteria = []audit.CriterionMark{{Criterion: audit.Personalisation, Score: audit.Mark(mark), By: by}}
	g.Contacts[0].Sketch = sketch
	return g
}

// An answer half of whose wording stands in the company's other answers loses the third for words of its own. Other
// companies' answers, too few words, the name alone and a coder's mark change nothing.
func TestBoilerplate(t *testing.T) {
	c := campaign(2, 4)
	check := func(name string, want float64, groups ...audit.Marks) {
		t.Helper()
		before := reflect.ValueOf(groups[0].Contacts[0].Criteria[0]).Interface()
		result := Rank(c, groups, 1)
		for _, contacts := range [][]audit.ContactMarks{result.Contacts, Rank(c, groups, 1).Contacts, Rank(c, result.Groups, 1).Contacts} {
			for _, m := range contacts { // nothing is taken twice
				if mark, _ := m.Criterion(audit.Personalisation); m.Company == "a" && m.Scenario == "s1" && mark.Score.Float() != want {
					t.Errorf("%s: %v, want %v", name, mark.Score.Float(), want)
				}
			}
		}
		if groups[0].Contacts[0].Criteria[0] != before {
			t.Errorf("%s: ranking changed the marks it was given", name)
		}
	}
	own := personal("a", "s1", 1, audit.Suggested, 1, 2, 3, 4)
	check("alone", 1, own)
	check("half the same", .67, own, personal("a", "s2", 1, audit.Suggested, 1, 2, 7, 8))
	check("half the same, of two answers", .67, own, personal("a", "s2", 1, audit.Suggested, 1, 7, 8, 9), personal("a", "s3", 1, audit.Suggested, 2, 10, 11, 12))
	check("a quarter the same", 1, own, personal("a", "s2", 1, audit.Suggested, 1, 7, 8, 9))
	check("another company's", 1, own, personal("b", "s2", 1, audit.Suggested, 1, 2, 3, 4))
	check("too few words", 1, personal("a", "s1", 1, audit.Suggested, 1, 2, 3), personal("a", "s2", 1, audit.Suggested, 1, 2, 3))
	check("two thirds", .33, personal("a", "s1", .67, audit.Suggested, 1, 2, 3, 4), personal("a", "s2", 1, audit.Suggested, 1, 2, 3, 4))
	check("the name alone", .33, personal("a", "s1", .33, audit.Suggested, 1, 2, 3, 4), personal("a", "s2", 1, audit.Suggested, 1, 2, 3, 4))
	check("a coder's mark", 1, personal("a", "s1", 1, audit.Coder, 1, 2, 3, 4), personal("a", "s2", 1, audit.Suggested, 1, 2, 3, 4))
}

// Silence counts 0 in what coders marked elsewhere, and is left out of what nobody marked.
func TestSilenceCountsInWhatCodersMark(t *testing.T) {
	c := campaign(1, 1)
	c.Profile.Pillars = []audit.Pillar{{ID: "welcome", Weight: 1, Criteria: []audit.Weighted{{Criterion: "clarity", Weight: 1}, {Criterion: "tone", Weight: 1}}}}
	c.Channels[1].Usage = 1
	g := group("a", "s1", 1, -1, 1, 1, 1, "")
	g.Contacts[0].Criteria = []audit.CriterionMark{{Criterion: "tone", Score: audit.Mark(.5), By: audit.Coder}}
	r := Rank(c, []audit.Marks{g}, 1)
	p := r.Ranking[0]
	if p.Criteria["tone"].Percent() != "25.00" || p.Criteria["clarity"].Defined() || p.Index.Percent() != "25.00" {
		t.Errorf("tone %s, clarity %s, index %s", p.Criteria["tone"].Percent(), p.Criteria["clarity"].Percent(), p.Index.Percent())
	}
	if len(g.Contacts[1].Criteria) != 0 {
		t.Error("ranking changed the marks it was given")
	}
}

// Of a sample, the answers that coders marked stand for the company's others, so that silence weighs as much as if all
// were marked: ten answers and ten silences, one answer marked 1, are a half and not one in eleven. A company none of whose answers
// is in the sample has no mark, whatever its silences.
func TestSampleOfMarks(t *testing.T) {
	c := campaign(2, 10)
	c.Profile.Pillars = []audit.Pillar{{ID: "welcome", Weight: 1, Criteria: []audit.Weighted{{Criterion: "tone", Weight: 1}}}}
	c.Channels[0].Usage, c.Channels[1].Usage = 1, 1
	var groups []audit.Marks
	for _, s := range c.Scenarios {
		groups = append(groups, group("a", s.ID, 1, -1, 1, 1, 1, ""), group("b", s.ID, 1, -1, 1, 1, 1, ""))
	}
	groups[0].Contacts[0].Criteria = []audit.CriterionMark{{Criterion: "tone", Score: audit.Mark(1), By: audit.Coder}}
	r := Rank(c, groups, 1)
	for _, p := range r.Ranking {
		want := map[string]string{"a": "50.00", "b": audit.NA.Percent()}[p.Company]
		if got := p.Criteria["tone"].Percent(); got != want {
			t.Errorf("%s: tone %q, want %q", p.Company, got, want)
		}
	}
	if want := "marked on a part of the answers, which stands for the rest of the company's: tone (1 of 20 answers)"; !slices.Contains(r.Caveats, want) {
		t.Errorf("no caveat %q in %q", want, r.Caveats)
	}
}

// What a coder marks on a contact without an answer weighs like any mark, though no answer is marked.
func TestCodedSilence(t *testing.T) {
	c := campaign(1, 1)
	c.Profile.Pillars = []audit.Pillar{{ID: "welcome", Weight: 1, Criteria: []audit.Weighted{{Criterion: "tone", Weight: 1}}}}
	g := group("a", "s1", 1, -1, 1, 1, 1, "")
	g.Contacts[1].Criteria = []audit.CriterionMark{{Criterion: "tone", Score: audit.Mark(.5), By: audit.Coder}}
	if got := Rank(c, []audit.Marks{g}, 1).Ranking[0].Criteria["tone"].Percent(); got != "50.00" {
		t.Errorf("tone %s, want 50.00", got)
	}
}
