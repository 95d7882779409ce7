package fact

import (
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// Postal is the type of street addresses, "8 rue des tilleuls". No point asks for one: they tell two places to go or to
// write to apart.
const Postal Type = "address"

// streets are the words that make a street of a name, before it in French and after it in English.
var streets = map[string]map[string]bool{
	"fr": {"rue": true, "avenue": true, "av": true, "boulevard": true, "bd": true, "place": true, "quai": true, "chemin": true, "impasse": true,
		"allee": true, "route": true, "cours": true, "square": true, "chaussee": true, "rang": true, "passage": true, "faubourg": true},
	"en": {"street": true, "st": true, "road": true, "rd": true, "avenue": true, "ave": true, "lane": true, "drive": true, "way": true, "square": true,
		"place": true, "court": true, "close": true, "row": true, "crescent": true, "boulevard": true, "blvd": true, "terrace": true, "parade": true, "walk": true},
}

// maxStreet is how many words a street's name has at most.
const maxStreet = 4

// postal reads the street address that begins with the number at token i.
func (r *reader) postal(i int) (int, bool) {
	if !r.numberAt(i) || len(r.tokens[i].Text) > 5 {
		return 0, false
	}
	name := []string{r.tokens[i].Text}
	j := i + 1
	if r.lang == "fr" {
		for r.is(j, ",") || r.is(j, "bis") || r.is(j, "ter") {
			j++
		}
		if !streets["fr"][r.text(j)] {
			return 0, false
		}
	}
	for to := j; to < len(r.tokens) && to <= j+maxStreet; to++ {
		t := &r.tokens[to]
		if t.Kind == word.Sign && (t.Text == "-" || t.Text == "'") {
			continue
		}
		capital := t.Kind == word.Word && r.s[t.Start] < 'a' || t.Kind == word.Word && t.Start > 0 && r.s[t.Start] >= 0x80
		switch {
		case r.lang == "en" && to > j && streets["en"][t.Text]:
			return r.addPostal(append(name, t.Text), i, to+1)
		case r.lang == "en" && !capital, t.Kind != word.Word:
			return r.endStreet(name, i, to)
		case r.lang == "fr" && to > j && !capital && !r.linksStreet(to):
			return r.endStreet(name, i, to)
		}
		name = append(name, t.Text)
	}
	return r.endStreet(name, i, j+maxStreet)
}

// linksStreet tells whether token i is a small word inside a French street's name.
func (r *reader) linksStreet(i int) bool {
	switch r.text(i) {
	case "de", "du", "des", "la", "le", "les", "l", "d", "saint", "sainte":
		return true
	}
	return false
}

func (r *reader) endStreet(name []string, from, to int) (int, bool) {
	if r.lang == "en" || len(name) < 3 {
		return 0, false
	}
	return r.addPostal(name, from, min(to, len(r.tokens)))
}

func (r *reader) addPostal(name []string, from, to int) (int, bool) {
	r.add(Value{Type: Postal, Text: strings.Join(name, " ")}, Exactly, from, to)
	return to, true
}
