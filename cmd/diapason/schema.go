package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diapason-audit/diapason/audit/spec"
	"github.com/diapason-audit/diapason/report"
)

// resultSchema is the one schema that is the report's, not the campaign's.
const resultSchema = "result"

func newSchema(e *env) *cobra.Command {
	names := append(slices.Clone(spec.Schemas()), resultSchema)
	return &cobra.Command{
		Use:     "schema NAME",
		Short:   "Print a JSON Schema, for editors and for checking results",
		GroupID: "author",
		Long:    "Schema prints the JSON Schema of " + strings.Join(names, ", ") + ".",
		Example: examples("diapason schema scenario > scenario.schema.json", "diapason schema result | jq .title"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("name one schema: %s", strings.Join(names, ", "))
			}
			return nil
		},
		ValidArgs: names,
		RunE: func(_ *cobra.Command, args []string) error {
			schema := spec.Schema
			switch {
			case args[0] == resultSchema:
				schema = func(string) ([]byte, error) { return report.Schema() }
			case !slices.Contains(names, args[0]):
				return fmt.Errorf("unknown schema %q (want one of %s)%s", args[0], strings.Join(names, ", "), perhaps(args[0], names))
			}
			b, err := schema(args[0])
			if err != nil {
				return err
			}
			if _, err := fmt.Fprintf(e.out, "%s\n", b); err != nil {
				return cannot(err)
			}
			return nil
		},
	}
}
