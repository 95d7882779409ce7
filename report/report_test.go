package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/jsonschema-go/jsonschema"
	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func write(t rapid.TB, format string, r audit.Result, o Options) string {
	f, err := Lookup(format)
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := f.Write(&buf, r, o); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got, rewrite with -update):\n%s", path, diff)
	}
}

func TestEveryFormatAndViewHasAGoldenFile(t *testing.T) {
	for _, f := range Formats {
		if !f.Views {
			ext := f.Ext
			if ext == "" {
				ext = "." + f.Name
			}
			golden(t, "small"+ext, write(t, f.Name, small(), Options{}))
			golden(t, "empty"+ext, write(t, f.Name, empty(), Options{}))
			continue
		}
		for _, v := range Views {
			golden(t, "small."+v+f.Ext, write(t, f.Name, small(), Options{View: v, Width: 100}))
			golden(t, "empty."+v+f.Ext, write(t, f.Name, empty(), Options{View: v, Width: 100}))
		}
	}
	for _, width := range []int{0, 40, 60, 80, 140} {
		golden(t, fmt.Sprintf("small.ranking.%d.txt", width), write(t, "table", small(), Options{Width: width}))
	}
	golden(t, "small.ranking.color.txt", write(t, "table", small(), Options{Width: 100, Color: true}))
	schema, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "result.schema.json", string(schema))
}

func TestTheSameResultMakesTheSameBytes(t *testing.T) {
	for _, f := range Formats {
		for _, v := range Views {
			first := write(t, f.Name, small(), Options{View: v})
			if second := write(t, f.Name, small(), Options{View: v}); second != first {
				t.Errorf("%s of %s differs from one call to the next", f.Name, v)
			}
		}
	}
}

func TestAnUnknownNameIsAnsweredWithTheRightOnes(t *testing.T) {
	check := func(err error, want string) {
		t.Helper()
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	_, err := Lookup("pdf")
	check(err, `unknown format "pdf" (want one of table, csv, json, markdown, html, junit, github, sarif)`)
	_, err = Lookup("markdwon")
	check(err, `unknown format "markdwon" (want one of table, csv, json, markdown, html, junit, github, sarif); did you mean "markdown"?`)
	check(CheckView("rankng"), `unknown view "rankng" (want one of ranking, contacts, points, consistency, findings, channels, scenarios, sectors, robustness); did you mean "ranking"?`)
	if err := CheckView("findings"); err != nil {
		t.Error(err)
	}
	_, err = ForFile("out/ranking.pdf")
	check(err, `no format for the file "out/ranking.pdf" (want an extension of .txt, .csv, .json, .md, .html, .xml, .sarif, or a format named with -f)`)
	err = Formats[0].Write(&bytes.Buffer{}, small(), Options{View: "podium"})
	check(err, `unknown view "podium" (want one of ranking, contacts, points, consistency, findings, channels, scenarios, sectors, robustness)`)
}

func TestAFileNameChoosesTheFormat(t *testing.T) {
	for path, want := range map[string]string{"a.txt": "table", "b/ranking.CSV": "csv", "c.d.json": "json", "README.md": "markdown", "r.HTML": "html", "r.xml": "junit", "a.sarif": "sarif"} {
		if f, err := ForFile(path); err != nil || f.Name != want {
			t.Errorf("ForFile(%q) = %q, %v; want %q", path, f.Name, err, want)
		}
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestAFailedWriteIsAnError(t *testing.T) {
	for _, f := range Formats {
		if err := f.Write(brokenPipe{}, small(), Options{}); err == nil || !strings.Contains(err.Error(), "broken pipe") {
			t.Errorf("%s: got %v", f.Name, err)
		}
	}
}

func readCSV(t rapid.TB, s string) [][]string {
	records, err := csv.NewReader(strings.NewReader(s)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// The columns are a promise: DESIGN §4.
func TestCSVHasTheColumnsOfTheDesign(t *testing.T) {
	for view, want := range map[string]string{
		"ranking": "rank,rank_low,rank_high,company,name,sector,index,index_low,index_high,latency,completeness,consistency," +
			"contacts,answered,answer_share,median_latency_s,state,contradictions,deletions,pillar.latency,pillar.completeness,pillar.welcome",
		"contacts": "wave,company,scenario,channel,attempt,sent_at,answered_at,outcome,latency_s,latency,completeness," +
			"points_met,points_asked,greeting",
		"points":      "wave,company,scenario,channel,attempt,criterion,point,verdict,value,score,by,quote",
		"consistency": "wave,company,scenario,attempt,channel_a,channel_b,verdict,similarity,wording,score,contradictions",
		"findings":    "rule,severity,wave,company,scenario,attempt,channels,point,values,quotes",
		"channels": "company,channel,contacts,answered,answer_share,answer_low,answer_high,within_1h_share,within_1h_low,within_1h_high," +
			"within_24h_share,within_24h_low,within_24h_high,acknowledged,redirected,silent,deleted,median_latency_s,median_open_s,restricted_mean_s," +
			"censored,latency,completeness,promise_s,promise_kept_share,promise_kept_low,promise_kept_high",
		"scenarios":  "scenario,title,contacts,answered,answer_share,latency,completeness,consistency,unanswered,contradictory,compatible,same",
		"robustness": "rank,company,name,rank_best,rank_worst,index,index_least,index_most,choice,choice_rank",
		"sectors":    "sector,companies,index,contacts,answered,answer_share,latency,completeness,consistency",
	} {
		out := write(t, "csv", small(), Options{View: view})
		if header, _, _ := strings.Cut(out, "\r\n"); header != want {
			t.Errorf("%s:\n got %s\nwant %s", view, header, want)
		}
	}
}

func TestCSVReadsBack(t *testing.T) {
	records := readCSV(t, write(t, "csv", small(), Options{View: "ranking"}))
	want := []string{"2", "1", "3", "beta", barred, "'" + formula, "57.50", "8.00", "80.00", "75.00", "50.00", "0.00",
		"2", "2", "1.0000", "45", "contradictory", "1", "0", "75.00", "50.00", "50.00"}
	if diff := cmp.Diff(want, records[2]); diff != "" {
		t.Errorf("beta (-want +got):\n%s", diff)
	}
	want = []string{"", "", "", "omega", "Omega Versicherungsgesellschaft auf Gegenseitigkeit", "insurance", "", "", "", "", "", "",
		"0", "0", "", "", "", "0", "0", "", "", ""}
	if diff := cmp.Diff(want, records[4]); diff != "" {
		t.Errorf("omega, never asked (-want +got):\n%s", diff)
	}
	records = readCSV(t, write(t, "csv", small(), Options{View: "findings"}))
	if got, want := records[2][9], "'-- Désolés,\nvoyez <script>alert(1)</script>"; got != want {
		t.Errorf("quote: got %q, want %q", got, want)
	}
}

func TestAnEmptyAuditStillHasAHeader(t *testing.T) {
	for _, v := range Views {
		if n := len(readCSV(t, write(t, "csv", empty(), Options{View: v}))); n != 1 {
			t.Errorf("%s: %d lines", v, n)
		}
	}
}

// decoded is what a reader of the JSON format sees.
func decoded(t rapid.TB, r audit.Result) map[string]any {
	var doc map[string]any
	if err := json.Unmarshal([]byte(write(t, "json", r, Options{})), &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// resolved is the schema, ready to validate.
func resolved(t *testing.T) *jsonschema.Resolved {
	text, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	out, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestJSONKeepsToItsSchema(t *testing.T) {
	schema := resolved(t)
	for _, r := range []audit.Result{small(), empty()} {
		if err := schema.Validate(decoded(t, r)); err != nil {
			t.Errorf("%s: %v", r.Campaign, err)
		}
	}
	for name, spoil := range map[string]func(map[string]any){
		"a list that is null":  func(d map[string]any) { d["findings"] = nil },
		"another version":      func(d map[string]any) { d["schema"] = "diapason/result/2" },
		"an unknown state":     func(d map[string]any) { d["ranking"].([]any)[0].(map[string]any)["state"] = "happy" },
		"a score that is text": func(d map[string]any) { d["ranking"].([]any)[0].(map[string]any)["index"] = "90.12" },
		"a missing name":       func(d map[string]any) { delete(d["contacts"].([]any)[0].(map[string]any), "points") },
		"a name too many":      func(d map[string]any) { d["headline"].(map[string]any)["winner"] = "alfa" },
	} {
		doc := decoded(t, small())
		spoil(doc)
		if schema.Validate(doc) == nil {
			t.Errorf("the schema accepts %s", name)
		}
	}
}

// What CSV says and what JSON says are the same, name by name and figure by figure.
func TestJSONSaysWhatCSVSays(t *testing.T) {
	doc := decoded(t, small())
	for _, view := range []string{"ranking", "channels", "contacts", "consistency", "findings"} {
		records := readCSV(t, write(t, "csv", small(), Options{View: view}))
		rows := doc[view].([]any)
		if len(rows) != len(records)-1 {
			t.Fatalf("%s: %d rows in JSON, %d in CSV", view, len(rows), len(records)-1)
		}
		for i, record := range records[1:] {
			row := rows[i].(map[string]any)
			for j, name := range records[0] {
				if got := csvOf(t, lookup(row, name)); !same(got, record[j]) {
					t.Errorf("%s row %d: %s is %q in JSON, %q in CSV", view, i+1, name, got, record[j])
				}
			}
		}
	}
}

func lookup(row map[string]any, name string) any {
	if id, ok := strings.CutPrefix(name, "pillar."); ok {
		return row["pillars"].(map[string]any)[id]
	}
	if x, ok := row[name]; ok {
		return x
	}
	if criterion, ok := row["criteria"].(map[string]any)[name]; ok {
		return criterion.(map[string]any)["score"]
	}
	return "no such name in JSON"
}

func csvOf(t *testing.T, x any) string {
	switch x := x.(type) {
	case nil:
		return ""
	case string:
		return csvText(strings.ReplaceAll(x, "\r\n", "\n"))
	case float64:
		return fmt.Sprintf("%.4f", x)
	case []any:
		parts := make([]string, len(x))
		for i := range x {
			parts[i] = x[i].(string)
		}
		return csvText(strings.Join(parts, " | "))
	}
	t.Fatalf("unexpected %T", x)
	return ""
}

// same compares text as it is and figures by value.
func same(a, b string) bool {
	var x, y float64
	if _, err := fmt.Sscanf(a+" "+b, "%g %g", &x, &y); err == nil {
		return x == y
	}
	return a == b
}

func TestHuman(t *testing.T) {
	check := func(d time.Duration, want string) {
		t.Helper()
		if got := human(d); got != want {
			t.Errorf("%v: got %q, want %q", d, got, want)
		}
	}
	check(0, "0 s")
	check(45*time.Second, "45 s")
	check(59*time.Second+600*time.Millisecond, "1 min")
	check(4*time.Minute+20*time.Second, "4 min")
	check(59*time.Minute+40*time.Second, "1 h 00")
	check(3*time.Hour+20*time.Minute, "3 h 20")
	check(23*time.Hour+59*time.Minute+40*time.Second, "1.0 d")
	check(50*time.Hour+24*time.Minute, "2.1 d")
	check(14*24*time.Hour, "14.0 d")
}

func TestHeadline(t *testing.T) {
	check := func(companies, answered, same int, want string) {
		t.Helper()
		h := audit.Headline{Companies: companies, AnsweredEverywhere: answered, SameEverywhere: same,
			AnsweredShare: ratio(answered, companies), SameOfAnswered: ratio(same, answered), SameOfAll: ratio(same, companies)}
		if got := headline(h); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	check(8, 3, 1, "3 of 8 companies answer on every channel (37.5 %); 1 gives the same answer everywhere: 33.3 % of those, 12.5 % of all.")
	check(8, 3, 2, "3 of 8 companies answer on every channel (37.5 %); 2 give the same answer everywhere: 66.7 % of those, 25.0 % of all.")
	check(8, 1, 0, "1 of 8 companies answers on every channel (12.5 %); none gives the same answer everywhere.")
	check(1, 0, 0, "0 of 1 company answers on every channel (0.0 %); none gives the same answer everywhere.")
	check(0, 0, 0, "No company was asked on two channels or more, so no answers can be compared.")
}

func TestRequirement(t *testing.T) {
	r := small()
	check := func(required float64, want string) {
		t.Helper()
		r.Profile.Required = &required
		if got := requirement(r); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	check(100, "Profile omnichannel requires an index of 100: 0 of 3 ranked companies reach it.")
	check(57.5, "Profile omnichannel requires an index of 57.5: 2 of 3 ranked companies reach it: "+emoji+" and "+barred+".")
	check(57.6, "Profile omnichannel requires an index of 57.6: 1 of 3 ranked companies reach it: "+emoji+".")
	ranking := decoded(t, r)["ranking"].([]any)
	for i, want := range []any{true, false, false, nil} {
		if got := ranking[i].(map[string]any)["reached"]; got != want {
			t.Errorf("row %d: reached %v, want %v", i+1, got, want)
		}
	}
	if err := resolved(t).Validate(decoded(t, r)); err != nil {
		t.Error(err)
	}
	r.Profile.Required = nil
	if got := requirement(r); got != "" {
		t.Errorf("nothing is required, and yet: %s", got)
	}
}

func TestFitDropsThenShortens(t *testing.T) {
	check := func(width int, want ...int) {
		t.Helper()
		// a name of 30 comfortable at 10, two figures of 5 that may go (the second first), a figure of 4 that stays
		got := fit([]span{{30, 0, 10}, {5, 1, 0}, {5, 2, 0}, {4, 0, 0}}, width)
		if !slices.Equal(got, want) {
			t.Errorf("width %d: got %v, want %v", width, got, want)
		}
	}
	check(0, 30, 5, 5, 4)  // unlimited
	check(52, 30, 5, 5, 4) // 44 of text, 8 of blanks
	check(40, 18, 5, 5, 4) // the name gives way
	check(32, 10, 5, 5, 4) // … down to comfort
	check(31, 16, 5, 0, 4) // then a figure goes, and the name gets its room
	check(20, 12, 0, 0, 4)
	check(14, 6, 0, 0, 4)
	check(10, 3, 0, 0, 3) // nothing left to drop: everything is cut
}
