package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/rank"
	"github.com/diapason-audit/diapason/report"
)

type compareOptions struct {
	format  string
	outputs []string
	view    string
	seed    uint64
	skipBad bool
	fail    bool
}

var compareForms = forms{
	{Name: "table", Ext: ".txt"}, {Name: "csv", Ext: ".csv", Views: true}, {Name: "json", Ext: ".json"}, {Name: "markdown", Ext: ".md"},
	{Name: "html", Ext: ".html"},
}

func newCompare(e *env) *cobra.Command {
	opt := compareOptions{}
	cmd := &cobra.Command{
		Use:     "compare OLD NEW",
		Short:   "What moved between two results or waves, beyond the noise",
		GroupID: "judge",
		Long: "Compare holds a result against an earlier one. OLD and NEW are results that audit -f json wrote, campaign folders, or\n" +
			"waves of one: DIR@WAVE. It says where the two were not made alike, how index, pillars, criteria and the share of\n" +
			"contacts answered moved, with intervals, and which contacts and findings came, went or changed.",
		Example: examples("diapason compare barometer@2026-Q3 barometer@2026-Q4", "diapason compare last-week.json helpdesk --fail -o moved.md"),
		Args:    takes(2, 2, "two results"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return compareResults(cmd.Context(), e, opt, args[0], args[1])
		},
	}
	f := cmd.Flags()
	f.StringVarP(&opt.format, "format", "f", "", "format: "+strings.Join(compareForms.names(), ", ")+" (default table)")
	f.StringArrayVarP(&opt.outputs, "output", "o", nil, "write to a file instead, format from its extension; repeatable, - is stdout")
	f.StringVar(&opt.view, "view", report.MovementViews[0], "rows of csv: "+strings.Join(report.MovementViews, ", "))
	f.Uint64Var(&opt.seed, "seed", 1, "seed of whatever is drawn at random")
	f.BoolVar(&opt.skipBad, "skip-bad-rows", false, "leave unreadable answer rows of a folder out")
	f.BoolVar(&opt.fail, "fail", false, "exit 1 when a figure fell beyond the noise, or an error is found that was not there")
	must(cmd.RegisterFlagCompletionFunc("format", completeFrom(compareForms.names())))
	must(cmd.RegisterFlagCompletionFunc("view", completeFrom(report.MovementViews)))
	return cmd
}

func compareResults(ctx context.Context, e *env, opt compareOptions, before, after string) error {
	outputs, err := compareForms.plan(opt.format, opt.outputs)
	if err != nil {
		return err
	}
	if err := report.CheckMovementView(opt.view); err != nil {
		return err
	}
	old, err := opt.result(ctx, e, before)
	if err != nil {
		return err
	}
	now, err := opt.result(ctx, e, after)
	if err != nil {
		return err
	}
	now.Seed = opt.seed
	m := report.Movement{Movement: rank.Compare(old, now)}
	err = writeOutputs(ctx, e, outputs, func(o output) ([]byte, error) {
		switch o.format.Name {
		case "csv":
			return m.CSV(opt.view)
		case "json":
			return m.JSON()
		case "markdown":
			return m.Document().Markdown(), nil
		case "html":
			return m.Document().HTML()
		}
		return m.Document().Terminal(report.Options{Width: e.width, Color: e.color && o.path == "-"})
	})
	if err != nil {
		return err
	}
	if opt.fail && m.Worse() {
		remark(e, "it got worse")
		return fault{code: exitNo}
	}
	return nil
}

// result reads a side: a file that audit -f json wrote, or a campaign, of which a wave may be named. A campaign's result
// takes the way of the others, through JSON, so that both sides are rounded alike and nothing moves by that.
func (opt compareOptions) result(ctx context.Context, e *env, side string) (audit.Result, error) {
	dir, wave := side, ""
	info, err := os.Stat(side)
	if at := strings.LastIndex(side, "@"); err != nil && at > 0 {
		dir, wave = side[:at], side[at+1:]
		info, err = os.Stat(dir)
		if err == nil && !info.IsDir() || wave == "" {
			return audit.Result{}, fmt.Errorf("%q: a wave is named of a campaign folder, as DIR@WAVE", side)
		}
	}
	var b []byte
	if err == nil && info.IsDir() {
		a, err := auditAnswers(ctx, e, auditOptions{seed: opt.seed, skipBad: opt.skipBad, wave: wave}, dir, nil)
		if err != nil {
			return audit.Result{}, err
		}
		format, err := report.Lookup("json")
		if err != nil {
			return audit.Result{}, err
		}
		var buf bytes.Buffer
		if err := format.Write(&buf, a.result, report.Options{}); err != nil {
			return audit.Result{}, err
		}
		b = buf.Bytes()
	} else if b, err = readWhole(ctx, e, cmp.Or(dir, side)); err != nil {
		return audit.Result{}, err
	}
	r, err := report.Read(b)
	if err != nil {
		return r, fmt.Errorf("result %q: %w\ndiapason: hint: compare reads what audit -f json writes, or a campaign folder", side, err)
	}
	return r, nil
}
