package rank

import (
	"fmt"
	"testing"
	"time"

	"github.com/diapason-audit/diapason/audit"
)

// alone is one company asked on one channel, contact by contact; a negative wait is silence.
func alone(waits []time.Duration, marks []float64) (audit.Campaign, []audit.Marks) {
	c := campaign(1, len(waits))
	c.Profile.Pillars = []audit.Pillar{{ID: "message", Weight: 100, Criteria: []audit.Weighted{{Criterion: audit.Completeness, Weight: 1}}}}
	var groups []audit.Marks
	for i, w := range waits {
		g := group("a", c.Scenarios[i].ID, w, -1, marks[i], marks[i], 0, "")
		g.Contacts = g.Contacts[:1]
		groups = append(groups, g)
	}
	return c, groups
}

// METHOD oracle O9: answers after 1, 2, 2, 5, 24 and 30 hours and two silences at the horizon of 336 hours. Shares by hand:
// one of eight within an hour, five within 24 h, six by the horizon.
func TestWaitsCountSilence(t *testing.T) {
	hours := []time.Duration{1, 2, 2, 5, 24, 30, -1, -1}
	for i := range hours {
		hours[i] *= time.Hour
	}
	c, marks := alone(hours, make([]float64, len(hours)))
	r := Rank(c, marks, 1)
	for what, w := range map[string]audit.Waits{"company": r.Ranking[0].Waits, "channel": r.Channels[0].Waits} {
		if w.Mean != 92*time.Hour || fmt.Sprintf("%.2f", w.MeanSE.Hours()) != "49.94" {
			t.Errorf("%s: mean %v (se %.2f h), want 92h (se 49.94 h)", what, w.Mean, w.MeanSE.Hours())
		}
		if w.Within1h.N != 1 || w.Within24h.N != 5 || w.Answered.N != 6 || w.Answered.Of != 8 || w.Censored != 2 {
			t.Errorf("%s: %+v", what, w)
		}
		if w.Answered.Low.Share() != "0.4093" || w.Answered.High.Share() != "0.9285" { // by the formula
			t.Errorf("%s: 6 of 8 within %s – %s, want 0.4093 – 0.9285", what, w.Answered.Low.Share(), w.Answered.High.Share())
		}
		if w.MedianLow == nil || *w.MedianLow != time.Hour || w.MedianHigh != nil {
			t.Errorf("%s: median's interval %v – %v, want 1h and no end", what, w.MedianLow, w.MedianHigh)
		}
	}
	if w := waits(nil, time.Hour); w.Answered.Score().Defined() || w.Answered.Low.Defined() || w.Mean != 0 {
		t.Errorf("of no contact: %+v", w)
	}
}

// METHOD oracle O14: five messages marked 90, 80, 70 and two silent make 48.0.
func TestIndexOfMessages(t *testing.T) {
	const h = time.Hour
	c, marks := alone([]time.Duration{h, h, h, -1, -1}, []float64{.9, .8, .7, 0, 0})
	if p := Rank(c, marks, 1).Ranking[0]; p.Index.Percent() != "48.00" {
		t.Errorf("index %s, want 48.00", p.Index.Percent())
	}
}
