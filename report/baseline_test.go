package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/diapason-audit/diapason/audit"
)

func writeBaseline(t testing.TB, b audit.Baseline) []byte {
	t.Helper()
	out, err := WriteBaseline(b)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestBaselineGolden(t *testing.T) {
	golden(t, "small.baseline.json", string(writeBaseline(t, versioned().Baseline())))
}

// To the millionth: what has not changed must not seem to have moved.
func TestABaselineReadsBack(t *testing.T) {
	want := versioned().Baseline()
	text := writeBaseline(t, want)
	got, err := ReadBaseline(text)
	if err != nil {
		t.Fatal(err)
	}
	exact := cmp.Comparer(func(a, b audit.Score) bool { return a == b })
	if d := cmp.Diff(want, got, exact, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if again := writeBaseline(t, got); !bytes.Equal(again, text) {
		t.Errorf("written again:\n%s", again)
	}
}

// A whole result is a baseline too.
func TestAResultIsABaseline(t *testing.T) {
	got, err := ReadBaseline([]byte(write(t, "json", versioned(), Options{})))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Groups) != 3 || len(got.Findings) != 3 || got.Indexes["alfa"].Percent() != "90.12" || got.Wave != "2026-Q4" {
		t.Errorf("%+v", got)
	}
}

// One mark that moves changes one line, one finding more adds one.
func TestABaselineChangesLineByLine(t *testing.T) {
	r := versioned()
	before := strings.Split(string(writeBaseline(t, r.Baseline())), "\n")
	r.Groups[1].Contacts[0].Latency = audit.Mark(0.25)
	more := r.Findings[0]
	more.Values = []string{"14d", "60d"}
	again := r.Findings[0] // the same at another attempt
	again.Attempt = 2
	r.Findings = append(r.Findings[:1:1], append([]audit.Finding{more, again}, r.Findings[1:]...)...)
	after := strings.Split(string(writeBaseline(t, r.Baseline())), "\n")
	changed := 0
	for _, line := range after {
		found := false
		for _, old := range before {
			found = found || old == line
		}
		if !found {
			changed++
		}
	}
	if changed != 2 || len(after) != len(before)+1 {
		t.Errorf("%d lines changed, %d more:\n%s", changed, len(after)-len(before), strings.Join(after, "\n"))
	}
}

func TestWhatIsNoBaselineIsSaid(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		if _, err := ReadBaseline([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("%q:\n got %v\nwant %s", text, err, want)
		}
	}
	check(`{"schema": "diapason/baseline/9"}`, "it is of version 9 of diapason/baseline, and this program reads version 1; write it anew with this program")
	check(`{"schema": "diapason/baseline/1", "groups": []}`, "it holds no group")
	check("company,index\n", "line 1: invalid character 'c' looking for beginning of value")

	good := string(writeBaseline(t, versioned().Baseline()))
	edited := func(old, now, want string) {
		t.Helper()
		if !strings.Contains(good, old) {
			t.Fatalf("%s is not in\n%s", old, good)
		}
		check(strings.Replace(good, old, now, 1), want)
	}
	edited(`"index":0.901234`, `"index":90.125`, "line 11: 90.125 is no mark from 0 to 1, nor null")
	edited(`"index":0.901234`, `"index":"all"`, `line 11: "all" is no mark from 0 to 1, nor null`)
	edited(`{"company":"alfa","index"`, `{"compny":"alfa","index"`, "line 11: it needs a company, and each once")
	edited(`{"company":"alfa","scenario"`, `{"company":"alpha","scenario"`, `line 17: company "alpha" is not among the companies`)
	edited(`"attempt":1`, `"attempt":"1"`, "line 17: cannot unmarshal string into Go struct field baseGroupJSON.attempt of type int")
	edited(`"attempt":1`, `"attempt":-1`, "line 17: it needs a scenario and an attempt from 1")
	edited(`"outcome":"answered"`, `"outcome":"answerd"`, "line 17: a contact needs a channel, and an outcome of [answered acknowledged redirected silent deleted]")
	edited(`"channel":"twitter"`, `"channel":"email"`, "line 17: the contact on email is there twice")
	edited(`"rule":"contradiction"`, `"rule":"contradictions"`, "line 22: it needs a company, a scenario, and a rule of "+
		"[contradiction incorrect deletion no-answer acknowledged-only redirect missed-point slow promise-broken]")
}

// Whatever a file holds, it is read or refused.
func FuzzReadBaseline(f *testing.F) {
	f.Add(writeBaseline(f, versioned().Baseline()))
	var result bytes.Buffer
	if err := Formats[2].Write(&result, versioned(), Options{}); err != nil {
		f.Fatal(err)
	}
	f.Add(result.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		base, err := ReadBaseline(b)
		if err != nil {
			return
		}
		text := writeBaseline(t, base)
		again, err := ReadBaseline(text)
		if err != nil && SchemaOf(b) == SchemaName {
			return // a result is looked at less closely
		}
		if err != nil {
			t.Fatalf("%v in what was written:\n%s", err, text)
		}
		if twice := writeBaseline(t, again); !bytes.Equal(twice, text) {
			t.Fatalf("written\n%s\nthen\n%s", text, twice)
		}
	})
}
