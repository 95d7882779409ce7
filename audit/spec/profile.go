package spec

import (
	"cmp"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// sameAt is the similarity from which two answers count as the same, unless the profile says otherwise (METHOD §4).
const sameAt = 0.70

// A profileFile is the format of a profile.
type profileFile struct {
	Profile     str             `yaml:"profile" need:"yes" form:"id" doc:"id of the profile"`
	Title       wording         `yaml:"title" null:"yes" doc:"title, as a text or by language"`
	Horizon     str             `yaml:"horizon" need:"yes" form:"duration" doc:"an answer later than this counts as none"`
	Channels    list[str]       `yaml:"channels" form:"id" doc:"the only channels that count; default: all"`
	Usage       str             `yaml:"usage" enum:"usage" doc:"required: the campaign must give the usage of every channel"`
	Pillars     list[pillar]    `yaml:"pillars" need:"yes" doc:"weighted groups of criteria"`
	Criteria    list[criterion] `yaml:"criteria" doc:"criteria of your own, beside those of the catalogue"`
	Aggregation str             `yaml:"aggregation" enum:"aggregation" doc:"how the pillars make the index; default: arithmetic"`
	SameAt      num             `yaml:"same_at" range:"0..1" doc:"a pair at or above this similarity counts as the same answer; default: 0.70"`
	Required    num             `yaml:"required" range:"0..100" doc:"index that companies are to reach, out of 100; the report says who does"`
	Latency     dict[stepTable] `yaml:"latency" need:"yes" some:"yes" key:"id" doc:"step tables: what share of the criterion a delay earns; a channel in no table uses the one called written"`
	Keep        list[str]       `yaml:"keep" form:"id" doc:"criteria that are scored however little their coders agree; the others are only shown when Krippendorff's alpha is below 0.667"`

	Acknowledgement dict[num] `yaml:"acknowledgement" some:"yes" key:"limit" range:"0..1" doc:"steps of the criterion acknowledgement, for a receipt or an answer that comes before one; default: a receipt by the horizon earns all"`
}

type pillar struct {
	Pillar   str       `yaml:"pillar" need:"yes" form:"id" doc:"id of the pillar"`
	Weight   num       `yaml:"weight" need:"yes" range:"0.000001..1000000" doc:"weight of the pillar in the index"`
	Criteria dict[num] `yaml:"criteria" need:"yes" some:"yes" key:"id" range:"0.000001..1000000" doc:"criteria with their weights in the pillar"`
}

type stepTable struct {
	Channels list[str] `yaml:"channels" need:"yes" form:"id" doc:"channels the table is for"`
	Clock    str       `yaml:"clock" enum:"clock" doc:"wall, or business for the company's opening hours, unless the campaign says it of the channel; default: wall"`
	Steps    dict[num] `yaml:"steps" need:"yes" some:"yes" key:"limit" range:"0..1" doc:"inclusive limits (30min, 4h, 5bd, 14d, 2mo) with the share they earn"`
}

// readProfile returns the noun, and all criteria it may use: the catalogue's and then its own.
func readProfile(r *reader, known channels, catalogue []audit.Criterion) (audit.Profile, []audit.Criterion) {
	var f profileFile
	if !r.document(&f) {
		return audit.Profile{}, nil
	}
	criteria := slices.Concat(catalogue, r.ownCriteria(f.Criteria, catalogue))
	p := audit.Profile{
		ID: f.Profile.Text, Title: f.Title.text(), UsageRequired: f.Usage.Text != "",
		Aggregation: audit.Arithmetic, SameAt: f.SameAt.or(sameAt),
	}
	if f.Aggregation.Text != "" {
		p.Aggregation = audit.Aggregation(f.Aggregation.Text)
	}
	if f.Horizon.Text != "" {
		p.Horizon, _ = parseDuration(f.Horizon.Text)
		if p.Horizon == 0 {
			r.problem(f.Horizon.At, ruleBadDuration, "horizon is 0; an answer needs some time")
		}
	}
	p.Channels = r.channelList(f.Channels, known)
	ids := newIDs(r, "pillar")
	for _, x := range f.Pillars.Items {
		ids.add(x.Pillar)
		for _, e := range x.Criteria.Entries {
			if catalogue != nil {
				r.checkCriterion(e.Key, criteria)
			}
		}
		p.Pillars = append(p.Pillars, x.noun())
	}
	used := p.Criteria()
	for _, k := range f.Keep.Items {
		if k.Text != "" && !slices.Contains(used, k.Text) {
			r.problem(k.At, ruleUnknownCriterion, "keep: %s is not a criterion of this profile%s", quote(k.Text), perhapsOf(k.Text, used))
		}
		p.Keep = append(p.Keep, k.Text)
	}
	tables := newIDs(r, "channel")
	for _, e := range f.Latency.Entries {
		for _, c := range e.Value.Channels.Items {
			tables.add(c)
		}
		p.Latency = append(p.Latency, audit.StepTable{
			ID: e.Key.Text, Channels: r.channelList(e.Value.Channels, known), Clock: audit.Clock(e.Value.Clock.Text), Steps: r.steps(e.Value.Steps),
		})
	}
	p.Acknowledgement = r.steps(f.Acknowledgement)
	if f.Acknowledgement.At.given() && len(p.Pillars) > 0 && !slices.Contains(p.Criteria(), audit.Acknowledgement) {
		r.problem(f.Acknowledgement.At, ruleUnweighed, "no pillar weighs the criterion acknowledgement; add it to one, criteria: {acknowledgement: 1}, or leave the steps out")
	}
	p.Required = f.Required.pointer()
	return p, criteria
}

func (x pillar) noun() audit.Pillar {
	p := audit.Pillar{ID: x.Pillar.Text, Weight: x.Weight.Value}
	for _, e := range x.Criteria.Entries {
		p.Criteria = append(p.Criteria, audit.Weighted{Criterion: e.Key.Text, Weight: e.Value.Value})
	}
	slices.SortFunc(p.Criteria, func(a, b audit.Weighted) int { return strings.Compare(a.Criterion, b.Criterion) })
	return p
}

// channelList checks channels that a list names, and returns them in its order.
func (r *reader) channelList(l list[str], known channels) []string {
	var names []string
	for _, c := range l.Items {
		if c.Text != "" && known.check(r, c) && !slices.Contains(names, c.Text) {
			names = append(names, c.Text)
		}
	}
	return names
}

// steps sorts the steps of a table, the best first, and checks that waiting longer never earns more. Times,
// business days and months are held apart: which of 24h and 3bd is longer depends on the clock and on the company.
func (r *reader) steps(d dict[num]) []audit.Step {
	type written struct {
		audit.Step
		key str
	}
	var times, days, months []written
	for _, e := range d.Entries {
		step, err := parseLimit(e.Key.Text)
		step.Share = e.Value.Value
		switch {
		case err != nil || !e.Value.ok:
		case step.BusinessDays > 0:
			days = append(days, written{step, e.Key})
		case step.Months > 0:
			months = append(months, written{step, e.Key})
		default:
			times = append(times, written{step, e.Key})
		}
	}
	var out []audit.Step
	for _, steps := range [][]written{times, days, months} {
		slices.SortStableFunc(steps, func(a, b written) int {
			return cmp.Or(cmp.Compare(a.Limit, b.Limit), cmp.Compare(a.BusinessDays, b.BusinessDays), cmp.Compare(a.Months, b.Months))
		})
		for i, s := range steps {
			if i > 0 {
				before := steps[i-1]
				switch {
				case s.Limit == before.Limit && s.BusinessDays == before.BusinessDays && s.Months == before.Months:
					r.problem(s.key.At, ruleDuplicateKey, "limit %s is given twice, first as %s on line %d", s.key.Text, before.key.Text, before.key.At.Line)
				case s.Share > before.Share:
					r.problem(s.key.At, ruleRisingShare, "%s earns %v, more than %s with %v; a later answer must not earn more", s.key.Text, s.Share, before.key.Text, before.Share)
				}
			}
			out = append(out, s.Step)
		}
	}
	slices.SortStableFunc(out, func(a, b audit.Step) int { return cmp.Compare(b.Share, a.Share) })
	return out
}

// ids finds ids given twice.
type ids struct {
	r     *reader
	what  string
	first map[string]pos
}

func newIDs(r *reader, what string) ids { return ids{r, what, map[string]pos{}} }

func (x ids) add(id str) {
	if id.Text == "" {
		return
	}
	if first, ok := x.first[id.Text]; ok {
		x.r.problem(id.At, ruleDuplicateID, "%s %q is there twice, first on line %d", x.what, id.Text, first.Line)
		return
	}
	x.first[id.Text] = id.At
}
