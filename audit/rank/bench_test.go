package rank

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/diapason-audit/diapason/audit"
)

// TestMeasureRanking prints how often the intervals of simulated waves hold the truth, which is known (make bench-ranking).
func TestMeasureRanking(t *testing.T) {
	if !testing.Verbose() {
		t.Skip("prints a table: run it with -v, or make bench-ranking")
	}
	const waves = 1000
	fmt.Printf("%d waves of ten companies each; intervals at 95 %%\n", waves)
	measure(markets, waves)
	fmt.Printf("\nfewer waves of other markets\n")
	measure(others, 300)
	fmt.Printf("\nand of markets thought of afterwards\n")
	measure(fresh, 300)
	fmt.Printf("\n%-20s %9s  %s\n", "companies", "scenarios", "change since a wave like this one: 0 covered")
	for _, k := range markets {
		for _, scenarios := range []int{6, 12, 40} {
			of, held := newMarket(k, scenarios).unmoved(300, 7)
			fmt.Printf("%-20s %9d  %.1f %%\n", k.name, scenarios, 100*float64(held)/float64(of))
		}
	}
	fmt.Println()
	for _, shape := range podiumShapes {
		p := shape.of(first2014, waves)
		fmt.Printf("podium of 2014, %s: first told apart from second in %.1f %% of waves; first from tenth in %.1f %%; "+
			"interval of the first's index ± %.1f points, of its rank 1 to %.1f of ten\n",
			shape.name, 100*p.second, 100*p.last, p.width, p.rankHigh)
		eleventh := 87.0
		for shape.most(eleventh-1) <= 1 && shape.of(append(slices.Clone(first2014), eleventh), 200).last < .8 {
			eleventh--
		}
		fmt.Printf("  an eleventh told apart from the first in four waves of five: %.0f, or where one mail cannot lose more\n", eleventh)
	}
}

// measure prints a table of markets, each of so many waves; fewer when it has many companies, more when it has few.
func measure(kinds []kind, waves int) {
	fmt.Printf("%-20s %9s  %13s %6s  %12s %9s %6s  %15s %10s\n", "companies", "scenarios", "index covered", "± pts", "rank covered", "drawn in", "ranks",
		"neighbours apart", "Holm: any")
	for _, k := range kinds {
		for _, scenarios := range []int{6, 12, 40} {
			c := newMarket(k, scenarios).cover(waves*10/len(k.answers), 7)
			of := float64(c.of)
			rank, drawnIn := fmt.Sprintf("%.1f %%", 100*float64(c.rank)/of), fmt.Sprintf("%.1f %%", 100*float64(c.drawnIn)/of)
			if k.name == allAlike.name || len(k.answers) == 1 { // no rank is true, or all are
				rank, drawnIn = "–", "–"
			}
			fmt.Printf("%-20s %9d  %11.1f %% %6.1f  %12s %9s %6.1f  %13.1f %% %8.1f %%\n", k.name, scenarios, 100*float64(c.index)/of, c.width/of/2,
				rank, drawnIn, c.rankWidth/of, 100*float64(c.apart)/float64(max(1, c.pairs)), 100*float64(c.together)/float64(c.waves))
		}
	}
}

// Two hundred companies, twenty scenarios, two channels, 2,000 draws: to take less than two seconds of a processor.
func BenchmarkRank200x20(b *testing.B) { benchmark(b, 200, 20) }

// Very many companies, few scenarios.
func BenchmarkRank1000x8(b *testing.B) { benchmark(b, 1000, 8) }

func benchmark(b *testing.B, companies, scenarios int) {
	c := campaign(0, scenarios)
	for i := range companies {
		c.Companies = append(c.Companies, audit.Company{ID: fmt.Sprintf("c%04d", i)})
	}
	for i := range c.Scenarios {
		c.Scenarios[i].ID = fmt.Sprintf("s%02d", i)
	}
	marks := random(c, rand.New(rand.NewPCG(1, 2)))
	b.ReportAllocs()
	for b.Loop() {
		Rank(c, marks, 1)
	}
}
