package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/collect"
	"github.com/diapason-audit/diapason/report"
)

type agreementOptions struct {
	format  string
	outputs []string
	by      string
	machine string
}

var (
	agreementForms = forms{{Name: "table", Ext: ".txt"}, {Name: "csv", Ext: ".csv"}, {Name: "json", Ext: ".json"}}
	agreementBy    = []string{"criterion", "coder"}
)

func newAgreement(e *env) *cobra.Command {
	opt := agreementOptions{}
	cmd := &cobra.Command{
		Use:     "agreement FILE… | DIR",
		Short:   "Tell how far coders agree: Krippendorff's alpha, Gwet's AC1",
		GroupID: "judge",
		Long: "Agreement reads coders' marks and tells, criterion by criterion, how far the coders agree. A file is CSV or XLSX (- is\n" +
			"stdin): rows of contacts with a coder and code.* columns, as diapason code writes them, or a long table with the\n" +
			"columns unit, coder, value and, if there are several, criterion; an empty value is missing. Rows without a coder are\n" +
			"those of the coder that the file is named after. Of a campaign's folder, the marks are read as an audit reads them.\n\n" +
			"CSV: " + strings.Join(report.AgreementColumns, ",") + ".",
		Example: examples("diapason agreement coding/anne.csv coding/bob.csv", "diapason agreement barometer --machine barometer --by coder -o agreement.csv"),
		Args:    takes(1, -1, "files of coders' marks, or a campaign folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(agreementBy, opt.by) {
				return fmt.Errorf("unknown --by %q (want one of %s)%s", opt.by, strings.Join(agreementBy, ", "), perhaps(opt.by, agreementBy))
			}
			return agreement(cmd.Context(), e, opt, args)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&opt.format, "format", "f", "", "format: "+strings.Join(agreementForms.names(), ", ")+" (default table)")
	f.StringArrayVarP(&opt.outputs, "output", "o", nil, "write to a file instead, format from its extension; repeatable, - is stdout")
	f.StringVar(&opt.by, "by", agreementBy[0], "lines: a criterion, all coders together; or a coder, held against the consensus of the others")
	f.StringVar(&opt.machine, "machine", "", "add the machine's own marks of the campaign in this folder, as a coder named machine")
	must(cmd.RegisterFlagCompletionFunc("format", completeFrom(agreementForms.names())))
	must(cmd.RegisterFlagCompletionFunc("by", completeFrom(agreementBy)))
	return cmd
}

func agreement(ctx context.Context, e *env, opt agreementOptions, args []string) error {
	outputs, err := agreementForms.plan(opt.format, opt.outputs)
	if err != nil {
		return err
	}
	ratings, err := readRatings(ctx, e, opt, args)
	if err != nil {
		return err
	}
	measured := report.Agreements{ByCoder: opt.by == "coder"}
	if measured.ByCoder {
		measured.Rows = audit.CoderAgreements(ratings)
	} else {
		measured.Rows = audit.Agreements(ratings)
	}
	if coders := codersOf(ratings); len(coders) == 1 {
		remark(e, "all marks are %s's: there is nobody to agree with", coders[0])
	}
	return writeOutputs(ctx, e, outputs, func(o output) ([]byte, error) {
		switch o.format.Name {
		case "csv":
			return measured.CSV()
		case "json":
			return measured.JSON()
		}
		return measured.Document().Terminal(report.Options{Width: e.width, Color: e.color && o.path == "-"})
	})
}

// readRatings reads the marks of the files, or of the campaign, and adds the machine's when they are wanted.
func readRatings(ctx context.Context, e *env, opt agreementOptions, args []string) ([]audit.Rating, error) {
	var machine, own campaignMarks
	var err error
	if opt.machine != "" {
		if machine, err = readCampaignMarks(ctx, e, opt.machine); err != nil {
			return nil, err
		}
	}
	var ratings []audit.Rating
	if dir := slices.IndexFunc(args, isFolder); dir >= 0 {
		if len(args) > 1 {
			return nil, fmt.Errorf("%q is a folder: name one campaign, or files only", args[dir])
		}
		if own = machine; args[0] != opt.machine {
			if own, err = readCampaignMarks(ctx, e, args[0]); err != nil {
				return nil, err
			}
		}
		ratings = own.coded.Ratings
		if a := own.campaign.Coding; a.Consensus == audit.Adjudicated {
			remark(e, "marks of the adjudicator %s left out, as they were made in sight of the others'", a.Adjudicator)
		}
	} else {
		rows, problems, remarks, err := readCoding(ctx, e, machine.campaign.Wave, args)
		if err != nil {
			return nil, err
		}
		read, wrong := collect.Ratings(rows)
		if problems = audit.SortProblems(append(problems, wrong...)); len(problems) > 0 {
			return nil, refuse(e, problems, notCompared)
		}
		for _, r := range remarks {
			remark(e, "%s", r)
		}
		ratings = read
	}
	if len(ratings) == 0 {
		return nil, errors.New("no marks to compare: all cells are empty")
	}
	if opt.machine == "" {
		return ratings, nil
	}
	marks, err := machineRatings(ctx, machine, ratings)
	if err == nil && len(marks) == 0 {
		err = fmt.Errorf("the machine has no mark of what was coded: %q has other contacts, or its profile other criteria", opt.machine)
	}
	return append(ratings, marks...), err
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func codersOf(ratings []audit.Rating) (coders []string) {
	for _, r := range ratings {
		if !slices.Contains(coders, r.Coder) {
			coders = append(coders, r.Coder)
		}
	}
	return coders
}

// campaignMarks are a campaign's contacts with its coders' marks.
type campaignMarks struct {
	campaign audit.Campaign
	contacts []audit.Contact // of the campaign's wave, without any code
	coded    collect.Coded
}

// readCampaignMarks reads a campaign, its answers and its coders' marks as an audit does. Any problem ends it.
func readCampaignMarks(ctx context.Context, e *env, dir string) (m campaignMarks, err error) {
	c, contacts, err := readContacts(ctx, e, dir, notCompared)
	if err != nil {
		return m, err
	}
	coded, problems, remarks, err := heedCoders(ctx, e, c, dir, false, contacts)
	if err != nil {
		return m, err
	}
	if len(problems) > 0 {
		return m, refuse(e, problems, notCompared)
	}
	for _, r := range remarks {
		remark(e, "%s", r)
	}
	return campaignMarks{c, uncoded(c, contacts), coded}, nil
}

// notCompared is what came of marks with problems.
const notCompared = "nothing was compared"

// machineRatings are the machine's marks of what people coded.
func machineRatings(ctx context.Context, m campaignMarks, coded []audit.Rating) ([]audit.Rating, error) {
	type mark struct{ unit, criterion string }
	wanted := map[mark]bool{}
	for _, r := range coded {
		wanted[mark{r.Unit, r.Criterion}] = true
	}
	m.campaign.MarkAll = true // whatever the profile weighs
	groups, err := machineMarks(ctx, m.campaign, m.contacts)
	var ratings []audit.Rating
	for _, g := range groups {
		for _, c := range g.Contacts {
			for criterion, s := range machineScores(g, c) {
				if unit := c.ID(); wanted[mark{unit, criterion}] {
					value := "na"
					if s.Defined() {
						value = fmt.Sprint(s.Float())
					}
					ratings = append(ratings, audit.Rating{Criterion: criterion, Unit: unit, Coder: string(audit.Machine), Value: value})
				}
			}
		}
	}
	return ratings, err
}

// machineScores are the marks that the machine gives a contact, by criterion or point.
func machineScores(g audit.Marks, c audit.ContactMarks) map[string]audit.Score {
	scores := map[string]audit.Score{audit.Latency: c.Latency, audit.Completeness: c.Completeness, audit.Consistency: g.Consistency}
	for _, m := range c.Criteria {
		scores[m.Criterion] = m.Score
	}
	for _, p := range c.Points {
		scores[p.Point] = p.Score
	}
	return scores
}
