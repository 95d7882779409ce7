package score

import (
	"context"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

const (
	offerForAll = "The offer is for everyone."
	offerForNew = "Only who joins today may have it."
)

// judgedGroup scores chat against e-mail, with opinions on the questions that they make.
func judgedGroup(t *testing.T, chat, email string, say func(audit.Question) audit.Opinion) (audit.Marks, []audit.Question) {
	t.Helper()
	c := campaign()
	c.Judge = audit.Judge{Exec: []string{"tools/judge.sh", "--strict"}}
	s, err := New(c, words)
	if err != nil {
		t.Fatal(err)
	}
	contacts := []audit.Contact{contact("chat", answer(time.Minute, chat)), contact("email", answer(time.Minute, email))}
	questions, err := s.Questions(context.Background(), contacts)
	if err != nil {
		t.Fatal(err)
	}
	opinions := map[audit.Question]audit.Opinion{}
	for _, q := range questions {
		opinions[q] = say(q)
	}
	marks, err := s.With(opinions).Score(context.Background(), contacts, func() {})
	if err != nil {
		t.Fatal(err)
	}
	return marks[0], questions
}

// The judgement chooses the band, the similarity the place within.
func TestJudgeDecides(t *testing.T) {
	check := func(o audit.Opinion, verdict audit.PairVerdict, least, most float64) {
		t.Helper()
		p := judgedOf(t, o)
		if got := p.Score.Float(); p.Verdict != verdict || got < least || got > most || p.Score != p.Similarity || p.Engine != "judge:judge.sh" {
			t.Errorf("%+v: %+v, want %s and %v to %v", o, p, verdict, least, most)
		}
	}
	check(audit.Opinion{Judgement: audit.JudgedConsistent}, audit.PairSame, 0.7, 1)
	check(audit.Opinion{Judgement: audit.JudgedPartial}, audit.PairCompatible, 0, 0.6999)
	check(audit.Opinion{Judgement: audit.JudgedConsistent, Similarity: audit.Mark(0.95)}, audit.PairSame, 0.95, 0.95)
	check(audit.Opinion{Judgement: audit.JudgedConsistent, Similarity: audit.Mark(0.1)}, audit.PairSame, 0.7, 0.7)
	check(audit.Opinion{Judgement: audit.JudgedPartial, Similarity: audit.Mark(0.9)}, audit.PairCompatible, 0.6999, 0.6999)
	check(audit.Opinion{Judgement: audit.JudgedPartial, Similarity: audit.Mark(0.2)}, audit.PairCompatible, 0.2, 0.2)
	check(audit.Opinion{Judgement: audit.JudgedContradiction, SpanA: "only", SpanB: "all", Similarity: audit.Mark(0.9)}, audit.PairContradiction, 0.5, 0.5)
	check(audit.Opinion{Judgement: audit.JudgedContradiction, SpanA: "only", SpanB: "all", Similarity: audit.Mark(0.1)}, audit.PairContradiction, 0.1, 0.1)
}

func judgedOf(t *testing.T, o audit.Opinion) audit.PairMarks {
	t.Helper()
	m, questions := judgedGroup(t, offerForAll, offerForNew, func(audit.Question) audit.Opinion { return o })
	if len(questions) != 1 || len(m.Pairs) != 1 {
		t.Fatalf("%d questions, %d pairs", len(questions), len(m.Pairs))
	}
	return m.Pairs[0]
}

// A judge's contradiction is a finding to confirm, quoted on the channel that said it, whichever channel comes first.
func TestJudgeContradicts(t *testing.T) {
	say := func(q audit.Question) audit.Opinion {
		if q.TextA != offerForNew || q.TextB != offerForAll || q.Lang != "en" || q.Scenario != "late" {
			t.Errorf("question %+v", q)
		}
		return audit.Opinion{Judgement: audit.JudgedContradiction, Type: "procedure", SpanA: "Only who joins today", SpanB: "everyone", Reason: "for whom"}
	}
	for _, swap := range []bool{false, true} {
		chat, email := offerForAll, offerForNew
		quotes := [2]string{"everyone", "Only who joins today"}
		if swap {
			chat, email = email, chat
			quotes[0], quotes[1] = quotes[1], quotes[0]
		}
		m, _ := judgedGroup(t, chat, email, say)
		if m.State != audit.Contradicting || len(m.Pairs[0].Conflicts) != 1 {
			t.Fatalf("%+v", m.Pairs[0])
		}
		c := m.Pairs[0].Conflicts[0]
		if c.SpanA != quotes[0] || c.SpanB != quotes[1] || c.Confirmed || c.Reason != "for whom" || c.Type != "procedure" {
			t.Errorf("conflict %+v, want %v", c, quotes)
		}
		found := false
		for _, f := range m.Findings {
			if f.Rule == audit.RuleContradiction {
				found = true
				if f.Severity != audit.SeverityWarning || f.Quotes[0] != quotes[0] || f.Quotes[1] != quotes[1] {
					t.Errorf("finding %+v", f)
				}
			}
		}
		if !found {
			t.Error("no finding")
		}
	}
}

// What a declared point decides, what is said in the same words and what was not said is not asked.
func TestJudgeIsNotAsked(t *testing.T) {
	check := func(chat, email, engine string) {
		t.Helper()
		m, questions := judgedGroup(t, chat, email, func(audit.Question) audit.Opinion { return audit.Opinion{} })
		if len(questions) != 0 || m.Pairs[0].Engine != engine {
			t.Errorf("%d questions, %+v", len(questions), m.Pairs[0])
		}
	}
	check("A refund within 14 days.", "A refund within 30 days.", audit.EnginePoints)
	check(offerForAll, offerForAll, audit.EngineRules)
	check(offerForAll, "", audit.EngineRules) // an answer without a word

	s := scorer(t)
	questions, err := s.Questions(context.Background(), []audit.Contact{contact("chat", answer(time.Minute, offerForAll)), contact("email")})
	if err != nil || len(questions) != 0 {
		t.Errorf("one side silent: %d questions, %v", len(questions), err)
	}
}

// The order of contacts is nothing to the questions.
func TestQuestionsLaw(t *testing.T) {
	s := scorer(t)
	contacts := []audit.Contact{
		contact("chat", answer(time.Minute, offerForAll)), contact("email", answer(time.Minute, offerForNew)),
		contact("twitter", answer(time.Minute, "We are sorry."), answer(time.Hour, "L'offre est pour tous.")),
	}
	want, err := s.Questions(context.Background(), contacts)
	if err != nil || len(want) != 3 {
		t.Fatalf("%d questions, %v", len(want), err)
	}
	rapid.Check(t, func(t *rapid.T) {
		got, err := s.Questions(context.Background(), rapid.Permutation(contacts).Draw(t, "contacts"))
		if err != nil || len(got) != len(want) {
			t.Fatalf("%d questions, %v", len(got), err)
		}
		for i := range got {
			if got[i] != want[i] || got[i].TextA > got[i].TextB {
				t.Fatalf("question %d is %+v, want %+v", i, got[i], want[i])
			}
		}
	})
}
