package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/collect"
	"github.com/diapason-audit/diapason/audit/score"
	"github.com/diapason-audit/diapason/report"
)

// similarityPairs compares the pairs of a table as they are read, in order, on all cores, in constant memory.
func similarityPairs(ctx context.Context, e *env, opt similarityOptions) error {
	outputs, err := pairsForms.plan(opt.format, opt.outputs)
	if err != nil {
		return err
	}
	if len(outputs) > 1 {
		return errors.New("--pairs writes to one place: name one -o")
	}
	in, done, err := open(ctx, e, opt.pairs)
	if err != nil {
		return err
	}
	defer done()
	to := outputs[0]
	return streamOutput(e, to.path, func(w io.Writer) error {
		tick, cleared := func() {}, func() {}
		if to.path != "-" || !e.screen { // rows on the screen are progress enough
			tick, cleared = progressOn(e, -1, "comparing")
		}
		defer cleared()
		return comparePairs(ctx, e, opt, in, to.format.Name, w, tick)
	})
}

// comparePairs reads pairs from in and writes their comparisons to w.
func comparePairs(ctx context.Context, e *env, opt similarityOptions, in io.Reader, format string, w io.Writer, tick func()) error {
	out := &counted{w: w}
	buffered := bufio.NewWriterSize(out, 64<<10)
	write, err := report.Comparisons(format, buffered)
	if err != nil {
		return err
	}
	var problems []audit.Problem
	var unread error
	err = ordered(ctx,
		func(yield func(collect.Pair) bool) { problems, unread = collect.Pairs(nameOf(opt.pairs), in, yield) },
		func(p collect.Pair) report.Comparison { return comparePair(p, opt.lang) },
		func(c report.Comparison) error {
			tick()
			return write(c)
		})
	if err == nil && (unread == nil && len(problems) == 0 || out.n > 0) { // what was begun ends with a whole row
		err = buffered.Flush()
	}
	switch {
	case err != nil:
		return cannot(err)
	case unread != nil:
		return cannot(unread)
	case len(problems) > 0:
		printProblems(e.err, problems)
		say(e, "%s; the table was not compared to its end", plural(len(problems), "problem"))
		return fault{code: exitWrong}
	}
	return nil
}

// comparePair compares the texts of a row. Its own language goes before the command line's.
func comparePair(p collect.Pair, lang string) report.Comparison {
	if p.Lang != "" {
		lang = p.Lang
	}
	c := comparison(compare(score.PreparePair(p.TextA, p.TextB, lang)))
	c.ID = p.ID
	if p.CRLF {
		for i := range c.Conflicts {
			x := &c.Conflicts[i]
			x.A.Text, x.B.Text = strings.ReplaceAll(x.A.Text, "\n", "\r\n"), strings.ReplaceAll(x.B.Text, "\n", "\r\n")
		}
	}
	return c
}

// A counted writer knows how much went through it.
type counted struct {
	w io.Writer
	n int64
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}
