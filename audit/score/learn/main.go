// Command learn teaches the classifier that audit/fact embeds, out of labelled answers and clauses of this folder, all of them
// invented for this:
//
//	make senses
//
// writes audit/fact/senses_fr.bin and senses_en.bin. With -check it writes nothing: it measures, on answers that it has not
// learnt from, how well clauses and values are told, and prints the weights that audit/score holds (pair_rivals.go, pair_outcomes.go,
// pair_ways.go, pair_senses.go).
//
// answers_*.jsonl holds answers in pairs, clauses_*.tsv single clauses. The codes of a clause are + or - and a matter, when it
// decides something for or against the customer (m money back, f fee, g goods, d delivery or visit, c contract or booking, s
// service, access or permission, w warranty or cover, r the request as a whole, o other); C, W, T or N and a kind of fault, when
// it blames the customer, the company, a third party or nobody for what went wrong; X and one of C, W, T, N, O, when it clears them;
// s: and one of fact.WayCodes, when it says what the customer has to do.
// "?" stands for what is not labelled. The value codes are those of fact.Purposes.
package main

import (
	"encoding/binary"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"github.com/diapason-audit/diapason/audit/fact"
)

func main() {
	from := flag.String("from", ".", "folder of the labelled answers and clauses")
	to := flag.String("to", "../../fact", "folder the tables go to")
	check := flag.Bool("check", false, "measure by cross-validation, write nothing")
	flag.Parse()
	if err := run(*from, *to, *check); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func run(from, to string, check bool) error {
	var corpora []*corpus
	for _, lang := range []string{"fr", "en"} {
		c, err := readCorpus(from, lang)
		if err != nil {
			return err
		}
		corpora = append(corpora, c)
	}
	if check {
		for _, c := range corpora {
			c.measure(os.Stdout)
		}
		weigh(os.Stdout, corpora)
		return nil
	}
	for _, c := range corpora {
		if err := os.WriteFile(filepath.Join(to, "senses_"+c.lang+".bin"), c.table(-1), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// folds is in how many parts the answers are cut to measure.
const folds = 4

// table is what is learnt from a corpus without the answers of a fold; -1 leaves none out.
func (c *corpus) table(without int) []byte {
	var out []byte
	for n, task := range fact.Tasks {
		out = pack(out, learn(examples(n, c.lessons(n, without)), 1<<task.Bits, task.Classes))
	}
	return out
}

// lessons are what a task is learnt from, without the answers of a fold.
func (c *corpus) lessons(task, without int) []lesson {
	if task == fact.PurposeTask {
		return leave(c.values, without)
	}
	return append(leave(c.clauses, without), c.single...)
}

// leave is all without those of a fold.
func leave(all []lesson, fold int) (kept []lesson) {
	for _, l := range all {
		if fold < 0 || l.pair%folds != fold {
			kept = append(kept, l)
		}
	}
	return kept
}

// examples are the lessons that say something to a task.
func examples(task int, lessons []lesson) []example {
	t := fact.Tasks[task]
	var all []example
	count := make([]float64, t.Classes)
	for i := range lessons {
		if k := class(task, lessons[i].codes); k >= 0 {
			all = append(all, example{rows: rowsOf(lessons[i].traits, t), class: k})
			count[k]++
		}
	}
	for i := range all {
		all[i].weight = math.Sqrt(float64(len(all)) / float64(t.Classes) / count[all[i].class])
	}
	return all
}

// rowsOf are the rows of the table of a task that traits stand for.
func rowsOf(t fact.Traits, task fact.Task) []uint32 {
	var rows []uint32
	lists := [][]uint32{t.Single}
	if task.Twins {
		lists = append(lists, t.Twin)
	}
	for _, list := range lists {
		for _, h := range list {
			rows = append(rows, h&(1<<task.Bits-1))
		}
	}
	return rows
}

// pack writes what was learnt for one task as fact reads it: the scale, the biases, then a byte a weight.
func pack(out []byte, m *regression) []byte {
	most := 1e-9
	for _, w := range m.weights {
		most = max(most, math.Abs(w))
	}
	scale := most / 127
	for _, f := range append([]float64{scale}, m.bias...) {
		out = binary.LittleEndian.AppendUint64(out, math.Float64bits(f))
	}
	for _, w := range m.weights {
		out = append(out, byte(int8(math.Round(w/scale))))
	}
	return out
}
