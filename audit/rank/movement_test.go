package rank

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

// result is one company's marks, the same on every criterion, one a scenario.
func result(marks ...float64) audit.Result {
	c := campaign(1, len(marks))
	var groups []audit.Marks
	for i, s := range c.Scenarios {
		groups = append(groups, group("a", s.ID, time.Minute, time.Hour, marks[i], marks[i], marks[i], audit.SameState))
	}
	return Rank(c, groups, 1)
}

// Every scenario 5 points down: the interval is exactly that, whatever is drawn. Half up and half down: it holds 0.
func TestADifferenceIsTakenScenarioByScenario(t *testing.T) {
	check := func(what string, before, now []float64, low, high float64, beyond bool) {
		t.Helper()
		index := Compare(result(before...), result(now...)).Companies[0].Figures[0]
		if index.Figure != "index" || !index.Known || index.Beyond() != beyond ||
			math.Abs(index.Low-low) > 2e-6 || math.Abs(index.High-high) > 2e-6 {
			t.Errorf("%s: %+v", what, index)
		}
	}
	check("down everywhere", []float64{.9, .5, .7, .3, .8, .6}, []float64{.85, .45, .65, .25, .75, .55}, -.05, -.05, true)
	check("the same", []float64{.9, .5, .7, .3, .8, .6}, []float64{.9, .5, .7, .3, .8, .6}, 0, 0, false)

	mixed := Compare(result(.5, .5, .5, .5, .5, .5), result(.7, .3, .7, .3, .7, .3)).Companies[0].Figures[0]
	if mixed.Beyond() || mixed.Low >= 0 || mixed.High <= 0 {
		t.Errorf("half up, half down: %+v", mixed)
	}
	if few := Compare(result(.9, .9, .9, .9), result(.1, .1, .1, .1)).Companies[0].Figures[0]; few.Known || few.Beyond() {
		t.Errorf("four scenarios: %+v", few)
	}
}

func TestFiguresOfAComparison(t *testing.T) {
	c := campaign(1, 6)
	c.Profile.Pillars = append(c.Profile.Pillars[:2:2], audit.Pillar{ID: "rest", Weight: 30, Criteria: []audit.Weighted{
		{Criterion: audit.Consistency, Weight: 1}, {Criterion: "thanks", Weight: 1},
	}})
	var before, now []audit.Marks
	for _, s := range c.Scenarios {
		before = append(before, group("a", s.ID, time.Minute, time.Hour, .5, .5, .5, audit.SameState))
		now = append(now, group("a", s.ID, time.Minute, -1, .5, .5, .5, audit.Unanswered)) // email fell silent: usage 3 of 4, but half of the contacts
	}
	change := Compare(Rank(c, before, 1), Rank(c, now, 1)).Companies[0]
	var names []string
	for _, f := range change.Figures {
		names = append(names, f.Figure)
	}
	if want := []string{"index", "pillar.delay", "pillar.full", "pillar.rest", "consistency", "thanks", "answer_share"}; !slices.Equal(names, want) {
		t.Errorf("figures %q", names)
	}
	share := change.Figures[6]
	if share.Old.Share() != "1.0000" || share.New.Share() != "0.5000" || !share.Fell() {
		t.Errorf("answer share %+v", share)
	}
	if change.OldState != audit.SameState || change.NewState != audit.Unanswered || change.Presence != audit.Stayed {
		t.Errorf("%+v", change)
	}
	if thanks := change.Figures[5]; thanks.Old.Defined() || thanks.Known {
		t.Errorf("thanks that nobody marked: %+v", thanks)
	}
}

func TestCompaniesThatCameAndWent(t *testing.T) {
	two := campaign(2, 6)
	first, last := two, two
	first.Companies, last.Companies = two.Companies[:1], two.Companies[1:]
	var marks []audit.Marks
	for _, company := range two.Companies {
		for _, s := range two.Scenarios {
			marks = append(marks, group(company.ID, s.ID, time.Minute, time.Hour, .5, .5, .5, audit.SameState))
		}
	}
	m := Compare(Rank(first, marks[:6], 1), Rank(last, marks[6:], 1))
	if len(m.Companies) != 2 || m.Companies[0].Presence != audit.Went || m.Companies[1].Presence != audit.Came {
		t.Fatalf("%+v", m.Companies)
	}
	if f := m.Companies[1].Figures[0]; f.Old.Defined() || !f.New.Defined() || f.Known {
		t.Errorf("the index of who came: %+v", f)
	}
	if f := m.Companies[0].Figures[0]; !f.Old.Defined() || f.New.Defined() || f.Known {
		t.Errorf("the index of who went: %+v", f)
	}
}

// In a campaign that lists a company in both waves it came with its first contact, and went with its last; one that was
// never asked is there all along.
func TestCompaniesThatWereNotAsked(t *testing.T) {
	c := campaign(3, 6)
	var first, last []audit.Marks
	for _, s := range c.Scenarios {
		first = append(first, group("a", s.ID, time.Minute, time.Hour, .5, .5, .5, audit.SameState))
		last = append(last, group("b", s.ID, time.Minute, time.Hour, .5, .5, .5, audit.SameState))
	}
	var got []audit.Presence
	for _, company := range Compare(Rank(c, first, 1), Rank(c, last, 1)).Companies {
		got = append(got, company.Presence)
	}
	if want := []audit.Presence{audit.Went, audit.Came, audit.Stayed}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A new wave is no change by itself; an outcome, a mark, a verdict and a value are.
func TestContactsThatChanged(t *testing.T) {
	before := result(.5)
	for i := range before.Contacts {
		before.Contacts[i].Points = []audit.PointMark{{Point: "delay", Verdict: audit.Stated, Value: "14d"}}
	}
	check := func(what string, change func(*audit.ContactMarks), want ...audit.Presence) {
		t.Helper()
		now := before
		now.Contacts = slices.Clone(before.Contacts)
		for i := range now.Contacts {
			now.Contacts[i].Wave = "w2"
			now.Contacts[i].Points = slices.Clone(now.Contacts[i].Points)
		}
		change(&now.Contacts[0])
		var got []audit.Presence
		for _, c := range Compare(before, now).Contacts {
			got = append(got, c.Presence)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", what, got)
		}
	}
	check("another wave", func(*audit.ContactMarks) {})
	check("equal values", func(c *audit.ContactMarks) { c.Points[0].Value = "2w" })
	check("another value", func(c *audit.ContactMarks) { c.Points[0].Value = "30d" }, audit.Changed)
	check("another verdict", func(c *audit.ContactMarks) { c.Points[0].Verdict = audit.Denied }, audit.Changed)
	check("another outcome", func(c *audit.ContactMarks) { c.Outcome = audit.Silent }, audit.Changed)
	check("another mark", func(c *audit.ContactMarks) { c.Latency = audit.Mark(.4) }, audit.Changed)
	check("another channel", func(c *audit.ContactMarks) { c.Channel = "phone" }, audit.Went, audit.Came)
}

func TestFindingsThatChanged(t *testing.T) {
	c := campaign(1, 1)
	both, month, week := [2]string{"14d", "14d"}, [2]string{"30d", "14d"}, [2]string{"7d", "14d"}
	check := func(what string, before, now [][2]string, want ...audit.Presence) {
		t.Helper()
		m := Compare(asked(c, before...), asked(c, now...))
		var got []audit.Presence
		for _, f := range m.Findings {
			got = append(got, f.Presence)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", what, got)
		}
		if worse := slices.Contains(got, audit.Came) || slices.Contains(got, audit.Changed); m.Worse() != worse {
			t.Errorf("%s: worse is %v", what, m.Worse())
		}
	}
	one := func(x [2]string) [][2]string { return [][2]string{x} }
	check("none", one(both), one(both))
	check("the same", one(month), one(month))
	check("the same at another attempt", [][2]string{month, both}, [][2]string{both, month})
	check("new", one(both), one(month), audit.Came)
	check("gone", one(month), one(both), audit.Went)
	check("changed", one(month), one(week), audit.Changed)
	check("one more", one(month), [][2]string{month, week}, audit.Came)
}

// The law of a comparison: turned round it says the contrary.
func TestLawAComparisonTurnsRound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := campaign(2, 6)
		x, y := Rank(c, drawMarks(t, c), 1), Rank(c, drawMarks(t, c), 1)
		there, back := Compare(x, y), Compare(y, x)
		for i, company := range there.Companies {
			for j, f := range company.Figures {
				g := back.Companies[i].Figures[j]
				if f.Old != g.New || f.New != g.Old || f.Known != g.Known || math.Abs(f.Low+g.High) > 1e-9 || f.Beyond() != g.Beyond() {
					t.Fatalf("%+v, back %+v", f, g)
				}
			}
		}
		turned := map[audit.Presence]audit.Presence{audit.Came: audit.Went, audit.Went: audit.Came, audit.Changed: audit.Changed}
		count := func(m audit.Movement, turn bool) map[audit.Presence]int {
			n := map[audit.Presence]int{}
			for _, c := range m.Contacts {
				if p := c.Presence; turn {
					n[turned[p]]++
				} else {
					n[p]++
				}
			}
			return n
		}
		if diff := cmp.Diff(count(there, false), count(back, true)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestWhatWasNotMadeAlikeIsSaid(t *testing.T) {
	x, y := result(.5, .5), result(.5, .5)
	y.Campaign = "another"
	y.Versions.Channels = "x"
	y.Versions.Scenarios = []audit.ScenarioVersion{{Scenario: "s2", Points: "x", Wording: "y"}, {Scenario: "s3"}}
	want := []string{"another campaign", "the usage or clock of the channels changed", "scenario s1 is gone", "the points of s2 changed", "the wording of s2 changed", "scenario s3 is new"}
	if diff := cmp.Diff(want, Compare(x, y).Changes); diff != "" {
		t.Error(diff)
	}
}

// Ten companies that did not change, in two waves: one by one some figure seems to move in every second comparison, judged
// together hardly ever (of 30 each with 6, 12 and 40 scenarios: 10, 17, 22 and 0, 2, 1). What truly falls stands out both ways.
func TestNoiseOfManyDifferences(t *testing.T) {
	if testing.Short() {
		t.Skip("short: many waves")
	}
	m, rng := newMarket(markets[0], 12), rand.New(rand.NewPCG(11, 12))
	const pairs = 20
	alone, together := 0, 0
	for wave := range pairs {
		before := Rank(m.campaign, m.wave(rng), uint64(wave))
		n := Compare(before, Rank(m.campaign, m.wave(rng), uint64(wave))).Noise
		if n.Known < 40 || n.Together > n.Beyond || n.Beyond > n.Known {
			t.Fatalf("%+v", n)
		}
		if n.Beyond > 0 {
			alone++
		}
		if n.Together > 0 {
			together++
		}
	}
	if alone < pairs/4 || together > pairs/5 {
		t.Errorf("of %d comparisons of what did not move something moved in %d, together in %d", pairs, alone, together)
	}
	down := Compare(result(.9, .5, .7, .3, .8, .6), result(.8, .4, .6, .2, .7, .5)).Noise
	if down.Known == 0 || down.Beyond != 4 || down.Together != 4 { // index and pillars; as many contacts are answered
		t.Errorf("down everywhere: %+v", down)
	}
	if few := Compare(result(.9, .9), result(.1, .1)).Noise; few != (audit.Noise{}) {
		t.Errorf("two scenarios: %+v", few)
	}
}
