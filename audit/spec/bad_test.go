package spec

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/diapason-audit/diapason/audit"
)

var update = flag.Bool("update", false, "rewrite the .out files of testdata/bad")

const badFolder = "../../testdata/bad"

// The library that campaigns of this test see: what we ship.
var shipped = os.DirFS("../../scenarios")

// aScenario stands beside every campaign.yaml of testdata/bad that is a file of its own.
const aScenario = `scenario: late-refund
message: {default: "Where is my refund?"}
expect:
  - {point: apology, says: [sorry, apolog*]}
`

// A mistake and its exact message are a pair of files. NAME.yaml is a campaign.yaml, or what its first line says; a
// NAME.txtar is a whole campaign.
func TestBad(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range badFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)), func(t *testing.T) {
			b := read(t, name)
			problems := problemsOf(t, name, b)
			if len(problems) == 0 {
				t.Error("no problem found")
			}
			var got strings.Builder
			for _, p := range problems {
				seen[p.Rule] = true
				got.WriteString(p.String() + "\n")
			}
			golden := strings.TrimSuffix(name, filepath.Ext(name)) + ".out"
			if *update {
				if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(read(t, golden)), got.String()); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
	for _, rule := range Rules {
		if !seen[rule.ID] && rule.ID != ruleTooLarge { // a file of over 1 MiB: TestLimits
			t.Errorf("no file in testdata/bad breaks the rule %s", rule.ID)
		}
		delete(seen, rule.ID)
	}
	for rule := range seen {
		t.Errorf("rule %s is not in Rules", rule)
	}
}

func badFiles(t *testing.T) []string {
	var names []string
	for _, pattern := range []string{"*.yaml", "*.txtar"} {
		found, err := filepath.Glob(filepath.Join(badFolder, pattern))
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	if len(names) < 45 {
		t.Fatalf("only %d files in %s", len(names), badFolder)
	}
	return names
}

func problemsOf(t *testing.T, name string, b []byte) []audit.Problem {
	t.Helper()
	var problems []audit.Problem
	first, _, _ := bytes.Cut(b, []byte("\n"))
	switch {
	case strings.HasSuffix(name, ".txtar"):
		problems = load(t, archive(b))
	case string(first) == "# a scenario":
		_, problems = Scenario(filepath.Base(name), b)
	case string(first) == "# a profile":
		_, problems = Profile(filepath.Base(name), b, shipped)
	case string(first) == "# cues":
		_, found, err := Lexicon(fstest.MapFS{"criteria/" + filepath.Base(name): {Data: b}})
		if err != nil {
			t.Fatal(err)
		}
		problems = found
	case string(first) == "# criteria":
		r := &reader{file: filepath.Base(name), src: b}
		readCatalogue(r)
		problems = audit.SortProblems(r.problems)
	default:
		problems = load(t, fstest.MapFS{campaignName: {Data: b}, "scenarios/late-refund.yaml": {Data: []byte(aScenario)}})
	}
	return problems
}

func load(t *testing.T, fsys fs.FS) []audit.Problem {
	t.Helper()
	_, problems, err := Load(fsys, shipped)
	if err != nil {
		t.Fatal(err)
	}
	return problems
}

// archive is the folder that a txtar holds: a line "-- name --" before each file.
func archive(b []byte) fstest.MapFS {
	fsys := fstest.MapFS{}
	var file *fstest.MapFile
	for line := range bytes.Lines(b) {
		if name, ok := strings.CutPrefix(strings.TrimSuffix(string(line), " --\n"), "-- "); ok {
			file = &fstest.MapFile{}
			fsys[name] = file
		} else if file != nil {
			file.Data = append(file.Data, line...)
		}
	}
	return fsys
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
