package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diapason-audit/diapason/audit/text"
	"github.com/diapason-audit/diapason/report"
)

// The groups of commands, in the order of help.
var groups = []*cobra.Group{
	{ID: "author", Title: "Write a campaign:"},
	{ID: "field", Title: "Do the field work:"},
	{ID: "score", Title: "Score the answers:"},
	{ID: "judge", Title: "Judge them:"},
}

func newRoot(e *env) *cobra.Command {
	root := &cobra.Command{
		Use:   "diapason",
		Short: "Is it the same answer on every channel?",
		Long: "Diapason audits whether companies give the same, complete and prompt answer to the same complaint on every\n" +
			"channel, and ranks them.",
		Example:       "  diapason init demo && diapason audit demo\n  diapason audit demo -o ranking.csv -o result.json",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.ArbitraryArgs,
	}
	versionWanted := root.Flags().Bool("version", false, "print the version")
	root.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) > 0:
			return unknownCommand(cmd, args[0])
		case *versionWanted:
			return printVersion(e)
		}
		return cmd.Help()
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		hint := ""
		if given, ok := strings.CutPrefix(err.Error(), "unknown flag: "); ok {
			hint = perhaps(given, flagNames(cmd))
		}
		return fmt.Errorf("%w%s\ndiapason: hint: %s --help lists the flags", err, hint, cmd.CommandPath())
	})
	root.SetHelpCommand(newHelp())
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
	root.AddCommand(newInit(e), newLint(e), newTest(e), newScenarios(e), newProfiles(e), newSchema(e), newPlan(e), newCode(e), newAudit(e), newCheck(e), newCompare(e), newShow(e), newSimilarity(e), newAgreement(e), newVersion(e))
	return root
}

// newHelp is cobra's own command, but for a name that is none, which is a mistake.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Help about any command",
		Example: examples("diapason help audit", "diapason help scenarios add"),
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return commandNames(cmd.Root()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			asked, rest, err := cmd.Root().Find(args)
			switch {
			case err != nil:
				return err
			case len(rest) > 0 && asked.HasSubCommands():
				return unknownCommand(asked, rest[0])
			case len(rest) > 0:
				return fmt.Errorf("%s has no command %q", asked.CommandPath(), rest[0])
			}
			asked.InitDefaultHelpFlag()
			return asked.Help()
		},
	}
}

// takes is the check of a command's arguments: from least to most of them (most < 0: any number), and none empty. What
// it needs at least is said in words.
func takes(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		name := strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ")
		usage := strings.TrimSuffix(cmd.UseLine(), " [flags]")
		switch empty := slices.Index(args, ""); {
		case len(args) < least:
			return fmt.Errorf("%s needs %s: %s", name, what, usage)
		case most == 0 && len(args) > 0:
			return fmt.Errorf("%s takes no argument: leave out %q", name, args[0])
		case most >= 0 && len(args) > most:
			return fmt.Errorf("%s takes %s at most, leave out %q: %s", name, plural(most, "argument"), args[most], usage)
		case empty >= 0:
			return fmt.Errorf("argument %d of %s is empty\ndiapason: hint: is a variable not set?", empty+1, name)
		}
		return nil
	}
}

// perhaps is the end of a message about a word that is none of the known: the one that was probably meant.
func perhaps(given string, known []string) string {
	if near, ok := text.Nearest(given, known); ok {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// flagLine is a flag in cobra's help.
var flagLine = regexp.MustCompile(`(?m)^ +(?:-\w, )?(--[a-z-]+)`)

func flagNames(cmd *cobra.Command) []string {
	var names []string
	for _, m := range flagLine.FindAllStringSubmatch(cmd.Flags().FlagUsages(), -1) {
		names = append(names, m[1])
	}
	return names
}

// unknownCommand names the right commands, and the nearest.
func unknownCommand(cmd *cobra.Command, given string) error {
	names := commandNames(cmd)
	return fmt.Errorf("unknown command %q (want one of %s)%s", given, strings.Join(names, ", "), perhaps(given, names))
}

func commandNames(cmd *cobra.Command) []string {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return names
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
