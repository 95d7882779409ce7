package collect

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// fuzz feeds a format any bytes. Whatever they are, Read says what it makes of them: rows that the campaign knows, and
// problems that stand somewhere in the file.
func fuzz(f *testing.F, name string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	c := paris(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		rows, problems, _, err := Read(name, strings.NewReader(string(body)), c)
		if err != nil {
			t.Fatalf("a source that reads gives the error %v", err)
		}
		lines := strings.Count(string(body), "\n") + 1
		for _, p := range problems {
			if p.Rule == "" || p.Text == "" || p.Line < 0 || p.Column < 1 || !utf8.ValidString(p.Text) {
				t.Errorf("problem %+v", p)
			}
			if strings.HasSuffix(name, ".jsonl") && p.Line > max(lines, 1) && body[0] < 0xFE {
				t.Errorf("problem on line %d of %d", p.Line, lines)
			}
		}
		for _, r := range rows {
			if _, ok := c.Company(r.Company); !ok || r.Attempt < 1 || r.SentAt.IsZero() || !utf8.ValidString(r.Answer.Text) ||
				r.Answered == (strings.TrimSpace(r.Answer.Text) == "") || r.Answered == r.Answer.AnsweredAt.IsZero() {
				t.Errorf("row %+v", r)
			}
		}
		if contacts, _ := Contacts(c, rows); len(contacts) > len(rows) {
			t.Errorf("%d contacts of %d rows", len(contacts), len(rows))
		}
	})
}

func FuzzCSV(f *testing.F) {
	fuzz(f, "a.csv", header+good, "sep=;\n"+strings.ReplaceAll(header+good, ",", ";"), writeCSV(f, '\t', true), "\xff\xfea\x00", "\uFEFF"+header,
		header+"\"é\nà\"x\n"+good, header+"\xe9\"", header+`"`)
}

func FuzzJSONL(f *testing.F) {
	fuzz(f, "a.jsonl", writeJSONL(f), `{"company":{"a":["]}"]},"text":"\u00e9\ud800"}`, "\uFEFF{}\n[]\nnull\n", `{"attempt":1e5,"code.apology":-0}`, "{\"a\":\"\xe9\"}")
}

func FuzzXLSX(f *testing.F) {
	fuzz(f, "a.xlsx", writeXLSX(f, false), writeXLSX(f, true), "PK\x03\x04")
}

func FuzzStdin(f *testing.F) {
	fuzz(f, "-", header+good, gzipped(header+good), zstded(header+good), writeJSONL(f), "PK\x03\x04", "\x1f\x8b", "\x28\xb5\x2f\xfd")
}
