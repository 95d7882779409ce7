package rank

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/diapason-audit/diapason/audit"
)

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
