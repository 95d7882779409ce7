package spec

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/diapason-audit/diapason/audit"
)

func TestGateIsReadWhole(t *testing.T) {
	got := loadWhole(t, fstest.MapFS{
		campaignName: {Data: []byte(`campaign: c
companies: [{id: alfa, channels: {email: care@alfa.example, chat: "https://alfa.example"}}]
gate:
  min_index: 70
  min: {completeness: 60}
  companies: {alfa: {min_index: 75.5, min: {latency: 0}}}
  channels: {chat: {latency: 80, completeness: 50}}
  scenarios: {late-refund: {consistency: 90}}
  max_drop: 0
  forbid: [contradiction, slow]
  repeats: {k: 2, of: 3}
`)},
		"scenarios/late-refund.yaml": {Data: []byte(aScenario)},
	}).Gate
	want := audit.Gate{
		Floors:    audit.Floors{MinIndex: new(70.0), Min: map[string]float64{"completeness": 60}},
		Companies: map[string]audit.Floors{"alfa": {MinIndex: new(75.5), Min: map[string]float64{"latency": 0}}},
		Channels:  map[string]map[string]float64{"chat": {"latency": 80, "completeness": 50}},
		Scenarios: map[string]map[string]float64{"late-refund": {"consistency": 90}},
		MaxDrop:   new(0.0),
		Forbid:    []audit.Rule{audit.RuleContradiction, audit.RuleSlow},
		Repeats:   audit.Repeats{K: 2, Of: 3},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("gate (-want +got):\n%s", diff)
	}
	if !got.Demands() || (audit.Gate{Repeats: audit.Repeats{K: 1, Of: 2}}).Demands() {
		t.Error("a gate demands nothing, or repeats alone demand something")
	}
}
