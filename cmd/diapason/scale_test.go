package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// large writes a campaign of n contacts and returns its folder: the demo's scenarios and answers, put to as many
// companies as it takes.
func large(tb testing.TB, n int) string {
	tb.Helper()
	const demo = "../../testdata/campaigns/barometre"
	dir := tb.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "scenarios"), os.DirFS(filepath.Join(demo, "scenarios"))); err != nil {
		tb.Fatal(err)
	}
	rows := readJSONL(tb, filepath.Join(demo, "answers", "email.jsonl"))
	for _, name := range []string{"chat.jsonl", "phone.jsonl"} {
		rows = append(rows, readJSONL(tb, filepath.Join(demo, "answers", name))...)
	}
	contacts := map[string]bool{}
	for _, row := range rows {
		contacts[fmt.Sprint(row["company"], row["scenario"], row["channel"])] = true
	}
	var companies, answers bytes.Buffer
	seen := map[string]bool{}
	for copied := 0; copied*len(contacts) < n; copied++ {
		for _, row := range rows {
			id := fmt.Sprintf("%s-%d", row["company"], copied)
			if !seen[id] {
				seen[id] = true
				fmt.Fprintf(&companies, "  - {id: %s, name: %s}\n", id, id)
			}
			line := map[string]any{}
			for k, v := range row {
				line[k] = v
			}
			line["company"] = id
			b, err := json.Marshal(line)
			if err != nil {
				tb.Fatal(err)
			}
			answers.Write(append(b, '\n'))
		}
	}
	campaign := "campaign: large\nlanguage: fr\ntimezone: Europe/Paris\nchannels: {email: {usage: 1}, chat: {usage: 1}, phone: {usage: 1}}\ncompanies:\n" + companies.String()
	for name, b := range map[string][]byte{"campaign.yaml": []byte(campaign), "answers/a.jsonl": answers.Bytes()} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

func readJSONL(tb testing.TB, path string) []map[string]any {
	tb.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	var rows []map[string]any
	for line := range strings.Lines(string(b)) {
		row := map[string]any{}
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			tb.Fatalf("%s: %v", path, err)
		}
		rows = append(rows, row)
	}
	return rows
}

// The whole of `diapason audit` on 10,000 contacts.
func BenchmarkAudit10000(b *testing.B) {
	dir := large(b, 10_000)
	for b.Loop() {
		var out, remarks bytes.Buffer
		if code := run([]string{"audit", dir, "-f", "csv"}, &env{in: strings.NewReader(""), out: &out, err: &remarks, width: 100}); code != exitFine {
			b.Fatalf("exit code %d: %.500s", code, remarks.String())
		}
	}
}

// The same with every criterion of the catalogue marked.
func BenchmarkAudit10000AllCriteria(b *testing.B) {
	dir := large(b, 10_000)
	for b.Loop() {
		var out, remarks bytes.Buffer
		if code := run([]string{"audit", dir, "--criteria", "all", "-f", "csv"}, &env{in: strings.NewReader(""), out: &out, err: &remarks, width: 100}); code != exitFine {
			b.Fatalf("exit code %d: %.500s", code, remarks.String())
		}
	}
}

// Time grows with the contacts, not faster: four times as many take less than eight times as long.
func TestAuditGrowsLinearly(t *testing.T) {
	if testing.Short() {
		t.Skip("short: timing is for the full run")
	}
	time := func(n int) float64 {
		dir := large(t, n)
		best := testing.Benchmark(func(b *testing.B) {
			for b.Loop() {
				var out, remarks bytes.Buffer
				if code := run([]string{"audit", dir, "-f", "csv"}, &env{in: strings.NewReader(""), out: &out, err: &remarks, width: 100}); code != exitFine {
					b.Fatalf("exit code %d: %.500s", code, remarks.String())
				}
			}
		})
		return float64(best.NsPerOp())
	}
	ratio := 0.0
	for range 3 { // what else the machine does can only make it look worse
		if ratio = time(2000) / time(500); ratio <= 8 {
			return
		}
	}
	t.Errorf("four times the contacts take %.1f times as long", ratio)
}
