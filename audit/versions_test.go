package audit_test

import (
	"slices"
	"testing"

	"github.com/diapason-audit/diapason/audit"
)

func versioned() audit.Campaign {
	return audit.Campaign{
		Profile:  audit.Profile{ID: "three", Title: audit.Text{"en": "Three"}, Pillars: []audit.Pillar{{ID: "latency", Weight: 30}}, SameAt: 0.7},
		Channels: []audit.Channel{{ID: "chat", Usage: 1}},
		Scenarios: []audit.Scenario{{
			ID: "late", Title: audit.Text{"en": "Late"}, File: "scenarios/late.yaml", Vars: map[string]string{"order": "1"},
			Messages: map[string]audit.Message{"default": {Body: audit.Text{"": "Where is {{.order}}?"}}},
			Points:   []audit.Point{{ID: "apology", Weight: 1, Says: audit.Cues{"en": {"sorry"}}, Line: 4}},
		}},
	}
}

func TestVersionsTellWhatMarksAreMadeOf(t *testing.T) {
	check := func(what string, change func(*audit.Campaign), want ...string) {
		t.Helper()
		c := versioned()
		change(&c)
		if got := versioned().Versions().Changes(c.Versions()); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
	check("nothing", func(*audit.Campaign) {})
	check("titles", func(c *audit.Campaign) { c.Profile.Title, c.Scenarios[0].Title = nil, nil })
	check("a comment before the point", func(c *audit.Campaign) { c.Scenarios[0].Points[0].Line++ })
	check("the question", func(c *audit.Campaign) { c.Scenarios[0].Points[0].Ask = audit.Text{"": "Sorry?"} })
	check("a weight", func(c *audit.Campaign) { c.Profile.Pillars[0].Weight = 40 }, "the profile changed")
	check("the threshold", func(c *audit.Campaign) { c.Profile.SameAt = 0.8 }, "the profile changed")
	check("a usage", func(c *audit.Campaign) { c.Channels[0].Usage = 2 }, "the usage or clock of the channels changed")
	check("a cue", func(c *audit.Campaign) { c.Scenarios[0].Points[0].Says = audit.Cues{"en": {"apolog*"}} }, "the points of late changed")
	check("a word", func(c *audit.Campaign) {
		c.Scenarios[0].Messages = map[string]audit.Message{"default": {Body: audit.Text{"": "Where's {{.order}}?"}}}
	}, "the wording of late changed")
	check("another scenario", func(c *audit.Campaign) { c.Scenarios[0].ID = "lost" }, "scenario late is gone", "scenario lost is new")
}
