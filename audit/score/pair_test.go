package score

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit/fact"
)

// Every pair of these files gets its label, but for those that known.txt lists with the reason.
func TestPairsGetTheirLabel(t *testing.T) {
	known := readKnown(t)
	for _, name := range []string{"phenomena.csv", "variants.csv", "structure.csv", "readings.csv", "causes.csv", "values.csv"} {
		pairs := readPairs(t, filepath.Join("testdata", name))
		if len(pairs) == 0 {
			t.Fatalf("%s is empty", name)
		}
		m := measure(pairs, nil)
		for i, g := range pairs {
			right := string(m.judged[i].Verdict) == g.label
			reason, listed := known[g.id]
			switch {
			case right && listed:
				t.Errorf("%s is right now: take it off known.txt (%s)", g.id, reason)
			case !right && !listed:
				t.Errorf("%s (%s %s %s) is judged %s: %v\nA: %s\nB: %s", g.id, g.phenomenon, g.label, g.typ, m.judged[i].Verdict, m.judged[i].Conflicts, g.textA, g.textB)
			}
			delete(known, g.id)
		}
	}
	for _, g := range readPairs(t, filepath.Join("testdata", "steps.csv")) {
		delete(known, g.id) // TestStepsAndCauses looks at them
	}
	for id := range known {
		t.Errorf("known.txt lists %s, which no file has", id)
	}
}

// Of fresh.csv, short texts that the rules judge and that most rules were not written from, three pairs at most are a false alarm, and
// no less of its contradictions are found than now.
func TestFreshPairs(t *testing.T) {
	m := measure(readPairs(t, filepath.Join("testdata", "fresh.csv")), nil)
	if _, alarms, of := m.falseAlarms(); alarms > 3 || of == 0 {
		t.Errorf("%d false alarms in %d pairs", alarms, of)
	}
	if _, found, of := m.recall(); found < 82 {
		t.Errorf("%d of %d contradictions found", found, of)
	}
}

func readKnown(t *testing.T) map[string]string {
	b, err := os.ReadFile(filepath.Join("testdata", "known.txt"))
	if err != nil {
		t.Fatal(err)
	}
	known := make(map[string]string)
	for line := range strings.Lines(string(b)) {
		if id, reason, ok := strings.Cut(strings.TrimSpace(line), " "); ok && id != "#" && !strings.HasPrefix(id, "#") {
			known[id] = reason
		}
	}
	return known
}

// Where the author marked the conflicting words, the spans that are reported lie inside their texts, word for word.
func TestConflictsQuoteVerbatim(t *testing.T) {
	pairs := append(readPairs(t, "testdata/phenomena.csv"), readPairs(t, "testdata/variants.csv")...)
	m := measure(pairs, nil)
	for i, g := range pairs {
		for _, c := range m.judged[i].Conflicts {
			if g.textA[c.SpanA.Start:c.SpanA.End] != c.SpanA.Text || g.textB[c.SpanB.Start:c.SpanB.End] != c.SpanB.Text || c.SpanA.Text == "" || c.SpanB.Text == "" {
				t.Errorf("%s: spans %v %v are not in the texts", g.id, c.SpanA, c.SpanB)
			}
			if c.Confidence <= 0 || c.Confidence > 1 || c.Reason == "" || c.Type == "" {
				t.Errorf("%s: conflict %+v", g.id, c)
			}
		}
	}
}

func TestSimilarityPartsTheVerdicts(t *testing.T) {
	pairs := append(readPairs(t, "testdata/phenomena.csv"), readPairs(t, "testdata/variants.csv")...)
	for i, p := range measure(pairs, nil).judged {
		ok := p.Similarity >= 0 && p.Similarity <= 1
		switch p.Verdict {
		case Consistent:
			ok = ok && p.Similarity >= 0.7
		case Partial:
			ok = ok && p.Similarity < 0.7
		case Contradiction:
			ok = ok && p.Similarity <= 0.5
		}
		if !ok {
			t.Errorf("%s: %s with similarity %v", pairs[i].id, p.Verdict, p.Similarity)
		}
	}
}

// The changed fact is found where strings see no difference, and both sides are quoted.
func TestCompareQuotesBothSides(t *testing.T) {
	a := Prepare("You will be refunded £35 within 14 days.", "en", time.Time{})
	b := Prepare("You will be refunded £35 within 30 days.", "en", time.Time{})
	p := Compare(a, b)
	if p.Verdict != Contradiction || len(p.Conflicts) != 1 {
		t.Fatalf("%+v", p)
	}
	c := p.Conflicts[0]
	if c.Type != "duration" || c.SpanA.Text != "14 days" || c.SpanB.Text != "30 days" || c.ValueA != "14d" || c.ValueB != "30d" || c.Reason != "duration of the refund: 14 days / 30 days" {
		t.Errorf("%+v", c)
	}
}

func TestEmptyTextSaysNothing(t *testing.T) {
	empty, full := Prepare("", "en", time.Time{}), Prepare("You will be refunded £35 within 14 days.", "en", time.Time{})
	if p := Compare(empty, full); p.Similarity != 0 || p.Verdict != Partial {
		t.Errorf("empty against full: %s %v", p.Verdict, p.Similarity)
	}
	if p := Compare(empty, empty); p.Similarity != 1 || p.Verdict != Consistent {
		t.Errorf("empty against empty: %s %v", p.Verdict, p.Similarity)
	}
}

func TestFrenchAgainstEnglish(t *testing.T) {
	fr := Prepare("Votre remboursement de 49,90 € interviendra sous 14 jours.", "fr", time.Time{})
	same := Prepare("Your refund of €49.90 will reach you within two weeks.", "en", time.Time{})
	other := Prepare("Your refund of €49.90 will reach you within 30 days.", "en", time.Time{})
	if p := Compare(fr, same); p.Verdict != Consistent {
		t.Errorf("same facts: %+v", p)
	}
	if p := Compare(fr, other); p.Verdict != Contradiction {
		t.Errorf("another delay: %+v", p)
	}
	if !Compare(fr, same).Mixed || Compare(same, other).Mixed {
		t.Error("two languages are to be told, one is not")
	}
	// Reasons are held against each other by their words, which say nothing across languages.
	rain := Prepare("Le train a été supprimé à cause des inondations.", "fr", time.Time{})
	flood := Prepare("The train was cancelled because of high water on the line.", "en", time.Time{})
	if p := Compare(rain, flood); p.Verdict == Contradiction {
		t.Errorf("one cause in two languages: %+v", p)
	}
}

// drawAnswer makes an answer of sentences of the test pairs.
func drawAnswer(t *rapid.T, sentences []string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(sentences), 0, 4).Draw(t, "sentences"), " ")
}

func TestCompareLaws(t *testing.T) {
	var sentences []string
	for _, g := range readPairs(t, "testdata/phenomena.csv") {
		sentences = append(sentences, g.textA, g.textB)
	}
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom([]string{"fr", "en"}).Draw(t, "lang")
		a, b := Prepare(drawAnswer(t, sentences), lang, time.Time{}), Prepare(drawAnswer(t, sentences), lang, time.Time{})
		lawful(t, a, b)
	})
}

// lawful checks that the order of two texts changes nothing but the order of the spans, and that a text agrees with itself.
func lawful(t interface{ Fatalf(string, ...any) }, a, b *Text) {
	p, q := Compare(a, b), Compare(b, a)
	if p.Verdict != q.Verdict || p.Similarity != q.Similarity || p.Wording != q.Wording || len(p.Conflicts) != len(q.Conflicts) {
		t.Fatalf("the other way round: %s %v %v %v, %s %v %v %v\n%q\n%q", p.Verdict, p.Similarity, p.Wording, p.Conflicts, q.Verdict, q.Similarity, q.Wording, q.Conflicts, a.Doc, b.Doc)
	}
	if p := Compare(a, a); p.Verdict != Consistent || p.Similarity != 1 {
		t.Fatalf("%q with itself: %s %v %v", a.Doc, p.Verdict, p.Similarity, p.Conflicts)
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("Remboursé 49,90 € sous 14 jours.", "On vous rend 49 € d'ici deux semaines", true)
	f.Add("You can't have it back. Call 0808 157 0412.", "« we said » 12/6 by 5.30pm, half of £640 — no?", false)
	f.Fuzz(func(t *testing.T, s, u string, french bool) {
		lang := "en"
		if french {
			lang = "fr"
		}
		lawful(t, Prepare(s, lang, time.Time{}), Prepare(u, lang, time.Time{}))
	})
}

// However long two texts are, few clauses of each are held against each other, those that decide most clearly.
func TestFewClausesAreOpposed(t *testing.T) {
	long := Prepare(strings.Repeat("We refund you. We refuse it. ", 400), "en", time.Time{}).short()
	for name, way := range map[string]func(*fact.Clause) float64{"grants": granting, "declines": declining} {
		found := deciding(long, way)
		if len(found) != opposableClauses {
			t.Errorf("%d clauses that are likely to be %s, want %d", len(found), name, opposableClauses)
		}
		for _, i := range found {
			if way(&long.Clauses[i]) < 0.5 {
				t.Errorf("%q is among the clauses that are likely to be %s", long.clause(&long.Clauses[i]).Text, name)
			}
		}
	}
}

// The words of texts in two languages are not held against each other, so one cause told in both is none of two; and what is decided
// unlike is uncertain.
func TestClassifierAcrossLanguages(t *testing.T) {
	const frame = "Nous avons relu votre dossier avec soin et vous prions d'excuser cette attente bien trop longue. "
	fr := func(s string) *Text { return Prepare(frame+s, "fr", time.Time{}) }
	en := Prepare("Hello, thank you for waiting while we looked into the order that reached you so late last month. You will get your £30 back "+
		"within two weeks, it goes to the card you paid with. The delay was down to a breakdown of our van, sorry again.", "en", time.Time{})
	p := Compare(fr("Nous vous remboursons 30 £ sous 14 jours sur la carte utilisée, le retard vient d'une panne de notre camion."), en)
	if p.Verdict != Consistent {
		t.Errorf("one cause in two languages: %v", p.Conflicts)
	}
	p = Compare(fr("Votre demande de remboursement est refusée : les frais de 30 £ restent dus, aucun geste n'est possible."), en)
	if p.Verdict != Contradiction {
		t.Error("a refusal and a grant in two languages: nothing found")
	}
	for _, c := range p.Conflicts {
		if c.Type == "polarity" && c.Confidence > uncertain {
			t.Errorf("%s is %v sure", c.Reason, c.Confidence)
		}
	}
}

// A text in a language that the classifier does not know has no senses, and what the rules found in it stays.
func TestClassifierKnowsItsLanguages(t *testing.T) {
	german := func(amount string) *Text {
		return Prepare(strings.Repeat("Wir erstatten Ihnen "+amount+". ", 20), "de", time.Time{})
	}
	a, b := german("30 €"), german("45 €")
	if a.sensed() || !Prepare("We refund you.", "en", time.Time{}).sensed() {
		t.Error("sensed: want false for German, true for English")
	}
	p := Pair{Conflicts: []Conflict{{Type: "polarity", Confidence: uncertain}, {Type: "cause", Confidence: uncertain}}}
	if p.senses(a, b); len(p.Conflicts) != 2 {
		t.Errorf("left: %v", p.Conflicts)
	}
}

// Of short texts the rules alone speak: the classifier adds nothing to them and doubts nothing in them.
func TestShortTextsAreLeftToTheRules(t *testing.T) {
	short := func(s string) *Text { return Prepare(s, "en", time.Time{}) }
	a, b := short("We cover the operation and will pay it."), short("The operation is not covered and remains yours to pay.")
	p := Pair{Conflicts: []Conflict{{Type: "procedure", Confidence: uncertain}}}
	if unlike := p.senses(a, b); unlike != 0 || len(p.Conflicts) != 1 {
		t.Errorf("short texts: %.2f, %v", unlike, p.Conflicts)
	}
	frame := strings.Repeat("We have looked into the letter that you sent us about your dog and his bad leg. ", 3)
	p = Pair{Conflicts: []Conflict{{Type: "procedure", Confidence: uncertain}}}
	if unlike := p.senses(short(frame+"We cover the operation and will pay it."), short(frame+"The operation is not covered and remains yours to pay.")); unlike == 0 || p.has("procedure") {
		t.Errorf("whole answers: %.2f, %v", unlike, p.Conflicts)
	}
}

// Two short texts whose language neither tells alone are read in the language that they tell together.
func TestPreparePairTellsTheLanguage(t *testing.T) {
	for _, c := range []struct{ a, b, lang string }{
		{"Gardez la lampe.", "Renvoyez-nous la lampe.", "fr"},
		{"Vous pouvez garder la lampe cassée.", "Merci de nous renvoyer la lampe cassée.", "fr"},
		{"Keep the lamp.", "Send the lamp back to us.", "en"},
		{"12", "13", "en"},
	} {
		if a, b := PreparePair(c.a, c.b, ""); a.Lang != c.lang || b.Lang != c.lang {
			t.Errorf("%q, %q: read as %s and %s, want %s", c.a, c.b, a.Lang, b.Lang, c.lang)
		}
	}
	if a, b := PreparePair("Vous serez remboursé de 30 € sous quatorze jours.", "You will be refunded €30 within two weeks.", ""); a.Lang != "fr" || b.Lang != "en" {
		t.Errorf("two languages: read as %s and %s", a.Lang, b.Lang)
	}
}
