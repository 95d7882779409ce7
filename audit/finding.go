package audit

import "cmp"

// A Finding is something observed that a reader can act on, with its evidence quoted.
type Finding struct {
	Rule     Rule     `json:"rule"`
	Severity Severity `json:"severity"`
	Group
	Channels []string `json:"channels"`
	Point    string   `json:"point"`
	Values   []string `json:"values"` // one per channel, where there are any; of a broken promise what was promised and what was measured
	Quotes   []string `json:"quotes"` // verbatim, one per channel, where there are any; of a broken promise the company's own
}

// Compare orders findings by company, scenario, wave, attempt, severity, rule, point and channels.
func (f Finding) Compare(g Finding) int {
	return cmp.Or(
		cmp.Compare(f.Company, g.Company), cmp.Compare(f.Scenario, g.Scenario), cmp.Compare(f.Wave, g.Wave),
		cmp.Compare(f.Attempt, g.Attempt), cmp.Compare(f.Severity.rank(), g.Severity.rank()), cmp.Compare(f.Rule, g.Rule),
		cmp.Compare(f.Point, g.Point), compareLists(f.Channels, g.Channels), compareLists(f.Quotes, g.Quotes))
}

func compareLists(a, b []string) int {
	for i := range min(len(a), len(b)) {
		if c := cmp.Compare(a[i], b[i]); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}

// A Rule names a sort of finding.
type Rule string

// The rules.
const (
	RuleContradiction    Rule = "contradiction"
	RuleIncorrect        Rule = "incorrect"
	RuleDeletion         Rule = "deletion"
	RuleNoAnswer         Rule = "no-answer"
	RuleAcknowledgedOnly Rule = "acknowledged-only"
	RuleRedirect         Rule = "redirect"
	RuleMissedPoint      Rule = "missed-point"
	RuleSlow             Rule = "slow"
	RulePromiseBroken    Rule = "promise-broken"
)

// Rules lists the rules in the order of DESIGN §4, and the broken promise.
var Rules = []Rule{
	RuleContradiction, RuleIncorrect, RuleDeletion, RuleNoAnswer, RuleAcknowledgedOnly, RuleRedirect, RuleMissedPoint, RuleSlow,
	RulePromiseBroken,
}

// Severity says how much a finding matters.
type Severity string

// The severities.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
	SeverityNote    Severity = "note"
)

func (s Severity) rank() int {
	switch s {
	case SeverityError:
		return 0
	case SeverityWarning:
		return 1
	}
	return 2
}
