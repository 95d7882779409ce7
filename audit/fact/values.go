package fact

import (
	"strconv"
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// findValues reads the amounts, percentages, dates and durations, from left to right, each token once.
func (r *reader) findValues() {
	for i := 0; i < len(r.tokens); {
		if to := r.value(i); to > i {
			r.take(i, to)
			i = to
			continue
		}
		i++
	}
}

// value reads the value that begins at token i and returns the token after it, or i when there is none.
func (r *reader) value(i int) int {
	if r.taken[i] || !r.mayBegin(i) {
		return i
	}
	if to, ok := r.postal(i); ok {
		return to
	}
	if to, ok := r.labelledPlace(i); ok {
		return to
	}
	if to, ok := r.reference(i); ok {
		return to
	}
	for _, read := range []func(*reader, int) (int, bool){
		(*reader).clock, (*reader).percent, (*reader).amount, (*reader).duration, (*reader).date, (*reader).spokenAmount,
	} {
		if to, ok := read(r, i); ok {
			return to
		}
	}
	if n, ok := r.numeral(i); ok && (!n.inWords || n.low > 100) {
		r.numbers = append(r.numbers, n)
		r.countOf(n)
		return n.to
	}
	return i
}

// Count is the type of numbers of things: "four cinema tickets", "1 500 points". Its unit tells the things apart. No
// point asks for one.
const Count Type = "count"

// countOf adds the count of the noun that follows number n, an adjective or two aside.
func (r *reader) countOf(n numeral) {
	if n.about || n.low != n.high || n.low < 100 || n.low%100 != 0 || len(r.text(n.from)) == 5 && r.capital(n.to) {
		return // "69003 Lyon"
	}
	i := n.to
	if m, next, ok := r.rangeEnd(i); ok && m.low > n.low { // "de 1 380 à 2 020 points"
		i = next
	}
	if r.is(i, "de") || r.is(i, "d") || r.is(i, "of") {
		i++
	}
	var unit []byte
	for j := i; j < len(r.tokens) && j < i+3; j++ {
		t := &r.tokens[j]
		if t.Kind != word.Word || len(t.Text) < 3 || common[t.Text] || j > n.to && !t.Spaced {
			break
		}
		unit = strconv.AppendUint(append(unit, ' '), uint64(key(t.Text)), 36)
	}
	if len(unit) == 0 {
		return
	}
	r.add(Value{Type: Count, Low: n.low / 100, High: n.low / 100, Unit: string(unit[1:])}, Exactly, n.from, n.to)
}

// mayBegin tells whether a value can begin at token i, to spare the readers most words.
func (r *reader) mayBegin(i int) bool {
	t := &r.tokens[i]
	switch t.Kind {
	case word.Number:
		return true
	case word.Word:
		return beginners[t.Text]
	}
	return t.Text == "€" || t.Text == "£" || t.Text == "$"
}

// beginners are the words a value can begin with.
var beginners = func() map[string]bool {
	words := map[string]bool{
		"a": true, "an": true, "half": true, "quarter": true, "couple": true, "few": true, "several": true, "quelques": true, "qq": true,
		"plusieurs": true, "la": true, "cent": true, "cents": true, "mille": true, "hundred": true, "us": true, "ca": true, "c": true,
		"eur": true, "gbp": true, "usd": true, "cad": true, "chf": true, "fr": true, "fin": true, "end": true, "mi": true, "mid": true,
		"debut": true, "early": true, "late": true, "courant": true, "premier": true, "midi": true, "minuit": true, "noon": true,
		"midnight": true, "midday": true, "the": true, "three": true, "moitie": true, "premiere": true, "deuxieme": true, "seconde": true, "troisieme": true, "derniere": true, "last": true, "demi": true, "le": true,
		"semaine": true, "week": true, "w": true, "wc": true, "tenner": true, "fiver": true, "sous": true, "cette": true,
		"halved": true, "halving": true, "halve": true, "divise": true, "huitaine": true, "quinzaine": true, "dizaine": true, "vingtaine": true,
	}
	add := func(keys ...string) {
		for _, k := range keys {
			words[k] = true
		}
	}
	for w := range frenchUnits {
		add(w)
	}
	for w := range englishUnits {
		add(w)
	}
	for _, table := range []map[string]int64{frenchTens, englishTens, frenchMonths, englishMonths, englishOrdinals} {
		for w := range table {
			add(w)
		}
	}
	for _, table := range []map[string]string{frenchWeekdays, englishWeekdays} {
		for w := range table {
			add(w)
		}
	}
	for _, d := range relativeDays {
		add(d.words[0])
	}
	for _, p := range partsOfDay {
		add(p.words[0])
	}
	for _, d := range named {
		add(d.words[0])
	}
	for _, s := range shares {
		add(s.words[0])
	}
	for _, d := range namedDays {
		add(d.words[0])
	}
	return words
}()

// add keeps a value that stands from token from to token to.
func (r *reader) add(v Value, b Bound, from, to int) {
	r.facts = append(r.facts, Fact{
		Value: v, Bound: b, Start: r.tokens[from].Start, End: r.end(to - 1), Committed: true, from: from, to: to,
	})
}

func (r *reader) take(from, to int) {
	for i := from; i < to; i++ {
		r.taken[i] = true
	}
}

// reference passes over the number of an order, a file, a flight or a train, and over numbers that are part of a code
// ("RV-448120", "7741-LV"). They never conflict.
func (r *reader) reference(i int) (int, bool) {
	if r.tokens[i].Kind != word.Number {
		return 0, false
	}
	if r.referenced(i) || r.joined(i) {
		to := i + 1
		for to < len(r.tokens) && !r.tokens[to].Spaced && (r.tokens[to].Kind == word.Number || r.tokens[to].Kind == word.Word || r.is(to, "-") || r.is(to, "/")) {
			to++
		}
		return to, true
	}
	return 0, false
}

// joined tells whether a letter stands right before the number at token i, or a hyphen after a letter: "RV-448120".
func (r *reader) joined(i int) bool {
	if i == 0 || r.tokens[i].Spaced {
		return r.code(i)
	}
	if r.tokens[i-1].Kind == word.Word && r.tokens[i-1].End == r.tokens[i].Start {
		return true
	}
	if r.is(i-1, "-") && i >= 2 && !r.tokens[i-1].Spaced {
		return r.tokens[i-2].Kind == word.Word || r.tokens[i-2].Kind == word.Number && r.code(i)
	}
	return r.code(i)
}

// code tells whether the number at token i opens a code: "30-5571", "2207-OCT-9914", "7741-LV", "8R0419".
func (r *reader) code(i int) bool {
	if i+1 >= len(r.tokens) || r.tokens[i+1].Spaced {
		return false
	}
	next := r.tokens[i+1]
	if next.Kind == word.Word && i+2 < len(r.tokens) && r.tokens[i+2].Kind == word.Number && !r.tokens[i+2].Spaced && next.Text != "h" && next.Text != "k" && len(next.Text) < 3 {
		return true
	}
	if (next.Text != "-" && next.Text != "/") || i+2 >= len(r.tokens) || r.tokens[i+2].Spaced {
		return false
	}
	after := r.tokens[i+2]
	switch after.Kind {
	case word.Number:
		return len(after.Text) >= 4 || len(r.tokens[i].Text) >= 5
	case word.Word:
		_, _, isUnit := r.unit(i + 1)
		return !isUnit && monthOf(r.lang, after.Text) == 0 && len(after.Text) <= 3 && r.s[after.Start] < 'a' && next.Text == "-"
	}
	return false
}

// referred are the nouns whose number is a name.
var referred = []string{
	"commande", "dossier", "reference", "ref", "numero", "ticket", "facture", "contrat", "vol", "train", "reclamation", "demande",
	"client", "suivi", "compte", "order", "case", "claim", "reference", "flight", "train", "booking", "inquiry", "enquiry",
	"invoice", "account", "number", "confirmation", "job", "complaint", "policy", "id", "request", "notice", "bon", "sav", "tgv",
	"agence", "rue", "street", "ligne", "line", "room", "chambre", "gate", "zone", "article", "model", "modele", "version", "size", "taille",
	"pointure", "day", "unit", "store", "band", "aisle", "platform", "quai", "voie", "bus", "route",
}

// referenced tells whether the words before token i make a name of its number: "n° 88214", "flight 418", "ref. 12".
func (r *reader) referenced(i int) bool {
	j := i - 1
	for r.is(j, ":") || r.is(j, ".") || r.is(j, "#") || r.is(j, "°") || r.is(j, "º") {
		if r.is(j, "#") || r.is(j, "°") || r.is(j, "º") {
			return true
		}
		if r.is(j, ":") && r.tokens[i].Spaced && (r.is(j-1, "telephone") || r.is(j-1, "tel")) {
			return false
		}
		j--
	}
	if r.is(j, "o") && r.is(j-1, "n") || (r.is(j, "no") || r.is(j, "nr") || r.is(j, "nos") || r.is(j, "num")) && r.is(j+1, ".") {
		return true
	}
	w := r.text(j)
	if r.is(j, "numero") || r.is(j, "number") {
		return !r.calling(j) && !strings.HasPrefix(r.text(j-1), "phone") && !r.is(j+1, ":")
	}
	for _, noun := range referred {
		if w == noun {
			to := i + 1
			_, isCurrency := currencies[r.text(to)]
			return !isCurrency && !r.startsUnit(to) && !r.is(to, ",") && monthOf(r.lang, r.text(to)) == 0 && !r.is(to, "%")
		}
	}
	return false
}

// boundWords are the words before a value that say how it limits what is promised.
var boundWords = []struct {
	lang  string
	words []string // the last one first
	bound Bound
}{
	{"fr", []string{"sous"}, AtMost}, {"fr", []string{"dans"}, AtMost}, {"fr", []string{"ici"}, AtMost}, {"fr", []string{"avant"}, AtMost},
	{"fr", []string{"endeans"}, AtMost}, {"fr", []string{"tard"}, AtMost}, {"fr", []string{"de", "moins"}, AtMost}, {"fr", []string{"maximum"}, AtMost}, {"fr", []string{"max"}, AtMost},
	{"fr", []string{"au", "jusqu"}, AtMost}, {"fr", []string{"a", "jusqu"}, AtMost}, {"fr", []string{"en"}, AtMost},
	{"fr", []string{"moins", "au"}, AtLeast}, {"fr", []string{"minimum"}, AtLeast}, {"fr", []string{"de", "plus"}, AtLeast}, {"fr", []string{"avant", "pas"}, AtLeast},
	{"fr", []string{"de", "dela", "au"}, AtLeast}, {"fr", []string{"partir"}, AtLeast}, {"fr", []string{"du", "partir"}, AtLeast}, {"fr", []string{"du", "compter"}, AtLeast}, {"fr", []string{"de", "compter", "a"}, AtLeast}, {"fr", []string{"des"}, AtLeast}, {"fr", []string{"apres"}, AtLeast},
	{"fr", []string{"environ"}, About}, {"fr", []string{"pres"}, About}, {"fr", []string{"vers"}, About}, {"fr", []string{"a", "peu"}, About}, {"fr", []string{"quelque"}, About},
	{"en", []string{"within"}, AtMost}, {"en", []string{"by"}, AtMost}, {"en", []string{"before"}, AtMost}, {"en", []string{"under"}, AtMost}, {"en", []string{"until"}, AtMost},
	{"en", []string{"till"}, AtMost}, {"en", []string{"through"}, AtMost}, {"en", []string{"than", "later", "no"}, AtMost}, {"en", []string{"than", "more", "no"}, AtMost},
	{"en", []string{"than", "less"}, AtMost}, {"en", []string{"to", "up"}, AtMost}, {"en", []string{"in"}, AtMost}, {"en", []string{"inside"}, AtMost},
	{"en", []string{"least", "at"}, AtLeast}, {"en", []string{"than", "more"}, AtLeast}, {"en", []string{"over"}, AtLeast}, {"en", []string{"after"}, AtLeast},
	{"en", []string{"from"}, AtLeast}, {"en", []string{"before", "not"}, AtLeast}, {"en", []string{"till", "not"}, AtLeast}, {"en", []string{"until", "not"}, AtLeast}, {"en", []string{"minimum"}, AtLeast},
	{"en", []string{"till", "t"}, AtLeast}, {"en", []string{"until", "t"}, AtLeast}, {"en", []string{"before", "t"}, AtLeast},
	{"en", []string{"about"}, About}, {"en", []string{"around"}, About}, {"en", []string{"roughly"}, About}, {"en", []string{"approximately"}, About}, {"en", []string{"some"}, About}, {"en", []string{"approx"}, About},
}

// fillers may stand between a bound and its value.
var fillers = map[string]bool{
	"les": true, "le": true, "la": true, "l": true, "un": true, "une": true, "delai": true, "de": true, "d": true, "the": true, "next": true, "a": true, "of": true,
	"prochains": true, "prochaines": true, "limite": true, "'": true, "-": true, "an": true, "about": true, "environ": true, "this": true, "quelque": true,
	"period": true, "time": true, "ce": true, "cette": true, "maximum": true, "max": true, "maximal": true, "approximately": true, "around": true, "suivants": true, "que": true, ",": true,
}

// boundBefore reads the bound that the words before token i set.
func (r *reader) boundBefore(i int) Bound {
	for j := i - 1; j >= 0 && j >= i-6; j-- {
		if r.raised(j) || r.is(j, "des") && r.lang == "fr" && !r.fromThen(j) {
			break
		}
		if r.is(j, "passe") && r.lang == "fr" && (j == 0 || r.tokens[j-1].Kind != word.Word) { // "passé le 30, ils sont perdus"
			return AtMost
		}
		for size := 3; size >= 1; size-- {
			for _, b := range boundWords {
				if b.lang == r.lang && len(b.words) == size && r.endsWith(j, b.words) {
					return b.bound
				}
			}
		}
		if !fillers[r.text(j)] {
			break
		}
	}
	return Exactly
}

// fromThen tells whether the "des" at token j is "dès", which people write without its accent where an article or a name of a
// day shows it, and not the article of "des trois nuits".
func (r *reader) fromThen(j int) bool {
	t := &r.tokens[j]
	if strings.ContainsAny(r.s[t.Start:t.End], "èÈ") || r.is(j+1, "le") || r.is(j+1, "la") || r.is(j+1, "l") {
		return true
	}
	return weekdayOf("fr", r.text(j+1)) != "" || r.is(j+1, "demain") || r.is(j+1, "aujourd")
}

// raised tells whether the "to" at token j ends "bumped your credit up to", which is no limit.
func (r *reader) raised(j int) bool {
	if !r.is(j, "to") || !r.is(j-1, "up") {
		return false
	}
	for k := j - 2; k >= 0 && k >= j-6; k-- {
		if startsWith(r.text(k), []string{"bump", "rais", "increas", "topp", "round", "mov", "brought", "bring", "tak"}) {
			return true
		}
	}
	return false
}

// endsWith tells whether the tokens up to j are words, given the last one first.
func (r *reader) endsWith(j int, words []string) bool {
	for _, w := range words {
		for r.is(j, "'") || r.is(j, "-") {
			j--
		}
		if !r.is(j, w) {
			return false
		}
		j--
	}
	return true
}

// boundAfter reads the bound that the words from token i on set: "5 days tops", "10 jours maximum", "a week or so".
func (r *reader) boundAfter(i int) Bound {
	switch r.text(i) {
	case "maximum", "max", "tops", "maxi":
		return AtMost
	case "minimum", "mini":
		return AtLeast
	case "environ", "approximately", "roughly":
		return About
	}
	if r.are(i, "or", "so") {
		return About
	}
	if r.are(i, "au", "plus") {
		return AtMost
	}
	return Exactly
}
