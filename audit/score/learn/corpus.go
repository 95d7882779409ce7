package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit/fact"
)

// A corpus is all that is learnt from in one language.
type corpus struct {
	lang    string
	answers []answer
	clauses []lesson // of the answers
	values  []lesson // of the answers
	single  []lesson
}

// An answer is a text with labels; of an answer whose clauses are labelled, those without a label decide nothing and blame
// nobody.
type answer struct {
	Pair   string `json:"pair"` // two answers of one pair stand one after the other
	Label  string `json:"label"`
	Type   string `json:"type,omitempty"`
	Text   string `json:"text"`
	Labels []struct {
		Said string `json:"said"` // words of the text, after those of the label before
		Code string `json:"code"` // codes, parted by blanks
	} `json:"labels,omitempty"`
	Values []struct {
		At   int    `json:"at"` // byte
		Said string `json:"said"`
		Of   string `json:"of"` // one of fact.Purposes
	} `json:"values,omitempty"`
	ValuesOnly bool `json:"values_only,omitempty"` // its clauses are not labelled
	Ways       bool `json:"ways,omitempty"`        // its clauses are labelled with ways, as "s:" and a code, too
}

// A lesson is what is learnt from: the traits of a clause or a value, and its codes.
type lesson struct {
	traits fact.Traits
	codes  []string
	pair   int // number of the pair; what comes from one pair is learnt from together or not at all
}

func readCorpus(folder, lang string) (*corpus, error) {
	c := &corpus{lang: lang}
	if err := c.readAnswers(filepath.Join(folder, "answers_"+lang+".jsonl")); err != nil {
		return nil, err
	}
	return c, c.readClauses(filepath.Join(folder, "clauses_"+lang+".tsv"))
}

// readAnswers reads a file of answers, one a line in JSON, and cuts them into clauses.
func (c *corpus) readAnswers(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		var a answer
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if n%2 == 0 && c.answers[n-2].Pair != a.Pair {
			return fmt.Errorf("%s:%d: pair %s has no second answer", path, n, c.answers[n-2].Pair)
		}
		if err := c.add(&a, (n-1)/2); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		c.answers = append(c.answers, a)
	}
	return lines.Err()
}

// add adds what can be learnt from an answer. A label goes to the clause that holds most of its words.
func (c *corpus) add(a *answer, pair int) error {
	clauses, each, _ := fact.ClauseTraits(a.Text, c.lang)
	codes := make([][]string, len(clauses))
	from := 0
	for _, l := range a.Labels {
		at := strings.Index(a.Text[from:], l.Said)
		if at < 0 {
			return fmt.Errorf("%q does not stand in the text after the label before it", l.Said)
		}
		from += at
		if i := mostOf(clauses, from, from+len(l.Said)); i >= 0 {
			codes[i] = append(codes[i], strings.Fields(l.Code)...)
		}
	}
	for i := range clauses {
		if a.ValuesOnly {
			codes[i] = []string{"?"}
		}
		if !a.Ways {
			codes[i] = append(codes[i], "s:?")
		}
		c.clauses = append(c.clauses, lesson{each[i], codes[i], pair})
	}
	values, each := fact.ValueTraits(a.Text, c.lang)
	for _, l := range a.Values {
		for i := range values {
			if values[i].Start < l.At+len(l.Said) && l.At < values[i].End {
				c.values = append(c.values, lesson{each[i], []string{l.Of}, pair})
				break
			}
		}
	}
	return nil
}

// mostOf is the number of the clause that holds most of the bytes from start to end, -1 if none does.
func mostOf(clauses []fact.Clause, start, end int) int {
	best, most := -1, 0
	for i := range clauses {
		if n := min(end, clauses[i].End) - max(start, clauses[i].Start); n > most {
			best, most = i, n
		}
	}
	return best
}

// readClauses reads single clauses, "codes TAB clause" a line, 0 for no code.
func (c *corpus) readClauses(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(b)) {
		codes, said, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if !ok {
			return fmt.Errorf("%s:%d: no tab between codes and clause", path, len(c.single)+1)
		}
		_, _, whole := fact.ClauseTraits(said, c.lang)
		each := slices.DeleteFunc(strings.Fields(codes), func(c string) bool { return c == "0" })
		c.single = append(c.single, lesson{whole, append(each, "s:?"), 0}) // no clause there is labelled with ways
	}
	return nil
}

// class is what codes say to a task, by its number; -1 when they say nothing to learn.
func class(task int, codes []string) int {
	if slices.Contains(codes, "?") {
		return -1
	}
	if task == fact.WayTask {
		return way(codes)
	}
	codes = slices.DeleteFunc(slices.Clone(codes), func(c string) bool { return strings.HasPrefix(c, "s:") })
	switch task {
	case fact.OutcomeTask:
		return outcome(codes)
	case fact.MatterTask:
		for _, c := range codes {
			if len(c) > 1 && (c[0] == '+' || c[0] == '-') {
				return strings.IndexByte(fact.MatterCodes, c[1])
			}
		}
	case fact.PartyTask:
		for _, c := range codes {
			if c[0] == '?' {
				return -1
			}
			if k := strings.IndexByte(fact.PartyCodes+"X", c[0]); k >= 0 {
				return 1 + k
			}
		}
		return 0
	case fact.FaultTask:
		for _, c := range codes {
			if _, kind, ok := strings.Cut(c, ":"); ok {
				return slices.Index(fact.FaultNames[:], kind)
			}
		}
	case fact.PurposeTask:
		return slices.Index(fact.Purposes[:], codes[0])
	}
	return -1
}

// outcome is 1 for a clause that decides for the customer, 2 against, 0 neither, -1 both.
func outcome(codes []string) int {
	found := 0
	for _, c := range codes {
		if k := 1 + strings.IndexByte("+-", c[0]); k > 0 {
			if found > 0 && found != k {
				return -1
			}
			found = k
		}
	}
	return found
}

// way is the number of the way that codes name, 0 for none, -1 when they are not labelled with ways.
func way(codes []string) int {
	for _, c := range codes {
		if w, ok := strings.CutPrefix(c, "s:"); ok {
			if w == "?" {
				return -1
			}
			return 1 + slices.Index(fact.WayCodes[:], w)
		}
	}
	return 0
}
