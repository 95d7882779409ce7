package fact

import (
	"slices"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// A Portion is how many of some things are meant: two of your three nights, all four of the tickets, three more lessons.
type Portion struct {
	N, Of      int64    // N of so many; Of is 0 when they come on top of what there is, "two more"
	Things     []uint32 // keys of the noun; empty when a pronoun stands for it: "je vous en offre trois"
	Clause     int      // number of the clause that states it
	Whole      bool     // the things are only named, "your three nights", which means all of them where its clause gives them
	Start, End int      // bytes
}

// portions lists the portions of the text.
func (r *reader) portions() []Portion {
	var found []Portion
	for i := 0; i < len(r.tokens); i++ {
		n, ok := r.small(i)
		if !ok {
			continue
		}
		p, to := r.portionAt(i, n)
		if p.N == p.Of && !p.Whole || to == i {
			continue
		}
		p.Clause, p.Start, p.End = r.clauseOf(i), r.tokens[i].Start, r.end(to-1)
		found = append(found, p)
		i = to - 1
	}
	return found
}

// small reads a whole number below a hundred at token i.
func (r *reader) small(i int) (numeral, bool) {
	if r.tokens[i].Kind == word.Sign || r.is(i, "a") || r.is(i, "an") || !r.mayBegin(i) {
		return numeral{}, false
	}
	n, ok := r.numeral(i)
	return n, ok && !n.about && n.low == n.high && n.low >= 100 && n.low < 100*100 && n.low%100 == 0
}

// portionAt reads the portion whose number n stands at token i, and the token after it; i when there is none.
func (r *reader) portionAt(i int, n numeral) (Portion, int) {
	count := n.low / 100
	// two of your three nights, deux des trois nuits, deux nuits sur trois, two out of three
	after := n.to
	things, next := r.thing(after)
	for _, j := range []int{after, next} {
		if k, ok := r.outOf(j); ok {
			if m, ok := r.small(min(k, len(r.tokens)-1)); ok && k < len(r.tokens) && m.low > n.low {
				to := m.to
				if named, end := r.thing(to); len(named) > 0 && len(things) == 0 {
					things, to = named, end
				}
				return Portion{N: count, Of: m.low / 100, Things: things}, to
			}
		}
	}
	if len(things) > 0 && r.added(i-1, after, next) {
		return Portion{N: count, Things: things}, next
	}
	if len(things) == 0 && (r.byPronoun(i) || r.added(i-1, after, after)) {
		return Portion{N: count}, after
	}
	if r.is(i-1, "all") && r.is(after, "of") && count > 1 { // "all five of those charges"
		if named, end := r.thing(after + 2); len(named) > 0 && wholly[r.text(after+1)] {
			return Portion{N: count, Of: count, Things: named, Whole: true}, end
		}
	}
	if len(things) == 0 || count < 2 {
		return Portion{}, i
	}
	// des trois nuits, deux
	if _, ok := r.outOf(i - 1); ok || r.is(i-2, "of") || r.is(i-2, "sur") || r.is(i-2, "de") {
		for j := next; j < len(r.tokens) && j < next+8 && !r.endsSentence(j); j++ {
			if !r.is(j, ",") || j+1 == len(r.tokens) {
				continue
			}
			if m, ok := r.small(j + 1); ok && m.low < n.low {
				if named, _ := r.thing(m.to); len(named) == 0 || m.to < len(r.tokens) && subjects[r.text(m.to)] {
					return Portion{N: m.low / 100, Of: count, Things: things}, m.to
				}
			}
		}
		return Portion{}, i
	}
	if wholly[r.text(i-1)] {
		return Portion{N: count, Of: count, Things: things, Whole: true}, next
	}
	return Portion{}, i
}

// wholly are the words before the number of things that mean all of them.
var wholly = wordSet("vos", "tes", "les", "ces", "nos", "your", "the", "these", "those", "all")

// thing reads the noun at token i with the adjective that may stand before it, and returns the token after it.
func (r *reader) thing(i int) (keys []uint32, to int) {
	for to = i; to < len(r.tokens) && to < i+2; to++ {
		t := &r.tokens[to]
		if t.Kind != word.Word || len(t.Text) < 4 || notThings[t.Text] || subjects[t.Text] {
			break
		}
		keys = append(keys, key(t.Text))
	}
	slices.Sort(keys)
	return keys, to
}

// notThings are the words of four letters and more that no noun is: what follows a number used as a pronoun.
var notThings = wordSet("vous", "nous", "sont", "sera", "seront", "avec", "dans", "pour", "mais", "plus", "sans", "chez", "sous", "vers", "ont", "donc", "autres", "cadeau", "supplementaires", "supplementaire",
	"more", "extra", "further", "additional", "other", "others", "were", "have", "will", "back", "from", "with", "that", "this", "been", "instead", "each", "when", "which", "into", "what", "then", "than", "free", "bonus", "another")

// outOf reads the words at token i that lead from a part to its whole, and returns the token after them.
func (r *reader) outOf(i int) (int, bool) {
	switch {
	case r.lang == "fr" && (r.is(i, "des") || r.is(i, "sur") || r.is(i, "de") || r.is(i, "parmi")):
	case r.lang == "en" && r.is(i, "of"):
	case r.lang == "en" && r.is(i, "out") && r.is(i+1, "of"):
		i++
	default:
		return 0, false
	}
	if i++; wholly[r.text(i)] {
		i++
	}
	return i, true
}

// added tells whether the number between token before and token after, or the noun that ends at token to, comes on top of
// what there is: "two more", "another two", "une heure supplémentaire".
func (r *reader) added(before, after, to int) bool {
	switch r.text(after) {
	case "more", "extra", "further", "additional", "bonus", "autres":
		return !r.is(after+1, "than") && !r.is(after+1, "for")
	}
	if r.is(before, "another") || r.is(before, "extra") || r.is(before, "additional") || r.is(before, "further") {
		return true
	}
	for j := to; j < to+3 && j < len(r.tokens); j++ { // "une heure de conduite supplémentaire"
		switch r.text(j) {
		case "supplementaire", "supplementaires", "additionnelle", "additionnelles", "additionnel", "additionnels":
			return true
		case "more", "extra":
			return r.lang == "en" && j == to
		case "plus":
			return r.is(j-1, "de") && j-1 == to || r.is(j-1, "en") && j-1 == to
		}
	}
	return false
}

// byPronoun tells whether the number at token i counts what "en" stands for, and a verb of giving between them: "je vous en
// rajoute trois".
func (r *reader) byPronoun(i int) bool {
	if r.lang != "fr" || !startsWith(r.text(i-1), []string{"offr", "rajout", "ajout", "donn", "accord", "credit"}) {
		return false
	}
	for j := i - 2; j >= i-4; j-- {
		if r.is(j, "en") {
			return true
		}
	}
	return false
}
