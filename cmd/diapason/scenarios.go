package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/spec"
	"github.com/diapason-audit/diapason/scenarios"
)

func newScenarios(e *env) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "scenarios",
		Short:   "The shipped library of complaints: list, show, add",
		GroupID: "author",
		Example: examples("diapason scenarios list", "diapason scenarios add late-delivery barometer"),
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
			Use: "list", Short: "List the shipped scenarios by trade",
			Example: examples("diapason scenarios list", "diapason scenarios list | grep bank"),
			Args:    takes(0, 0, ""),
			RunE:    func(*cobra.Command, []string) error { return listScenarios(e) },
		},
		&cobra.Command{
			Use: "show NAME", Short: "Print a shipped scenario",
			Example: examples("diapason scenarios show late-delivery", "diapason scenarios show late-delivery > scenarios/my-own.yaml"),
			Args:    takes(1, 1, aShipped), ValidArgs: scenarioNames(),
			RunE: func(_ *cobra.Command, args []string) error { return showScenario(e, args[0]) },
		},
		&cobra.Command{
			Use: "add NAME [DIR]", Short: "Copy a shipped scenario into a campaign, to be changed there",
			Example: examples("diapason scenarios add late-delivery", "diapason scenarios add bank-fees barometer"),
			Args:    takes(1, 2, aShipped), ValidArgs: scenarioNames(),
			RunE: func(_ *cobra.Command, args []string) error { return addScenario(e, args[0], dirOf(args[1:])) },
		},
	)
	return cmd
}

const aShipped = "the name of a shipped scenario (diapason scenarios list names them)"

// scenarioNames lists the shipped scenarios.
func scenarioNames() []string { return shippedNames("library") }

// shippedNames lists the shipped files of a folder without their extension; what is embedded is always readable.
func shippedNames(folder string) []string {
	files, err := fs.Glob(scenarios.Files, folder+"/*.yaml")
	must(err)
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = strings.TrimSuffix(path.Base(f), ".yaml")
	}
	return names
}

// readShipped returns the bytes of a shipped scenario.
func readShipped(name string) ([]byte, error) {
	b, err := scenarios.Files.ReadFile("library/" + name + ".yaml")
	if err == nil {
		return b, nil
	}
	return nil, fmt.Errorf("no shipped scenario %q%s\ndiapason: hint: diapason scenarios list names them", name, perhaps(name, scenarioNames()))
}

// shipped reads the whole library.
func shipped() ([]audit.Scenario, error) {
	var list []audit.Scenario
	for _, name := range scenarioNames() {
		b, err := readShipped(name)
		if err != nil {
			return nil, err
		}
		s, problems := spec.Scenario("library:"+name+".yaml", b)
		if len(problems) > 0 {
			return nil, errors.New(problems[0].String())
		}
		list = append(list, s)
	}
	return list, nil
}

func listScenarios(e *env) error {
	list, err := shipped()
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(e.out, 0, 0, 2, ' ', 0)
	for _, s := range list {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", s.ID, s.Trade, plural(len(s.Points), "point"), s.Title.In("en"))
	}
	if err := w.Flush(); err != nil {
		return cannot(err)
	}
	return nil
}

func showScenario(e *env, name string) error {
	b, err := readShipped(name)
	if err != nil {
		return err
	}
	if _, err := e.out.Write(b); err != nil {
		return cannot(err)
	}
	return nil
}

func addScenario(e *env, name, dir string) error {
	b, err := readShipped(name)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, "campaign.yaml")); err != nil {
		return fmt.Errorf("%q is not a campaign: it holds no campaign.yaml", dir)
	}
	to := filepath.Join(dir, "scenarios", name+".yaml")
	if err := writeNew(to, b); err != nil {
		return err
	}
	left, err := unlisted(dir)
	if err != nil {
		return err
	}
	if slices.Contains(left, name) {
		remark(e, "wrote %s; add %s to scenarios: in %s", to, name, filepath.Join(dir, "campaign.yaml"))
		return nil
	}
	remark(e, "wrote %s; next: diapason lint %s", to, dir)
	return nil
}

// unlisted names the scenarios in dir/scenarios that the list in campaign.yaml leaves out.
func unlisted(dir string) ([]string, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, cannot(err)
	}
	defer root.Close()
	return spec.Unlisted(root.FS()), nil
}

// writeNew writes a file that must not exist yet, with the folders above it.
func writeNew(to string, b []byte) error {
	if _, err := os.Lstat(to); err == nil {
		return fmt.Errorf("%q exists already and is left as it is", to)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return cannot(err)
	}
	temp, err := writeBeside(to, b)
	if err == nil {
		err = os.Link(temp, to) // unlike a rename, never over a file that came meanwhile
	}
	if temp != "" {
		err = errors.Join(err, os.Remove(temp))
	}
	if err != nil {
		return cannot(fmt.Errorf("writing %q: %w", to, err))
	}
	return nil
}
