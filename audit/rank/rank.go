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
	groups, again := sorted(c, marks)
	r := audit.Result{
		Campaign: c.ID, Title: c.Title, Wave: c.Wave, Language: c.Language, Profile: c.Profile, Seed: seed, Groups: groups,
		Usage: map[string]float64{}, Versions: c.Versions(),
	}
	for _, ch := range c.Channels {
		r.Usage[ch.ID] = ch.Usage
	}
	for _, g := range groups {
		r.Contacts = append(r.Contacts, g.Contacts...)
		r.Findings = append(r.Findings, g.Findings...)
	}
	slices.SortFunc(r.Findings, audit.Finding.Compare)
	unsent, missing := neverSent(c, groups), map[string]int{}
	for _, k := range unsent {
		missing[k.Company]++
	}
	r.Ranking = ranked(c, groups, missing)
	for _, p := range r.Ranking {
		r.Blocks = max(r.Blocks, p.Blocks)
	}
	if r.Blocks >= MinBlocks {
		doubt(&r, bootstrap(c, groups, seed))
	}
	r.Headline = headline(c, groups)
	r.Channels = channels(c, groups)
	r.Scenarios = scenarios(c, groups)
	r.Sectors = sectors(r.Ranking)
	r.Caveats = caveats(c, r, unsent, again)
	return r
}

// ranked are the companies in order of index, of sorted groups; missing counts the contacts by company that were never
// sent.
func ranked(c audit.Campaign, groups []audit.Marks, missing map[string]int) []audit.Position {
	f := newFormula(c.Profile)
	var ranking []audit.Position
	for _, company := range c.Companies {
		p := position(c, f, company, of(company.ID, groups))
		p.Unranked = guard(c.Guard, p, missing[company.ID])
		ranking = append(ranking, p)
	}
	order(ranking)
	return ranking
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
func position(c audit.Campaign, f formula, company audit.Company, groups []audit.Marks) audit.Position {
	p := audit.Position{Company: company.ID, Name: cmp.Or(company.Name, company.ID), Sector: company.Sector}
	criteria, means := make([]audit.Score, len(f.criteria)), make([]audit.Mean, len(f.criteria))
	blocks := blocksOf(c, f, groups)
	for _, b := range blocks {
		for i := range means {
			means[i].AddMean(b.criteria[i], 1)
		}
	}
	p.Blocks = len(blocks)
	p.Criteria = map[string]audit.Score{}
	for i, m := range means {
		criteria[i] = m.Score()
		p.Criteria[f.criteria[i]] = criteria[i]
	}
	p.Pillars = make([]audit.Score, len(f.pillars))
	p.Index = f.index(criteria, p.Pillars)
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
	p.Waits = waits(contacts, c.Profile.Horizon)
	p.State = worst(groups)
	return p
}

// sums are the means of the criteria, in the formula's order: of contacts weighted by their channel's usage, of groups for
// consistency.
func sums(c audit.Campaign, f formula, groups []audit.Marks) []audit.Mean {
	return sumsBeside(c, f, groups, markedShares(c, f, groups))
}

// sumsBeside are the same where shares, a criterion each, of the answers are marked: a contact without an answer weighs
// no more than that, unless a coder marked it, so that the answers marked stand for the others beside it.
func sumsBeside(c audit.Campaign, f formula, groups []audit.Marks, shares []float64) []audit.Mean {
	means := make([]audit.Mean, len(f.criteria))
	for _, g := range groups {
		for _, contact := range g.Contacts {
			usage := usageOf(c, contact)
			for i, criterion := range f.criteria {
				switch criterion {
				case audit.Latency:
					means[i].Add(contact.Latency, usage)
				case audit.Completeness:
					means[i].Add(contact.Completeness, usage)
				case audit.Consistency: // of the group
				default:
					mark, _ := contact.Criterion(criterion)
					weight := usage
					if !toMark(contact) && mark.By != audit.Coder {
						weight *= shares[i]
					}
					means[i].Add(mark.Score, weight)
				}
			}
		}
		if i := slices.Index(f.criteria, audit.Consistency); i >= 0 {
			means[i].Add(g.Consistency, 1)
		}
	}
	return means
}

// markedShares are the shares of the answers that have a mark, na too, in each criterion of the formula, 0 to 1, contacts
// weighted by usage: 1 where the machine marks, less where coders marked a sample. Without an answer it is 1.
func markedShares(c audit.Campaign, f formula, groups []audit.Marks) []float64 {
	marked := make([]audit.Mean, len(f.criteria))
	for _, g := range groups {
		for _, contact := range g.Contacts {
			if !toMark(contact) {
				continue
			}
			for i, criterion := range f.criteria {
				share := audit.Mark(0)
				if _, ok := contact.Criterion(criterion); ok {
					share = audit.Mark(1)
				}
				marked[i].Add(share, usageOf(c, contact))
			}
		}
	}
	shares := make([]float64, len(marked))
	for i, m := range marked {
		shares[i] = 1
		if s := m.Score(); s.Defined() {
			shares[i] = s.Float()
		}
	}
	return shares
}

// toMark tells whether something came back that coders mark; receipts alone they pass over.
func toMark(c audit.ContactMarks) bool {
	return c.Outcome == audit.Answered || c.Outcome == audit.Redirected
}

// usageOf is the weight of the contact's channel; 1 for one that the campaign does not list.
func usageOf(c audit.Campaign, contact audit.ContactMarks) float64 {
	if ch, ok := c.Channel(contact.Channel); ok {
		return ch.Usage
	}
	return 1
}
