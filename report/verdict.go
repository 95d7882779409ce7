package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// A verdict says what a finding means for who waits for a yes or no.
type verdict int

const (
	fails verdict = iota // the gate says no to it; without a gate, it is an error
	warns
	notes
)

// judged are the verdicts on the findings of a result, by their place in it. Where a gate was asked, only what it says no
// to fails, and the rest is there to be known.
func judged(r audit.Result) []verdict {
	list := make([]verdict, len(r.Findings))
	var no map[string]bool // ids
	if r.Ruling != nil {
		no = map[string]bool{}
		for _, reason := range r.Ruling.Reasons {
			for _, f := range reason.Findings {
				no[f.ID()] = true
			}
		}
	}
	for i, f := range r.Findings {
		switch {
		case no != nil && no[f.ID()], no == nil && f.Severity == audit.SeverityError:
			list[i] = fails
		case f.Severity == audit.SeverityNote:
			list[i] = notes
		default:
			list[i] = warns
		}
	}
	return list
}

// pass tells whether nothing fails.
func pass(r audit.Result) bool {
	if r.Ruling != nil {
		return r.Ruling.Pass()
	}
	return !slices.Contains(judged(r), fails)
}

// expected and got explain a finding: what a customer may expect, and what each channel said instead, with its words.
func expected(f audit.Finding, p PointPlace) string {
	point := f.Point
	if ask := oneLine(p.Ask); ask != "" {
		point = fmt.Sprintf("%s (%s)", f.Point, ask)
	}
	switch f.Rule {
	case audit.RuleContradiction:
		if f.Point == "" {
			return "answers that can both be right"
		}
		return "the same " + point + " on every channel"
	case audit.RuleIncorrect:
		if p.Value != "" {
			return point + ": " + p.Value
		}
		return point + " as published"
	case audit.RuleMissedPoint:
		return "an answer that states " + point
	case audit.RuleSlow:
		return "an answer in time"
	case audit.RuleDeletion:
		return "a post that stays"
	}
	return "an answer of substance"
}

func got(f audit.Finding) []string {
	instead := map[audit.Rule]string{
		audit.RuleNoAnswer: "silence", audit.RuleAcknowledgedOnly: "a receipt", audit.RuleRedirect: "another channel to turn to",
		audit.RuleDeletion: "it was deleted", audit.RuleMissedPoint: "nothing about it",
	}[f.Rule]
	lines := make([]string, len(f.Channels))
	for i, channel := range f.Channels {
		said := instead
		if i < len(f.Values) && f.Values[i] != "" {
			said = f.Values[i]
		}
		if i < len(f.Quotes) {
			if quote := oneLine(f.Quotes[i]); quote != "" {
				said = strings.TrimSpace(said + " “" + quote + "”")
			}
		}
		lines[i] = channel + ": " + said
	}
	return lines
}

// letPass says which forbidden findings a gate let pass, and why.
func letPass(ruling *audit.Ruling) (sentences []string) {
	if ruling == nil {
		return nil
	}
	if n := len(idsOf(ruling.Known)); n > 0 {
		sentences = append(sentences, howMany(n, "forbidden finding", "forbidden findings")+" in the baseline already, so let pass.")
	}
	if n := len(idsOf(ruling.Rare)); n > 0 {
		sentences = append(sentences, howMany(n, "forbidden finding", "forbidden findings")+" seen at too few attempts to count.")
	}
	return sentences
}
