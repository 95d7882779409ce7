package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const barometre = "../../testdata/campaigns/barometre"

// A sheet is drawn and written the same on any number of cores and at any time of day.
func TestSheetIsTheSameTwice(t *testing.T) {
	for _, args := range [][]string{{"--all", "-f", "csv"}, {"--all", "-f", "xlsx"}, {"--all", "--blind", "--sample", "10%", "--seed", "7", "-f", "xlsx"}} {
		args = append([]string{"code", barometre}, args...)
		if a, b := runFine(t, args...), runFine(t, args...); !bytes.Equal(a, b) {
			t.Errorf("%v wrote two different sheets", args)
		}
	}
}

// Each sample of the same seed holds the smaller ones, and no company's name is left in a blind sheet of the demo.
func TestBlindSample(t *testing.T) {
	contacts := func(sample string) map[string]bool {
		out := string(runFine(t, "code", barometre, "--all", "--blind", "--sample", sample))
		for _, name := range []string{"brindorel", "tillobel", "passamarch", "télonde", "ondevive", "gribanet", "voltaverne", "mpérance", "amperance"} {
			if strings.Contains(strings.ToLower(out), name) {
				t.Errorf("%q is left in the blind sheet", name)
			}
		}
		ids := map[string]bool{}
		for _, line := range strings.Split(out, "\n") {
			if id, _, ok := strings.Cut(line, ",2026-Q4,company-"); ok {
				ids[id] = true
			}
		}
		return ids
	}
	few, more := contacts("5"), contacts("20%")
	if len(few) != 5 || len(more) != 37 {
		t.Errorf("%d and %d contacts, want 5 and 37 of 185", len(few), len(more))
	}
	for id := range few {
		if !more[id] {
			t.Errorf("%s is in the sample of 5 and not in that of 20 %%", id)
		}
	}
}

// A workbook filled in by hand finds back to its contacts, blind as it was, and overrides.
func TestWorkbookRoundTrip(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(barometre)); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, codingFolder)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(runFine(t, "code", dir, "--all", "--blind", "-f", "xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("coding")
	if err != nil {
		t.Fatal(err)
	}
	const column = "code.refund-delay"
	at := -1
	for i, name := range rows[0] {
		if name == column {
			at = i + 1
		}
	}
	filled := 0
	for i, row := range rows[1:] {
		if row[3] != "not-delivered" && row[3] != "double-billing" { // scenarios that have the point
			continue
		}
		cell, _ := excelize.CoordinatesToCellName(at, i+2)
		if err := f.SetCellValue("coding", cell, 0.25); err != nil {
			t.Fatal(err)
		}
		filled++
	}
	if err := os.MkdirAll(filepath.Join(dir, codingFolder), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(filepath.Join(dir, codingFolder, "anne.xlsx")); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	e := &env{in: strings.NewReader(""), out: &out, err: &errs, width: 100}
	if code := run([]string{"audit", dir, "--view", "points", "-f", "csv"}, e); code != exitFine || errs.Len() > 0 {
		t.Fatalf("exit %d, %s", code, errs.String())
	}
	coded := 0
	for _, line := range strings.Split(out.String(), "\n") {
		if strings.Contains(line, ",refund-delay,stated,") && strings.Contains(line, ",25.00,coder,") {
			coded++
		}
	}
	if coded != filled || filled < 10 {
		t.Errorf("%d of %d marks came back", coded, filled)
	}
}

// A share is rounded up; what is neither a share nor a number is a mistake.
func TestParseSample(t *testing.T) {
	check := func(s string, n, want int) {
		t.Helper()
		draw, err := parseSample(s)
		got := -1
		if err == nil {
			got = draw(n)
		}
		if got != want {
			t.Errorf("%q of %d is %d, want %d", s, n, got, want)
		}
	}
	check("", 7, 7)
	check("10%", 111, 12)
	check("100%", 7, 7)
	check("0.1%", 7, 1)
	check("30", 7, 7)
	check("3", 7, 3)
	for _, bad := range []string{"0", "0%", "101%", "-3", "x", "NaN%", "10 %", "1.5", fmt.Sprint(1<<62) + "0"} {
		check(bad, 7, -1)
	}
}
