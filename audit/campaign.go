// Package audit holds the nouns of the trade: campaign, scenario, contact, answer, marks, finding, ranking, result, and
// the laws they keep. It reads no file, knows no clock and prints nothing; the verbs (spec, collect, score, rank) turn
// one noun into the next.
package audit

import (
	"slices"
	"strings"
	"time"

	"github.com/diapason-audit/diapason/audit/fact"
	"github.com/diapason-audit/diapason/audit/hours"
)

// A Campaign is a whole study, read and checked: who is asked what, where, and how the answers are judged.
// Scenarios, channels and companies are sorted by id, so that the order of files never matters.
type Campaign struct {
	ID        string
	Title     string
	Wave      string         // the round of field work that answers belong to by default
	Language  string         // BCP 47: of the report, and of an answer whose language cannot be told
	Timezone  *time.Location // of dates without an offset
	Profile   Profile
	Criteria  []Criterion // the catalogue in its order, then the profile's own
	MarkAll   bool        // every one of them is marked, not only those that make the index
	Scenarios []Scenario
	Channels  []Channel
	Companies []Company
	Guard     Guard
	Gate      Gate
	Charter   Charter
	Judge     Judge
	// ExtraHolidays are closed days of every company, beside its public holidays.
	ExtraHolidays []hours.Date
	Coding        Coding
}

// A Channel is a way to reach a company.
type Channel struct {
	ID    string
	Usage float64 // weight of the channel's contacts in every mean, > 0
	Clock Clock
}

// A Clock says which time a latency is measured in.
type Clock string

// The clocks. Business time counts the company's opening hours only, where they are known.
const (
	Wall     Clock = "wall"
	Business Clock = "business"
)

// Channels lists the channels every campaign knows. A campaign may declare its own beside them.
var Channels = []string{
	"email", "webform", "chat", "phone", "letter", "store", "whatsapp", "messenger", "twitter", "facebook", "instagram", "review",
}

// A Company is one of the audited.
type Company struct {
	ID       string
	Name     string
	Sector   string
	Channels map[string]string // channel -> address
	Hours    map[string]string // channel or "default" -> opening hours, OpenStreetMap syntax
	Holidays string            // one of hours.Codes: whose public holidays are closed days; "" nobody's
	// ExtraHolidays are further closed days, beside the campaign's.
	ExtraHolidays []hours.Date
	Timezone      *time.Location // of the opening hours; nil: the campaign's

	Promises    map[string]time.Duration // channel -> the longest wait that the company itself announces
	PromiseNote string                   // where it does

	NA []string // channels that make no sense for it, sorted: nobody is asked there, and nothing is silent
}

// A Scenario is the mystery complaint: what is said, and the points a full answer holds.
type Scenario struct {
	ID       string
	Title    Text
	Kind     string
	Trade    string
	Persona  Persona
	Vars     map[string]string
	Messages map[string]Message // channel or "default"
	Points   []Point            // as written: the order is the order of the report
	Examples []Example
	File     string // where it was read, for messages
}

// A Text is a wording by language; "" is the wording given without a language.
type Text map[string]string

// In returns the wording in lang (fr-CA), or else in its language without region (fr), the plain one, English, or the
// first by language code.
func (t Text) In(lang string) string {
	primary, _, _ := strings.Cut(strings.ReplaceAll(lang, "_", "-"), "-")
	for _, l := range []string{lang, strings.ToLower(primary), "", "en"} {
		if s, ok := t[l]; ok {
			return s
		}
	}
	langs := make([]string, 0, len(t))
	for l := range t {
		langs = append(langs, l)
	}
	if len(langs) == 0 {
		return ""
	}
	return t[slices.Min(langs)]
}

// A Persona is the invented customer who complains.
type Persona struct{ Name, Email, Phone string }

// A Message is the complaint as put on one channel, with {{.var}} places.
type Message struct{ Subject, Body Text }

// A Point is one thing a full answer must say.
type Point struct {
	ID       string
	Ask      Text
	Weight   float64 // > 0
	Required bool    // a missed required point halves completeness
	Fact     fact.Type
	Near     Cues // words beside which the fact counts
	Says     Cues // words that state the point
	Same     bool // must agree on every channel
	Value    fact.Value
	Line     int // in Scenario.File
}

// HasValue tells whether the published truth is known.
func (p Point) HasValue() bool { return p.Value != fact.Value{} }

// Cues are sequences of words by language; "" holds those given without a language.
type Cues map[string][]string

// An Example is a sample answer with the marks it deserves: the scenario's own test.
type Example struct {
	Answer       string
	Lang         string             // "" detected
	Completeness *float64           // 0…1, nil not demanded
	Points       map[string]Verdict // what is demanded of each point
	Line         int
}

// A Verdict is what an example demands of a point: stated or not and, for a fact, which value.
type Verdict struct {
	Stated bool
	Value  fact.Value // zero: any
}

// A Guard says what a company needs to be ranked; zero values demand nothing.
type Guard struct {
	MinContacts int
	MinCoverage float64 // share of the contacts that the campaign asks for, 0…1
}

// A Charter says who commissioned the field work and on what ground; nothing is sent without one.
type Charter struct{ Commissioner, Purpose, Basis, Retention, Contact string }

// Company returns the company with that id.
func (c Campaign) Company(id string) (Company, bool) {
	return byID(c.Companies, id, func(x Company) string { return x.ID })
}

// Applies tells whether a channel makes sense for a company: unless the campaign says na, for it or for its sector.
func (c Campaign) Applies(company, channel string) bool {
	of, _ := c.Company(company)
	return !slices.Contains(of.NA, channel)
}

// Promise returns the longest wait that a company announces on a channel; false: none, or one beyond the profile's horizon,
// which no contact is waited for long enough to hold it against.
func (c Campaign) Promise(company, channel string) (time.Duration, bool) {
	of, _ := c.Company(company)
	limit, ok := of.Promises[channel]
	return limit, ok && limit <= c.Profile.Horizon
}

// Scenario returns the scenario with that id.
func (c Campaign) Scenario(id string) (Scenario, bool) {
	return byID(c.Scenarios, id, func(x Scenario) string { return x.ID })
}

// Channel returns the channel with that id.
func (c Campaign) Channel(id string) (Channel, bool) {
	return byID(c.Channels, id, func(x Channel) string { return x.ID })
}

// ChannelsOf lists the channels a company is asked on: of those that count, the ones it has an address for, or all when it names
// none.
func (c Campaign) ChannelsOf(company Company) []string {
	var list []string
	for _, ch := range c.Channels {
		_, has := company.Channels[ch.ID]
		if (has || len(company.Channels) == 0) && c.Profile.Counts(ch.ID) && !slices.Contains(company.NA, ch.ID) {
			list = append(list, ch.ID)
		}
	}
	return list
}

// Point returns the point with that id.
func (s Scenario) Point(id string) (Point, bool) {
	for _, p := range s.Points {
		if p.ID == id {
			return p, true
		}
	}
	return Point{}, false
}

// byID searches a slice sorted by id.
func byID[T any](s []T, id string, key func(T) string) (T, bool) {
	if i, ok := slices.BinarySearchFunc(s, id, func(x T, id string) int { return strings.Compare(key(x), id) }); ok {
		return s[i], true
	}
	var none T
	return none, false
}
