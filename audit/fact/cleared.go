package fact

import (
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// A Party is who a text blames for the trouble, or clears of it.
type Party uint8

// The parties.
const (
	NoParty  Party = iota // a thing, or it does not say
	Customer              // you and yours
	Company               // we and ours
	Third                 // a carrier, a contractor, an employer
)

// findCleared finds what is said to have been sound, or to have had no part in the trouble: "nothing wrong with the tram",
// "votre badge va très bien", "ce n'est pas chez nous que ça a coincé". What was set right since is not meant.
func (r *reader) findCleared() {
	for n := range r.clauses {
		c := &r.clauses[n]
		if c.Aside&^Reported != 0 && !(c.usual && c.Aside == Supposed) || c.apology || r.mended(c) {
			continue
		}
		for i := c.from; i < c.to; i++ {
			if from, to, plain, ok := r.clearedAt(c, i); ok {
				r.addCleared(n, from, to, plain)
				break
			}
		}
	}
	for i := range r.claims {
		if d := &r.claims[i]; d.Kind == Cause && r.clauses[d.Clause].clears {
			d.Positive, d.Committed, d.Told = false, false, false
		}
	}
}

// mended tells whether clause c speaks of what is in order again, or will be.
func (r *reader) mended(c *Clause) bool {
	for i := c.from; i < c.to; i++ {
		if again[r.text(i)] {
			return true
		}
	}
	for i := c.from; i < c.to; i++ {
		switch r.text(i) {
		case "will", "ll", "shall", "sera", "seront", "serez", "aura", "auront", "aurez":
			return true
		}
	}
	return false
}

// again are the words for what is so once more, and for what is only hoped.
var again = wordSet("glad", "hope", "happy", "pleased", "esperons", "espere", "ravi", "ravis", "now", "again", "back", "restored", "fixed", "repaired", "soon", "desormais", "maintenant", "nouveau", "retabli", "retablie", "repare", "reparee", "refonctionne", "remarche", "reste")

// addCleared adds what stands from token from up to to of clause n as cleared.
func (r *reader) addCleared(n, from, to int, plain bool) {
	c := &r.clauses[n]
	claim := Claim{Kind: Cleared, Topic: "cleared", Start: c.Start, End: c.End, Committed: true, Clause: n, Plain: plain, Keys: r.keysBetween(from, to)}
	claim.Keys = slices.DeleteFunc(claim.Keys, func(k uint32) bool { return slices.Contains(themselves, k) })
	for i := from; i < to; i++ {
		claim.Itself = claim.Itself || r.is(i, "itself") || r.is(i, "themselves") || r.is(i, "meme") || r.is(i, "memes")
	}
	claim.Party = r.partyOf(from, to)
	if len(claim.Keys) > 0 || claim.Party != NoParty {
		c.clears = !r.contrasts(c)
		r.claims = append(r.claims, claim)
		if next := n + 1; plain && !r.is(from-1, "pas") && !r.is(from-1, "t") && !r.is(from-1, "not") && next < len(r.clauses) && r.clauses[next].Sentence == c.Sentence && r.tells(&r.clauses[next]) {
			r.addReason(next, r.clauses[next].from, r.clauses[next].to, true) // "nothing to do with the weather: a digger went through"
		}
	}
}

// themselves stand for the words that only stress a noun.
var themselves = []uint32{key("itself"), key("themselves"), key("yourself"), key("himself"), key("herself"), key("meme"), key("memes")}

// partyOf is the party whose doing the words from token from up to to name, whatever else they do: "you", "your driving",
// "notre matériel", "nos services". One thing of a party, "your keypad", stands for itself.
func (r *reader) partyOf(from, to int) Party {
	for i := from; i < to; i++ {
		switch r.text(i) {
		case "you", "yours", "vous", "toi":
			return Customer
		case "us", "ours", "we", "nous":
			return Company
		case "your", "votre", "vos", "ton", "tes":
			if r.wholeOf(i+1, to) {
				return Customer
			}
		case "our", "my", "notre", "nos", "mon", "mes":
			if r.wholeOf(i+1, to) {
				return Company
			}
		}
	}
	return NoParty
}

// wholeOf tells whether the noun at token i, or after an adjective, is a word for all that a party has or does.
func (r *reader) wholeOf(i, to int) bool {
	for j := i; j < min(i+2, to); j++ {
		w := r.text(j)
		if startsWith(w, wholes) || r.lang == "en" && len(w) > 5 && strings.HasSuffix(w, "ing") {
			return true
		}
	}
	return false
}

// wholes begin the words for all that a party has or does.
var wholes = strings.Fields(`fault mistake doing side end part equipment hardware system installation work crew staff team people network side intervention driver colleague own
	faute erreur cote fait part materiel equipement installation reseau systeme service equipe personnel agents collegue travail logiciel`)

// clearedAt reads what the words at token i of clause c clear; plain tells whether they speak of its fault in so many words
// rather than of how sound it was.
func (r *reader) clearedAt(c *Clause, i int) (from, to int, plain, ok bool) {
	if after, ok := r.afterAny(i, clearingWords); ok && after < c.to && !r.plainAt(after-1) {
		if r.is(after-1, "with") || r.is(after-1, "avec") { // "the driver had nothing to do with it", "… with the delay"
			j := after
			for definite[r.text(j)] || r.is(j, "'") {
				j++
			}
			if from, to, ok := r.subjectTo(c, i); ok && (r.is(j, "it") || r.is(j, "this") || r.is(j, "that") || r.is(j, "ca") || r.is(j, "cela") || troubles[r.text(j)]) {
				return from, to, true, true
			}
		}
		return after, r.nounEnd(c, after), true, true
	}
	if _, ok := r.afterAny(i, clearedBy); ok {
		from, to, ok = r.subjectTo(c, i)
		return from, to, true, ok
	}
	if after, ok := r.afterAny(i, faulting); ok && !r.qualifies(i) && r.negated(i, after) {
		from, to, ok = r.subjectTo(c, i)
		return from, to, true, ok
	}
	if from, to, ok := r.contrasted(c, i); ok {
		return from, to, true, true
	}
	if from, to, ok := r.noneHarmed(c, i); ok {
		return from, to, false, true
	}
	if after, ok := r.troubleNot(c, i); ok {
		return after, r.nounEnd(c, after), true, true
	}
	if (r.is(i, "you") || r.is(i, "we") || r.is(i, "vous")) && c.Denied && r.noDoing(i) {
		return i, i + 1, true, true
	}
	if from, to, ok := r.didNoHarm(c, i); ok {
		return from, to, false, true
	}
	from, to, ok = r.soundAt(c, i)
	return from, to, false, ok
}

// troubleNot reads the word for the trouble at token i when its clause says where it did not lie: "the problem wasn't with your
// card", "la faute n'en revient pas au transporteur". after is the token where what is cleared begins.
func (r *reader) troubleNot(c *Clause, i int) (after int, ok bool) {
	if !troubles[r.text(i)] || i > c.from+2 {
		return 0, false
	}
	for _, n := range r.negations {
		if n.at <= i || n.at >= c.to || n.at > i+6 {
			continue
		}
		for after = n.at + 1; after < c.to; after++ {
			if definite[r.text(after)] || r.is(after, "you") || r.is(after, "us") || r.is(after, "au") || r.is(after, "aux") || r.is(after, "du") || r.is(after, "vous") || r.is(after, "nous") {
				return after, true
			}
			if after > n.at+4 {
				break
			}
		}
		return 0, false
	}
	return 0, false
}

// troubles are the words for the trouble itself.
var troubles = wordSet("problem", "fault", "cause", "issue", "trouble", "blame", "error", "mistake", "reason", "delay", "probleme", "faute", "panne", "souci", "erreur", "responsabilite", "origine", "anomalie", "retard", "coupure", "damage", "dommage", "incident", "outage", "affaire")

// didNoHarm reads a word for harm or fault under a "not", at token i: "the lift did not break down", "le chauffeur n'a commis
// aucune faute".
func (r *reader) didNoHarm(c *Clause, i int) (from, to int, ok bool) {
	if !c.Denied || !harms[r.text(i)] && !r.amissAt(i) || r.qualifies(i) && !r.is(i-1, "any") && !r.is(i-1, "aucun") && !r.is(i-1, "aucune") {
		return 0, 0, false
	}
	if r.negated(i, i+1) && r.phraseOf(c, ourSide, yourSide) != NoParty {
		return i, c.to, true // "ce n'est pas un oubli de votre part"
	}
	for _, n := range r.negations {
		if n.verb && c.from < n.at && n.at < i && n.at > i-6 && !startsWith(r.text(n.at), frenchDeniers) && !startsWith(r.text(n.at), englishDeniers) && !r.pronounIn(n.at, i) {
			if !harms[r.text(i)] && r.presentBefore(n.at) {
				return 0, 0, false // "vos points ne sont pas perdus" clears nobody
			}
			v := n.at
			for j := c.from + 1; j < n.at; j++ {
				if verbal[r.text(j)] || r.is(j, "didn") || r.is(j, "wasn") || r.is(j, "weren") || r.is(j, "hasn") || r.is(j, "hadn") {
					v = j
					break
				}
			}
			return r.subjectTo(c, v)
		}
	}
	return 0, 0, false
}

// pronounIn tells whether another subject stands between the tokens from and to.
func (r *reader) pronounIn(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if persons[r.text(i)] {
			return true
		}
	}
	return false
}

// presentBefore tells whether the "not" at token at denies a "be" in the present.
func (r *reader) presentBefore(at int) bool {
	for j := at - 3; j < at; j++ {
		switch r.text(j) {
		case "est", "sont", "is", "are", "isn", "aren":
			return true
		}
	}
	return false
}

// harms are the words for harm and fault that are amiss only of the thing they are said of.
var harms = wordSet("break", "down", "fail", "lose", "problem", "problems", "issue", "issues", "wrong", "compromised", "trouble", "defaut", "defauts", "probleme", "problemes", "souci", "soucis", "faute", "responsabilite", "anomalie", "traine", "tort", "lache", "reprocher")

// qualifies tells whether an article or a possessive stands before token i, so that its word is no predicate: "a broken lens".
func (r *reader) qualifies(i int) bool {
	w := r.text(i - 1)
	return article[w] || definite[w] || w == "a" || w == "an" || w == "any"
}

// noDoing tells whether "you" at token i says that nothing was done: "nothing you did", "it wasn't anything you did", "you did nothing wrong".
func (r *reader) noDoing(i int) bool {
	switch r.text(i - 1) {
	case "anything", "nothing", "something":
		return true
	}
	for j := i + 1; j < i+9; j++ {
		if j > i+1 && persons[r.text(j)] {
			return false
		}
		if r.is(j, "wrong") && (r.is(j-1, "nothing") || r.is(j-1, "anything")) || r.is(j, "mal") && r.are(j-3, "rien", "fait", "de") {
			return true
		}
	}
	return false
}

// nounEnd is the token after the noun phrases that begin at token from of clause c, at most eight words on: "the tram or our crew".
func (r *reader) nounEnd(c *Clause, from int) int {
	to := c.to
	if n := r.clauseOf(from) + 1; n < len(r.clauses) && r.clauses[n].Sentence == c.Sentence && r.clauses[n].to-r.clauses[n].from <= 5 {
		switch r.text(to) {
		case "or", "nor", "and", "ou", "ni", "et":
			to = r.clauses[n].to
		}
	}
	for i := from; i < min(from+8, to); i++ {
		switch r.text(i) {
		case "that", "which", "who", "que", "qui", "qu", "but", "mais", "was", "were", "is", "are", "had", "has", "est", "sont", "etait", "a", ".", "!", ";", ":", "-", "(":
			if i > from {
				return i
			}
		}
	}
	return min(from+8, to)
}

// clearingWords are the phrases after which stands what was not the cause.
var clearingWords = byFirstWord(map[string][][]string{
	"fr": {
		{"rien", "a", "voir", "avec"}, {"aucun", "rapport", "avec"}, {"aucun", "lien", "avec"}, {"sans", "rapport", "avec"}, {"sans", "lien", "avec"}, {"sans", "aucun", "rapport", "avec"}, {"sans", "aucun", "lien", "avec"}, {"independant", "de"}, {"independante", "de"}, {"independamment", "de"}, {"etranger", "a"}, {"etrangere", "a"},
		{"pas", "du", "a"}, {"pas", "due", "a"}, {"pas", "du", "au"}, {"pas", "due", "au"}, {"pas", "lie", "a"}, {"pas", "liee", "a"}, {"pas", "lie", "au"}, {"pas", "liee", "au"}, {"pas", "imputable", "a"}, {"pas", "imputable", "au"}, {"pas", "attribuable", "a"}, {"pas", "attribuable", "au"}, {"nullement", "imputable", "a"},
		{"ne", "vient", "pas", "de"}, {"ne", "vient", "pas", "d"}, {"ne", "vient", "pas", "du"}, {"vient", "pas", "de"}, {"vient", "pas", "du"}, {"venait", "pas", "de"}, {"venait", "pas", "du"}, {"ne", "provient", "pas", "de"}, {"ne", "provient", "pas", "du"}, {"ne", "resulte", "pas", "de"}, {"ne", "resulte", "pas", "du"}, {"ne", "tient", "pas", "a"}, {"ne", "tient", "pas", "au"}, {"ne", "decoule", "pas", "de"},
		{"contrairement", "a"}, {"pas", "a", "cause", "de"}, {"pas", "a", "cause", "d"}, {"pas", "a", "cause", "du"}, {"pas", "en", "raison", "de"}, {"pas", "en", "raison", "du"}, {"pas", "la", "faute", "de"}, {"pas", "la", "faute", "du"}, {"pas", "de", "la", "faute", "de"}, {"rien", "a", "reprocher", "a"}, {"rien", "a", "redire", "a"}, {"rien", "a", "redire", "sur"}, {"aucun", "probleme", "avec"}, {"aucun", "souci", "avec"}, {"pas", "de", "souci", "avec"}, {"pas", "de", "probleme", "avec"},
		{"aucun", "probleme", "du", "cote", "de"}, {"aucun", "defaut", "de"}, {"aucune", "anomalie", "sur"}, {"aucune", "anomalie", "de"}, {"aucun", "defaut", "sur"}, {"aucune", "panne", "sur"}, {"aucune", "erreur", "de"}, {"plutot", "que"}, {"rien", "trouve", "sur"}, {"rien", "trouve", "d", "anormal"}, {"rien", "reprocher", "a"}, {"rien", "reprocher", "au"}, {"pas", "reprocher", "a"}, {"aucun", "probleme", "de"}, {"aucun", "souci", "de"}, {"pas", "un", "probleme", "de"}, {"avons", "ecarte"}, {"a", "ecarte"}, {"avons", "exclu"}, {"ont", "ecarte"}, {"assez", "de"}, {"assez", "d"}, {"suffisamment", "de"}, {"plein", "de"}, {"il", "ne", "manquait", "ni"}, {"et", "non", "de"}, {"et", "non", "d"}, {"et", "non", "du"}, {"et", "non", "a"}, {"et", "non", "au"},
	},
	"en": {
		{"nothing", "to", "do", "with"}, {"anything", "to", "do", "with"}, {"not", "related", "to"}, {"unrelated", "to"}, {"unconnected", "with"}, {"unconnected", "to"}, {"not", "connected", "with"}, {"not", "connected", "to"}, {"not", "linked", "to"}, {"not", "due", "to"}, {"not", "caused", "by"}, {"not", "because", "of"}, {"not", "down", "to"}, {"not", "the", "result", "of"}, {"not", "attributable", "to"}, {"not", "the", "fault", "of"},
		{"t", "because", "of"}, {"wasn", "t", "because"}, {"t", "due", "to"}, {"t", "caused", "by"}, {"t", "down", "to"}, {"t", "related", "to"}, {"t", "connected", "to"}, {"t", "the", "fault", "of"}, {"t", "blame"}, {"nothing", "wrong", "with"}, {"nowt", "wrong", "with"}, {"nowt", "to", "do", "with"}, {"anything", "wrong", "with"}, {"nothing", "the", "matter", "with"}, {"nothing", "amiss", "with"},
		{"rather", "than"}, {"t", "blame"}, {"not", "blame"}, {"have", "ruled", "out"}, {"ve", "ruled", "out"}, {"we", "ruled", "out"}, {"no", "connection", "with"}, {"no", "connection", "to"}, {"no", "shortage", "of"}, {"no", "lack", "of"}, {"plenty", "of"}, {"there", "was", "enough"}, {"there", "was", "ample"}, {"there", "were", "enough"}, {"there", "was", "sufficient"}, {"there", "were", "sufficient"}, {"had", "enough"}, {"found", "no", "fault", "with"}, {"no", "fault", "was", "found", "with"}, {"no", "fault", "was", "found", "on"}, {"no", "fault", "was", "found", "in"}, {"and", "not", "by"}, {"and", "not", "from"}, {"and", "not", "because", "of"}, {"and", "not", "to"}, {"as", "opposed", "to"}, {"no", "fault", "with"}, {"no", "fault", "in"}, {"no", "fault", "on"}, {"no", "fault", "lies", "with"}, {"no", "problem", "with"}, {"no", "problems", "with"}, {"no", "issue", "with"}, {"no", "issues", "with"}, {"no", "defect", "in"}, {"no", "trouble", "with"}, {"no", "error", "in"}, {"no", "reflection", "on"}, {"no", "fault", "of"}, {"there", "was", "no"}, {"there", "were", "no"},
	},
})

// clearedBy are the phrases before which stands what was not the cause, whatever else the clause denies.
var clearedBy = byFirstWord(map[string][][]string{
	"fr": {
		{"n", "y", "est", "pour", "rien"}, {"n", "y", "etait", "pour", "rien"}, {"n", "y", "sont", "pour", "rien"}, {"n", "y", "etaient", "pour", "rien"}, {"n", "y", "etes", "pour", "rien"}, {"n", "y", "etiez", "pour", "rien"}, {"n", "y", "sommes", "pour", "rien"}, {"y", "est", "pour", "rien"}, {"y", "sont", "pour", "rien"}, {"y", "etes", "pour", "rien"},
		{"est", "ecartee"}, {"est", "ecarte"}, {"a", "ete", "ecartee"}, {"a", "ete", "ecarte"}, {"n", "est", "pour", "rien"}, {"n", "a", "rien", "a", "se", "reprocher"}, {"n", "avez", "rien", "a", "vous", "reprocher"}, {"fait", "son", "boulot"}, {"fait", "ce", "qu", "il", "fallait"}, {"fait", "le", "necessaire"}, {"hors", "de", "cause"}, {"mis", "hors", "de", "cause"}, {"rien", "a", "y", "voir"}, {"rien", "a", "voir", "la", "dedans"}, {"n", "a", "joue", "aucun", "role"}, {"n", "a", "rien", "du", "tout"}, {"a", "rien", "du", "tout"}, {"n", "a", "rien", "fait"}, {"a", "bien", "fait", "son", "travail"}, {"ont", "bien", "fait", "leur", "travail"}, {"a", "fait", "son", "travail"},
	},
	"en": {
		{"had", "nothing", "to", "do", "with", "it"}, {"has", "nothing", "to", "do", "with", "it"}, {"had", "nothing", "to", "do", "with", "this"}, {"had", "no", "bearing"}, {"had", "no", "part"}, {"played", "no", "part"}, {"played", "no", "role"}, {"in", "no", "way", "responsible"}, {"in", "no", "way", "to", "blame"}, {"checks", "out"}, {"check", "out"}, {"checked", "out"}, {"was", "ruled", "out"}, {"been", "ruled", "out"}, {"be", "ruled", "out"}, {"did", "nothing", "wrong"}, {"did", "everything", "right"}, {"passed", "all"}, {"passed", "every"}, {"passed", "our"}, {"passed", "its"}, {"complied", "with"}, {"complies", "with"}, {"meets", "the"}, {"met", "the"}, {"held", "up"}, {"did", "his", "job"}, {"did", "her", "job"}, {"did", "their", "job"}, {"did", "its", "job"},
	},
})

// faulting are the phrases that blame what stands before them, and clear it under a "not".
var faulting = byFirstWord(map[string][][]string{
	"fr": {{"de", "defaut"}, {"aucun", "defaut"}, {"aucun", "probleme"}, {"aucun", "souci"}, {"aucune", "anomalie"}, {"en", "cause"}, {"responsable"}, {"responsables"}, {"a", "l", "origine"}, {"la", "cause"}, {"le", "probleme"}, {"fautif"}, {"fautive"}, {"coupable"}, {"implique"}, {"impliquee"}, {"mis", "en", "cause"}, {"mise", "en", "cause"}, {"en", "panne"}, {"endommage"}, {"endommagee"}, {"defectueux"}, {"defectueuse"}},
	"en": {{"at", "fault"}, {"to", "blame"}, {"responsible"}, {"involved"}, {"a", "factor"}, {"the", "cause"}, {"the", "problem"}, {"the", "issue"}, {"the", "culprit"}, {"implicated"}, {"damaged"}, {"breached"}, {"faulty"}, {"defective"}, {"compromised"}, {"overloaded"}, {"broken"}, {"out", "of", "order"}, {"in", "question"}},
})

// contrasted reads what "it isn't" or "c'est pas" puts aside at token i, in a few words that end there: "it isn't the software, …",
// "ce n'est pas chez nous que". "It isn't the answer you wanted" puts nothing aside.
func (r *reader) contrasted(c *Clause, i int) (from, to int, ok bool) {
	if r.lang == "fr" {
		if r.is(i, "pas") && r.are(i-3, "s", "agit") && (r.is(i+1, "de") || r.is(i+1, "d") || r.is(i+1, "du")) {
			after := i + 1
			if r.is(i+1, "d") {
				if a, ok := r.afterAny(i+1, troubleOf); ok {
					after = a - 1
				}
			}
			return after + 1, r.nounEnd(c, after+1), true
		}
		if from, ok = r.after(i, "pas"); !ok || !r.are(i-2, "c", "est") && !r.are(i-3, "c", "est") && !r.are(i-2, "n", "est") && !r.are(i-3, "n", "est") && !r.is(i-1, "est") && !r.is(i-1, "etait") {
			return 0, 0, false
		}
		if !r.is(i-2, "n") && !r.is(i-2, "c") && !r.is(i-3, "n") && !r.is(i-3, "c") {
			return 0, 0, false
		}
		if j := i - 2; r.is(j, "'") && r.is(j-1, "n") && !r.is(j-2, "ce") && !r.is(j-2, "cela") && !r.is(j-2, "ca") {
			return 0, 0, false
		}
	} else {
		switch {
		case r.is(i, "not") && strings.HasSuffix(r.text(i-1), "ly") && r.is(i-2, "s") && r.is(i-4, "it"): // "it's definitely not your wiring"
			i--
		case r.is(i, "not") && (r.is(i-1, "is") || r.is(i-1, "was") || r.is(i-1, "s")):
		case r.is(i, "t") && (r.is(i-2, "isn") || r.is(i-2, "wasn")):
		default:
			return 0, 0, false
		}
		from = i + 1
		for r.is(from, "not") {
			from++
		}
		s := i - 2
		if r.is(i, "t") || r.is(i-1, "s") {
			s = i - 3
		}
		if r.is(i+1, "not") {
			s = i - 3
		}
		if !r.is(s, "it") && !r.is(s, "that") && !r.is(s, "this") {
			return 0, 0, false
		}
	}
	if r.is(from, "chez") && (r.is(from+1, "nous") || r.is(from+1, "vous")) {
		return from, from + 2, true
	}
	for r.is(from, "down") || r.is(from, "to") || r.is(from, "du") || r.is(from, "tout") || r.is(from, "de") && !r.is(from+1, "la") {
		from++
	}
	if after, ok := r.afterAny(from, troubleOf); ok {
		return after, r.nounEnd(c, after), true
	}
	if r.is(from, "a") && from+2 < c.to && troubles[r.text(from+2)] {
		return from + 1, from + 2, true // "it wasn't a staffing issue"
	}
	switch r.text(from) {
	case "you", "us", "me", "vous", "nous", "toi", "the", "your", "our", "my", "le", "la", "les", "l", "votre", "vos", "notre", "nos", "lui", "moi":
	default:
		return 0, 0, false
	}
	for to = from; to < c.to && to-from <= 5; to++ {
		if t := &r.tokens[to]; t.Kind != word.Word && t.Text != "'" || r.is(to, "that") || r.is(to, "who") || r.is(to, "qui") || r.is(to, "que") || r.is(to, "at") || r.is(to, "but") || r.is(to, "mais") {
			break
		}
	}
	return from, to, (to-from <= 4 || r.is(to-1, "fault")) && to > from
}

// troubleOf are the phrases for what kind of trouble it was.
var troubleOf = byFirstWord(map[string][][]string{
	"fr": {{"une", "question", "de"}, {"un", "probleme", "de"}, {"un", "souci", "de"}, {"un", "defaut", "de"}, {"un", "defaut", "du"}, {"une", "histoire", "de"}, {"une", "affaire", "de"}, {"une", "panne", "de"}, {"une", "erreur", "de"}, {"d", "un", "defaut", "de"}, {"d", "un", "defaut", "du"}, {"d", "un", "probleme", "de"}, {"d", "une", "panne", "de"}, {"d", "une", "erreur", "de"}},
	"en": {{"a", "question", "of"}, {"a", "matter", "of"}, {"a", "case", "of"}, {"a", "problem", "with"}, {"a", "fault", "in"}, {"a", "fault", "with"}, {"a", "lack", "of"}, {"a", "shortage", "of"}},
})

// noneHarmed reads a clause that begins with "no" and says that none was harmed, seen or involved: "No cable was damaged", "aucun
// code erroné n'a été enregistré".
func (r *reader) noneHarmed(c *Clause, i int) (from, to int, ok bool) {
	if i <= c.from+1 && (r.are(i, "none", "of") || r.are(i, "no", "one") || r.is(i, "nobody") || r.is(i, "personne") || r.are(i, "aucun", "de") || r.are(i, "aucune", "de")) {
		for j := i + 2; j < c.to; j++ {
			if r.amissAt(j) {
				return i + 1, c.to, true // "nobody at the depot made a mistake"
			}
		}
		return 0, 0, false
	}
	if i > c.from+2 || !r.is(i, "no") && !r.is(i, "aucun") && !r.is(i, "aucune") {
		return 0, 0, false
	}
	for j := i + 2; j < min(i+6, c.to); j++ {
		switch r.text(j) {
		case "was", "were", "has", "had", "n":
			for k := j + 1; k < min(j+6, c.to); k++ {
				if startsWith(r.text(k), witnessed) {
					return i + 1, j, true
				}
			}
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// witnessed begin the participles for what was harmed, seen or involved.
var witnessed = strings.Fields("damag involv record found detect report lost breach affect observ identif not broken miss endommag impliqu enregistr constat relev detect observ trouv decel perdu signal")
