package rank

import (
	"slices"

	"github.com/diapason-audit/diapason/audit"
)

// perturbation is by how much a pillar's weight is changed, up and down (METHOD 1.4).
const perturbation = 0.25

// Robustness ranks the companies of a result again under other choices: each pillar's weight up and down by a quarter, the
// other aggregation, and one criterion, scenario or channel left out at a time. A choice that leaves no index to any company
// is not tried; a company that it leaves without an index has no rank in it, and its own ranks are those of the other choices.
func Robustness(c audit.Campaign, r audit.Result) audit.Robustness {
	f := newFormula(c.Profile)
	all := contenders{c: c, formula: f}
	for _, p := range r.Ranking {
		if p.Rank > 0 {
			all.positions = append(all.positions, p)
			all.groups = append(all.groups, of(p.Company, r.Groups))
		}
	}
	for _, groups := range all.groups {
		all.blocks = append(all.blocks, blocksOf(c, f, groups))
	}
	trial := newTrial(all.positions)
	for i, pillar := range c.Profile.Pillars {
		for _, change := range []struct {
			factor float64
			words  string
		}{{1 + perturbation, " weighs 25 % more"}, {1 - perturbation, " weighs 25 % less"}} {
			p := c.Profile
			p.Pillars = slices.Clone(p.Pillars)
			p.Pillars[i].Weight *= change.factor
			trial.add(pillar.ID+change.words, all.under(newFormula(p), ""))
		}
	}
	swapped, mean := c.Profile, "geometric mean"
	swapped.Aggregation = audit.Geometric
	if c.Profile.Aggregation == audit.Geometric {
		swapped.Aggregation, mean = audit.Arithmetic, "arithmetic mean"
	}
	trial.add(mean, all.under(newFormula(swapped), ""))
	for _, criterion := range criteriaOf(c.Profile) {
		trial.add("without criterion "+criterion, all.under(newFormula(without(c.Profile, criterion)), ""))
	}
	for _, s := range r.Scenarios {
		if s.Contacts > 0 {
			trial.add("without scenario "+s.Scenario, all.under(f, s.Scenario))
		}
	}
	for _, channel := range channelsOf(r) {
		trial.add("without channel "+channel, all.deaf(channel))
	}
	return trial.Robustness
}

// criteriaOf lists the criteria that the pillars of a profile hold.
func criteriaOf(p audit.Profile) []string {
	return slices.DeleteFunc(p.Criteria(), func(criterion string) bool {
		return !slices.ContainsFunc(p.Pillars, func(pillar audit.Pillar) bool {
			return slices.ContainsFunc(pillar.Criteria, func(w audit.Weighted) bool { return w.Criterion == criterion })
		})
	})
}

func channelsOf(r audit.Result) []string {
	var list []string
	for _, s := range r.Channels {
		list = append(list, s.Channel)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// without is the profile less one criterion.
func without(p audit.Profile, criterion string) audit.Profile {
	p.Pillars = slices.Clone(p.Pillars)
	for i := range p.Pillars {
		p.Pillars[i].Criteria = slices.DeleteFunc(slices.Clone(p.Pillars[i].Criteria), func(w audit.Weighted) bool { return w.Criterion == criterion })
	}
	return p
}

// contenders are the ranked companies with what makes their index.
type contenders struct {
	c         audit.Campaign
	formula   formula
	positions []audit.Position
	groups    [][]audit.Marks
	blocks    [][]block
}

// under are the indices under another formula, less one scenario; "" leaves none out.
func (all contenders) under(f formula, less string) []audit.Score {
	var indices []audit.Score
	for _, blocks := range all.blocks {
		means := make([]audit.Mean, len(all.formula.criteria))
		for _, b := range blocks {
			if b.scenario != less {
				for i := range means {
					means[i].AddMean(b.criteria[i], 1)
				}
			}
		}
		byName := map[string]audit.Score{}
		for i, m := range means {
			byName[all.formula.criteria[i]] = m.Score()
		}
		indices = append(indices, f.of(byName))
	}
	return indices
}

// deaf are the indices less one channel: its contacts, and the pairs it is a side of.
func (all contenders) deaf(channel string) []audit.Score {
	var indices []audit.Score
	for _, groups := range all.groups {
		var left []audit.Marks
		for _, g := range groups {
			if g, ok := lessChannel(g, channel); ok {
				left = append(left, g)
			}
		}
		byName := map[string]audit.Score{}
		for i, m := range sums(all.c, all.formula, left) {
			byName[all.formula.criteria[i]] = m.Score()
		}
		indices = append(indices, all.formula.of(byName))
	}
	return indices
}

// lessChannel is a group without a channel; false when nothing is left of it. Consistency is made anew of the pairs that are
// left, unless a coder marked it; with one channel only it is na.
func lessChannel(g audit.Marks, channel string) (audit.Marks, bool) {
	contacts := slices.DeleteFunc(slices.Clone(g.Contacts), func(c audit.ContactMarks) bool { return c.Channel == channel })
	if len(contacts) == len(g.Contacts) {
		return g, true
	}
	coded := g.Consistency != ofPairs(g.Pairs)
	g.Contacts = contacts
	g.Pairs = slices.DeleteFunc(slices.Clone(g.Pairs), func(p audit.PairMarks) bool { return p.ChannelA == channel || p.ChannelB == channel })
	switch {
	case len(contacts) < 2:
		g.Consistency = audit.NA
	case !coded:
		g.Consistency = ofPairs(g.Pairs)
	}
	return g, len(contacts) > 0
}

// ofPairs is the consistency of a group from its pairs: their mean, and 0 when all of them are silent (DESIGN 5).
func ofPairs(pairs []audit.PairMarks) audit.Score {
	var mean audit.Mean
	for _, p := range pairs {
		mean.Add(p.Score, 1)
	}
	if s := mean.Score(); s.Defined() || len(pairs) == 0 {
		return s
	}
	return audit.Mark(0)
}

// of is the index from the means of the criteria by name.
func (f formula) of(byName map[string]audit.Score) audit.Score {
	criteria := make([]audit.Score, len(f.criteria))
	for i, criterion := range f.criteria {
		criteria[i] = byName[criterion]
	}
	return f.index(criteria, make([]audit.Score, len(f.pillars)))
}

// A trial collects what the choices do.
type trial struct{ audit.Robustness }

func newTrial(positions []audit.Position) *trial {
	t := &trial{}
	for _, p := range positions {
		t.Shifts = append(t.Shifts, audit.Shift{
			Company: p.Company, Name: p.Name, Rank: p.Rank, Best: p.Rank, Worst: p.Rank,
			Index: p.Index, IndexLeast: p.Index, IndexMost: p.Index, ChoiceRank: p.Rank,
		})
	}
	return t
}

// add takes in a choice with the index it gives to each company.
func (t *trial) add(name string, indices []audit.Score) {
	ranks := ranksOf(indices)
	choice := audit.Choice{Name: name}
	for i, rank := range ranks {
		s := &t.Shifts[i]
		if rank == 0 {
			continue
		}
		if rank == 1 && choice.First == "" {
			choice.First = s.Company
		}
		move := distance(rank, s.Rank)
		choice.Sum += move
		choice.Most = max(choice.Most, move)
		if move > 0 {
			choice.Moved++
		}
		if move > distance(s.ChoiceRank, s.Rank) {
			s.Choice, s.ChoiceRank = name, rank
		}
		s.Best, s.Worst = min(s.Best, rank), max(s.Worst, rank)
		if indices[i].Compare(s.IndexLeast) < 0 {
			s.IndexLeast = indices[i]
		}
		if indices[i].Compare(s.IndexMost) > 0 {
			s.IndexMost = indices[i]
		}
	}
	if choice.First != "" {
		t.Choices = append(t.Choices, choice)
	}
}

func distance(a, b int) int { return max(a-b, b-a) }

// ranksOf gives each index its rank, 1, 2, 2, 4; 0 to one that is na.
func ranksOf(indices []audit.Score) []int {
	order := make([]int, len(indices))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return indices[j].Compare(indices[i]) })
	ranks := make([]int, len(indices))
	for place, i := range order {
		switch {
		case !indices[i].Defined():
		case place > 0 && indices[i] == indices[order[place-1]]:
			ranks[i] = ranks[order[place-1]]
		default:
			ranks[i] = place + 1
		}
	}
	return ranks
}
