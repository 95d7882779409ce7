// Package rank turns the marks of groups into an index for each company, and the companies into a ranking. It takes
// the marks in any order and from any number of machines; it reads no answer.
package rank

import (
	"cmp"
	"slices"

	"github.com/diapason-audit/diapason/audit"
)

// Rank makes the result of a campaign from the marks of its groups. A group that comes twice counts once; what is
// missing or cannot be marked is said in the caveats. The seed is recorded for what is drawn at random.
func Rank(c audit.Campaign, marks []audit.Marks, seed uint64) audit.Result {
	groups := slices.SortedFunc(slices.Values(marks), func(a, b audit.Marks) int { return compare(a.Group, b.Group) })
	all := len(groups)
	groups = completed(c, slices.CompactFunc(groups, func(a, b audit.Marks) bool { return a.Group == b.Group }))

	r := audit.Result{
		Campaign: c.ID, Title: c.Title, Wave: c.Wave, Language: c.Language, Profile: c.Profile, Seed: seed, Groups: groups,
	}
	for _, g := range groups {
		r.Contacts = append(r.Contacts, g.Contacts...)
		r.Findings = append(r.Findings, g.Findings...)
	}
	slices.SortFunc(r.Findings, audit.Finding.Compare)
	for _, company := range c.Companies {
		r.Ranking = append(r.Ranking, position(c, company, of(company.ID, groups)))
	}
	order(r.Ranking)
	r.Headline = headline(c, groups)
	r.Channels = channels(c, groups)
	r.Scenarios = scenarios(c, groups)
	r.Sectors = sectors(r.Ranking)
	r.Caveats = caveats(c, r, all-len(groups))
	return r
}

// compare orders groups by company first: a company's evidence stands together.
func compare(a, b audit.Group) int {
	return cmp.Or(cmp.Compare(a.Company, b.Company), cmp.Compare(a.Scenario, b.Scenario), cmp.Compare(a.Wave, b.Wave),
		cmp.Compare(a.Attempt, b.Attempt))
}

// of returns the groups of one company.
func of(company string, groups []audit.Marks) []audit.Marks {
	start, _ := slices.BinarySearchFunc(groups, company, func(g audit.Marks, id string) int { return cmp.Compare(g.Company, id) })
	end := start
	for end < len(groups) && groups[end].Company == company {
		end++
	}
	return groups[start:end]
}

// position is a company's line, still without its rank.
func position(c audit.Campaign, company audit.Company, groups []audit.Marks) audit.Position {
	p := audit.Position{Company: company.ID, Name: cmp.Or(company.Name, company.ID), Sector: company.Sector}
	p.Criteria = criteria(c, groups)
	p.Pillars, p.Index = index(c.Profile, p.Criteria)
	var contacts []audit.ContactMarks
	for _, g := range groups {
		contacts = append(contacts, g.Contacts...)
		for _, f := range g.Findings {
			switch f.Rule {
			case audit.RuleContradiction:
				p.Contradictions++
			case audit.RuleDeletion:
				p.Deletions++
			}
		}
	}
	p.Contacts, p.Answered = len(contacts), answered(contacts)
	p.MedianLatency, p.MedianReached = median(contacts, c.Profile.Horizon)
	p.State = worst(groups)
	return p
}

// criteria is the mean of each criterion: of contacts weighted by their channel's usage, of groups for consistency.
func criteria(c audit.Campaign, groups []audit.Marks) map[string]audit.Score {
	means := map[string]*audit.Mean{}
	for _, criterion := range c.Profile.Criteria() {
		means[criterion] = &audit.Mean{}
	}
	for _, g := range groups {
		means[audit.Consistency].Add(g.Consistency, 1)
		for _, contact := range g.Contacts {
			usage := 1.0
			if ch, ok := c.Channel(contact.Channel); ok {
				usage = ch.Usage
			}
			means[audit.Latency].Add(contact.Latency, usage)
			means[audit.Completeness].Add(contact.Completeness, usage)
			for _, mark := range contact.Criteria {
				if m, ok := means[mark.Criterion]; ok {
					m.Add(mark.Score, usage)
				}
			}
		}
	}
	scores := map[string]audit.Score{}
	for criterion, m := range means {
		scores[criterion] = m.Score()
	}
	return scores
}

// order sorts the positions by index, best first, equal ones by id, and gives the ranks: 1, 2, 2, 4. Companies without
// an index come last and have rank 0.
func order(positions []audit.Position) {
	slices.SortFunc(positions, func(a, b audit.Position) int {
		return cmp.Or(b.Index.Compare(a.Index), cmp.Compare(a.Company, b.Company))
	})
	for i := range positions {
		switch {
		case !positions[i].Index.Defined():
		case i > 0 && positions[i].Index == positions[i-1].Index:
			positions[i].Rank = positions[i-1].Rank
		default:
			positions[i].Rank = i + 1
		}
	}
}
