// Package score marks answers: contact by contact for latency and completeness, group by group for consistency across
// channels, each mark with the words it rests on. One file holds one criterion. Scoring a group needs nothing of any
// other group, so groups can be scored in any order and on any machine; comparing companies is for package rank.
package score

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/diapason-audit/diapason/audit"
)

// A Scorer scores the groups of one campaign. It is safe for concurrent use.
type Scorer struct {
	campaign  audit.Campaign
	fallback  string             // language of an answer that does not tell its own
	points    map[string][]point // by scenario, with their cues read
	lexicon   lexicon
	opinions  map[audit.Question]audit.Opinion // of the campaign's judge
	calendars calendars
	criteria  []criterion // those to mark beyond latency, completeness and consistency
	words     lists
	cases     map[string]complaint // by scenario
}

// New prepares the campaign's cues and opening hours, and the lexicon's cues. The error names what cannot be read.
func New(c audit.Campaign, l audit.Lexicon) (*Scorer, error) {
	s := &Scorer{campaign: c, fallback: primary(c.Language), points: map[string][]point{}}
	for _, scenario := range c.Scenarios {
		for _, p := range scenario.Points {
			read, err := readPoint(p)
			if err != nil {
				return nil, fmt.Errorf("scenario %q, point %q: %w", scenario.ID, p.ID, err)
			}
			s.points[scenario.ID] = append(s.points[scenario.ID], read)
		}
	}
	var err error
	if s.calendars, err = readCalendars(c); err != nil {
		return nil, err
	}
	if s.lexicon, err = readLexicon(l); err != nil {
		return nil, err
	}
	if s.words, err = readLists(l.Criteria); err != nil {
		return nil, err
	}
	s.cases = map[string]complaint{}
	for _, scenario := range c.Scenarios {
		s.cases[scenario.ID] = readComplaint(scenario, c)
	}
	s.criteria, err = readCriteria(c)
	return s, err
}

// primary is the language of a BCP 47 tag without its region: fr of fr-CA.
func primary(tag string) string {
	lang, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return lang
}

// Score marks all contacts, group by group, on all cores, and calls tick after each contact. Contacts on channels that
// the profile does not count, or that make no sense for the company, are left out. The marks are sorted by group; the order of the contacts is nothing to them.
// The error is the context's.
func (s *Scorer) Score(ctx context.Context, contacts []audit.Contact, tick func()) ([]audit.Marks, error) {
	groups := s.groups(contacts)
	marks := make([]audit.Marks, len(groups))
	err := onAllCores(ctx, len(groups), func(i int) {
		marks[i] = s.group(groups[i])
		for range groups[i] {
			tick()
		}
	})
	return marks, err
}

// groups parts the contacts that count by group, both sorted.
func (s *Scorer) groups(contacts []audit.Contact) [][]audit.Contact {
	counted := make([]audit.Contact, 0, len(contacts))
	for _, c := range contacts {
		if s.campaign.Profile.Counts(c.Channel) && s.campaign.Applies(c.Company, c.Channel) {
			counted = append(counted, c)
		}
	}
	slices.SortFunc(counted, func(a, b audit.Contact) int { return a.Compare(b.Key) })

	var groups [][]audit.Contact
	for start, i := 0, 1; i <= len(counted); i++ {
		if i == len(counted) || counted[i].Group() != counted[start].Group() {
			groups = append(groups, counted[start:i])
			start = i
		}
	}
	return groups
}

// onAllCores calls work with each number below n, several at once. The error is the context's.
func onAllCores(ctx context.Context, n int, work func(i int)) error {
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			for i := range next {
				work(i)
			}
		})
	}
	for i := range n {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	workers.Wait()
	return ctx.Err()
}

// group marks the contacts of one group, sorted by channel.
func (s *Scorer) group(contacts []audit.Contact) audit.Marks {
	m := audit.Marks{Group: contacts[0].Group()}
	sides := make([]side, len(contacts))
	for i, c := range contacts {
		sides[i] = s.contact(c)
		m.Contacts = append(m.Contacts, sides[i].marks)
	}
	s.consistency(&m, sides, contacts)
	m.Findings = findings(m, s.points[m.Scenario], sides, s.campaign)
	return m
}

// A side is one contact with what consistency needs of it.
type side struct {
	marks  audit.ContactMarks
	text   *Text                 // the substantive answers read together; nil when there are none
	values map[string][]stated   // point -> the values stated, nearest to its words first
	quotes map[audit.Rule]string // evidence of deletions, redirects and receipts
}

// contact marks one contact by itself.
func (s *Scorer) contact(c audit.Contact) side {
	profile := s.campaign.Profile
	points := s.points[c.Scenario]
	o := s.outcome(c, points)
	sd := side{values: map[string][]stated{}, quotes: o.quotes}
	m := audit.ContactMarks{Key: c.Key, SentAt: c.SentAt, AnsweredAt: o.first, Outcome: o.outcome, Late: o.late,
		AcknowledgedAt: o.acknowledged, RemindedAt: o.reminded}
	m.AfterReminder = o.outcome == audit.Answered && !o.reminded.IsZero() && o.first.After(o.reminded)
	s.measure(&m)
	m.Latency = latency(m, profile)
	if o.text != nil {
		sd.text = o.text
	}
	for _, p := range points {
		mark, values := p.mark(o.text)
		if code, ok := c.Codes[p.ID]; ok {
			mark = coded(mark, code)
		}
		m.Points = append(m.Points, mark)
		if len(values) > 0 {
			sd.values[p.ID] = values
		}
	}
	m.Completeness = completeness(m.Points, points)
	if code, ok := c.Codes[audit.Latency]; ok {
		m.Latency, m.LatencyBy = codeMark(code), audit.Coder
	}
	if code, ok := c.Codes[audit.Completeness]; ok {
		m.Completeness, m.CompleteBy = codeMark(code), audit.Coder
	}
	s.markCriteria(&m, c, o, sd.values)
	s.timing(&m, o, c.Codes)
	sd.marks = m
	return sd
}
