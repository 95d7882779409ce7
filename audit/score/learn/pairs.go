package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"time"

	"github.com/diapason-audit/diapason/audit/fact"
	"github.com/diapason-audit/diapason/audit/score"
)

// A pair is two answers and what is known of them, read by a classifier that has not learnt from them.
type pair struct {
	id, label, typ string
	a, b           *score.Text
}

// readPairs reads the pairs of a corpus.
func (c *corpus) readPairs() (pairs []pair) {
	for fold := range folds {
		fact.Teach(c.lang, c.table(fold))
		for i := 0; i+1 < len(c.answers); i += 2 {
			if a, b := &c.answers[i], &c.answers[i+1]; i/2%folds == fold {
				pairs = append(pairs, pair{a.Pair, a.Label, a.Type, score.Prepare(a.Text, c.lang, time.Time{}), score.Prepare(b.Text, c.lang, time.Time{})})
			}
		}
	}
	return pairs
}

// weigh prints how often the verdicts on the pairs are right and the weights of signs that fit them best, with what they find
// at which probability. What is to be found are the contradictions of some types; pairs that contradict each other otherwise are
// left out.
func weigh(w io.Writer, corpora []*corpus) {
	var pairs []pair
	for _, c := range corpora {
		pairs = append(pairs, c.readPairs()...)
	}
	summary(w, pairs)
	fit(w, "rivalWeights", pairs, []string{"amount", "percent", "duration", "date"}, score.RivalSigns)
	fit(w, "outcomeWeights", pairs, []string{"polarity"}, one(score.OutcomeSigns))
	fit(w, "wayWeights", pairs, []string{"procedure"}, one(score.WaySigns))
	fit(w, "causeWeights", pairs, []string{"cause"}, one(score.CauseSigns))
}

// one makes a list of the signs, if any, that a function finds one lot of.
func one(signs func(a, b *score.Text) (score.Signs, int, int)) func(a, b *score.Text) []score.Signs {
	return func(a, b *score.Text) []score.Signs {
		if s, _, _ := signs(a, b); s != nil {
			return []score.Signs{s}
		}
		return nil
	}
}

// fit fits the weights of the signs of contradictions of some types. Of a pair with several candidates the likeliest counts, by
// the weights so far.
func fit(w io.Writer, name string, pairs []pair, types []string, signs func(a, b *score.Text) []score.Signs) {
	var all [][]score.Signs
	var found []bool
	for _, p := range pairs {
		if p.label == "contradiction" && !slices.Contains(types, p.typ) {
			continue
		}
		if s := signs(p.a, p.b); len(s) > 0 {
			all, found = append(all, s), append(found, p.label == "contradiction")
		}
	}
	weights := make([]float64, len(all[0][0])+1)
	for i := range weights[:len(weights)-1] {
		weights[i] = 0.5
	}
	best := make([]score.Signs, len(all))
	for range 6 {
		for n, signs := range all {
			most := -1.0
			for _, s := range signs {
				if p := probability(weights, s); p > most {
					most, best[n] = p, s
				}
			}
		}
		weights = logistic(best, found)
	}
	fmt.Fprintf(w, "%s = %.2f\n", name, weights)
	for _, least := range []float64{0.4, 0.5, 0.6, 0.7, 0.8} {
		var hits, of, alarms int
		for n := range all {
			told := probability(weights, best[n]) > least
			switch {
			case found[n] && told:
				hits++
			case told:
				alarms++
			}
			if found[n] {
				of++
			}
		}
		fmt.Fprintf(w, "  from %.1f: %d of %d, and %d of %d others\n", least, hits, of, alarms, len(all)-of)
	}
}

// probability that signs x tell, by weights the last of which is the bias.
func probability(weights []float64, x score.Signs) float64 {
	sum := weights[len(x)]
	for i := range x {
		sum += weights[i] * x[i]
	}
	return 1 / (1 + math.Exp(-sum))
}

// logistic fits a logistic regression with a little shrinkage by Newton's method: a weight a sign, then the bias.
func logistic(xs []score.Signs, found []bool) []float64 {
	n := len(xs[0]) + 1
	w := make([]float64, n)
	for range 30 {
		h := make([][]float64, n) // the Hessian, and the gradient as its last column
		for i := range h {
			h[i] = make([]float64, n+1)
			h[i][i], h[i][n] = 0.5, -0.5*w[i]
		}
		for r, x := range xs {
			p := probability(w, x)
			miss := -p
			if found[r] {
				miss++
			}
			row := append(slices.Clone(x), 1)
			for i := range row {
				h[i][n] += row[i] * miss
				for j := range row {
					h[i][j] += row[i] * row[j] * p * (1 - p)
				}
			}
		}
		for i := range n {
			for j := range n {
				if j != i {
					f := h[j][i] / h[i][i]
					for k := i; k <= n; k++ {
						h[j][k] -= f * h[i][k]
					}
				}
			}
		}
		for i := range n {
			w[i] += h[i][n] / h[i][i]
		}
	}
	return w
}

// typed are the types of contradiction that are about a value.
var typed = map[string]bool{"amount": true, "percent": true, "duration": true, "date": true, "contact": true}

// summary prints how often the verdicts on pairs are right.
func summary(w io.Writer, pairs []pair) {
	var values, ofValues, found, of, alarms, others int
	for _, p := range pairs {
		told := score.Compare(p.a, p.b).Verdict == score.Contradiction
		switch {
		case p.label != "contradiction":
			others++
			if told {
				alarms++
			}
			continue
		case told:
			found++
			if typed[p.typ] {
				values++
			}
		}
		of++
		if typed[p.typ] {
			ofValues++
		}
	}
	fmt.Fprintf(w, "pairs: %d of %d contradictions, %d of %d about values, %d false alarms on %d\n", found, of, values, ofValues, alarms, others)
}
