package score_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/fact"
	"github.com/diapason-audit/diapason/audit/score"
	"github.com/diapason-audit/diapason/audit/spec"
)

var noon = time.Date(2026, 10, 5, 12, 0, 0, 0, time.UTC)

// complaints are three of our own, one a language, that no rule was written by.
func complaints(t testing.TB, lang string) *score.Scorer {
	t.Helper()
	lexicon, problems, err := spec.Lexicon(os.DirFS("../../scenarios"))
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	message := map[string]string{
		"en": "Hello, my order KX-2291 for £36.50 was due on 2 September. The kettle never came and your courier says it was left with a neighbour who is abroad. Will you refund me? Emma Clarke",
		"fr": "Bonjour, ma commande KX-2291 de 36,50 € devait arriver le 2 septembre. La bouilloire n'est jamais venue et votre livreur dit l'avoir laissée à un voisin parti à l'étranger. Me rembourserez-vous ? Emma Clarke",
		"es": "Hola, mi pedido KX-2291 de 36,50 € debía llegar el 2 de septiembre. El hervidor nunca llegó y su repartidor dice que lo dejó a un vecino que está en el extranjero. ¿Me devolverán el dinero? Emma Clarke",
	}
	_, c := catalogue(t)
	c.Language, c.MarkAll = lang, true
	c.Criteria = append(c.Criteria, audit.Criterion{ID: "refund", Detection: audit.Automatic, Says: audit.Cues{"": {"money back"}}}) // as a point is called
	c.Scenarios = []audit.Scenario{{
		ID: "kettle", Title: audit.Text{"en": "Kettle not delivered", "fr": "Bouilloire non livrée", "es": "Hervidor no entregado"},
		Persona: audit.Persona{Name: "Emma Clarke"}, Vars: map[string]string{"order": "KX-2291"},
		Messages: map[string]audit.Message{"default": {Body: audit.Text{lang: message[lang]}}},
		Points: []audit.Point{{
			ID: "refund", Weight: 1, Required: true, Fact: fact.Decision, Near: audit.Cues{"en": {"refund*"}, "fr": {"rembours*"}},
		}},
	}}
	s, err := score.New(c, lexicon)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// catalogue is a campaign with the shipped catalogue, and the catalogue.
func catalogue(t testing.TB) ([]audit.Criterion, audit.Campaign) {
	t.Helper()
	c, problems, err := spec.Load(os.DirFS("../../testdata/campaigns/barometre"), os.DirFS("../../scenarios"))
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	c.Companies = []audit.Company{{ID: "alfa", Name: "Alfa"}}
	return c.Criteria, c
}

func marked(t testing.TB, s *score.Scorer, channel string, answers ...audit.Answer) map[string]audit.CriterionMark {
	t.Helper()
	c := audit.Contact{
		Key:    audit.Key{Wave: "w", Company: "alfa", Scenario: "kettle", Channel: channel, Attempt: 1},
		SentAt: noon, Answers: answers,
	}
	marks, err := s.Score(context.Background(), []audit.Contact{c}, func() {})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]audit.CriterionMark{}
	for _, m := range marks[0].Contacts[0].Criteria {
		found[m.Criterion] = m
	}
	return found
}

func TestCriteriaOfOwnAnswers(t *testing.T) {
	for _, x := range answersOfOwn {
		s := complaints(t, x.lang)
		found := marked(t, s, x.channel, audit.Answer{AnsweredAt: noon.Add(time.Hour), Text: x.text, Visibility: audit.Public})
		for criterion, want := range x.want {
			got := found[criterion].Score.Float()
			if !found[criterion].Score.Defined() {
				got = -1
			}
			if got != want {
				t.Errorf("%s is %v by %q, want %v: %q", criterion, got, found[criterion].Quote, want, x.text)
			}
		}
	}
}

// What a date or delay is of says whether it is a promise: how long ago, from how much on, what is given in time and by
// when the customer pays are none; a last payment to come is (docs/criteria.md).
func TestPromisedDelays(t *testing.T) {
	check := func(lang, answer string, want float64) {
		t.Helper()
		found := marked(t, complaints(t, lang), "email", audit.Answer{AnsweredAt: noon.Add(time.Hour), Text: answer, Kind: audit.KindAnswer})
		if got := found["deadline"].Score.Float(); got != want {
			t.Errorf("deadline of %q is %v by %q, want %v", answer, got, found["deadline"].Quote, want)
		}
	}
	check("fr", "L'incident remonte à 10 jours.", 0)
	check("en", "Flights delayed by more than 3 hours qualify for compensation.", 0)
	check("en", "We have extended your subscription by one month as a gesture of goodwill.", 0)
	check("en", "Payment is due by 31 October.", 0)
	check("fr", "Votre facture est à régler avant le 31 octobre.", 0)
	check("fr", "Le dernier prélèvement aura lieu le 20 octobre.", 1)
	check("fr", "L'indemnité vous sera versée sous 10 jours.", 1)
	check("en", "We will settle what we owe you by 31 October.", 1)
}

type marksOf map[string]float64

// answersOfOwn are answers with the marks the grid gives them (docs/criteria.md); −1 is na.
var answersOfOwn = []struct {
	lang, channel, text string
	want                marksOf
}{
	{"en", "email", `Dear Ms Clarke,

Thank you for writing to us. I am very sorry that your kettle never arrived: our courier should not have left it with a neighbour.

I have refunded £36.50 to your card and you will see it within five working days.

Kind regards,
Priya
Alfa Customer Care`, marksOf{"greeting": 1, "thanks": 1, "empathy": 1, "closing": 1, "signature": 1, "solution": 1, "next-step": 1, "deadline": 1, "personalisation": 1, "re-asks": 1, "channel-hop": 1, "escalation": -1, "reformulation": 1}},
	{"en", "email", `Dear Customer,

We apologise for any inconvenience. Your request has been passed on to the relevant department. Refunds are made in line with our terms and cannot be made in this case.

Yours sincerely,
The Complaints Team`, marksOf{"greeting": .5, "thanks": 0, "empathy": .5, "closing": 1, "signature": .5, "next-step": 0, "deadline": 0, "personalisation": 0, "escalation": 0}},
	{"en", "email", `Dear Emma,

We have looked into this and are unable to refund you, because the parcel was signed for. If you disagree you may take the matter to the Consumer Ombudsman.

Regards
Alfa`, marksOf{"greeting": 1, "thanks": 0, "empathy": 0, "closing": 1, "signature": 0, "solution": 1, "escalation": 1, "deadline": 0}},
	{"en", "email", "Hello, no refund can be made, as delivery is confirmed. If you disagree, write to our complaints team.", marksOf{"signature": 0}},
	{"en", "email", "Hello, no refund can be made, as delivery is confirmed.\n\nYour complaints team.", marksOf{"signature": .5}},
	{"en", "twitter", "@emmac Hi Emma, please DM us your order number and we'll take a look. ^JB", marksOf{"greeting": 1, "thanks": 0, "empathy": 0, "closing": 0, "signature": 1, "re-asks": 0, "channel-hop": 0, "public-reply": .5, "solution": .5}},
	{"en", "chat", "Hi there! You're chatting with Sam.\nCould you give me your customer number please? The refund of £36.50 is on its way, allow 3 days.", marksOf{"greeting": .5, "signature": 1, "re-asks": 1, "solution": 1, "next-step": 1, "public-reply": -1}},
	{"en", "phone", "Alfa customer service, good afternoon, Leila speaking. [...] Right, I can see the kettle went to a neighbour. [...] I'll put the refund through now. [...] Thank you for calling, bye.", marksOf{"greeting": .5, "thanks": 1, "closing": 1, "signature": 1, "reformulation": 1}},
	{"fr", "email", `Chère Madame Clarke,

Nous avons bien noté que votre bouilloire a été remise à un voisin absent. Nous vous présentons nos excuses pour ce retard.

Le remboursement de 36,50 € sera effectué d'ici le 12 octobre.

Sincères salutations,
Yvonne Aubry
Service clients`, marksOf{"greeting": 1, "thanks": 0, "empathy": 1, "closing": 1, "signature": 1, "solution": 1, "next-step": 1, "deadline": 1, "personalisation": 1, "reformulation": 1}},
	{"fr", "email", `Bonjour,

Merci de nous communiquer votre numéro de commande afin que nous puissions traiter votre demande de remboursement, qui est refusée à ce stade.

Cordialement,
Le service après-vente`, marksOf{"greeting": .5, "thanks": 0, "empathy": 0, "closing": 1, "signature": .5, "re-asks": 0, "escalation": 0}},
	{"fr", "facebook", "Bonjour Emma, merci d'avoir pris le temps de nous écrire. On vous rembourse demain. Bonne soirée !", marksOf{"greeting": 1, "thanks": 1, "empathy": 0, "closing": 1, "signature": 0, "solution": 1, "next-step": 1, "deadline": 1, "public-reply": 1}},
	{"fr", "email", `Madame,

Votre demande de remboursement est rejetée. Vous pouvez saisir le médiateur de la consommation.

Alfa`, marksOf{"greeting": .5, "solution": 1, "escalation": 1, "signature": 0, "closing": 0}},
	{"es", "email", `Estimada señora Clarke:

Gracias por su mensaje. Lamentamos el retraso de su pedido y le pedimos disculpas.

Le devolveremos 36,50 € en un plazo de 14 días.

Un cordial saludo,
Lucía
Atención al cliente`, marksOf{"greeting": 1, "thanks": 1, "empathy": 1, "closing": 1, "signature": 1, "solution": 1, "next-step": 1, "deadline": 1, "re-asks": 1}},
	{"es", "twitter", "¡Hola! Sentimos las molestias. Escríbenos por mensaje directo con tu número de pedido, por favor.", marksOf{"greeting": .5, "thanks": 0, "empathy": .5, "closing": 0, "channel-hop": 0, "re-asks": 0, "public-reply": .5}},
	{"es", "email", `Buenos días:

No podemos devolver el importe porque el repartidor entregó el hervidor. Si no está de acuerdo, puede acudir al defensor del cliente.

Saludos cordiales,
El equipo de Alfa`, marksOf{"greeting": .5, "escalation": 1, "solution": 1, "closing": 1, "signature": .5, "deadline": 0}},
}

// What times, kinds and visibility tell, receipts and reminders among them.
func TestCriteriaOfConduct(t *testing.T) {
	s := complaints(t, "en")
	const full = "Hello Emma, your refund of £36.50 is on its way."
	at := func(wait time.Duration, kind audit.Kind, text string) audit.Answer {
		return audit.Answer{AnsweredAt: noon.Add(wait), Kind: kind, Text: text, Visibility: audit.Private}
	}
	check := func(name, channel string, want marksOf, answers ...audit.Answer) {
		t.Helper()
		found := marked(t, s, channel, answers...)
		for criterion, x := range want {
			got := found[criterion].Score.Float()
			if !found[criterion].Score.Defined() {
				got = -1
			}
			if got != x {
				t.Errorf("%s: %s is %v by %q, want %v", name, criterion, got, found[criterion].Quote, x)
			}
		}
	}
	const hour, day = time.Hour, 24 * time.Hour
	check("silence", "twitter", marksOf{"answered": 0, "acknowledgement": 0, "reminder": 0, "greeting": 0, "escalation": 0,
		"public-reply": 0, "deletion": 1, "follow-up": 0, "channel-hop": 0, "re-asks": 0})
	check("silence on a private channel", "email", marksOf{"public-reply": -1})
	check("a receipt only", "email", marksOf{"answered": 0, "acknowledgement": 1, "greeting": 0, "thanks": 0},
		at(hour, audit.KindAcknowledgement, "Hello Emma, thank you for your message, we will reply within 48 hours."))
	check("a promise kept", "email", marksOf{"deadline": 1, "acknowledgement": 1, "answered": 1},
		at(hour, audit.KindAcknowledgement, "We will reply within 48 hours."), at(day, audit.KindAnswer, full))
	check("a promise broken", "email", marksOf{"deadline": .5},
		at(hour, audit.KindAcknowledgement, "We will reply within 48 hours."), at(4*day, audit.KindAnswer, full))
	check("a promise in working days over a weekend", "email", marksOf{"deadline": 1},
		at(hour, audit.KindAcknowledgement, "We will reply within 3 working days."), at(5*day, audit.KindAnswer, full))
	check("after a reminder", "email", marksOf{"reminder": .5, "follow-up": 0},
		at(2*day, audit.KindReminder, "Any news?"), at(3*day, audit.KindAnswer, full))
	check("unprompted", "email", marksOf{"reminder": 1, "follow-up": 1},
		at(hour, audit.KindAnswer, full), at(5*day, audit.KindAnswer, "Hello Emma, has the refund reached you?"))
	check("prompted", "email", marksOf{"follow-up": 0},
		at(hour, audit.KindAnswer, full), at(4*day, audit.KindReminder, "Nothing yet"), at(5*day, audit.KindAnswer, full))
	check("the same day", "email", marksOf{"follow-up": 0}, at(hour, audit.KindAnswer, full), at(2*hour, audit.KindAnswer, "Anything else?"))
	check("in private on a social network", "facebook", marksOf{"public-reply": 0}, at(hour, audit.KindAnswer, full))
	gone := at(hour, audit.KindAnswer, full)
	gone.DeletedAt = noon.Add(day)
	check("deleted", "facebook", marksOf{"deletion": 0}, gone)
	check("nobody said who could read", "facebook", marksOf{"public-reply": -1}, audit.Answer{AnsweredAt: noon.Add(hour), Text: full})
	check("beyond the horizon", "email", marksOf{"answered": 0, "greeting": 0}, at(20*day, audit.KindAnswer, full))
}

// A criterion that is for coders is marked by nobody; a code wins over the machine, na too.
func TestCodesOfCriteria(t *testing.T) {
	s := complaints(t, "en")
	c := audit.Contact{
		Key: audit.Key{Company: "alfa", Scenario: "kettle", Channel: "email", Attempt: 1}, SentAt: noon,
		Answers: []audit.Answer{{AnsweredAt: noon.Add(time.Hour), Text: "Hello Emma, thank you."}},
		Codes:   map[string]audit.Code{"greeting": {Value: .5}, "thanks": {NA: true}, "tone": {Value: 1}},
	}
	marks, err := s.Score(context.Background(), []audit.Contact{c}, func() {})
	if err != nil {
		t.Fatal(err)
	}
	got := marks[0].Contacts[0]
	for id, want := range map[string]audit.CriterionMark{
		"greeting": {Criterion: "greeting", Score: audit.Mark(.5), By: audit.Coder},
		"thanks":   {Criterion: "thanks", Score: audit.NA, By: audit.Coder},
		"tone":     {Criterion: "tone", Score: audit.Mark(1), By: audit.Coder},
	} {
		if m, ok := got.Criterion(id); !ok || m != want {
			t.Errorf("%s is %+v, want %+v", id, m, want)
		}
	}
	for _, id := range []string{"relevance", "clarity", "spelling", "explanation", "private-move", "resolution"} {
		if m, ok := got.Criterion(id); ok {
			t.Errorf("%s is marked: %+v", id, m)
		}
	}
	refund := audit.Contact{Key: c.Key, SentAt: noon, Answers: c.Answers, Codes: map[string]audit.Code{"refund": {Value: 1}}}
	marks, err = s.Score(context.Background(), []audit.Contact{refund}, func() {})
	if err != nil {
		t.Fatal(err)
	}
	if m := marks[0].Contacts[0]; m.Points[0].By != audit.Coder || m.Points[0].Score.Float() != 1 {
		t.Errorf("the code of a point is %+v", m.Points[0])
	}
	if m, ok := marks[0].Contacts[0].Criterion("refund"); !ok || m.By != audit.Machine {
		t.Errorf("the criterion of the same name is %+v", m)
	}
	if m, _ := got.Criterion("closing"); m.By != audit.Machine {
		t.Errorf("closing by %q", m.By)
	}
	if m, _ := got.Criterion("empathy"); m.By != audit.Suggested {
		t.Errorf("empathy by %q", m.By)
	}
}

// Silence is marked no better than any answer, criterion by criterion.
func TestSilenceIsNoBetter(t *testing.T) {
	for _, x := range answersOfOwn {
		s := complaints(t, x.lang)
		answer := marked(t, s, x.channel, audit.Answer{AnsweredAt: noon.Add(time.Hour), Text: x.text})
		for criterion, m := range marked(t, s, x.channel) {
			if a := answer[criterion].Score; a.Defined() && m.Score.Compare(a) > 0 {
				t.Errorf("%s of silence is %v, of an answer %v: %q", criterion, m.Score, a, x.text)
			}
		}
	}
}

// Whatever an answer holds, marks lie on their scale and quotes stand in it, word for word.
func FuzzCriteria(f *testing.F) {
	for _, x := range answersOfOwn {
		f.Add(x.text, x.lang, x.channel)
	}
	f.Add("^", "fr", "twitter")
	f.Add("Bonjour\n\n\n^^a ^É\x00\xff Cordialement,\r\n\u202e", "xx", "facebook")
	scorers := map[string]*score.Scorer{}
	for _, lang := range []string{"en", "fr", "es"} {
		scorers[lang] = complaints(f, lang)
	}
	catalogue, _ := catalogue(f)
	scales := map[string][]float64{}
	scales["refund"] = []float64{0, 1}
	for _, c := range catalogue {
		for _, g := range c.Scale {
			scales[c.ID] = append(scales[c.ID], g.Mark)
		}
	}
	f.Fuzz(func(t *testing.T, text, lang, channel string) {
		s, ok := scorers[lang]
		if !ok {
			s = scorers["en"]
		}
		for id, m := range marked(t, s, channel, audit.Answer{AnsweredAt: noon, Text: text, Visibility: audit.Public}) {
			if m.Score.Defined() && !slices.Contains(scales[id], m.Score.Float()) {
				t.Errorf("%s is %v, which is not on its scale", id, m.Score.Float())
			}
			if !strings.Contains(text, m.Quote) {
				t.Errorf("%s quotes %q, which is not in %q", id, m.Quote, text)
			}
		}
	})
}

// Time grows with the length of an answer, not with its square, whatever is repeated in it: eight times the words take less
// than forty times as long.
func TestLongAnswersInLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("short: timing is for the full run")
	}
	s := complaints(t, "fr")
	for _, words := range []string{
		"désolé retard merci de ", "désolé. ", "numéro de commande envoyez-nous ", "Bonjour Emma. Cordialement\n", "sous 3 jours ",
		"médiateur refusé ", "Emma voisin bouilloire. ", "L'équipe Inès\n",
	} {
		took := func(n int) time.Duration {
			best := time.Hour
			for range 3 {
				start := time.Now()
				marked(t, s, "email", audit.Answer{AnsweredAt: noon.Add(time.Hour), Text: strings.Repeat(words, n), Kind: audit.KindAnswer})
				best = min(best, time.Since(start))
			}
			return best
		}
		if short, long := took(500), took(4000); long > 40*short+100*time.Millisecond {
			t.Errorf("%q: %v for 500 times, %v for 4,000", words, short, long)
		}
	}
}
