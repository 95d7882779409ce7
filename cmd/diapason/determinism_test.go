package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// runFine runs a command line that must succeed and returns its stdout.
func runFine(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, err bytes.Buffer
	if code := run(args, &env{in: strings.NewReader(""), out: &out, err: &err, width: 100}); code != exitFine {
		t.Fatalf("diapason %v: exit code %d\n%s", args, code, err.String())
	}
	return out.Bytes()
}

// allBytes is every format and view of a campaign, one after another.
func allBytes(t *testing.T, dir string) string {
	var all bytes.Buffer
	all.Write(runFine(t, "audit", dir, "-f", "json"))
	all.Write(runFine(t, "audit", dir, "-f", "html"))
	for _, format := range []string{"table", "csv", "markdown"} {
		for _, view := range []string{"ranking", "contacts", "points", "consistency", "findings", "channels", "scenarios", "sectors", "robustness"} {
			all.Write(runFine(t, "audit", dir, "-f", format, "--view", view))
		}
	}
	return all.String()
}

// The same campaign gives the same bytes: again, on one core, with rows and files shuffled, with companies reordered.
func TestDemoIsDeterministic(t *testing.T) {
	const dir = "../../testdata/campaigns/barometre"
	want := allBytes(t, dir)
	result := string(runFine(t, "audit", dir, "-f", "json"))
	if !strings.HasPrefix(want, result) {
		t.Error("a second run gives other bytes")
	}
	before := runtime.GOMAXPROCS(1)
	single := string(runFine(t, "audit", dir, "-f", "json"))
	runtime.GOMAXPROCS(before)
	if single != result {
		t.Error("one core gives other bytes")
	}
	if shuffled := allBytes(t, shuffle(t, dir)); shuffled != want {
		t.Error("shuffled rows, files and companies give other bytes")
	}
}

// shuffle copies a campaign with its companies reversed, its answer files renamed so that they are read in another
// order, and the lines of its JSONL files shuffled.
func shuffle(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	campaign := filepath.Join(to, "campaign.yaml")
	rewrite(t, campaign, func(s string) string {
		head, list, ok := strings.Cut(s, "companies:\n")
		if !ok {
			t.Fatal("no companies: in campaign.yaml")
		}
		list, tail := untilOutdented(list)
		parts := strings.Split("\n"+list, "\n  - ")[1:]
		for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
			parts[i], parts[j] = parts[j], parts[i]
		}
		return head + "companies:\n  - " + strings.Join(parts, "\n  - ") + "\n" + tail
	})
	files, err := filepath.Glob(filepath.Join(to, "answers", "*"))
	if err != nil || len(files) < 2 {
		t.Fatalf("%d answer files, %v", len(files), err)
	}
	random := rand.New(rand.NewPCG(7, 0))
	for i, file := range files {
		if strings.HasSuffix(file, ".jsonl") {
			rewrite(t, file, func(s string) string {
				lines := strings.Split(strings.TrimSpace(s), "\n")
				random.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
				return strings.Join(lines, "\n") + "\n"
			})
		}
		renamed := filepath.Join(to, "answers", string(rune('z'-i))+filepath.Base(file))
		if err := os.Rename(file, renamed); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// untilOutdented cuts s before its first line that is not indented.
func untilOutdented(s string) (block, rest string) {
	lines := strings.SplitAfter(s, "\n")
	at := 0
	for at < len(lines) && (strings.HasPrefix(lines[at], " ") || strings.TrimSpace(lines[at]) == "") {
		at++
	}
	return strings.TrimRight(strings.Join(lines[:at], ""), "\n"), strings.Join(lines[at:], "")
}

func rewrite(t *testing.T, path string, change func(string) string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(change(string(b))), 0o644); err != nil {
		t.Fatal(err)
	}
}
