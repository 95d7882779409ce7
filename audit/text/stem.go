package text

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	snowballenglish "github.com/blevesearch/snowballstem/english"
	snowballfrench "github.com/blevesearch/snowballstem/french"
	"golang.org/x/text/unicode/norm"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// stemFrench takes the endings off a word given as it is written and folded. Snowball tells endings by their accents;
// where the writer put none, the one that hardly any other word has is put back: "remboursee" is "remboursée".
func stemFrench(form, folded string) string {
	w := norm.NFC.String(strings.ToLower(form))
	if w == folded {
		if base, ok := strings.CutSuffix(w, "ees"); ok {
			w = base + "ées"
		} else if base, ok := strings.CutSuffix(w, "ee"); ok {
			w = base + "ée"
		}
	}
	env := snowballstem.NewEnv(w)
	snowballfrench.Stem(env)
	return word.Fold(env.Current())
}

func stemEnglish(_, folded string) string {
	env := snowballstem.NewEnv(folded)
	snowballenglish.Stem(env)
	return word.Fold(env.Current())
}
