package report

import (
	"fmt"
	"slices"

	"github.com/diapason-audit/diapason/audit"
)

// robustness has a row a ranked company; none when robustness was not asked for.
func robustness(r audit.Result) sheet {
	type row = audit.Shift
	cols := []column[row]{
		{head{name: "rank", title: "#", right: true}, func(s row) cell { return count(s.Rank) }},
		{head{name: "company"}, func(s row) cell { return text(s.Company) }},
		{head{name: "name", title: "Company", flex: 16}, func(s row) cell { return text(s.Name) }},
		{head{name: "rank_best", title: "Best", right: true, note: "Best and Worst: its ranks under any of the choices."}, func(s row) cell { return count(s.Best) }},
		{head{name: "rank_worst", title: "Worst", right: true}, func(s row) cell { return count(s.Worst) }},
		{head{name: "index", title: "Index", right: true, drop: 2}, func(s row) cell { return heat(s.Index) }},
		{head{name: "index_least", title: "Least", right: true, drop: 3}, func(s row) cell { return score(s.IndexLeast) }},
		{head{name: "index_most", title: "Most", right: true, drop: 3}, func(s row) cell { return score(s.IndexMost) }},
		{head{name: "choice", title: "Moved most", flex: 20}, func(s row) cell { return text(s.Choice) }},
		{head{name: "choice_rank", title: "to", right: true, drop: 1}, func(s row) cell {
			if s.Choice == "" {
				return none()
			}
			return count(s.ChoiceRank)
		}},
	}
	if r.Robustness == nil {
		return fill(cols, nil)
	}
	return fill(cols, r.Robustness.Shifts)
}

// robust says in a sentence or two what the choices come to.
func robust(r audit.Result) string {
	if r.Robustness == nil || len(r.Robustness.Choices) == 0 {
		return "No other choice was tried."
	}
	choices := r.Robustness.Choices
	first, stays := r.Robustness.Shifts[0], 0
	for _, c := range choices {
		if c.First == first.Company {
			stays++
		}
	}
	s := fmt.Sprintf("%s tried; %s stays first in %d.", plural(len(choices), "other choice"), first.Name, stays)
	hardest := slices.MaxFunc(choices, func(a, b audit.Choice) int { return a.Sum - b.Sum })
	if hardest.Sum == 0 {
		return s + " None of them moves anyone."
	}
	return fmt.Sprintf("%s The one that moves the ranking most is %q: %s, by at most %s.",
		s, hardest.Name, plural(hardest.Moved, "move"), plural(hardest.Most, "rank"))
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

type robustnessJSON struct {
	Choices   []choiceJSON `json:"choices" jsonschema:"other ways to make the index"`
	Companies []shiftJSON  `json:"companies" jsonschema:"one row a ranked company"`
}

type choiceJSON struct {
	Choice string `json:"choice"`
	Moved  int    `json:"moved" jsonschema:"companies whose rank changes"`
	Most   int    `json:"most" jsonschema:"ranks, of the company that moves most"`
	Sum    int    `json:"sum" jsonschema:"ranks, of all companies"`
	First  string `json:"first" jsonschema:"company that then comes first"`
}

type shiftJSON struct {
	Rank       int      `json:"rank"`
	Company    string   `json:"company"`
	Name       string   `json:"name"`
	RankBest   int      `json:"rank_best" jsonschema:"under any choice"`
	RankWorst  int      `json:"rank_worst"`
	Index      *float64 `json:"index" jsonschema:"out of 100"`
	IndexLeast *float64 `json:"index_least" jsonschema:"out of 100, under any choice"`
	IndexMost  *float64 `json:"index_most"`
	Choice     *string  `json:"choice" jsonschema:"that moves it most; null when none moves it"`
	ChoiceRank *int     `json:"choice_rank" jsonschema:"its rank then"`
}

func newRobustness(r *audit.Robustness) *robustnessJSON {
	if r == nil {
		return nil
	}
	d := &robustnessJSON{[]choiceJSON{}, []shiftJSON{}}
	for _, c := range r.Choices {
		d.Choices = append(d.Choices, choiceJSON{c.Name, c.Moved, c.Most, c.Sum, c.First})
	}
	for _, s := range r.Shifts {
		row := shiftJSON{
			Rank: s.Rank, Company: s.Company, Name: s.Name, RankBest: s.Best, RankWorst: s.Worst,
			Index: number(s.Index.Percent()), IndexLeast: number(s.IndexLeast.Percent()), IndexMost: number(s.IndexMost.Percent()),
			Choice: defined(s.Choice),
		}
		if s.Choice != "" {
			row.ChoiceRank = &s.ChoiceRank
		}
		d.Companies = append(d.Companies, row)
	}
	return d
}
