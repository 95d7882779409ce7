package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestHide(t *testing.T) {
	check := func(s, want string, names ...string) {
		t.Helper()
		if got := Hide(s, names, "[company]"); got != want {
			t.Errorf("%q without %q is %q, want %q", s, names, got, want)
		}
	}
	check("Votre conseiller Télonde.", "Votre conseiller [company].", "telonde")
	check("TELONDE's team, care@telonde.example", "[company]'s team, care@[company].example", "Télonde")
	check("@TillobelSAV, #Tillobel_SAV", "@[company], #[company]_SAV", "Tillobel")
	check("Chez Alfa Mobile, alfa-mobile, ALFAMOBILE.", "Chez [company], [company], [company].", "Alfa Mobile")
	check("Alfa, mobile ou pas", "[company] ou pas", "Alfa Mobile")
	check("Alfa\nMobile alfa", "Alfa\nMobile alfa", "Alfa Mobile")
	check("Dr Edf edfx EDF", "Dr [company] edfx [company]", "edf")
	check("a b ab", "a b ab", "ab", "a", "")
	check("the 3 Suisses and 3suisses", "the [company] and [company]", "3 Suisses")
	check("nothing", "nothing")
	check("", "", "Alfa")
	check("Alfa Alfa", "[company] [company]", "alfa", "Alfa")
}

// What is not a name stays byte for byte, and no name of five letters is left.
func TestHideLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, name := rapid.String().Draw(t, "text"), rapid.StringMatching(`[A-Za-z]{5,9}`).Draw(t, "name")
		if got := Hide(s, []string{"qqqqqqqqqq" + name}, "X"); got != s {
			t.Fatalf("%q became %q", s, got)
		}
		got := Hide(s+" "+name+s, []string{name}, "…")
		if strings.Contains(strings.ToLower(got), strings.ToLower(name)) {
			t.Fatalf("%q is left in %q", name, got)
		}
	})
}
