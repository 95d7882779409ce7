package fact

import (
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// isDone tells whether the clause of the date f tells what was done that day: "a été coupé le 4 septembre", "was cut off on
// September 4".
func (r *reader) isDone(f *Fact) bool {
	if !r.is(f.from, "le") && !r.is(f.from-1, "le") && !r.is(f.from-1, "on") || f.Bound != Exactly {
		return false
	}
	for j := r.clauses[f.Clause].from; j < f.from; j++ {
		if !r.is(j, "ete") && !r.is(j, "was") && !r.is(j, "were") && !r.is(j, "been") {
			continue
		}
		for k := j + 1; k < f.from; k++ {
			if startsWith(r.text(k), []string{"program", "plan", "prevu", "fix", "report", "repouss", "decal", "schedul", "book", "arrang", "set", "mov", "resched", "postpon", "confirm", "reserv", "exten", "prolong", "expect"}) {
				return false
			}
		}
		return !r.ahead(r.clauses[f.Clause].from, f.from)
	}
	return false
}

// isPast tells whether a date is that of something known, not promised: it hangs on a noun ("votre courrier du 9 mai",
// "your stay of 3 May"), or its clause is about what happened.
func (r *reader) isPast(f *Fact) bool {
	if r.putOff(f) {
		return true
	}
	first := f.from
	for r.is(first-1, "le") || r.is(first-1, "the") || r.is(first-1, "les") {
		first--
	}
	if r.setEarlier(first) {
		return true
	}
	if r.is(first-1, "du") && r.is(f.to, "au") && !r.clauses[r.clauseOf(f.from)].past && r.promised(first) {
		return false
	}
	if r.is(first-1, "'") && r.is(first-2, "d") { // "d'octobre"
		first--
	}
	switch r.text(first - 1) {
	case "du", "de", "d", "of", "des":
		switch r.text(first - 2) {
		case "partir", "compter", "lieu", "delai", "fin", "mois", "dela", "autour", "alentours", "debut", "milieu", "morning", "afternoon", "evening", "night", "matinee", "soiree", "matin", "soir", "journee":
			return false
		case "date":
			if r.is(first-3, "la") { // "à la date du 12 juin"
				return false
			}
		}
		return f.Bound == Exactly || r.is(first-1, "of")
	}
	if f.Bound == AtMost && f.Value.Unit != "m" {
		return false
	}
	if r.is(first-1, "on") && r.mentioned(first-2) {
		return true
	}
	switch r.text(first - 1) {
	case "au", "pour", "for", "avant", "by", "until", "jusqu", "next", "prochain":
		return false
	}
	for i := range r.facts { // "prévu le 6 mars, il aura lieu le 26"
		if g := &r.facts[i]; g.Value.Type == Date && g.to <= f.from && r.clauseOf(g.from) == r.clauseOf(f.from) && r.ahead(g.to, f.from) {
			return false
		}
	}
	c := &r.clauses[r.clauseOf(f.from)]
	if r.lang == "fr" && r.inFuture(c.from, f.from) {
		return false
	}
	return c.past || f.Bound == Exactly && (r.is(first, "le") || r.is(f.from, "le")) && r.wasThen(c.from, first)
}

// putOff tells whether the date f is the end that something had before it got a later one: "votre abonnement, qui expirait le
// 31 mars, est prolongé", "your pass was due to end on 4 May and has been extended".
func (r *reader) putOff(f *Fact) bool {
	ended := false
	for j := f.from - 1; j >= r.clauses[r.clauseOf(f.from)].from && j >= f.from-6; j-- {
		switch r.text(j) {
		case "expirait", "expiraient", "finissait", "finissaient", "terminait", "terminaient", "achevait", "achevaient", "echeait", "courait", "couraient", "prenait", "arrivait", "devait", "devaient":
			ended = true
		case "expired", "ended", "ran", "finished", "due":
			ended = true
		}
	}
	for j := f.to; ended && j < len(r.tokens) && j < f.to+10 && !r.endsSentence(j); j++ {
		if startsWith(r.text(j), []string{"prolong", "report", "repouss", "recul", "extend", "postpon", "pushed"}) {
			return true
		}
	}
	return false
}

// wasThen tells whether a French "was" stands from token from to token to: "était souffrant le vendredi 16 octobre".
func (r *reader) wasThen(from, to int) bool {
	for j := from; j < to; j++ {
		if r.is(j, "etait") || r.is(j, "etaient") || r.is(j, "etiez") || r.is(j, "etions") {
			return true
		}
	}
	return false
}

// closes tells whether clause c says that a date is the last one: "the last day to claim is", "sera perdue".
func (r *reader) closes(c *Clause) bool {
	for i := c.from; i < c.to; i++ {
		switch r.text(i) {
		case "deadline", "cutoff", "expires", "expire", "expirera", "perdue", "perdu", "perdus", "perdues", "perime", "lapses", "limite", "ends", "closes":
			return !r.is(i, "limite") || startsWith(r.text(i-1), []string{"date", "delai"})
		case "cesse", "cessera", "cesseront", "ceased", "ceases", "cease", "stops", "stop", "termine", "terminera", "expirent", "expireront":
			return true
		case "s":
			if j := i + 1; r.is(j, "'") && (r.is(j+1, "eteindra") || r.is(j+1, "eteint") || r.is(j+1, "arretera") || r.is(j+1, "arrete") || r.is(j+1, "acheve") || r.is(j+1, "achevera")) {
				return true
			}
		case "fin":
			if r.is(i-1, "prendra") || r.is(i-1, "prend") {
				return true
			}
		case "runs", "run":
			if r.is(i+1, "out") {
				return true
			}
		case "day", "date":
			if startsWith(r.text(i-1), []string{"last", "final", "closing"}) {
				return true
			}
		case "jour":
			if r.is(i-1, "dernier") {
				return true
			}
		}
	}
	return false
}

// limits tells whether clause c names the date that is the last one, as a noun that the next clause may date: "nous avons reporté
// sa date limite, désormais fixée au 30".
func (r *reader) limits(c *Clause) bool {
	for i := c.from; i < c.to; i++ {
		switch r.text(i) {
		case "deadline", "cutoff", "expiry", "expiration", "peremption", "echeance":
			return true
		case "limite":
			if startsWith(r.text(i-1), []string{"date", "delai"}) {
				return true
			}
		case "date", "day":
			if startsWith(r.text(i-1), []string{"last", "final", "closing", "end"}) {
				return true
			}
		}
	}
	return false
}

// setEarlier tells whether the words before token i say that a date held before another took its place: "initialement
// fixée au 6 mars", "originally due on", or that something came in: "enregistrée le 13 janvier".
func (r *reader) setEarlier(i int) bool {
	from := r.clauses[r.clauseOf(i)].from
	for j := i - 1; j >= from && j >= i-6; j-- {
		switch r.text(j) {
		case "initialement", "originally", "initially", "previously", "precedemment", "auparavant", "anciennement":
			return true
		}
	}
	if !r.is(i-1, "on") && !r.is(i, "le") && !r.is(i-1, "le") {
		return false
	}
	j := i - 1
	if r.is(j, "on") || r.is(j, "le") {
		j--
	}
	if r.are(j, "bien") || r.are(j, "par") {
		j--
	}
	return startsWith(r.text(j), []string{"enregistre", "deposee", "transmise", "registered", "logged", "lodged", "recorded"}) && !r.ahead(from, i)
}

// ahead tells whether the clause from token from to token to speaks of what will be.
func (r *reader) ahead(from, to int) bool {
	for j := from; j < to; j++ {
		switch r.text(j) {
		case "will", "ll", "shall", "sera", "seront", "serez", "aura", "auront", "aurez", "must", "can":
			return true
		}
	}
	return false
}

// mentioned tells whether the noun that ends at token i is only a landmark: "unaffected by the price rise on 1 June".
func (r *reader) mentioned(i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		switch r.text(j) {
		case "by", "since", "despite", "following", "before":
			return r.is(j+1, "the") || r.is(j+1, "our") || r.is(j+1, "your")
		}
	}
	return false
}

// promised tells whether a French future stands in the clause before token i: "sera gelé du 1er février".
func (r *reader) promised(i int) bool {
	return r.ahead(r.clauses[r.clauseOf(i)].from, i)
}

// perfect tells whether the clause of f has an auxiliary of the past before it: "a rendu", "ont été", "ayant".
func (r *reader) perfect(f *Fact) bool {
	for j := r.clauses[f.Clause].from; j < f.from; j++ {
		switch r.text(j) {
		case "ont", "ayant", "avait", "avaient", "avez", "etait", "etaient":
			return true
		case "a":
			if j > 0 && r.tokens[j-1].Kind == word.Word && strings.Contains("uste", lastLetter(r.text(j+1))) && lastLetter(r.text(j+1)) != "" && !r.is(j+1, "la") {
				return true
			}
		}
	}
	return false
}

func lastLetter(w string) string {
	if w == "" {
		return ""
	}
	return w[len(w)-1:]
}

// closesPast tells whether f ends a stretch of days whose first day is past: "du 17 au 19 janvier". When something moves
// from one date to another, the second is the new one.
func (r *reader) closesPast(f *Fact) bool {
	if !r.is(f.from-1, "au") && !r.is(f.from-1, "to") && !r.is(f.from-1, "and") && !r.is(f.from-1, "et") && !r.is(f.from-1, "-") {
		return false
	}
	for i := range r.facts {
		g := &r.facts[i]
		if g.Value.Type != Date || g.Role != "event" || g.to < f.from-2 || g.to >= f.from {
			continue
		}
		for j := r.clauses[f.Clause].from; j < f.from; j++ {
			if startsWith(r.text(j), []string{"pass", "report", "repouss", "decal", "deplac", "avanc", "prolong", "mov", "chang", "push", "brought", "exten", "resched", "postpon", "transfer", "shift"}) {
				return false
			}
		}
		return r.clauses[f.Clause].past || r.perfect(f) || r.happened(f)
	}
	return false
}

// happened tells whether the clause of f has an English auxiliary of the past before it.
func (r *reader) happened(f *Fact) bool {
	for j := r.clauses[f.Clause].from; j < f.from; j++ {
		if r.is(j, "was") || r.is(j, "were") || r.is(j, "had") || r.is(j, "been") {
			return true
		}
	}
	return false
}
