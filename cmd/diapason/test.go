package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/score"
)

func newTest(e *env) *cobra.Command {
	library := false
	cmd := &cobra.Command{
		Use:     "test [DIR]",
		Short:   "Run the scenarios' own examples",
		GroupID: "author",
		Long: "Test marks the sample answers that the scenarios of the campaign in DIR (default: here) carry, and says which do\n" +
			"not get the marks they ask for. It exits 1 when there is one.",
		Example: examples("diapason test barometer", "diapason test --library"),
		Args:    takes(0, 1, ""),
		RunE: func(_ *cobra.Command, args []string) error {
			if library {
				list, err := shipped()
				if err != nil {
					return err
				}
				return test(e, audit.Campaign{Language: "en", Scenarios: list}, "library:")
			}
			dir := dirOf(args)
			c, problems, err := loadCampaign(dir)
			if err != nil {
				return err
			}
			if len(problems) > 0 {
				printProblems(e.err, problems)
				return fault{code: exitWrong}
			}
			return test(e, c, dir)
		},
	}
	cmd.Flags().BoolVar(&library, "library", false, "test the shipped scenarios instead")
	return cmd
}

// test marks the examples of c's scenarios, whose files are in dir.
func test(e *env, c audit.Campaign, dir string) error {
	scorer, err := score.New(c, audit.Lexicon{})
	if err != nil {
		return err
	}
	ran, failed := 0, 0
	for _, s := range c.Scenarios {
		if len(s.Examples) == 0 {
			remark(e, "scenario %s has no examples", s.ID)
		}
		for i, example := range s.Examples {
			ran++
			wrong := scorer.Example(s.ID, example)
			if len(wrong) > 0 {
				failed++
			}
			for _, text := range wrong {
				file := s.File
				if dir != "library:" {
					file = filepath.Join(dir, file)
				}
				fmt.Fprintln(e.out, audit.Problem{
					File: file, Line: example.Line, Text: fmt.Sprintf("example %d of %s: %s", i+1, s.ID, text), Rule: "example",
				})
			}
		}
	}
	switch {
	case ran == 0:
		return errors.New("no example to run: give the scenarios some under the key examples")
	case failed > 0:
		remark(e, "%s, %d wrong", plural(ran, "example"), failed)
		return fault{code: exitNo}
	}
	remark(e, "%s, all as they should be", plural(ran, "example"))
	return nil
}
