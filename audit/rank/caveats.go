package rank

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/stat"
)

// caveats says what a reader must know before using the numbers, most weighty first.
func caveats(c audit.Campaign, r audit.Result, unsent []audit.Key, repeated int) []string {
	var list []string
	say := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }

	for _, doubt := range doubts(r) {
		say("%s", doubt)
	}
	if len(unsent) > 0 {
		names := make([]string, len(unsent))
		for i, k := range unsent {
			names[i] = k.String()
		}
		say("%s of the campaign never sent or not in the answers: %s", count(len(unsent), "contact"), some(names))
	}
	if list := unlisted(c, r); len(list) > 0 {
		say("counted, though the campaign lists no such channel for the company: %s", some(list))
	}
	var unranked []string
	for _, p := range r.Ranking {
		if p.Unranked != "" {
			unranked = append(unranked, fmt.Sprintf("%s (%s)", p.Company, p.Unranked))
		}
	}
	if len(unranked) > 0 {
		say("not ranked: %s", some(unranked))
	}
	if na := unmarked(r); len(na) > 0 {
		say("criteria of the profile marked by nobody and left out of the index: %s; a coder can give them as code.%s",
			strings.Join(na, ", "), na[0])
	}
	if list := sampled(r); len(list) > 0 {
		say("marked on a part of the answers, which stands for the rest of the company's: %s", strings.Join(list, ", "))
	}
	if list := suggested(r); len(list) > 0 {
		say("suggested by the machine, and confirmed by no coder: %s", strings.Join(list, ", "))
	}
	decided, compared := judged(r)
	if n := contradictions(r, false); n > 0 {
		by := "rules"
		if decided > 0 {
			by = "rules or the judge"
		}
		say("%s to confirm: detected by %s without a declared point, so a pair keeps half its score at most",
			count(n, "contradiction"), by)
	}
	if decided > 0 {
		say("%d of %s of answers decided by the campaign's judge, not by rules: see engine in the JSON result", decided, count(compared, "pair"))
	}
	if n := mixed(r); n > 0 {
		say("%s of answers in two languages compared by values and decisions alone: their similarity is worth little", count(n, "pair"))
	}
	late := 0
	for _, m := range r.Contacts {
		if m.Late && m.Outcome != audit.Answered {
			late++
		}
	}
	if late > 0 {
		say("%s answered only after the horizon of %g days and counted as silent", count(late, "contact"), c.Profile.Horizon.Hours()/24)
	}
	if list := unmeasured(c, r.Channels); len(list) > 0 {
		say("promises not measured, without a contact or longer than the horizon of %g days: %s", c.Profile.Horizon.Hours()/24, some(list))
	}
	if reminded := afterReminder(r.Contacts); len(reminded) > 0 {
		say("%s answered only after a reminder; the wait counts from the complaint: %s", count(len(reminded), "contact"), some(reminded))
	}
	open, wall := clocks(c, r)
	if len(open) > 0 {
		promised := ""
		if slices.ContainsFunc(r.Channels, func(s audit.ChannelSummary) bool { return s.Promise > 0 && slices.Contains(open, s.Channel) }) {
			promised = ", for promises, too"
		}
		say("latency on %s is in opening time (clock: business); a day there is 24 opening hours%s", strings.Join(open, ", "), promised)
	}
	if len(wall) > 0 {
		say("latency in wall time where opening time is asked for, as the opening hours are not known: %s", some(wall))
	}
	if repeated > 0 {
		say("%s came twice and counted once", count(repeated, "group"))
	}
	if deadlines(c.Profile) {
		say("delays are marked all or nothing, by the deadlines of profile %q", c.Profile.ID)
	} else {
		say("delays are marked by the steps of profile %q, which are Diapason's own", c.Profile.ID)
	}
	return list
}

// deadlines tells whether a profile knows deadlines only: one step a table, which earns all.
func deadlines(p audit.Profile) bool {
	return !slices.ContainsFunc(p.Latency, func(t audit.StepTable) bool { return len(t.Steps) != 1 || t.Steps[0].Share < 1 })
}

// doubts says how far the ranking can be trusted: who cannot be told apart, or why nobody can tell.
func doubts(r audit.Result) []string {
	var list []string
	say := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	most := 0
	var few, alike []string // companies with too few blocks for an interval, and with blocks that make it a point
	for _, p := range r.Ranking {
		most = max(most, p.Contacts)
		if p.IndexLow.Defined() && p.IndexLow == p.IndexHigh {
			alike = append(alike, p.Company)
		}
		if p.Blocks > 0 && p.Blocks < MinBlocks {
			few = append(few, p.Company)
		}
	}
	if r.Blocks < MinBlocks {
		say("no intervals: with %s (scenario × attempt) nobody can tell how the companies would have answered another complaint; "+
			"%d or more make intervals and ties. Close neighbours may be equal", count(r.Blocks, "block"), MinBlocks)
	} else {
		if len(few) > 0 {
			say("no interval, fewer than %d blocks (scenario × attempt): %s", MinBlocks, some(few))
		}
		if len(alike) > 0 {
			say("the interval of the index is a point, as all blocks (scenario × attempt) went alike; that another complaint would, nobody can tell: %s", some(alike))
		}
		list = append(list, podium(r)...)
	}
	say("with at most %s a company, a share such as that of the answered is uncertain by up to ± %.0f points (95 %%)",
		count(most, "contact"), 100*min(stat.HalfWidth(most), 0.5))
	return list
}

// podium says where the top of the ranking cannot be told apart, and how many neighbours can.
func podium(r audit.Result) []string {
	n := r.Neighbours
	if n.Pairs == 0 {
		return nil
	}
	level := 100 * r.Level
	var list []string
	first, second := r.Ranking[0], r.Ranking[1]
	switch {
	case first.TiedHigh > first.Rank:
		list = append(list, fmt.Sprintf("ranks %d to %d cannot be told apart from the first place at %g %%", first.Rank, first.TiedHigh, level))
	case first.TiedHigh > 0 && second.TiedHigh > second.Rank: // and the first has scenarios enough to tell
		list = append(list, fmt.Sprintf("the first place is told apart from the second; ranks %d to %d cannot be told apart from the second at %g %%",
			second.Rank, second.TiedHigh, level))
	}
	if n.Pairs > 1 {
		list = append(list, fmt.Sprintf("of %s of neighbours in the ranking %d can be told apart at %g %%, %d when all are judged together (Holm)",
			count(n.Pairs, "pair"), n.Apart, level, n.Together))
	}
	return list
}

// clocks lists the channels measured in opening time, and the companies on channels that ought to be and are not.
func clocks(c audit.Campaign, r audit.Result) (open, wall []string) {
	for _, m := range r.Contacts {
		ch, _ := c.Channel(m.Channel)
		switch {
		case m.Clock == audit.Business:
			open = append(open, m.Channel)
		case ch.Clock == audit.Business:
			wall = append(wall, m.Company+" on "+m.Channel)
		}
	}
	slices.Sort(open)
	slices.Sort(wall)
	return slices.Compact(open), slices.Compact(wall)
}

// neverSent lists the contacts that have no row: the channels missing from the groups that were seen, and all channels of
// a scenario that a company was never asked in a wave. A second attempt is expected on all channels once one has it.
func neverSent(c audit.Campaign, groups []audit.Marks) []audit.Key {
	type asked struct{ wave, company, scenario string }
	seen := map[asked]bool{}
	waves := map[string]bool{}
	var missing []audit.Key
	for _, g := range groups {
		seen[asked{g.Wave, g.Company, g.Scenario}] = true
		waves[g.Wave] = true
		company, _ := c.Company(g.Company)
		missing = appendMissing(missing, c, company, g.Group, g.Contacts)
	}
	for wave := range waves {
		for _, company := range c.Companies {
			for _, scenario := range c.Scenarios {
				if !seen[asked{wave, company.ID, scenario.ID}] {
					missing = appendMissing(missing, c, company, audit.Group{Wave: wave, Company: company.ID, Scenario: scenario.ID, Attempt: 1}, nil)
				}
			}
		}
	}
	slices.SortFunc(missing, audit.Key.Compare)
	return missing
}

// appendMissing appends the contacts of a group that the company's channels make and that are not there.
func appendMissing(missing []audit.Key, c audit.Campaign, company audit.Company, g audit.Group, there []audit.ContactMarks) []audit.Key {
	for _, channel := range c.ChannelsOf(company) {
		if !slices.ContainsFunc(there, func(m audit.ContactMarks) bool { return m.Channel == channel }) {
			missing = append(missing, audit.Key{Wave: g.Wave, Company: g.Company, Scenario: g.Scenario, Channel: channel, Attempt: g.Attempt})
		}
	}
	return missing
}

// unlisted lists the channels on which companies were asked though the campaign gives them no address there.
func unlisted(c audit.Campaign, r audit.Result) []string {
	var list []string
	for _, s := range r.Channels {
		if company, ok := c.Company(s.Company); ok && len(company.Channels) > 0 && s.Contacts > 0 {
			if _, has := company.Channels[s.Channel]; !has {
				list = append(list, s.Company+" on "+s.Channel)
			}
		}
	}
	return list
}

// unmeasured lists the promises of companies that no contact was held against.
func unmeasured(c audit.Campaign, summaries []audit.ChannelSummary) []string {
	type place struct{ company, channel string }
	measured := map[place]bool{}
	for _, s := range summaries {
		measured[place{s.Company, s.Channel}] = s.Promise > 0
	}
	var list []string
	for _, company := range c.Companies {
		for _, channel := range slices.Sorted(maps.Keys(company.Promises)) {
			if !measured[place{company.ID, channel}] {
				list = append(list, company.ID+" on "+channel)
			}
		}
	}
	return list
}

// afterReminder lists the contacts that got their answer only after the shopper's reminder.
func afterReminder(contacts []audit.ContactMarks) []string {
	var list []string
	for _, m := range contacts {
		if m.AfterReminder {
			list = append(list, m.Key.String())
		}
	}
	return list
}

// unmarked lists the profile's criteria that no contact has a mark for.
func unmarked(r audit.Result) []string {
	var na []string
	for _, pillar := range r.Profile.Pillars {
		for _, w := range pillar.Criteria {
			marked := slices.ContainsFunc(r.Ranking, func(p audit.Position) bool { return p.Criteria[w.Criterion].Defined() })
			if !marked && !slices.Contains(na, w.Criterion) {
				na = append(na, w.Criterion)
			}
		}
	}
	return na
}

// sampled lists the profile's criteria that some answers have a mark for and others have none, with how many have.
func sampled(r audit.Result) []string {
	var list []string
	for _, id := range r.Profile.Criteria() {
		if slices.Contains(standard, id) {
			continue
		}
		marked, answers := 0, 0
		for _, c := range r.Contacts {
			if toMark(c) {
				answers++
				if _, ok := c.Criterion(id); ok {
					marked++
				}
			}
		}
		if 0 < marked && marked < answers {
			list = append(list, fmt.Sprintf("%s (%d of %s)", id, marked, count(answers, "answer")))
		}
	}
	return list
}

// standard lists the criteria that every contact or group has marks of.
var standard = []string{audit.Latency, audit.Completeness, audit.Consistency}

// suggested lists the profile's criteria with marks that wait for a coder to confirm them.
func suggested(r audit.Result) []string {
	var list []string
	for _, id := range r.Profile.Criteria() {
		waits := slices.ContainsFunc(r.Contacts, func(c audit.ContactMarks) bool { m, _ := c.Criterion(id); return m.By == audit.Suggested })
		if id == audit.Consistency && weighed(r.Profile, id) {
			waits = slices.ContainsFunc(r.Groups, func(m audit.Marks) bool { return m.ConsistencyBy == audit.Suggested })
		}
		if waits {
			list = append(list, id)
		}
	}
	return list
}

// weighed tells whether a pillar of p weighs a criterion.
func weighed(p audit.Profile, id string) bool {
	return slices.ContainsFunc(p.Pillars, func(x audit.Pillar) bool {
		return slices.ContainsFunc(x.Criteria, func(w audit.Weighted) bool { return w.Criterion == id })
	})
}

// contradictions counts the contradictory findings that are confirmed by a declared point, or not.
func contradictions(r audit.Result, confirmed bool) (n int) {
	for _, f := range r.Findings {
		if f.Rule == audit.RuleContradiction && (f.Point != "") == confirmed {
			n++
		}
	}
	return n
}

// judged counts the pairs that a judge decided, of those in which both sides answered.
func judged(r audit.Result) (n, of int) {
	for _, g := range r.Groups {
		for _, p := range g.Pairs {
			if p.Engine != "" {
				of++
			}
			if strings.HasPrefix(p.Engine, audit.EngineJudge) {
				n++
			}
		}
	}
	return n, of
}

// mixed counts the pairs whose answers are in two languages.
func mixed(r audit.Result) (n int) {
	for _, g := range r.Groups {
		for _, p := range g.Pairs {
			if p.Engine == audit.EngineFacts {
				n++
			}
		}
	}
	return n
}

// some joins the first few of a list and counts the rest.
func some(list []string) string {
	const few = 5
	if len(list) <= few {
		return strings.Join(list, "; ")
	}
	return fmt.Sprintf("%s; and %d more", strings.Join(list[:few], "; "), len(list)-few)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
