package report

import (
	"cmp"

	"github.com/diapason-audit/diapason/audit"
)

// A pageGate is what the gate says, for the page.
type pageGate struct {
	Verdict, Class string // "" when none was asked
	Reasons        []pageReason
	Let            []string // what was let pass
}

// A pageReason is one thing the gate says no to, with what was said instead.
type pageReason struct {
	Company, Text string
	Said          []string
}

func newPageGate(r audit.Result) pageGate {
	if r.Ruling == nil {
		return pageGate{}
	}
	g := pageGate{Verdict: "The gate says yes.", Class: good.String(), Let: letPass(r.Ruling)}
	if r.Ruling.Pass() {
		return g
	}
	g.Verdict, g.Class = "The gate says no, for "+howMany(len(r.Ruling.Reasons), "reason", "reasons")+".", poor.String()
	names := map[string]string{}
	for _, p := range r.Ranking {
		names[p.Company] = nameOf(p)
	}
	for _, reason := range r.Ruling.Reasons {
		out := pageReason{Company: pageLine(cmp.Or(names[reason.Company], reason.Company, "All")), Text: pageLine(reason.Text)}
		for _, f := range reason.Findings[:min(1, len(reason.Findings))] { // the same at every attempt
			for _, said := range got(f) {
				out.Said = append(out.Said, pageLine(said))
			}
		}
		g.Reasons = append(g.Reasons, out)
	}
	return g
}
