package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/diapason-audit/diapason/audit"
)

// The columns of each view, in the order DESIGN §4 promises for CSV.

func ranking(r audit.Result) sheet {
	type row = audit.Position
	criterion := func(c string) func(row) cell {
		return func(p row) cell { return score(p.Criteria[c]) }
	}
	rank := func(n int) cell {
		if n == 0 {
			return none()
		}
		return count(n)
	}
	level := ""
	if r.Level > 0 {
		level = strconv.FormatFloat(100*r.Level, 'g', -1, 64) + " %"
	}
	tied := head{name: "rank", title: "#", right: true}
	if slices.ContainsFunc(r.Ranking, func(p row) bool { return p.TiedLow < p.TiedHigh }) {
		tied.note = "#: 2–4 cannot be told apart from ranks 2 to 4 at " + level + "."
	}
	cols := []column[row]{
		{tied, func(p row) cell {
			c := rank(p.Rank)
			if p.TiedLow < p.TiedHigh {
				c.shown = []string{rankOf(p)}
			}
			return c
		}},
		{head{name: "rank_low"}, func(p row) cell { return rank(p.RankLow) }},
		{head{name: "rank_high"}, func(p row) cell { return rank(p.RankHigh) }},
		{head{name: "company"}, func(p row) cell { return text(p.Company) }},
		{head{name: "name", title: "Company", flex: 16}, func(p row) cell { return text(nameOf(p)) }},
		{head{name: "sector", title: "Sector", flex: 12, drop: 9}, func(p row) cell { return text(p.Sector) }},
		{head{name: "index", title: "Index", right: true}, func(p row) cell { return heat(p.Index) }},
		{head{name: "index_low"}, func(p row) cell { return score(p.IndexLow) }},
		{head{name: "index_high"}, func(p row) cell { return score(p.IndexHigh) }},
		{head{title: level, right: true, drop: 1, note: level + ": where the index would lie had other scenarios been asked."}, func(p row) cell {
			if !p.IndexLow.Defined() {
				return none()
			}
			return figure(p.IndexLow.Percent(), percent(p.IndexLow)+"–"+percent(p.IndexHigh), faint)
		}},
		{head{name: "latency", title: "Latency", right: true, drop: 4}, criterion(audit.Latency)},
		{head{name: "completeness", title: "Complete", right: true, drop: 3}, criterion(audit.Completeness)},
		{head{name: "consistency", title: "Consistent", right: true, drop: 2}, criterion(audit.Consistency)},
		{head{name: "contacts"}, func(p row) cell { return count(p.Contacts) }},
		{head{name: "answered", title: "Answered", right: true, drop: 6}, func(p row) cell { return outOf(p.Answered, p.Contacts) }},
		{head{name: "answer_share"}, func(p row) cell { return share(ratio(p.Answered, p.Contacts)) }},
		{head{name: "median_latency_s", title: "Median", right: true, drop: 7, note: medianNote}, func(p row) cell {
			return median(p.MedianLatency, p.MedianReached, p.Contacts)
		}},
		{head{name: "state", title: "State", drop: 2, note: "State, from worst to best: unanswered (a channel is silent), contradictory, compatible, same."}, func(p row) cell { return word(p.State) }},
		{head{name: "contradictions", title: "✗", right: true, drop: 5, note: "✗: contradictions found (--view findings)."}, func(p row) cell { return alarm(p.Contradictions) }},
		{head{name: "deletions"}, func(p row) cell { return count(p.Deletions) }},
	}
	for i, pillar := range r.Profile.Pillars {
		h := head{name: "pillar." + pillar.ID, title: capital(pillar.ID), right: true, drop: 8}
		if slices.Contains(standard, pillar.ID) {
			h.title = "" // it would stand there twice
		}
		cols = append(cols, column[row]{h, func(p row) cell {
			if i >= len(p.Pillars) {
				return none()
			}
			return score(p.Pillars[i])
		}})
	}
	return fill(cols, r.Ranking)
}

// rankOf is the rank, or the ranks that the company cannot be told apart from.
func rankOf(p audit.Position) string {
	if p.TiedLow < p.TiedHigh {
		return fmt.Sprintf("%d–%d", p.TiedLow, p.TiedHigh)
	}
	return strconv.Itoa(p.Rank)
}

// nameOf is the company's name, or its id where it was given none.
func nameOf(p audit.Position) string { return cmp.Or(p.Name, p.Company) }

// standard lists the criteria that have columns of their own.
var standard = []string{audit.Latency, audit.Completeness, audit.Consistency}

// further lists the other criteria of the profile.
func further(p audit.Profile) []string {
	return slices.DeleteFunc(p.Criteria(), func(c string) bool { return slices.Contains(standard, c) })
}

// What stands in several views.
func waveHead(r audit.Result) head { return head{name: "wave", title: "Wave", usual: r.Wave} }

var (
	companyHead  = head{name: "company", title: "Company", flex: 16}
	scenarioHead = head{name: "scenario", title: "Scenario", flex: 14}
	channelHead  = head{name: "channel", title: "Channel", flex: 12}
	attemptHead  = head{name: "attempt", title: "Try", right: true, usual: "1"}
)

const medianNote = "Median: half of the contacts were answered within that time; silence counts as never."

func contacts(r audit.Result) sheet {
	type row = audit.ContactMarks
	cols := []column[row]{
		{waveHead(r), func(c row) cell { return text(c.Wave) }},
		{companyHead, func(c row) cell { return text(c.Company) }},
		{scenarioHead, func(c row) cell { return text(c.Scenario) }},
		{channelHead, func(c row) cell { return text(c.Channel) }},
		{attemptHead, func(c row) cell { return count(c.Attempt) }},
		{head{name: "sent_at", title: "Sent", drop: 6}, func(c row) cell { return moment(c.SentAt) }},
		{head{name: "answered_at"}, func(c row) cell { return moment(c.AnsweredAt) }},
		{head{name: "outcome", title: "Outcome"}, func(c row) cell { return word(c.Outcome) }},
		{head{name: "latency_s", title: "Wait", right: true, drop: 1, note: "Wait: until the first answer of substance."}, waited},
		{head{name: "latency", title: "Latency", right: true, drop: 4}, func(c row) cell { return score(c.Latency) }},
		{head{name: "completeness", title: "Complete", right: true, drop: 3}, func(c row) cell { return score(c.Completeness) }},
		{head{name: "points_met", title: "Points", right: true, drop: 2, note: "Points: stated, of those that apply."}, func(c row) cell { return outOf(c.PointsMet(), c.PointsAsked()) }},
		{head{name: "points_asked"}, func(c row) cell { return count(c.PointsAsked()) }},
	}
	for _, criterion := range further(r.Profile) {
		cols = append(cols, column[row]{
			head{name: criterion, title: capital(criterion), right: true, drop: 7},
			func(c row) cell { m, _ := c.Criterion(criterion); return score(m.Score) },
		})
	}
	return fill(cols, r.Contacts)
}

func points(r audit.Result) sheet {
	type row struct {
		audit.Key
		criterion string
		audit.PointMark
	}
	var rows []row
	for _, c := range r.Contacts {
		add := func(criterion string, m audit.PointMark) {
			m.By = cmp.Or(m.By, audit.Machine)
			rows = append(rows, row{c.Key, criterion, m})
		}
		add(audit.Latency, audit.PointMark{Score: c.Latency, By: c.LatencyBy})
		add(audit.Completeness, audit.PointMark{Score: c.Completeness, By: c.CompleteBy})
		for _, p := range c.Points {
			add(audit.Completeness, p)
		}
		for _, m := range c.Criteria {
			add(m.Criterion, audit.PointMark{Score: m.Score, Quote: m.Quote, By: m.By})
		}
	}
	return fill([]column[row]{
		{waveHead(r), func(p row) cell { return text(p.Wave) }},
		{companyHead, func(p row) cell { return text(p.Company) }},
		{scenarioHead, func(p row) cell { return text(p.Scenario) }},
		{channelHead, func(p row) cell { return text(p.Channel) }},
		{attemptHead, func(p row) cell { return count(p.Attempt) }},
		{head{name: "criterion", title: "Criterion", flex: 16}, func(p row) cell { return text(p.criterion) }},
		{head{name: "point", title: "Point", flex: 16}, func(p row) cell { return text(p.Point) }},
		{head{name: "verdict", title: "Verdict", drop: 4}, func(p row) cell { return word(p.Verdict) }},
		{head{name: "value", title: "Value", flex: 14, drop: 5}, func(p row) cell { return text(p.Value) }},
		{head{name: "score", title: "Score", right: true}, func(p row) cell { return score(p.Score) }},
		{head{name: "by", title: "By", drop: 2, usual: string(audit.Machine)}, func(p row) cell { return word(p.By) }},
		{head{name: "quote", title: "Quote", flex: 16, drop: 1}, func(p row) cell { return text(p.Quote) }},
	}, rows)
}

func consistency(r audit.Result) sheet {
	type row struct {
		audit.Group
		audit.PairMarks
	}
	var rows []row
	for _, g := range r.Groups {
		for _, p := range g.Pairs {
			rows = append(rows, row{g.Group, p})
		}
	}
	return fill([]column[row]{
		{waveHead(r), func(p row) cell { return text(p.Wave) }},
		{companyHead, func(p row) cell { return text(p.Company) }},
		{scenarioHead, func(p row) cell { return text(p.Scenario) }},
		{attemptHead, func(p row) cell { return count(p.Attempt) }},
		{head{name: "channel_a", title: "Channel", flex: 12}, func(p row) cell { return text(p.ChannelA) }},
		{head{name: "channel_b", title: "and", flex: 12}, func(p row) cell { return text(p.ChannelB) }},
		{head{name: "verdict", title: "Verdict"}, func(p row) cell { return word(p.Verdict) }},
		{head{name: "similarity", title: "Alike", right: true, drop: 3, note: "Alike: similarity of substance, 0 to 1."}, func(p row) cell { return share(p.Similarity) }},
		{head{name: "wording", title: "Wording", right: true, drop: 4, note: "Wording: similarity of the words."}, func(p row) cell { return share(p.Wording) }},
		{head{name: "score", title: "Score", right: true, drop: 1}, func(p row) cell { return score(p.Score) }},
		{head{name: "contradictions", title: "✗", right: true, drop: 2, note: "✗: things the two answers cannot both be right about."}, func(p row) cell { return alarm(len(p.Conflicts)) }},
	}, rows)
}

func findings(r audit.Result) sheet {
	type row = audit.Finding
	return fill([]column[row]{
		{head{name: "rule", title: "Rule"}, func(f row) cell { return text(string(f.Rule)) }},
		{head{name: "severity", title: "Severity", drop: 5}, func(f row) cell { return word(f.Severity) }},
		{waveHead(r), func(f row) cell { return text(f.Wave) }},
		{companyHead, func(f row) cell { return text(f.Company) }},
		{scenarioHead, func(f row) cell { return text(f.Scenario) }},
		{attemptHead, func(f row) cell { return count(f.Attempt) }},
		{head{name: "channels", title: "Channels", flex: 12}, func(f row) cell { return list(f.Channels) }},
		{head{name: "point", title: "Point", flex: 10, drop: 3}, func(f row) cell { return text(f.Point) }},
		{head{name: "values", title: "Values", flex: 10, drop: 2}, func(f row) cell { return list(f.Values) }},
		{head{name: "quotes", title: "Quotes", flex: 20, drop: 1}, func(f row) cell { return list(f.Quotes) }},
	}, r.Findings)
}

func channels(r audit.Result) sheet {
	type row = audit.ChannelSummary
	outcome := func(o audit.Outcome) func(row) cell {
		return func(c row) cell { return count(c.Outcomes[o]) }
	}
	low := func(of func(row) audit.Share) func(row) cell { return func(c row) cell { return share(of(c).Low) } }
	high := func(of func(row) audit.Share) func(row) cell { return func(c row) cell { return share(of(c).High) } }
	value := func(of func(row) audit.Share) func(row) cell { return func(c row) cell { return share(of(c).Score()) } }
	answered := func(c row) audit.Share { return c.Waits.Answered }
	within1h := func(c row) audit.Share { return c.Waits.Within1h }
	within24h := func(c row) audit.Share { return c.Waits.Within24h }
	kept := func(c row) audit.Share { return c.PromiseKept }
	return fill([]column[row]{
		{companyHead, func(c row) cell { return text(c.Company) }},
		{channelHead, func(c row) cell { return text(c.Channel) }},
		{head{name: "contacts"}, func(c row) cell { return count(c.Contacts) }},
		{head{name: "answered", title: "Answered", right: true}, answeredOn},
		{head{name: "answer_share"}, func(c row) cell { return share(ratio(c.Outcomes[audit.Answered], c.Contacts)) }},
		{head{name: "answer_low", title: "95 %", right: true, drop: 1, note: wilsonNote}, func(c row) cell { return interval(c.Waits.Answered) }},
		{head{name: "answer_high"}, high(answered)},
		{head{name: "within_1h_share", title: "≤ 1 h", right: true, drop: 5, note: withinNote}, value(within1h)},
		{head{name: "within_1h_low"}, low(within1h)},
		{head{name: "within_1h_high"}, high(within1h)},
		{head{name: "within_24h_share", title: "≤ 24 h", right: true, drop: 2}, value(within24h)},
		{head{name: "within_24h_low"}, low(within24h)},
		{head{name: "within_24h_high"}, high(within24h)},
		{head{name: "acknowledged", title: "Receipt", right: true, drop: 10}, outcome(audit.Acknowledged)},
		{head{name: "redirected", title: "Redirect", right: true, drop: 9}, outcome(audit.Redirected)},
		{head{name: "silent", title: "Silent", right: true, drop: 12}, outcome(audit.Silent)},
		{head{name: "deleted", title: "Deleted", right: true, drop: 11}, outcome(audit.Deleted)},
		{head{name: "median_latency_s", title: "Median", right: true, drop: 4, note: medianNote}, func(c row) cell {
			return median(c.MedianLatency, c.MedianReached, c.Contacts)
		}},
		{head{name: "median_open_s", title: "Open", right: true, drop: 9, note: "Open: the median in opening time."}, func(c row) cell {
			if !c.OpenKnown || c.Contacts == 0 {
				return none()
			}
			return opened(c.MedianOpen, c.OpenReached, "not reached")
		}},
		{head{name: "restricted_mean_s", title: "Mean", right: true, drop: 8, note: meanNote}, func(c row) cell {
			return wait(c.Waits.Mean, c.Contacts > 0, undefined)
		}},
		{head{name: "censored"}, func(c row) cell { return count(c.Waits.Censored) }},
		{head{name: "latency", title: "Latency", right: true, drop: 7}, func(c row) cell { return score(c.Latency) }},
		{head{name: "completeness", title: "Complete", right: true, drop: 6}, func(c row) cell { return score(c.Completeness) }},
		{head{name: "promise_s"}, func(c row) cell { return wait(c.Promise, c.Promise > 0, undefined) }},
		{head{name: "promise_kept_share", title: "Kept", right: true, drop: 3, note: keptNote}, value(kept)},
		{head{name: "promise_kept_low"}, low(kept)},
		{head{name: "promise_kept_high"}, high(kept)},
	}, r.Channels)
}

// answeredOn is how many contacts were answered; na where the channel makes no sense for the company.
func answeredOn(c audit.ChannelSummary) cell {
	if c.Contacts == 0 {
		return figure("0", "na", faint)
	}
	return outOf(c.Outcomes[audit.Answered], c.Contacts)
}

// What people must know to read the shares and means of a channel.
const (
	wilsonNote = "95 %: Wilson interval of the share answered."
	withinNote = "≤ 1 h, ≤ 24 h: share of all contacts answered by then."
	meanNote   = "Mean: of all, in wall time, silence counted as a wait up to the horizon."
	keptNote   = "Kept: share answered within what the company itself promises."
)

func scenarios(r audit.Result) sheet {
	type row = audit.ScenarioSummary
	cols := []column[row]{
		{head{name: "scenario", title: "Scenario", flex: 16}, func(s row) cell { return text(s.Scenario) }},
		{head{name: "title", title: "Title", flex: 20, drop: 5}, func(s row) cell { return text(s.Title) }},
		{head{name: "contacts"}, func(s row) cell { return count(s.Contacts) }},
		{head{name: "answered", title: "Answered", right: true, drop: 3}, func(s row) cell { return outOf(s.Answered, s.Contacts) }},
		{head{name: "answer_share"}, func(s row) cell { return share(ratio(s.Answered, s.Contacts)) }},
		{head{name: "latency", title: "Latency", right: true, drop: 4}, func(s row) cell { return score(s.Latency) }},
		{head{name: "completeness", title: "Complete", right: true}, func(s row) cell { return score(s.Completeness) }},
		{head{name: "consistency", title: "Consistent", right: true}, func(s row) cell { return score(s.Consistency) }},
	}
	for _, state := range audit.States {
		h := head{name: string(state), title: capital(string(state)), right: true, drop: 2}
		if state == audit.Unanswered {
			h.note = "The states count groups: the scenario put to one company, once, on every channel."
		}
		cols = append(cols, column[row]{h, func(s row) cell { return count(s.States[state]) }})
	}
	return fill(cols, r.Scenarios)
}

func sectors(r audit.Result) sheet {
	type row = audit.SectorSummary
	return fill([]column[row]{
		{head{name: "sector", title: "Sector", flex: 20}, func(s row) cell { return text(s.Sector) }},
		{head{name: "companies", title: "Companies", right: true, drop: 3}, func(s row) cell { return count(s.Companies) }},
		{head{name: "index", title: "Index", right: true, note: "Each score is the mean of the sector's companies."}, func(s row) cell { return heat(s.Index) }},
		{head{name: "contacts"}, func(s row) cell { return count(s.Contacts) }},
		{head{name: "answered", title: "Answered", right: true, drop: 4}, func(s row) cell { return outOf(s.Answered, s.Contacts) }},
		{head{name: "answer_share"}, func(s row) cell { return share(ratio(s.Answered, s.Contacts)) }},
		{head{name: "latency", title: "Latency", right: true, drop: 2}, func(s row) cell { return score(s.Latency) }},
		{head{name: "completeness", title: "Complete", right: true, drop: 1}, func(s row) cell { return score(s.Completeness) }},
		{head{name: "consistency", title: "Consistent", right: true, drop: 1}, func(s row) cell { return score(s.Consistency) }},
	}, r.Sectors)
}
