package rank

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/stat"
)

// Compare holds a result against an earlier one: company by company with intervals, contact by contact, finding by
// finding. Each is weighed by its own profile; Changes says where they were not made alike.
func Compare(before, now audit.Result) audit.Movement {
	m := audit.Movement{
		Old: origin(before), New: origin(now), Changes: before.Versions.Changes(now.Versions), Level: Level,
		Contacts: contactChanges(before, now), Findings: findingChanges(before, now),
	}
	m.Companies, m.Noise = companyChanges(before, now)
	if before.Campaign != now.Campaign {
		m.Changes = append([]string{"another campaign"}, m.Changes...)
	}
	return m
}

func origin(r audit.Result) audit.Origin {
	return audit.Origin{Campaign: r.Campaign, Wave: r.Wave, Profile: r.Profile.ID}
}

// A side is one of two results with the replicates of its companies.
type side struct {
	result    audit.Result
	positions map[string]audit.Position
	figures   map[string][]figure // by company
}

// A figure is a score with its replicates, one a draw.
type figure struct {
	name   string
	score  audit.Score
	draws  []float64
	blocks int
}

func companyChanges(before, now audit.Result) ([]audit.CompanyChange, audit.Noise) {
	old, later := newSide(before, now.Seed), newSide(now, now.Seed)
	names := maps.Clone(old.positions)
	maps.Copy(names, later.positions)
	var list []audit.CompanyChange
	var moves moves
	for _, id := range slices.Sorted(maps.Keys(names)) {
		o, was := old.positions[id]
		n, is := later.positions[id]
		c := audit.CompanyChange{
			Company: id, Name: cmp.Or(n.Name, o.Name), Presence: audit.Stayed,
			OldRank: o.Rank, NewRank: n.Rank, OldState: o.State, NewState: n.State,
			Figures: moves.of(old.figures[id], later.figures[id]),
		}
		switch { // a campaign lists its companies in every wave, whether they were asked or not
		case o.Contacts == 0 && (n.Contacts > 0 || !was):
			c.Presence = audit.Came
		case n.Contacts == 0 && (o.Contacts > 0 || !is):
			c.Presence = audit.Went
		}
		list = append(list, c)
	}
	return list, moves.noise()
}

// Moves are the differences that have an interval: the chance of each where nothing moved, and whether it is beyond the noise.
type moves struct {
	chances []float64
	beyond  []bool
}

// of pairs the figures of one company by name, the later's first.
func (m *moves) of(before, now []figure) []audit.FigureChange {
	find := func(list []figure, name string) figure {
		if i := slices.IndexFunc(list, func(f figure) bool { return f.name == name }); i >= 0 {
			return list[i]
		}
		return figure{}
	}
	var list []audit.FigureChange
	for _, n := range now {
		o := find(before, n.name)
		blocks := min(o.blocks, n.blocks)
		d := difference(o.draws, n.draws, blocks)
		if d.Known {
			m.chances = append(m.chances, chance(n.score.Float()-o.score.Float(), o.draws, n.draws, blocks))
			m.beyond = append(m.beyond, d.Beyond())
		}
		list = append(list, audit.FigureChange{Figure: n.name, Old: o.score, New: n.score, Difference: d})
	}
	for _, o := range before {
		if find(now, o.name).name == "" {
			list = append(list, audit.FigureChange{Figure: o.name, Old: o.score})
		}
	}
	return list
}

// noise counts them: one by one, and all at once, which says nothing of those that the first lets pass.
func (m *moves) noise() audit.Noise {
	n := audit.Noise{Known: len(m.chances)}
	together := stat.BenjaminiHochberg(m.chances)
	for i, beyond := range m.beyond {
		if beyond {
			n.Beyond++
			if together[i] < 1-Level {
				n.Together++
			}
		}
	}
	return n
}

// newSide works out the figures of every company: index and pillars by the profile, the criteria that are not a pillar of
// their own, and the plain share of contacts answered.
func newSide(r audit.Result, seed uint64) side {
	s := side{r, map[string]audit.Position{}, map[string][]figure{}}
	c := campaignOf(r)
	for _, p := range r.Ranking {
		s.positions[p.Company] = p
		c.Companies = append(c.Companies, audit.Company{ID: p.Company})
	}
	slices.SortFunc(c.Companies, func(a, b audit.Company) int { return cmp.Compare(a.ID, b.ID) })
	groups, _ := sorted(c, r.Groups)
	add := func(c audit.Campaign, groups []audit.Marks, index string, pillar func(audit.Pillar) string) {
		f := newFormula(c.Profile)
		drawn := bootstrap(c, groups, seed)
		for _, company := range c.Companies {
			p := position(c, f, company, of(company.ID, groups))
			d := replicates(drawn, company.ID)
			figures := s.figures[company.ID]
			if index != "" {
				score := p.Index
				if printed, ok := s.positions[company.ID]; ok {
					score = printed.Index
				}
				figures = append(figures, figure{index, score, d.Index, d.Blocks})
			}
			for i, one := range c.Profile.Pillars {
				var draws []float64
				if i < len(d.Pillars) {
					draws = d.Pillars[i]
				}
				figures = append(figures, figure{pillar(one), p.Pillars[i], draws, d.Blocks})
			}
			s.figures[company.ID] = figures
		}
	}
	add(c, groups, "index", func(p audit.Pillar) string { return "pillar." + p.ID })
	if further := remaining(r.Profile); len(further) > 0 {
		c.Profile = audit.Profile{Pillars: further}
		add(c, groups, "", func(p audit.Pillar) string { return p.ID })
	}
	const answered = audit.AnswerShare
	c.Channels, c.Profile = nil, audit.Profile{Pillars: []audit.Pillar{{ID: answered, Weight: 1, Criteria: []audit.Weighted{{Criterion: answered, Weight: 1}}}}}
	shares := slices.Clone(groups)
	for i := range shares {
		shares[i].Contacts = slices.Clone(shares[i].Contacts)
		for j, contact := range shares[i].Contacts {
			mark := 0.0
			if contact.Outcome == audit.Answered {
				mark = 1
			}
			shares[i].Contacts[j].Criteria = []audit.CriterionMark{{Criterion: answered, Score: audit.Mark(mark)}}
		}
	}
	add(c, shares, "", func(p audit.Pillar) string { return p.ID })
	return s
}

// campaignOf is as much of a campaign as its result tells: profile and usage.
func campaignOf(r audit.Result) audit.Campaign {
	c := audit.Campaign{ID: r.Campaign, Profile: r.Profile}
	for _, id := range slices.Sorted(maps.Keys(r.Usage)) {
		c.Channels = append(c.Channels, audit.Channel{ID: id, Usage: r.Usage[id]})
	}
	return c
}

// remaining makes a pillar of each criterion that has none to itself.
func remaining(p audit.Profile) []audit.Pillar {
	alone := map[string]bool{}
	for _, pillar := range p.Pillars {
		if len(pillar.Criteria) == 1 {
			alone[pillar.Criteria[0].Criterion] = true
		}
	}
	var list []audit.Pillar
	for _, criterion := range p.Criteria() {
		if !alone[criterion] {
			list = append(list, audit.Pillar{ID: criterion, Weight: 1, Criteria: []audit.Weighted{{Criterion: criterion, Weight: 1}}})
		}
	}
	return list
}

// difference is the interval of what a figure moved by, taken draw by draw: a block that was drawn for the one was
// drawn as often for the other.
func difference(before, now []float64, blocks int) audit.Difference {
	if blocks < MinBlocks {
		return audit.Difference{}
	}
	var moved []float64
	for draw := range min(len(before), len(now)) {
		if d := now[draw] - before[draw]; !math.IsNaN(d) {
			moved = append(moved, d)
		}
	}
	slices.Sort(moved)
	low, high := stat.Percentiles(moved, Level, blocks)
	return audit.Difference{Low: low, High: high, Known: !math.IsNaN(low)}
}

// replicates are those of a company, of a list by id; without any, none.
func replicates(list []Replicates, company string) Replicates {
	if i, ok := slices.BinarySearchFunc(list, company, func(r Replicates, id string) int { return cmp.Compare(r.Company, id) }); ok {
		return list[i]
	}
	return Replicates{}
}

// contactChanges pairs contacts whatever their wave, unless a result holds several.
func contactChanges(before, now audit.Result) []audit.ContactChange {
	waves := severalWaves(before) || severalWaves(now)
	key := func(c audit.ContactMarks) audit.Key {
		k := c.Key
		if !waves {
			k.Wave = ""
		}
		return k
	}
	old := map[audit.Key]audit.ContactMarks{}
	for _, c := range before.Contacts {
		old[key(c)] = c
	}
	var list []audit.ContactChange
	for _, n := range now.Contacts {
		k := key(n)
		o, was := old[k]
		delete(old, k)
		points := pointChanges(o.Points, n.Points)
		switch {
		case !was:
			list = append(list, audit.ContactChange{Key: k, Presence: audit.Came, New: n})
		case o.Outcome != n.Outcome || o.Latency != n.Latency || o.Completeness != n.Completeness || len(points) > 0:
			list = append(list, audit.ContactChange{Key: k, Presence: audit.Changed, Old: o, New: n, Points: points})
		}
	}
	for k, o := range old {
		list = append(list, audit.ContactChange{Key: k, Presence: audit.Went, Old: o})
	}
	slices.SortFunc(list, func(a, b audit.ContactChange) int {
		return cmp.Or(compare(a.Group(), b.Group()), cmp.Compare(a.Channel, b.Channel))
	})
	return list
}

func severalWaves(r audit.Result) bool {
	return slices.ContainsFunc(r.Contacts, func(c audit.ContactMarks) bool { return c.Wave != r.Contacts[0].Wave })
}

// pointChanges are the points of both with another verdict or another value.
func pointChanges(before, now []audit.PointMark) []audit.PointChange {
	var list []audit.PointChange
	for _, n := range now {
		for _, o := range before {
			if o.Point == n.Point && (o.Verdict != n.Verdict || !audit.SameValue(o.Value, n.Value)) {
				list = append(list, audit.PointChange{Point: n.Point, Old: o, New: n})
			}
		}
	}
	return list
}

// findingChanges pairs findings by id, and what is left by place: there another was made.
func findingChanges(before, now audit.Result) []audit.FindingChange {
	old, later := firstOf(before.Findings, nil), firstOf(now.Findings, nil)
	gone, came := firstOf(before.Findings, later), firstOf(now.Findings, old)
	at := map[string][]audit.Finding{} // what is gone, by place
	for _, f := range before.Findings {
		if g, ok := gone[f.ID()]; ok {
			delete(gone, f.ID())
			at[g.Place()] = append(at[g.Place()], g)
		}
	}
	var list []audit.FindingChange
	for _, f := range now.Findings {
		n, ok := came[f.ID()]
		if !ok {
			continue
		}
		delete(came, f.ID())
		if there := at[n.Place()]; len(there) > 0 {
			list = append(list, audit.FindingChange{Presence: audit.Changed, Old: there[0], New: n})
			at[n.Place()] = there[1:]
		} else {
			list = append(list, audit.FindingChange{Presence: audit.Came, New: n})
		}
	}
	for _, there := range at {
		for _, f := range there {
			list = append(list, audit.FindingChange{Presence: audit.Went, Old: f})
		}
	}
	slices.SortStableFunc(list, func(a, b audit.FindingChange) int {
		f, g := a.Finding(), b.Finding()
		f.Wave, g.Wave, f.Attempt, g.Attempt = "", "", 0, 0
		return cmp.Or(f.Compare(g), cmp.Compare(f.ID(), g.ID()))
	})
	return list
}

// firstOf are findings by id, the first of each, but for those whose id is among others.
func firstOf(findings []audit.Finding, others map[string]audit.Finding) map[string]audit.Finding {
	m := map[string]audit.Finding{}
	for _, f := range findings {
		id := f.ID()
		if _, known := others[id]; known {
			continue
		}
		if _, again := m[id]; !again {
			m[id] = f
		}
	}
	return m
}
