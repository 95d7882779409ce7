// Package word cuts text into folded words, numbers and signs that remember where they stood.
//
// It is the ground on which text and fact build: it knows letters, accents, apostrophes and blanks, and nothing of
// meaning. Folding makes "Désolé", "DESOLE" and "désolé" one word; the spans always point into the original bytes, so
// that whatever is found can be quoted verbatim.
package word

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Kind tells what a token is made of.
type Kind uint8

// The kinds of token.
const (
	Word   Kind = iota // letters, folded: "rembourse"; an apostrophe ends a word, so "l'offre" is "l", "offre"
	Number             // decimal digits only: "49,90" is "49", ",", "90"
	Sign               // one sign, punctuation mark, currency symbol or emoji
	Break              // a line break
)

// A Token is a piece of text with its place.
type Token struct {
	Text       string // folded: lower case, without accents; typographic signs in their plain form
	Start, End int    // byte offsets into the original
	Kind       Kind
	Spaced     bool // a blank stands before it
}

// Tokens cuts s into tokens in reading order. Blanks vanish (Spaced remembers them), line breaks stay as Break tokens,
// bytes that are not UTF-8 and invisible characters are passed over. Every Start and End lies on a rune boundary.
func Tokens(s string) []Token {
	tokens := make([]Token, 0, len(s)/5+4)
	spaced := false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\n':
			tokens = append(tokens, Token{Text: "\n", Start: i, End: i + n, Kind: Break, Spaced: spaced})
			spaced = true
		case unicode.IsSpace(r):
			spaced = true
		case r == utf8.RuneError && n == 1, invisible(r):
			// nothing a reader would see
		case isDigit(r):
			end := span(s, i+n, isDigit)
			tokens = append(tokens, Token{Text: s[i:end], Start: i, End: end, Kind: Number, Spaced: spaced})
			spaced = false
			n = end - i
		case unicode.IsLetter(r):
			end := span(s, i+n, isLetter)
			if folded := Fold(s[i:end]); strings.TrimSpace(folded) != "" {
				tokens = append(tokens, Token{Text: folded, Start: i, End: end, Kind: Word, Spaced: spaced})
				spaced = false
			}
			n = end - i
		default:
			tokens = append(tokens, Token{Text: plain(r), Start: i, End: i + n, Kind: Sign, Spaced: spaced})
			spaced = false
		}
		i += n
	}
	return tokens
}

// Fold puts s in lower case and takes accents and ligatures off: "Œuvré" becomes "oeuvre". Typographic apostrophes,
// quotes, dashes and blanks take their plain form. Folding twice changes nothing more.
func Fold(s string) string {
	if ascii(s) {
		return strings.ToLower(s)
	}
	if folded, ok := foldLatin(s); ok {
		return folded
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == utf8.RuneError:
		case unicode.IsSpace(r) && r != '\n':
			b.WriteByte(' ')
		case r < utf8.RuneSelf:
			b.WriteByte(byte(unicode.ToLower(r)))
		default:
			b.WriteString(plain(unicode.ToLower(r)))
		}
	}
	folded := b.String()
	if !norm.NFKD.IsNormalString(folded) { // lower-casing a few letters brings new marks
		return Fold(folded)
	}
	return folded
}

// latin are the letters from À to ÿ, folded; a blank where the long way is needed.
const latin = "aaaaaa ceeeeiiii nooooo ouuuuy  aaaaaa ceeeeiiii nooooo ouuuuy y"

// foldLatin is the short way for words of Western European letters, which most are.
func foldLatin(s string) (string, bool) {
	var space [64]byte
	folded := space[:0]
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			folded = append(folded, byte(r))
		case 'A' <= r && r <= 'Z':
			folded = append(folded, byte(r)+'a'-'A')
		case 'À' <= r && r <= 'ÿ' && latin[r-'À'] != ' ':
			folded = append(folded, latin[r-'À'])
		default:
			return "", false
		}
	}
	return string(folded), true
}

// plain gives the everyday form of a sign, or the sign itself.
func plain(r rune) string {
	switch r {
	case '’', '‘', 'ʼ', '′', '`', '´':
		return "'"
	case '“', '”', '„', '«', '»', '″':
		return `"`
	case '–', '—', '‑', '‐', '−':
		return "-"
	case '…':
		return "..."
	case 'œ', 'Œ':
		return "oe"
	case 'æ', 'Æ':
		return "ae"
	case 'ß', 'ẞ':
		return "ss"
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'ı':
		return "i"
	}
	return string(r)
}

func isDigit(r rune) bool  { return '0' <= r && r <= '9' }
func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) }

// invisible characters join or mark others and are never words of their own.
func invisible(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Cc, unicode.Mn, unicode.Variation_Selector)
}

// span returns the end of the run of runes from i on that satisfy in.
func span(s string, i int, in func(rune) bool) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !in(r) {
			break
		}
		i += n
	}
	return i
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
