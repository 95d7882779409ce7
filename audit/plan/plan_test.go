package plan

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

func campaign(companies, scenarios int) audit.Campaign {
	c := audit.Campaign{ID: "test", Wave: "w", Channels: []audit.Channel{{ID: "chat", Usage: 1}, {ID: "email", Usage: 3}}}
	c.Profile = audit.Profile{
		Horizon: 14 * 24 * time.Hour,
		Pillars: []audit.Pillar{
			{ID: "delay", Weight: 30, Criteria: []audit.Weighted{{Criterion: audit.Latency, Weight: 1}}},
			{ID: "same", Weight: 30, Criteria: []audit.Weighted{{Criterion: audit.Consistency, Weight: 1}}},
			{ID: "tone", Weight: 40, Criteria: []audit.Weighted{{Criterion: "tone", Weight: 1}}},
		},
		Latency: []audit.StepTable{{ID: "written", Steps: []audit.Step{{Limit: time.Hour, Share: 1}, {Limit: 24 * time.Hour, Share: .5}}}},
	}
	for i := range companies {
		c.Companies = append(c.Companies, audit.Company{ID: string(rune('a' + i))})
	}
	for i := range scenarios {
		c.Scenarios = append(c.Scenarios, audit.Scenario{ID: fmt.Sprintf("s%d", i+1)})
	}
	return c
}

// Every contact comes once; the seed alone decides the order.
func TestContacts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		companies, scenarios := rapid.IntRange(1, 5).Draw(t, "companies"), rapid.IntRange(1, 5).Draw(t, "scenarios")
		attempts, seed := rapid.IntRange(1, 3).Draw(t, "attempts"), rapid.Uint64().Draw(t, "seed")
		c := campaign(companies, scenarios)
		keys := Contacts(c, attempts, seed)
		if len(keys) != companies*scenarios*attempts*2 {
			t.Fatalf("%d contacts", len(keys))
		}
		slices.Reverse(c.Companies)
		slices.Reverse(c.Scenarios)
		if again := Contacts(c, attempts, seed); !slices.Equal(again, keys) {
			t.Fatal("the order of companies and scenarios changed the plan")
		}
		slices.SortFunc(keys, audit.Key.Compare)
		if n := len(slices.Compact(keys)); n != companies*scenarios*attempts*2 {
			t.Fatalf("%d different contacts", n)
		}
	})
}

// A company is asked where it can be reached and where the profile counts it.
func TestContactsGoWhereTheyCan(t *testing.T) {
	c := campaign(2, 1)
	c.Companies[0].Channels = map[string]string{"email": "care@a.example", "fax": "1"}
	check := func(want ...string) {
		t.Helper()
		var got []string
		for _, k := range Contacts(c, 1, 1) {
			got = append(got, k.Company+" "+k.Channel)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	}
	check("a email", "b chat", "b email")
	c.Profile.Channels = []string{"chat"}
	check("b chat")
}

// Two values at a distance of σ from 0 make a spread of exactly σ; then n is about (1.96+0.84)²σ²/D², and a little more
// because σ is not known (a textbook's formula for a paired comparison; Student's t adds about two).
func TestSizesByFormula(t *testing.T) {
	check := func(sigma, points float64) {
		t.Helper()
		got := Sizes(audit.Spread{Scenarios: []float64{-sigma, sigma}}, points, 1)
		z := (1.959964 + 0.841621) * sigma / points
		want := z*z + 2
		if len(got) != 1 || math.Abs(float64(got[0].Scenarios)-want) > .07*want+1 || got[0].Power < Power {
			t.Errorf("σ %v, %v points: %+v, want about %.0f", sigma, points, got, want)
		}
	}
	check(20, 5)
	check(10, 5)
	check(20, 2)
	check(30, 3)
}

// Attempts average out their own spread, and nothing else.
func TestMoreAttemptsTakeFewerScenarios(t *testing.T) {
	own := Sizes(audit.Spread{Attempts: []float64{-20, 20}}, 5, 1)
	if len(own) != 3 || math.Abs(float64(own[0].Scenarios)/float64(own[2].Scenarios)-3) > .4 {
		t.Errorf("%+v: three attempts are worth three scenarios here", own)
	}
	shared := Sizes(audit.Spread{Scenarios: []float64{-20, 20}, Attempts: []float64{0, 0}}, 5, 1)
	if one, three := float64(shared[0].Scenarios), float64(shared[2].Scenarios); math.Abs(one-three) > .15*one { // two values make power a saw
		t.Errorf("%+v: attempts are worth nothing here", shared)
	}
	if got := Sizes(audit.Spread{Scenarios: []float64{-50, 50}}, .1, 1); got[0].Scenarios != 0 {
		t.Errorf("%+v: far more than are tried", got)
	}
	if got := Sizes(audit.Spread{}, 5, 1); got[0].Scenarios != Fewest {
		t.Errorf("%+v: without any spread the fewest do", got)
	}
}

// What is presumed holds together: groups of every channel, marks in range, the same for the same seed.
func TestPresume(t *testing.T) {
	c, marks := Presume(campaign(7, 2), 1)
	if len(c.Companies) != 2 || len(marks) != 2*400*3 {
		t.Fatalf("%d companies, %d groups", len(c.Companies), len(marks))
	}
	silent := 0
	for _, g := range marks {
		if len(g.Contacts) != 2 || !g.Consistency.Defined() {
			t.Fatalf("%+v", g)
		}
		for _, m := range g.Contacts {
			if m.Outcome == audit.Silent {
				silent++
			}
		}
	}
	if share := float64(silent) / float64(2*len(marks)); math.Abs(share-.3) > .02 {
		t.Errorf("%.3f are silent, want 0.3", share)
	}
}
