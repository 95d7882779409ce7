package report

import (
	"bytes"
	"errors"
	"maps"
	"slices"

	"github.com/diapason-audit/diapason/audit"
)

// BaselineSchema names the format of baseline.json and its version.
const BaselineSchema = "diapason/baseline/1"

// The rows of a baseline. Marks are from 0 to 1, to the millionth, so that what has not changed is equal.
type (
	baselineJSON struct {
		Schema    string                  `json:"schema"`
		Campaign  string                  `json:"campaign"`
		Wave      string                  `json:"wave"`
		Profile   string                  `json:"profile"` // a digest, as the next
		Channels  string                  `json:"channels"`
		Scenarios []audit.ScenarioVersion `json:"scenarios"`
		Companies []baseCompanyJSON       `json:"companies"`
		Groups    []baseGroupJSON         `json:"groups"`
		Findings  []baseFindingJSON       `json:"findings"`
	}
	baseCompanyJSON struct {
		Company string      `json:"company"`
		Index   audit.Score `json:"index"`
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
// the lines that changed. A finding stands there once, however many attempts show it.
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
	companies := slices.Sorted(maps.Keys(b.Indexes))
	findings := baseFindings(b.Findings)
	rows("scenarios", len(b.Versions.Scenarios), func(i int) any { return b.Versions.Scenarios[i] }, ",")
	rows("companies", len(companies), func(i int) any { return baseCompanyJSON{companies[i], b.Indexes[companies[i]]} }, ",")
	rows("groups", len(b.Groups), func(i int) any { return baseGroup(b.Groups[i], b.Wave) }, ",")
	rows("findings", len(findings), func(i int) any { return findings[i] }, "")
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

// baseFindings are the rows of the findings in their order, each id once. A wait is no part of a finding: it is left out.
func baseFindings(findings []audit.Finding) []baseFindingJSON {
	var rows []baseFindingJSON
	seen := map[string]bool{}
	for _, f := range findings {
		id := f.ID()
		if seen[id] {
			continue
		}
		seen[id] = true
		row := baseFindingJSON{id, f.Rule, f.Severity, f.Company, f.Scenario, f.Point, f.Type, f.Channels, f.Values}
		if f.Rule == audit.RuleSlow {
			row.Values = nil
		}
		rows = append(rows, row)
	}
	return rows
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
	for _, c := range d.Companies {
		base.Indexes[c.Company] = c.Index
	}
	for _, row := range d.Groups {
		base.Groups = append(base.Groups, row.marks(d.Wave))
	}
	for _, f := range d.Findings {
		base.Findings = append(base.Findings, audit.Finding{
			Rule: f.Rule, Severity: f.Severity, Point: f.Point, Type: f.Type, Channels: f.Channels, Values: f.Values,
			Group: audit.Group{Wave: d.Wave, Company: f.Company, Scenario: f.Scenario},
		})
	}
	return base, nil
}

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
