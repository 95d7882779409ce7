package rank

import (
	"testing"
	"time"

	"github.com/diapason-audit/diapason/audit"
)

// A criterion that is left unscored is shown, and its pillar leaves the weights: (30·1 + 30·0)/60.
func TestUnscoredIsShownAndLeavesTheIndex(t *testing.T) {
	c := campaign(1, 1)
	marks := []audit.Marks{group("a", "s1", time.Minute, time.Minute, 1, .8, 0, audit.CompatibleState)}
	if p := Rank(c, marks, 1).Ranking[0]; p.Index.Percent() != "62.00" {
		t.Errorf("scored: index %s, want 62.00", p.Index.Percent())
	}
	c.Profile.Unscored = []string{audit.Completeness}
	p := Rank(c, marks, 1).Ranking[0]
	if p.Index.Percent() != "50.00" || p.Pillars[1].Defined() || p.Criteria[audit.Completeness].Percent() != "80.00" {
		t.Errorf("unscored: index %s, pillar %s, criterion %s", p.Index.Percent(), p.Pillars[1].Percent(), p.Criteria[audit.Completeness].Percent())
	}
}
