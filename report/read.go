package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/diapason-audit/diapason/audit"
)

// Read reads a result back from the json format: everything but titles and summaries. Marks come with the two decimals
// they were written with. The error says in which line what is wrong.
func Read(b []byte) (audit.Result, error) {
	var d document
	if err := decode(b, SchemaName, &d); err != nil {
		return audit.Result{}, err
	}
	switch {
	case len(d.Method.Pillars) == 0:
		return audit.Result{}, errors.New("it does not say how its index was made (method); write it anew with this program")
	case len(d.Contacts) == 0:
		return audit.Result{}, errors.New("it holds no contact")
	}
	r := audit.Result{
		Campaign: d.Campaign, Wave: d.Wave, Seed: d.Seed, Caveats: d.Caveats, Usage: d.Method.Usage,
		Profile:  audit.Profile{ID: d.Profile, Aggregation: d.Method.Aggregation},
		Versions: audit.Versions(d.Versions),
	}
	for _, p := range d.Method.Pillars {
		pillar := audit.Pillar{ID: p.Pillar, Weight: p.Weight}
		for _, criterion := range slices.Sorted(maps.Keys(p.Criteria)) {
			pillar.Criteria = append(pillar.Criteria, audit.Weighted{Criterion: criterion, Weight: p.Criteria[criterion]})
		}
		r.Profile.Pillars = append(r.Profile.Pillars, pillar)
	}
	for _, row := range d.Ranking {
		if !outOf100(row.Index) {
			return r, fmt.Errorf("company %q in the ranking: its index is not from 0 to 100", row.Company)
		}
		r.Ranking = append(r.Ranking, row.position(r.Profile))
	}
	groups := map[audit.Group]*audit.Marks{}
	for _, row := range d.Groups {
		key := audit.Group{Wave: row.Wave, Company: row.Company, Scenario: row.Scenario, Attempt: row.Attempt}
		groups[key] = &audit.Marks{Group: key, State: given(row.State), Consistency: mark(row.Consistency)}
	}
	group := func(key audit.Group) *audit.Marks {
		if groups[key] == nil {
			groups[key] = &audit.Marks{Group: key}
		}
		return groups[key]
	}
	for _, row := range d.Contacts {
		c, err := row.marks()
		if err != nil {
			return r, err
		}
		if !slices.Contains(audit.Outcomes, c.Outcome) || !outOf100(row.Latency) || !outOf100(row.Completeness) {
			return r, fmt.Errorf("contact %s: it needs marks from 0 to 100 and an outcome of %s", c.Key, audit.Outcomes)
		}
		r.Contacts = append(r.Contacts, c)
		g := group(c.Group())
		g.Contacts = append(g.Contacts, c)
	}
	for _, row := range d.Findings {
		f := row.finding()
		r.Findings = append(r.Findings, f)
		g := group(f.Group)
		g.Findings = append(g.Findings, f)
	}
	for _, key := range slices.SortedFunc(maps.Keys(groups), byCompany) {
		r.Groups = append(r.Groups, *groups[key])
	}
	return r, nil
}

// byCompany is the order of the groups of a result.
func byCompany(a, b audit.Group) int {
	return cmp.Or(cmp.Compare(a.Company, b.Company), cmp.Compare(a.Scenario, b.Scenario), cmp.Compare(a.Wave, b.Wave),
		cmp.Compare(a.Attempt, b.Attempt))
}

// SchemaOf is the format that a JSON file says it is of; "" when it says none.
func SchemaOf(b []byte) string {
	var head struct {
		Schema string `json:"schema"`
	}
	_ = json.Unmarshal(trimBOM(b), &head) // what is wrong with it, decode says with its place
	return head.Schema
}

// decode reads one JSON document of a schema into v. Names that this program does not know are of a later one, and no
// harm.
func decode(b []byte, schema string, v any) error {
	b = trimBOM(b)
	if got := SchemaOf(b); got != schema && json.Valid(b) {
		name, version := path.Dir(schema), path.Base(schema)
		if path.Dir(got) == name {
			return fmt.Errorf("it is of version %s of %s, and this program reads version %s; write it anew with this program", path.Base(got), name, version)
		}
		return fmt.Errorf("it is no %s: its schema is %q", schema, got)
	}
	d := json.NewDecoder(bytes.NewReader(b))
	if err := d.Decode(v); err != nil {
		var syntax *json.SyntaxError
		var wrong *json.UnmarshalTypeError
		var row rowError
		offset := d.InputOffset()
		switch {
		case errors.As(err, &row):
			return fmt.Errorf("line %d: %w", row.line(b), row)
		case errors.As(err, &syntax):
			offset = syntax.Offset
		case errors.As(err, &wrong):
			offset = wrong.Offset
		}
		return fmt.Errorf("line %d: %s", lineAt(b, int(offset)), strings.TrimPrefix(err.Error(), "json: "))
	}
	if d.More() {
		return errors.New("it goes on after the document")
	}
	return nil
}

// lineAt is the line, from 1, of a byte of a document.
func lineAt(document []byte, offset int) int {
	return 1 + bytes.Count(document[:min(max(offset, 0), len(document))], []byte("\n"))
}

func trimBOM(b []byte) []byte { return bytes.TrimPrefix(b, []byte("\ufeff")) }

func (row rankingJSON) position(profile audit.Profile) audit.Position {
	p := audit.Position{
		Rank: given(row.Rank), Company: row.Company, Name: row.Name, Sector: given(row.Sector), Index: mark(row.Index),
		Criteria: map[string]audit.Score{
			audit.Latency: mark(row.Latency), audit.Completeness: mark(row.Completeness), audit.Consistency: mark(row.Consistency),
		},
		Contacts: row.Contacts, Answered: row.Answered, State: given(row.State), Unranked: given(row.Unranked),
		Contradictions: row.Contradictions, Deletions: row.Deletions,
	}
	if row.MedianLatency != nil {
		p.MedianLatency, p.MedianReached = time.Duration(*row.MedianLatency*float64(time.Second)), true
	}
	for _, pillar := range profile.Pillars {
		p.Pillars = append(p.Pillars, mark(row.Pillars[pillar.ID]))
	}
	return p
}

func (row contactJSON) marks() (audit.ContactMarks, error) {
	c := audit.ContactMarks{
		Key:     audit.Key{Wave: row.Wave, Company: row.Company, Scenario: row.Scenario, Channel: row.Channel, Attempt: row.Attempt},
		Outcome: row.Outcome, Clock: row.Clock, Latency: mark(row.Latency), Completeness: mark(row.Completeness), AfterReminder: row.After,
	}
	if row.WaitOpenS != nil {
		c.OpenWait = new(time.Duration(*row.WaitOpenS * float64(time.Second)))
	}
	for _, criterion := range slices.Sorted(maps.Keys(row.Criteria)) {
		m := row.Criteria[criterion]
		c.Criteria = append(c.Criteria, audit.CriterionMark{Criterion: criterion, Score: mark(m.Score), Quote: given(m.Quote), By: m.By})
	}
	for _, p := range row.Points {
		c.Points = append(c.Points, audit.PointMark{
			Point: p.Point, Verdict: p.Verdict, Score: mark(p.Score), Value: given(p.Value), Quote: given(p.Quote), By: p.By,
		})
	}
	for _, t := range []struct {
		to   *time.Time
		from *moment3339
	}{{&c.SentAt, row.SentAt}, {&c.AnsweredAt, row.AnsweredAt}, {&c.AcknowledgedAt, row.Acknowledged}, {&c.RemindedAt, row.RemindedAt}} {
		var err error
		if *t.to, err = t.from.time(); err != nil {
			return c, err
		}
	}
	return c, nil
}

func (row findingJSON) finding() audit.Finding {
	return audit.Finding{
		Rule: row.Rule, Severity: row.Severity, Channels: row.Channels, Point: given(row.Point), Type: given(row.Type),
		Group:  audit.Group{Wave: row.Wave, Company: row.Company, Scenario: row.Scenario, Attempt: row.Attempt},
		Values: row.Values, Quotes: row.Quotes,
	}
}

// mark is a score of a figure out of 100; null is na.
func mark(x *float64) audit.Score {
	if x == nil {
		return audit.NA
	}
	return audit.Mark(*x / 100)
}

// outOf100 tells whether a figure can be a score: null, or from 0 to 100.
func outOf100(x *float64) bool { return x == nil || *x >= 0 && *x <= 100 }

// given is what is there, or the zero value for null.
func given[T any](x *T) T {
	if x == nil {
		var zero T
		return zero
	}
	return *x
}

func (m *moment3339) time() (time.Time, error) {
	if m == nil {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339Nano, string(*m))
	if err != nil {
		return t, fmt.Errorf("%q is no time such as 2026-10-05T09:00:00Z", *m)
	}
	return t, nil
}
