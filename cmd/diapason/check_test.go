package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/diapason-audit/diapason/audit/rank"
	"github.com/diapason-audit/diapason/report"
)

// checked is what a gate writes of a campaign, whatever its verdict: every format for CI, its reasons, a baseline.
func checked(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	var out, errs bytes.Buffer
	files := []string{"r.xml", "r.sarif", "r.json", "r.md", "b.json"}
	args := []string{"check", dir, "-f", "github", "-o", "-", "--min-index", "60", "--min-channel", "chat:latency=50", "--forbid", "contradiction,no-answer"}
	for _, name := range files[:4] {
		args = append(args, "-o", filepath.Join(to, name))
	}
	e := &env{in: strings.NewReader(""), out: &out, err: &errs, width: 100, quiet: true}
	if code := run(args, e); code != exitNo {
		t.Fatalf("exit code %d\n%s", code, errs.String())
	}
	if code := run([]string{"check", dir, "-q", "--update-baseline", "--baseline", filepath.Join(to, files[4])}, e); code > exitNo {
		t.Fatalf("exit code %d\n%s", code, errs.String())
	}
	all := out.String() + errs.String()
	for _, name := range files {
		b, err := os.ReadFile(filepath.Join(to, name))
		if err != nil {
			t.Fatal(err)
		}
		all += string(b)
	}
	return strings.NewReplacer(to, "TO", dir, "DIR").Replace(all)
}

// The same campaign gives the same verdict in the same bytes: on one core, with rows, files and companies shuffled.
func TestCheckIsDeterministic(t *testing.T) {
	from, err := filepath.Abs("../../testdata/campaigns/barometre")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	want := checked(t, dir)
	if !strings.Contains(want, "::error file=DIR/") || !strings.Contains(want, report.BaselineSchema) {
		t.Fatal("nothing was checked")
	}
	before := runtime.GOMAXPROCS(1)
	single := checked(t, dir)
	runtime.GOMAXPROCS(before)
	if single != want {
		t.Error("one core gives other bytes")
	}
	if checked(t, shuffle(t, dir)) != want {
		t.Error("shuffled rows, files and companies give other bytes")
	}
	if n := bytes.Count(runFine(t, "compare", dir, shuffle(t, dir), "-f", "csv", "--view", "contacts"), []byte("\n")); n != 1 {
		t.Errorf("shuffled, %d contacts changed", n-1)
	}
}

// Whatever two files hold, they are refused or compared.
func FuzzCompare(f *testing.F) {
	old, err := os.ReadFile("testdata/helpdesk/result.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(old, bytes.ReplaceAll(old, []byte(`"larkhollow"`), []byte(`"Larkhollow"`)))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		before, err := report.Read(a)
		if err != nil {
			return
		}
		after, err := report.Read(b)
		if err != nil {
			return
		}
		m := report.Movement{Movement: rank.Compare(before, after)}
		if _, err := m.JSON(); err != nil {
			t.Fatal(err)
		}
		if _, err := m.Document().Terminal(report.Options{Width: 80}); err != nil {
			t.Fatal(err)
		}
	})
}
