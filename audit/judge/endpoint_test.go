package judge

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/diapason-audit/diapason/audit"
)

const testKey = "sk-swordfish"

// chat answers as a chat service would.
func chat(w http.ResponseWriter, content string) {
	b, _ := json.Marshal(content) // a text is JSON
	fmt.Fprintf(w, `{"id": "1", "choices": [{"index": 0, "message": {"role": "assistant", "content": %s}}]}`, b)
}

func askAt(t *testing.T, url string, limit time.Duration) (audit.Opinion, string) {
	t.Helper()
	a := New(audit.Judge{HTTP: audit.Endpoint{URL: url, Model: "model-1", KeyEnv: "UNUSED"}}, "", testKey)
	a.limit = limit
	opinions, failures, err := a.Ask(context.Background(), []audit.Question{question}, func() {})
	if err != nil {
		t.Fatal(err)
	}
	return opinions[question], failures.First
}

// What is sent is the model, temperature 0, the instructions and the question, under the key.
func TestEndpointIsAsked(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		if r.Method != http.MethodPost || r.URL.Path != "/v1/chat/completions" || r.Header.Get("Authorization") != "Bearer "+testKey {
			t.Errorf("%s %s %v", r.Method, r.URL, r.Header)
		}
		var got struct {
			Model       string
			Temperature *float64
			Messages    []chatMessage
		}
		if err := json.Unmarshal(b, &got); err != nil || got.Model != "model-1" || got.Temperature == nil || *got.Temperature != 0 || len(got.Messages) != 2 {
			t.Fatalf("%v: %s", err, b)
		}
		if got.Messages[0].Role != "system" || !strings.Contains(got.Messages[0].Content, "JSON") || got.Messages[1].Role != "user" {
			t.Errorf("messages %+v", got.Messages)
		}
		var q audit.Question
		if err := json.Unmarshal([]byte(got.Messages[1].Content), &q); err != nil || q != question {
			t.Errorf("question %+v, %v", q, err)
		}
		chat(w, "```json\n"+`{"verdict": "contradiction", "similarity": 0.3, "span_a": "14 days", "span_b": "30 days"}`+"\n```\n")
	}))
	defer server.Close()
	got, failed := askAt(t, server.URL+"/v1/chat/completions", time.Minute)
	want := audit.Opinion{Judgement: audit.JudgedContradiction, Similarity: audit.Mark(0.3), SpanA: "14 days", SpanB: "30 days"}
	if diff := cmp.Diff(want, got, equalScores()); diff != "" || failed != "" {
		t.Errorf("%s (-want +got):\n%s", failed, diff)
	}
}

// Whatever goes wrong is told without the address, the key or what the endpoint said.
func TestEndpointFails(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("%s was called with %v", r.URL, r.Header)
	}))
	defer elsewhere.Close()
	within := func(limit time.Duration, want string, handler http.HandlerFunc) {
		t.Helper()
		server := httptest.NewServer(handler)
		defer server.Close()
		_, got := askAt(t, server.URL+"/private/path", limit)
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	check := func(want string, handler http.HandlerFunc) { t.Helper(); within(time.Minute, want, handler) }
	check("HTTP 401 Unauthorized", func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "the key "+testKey+" is wrong", http.StatusUnauthorized)
	})
	check("its answer is not a chat completion", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "{}") })
	check("its answer is not a chat completion", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>") })
	check("its answer is not a verdict in JSON", func(w http.ResponseWriter, _ *http.Request) { chat(w, "I cannot tell.") })
	check("its answer is not a verdict in JSON", func(w http.ResponseWriter, _ *http.Request) { chat(w, "```") })
	check("its answer holds the key", func(w http.ResponseWriter, _ *http.Request) {
		chat(w, `{"verdict": "consistent", "reason": "`+testKey+`"}`)
	})
	check("its answer is longer than 1 MiB", func(w http.ResponseWriter, _ *http.Request) { chat(w, strings.Repeat(" ", maxAnswer)) })
	check("it redirects to another host", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, elsewhere.URL, http.StatusTemporaryRedirect)
	})
	check("it redirects too often", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.Path+"/on", http.StatusTemporaryRedirect)
	})
	within(300*time.Millisecond, "no answer within 0.3 s", func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body) // else the server does not see us go
		<-r.Context().Done()
	})
	elsewhere.Close()
	if _, got := askAt(t, elsewhere.URL+"/private/path", time.Minute); !strings.Contains(got, "refused") || strings.Contains(got, "private") {
		t.Errorf("a closed port: %q", got)
	}
}

// On its own host an endpoint may send us on, text, key and all.
func TestEndpointMoves(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/old" {
			http.Redirect(w, r, "/new", http.StatusPermanentRedirect)
			return
		}
		chat(w, `{"verdict": "consistent"}`)
	}))
	defer server.Close()
	if got, failed := askAt(t, server.URL+"/old", time.Minute); got.Judgement != audit.JudgedConsistent {
		t.Errorf("%+v, %q", got, failed)
	}
}
