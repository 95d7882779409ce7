package main

import (
	"bytes"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/diapason-audit/diapason/audit/fact"
	"github.com/diapason-audit/diapason/audit/score"
)

// What is learnt tells classes apart by the rows that go with them, and says how likely they are.
func TestLearnTellsClassesApart(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	var all []example
	for range 600 {
		class := random.IntN(3)
		rows := []uint32{uint32(10 + random.IntN(20)), uint32(10 + random.IntN(20))} // noise
		if random.IntN(10) > 0 {
			rows = append(rows, uint32(class)) // the row of the class, nine times in ten
		}
		all = append(all, example{rows: rows, class: class, weight: 1})
	}
	m := learn(all, 32, 3)
	p := make([]float64, 3)
	for class := range 3 {
		m.predict([]uint32{uint32(class), 15, 20}, p)
		if p[class] < 0.8 || math.Abs(p[0]+p[1]+p[2]-1) > 1e-9 {
			t.Errorf("class %d: probabilities %.3f", class, p)
		}
	}
	m.predict([]uint32{15, 20}, p)
	if max(p[0], p[1], p[2]) > 0.8 {
		t.Errorf("noise alone is told: %.3f", p)
	}
}

// A logistic regression on one sign and a constant has a closed solution: the odds of each group.
func TestLogisticFindsTheOdds(t *testing.T) {
	var xs []score.Signs
	var found []bool
	for i := range 4000 { // 800 of 2,000 with the sign, 200 of 2,000 without
		x := float64(i % 2)
		xs = append(xs, score.Signs{x})
		found = append(found, i/2%10 < 1 || x == 1 && i/2%10 < 4)
	}
	w := logistic(xs, found)
	bias, slope := math.Log(0.1/0.9), math.Log(0.4/0.6)-math.Log(0.1/0.9)
	if math.Abs(w[1]-bias) > 0.02 || math.Abs(w[0]-slope) > 0.02 {
		t.Errorf("weights %.3f, want %.3f and %.3f", w, slope, bias)
	}
}

// The embedded tables are those that the labelled texts of this folder give, so that whoever changes texts, lists or rules makes
// them anew. A weight may differ by one where another processor rounds otherwise.
func TestTablesAreMadeOfTheseTexts(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		c, err := readCorpus(".", lang)
		if err != nil {
			t.Fatal(err)
		}
		want := c.table(-1)
		got, err := os.ReadFile(filepath.Join("..", "..", "fact", "senses_"+lang+".bin"))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(got, want) {
			continue
		}
		if len(got) != len(want) {
			t.Fatalf("senses_%s.bin has %d bytes, want %d: run make senses", lang, len(got), len(want))
		}
		off := 0
		for i := range got {
			if d := int(int8(got[i])) - int(int8(want[i])); d < -1 || d > 1 {
				off++
			}
		}
		if off > len(got)/1000 {
			t.Errorf("senses_%s.bin is of other texts, lists or rules: run make senses (%d of %d weights differ)", lang, off, len(got))
		}
	}
}

var (
	known   = regexp.MustCompile(`^([+-][` + fact.MatterCodes + `?]|[` + fact.PartyCodes + `?]:[a-z]+|X[` + fact.PartyCodes + `O]?|s:(\?|` + strings.Join(fact.WayCodes[:], "|") + `))$`)
	address = regexp.MustCompile(`(?i)\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|fr|org|net|co\.uk|uk|ca|be|ch|eu|io)\b`)
)

// The labels are those the command knows, and no text names an address somebody could own.
func TestCorpusIsWellLabelled(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		c, err := readCorpus(".", lang)
		if err != nil {
			t.Fatal(err)
		}
		if len(c.answers)%2 != 0 {
			t.Errorf("%s: %d answers are no pairs", lang, len(c.answers))
		}
		for i, a := range c.answers {
			if i%2 == 1 && c.answers[i-1].Pair != a.Pair {
				t.Fatalf("%s: answer %d of pair %s has no other", lang, i+1, a.Pair)
			}
			for _, l := range a.Labels {
				for code := range strings.FieldsSeq(l.Code) {
					if !known.MatchString(code) {
						t.Errorf("%s: %q is no code", a.Pair, code)
					}
				}
			}
			if found := address.FindString(a.Text); found != "" {
				t.Errorf("%s: %q is an address of somebody's", a.Pair, found)
			}
		}
		for _, l := range append(c.clauses, c.single...) {
			for _, code := range l.codes {
				if code != "?" && !known.MatchString(code) {
					t.Errorf("%s: %q is no code", lang, code)
				}
			}
		}
		for _, l := range c.values {
			if class(fact.PurposeTask, l.codes) < 0 {
				t.Errorf("%s: %q is no code of a value", lang, l.codes)
			}
		}
	}
}
