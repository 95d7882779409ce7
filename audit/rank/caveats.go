package rank

import (
	"fmt"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/stat"
)

// caveats says what a reader must know before using the numbers, most weighty first.
func caveats(c audit.Campaign, r audit.Result, repeated int) []string {
	var list []string
	say := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }

	most := 0
	for _, p := range r.Ranking {
		most = max(most, p.Contacts)
	}
	say("no intervals yet: rank_low, rank_high, index_low and index_high are empty. With at most %s a company a share is "+
		"uncertain by up to ± %.0f points (95 %%): close neighbours cannot be told apart", count(most, "contact"), 100*min(stat.HalfWidth(most), 0.5))

	if missing := neverSent(c, r.Groups); len(missing) > 0 {
		say("%s of the campaign never sent or not in the answers: %s", count(len(missing), "contact"), some(missing))
	}
	if list := unlisted(c, r); len(list) > 0 {
		say("counted, though the campaign lists no such channel for the company: %s", some(list))
	}
	var unasked []string
	for _, p := range r.Ranking {
		if p.Contacts == 0 {
			unasked = append(unasked, p.Company)
		}
	}
	if len(unasked) > 0 {
		say("not ranked, no contact: %s", some(unasked))
	}
	if na := unmarked(r); len(na) > 0 {
		say("criteria of the profile marked by nobody and left out of the index: %s; a coder can give them as code.%s",
			strings.Join(na, ", "), na[0])
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
	late := 0
	for _, m := range r.Contacts {
		if m.Late && m.Outcome != audit.Answered {
			late++
		}
	}
	if late > 0 {
		say("%s answered only after the horizon of %g days and counted as silent", count(late, "contact"), c.Profile.Horizon.Hours()/24)
	}
	for _, ch := range c.Channels {
		if ch.Clock == audit.Business {
			say("latency on %s is in wall time: opening hours are not counted yet, though the campaign asks for clock: business", ch.ID)
		}
	}
	if repeated > 0 {
		say("%s came twice and counted once", count(repeated, "group"))
	}
	say("delays are marked by the steps of profile %q, which are Diapason's own", c.Profile.ID)
	return list
}

// neverSent lists the contacts that have no row: the channels missing from the groups that were seen, and all channels of
// a scenario that a company was never asked in a wave. A second attempt is expected on all channels once one has it.
func neverSent(c audit.Campaign, groups []audit.Marks) []string {
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
	names := make([]string, len(missing))
	for i, k := range missing {
		names[i] = k.String()
	}
	return names
}

// appendMissing appends the contacts of a group that the company's channels make and that are not there.
func appendMissing(missing []audit.Key, c audit.Campaign, company audit.Company, g audit.Group, there []audit.ContactMarks) []audit.Key {
	for _, ch := range c.Channels {
		if _, has := company.Channels[ch.ID]; len(company.Channels) > 0 && !has || !c.Profile.Counts(ch.ID) {
			continue
		}
		if !slices.ContainsFunc(there, func(m audit.ContactMarks) bool { return m.Channel == ch.ID }) {
			missing = append(missing, audit.Key{Wave: g.Wave, Company: g.Company, Scenario: g.Scenario, Channel: ch.ID, Attempt: g.Attempt})
		}
	}
	return missing
}

// unlisted lists the channels on which companies were asked though the campaign gives them no address there.
func unlisted(c audit.Campaign, r audit.Result) []string {
	var list []string
	for _, s := range r.Channels {
		if company, ok := c.Company(s.Company); ok && len(company.Channels) > 0 {
			if _, has := company.Channels[s.Channel]; !has {
				list = append(list, s.Company+" on "+s.Channel)
			}
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

// suggested lists the profile's criteria with marks that wait for a coder to confirm them.
func suggested(r audit.Result) []string {
	var list []string
	for _, id := range r.Profile.Criteria() {
		if slices.ContainsFunc(r.Contacts, func(c audit.ContactMarks) bool { m, _ := c.Criterion(id); return m.By == audit.Suggested }) {
			list = append(list, id)
		}
	}
	return list
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
