package main

import (
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/stat"
)

// markedByMachine are the machine's own marks of the demo, no coder's among them, by contact and criterion. Those of
// consistency stand under a group, whose Key has no channel: 0 when two channels contradict each other, 0.5 when two are no
// more than compatible, else 1.
func markedByMachine(t testing.TB) (campaignMarks, map[audit.Key]map[string]audit.CriterionMark) {
	t.Helper()
	demo, err := readCampaignMarks(context.Background(), &env{err: io.Discard, quiet: true}, barometre)
	if err != nil {
		t.Fatal(err)
	}
	demo.campaign.MarkAll = true
	groups, err := machineMarks(context.Background(), demo.campaign, demo.contacts)
	if err != nil {
		t.Fatal(err)
	}
	found := map[audit.Key]map[string]audit.CriterionMark{}
	for _, g := range groups {
		for _, m := range g.Contacts {
			found[m.Key] = map[string]audit.CriterionMark{audit.Completeness: {Score: m.Completeness}}
			for _, x := range m.Criteria {
				found[m.Key][x.Criterion] = x
			}
		}
		least := audit.PairSame
		for _, p := range g.Pairs {
			switch {
			case p.Verdict == audit.PairContradiction, p.Verdict == audit.PairCompatible && least == audit.PairSame:
				least = p.Verdict
			}
		}
		share := map[audit.PairVerdict]float64{audit.PairContradiction: 0, audit.PairCompatible: .5, audit.PairSame: 1}[least]
		found[audit.Key{Wave: g.Wave, Company: g.Company, Scenario: g.Scenario, Attempt: g.Attempt}] = map[string]audit.CriterionMark{audit.Consistency: {Score: audit.Mark(share)}}
	}
	return demo, found
}

// coded are one coder's marks of the demo, by contact (or, without a channel, by group) and criterion; na is −1. What the
// coder said of a scenario's points makes the completeness.
func coded(t testing.TB, demo campaignMarks, coder string) map[audit.Key]map[string]float64 {
	t.Helper()
	found := map[audit.Key]map[string]float64{}
	const apart = "../../testdata/coding/barometre-"
	for _, path := range []string{barometre + "/coding/coder-" + coder, apart + coder, apart + "groups-" + coder} {
		addCoded(t, found, path+".csv")
	}
	contacts := slices.Clone(demo.contacts)
	for i := range contacts {
		c := &contacts[i]
		c.Codes = map[string]audit.Code{}
		scenario, _ := demo.campaign.Scenario(c.Scenario)
		for _, p := range scenario.Points {
			if v, ok := found[c.Key][p.ID]; ok {
				c.Codes[p.ID] = audit.Code{Value: max(v, 0), NA: v < 0}
			}
		}
	}
	groups, err := machineMarks(context.Background(), demo.campaign, contacts)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range groups {
		for _, m := range g.Contacts {
			if m.CompleteBy == audit.Coder || slices.ContainsFunc(m.Points, func(p audit.PointMark) bool { return p.By == audit.Coder }) {
				found[m.Key][audit.Completeness] = m.Completeness.Float()
			}
		}
	}
	return found
}

// addCoded adds the marks of a table of a coder's.
func addCoded(t testing.TB, found map[audit.Key]map[string]float64, path string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		k := audit.Key{Attempt: 1}
		for i, name := range rows[0] {
			switch name {
			case "wave":
				k.Wave = row[i]
			case "company":
				k.Company = row[i]
			case "scenario":
				k.Scenario = row[i]
			case "channel":
				k.Channel = row[i]
			}
		}
		if found[k] == nil {
			found[k] = map[string]float64{}
		}
		for i, name := range rows[0] {
			criterion, ok := strings.CutPrefix(name, "code.")
			if !ok || row[i] == "" {
				continue
			}
			if found[k][criterion] = -1; row[i] != "na" {
				if found[k][criterion], err = strconv.ParseFloat(row[i], 64); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// agree is Krippendorff's alpha for ordered marks, and Gwet's AC1, for which na is one more mark. Contacts that both
// call na say nothing.
func agree(pairs [][2]float64) (alpha, ac1 float64, n int) {
	var ordered, named [][]float64
	for _, p := range pairs {
		if p[0] < 0 && p[1] < 0 {
			continue
		}
		n++
		named = append(named, p[:])
		if p[0] >= 0 && p[1] >= 0 {
			ordered = append(ordered, p[:])
		}
	}
	return stat.Alpha(ordered, stat.Ordinal), stat.AC1(named), n
}

// seen are the companies whose answers were read while the rules were written; the other four were not.
var seen = []string{"amperance", "brindorel", "gribanet", "ondevive"}

// TestMeasureCriteria holds the machine's marks of the demo against two coders, who coded before any rule was written, and
// docs/criteria.md against the figures (make bench-criteria prints them, -update writes them there). A criterion that the
// catalogue calls automatic agrees with each coder at 0.80 or better, by alpha or, where nearly all contacts deserve the same
// mark, by AC1.
func TestMeasureCriteria(t *testing.T) {
	demo, machine := markedByMachine(t)
	coders := map[string]map[audit.Key]map[string]float64{"a": coded(t, demo, "a"), "b": coded(t, demo, "b")}
	var keys []audit.Key
	for k := range coders["a"] {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, audit.Key.Compare)
	mark := func(who, criterion string, k audit.Key) (float64, bool) {
		if who != "machine" {
			v, ok := coders[who][k][criterion]
			return v, ok
		}
		m, ok := machine[k][criterion]
		if ok && !m.Score.Defined() {
			return -1, true
		}
		return m.Score.Float(), ok
	}
	pairs := func(criterion, x, y string, only func(audit.Key) bool) (list [][2]float64) {
		for _, k := range keys {
			a, okA := mark(x, criterion, k)
			b, okB := mark(y, criterion, k)
			if okA && okB && only(k) {
				list = append(list, [2]float64{a, b})
			}
		}
		return list
	}
	all := func(audit.Key) bool { return true }
	unseen := func(k audit.Key) bool { return !slices.Contains(seen, k.Company) }
	table := "| criterion | detection | machine–a | machine–b | a–b | machine–a, unseen | machine–b, unseen |\n|---|---|---|---|---|---|---|\n"
	for _, x := range demo.campaign.Criteria {
		if !slices.ContainsFunc(keys, func(k audit.Key) bool { _, ok := coders["a"][k][x.ID]; return ok }) {
			continue
		}
		table += fmt.Sprintf("| %s | %s |", x.ID, x.Detection)
		for _, p := range []struct {
			x, y string
			only func(audit.Key) bool
		}{{"machine", "a", all}, {"machine", "b", all}, {"a", "b", all}, {"machine", "a", unseen}, {"machine", "b", unseen}} {
			alpha, ac1, n := agree(pairs(x.ID, p.x, p.y, p.only))
			if n == 0 {
				table += " |"
				continue
			}
			table += fmt.Sprintf(" %s / %s |", figure(alpha), figure(ac1))
			undefined := math.IsNaN(alpha) && math.IsNaN(ac1) // every mark is the same
			if x.Detection == audit.Automatic && !undefined && !(alpha >= .8) && !(ac1 >= .8) {
				t.Errorf("%s: %s and %s agree by alpha %.3f, AC1 %.3f; want 0.80, or another detection in the catalogue", x.ID, p.x, p.y, alpha, ac1)
			}
		}
		table += "\n"
	}
	if testing.Verbose() {
		fmt.Printf("%d contacts of the demo, Krippendorff's alpha (ordinal) / Gwet's AC1\n\n%s\n", len(keys), table)
	}
	if os.Getenv("DIAPASON_DISAGREEMENTS") != "" {
		printDisagreements(keys, machine, coders["a"], coders["b"])
	}
	documented(t, "../../docs/criteria.md", "<!-- figures: go test ./cmd/diapason -run TestMeasureCriteria -update -->\n", "<!-- end of figures -->", table)
}

// figure is a coefficient with two decimals; – where it is undefined.
func figure(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return fmt.Sprintf("%.2f", x)
}

// The table of docs/criteria.md lists the catalogue: codes, ids and detections.
func TestCatalogueIsDocumented(t *testing.T) {
	c, _, err := loadCampaign(barometre)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile("../../docs/criteria.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range c.Criteria {
		row := fmt.Sprintf("| %s | `%s` | %s | %s | %s |", x.Code, x.ID, x.Name["fr"], x.Pillar, x.Detection)
		if !strings.Contains(string(b), row) {
			t.Errorf("docs/criteria.md has no row that begins %s", row)
		}
	}
}

// printDisagreements lists where the machine differs from both coders, in the half of the demo that may be looked at.
func printDisagreements(keys []audit.Key, machine map[audit.Key]map[string]audit.CriterionMark, a, b map[audit.Key]map[string]float64) {
	var lines []string
	for _, k := range keys {
		if !slices.Contains(seen, k.Company) {
			continue
		}
		for criterion, m := range machine[k] {
			x, ok := a[k][criterion]
			y := b[k][criterion]
			mark := m.Score.Float()
			if !m.Score.Defined() {
				mark = -1
			}
			if ok && mark != x && mark != y {
				lines = append(lines, fmt.Sprintf("%-16s %-10s %-15s %-9s %5.2f, coders %5.2f %5.2f  %.100q", criterion, k.Company, k.Scenario, k.Channel, mark, x, y, m.Quote))
			}
		}
	}
	slices.SortFunc(lines, cmp.Compare[string])
	fmt.Println(strings.Join(lines, "\n"))
}
