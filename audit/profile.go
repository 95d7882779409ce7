package audit

import (
	"slices"
	"time"
)

// A Profile says which criteria, grouped in weighted pillars, make the index, and how delays become marks.
type Profile struct {
	ID            string
	Title         Text
	Horizon       time.Duration // an answer later than this counts as none
	Channels      []string      // the only channels that count; empty: all
	UsageRequired bool          // channel usage must be given in the campaign
	Pillars       []Pillar
	Aggregation   Aggregation
	SameAt        float64 // a pair at or above this similarity counts as the same answer, 0…1
	Latency       []StepTable
	Keep          []string // criteria that are scored however little their coders agree
	Unscored      []string // criteria that are shown and leave the index, as their coders agree too little; in no file
	// Acknowledgement is what a receipt, or the answer where it comes first, earns as the criterion of that name. Without
	// steps a receipt by the horizon earns all.
	Acknowledgement []Step
	Required        *float64 // the index that companies are to reach, out of 100; nil: none
}

// A Pillar is a weighted group of criteria.
type Pillar struct {
	ID       string
	Weight   float64
	Criteria []Weighted // sorted by criterion
}

// Weighted is a criterion with its weight in a pillar.
type Weighted struct {
	Criterion string
	Weight    float64
}

// An Aggregation says how pillars make the index.
type Aggregation string

// The aggregations (METHOD 1.4).
const (
	Arithmetic Aggregation = "arithmetic"
	Geometric  Aggregation = "geometric"
)

// A StepTable maps delays on some channels to shares of the latency mark. The first step that holds counts: they are
// sorted by share, the greatest first. Limits are inclusive.
type StepTable struct {
	ID       string
	Channels []string
	Clock    Clock // of channels for which the campaign says nothing; "" wall
	Steps    []Step
}

// A Step is one line of a step table: up to and including a limit, Share of the mark. The limit is a time on the
// contact's clock, or else the end of so many business days after the day of sending, or of the same date so many months
// later.
type Step struct {
	Limit        time.Duration
	BusinessDays int     // above 0: the limit in its stead
	Months       int     // above 0: the limit in its stead, in wall time whatever the clock
	Share        float64 // 0…1
}

// Holds tells whether an answer came by the step's limit.
func (s Step) Holds(m ContactMarks) bool {
	switch {
	case m.Outcome != Answered:
		return false
	case s.BusinessDays > 0:
		return m.BusinessDays <= s.BusinessDays
	case s.Months > 0:
		return m.AnsweredAt.Before(monthsLater(m.SentAt, s.Months))
	}
	wait, answered := m.Wait()
	return answered && wait <= s.Limit
}

// monthsLater is the end of the same date n months on, or of the month's last day where it has no such date, by the zone
// of t: what is sent on 31 December has two months until the end of February.
func monthsLater(t time.Time, n int) time.Time {
	year, month, day := t.Date()
	last := time.Date(year, month+time.Month(n)+1, 0, 0, 0, 0, 0, t.Location()).Day()
	return time.Date(year, month+time.Month(n), min(day, last)+1, 0, 0, 0, 0, t.Location())
}

// The criteria that every audit marks, whatever the profile, the last two contact by contact among the further ones.
const (
	Latency      = "latency"
	Completeness = "completeness"
	Consistency  = "consistency"

	Acknowledgement = "acknowledgement"
	Reminder        = "reminder"
)

// Personalisation is the one further criterion that package rank has a word in: it alone sees all answers of a company.
const Personalisation = "personalisation"

// Table returns the step table of a channel: the one that names it, or else "written", or else the first.
func (p Profile) Table(channel string) StepTable {
	fallback := -1
	for i, t := range p.Latency {
		if slices.Contains(t.Channels, channel) {
			return t
		}
		if t.ID == "written" {
			fallback = i
		}
	}
	switch {
	case fallback >= 0:
		return p.Latency[fallback]
	case len(p.Latency) > 0:
		return p.Latency[0]
	}
	return StepTable{}
}

// Steps returns the steps of a channel's table.
func (p Profile) Steps(channel string) []Step { return p.Table(channel).Steps }

// Criteria lists the profile's criteria, latency, completeness and consistency first, the rest by name.
func (p Profile) Criteria() []string {
	seen := map[string]bool{Latency: true, Completeness: true, Consistency: true}
	var further []string
	for _, pillar := range p.Pillars {
		for _, w := range pillar.Criteria {
			if !seen[w.Criterion] {
				seen[w.Criterion] = true
				further = append(further, w.Criterion)
			}
		}
	}
	slices.Sort(further)
	return append([]string{Latency, Completeness, Consistency}, further...)
}

// Counts tells whether contacts on that channel enter the index.
func (p Profile) Counts(channel string) bool {
	return len(p.Channels) == 0 || slices.Contains(p.Channels, channel)
}
