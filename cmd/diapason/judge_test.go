package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A chat endpoint is asked once; its key is sent to it and written nowhere.
func TestJudgeByHTTP(t *testing.T) {
	const key = "sk-swordfish"
	t.Setenv("DIAPASON_TEST_KEY", key)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+key {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		fmt.Fprint(w, `{"choices": [{"message": {"content": "{\"verdict\": \"partial\", \"similarity\": 0.4}"}}]}`)
	}))
	defer server.Close()

	dir := t.TempDir()
	for name, text := range map[string]string{
		"campaign.yaml": "campaign: c\nwave: w\nchannels: {email: {usage: 1}, chat: {usage: 1}}\ncompanies: [{id: alfa}]\n" +
			"judge: {http: {url: '" + server.URL + "/v1', model: model-1, key_env: DIAPASON_TEST_KEY}}\n",
		"scenarios/late.yaml": "scenario: late\nmessage: {default: Where is it?}\nexpect: [{point: apology, says: [sorry]}]\n",
		"answers/a.csv": "company,scenario,channel,sent_at,answered_at,text\n" +
			"alfa,late,email,2026-10-05T09:00:00Z,2026-10-05T10:00:00Z,We are looking for it.\n" +
			"alfa,late,chat,2026-10-05T09:00:00Z,2026-10-05T10:00:00Z,A second parcel left today.\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var said bytes.Buffer
	audited := func(args ...string) string {
		t.Helper()
		var out bytes.Buffer
		if code := run(append([]string{"audit", dir, "-f", "json"}, args...), &env{in: strings.NewReader(""), out: &out, err: &said}); code != exitFine {
			t.Fatalf("exit code %d\n%s", code, said.String())
		}
		return out.String()
	}
	asked := audited("--ask-judge")
	if !strings.Contains(asked, `"engine": "judge:model-1"`) || !strings.Contains(asked, `"score": 40,`) {
		t.Errorf("the judge's word is not in\n%s", asked)
	}
	server.Close()
	if audited("--ask-judge") != asked || audited() != asked {
		t.Error("judge.jsonl gives other bytes than the judge")
	}
	kept, err := os.ReadFile(filepath.Join(dir, judgeFile))
	if err != nil {
		t.Fatal(err)
	}
	if all := asked + said.String() + string(kept); strings.Contains(all, key) || strings.Contains(all, server.URL) {
		t.Errorf("the key or the address in\n%s", all)
	}
}
