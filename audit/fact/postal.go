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

// labelled are the words whose number tells one place from another: post boxes, desks, counters.
var labelled = map[string]string{
	"box": "box", "bp": "box", "cs": "box", "tsa": "box", "desk": "desk", "counter": "desk", "guichet": "desk", "comptoir": "desk", "bureau": "room", "room": "room", "suite": "room",
}

// labelledPlace reads the number at token i of a post box or a desk: "P.O. Box 4190", "BP 412", "guichet 4".
func (r *reader) labelledPlace(i int) (int, bool) {
	if !r.numberAt(i) || i == 0 {
		return 0, false
	}
	from := i - 1
	for r.is(from, "n") || r.is(from, "°") || r.is(from, "º") || r.is(from, "no") || r.is(from, ".") || r.is(from, "postale") || r.is(from, "number") || r.is(from, "numero") {
		from--
	}
	label := labelled[r.text(from)]
	if r.is(from, "boite") || r.is(from, "case") {
		label = "box"
	}
	if label == "" || r.is(from, "box") && !r.is(from-1, "o") && !r.is(from-1, ".") && !r.is(from-1, "po") || r.is(from, "case") && !r.is(from+1, "postale") ||
		(r.is(from, "bp") || r.is(from, "cs") || r.is(from, "tsa")) && r.s[r.tokens[from].Start] >= 'a' || r.is(from, "suite") && r.lang == "fr" {
		return 0, false
	}
	text := label + " " + r.tokens[i].Text
	to := i + 1
	for to < len(r.tokens) && r.tokens[to].Kind == word.Number && label == "box" && r.end(to-1)+1 == r.tokens[to].Start { // BP 20 014
		text += r.tokens[to].Text
		to++
	}
	if _, _, isUnit := r.unit(to); isUnit || r.is(to, "€") || r.is(to, "h") {
		return 0, false
	}
	if r.is(from, "box") {
		for from > 0 && (r.is(from-1, ".") || r.is(from-1, "o") || r.is(from-1, "p") || r.is(from-1, "po")) {
			from--
		}
	}
	r.add(Value{Type: Postal, Text: text}, Exactly, from, to)
	return to, true
}

// findStreets finds the streets that are named without a number: "our counter on Canal Road", "l'atelier de la rue des Lilas".
func (r *reader) findStreets() {
	for i := range r.tokens {
		if r.taken[i] || r.tokens[i].Kind != word.Word || !streets[r.lang][r.text(i)] {
			continue
		}
		from, to := i, i+1
		if r.lang == "fr" {
			for to < len(r.tokens) && to <= i+maxStreet && (r.capital(to) || r.linksStreet(to) || r.is(to, "-") || r.is(to, "'")) {
				to++
			}
			for to > i+1 && !r.capital(to-1) {
				to--
			}
			if to == i+1 || r.is(i, "cours") || r.is(i, "place") && !r.is(i-1, "la") && !r.is(i-1, ",") || r.is(i, "rang") || r.is(i, "passage") || r.is(i, "route") {
				continue
			}
		} else {
			for from > 0 && from > i-3 && r.capital(from-1) {
				from--
			}
			if from == i || !r.capital(i) || r.capital(to) || !before(r.text(from-1)) {
				continue
			}
		}
		if from > 0 && r.numberAt(from-1) || from > 1 && r.is(from-1, ",") && r.numberAt(from-2) && r.lang == "fr" {
			continue
		}
		var name []string
		for j := from; j < to; j++ {
			if r.tokens[j].Kind == word.Word {
				name = append(name, r.text(j))
			}
		}
		r.add(Value{Type: Postal, Text: strings.Join(name, " ")}, Exactly, from, to)
		r.take(from, to)
	}
}

// before tells whether w may stand before the name of a street where something is.
func before(w string) bool {
	switch w {
	case "on", "at", "in", "to", ",", "off", "near", "our", "the", "from":
		return true
	}
	return false
}

// formerPlace tells whether f is an address that words of its sentence before it say to be no longer the right one: "your last
// apartment, on Alder Street", "à votre ancienne adresse, 8 rue des Lilas".
func (r *reader) formerPlace(f *Fact) bool {
	if f.Value.Type != Postal {
		return false
	}
	const near = 8 // tokens
	for j := f.from - 1; j >= 0 && j >= f.from-near && !r.endsSentence(j); j-- {
		if formerly[r.text(j)] && homes[r.text(j+1)] || r.is(j, "last") && rented[r.text(j+1)] || r.lang == "fr" && formerly[r.text(j+1)] && homes[r.text(j)] {
			return true
		}
	}
	return false
}

// formerly are the words that say of a place that it was once the right one.
var formerly = wordSet("old", "previous", "former", "prior", "ancien", "ancienne", "anciens", "precedent", "precedente")

// homes are the words for where somebody lives or something is sent.
var homes = wordSet("address", "apartment", "flat", "house", "home", "place", "residence", "office", "adresse", "domicile", "appartement", "logement", "maison", "locaux", "siege")

// rented are the homes of which the last is the one before: "your last address" with us is the one we know.
var rented = wordSet("apartment", "flat", "house", "residence")

// capital tells whether the word at token i begins with a capital letter.
func (r *reader) capital(i int) bool {
	if i < 0 || i >= len(r.tokens) || r.tokens[i].Kind != word.Word {
		return false
	}
	c := r.s[r.tokens[i].Start]
	return 'A' <= c && c <= 'Z' || c == 0xC3 && r.tokens[i].Start+1 < len(r.s) && r.s[r.tokens[i].Start+1] < 0xA0
}

// relatePostal relates two places. A street without a number may be any house of it; a post box is another matter than a
// street or a desk.
func relatePostal(a, b string) Relation {
	if a == b {
		return Equal
	}
	kindA, kindB := placeKind(a), placeKind(b)
	streetA, streetB := strings.TrimLeft(a, "0123456789 "), strings.TrimLeft(b, "0123456789 ")
	if kindA != kindB || streetA == streetB && (streetA == a || streetB == b) {
		return Compatible
	}
	return Contradictory
}

// placeKind is "box", "desk" or "room", or "" for a street.
func placeKind(s string) string {
	kind, _, _ := strings.Cut(s, " ")
	switch kind {
	case "box", "desk", "room":
		return kind
	}
	return ""
}

// postal reads the street address that begins with the number at token i.
func (r *reader) postal(i int) (int, bool) {
	if !r.numberAt(i) || len(r.tokens[i].Text) > 5 || streets[r.lang] == nil { // in a language without streets here, "30 euros en" is none
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
