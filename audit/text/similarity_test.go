package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// Each line says which of two texts is the more like the first.
func TestWhichIsMoreAlike(t *testing.T) {
	check := func(lang, s, more, less string) {
		t.Helper()
		d := Read(s, lang)
		if m, l := Similarity(d, Read(more, lang)), Similarity(d, Read(less, lang)); m <= l {
			t.Errorf("%q: %.3f with %q, %.3f with %q", s, m, more, l, less)
		}
	}
	check("en", "We refund your order.", "Your order is refunded.", "We ship your order.")
	check("en", "We refund your order.", "We reimburse your purchase.", "We replace your order.") // synonyms
	check("en", "Refund in 14 days.", "Refund in 14 days!", "Refund in 30 days.")
	check("en", "A refund of 1,500.00 EUR", "A refund of 1500 EUR", "A refund of 15 EUR")
	check("en", "You will be refunded.", "He will be refunded.", "You will not be refunded.")
	check("en", "Your parcel arrives on Monday.", "Your package arrives on Monday.", "Your parcel arrives on Tuesday.")
	check("en", "two items", "2 items", "three items")
	check("en", "a shotgun", "a shotguns", "a spoon")
	check("fr", "Nous vous remboursons.", "Vous serez remboursée.", "Nous vous livrons.")
	check("fr", "Nous vous remboursons.", "Vous remboursons-nous ?", "Nous ne vous remboursons pas.")
	check("fr", "remboursée sous quatorze jours", "remboursee sous 14 jours", "remboursée sous 30 jours")
	check("fr", "Un montant de 49,90 €", "Un montant de 49.90 €", "Un montant de 49,00 €")
	check("fr", "Un montant de 1 500 €", "Un montant de 1500 €", "Un montant de 150 €")
	check("de", "Die Lieferung kommt morgen", "Ihre Lieferung kommt morgen", "Wir bedauern das sehr") // only words as they are
}

func TestSimilarityAtTheEdges(t *testing.T) {
	check := func(a, b string, want float64) {
		t.Helper()
		if got := Similarity(Read(a, "fr"), Read(b, "fr")); got != want {
			t.Errorf("similarity of %q and %q: %v, want %v", a, b, got, want)
		}
	}
	check("", "", 1)
	check("!", "!", 1)
	check("!", "?", 0)
	check("", "mot", 0)
	check("abricot", "zébu", 0)
}

// The lists and the names join two languages, roughly.
func TestSimilarityAcrossLanguages(t *testing.T) {
	fr := Read("Nous sommes désolés : votre commande sera remboursée sous 14 jours.", "fr")
	same := Similarity(fr, Read("We are sorry: your order will be refunded within 14 days.", "en"))
	other := Similarity(fr, Read("Please call our shop about the delivery.", "en"))
	if same < 0.4 || other > 0.2 {
		t.Errorf("translation %.2f, another matter %.2f", same, other)
	}
}

// A tweet that says what a letter says is contained in it; the letter is not in the tweet.
func TestContainment(t *testing.T) {
	tweet := Read("Vous serez remboursé sous 14 jours", "fr")
	letter := Read("Après étude de votre dossier, la somme de 49,90 € vous sera remboursée sous 14 jours par virement bancaire.", "fr")
	if in, out := Containment(tweet, letter), Containment(letter, tweet); in < 0.9 || out > 0.5 {
		t.Errorf("tweet in letter %.2f, letter in tweet %.2f", in, out)
	}
}

func TestStems(t *testing.T) {
	check := func(lang string, forms ...string) {
		t.Helper()
		for _, f := range forms[1:] {
			if a, b := Read(forms[0], lang).Stems(), Read(f, lang).Stems(); !slices.Equal(a, b) {
				t.Errorf("%s: %s has stem %v, %s has %v", lang, forms[0], a, f, b)
			}
		}
	}
	check("fr", "remboursé", "remboursée", "rembourse", "remboursee", "REMBOURSÉES", "rembourser")
	check("fr", "livraison", "livraisons")
	check("en", "refund", "refunds", "refunded", "refunding")
}

// Our lists hold folded words, no word twice, and every stem of the tables has a number.
func TestLists(t *testing.T) {
	for name, list := range map[string]string{"synonyms": synonyms, "rivals": rivals} {
		for s, lang := range []*language{french, english} {
			seen := map[string]string{}
			for line := range strings.Lines(list) {
				if strings.HasPrefix(line, "#") {
					continue
				}
				halves := strings.Split(line, "|")
				if len(halves) != 2 {
					t.Errorf("%s: %q has no two sides", name, line)
					continue
				}
				for w := range strings.FieldsSeq(halves[s]) {
					stem := lang.stem(w, w)
					if other, ok := seen[stem]; ok && other != line {
						t.Errorf("%s: %s (%s) stands in %q and in %q", name, w, stem, other, line)
					}
					if word.Fold(w) != w {
						t.Errorf("%s: %s is not folded", name, w)
					}
					seen[stem] = line
				}
			}
		}
	}
	for _, lang := range []*language{french, english} {
		r := lang.rarity()
		if len(r.idf) < 3000 || r.unseen < 6 {
			t.Errorf("idf table of %d stems, unseen %v", len(r.idf), r.unseen)
		}
		for stem, w := range r.idf {
			if w < 0 || w > r.unseen {
				t.Errorf("idf of %s: %v", stem, w)
			}
		}
	}
}
