package rank

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/diapason-audit/diapason/audit"
)

// The spread that was put in comes out: scenarios that differ by ± 10 points for a company, attempts by ± 5, and what is
// the same for all companies does not count.
func TestSpread(t *testing.T) {
	c := completeness(30, 40)
	rng := rand.New(rand.NewPCG(1, 1))
	either := func(x float64) float64 { return x * float64(2*rng.IntN(2)-1) }
	check := func(attempts int, wantScenarios, wantAttempts float64) {
		t.Helper()
		var marks []audit.Marks
		for _, s := range c.Scenarios {
			hard := either(.2)
			for i, company := range c.Companies {
				own := either(.1)
				for attempt := range attempts {
					marks = append(marks, once(company.ID, s.ID, attempt+1, .5+float64(i)/300+hard+own+either(.05)))
				}
			}
		}
		s := Spread(c, marks)
		if got := math.Sqrt(variance(s.Scenarios)); math.Abs(got-wantScenarios) > .05*wantScenarios {
			t.Errorf("%d attempts: scenarios spread by %.2f, want %.2f", attempts, got, wantScenarios)
		}
		if got := math.Sqrt(variance(s.Attempts)); math.Abs(got-wantAttempts) > .05*wantAttempts {
			t.Errorf("%d attempts: attempts spread by %.2f, want %.2f", attempts, got, wantAttempts)
		}
	}
	check(4, 10*math.Sqrt2, 5)
	check(1, math.Sqrt(2*(100+25)), 0) // nothing tells them apart
	if s := Spread(completeness(1, 3), []audit.Marks{once("a", "s1", 1, 1), once("a", "s2", 1, 0)}); len(s.Scenarios) != 0 {
		t.Errorf("one company differs from itself: %+v", s)
	}
}
