package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/spec"
	"github.com/diapason-audit/diapason/report"
	"github.com/diapason-audit/diapason/scenarios"
)

func newProfiles(e *env) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "profiles",
		Short:   "What makes the index: list, show, check",
		GroupID: "author",
		Example: examples("diapason profiles list", "diapason profiles show omnichannel > barometer/profile.yaml"),
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return unknownCommand(cmd, args[0])
		},
	}
	cmd.AddCommand(
		&cobra.Command{
			Use: "list", Short: "List the shipped profiles with their pillars",
			Example: examples("diapason profiles list", "diapason profiles list | grep qualiweb"),
			Args:    takes(0, 0, ""),
			RunE:    func(*cobra.Command, []string) error { return listProfiles(e) },
		},
		&cobra.Command{
			Use: "show NAME", Short: "Print a shipped profile",
			Example: examples("diapason profiles show omnichannel", "diapason profiles show qualiweb-2021 > barometer/profile.yaml"),
			Args:    takes(1, 1, "the name of a shipped profile (diapason profiles list names them)"), ValidArgs: shippedNames("profiles"),
			RunE: func(_ *cobra.Command, args []string) error { return showProfile(e, args[0]) },
		},
		&cobra.Command{
			Use: "check FILE…", Short: "Check profiles of your own, and say what they would weigh",
			Long: "Check reads profiles and prints every problem as file:line:column: text [rule], exiting 1 when there is one; or else\n" +
				"what each criterion weighs in the index and what each delay earns. - is stdin.",
			Example: examples("diapason profiles check barometer/profile.yaml", "diapason profiles show omnichannel | diapason profiles check -"),
			Args:    takes(1, -1, "a profile file"),
			RunE:    func(cmd *cobra.Command, args []string) error { return checkProfiles(cmd.Context(), e, args) },
		},
	)
	return cmd
}

// readProfile returns the bytes of a shipped profile.
func readProfile(name string) ([]byte, error) {
	b, err := scenarios.Files.ReadFile("profiles/" + name + ".yaml")
	if err == nil {
		return b, nil
	}
	return nil, fmt.Errorf("no shipped profile %q%s\ndiapason: hint: diapason profiles list names them", name, perhaps(name, shippedNames("profiles")))
}

func listProfiles(e *env) error {
	w := tabwriter.NewWriter(e.out, 0, 0, 2, ' ', 0)
	for _, name := range shippedNames("profiles") {
		b, err := readProfile(name)
		if err != nil {
			return err
		}
		p, problems := spec.Profile("library:"+name+".yaml", b, scenarios.Files)
		if len(problems) > 0 {
			return errors.New(problems[0].String())
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", p.ID, pillarsOf(p), p.Title.In("en"))
	}
	if err := w.Flush(); err != nil {
		return cannot(err)
	}
	return nil
}

// pillarsOf names the pillars with their weights as the profile gives them.
func pillarsOf(p audit.Profile) string {
	parts := make([]string, len(p.Pillars))
	for i, pillar := range p.Pillars {
		parts[i] = fmt.Sprintf("%s %g", pillar.ID, pillar.Weight)
	}
	return strings.Join(parts, ", ")
}

func showProfile(e *env, name string) error {
	b, err := readProfile(name)
	if err != nil {
		return err
	}
	if _, err := e.out.Write(b); err != nil {
		return cannot(err)
	}
	return nil
}

func checkProfiles(ctx context.Context, e *env, files []string) error {
	found := 0
	for i, file := range files {
		p, problems, err := profileIn(ctx, e, file)
		if err != nil {
			return err
		}
		found += len(problems)
		printProblems(e.out, problems)
		if len(problems) > 0 {
			continue
		}
		b, err := report.Profile(p).Terminal(report.Options{Width: e.width, Color: e.color})
		if err != nil {
			return err
		}
		if i > 0 {
			b = append([]byte("\n"), b...)
		}
		if _, err := e.out.Write(b); err != nil {
			return cannot(err)
		}
	}
	if found > 0 {
		remark(e, "%s", plural(found, "problem"))
		return fault{code: exitNo}
	}
	remark(e, "no problem in %s", plural(len(files), "profile"))
	return nil
}

// profileIn reads a profile file.
func profileIn(ctx context.Context, e *env, file string) (audit.Profile, []audit.Problem, error) {
	in, done, err := open(ctx, e, file)
	if err != nil {
		return audit.Profile{}, nil, err
	}
	defer done()
	b, err := io.ReadAll(io.LimitReader(in, spec.MaxFile+1)) // what is longer is a problem
	if err != nil {
		return audit.Profile{}, nil, cannot(fmt.Errorf("reading %q: %w", file, err))
	}
	p, problems := spec.Profile(file, b, scenarios.Files)
	return p, problems, nil
}
