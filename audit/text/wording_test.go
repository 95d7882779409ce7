package text

import (
	"math"
	"testing"

	"github.com/agnivade/levenshtein"
)

func TestWording(t *testing.T) {
	check := func(a, b string, want float64) {
		t.Helper()
		if got := Wording(Read(a, "fr"), Read(b, "fr")); math.Abs(got-want) > 1e-12 {
			t.Errorf("wording of %q and %q: %v, want %v", a, b, got, want)
		}
	}
	check("", "", 1)
	check("!", "?", 1)
	check("a", "", 0)
	check("a b c d", "A, B; C d!", 1)
	check("a b c d", "a b x d", 0.75)              // one of four replaced
	check("a b c d", "a c d", 0.75)                // one of four left out
	check("a b", "b a", 0)                         // two of two replaced
	check("k i t t e n", "s i t t i n g", 1-3.0/7) // the classic: 3
	if d := levenshtein.ComputeDistance("kitten", "sitting"); d != 3 {
		t.Errorf("kitten, sitting: %d, want 3", d)
	}
}

// Dice's coefficient of {a,b,c} and {b,c,d} is 2·2/6, Jaccard's distance 1 - 2/4.
func TestSets(t *testing.T) {
	if got := (bitset{7, 0}).dice(bitset{14, 0}); math.Abs(got-2.0/3) > 1e-12 {
		t.Errorf("Dice %v, want 2/3", got)
	}
	if got := disagreement([]uint64{1, 2, 3}, []uint64{2, 3, 4}); got != 0.5 {
		t.Errorf("Jaccard %v, want 1/2", got)
	}
}

func TestMistakes(t *testing.T) {
	check := func(a, b string, beginning bool, want int) {
		t.Helper()
		if got := distance(a, b, beginning); got != want {
			t.Errorf("mistakes between %q and %q: %d, want %d", a, b, got, want)
		}
	}
	check("kitten", "sitting", false, 3)
	check("martha", "marhta", false, 1) // swapped
	check("ca", "abc", false, 3)        // optimal string alignment; unrestricted Damerau would say 2
	check("rembours", "remboursement", true, 0)
	check("rembours", "rembousement", true, 1)
	check("rembours", "rembourrage", true, 8) // no beginning ends in s
}
