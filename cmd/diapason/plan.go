package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/plan"
	"github.com/diapason-audit/diapason/audit/rank"
	"github.com/diapason-audit/diapason/audit/stat"
	"github.com/diapason-audit/diapason/report"
)

type planOptions struct {
	format   string
	outputs  []string
	seed     uint64
	attempts int
	power    float64 // index points; 0: list the contacts
	from     string
}

var planForms = forms{{Name: "table", Ext: ".txt"}, {Name: "csv", Ext: ".csv"}, {Name: "jsonl", Ext: ".jsonl"}}

func newPlan(e *env) *cobra.Command {
	opt := planOptions{}
	cmd := &cobra.Command{
		Use:     "plan DIR",
		Short:   "List the contacts to come, or tell how many it takes",
		GroupID: "field",
		Long: "Plan lists the contacts of the campaign in DIR: every scenario put to every company on each of its channels, in an\n" +
			"order drawn from the seed. It sets no dates and sends nothing.\n\n" +
			"With --power D it tells instead how many scenarios, and attempts at each, it takes to tell two companies apart whose\n" +
			"indices are D points apart: at 95 %, with a chance of 80 %. How far answers vary is taken from an earlier wave\n" +
			"(--from, a campaign's folder with its answers), or else presumed: an answer is as likely within any of the\n" +
			"profile's steps and may say any part of the points, and three in ten contacts get none.",
		Example: examples("diapason plan barometer -o plan.csv", "diapason plan barometer --power 5 --from barometer-2025"),
		Args:    takes(1, 1, "a campaign folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			asked := cmd.Flags().Changed
			switch {
			case asked("power") && !(opt.power >= 0.1 && opt.power <= 100):
				return fmt.Errorf("--power is %g; it must be between 0.1 and 100 index points", opt.power)
			case asked("from") && !asked("power"):
				return fmt.Errorf("--from is for --power: name the points that two companies are to be apart")
			case asked("attempts") && asked("power"):
				return fmt.Errorf("--power tries one attempt and more by itself: leave out --attempts")
			case opt.attempts < 1 || opt.attempts > 100:
				return fmt.Errorf("--attempts is %d; it must be between 1 and 100", opt.attempts)
			}
			return runPlan(cmd.Context(), e, opt, args[0])
		},
	}
	f := cmd.Flags()
	f.StringVarP(&opt.format, "format", "f", "", "format on stdout: "+strings.Join(planForms.names(), ", ")+" (default table)")
	f.StringArrayVarP(&opt.outputs, "output", "o", nil, "write to a file instead, format from its extension; repeatable, - is stdout")
	f.Uint64Var(&opt.seed, "seed", 1, "seed of the order, and of what is simulated")
	f.IntVar(&opt.attempts, "attempts", 1, "times each scenario is put on each channel")
	f.Float64Var(&opt.power, "power", 0, "index points that two companies are apart: how many contacts tell them apart?")
	f.StringVar(&opt.from, "from", "", "campaign folder of an earlier wave, to take the spread of answers from")
	must(cmd.RegisterFlagCompletionFunc("format", completeFrom(planForms.names())))
	return cmd
}

func runPlan(ctx context.Context, e *env, opt planOptions, dir string) error {
	outputs, err := planForms.plan(opt.format, opt.outputs)
	if err != nil {
		return err
	}
	c, problems, err := loadCampaign(dir)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		printProblems(e.err, problems)
		say(e, "%s; nothing was planned", plural(len(problems), "problem"))
		return fault{code: exitWrong}
	}
	if opt.power > 0 {
		return sizePlan(ctx, e, opt, c, outputs)
	}
	var contacts []report.PlannedContact
	for _, k := range plan.Contacts(c, opt.attempts, opt.seed) {
		company, _ := c.Company(k.Company)
		contacts = append(contacts, report.PlannedContact{Key: k, Address: company.Channels[k.Channel]})
	}
	title := fmt.Sprintf("%s of %s, seed %d", plural(len(contacts), "contact"), c.ID, opt.seed)
	return writeOutputs(ctx, e, outputs, func(o output) ([]byte, error) {
		return report.Plan(o.format.Name, title, contacts, report.Options{Width: e.width, Color: e.color && o.path == "-"})
	})
}

// sizePlan tells how much field work it takes.
func sizePlan(ctx context.Context, e *env, opt planOptions, c audit.Campaign, outputs []output) error {
	var spread audit.Spread
	from := "presumed from profile " + c.Profile.ID + "; --from takes it from an earlier wave"
	if opt.from != "" {
		earlier, err := auditAnswers(ctx, e, auditOptions{seed: opt.seed}, opt.from, nil)
		if err != nil {
			return err
		}
		under := earlier.campaign
		under.Profile = c.Profile // the one the new wave is judged by
		if spread = rank.Spread(under, earlier.result.Groups); len(spread.Scenarios) == 0 {
			return fmt.Errorf("%q cannot tell how far answers vary: no two companies were asked the same two scenarios\ndiapason: hint: without --from the spread is presumed from the profile", opt.from)
		}
		if blocks := earlier.result.Blocks; blocks < rank.MinBlocks {
			remark(e, "%q holds %s (scenario × attempt): too few to know how far answers vary, so the sizes may be far off", opt.from, plural(blocks, "block"))
		}
		from = "taken from " + plural(len(earlier.result.Groups), "group") + " of " + earlier.campaign.ID
	} else {
		spread = rank.Spread(plan.Presume(c, opt.seed))
	}
	one, all := perScenario(c)
	title := fmt.Sprintf("To tell two companies apart at %g %% with a chance of %g %%. Spread %s.", 100*plan.Level, 100*plan.Power, from)
	var sizings []report.Sizing
	for _, s := range plan.Sizes(spread, opt.power, opt.seed) {
		row := report.Sizing{Difference: opt.power, Level: plan.Level, Power: s.Power, Attempts: s.Attempts}
		if s.Scenarios > 0 {
			low, high := stat.Wilson(one*s.Scenarios*s.Attempts/2, one*s.Scenarios*s.Attempts)
			row.Scenarios, row.PerCompany = new(s.Scenarios), new(one*s.Scenarios*s.Attempts)
			row.Contacts, row.HalfWidth = new(all*s.Scenarios*s.Attempts), audit.Mark((high-low)/2)
		}
		sizings = append(sizings, row)
	}
	if slices.ContainsFunc(sizings, func(s report.Sizing) bool { return s.Scenarios == nil }) {
		title += fmt.Sprintf(" Where no number stands, %d scenarios do not do.", plan.Most)
	}
	return writeOutputs(ctx, e, outputs, func(o output) ([]byte, error) {
		return report.Sizings(o.format.Name, title, sizings, report.Options{Width: e.width, Color: e.color && o.path == "-"})
	})
}

// perScenario counts the contacts that one more scenario makes: of the company asked on most channels, and of all.
func perScenario(c audit.Campaign) (one, all int) {
	c.Scenarios = c.Scenarios[:1]
	by := map[string]int{}
	for _, k := range plan.Contacts(c, 1, 0) {
		by[k.Company]++
		one, all = max(one, by[k.Company]), all+1
	}
	return one, all
}
