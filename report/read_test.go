package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/diapason-audit/diapason/audit"
)

// versioned is small with what it rests on.
func versioned() audit.Result {
	r := small()
	r.Profile.Aggregation = audit.Geometric
	r.Usage = map[string]float64{"email": 71, "twitter": 12.5}
	r.Versions = audit.Versions{Profile: "0123456789", Channels: "abcdef0123", Scenarios: []audit.ScenarioVersion{
		{Scenario: "late-delivery", Points: "1111111111", Wording: "2222222222"},
	}, Companies: []audit.CompanyVersion{{Company: "alfa", Hours: "3333333333"}}}
	for i, g := range r.Groups {
		for _, f := range r.Findings {
			if f.Group == g.Group {
				r.Groups[i].Findings = append(r.Groups[i].Findings, f)
			}
		}
	}
	return r
}

// What the json format writes reads the same again: marks to the two decimals they are written with.
func TestAResultReadsBack(t *testing.T) {
	want := versioned()
	got, err := Read([]byte(write(t, "json", want, Options{})))
	if err != nil {
		t.Fatal(err)
	}
	close := cmp.Comparer(func(a, b audit.Score) bool { return a.Percent() == b.Percent() })
	lists := cmpopts.EquateEmpty()
	diff := func(what string, want, got any, options ...cmp.Option) {
		t.Helper()
		if d := cmp.Diff(want, got, append(options, close, lists)...); d != "" {
			t.Errorf("%s (-want +got):\n%s", what, d)
		}
	}
	diff("contacts", want.Contacts, got.Contacts)
	diff("groups", want.Groups, got.Groups, cmpopts.IgnoreFields(audit.Marks{}, "Pairs"))
	diff("findings", want.Findings, got.Findings)
	diff("versions", want.Versions, got.Versions)
	diff("usage", want.Usage, got.Usage)
	diff("profile", want.Profile, got.Profile, cmpopts.IgnoreFields(audit.Profile{}, "Title", "Horizon", "SameAt", "Latency"))
	diff("baseline", want.Baseline().Indexes, got.Baseline().Indexes)
	for i, p := range want.Ranking {
		q := got.Ranking[i]
		diff("position", []any{p.Rank, p.Company, p.Index, p.Pillars, p.Contacts, p.Answered, p.MedianLatency, p.State, p.Contradictions, p.Deletions},
			[]any{q.Rank, q.Company, q.Index, cut(q.Pillars, len(p.Pillars)), q.Contacts, q.Answered, q.MedianLatency, q.State, q.Contradictions, q.Deletions})
	}
}

// cut is the first n of a list: a company without contacts has no pillars, or three that are na.
func cut(list []audit.Score, n int) []audit.Score { return list[:min(n, len(list))] }

func TestWhatIsNoResultIsSaid(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		if _, err := Read([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("%q:\n got %v\nwant %s", text, err, want)
		}
	}
	check(``, "line 1: EOF")
	check("{\n\"schema\": \"diapason/result/1\",\n!", "line 3: invalid character '!' looking for beginning of object key string")
	check(`[]`, `it is no diapason/result/1: its schema is ""`)
	check(`{"schema": "diapason/baseline/1"}`, `it is no diapason/result/1: its schema is "diapason/baseline/1"`)
	check(`{"schema": "diapason/result/2"}`, "it is of version 2 of diapason/result, and this program reads version 1; write it anew with this program")
	check(`{"schema": "diapason/result/1"}`, "it does not say how its index was made (method); write it anew with this program")
	check("{\"schema\": \"diapason/result/1\",\n \"seed\": \"one\"}", "line 2: cannot unmarshal string into Go struct field document.seed of type uint64")
	whole := write(t, "json", versioned(), Options{})
	check(strings.ReplaceAll(whole, "2026-10-05T09:12:00+02:00", "yesterday"), `"yesterday" is no time such as 2026-10-05T09:00:00Z`)
	check(strings.Replace(whole, `"index": 90.12`, `"index": 901.2`, 1), `company "alfa" in the ranking: its index is not from 0 to 100`)
	contact := `contact alfa, late-delivery on email (2026-Q4, attempt 1): it needs marks from 0 to 100 and an outcome of [answered acknowledged redirected silent deleted]`
	check(strings.Replace(whole, `"outcome": "answered"`, `"outcome": "answerd"`, 1), contact)
	check(strings.ReplaceAll(whole, `"latency": 95`, `"latency": -95`), contact)
	check(whole+"{}", "it goes on after the document")
	if _, err := Read([]byte("\ufeff" + whole)); err != nil {
		t.Errorf("with a byte order mark: %v", err)
	}
	if _, err := Read([]byte(strings.Replace(whole, `"seed"`, `"later": [1], "seed"`, 1))); err != nil {
		t.Errorf("with a name of a later version: %v", err)
	}
}
