package text

import (
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// Nearest returns the known word that was probably meant by a mistyped one, for "did you mean". Case and accents do not
// count; up to three letters may hold one mistake, up to eight two, and longer words one in four. Nothing so near: false.
// Of equally near words, the first.
func Nearest(mistyped string, known []string) (string, bool) {
	folded := word.Fold(mistyped)
	length := utf8.RuneCountInString(folded)
	if length > 64 {
		return "", false
	}
	allowed := length / 4
	if length <= 8 {
		allowed = 1 + min(length/4, 1)
	}
	nearest, least := "", allowed+1
	for _, k := range known {
		if d := levenshtein.ComputeDistance(folded, word.Fold(k)); d < least {
			nearest, least = k, d
		}
	}
	return nearest, least <= allowed
}
