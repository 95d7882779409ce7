package rank

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

// Each choice gives the indices that the campaign gives when it is written that way: the slow obvious version.
func TestChoicesBySlowWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := campaign(rapid.IntRange(1, 4).Draw(t, "companies"), rapid.IntRange(1, 3).Draw(t, "scenarios"))
		c.Profile.Aggregation = rapid.SampledFrom([]audit.Aggregation{audit.Arithmetic, audit.Geometric}).Draw(t, "aggregation")
		marks := drawMarks(t, c)
		r := Rank(c, marks, 1)
		robust := Robustness(c, r)
		slow := map[string][]audit.Position{}
		try := func(name string, c audit.Campaign, marks []audit.Marks) {
			if positions := Rank(c, marks, 1).Ranking; positions[0].Rank > 0 {
				slow[name] = positions
			}
		}
		for i, pillar := range c.Profile.Pillars {
			for words, factor := range map[string]float64{" weighs 25 % more": 1.25, " weighs 25 % less": .75} {
				d := c
				d.Profile.Pillars = slices.Clone(c.Profile.Pillars)
				d.Profile.Pillars[i].Weight *= factor
				try(pillar.ID+words, d, marks)
			}
			d := c
			d.Profile.Pillars = slices.Delete(slices.Clone(c.Profile.Pillars), i, i+1)
			try("without criterion "+pillar.Criteria[0].Criterion, d, marks)
		}
		d, mean := c, "geometric mean"
		d.Profile.Aggregation = audit.Geometric
		if c.Profile.Aggregation == audit.Geometric {
			d.Profile.Aggregation, mean = audit.Arithmetic, "arithmetic mean"
		}
		try(mean, d, marks)
		for _, s := range c.Scenarios {
			try("without scenario "+s.ID, c, slices.DeleteFunc(slices.Clone(marks), func(g audit.Marks) bool { return g.Scenario == s.ID }))
		}
		for _, channel := range c.Channels {
			var left []audit.Marks
			for _, g := range marks {
				g.Consistency = audit.NA // one channel only
				g.Contacts = slices.DeleteFunc(slices.Clone(g.Contacts), func(m audit.ContactMarks) bool { return m.Channel == channel.ID })
				left = append(left, g)
			}
			try("without channel "+channel.ID, c, left)
		}

		if len(robust.Choices) != len(slow) {
			t.Fatalf("%d choices, want %d: %+v", len(robust.Choices), len(slow), robust.Choices)
		}
		for i, s := range robust.Shifts {
			p := r.Ranking[i]
			best, worst, least, most := p.Rank, p.Rank, p.Index, p.Index
			for _, positions := range slow {
				for _, q := range positions {
					if q.Company == p.Company {
						best, worst = min(best, q.Rank), max(worst, q.Rank)
						if q.Index.Compare(least) < 0 {
							least = q.Index
						}
						if q.Index.Compare(most) > 0 {
							most = q.Index
						}
					}
				}
			}
			if s.Company != p.Company || s.Best != best || s.Worst != worst || s.IndexLeast != least || s.IndexMost != most {
				t.Fatalf("%+v, want ranks %d to %d, index %v to %v", s, best, worst, least, most)
			}
			if far := max(p.Rank-best, worst-p.Rank); distance(s.ChoiceRank, s.Rank) != far || (far == 0) != (s.Choice == "") {
				t.Fatalf("%+v: the choice that moves it most moves it by %d", s, far)
			}
		}
	})
}

// Without a channel, consistency is that of the pairs left, unless a coder marked it.
func TestLessChannel(t *testing.T) {
	g := audit.Marks{Consistency: audit.Mark(.5), Pairs: []audit.PairMarks{
		{ChannelA: "chat", ChannelB: "email", Score: audit.Mark(1)},
		{ChannelA: "chat", ChannelB: "phone", Score: audit.Mark(.5)},
		{ChannelA: "email", ChannelB: "phone", Score: audit.Mark(0)},
	}}
	for _, channel := range []string{"chat", "email", "phone"} {
		g.Contacts = append(g.Contacts, audit.ContactMarks{Key: audit.Key{Channel: channel}})
	}
	check := func(g audit.Marks, channel, want string) {
		t.Helper()
		left, ok := lessChannel(g, channel)
		if got := fmt.Sprintf("%s %d %v", left.Consistency.Share(), len(left.Contacts), ok); got != want {
			t.Errorf("without %s: %s, want %s", channel, got, want)
		}
	}
	check(g, "chat", "0.0000 2 true")
	check(g, "email", "0.5000 2 true")
	check(g, "store", "0.5000 3 true")
	two, _ := lessChannel(g, "phone")
	check(two, "chat", " 1 true")
	one, _ := lessChannel(two, "chat")
	check(one, "email", " 0 false")
	g.Consistency = audit.Mark(.9) // coded
	check(g, "chat", "0.9000 2 true")
	g.Consistency, g.Pairs = audit.Mark(0), []audit.PairMarks{{ChannelA: "chat", ChannelB: "email"}, {ChannelA: "chat", ChannelB: "phone"}, {ChannelA: "email", ChannelB: "phone"}}
	check(g, "chat", "0.0000 2 true") // silent everywhere
}

// What is told of the choices, by a case in hand: a is better in delays, b says more.
func TestRobustness(t *testing.T) {
	c := campaign(3, 2)
	c.Profile.Pillars = c.Profile.Pillars[:2] // delay 30, full 40
	marks := []audit.Marks{
		group("a", "s1", 1, 1, .9, .5, 0, ""), group("a", "s2", 1, 1, .9, .5, 0, ""), // 67.1
		group("b", "s1", 1, 1, .5, .82, 0, ""), group("b", "s2", 1, 1, .5, .82, 0, ""), // 68.3
	}
	robust := Robustness(c, Rank(c, marks, 1))
	if len(robust.Shifts) != 2 {
		t.Fatalf("%+v", robust.Shifts) // c was never asked
	}
	for _, s := range robust.Shifts {
		if s.Best != 1 || s.Worst != 2 || s.Choice != "delay weighs 25 % more" {
			t.Errorf("%+v", s)
		}
	}
	var names []string
	for _, choice := range robust.Choices {
		if choice.Moved > 0 {
			names = append(names, fmt.Sprintf("%s: %d moved, %d at most, %d in all, %s first", choice.Name, choice.Moved, choice.Most, choice.Sum, choice.First))
		}
	}
	want := []string{
		"delay weighs 25 % more: 2 moved, 1 at most, 2 in all, a first", // (37.5·.9+40·.5)/77.5 = .694 against .665
		"full weighs 25 % less: 2 moved, 1 at most, 2 in all, a first",
		"without criterion completeness: 2 moved, 1 at most, 2 in all, a first",
	}
	if !slices.Equal(names, want) {
		t.Errorf("%s", strings.Join(names, "\n"))
	}
}
