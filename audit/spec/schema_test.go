package spec

import (
	"encoding/json"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"gopkg.in/yaml.v3"
)

func resolved(t *testing.T, name string) *jsonschema.Resolved {
	t.Helper()
	b, err := Schema(name)
	if err != nil {
		t.Fatal(err)
	}
	var s jsonschema.Schema
	if err := json.Unmarshal(b, &s); err != nil {
		t.Fatal(err)
	}
	r, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// instance is a YAML file as an editor's validator sees it: no timestamps, no integers apart from numbers.
func instance(t *testing.T, b []byte) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal(b, &n); err != nil {
		t.Fatal(err)
	}
	return plain(t, &n)
}

func plain(t *testing.T, n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return plain(t, n.Content[0])
	case yaml.AliasNode:
		return plain(t, n.Alias)
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, plain(t, c))
		}
		return list
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(t, n.Content[i+1])
		}
		return m
	}
	if n.ShortTag() == "!!timestamp" {
		return n.Value
	}
	var v any
	if err := n.Decode(&v); err != nil {
		t.Fatal(err)
	}
	if i, ok := v.(int); ok {
		return float64(i)
	}
	return v
}

// What we ship, and what DESIGN shows, fits the schemas.
func TestSchemasFit(t *testing.T) {
	check := func(schema, name string, b []byte) {
		t.Helper()
		if err := resolved(t, schema).Validate(instance(t, b)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for schema, pattern := range map[string]string{"scenario": "library/*.yaml", "profile": "profiles/*.yaml", "campaign": "starter/campaign.yaml", "criteria": "criteria/catalogue.yaml", "cues": "criteria/??.yaml"} {
		names, err := fs.Glob(shipped, pattern)
		if err != nil || len(names) == 0 {
			t.Errorf("%s: %d files, %v", pattern, len(names), err)
		}
		for _, name := range names {
			b, err := fs.ReadFile(shipped, name)
			if err != nil {
				t.Fatal(err)
			}
			check(schema, name, b)
		}
	}
	check("campaign", "DESIGN", []byte(designCampaign))
	masked, _ := maskQuestions([]byte(designScenario)) // yaml.v3 alone cannot read its questions
	check("scenario", "DESIGN", masked)
	check("campaign", "barometre", read(t, "../../testdata/campaigns/barometre/campaign.yaml"))
	check("campaign", "a table", []byte("campaign: c\ncompanies: {from: companies.csv}\nchannels: {email: }\n"))
}

// What a schema can know to be wrong, it refuses.
func TestSchemasRefuse(t *testing.T) {
	check := func(schema, b string) {
		t.Helper()
		if resolved(t, schema).Validate(instance(t, []byte(b))) == nil {
			t.Errorf("the schema of a %s lets pass:\n%s", schema, b)
		}
	}
	const campaign, scenario = "campaign: c\ncompanies: [{id: a}]\n", "scenario: s\nmessage: {default: x}\nexpect: [{point: a, says: [b]}]\n"
	const aProfile = "profile: p\nhorizon: 14d\npillars: [{pillar: a, weight: 1, criteria: {latency: 1}}]\nlatency: {written: {channels: [email], steps: {1h: 1}}}\n"
	if err := resolved(t, "profile").Validate(instance(t, []byte(aProfile))); err != nil {
		t.Fatal(err)
	}
	check("campaign", "campaign: c\n")
	check("campaign", "campaign: c\ncompanies: []\n")
	check("campaign", campaign+"chanels: {}\n")
	check("campaign", campaign+"channels: {email: {usage: 0}}\n")
	for _, weight := range []string{"1e14", "1e300", "1e-7"} {
		check("campaign", campaign+"channels: {email: {usage: "+weight+"}}\n")
		check("scenario", strings.Replace(scenario, "says: [b]", "says: [b], weight: "+weight, 1))
		check("profile", strings.Replace(aProfile, "weight: 1", "weight: "+weight, 1))
		check("profile", strings.Replace(aProfile, "latency: 1", "latency: "+weight, 1))
	}
	check("campaign", campaign+"channels: {email: {clock: wal}}\n")
	check("campaign", campaign+"gate: {forbid: [contradictions]}\n")
	check("campaign", campaign+"language: français\n")
	check("campaign", campaign+"gate: {min_index: 700}\n")
	check("campaign", "campaign: A Name\ncompanies: [{id: a}]\n")
	check("scenario", scenario+"kind:\n  - a\n")
	check("scenario", strings.Replace(scenario, "says: [b]", "says: {en: []}", 1))
	check("scenario", strings.Replace(scenario, "says: [b]", "fact: durations", 1))
	check("scenario", strings.Replace(scenario, "default: x", "default: {subject: x}", 1))
	check("scenario", scenario+"vars: {order-id: A}\n")
	check("profile", aProfile+"criteria: [{criterion: ours}]\n")
	check("criteria", "criteria: [{criterion: ours, detection: robot}]\n")
	check("criteria", "criteria: [{criterion: ours, detection: human, scale: [{mark: 2, means: x}]}]\n")
	check("cues", "language: de\ngreeting: [hallo]\n")
	check("profile", "profile: p\nhorizon: 14 days\npillars: [{pillar: a, weight: 1, criteria: {latency: 1}}]\nlatency: {written: {channels: [email], steps: {1h: 1}}}\n")
	check("profile", "profile: p\nhorizon: 14d\npillars: [{pillar: a, weight: 1, criteria: {latency: 1}}]\nlatency: {written: {channels: [email], steps: {1h: 2}}}\n")
}

func TestSchemaNames(t *testing.T) {
	if got := strings.Join(Schemas(), " "); got != "campaign scenario profile criteria cues" {
		t.Errorf("schemas %s", got)
	}
	if _, err := Schema("campain"); err == nil || !strings.Contains(err.Error(), "campaign, scenario, profile") {
		t.Errorf("error %v", err)
	}
}
