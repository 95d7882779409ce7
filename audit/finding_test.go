package audit_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

// delays is a contradiction on a point between channels, each with its value.
func delays(pairs ...string) audit.Finding {
	f := audit.Finding{
		Rule: audit.RuleContradiction, Severity: audit.SeverityError, Point: "refund-delay", Type: "duration",
		Group: audit.Group{Wave: "w1", Company: "alfa", Scenario: "late", Attempt: 1},
	}
	for i := 0; i < len(pairs); i += 2 {
		f.Channels, f.Values = append(f.Channels, pairs[i]), append(f.Values, pairs[i+1])
		f.Quotes = append(f.Quotes, "within "+pairs[i+1])
	}
	return f
}

func TestFindingIDNamesWhatWasFound(t *testing.T) {
	f := delays("chat", "30d", "email", "14d")
	if got := f.ID(); got != "f70b088cd32c3" { // baselines hold it: another one is another format
		t.Errorf("ID %s", got)
	}
	same := func(what string, change func(*audit.Finding)) {
		t.Helper()
		g := delays("chat", "30d", "email", "14d")
		if change(&g); g.ID() != f.ID() || !g.Within(f) || !f.Within(g) {
			t.Errorf("%s makes another finding", what)
		}
	}
	same("another wave", func(g *audit.Finding) { g.Wave = "w2" })
	same("another attempt", func(g *audit.Finding) { g.Attempt = 3 })
	same("another wording", func(g *audit.Finding) { g.Quotes = []string{"a month", "a fortnight"} })
	same("an equal value", func(g *audit.Finding) { g.Values = []string{"30d", "2w"} })
	same("another order", func(g *audit.Finding) { slices.Reverse(g.Channels); slices.Reverse(g.Values) })

	another := func(what string, change func(*audit.Finding)) {
		t.Helper()
		g := delays("chat", "30d", "email", "14d")
		if change(&g); g.ID() == f.ID() || g.Within(f) {
			t.Errorf("%s makes no other finding", what)
		}
	}
	another("another value", func(g *audit.Finding) { g.Values[0] = "21d" })
	another("business days", func(g *audit.Finding) { g.Values[1] = "14bd" })
	another("the values crossed", func(g *audit.Finding) { slices.Reverse(g.Values) })
	another("another channel", func(g *audit.Finding) { g.Channels[0] = "phone" })
	another("another point", func(g *audit.Finding) { g.Point = "fee" })
	another("another company", func(g *audit.Finding) { g.Company = "beta" })
	another("another scenario", func(g *audit.Finding) { g.Scenario = "lost" })
	another("another rule", func(g *audit.Finding) { g.Rule = audit.RuleIncorrect })
}

func TestAFindingIsWithinAWiderOne(t *testing.T) {
	three := delays("chat", "30d", "email", "14d", "twitter", "14d")
	two := delays("chat", "30d", "email", "2w")
	if !two.Within(three) || three.Within(two) {
		t.Error("a contradiction that lost a channel is news, or one that won a channel is none")
	}
	if two.Place() != three.Place() || two.Place() != delays("phone", "1h", "email", "2h").Place() {
		t.Error("contradictions on one point have several places")
	}
}

// A wait is not what makes an answer slow: the next night it is another one.
func TestASlowAnswerIsTheSameWithAnotherWait(t *testing.T) {
	f := audit.Finding{Rule: audit.RuleSlow, Channels: []string{"email"}, Values: []string{"52h"}}
	g := f
	if g.Values = []string{"60h"}; f.ID() != g.ID() {
		t.Error("another wait makes another finding")
	}
}

// Contradictions without a point lie between their two channels and are told apart by what they are about.
func TestUndeclaredContradictionsAreApart(t *testing.T) {
	f := delays("chat", "", "email", "")
	f.Point, f.Type = "", "polarity"
	g := f
	if g.Type = "cause"; f.ID() == g.ID() || f.Place() == g.Place() {
		t.Error("two types of contradiction are one")
	}
	h := delays("chat", "", "twitter", "")
	if h.Point, h.Type = "", "polarity"; f.Place() == h.Place() {
		t.Error("two pairs of channels are one place")
	}
}

// An equal ID is more than being within: the law that a gate relies on.
func TestEqualIDsAreWithinEachOther(t *testing.T) {
	values := rapid.SampledFrom([]string{"14d", "2w", "30d", "10bd", "10.00 GBP", ""})
	channels := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"chat", "email", "phone"}), 1, 3, rapid.ID[string])
	draw := func(t *rapid.T) audit.Finding {
		f := audit.Finding{Rule: rapid.SampledFrom(audit.Rules).Draw(t, "rule"), Channels: channels.Draw(t, "channels")}
		f.Point = rapid.SampledFrom([]string{"", "delay"}).Draw(t, "point")
		for range f.Channels {
			f.Values = append(f.Values, values.Draw(t, "value"))
		}
		return f
	}
	rapid.Check(t, func(t *rapid.T) {
		f, g := draw(t), draw(t)
		if both := f.Within(g) && g.Within(f); both != (f.ID() == g.ID()) {
			t.Fatalf("%+v and %+v: within each other is %v", f, g, both)
		}
	})
}
