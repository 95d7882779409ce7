package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/rank"
	"github.com/diapason-audit/diapason/report"
)

// baselineName is the baseline in a campaign's folder.
const baselineName = "baseline.json"

type checkOptions struct {
	auditOptions
	baseline string // "": baseline.json in the campaign's folder, if it is there
	update   bool
	strict   bool
	all      bool // findings of the baseline count too
	gate     gateFlags
}

func newCheck(e *env) *cobra.Command {
	opt := checkOptions{}
	cmd := &cobra.Command{
		Use:     "check DIR [ANSWERS…]",
		Short:   "Audit, and say no when the answers are not good enough or got worse",
		GroupID: "judge",
		Long: "Check audits the campaign in DIR as audit does and holds the result to the gate of campaign.yaml, in which flags may\n" +
			"change a key: floors, findings that are forbidden, an index that must not drop. Against a baseline only new findings\n" +
			"fail. The report goes to stdout, each reason for a no on a line of stderr, and the exit code is 1.",
		Example: examples("diapason check helpdesk -o results.xml -o findings.sarif", "diapason check helpdesk --update-baseline",
			"diapason check helpdesk answers.jsonl --min-index 75 --min-channel chat:latency=80 --forbid contradiction"),
		Args: takes(1, -1, "a campaign folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.settle(cmd)
			return check(cmd.Context(), e, opt, args[0], args[1:])
		},
	}
	opt.bind(cmd)
	f := cmd.Flags()
	f.StringVar(&opt.baseline, "baseline", "", "earlier result to compare with: what --update-baseline or audit -f json wrote (default DIR/"+baselineName+", if it is there)")
	f.BoolVar(&opt.update, "update-baseline", false, "write the baseline anew from this result, and hold the result to it")
	f.BoolVar(&opt.strict, "strict", false, "a drop counts even when it may be noise")
	f.BoolVar(&opt.all, "all-findings", false, "forbidden findings count even when the baseline has them")
	opt.gate.bind(cmd)
	return cmd
}

func check(ctx context.Context, e *env, opt checkOptions, dir string, sources []string) error {
	outputs, err := opt.plan()
	if err != nil {
		return err
	}
	a, err := auditAnswers(ctx, e, opt.auditOptions, dir, sources)
	if err != nil {
		return err
	}
	gate, err := opt.gate.over(a.campaign)
	if err != nil {
		return err
	}
	if !gate.Demands() && !opt.update {
		return errors.New("the gate demands nothing, so every answer would pass\n" +
			"diapason: hint: write gate: {min_index: 70, forbid: [contradiction]} into campaign.yaml, or give --min-index 70")
	}
	base, err := opt.readBaseline(ctx, e, dir, gate, a)
	if err != nil {
		return err
	}
	ruling, remarks := rank.Check(rank.Trial{
		Campaign: a.campaign, Result: a.result, Gate: gate, Baseline: base, Strict: opt.strict, All: opt.all,
	})
	a.result.Ruling = &ruling
	if err := writeResult(ctx, e, opt.auditOptions, outputs, dir, a); err != nil {
		return err
	}
	if opt.update {
		if err := opt.writeBaseline(ctx, e, dir, a.result.Baseline()); err != nil {
			return err
		}
	}
	for _, r := range remarks {
		remark(e, "%s", report.Line(r))
	}
	return tell(e, ruling)
}

// tell says the verdict: a line a reason, and the exit code.
func tell(e *env, ruling audit.Ruling) error {
	for _, reason := range ruling.Reasons {
		fmt.Fprintln(e.err, report.Line(reason.Company+": "+reason.Text))
	}
	var let []string
	if n := len(ruling.Known); n > 0 {
		let = append(let, plural(n, "forbidden finding")+" known from the baseline")
	}
	if n := len(ruling.Rare); n > 0 {
		let = append(let, plural(n, "forbidden finding")+" seen too seldom to count")
	}
	if !ruling.Pass() {
		remark(e, "%s", strings.Join(append([]string{"the gate says no: " + plural(len(ruling.Reasons), "reason")}, let...), "; "))
		return fault{code: exitNo}
	}
	remark(e, "%s", strings.Join(append([]string{"the gate says yes"}, let...), "; "))
	return nil
}

// path is where the baseline is, and whether it was named.
func (opt checkOptions) path(dir string) (path string, named bool) {
	if opt.baseline != "" {
		return opt.baseline, true
	}
	return filepath.Join(dir, baselineName), false
}

// readBaseline reads what to compare with: the result itself when it becomes the baseline, nil when there is none and
// none is needed.
func (opt checkOptions) readBaseline(ctx context.Context, e *env, dir string, gate audit.Gate, a audited) (*audit.Baseline, error) {
	if opt.update {
		base := a.result.Baseline()
		return &base, nil
	}
	path, named := opt.path(dir)
	if _, err := os.Stat(path); path != "-" && errors.Is(err, fs.ErrNotExist) {
		switch {
		case named:
			return nil, fmt.Errorf("no baseline %q\ndiapason: hint: diapason check %s --update-baseline --baseline %s writes one", path, dir, path)
		case gate.MaxDrop != nil:
			return nil, fmt.Errorf("max_drop needs a baseline, and there is no %q\ndiapason: hint: diapason check %s --update-baseline writes one", path, dir)
		}
		return nil, nil
	}
	b, err := readWhole(ctx, e, path)
	if err != nil {
		return nil, err
	}
	base, err := report.ReadBaseline(b)
	if err != nil {
		return nil, fmt.Errorf("baseline %q: %w\ndiapason: hint: a baseline is what check --update-baseline or audit -f json writes", path, err)
	}
	if base.Campaign != a.campaign.ID {
		return nil, fmt.Errorf("baseline %q is of campaign %q, not of %q", path, base.Campaign, a.campaign.ID)
	}
	return &base, nil
}

func (opt checkOptions) writeBaseline(ctx context.Context, e *env, dir string, base audit.Baseline) error {
	path, _ := opt.path(dir)
	return writeOutputs(ctx, e, []output{{path: path}}, func(output) ([]byte, error) { return report.WriteBaseline(base) })
}

// gateFlags change keys of the campaign's gate.
type gateFlags struct {
	minIndex, maxDrop                float64
	min, companies, channels, scenes []string
	forbid                           []string
	repeats                          string
	changed                          func(string) bool
}

func (g *gateFlags) bind(cmd *cobra.Command) {
	f := cmd.Flags()
	f.Float64Var(&g.minIndex, "min-index", 0, "lowest index of a company, out of 100")
	f.StringArrayVar(&g.min, "min", nil, "lowest pillar or criterion, such as completeness=75; repeatable")
	f.StringArrayVar(&g.companies, "min-company", nil, "the same of one company, such as alfa:index=80; repeatable")
	f.StringArrayVar(&g.channels, "min-channel", nil, "lowest criterion on a channel, such as chat:latency=80; repeatable")
	f.StringArrayVar(&g.scenes, "min-scenario", nil, "lowest criterion in a scenario, such as late-delivery:consistency=90; repeatable")
	f.Float64Var(&g.maxDrop, "max-drop", 0, "index points that a company may lose against the baseline, beyond the noise")
	f.StringSliceVar(&g.forbid, "forbid", nil, "findings that must not occur, with commas between: "+strings.Join(ruleNames(), ", ")+"; none forbids nothing")
	f.StringVar(&g.repeats, "repeats", "", "count a finding only when it is seen at k of n attempts, such as 2/3")
	must(cmd.RegisterFlagCompletionFunc("forbid", completeFrom(append(ruleNames(), "none"))))
	g.changed = f.Changed
}

func ruleNames() []string { return ids(audit.Rules, func(r audit.Rule) string { return string(r) }) }

// over is the campaign's gate with what the flags change.
func (g gateFlags) over(c audit.Campaign) (audit.Gate, error) {
	gate := c.Gate
	criteria := c.Profile.Criteria()
	names := slices.Clone(criteria)
	for _, p := range c.Profile.Pillars {
		if !slices.Contains(names, p.ID) {
			names = append(names, p.ID)
		}
	}
	if g.changed("min-index") {
		if gate.MinIndex = &g.minIndex; !isScore(g.minIndex) {
			return gate, fmt.Errorf("--min-index %g: it must be between 0 and 100", g.minIndex)
		}
	}
	if g.changed("max-drop") {
		if gate.MaxDrop = &g.maxDrop; !(g.maxDrop >= 0) {
			return gate, fmt.Errorf("--max-drop %g: it must be 0 or more", g.maxDrop)
		}
	}
	gate.Min = maps.Clone(gate.Min)
	for _, s := range g.min {
		if err := addFloor(&gate.Min, "--min", s, names); err != nil {
			return gate, err
		}
	}
	gate.Companies = maps.Clone(gate.Companies)
	for _, s := range g.companies {
		id, rest, err := floorOf("--min-company", s, "company", ids(c.Companies, func(x audit.Company) string { return x.ID }))
		if err != nil {
			return gate, err
		}
		own := gate.Companies[id]
		own.Min = maps.Clone(own.Min)
		if err := addFloor(&own.Min, "--min-company", rest, append([]string{"index"}, names...)); err != nil {
			return gate, err
		}
		if floor, ok := own.Min["index"]; ok && !slices.Contains(names, "index") {
			delete(own.Min, "index")
			own.MinIndex = &floor
		}
		if gate.Companies == nil {
			gate.Companies = map[string]audit.Floors{}
		}
		gate.Companies[id] = own
	}
	ofContacts := slices.DeleteFunc(slices.Clone(criteria), func(s string) bool { return s == audit.Consistency })
	var err error
	if gate.Channels, err = addFloors(gate.Channels, "--min-channel", g.channels, "channel", ids(c.Channels, func(x audit.Channel) string { return x.ID }), ofContacts); err != nil {
		return gate, err
	}
	if gate.Scenarios, err = addFloors(gate.Scenarios, "--min-scenario", g.scenes, "scenario", ids(c.Scenarios, func(x audit.Scenario) string { return x.ID }), criteria); err != nil {
		return gate, err
	}
	if g.changed("forbid") {
		gate.Forbid = nil
		for _, name := range g.forbid {
			switch {
			case name == "none" && len(g.forbid) == 1:
			case !slices.Contains(ruleNames(), name):
				return gate, unknown("finding", name, ruleNames())
			default:
				gate.Forbid = append(gate.Forbid, audit.Rule(name))
			}
		}
	}
	if g.changed("repeats") {
		k, of, ok := strings.Cut(g.repeats, "/")
		var err1, err2 error
		gate.Repeats.K, err1 = strconv.Atoi(k)
		gate.Repeats.Of, err2 = strconv.Atoi(of)
		if !ok || err1 != nil || err2 != nil || gate.Repeats.K < 1 || gate.Repeats.K > gate.Repeats.Of {
			return gate, fmt.Errorf("--repeats %q is not two numbers such as 2/3, the first the smaller", g.repeats)
		}
	}
	return gate, nil
}

// addFloors adds floors written ID:NAME=N to a gate's floors by channel or scenario.
func addFloors(floors map[string]map[string]float64, flag string, given []string, what string, known, names []string) (map[string]map[string]float64, error) {
	floors = maps.Clone(floors)
	for _, s := range given {
		id, rest, err := floorOf(flag, s, what, known)
		if err != nil {
			return nil, err
		}
		own := maps.Clone(floors[id])
		if err := addFloor(&own, flag, rest, names); err != nil {
			return nil, err
		}
		if floors == nil {
			floors = map[string]map[string]float64{}
		}
		floors[id] = own
	}
	return floors, nil
}

// floorOf takes the id off the front of ID:NAME=N.
func floorOf(flag, s, what string, known []string) (id, rest string, err error) {
	id, rest, ok := strings.Cut(s, ":")
	switch {
	case !ok:
		return "", "", fmt.Errorf("%s %q is not written %s:NAME=N", flag, s, strings.ToUpper(what))
	case !slices.Contains(known, id):
		return "", "", unknown(what, id, known)
	}
	return id, rest, nil
}

// addFloor adds a floor written NAME=N.
func addFloor(floors *map[string]float64, flag, s string, names []string) error {
	name, number, ok := strings.Cut(s, "=")
	floor, err := strconv.ParseFloat(number, 64)
	switch {
	case !ok || err != nil || !isScore(floor):
		return fmt.Errorf("%s %q is not written NAME=N, with N between 0 and 100", flag, s)
	case !slices.Contains(names, name):
		return unknown("criterion", name, names)
	}
	if *floors == nil {
		*floors = map[string]float64{}
	}
	(*floors)[name] = floor
	return nil
}

func isScore(x float64) bool { return x >= 0 && x <= 100 }
