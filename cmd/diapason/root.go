package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diapason-audit/diapason/report"
)

// The groups of commands, in the order of help.
var groups = []*cobra.Group{
	{ID: "author", Title: "Write a campaign:"},
	{ID: "score", Title: "Score the answers:"},
	{ID: "judge", Title: "Judge them:"},
}

func newRoot(e *env) *cobra.Command {
	root := &cobra.Command{
		Use:   "diapason",
		Short: "Is it the same answer on every channel?",
		Long: "Diapason audits whether companies give the same, complete and prompt answer to the same complaint on every\n" +
			"channel, and ranks them.",
		Example:                    "  diapason init demo && diapason audit demo\n  diapason audit demo -o ranking.csv -o result.json",
		SilenceUsage:               true,
		SilenceErrors:              true,
		SuggestionsMinimumDistance: 2,
		Args:                       cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return unknownCommand(cmd, args[0])
		},
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return fmt.Errorf("%w\ndiapason: hint: %s --help lists the flags", err, cmd.CommandPath())
	})
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveDefault)
	root.PersistentFlags().BoolP("quiet", "q", false, "no remarks and no progress on stderr")
	root.PersistentFlags().Bool("no-color", false, "no colour, as NO_COLOR asks too")
	root.PersistentPreRun = func(cmd *cobra.Command, _ []string) {
		if quiet, _ := cmd.Flags().GetBool("quiet"); quiet {
			e.interactive, e.quiet = false, true
		}
		if plain, _ := cmd.Flags().GetBool("no-color"); plain {
			e.color = false
		}
	}
	root.AddGroup(groups...)
	root.AddCommand(newInit(e), newLint(e), newTest(e), newScenarios(e), newSchema(e), newAudit(e), newShow(e), newSimilarity(e), newVersion(e))
	return root
}

// unknownCommand names the right commands, and the nearest.
func unknownCommand(cmd *cobra.Command, given string) error {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	hint := ""
	if near := cmd.SuggestionsFor(given); len(near) > 0 {
		hint = fmt.Sprintf("; did you mean %q?", near[0])
	}
	return fmt.Errorf("unknown command %q (want one of %s)%s", given, strings.Join(names, ", "), hint)
}

// examples lays out worked examples for --help.
func examples(lines ...string) string { return "  " + strings.Join(lines, "\n  ") }

// completeFrom completes a flag from a closed list.
func completeFrom(list []string) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return list, cobra.ShellCompDirectiveNoFileComp
	}
}

func formatNames() []string {
	var names []string
	for _, f := range report.Formats {
		names = append(names, f.Name)
	}
	return names
}
