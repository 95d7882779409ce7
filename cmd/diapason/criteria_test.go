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

const barometre = "../../testdata/campaigns/barometre"

// markedByMachine are the machine's own marks of the demo, no coder's among them, by contact and criterion.
func markedByMachine(t testing.TB) (audit.Campaign, map[audit.Key]map[string]audit.CriterionMark) {
	t.Helper()
	demo, err := readCampaignMarks(context.Background(), &env{err: io.Discard, quiet: true}, barometre)
	if err != nil {
		t.Fatal(err)
	}
	groups, err := machineMarks(context.Background(), demo)
	if err != nil {
		t.Fatal(err)
	}
	found := map[audit.Key]map[string]audit.CriterionMark{}
	for _, g := range groups {
		for _, m := range g.Contacts {
			found[m.Key] = map[string]audit.CriterionMark{}
			for _, x := range m.Criteria {
				found[m.Key][x.Criterion] = x
			}
		}
	}
	return demo.campaign, found
}

// codedBy reads one coder's marks of the demo; na is −1.
func codedBy(t testing.TB, coder string) map[audit.Key]map[string]float64 {
	t.Helper()
	f, err := os.Open(barometre + "/coding/coder-" + coder + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	found := map[audit.Key]map[string]float64{}
	for _, row := range rows[1:] {
		k := audit.Key{Wave: row[0], Company: row[1], Scenario: row[2], Channel: row[3], Attempt: 1}
		found[k] = map[string]float64{}
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
	return found
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

// TestMeasureCriteria holds the machine's marks of the demo against two coders, who coded before any rule was written
// (make bench-criteria prints the table). A criterion that the catalogue calls automatic agrees with each coder at 0.80 or
// better, by alpha or, where nearly all contacts deserve the same mark, by AC1.
func TestMeasureCriteria(t *testing.T) {
	c, machine := markedByMachine(t)
	coders := map[string]map[audit.Key]map[string]float64{"a": codedBy(t, "a"), "b": codedBy(t, "b")}
	var keys []audit.Key
	for k := range coders["a"] {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, audit.Key.Compare)
	pair := func(criterion, x, y string, only func(audit.Key) bool) (alpha, ac1 float64, n int) {
		mark := func(who string, k audit.Key) (float64, bool) {
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
		var pairs [][2]float64
		for _, k := range keys {
			a, okA := mark(x, k)
			b, okB := mark(y, k)
			if okA && okB && only(k) {
				pairs = append(pairs, [2]float64{a, b})
			}
		}
		return agree(pairs)
	}
	all := func(audit.Key) bool { return true }
	unseen := func(k audit.Key) bool { return !slices.Contains(seen, k.Company) }
	show := func(x float64) string {
		if math.IsNaN(x) {
			return "    –"
		}
		return fmt.Sprintf("%5.2f", x)
	}
	if testing.Verbose() {
		fmt.Printf("%d contacts of the demo coded by a and b; unseen: the %d companies whose answers no rule was written by\n\n", len(keys), 8-len(seen))
		fmt.Println("                             machine–a      machine–b      a–b            machine–a, unseen")
		fmt.Println("criterion        detection   alpha   AC1    alpha   AC1    alpha   AC1    alpha   AC1")
	}
	for _, x := range c.Criteria {
		if _, ok := coders["a"][keys[0]][x.ID]; !ok {
			continue
		}
		line := fmt.Sprintf("%-16s %-10s", x.ID, x.Detection)
		for _, p := range [][2]string{{"machine", "a"}, {"machine", "b"}, {"a", "b"}} {
			alpha, ac1, n := pair(x.ID, p[0], p[1], all)
			line += "  " + show(alpha) + " " + show(ac1) + "  "
			if alone := n > 0 && math.IsNaN(alpha) && math.IsNaN(ac1); x.Detection == audit.Automatic && p[0] == "machine" && !alone && !(max(alpha, ac1) >= .8 || alpha >= .8 || ac1 >= .8) {
				t.Errorf("%s: machine and coder %s agree by alpha %.3f, AC1 %.3f; want 0.80, or another detection in the catalogue", x.ID, p[1], alpha, ac1)
			}
		}
		alpha, ac1, _ := pair(x.ID, "machine", "a", unseen)
		if line += "  " + show(alpha) + " " + show(ac1); testing.Verbose() {
			fmt.Println(strings.TrimRight(line, " "))
		}
	}
	if os.Getenv("DIAPASON_DISAGREEMENTS") != "" {
		printDisagreements(keys, machine, coders["a"], coders["b"])
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
