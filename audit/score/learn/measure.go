package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/diapason-audit/diapason/audit/fact"
)

// A guess is what was made of something that was not learnt from: the probability of each class, and the right one.
type guess struct {
	p     []float64
	class int
}

// classNames are what the classes that are looked for in every clause are called.
var classNames = map[int][]string{
	fact.OutcomeTask: {"neither", "for", "against"},
	fact.PartyTask:   {"none", "customer", "company", "third party", "nobody", "cleared"},
	fact.WayTask:     append([]string{"none"}, fact.WayCodes[:]...),
}

// measure prints how well each class is told in answers that were not learnt from: the average precision for what is looked for
// in every clause, the share of right classes for what is asked of a clause or value that has one.
func (c *corpus) measure(w io.Writer) {
	for n, task := range fact.Tasks {
		var guesses []guess
		asked := c.clauses
		if n == fact.PurposeTask {
			asked = c.values
		}
		for fold := range folds {
			m := learn(examples(n, c.lessons(n, fold)), 1<<task.Bits, task.Classes)
			for _, l := range asked {
				if k := class(n, l.codes); l.pair%folds == fold && k >= 0 {
					p := make([]float64, task.Classes)
					m.predict(rowsOf(l.traits, task), p)
					guesses = append(guesses, guess{p, k})
				}
			}
		}
		fmt.Fprintf(w, "%s, %s:", c.lang, fact.TaskNames[n])
		if n != fact.OutcomeTask && n != fact.PartyTask && n != fact.WayTask {
			right, sure, ofSure := 0, 0, 0
			for _, g := range guesses {
				k := slices.Index(g.p, slices.Max(g.p))
				if k == g.class {
					right++
				}
				if g.p[k] > 0.6 {
					ofSure++
					if k == g.class {
						sure++
					}
				}
			}
			fmt.Fprintf(w, " %d of %d right, %d of %d when sure\n", right, len(guesses), sure, ofSure)
			continue
		}
		fmt.Fprint(w, " average precision of")
		for k := range task.Classes {
			slices.SortStableFunc(guesses, func(a, b guess) int { return cmp.Compare(b.p[k], a.p[k]) })
			hits, sum := 0.0, 0.0
			for i, g := range guesses {
				if g.class == k {
					hits++
					sum += hits / float64(i+1)
				}
			}
			fmt.Fprintf(w, " %s %.2f (%.0f)", classNames[n][k], sum/hits, hits)
		}
		fmt.Fprintln(w)
	}
}
