package fact

import (
	"math"
	"testing"
	"time"
)

// The embedded tables have the size of the tasks; one of another size says nothing, and breaks nothing.
func TestUnpack(t *testing.T) {
	for lang, b := range map[string][]byte{"fr": sensesFrench, "en": sensesEnglish} {
		if len(b) != tableSize() {
			t.Errorf("senses_%s.bin has %d bytes, want %d", lang, len(b), tableSize())
		}
	}
	tables := unpack([]byte("from before a task was added"))
	for n, task := range Tasks {
		p := make([]float32, task.Classes)
		tables[n].classify(Traits{Single: []uint32{1, 1 << 31}, Twin: []uint32{7}}, task, p)
		for k, x := range p {
			if math.Abs(float64(x)*float64(task.Classes)-1) > 1e-5 {
				t.Errorf("task %s, class %d: %v, want 1 in %d", TaskNames[n], k, x, task.Classes)
			}
		}
	}
}

// "Nothing to pay" and a sum to pay are told apart whatever stands for the currency.
func TestNothingIsNoSum(t *testing.T) {
	trait := func(s string) uint32 {
		r := readAll(s, "en", time.Time{})
		for i := range r.tokens {
			if w, _ := r.traitWord(i, len(r.tokens)); w == "#nothing" || w == "#amount" {
				return trait('w', w, "")
			}
		}
		t.Fatalf("%q: no amount", s)
		return 0
	}
	if trait("The fee is £0.") != trait("The fee is 0.00 €.") || trait("The fee is £0.") == trait("The fee is £5.") {
		t.Error("£0, 0.00 € and £5 do not have the traits of nothing, nothing and a sum")
	}
}
