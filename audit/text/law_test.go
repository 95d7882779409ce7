package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Texts as customers get them, and texts as nobody writes them.
var texts = rapid.OneOf(
	rapid.String(),
	rapid.Custom(func(t *rapid.T) string {
		words := rapid.SliceOfN(rapid.SampledFrom(strings.Fields(`Nous vous remboursons pas ne 14 jours , . lundi mardi we will
			not refund you within 49.90 € but mais sans frais without Monday sorry désolé(e) ! commande colis refunded`)), 0, 30).Draw(t, "words")
		return strings.Join(words, " ")
	}))

var langs = rapid.SampledFrom([]string{"fr", "en", "de", ""})

func TestSimilarityLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := texts.Draw(t, "s")
		lang := langs.Draw(t, "lang")
		a, b := Read(s, lang), Read(texts.Draw(t, "b"), langs.Draw(t, "other lang"))
		for name, f := range map[string]func(a, b *Doc) float64{"similarity": Similarity, "wording": Wording} {
			ab, ba := f(a, b), f(b, a)
			if ab != ba {
				t.Fatalf("%s: %v one way, %v the other", name, ab, ba)
			}
			if !(ab >= 0 && ab <= 1) {
				t.Fatalf("%s: %v is not in [0, 1]", name, ab)
			}
			if self := f(a, Read(s, lang)); self != 1 {
				t.Fatalf("%s with itself: %v", name, self)
			}
		}
		if c := Containment(a, b); !(c >= 0 && c <= 1) {
			t.Fatalf("containment: %v is not in [0, 1]", c)
		}
		if c := Containment(a, Read(s, lang)); c != 1 {
			t.Fatalf("containment in itself: %v", c)
		}
	})
}

// What comes after a text, in a sentence of its own, never makes less of the text contained.
func TestMoreTextContainsNoLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		short, long, more := texts.Draw(t, "short"), texts.Draw(t, "long"), texts.Draw(t, "more")
		a := Read(short, "fr")
		before, after := Containment(a, Read(long, "fr")), Containment(a, Read(long+" .\n\n"+more, "fr"))
		if after < before-1e-9 {
			t.Fatalf("contained %v, with more text %v", before, after)
		}
	})
}

func TestSentencesHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Read(texts.Draw(t, "s"), langs.Draw(t, "lang"))
		end := 0
		for _, s := range d.Sentences() {
			if s.Start < end || s.End <= s.Start || s.End > len(d.String()) {
				t.Fatalf("sentence %v after byte %d", s, end)
			}
			if d.Sentence(s.Start) != s || !d.SameSentence(s.Start, s.End-1) {
				t.Fatalf("sentence %v does not hold itself", s)
			}
			end = s.End
		}
	})
}

// checkCue holds for any cue and any text: reading the cue again changes nothing, and matches are in order and in the text.
func checkCue(t interface{ Fatalf(string, ...any) }, cue, s, lang string) {
	c, err := ParseCue(cue)
	if err != nil {
		return
	}
	if again, err := ParseCue(c.String()); err != nil || len(again.elements) != len(c.elements) {
		t.Fatalf("cue %q reads differently the second time: %v", cue, err)
	}
	end := 0
	for _, m := range c.Find(Read(s, lang)) {
		if m.Start < end || m.End <= m.Start || m.End > len(s) {
			t.Fatalf("cue %q in %q: match %+v after byte %d", cue, s, m, end)
		}
		end = m.End
	}
}

func TestCueLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkCue(t, rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"rembours*", "14 ... jours", "ne ... pas", "not"})).Draw(t, "cue"),
			texts.Draw(t, "s"), langs.Draw(t, "lang"))
	})
}

// A text without sentence ends is found in itself.
func TestWordsFindThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[a-zé]{1,9}( [a-zé0-9]{1,9}){0,5}`).Draw(t, "s")
		c, err := ParseCue(s)
		if err != nil {
			t.Fatalf("%v", err)
		}
		if found := c.Find(Read(s, "fr")); len(found) != 1 || found[0].Negated {
			t.Fatalf("%q in itself: %+v", s, found)
		}
	})
}

func FuzzCue(f *testing.F) {
	for _, s := range [][2]string{{"rembours*", "Nous ne vous remboursons pas."}, {"14 ... days", "14 working days"}, {"ne … pas", "n'est-ce pas"}, {"50 %", "50%"}, {"don't", "don’t"}} {
		f.Add(s[0], s[1], "fr")
		f.Add(s[0], s[1], "en")
	}
	f.Fuzz(func(t *testing.T, cue, s, lang string) {
		checkCue(t, cue, s, lang)
		a, b := Read(s, lang), Read(cue, lang)
		if x := Similarity(a, b); x != Similarity(b, a) || !(x >= 0 && x <= 1) {
			t.Fatalf("similarity %v", x)
		}
	})
}
