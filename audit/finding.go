package audit

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit/fact"
)

// A Finding is something observed that a reader can act on, with its evidence quoted.
type Finding struct {
	Rule     Rule     `json:"rule"`
	Severity Severity `json:"severity"`
	Group
	Channels []string `json:"channels"`
	Point    string   `json:"point"`
	Type     string   `json:"type,omitempty"` // of a contradiction, one of ConflictTypes or the type of the point's fact
	Values   []string `json:"values"`         // one per channel, where there are any
	Quotes   []string `json:"quotes"`         // verbatim, one per channel, where there are any; of a broken promise the campaign's note
}

// Compare orders findings by company, scenario, wave, attempt, severity, rule, point and channels.
func (f Finding) Compare(g Finding) int {
	return cmp.Or(
		cmp.Compare(f.Company, g.Company), cmp.Compare(f.Scenario, g.Scenario), cmp.Compare(f.Wave, g.Wave),
		cmp.Compare(f.Attempt, g.Attempt), cmp.Compare(f.Severity.rank(), g.Severity.rank()), cmp.Compare(f.Rule, g.Rule),
		cmp.Compare(f.Point, g.Point), compareLists(f.Channels, g.Channels), compareLists(f.Quotes, g.Quotes))
}

// ID names what was found, so that runs can be held against each other: the rule, company, scenario, point, channels and,
// where the values are the finding, what each channel says, spelt so that 2w and 14d are one. Wave, attempt, severity,
// quotes and waits are no part of it. The same thing found at two attempts has one ID: an f, lest a spreadsheet take it for
// a number, and twelve hexadecimal digits.
func (f Finding) ID() string {
	sum := sha256.Sum256([]byte(strings.Join(append([]string{
		"diapason/finding/1", string(f.Rule), f.Company, f.Scenario, f.Point, f.kind(),
	}, f.sayings()...), "\x00")))
	return "f" + hex.EncodeToString(sum[:6])
}

// String is the finding in a line: contradiction on refund-delay in late-delivery: chat says 30d, email 14d.
func (f Finding) String() string {
	s := string(f.Rule)
	if f.Rule == RuleMissedPoint || f.Rule == RuleIncorrect || f.Rule == RuleContradiction {
		if f.Point != "" {
			s += " on " + f.Point
		} else if f.Type != "" {
			s += " (" + f.Type + ", to confirm)"
		}
	}
	s += " in " + f.Scenario
	said := make([]string, len(f.Channels))
	for i, channel := range f.Channels {
		said[i] = channel
		if i < len(f.Values) && f.Values[i] != "" && f.Rule != RuleSlow {
			said[i] += " says " + f.Values[i]
		} else if i < len(f.Quotes) && f.Quotes[i] != "" && f.Rule == RuleContradiction {
			said[i] += fmt.Sprintf(" says %q", brief(f.Quotes[i]))
		}
	}
	return s + ": " + strings.Join(said, ", ")
}

// brief shortens a quotation to what a line holds.
func brief(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// Place is where the finding was made, whatever the values: what stays when a finding changes. A contradiction on a point
// has one place however many channels take part.
func (f Finding) Place() string {
	parts := []string{string(f.Rule), f.Company, f.Scenario, f.Point, f.kind()}
	if f.Rule != RuleContradiction || f.Point == "" {
		parts = append(parts, slices.Sorted(slices.Values(f.Channels))...)
	}
	return strings.Join(parts, "\x00")
}

// Within tells whether g says all that f does: the same place, and every channel of f with the same value. A known
// contradiction is no news when one of its channels falls silent.
func (f Finding) Within(g Finding) bool {
	if f.Place() != g.Place() {
		return false
	}
	known := g.sayings()
	return !slices.ContainsFunc(f.sayings(), func(s string) bool { return !slices.Contains(known, s) })
}

// kind tells contradictions without a point apart; what a point is about, the point says.
func (f Finding) kind() string {
	if f.Point != "" {
		return ""
	}
	return f.Type
}

// sayings are the channels in order, each with the value it gives where values make the finding.
func (f Finding) sayings() []string {
	list := slices.Clone(f.Channels)
	if f.Rule == RuleContradiction || f.Rule == RuleIncorrect {
		for i := range min(len(list), len(f.Values)) {
			list[i] += "=" + plainValue(f.Values[i])
		}
	}
	slices.Sort(list)
	return list
}

// SameValue tells whether two values of facts, in canonical form, are spelt differently at most: 14d and 2w.
func SameValue(a, b string) bool { return plainValue(a) == plainValue(b) }

// plainValue spells a duration of calendar time in minutes, and leaves every other value as it is.
func plainValue(s string) string {
	v, err := fact.Parse(fact.Duration, s)
	if err != nil || !slices.Contains([]string{"min", "h", "d", "w"}, v.Unit) {
		return s
	}
	return fmt.Sprintf("%d-%dmin", v.Low, v.High)
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
