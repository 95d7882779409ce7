package score

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// dataDir is where the evaluation data lies; DIAPASON_DATA says where it is elsewhere.
func dataDir() string {
	if dir := os.Getenv("DIAPASON_DATA"); dir != "" {
		return dir
	}
	return filepath.Join("..", "..", "..", "shared", "data")
}

type goldPair struct {
	id, lang, label, typ string
	textA, textB         string
	spanA, spanB         string
}

func readGold(path string) []goldPair {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		panic(err)
	}
	col := map[string]int{}
	for i, n := range rows[0] {
		col[n] = i
	}
	var out []goldPair
	for _, r := range rows[1:] {
		get := func(n string) string { return r[col[n]] }
		out = append(out, goldPair{get("id"), get("lang"), get("label"), get("type"), get("text_a"), get("text_b"), get("span_a"), get("span_b")})
	}
	return out
}

func TestGold(t *testing.T) {
	path := os.Getenv("GOLD")
	if path == "" {
		path = filepath.Join(dataDir(), "gold", "consistency-dev.csv")
	}
	conf := map[string]map[string]int{}
	types := map[string][3]int{}
	var fa, n int
	for _, g := range readGold(path) {
		a, b := Prepare(g.textA, g.lang, time.Time{}), Prepare(g.textB, g.lang, time.Time{})
		p := Compare(a, b)
		if conf[g.label] == nil {
			conf[g.label] = map[string]int{}
		}
		conf[g.label][string(p.Verdict)]++
		if g.label == "contradiction" {
			c := types[g.typ]
			c[1]++
			if p.Verdict == Contradiction {
				c[0]++
				for _, x := range p.Conflicts {
					if x.Type == g.typ {
						c[2]++
						break
					}
				}
			}
			types[g.typ] = c
		} else {
			n++
			if p.Verdict == Contradiction {
				fa++
			}
		}
		if string(p.Verdict) != g.label && os.Getenv("V") != "" {
			fmt.Printf("## %s %s/%s got %s\nA: %s\nB: %s\n gold: %q | %q\n", g.id, g.label, g.typ, p.Verdict, g.textA, g.textB, g.spanA, g.spanB)
			for _, c := range p.Conflicts {
				fmt.Printf("   -> %s %.2f %s | A:%q B:%q\n", c.Type, c.Confidence, c.Reason, c.SpanA.Text, c.SpanB.Text)
			}
			if g.label == "partial" || p.Verdict == Partial {
				fmt.Print("   A: ")
				fmt.Println(weigh(a))
				fmt.Print("   B: ")
				fmt.Println(weigh(b))
			}
		}
	}
	var f1 float64
	for _, l := range []string{"consistent", "partial", "contradiction"} {
		tp := conf[l][l]
		fn, fp := 0, 0
		for k, v := range conf {
			for kk, x := range v {
				if k == l && kk != l {
					fn += x
				}
				if k != l && kk == l {
					fp += x
				}
			}
		}
		if tp > 0 {
			f1 += 2 * float64(tp) / float64(2*tp+fn+fp) / 3
		}
	}
	fmt.Println(conf)
	fmt.Println("types (verdict, n, right type):", types)
	fmt.Printf("false alarms %d/%d = %.3f  macroF1 %.3f\n", fa, n, float64(fa)/float64(n), f1)
}
