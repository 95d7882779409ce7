package rank

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

var day = time.Date(2026, 10, 5, 9, 0, 0, 0, time.UTC)

// campaign has companies a, b, c…, scenarios s1…, channels email (usage 3) and chat (usage 1).
func campaign(companies, scenarios int) audit.Campaign {
	c := audit.Campaign{
		ID: "test", Wave: "w", Timezone: time.UTC,
		Channels: []audit.Channel{{ID: "chat", Usage: 1}, {ID: "email", Usage: 3}},
		Profile: audit.Profile{
			ID: "three", Horizon: 14 * 24 * time.Hour, SameAt: 0.7,
			Pillars: []audit.Pillar{
				{ID: "delay", Weight: 30, Criteria: []audit.Weighted{{Criterion: audit.Latency, Weight: 1}}},
				{ID: "full", Weight: 40, Criteria: []audit.Weighted{{Criterion: audit.Completeness, Weight: 1}}},
				{ID: "same", Weight: 30, Criteria: []audit.Weighted{{Criterion: audit.Consistency, Weight: 1}}},
			},
		},
	}
	for i := range companies {
		c.Companies = append(c.Companies, audit.Company{ID: string(rune('a' + i)), Sector: "shops"})
	}
	for i := range scenarios {
		c.Scenarios = append(c.Scenarios, audit.Scenario{ID: fmt.Sprintf("s%d", i+1)})
	}
	return c
}

// group is one group of marks on two channels; a negative wait is silence.
func group(company, scenario string, chat, email time.Duration, latency, completeness, consistency float64, state audit.State) audit.Marks {
	g := audit.Marks{
		Group:       audit.Group{Wave: "w", Company: company, Scenario: scenario, Attempt: 1},
		Consistency: audit.Mark(consistency), State: state,
	}
	for i, wait := range []time.Duration{chat, email} {
		m := audit.ContactMarks{
			Key:    audit.Key{Wave: "w", Company: company, Scenario: scenario, Channel: []string{"chat", "email"}[i], Attempt: 1},
			SentAt: day, Outcome: audit.Silent, Latency: audit.Mark(0), Completeness: audit.Mark(0),
		}
		if wait >= 0 {
			m.Outcome, m.AnsweredAt = audit.Answered, day.Add(wait)
			m.Latency, m.Completeness = audit.Mark(latency), audit.Mark(completeness)
		}
		g.Contacts = append(g.Contacts, m)
	}
	return g
}

func drawMarks(t *rapid.T, c audit.Campaign) []audit.Marks {
	var marks []audit.Marks
	for _, company := range c.Companies {
		for _, s := range c.Scenarios {
			wait := func(name string) time.Duration {
				return time.Duration(rapid.IntRange(-1, 400).Draw(t, name)) * time.Hour
			}
			share := func(name string) float64 { return rapid.Float64Range(0, 1).Draw(t, name) }
			marks = append(marks, group(company.ID, s.ID, wait("chat"), wait("email"), share("latency"), share("full"), share("same"),
				rapid.SampledFrom(audit.States).Draw(t, "state")))
		}
	}
	return marks
}

// A hand calculation: latency (1·1 + 0·3)/4 = 0.25, completeness 0.8/4 = 0.2, consistency 0, index 30·0.25 + 40·0.2.
func TestIndexByHand(t *testing.T) {
	r := Rank(campaign(1, 1), []audit.Marks{group("a", "s1", time.Minute, -1, 1, .8, 0, audit.Unanswered)}, 1)
	p := r.Ranking[0]
	if p.Index.Percent() != "15.50" || p.Criteria[audit.Latency].Percent() != "25.00" || p.Criteria[audit.Completeness].Percent() != "20.00" {
		t.Errorf("index %s, latency %s, completeness %s; want 15.50, 25.00, 20.00",
			p.Index.Percent(), p.Criteria[audit.Latency].Percent(), p.Criteria[audit.Completeness].Percent())
	}
	if p.Contacts != 2 || p.Answered != 1 || p.MedianLatency != time.Minute || !p.MedianReached {
		t.Errorf("%d of %d answered, median %v %v", p.Answered, p.Contacts, p.MedianLatency, p.MedianReached)
	}
}

// indexFrom is the index of a profile from its criteria by name.
func indexFrom(p audit.Profile, marks map[string]audit.Score) audit.Score {
	f := newFormula(p)
	var criteria []audit.Score
	for _, criterion := range f.criteria {
		criteria = append(criteria, marks[criterion])
	}
	return f.index(criteria, make([]audit.Score, len(f.pillars)))
}

// METHOD oracle O14: delay 1.0, quality 0.5, welcome 0.75.
func TestIndexOfPillars(t *testing.T) {
	marks := map[string]audit.Score{"delay": audit.Mark(1), "quality": audit.Mark(.5), "welcome": audit.Mark(.75)}
	check := func(delay, quality, welcome float64, want string) {
		t.Helper()
		var p audit.Profile
		for i, id := range []string{"delay", "quality", "welcome"} {
			p.Pillars = append(p.Pillars, audit.Pillar{
				ID: id, Weight: []float64{delay, quality, welcome}[i], Criteria: []audit.Weighted{{Criterion: id, Weight: 1}},
			})
		}
		if got := indexFrom(p, marks); got.Percent() != want {
			t.Errorf("%v/%v/%v: index %s, want %s", delay, quality, welcome, got.Percent(), want)
		}
	}
	check(40, 40, 20, "75.00")
	check(30, 50, 20, "70.00")
}

// METHOD oracle O11, scaled to 0…1: (21,1,1,1) and (6,6,6,6) are both 6 arithmetically; geometrically 2.140695 and 6.
func TestAggregations(t *testing.T) {
	check := func(agg audit.Aggregation, values [4]float64, want float64) {
		t.Helper()
		p := audit.Profile{Aggregation: agg}
		marks := map[string]audit.Score{}
		for i, v := range values {
			id := fmt.Sprint(i)
			p.Pillars = append(p.Pillars, audit.Pillar{ID: id, Weight: 1, Criteria: []audit.Weighted{{Criterion: id, Weight: 1}}})
			marks[id] = audit.Mark(v / 21)
		}
		if got := indexFrom(p, marks); math.Abs(got.Float()*21-want) > 3e-5 {
			t.Errorf("%s of %v is %v, want %v", agg, values, got.Float()*21, want)
		}
	}
	check(audit.Arithmetic, [4]float64{21, 1, 1, 1}, 6)
	check(audit.Arithmetic, [4]float64{6, 6, 6, 6}, 6)
	check(audit.Geometric, [4]float64{21, 1, 1, 1}, 2.140695)
	check(audit.Geometric, [4]float64{6, 6, 6, 6}, 6)
}

// An empty pillar under a geometric mean is floored at 0.01, not 0; a pillar that is na leaves the weights.
func TestGeometricFloorAndNA(t *testing.T) {
	p := audit.Profile{Aggregation: audit.Geometric, Pillars: []audit.Pillar{
		{ID: "x", Weight: 1, Criteria: []audit.Weighted{{Criterion: "x", Weight: 1}}},
		{ID: "y", Weight: 1, Criteria: []audit.Weighted{{Criterion: "y", Weight: 1}}},
	}}
	if got := indexFrom(p, map[string]audit.Score{"x": audit.Mark(1), "y": audit.Mark(0)}); got.Percent() != "10.00" {
		t.Errorf("floored: %s, want 10.00", got.Percent())
	}
	if got := indexFrom(p, map[string]audit.Score{"x": audit.Mark(.4)}); got.Percent() != "40.00" {
		t.Errorf("one pillar na: %s, want 40.00", got.Percent())
	}
	if got := indexFrom(p, nil); got.Defined() {
		t.Error("all pillars na make an index")
	}
}

func TestHeadlineHasBothDenominators(t *testing.T) {
	c := campaign(4, 1)
	marks := []audit.Marks{
		group("a", "s1", 1, 1, 1, 1, 1, audit.SameState),
		group("b", "s1", 1, 1, 1, 1, .6, audit.CompatibleState),
		group("c", "s1", 1, -1, 1, 1, 0, audit.Unanswered),
	}
	alone := group("d", "s1", 1, 1, 1, 1, 1, "") // one channel: not testable across channels
	alone.Contacts = alone.Contacts[:1]
	h := Rank(c, append(marks, alone), 1).Headline
	if h.Companies != 3 || h.AnsweredEverywhere != 2 || h.SameEverywhere != 1 {
		t.Errorf("%+v, want 3 companies, 2 answering everywhere, 1 the same", h)
	}
	if h.AnsweredShare.Share() != "0.6667" || h.SameOfAnswered.Share() != "0.5000" || h.SameOfAll.Share() != "0.3333" {
		t.Errorf("shares %s %s %s", h.AnsweredShare.Share(), h.SameOfAnswered.Share(), h.SameOfAll.Share())
	}
}

func TestTiesShareARank(t *testing.T) {
	c := campaign(4, 1)
	var marks []audit.Marks
	for i, x := range []float64{.5, .9, .5, .1} {
		marks = append(marks, group(c.Companies[i].ID, "s1", 1, 1, x, x, x, audit.SameState))
	}
	var got []string
	for _, p := range Rank(c, marks, 1).Ranking {
		got = append(got, fmt.Sprint(p.Rank, p.Company))
	}
	if want := []string{"1b", "2a", "2c", "4d"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// The order of marks, and marks that come twice, change nothing but the caveat that counts them.
func TestOrderOfMarksIsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := campaign(rapid.IntRange(1, 4).Draw(t, "companies"), rapid.IntRange(1, 3).Draw(t, "scenarios"))
		marks := drawMarks(t, c)
		want := Rank(c, marks, 1)
		shuffled := slices.Clone(marks)
		seed := rapid.Uint64().Draw(t, "seed")
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got := Rank(c, shuffled, 1); !reflect.DeepEqual(got, want) {
			t.Fatal("the order of the marks changed the result")
		}
		twice := Rank(c, append(shuffled, marks[0]), 1)
		if !slices.ContainsFunc(twice.Caveats, func(s string) bool { return strings.Contains(s, "came twice") }) {
			t.Fatal("a repeated group is not told")
		}
		if !reflect.DeepEqual(twice.Ranking, want.Ranking) {
			t.Fatal("a repeated group counts twice")
		}
	})
}

// Worse marks never raise an index: latency, completeness or consistency of one group lowered, or one answer less.
func TestWorseNeverRaises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := campaign(2, 3)
		c.Profile.Aggregation = rapid.SampledFrom([]audit.Aggregation{audit.Arithmetic, audit.Geometric}).Draw(t, "aggregation")
		marks := drawMarks(t, c)
		i := rapid.IntRange(0, len(marks)-1).Draw(t, "group")
		before := indexOf(Rank(c, marks, 1), marks[i].Company)
		lower := func(s *audit.Score) {
			*s = audit.Mark(s.Float() * rapid.Float64Range(0, 1).Draw(t, "factor"))
		}
		g := marks[i]
		g.Contacts = slices.Clone(g.Contacts)
		switch rapid.IntRange(0, 2).Draw(t, "what") {
		case 0:
			lower(&g.Contacts[0].Latency)
		case 1:
			lower(&g.Contacts[1].Completeness)
		case 2:
			lower(&g.Consistency)
		}
		marks[i] = g
		if after := indexOf(Rank(c, marks, 1), g.Company); after.Float() > before.Float()+1e-6 {
			t.Fatalf("index rose from %v to %v", before.Float(), after.Float())
		}
	})
}

func indexOf(r audit.Result, company string) audit.Score {
	for _, p := range r.Ranking {
		if p.Company == company {
			return p.Index
		}
	}
	return audit.NA
}

// What the campaign asks for and no row tells of is counted and named; so is a company without any contact.
func TestNeverSentIsTold(t *testing.T) {
	c := campaign(2, 1)
	g := group("a", "s1", 1, 1, 1, 1, 1, "")
	g.Contacts = g.Contacts[:1]
	all := strings.Join(Rank(c, []audit.Marks{g}, 1).Caveats, "\n")
	for _, want := range []string{"3 contacts of the campaign never sent", "a, s1 on email", "not ranked: b (no contact)"} {
		if !strings.Contains(all, want) {
			t.Errorf("caveats do not say %q:\n%s", want, all)
		}
	}
}

// The mean of the answered hides two silences; the median does not. METHOD oracle O9.
func TestMedianCountsSilence(t *testing.T) {
	c := campaign(1, 4)
	hours := []time.Duration{1, 2, 2, 5, 24, 30, -1, -1}
	var marks []audit.Marks
	for i := range 4 {
		wait := func(h time.Duration) time.Duration {
			if h < 0 {
				return -1
			}
			return h * time.Hour
		}
		marks = append(marks, group("a", c.Scenarios[i].ID, wait(hours[2*i]), wait(hours[2*i+1]), 1, 1, 1, audit.SameState))
	}
	if p := Rank(c, marks, 1).Ranking[0]; p.MedianLatency != 5*time.Hour {
		t.Errorf("median %v, want 5h", p.MedianLatency)
	}
}

// A company with fewer contacts than the guard wants, or less of what was asked for, stands last without a rank, and the
// reason is told; its index is not hidden, and nobody's rank counts it.
func TestGuard(t *testing.T) {
	c := campaign(3, 6)
	var marks []audit.Marks
	for i, s := range c.Scenarios {
		marks = append(marks, group("b", s.ID, 1, 1, .5, .5, .5, audit.SameState), group("c", s.ID, 1, 1, .2, .2, float64(i)/10, audit.SameState))
	}
	marks = append(marks, group("a", "s1", 1, 1, 1, 1, 1, audit.SameState))
	check := func(g audit.Guard, want ...string) {
		t.Helper()
		c.Guard = g
		r := Rank(c, marks, 1)
		var got []string
		for _, p := range r.Ranking {
			got = append(got, fmt.Sprintf("%d %s %s", p.Rank, p.Company, p.Unranked))
			if p.Rank == 0 && (p.RankLow != 0 || p.RankShares != nil || p.TiedLow != 0 || !p.Index.Defined()) {
				t.Errorf("an unranked company: %+v", p)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%+v: %q, want %q", g, got, want)
		}
		if last := r.Ranking[2]; last.Unranked != "" && !slices.Contains(r.Caveats, "not ranked: a ("+last.Unranked+")") {
			t.Errorf("nobody says why: %q", r.Caveats)
		}
	}
	check(audit.Guard{}, "1 a ", "2 b ", "3 c ")
	check(audit.Guard{MinContacts: 2}, "1 a ", "2 b ", "3 c ")
	check(audit.Guard{MinContacts: 3}, "1 b ", "2 c ", "0 a 2 contacts, rank.min_contacts is 3")
	check(audit.Guard{MinCoverage: .5}, "1 b ", "2 c ", "0 a 2 of 12 contacts, rank.min_coverage is 0.5")
	check(audit.Guard{MinCoverage: 1. / 6}, "1 a ", "2 b ", "3 c ")
}

// What the ranking says of its top, in words.
func TestPodium(t *testing.T) {
	check := func(a, b, c []float64, want ...string) {
		t.Helper()
		campaign := completeness(3, len(b))
		var marks []audit.Marks
		for company, xs := range map[string][]float64{"a": a, "b": b, "c": c} {
			for i, x := range xs {
				marks = append(marks, once(company, campaign.Scenarios[i].ID, 1, x))
			}
		}
		all := Rank(campaign, marks, 1).Caveats
		if few := len(a) < len(b); few && slices.ContainsFunc(all, func(s string) bool { return strings.Contains(s, "first place") }) {
			t.Errorf("the first has too few scenarios to tell: %q", all)
		}
		for _, w := range want {
			if !slices.Contains(all, w) {
				t.Errorf("nobody says %q: %q", w, all)
			}
		}
	}
	high, low, other := []float64{.9, .9, .9, .9, .9, .9}, []float64{.1, .3, .1, .3, .1, .3}, []float64{.3, .1, .3, .1, .3, 0}
	check(high, low, other,
		"the first place is told apart from the second; ranks 2 to 3 cannot be told apart from the second at 95 %",
		"of 2 pairs of neighbours in the ranking 1 can be told apart at 95 %, 1 when all are judged together (Holm)")
	check(low, low, other, "ranks 1 to 3 cannot be told apart from the first place at 95 %")
	check(high[:4], low, other, "no interval, fewer than 5 blocks (scenario × attempt): a")
	check(low[:4], high[:4], other[:4], "no intervals: with 4 blocks (scenario × attempt) nobody can tell how the companies would have answered another complaint; "+
		"5 or more make intervals and ties. Close neighbours may be equal")
}

// Silence on the business clock is censored after the opening time up to the horizon: by hand, 2 h and 8 h open answered,
// 3 h open to the horizon: S = 2/3 after 2 h, still 2/3 at 3 h, 0 after 8 h.
func TestMedianInOpeningTime(t *testing.T) {
	open := func(h int, outcome audit.Outcome) audit.ContactMarks {
		d := time.Duration(h) * time.Hour
		m := audit.ContactMarks{SentAt: day, Outcome: outcome, Clock: audit.Business, OpenWait: &d}
		if outcome == audit.Answered {
			m.AnsweredAt = day.Add(10 * d)
		}
		return m
	}
	ms := []audit.ContactMarks{open(2, audit.Answered), open(3, audit.Silent), open(8, audit.Answered)}
	if m, ok := median(ms, 14*24*time.Hour); !ok || m != 8*time.Hour {
		t.Errorf("median %v %v, want 8h", m, ok)
	}
	if m, ok, known := medianOpen(ms); !known || !ok || m != 8*time.Hour {
		t.Errorf("median in opening time %v %v %v, want 8h", m, ok, known)
	}
	for i := range ms {
		ms[i].Clock = audit.Wall
	}
	if m, ok := median(ms, 14*24*time.Hour); !ok || m != 80*time.Hour {
		t.Errorf("median in wall time %v %v, want 80h", m, ok)
	}
	ms[1].OpenWait = nil
	if _, _, known := medianOpen(ms); known {
		t.Error("a median in hours that are not known")
	}
}

// The caveats tell which latency is in opening time, and where it ought to be and is not.
func TestClocksAreTold(t *testing.T) {
	c := campaign(2, 1)
	c.Channels[0].Clock, c.Channels[1].Clock = audit.Business, audit.Business
	marks := []audit.Marks{group("a", "s1", time.Minute, -1, 1, 1, 1, ""), group("b", "s1", time.Minute, -1, 1, 1, 1, "")}
	marks[0].Contacts[0].Clock = audit.Business
	wait := time.Second
	marks[0].Contacts[0].OpenWait = &wait
	for _, want := range []string{
		"latency on chat is in opening time (clock: business); a day there is 24 opening hours",
		"latency in wall time where opening time is asked for, as the opening hours are not known: a on email; b on chat; b on email",
	} {
		if list := Rank(c, marks, 1).Caveats; !slices.Contains(list, want) {
			t.Errorf("no caveat %q in %q", want, list)
		}
	}
	c.Companies[0].Promises = map[string]time.Duration{"chat": 24 * time.Hour}
	want := "latency on chat is in opening time (clock: business); a day there is 24 opening hours, for promises, too"
	if list := Rank(c, marks, 1).Caveats; !slices.Contains(list, want) {
		t.Errorf("no caveat %q in %q", want, list)
	}
}
