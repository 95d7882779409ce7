package spec

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/hours"
)

// What a campaign has when it does not say.
const (
	defaultLanguage = "en"
	defaultTimezone = "UTC"
	defaultProfile  = "omnichannel"
	defaultContacts = 5 // fewest of a company in the ranking
)

// A campaignFile is the format of campaign.yaml.
type campaignFile struct {
	At            pos
	Campaign      str           `yaml:"campaign" need:"yes" form:"id" doc:"id of the campaign"`
	Title         str           `yaml:"title" null:"yes" doc:"title of the report"`
	Wave          str           `yaml:"wave" form:"label" doc:"round of field work that answers belong to by default, such as 2026-Q4"`
	Language      str           `yaml:"language" form:"language" doc:"of the report and the default wording (BCP 47); default: en"`
	Timezone      str           `yaml:"timezone" form:"timezone" doc:"of dates without an offset; default: UTC"`
	Profile       str           `yaml:"profile" doc:"a shipped profile, or the path of your own in this folder; default: omnichannel"`
	Scenarios     list[str]     `yaml:"scenarios" form:"scenario" doc:"ids of files in scenarios/, or library:id for shipped ones; default: all of scenarios/"`
	Channels      dict[setting] `yaml:"channels" null:"yes" key:"id" doc:"channels of the campaign with their settings; default: those the companies use"`
	Companies     companies     `yaml:"companies" need:"yes" doc:"who is audited: a list, or {from: companies.csv}"`
	Rank          guard         `yaml:"rank" doc:"what a company needs to be ranked; one that has less is listed without a rank"`
	Gate          gate          `yaml:"gate" doc:"what diapason check demands"`
	Charter       charter       `yaml:"charter" doc:"who commissioned the field work and on what ground; nothing is sent without one"`
	ExtraHolidays list[str]     `yaml:"extra_holidays" form:"date" doc:"days on which every company is closed, beside its public holidays"`
	Judge         judge         `yaml:"judge" doc:"whom to ask what the rules cannot know, once diapason audit --ask-judge says so"`
	Coding        coding        `yaml:"coding" doc:"how the marks of several coders, in coding/, become one"`
}

type setting struct {
	Usage num       `yaml:"usage" range:"0.000001..1000000" doc:"weight of the channel in every mean, such as the share of customers who use it; default: 1"`
	Clock str       `yaml:"clock" enum:"clock" doc:"wall, or business for the company's opening hours; default: the profile's, else wall"`
	NA    list[str] `yaml:"na" doc:"sectors for which the channel makes no sense; a company with an address there is asked all the same"`
}

type company struct {
	At            pos
	ID            str       `yaml:"id" need:"yes" form:"id" doc:"id of the company, as answers name it"`
	Name          str       `yaml:"name" null:"yes" doc:"name in the report; default: the id"`
	Sector        str       `yaml:"sector" null:"yes" doc:"sector, for rankings by sector"`
	Channels      dict[str] `yaml:"channels" null:"yes" key:"id" doc:"address by channel; na: it makes no sense for the company, which is not silent there"`
	Hours         dict[str] `yaml:"hours" null:"yes" key:"id" doc:"opening hours by channel, or default (OpenStreetMap opening_hours)"`
	Holidays      str       `yaml:"holidays" null:"yes" form:"country" doc:"country or part of it, such as FR or CA-QC, whose public holidays are closed days"`
	ExtraHolidays list[str] `yaml:"extra_holidays" null:"yes" form:"date" doc:"further closed days of the company"`
	Timezone      str       `yaml:"timezone" null:"yes" form:"timezone" doc:"of the opening hours; default: the campaign's"`
	Promises      promises  `yaml:"promises" null:"yes" doc:"delays that the company itself announces, by channel, such as {twitter: 10m, email: 24h}; note: where it says so"`
}

type guard struct {
	MinContacts num `yaml:"min_contacts" range:"0..1000000" doc:"fewest contacts; default: 5"`
	MinCoverage num `yaml:"min_coverage" range:"0..1" doc:"least share of the contacts the campaign asks for; default: 0"`
}

type coding struct {
	At          pos
	Consensus   str `yaml:"consensus" enum:"consensus" doc:"median: the middle mark; majority: the mark most coders give; adjudicated: the adjudicator's mark where coders disagree; default: median"`
	Adjudicator str `yaml:"adjudicator" doc:"the coder whose marks settle disagreements, as the column coder names it"`
}

// check tells an adjudicator where none decides, and that one is missing.
func (c coding) check(r *reader) {
	adjudicated := c.Consensus.Text == string(audit.Adjudicated)
	switch named := c.Adjudicator.At; {
	case adjudicated && !named.given():
		r.problem(c.Consensus.At, ruleAdjudicator, "consensus adjudicated needs a name; add adjudicator: NAME, as the column coder has it")
	case !adjudicated && named.given() && (c.Consensus.Text != "" || !c.Consensus.At.given()):
		r.problem(named, ruleAdjudicator, "an adjudicator decides nothing here; write consensus: adjudicated, or take the name out")
	}
}

type charter struct {
	Commissioner str `yaml:"commissioner" need:"yes" doc:"who ordered the study"`
	Purpose      str `yaml:"purpose" need:"yes" doc:"what it is for"`
	Basis        str `yaml:"basis" need:"yes" enum:"basis" doc:"ground on which companies are contacted"`
	Retention    str `yaml:"retention" need:"yes" form:"retention" doc:"how long personal data are kept, such as 12mo"`
	Contact      str `yaml:"contact" need:"yes" doc:"whom to write to about the study"`
}

// companies are a list, or a mapping that names a table.
type companies struct {
	At   pos
	List list[company]
	From struct {
		From str `yaml:"from" need:"yes" doc:"path of a CSV table in this folder: id, name, sector, hours, holidays, timezone, and one column a channel"`
	}
}

func (c *companies) decode(r *reader, n *yaml.Node, f field) {
	if n.Kind == yaml.MappingNode {
		r.into(n, &c.From, f)
		return
	}
	r.into(n, &c.List, f)
}

// knownChannels are the standard channels and those the campaign declares.
func (f campaignFile) knownChannels(r *reader) channels {
	known := channels{known: slices.Clone(audit.Channels), closed: true}
	for _, e := range f.Channels.Entries {
		if anyChannel.check(r, e.Key) && !slices.Contains(known.known, e.Key.Text) {
			known.known = append(known.known, e.Key.Text)
		}
	}
	return known
}

// channels are those the campaign declares, or else those its companies use, or else all.
func (f campaignFile) channels(cs []audit.Company) []audit.Channel {
	var out []audit.Channel
	for _, e := range f.Channels.Entries {
		c := audit.Channel{ID: e.Key.Text, Usage: e.Value.Usage.or(1), Clock: audit.Clock(e.Value.Clock.Text)}
		out = append(out, c)
	}
	if len(out) == 0 {
		used := map[string]bool{}
		for _, c := range cs {
			for id := range c.Channels {
				used[id] = true
			}
		}
		ids := sortedKeys(used)
		if len(ids) == 0 {
			ids = audit.Channels
		}
		for _, id := range ids {
			out = append(out, audit.Channel{ID: id, Usage: 1})
		}
	}
	slices.SortFunc(out, func(a, b audit.Channel) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// addressForms are the channels whose addresses have a form.
var addressForms = map[string]*form{"email": forms["email"], "phone": forms["phone"]}

// company checks a company, from YAML or a table, and adds it.
func (r *reader) company(c company, known channels) audit.Company {
	out := audit.Company{ID: c.ID.Text, Name: cmp.Or(c.Name.Text, c.ID.Text), Sector: c.Sector.Text, Holidays: c.Holidays.Text, ExtraHolidays: days(c.ExtraHolidays)}
	for _, e := range c.Channels.Entries {
		if !known.check(r, e.Key) || e.Value.Text == "" {
			continue
		}
		if e.Value.Text == notApplicable {
			out.NA = append(out.NA, e.Key.Text)
			continue
		}
		if likeNA(e.Value.Text) {
			r.problem(e.Value.At, ruleBadAddress, "%s %s is no address; write na where the channel makes no sense", e.Key.Text, quote(e.Value.Text))
			continue
		}
		if form := addressForms[e.Key.Text]; form != nil {
			if wrong := form.validate(e.Value.Text); wrong != "" {
				r.problem(e.Value.At, form.rule, "%s %s", e.Key.Text, wrong)
				continue
			}
		}
		if out.Channels == nil {
			out.Channels = map[string]string{}
		}
		out.Channels[e.Key.Text] = e.Value.Text
	}
	for _, e := range c.Hours.Entries {
		if !known.check(r, e.Key, "default") || e.Value.Text == "" {
			continue
		}
		if _, err := hours.Parse(e.Value.Text); err != nil {
			r.problem(e.Value.At, ruleBadHours, "opening hours %s, %s", quote(e.Value.Text), err)
			continue
		}
		if out.Hours == nil {
			out.Hours = map[string]string{}
		}
		out.Hours[e.Key.Text] = e.Value.Text
	}
	if _, ok := hours.NewHolidays(c.Holidays.Text); !ok {
		r.problem(c.Holidays.At, ruleUnknownHolidays, "the public holidays of %s are not known; want one of %s, or the days under extra_holidays",
			quote(c.Holidays.Text), strings.Join(codesNear(c.Holidays.Text), ", "))
	}
	if zone, err := time.LoadLocation(c.Timezone.Text); err == nil && c.Timezone.Text != "" {
		out.Timezone = zone
	}
	slices.Sort(out.NA)
	out.Promises, out.PromiseNote = c.Promises.delays(r, known), c.Promises.Note.Text
	return out
}

// codesNear lists the codes whose holidays are known: those of the same country, or else all countries.
func codesNear(code string) []string {
	all := hours.Codes()
	country, _, _ := strings.Cut(code, "-")
	same := slices.DeleteFunc(slices.Clone(all), func(c string) bool { return c != country && !strings.HasPrefix(c, country+"-") })
	if len(same) > 0 {
		return same
	}
	return slices.DeleteFunc(all, func(c string) bool { return strings.Contains(c, "-") })
}

// days are the dates of a list, in order, each once; those reported as wrong are left out.
func days(l list[str]) []hours.Date {
	var out []hours.Date
	for _, s := range l.Items {
		if d, err := hours.ParseDate(s.Text); err == nil {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, hours.Date.Compare)
	return slices.Compact(out)
}

func (f campaignFile) noun() audit.Campaign {
	c := audit.Campaign{
		ID: f.Campaign.Text, Title: f.Title.Text, Wave: f.Wave.Text,
		Language: cmp.Or(f.Language.Text, defaultLanguage), Timezone: time.UTC,
		Guard: audit.Guard{
			MinContacts: int(math.Ceil(f.Rank.MinContacts.or(defaultContacts))), MinCoverage: f.Rank.MinCoverage.or(0),
		},
		Charter: audit.Charter{
			Commissioner: f.Charter.Commissioner.Text, Purpose: f.Charter.Purpose.Text, Basis: f.Charter.Basis.Text,
			Retention: f.Charter.Retention.Text, Contact: f.Charter.Contact.Text,
		},
	}
	c.Gate, c.Judge = f.Gate.noun(), f.Judge.noun()
	c.ExtraHolidays = days(f.ExtraHolidays)
	c.Coding = audit.Coding{Consensus: audit.Consensus(f.Coding.Consensus.Text), Adjudicator: f.Coding.Adjudicator.Text}
	if zone, err := time.LoadLocation(cmp.Or(f.Timezone.Text, defaultTimezone)); err == nil {
		c.Timezone = zone
	}
	return c
}
