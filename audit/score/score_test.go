package score

import (
	"context"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/fact"
)

var sent = time.Date(2026, 10, 5, 9, 0, 0, 0, time.UTC)

const day = 24 * time.Hour

func mustValue(t fact.Type, s string) fact.Value {
	v, err := fact.Parse(t, s)
	if err != nil {
		panic(err)
	}
	return v
}

// campaign asks one company one question with five points on e-mail, chat and Twitter.
func campaign() audit.Campaign {
	return audit.Campaign{
		ID: "test", Wave: "w", Language: "en", Timezone: time.UTC,
		Channels:  []audit.Channel{{ID: "chat", Usage: 1}, {ID: "email", Usage: 1}, {ID: "twitter", Usage: 1}},
		Companies: []audit.Company{{ID: "alfa"}},
		Scenarios: []audit.Scenario{{ID: "late", Points: []audit.Point{
			{ID: "refund-delay", Weight: 2, Required: true, Fact: fact.Duration, Same: true, Value: mustValue(fact.Duration, "14d"),
				Near: audit.Cues{"en": {"refund*"}, "fr": {"rembours*"}}},
			{ID: "amount", Weight: 1, Fact: fact.Amount, Same: true, Near: audit.Cues{"en": {"refund*"}, "fr": {"rembours*"}}},
			{ID: "apology", Weight: 1, Says: audit.Cues{"en": {"sorry", "apolog*"}, "fr": {"désolé*", "excus*"}}},
		}}},
		Profile: audit.Profile{
			ID: "test", Horizon: 14 * day, SameAt: 0.7,
			Pillars: []audit.Pillar{
				{ID: "latency", Weight: 30, Criteria: []audit.Weighted{{Criterion: audit.Latency, Weight: 1}}},
				{ID: "completeness", Weight: 40, Criteria: []audit.Weighted{{Criterion: audit.Completeness, Weight: 1}}},
				{ID: "consistency", Weight: 30, Criteria: []audit.Weighted{{Criterion: audit.Consistency, Weight: 1}, {Criterion: "tone", Weight: 1}}},
			},
			Latency: []audit.StepTable{
				{ID: "written", Channels: []string{"email"}, Steps: []audit.Step{{Limit: time.Hour, Share: 1}, {Limit: day, Share: .8}, {Limit: 14 * day, Share: .1}}},
				{ID: "live", Channels: []string{"chat"}, Steps: []audit.Step{{Limit: time.Minute, Share: 1}, {Limit: time.Hour, Share: .5}}},
			},
		},
	}
}

var words = audit.Lexicon{
	Acknowledgement: audit.Cues{"en": {"received your message"}, "fr": {"bien reçu votre"}},
	Automatic:       audit.Cues{"en": {"do not reply"}, "fr": {"ne pas répondre"}},
	Redirect:        audit.Cues{"en": {"send us a dm", "call us"}, "fr": {"en message privé", "en mp"}},
}

func scorer(t testing.TB) *Scorer {
	t.Helper()
	s, err := New(campaign(), words)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// contact is one contact on a channel with answers after the given waits.
func contact(channel string, answers ...audit.Answer) audit.Contact {
	return audit.Contact{
		Key:    audit.Key{Wave: "w", Company: "alfa", Scenario: "late", Channel: channel, Attempt: 1},
		SentAt: sent, Answers: answers,
	}
}

func answer(wait time.Duration, text string) audit.Answer {
	return audit.Answer{AnsweredAt: sent.Add(wait), Text: text}
}

// one scores a single group.
func one(t testing.TB, contacts ...audit.Contact) audit.Marks {
	t.Helper()
	marks, err := scorer(t).Score(context.Background(), contacts, func() {})
	if err != nil || len(marks) != 1 {
		t.Fatalf("%d groups, %v", len(marks), err)
	}
	return marks[0]
}

const full = "We are sorry. Your refund of £49.90 will reach you within 14 days."

func TestLatency(t *testing.T) {
	check := func(channel string, wait time.Duration, want string) {
		t.Helper()
		if got := one(t, contact(channel, answer(wait, full))).Contacts[0].Latency.Percent(); got != want {
			t.Errorf("%s after %v: latency %s, want %s", channel, wait, got, want)
		}
	}
	check("email", 0, "100.00")
	check("email", time.Hour, "100.00") // a limit is inclusive
	check("email", time.Hour+time.Second, "80.00")
	check("email", 14*day, "10.00")
	check("email", 14*day+time.Second, "0.00") // beyond the horizon
	check("chat", time.Minute, "100.00")
	check("chat", 2*time.Hour, "0.00")         // beyond the table's last step
	check("twitter", 30*time.Minute, "100.00") // a channel without a table uses the written one
}

func TestOutcome(t *testing.T) {
	receipt := answer(time.Second, "We have received your message and will be in touch.")
	robot := answer(time.Second, "This mailbox is not read, please do not reply.")
	redirect := answer(time.Minute, "Hi! Please send us a DM so we can help.")
	later := answer(30*time.Hour, full)
	check := func(name string, c audit.Contact, want audit.Outcome, wait time.Duration) {
		t.Helper()
		m := one(t, c).Contacts[0]
		if m.Outcome != want {
			t.Errorf("%s: %s, want %s", name, m.Outcome, want)
		}
		if got, _ := m.Wait(); got != wait {
			t.Errorf("%s: waited %v, want %v", name, got, wait)
		}
	}
	check("nothing", contact("email"), audit.Silent, 0)
	check("a receipt", contact("email", receipt), audit.Acknowledged, 0)
	check("an automatic reply", contact("email", robot), audit.Acknowledged, 0)
	check("a redirect", contact("email", redirect), audit.Redirected, 0)
	check("a receipt, then the answer", contact("email", receipt, later), audit.Answered, 30*time.Hour)
	check("an answer that opens as a receipt", contact("email", answer(time.Hour, "We have received your message. "+full)), audit.Answered, time.Hour)
	check("a receipt that says sorry", contact("email", answer(time.Hour, "Sorry! We have received your message.")), audit.Acknowledged, 0)
	check("an answer that also redirects", contact("email", answer(time.Hour, full+" Or call us.")), audit.Answered, time.Hour)
	check("in French", contact("email", answer(time.Second, "Bonjour, nous avons bien reçu votre demande, elle sera traitée.")), audit.Acknowledged, 0)
	check("a refusal in other words", contact("email", answer(time.Hour, "There is nothing we can do.")), audit.Answered, time.Hour)

	check("a receipt that names a channel", contact("email", answer(time.Hour, "We have received your message. If it is urgent, call us.")), audit.Acknowledged, 0)
	check("a redirect that thanks for the message", contact("email", answer(time.Hour, "Please call us, as we have received your message on the wrong page.")), audit.Redirected, 0)
	check("an address and nothing else", contact("email", answer(time.Hour, "All questions about orders go to help@alfa.example.")), audit.Redirected, 0)
	check("an address in a signature", contact("email", answer(time.Hour, "There is nothing we can do.\n\nhelp@alfa.example")), audit.Answered, time.Hour)
	check("more than the redirect", contact("email", answer(time.Hour, "A branch fell on the van, so the driver had to turn round with all that was in it. Call us.")), audit.Answered, time.Hour)

	told := redirect
	told.Kind = audit.KindAnswer
	check("what the data says goes first", contact("email", told), audit.Answered, time.Minute)
	chaser := answer(time.Hour, full)
	chaser.Kind = audit.KindReminder
	check("a reminder is the shopper's own", contact("email", chaser), audit.Silent, 0)

	deleted := contact("twitter")
	deleted.Deleted = sent.Add(time.Hour)
	check("a deletion", deleted, audit.Deleted, 0)
	deleted.Answers = []audit.Answer{later}
	check("an answer, then a deletion", deleted, audit.Answered, 30*time.Hour)

	tooLate := one(t, contact("email", answer(15*day, full))).Contacts[0]
	if tooLate.Outcome != audit.Silent || !tooLate.Late || tooLate.Completeness.Float() != 0 {
		t.Errorf("after the horizon: %+v", tooLate)
	}
}

func TestCompleteness(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		if got := one(t, contact("email", answer(time.Hour, text))).Contacts[0].Completeness.Percent(); got != want {
			t.Errorf("%q: completeness %s, want %s", text, got, want)
		}
	}
	check(full, "100.00")
	check("Your refund will reach you within 14 days.", "50.00") // 2 of 4
	check("We apologise. Your refund will be £49.90.", "25.00")  // 2 of 4, halved: the required delay is missing
	check("We are not sorry.", "0.00")                           // a negated cue does not count
	check("Delivery takes 3 days. We are sorry.", "12.50")       // a delay, but of something else: 1 of 4, halved
	check("Désolés ! Remboursement de 49,90 £ sous deux semaines.", "100.00")
}

// Answers of one contact are read together.
// What begins today is no delay, and an amount of the next sentence is not the refund's.
func TestNearestValue(t *testing.T) {
	m := one(t, contact("email", answer(time.Hour, "Your refund was asked for today and takes 14 days. Sorry!"))).Contacts[0]
	if got := m.Points[0].Value; got != "14d" {
		t.Errorf("refund-delay: %q, want 14d", got)
	}
	pair := one(t,
		contact("chat", answer(time.Hour, "Your refund is £49.90. You also get £10.00.")),
		contact("email", answer(time.Hour, "Your refund is £44.90. You also get £10.00.")),
	).Pairs[0]
	if pair.Verdict != audit.PairContradiction || pair.Conflicts[0].Point != "amount" {
		t.Errorf("refunds apart, the same voucher: %+v", pair)
	}
}

// The word itself decides less than what is said of it, and the quote proves the decision.
func TestDecision(t *testing.T) {
	c := campaign()
	c.Scenarios[0].Points = []audit.Point{{
		ID: "decision", Weight: 1, Required: true, Fact: fact.Decision, Near: audit.Cues{"en": {"cancel*"}},
	}}
	s, err := New(c, words)
	if err != nil {
		t.Fatal(err)
	}
	check := func(text, value, quote string) {
		t.Helper()
		marks, err := s.Score(context.Background(), []audit.Contact{contact("email", answer(time.Hour, text))}, func() {})
		if err != nil {
			t.Fatal(err)
		}
		if m := marks[0].Contacts[0].Points[0]; m.Value != value || m.Quote != quote {
			t.Errorf("%q: %s, %q, want %s, %q", text, m.Value, m.Quote, value, quote)
		}
	}
	check("Your request to cancel is refused. The cancellation fee would be £19.00.", "refused", "Your request to cancel is refused")
	check("Your cancellation is accepted. The cancellation fee is £19.00.", "granted", "Your cancellation is accepted")
	check("The fee covers our work, so we cannot cancel it.", "refused", "so we cannot cancel it")
	check("Normally we cannot cancel, but we will cancel your plan.", "granted", "but we will cancel your plan")
	check("Your cancellation is under review.", "", "")
	check("Your cancellation was under review. We will cancel your plan today.", "granted", "We will cancel your plan today")
}

func TestCompletenessIsOfAllAnswers(t *testing.T) {
	m := one(t, contact("email", answer(time.Hour, "We are sorry, we look into it."), answer(2*time.Hour, "The refund of £49.90 comes within 14 days."))).Contacts[0]
	if m.Completeness.Percent() != "100.00" || m.PointsMet() != 3 {
		t.Errorf("completeness %s, %d points met", m.Completeness.Percent(), m.PointsMet())
	}
}

func TestCodesOverride(t *testing.T) {
	c := contact("email", answer(time.Hour, full))
	c.Codes = map[string]audit.Code{"refund-delay": {Value: 0}, "amount": {NA: true}, "tone": {Value: .5}, audit.Latency: {Value: .25}}
	m := one(t, c).Contacts[0]
	// Of refund-delay 2 (coded 0) and apology 1: 1/3, halved, since the required point is missed.
	if got := m.Completeness.Percent(); got != "16.67" {
		t.Errorf("completeness %s, want 16.67", got)
	}
	if m.Points[0].By != audit.Coder || m.Points[1].Verdict != audit.NotApplicable || m.Points[2].By != audit.Machine {
		t.Errorf("points %+v", m.Points)
	}
	if tone, _ := m.Criterion("tone"); tone.Score != audit.Mark(.5) || tone.By != audit.Coder || m.Latency != audit.Mark(.25) || m.PointsAsked() != 2 {
		t.Errorf("criteria %v, latency %s, asked %d", m.Criteria, m.Latency.Percent(), m.PointsAsked())
	}
}

func TestConsistency(t *testing.T) {
	same := "Sorry! You get your £49.90 refund in two weeks."
	other := "We are sorry. Your refund of £49.90 will reach you within 30 days."
	check := func(name string, want audit.State, score string, contacts ...audit.Contact) {
		t.Helper()
		m := one(t, contacts...)
		if m.State != want || m.Consistency.Percent() != score {
			t.Errorf("%s: state %q, consistency %s, want %q, %s\n%+v", name, m.State, m.Consistency.Percent(), want, score, m.Pairs)
		}
	}
	check("one channel", "", "", contact("email", answer(1, full)))
	check("one channel, silent", audit.Unanswered, "", contact("email"))
	check("silent everywhere", audit.Unanswered, "0.00", contact("chat"), contact("email"))
	check("one silent", audit.Unanswered, "0.00", contact("chat"), contact("email", answer(1, full)))
	check("a contradiction on a declared point", audit.Contradicting, "0.00", contact("chat", answer(1, other)), contact("email", answer(1, full)))
	check("a copy", audit.SameState, "100.00", contact("chat", answer(1, full)), contact("email", answer(1, full)))

	m := one(t, contact("chat", answer(1, same)), contact("email", answer(1, full)), contact("twitter"))
	if m.State != audit.Unanswered {
		t.Errorf("state %q with a silent channel", m.State)
	}
	var verdicts []audit.PairVerdict
	for _, p := range m.Pairs {
		verdicts = append(verdicts, p.Verdict)
	}
	if want := []audit.PairVerdict{audit.PairSame, audit.PairOneSilent, audit.PairOneSilent}; !slices.Equal(verdicts, want) {
		t.Errorf("verdicts %v, want %v", verdicts, want)
	}
}

// What no point declares is at most half the score, and to be confirmed.
func TestUndeclaredContradiction(t *testing.T) {
	a := "We are sorry. Your refund of £49.90 will reach you within 14 days. Please keep the kettle, there is no need to send it back."
	b := "We are sorry. Your refund of £49.90 will reach you within 14 days. You must send the kettle back first."
	m := one(t, contact("chat", answer(1, a)), contact("email", answer(1, b)))
	p := m.Pairs[0]
	if p.Verdict != audit.PairContradiction || p.Score.Float() > 0.5 || len(p.Conflicts) == 0 || p.Conflicts[0].Confirmed {
		t.Errorf("%+v", p)
	}
	i := slices.IndexFunc(m.Findings, func(f audit.Finding) bool { return f.Rule == audit.RuleContradiction })
	if i < 0 || m.Findings[i].Severity != audit.SeverityWarning || len(m.Findings[i].Quotes) != 2 {
		t.Errorf("findings %+v", m.Findings)
	}
}

func TestFindings(t *testing.T) {
	deleted := contact("twitter")
	deleted.Deleted = sent.Add(time.Hour)
	m := one(t,
		contact("chat", answer(50*time.Minute, "Your refund will reach you within 30 days.")),
		contact("email", answer(2*day, full)),
		deleted)
	rules := map[audit.Rule]int{}
	for _, f := range m.Findings {
		rules[f.Rule]++
		if len(f.Channels) == 0 {
			t.Errorf("finding without a channel: %+v", f)
		}
	}
	want := map[audit.Rule]int{
		audit.RuleContradiction: 1, // 14 and 30 days
		audit.RuleIncorrect:     1, // 30 days against the published 14
		audit.RuleMissedPoint:   2, // chat: amount, apology
		audit.RuleDeletion:      1,
		audit.RuleSlow:          1, // email: two days are 0.10 of the mark
	}
	if !reflect.DeepEqual(rules, want) {
		t.Errorf("findings %v, want %v", rules, want)
	}
}

// Contacts on channels that the profile does not count are left out.
func TestChannelsOfTheProfile(t *testing.T) {
	c := campaign()
	c.Profile.Channels = []string{"email"}
	s, err := New(c, words)
	if err != nil {
		t.Fatal(err)
	}
	marks, err := s.Score(context.Background(), []audit.Contact{contact("chat"), contact("email")}, func() {})
	if err != nil || len(marks) != 1 || len(marks[0].Contacts) != 1 || marks[0].Contacts[0].Channel != "email" {
		t.Errorf("%+v, %v", marks, err)
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := scorer(t).Score(ctx, []audit.Contact{contact("email")}, func() {}); err == nil {
		t.Error("an interrupted run ends without an error")
	}
}

// One more hour of silence never raises a latency mark.
func TestLaterNeverRaises(t *testing.T) {
	s := scorer(t)
	rapid.Check(t, func(t *rapid.T) {
		channel := rapid.SampledFrom([]string{"chat", "email", "twitter"}).Draw(t, "channel")
		wait := time.Duration(rapid.Int64Range(0, int64(20*day)).Draw(t, "wait"))
		mark := func(w time.Duration) audit.Score {
			return s.group([]audit.Contact{contact(channel, answer(w, full))}).Contacts[0].Latency
		}
		if mark(wait+time.Hour).Compare(mark(wait)) > 0 {
			t.Fatalf("%s: an hour after %v marks higher", channel, wait)
		}
	})
}

// Replacing an answer by silence never raises completeness or consistency of the group, whatever the answers say.
func TestSilenceNeverRaises(t *testing.T) {
	s := scorer(t)
	texts := []string{full, "Sorry! You get your £49.90 refund in two weeks.", "Your refund takes 30 days.", "We are sorry.", "Nothing we can do."}
	rapid.Check(t, func(t *rapid.T) {
		var contacts []audit.Contact
		for _, channel := range []string{"chat", "email", "twitter"} {
			contacts = append(contacts, contact(channel, answer(time.Hour, rapid.SampledFrom(texts).Draw(t, channel))))
		}
		before := s.group(contacts)
		i := rapid.IntRange(0, 2).Draw(t, "silenced")
		contacts[i].Answers = nil
		after := s.group(contacts)
		if after.Contacts[i].Completeness.Float() != 0 || after.Contacts[i].Latency.Float() != 0 {
			t.Fatal("silence has marks")
		}
		if after.State != audit.Unanswered || after.Consistency.Compare(before.Consistency) > 0 {
			t.Fatalf("state %q, consistency %s after %s", after.State, after.Consistency.Percent(), before.Consistency.Percent())
		}
	})
}

// A point that one answer leaves out never makes two answers more alike; completeness pays for it.
func TestOnePointFewerNeverRaises(t *testing.T) {
	points := scorer(t).points["late"]
	rapid.Check(t, func(t *rapid.T) {
		marks := func(name string) []audit.PointMark {
			list := make([]audit.PointMark, len(points))
			for i := range list {
				list[i].Score = audit.Mark(float64(rapid.IntRange(0, 1).Draw(t, name)))
			}
			return list
		}
		a, b := marks("a"), marks("b")
		texts := rapid.Float64Range(0, 1).Draw(t, "texts")
		before := substance(texts, a, b, points)
		a[rapid.IntRange(0, len(a)-1).Draw(t, "dropped")].Score = audit.Mark(0)
		if after := substance(texts, a, b, points); after > before {
			t.Fatalf("one point fewer raised %v to %v", before, after)
		}
		if same := substance(1, a, b, points); same != 1 {
			t.Fatalf("equal texts are %v alike", same)
		}
	})
}
