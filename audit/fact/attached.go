package fact

import (
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// attached reads the words that touch a value and settle what it is of: "il y a 3 jours", "3 days ago", "two-year
// guarantee", "12 mois de garantie".
func (r *reader) attached(f *Fact) (string, bool) {
	if f.Value.Type == Duration {
		before := f.from - 1
		for r.is(before, "'") || r.is(before, "de") || r.is(before, "the") || r.is(before, "les") || r.is(before, "just") || r.is(before, "environ") || r.is(before, "plus") || r.is(before, "about") || r.is(before, "over") || r.is(before, "presque") || r.is(before, "d") {
			before--
		}
		if r.shareOf(f) || (r.is(f.to, "avant") || r.is(f.to, "before")) && (r.clauses[f.Clause].past || r.perfect(f) || r.happened(f)) {
			return "stay", true
		}
		switch {
		case r.spent(f.to), r.is(f.from-1, "aux"), r.is(f.from-1, "every"), r.is(f.from-1, "each"), r.is(f.from-1, "chaque"), r.is(f.from-1, "les") && (r.is(f.from-2, "tous") || r.is(f.from-2, "toutes")):
			return "stay", true
		case r.concerned(f), r.restates(f):
			return "stay", true
		case r.aged(f), r.sinceThen(f), r.into(f):
			return "event", true
		case r.is(f.to, "sans"), r.is(f.to, "without"), r.is(f.to, "de") && (r.is(f.to+1, "coupure") || r.is(f.to+1, "panne") || r.is(f.to+1, "fermeture")),
			r.is(f.to, "d") && (r.is(f.to+2, "interruption") || r.is(f.to+2, "arret")), r.is(f.to, "outage"), r.is(f.to, "delay"):
			return "lateness", true
		case r.is(before, "lasted"), r.is(before, "waited"), r.is(before, "dure") && (r.is(before-1, "a") || r.is(before-1, "ont")), r.is(before, "attendu"):
			return "lateness", true
		case r.is(before, "depuis"), r.is(before, "a") && r.is(before-1, "y"), r.is(before, "fait") && r.is(before-1, "ca"),
			r.is(f.to, "ago"), r.is(f.to, "late"), r.is(f.to, "earlier"), r.is(f.to, "overdue"), r.is(f.to, "old"), r.is(f.to, "de") && (r.is(f.to+1, "retard") || r.is(f.to+1, "attente")),
			r.is(f.to, "d") && r.is(f.to+2, "attente"), r.is(before, "retard"), r.is(before, "delayed"), r.is(f.to, "plus") && r.is(f.to+1, "tot"),
			r.is(f.to, "trop"), r.is(f.to, "too") && !r.is(f.to+1, "."), r.is(f.to, "de") && r.is(f.to+1, "trop"), r.is(f.to, "early"):
			return "lateness", true
		case (r.is(f.from-1, "for") || r.is(before, "pendant") || r.is(before, "durant")) && (r.clauses[f.Clause].past || r.lang == "fr" && r.perfect(f)):
			return "lateness", true
		}
	}
	if f.Value.Type == Date {
		if r.isPast(f) || r.closesPast(f) || r.heads(f) || f.Bound == Exactly && r.didBy(f) {
			return "event", true
		}
	}
	if f.Value.Type == Amount && r.is(f.to, "off") {
		return "refund", true
	}
	if f.Value.Type == Amount && (startsWith(r.text(f.from-1), bought) || r.is(f.from-1, "for") && startsWith(r.text(f.from-2), bought)) {
		return "price", true
	}
	if role := r.headed(f); role != "" {
		return role, true
	}
	if f.Value.Type == Amount && r.handed(f) {
		return "compensation", true
	}
	if f.Value.Type == Duration && r.inNights(f) {
		if r.hasClass(&r.clauses[f.Clause], window) || r.hasClass(&r.clauses[f.Clause], keep) {
			return "window", true
		}
		return "stay", true
	}
	told := between(r.told, f.from-12, f.to+3)
	for _, c := range r.cuesBetween(f.from-12, f.to+3) {
		if within(c, told) || !tells(f.Value.Type, c.class) {
			continue
		}
		if f.Value.Type == Duration && f.Bound == AtMost && r.is(f.to, "of") && c.from >= f.to && determiners[r.text(f.to+1)] { // within five days of this notice
			continue
		}
		if c.from >= f.to && c.from <= f.to+2 && c.from < r.clauses[f.Clause].to && (c.class == warranty || c.class == notice || c.class == excess || c.class == deposit || c.class == window && f.Value.Type == Duration) ||
			c.to <= f.from && c.to >= f.from-2 && (c.class == warranty || c.class == notice || c.class == excess || c.class == deposit) {
			return roles[c.class], true
		}
	}
	return "", false
}

// waited tells whether something comes only once the duration f is over: "à l'expiration d'un délai de trente jours". What runs
// out is then no validity.
func (r *reader) waited(f *Fact) bool {
	for j := f.from - 1; j >= r.clauses[f.Clause].from && j >= f.from-10; j-- {
		switch r.text(j) {
		case "expiration", "issue", "terme", "expiry", "end", "echeance":
			return (r.is(j+1, "d") || r.is(j+1, "du") || r.is(j+1, "of")) && (r.is(j-1, "'") || r.is(j-1, "au") || r.is(j-1, "the") || r.is(j-1, "l"))
		}
	}
	return false
}

// deeds are the classes of what the company does within a time.
var deeds = set(refund, replace, repair, workshop, deliver, reply, callBack, restore, erase, visit, transfer)

// onReceipt is the role of the delay f of what the company does once something has reached it, where the same words may
// tell the time that the customer has: "nous vous remboursons sous 14 jours après réception du retour".
func (r *reader) onReceipt(f *Fact) (role string, ok bool) {
	if f.Value.Type != Duration || !r.countedFromReceipt(f.to) || r.hasToDo(f) {
		return "", false
	}
	for _, q := range r.cuesBetween(r.clauses[f.Clause].from, f.from) {
		switch {
		case q.class == able, q.class == must:
			return "", false
		case deeds[q.class] && q.to <= f.from:
			role, ok = roles[q.class], true
		}
	}
	return role, ok
}

// countedFromReceipt tells whether the words at token i say from which receipt or delivery a delay counts.
func (r *reader) countedFromReceipt(i int) bool {
	if !startsWith(r.text(i), []string{"apres", "suivant", "qui", "a", "after", "of", "following", "from"}) {
		return false
	}
	for j := i + 1; j < i+4; j++ {
		if startsWith(r.text(j), []string{"reception", "livraison", "receipt", "receiving", "delivery"}) {
			return true
		}
	}
	return false
}

// shareOf tells whether the duration f is part of another, or what another is part of: "26 des 30 heures", "26 hours out of 30".
func (r *reader) shareOf(f *Fact) bool {
	switch {
	case r.numberAt(f.from-2) && (r.is(f.from-1, "des") || r.is(f.from-1, "sur")), r.numberAt(f.from-3) && (r.is(f.from-2, "of") && r.is(f.from-1, "the") || r.is(f.from-2, "sur") && r.is(f.from-1, "les")):
		return true
	}
	return r.is(f.to, "sur") && (r.numberAt(f.to+1) || r.is(f.to+1, "les") && r.numberAt(f.to+2)) || r.is(f.to, "out") && r.is(f.to+1, "of") && (r.numberAt(f.to+2) || r.numberAt(f.to+3))
}

// inNights tells whether the duration f is counted in nights.
func (r *reader) inNights(f *Fact) bool {
	return startsWith(r.text(f.to-1), []string{"nuit", "night"}) && !r.is(f.to-1, "nightly")
}

// hasClass tells whether a cue of class cl stands in clause c.
func (r *reader) hasClass(c *Clause, cl class) bool {
	for _, q := range r.cuesBetween(c.from, c.to) {
		if q.class == cl && q.to <= c.to {
			return true
		}
	}
	return false
}

// headed is the role of the noun that an amount is the complement of: "la mensualité courante de 41,50 €", "a fee of £25".
func (r *reader) headed(f *Fact) string {
	if f.Value.Type != Amount || !r.is(f.from-1, "de") && !r.is(f.from-1, "of") {
		return ""
	}
	best, role := -1, ""
	for _, c := range r.cuesBetween(f.from-5, f.from) {
		if c.to < f.from && c.to > best && c.from >= r.clauses[f.Clause].from && c.to-c.from == 1 && rolesOf[Amount][c.class] {
			best, role = c.to, roles[c.class]
		}
	}
	return role
}

// handed tells whether the amount f is what the customer is given: "we're giving you the full £200", "ça vous fait 210 €".
func (r *reader) handed(f *Fact) bool {
	for j := f.from - 1; j > 0 && j >= f.from-4 && r.tokens[j].Kind == word.Word; j-- {
		if r.is(j, "you") && startsWith(r.text(j-1), []string{"giv", "gave", "pay", "hand", "send"}) {
			return true
		}
		if r.is(j-1, "vous") && startsWith(r.text(j), []string{"fait", "donne", "verse", "rend", "remet", "revien"}) && !r.is(f.to, "de") {
			return true
		}
	}
	return false
}

// bought begin the words for what the customer once paid for the thing.
var bought = []string{"bought", "purchased", "achete"}

// concerned tells whether the duration f is the time that the case is about, which the customer knows: "each of the two months",
// "les trois nuits concernées".
func (r *reader) concerned(f *Fact) bool {
	if startsWith(r.text(f.to), []string{"concern", "affect", "impact", "touche"}) || r.are(f.to, "in", "question") || r.are(f.to, "en", "question") || r.are(f.to, "en", "cause") {
		return true
	}
	if r.is(f.from-1, "the") && (r.are(f.to, "you", "were") || r.are(f.to, "you", "had") || r.are(f.to, "it", "was") || r.are(f.to, "we", "were") || r.are(f.to, "they", "were")) ||
		r.is(f.from-1, "les") && (r.is(f.to, "ou") || r.is(f.to, "pendant") || r.is(f.to, "durant")) {
		return true
	}
	return r.is(f.from-1, "the") && r.is(f.from-2, "of") && r.is(f.from-3, "each") || (r.is(f.from-1, "des") || r.is(f.from-1, "les")) && startsWith(r.text(f.from-2), []string{"chacun"})
}

// restates tells whether the duration f says how far off the day is that the clause before it names: "till Saturday, that's another
// five days".
func (r *reader) restates(f *Fact) bool {
	c := &r.clauses[f.Clause]
	if f.Clause == 0 || f.from > c.from+6 || r.clauses[f.Clause-1].Sentence != c.Sentence {
		return false
	}
	if !r.are(c.from, "that", "s") && !r.are(c.from, "ca", "fait", "encore") && !r.are(c.from, "il", "reste") {
		return false
	}
	return slices.ContainsFunc(r.facts, func(g Fact) bool { return g.Value.Type == Date && r.clauseOf(g.from) == f.Clause-1 })
}

// spent tells whether what follows a duration at token i says what that time was spent on: "trois heures de route", "two
// hours' drive".
func (r *reader) spent(i int) bool {
	if r.is(i, "'") {
		i++
	}
	for r.is(i, "de") || r.is(i, "d") || r.is(i, "of") || r.is(i, "'") {
		i++
	}
	if r.is(i+1, "period") { // "a 30-day waiting period" is yet to come
		return false
	}
	return startsWith(r.text(i), []string{"route", "trajet", "vol", "marche", "voiture", "train", "file", "queue", "conduite", "avion", "driv", "flight", "walk", "queu", "travel", "phone", "telephone", "wait", "spectacle", "film"})
}

// takesTime tells whether the duration f is what something takes: "the file will take twelve weeks", "il faut compter".
func (r *reader) takesTime(f *Fact) bool {
	for j := f.from - 1; j >= r.clauses[f.Clause].from && j >= f.from-6; j-- {
		switch r.text(j) {
		case "take", "takes", "taking", "took", "allow", "prend", "prendra", "prendre", "prennent", "met", "mettra", "mettre", "comptez", "compter", "demande", "demandera", "tabler", "requires":
			return true
		case "faut", "faudra": // "il faut six semaines", but "il faut les consommer d'ici huit semaines"
			return !r.toActIn(j+1, f.from)
		}
	}
	return false
}

// toActIn tells whether a bound stands from token from to token to, after a verb and its object: a time to act in, not one that
// something takes.
func (r *reader) toActIn(from, to int) bool {
	return to-from >= 3 && (r.is(to-1, "ici") || r.is(to-1, "sous") || r.is(to-1, "dans") || r.is(to-1, "avant"))
}

// heads tells whether f dates the letter itself: it stands in the first or the last line, after the name of a place or of
// the company.
func (r *reader) heads(f *Fact) bool {
	if f.Bound != Exactly || f.Value.Unit != "" && f.Value.Unit != "md" {
		return false
	}
	from, to := f.from, f.to
	for from > 0 && r.tokens[from-1].Kind != word.Break {
		from--
	}
	for to < len(r.tokens) && r.tokens[to].Kind != word.Break {
		to++
	}
	if from > 0 && to < len(r.tokens) || from == 0 && to == len(r.tokens) || f.from-from > 6 || to > f.to+1 {
		return false
	}
	first := f.from
	for r.is(first-1, "le") || r.is(first-1, "the") {
		first--
	}
	return first == from || r.is(first-1, ",")
}

// aged tells whether a duration is an age: "votre fils de 12 ans", "aged 7 years", "10-year-old", "moins de 18 ans", "elle a deux
// ans".
func (r *reader) aged(f *Fact) bool {
	if f.Value.Unit != "y" && f.Value.Unit != "mo" {
		return false
	}
	if r.is(f.to, "old") || r.is(f.to, "-") && r.is(f.to+1, "old") || r.is(f.to, "of") && r.is(f.to+1, "age") || r.is(f.to, "d") && r.is(f.to+2, "age") || r.is(f.from-1, "aged") || r.is(f.from-1, "turned") {
		return true
	}
	if f.Value.Unit == "y" && r.has(f.from-1) && !hasFor[r.text(f.to)] {
		return true
	}
	for j := f.from - 1; j >= 0 && j >= f.from-3 && r.tokens[j].Kind == word.Word; j-- {
		if startsWith(r.text(j), []string{"age", "enfant", "fils", "fille", "garcon", "bebe"}) {
			return true
		}
	}
	return false
}

// hasFor are the French words after a time that one has for something, and that is no age: "il a deux ans pour", "a deux ans
// d'engagement".
var hasFor = wordSet("pour", "de", "d", "afin", "des", "a", "maximum", "au")

// has tells whether the French "a" or "ont" at token i says what a thing has, and is neither "à" nor part of "il y a".
func (r *reader) has(i int) bool {
	if r.lang != "fr" || i < 1 || r.is(i-1, "y") || r.is(i-1, "on") || r.tokens[i-1].Kind != word.Word {
		return false
	}
	w := r.s[r.tokens[i].Start:r.tokens[i].End]
	return w == "a" || w == "ont"
}

// sinceThen tells whether a duration says after how long something happened: "se décolle au bout de huit mois".
func (r *reader) sinceThen(f *Fact) bool {
	if !r.is(f.from-1, "de") || !r.is(f.from-2, "bout") {
		if !r.is(f.from-1, "after") || !r.is(f.from-2, "only") && !r.is(f.from-2, "just") && !r.is(f.from-2, "up") && !r.is(f.from-2, "down") {
			return false
		}
	}
	c := &r.clauses[f.Clause]
	return !r.ahead(c.from, c.to) && !r.inFuture(c.from, c.to)
}

// into tells whether a duration says how far into something else one is: "even six weeks in, you may change".
func (r *reader) into(f *Fact) bool {
	if r.lang != "en" || !r.is(f.to, "in") || f.Bound != Exactly {
		return false
	}
	if f.to+1 >= len(r.tokens) || r.tokens[f.to+1].Kind == word.Break {
		return true
	}
	switch r.text(f.to + 1) {
	case ".", ",", ";", ")", "!", "?":
		return true
	}
	return false
}

// inFuture tells whether a French verb in the future stands from token from to token to.
func (r *reader) inFuture(from, to int) bool {
	for j := from; j < to; j++ {
		w := r.text(j)
		for _, end := range []string{"rai", "ras", "ra", "rons", "rez", "ront"} {
			if len(w) > 4 && strings.HasSuffix(w, end) {
				return true
			}
		}
	}
	return false
}
