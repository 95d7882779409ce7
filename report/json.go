package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/diapason-audit/diapason/audit"
)

// SchemaName names the JSON format and its version; it changes only when a reader of the old one would break.
const SchemaName = "diapason/result/1"

// The document and its rows: the same names as the CSV columns, null where CSV leaves a cell empty.
type document struct {
	Schema      string        `json:"schema" jsonschema:"the format and its version"`
	Campaign    string        `json:"campaign" jsonschema:"id of the campaign"`
	Wave        string        `json:"wave" jsonschema:"the round of field work"`
	Profile     string        `json:"profile" jsonschema:"id of the profile that makes the index"`
	Required    *float64      `json:"required" jsonschema:"index that the profile requires, out of 100"`
	Seed        uint64        `json:"seed" jsonschema:"of everything drawn by lot"`
	Blocks      int           `json:"blocks" jsonschema:"most blocks (scenario × attempt) of any company: what the bootstrap draws"`
	Draws       int           `json:"draws" jsonschema:"replicates of the bootstrap; 0 with too few blocks for one"`
	Level       float64       `json:"level" jsonschema:"of every interval, 0 to 1; 0 when there is none"`
	Method      methodJSON    `json:"method" jsonschema:"how the index is made"`
	Versions    versionsJSON  `json:"versions" jsonschema:"digests of what the result rests on: two results with the same were made alike"`
	Gate        *gateJSON     `json:"gate" jsonschema:"what the gate says; null when none was asked"`
	Headline    headlineJSON  `json:"headline"`
	Ranking     []rankingJSON `json:"ranking" jsonschema:"one row a company, best first"`
	Channels    []channelJSON `json:"channels" jsonschema:"one row a company and channel"`
	Contacts    []contactJSON `json:"contacts" jsonschema:"one row a contact"`
	Consistency []pairJSON    `json:"consistency" jsonschema:"one row a pair of channels of one company, scenario and attempt"`
	Groups      []groupJSON   `json:"groups" jsonschema:"one row a company, scenario and attempt"`
	Findings    []findingJSON `json:"findings" jsonschema:"what a reader can act on, with its evidence"`
	Caveats     []string      `json:"caveats" jsonschema:"what to keep in mind when reading the numbers"`

	Robustness *robustnessJSON `json:"robustness,omitempty" jsonschema:"how far the ranks hang on choices; only with audit --robustness"`
}

type methodJSON struct {
	Aggregation audit.Aggregation  `json:"aggregation"`
	Pillars     []pillarJSON       `json:"pillars" jsonschema:"in the profile's order"`
	Usage       map[string]float64 `json:"usage" jsonschema:"weight of each channel's contacts"`
}

type pillarJSON struct {
	Pillar   string             `json:"pillar"`
	Weight   float64            `json:"weight"`
	Criteria map[string]float64 `json:"criteria" jsonschema:"weight by criterion"`
}

type versionsJSON struct {
	Profile   string                  `json:"profile"`
	Channels  string                  `json:"channels"`
	Scenarios []audit.ScenarioVersion `json:"scenarios"`
	Companies []audit.CompanyVersion  `json:"companies"`
}

type gateJSON struct {
	Pass     bool         `json:"pass"`
	Baseline *string      `json:"baseline" jsonschema:"wave of the baseline"`
	Reasons  []reasonJSON `json:"reasons" jsonschema:"why the gate says no"`
	Known    []string     `json:"known" jsonschema:"ids of forbidden findings that the baseline has already"`
	Rare     []string     `json:"rare" jsonschema:"ids of forbidden findings seen at too few attempts"`
}

type reasonJSON struct {
	Company  *string  `json:"company"`
	Scenario *string  `json:"scenario"`
	Channel  *string  `json:"channel"`
	Text     string   `json:"text"`
	Findings []string `json:"findings" jsonschema:"ids"`
}

type groupJSON struct {
	Wave        string       `json:"wave"`
	Company     string       `json:"company"`
	Scenario    string       `json:"scenario"`
	Attempt     int          `json:"attempt"`
	State       *audit.State `json:"state"`
	Consistency *float64     `json:"consistency" jsonschema:"mark, out of 100; null with one channel only"`
	By          audit.By     `json:"by" jsonschema:"who decided its consistency"`
}

type headlineJSON struct {
	Companies          int      `json:"companies" jsonschema:"companies asked on two channels or more"`
	AnsweredEverywhere int      `json:"answered_everywhere" jsonschema:"of those, companies with no silent channel"`
	SameEverywhere     int      `json:"same_everywhere" jsonschema:"of those, companies giving the same answer on all channels"`
	AnsweredShare      *float64 `json:"answered_share" jsonschema:"answered_everywhere of companies, 0 to 1"`
	SameOfAnswered     *float64 `json:"same_of_answered" jsonschema:"same_everywhere of answered_everywhere, 0 to 1"`
	SameOfAll          *float64 `json:"same_of_all" jsonschema:"same_everywhere of companies, 0 to 1"`
}

type rankingJSON struct {
	Rank         *int     `json:"rank" jsonschema:"from 1; null when unranked"`
	RankLow      *int     `json:"rank_low" jsonschema:"of the interval of the rank; null without an interval"`
	RankHigh     *int     `json:"rank_high"`
	TiedLow      *int     `json:"tied_low" jsonschema:"the ranks it cannot be told apart from, its own among them"`
	TiedHigh     *int     `json:"tied_high"`
	Unranked     *string  `json:"unranked" jsonschema:"why it has no rank"`
	Company      string   `json:"company"`
	Name         string   `json:"name"`
	Sector       *string  `json:"sector"`
	Index        *float64 `json:"index" jsonschema:"out of 100"`
	Reached      *bool    `json:"reached" jsonschema:"the index is what the profile requires or more; null unranked, or where it requires none"`
	IndexLow     *float64 `json:"index_low" jsonschema:"out of 100"`
	IndexHigh    *float64 `json:"index_high" jsonschema:"out of 100"`
	Latency      *float64 `json:"latency" jsonschema:"mean mark, out of 100"`
	Completeness *float64 `json:"completeness" jsonschema:"mean mark, out of 100"`
	Consistency  *float64 `json:"consistency" jsonschema:"mean mark, out of 100"`
	Contacts     int      `json:"contacts"`
	Answered     int      `json:"answered"`
	AnswerShare  *float64 `json:"answer_share" jsonschema:"0 to 1"`
	waitsJSON
	MedianLatency  *float64            `json:"median_latency_s" jsonschema:"seconds; null when half of the contacts never got an answer"`
	State          *audit.State        `json:"state"`
	Contradictions int                 `json:"contradictions" jsonschema:"contradictions found, one a point or an undeclared pair"`
	Deletions      int                 `json:"deletions"`
	Pillars        map[string]*float64 `json:"pillars" jsonschema:"by pillar of the profile, out of 100"`
	PillarLow      map[string]*float64 `json:"pillar_low" jsonschema:"by pillar of the profile, out of 100"`
	PillarHigh     map[string]*float64 `json:"pillar_high" jsonschema:"by pillar of the profile, out of 100"`
	Blocks         int                 `json:"blocks" jsonschema:"its scenarios by attempt, attempts that went alike once"`
	DrawsLeftOut   int                 `json:"draws_left_out" jsonschema:"replicates without any of its blocks"`
	FirstShare     *float64            `json:"first_share" jsonschema:"chance of the first place, 0 to 1"`
	RankShares     []rankShareJSON     `json:"rank_shares" jsonschema:"chances of its ranks, those below 0.01 left out"`
}

type rankShareJSON struct {
	Rank  int      `json:"rank"`
	Share *float64 `json:"share" jsonschema:"0 to 1"`
}

type channelJSON struct {
	Company     string   `json:"company"`
	Channel     string   `json:"channel"`
	Contacts    int      `json:"contacts"`
	Answered    int      `json:"answered"`
	AnswerShare *float64 `json:"answer_share" jsonschema:"0 to 1"`
	waitsJSON
	Acknowledged  int      `json:"acknowledged"`
	Redirected    int      `json:"redirected"`
	Silent        int      `json:"silent"`
	Deleted       int      `json:"deleted"`
	MedianLatency *float64 `json:"median_latency_s" jsonschema:"seconds; null when half of the contacts never got an answer"`
	MedianOpen    *float64 `json:"median_open_s" jsonschema:"the same in opening hours; null also where these are not known"`
	Latency       *float64 `json:"latency" jsonschema:"mean mark, out of 100"`
	Completeness  *float64 `json:"completeness" jsonschema:"mean mark, out of 100"`
	Promise       *float64 `json:"promise_s" jsonschema:"longest wait that the company itself announces, seconds; null: none"`
	Kept          *float64 `json:"promise_kept_share" jsonschema:"answered within promise_s, of all contacts, 0 to 1; null without a promise"`
	KeptLow       *float64 `json:"promise_kept_low" jsonschema:"95 % Wilson interval, 0 to 1"`
	KeptHigh      *float64 `json:"promise_kept_high"`
}

// waitsJSON are the shares answered by a time with their intervals, and the mean wait.
type waitsJSON struct {
	AnswerLow      *float64 `json:"answer_low" jsonschema:"of answer_share: 95 % Wilson interval, 0 to 1"`
	AnswerHigh     *float64 `json:"answer_high"`
	Within1h       *float64 `json:"within_1h_share" jsonschema:"answered within an hour, of all contacts, 0 to 1"`
	Within1hLow    *float64 `json:"within_1h_low" jsonschema:"95 % Wilson interval, 0 to 1"`
	Within1hHigh   *float64 `json:"within_1h_high"`
	Within24h      *float64 `json:"within_24h_share" jsonschema:"answered within 24 hours, of all contacts, 0 to 1"`
	Within24hLow   *float64 `json:"within_24h_low" jsonschema:"95 % Wilson interval, 0 to 1"`
	Within24hHigh  *float64 `json:"within_24h_high"`
	Censored       int      `json:"censored" jsonschema:"contacts without an answer by the horizon"`
	MedianLow      *float64 `json:"median_low_s" jsonschema:"of median_latency_s: 95 % interval, seconds; null: beyond the horizon"`
	MedianHigh     *float64 `json:"median_high_s"`
	RestrictedMean *float64 `json:"restricted_mean_s" jsonschema:"mean wait of all contacts, seconds, silence counted up to the horizon"`
	RestrictedSE   *float64 `json:"restricted_mean_se_s" jsonschema:"its standard error (Greenwood)"`
}

type contactJSON struct {
	Wave         string                   `json:"wave"`
	Company      string                   `json:"company"`
	Scenario     string                   `json:"scenario"`
	Channel      string                   `json:"channel"`
	Attempt      int                      `json:"attempt"`
	SentAt       *moment3339              `json:"sent_at"`
	AnsweredAt   *moment3339              `json:"answered_at" jsonschema:"of the first answer of substance"`
	Outcome      audit.Outcome            `json:"outcome"`
	Acknowledged *moment3339              `json:"acknowledged_at" jsonschema:"of the first receipt by the horizon"`
	RemindedAt   *moment3339              `json:"reminded_at" jsonschema:"of the shopper's first reminder"`
	After        bool                     `json:"after_reminder" jsonschema:"the answer came only after the reminder"`
	LatencyS     *float64                 `json:"latency_s" jsonschema:"seconds from sent_at to answered_at, on the clock"`
	Clock        audit.Clock              `json:"clock" jsonschema:"wall, or business for the opening hours of the company"`
	WaitWallS    *float64                 `json:"wait_wall_s" jsonschema:"seconds from sent_at to answered_at"`
	WaitOpenS    *float64                 `json:"wait_open_s" jsonschema:"those in opening hours; null also where these are not known"`
	Latency      *float64                 `json:"latency" jsonschema:"mark, out of 100"`
	Completeness *float64                 `json:"completeness" jsonschema:"mark, out of 100"`
	PointsMet    int                      `json:"points_met"`
	PointsAsked  int                      `json:"points_asked"`
	Criteria     map[string]criterionJSON `json:"criteria" jsonschema:"by criterion beyond latency, completeness and consistency"`
	Points       []pointJSON              `json:"points"`
}

type criterionJSON struct {
	Score *float64 `json:"score" jsonschema:"mark, out of 100; null: does not apply"`
	By    audit.By `json:"by"`
	Quote *string  `json:"quote" jsonschema:"verbatim"`
}

type pointJSON struct {
	Point   string             `json:"point"`
	Verdict audit.PointVerdict `json:"verdict"`
	Value   *string            `json:"value"`
	Score   *float64           `json:"score" jsonschema:"mark, out of 100"`
	By      audit.By           `json:"by"`
	Quote   *string            `json:"quote" jsonschema:"verbatim"`
}

type pairJSON struct {
	Wave           string            `json:"wave"`
	Company        string            `json:"company"`
	Scenario       string            `json:"scenario"`
	Attempt        int               `json:"attempt"`
	ChannelA       string            `json:"channel_a"`
	ChannelB       string            `json:"channel_b"`
	Verdict        audit.PairVerdict `json:"verdict"`
	Similarity     *float64          `json:"similarity" jsonschema:"of substance, 0 to 1"`
	Wording        *float64          `json:"wording" jsonschema:"of the words, 0 to 1"`
	Score          *float64          `json:"score" jsonschema:"mark, out of 100"`
	Engine         *string           `json:"engine" jsonschema:"who decided: rules, facts (answers in two languages, by values and decisions alone), points (declared to be the same everywhere) or judge:NAME; null when a side is silent"`
	Contradictions int               `json:"contradictions" jsonschema:"number of conflicts"`
	Conflicts      []conflictJSON    `json:"conflicts"`
}

type conflictJSON struct {
	Type      string    `json:"type"`
	Point     *string   `json:"point" jsonschema:"of the scenario; null when found without one"`
	Reason    string    `json:"reason"`
	Values    [2]string `json:"values" jsonschema:"on channel_a and channel_b"`
	Spans     [2]string `json:"spans" jsonschema:"verbatim, on channel_a and channel_b"`
	Confirmed bool      `json:"confirmed" jsonschema:"it rests on a point declared to be the same everywhere"`
}

type findingJSON struct {
	ID       string         `json:"id" jsonschema:"what was found, the same in every wave and at every attempt"`
	Rule     audit.Rule     `json:"rule"`
	Severity audit.Severity `json:"severity"`
	Wave     string         `json:"wave"`
	Company  string         `json:"company"`
	Scenario string         `json:"scenario"`
	Attempt  int            `json:"attempt"`
	Channels []string       `json:"channels"`
	Point    *string        `json:"point"`
	Type     *string        `json:"type" jsonschema:"what a contradiction is about; null for the other rules"`
	Values   []string       `json:"values" jsonschema:"one a channel, where there are any"`
	Quotes   []string       `json:"quotes" jsonschema:"verbatim, one a channel, where there are any; of a broken promise the campaign's note"`
}

// A moment3339 is a time with its own offset, as RFC 3339 writes it.
type moment3339 string

// renderJSON writes the whole result, whatever the view.
func renderJSON(buf *bytes.Buffer, r audit.Result, _ view, _ Options) error {
	return writeJSON(buf, newDocument(r), "  ")
}

// encodeJSON is one JSON value and a line end, with what a terminal might obey escaped.
func encodeJSON(v any, indent string) ([]byte, error) {
	var buf bytes.Buffer
	err := writeJSON(&buf, v, indent)
	return buf.Bytes(), err
}

// writeJSON is encodeJSON into buf. The encoder hands a document over in one piece, which is not copied on its way.
func writeJSON(buf *bytes.Buffer, v any, indent string) error {
	e := json.NewEncoder(visible{buf})
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	return e.Encode(v)
}

// A visible writer writes JSON, whole characters at a time, with those a terminal might obey, and encoding/json lets through, as
// \u escapes: DEL, the C1 controls, bidi overrides and their kin. They can stand in strings only, so the document stays
// the same.
type visible struct{ buf *bytes.Buffer }

func (e visible) Write(p []byte) (int, error) {
	e.buf.Grow(len(p))
	plain := 0 // where what is not written yet begins
	for i := 0; i < len(p); {
		if p[i] >= ' ' && p[i] < 0x7f || p[i] == '\n' {
			i++
			continue
		}
		r, n := utf8.DecodeRune(p[i:])
		if r != '\u200c' && r != '\u200d' && unicode.In(r, unicode.Cc, unicode.Cf) {
			e.buf.Write(p[plain:i])
			plain = i + n
			if r > 0xffff {
				high, low := utf16.EncodeRune(r)
				fmt.Fprintf(e.buf, `\u%04x\u%04x`, high, low)
			} else {
				fmt.Fprintf(e.buf, `\u%04x`, r)
			}
		}
		i += n
	}
	e.buf.Write(p[plain:])
	return len(p), nil
}

func newDocument(r audit.Result) document {
	d := document{
		Schema: SchemaName, Campaign: r.Campaign, Wave: r.Wave, Profile: r.Profile.ID, Required: r.Profile.Required, Seed: r.Seed,
		Blocks: r.Blocks, Draws: r.Draws, Level: r.Level,
		Method: methodRow(r), Versions: versions(r.Versions), Gate: gate(r.Ruling),
		Headline: headlineJSON{
			r.Headline.Companies, r.Headline.AnsweredEverywhere, r.Headline.SameEverywhere,
			number(r.Headline.AnsweredShare.Share()), number(r.Headline.SameOfAnswered.Share()), number(r.Headline.SameOfAll.Share()),
		},
		Ranking:     []rankingJSON{},
		Channels:    []channelJSON{},
		Contacts:    []contactJSON{},
		Consistency: []pairJSON{},
		Groups:      []groupJSON{},
		Findings:    []findingJSON{},
		Caveats:     full(r.Caveats),
		Robustness:  newRobustness(r.Robustness),
	}
	for _, p := range r.Ranking {
		d.Ranking = append(d.Ranking, rankingRow(p, r.Profile))
	}
	for _, c := range r.Channels {
		d.Channels = append(d.Channels, channelRow(c))
	}
	for _, c := range r.Contacts {
		d.Contacts = append(d.Contacts, contactRow(c))
	}
	for _, g := range r.Groups {
		for _, p := range g.Pairs {
			d.Consistency = append(d.Consistency, pairRow(g.Group, p))
		}
		d.Groups = append(d.Groups, groupJSON{g.Wave, g.Company, g.Scenario, g.Attempt, defined(g.State), number(g.Consistency.Percent()), cmp.Or(g.ConsistencyBy, audit.Machine)})
	}
	for _, f := range r.Findings {
		d.Findings = append(d.Findings, findingRow(f))
	}
	return d
}

func findingRow(f audit.Finding) findingJSON {
	return findingJSON{
		f.ID(), f.Rule, f.Severity, f.Wave, f.Company, f.Scenario, f.Attempt, full(f.Channels), defined(f.Point), defined(f.Type),
		full(f.Values), full(f.Quotes),
	}
}

func methodRow(r audit.Result) methodJSON {
	m := methodJSON{Aggregation: r.Profile.Aggregation, Pillars: []pillarJSON{}, Usage: map[string]float64{}}
	for _, p := range r.Profile.Pillars {
		row := pillarJSON{p.ID, p.Weight, map[string]float64{}}
		for _, w := range p.Criteria {
			row.Criteria[w.Criterion] = w.Weight
		}
		m.Pillars = append(m.Pillars, row)
	}
	maps.Copy(m.Usage, r.Usage)
	return m
}

func versions(v audit.Versions) versionsJSON {
	return versionsJSON{
		v.Profile, v.Channels, append([]audit.ScenarioVersion{}, v.Scenarios...), append([]audit.CompanyVersion{}, v.Companies...),
	}
}

func gate(r *audit.Ruling) *gateJSON {
	if r == nil {
		return nil
	}
	g := gateJSON{Pass: r.Pass(), Baseline: defined(r.Baseline), Reasons: []reasonJSON{}, Known: idsOf(r.Known), Rare: idsOf(r.Rare)}
	for _, reason := range r.Reasons {
		g.Reasons = append(g.Reasons, reasonJSON{
			defined(reason.Company), defined(reason.Scenario), defined(reason.Channel), reason.Text, idsOf(reason.Findings),
		})
	}
	return &g
}

// idsOf are the ids of findings, each once, in order.
func idsOf(findings []audit.Finding) []string {
	ids := []string{}
	for _, f := range findings {
		ids = append(ids, f.ID())
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func rankingRow(p audit.Position, profile audit.Profile) rankingJSON {
	row := rankingJSON{
		Rank: defined(p.Rank), RankLow: defined(p.RankLow), RankHigh: defined(p.RankHigh),
		TiedLow: defined(p.TiedLow), TiedHigh: defined(p.TiedHigh), Unranked: defined(p.Unranked),
		IndexLow: number(p.IndexLow.Percent()), IndexHigh: number(p.IndexHigh.Percent()), Company: p.Company, Name: nameOf(p), Sector: defined(p.Sector), Index: number(p.Index.Percent()),
		Latency:      number(p.Criteria[audit.Latency].Percent()),
		Completeness: number(p.Criteria[audit.Completeness].Percent()),
		Consistency:  number(p.Criteria[audit.Consistency].Percent()),
		Contacts:     p.Contacts, Answered: p.Answered, AnswerShare: number(ratio(p.Answered, p.Contacts).Share()), waitsJSON: waitsRow(p.Waits),
		MedianLatency: elapsed(p.MedianLatency, p.MedianReached), State: defined(p.State),
		Contradictions: p.Contradictions, Deletions: p.Deletions,
		Pillars: byPillar(profile, p.Pillars), PillarLow: byPillar(profile, p.PillarLow), PillarHigh: byPillar(profile, p.PillarHigh),
		Blocks: p.Blocks, DrawsLeftOut: p.Left, FirstShare: number(p.FirstShare().Share()), RankShares: []rankShareJSON{},
	}
	if profile.Required != nil && p.Rank > 0 {
		reached := reaches(p, profile)
		row.Reached = &reached
	}
	for _, s := range p.RankShares {
		if s.Share.Float() >= 0.01 { // so that the document grows with the companies, not with their square
			row.RankShares = append(row.RankShares, rankShareJSON{s.Rank, number(s.Share.Share())})
		}
	}
	return row
}

// byPillar are scores in the profile's order, by name; null where there are none.
func byPillar(profile audit.Profile, scores []audit.Score) map[string]*float64 {
	by := map[string]*float64{}
	for i, pillar := range profile.Pillars {
		by[pillar.ID] = nil
		if i < len(scores) {
			by[pillar.ID] = number(scores[i].Percent())
		}
	}
	return by
}

func channelRow(c audit.ChannelSummary) channelJSON {
	return channelJSON{
		Company: c.Company, Channel: c.Channel, Contacts: c.Contacts, Answered: c.Outcomes[audit.Answered],
		AnswerShare: number(ratio(c.Outcomes[audit.Answered], c.Contacts).Share()), waitsJSON: waitsRow(c.Waits),
		Acknowledged: c.Outcomes[audit.Acknowledged], Redirected: c.Outcomes[audit.Redirected],
		Silent: c.Outcomes[audit.Silent], Deleted: c.Outcomes[audit.Deleted],
		MedianLatency: elapsed(c.MedianLatency, c.MedianReached), MedianOpen: elapsed(c.MedianOpen, c.OpenKnown && c.OpenReached),
		Latency: number(c.Latency.Percent()), Completeness: number(c.Completeness.Percent()),
		Promise: elapsed(c.Promise, c.Promise > 0), Kept: number(c.PromiseKept.Score().Share()),
		KeptLow: number(c.PromiseKept.Low.Share()), KeptHigh: number(c.PromiseKept.High.Share()),
	}
}

func waitsRow(w audit.Waits) waitsJSON {
	share := func(s audit.Score) *float64 { return number(s.Share()) }
	return waitsJSON{
		AnswerLow: share(w.Answered.Low), AnswerHigh: share(w.Answered.High),
		Within1h: share(w.Within1h.Score()), Within1hLow: share(w.Within1h.Low), Within1hHigh: share(w.Within1h.High),
		Within24h: share(w.Within24h.Score()), Within24hLow: share(w.Within24h.Low), Within24hHigh: share(w.Within24h.High),
		Censored: w.Censored, MedianLow: maybe(w.MedianLow), MedianHigh: maybe(w.MedianHigh),
		RestrictedMean: elapsed(w.Mean, w.Answered.Of > 0), RestrictedSE: elapsed(w.MeanSE, w.Answered.Of > 0),
	}
}

// maybe is a time in seconds, or null.
func maybe(d *time.Duration) *float64 {
	if d == nil {
		return nil
	}
	return number(seconds(*d))
}

func contactRow(c audit.ContactMarks) contactJSON {
	row := contactJSON{
		Wave: c.Wave, Company: c.Company, Scenario: c.Scenario, Channel: c.Channel, Attempt: c.Attempt,
		SentAt: at(c.SentAt), AnsweredAt: at(c.AnsweredAt), Outcome: c.Outcome,
		Acknowledged: at(c.AcknowledgedAt), RemindedAt: at(c.RemindedAt), After: c.AfterReminder, LatencyS: elapsed(c.Wait()),
		Clock: cmp.Or(c.Clock, audit.Wall), WaitWallS: elapsed(c.WaitWall()), WaitOpenS: elapsed(c.WaitOpen()),
		Latency: number(c.Latency.Percent()), Completeness: number(c.Completeness.Percent()),
		PointsMet: c.PointsMet(), PointsAsked: c.PointsAsked(), Criteria: map[string]criterionJSON{}, Points: []pointJSON{},
	}
	for _, m := range c.Criteria {
		row.Criteria[m.Criterion] = criterionJSON{number(m.Score.Percent()), m.By, defined(m.Quote)}
	}
	for _, p := range c.Points {
		row.Points = append(row.Points, pointJSON{p.Point, p.Verdict, defined(p.Value), number(p.Score.Percent()), p.By, defined(p.Quote)})
	}
	return row
}

func pairRow(g audit.Group, p audit.PairMarks) pairJSON {
	row := pairJSON{
		Wave: g.Wave, Company: g.Company, Scenario: g.Scenario, Attempt: g.Attempt, ChannelA: p.ChannelA, ChannelB: p.ChannelB,
		Verdict: p.Verdict, Similarity: number(p.Similarity.Share()), Wording: number(p.Wording.Share()),
		Score: number(p.Score.Percent()), Engine: defined(p.Engine), Contradictions: len(p.Conflicts), Conflicts: []conflictJSON{},
	}
	for _, c := range p.Conflicts {
		row.Conflicts = append(row.Conflicts, conflictJSON{
			c.Type, defined(c.Point), c.Reason, [2]string{c.ValueA, c.ValueB}, [2]string{c.SpanA, c.SpanB}, c.Confirmed,
		})
	}
	return row
}

// number reads a figure as CSV writes it, so that both round alike; "" is null.
func number(s string) *float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return nil
	}
	return &x
}

func elapsed(d time.Duration, ok bool) *float64 {
	if !ok {
		return nil
	}
	return number(seconds(d))
}

func at(t time.Time) *moment3339 { return defined(moment3339(moment(t).value)) }

// defined is x, or null for the zero value.
func defined[T comparable](x T) *T {
	var zero T
	if x == zero {
		return nil
	}
	return &x
}

// full is the list, never null.
func full(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
