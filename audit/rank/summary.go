package rank

import (
	"cmp"
	"slices"

	"github.com/diapason-audit/diapason/audit"
)

// answered counts the contacts that got a substantive answer in time.
func answered(contacts []audit.ContactMarks) (n int) {
	for _, c := range contacts {
		if c.Outcome == audit.Answered {
			n++
		}
	}
	return n
}

// worst is the worst state of the groups; "" when none has a state.
func worst(groups []audit.Marks) audit.State {
	at := len(audit.States)
	for _, g := range groups {
		if i := slices.Index(audit.States, g.State); i >= 0 {
			at = min(at, i)
		}
	}
	if at == len(audit.States) {
		return ""
	}
	return audit.States[at]
}

// headline counts Qualiweb's shares over the companies asked on at least two channels, with both denominators: what is
// 33 % of those that answer everywhere may be 15 % of all.
func headline(c audit.Campaign, groups []audit.Marks) audit.Headline {
	var h audit.Headline
	for _, company := range c.Companies {
		mine := of(company.ID, groups)
		if !slices.ContainsFunc(mine, func(g audit.Marks) bool { return len(g.Contacts) > 1 }) {
			continue
		}
		h.Companies++
		switch worst(mine) {
		case audit.Unanswered:
			continue
		case audit.SameState:
			h.SameEverywhere++
		}
		h.AnsweredEverywhere++
	}
	h.AnsweredShare = share(h.AnsweredEverywhere, h.Companies)
	h.SameOfAnswered = share(h.SameEverywhere, h.AnsweredEverywhere)
	h.SameOfAll = share(h.SameEverywhere, h.Companies)
	return h
}

func share(n, of int) audit.Score {
	if of == 0 {
		return audit.NA
	}
	return audit.Mark(float64(n) / float64(of))
}

// channels sums up each company's contacts channel by channel. A channel that makes no sense for a company has a summary
// of no contact.
func channels(c audit.Campaign, groups []audit.Marks) []audit.ChannelSummary {
	type key struct{ company, channel string }
	contacts := map[key][]audit.ContactMarks{}
	for _, g := range groups {
		for _, m := range g.Contacts {
			k := key{m.Company, m.Channel}
			contacts[k] = append(contacts[k], m)
		}
	}
	var list []audit.ChannelSummary
	for k, ms := range contacts {
		s := audit.ChannelSummary{Company: k.company, Channel: k.channel, Contacts: len(ms), Outcomes: map[audit.Outcome]int{}}
		for _, m := range ms {
			s.Outcomes[m.Outcome]++
		}
		s.Latency, s.Completeness = means(ms)
		s.MedianLatency, s.MedianReached = median(ms, c.Profile.Horizon)
		s.Waits = waits(ms, c.Profile.Horizon)
		if limit, ok := c.Promise(k.company, k.channel); ok {
			s.Promise, s.PromiseKept = limit, shareWhere(ms, func(m audit.ContactMarks) bool { return m.Within(limit) })
		}
		s.MedianOpen, s.OpenReached, s.OpenKnown = medianOpen(ms)
		list = append(list, s)
	}
	for _, company := range c.Companies {
		for _, channel := range company.NA {
			if _, asked := c.Channel(channel); asked && c.Profile.Counts(channel) {
				list = append(list, audit.ChannelSummary{Company: company.ID, Channel: channel})
			}
		}
	}
	slices.SortFunc(list, func(a, b audit.ChannelSummary) int {
		return cmp.Or(cmp.Compare(a.Company, b.Company), cmp.Compare(a.Channel, b.Channel))
	})
	return list
}

// means are the plain means of latency and completeness.
func means(ms []audit.ContactMarks) (latency, completeness audit.Score) {
	var l, c audit.Mean
	for _, m := range ms {
		l.Add(m.Latency, 1)
		c.Add(m.Completeness, 1)
	}
	return l.Score(), c.Score()
}

// scenarios sums up all companies' contacts scenario by scenario.
func scenarios(c audit.Campaign, groups []audit.Marks) []audit.ScenarioSummary {
	var list []audit.ScenarioSummary
	for _, scenario := range c.Scenarios {
		s := audit.ScenarioSummary{Scenario: scenario.ID, Title: scenario.Title.In(c.Language), States: map[audit.State]int{}}
		var contacts []audit.ContactMarks
		var consistency audit.Mean
		for _, g := range groups {
			if g.Scenario != scenario.ID {
				continue
			}
			contacts = append(contacts, g.Contacts...)
			consistency.Add(g.Consistency, 1)
			if g.State != "" {
				s.States[g.State]++
			}
		}
		s.Contacts, s.Answered = len(contacts), answered(contacts)
		s.Latency, s.Completeness = means(contacts)
		s.Consistency = consistency.Score()
		list = append(list, s)
	}
	return list
}

// sectors are the means of each sector's companies, best first.
func sectors(positions []audit.Position) []audit.SectorSummary {
	type sums struct {
		s                                        audit.SectorSummary
		index, latency, completeness, consistent audit.Mean
	}
	by := map[string]*sums{}
	for _, p := range positions {
		if p.Contacts == 0 {
			continue
		}
		m, ok := by[p.Sector]
		if !ok {
			m = &sums{s: audit.SectorSummary{Sector: p.Sector}}
			by[p.Sector] = m
		}
		m.s.Companies++
		m.s.Contacts += p.Contacts
		m.s.Answered += p.Answered
		m.index.Add(p.Index, 1)
		m.latency.Add(p.Criteria[audit.Latency], 1)
		m.completeness.Add(p.Criteria[audit.Completeness], 1)
		m.consistent.Add(p.Criteria[audit.Consistency], 1)
	}
	var list []audit.SectorSummary
	for _, m := range by {
		m.s.Index, m.s.Latency = m.index.Score(), m.latency.Score()
		m.s.Completeness, m.s.Consistency = m.completeness.Score(), m.consistent.Score()
		list = append(list, m.s)
	}
	slices.SortFunc(list, func(a, b audit.SectorSummary) int {
		return cmp.Or(b.Index.Compare(a.Index), cmp.Compare(a.Sector, b.Sector))
	})
	return list
}
