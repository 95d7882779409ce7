package score

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/hours"
)

// inParis is the campaign with opening hours, a channel on the business clock and steps in business days.
func inParis(t testing.TB, company audit.Company) *Scorer {
	t.Helper()
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	c := campaign()
	c.Timezone = paris
	c.ExtraHolidays = []hours.Date{{Year: 2026, Month: time.December, Day: 24}}
	c.Channels[1].Clock = audit.Business // email
	c.Channels[2].Clock = audit.Wall
	c.Profile.Latency = append(c.Profile.Latency, audit.StepTable{ID: "post", Channels: []string{"twitter"}, Steps: []audit.Step{
		{Limit: time.Hour, Share: 1}, {BusinessDays: 1, Share: .9}, {Limit: 3 * day, Share: .7}, {BusinessDays: 5, Share: .5},
	}})
	company.ID = "alfa"
	c.Companies = []audit.Company{company}
	s, err := New(c, words)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var retailer = audit.Company{
	Hours: map[string]string{"default": "Mo-Fr 09:00-18:00", "chat": "24/7"}, Holidays: "FR",
}

func TestOpeningTime(t *testing.T) {
	s := inParis(t, retailer)
	zone := s.campaign.Timezone
	at := func(value string) time.Time {
		x, err := time.ParseInLocation("2006-01-02 15:04", value, zone)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	mark := func(s *Scorer, channel, sent, answered string) audit.ContactMarks {
		t.Helper()
		c := contact(channel)
		c.SentAt = at(sent)
		if answered != "" {
			c.Answers = []audit.Answer{{AnsweredAt: at(answered), Text: full}}
		}
		return s.group([]audit.Contact{c}).Contacts[0]
	}
	check := func(channel, sent, answered string, clock audit.Clock, wait time.Duration, latency string) {
		t.Helper()
		m := mark(s, channel, sent, answered)
		got, _ := m.Wait()
		if m.Clock != clock || got != wait || m.Latency.Percent() != latency {
			t.Errorf("%s, %s to %s: %v on the %s clock, latency %s; want %v, %s, %s", channel, sent, answered, got, m.Clock, m.Latency.Percent(), wait, clock, latency)
		}
	}
	check("email", "2026-11-20 17:50", "2026-11-23 09:05", audit.Business, 15*time.Minute, "100.00")
	check("email", "2026-11-10 17:00", "2026-11-12 09:00", audit.Business, time.Hour, "100.00")              // Armistice Day; a limit is inclusive
	check("email", "2026-12-23 17:00", "2026-12-28 10:01", audit.Business, 2*time.Hour+time.Minute, "80.00") // Christmas, and its eve by the campaign
	check("email", "2026-11-21 10:00", "2026-11-21 11:00", audit.Business, 0, "100.00")
	check("chat", "2026-11-21 10:00", "2026-11-21 11:00", "wall", time.Hour, "50.00")
	check("twitter", "2026-11-20 17:50", "2026-11-20 18:50", audit.Wall, time.Hour, "100.00")
	check("twitter", "2026-11-20 17:50", "2026-11-23 23:59", audit.Wall, 78*time.Hour+9*time.Minute, "90.00") // Monday is the first business day
	check("twitter", "2026-11-20 17:50", "2026-11-24 00:00", audit.Wall, 78*time.Hour+10*time.Minute, "50.00")
	check("twitter", "2026-11-10 09:00", "2026-11-18 23:59", audit.Wall, 8*day+14*time.Hour+59*time.Minute, "50.00") // the fifth: 12 13 16 17 18
	check("twitter", "2026-11-10 09:00", "2026-11-19 00:00", audit.Wall, 8*day+15*time.Hour, "0.00")

	m := mark(s, "chat", "2026-11-21 10:00", "2026-11-21 11:00")
	if open, ok := m.WaitOpen(); !ok || open != time.Hour {
		t.Errorf("chat is open at all times, and waits %v", open)
	}
	m = mark(s, "email", "2026-11-02 09:00", "") // ten business days but one to the horizon, with Armistice Day
	if _, ok := m.WaitOpen(); ok || m.OpenWait == nil || *m.OpenWait != 9*9*time.Hour {
		t.Errorf("silence: %v open", m.OpenWait)
	}
	unknown := inParis(t, audit.Company{Hours: map[string]string{"chat": "24/7"}})
	if m := mark(unknown, "email", "2026-11-20 17:50", "2026-11-20 18:50"); m.Clock != audit.Wall || m.OpenWait != nil || m.Latency.Percent() != "100.00" {
		t.Errorf("no hours: %+v", m)
	}
	toronto, err := time.LoadLocation("America/Toronto")
	if err != nil {
		t.Fatal(err)
	}
	abroad := retailer
	abroad.Timezone = toronto
	if m := mark(inParis(t, abroad), "email", "2026-11-20 09:00", "2026-11-20 16:00"); *m.OpenWait != time.Hour {
		t.Errorf("09:00 to 16:00 in Paris is 3:00 to 10:00 in Montréal: %v open", *m.OpenWait)
	}
}

// One more hour of silence never raises a latency mark, on either clock and in business days.
func TestLaterNeverRaisesOnAnyClock(t *testing.T) {
	s := inParis(t, retailer)
	rapid.Check(t, func(t *rapid.T) {
		channel := rapid.SampledFrom([]string{"email", "chat", "twitter"}).Draw(t, "channel")
		c := contact(channel)
		c.SentAt = sent.Add(time.Duration(rapid.IntRange(0, 100*24*60).Draw(t, "sent")) * time.Minute)
		wait := time.Duration(rapid.Int64Range(0, int64(20*day)).Draw(t, "wait"))
		mark := func(w time.Duration) audit.ContactMarks {
			c.Answers = []audit.Answer{{AnsweredAt: c.SentAt.Add(w), Text: full}}
			return s.group([]audit.Contact{c}).Contacts[0]
		}
		before, after := mark(wait), mark(wait+time.Hour)
		if after.Latency.Compare(before.Latency) > 0 {
			t.Fatalf("%s: an hour after %v marks higher", channel, wait)
		}
		if open, ok := before.WaitOpen(); ok && open > wait {
			t.Fatalf("%v open of %v", open, wait)
		}
		c.Answers = nil
		silent := s.group([]audit.Contact{c}).Contacts[0]
		if before.Outcome == audit.Answered && *silent.OpenWait < *before.OpenWait {
			t.Fatalf("silence waited %v, an answer %v", *silent.OpenWait, *before.OpenWait)
		}
	})
}

func TestHoursThatCannotBeRead(t *testing.T) {
	check := func(company audit.Company, want string) {
		t.Helper()
		c := campaign()
		company.ID = "alfa"
		c.Companies = []audit.Company{company}
		if _, err := New(c, words); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	check(audit.Company{Hours: map[string]string{"chat": "9-5"}}, `company "alfa", hours of chat: at character 1: a time without its minutes; write it as 09:00`)
	check(audit.Company{Holidays: "XX"}, `company "alfa": the public holidays of "XX" are not known`)
}
