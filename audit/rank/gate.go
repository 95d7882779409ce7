package rank

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// A Trial is a result before its gate.
type Trial struct {
	Campaign audit.Campaign
	Result   audit.Result
	Gate     audit.Gate
	Baseline *audit.Baseline // nil: there is none, every finding is new and no drop can be told
	Strict   bool            // a drop counts even if it may be noise
	All      bool            // findings of the baseline count too
}

// Check holds a result to its gate. The reasons stand by company, those of floors and drops before those of findings.
// The remarks say what could not be judged, and what must be known to read the verdict.
func Check(t Trial) (ruling audit.Ruling, remarks []string) {
	if t.Baseline != nil {
		ruling.Baseline = t.Baseline.Wave
	}
	ruling.Reasons = append(ruling.Reasons, t.floors()...)
	ruling.Reasons = append(ruling.Reasons, t.tooFew()...)
	ruling.Reasons = append(ruling.Reasons, t.unasked()...)
	drops, remarks := t.drops()
	ruling.Reasons = append(ruling.Reasons, drops...)
	t.findings(&ruling)
	slices.SortStableFunc(ruling.Reasons, func(a, b audit.Reason) int { return cmp.Compare(a.Company, b.Company) })
	return ruling, remarks
}

// floors are the scores below what the gate demands. What is demanded and not there is below any floor.
func (t Trial) floors() []audit.Reason {
	var reasons []audit.Reason
	for _, p := range t.Result.Ranking {
		groups := of(p.Company, t.Result.Groups)
		no := func(scenario, channel, what string, score audit.Score, floor float64) {
			text := fmt.Sprintf("%s %s is below %s", what, score.Percent(), plain(floor))
			switch {
			case score.Defined() && points(score) >= floor:
				return
			case !score.Defined() && len(narrow(groups, scenario, channel)) == 0:
				text = fmt.Sprintf("%s cannot be held to %s: never asked", what, plain(floor))
			case !score.Defined():
				text = fmt.Sprintf("%s cannot be held to %s: it is not defined", what, plain(floor))
			}
			reasons = append(reasons, audit.Reason{Company: p.Company, Scenario: scenario, Channel: channel, Text: text})
		}
		own := t.Gate.Companies[p.Company]
		if floor := cmp.Or(own.MinIndex, t.Gate.MinIndex); floor != nil {
			no("", "", "index", p.Index, *floor)
		}
		least := maps.Clone(t.Gate.Min)
		if least == nil {
			least = map[string]float64{}
		}
		maps.Copy(least, own.Min)
		for _, name := range slices.Sorted(maps.Keys(least)) {
			no("", "", name, t.score(p, name), least[name])
		}
		for _, channel := range slices.Sorted(maps.Keys(t.Gate.Channels)) {
			if !t.reached(p.Company, channel) {
				continue
			}
			floors := t.Gate.Channels[channel]
			for _, criterion := range slices.Sorted(maps.Keys(floors)) {
				no("", channel, criterion+" on "+channel, t.mean(groups, "", channel, criterion), floors[criterion])
			}
		}
		for _, scenario := range slices.Sorted(maps.Keys(t.Gate.Scenarios)) {
			floors := t.Gate.Scenarios[scenario]
			for _, criterion := range slices.Sorted(maps.Keys(floors)) {
				no(scenario, "", criterion+" in "+scenario, t.mean(groups, scenario, "", criterion), floors[criterion])
			}
		}
	}
	return reasons
}

// score is a company's pillar or, where no pillar has that name, criterion.
func (t Trial) score(p audit.Position, name string) audit.Score {
	for i, pillar := range t.Result.Profile.Pillars {
		if pillar.ID == name && i < len(p.Pillars) {
			return p.Pillars[i]
		}
	}
	return p.Criteria[name]
}

// reached tells whether a company is asked on a channel: it has an address there, or contacts were made.
func (t Trial) reached(company, channel string) bool {
	c, _ := t.Campaign.Company(company)
	if _, listed := c.Channels[channel]; listed || len(c.Channels) == 0 {
		return true
	}
	return len(narrow(of(company, t.Result.Groups), "", channel)) > 0
}

// mean is a criterion over a company's groups of one scenario, or all, and its contacts on one channel, or all, these
// weighted by usage.
func (t Trial) mean(groups []audit.Marks, scenario, channel, criterion string) audit.Score {
	return sums(t.Campaign, formula{criteria: []string{criterion}}, narrow(groups, scenario, channel))[0].Score()
}

// narrow keeps the groups of one scenario, or all, with their contacts on one channel, or all.
func narrow(groups []audit.Marks, scenario, channel string) []audit.Marks {
	var some []audit.Marks
	for _, g := range groups {
		if scenario != "" && g.Scenario != scenario {
			continue
		}
		g.Contacts = slices.DeleteFunc(slices.Clone(g.Contacts), func(m audit.ContactMarks) bool { return channel != "" && m.Channel != channel })
		if len(g.Contacts) > 0 {
			some = append(some, g)
		}
	}
	return some
}

// tooFew are the scenarios that were put to a company fewer times than the gate's repeats need.
func (t Trial) tooFew() []audit.Reason {
	if t.Gate.Repeats.Of <= 1 {
		return nil
	}
	type put struct{ company, scenario, channel string }
	times := map[put]int{}
	for _, c := range t.Result.Contacts {
		times[put{c.Company, c.Scenario, c.Channel}]++
	}
	type few struct {
		company, scenario string
		times             int
	}
	on := map[few][]string{}
	for k, n := range times {
		if n < t.Gate.Repeats.Of {
			f := few{k.company, k.scenario, n}
			on[f] = append(on[f], k.channel)
		}
	}
	var reasons []audit.Reason
	for f, channels := range on {
		slices.Sort(channels)
		reasons = append(reasons, audit.Reason{Company: f.company, Scenario: f.scenario, Text: fmt.Sprintf("%s was asked %s on %s, repeats wants %d",
			f.scenario, count(f.times, "time"), strings.Join(channels, ", "), t.Gate.Repeats.Of)})
	}
	slices.SortFunc(reasons, func(a, b audit.Reason) int {
		return cmp.Or(cmp.Compare(a.Company, b.Company), cmp.Compare(a.Text, b.Text))
	})
	return reasons
}

// unasked are the contacts of the baseline that were not put again, though the campaign still asks for them: a collector
// that lost a channel must not pass for a channel without faults.
func (t Trial) unasked() []audit.Reason {
	if t.Baseline == nil {
		return nil
	}
	type put struct{ company, scenario, channel string }
	now := map[put]bool{}
	for _, c := range t.Result.Contacts {
		now[put{c.Company, c.Scenario, c.Channel}] = true
	}
	missing := map[string][]string{} // by company
	for _, g := range t.Baseline.Groups {
		company, ok := t.Campaign.Company(g.Company)
		if _, still := t.Campaign.Scenario(g.Scenario); !ok || !still {
			continue
		}
		for _, c := range g.Contacts {
			p := put{c.Company, c.Scenario, c.Channel}
			if _, listed := company.Channels[c.Channel]; now[p] || !listed && len(company.Channels) > 0 || !t.Campaign.Profile.Counts(c.Channel) {
				continue
			}
			now[p] = true // once, however many attempts there were
			missing[c.Company] = append(missing[c.Company], c.Scenario+" on "+c.Channel)
		}
	}
	var reasons []audit.Reason
	for _, company := range slices.Sorted(maps.Keys(missing)) {
		slices.Sort(missing[company])
		reasons = append(reasons, audit.Reason{Company: company, Text: "asked for the baseline and not now: " + some(missing[company])})
	}
	return reasons
}

// drops are the companies whose index fell by more than the gate allows, and not by chance.
func (t Trial) drops() (reasons []audit.Reason, remarks []string) {
	if t.Baseline == nil {
		return nil, nil
	}
	changes := t.Baseline.Versions.Changes(t.Result.Versions)
	if len(changes) > 0 {
		remarks = append(remarks, "since the baseline "+strings.Join(changes, "; "))
	}
	if t.Gate.MaxDrop == nil {
		return nil, remarks
	}
	before, now := t.before(), t.Result
	var then, since []Replicates // drawn only if an index fell
	for _, p := range now.Ranking {
		old, known := before[p.Company]
		switch {
		case !known:
			remarks = append(remarks, p.Company+" is not in the baseline: no drop to judge")
			continue
		case !old.Defined():
			continue
		case !p.Index.Defined():
			reasons = append(reasons, audit.Reason{Company: p.Company, Text: fmt.Sprintf("index is not defined, %s in the baseline", old.Percent())})
			continue
		}
		fall := hundredths(points(old) - points(p.Index))
		if fall <= *t.Gate.MaxDrop {
			continue
		}
		if then == nil {
			then, since = Bootstrap(t.Campaign, t.Baseline.Groups, now.Seed), Bootstrap(t.Campaign, now.Groups, now.Seed)
		}
		was, is := replicates(then, p.Company), replicates(since, p.Company)
		d := difference(was.Index, is.Index, min(was.Blocks, is.Blocks))
		text := fmt.Sprintf("index fell by %.2f points, from %s to %s, and may fall by %s", fall, old.Percent(), p.Index.Percent(), plain(*t.Gate.MaxDrop))
		noise := fmt.Sprintf("fewer than %d blocks (scenario × attempt) cannot tell it from noise", MinBlocks)
		if d.Known {
			text += fmt.Sprintf(" (95 %% interval of the change: %+.2f to %+.2f)", 100*d.Low, 100*d.High)
			noise = "it may be noise"
		}
		if !t.Strict && (!d.Known || d.High >= 0) {
			remarks = append(remarks, fmt.Sprintf("%s: %s; %s, so it does not count (it would with --strict)", p.Company, text, noise))
			continue
		}
		reasons = append(reasons, audit.Reason{Company: p.Company, Text: text})
	}
	return reasons, remarks
}

// before are the indexes of the baseline: those it had, or, where the profile or the usage of channels changed, what its
// marks come to by the present ones.
func (t Trial) before() map[string]audit.Score {
	was, is := t.Baseline.Versions, t.Result.Versions
	if was.Profile == is.Profile && was.Channels == is.Channels {
		return t.Baseline.Indexes
	}
	anew := map[string]audit.Score{}
	groups, _ := sorted(t.Campaign, t.Baseline.Groups)
	f := newFormula(t.Campaign.Profile)
	for _, company := range t.Campaign.Companies {
		if _, known := t.Baseline.Indexes[company.ID]; known {
			anew[company.ID] = position(t.Campaign, f, company, of(company.ID, groups)).Index
		}
	}
	return anew
}

// findings adds the forbidden findings that are new and seen often enough, one reason for each.
func (t Trial) findings(ruling *audit.Ruling) {
	known := map[string][]audit.Finding{} // by place
	if t.Baseline != nil && !t.All {
		for _, f := range t.Baseline.Findings {
			known[f.Place()] = append(known[f.Place()], f)
		}
	}
	type attempt struct {
		wave    string
		attempt int
	}
	seen := map[string]map[attempt]bool{} // by place
	var fresh []audit.Finding
	for _, f := range t.Result.Findings {
		if !slices.Contains(t.Gate.Forbid, f.Rule) {
			continue
		}
		place := f.Place()
		if slices.ContainsFunc(known[place], f.Within) {
			ruling.Known = append(ruling.Known, f)
			continue
		}
		fresh = append(fresh, f)
		if seen[place] == nil {
			seen[place] = map[attempt]bool{}
		}
		seen[place][attempt{f.Wave, f.Attempt}] = true
	}
	at := map[string]int{} // by id, in ruling.Reasons
	for _, f := range fresh {
		times := len(seen[f.Place()])
		if times < t.Gate.Repeats.K {
			ruling.Rare = append(ruling.Rare, f)
			continue
		}
		if i, ok := at[f.ID()]; ok {
			ruling.Reasons[i].Findings = append(ruling.Reasons[i].Findings, f)
			continue
		}
		r := audit.Reason{Company: f.Company, Scenario: f.Scenario, Text: f.String(), Findings: []audit.Finding{f}}
		if len(f.Channels) == 1 {
			r.Channel = f.Channels[0]
		}
		if len(known[f.Place()]) > 0 {
			r.Text += ", otherwise than in the baseline"
		}
		if t.Gate.Repeats.Of > 1 {
			r.Text += fmt.Sprintf(", at %s", count(times, "attempt"))
		}
		at[f.ID()] = len(ruling.Reasons)
		ruling.Reasons = append(ruling.Reasons, r)
	}
}

// points is a score out of 100 as every report shows it: a gate must not say no to a figure that reads as good enough.
func points(s audit.Score) float64 { return hundredths(100 * s.Float()) }

func hundredths(x float64) float64 { return math.Round(x*100) / 100 }

// plain is a figure of the gate as it was written.
func plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
