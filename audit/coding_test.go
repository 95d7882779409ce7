package audit

import (
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// codes reads marks as "anne 1, bob na".
func codes(s string) (marks []CoderMark) {
	for _, m := range strings.Split(s, ", ") {
		coder, value, _ := strings.Cut(m, " ")
		marks = append(marks, CoderMark{coder, Code{Value: max(number(value), 0), NA: value == na}})
		if value == na {
			marks[len(marks)-1].Value = 0
		}
	}
	return marks
}

func TestSettle(t *testing.T) {
	check := func(rule Consensus, marks, want string) {
		t.Helper()
		code, ok := Coding{rule, "zoe"}.Settle(codes(marks))
		got := "open"
		if ok && code.NA {
			got = na
		} else if ok {
			got = spelt(code.Value)
		}
		if got != want {
			t.Errorf("%s of %s is %s, want %s", rule, marks, got, want)
		}
	}
	check(Median, "a 1", "1")
	check(Median, "a 0, b 1, c 1", "1")
	check(Median, "a 0, b 1", "0.5")
	check(Median, "a 0, b 0.5, c 0.5, d 1", "0.5")
	check(Median, "a na, b 1", "1")
	check(Median, "a na, b na, c 1", "na")
	check(Median, "a na, b 0, c 1, d na, e 1", "1")
	check(Majority, "a 1", "1")
	check(Majority, "a 0, b 1, c 1", "1")
	check(Majority, "a 0, b 1", "open")
	check(Majority, "a na, b na, c 1", "na")
	check(Majority, "a 0, b 0, c 1, d 1, e 0.5", "open")
	check(Adjudicated, "a 0, b 1, zoe 0.5", "0.5")
	check(Adjudicated, "a 1, b 1", "1")
	check(Adjudicated, "a 0, b 1", "open")
	check(Adjudicated, "a na, b 0", "open")
	check(Adjudicated, "a na, b na", "na")
	check(Adjudicated, "a 1, zoe na", "na")
	if _, ok := (Coding{}).Settle(nil); ok {
		t.Error("no marks settle something")
	}
}

// The order of coders is nothing to a consensus, and one on which all agree stands under every rule.
func TestSettleLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule := Coding{rapid.SampledFrom([]Consensus{Median, Majority, Adjudicated}).Draw(t, "rule"), "c0"}
		marks := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) CoderMark {
			c := Code{NA: rapid.Bool().Draw(t, "na")}
			if !c.NA {
				c.Value = float64(rapid.IntRange(0, 4).Draw(t, "mark")) / 4
			}
			return CoderMark{Code: c}
		}), 1, 6).Draw(t, "marks")
		same := true
		for i := range marks {
			marks[i].Coder = "c" + spelt(float64(i))
			same = same && marks[i].Code == marks[0].Code
		}
		want, ok := rule.Settle(marks)
		if same && (!ok || want != marks[0].Code) {
			t.Fatalf("%v agree on %v", marks, want)
		}
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Shuffle(len(marks), func(i, j int) { marks[i], marks[j] = marks[j], marks[i] })
		if got, again := rule.Settle(marks); got != want || again != ok {
			t.Fatalf("%v, shuffled %v", want, got)
		}
	})
}

// ratings makes a rating of every value, one line a coder, "." missing.
func ratings(criterion string, lines ...string) (rs []Rating) {
	for _, line := range lines {
		fields := strings.Fields(line)
		for u, v := range fields[1:] {
			if v != "." {
				rs = append(rs, Rating{criterion, spelt(float64(u)), fields[0], v})
			}
		}
	}
	return rs
}

// Krippendorff's example, METHOD oracle O1.
var example = ratings("tone", "A 1 2 3 3 2 1 4 1 2 . . .", "B 1 2 3 3 2 2 4 1 2 5 . 3", "C . 3 3 3 2 3 4 2 2 5 1 .", "D 1 2 3 3 2 4 4 1 2 5 1 .")

func TestAgreements(t *testing.T) {
	a := Agreements(example)[0]
	if a.Criterion != "tone" || a.Units != 12 || a.Coders != 4 || a.Pairable != 40 {
		t.Errorf("%+v", a)
	}
	for i, x := range [][2]float64{{a.Nominal, 113.0 / 152}, {a.Ordinal, 108577.0 / 133160}, {a.Interval, 951.0 / 1120}, {a.Ratio, 18222619.0 / 22852465}} {
		if math.Abs(x[0]-x[1]) > 1e-14 {
			t.Errorf("figure %d is %v, want %v", i, x[0], x[1])
		}
	}

	// na is a name and no number: the two agree that unit 2 does not apply, which no order can tell.
	a = Agreements(ratings("x", "A 0 1 na na", "B 0 1.0 na 1"))[0]
	if a.Percent != .75 || a.Pairable != 8 || a.Ordinal != 1 {
		t.Errorf("na: %+v", a)
	}
	// words have no order
	a = Agreements(ratings("x", "A yes no yes", "B yes no no"))[0]
	if math.IsNaN(a.Nominal) || !math.IsNaN(a.Ordinal) || !math.IsNaN(a.Ratio) {
		t.Errorf("words: %+v", a)
	}
	if alpha, by := a.Alpha(); by != "nominal" || alpha != a.Nominal {
		t.Errorf("words are read by %s", by)
	}
	// all the same: nothing to agree on
	a = Agreements(ratings("x", "A 1 1", "B 1 1"))[0]
	if alpha, by := a.Alpha(); by != "ordinal" || !math.IsNaN(alpha) || !math.IsNaN(a.AC1) || a.Percent != 1 {
		t.Errorf("one value: %+v", a)
	}
	if got := Agreements(nil); got != nil {
		t.Errorf("of nothing: %v", got)
	}
}

// Where two others disagree, their median lies between the two and nobody meets it. The machine is held against people, and
// people not against the machine.
func TestCoderAgreements(t *testing.T) {
	got := CoderAgreements(ratings("x", "A 0 1 0 1 0", "B 0 1 0 1 .", "C 1 0 1 0 .", "machine 0 1 0 1 1"))
	if len(got) != 4 {
		t.Fatalf("%d coders", len(got))
	}
	for i, want := range []struct {
		coder string
		units int
		share float64
	}{{"A", 4, 0}, {"B", 4, 0}, {"C", 4, 0}, {"machine", 5, .8}} {
		a := got[i]
		if a.Coder != want.coder || a.Units != want.units || math.Abs(a.Percent-want.share) > 1e-12 {
			t.Errorf("%s: %d units, %v; want %+v", a.Coder, a.Units, a.Percent, want)
		}
	}
	alone := CoderAgreements(ratings("x", "A 0 1"))[0]
	if alone.Units != 0 || !math.IsNaN(alone.Percent) || !math.IsNaN(alone.Ordinal) {
		t.Errorf("a single coder agrees with nobody: %+v", alone)
	}
}

// The order of ratings is nothing, whatever the values.
func TestOrderOfRatingsIsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"0", "0.5", "1", "na", "1.0", "yes"})
		rs := rapid.SliceOf(rapid.Custom(func(t *rapid.T) Rating {
			draw := func(of ...string) string { return rapid.SampledFrom(of).Draw(t, "word") }
			return Rating{draw("x", "y"), draw("1", "2", "3"), draw("A", "B", "machine"), word.Draw(t, "value")}
		})).Draw(t, "ratings")
		all, each := Agreements(rs), CoderAgreements(rs)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		if !same(all, Agreements(rs)) || !same(each, CoderAgreements(rs)) {
			t.Fatal("the order of ratings changed a figure")
		}
	})
}

// same compares agreements, NaN being like NaN.
func same(a, b []Agreement) bool {
	plain := func(list []Agreement) (out []any) {
		for _, x := range list {
			for _, f := range []float64{x.Nominal, x.Ordinal, x.Interval, x.Ratio, x.AC1, x.Percent} {
				out = append(out, math.Float64bits(f))
			}
			out = append(out, x.Criterion, x.Coder, x.Units, x.Coders, x.Pairable)
		}
		return out
	}
	return reflect.DeepEqual(plain(a), plain(b))
}

func TestContactID(t *testing.T) {
	k := Key{"w", "alfa", "late", "email", 1}
	if id := k.ID(); id != k.ID() || !strings.HasPrefix(id, "c-") || len(id) != 18 {
		t.Errorf("id %q", id)
	}
	seen := map[string]Key{}
	for _, l := range []Key{k, {"w", "alf", "alate", "email", 1}, {"w", "alfa", "late", "email", 11}, {"w1", "alfa", "late", "email", 1}} {
		if before, twice := seen[l.ID()]; twice {
			t.Errorf("%v and %v share an id", before, l)
		}
		seen[l.ID()] = l
	}
}
