package report

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

func TestComparisons(t *testing.T) {
	check := func(format, want string, list ...Comparison) {
		t.Helper()
		var buf bytes.Buffer
		write, err := Comparisons(format, &buf)
		for _, c := range list {
			if err == nil {
				err = write(c)
			}
		}
		if err != nil || buf.String() != want {
			t.Errorf("%s: %q, %v, want %q", format, buf.String(), err, want)
		}
	}
	clash := Comparison{
		ID: "=p,1", Similarity: audit.Mark(0.5), Wording: audit.Mark(1. / 3), Verdict: "contradiction",
		Conflicts: []Clash{{
			Type: "duration", Reason: "delay: 14 days / 30 days", Confidence: 0.9,
			A: Quote{3, 11, "14\r\ndays", "14d"}, B: Quote{0, 14, "=30 \"days\",\nyes", "30d"},
		}},
	}
	check("csv", "id,similarity,wording,verdict,type,span_a,span_b\r\n")
	check("csv", "id,similarity,wording,verdict,type,span_a,span_b\r\n"+
		"\"'=p,1\",0.5000,0.3333,contradiction,duration,\"14\r\ndays\",\"30 \"\"days\"\",\nyes\"\r\n"+
		"2,0.0000,0.0000,partial,,,\r\n", clash, Comparison{ID: "2", Similarity: audit.Mark(0), Wording: audit.Mark(0), Verdict: "partial"})
	check("jsonl", "")
	check("jsonl", `{"id":"=p,1","similarity":0.5,"wording":0.3333,"verdict":"contradiction","conflicts":[{"type":"duration",`+
		`"reason":"delay: 14 days / 30 days","confidence":0.9,"a":{"start":3,"end":11,"text":"14\r\ndays","value":"14d"},`+
		`"b":{"start":0,"end":14,"text":"=30 \"days\",\nyes","value":"30d"}}]}`+"\n", clash)
}

// A span in CSV is a part of its text, byte for byte, that no spreadsheet runs.
func TestLawASpanIsAnExactPartOfItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := nasty.Draw(t, "span")
		got := harmless(s)
		if !strings.Contains(s, got) {
			t.Fatalf("%q became %q", s, got)
		}
		if got != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(got)[0]) && !signed.MatchString(got) {
			t.Fatalf("a spreadsheet would run %q", got)
		}
	})
	check := func(s, want string) {
		t.Helper()
		if got := harmless(s); got != want {
			t.Errorf("%q became %q, want %q", s, got, want)
		}
	}
	check("14 days", "14 days")
	check("+33 1 99 00 12 34", "+33 1 99 00 12 34")
	check("-30 %", "-30 %")
	check("=HYPERLINK(\"x\")", "HYPERLINK(\"x\")")
	check("+1|cmd", "1|cmd")
	check("@Alfa paie", "Alfa paie")
	check("14 \x1b[31mdays ", "[31mdays")
}
