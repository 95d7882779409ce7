package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// BaselineSchema names the format of baseline.json and its version.
const BaselineSchema = "diapason/baseline/1"

// The rows of a baseline. Marks are from 0 to 1, to the millionth, so that what has not changed is equal.
type (
	baselineJSON struct {
		Schema    string                    `json:"schema"`
		Campaign  string                    `json:"campaign"`
		Wave      string                    `json:"wave"`
		Profile   string                    `json:"profile"` // a digest, as the next
		Channels  string                    `json:"channels"`
		Scenarios []audit.ScenarioVersion   `json:"scenarios"`
		Companies []placed[baseCompanyJSON] `json:"companies"`
		Groups    []placed[baseGroupJSON]   `json:"groups"`
		Findings  []placed[baseFindingJSON] `json:"findings"`
	}
	baseCompanyJSON struct {
		Company string      `json:"company"`
		Index   audit.Score `json:"index"`
		Hours   string      `json:"hours,omitempty"` // a digest
	}
	baseGroupJSON struct {
		Company     string            `json:"company"`
		Scenario    string            `json:"scenario"`
		Wave        string            `json:"wave,omitempty"` // where it is not the baseline's
		Attempt     int               `json:"attempt"`
		State       audit.State       `json:"state,omitempty"`
		Consistency audit.Score       `json:"consistency"`
		Contacts    []baseContactJSON `json:"contacts"`
	}
	baseContactJSON struct {
		Channel      string                 `json:"channel"`
		Outcome      audit.Outcome          `json:"outcome"`
		Latency      audit.Score            `json:"latency"`
		Completeness audit.Score            `json:"completeness"`
		Criteria     map[string]audit.Score `json:"criteria,omitempty"`
	}
	baseFindingJSON struct {
		ID       string         `json:"id"`
		Rule     audit.Rule     `json:"rule"`
		Severity audit.Severity `json:"severity"`
		Company  string         `json:"company"`
		Scenario string         `json:"scenario"`
		Point    string         `json:"point,omitempty"`
		Type     string         `json:"type,omitempty"`
		Channels []string       `json:"channels"`
		Values   []string       `json:"values,omitempty"`
	}
)

// WriteBaseline writes a baseline for version control: sorted, one company, group or finding a line, so that a change is
// the lines that changed.
func WriteBaseline(b audit.Baseline) ([]byte, error) {
	var buf bytes.Buffer
	var failed error
	put := func(before string, v any, after string) {
		line, err := encodeJSON(v, "")
		failed = errors.Join(failed, err)
		buf.WriteString(before + string(bytes.TrimSuffix(line, []byte("\n"))) + after)
	}
	buf.WriteString("{\n")
	put(`"schema": `, BaselineSchema, ",\n")
	put(`"campaign": `, b.Campaign, ",\n")
	put(`"wave": `, b.Wave, ",\n")
	put(`"profile": `, b.Versions.Profile, ",\n")
	put(`"channels": `, b.Versions.Channels, ",\n")
	rows := func(name string, n int, row func(int) any, end string) {
		buf.WriteString(`"` + name + `": [`)
		for i := range n {
			comma := ","
			if i == n-1 {
				comma = "\n"
			}
			put("\n", row(i), comma)
		}
		buf.WriteString("]" + end + "\n")
	}
	companies, hours := slices.Sorted(maps.Keys(b.Indexes)), map[string]string{}
	for _, c := range b.Versions.Companies {
		hours[c.Company] = c.Hours
	}
	rows("scenarios", len(b.Versions.Scenarios), func(i int) any { return b.Versions.Scenarios[i] }, ",")
	rows("companies", len(companies), func(i int) any { return baseCompanyJSON{companies[i], b.Indexes[companies[i]], hours[companies[i]]} }, ",")
	rows("groups", len(b.Groups), func(i int) any { return baseGroup(b.Groups[i], b.Wave) }, ",")
	rows("findings", len(b.Findings), func(i int) any { return baseFinding(b.Findings[i]) }, "")
	buf.WriteString("}\n")
	return buf.Bytes(), failed
}

func baseGroup(g audit.Marks, wave string) baseGroupJSON {
	row := baseGroupJSON{Company: g.Company, Scenario: g.Scenario, Attempt: g.Attempt, State: g.State, Consistency: g.Consistency}
	if g.Wave != wave {
		row.Wave = g.Wave
	}
	for _, c := range g.Contacts {
		criteria := map[string]audit.Score{}
		for _, m := range c.Criteria {
			criteria[m.Criterion] = m.Score
		}
		row.Contacts = append(row.Contacts, baseContactJSON{c.Channel, c.Outcome, c.Latency, c.Completeness, criteria})
	}
	return row
}

func baseFinding(f audit.Finding) baseFindingJSON {
	return baseFindingJSON{f.ID(), f.Rule, f.Severity, f.Company, f.Scenario, f.Point, f.Type, f.Channels, f.Values}
}

// ReadBaseline reads what an earlier result left: the file that WriteBaseline writes, or a whole result as JSON.
func ReadBaseline(b []byte) (audit.Baseline, error) {
	if SchemaOf(b) == SchemaName {
		r, err := Read(b)
		return r.Baseline(), err
	}
	var d baselineJSON
	if err := decode(b, BaselineSchema, &d); err != nil {
		return audit.Baseline{}, err
	}
	if len(d.Groups) == 0 {
		return audit.Baseline{}, errors.New("it holds no group")
	}
	base := audit.Baseline{
		Campaign: d.Campaign, Wave: d.Wave, Indexes: map[string]audit.Score{},
		Versions: audit.Versions{Profile: d.Profile, Channels: d.Channels, Scenarios: d.Scenarios},
	}
	for _, row := range d.Companies {
		c := row.value
		if _, again := base.Indexes[c.Company]; again || c.Company == "" {
			return base, row.error(b, "it needs a company, and each once")
		}
		base.Indexes[c.Company] = c.Index
		if c.Hours != "" {
			base.Versions.Companies = append(base.Versions.Companies, audit.CompanyVersion{Company: c.Company, Hours: c.Hours})
		}
	}
	seen := map[audit.Key]bool{}
	for _, row := range d.Groups {
		g := row.value.marks(d.Wave)
		if _, listed := base.Indexes[g.Company]; !listed {
			return base, row.error(b, fmt.Sprintf("company %q is not among the companies", g.Company))
		}
		if g.Scenario == "" || g.Attempt < 1 {
			return base, row.error(b, "it needs a scenario and an attempt from 1")
		}
		for _, c := range g.Contacts {
			if c.Channel == "" || !slices.Contains(audit.Outcomes, c.Outcome) {
				return base, row.error(b, fmt.Sprintf("a contact needs a channel, and an outcome of %s", audit.Outcomes))
			}
			if seen[c.Key] {
				return base, row.error(b, fmt.Sprintf("the contact on %s is there twice", c.Channel))
			}
			seen[c.Key] = true
		}
		base.Groups = append(base.Groups, g)
	}
	for _, row := range d.Findings {
		f := row.value
		if !slices.Contains(audit.Rules, f.Rule) || f.Company == "" || f.Scenario == "" {
			return base, row.error(b, fmt.Sprintf("it needs a company, a scenario, and a rule of %s", audit.Rules))
		}
		base.Findings = append(base.Findings, audit.Finding{
			Rule: f.Rule, Severity: f.Severity, Point: f.Point, Type: f.Type, Channels: f.Channels, Values: f.Values,
			Group: audit.Group{Company: f.Company, Scenario: f.Scenario},
		})
	}
	return base, nil
}

// A placed row knows its bytes, so that what is wrong with it can be said with its line.
type placed[T any] struct {
	value T
	bytes []byte
}

// UnmarshalJSON reads a row.
func (row *placed[T]) UnmarshalJSON(b []byte) error {
	row.bytes = slices.Clone(b)
	if err := json.Unmarshal(b, &row.value); err != nil {
		return rowError{row.bytes, strings.TrimPrefix(err.Error(), "json: ")}
	}
	return nil
}

// error says what is wrong with the row of a document.
func (row placed[T]) error(document []byte, text string) error {
	e := rowError{row.bytes, text}
	return fmt.Errorf("line %d: %w", e.line(document), e)
}

// A rowError says what is wrong with a row.
type rowError struct {
	bytes []byte
	text  string
}

// Error is what is wrong, without the line.
func (e rowError) Error() string { return e.text }

// line is where the row begins in its document; of two that are equal, the first.
func (e rowError) line(document []byte) int { return lineAt(document, bytes.Index(document, e.bytes)) }

func (row baseGroupJSON) marks(wave string) audit.Marks {
	if row.Wave != "" {
		wave = row.Wave
	}
	g := audit.Marks{
		Group: audit.Group{Wave: wave, Company: row.Company, Scenario: row.Scenario, Attempt: row.Attempt},
		State: row.State, Consistency: row.Consistency,
	}
	for _, c := range row.Contacts {
		m := audit.ContactMarks{
			Key:     audit.Key{Wave: wave, Company: row.Company, Scenario: row.Scenario, Channel: c.Channel, Attempt: row.Attempt},
			Outcome: c.Outcome, Latency: c.Latency, Completeness: c.Completeness,
		}
		for _, criterion := range slices.Sorted(maps.Keys(c.Criteria)) {
			m.Criteria = append(m.Criteria, audit.CriterionMark{Criterion: criterion, Score: c.Criteria[criterion]})
		}
		g.Contacts = append(g.Contacts, m)
	}
	return g
}
