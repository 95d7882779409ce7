package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/collect"
	"github.com/diapason-audit/diapason/audit/fact"
	"github.com/diapason-audit/diapason/audit/score"
	"github.com/diapason-audit/diapason/report"
)

type similarityOptions struct {
	format  string
	outputs []string
	lang    string
	explain bool
	pairs   string
}

// The formats of two texts, and those of a table of pairs.
var (
	similarityForms = forms{{Name: "table", Ext: ".txt"}, {Name: "csv", Ext: ".csv"}, {Name: "json", Ext: ".json"}, {Name: "html", Ext: ".html"}}
	pairsForms      = forms{{Name: "csv", Ext: ".csv"}, {Name: "jsonl", Ext: ".jsonl"}}
)

// languages are those whose facts can be read.
var languages = []string{"fr", "en"}

func newSimilarity(e *env) *cobra.Command {
	opt := similarityOptions{}
	cmd := &cobra.Command{
		Use:     "similarity A B | --pairs FILE",
		Short:   "Tell how alike two answers are, and what contradicts",
		GroupID: "judge",
		Long: "Similarity holds two texts against each other (files; - is stdin for one of them): how alike they are in substance and\n" +
			"in wording, 0 to 1, and what they cannot both be right about. The verdict is consistent, partial (one leaves out what\n" +
			"the other says) or contradiction.\n\n" +
			"With --pairs it reads a table of pairs, CSV in UTF-8 (.gz and .zst too) with the columns id, text_a, text_b and, if\n" +
			"known, lang, and writes a row a pair in the same order: " + strings.Join(report.ComparisonColumns, ",") + ",\n" +
			"with the surest conflict of each. Its spans are verbatim and get no apostrophe; one that a spreadsheet would run as a\n" +
			"formula begins after the characters that make it one. All conflicts, with their offsets: -f jsonl.",
		Example: examples("diapason similarity --explain email.txt chat.txt", "diapason similarity --pairs pairs.csv -o verdicts.csv"),
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case opt.pairs != "" && len(args) > 0:
				return fmt.Errorf("--pairs takes its texts from the table: leave out %q", args[0])
			case opt.pairs != "" || len(args) == 2:
				return nil
			}
			return fmt.Errorf("want two texts, not %d, or --pairs FILE", len(args))
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("lang") && !slices.Contains(languages, opt.lang) {
				return fmt.Errorf("unknown language %q (want one of %s)", opt.lang, strings.Join(languages, ", "))
			}
			if opt.pairs != "" {
				return similarityPairs(cmd.Context(), e, opt)
			}
			return similarity(cmd.Context(), e, opt, args[0], args[1])
		},
	}
	f := cmd.Flags()
	f.StringVarP(&opt.format, "format", "f", "", "format: "+strings.Join(similarityForms.names(), ", ")+" (default table); of pairs "+
		strings.Join(pairsForms.names(), ", ")+" (default csv)")
	f.StringArrayVarP(&opt.outputs, "output", "o", nil, "write to a file instead, format from its extension; - is stdout")
	f.StringVar(&opt.lang, "lang", "", "language of texts that name none: "+strings.Join(languages, ", ")+" (default detected)")
	f.BoolVar(&opt.explain, "explain", false, "show the facts found, how they were matched, and the texts side by side")
	f.StringVar(&opt.pairs, "pairs", "", "compare the pairs of a table; - is stdin")
	must(cmd.RegisterFlagCompletionFunc("format", completeFrom([]string{"table", "csv", "json", "html", "jsonl"})))
	must(cmd.RegisterFlagCompletionFunc("lang", completeFrom(languages)))
	return cmd
}

// similarity compares two texts.
func similarity(ctx context.Context, e *env, opt similarityOptions, nameA, nameB string) error {
	outputs, err := similarityForms.plan(opt.format, opt.outputs)
	if err != nil {
		return err
	}
	if nameA == "-" && nameB == "-" {
		return errors.New("stdin can be one of the two texts only")
	}
	textA, err := readText(ctx, e, nameA)
	if err != nil {
		return err
	}
	textB, err := readText(ctx, e, nameB)
	if err != nil {
		return err
	}
	if shortA, shortB := filepath.Base(nameA), filepath.Base(nameB); shortA != shortB {
		nameA, nameB = shortA, shortB
	}
	a, b := score.PreparePair(textA, textB, opt.lang)
	pair := compare(a, b)
	account := report.Account{
		Comparison: comparison(pair),
		A:          sideOf(nameOf(nameA), textA, a),
		B:          sideOf(nameOf(nameB), textB, b),
	}
	for _, m := range pair.Matches {
		account.Matches = append(account.Matches, report.Match{
			Type: m.Type, Relation: relations[m.Relation], A: quoteOf(m.SpanA, ""), B: quoteOf(m.SpanB, ""),
		})
	}
	return writeOutputs(ctx, e, outputs, func(o output) ([]byte, error) {
		switch o.format.Name {
		case "csv":
			var b strings.Builder
			write, err := report.Comparisons("csv", &b)
			if err == nil {
				err = write(account.Comparison)
			}
			return []byte(b.String()), err
		case "json":
			return account.JSON()
		case "html":
			return account.Document(opt.explain).HTML()
		}
		return account.Document(opt.explain).Terminal(report.Options{Width: e.width, Color: e.color && o.path == "-"})
	})
}

// nameOf is how a text is called.
func nameOf(path string) string {
	if path == "-" {
		return "stdin"
	}
	return path
}

// readText reads a text whole; what is wrong with it was said.
func readText(ctx context.Context, e *env, path string) (string, error) {
	in, done, err := open(ctx, e, path)
	if err != nil {
		return "", err
	}
	defer done()
	text, problems, err := collect.Text(nameOf(path), in)
	if err != nil {
		return "", cannot(err)
	}
	if len(problems) > 0 {
		printProblems(e.err, problems)
		return "", fault{code: exitWrong}
	}
	return text, nil
}

// compare holds two texts against each other. A text of blanks says nothing: it is neither like another nor against it.
func compare(a, b *score.Text) score.Pair {
	if strings.TrimSpace(a.Doc.String()) == "" || strings.TrimSpace(b.Doc.String()) == "" {
		return score.Pair{Verdict: score.Partial}
	}
	return score.Compare(a, b)
}

// comparison is a pair as reports write it.
func comparison(p score.Pair) report.Comparison {
	c := report.Comparison{Similarity: audit.Mark(p.Similarity), Wording: audit.Mark(p.Wording), Verdict: string(p.Verdict), Engine: audit.EngineRules}
	if p.Mixed {
		c.Engine = audit.EngineFacts
	}
	for _, x := range p.Conflicts {
		c.Conflicts = append(c.Conflicts, report.Clash{
			Type: x.Type, Reason: x.Reason, Confidence: x.Confidence, A: quoteOf(x.SpanA, x.ValueA), B: quoteOf(x.SpanB, x.ValueB),
		})
	}
	return c
}

func quoteOf(s score.Span, value string) report.Quote {
	return report.Quote{Start: s.Start, End: s.End, Text: s.Text, Value: value}
}

var relations = map[fact.Relation]string{fact.Equal: "equal", fact.Compatible: "compatible", fact.Contradictory: "contradictory"}

// sideOf lists what was found in a text: its values, and what it grants, asks for and blames.
func sideOf(name, text string, t *score.Text) report.Side {
	side := report.Side{Name: name, Lang: t.Lang, Text: text}
	add := func(kind, value, role string, start, end int, committed bool) {
		f := report.Fact{
			Type: kind, Role: role, Committed: committed,
			Quote: report.Quote{Start: start, End: end, Text: t.Quote(start, end), Value: value},
		}
		if !committed {
			f.Aside = aside(t, start)
		}
		side.Facts = append(side.Facts, f)
	}
	for _, f := range t.Facts {
		add(string(f.Value.Type), f.Value.String(), f.Role, f.Start, f.End, f.Committed)
	}
	for _, c := range t.Claims {
		words, known := claims[c.Kind]
		if !known {
			continue
		}
		value := words.yes
		if !c.Positive {
			value = words.no
		}
		add(words.kind, value, c.Topic, c.Start, c.End, c.Committed)
	}
	slices.SortStableFunc(side.Facts, func(a, b report.Fact) int { return a.Start - b.Start })
	side.Facts = slices.Compact(side.Facts)
	return side
}

// claims says what a claim is called, and what it comes to.
var claims = map[fact.Kind]struct{ kind, yes, no string }{
	fact.Decided: {"decision", "yes", "no"},
	fact.Step:    {"step", "asked for", "not needed"},
	fact.Cause:   {"cause", "blamed", "not blamed"},
	fact.Need:    {"step", "asked for", "not needed"},
	fact.Reason:  {"cause", "blamed", "not blamed"},
}

// asides says why words commit to nothing.
var asides = []struct {
	aside fact.Aside
	word  string
}{
	{fact.Quoted, "quoted"}, {fact.Reported, "the customer's words"}, {fact.Asked, "a question"}, {fact.Supposed, "a condition"}, {fact.Example, "an example"},
}

// aside says why what begins at byte start of t commits to nothing.
func aside(t *score.Text, start int) string {
	for _, c := range t.Clauses {
		if c.Start > start || start >= c.End {
			continue
		}
		for _, a := range asides {
			if c.Aside&a.aside != 0 {
				return a.word
			}
		}
	}
	return "not a promise"
}
