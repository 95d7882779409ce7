package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

// ruled is small after its gate: one contradiction that is new, a deletion that is known, an index that is too low.
func ruled() audit.Result {
	r := versioned()
	r.Ruling = &audit.Ruling{
		Reasons: []audit.Reason{
			{Company: "alfa", Text: "index 90.12 is below 95"},
			{Company: "beta", Scenario: "late-delivery", Text: r.Findings[0].String(), Findings: r.Findings[:1]},
		},
		Known: r.Findings[1:2],
	}
	return r
}

// places are those of small: the file of its scenario has a name that formats must escape.
var places = Places{Campaign: "shop, 1/campaign.yaml", Scenarios: map[string]ScenarioPlace{
	"late-delivery": {File: "shop, 1/scenarios/late:100%.yaml", Points: map[string]PointPlace{
		"refund-delay": {Line: 12, Ask: "When will I be refunded?", Value: "14d"},
	}},
}}

func TestFormatsForCIGolden(t *testing.T) {
	for _, format := range []string{"junit", "github", "sarif", "json", "html"} {
		golden(t, "ruled."+format, write(t, format, ruled(), Options{Places: places}))
	}
	golden(t, "ruled.summary.md", string(Summary(ruled())))
	golden(t, "small.summary.md", string(Summary(small())))
	yes := ruled()
	yes.Ruling.Reasons, yes.Ruling.Rare = nil, yes.Findings[2:]
	golden(t, "passed.summary.md", string(Summary(yes)))
}

// GitHub drops a page beyond 1 MiB: the first hundred reasons are listed and the rest counted.
func TestASummaryOfManyReasons(t *testing.T) {
	r := ruled()
	one := r.Ruling.Reasons[0]
	for len(r.Ruling.Reasons) < 20_000 {
		r.Ruling.Reasons = append(r.Ruling.Reasons, one)
	}
	page := string(Summary(r))
	if len(page) > 1<<20 || !strings.Contains(page, "for 20000 reasons") || !strings.Contains(page, "\n- and 19900 more: the job's log has them all\n") {
		t.Errorf("%d bytes, beginning\n%.300s", len(page), page)
	}
}

// parsed is JUnit XML as a reader sees it.
func parsed(t rapid.TB, r audit.Result) junitSuites {
	var doc junitSuites
	if err := xml.Unmarshal([]byte(write(t, "junit", r, Options{Places: places})), &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// The rules of the schema of Ant and Jenkins that a reader relies on: the counts are right, and names stand for one case.
func TestJUnitCountsItsCases(t *testing.T) {
	for name, r := range map[string]audit.Result{"small": small(), "ruled": ruled(), "empty": empty()} {
		doc := parsed(t, r)
		tests, failures := 0, 0
		seen := map[string]bool{}
		for _, s := range doc.Suites {
			failed := 0
			for _, c := range s.Cases {
				if c.Failure != nil {
					failed++
				}
				if id := c.Class + "/" + c.Name; seen[id] || c.Class == "" || c.Name == "" {
					t.Errorf("%s: case %q twice, or without a name", name, id)
				} else {
					seen[id] = true
				}
			}
			if s.Tests != len(s.Cases) || s.Failures != failed {
				t.Errorf("%s: suite %s says %d tests, %d failures; it has %d, %d", name, s.Name, s.Tests, s.Failures, len(s.Cases), failed)
			}
			tests, failures = tests+s.Tests, failures+s.Failures
		}
		if doc.Tests != tests || doc.Failures != failures {
			t.Errorf("%s: %d tests, %d failures; the suites have %d, %d", name, doc.Tests, doc.Failures, tests, failures)
		}
	}
}

// With a gate only what it says no to fails; without one every error does.
func TestWhatFails(t *testing.T) {
	check := func(r audit.Result, want ...string) {
		t.Helper()
		var got []string
		for _, s := range parsed(t, r).Suites {
			for _, c := range s.Cases {
				if c.Failure != nil {
					got = append(got, c.Class+"/"+c.Name)
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("failed: %q, want %q", got, want)
		}
		if pass(r) != (len(want) == 0) {
			t.Errorf("pass is %v", pass(r))
		}
	}
	check(small(), "beta.late-delivery/consistency", "gama.late-delivery/twitter")
	check(ruled(), "gate/alfa", "beta.late-delivery/consistency")
	yes := ruled()
	yes.Ruling.Reasons = nil
	check(yes)
}

// A second attempt and another wave have names of their own; the wave of the campaign is in none.
func TestJUnitNames(t *testing.T) {
	r := small()
	again := r.Groups[0]
	again.Attempt = 2
	again.Contacts = slices.Clone(again.Contacts)
	older := r.Groups[0]
	older.Wave = "2025-Q4"
	r.Groups = []audit.Marks{r.Groups[0], again, older}
	var got []string
	for _, c := range parsed(t, r).Suites[0].Cases {
		got = append(got, c.Name)
	}
	want := []string{"email", "twitter", "consistency", "email (attempt 2)", "twitter (attempt 2)", "consistency (attempt 2)",
		"email in 2025-Q4", "twitter in 2025-Q4", "consistency in 2025-Q4"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// commands are the annotations as the runner of GitHub Actions reads them.
func commands(t rapid.TB, out string) (levels []string, properties []map[string]string, messages []string) {
	unescape := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	for _, line := range strings.Split(strings.TrimSuffix(out, "\n"), "\n") {
		if out == "" {
			break
		}
		head, message, ok := strings.Cut(strings.TrimPrefix(line, "::"), "::")
		level, rest, ok2 := strings.Cut(head, " ")
		if !ok || !ok2 || !strings.HasPrefix(line, "::") {
			t.Fatalf("no command: %q", line)
		}
		m := map[string]string{}
		for _, p := range strings.Split(rest, ",") {
			key, value, ok := strings.Cut(p, "=")
			if !ok {
				t.Fatalf("no property %q in %q", p, line)
			}
			m[key] = unescape.Replace(value)
		}
		levels, properties, messages = append(levels, level), append(properties, m), append(messages, unescape.Replace(message))
	}
	return levels, properties, messages
}

func TestAnnotationsReachTheLineOfThePoint(t *testing.T) {
	levels, properties, messages := commands(t, write(t, "github", ruled(), Options{Places: places}))
	if want := []string{"error", "error", "warning", "warning"}; !slices.Equal(levels, want) {
		t.Fatalf("levels %q", levels)
	}
	if p := properties[0]; p["file"] != "shop, 1/campaign.yaml" || p["line"] != "" || p["title"] != "alfa: gate" {
		t.Errorf("the floor is at %v", p)
	}
	if p := properties[1]; p["file"] != "shop, 1/scenarios/late:100%.yaml" || p["line"] != "12" || p["title"] != "beta: contradiction" {
		t.Errorf("the contradiction is at %v", p)
	}
	if !strings.Contains(messages[1], "Expected: the same refund-delay (When will I be refunded?) on every channel\nGot: email: 14d “sous 14 jours”") {
		t.Errorf("it says %q", messages[1])
	}
}

// Whatever an answer holds, it opens no command of its own, no element, and no line.
func TestLawHostileTextStaysText(t *testing.T) {
	hostile := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"\n::error file=x::y", "\r\n::set-output name=a::b", "%0A::stop-commands::x", "]]>", "<failure/>", "&amp;", "\x00\x1b[31m", "\u2028", "a,b:c%",
	}))
	rapid.Check(t, func(t *rapid.T) {
		r := ruled()
		f := r.Findings[rapid.IntRange(0, 2).Draw(t, "finding")]
		f.Quotes, f.Values = []string{hostile.Draw(t, "quote")}, []string{hostile.Draw(t, "value")}
		r.Findings = append(r.Findings, f)
		r.Ruling.Reasons[0].Text = hostile.Draw(t, "reason")
		where := Places{Campaign: hostile.Draw(t, "file"), Scenarios: places.Scenarios}
		out := write(t, "github", r, Options{Places: where})
		levels, _, _ := commands(t, out)
		for _, level := range levels {
			if !slices.Contains([]string{"error", "warning", "notice"}, level) {
				t.Fatalf("a command %q", level)
			}
		}
		doc := parsed(t, r)
		if want := parsed(t, ruled()); doc.Tests != want.Tests || len(doc.Suites) != len(want.Suites) {
			t.Fatalf("other cases: %+v", doc)
		}
		var log sarifLog
		if err := json.Unmarshal([]byte(write(t, "sarif", r, Options{Places: where})), &log); err != nil {
			t.Fatal(err)
		}
		for _, result := range log.Runs[0].Results {
			for _, l := range result.Locations {
				if _, err := url.Parse(l.Physical.Artifact.URI); err != nil {
					t.Fatal(err)
				}
			}
			if sarifRules[result.RuleIndex].ID != result.RuleID {
				t.Fatalf("rule %d is not %s", result.RuleIndex, result.RuleID)
			}
		}
		if page := string(Summary(r)); strings.Contains(page, "\x1b") || strings.Contains(page, "<failure") {
			t.Fatalf("the summary holds %q", page)
		}
	})
}

// The same thing found at several attempts is one result, known again by its id.
func TestSARIFSaysAThingOnce(t *testing.T) {
	r := ruled()
	again := r.Findings[0]
	again.Attempt = 2
	r.Findings = append(r.Findings, again)
	if a, b := write(t, "sarif", ruled(), Options{}), write(t, "sarif", r, Options{}); a != b {
		t.Error("a second attempt makes another result")
	}
	if !strings.Contains(write(t, "sarif", r, Options{}), fmt.Sprintf(`"diapasonFinding/v1": %q`, again.ID())) {
		t.Error("no fingerprint")
	}
}

func TestEveryRuleIsExplained(t *testing.T) {
	if len(sarifRules) != len(audit.Rules)+1 {
		t.Fatalf("%d rules in SARIF", len(sarifRules))
	}
	for _, r := range sarifRules {
		if r.Short.Text == "" {
			t.Errorf("SARIF says nothing of %s", r.ID)
		}
	}
}

// published is a schema of others, from the folder that DIAPASON_SCHEMAS names; .ci/run fetches them.
func published(t *testing.T, name string) string {
	t.Helper()
	dir := os.Getenv("DIAPASON_SCHEMAS")
	if dir == "" {
		t.Skipf("DIAPASON_SCHEMAS is not set: %s is checked in CI only (.ci/schemas fetches it)", name)
	}
	return filepath.Join(dir, name)
}

// The schema is that of Jenkins' xUnit plugin.
func TestJUnitKeepsToItsPublishedSchema(t *testing.T) {
	schema := published(t, "junit-10.xsd")
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("xmllint is not installed (Debian: libxml2-utils)")
	}
	for name, r := range map[string]audit.Result{"small": small(), "ruled": ruled(), "empty": empty()} {
		cmd := exec.Command("xmllint", "--noout", "--schema", schema, "-")
		cmd.Stdin = strings.NewReader(write(t, "junit", r, Options{Places: places}))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
	cmd := exec.Command("xmllint", "--noout", "--schema", schema, "-")
	cmd.Stdin = strings.NewReader(strings.ReplaceAll(write(t, "junit", small(), Options{}), "classname", "class"))
	if cmd.Run() == nil {
		t.Error("the schema accepts anything")
	}
}

// The schema is that of SARIF 2.1.0, as Microsoft ships it.
func TestSARIFKeepsToItsPublishedSchema(t *testing.T) {
	b, err := os.ReadFile(published(t, "sarif-2.1.0-rtm.5.json"))
	if err != nil {
		t.Fatal(err)
	}
	// Draft 4 as far as it is draft 7: of what changed in between, this schema has the names of itself alone.
	b = bytes.Replace(b, []byte(`http://json-schema.org/draft-04/schema#`), []byte(`http://json-schema.org/draft-07/schema#`), 1)
	b = bytes.Replace(b, []byte(`    "id": "https://raw`), []byte(`    "$id": "https://raw`), 1)
	var schema jsonschema.Schema
	if err := json.Unmarshal(b, &schema); err != nil {
		t.Fatal(err)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]audit.Result{"small": small(), "ruled": ruled(), "empty": empty()} {
		var doc any
		if err := json.Unmarshal([]byte(write(t, "sarif", r, Options{Places: places})), &doc); err != nil {
			t.Fatal(err)
		}
		if err := resolved.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		doc.(map[string]any)["runs"].([]any)[0].(map[string]any)["results"] = []any{map[string]any{"level": "fatal"}}
		if resolved.Validate(doc) == nil {
			t.Error("the schema accepts anything")
		}
	}
}
