package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"
)

func newLint(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "lint [DIR]",
		Short:   "List every problem in a campaign, with line, column and a suggestion",
		GroupID: "author",
		Long: "Lint reads campaign.yaml, the scenarios and the profile of the campaign in DIR (default: here) and prints every\n" +
			"problem as file:line:column: text [rule]. It exits 1 when there is one.",
		Example: examples("diapason lint", "diapason lint barometer"),
		Args:    takes(0, 1, ""),
		RunE:    func(_ *cobra.Command, args []string) error { return lint(e, dirOf(args)) },
	}
}

// dirOf is the folder named, or the one we stand in.
func dirOf(args []string) string {
	if len(args) == 0 {
		return "."
	}
	return args[0]
}

func lint(e *env, dir string) error {
	c, problems, err := loadCampaign(dir)
	if err != nil {
		return err
	}
	left, err := unlisted(dir)
	if err != nil {
		return err
	}
	for _, name := range left {
		remark(e, "%s: left out, scenarios: in campaign.yaml does not list it", filepath.Join(dir, "scenarios", name+".yaml"))
	}
	printProblems(e.out, problems)
	if len(problems) > 0 {
		remark(e, "%s", plural(len(problems), "problem"))
		return fault{code: exitNo}
	}
	remark(e, "no problem in %s (%s, %s, profile %s)", dir, plural(len(c.Scenarios), "scenario"), plural(len(c.Channels), "channel"), c.Profile.ID)
	return nil
}

// remark prints a remark to stderr, unless the user asked for quiet.
func remark(e *env, format string, args ...any) {
	if !e.quiet {
		fmt.Fprintln(e.err, fmt.Sprintf(format, args...))
	}
}
