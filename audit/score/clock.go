package score

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/hours"
)

// calendars are the opening hours of a campaign's companies, by company and by channel or "default".
type calendars map[string]map[string]*hours.Calendar

// readCalendars reads the opening hours of all companies. Those that are alike share a calendar. The error names the
// company whose hours or holidays cannot be read.
func readCalendars(c audit.Campaign) (calendars, error) {
	type key struct{ text, holidays, extra, zone string }
	alike := map[key]*hours.Calendar{}
	all := calendars{}
	for _, company := range c.Companies {
		extra := slices.Concat(c.ExtraHolidays, company.ExtraHolidays)
		holidays, ok := hours.NewHolidays(company.Holidays, extra...)
		if !ok {
			return nil, fmt.Errorf("company %q: the public holidays of %q are not known", company.ID, company.Holidays)
		}
		zone := time.UTC
		for _, z := range []*time.Location{company.Timezone, c.Timezone} {
			if z != nil {
				zone = z
				break
			}
		}
		all[company.ID] = map[string]*hours.Calendar{}
		add := func(channel, text string) error {
			k := key{text, company.Holidays, fmt.Sprint(extra), zone.String()}
			if alike[k] == nil {
				var known *hours.Hours
				if text != "" {
					h, err := hours.Parse(text)
					if err != nil {
						return fmt.Errorf("company %q, hours of %s: %w", company.ID, channel, err)
					}
					known = &h
				}
				alike[k] = hours.NewCalendar(known, holidays, zone)
			}
			all[company.ID][channel] = alike[k]
			return nil
		}
		if err := add("default", company.Hours["default"]); err != nil {
			return nil, err
		}
		for _, channel := range slices.Sorted(maps.Keys(company.Hours)) {
			if err := add(channel, company.Hours[channel]); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// of returns the calendar of a company on a channel; nil: the campaign has no such company.
func (all calendars) of(company, channel string) *hours.Calendar {
	if c, ok := all[company][channel]; ok {
		return c
	}
	return all[company]["default"]
}

// weekdays is the calendar of a company of which nothing is known.
var weekdays = hours.NewCalendar(nil, hours.Holidays{}, time.UTC)

// measure says on which clock a contact's latency counts, and how long its wait was in opening time and in business days
// (METHOD 1.1). Where the opening hours are not known, it is wall time whatever the campaign asks for.
func (s *Scorer) measure(m *audit.ContactMarks) {
	m.Clock = audit.Wall
	calendar := s.calendars.of(m.Company, m.Channel)
	if calendar == nil {
		calendar = weekdays
	}
	end := m.SentAt.Add(s.campaign.Profile.Horizon)
	if m.Outcome == audit.Answered {
		end = m.AnsweredAt
		m.BusinessDays = calendar.BusinessDays(m.SentAt, end)
	}
	open, known := calendar.Open(m.SentAt, end)
	if !known {
		return
	}
	m.OpenWait = &open
	if ch, ok := s.campaign.Channel(m.Channel); ok && ch.Clock == audit.Business {
		m.Clock = audit.Business
	}
}
