package spec

import (
	"math"
	"slices"

	"github.com/diapason-audit/diapason/audit"
)

// A gate is what diapason check demands.
type gate struct {
	MinIndex  num             `yaml:"min_index" range:"0..100" doc:"lowest index, out of 100"`
	Min       dict[num]       `yaml:"min" key:"id" range:"0..100" doc:"lowest score by pillar or criterion, out of 100"`
	Companies dict[floors]    `yaml:"companies" key:"id" doc:"floors of one company, in the place of the general ones"`
	Channels  dict[dict[num]] `yaml:"channels" key:"id" range:"0..100" doc:"by channel: lowest score by criterion, out of 100, of each company asked there"`
	Scenarios dict[dict[num]] `yaml:"scenarios" key:"id" range:"0..100" doc:"by scenario: lowest score by criterion, out of 100, of each company"`
	MaxDrop   num             `yaml:"max_drop" range:">=0" doc:"index points lost against the baseline, beyond the noise"`
	Forbid    list[str]       `yaml:"forbid" enum:"rule" doc:"findings that must not occur, but for those of the baseline"`
	Repeats   repeats         `yaml:"repeats" doc:"how often a finding must be seen to count; default: once"`
}

type floors struct {
	MinIndex num       `yaml:"min_index" range:"0..100" doc:"lowest index, out of 100"`
	Min      dict[num] `yaml:"min" key:"id" range:"0..100" doc:"lowest score by pillar or criterion, out of 100"`
}

type repeats struct {
	At pos
	K  num `yaml:"k" need:"yes" range:"1..1000" doc:"a finding counts when it is seen at that many attempts"`
	Of num `yaml:"of" need:"yes" range:"1..1000" doc:"of that many attempts at each scenario"`
}

func (g gate) noun() audit.Gate {
	return audit.Gate{
		Floors:    floors{g.MinIndex, g.Min}.noun(),
		Companies: mapOf(g.Companies, floors.noun),
		Channels:  mapOf(g.Channels, numbers),
		Scenarios: mapOf(g.Scenarios, numbers),
		MaxDrop:   g.MaxDrop.pointer(),
		Forbid:    g.forbid(),
		Repeats:   audit.Repeats{K: int(g.Repeats.K.Value), Of: int(g.Repeats.Of.Value)},
	}
}

func (g gate) forbid() []audit.Rule {
	var rules []audit.Rule
	for _, rule := range g.Forbid.Items {
		rules = append(rules, audit.Rule(rule.Text))
	}
	return rules
}

func (f floors) noun() audit.Floors {
	return audit.Floors{MinIndex: f.MinIndex.pointer(), Min: numbers(f.Min)}
}

func numbers(d dict[num]) map[string]float64 { return mapOf(d, func(x num) float64 { return x.Value }) }

// mapOf is a dict as a map, nil when it is empty.
func mapOf[T, U any](d dict[T], noun func(T) U) map[string]U {
	if len(d.Entries) == 0 {
		return nil
	}
	m := map[string]U{}
	for _, e := range d.Entries {
		m[e.Key.Text] = noun(e.Value)
	}
	return m
}

// checkCriteria checks that the gate demands what the profile has. Consistency lies between channels, so no channel has
// one of its own.
func (g gate) checkCriteria(r *reader, c audit.Campaign) {
	criteria := c.Profile.Criteria()
	names := slices.Clone(criteria)
	for _, p := range c.Profile.Pillars {
		if !slices.Contains(names, p.ID) {
			names = append(names, p.ID)
		}
	}
	check := func(floors dict[num], what string, known []string) {
		for _, e := range floors.Entries {
			if !slices.Contains(known, e.Key.Text) {
				r.problem(e.Key.At, ruleUnknownCriterion, "%s is %s of profile %s%s", quote(e.Key.Text), what, c.Profile.ID, perhapsOf(e.Key.Text, known))
			}
		}
	}
	check(g.Min, "neither a pillar nor a criterion", names)
	for _, e := range g.Companies.Entries {
		check(e.Value.Min, "neither a pillar nor a criterion", names)
	}
	for _, e := range g.Scenarios.Entries {
		check(e.Value, "no criterion", criteria)
	}
	ofContacts := slices.DeleteFunc(criteria, func(s string) bool { return s == audit.Consistency })
	for _, e := range g.Channels.Entries {
		if slices.ContainsFunc(c.Channels, func(ch audit.Channel) bool { return ch.ID == e.Key.Text }) && !c.Profile.Counts(e.Key.Text) {
			r.problem(e.Key.At, ruleUnknownChannel, "profile %s does not count channel %q, so that it has no score", c.Profile.ID, e.Key.Text)
		}
		check(e.Value, "no criterion of a single contact", ofContacts)
	}
}

// checkIDs checks that the gate speaks of companies, channels and scenarios of the campaign, and that it can be met.
func (g gate) checkIDs(r *reader, c audit.Campaign) {
	check := func(key str, rule, what string, known []string) {
		if len(known) > 0 && !slices.Contains(known, key.Text) {
			r.problem(key.At, rule, "the campaign has no %s %q%s", what, key.Text, perhapsOf(key.Text, known))
		}
	}
	for _, e := range g.Companies.Entries {
		check(e.Key, ruleUnknownCompany, "company", idsOf(c.Companies, func(x audit.Company) string { return x.ID }))
	}
	for _, e := range g.Channels.Entries {
		check(e.Key, ruleUnknownChannel, "channel", idsOf(c.Channels, func(x audit.Channel) string { return x.ID }))
	}
	for _, e := range g.Scenarios.Entries {
		check(e.Key, ruleUnknownScenario, "scenario", idsOf(c.Scenarios, func(x audit.Scenario) string { return x.ID }))
	}
	k, of := g.Repeats.K, g.Repeats.Of
	for _, x := range []num{k, of} {
		if x.ok && x.Value != math.Trunc(x.Value) {
			r.problem(x.At, ruleOutOfRange, "%g is no number of attempts; write a whole number", x.Value)
			return
		}
	}
	if k.ok && of.ok && k.Value > of.Value {
		r.problem(k.At, ruleOutOfRange, "\"k\" is %g; it must be %g at most, the attempts there are (of)", k.Value, of.Value)
	}
}

func idsOf[T any](list []T, id func(T) string) []string {
	ids := make([]string, len(list))
	for i, x := range list {
		ids[i] = id(x)
	}
	return ids
}
