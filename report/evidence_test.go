package report

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

// evidence is what the company beta of the small audit shows, and gama's receipt and deletion.
func evidence(company string) Evidence {
	r := small()
	r.Profile.Horizon, r.Profile.SameAt = 14*24*time.Hour, 0.7
	r.Profile.Latency = []audit.StepTable{
		{ID: "written", Steps: []audit.Step{{Limit: 24 * time.Hour, Share: 0.8}, {Limit: 5 * 24 * time.Hour, Share: 0.5}}},
		{ID: "social", Channels: []string{"twitter"}, Steps: []audit.Step{{Limit: time.Minute, Share: 1}}},
	}
	scenario := audit.Scenario{ID: "late-delivery", Title: audit.Text{"en": "Parcel not delivered"}, Points: []audit.Point{
		{ID: "refund-delay", Weight: 2, Required: true, Same: true}, {ID: "apology", Weight: 1},
	}}
	e := Evidence{Result: r, Company: audit.Company{ID: company, Name: "Beta <b>" + osc}}
	for _, g := range r.Groups {
		if g.Company != company {
			continue
		}
		group := EvidenceGroup{Scenario: scenario, Marks: g}
		for _, m := range g.Contacts {
			c := audit.Contact{Key: m.Key, SentAt: m.SentAt}
			for _, p := range m.Points {
				if !m.AnsweredAt.IsZero() {
					c.Answers = append(c.Answers, audit.Answer{AnsweredAt: m.AnsweredAt, Kind: audit.KindAnswer, Text: "Bonjour\x1b[2J, " + p.Quote + "."})
				}
			}
			group.Contacts = append(group.Contacts, c)
		}
		e.Groups = append(e.Groups, group)
	}
	return e
}

func TestEvidenceHasAGoldenFile(t *testing.T) {
	for _, company := range []string{"beta", "gama"} {
		d := evidence(company).Document()
		golden(t, "evidence-"+company+".txt", terminal(t, d, Options{Width: 100}))
		golden(t, "evidence-"+company+".md", string(d.Markdown()))
		golden(t, "evidence-"+company+".html", htmlOf(t, d))
	}
}

func TestEveryLostPointHasItsReason(t *testing.T) {
	out := terminal(t, evidence("beta").Document(), Options{Width: 200})
	for _, want := range []string{
		"latency 50.0: 2.1 d is within 5 d",
		"latency 100.0: 45 s is within 1 min",
		"completeness 50.0: 2 of 3 by weight",
		"✗ apology: only denied, “pas d'excuses”",
		"[1] refund-delay: 14d by email, 30d by twitter",
		"[[1: sous 14 jours]]",
		"on [1]",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestCompletenessIsHalvedForWantOfARequiredPoint(t *testing.T) {
	g := evidence("beta").Groups[0]
	m := g.Marks.Contacts[0]
	m.Completeness = audit.Mark(1. / 6)
	m.Points = []audit.PointMark{{Point: "refund-delay", Score: audit.Mark(0)}, {Point: "apology", Score: audit.Mark(1)}}
	if got, want := g.completenessReason(m, audit.Contact{}), "completeness 16.7: 1 of 3 by weight, halved for want of refund-delay"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	coded := audit.Contact{Codes: map[string]audit.Code{audit.Completeness: {Value: 0.5}}}
	if got, want := g.completenessReason(m, coded), "completeness 16.7: marked by a coder"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Conflicts found without a point are one dispute when they rest on the same words, whatever the pair.
func TestDisputesGather(t *testing.T) {
	pair := func(a, b, spanA, spanB, point string) audit.PairMarks {
		return audit.PairMarks{ChannelA: a, ChannelB: b, Conflicts: []audit.Conflict{
			{Type: "polarity", Point: point, Reason: "fees", SpanA: spanA, SpanB: spanB, Confirmed: point != ""},
		}}
	}
	check := func(want []string, pairs ...audit.PairMarks) {
		t.Helper()
		var got []string
		for _, d := range disputesOf(audit.Marks{Pairs: pairs}) {
			got = append(got, d.sentence())
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	check([]string{"to confirm: polarity: “free” by chat, “5 €” by email and phone (fees)"},
		pair("chat", "email", "free", "5 €", ""), pair("chat", "phone", "free", "5 €", ""))
	check([]string{"to confirm: polarity: “free” by chat, “5 €” by email (fees)", "to confirm: polarity: “yes” by chat, “no” by phone (fees)"},
		pair("chat", "email", "free", "5 €", ""), pair("chat", "phone", "yes", "no", ""))
	check([]string{"fees: “free” by chat, “5 €” by email, “6 €” by phone"},
		pair("chat", "email", "free", "5 €", "fees"), pair("email", "phone", "5 €", "6 €", "fees"))
}

// Whatever comes from outside, evidence can be shown.
func TestLawEvidenceCanBeShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyResult.Draw(t, "result")
		for _, m := range r.Groups {
			for i, c := range r.Contacts {
				m.Contacts = r.Contacts[i : i+1]
				g := EvidenceGroup{Marks: m, Contacts: []audit.Contact{{Key: c.Key, SentAt: c.SentAt, Answers: []audit.Answer{{Text: c.Points[0].Quote}}}}}
				g.Scenario.Points = []audit.Point{{ID: c.Points[0].Point, Weight: 1}}
				d := Evidence{Result: r, Company: audit.Company{ID: c.Company}, Groups: []EvidenceGroup{g}}.Document()
				terminal(t, d, Options{Width: 80})
				d.Markdown()
				htmlOf(t, d)
			}
		}
	})
}
