package word

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// show writes tokens on one line: words bare, numbers with #, signs in quotes, breaks as /; a blank before is an _.
func show(tokens []Token) string {
	var parts []string
	for _, t := range tokens {
		s := map[Kind]string{Word: t.Text, Number: "#" + t.Text, Sign: "'" + t.Text + "'", Break: "/"}[t.Kind]
		if t.Spaced {
			s = "_" + s
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " ")
}

func TestTokens(t *testing.T) {
	check := func(s, want string) {
		t.Helper()
		if got := show(Tokens(s)); got != want {
			t.Errorf("tokens of %q:\n%s, want\n%s", s, got, want)
		}
	}
	check("", "")
	check("Désolé DESOLE", "desole _desole")
	check("l’offre d'été", "l ''' offre _d ''' ete")
	check("49,90 €", "#49 ',' #90 _'€'")
	check("1 500 €", "#1 _#500 _'€'") // no-break and narrow no-break space
	check("14jours", "#14 jours")
	check("bientôt… Merci", "bientot '...' _merci")
	check("a\r\nb", "a _/ _b")
	check("e-mail", "e '-' mail")
	check("e‑mail – non", "e '-' mail _'-' _non") // no-break hyphen, dash
	check("cœur Æ ß", "coeur _ae _ss")
	check("« oui »", "'\"' _oui _'\"'")
	check("Léo", "leo")                     // combining acute
	check("so\u00adli\u200bde", "so li de") // soft hyphen and zero-width space are not seen, but part words
	check("ok 👍🏽 !", "ok _'👍' '🏽' _'!'")
	check("a\xffb", "a b")
	check("日本", "日本")
}

func TestFold(t *testing.T) {
	check := func(s, want string) {
		t.Helper()
		if got := Fold(s); got != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
	}
	check("Œuvré", "oeuvre")
	check("ÇA", "ca")
	check("N’EST", "n'est")
	check("ﬁn", "fin")
	check("İstanbul", "istanbul")
	check("STRASSE ẞ", "strasse ss")
	check("x²", "x2")
}

func TestFoldingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Fatalf("%q folds to %q, then to %q", s, once, twice)
		}
	})
}

func TestTokensHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`([A-zÀ-ÿ'’]{0,9}[ ,.!€\n]?[0-9]{0,3}){0,9}`)).Draw(t, "s")
		if err := valid(s); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"Désolé, l’offre à 49,90 € !", "a\r\n\r\nb", "é́👍🏽", "\xff\xfe", "İß"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if err := valid(s); err != nil {
			t.Fatal(err)
		}
		if Fold(Fold(s)) != Fold(s) {
			t.Fatalf("folding %q twice changes it", s)
		}
	})
}

// valid says what is wrong with the tokens of s: they come in order, without overlap, on rune boundaries, and words and
// numbers are the folded form of what they stand for.
func valid(s string) error {
	end := 0
	for _, t := range Tokens(s) {
		switch piece := s[t.Start:t.End]; {
		case t.Start < end || t.End <= t.Start:
			return fmt.Errorf("%q: token %+v begins before byte %d or is empty", s, t, end)
		case !utf8.ValidString(piece):
			return fmt.Errorf("%q: token %+v cuts a character", s, t)
		case t.Kind == Word && t.Text != Fold(piece), t.Kind == Number && t.Text != piece:
			return fmt.Errorf("%q: token %+v is not what it stands for", s, t)
		}
		end = t.End
	}
	return nil
}

func BenchmarkTokens(b *testing.B) {
	s := strings.Repeat("Nous sommes désolés, l’article vous sera remboursé sous 14 jours ouvrés (49,90 €). ", 5)
	for b.Loop() {
		Tokens(s)
	}
}
