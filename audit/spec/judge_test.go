package spec

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/diapason-audit/diapason/audit"
)

const judgedCampaign = "campaign: c\ncompanies: [{id: a}]\nscenarios: [library:late-delivery]\njudge: "

func TestJudge(t *testing.T) {
	check := func(yaml string, want audit.Judge) {
		t.Helper()
		got := loadWhole(t, fstest.MapFS{"campaign.yaml": {Data: []byte(judgedCampaign + yaml)}})
		if diff := cmp.Diff(want, got.Judge); diff != "" {
			t.Errorf("judge: %s (-want +got):\n%s", yaml, diff)
		}
		if err := resolved(t, "campaign").Validate(instance(t, []byte(judgedCampaign+yaml))); err != nil {
			t.Errorf("judge: %s: %v", yaml, err)
		}
	}
	check("{exec: [./judge.sh, --lang, fr, 2]}", audit.Judge{Exec: []string{"./judge.sh", "--lang", "fr", "2"}})
	check("{http: {url: 'http://[::1]:8080/v1/chat/completions?v=1', model: m}}",
		audit.Judge{HTTP: audit.Endpoint{URL: "http://[::1]:8080/v1/chat/completions?v=1", Model: "m"}})
	check("{http: {url: 'https://judge.example', model: m/7b, key_env: JUDGE_KEY}}",
		audit.Judge{HTTP: audit.Endpoint{URL: "https://judge.example", Model: "m/7b", KeyEnv: "JUDGE_KEY"}})
}

func TestJudgeSchemaRefuses(t *testing.T) {
	for _, yaml := range []string{
		"{}", "{exec: []}", "{exec: ./judge.sh}", "{http: {url: 'https://judge.example'}}", "{http: {url: judge.example, model: m}}",
		"{exec: [a], http: {url: 'https://judge.example', model: m}}", "{http: {url: 'https://a:b@judge.example', model: m}}",
		"{http: {url: 'https://judge.example', model: m, key_env: sk-123}}",
	} {
		if resolved(t, "campaign").Validate(instance(t, []byte(judgedCampaign+yaml))) == nil {
			t.Errorf("the schema lets pass judge: %s", yaml)
		}
	}
}
