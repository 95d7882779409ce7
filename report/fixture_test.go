package report

import (
	"time"

	"github.com/diapason-audit/diapason/audit"
)

var paris = time.FixedZone("", 2*60*60)

func clock(day, hour, minute int) time.Time {
	return time.Date(2026, time.October, day, hour, minute, 0, 0, paris)
}

// Names as they come from outside, each with one thing that must not get through.
const (
	formula = `=cmd|' /C calc'!A0`
	barred  = "A | B <b>*Énergie*</b>"
	osc     = "\x1b]0;owned\x07\x1b[31mNile\x1b[0m\u202e شركة النيل\u202c"
	emoji   = "👩‍👩‍👧 Famille ⚠️ 👍🏽 🇫🇷"
)

// small is an audit made by hand: three companies, one answering alike everywhere, one contradicting itself, one silent
// on a channel; and a fourth without contacts.
func small() audit.Result {
	group := func(company string) audit.Group {
		return audit.Group{Wave: "2026-Q4", Company: company, Scenario: "late-delivery", Attempt: 1}
	}
	contact := func(company, channel string, outcome audit.Outcome, sent, answered time.Time, latency, completeness float64, points ...audit.PointMark) audit.ContactMarks {
		return audit.ContactMarks{
			Key:    audit.Key{Wave: "2026-Q4", Company: company, Scenario: "late-delivery", Channel: channel, Attempt: 1},
			SentAt: sent, AnsweredAt: answered, Outcome: outcome, Clock: audit.Wall,
			Latency: audit.Mark(latency), Completeness: audit.Mark(completeness), Points: points,
			Criteria: []audit.CriterionMark{{Criterion: "greeting", Score: audit.Mark(1), Quote: "Bonjour", By: audit.Machine}},
		}
	}
	delay := func(value, quote string) audit.PointMark {
		return audit.PointMark{Point: "refund-delay", Verdict: audit.Stated, Score: audit.Mark(1), Value: value, Quote: quote, By: audit.Machine}
	}
	unsaid := audit.PointMark{Point: "refund-delay", Verdict: audit.Unsaid, Score: audit.Mark(0), By: audit.Machine}
	apology := audit.PointMark{Point: "apology", Verdict: audit.Stated, Score: audit.Mark(0.5), Quote: "Nous sommes\nvraiment désolés", By: audit.Coder}
	sorry := audit.PointMark{Point: "apology", Verdict: audit.Denied, Score: audit.Mark(0), Quote: "pas d'excuses", By: audit.Machine}
	skipped := audit.PointMark{Point: "apology", Verdict: audit.NotApplicable, By: audit.Coder}
	contradiction := audit.Conflict{
		Type: "duration", Point: "refund-delay", Reason: "14 days are not 30 days", ValueA: "14d", ValueB: "30d",
		SpanA: "sous 14 jours", SpanB: "=30 jours, \"promis\"", Confirmed: true,
	}
	contacts := []audit.ContactMarks{
		contact("alfa", "email", audit.Answered, clock(5, 9, 12), clock(5, 12, 32), 0.95, 1, delay("14d", "sous 14 jours"), apology),
		contact("alfa", "twitter", audit.Answered, clock(5, 9, 30), clock(5, 9, 34), 1, 0.666667, delay("14d", "in two weeks"), skipped),
		contact("beta", "email", audit.Answered, clock(5, 10, 0), clock(7, 12, 24), 0.5, 0.5, delay("14d", "sous 14 jours"), sorry),
		contact("beta", "twitter", audit.Answered, clock(5, 10, 0), clock(5, 10, 0).Add(45*time.Second), 1, 0.5,
			delay("30d", "=30 jours, \"promis\""), apology),
		contact("gama", "email", audit.Acknowledged, clock(5, 11, 0), time.Time{}, 0, 0, unsaid),
		contact("gama", "twitter", audit.Deleted, clock(5, 11, 0), time.Time{}, 0, 0, unsaid),
	}
	open := 80 * time.Minute // alfa opens at 11:12
	contacts[0].Clock, contacts[0].OpenWait = audit.Business, &open
	pair := audit.PairMarks{ChannelA: "email", ChannelB: "twitter"}
	same, clash, silent := pair, pair, pair
	same.Engine, clash.Engine = "judge:model-1", audit.EnginePoints
	same.Verdict, same.Similarity, same.Wording, same.Score = audit.PairSame, audit.Mark(0.912345), audit.Mark(0.31), audit.Mark(0.912345)
	clash.Verdict, clash.Similarity, clash.Wording, clash.Score = audit.PairContradiction, audit.Mark(0.8), audit.Mark(0.755555), audit.Mark(0)
	clash.Conflicts = []audit.Conflict{contradiction}
	silent.Verdict = audit.PairBothSilent
	marks := func(company string, of []audit.ContactMarks, p audit.PairMarks, c audit.Score, s audit.State) audit.Marks {
		return audit.Marks{Group: group(company), Contacts: of, Pairs: []audit.PairMarks{p}, Consistency: c, State: s}
	}
	whole := audit.Share{N: 1, Of: 1, Low: audit.Mark(0.206549), High: audit.Mark(1)}
	nothing := audit.Share{Of: 1, Low: audit.Mark(0), High: audit.Mark(0.793451)}
	after := func(d time.Duration) *time.Duration { return &d }
	return audit.Result{
		Campaign: "barometer-2026", Title: "Omnichannel barometer 2026", Wave: "2026-Q4", Language: "en", Seed: 42,
		Blocks: 6, Draws: 2000, Level: 0.95,
		Profile: audit.Profile{ID: "omnichannel", Pillars: []audit.Pillar{
			{ID: "latency", Weight: 30, Criteria: []audit.Weighted{{Criterion: "latency", Weight: 1}}},
			{ID: "completeness", Weight: 40, Criteria: []audit.Weighted{{Criterion: "completeness", Weight: 1}}},
			{ID: "welcome", Weight: 30, Criteria: []audit.Weighted{{Criterion: "consistency", Weight: 1}, {Criterion: "greeting", Weight: 1}}},
		}},
		Headline: audit.Headline{Companies: 3, AnsweredEverywhere: 2, SameEverywhere: 1,
			AnsweredShare: audit.Mark(2. / 3), SameOfAnswered: audit.Mark(0.5), SameOfAll: audit.Mark(1. / 3)},
		Ranking: []audit.Position{
			{Rank: 1, Company: "alfa", Name: emoji, Sector: "retail", Index: audit.Mark(0.901234),
				Criteria: map[string]audit.Score{"latency": audit.Mark(0.975), "completeness": audit.Mark(0.833333), "consistency": audit.Mark(0.912345)},
				Pillars:  []audit.Score{audit.Mark(0.975), audit.Mark(0.833333), audit.Mark(0.912345)},
				Contacts: 2, Answered: 2, MedianLatency: 4 * time.Minute, MedianReached: true, State: audit.SameState,
				Blocks: 6, IndexLow: audit.Mark(0.84), IndexHigh: audit.Mark(0.95), RankLow: 1, RankHigh: 1, TiedLow: 1, TiedHigh: 1,
				PillarLow:  []audit.Score{audit.Mark(0.9), audit.Mark(0.7), audit.Mark(0.85)},
				PillarHigh: []audit.Score{audit.Mark(1), audit.Mark(0.9), audit.Mark(0.95)},
				RankShares: []audit.RankShare{{Rank: 1, Share: audit.Mark(0.9985)}, {Rank: 2, Share: audit.Mark(0.0015)}}},
			{Rank: 2, Company: "beta", Name: barred, Sector: formula, Index: audit.Mark(0.575),
				Criteria: map[string]audit.Score{"latency": audit.Mark(0.75), "completeness": audit.Mark(0.5), "consistency": audit.Mark(0)},
				Pillars:  []audit.Score{audit.Mark(0.75), audit.Mark(0.5), audit.Mark(0.5)},
				Contacts: 2, Answered: 2, MedianLatency: 45 * time.Second, MedianReached: true, State: audit.Contradicting, Contradictions: 1,
				Blocks: 6, Left: 4, IndexLow: audit.Mark(0.08), IndexHigh: audit.Mark(0.8), RankLow: 1, RankHigh: 3, TiedLow: 2, TiedHigh: 3,
				RankShares: []audit.RankShare{{Rank: 1, Share: audit.Mark(0.0015)}, {Rank: 2, Share: audit.Mark(0.75)}, {Rank: 3, Share: audit.Mark(0.2485)}}},
			{Rank: 3, Company: "gama", Name: osc, Index: audit.Mark(0.15),
				Criteria: map[string]audit.Score{"latency": audit.Mark(0), "completeness": audit.Mark(0), "consistency": audit.Mark(0)},
				Pillars:  []audit.Score{audit.Mark(0), audit.Mark(0), audit.Mark(0.5)},
				Contacts: 2, State: audit.Unanswered, Deletions: 1, Blocks: 4},
			{Company: "omega", Name: "Omega Versicherungsgesellschaft auf Gegenseitigkeit", Sector: "insurance", Unranked: "no contact"},
		},
		Contacts: contacts,
		Groups: []audit.Marks{
			marks("alfa", contacts[0:2], same, audit.Mark(0.912345), audit.SameState),
			marks("beta", contacts[2:4], clash, audit.Mark(0), audit.Contradicting),
			marks("gama", contacts[4:6], silent, audit.Mark(0), audit.Unanswered),
		},
		Findings: []audit.Finding{
			{Rule: audit.RuleContradiction, Severity: audit.SeverityError, Group: group("beta"), Channels: []string{"email", "twitter"},
				Point: "refund-delay", Values: []string{"14d", "30d"}, Quotes: []string{"sous 14 jours", "=30 jours, \"promis\""}},
			{Rule: audit.RuleDeletion, Severity: audit.SeverityError, Group: group("gama"), Channels: []string{"twitter"},
				Quotes: []string{"-- Désolés,\r\nvoyez <script>alert(1)</script>\x00"}},
			{Rule: audit.RuleAcknowledgedOnly, Severity: audit.SeverityWarning, Group: group("gama"), Channels: []string{"email"}},
		},
		Channels: []audit.ChannelSummary{
			{Company: "alfa", Channel: "email", Contacts: 1, Outcomes: map[audit.Outcome]int{audit.Answered: 1},
				Latency: audit.Mark(0.95), Completeness: audit.Mark(1), MedianLatency: open, MedianReached: true, OpenKnown: true, MedianOpen: open, OpenReached: true,
				Waits:   audit.Waits{Answered: whole, Within1h: nothing, Within24h: whole, MedianLow: after(200 * time.Minute), Mean: 200 * time.Minute},
				Promise: 24 * time.Hour, PromiseKept: whole},
			{Company: "beta", Channel: "email", Contacts: 1, Outcomes: map[audit.Outcome]int{audit.Answered: 1},
				Latency: audit.Mark(0.5), Completeness: audit.Mark(0.5), MedianLatency: 50*time.Hour + 24*time.Minute, MedianReached: true,
				Waits: audit.Waits{Answered: whole, Within1h: nothing, Within24h: nothing, MedianLow: after(50*time.Hour + 24*time.Minute), Mean: 50*time.Hour + 24*time.Minute}},
			{Company: "gama", Channel: "email", Contacts: 1, Outcomes: map[audit.Outcome]int{audit.Acknowledged: 1}, OpenKnown: true,
				Latency: audit.Mark(0), Completeness: audit.Mark(0),
				Waits: audit.Waits{Answered: nothing, Within1h: nothing, Within24h: nothing, Censored: 1, Mean: 14 * 24 * time.Hour}},
		},
		Scenarios: []audit.ScenarioSummary{
			{Scenario: "late-delivery", Title: "Parcel not delivered", Contacts: 6, Answered: 4, Latency: audit.Mark(0.575),
				Completeness: audit.Mark(0.444444), Consistency: audit.Mark(0.304115),
				States: map[audit.State]int{audit.SameState: 1, audit.Contradicting: 1, audit.Unanswered: 1}},
		},
		Sectors: []audit.SectorSummary{
			{Sector: formula, Companies: 1, Index: audit.Mark(0.575), Contacts: 2, Answered: 2,
				Latency: audit.Mark(0.75), Completeness: audit.Mark(0.5), Consistency: audit.Mark(0)},
			{Sector: "retail", Companies: 1, Index: audit.Mark(0.901234), Contacts: 2, Answered: 2,
				Latency: audit.Mark(0.975), Completeness: audit.Mark(0.833333), Consistency: audit.Mark(0.912345)},
		},
		Robustness: &audit.Robustness{
			Choices: []audit.Choice{
				{Name: "geometric mean", First: "alfa"},
				{Name: "without channel email", Moved: 2, Most: 1, Sum: 2, First: "beta"},
			},
			Shifts: []audit.Shift{
				{Company: "alfa", Name: emoji, Rank: 1, Best: 1, Worst: 2, Index: audit.Mark(0.901234), IndexLeast: audit.Mark(0.85), IndexMost: audit.Mark(0.92),
					Choice: "without channel email", ChoiceRank: 2},
				{Company: "beta", Name: barred, Rank: 2, Best: 1, Worst: 2, Index: audit.Mark(0.575), IndexLeast: audit.Mark(0.4), IndexMost: audit.Mark(0.93),
					Choice: "without channel email", ChoiceRank: 1},
				{Company: "gama", Name: osc, Rank: 3, Best: 3, Worst: 3, Index: audit.Mark(0.15), IndexLeast: audit.Mark(0.1), IndexMost: audit.Mark(0.2), ChoiceRank: 3},
			},
		},
		Caveats: []string{
			"ranks 2 to 3 cannot be told apart from the second place at 95 %",
			"# 1 row of answers.csv could not be read and was skipped: \x1b[2J@everyone <img src=x>",
		},
	}
}

// empty is an audit of nothing.
func empty() audit.Result { return audit.Result{Campaign: "nothing-yet"} }
