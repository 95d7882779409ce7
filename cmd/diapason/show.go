package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/text"
	"github.com/diapason-audit/diapason/report"
)

type showOptions struct {
	format  string
	outputs []string
	answers []string
	skipBad bool
}

var showForms = forms{{Name: "table", Ext: ".txt"}, {Name: "markdown", Ext: ".md"}, {Name: "html", Ext: ".html"}}

func newShow(e *env) *cobra.Command {
	opt := showOptions{}
	cmd := &cobra.Command{
		Use:     "show DIR COMPANY [SCENARIO]",
		Short:   "Show the evidence for a company's marks, answers side by side",
		GroupID: "judge",
		Long: "Show audits the campaign in DIR and prints what a company's marks rest on, scenario by scenario: the answers of all\n" +
			"channels side by side, contradictions marked and numbered, the points met and missed, and why latency, completeness\n" +
			"and consistency are what they are.",
		Example: examples("diapason show barometer alfa", "diapason show barometer alfa late-delivery -o alfa.html"),
		Args:    takes(2, 3, "a campaign folder and a company"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return show(cmd.Context(), e, opt, args[0], args[1], append(args[2:], "")[0])
		},
	}
	f := cmd.Flags()
	f.StringVarP(&opt.format, "format", "f", "", "format: "+strings.Join(showForms.names(), ", ")+" (default table)")
	f.StringArrayVarP(&opt.outputs, "output", "o", nil, "write to a file instead, format from its extension; repeatable, - is stdout")
	f.StringArrayVar(&opt.answers, "answers", nil, "answers file instead of all of DIR/answers; repeatable, - is stdin")
	f.BoolVar(&opt.skipBad, "skip-bad-rows", false, "leave unreadable answer rows out and list them in the caveats")
	must(cmd.RegisterFlagCompletionFunc("format", completeFrom(showForms.names())))
	return cmd
}

// show prints the evidence for one company, and of one scenario only if it is named.
func show(ctx context.Context, e *env, opt showOptions, dir, company, scenario string) error {
	outputs, err := showForms.plan(opt.format, opt.outputs)
	if err != nil {
		return err
	}
	a, err := auditAnswers(ctx, e, auditOptions{seed: 1, skipBad: opt.skipBad}, dir, opt.answers)
	if err != nil {
		return err
	}
	evidence, err := evidenceFor(a, company, scenario)
	if err != nil {
		return err
	}
	return writeOutputs(ctx, e, outputs, func(o output) ([]byte, error) {
		switch o.format.Name {
		case "markdown":
			return evidence.Document().Markdown(), nil
		case "html":
			return evidence.Document().HTML()
		}
		return evidence.Document().Terminal(report.Options{Width: e.width, Color: e.color && o.path == "-"})
	})
}

// evidenceFor picks what concerns a company, and a scenario unless that is empty.
func evidenceFor(a audited, company, scenario string) (report.Evidence, error) {
	c, ok := a.campaign.Company(company)
	if !ok {
		return report.Evidence{}, unknown("company", company, ids(a.campaign.Companies, func(c audit.Company) string { return c.ID }))
	}
	if _, ok := a.campaign.Scenario(scenario); !ok && scenario != "" {
		return report.Evidence{}, unknown("scenario", scenario, ids(a.campaign.Scenarios, func(s audit.Scenario) string { return s.ID }))
	}
	contacts := map[audit.Key]audit.Contact{}
	for _, contact := range a.contacts {
		if contact.Company == company {
			contacts[contact.Key] = contact
		}
	}
	evidence := report.Evidence{Result: a.result, Company: c}
	for _, marks := range a.result.Groups {
		if marks.Company != company || scenario != "" && marks.Scenario != scenario {
			continue
		}
		group := report.EvidenceGroup{Marks: marks}
		group.Scenario, _ = a.campaign.Scenario(marks.Scenario)
		for _, m := range marks.Contacts {
			contact := contacts[m.Key]
			contact.Answers = slices.Clone(contact.Answers)
			for i := range contact.Answers {
				contact.Answers[i].Kind = a.scorer.Kind(contact.Answers[i], marks.Scenario)
			}
			group.Contacts = append(group.Contacts, contact)
		}
		evidence.Groups = append(evidence.Groups, group)
	}
	if len(evidence.Groups) == 0 {
		if scenario != "" {
			return evidence, fmt.Errorf("nothing to show: no contact with %q on %q was audited", company, scenario)
		}
		return evidence, fmt.Errorf("nothing to show: no contact with %q was audited", company)
	}
	return evidence, nil
}

// unknown answers a mistyped name with the nearest and the list.
func unknown(what, given string, known []string) error {
	hint := ""
	if near, ok := text.Nearest(given, known); ok {
		hint = fmt.Sprintf("; did you mean %q?", near)
	}
	return fmt.Errorf("unknown %s %q%s\ndiapason: hint: there are %s", what, given, hint, strings.Join(known, ", "))
}

func ids[T any](list []T, id func(T) string) []string {
	names := make([]string, len(list))
	for i, x := range list {
		names[i] = id(x)
	}
	return names
}
