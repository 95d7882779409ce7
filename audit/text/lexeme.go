package text

import (
	"hash/maphash"
	"strings"
	"sync/atomic"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// A lexeme is all that is known of a word by itself, worked out once for a form and a language.
type lexeme struct {
	form, lang string // as written, and in which language
	text       string // folded
	stem       string // folded too; of a number, its value
	word       uint64 // names the folded word
	concept    uint64 // names the stem, or the synonyms it belongs to, in whatever language
	rivals     uint64 // names the set of words that exclude one another it belongs to; 0 none
	weight     float32
	known      bool // no slip of the pen: a word of the idf table or of our lists
	greets     bool // opens a greeting
	closes     bool // opens a farewell
	number     bool // digits, or a numeral in words
	role       role // what it does to negations
	letters    bitset
	grams      []gram
}

// lexemes remembers the words met last: a word falls into the slot of its hash and pushes out the one before. It grows no
// further than its slots, and any goroutine may use it, because a lexeme depends on nothing but its form and language.
var (
	lexemes     [1 << 14]atomic.Pointer[lexeme]
	lexemeSeeds = maphash.MakeSeed()
)

// longest is the length in bytes of the longest form worth remembering.
const longest = 40

// lexemeOf returns the lexeme of a word or number token, which reads form in the text.
func lexemeOf(form string, t word.Token, lang string) *lexeme {
	if len(form) > longest || len(lang) > longest {
		return newLexeme(form, t, lang)
	}
	slot := &lexemes[(maphash.String(lexemeSeeds, form)+uint64(len(lang)))%uint64(len(lexemes))]
	if l := slot.Load(); l != nil && l.form == form && l.lang == lang {
		return l
	}
	t.Text = strings.Clone(t.Text)
	l := newLexeme(strings.Clone(form), t, strings.Clone(lang))
	slot.Store(l)
	return l
}

func newLexeme(form string, t word.Token, lang string) *lexeme {
	known := languageOf(lang)
	l := &lexeme{form: form, lang: lang, text: t.Text, word: hash(t.Text), role: known.roles[t.Text]}
	switch value, numeral := known.numerals[l.text]; {
	case t.Kind == word.Number:
		l.stem, l.number = strings.TrimLeft(l.text, "0"), true
	case numeral:
		l.stem, l.number = value, true
	default:
		l.stem = known.stem(form, l.text)
	}
	l.weight, l.known = known.rarity().of(l.stem)
	if l.number {
		l.weight, l.known = known.rarity().unseen*numberWeight, true
	}
	l.concept = hash(l.stem)
	if concept, ok := known.synonyms()[l.stem]; ok {
		l.concept, l.known = concept, true
	}
	if rivals, ok := known.rivals()[l.concept]; ok {
		l.rivals, l.known = rivals, true
	}
	if known.stopWords[l.text] || known.alike[l.text] || l.role != 0 {
		l.known = true
	}
	if known.stopWords[l.text] {
		l.weight = min(l.weight, stopWeight)
	}
	if known != unknown {
		l.greets, l.closes = greetings[l.text], farewells[l.text]
		if courtesies[l.text] {
			l.weight, l.known = min(l.weight, courtesyWeight), true
		}
	}
	l.letters = lettersOf(l.stem)
	l.grams = gramsOf(l.stem)
	return l
}
