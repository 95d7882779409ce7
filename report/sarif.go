package report

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// What is written of SARIF 2.1.0 (OASIS, 2020).
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		URI   string      `json:"informationUri"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string    `json:"id"`
		Short sarifText `json:"shortDescription"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		Line int `json:"startLine"`
	}
)

// gateRule is the rule of floors and drops, which are no findings.
const gateRule = "gate"

// sarifRules are the rules in a sentence each, the gate's last.
var sarifRules = func() []sarifRule {
	texts := map[audit.Rule]string{
		audit.RuleContradiction:    "Two channels give answers that cannot both be right.",
		audit.RuleIncorrect:        "An answer states something else than the published truth.",
		audit.RuleDeletion:         "A post or an answer was deleted.",
		audit.RuleNoAnswer:         "Nobody answered.",
		audit.RuleAcknowledgedOnly: "Nothing but a receipt came back.",
		audit.RuleRedirect:         "The customer was sent to another channel, without an answer.",
		audit.RuleMissedPoint:      "An answer leaves out a point that a full one holds.",
		audit.RuleSlow:             "An answer came late.",
	}
	var rules []sarifRule
	for _, r := range audit.Rules {
		rules = append(rules, sarifRule{string(r), sarifText{texts[r]}})
	}
	return append(rules, sarifRule{gateRule, sarifText{"A score is below what the gate demands, or fell too far."}})
}()

// renderSARIF writes the findings for code scanning, each once however many attempts show it, and known again by its id.
// What the gate says no to is an error; without a gate the severities are levels.
func renderSARIF(buf *bytes.Buffer, r audit.Result, _ view, o Options) error {
	run := sarifRun{
		Tool: sarifTool{sarifDriver{"diapason", "https://github.com/diapason-audit/diapason", sarifRules}}, ColumnKind: "unicodeCodePoints",
		Results: []sarifResult{},
	}
	if r.Ruling != nil {
		for _, reason := range r.Ruling.Reasons {
			if len(reason.Findings) == 0 {
				run.Results = append(run.Results, sarifResult{
					RuleID: gateRule, RuleIndex: len(sarifRules) - 1, Level: "error", Message: sarifText{oneLine(reason.Company + ": " + reason.Text)},
					Locations: located(o.Places.Campaign, 0),
				})
			}
		}
	}
	said := map[string]bool{}
	for i, v := range judged(r) {
		f := r.Findings[i]
		id := f.ID()
		if said[id] {
			continue
		}
		said[id] = true
		file, line, point := o.Places.of(f)
		text := []string{oneLine(f.Company+": "+f.String()) + ".", "Expected: " + oneLine(expected(f, point)) + "."}
		for _, g := range got(f) {
			text = append(text, "Got "+oneLine(g)+".")
		}
		run.Results = append(run.Results, sarifResult{
			RuleID: string(f.Rule), RuleIndex: slices.Index(audit.Rules, f.Rule),
			Level:   [...]string{fails: "error", warns: "warning", notes: "note"}[v],
			Message: sarifText{strings.Join(text, "\n")}, Locations: located(file, line),
			Fingerprints: map[string]string{"diapasonFinding/v1": id},
		})
	}
	return writeJSON(buf, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}}, "  ")
}

func located(file string, line int) []sarifLocation {
	if file == "" {
		return nil
	}
	uri := url.URL{Path: file}
	if path.IsAbs(file) {
		uri.Scheme = "file"
	}
	// String writes ./ before a path that its colon would make a scheme of.
	return []sarifLocation{{sarifPhysical{sarifArtifact{uri.String()}, &sarifRegion{max(line, 1)}}}}
}
