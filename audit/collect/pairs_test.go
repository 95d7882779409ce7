package collect

import (
	"bytes"
	"compress/gzip"
	"slices"
	"strings"
	"testing"
)

func readAllPairs(t *testing.T, table string) (pairs []Pair, problems []string) {
	t.Helper()
	found, err := Pairs("p.csv", strings.NewReader(table), func(p Pair) bool {
		pairs = append(pairs, p)
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range found {
		problems = append(problems, p.String())
	}
	return pairs, problems
}

func TestPairs(t *testing.T) {
	check := func(table string, want ...Pair) {
		t.Helper()
		got, problems := readAllPairs(t, table)
		if !slices.Equal(got, want) || len(problems) > 0 {
			t.Errorf("%q reads as %+v %v", table, got, problems)
		}
	}
	check("id,lang,text_a,text_b\n1,fr,a,b\n", Pair{ID: "1", Lang: "fr", TextA: "a", TextB: "b"})
	check("text_b;Text_A;id;note\nb;a;1;x\n", Pair{ID: "1", TextA: "a", TextB: "b"})
	check("\ufeffid,text_a,text_b,lang\r\n1,a,b,en-GB\r\n", Pair{ID: "1", Lang: "en", TextA: "a", TextB: "b"})
	check("id,text_a,text_b\r\n1,\"a\r\nz\",b\r\n2,,\"b\"\r\n", Pair{ID: "1", TextA: "a\nz", TextB: "b", CRLF: true}, Pair{ID: "2", TextB: "b"})
	check("id,text_a,text_b\n1,\"a\nz\",b\n\n", Pair{ID: "1", TextA: "a\nz", TextB: "b"})

	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = w.Write([]byte("id,text_a,text_b\n1,a,b\n"))
	w.Close()
	check(packed.String(), Pair{ID: "1", TextA: "a", TextB: "b"})
}

func TestPairsSayWhatIsWrong(t *testing.T) {
	check := func(table string, want ...string) {
		t.Helper()
		if _, got := readAllPairs(t, table); !slices.Equal(got, want) {
			t.Errorf("%q: problems\n%s\nwant\n%s", table, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	check("", "p.csv:1:1: no header: the file is empty [no-header]")
	check("id,text_a,text_b\n\n", "p.csv:1:1: no pair: a header and no row [no-pair]")
	check("id,text_b\n1,b\n", "p.csv:1:1: the header has no column text_a; want id, text_a, text_b and, if known, lang [missing-column]")
	check("id,text_a,text_b,id\n", `p.csv:1:18: column "id" stands twice, first as column 1 [duplicate-column]`)
	check("id,text_a,text_b\n1,a\n2,a,b,c\n",
		"p.csv:2:1: row of 2 fields under a header of 3 [ragged-row]", "p.csv:3:7: row of 4 fields under a header of 3 [ragged-row]")
	check("id,text_a,text_b\n1,é,\xff\n", "p.csv:2:5: a byte that is not UTF-8 in a file that is otherwise UTF-8 [bad-encoding]")
	check("id,text_a,text_b,lang\n1,a,b,12\n", `p.csv:2:7: "12" is not a language: write fr, en or nothing [bad-language]`)
	check("id,text_a,text_b\n1,\"a,b\n", "p.csv:2:1: a quote opened in this record is never closed; the rest of the file is left out [bad-csv]")
}

// A table with nothing but mistakes does not fill the memory.
func TestPairsStopAtTooManyProblems(t *testing.T) {
	_, problems := readAllPairs(t, "id,text_a,text_b\n"+strings.Repeat("1,a\n", 2*mostProblems))
	if len(problems) != mostProblems {
		t.Errorf("%d problems, want %d", len(problems), mostProblems)
	}
}

// No pair follows a problem, and none after yield has had enough.
func TestPairsStop(t *testing.T) {
	pairs, _ := readAllPairs(t, "id,text_a,text_b\n1,a,b\n2,a\n3,a,b\n")
	if len(pairs) != 1 {
		t.Errorf("%d pairs after a problem", len(pairs))
	}
	n := 0
	_, err := Pairs("-", strings.NewReader("id,text_a,text_b\n1,a,b\n2,a,b\n"), func(Pair) bool { n++; return false })
	if n != 1 || err != nil {
		t.Errorf("%d pairs, error %v", n, err)
	}
}

func TestText(t *testing.T) {
	check := func(in, want string, problem ...string) {
		t.Helper()
		got, problems, err := Text("a.txt", strings.NewReader(in))
		if err != nil || len(problems) != len(problem) || len(problem) == 0 && got != want || len(problem) > 0 && problems[0].String() != problem[0] {
			t.Errorf("%q reads as %q %v %v", in, got, problems, err)
		}
	}
	check("", "")
	check("\ufeffhé\r\n", "hé\r\n")
	check("\xff\xfeh\x00i\x00", "hi")
	check("é\nà \xff", "", "a.txt:2:3: a byte that is not UTF-8 [bad-encoding]")
	check(strings.Repeat("x", maxText+1), "", "a.txt:1:1: text of more than 1048576 bytes [too-long]")
}
