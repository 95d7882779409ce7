package rank

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

// told are the reasons of a ruling in a line each.
func told(t Trial) (reasons, remarks []string) {
	ruling, remarks := Check(t)
	for _, r := range ruling.Reasons {
		reasons = append(reasons, r.Company+": "+r.Text)
	}
	return reasons, remarks
}

// heldTo is a campaign of one company with the same marks in so many scenarios.
func heldTo(scenarios int, latency, completeness, consistency float64) Trial {
	c := campaign(1, scenarios)
	var marks []audit.Marks
	for _, s := range c.Scenarios {
		marks = append(marks, group("a", s.ID, time.Minute, time.Hour, latency, completeness, consistency, audit.SameState))
	}
	return Trial{Campaign: c, Result: Rank(c, marks, 1)}
}

func sameLines(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %s\nwant %s", what, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

func TestFloors(t *testing.T) {
	check := func(what string, g audit.Gate, want ...string) {
		t.Helper()
		tr := heldTo(1, .5, .8, .6) // index 30·.5 + 40·.8 + 30·.6 = 65
		tr.Gate = g
		got, _ := told(tr)
		sameLines(t, what, got, want...)
	}
	floors := func(index float64, min map[string]float64) audit.Floors {
		return audit.Floors{MinIndex: &index, Min: min}
	}
	check("none", audit.Gate{})
	check("just met", audit.Gate{Floors: floors(65, map[string]float64{"latency": 50, "full": 80})})
	check("just missed", audit.Gate{Floors: floors(65.01, map[string]float64{"latency": 50.01, "full": 99})},
		"a: index 65.00 is below 65.01", "a: full 80.00 is below 99", "a: latency 50.00 is below 50.01")
	check("a company's own floors", audit.Gate{
		Floors:    floors(90, map[string]float64{"latency": 90, "full": 10}),
		Companies: map[string]audit.Floors{"a": floors(60, map[string]float64{"latency": 10})},
	})
	check("channels", audit.Gate{Channels: map[string]map[string]float64{"chat": {"latency": 51, "completeness": 80}, "email": {"latency": 50}}},
		"a: latency on chat 50.00 is below 51")
	check("scenarios", audit.Gate{Scenarios: map[string]map[string]float64{"s1": {"consistency": 61, "completeness": 80}}},
		"a: consistency in s1 60.00 is below 61")
	check("a mark that nobody made", audit.Gate{Floors: audit.Floors{Min: map[string]float64{"warmth": 0}}},
		"a: warmth cannot be held to 0: it is not defined")
}

// A floor is held against the figure that reports print: 69.996 reads 70.00.
func TestAFloorIsHeldAgainstThePrintedFigure(t *testing.T) {
	tr := heldTo(1, .69996, .69996, .69996)
	floor := 70.0
	tr.Gate = audit.Gate{Floors: audit.Floors{MinIndex: &floor}}
	if got, _ := told(tr); len(got) > 0 {
		t.Errorf("%s", got)
	}
}

// What was never asked is below any floor.
func TestNothingPassesByNotBeingAsked(t *testing.T) {
	c := campaign(2, 2)
	floor := 0.0
	tr := Trial{
		Campaign: c, Result: Rank(c, []audit.Marks{group("a", "s1", time.Minute, time.Hour, 1, 1, 1, audit.SameState)}, 1),
		Gate: audit.Gate{
			Floors: audit.Floors{MinIndex: &floor}, Channels: map[string]map[string]float64{"chat": {"latency": 0}},
			Scenarios: map[string]map[string]float64{"s2": {"latency": 0}},
		},
	}
	got, _ := told(tr)
	sameLines(t, "never asked", got, "a: latency in s2 cannot be held to 0: never asked", "b: index cannot be held to 0: never asked",
		"b: latency on chat cannot be held to 0: never asked", "b: latency in s2 cannot be held to 0: never asked")

	c.Companies[1].Channels = map[string]string{"email": "care@b.example"} // b has no chat to be asked on
	tr.Campaign = c
	got, _ = told(tr)
	if slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "chat") }) {
		t.Errorf("b has no chat: %q", got)
	}
}

// A channel that is not asked any more has no faults to show: that is no pass.
func TestWhatIsNotAskedAnyMoreIsMissed(t *testing.T) {
	c := campaign(1, 2)
	marks := []audit.Marks{
		group("a", "s1", time.Minute, time.Hour, 1, 1, 1, audit.SameState), group("a", "s2", time.Minute, time.Hour, 1, 1, 1, audit.SameState),
	}
	base := Rank(c, marks, 1).Baseline()
	fewer := slices.Clone(marks)
	for i := range fewer {
		fewer[i].Contacts = fewer[i].Contacts[1:] // email alone
	}
	check := func(what string, c audit.Campaign, want ...string) {
		t.Helper()
		got, _ := told(Trial{Campaign: c, Result: Rank(c, fewer, 1), Baseline: &base})
		sameLines(t, what, got, want...)
	}
	check("chat is lost", c, "a: asked for the baseline and not now: s1 on chat; s2 on chat")
	less := c
	less.Companies = []audit.Company{{ID: "a", Channels: map[string]string{"email": "care@a.example"}}}
	check("chat was closed", less)
	less = c
	less.Scenarios = c.Scenarios[:1]
	check("a scenario was taken out", less, "a: asked for the baseline and not now: s1 on chat")
	less = c
	less.Profile.Channels = []string{"email"}
	check("chat does not count", less)
}

// contradiction adds a contradiction on refund-delay between two channels to a group.
func contradiction(g audit.Marks, attempt int, chat, email string) audit.Marks {
	g.Attempt = attempt
	for i := range g.Contacts {
		g.Contacts[i].Attempt = attempt
	}
	if chat != email {
		g.Findings = append(g.Findings, audit.Finding{
			Rule: audit.RuleContradiction, Severity: audit.SeverityError, Group: g.Group, Point: "refund-delay", Type: "duration",
			Channels: []string{"chat", "email"}, Values: []string{chat, email}, Quotes: []string{chat, email},
		})
	}
	return g
}

// asked is a result of one scenario at several attempts: what chat says and what email says at each.
func asked(c audit.Campaign, said ...[2]string) audit.Result {
	var marks []audit.Marks
	for i, s := range said {
		marks = append(marks, contradiction(group("a", "s1", time.Minute, time.Hour, 1, 1, 1, audit.SameState), i+1, s[0], s[1]))
	}
	return Rank(c, marks, 1)
}

func TestOnlyNewFindingsAreForbidden(t *testing.T) {
	c := campaign(1, 1)
	forbid := audit.Gate{Forbid: []audit.Rule{audit.RuleContradiction}}
	check := func(what string, before, now [2]string, want ...string) {
		t.Helper()
		base := asked(c, before).Baseline()
		got, _ := told(Trial{Campaign: c, Result: asked(c, now), Gate: forbid, Baseline: &base})
		sameLines(t, what, got, want...)
	}
	both, apart := [2]string{"14d", "14d"}, [2]string{"30d", "14d"}
	const line = "a: contradiction on refund-delay in s1: chat says 30d, email says 14d"
	check("none", both, both)
	check("new", both, apart, line)
	check("known", apart, apart)
	check("known in other words", apart, [2]string{"30d", "2w"})
	check("gone", apart, both)
	check("changed", [2]string{"60d", "14d"}, apart, line+", otherwise than in the baseline")

	base := asked(c, apart).Baseline()
	got, _ := told(Trial{Campaign: c, Result: asked(c, apart), Gate: forbid, Baseline: &base, All: true})
	sameLines(t, "known, but all count", got, line)
	got, _ = told(Trial{Campaign: c, Result: asked(c, apart), Gate: forbid})
	sameLines(t, "without a baseline", got, line)
	got, _ = told(Trial{Campaign: c, Result: asked(c, apart), Gate: audit.Gate{Forbid: []audit.Rule{audit.RuleSlow}}})
	sameLines(t, "not forbidden", got)
}

func TestRepeats(t *testing.T) {
	c := campaign(1, 1)
	check := func(what string, said [][2]string, want ...string) {
		t.Helper()
		got, _ := told(Trial{Campaign: c, Result: asked(c, said...), Gate: audit.Gate{
			Forbid: []audit.Rule{audit.RuleContradiction}, Repeats: audit.Repeats{K: 2, Of: 3},
		}})
		sameLines(t, what, got, want...)
	}
	fine, slip, other := [2]string{"14d", "14d"}, [2]string{"30d", "14d"}, [2]string{"60d", "14d"}
	check("never", [][2]string{fine, fine, fine})
	check("once", [][2]string{fine, slip, fine})
	check("twice", [][2]string{slip, fine, slip}, "a: contradiction on refund-delay in s1: chat says 30d, email says 14d, at 2 attempts")
	check("twice, each time otherwise", [][2]string{slip, fine, other},
		"a: contradiction on refund-delay in s1: chat says 30d, email says 14d, at 2 attempts",
		"a: contradiction on refund-delay in s1: chat says 60d, email says 14d, at 2 attempts")
	check("asked too seldom", [][2]string{fine, fine}, "a: s1 was asked 2 times on chat, email, repeats wants 3")
}

// A drop in every scenario is no noise; one in a single scenario of six may be.
func TestDrops(t *testing.T) {
	zero, three := 0.0, 3.0
	check := func(what string, scenarios int, before, now func(i int) float64, g audit.Gate, strict bool, reasons, remarks int) {
		t.Helper()
		c := campaign(1, scenarios)
		of := func(mark func(int) float64) audit.Result {
			var marks []audit.Marks
			for i, s := range c.Scenarios {
				marks = append(marks, group("a", s.ID, time.Minute, time.Hour, mark(i), mark(i), mark(i), audit.SameState))
			}
			return Rank(c, marks, 1)
		}
		base := of(before).Baseline()
		got, said := told(Trial{Campaign: c, Result: of(now), Gate: g, Baseline: &base, Strict: strict})
		if len(got) != reasons || len(said) != remarks {
			t.Errorf("%s: reasons %q, remarks %q", what, got, said)
		}
	}
	flat := func(x float64) func(int) float64 { return func(int) float64 { return x } }
	one := func(i int) float64 { // the first scenario fell
		if i == 0 {
			return .2
		}
		return .8
	}
	gate := audit.Gate{MaxDrop: &three}
	check("as before", 6, flat(.8), flat(.8), audit.Gate{MaxDrop: &zero}, false, 0, 0)
	check("better", 6, flat(.7), flat(.8), audit.Gate{MaxDrop: &zero}, true, 0, 0)
	check("a fall within the limit", 6, flat(.8), flat(.775), gate, true, 0, 0)
	check("a fall everywhere", 6, flat(.8), flat(.75), gate, false, 1, 0)
	check("a fall in one scenario", 6, flat(.8), one, gate, false, 0, 1)
	check("a fall in one scenario, strictly", 6, flat(.8), one, gate, true, 1, 0)
	check("too few scenarios", 4, flat(.8), flat(.5), gate, false, 0, 1)
	check("too few scenarios, strictly", 4, flat(.8), flat(.5), gate, true, 1, 0)
	check("no limit", 6, flat(.8), flat(.1), audit.Gate{}, true, 0, 0)
}

// After a change of the profile the old marks are weighed anew: a company does not fall because the weights did.
func TestADropIsOfTheMarksNotOfTheWeights(t *testing.T) {
	before, now := heldTo(6, .9, .3, .3), heldTo(6, .9, .3, .3)
	now.Campaign.Profile.Pillars = slices.Clone(now.Campaign.Profile.Pillars)
	now.Campaign.Profile.Pillars[0].Weight = 1
	now.Result = Rank(now.Campaign, now.Result.Groups, 1)
	base, zero := before.Result.Baseline(), 0.0
	now.Baseline, now.Gate, now.Strict = &base, audit.Gate{MaxDrop: &zero}, true
	got, remarks := told(now)
	sameLines(t, "reasons", got)
	sameLines(t, "remarks", remarks, "since the baseline the profile changed")
}

// The law of a gate: what more is demanded, the less passes; and the order of the marks is nothing to it.
func TestTheGateIsMonotonic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := campaign(2, 3)
		marks := drawMarks(t, c)
		low, high := rapid.Float64Range(0, 100).Draw(t, "floor"), rapid.Float64Range(0, 100).Draw(t, "floor")
		low, high = min(low, high), max(low, high)
		demand := func(floor float64, marks []audit.Marks) audit.Ruling {
			ruling, _ := Check(Trial{Campaign: c, Result: Rank(c, marks, 1), Gate: audit.Gate{
				Floors:    audit.Floors{MinIndex: &floor, Min: map[string]float64{"latency": floor}},
				Channels:  map[string]map[string]float64{"chat": {"latency": floor}},
				Scenarios: map[string]map[string]float64{"s1": {"consistency": floor}},
			}})
			return ruling
		}
		if less, more := demand(low, marks), demand(high, marks); len(less.Reasons) > len(more.Reasons) {
			t.Fatalf("floor %g: %v; floor %g: %v", low, less.Reasons, high, more.Reasons)
		}
		shuffled := slices.Clone(marks)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if a, b := demand(high, marks), demand(high, shuffled); !reflect.DeepEqual(a, b) {
			t.Fatalf("shuffled: %v, %v", a, b)
		}
	})
}

// Ten thousand findings against ten thousand known ones are found in a moment.
func BenchmarkCheckFindings(b *testing.B) {
	c := campaign(1, 1)
	var r audit.Result
	for i := range 10_000 {
		r.Findings = append(r.Findings, audit.Finding{Rule: audit.RuleSlow, Group: audit.Group{Company: "a", Scenario: fmt.Sprint(i)}, Channels: []string{"chat"}})
	}
	base := r.Baseline()
	for b.Loop() {
		Check(Trial{Campaign: c, Result: r, Gate: audit.Gate{Forbid: audit.Rules}, Baseline: &base})
	}
}
