package judge

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

var question = audit.Question{Lang: "en", Scenario: "Late parcel", TextA: "Refund in 14 days.", TextB: "Refund in 30 days."}

func equalScores() cmp.Option { return cmp.Comparer(func(a, b audit.Score) bool { return a == b }) }

func TestParse(t *testing.T) {
	check := func(answer string, want audit.Opinion, problem string) {
		t.Helper()
		got, err := Parse([]byte(answer), question)
		switch {
		case problem == "" && err != nil:
			t.Errorf("%s: %v", answer, err)
		case problem == "":
			if diff := cmp.Diff(want, got, equalScores()); diff != "" {
				t.Errorf("%s (-want +got):\n%s", answer, diff)
			}
		case err == nil || !strings.Contains(err.Error(), problem):
			t.Errorf("%s: error %v, want %q", answer, err, problem)
		}
	}
	right := func(answer string, want audit.Opinion) { t.Helper(); check(answer, want, "") }
	wrong := func(answer, problem string) { t.Helper(); check(answer, audit.Opinion{}, problem) }

	right(`{"verdict": "consistent"}`, audit.Opinion{Judgement: audit.JudgedConsistent})
	right(`{"verdict": "partial", "similarity": 0, "confidence": "high"}`+"\n", audit.Opinion{Judgement: audit.JudgedPartial, Similarity: audit.Mark(0)})
	right(`{"verdict": "consistent", "similarity": null, "span_a": "", "type": ""}`, audit.Opinion{Judgement: audit.JudgedConsistent})
	right(`{"verdict": "contradiction", "type": "duration", "span_a": "14 days", "span_b": "30 days", "reason": " two\n\u001b[31mdelays "}`,
		audit.Opinion{Judgement: audit.JudgedContradiction, Type: "duration", SpanA: "14 days", SpanB: "30 days", Reason: "two [31mdelays"})

	wrong(``, "not a verdict in JSON")
	wrong(`They contradict each other.`, "not a verdict in JSON")
	wrong(`null`, "its verdict is not")
	wrong(`[]`, "not a verdict in JSON")
	wrong(`{"verdict": "contradictory"}`, "its verdict is not")
	wrong(`{"verdict": "consistent"} {"verdict": "partial"}`, "more than one")
	wrong(`{"verdict": "consistent", "similarity": 1.01}`, "between 0 and 1")
	wrong(`{"verdict": "consistent", "similarity": "high"}`, "not a verdict in JSON")
	wrong(`{"verdict": "contradiction", "span_a": "14 days"}`, "does not quote both")
	wrong(`{"verdict": "contradiction", "span_a": "14 days", "span_b": "14 days"}`, "span_b is not in text_b")
	wrong(`{"verdict": "contradiction", "span_a": "14  days", "span_b": "30 days"}`, "span_a is not in text_a")
	wrong(`{"verdict": "contradiction", "span_a": "14 days", "span_b": "30 days", "type": "delay"}`, "its type is not one of duration")
}

func asked(n int) []audit.Question {
	var list []audit.Question
	for i := range n {
		list = append(list, audit.Question{Scenario: fmt.Sprintf("%03d", i), TextA: "a", TextB: "b"})
	}
	return list
}

// A judge that fails now and then loses those questions only; one that fails in a row is left alone.
func TestAskGivesUp(t *testing.T) {
	check := func(n int, fails func(call int) bool, wantOpinions, wantCalls, slack int) {
		t.Helper()
		var calls atomic.Int32
		a := &Asker{limit: time.Minute, answer: func(context.Context, audit.Question) ([]byte, error) {
			if fails(int(calls.Add(1))) {
				return nil, errors.New("out of\norder")
			}
			return []byte(`{"verdict": "partial"}`), nil
		}}
		opinions, failures, err := a.Ask(context.Background(), asked(n), func() {})
		if err != nil || len(opinions) != wantOpinions || len(opinions)+failures.Failed+failures.Unasked != n {
			t.Errorf("%d opinions, %+v, %v", len(opinions), failures, err)
		}
		if got := int(calls.Load()); got < wantCalls || got > wantCalls+slack {
			t.Errorf("%d calls, want %d and at most %d more", got, wantCalls, slack)
		}
		if failures.Failed > 0 && failures.First != "out of order" {
			t.Errorf("first failure %q", failures.First)
		}
	}
	check(0, func(int) bool { return false }, 0, 0, 0)
	check(40, func(int) bool { return false }, 40, 40, 0)
	check(40, func(call int) bool { return call%10 == 0 }, 36, 40, 0)
	check(40, func(int) bool { return true }, 0, patience, workers) // those under way, and one that waited for them
}

func TestAskStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	a := &Asker{limit: time.Minute, answer: func(ctx context.Context, q audit.Question) ([]byte, error) {
		if q.Scenario == "000" {
			return []byte(`{"verdict": "partial"}`), nil
		}
		cancel()
		<-ctx.Done()
		return nil, ctx.Err()
	}}
	opinions, failures, err := a.Ask(ctx, asked(50), func() {})
	if !errors.Is(err, context.Canceled) || len(opinions) != 1 || failures.Failed != 0 {
		t.Errorf("%d opinions, %+v, %v", len(opinions), failures, err)
	}
}

func TestProgram(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the judge of this test is a shell script")
	}
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip(err)
	}
	ask := func(limit time.Duration, command ...string) (map[audit.Question]audit.Opinion, Failures) {
		t.Helper()
		a := New(audit.Judge{Exec: command}, "testdata", "")
		a.limit = limit
		opinions, failures, err := a.Ask(context.Background(), []audit.Question{question}, func() {})
		if err != nil {
			t.Fatal(err)
		}
		return opinions, failures
	}
	check := func(want audit.Opinion, arguments ...string) {
		t.Helper()
		opinions, failures := ask(time.Minute, append([]string{"./judge.sh"}, arguments...)...)
		if diff := cmp.Diff(map[audit.Question]audit.Opinion{question: want}, opinions, equalScores()); diff != "" {
			t.Errorf("%v (-want +got):\n%s%+v", arguments, diff, failures)
		}
	}
	fail := func(limit time.Duration, why string, command ...string) {
		t.Helper()
		_, failures := ask(limit, command...)
		if failures.Failed != 1 || failures.First != why {
			t.Errorf("%v: %+v, want %q", command, failures, why)
		}
	}
	check(audit.Opinion{Judgement: audit.JudgedConsistent, Similarity: audit.Mark(0.8)}, "consistent")
	check(audit.Opinion{Judgement: audit.JudgedPartial, SpanA: question.TextA, Reason: "testdata $HOME; ls"}, "echo", "$HOME; ls")
	check(audit.Opinion{Judgement: audit.JudgedConsistent}, "deaf")
	fail(time.Minute, "exit status 3", "./judge.sh", "fail")
	fail(300*time.Millisecond, "no answer within 0.3 s", "./judge.sh", "slow")
	fail(time.Minute, "its answer is longer than 1 MiB", "./judge.sh", "endless")
	fail(time.Minute, "its answer is not a verdict in JSON", "./judge.sh", "silent")
	fail(time.Minute, "it cannot be started: no such file or directory", "./no-such-judge.sh")
}

// The two texts are one question in one key, whoever is asked and whatever they are asked about is another.
func TestKey(t *testing.T) {
	judge := audit.Judge{HTTP: audit.Endpoint{URL: "https://a.example", Model: "m", KeyEnv: "A"}}
	moved := audit.Judge{HTTP: audit.Endpoint{URL: "https://b.example", Model: "m"}}
	if key(judge, question) != key(moved, question) {
		t.Error("another address is another question")
	}
	seen := map[string]bool{key(judge, question): true}
	other := func(j audit.Judge, change func(*audit.Question)) {
		t.Helper()
		q := question
		change(&q)
		if k := key(j, q); seen[k] {
			t.Errorf("%+v of %+v has the key of another", q, j)
		} else {
			seen[k] = true
		}
	}
	other(audit.Judge{HTTP: audit.Endpoint{Model: "n"}}, func(*audit.Question) {})
	other(audit.Judge{Exec: []string{"m"}}, func(*audit.Question) {})
	other(audit.Judge{Exec: []string{"m", "n"}}, func(*audit.Question) {})
	other(judge, func(q *audit.Question) { q.Scenario = "" })
	other(judge, func(q *audit.Question) { q.TextA, q.TextB = q.TextA+q.TextB, "" })
}

// What is kept reads the same, is sorted, and answers its questions.
func TestCacheKeeps(t *testing.T) {
	judge := audit.Judge{Exec: []string{"./judge.sh"}}
	rapid.Check(t, func(t *rapid.T) {
		opinions := map[audit.Question]audit.Opinion{}
		var questions []audit.Question
		for i := range rapid.IntRange(0, 8).Draw(t, "questions") {
			q := audit.Question{Scenario: fmt.Sprint(i), TextA: "<a>" + rapid.String().Draw(t, "a"), TextB: rapid.String().Draw(t, "b")}
			o := audit.Opinion{Judgement: rapid.SampledFrom(audit.Judgements).Draw(t, "judgement"), SpanA: "<a>", SpanB: q.TextB}
			if q.TextB == "" {
				o.Judgement = audit.JudgedPartial
			}
			if rapid.Bool().Draw(t, "alike") {
				o.Similarity = audit.Mark(rapid.Float64Range(0, 1).Draw(t, "similarity"))
			}
			o.Reason = oneLine(rapid.String().Draw(t, "reason"))
			opinions[q], questions = o, append(questions, q)
		}
		c, problems := Read("judge.jsonl", nil)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		c.Keep(judge, opinions)
		b, err := c.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		again, problems := Read("judge.jsonl", b)
		if len(problems) > 0 {
			t.Fatalf("%v\n%s", problems, b)
		}
		known, open, problems := again.Recall(judge, questions)
		if diff := cmp.Diff(opinions, known, equalScores()); diff != "" || len(open) > 0 || len(problems) > 0 {
			t.Fatalf("%v %v (-want +got):\n%s", open, problems, diff)
		}
		if twice, err := again.Bytes(); err != nil || string(twice) != string(b) {
			t.Fatalf("%v\n%s\n%s", err, b, twice)
		}
		if _, open, _ := again.Recall(audit.Judge{Exec: []string{"./other.sh"}}, questions); len(open) != len(questions) {
			t.Fatal("another judge's word was taken")
		}
	})
}

func TestCacheProblems(t *testing.T) {
	check := func(file string, want ...string) {
		t.Helper()
		_, problems := Read("judge.jsonl", []byte(file))
		var got []string
		for _, p := range problems {
			got = append(got, strings.TrimSuffix(p.String(), "; delete the line, and audit --ask-judge asks anew [bad-verdict]"))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
	k := strings.Repeat("0", 64)
	check("")
	check("\n \n")
	check(`{"key":"` + k + `","judge":"j","verdict":"partial"}`)
	check("{}\n{", "judge.jsonl:1:1: not a judge's verdict: its key is not 64 hexadecimal digits", "judge.jsonl:2:1: not a judge's verdict: unexpected EOF")
	check("\n"+`{"key":"`+k+`","mark":1}`, `judge.jsonl:2:1: not a judge's verdict: unknown field "mark"`)
	check(`{"key":"`+k+`","verdict":"partial"}`+"\n"+`{"key":"`+k+`","verdict":"consistent"}`, "judge.jsonl:2:1: the key of line 1 again")
	check(`{"key":"`+k+`","verdict":"contradiction","span_a":"a"}`,
		"judge.jsonl:1:1: not a judge's verdict: it finds a contradiction and does not quote both answers")

	c, _ := Read("judge.jsonl", []byte("\n"+`{"key":"`+key(audit.Judge{}, question)+`","verdict":"partial","span_a":"15 days"}`))
	if _, _, problems := c.Recall(audit.Judge{}, []audit.Question{question}); len(problems) != 1 || problems[0].Line != 2 {
		t.Errorf("a quote that is in no text: %v", problems)
	}
}

// FuzzOpinion holds that whatever a judge says is an opinion whose quotes stand in the texts and which can be kept, or
// an error that quotes nothing.
func FuzzOpinion(f *testing.F) {
	f.Add([]byte(`{"verdict": "contradiction", "type": "duration", "span_a": "14 days", "span_b": "30 days", "reason": "r", "similarity": 0.1}`), question.TextA, question.TextB)
	f.Add([]byte("```json\n{\"verdict\": \"consistent\"}\n```"), "a", "b")
	f.Add([]byte(`{"verdict": "partial", "span_a": "\ud800", "reason": "\u202e\u0000"}`), "\ufffd", "")
	f.Add([]byte(`{"verdict": "partial", "similarity": -1e-400}`), "", "")
	f.Fuzz(func(t *testing.T, b []byte, textA, textB string) {
		q := audit.Question{TextA: textA, TextB: textB}
		o, err := Parse(b, q)
		if err != nil {
			if strings.ContainsFunc(err.Error(), func(c rune) bool { return c < ' ' || c > '~' }) {
				t.Errorf("error %q", err)
			}
			return
		}
		if !strings.Contains(textA, o.SpanA) || !strings.Contains(textB, o.SpanB) || strings.ContainsAny(o.Reason, "\n\x1b\u202e") {
			t.Errorf("%+v of %+v", o, q)
		}
		c, _ := Read("judge.jsonl", nil)
		c.Keep(audit.Judge{}, map[audit.Question]audit.Opinion{q: o})
		kept, err := c.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		c, problems := Read("judge.jsonl", kept)
		if known, _, more := c.Recall(audit.Judge{}, []audit.Question{q}); len(problems)+len(more) > 0 || known[q] != o {
			t.Errorf("%+v was kept as %s, %v", o, kept, append(problems, more...))
		}
	})
}
