package spec

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/hours"
)

// The campaign's word on a channel's clock goes before the profile's.
func TestClock(t *testing.T) {
	c := loadWhole(t, fstest.MapFS{
		"campaign.yaml": {Data: []byte("campaign: c\nprofile: ours.yaml\nscenarios: [library:late-delivery]\n" +
			"channels: {email: , phone: {clock: wall}, chat: {clock: business}, letter: , kiosk: }\ncompanies: [{id: a}]\n")},
		"ours.yaml": {Data: []byte("profile: ours\nhorizon: 14d\npillars: [{pillar: a, weight: 1, criteria: {latency: 1}}]\nlatency:\n" +
			"  written: {channels: [email, phone], clock: business, steps: {5bd: .5, 2h: 1, 48h: .6, 10bd: .25}}\n" +
			"  post: {channels: [letter, chat], steps: {5d: 1}}\n")},
	})
	got := map[string]audit.Clock{}
	for _, ch := range c.Channels {
		got[ch.ID] = ch.Clock
	}
	want := map[string]audit.Clock{
		"chat": audit.Business, "email": audit.Business, "phone": audit.Wall, "letter": audit.Wall,
		"kiosk": audit.Business, // in no table: as written
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("clocks (-want +got):\n%s", diff)
	}
	steps := []audit.Step{ // the best first
		{Limit: 2 * time.Hour, Share: 1}, {Limit: 48 * time.Hour, Share: .6}, {BusinessDays: 5, Share: .5}, {BusinessDays: 10, Share: .25},
	}
	if diff := cmp.Diff(steps, c.Profile.Steps("email")); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}
}

// A table gives what YAML gives.
func TestHours(t *testing.T) {
	check := func(companies, table string) {
		t.Helper()
		c := loadWhole(t, fstest.MapFS{
			"campaign.yaml": {Data: []byte("campaign: c\ntimezone: Europe/Paris\nextra_holidays: [2026-12-31, 2026-12-24, 2026-12-24]\n" +
				"scenarios: [library:late-delivery]\ncompanies: " + companies + "\n")},
			"t.csv": {Data: []byte(table)},
		})
		eves := []hours.Date{{Year: 2026, Month: time.December, Day: 24}, {Year: 2026, Month: time.December, Day: 31}}
		if diff := cmp.Diff(eves, c.ExtraHolidays); diff != "" {
			t.Errorf("extra holidays (-want +got):\n%s", diff)
		}
		a, b := c.Companies[0], c.Companies[1]
		if a.Hours["default"] != "Mo-Fr 09:00-17:00" || a.Holidays != "CA-QC" || a.Timezone.String() != "America/Toronto" {
			t.Errorf("%+v", a)
		}
		if b.Hours != nil || b.Holidays != "" || b.Timezone != nil {
			t.Errorf("%+v", b)
		}
	}
	check(`[{id: a, hours: {default: "Mo-Fr 09:00-17:00"}, holidays: CA-QC, timezone: America/Toronto}, {id: b}]`, "")
	check("{from: t.csv}", "id,hours,holidays,timezone\na,Mo-Fr 09:00-17:00,CA-QC,America/Toronto\nb,,,\n")

	c := loadWhole(t, fstest.MapFS{"campaign.yaml": {Data: []byte("campaign: c\nscenarios: [library:late-delivery]\n" +
		"companies: [{id: a, hours: {default: 24/7, chat: Mo 09:00-10:00}, extra_holidays: [2026-01-02]}]\n")}})
	a := c.Companies[0]
	if a.Hours["chat"] != "Mo 09:00-10:00" || a.Hours["default"] != "24/7" || len(a.ExtraHolidays) != 1 || c.ExtraHolidays != nil {
		t.Errorf("%+v", a)
	}
}
