package text

import (
	"cmp"
	"strings"

	"github.com/abadojack/whatlanggo"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// A language is what we know of one.
type language struct {
	stopWords map[string]bool
	roles     map[string]role
	numerals  map[string]string
	alike     map[string]bool // words that a slip of the pen would make of others, and are words
	stem      func(form, folded string) string
	rarity    func() rarity            // how rare stems are
	synonyms  func() map[string]uint64 // the concept of a stem that shares it with others
	rivals    func() map[uint64]uint64 // the set of a concept that excludes others
}

// grouped gives l its side of our lists of words.
func (l *language) grouped(s side) *language {
	stem := func(w string) string { return l.stem(w, w) }
	l.synonyms = lazyGroups(&synonyms, s, stem)
	l.rivals = lazyGroups(&rivals, s, func(w string) uint64 {
		if concept, ok := l.synonyms()[stem(w)]; ok {
			return concept
		}
		return hash(stem(w))
	})
	return l
}

// languageOf returns what we know of a language; of those we do not know, nothing but that words are words.
func languageOf(code string) *language {
	switch code {
	case "fr":
		return french
	case "en":
		return english
	}
	return unknown
}

var unknown = &language{
	stem:     func(_, folded string) string { return folded },
	rarity:   func() rarity { return rarity{unseen: 8} },
	synonyms: func() map[string]uint64 { return nil },
	rivals:   func() map[uint64]uint64 { return nil },
}

// Language tells the language of s, as the two letters of ISO 639-1: one of those a campaign is likely to meet, or
// fallback, which may be "", when s is too short or too mixed to tell. It reads the first page of a long text.
func Language(s, fallback string) string {
	if len(s) > page {
		s = strings.ToValidUTF8(s[:page], "")
	}
	words, fr, en, es := 0, 0, 0, 0
	for _, t := range word.Tokens(s) {
		if t.Kind != word.Word {
			continue
		}
		words++
		switch telling[t.Text] {
		case 'f':
			fr++
		case 'e':
			en++
		case 's':
			es++
		}
	}
	// leading is the language whose words are at least so many, and thrice those of the others.
	leading := func(least int) string {
		switch {
		case fr >= least && fr > 3*max(en, es):
			return "fr"
		case en >= least && en > 3*max(fr, es):
			return "en"
		case es >= least && es > 3*max(fr, en):
			return "es"
		}
		return ""
	}
	if lang := leading(max(3, words/8)); lang != "" { // spares the long way for most answers
		return lang
	}
	if lang := leading(1); words < short && lang != "" && (fallback == lang || fallback == "") {
		return lang // where it is expected, a word says more of a short text than its letters
	}
	if info := whatlanggo.DetectWithOptions(s, whatlanggo.Options{Whitelist: likely}); info.IsReliable() {
		return info.Lang.Iso6391()
	}
	return cmp.Or(leading(2), fallback)
}

const (
	page  = 2000 // how many bytes tell a language
	short = 20   // how few words are a short text
)

// likely are the languages worth telling apart: detection among a few is much surer than among all.
var likely = map[whatlanggo.Lang]bool{
	whatlanggo.Fra: true, whatlanggo.Eng: true, whatlanggo.Deu: true, whatlanggo.Spa: true,
	whatlanggo.Ita: true, whatlanggo.Nld: true, whatlanggo.Por: true,
}

// telling are the words that one of the languages has and hardly another likely one, with its initial.
var telling = initials(map[byte]string{
	'f': `nous vous votre vos notre est sont avec pour dans sous chez serez avez avons sommes cette je
		bonjour bonsoir merci desole desoles desolee cordialement madame monsieur veuillez jours heures rembourse
		remboursement remboursee colis commande livraison aucun aucune pas une des les du`,
	'e': `the you your our are with this that have has been would please thanks thank they which
		hello sorry days hours refund order parcel delivery regards and to for it be`,
	's': `el los las usted ustedes hemos hola gracias sentimos disculpe disculpas reclamacion devolucion
		dinero saludo saludos y con del buenos buenas recibido tarjeta segun`,
})

// initials turns lists of words round: each word with the initial of its list.
func initials(lists map[byte]string) map[string]byte {
	m := map[string]byte{}
	for initial, list := range lists {
		for w := range strings.FieldsSeq(list) {
			m[w] = initial
		}
	}
	return m
}

// set makes a set of the words of s.
func set(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// numerals reads pairs of a word and its number.
func numerals(s string) map[string]string {
	m := map[string]string{}
	fields := strings.Fields(s)
	for i := 0; i+1 < len(fields); i += 2 {
		m[fields[i]] = fields[i+1]
	}
	return m
}
