package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"diapason": main}) }

// The stories run the program as a user would; each is a script beside the files it needs.
func TestStories(t *testing.T) {
	campaigns, err := filepath.Abs("../../testdata/campaigns")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "../../testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("CAMPAIGNS", campaigns)
			e.Setenv("COLUMNS", "100")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"code": code, "same": same},
	})
}

// code runs diapason and checks its exit code: code 2 audit .
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N args…")
	}
	err := ts.Exec("diapason", args[1:]...)
	got := "0"
	if exit, ok := err.(interface{ ExitCode() int }); ok {
		got = string(rune('0' + exit.ExitCode()))
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != args[0] {
		ts.Fatalf("diapason %v: exit code %s, want %s\n%s%s", args[1:], got, args[0], ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

// same compares the bytes of two files.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: same FILE FILE")
	}
	if equal := ts.ReadFile(args[0]) == ts.ReadFile(args[1]); equal == neg {
		ts.Fatalf("%s and %s: equal is %v", args[0], args[1], equal)
	}
}

// Every format and view of the demo campaign is held to a golden file.
func TestDemoGolden(t *testing.T) {
	for _, campaign := range []string{"barometre", "helpdesk"} {
		for _, g := range []struct{ name, format, view string }{
			{"ranking.txt", "table", "ranking"}, {"ranking.csv", "csv", "ranking"}, {"result.json", "json", "ranking"},
			{"ranking.md", "markdown", "ranking"}, {"contacts.csv", "csv", "contacts"}, {"points.csv", "csv", "points"},
			{"consistency.csv", "csv", "consistency"}, {"findings.csv", "csv", "findings"}, {"channels.csv", "csv", "channels"},
			{"scenarios.csv", "csv", "scenarios"}, {"sectors.csv", "csv", "sectors"}, {"findings.txt", "table", "findings"},
		} {
			t.Run(campaign+"/"+g.name, func(t *testing.T) {
				got := runFine(t, "audit", "../../testdata/campaigns/"+campaign, "-f", g.format, "--view", g.view)
				golden(t, filepath.Join("testdata", campaign, g.name), got)
			})
		}
	}
}

// golden compares bytes with a file, or writes it with -update.
func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s changed; look at the difference after go test ./cmd/diapason -update", path)
	}
}

// The first screen of the README is what the demo prints, up to its caveats.
func TestReadmeShowsTheDemo(t *testing.T) {
	shown, _, _ := strings.Cut(string(runFine(t, "audit", barometre)), "\nCaveats\n")
	documented(t, "../../README.md", "make demo\n```\n\n```\n", "```\n\nEight invented companies", shown)
}

// documented compares what stands between two places of a page with what it should be, or writes it there with -update.
func documented(t *testing.T, path, from, to, want string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, begun := strings.Cut(string(b), from)
	got, tail, ended := strings.Cut(rest, to)
	if !begun || !ended {
		t.Fatalf("%s has no place for what is documented: %q", path, from)
	}
	if *update {
		if err := os.WriteFile(path, []byte(head+from+want+to+tail), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want {
		t.Errorf("%s is out of date; look at the difference after go test ./cmd/diapason -update", path)
	}
}
