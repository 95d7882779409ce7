package spec

import (
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/diapason-audit/diapason/audit"
)

func TestCoding(t *testing.T) {
	const campaign = "campaign: c\ncompanies: [{id: a}]\nscenarios: [library:late-delivery]\n"
	check := func(yaml string, want audit.Coding) {
		t.Helper()
		got := loadWhole(t, fstest.MapFS{"campaign.yaml": {Data: []byte(campaign + yaml)}})
		if diff := cmp.Diff(want, got.Coding); diff != "" {
			t.Errorf("%s (-want +got):\n%s", yaml, diff)
		}
		if err := resolved(t, "campaign").Validate(instance(t, []byte(campaign+yaml))); err != nil {
			t.Errorf("%s: %v", yaml, err)
		}
	}
	check("", audit.Coding{})
	check("coding: {consensus: median}", audit.Coding{Consensus: audit.Median})
	check("coding: {consensus: majority}", audit.Coding{Consensus: audit.Majority})
	check("coding: {consensus: adjudicated, adjudicator: Zoé B.}", audit.Coding{Consensus: audit.Adjudicated, Adjudicator: "Zoé B."})
}

func TestKeep(t *testing.T) {
	const profile = "profile: p\nhorizon: 1d\npillars: [{pillar: w, weight: 1, criteria: {tone: 1}}]\nlatency: {written: {channels: [email], steps: {1d: 1}}}\n"
	p, problems := Profile("p.yaml", []byte(profile+"keep: [tone, completeness]\n"), shipped)
	if len(problems) > 0 || !slices.Equal(p.Keep, []string{"tone", "completeness"}) {
		t.Errorf("keep %v, %v", p.Keep, problems)
	}
}
