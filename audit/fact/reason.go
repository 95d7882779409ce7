package fact

import (
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// reasons are the phrases after which nothing but the cause of a trouble stands, by language.
var reasons = byFirstWord(map[string][][]string{
	"fr": {
		{"provient", "de"}, {"provient", "d"}, {"resulte", "de"}, {"resulte", "d"}, {"resulte", "du"}, {"provient", "du"}, {"provenait"}, {"resultait"}, {"s", "explique", "par"},
		{"ce", "qui", "est", "arrive", "c", "est", "que"}, {"ce", "qui", "s", "est", "passe", "c", "est", "que"}, {"c", "est", "parce", "que"}, {"la", "raison", "est", "que"},
		{"c", "est", "que"}, {"suite", "a", "une"}, {"suite", "a", "un"}, {"faisait", "suite", "a"}, {"fait", "suite", "a"}, {"a", "l", "origine"},
		{"cause", "par"}, {"causee", "par"}, {"causes", "par"}, {"provoque", "par"}, {"provoquee", "par"}, {"a", "cause", "de"}, {"a", "cause", "d"}, {"a", "cause", "du"}, {"a", "cause", "des"},
		{"la", "cause", "est"}, {"la", "cause", "en", "est"}, {"l", "origine", "en", "est"}, {"l", "origine", "est"}, {"imputable"}, {"est", "due", "a"}, {"est", "du", "a"}, {"est", "due", "au"}, {"est", "du", "au"}, {"vient", "de"}, {"vient", "d"}, {"vient", "du"}, {"etait", "du", "a"}, {"etait", "due", "a"},
		{"est", "lie", "a"}, {"est", "liee", "a"}, {"en", "raison", "de"}, {"en", "raison", "d"}, {"en", "raison", "du"}, {"faute", "de"}, {"faute", "d"}, {"parce", "que"}, {"parce", "qu"}, {"tient", "a"}, {"tient", "au"}, {"tient", "aux"}, {"tiennent", "a"}, {"tiennent", "au"}, {"tenait", "a"}, {"tenait", "au"},
	},
	"en": {
		{"the", "real", "reason", "is"}, {"the", "reason", "is"}, {"the", "reason", "was"}, {"the", "reason", "being"}, {"happened", "because"}, {"on", "account", "of"}, {"stems", "from"}, {"results", "from"}, {"comes", "from"},
		{"caused", "by"}, {"was", "due", "to"}, {"is", "due", "to"}, {"were", "due", "to"}, {"the", "cause", "was"}, {"resulted", "from"}, {"stemmed", "from"}, {"traced", "to"},
		{"what", "happened", "is"}, {"what", "happened", "was"}, {"down", "to"}, {"brought", "on", "by"}, {"because", "of"}, {"because"}, {"it", "turns", "out"}, {"attributable", "to"}, {"came", "from"}, {"owing", "to"}, {"as", "a", "result", "of"}, {"arose", "from"}, {"arose", "when"},
	},
})

// effect tells whether cue c stands before words that give its cause: "la fuite s'explique par".
func (r *reader) effect(clause *Clause, c cue) bool {
	for i := c.to; i < clause.to; i++ {
		if _, ok := r.afterAny(i, reasons); ok {
			return true
		}
	}
	return false
}

// forWant tells whether clause c says that something could not be for want of something, in the past: no condition.
func (r *reader) forWant(c *Clause) bool {
	if c.Aside != Supposed || !r.tells(c) {
		return false
	}
	for i := c.from; i < c.to; i++ {
		if r.is(i, "faute") && (r.is(i+1, "de") || r.is(i+1, "d")) {
			return true
		}
	}
	return false
}

// findReasons finds what is given as the cause of the trouble in so many words, and what is said not to be.
func (r *reader) findReasons() {
	for i := range r.tokens {
		if r.clauses[r.clauseOf(i)].clears {
			continue
		}
		if r.explains(i) {
			r.addEarlier(i)
			continue
		}
		if n := r.clauseOf(i); r.causing(i) && r.tells(&r.clauses[n]) {
			from := r.clauses[n].from
			if n > 0 && i < from+4 && r.clauses[n-1].Sentence == r.clauses[n].Sentence {
				from = r.clauses[n-1].from
			}
			r.addReason(n, from, i, true)
			continue
		}
		if r.lookedInto(i) {
			r.addNext(i)
			continue
		}
		if after, to, ok := r.cleft(i); ok {
			r.addReason(r.clauseOf(after), after, to, true)
			continue
		}
		if after, ok := r.reasonAt(i); ok && after < len(r.tokens) {
			n, said := r.clauseOf(after), after
			if r.is(i, "reason") {
				said = i + 1
			}
			r.addReason(n, after, r.causeEnd(after, r.clauses[n].to), !r.notBefore(i, said))
		}
	}
}

// causeEnd is the token where what came of a cause begins, without a comma, in the clause from token from up to to: "owing to
// a breakdown | your carpet will be laid".
func (r *reader) causeEnd(from, to int) int {
	for i := from + 2; i < to; i++ {
		switch r.text(i) {
		case "your", "our", "we", "you":
			if r.lang == "en" && r.ahead(i, min(i+4, to)) {
				return i
			}
		}
	}
	return to
}

// notBefore tells whether a "not" close by and before token to denies what is said at token i: "it was not due to".
func (r *reader) notBefore(i, to int) bool {
	for _, n := range r.negations {
		if n.verb && n.from <= i && i < n.to && i-2 <= n.at && n.at < to && !startsWith(r.text(n.at), frenchDeniers) && !startsWith(r.text(n.at), englishDeniers) {
			return true
		}
	}
	return false
}

// reasonAt is the token after the words at token i after which nothing but a cause stands.
func (r *reader) reasonAt(i int) (int, bool) {
	if after, ok := r.afterAny(i, reasons); ok {
		return after, !r.is(after-1, "origine") || !beFrench[r.text(i-1)] // "un rongeur est à l'origine de la panne"
	}
	if r.lang == "fr" {
		return i + 1, (r.is(i, "car") || r.is(i, "puisque")) && i > 0 && i == r.clauses[r.clauseOf(i)].from && r.tellsAfter(i)
	}
	if r.is(i, "reason") && (r.is(i-1, "the") || r.is(i-1, "only")) { // "the reason your parcel is late is (that)"
		for j := i + 3; j < min(i+14, len(r.tokens)) && !r.endsSentence(j); j++ {
			if (r.is(j, "is") || r.is(j, "was")) && !r.is(j-1, "your") && r.subjectAt(j+1) {
				return j + 1, true
			}
		}
	}
	return i + 1, r.is(i, "as") && i > 0 && r.tokens[i-1].Kind == word.Word && !comparing[r.text(i-1)] && (r.subjectAt(i+1) || r.is(i+1, "not") || r.is(i+1, "no")) && r.tellsAfter(i+1)
}

// comparing are the words before an "as" that gives no cause.
var comparing = wordSet("well", "soon", "long", "such", "same", "far", "just", "much", "as", "exactly", "not", "described", "known", "treated", "so", "regarded", "act", "refund")

// subjectAt tells whether a subject begins at token i.
func (r *reader) subjectAt(i int) bool {
	switch r.text(i) {
	case "we", "you", "they", "he", "she", "it", "that", "the", "our", "your", "there", "a", "an", "one", "some", "because", "no":
		return true
	}
	return false
}

// tellsAfter tells whether the clause from token i on is in the past.
func (r *reader) tellsAfter(i int) bool {
	c := r.clauses[r.clauseOf(i)]
	c.from = i
	return r.tells(&c)
}

// explains tells whether words at token i say that the cause came before them: "that's why", "c'est pour ça que".
func (r *reader) explains(i int) bool {
	_, ok := r.afterAny(i, explaining)
	return ok
}

var explaining = byFirstWord(map[string][][]string{
	"fr": {
		{"c", "est", "pour", "ca", "que"}, {"c", "est", "pour", "ca", "qu"}, {"c", "est", "pour", "cela"}, {"c", "est", "pourquoi"}, {"ce", "qui", "explique"}, {"voila", "pourquoi"},
		{"ca", "explique"}, {"cela", "explique"}, {"d", "ou", "le"}, {"d", "ou", "la"}, {"d", "ou", "l"}, {"d", "ou", "ce"}, {"d", "ou", "votre"},
	},
	"en": {
		{"that", "s", "why"}, {"that", "is", "why"}, {"which", "is", "why"}, {"that", "s", "the", "reason"}, {"that", "s", "the", "only", "reason"}, {"that", "is", "the", "reason"}, {"this", "is", "why"},
		{"that", "s", "what", "caused"}, {"that", "s", "what", "kept"}, {"that", "s", "what", "made"}, {"that", "s", "what", "was"}, {"that", "s", "what", "did"}, {"that", "s", "what", "set"}, {"that", "s", "what", "threw"}, {"that", "s", "what", "stopped"}, {"that", "s", "what", "held"}, {"which", "caused"}, {"hence", "the"}, {"that", "s", "how"}, {"so", "it", "had", "to"}, {"so", "we", "had", "to"}, {"so", "they", "had", "to"},
	},
})

// addEarlier adds as a reason what stands before token i: in its sentence, or the sentence before when it opens its own.
func (r *reader) addEarlier(i int) {
	n := r.clauseOf(i)
	first := n
	for first > 0 && r.clauses[first-1].Sentence == r.clauses[n].Sentence {
		first--
	}
	from, to := r.clauses[first].from, i
	if i < r.clauses[first].from+3 && first > 0 {
		last := first - 1
		for last > 0 && r.clauses[last-1].Sentence == r.clauses[first-1].Sentence {
			last--
		}
		from, to = r.clauses[last].from, r.clauses[first-1].to
	}
	if to > from {
		r.addReason(r.clauseOf(to-1), from, to, true)
	}
}

// lookedInto tells whether the words at token i say that somebody has found out why: "I have looked into why".
func (r *reader) lookedInto(i int) bool {
	if r.lang != "en" || !r.is(i, "why") {
		return false
	}
	for j := i - 1; j >= r.clauses[r.clauseOf(i)].from && j >= i-4; j-- {
		if startsWith(r.text(j), []string{"looked", "review", "investigat", "check", "found", "establish"}) {
			return true
		}
	}
	return false
}

// addNext adds as a reason the sentence after the one of token i, if it tells what happened.
func (r *reader) addNext(i int) {
	n := r.clauseOf(i)
	last := n
	for last+1 < len(r.clauses) && r.clauses[last+1].Sentence == r.clauses[n].Sentence {
		last++
	}
	first := last + 1
	for last+1 < len(r.clauses) && r.clauses[last+1].Sentence == r.clauses[first].Sentence {
		last++
	}
	if first <= last && r.tells(&r.clauses[first]) {
		r.addReason(first, r.clauses[first].from, r.clauses[last].to, true)
	}
}

// cleft reads what "c'est … qui a" puts forward as the cause: "c'est une mise à jour ratée qui les avait masquées".
func (r *reader) cleft(i int) (from, to int, ok bool) {
	from, ok = r.after(i, "c", "est")
	if r.lang != "fr" || !ok {
		return 0, 0, false
	}
	switch r.text(from) {
	case "un", "une", "des": // "c'est le transporteur qui a" names who, not why
	default:
		return 0, 0, false
	}
	end := r.clauses[r.clauseOf(from)].to
	for j := from + 2; j < end && j < from+10; j++ {
		if !r.is(j, "qui") {
			continue
		}
		for k := j + 1; k < end && k <= j+4; k++ {
			if w := r.text(k); w == "a" || w == "ont" || w == "avait" || w == "avaient" {
				return from, j, true
			}
		}
	}
	return 0, 0, false
}

// causing tells whether the verb at token i says that what stands before it was the cause: "a squirrel caused a short
// circuit".
func (r *reader) causing(i int) bool {
	switch w := r.text(i); w {
	case "caused", "triggered":
		return r.lang == "en" && !r.is(i+1, "by") && !r.is(i-1, "be") && !r.is(i-1, "is") && !r.is(i-1, "was") && !r.is(i-1, "been") && !r.is(i-1, "have") && !r.is(i-1, "ve") && !r.is(i-1, "trouble") &&
			!r.is(i-1, "inconvenience") && !r.is(i-1, "distress") && !r.is(i-1, "delay") && !r.is(i-1, "upset") && !r.is(i-1, "this") && !r.is(i-1, "it")
	case "origine":
		return r.lang == "fr" && r.is(i-3, "a") && beFrench[r.text(i-4)]
	case "led":
		return r.lang == "en" && r.is(i+1, "to")
	case "provoque", "entraine", "cause", "engendre", "declenche":
		return r.lang == "fr" && (r.is(i-1, "a") || r.is(i-1, "ont") || r.is(i-1, "avait")) && !r.is(i+1, "par") && !r.is(i+1, "de") && !r.is(i+1, "d") && !r.is(i+1, "du") && !r.is(i+1, "des")
	}
	return false
}

// caused tells whether cue c stands after a verb of causing, as what came of it: "caused a short circuit".
func (r *reader) caused(clause *Clause, c cue) bool {
	for j := clause.from; j < c.from; j++ {
		if r.causing(j) {
			return true
		}
	}
	return false
}

// plainAt tells whether a phrase that tells a cause outright begins at token i.
func (r *reader) plainAt(i int) bool {
	for _, q := range r.cuesBetween(i, i+1) {
		if q.plain {
			return true
		}
	}
	return false
}

// addReason adds what stands from token from up to to as the cause that clause n gives, or rules out.
func (r *reader) addReason(n, from, to int, positive bool) {
	c := &r.clauses[n]
	if c.Aside&^Reported != 0 || c.apology || r.flatters(from, to) {
		return
	}
	for i := range r.claims {
		if d := &r.claims[i]; !positive && d.Kind == Cause && d.Clause == n {
			d.Positive, d.Committed, d.Told = false, false, false
		}
		if d := &r.claims[i]; positive && d.Kind == Cause && d.Clause >= r.clauseOf(from) && d.Clause <= n && r.clauses[d.Clause].Aside == 0 {
			d.Committed = true
		}
	}
	for to > from+1 && r.tokens[to-1].Kind != word.Word && r.tokens[to-1].Kind != word.Number {
		to--
	}
	if keys := r.keysBetween(from, to); len(keys) > 0 {
		r.claims = append(r.claims, Claim{
			Kind: Reason, Topic: "reason", Positive: positive, Start: r.tokens[from].Start, End: r.end(to - 1), Committed: true, Clause: n, Keys: keys, Denied: c.Denied,
		})
	}
}

// agent tells whether cue c is "by our" or "par notre" before those who do what the customer is told of, rather than before what
// broke: "delivered by our driver", "vous seront apportés par notre chauffeur".
func (r *reader) agent(c cue) bool {
	if !r.is(c.from, "by") && !r.is(c.from, "par") {
		return false
	}
	if startsWith(r.text(c.from-1), serving) {
		return !amiss[r.text(c.from-2)]
	}
	clause := &r.clauses[r.clauseOf(c.from)]
	return r.ahead(clause.from, c.from)
}

// amiss are the words before a participle that make a fault of it: "badly installed by our fitter".
var amiss = wordSet("mal", "trop", "badly", "wrongly", "incorrectly", "poorly", "never", "not", "pas", "mistakenly")

// serving begin the participles of what is done for a customer.
var serving = strings.Fields("livr apport repar remplac rembours pose install expedi envoy instrui traite verifi controle recontact rappel examin deliver brought repair replac refund fit install ship sent review check handl process inspect collect")

// flatters tells whether what stands from token from up to to speaks of the customer, of us or of rules rather than of what
// happened.
func (r *reader) flatters(from, to int) bool {
	for i := from; i < to; i++ {
		switch r.text(i) {
		case "vous", "you":
			switch r.text(i + 1) {
			case "have", "are", "ve", "re", "etes", "avez", "'":
				return true
			}
		case "regle", "policy", "rules", "loi", "law", "contrat", "terms", "conditions", "loyal", "hygiene", "client", "cliente", "customer":
			return true
		}
	}
	return false
}

// notTheCause tells whether a "not" denies the cause that cue c names. Of what is told outright it denies only what stands after
// it, "there was no fog", and nothing that a "because" sets apart: "could not land because of the fog".
func (r *reader) notTheCause(c cue) bool {
	if !c.plain {
		return r.denied(c)
	}
	odd := false
	for _, n := range r.negations {
		if n.from < c.to && c.from < n.to && n.at < c.from && !r.becauseBetween(n.at, c.from) {
			odd = !odd
		}
	}
	return odd
}

// becauseBetween tells whether a phrase that opens a cause stands between the "not" at token at and token to, not right after it:
// "not because".
func (r *reader) becauseBetween(at, to int) bool {
	for _, q := range r.cuesBetween(at+2, to+1) {
		if q.class == because {
			return true
		}
	}
	return false
}

// theirs tells whether cue c tells of the trouble rather than of its cause: what broke down is the customer's thing, "your
// boiler packed up".
func (r *reader) theirs(clause *Clause, c cue) bool {
	if c.class != technical {
		return false
	}
	for i := c.from - 1; i >= clause.from && i >= c.from-3; i-- {
		if r.is(i, "your") || r.is(i, "votre") || r.is(i, "vos") {
			return true
		}
	}
	return false
}

// general tells whether words before cue c say that it only tells what is done in such cases: "lorsqu'un mouvement social
// diffère le départ", "any theft has to be reported".
func (r *reader) general(clause *Clause, c cue) bool {
	for i := clause.from; i < c.from; i++ {
		switch r.text(i) {
		case "lorsque", "lorsqu", "quand", "whenever", "any", "tout", "toute", "may", "might", "peut", "peuvent":
			return true
		}
	}
	return false
}
