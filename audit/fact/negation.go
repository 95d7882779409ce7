package fact

import (
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// A negation denies the words from token from up to token to; its own word stands at token at. verb tells whether it
// denies the verb of its clause.
type negation struct {
	at, from, to int
	verb         bool
}

// selfContained are the classes whose phrases hold their own "no": it denies nothing outside them. "We'll repair it at no
// charge" repairs.
var selfContained = set(idiom, free, keep, needless, lost, nothingToDo, owe, waive, valid, ack, condition, accept, exclude, opened, closed, inCredit, inArrears, walkIn)

// findNegations finds what the negations of the text cover.
func (r *reader) findNegations() {
	r.contained = make([]bool, len(r.tokens))
	for _, c := range r.cues {
		if selfContained[c.class] && !c.gapped {
			for i := c.from; i < c.to; i++ {
				r.contained[i] = true
			}
		}
	}
	for n := range r.clauses {
		c := &r.clauses[n]
		first := len(r.negations)
		for i := c.from; i < c.to; i++ {
			if r.tokens[i].Kind != word.Word || r.contained[i] {
				continue
			}
			if r.lang == "fr" {
				r.frenchNegation(c, i, first)
			} else {
				r.englishNegation(c, i)
			}
		}
		if n > 0 && r.flatNo(c) && !r.clauses[n-1].Denied && r.clauses[n-1].Sentence == c.Sentence {
			before := &r.clauses[n-1]
			before.Denied = true
			r.negations = append(r.negations, negation{c.from, before.from, before.to, true})
			continue
		}
		for i := c.from; i < c.to; i++ {
			c.Lacks = c.Lacks || startsWith(r.text(i), []string{"missing", "lack", "manqu", "absent"})
		}
		for _, found := range r.negations[first:] {
			c.Denied = c.Denied != (found.verb && !r.notInFull(c))
			c.Lacks = c.Lacks || !found.verb
		}
	}
}

// flatNo tells whether clause c is nothing but a "no" after what it denies: "rembourser le billet, non."
func (r *reader) flatNo(c *Clause) bool {
	return r.lang == "fr" && r.is(c.from, "non") && (c.to == c.from+1 || c.to == c.from+2 && r.is(c.from+1, "."))
}

// denyVerb adds a negation at token i that covers the tokens from from to the end of clause c.
func (r *reader) denyVerb(c *Clause, i, from int) {
	to := c.to
	if from == c.from {
		if from = r.relative(c, i); from > c.from || r.is(from+1, "who") || r.is(from, "who") {
			to = r.mainVerb(from, i, c.to)
		}
	}
	r.negations = append(r.negations, negation{i, from, to, true})
}

// mainVerb is the token of the verb that a relative clause from token from on interrupts, "those who cannot attend | will be
// refunded"; to when there is none after the negation at token i.
func (r *reader) mainVerb(from, i, to int) int {
	if r.lang != "en" || !r.is(from, "who") && !r.is(from, "which") && !r.is(from, "that") && !r.is(from+1, "who") {
		return to
	}
	for j := i + 2; j < to; j++ {
		switch r.text(j) {
		case "will", "can", "may", "is", "are", "must", "should":
			return j
		}
	}
	return to
}

// relative is the token from which the clause that holds the negation at token i says something of a noun before it, "the
// nine months | you won't use", "les mois | que vous n'utiliserez pas"; the clause's first token when it does not.
func (r *reader) relative(c *Clause, i int) int {
	for j := i - 1; j > c.from+1 && j >= i-5; j-- {
		switch r.text(j) {
		case "as", "that", "because", "while", "who", "which":
			if r.lang == "en" && (!r.is(j, "as") || j > c.from+2) {
				return j
			}
		case "que", "qu", "dont":
			if r.lang == "fr" && r.verbless(j) {
				return j
			}
		case "you", "we", "i", "they", "it":
			if r.lang == "en" && r.tokens[j-1].Kind == word.Word && !joiners[r.text(j-1)] && r.ahead(c.from, j) {
				return j
			}
		}
	}
	return c.from
}

// verbless tells whether the word before token j is no verb that "que" may hang on: "les mois que", not "il faut que".
func (r *reader) verbless(j int) bool {
	return j >= 2 && (article[r.text(j-2)] || r.is(j-2, "le") || r.is(j-2, "la") || r.is(j-2, "les") || r.is(j-2, "vos") || r.is(j-2, "votre") || r.is(j-2, "des"))
}

// reach is how many words the "without" or "sans" at token i denies: all that follow when they say what one need not do,
// "without your having to fill in a form", "sans que vous ayez à".
func (r *reader) reach(c *Clause, i int) int {
	for j := i + 1; j < c.to && j <= i+5; j++ {
		switch r.text(j) {
		case "having", "needing", "avoir", "ayez", "ait", "aies":
			if r.is(j+1, "to") || r.is(j+1, "a") {
				return c.to - i
			}
		}
	}
	return reach
}

// adjectival tells whether "hors" at token i only makes an adjective of the noun after it: "hors service".
func (r *reader) adjectival(i int) bool {
	if !r.is(i, "hors") {
		return false
	}
	if r.is(i+1, "de") && r.is(i+2, "cause") {
		return true
	}
	for _, noun := range []string{"service", "usage", "ligne", "tension", "circulation", "saison"} {
		if r.is(i+1, noun) || r.is(i+3, noun) && r.is(i+1, "d") {
			return true
		}
	}
	return false
}

// denyNext adds a negation at token i that covers a few words after it.
func (r *reader) denyNext(c *Clause, i, words int) {
	r.negations = append(r.negations, negation{i, i, min(i+words, c.to), false})
}

// reach is how many words "sans" or "no" deny.
const reach = 4

// frenchDeniers begin the verbs and adjectives that deny what they govern.
var frenchDeniers = []string{"refus", "impossib", "incapable", "interdi", "rejet", "declin", "ineligib", "renonc", "exclu"}

// englishDeniers begin the verbs and adjectives that deny what they govern.
var englishDeniers = []string{"unable", "refus", "declin", "impossib", "ineligib", "incapable", "reject", "deny", "denied", "forbid", "prohibit", "disallow"}

func startsWith(w string, stems []string) bool {
	for _, stem := range stems {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

func (r *reader) frenchNegation(c *Clause, i, first int) {
	switch w := r.text(i); w {
	case "pas":
		if !r.is(i-1, "de") && !(r.is(i+1, "a") && r.is(i+2, "pas")) {
			r.denyVerb(c, i, c.from)
		}
	case "trop": // "arrivée trop tard pour être remboursée"
		if r.is(i+2, "pour") && (r.is(i+1, "tard") || r.is(i+1, "vieux") || r.is(i+1, "ancien") || r.is(i+1, "ancienne") || r.is(i+1, "tot")) {
			r.denyVerb(c, i, i+2)
		}
	case "jamais", "rien", "nullement", "guere", "aucunement":
		if !r.is(i, "rien") || !r.is(i-1, "pour") { // "pour rien" is in vain
			r.denyVerb(c, i, c.from)
		}
	case "plus":
		if i == c.from && i+2 < len(r.tokens) && (r.is(i+1, "de") || r.is(i+1, "d")) && r.tokens[i+2].Kind == word.Word {
			r.denyVerb(c, i, c.from)
			return
		}
		switch r.text(i - 1) {
		case "en", "de", "non", "le", "la", "les", "du", "au", "une", "un":
			return
		}
		if r.is(i+1, "que") || r.is(i+1, "qu") { // "il n'y a plus que"
			return
		}
		if r.particleBefore(c, i) || r.colloquialPlus(i) {
			r.denyVerb(c, i, c.from)
		}
	case "aucun", "aucune", "aucuns", "aucunes", "personne":
		switch {
		case r.particleBefore(c, i) || r.particleAfter(c, i):
			for _, n := range r.negations[first:] { // "aucun prélèvement ne sera plus fait" denies once
				if n.verb {
					return
				}
			}
			r.denyVerb(c, i, c.from)
		case w != "personne":
			r.denyNext(c, i, reach)
		}
	case "ni":
		if r.particleBefore(c, i) || r.particleAfter(c, i) { // "ni le trajet ni la pose ne sont facturés" denies once
			for _, n := range r.negations[first:] {
				if n.verb {
					return
				}
			}
			r.denyVerb(c, i, c.from)
			return
		}
		r.denyNext(c, i, reach)
	case "sans", "hors":
		if !startsWith(r.text(i+1), []string{"aucun"}) && !r.adjectival(i) {
			r.denyNext(c, i, r.reach(c, i))
		}
	case "non":
		switch {
		case i > c.from+1 && (i+1 == c.to || i+2 == c.to && r.tokens[i+1].Kind == word.Sign) && !r.is(i-1, "non") && !r.is(i-1, "ou"): // "la batterie, non"
			r.denyVerb(c, i, c.from)
		case !r.is(i+1, ",") && !r.is(i+1, "non"):
			r.denyNext(c, i, 3)
		}
	case "ne", "n":
		r.bareParticle(c, i, first)
	default:
		if startsWith(w, frenchDeniers) && !strings.HasPrefix(w, "exclusi") && w != "refus" && w != "rejet" && w != "rejets" && !r.attributive(i) { // a refusal may be anybody's
			if strings.HasSuffix(w, "ant") { // "l'arrêté interdisant l'accès nous a contraints d'annuler"
				r.denyNext(c, i, 4)
				return
			}
			r.denyVerb(c, i, c.from)
		}
	}
}

// attributive tells whether the word at token i only says which thing is meant: "les cartes refusées", "a declined card".
func (r *reader) attributive(i int) bool {
	w := r.text(i)
	if r.byOthers(i) {
		return true
	}
	if r.lang == "fr" {
		raw := r.s[r.tokens[i].Start:r.tokens[i].End]
		if !strings.HasSuffix(w, "ees") && !strings.HasSuffix(w, "ee") && !strings.HasSuffix(w, "tes") && !strings.HasSuffix(raw, "é") && !strings.HasSuffix(raw, "és") {
			return false
		}
		return i >= 2 && r.tokens[i-1].Kind == word.Word && !beFrench[r.text(i-1)] && (r.is(i-2, "les") || r.is(i-2, "la") || r.is(i-2, "le") || r.is(i-2, "ce") || r.is(i-2, "cette") || r.is(i-2, "un") || r.is(i-2, "des") || r.is(i-2, "une") || r.is(i-2, "votre") || r.is(i-2, "vos"))
	}
	switch r.text(i - 1) {
	case "the", "a", "your", "our", "any", "that", "this":
		return strings.HasSuffix(w, "ed")
	case "to": // "you were right to refuse the delivery"
		for j := i - 2; j >= 0 && j >= i-5; j-- {
			if r.is(j, "you") {
				return true
			}
		}
	}
	return false
}

// byOthers tells whether what the participle at token i tells was done by somebody else than the company: "refusé par votre
// banque", "declined by your bank".
func (r *reader) byOthers(i int) bool {
	from, to := i+2, i+4
	if !r.is(i+1, "par") && !r.is(i+1, "by") {
		from, to = i-3, i-1 // "votre banque a refusé"
	}
	for j := from; j <= to; j++ {
		if startsWith(r.text(j), []string{"banque", "bank", "douane", "customs", "transporteur", "courier", "destinataire", "recipient", "assureur", "insurer", "bailleur", "landlord", "constructeur", "fabricant", "manufacturer"}) {
			return true
		}
	}
	return false
}

// beFrench are the words between a subject and a participle that says what is done to it.
var beFrench = wordSet("est", "sont", "sera", "seront", "ete", "etait", "etaient", "etre", "soit", "soient", "serait", "bien", "pas", "donc", "toujours", "malheureusement", "refusee", "reste", "restent")

// bareParticle reads "ne" that denies without "pas": "nous ne pouvons accéder", "cela n'ouvre droit à rien".
func (r *reader) bareParticle(c *Clause, i, first int) {
	verb := i + 1
	if r.is(verb, "'") {
		verb++
	}
	if !startsWith(r.text(verb), []string{"peut", "peuv", "pouv", "puis", "saur", "ouvre", "cess", "pourr"}) {
		return
	}
	for j := verb + 1; j < c.to; j++ {
		switch r.text(j) {
		case "pas", "plus", "que", "qu", "jamais", "aucun", "aucune", "rien", "nullement", "guere", "aucunement":
			return
		}
	}
	for _, n := range r.negations[first:] { // "aucun remboursement ne peut"
		if n.verb {
			return
		}
	}
	r.denyVerb(c, i, c.from)
}

// particleBefore tells whether "ne" stands before token i in clause c.
func (r *reader) particleBefore(c *Clause, i int) bool {
	for j := i - 1; j >= c.from && j >= i-6; j-- {
		if r.is(j, "ne") || r.is(j, "n") && r.is(j+1, "'") {
			return true
		}
	}
	return false
}

func (r *reader) particleAfter(c *Clause, i int) bool {
	for j := i + 1; j < c.to; j++ {
		if r.is(j, "ne") || r.is(j, "n") && r.is(j+1, "'") {
			return true
		}
	}
	return false
}

// colloquialPlus tells whether the "plus" at token i denies without "ne": "y a plus de stock", "on prend plus de retours".
func (r *reader) colloquialPlus(i int) bool {
	switch r.text(i - 1) {
	case "a", "peux", "peut", "prend", "fait", "est", "sera", "rembourse", "prends", "fais", "reste", "suis":
		return r.is(i+1, "de") || r.is(i+1, "d") || r.is(i+1, "rien") || r.is(i+1, "possible") || r.is(i+1, "couvert") || r.is(i+1, "valable") || r.is(i+1, "sous")
	}
	return false
}

func (r *reader) englishNegation(c *Clause, i int) {
	switch w := r.text(i); w {
	case "too": // "too late to refund", "too soon for compensation"
		if r.is(i+2, "for") && (r.is(i+1, "late") || r.is(i+1, "soon") || r.is(i+1, "early")) {
			r.denyNext(c, i, reach+1)
			return
		}
		for j := i + 2; j <= i+3 && j < c.to; j++ {
			if r.is(j, "to") && (r.is(i+1, "late") || r.is(i+1, "old") || r.is(i+1, "soon") || r.is(i+1, "far")) {
				r.denyVerb(c, i, j)
				return
			}
		}
	case "not", "never", "cannot", "nothing", "neither", "nor", "none", "nobody", "dont", "wont", "cant", "isnt", "doesnt", "arent", "couldnt", "wouldnt":
		r.denyVerb(c, i, c.from)
	case "t":
		if r.is(i-1, "'") && strings.HasSuffix(r.text(i-2), "n") {
			r.denyVerb(c, i, c.from)
		}
	case "no":
		switch {
		case r.is(i+1, "one"):
			r.denyVerb(c, i, c.from)
		case r.is(i+1, ","), r.is(i+1, "."):
		case r.is(i+1, "longer"), r.is(i+1, "way"), i <= c.from+1, r.existential(i):
			r.denyVerb(c, i, i)
		default:
			r.denyNext(c, i, reach)
		}
	case "without":
		r.denyNext(c, i, r.reach(c, i))
	case "non":
		r.denyNext(c, i, 4)
	case "fail", "fails", "failed":
		if r.is(i+1, "to") {
			r.denyVerb(c, i, i)
		}
	default:
		if startsWith(w, englishDeniers) && w != "refusal" && w != "rejection" && !r.attributive(i) {
			r.denyVerb(c, i, c.from)
		}
	}
}

// existential tells whether "there is" or "there are" stands before token i.
func (r *reader) existential(i int) bool {
	switch r.text(i - 1) {
	case "is", "are", "was", "were", "be", "s":
		return r.is(i-2, "there") || r.is(i-3, "there")
	}
	return false
}

// denied tells whether cue c is denied by words that are not its own.
func (r *reader) denied(c cue) bool {
	if c.gapped {
		return r.negated(c.from, c.from+1) != r.inside(c)
	}
	return r.negated(c.from, c.to)
}

// inside tells whether the words passed over inside cue c deny it: "sera donc pas facturé".
func (r *reader) inside(c cue) bool {
	odd := false
	for _, n := range r.negations {
		if c.from < n.at && n.at < c.to && n.from > c.from {
			odd = !odd
		}
	}
	return odd
}

// negated tells whether the tokens from from up to to are denied an odd number of times by words outside them.
func (r *reader) negated(from, to int) bool {
	odd := false
	for _, n := range r.negations {
		if n.from < to && from < n.to && (n.at < from || n.at >= to) {
			odd = !odd
		}
	}
	return odd
}
