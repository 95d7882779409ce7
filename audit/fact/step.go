package fact

import (
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// noun tells whether cue c is "retour" or "return" as a noun that asks for nothing: "la date de votre retour".
func (r *reader) noun(clause *Clause, c cue) bool {
	if c.to-c.from != 1 || r.negated(c.from, c.to) {
		return false
	}
	switch r.text(c.from) {
	case "retour", "retours", "returns":
		return !r.demanded(clause, c)
	case "return":
		switch r.text(c.from - 1) {
		case "your", "the", "a", "our", "of", "in", "my", "for", "by", "on", "their":
			return true
		}
	}
	return false
}

// within tells whether cue c is part of a longer phrase of a class: "n'est reçu à l'improviste".
func (r *reader) within(c cue, cl class) bool {
	for _, other := range r.cuesBetween(c.from-6, c.from) {
		if other.class == cl && other.class != c.class && other.to >= c.to {
			return true
		}
	}
	return false
}

// lacking tells whether cue c is what somebody did without, "sans boutique en ligne", and not what the customer may do
// without.
func (r *reader) lacking(c cue) bool {
	for i := c.from - 1; i >= 0 && i >= c.from-3; i-- {
		if !r.is(i, "sans") && !r.is(i, "without") {
			continue
		}
		next := r.text(i + 1)
		return i+1 < c.from && !strings.HasSuffix(next, "ing") && !infinitive(next) && !pronouns[next]
	}
	return false
}

func infinitive(w string) bool {
	return len(w) > 3 && (strings.HasSuffix(w, "er") || strings.HasSuffix(w, "ir") || strings.HasSuffix(w, "re"))
}

// pronouns may stand before the verb that "sans" denies: "sans vous déplacer".
var pronouns = map[string]bool{"vous": true, "nous": true, "le": true, "la": true, "les": true, "l": true, "que": true, "avoir": true, "y": true, "you": true, "any": true}

// orders are the verbs that begin an English clause which tells the customer what to do.
var orders = map[string]bool{
	"bring": true, "take": true, "box": true, "send": true, "post": true, "mail": true, "return": true, "drop": true, "pop": true, "tap": true, "click": true,
	"log": true, "go": true, "call": true, "ring": true, "phone": true, "email": true, "visit": true, "upload": true, "fill": true, "use": true,
	"head": true, "open": true, "enter": true, "sign": true, "print": true, "pack": true, "ship": true, "leave": true, "hand": true, "show": true,
	"present": true, "write": true, "apply": true, "submit": true, "book": true, "request": true, "complete": true, "scan": true, "text": true,
	"download": true, "put": true, "stick": true, "hit": true, "come": true, "swing": true, "stop": true, "give": true, "get": true, "choose": true,
	"quote": true, "attach": true, "include": true, "keep": true, "throw": true, "bin": true, "drive": true, "haul": true, "file": true, "message": true,
	"reply": true, "pay": true, "turn": true, "collect": true, "pick": true, "start": true, "simply": true, "please": true, "just": true, "remember": true,
}

// familiar are the same verbs in French, said to somebody one is on first-name terms with.
var familiar = map[string]bool{
	"va": true, "passe": true, "envoie": true, "renvoie": true, "ramene": true, "rapporte": true, "apporte": true, "appelle": true, "clique": true,
	"remplis": true, "prends": true, "depose": true, "connecte": true, "ecris": true, "garde": true, "viens": true, "ouvre": true, "telecharge": true,
}

// asksFor tells whether clause c tells the customer to do something.
func (r *reader) asksFor(c *Clause) bool {
	for _, other := range r.cuesBetween(c.from, c.to) {
		if other.class == must && !r.negated(other.from, other.to) {
			return true
		}
	}
	i := r.opening(c)
	w := r.text(i)
	if r.lang == "fr" {
		if plural(w) || familiar[w] {
			return true
		}
		for j := c.from; j+1 < c.to; j++ {
			if r.is(j, "vous") && (plural(r.text(j+1)) || plural(r.text(j+2)) || plural(r.text(j+4))) {
				return true
			}
			if r.is(j, "se") && (r.is(j+1, "fait") || r.is(j+1, "font")) || r.is(j, "tu") && !r.is(j+1, "as") {
				return true
			}
		}
		return false
	}
	if orders[w] {
		return true
	}
	for j := c.from; j+1 < c.to; j++ {
		if r.is(j, "you") && (orders[r.text(j+1)] || r.is(j+1, "can") || r.is(j+1, "should") || r.is(j+2, "ll")) || r.is(j, "is") && r.is(j+1, "by") || r.is(j, "all") && (r.is(j+1, "we") || r.is(j+1, "you")) {
			return true
		}
	}
	return false
}

// ordered tells whether clause c opens with a verb that has the customer send, take or make the paper of cue q: "snap the dial",
// "scannez la facture".
func (r *reader) ordered(c *Clause, q cue) bool {
	i := r.opening(c)
	if r.is(i, "please") {
		i++
	}
	if i > q.from || c.Denied {
		return false
	}
	if r.lang == "fr" {
		return plural(r.text(i)) && !startsWith(r.text(i), []string{"gard", "conserv", "laiss", "oubli", "detrui", "jet", "recevez", "consult", "utilis", "trouv", "ignor"})
	}
	return handing[r.text(i)]
}

// handing are the verbs that begin an English clause which has the customer send, take or make a paper or a picture.
var handing = wordSet("take", "snap", "photograph", "copy", "post", "mail", "email", "upload", "scan", "screenshot", "get", "hand", "pop", "give", "complete", "fill", "sign", "submit", "add", "drop")

// plural tells whether w is a French verb as it is said to customers: "renvoyez".
func plural(w string) bool {
	switch w {
	case "faites", "dites":
		return true
	case "chez", "assez", "avez", "aviez", "rez", "nez", "savez", "verrez", "recevrez", "serez", "aurez", "etiez":
		return false
	}
	return len(w) > 3 && strings.HasSuffix(w, "ez")
}

// opening is the first token of clause c that is more than a joiner.
func (r *reader) opening(c *Clause) int {
	i := c.from
	for i < c.to {
		switch r.text(i) {
		case "and", "then", "so", "but", "et", "puis", "ou", "or", "alors", "donc", "mais", "surtout", "ensuite", "-", ",", ">", "*", "now", "first", "simplement", "also":
			i++
			continue
		}
		if r.tokens[i].Kind == word.Word {
			break
		}
		i++
	}
	return i
}

// exclusive tells whether clause c says that there is no other way: "uniquement par courrier".
func (r *reader) exclusive(c *Clause) bool {
	for i := c.from; i < c.to; i++ {
		switch r.text(i) {
		case "only", "exclusively", "solely", "uniquement", "exclusivement", "seulement":
			return true
		}
	}
	return false
}

// onlyIf tells whether the clause after clause n makes a condition of it: "call us if it doesn't show".
func (r *reader) onlyIf(n int) bool {
	if n+1 >= len(r.clauses) || r.clauses[n+1].Sentence != r.clauses[n].Sentence {
		return false
	}
	from := r.clauses[n+1].from
	return r.is(from, "if") || r.is(from, "si") || r.is(from, "s") || r.is(from, "should") || r.is(from, "unless")
}

// turnedAway tells whether clause c says that something is not taken: "les copies ne sont pas acceptées".
func (r *reader) turnedAway(c *Clause) bool {
	for i := c.from; i < c.to; i++ {
		if startsWith(r.text(i), takes) && r.negated(i, i+1) {
			return true
		}
	}
	return false
}

// takes begin the verbs of taking what a customer shows or sends.
var takes = []string{"accept", "recev", "suffi", "traite", "valable", "admis", "valid", "process", "handle"}

// findNeeds finds what the customer is told to do or bring, and what the customer is told not to, by their words: a thing
// that no class names can be asked for by one text and ruled out by another.
func (r *reader) findNeeds() {
	for n := range r.clauses {
		c := &r.clauses[n]
		if c.Aside != 0 || c.apology {
			continue
		}
		claim := Claim{Kind: Need, Topic: "need", Start: c.Start, End: c.End, Committed: true, Clause: n}
		from := r.ruledOut(c)
		switch {
		case from >= 0:
			claim.Keys = r.things(from, c.to)
			if front := r.fronted(n); len(front) > 0 && len(claim.Keys) == 0 {
				claim.Keys = front
			}
		case !c.Denied && r.asksFor(c):
			claim.Positive = true
			claim.Keys = r.keysBetween(c.from, c.to)
		}
		if len(claim.Keys) > 0 {
			r.claims = append(r.claims, claim)
		}
	}
}

// fronted are the keys of what a clause says is not needed before it says so: "la plainte, on n'en a pas besoin".
func (r *reader) fronted(n int) []uint32 {
	c := &r.clauses[n]
	if n > 0 && r.clauses[n-1].Sentence == c.Sentence && c.from-r.clauses[n-1].from <= 6 && (r.is(c.from, "on") || r.is(c.from, "nous") || r.is(c.from, "vous")) {
		if front := &r.clauses[n-1]; r.is(front.from, "la") || r.is(front.from, "le") || r.is(front.from, "les") || r.is(front.from, "votre") {
			return r.keysBetween(front.from, front.to)
		}
	}
	for _, q := range r.cuesBetween(c.from, c.to) {
		if q.class == needless && q.to >= c.to-2 && (r.is(c.from, "la") || r.is(c.from, "le") || r.is(c.from, "les") || r.is(c.from, "the") || r.is(c.from, "your") || r.is(c.from, "votre")) {
			return r.keysBetween(c.from, min(c.from+3, q.from))
		}
	}
	return nil
}

// ruledOut is the token from which clause c says what the customer need not or must not do, -1 if it does not.
func (r *reader) ruledOut(c *Clause) int {
	for _, other := range r.cuesBetween(c.from, c.to) {
		if other.class == needless && other.to <= c.to {
			if other.to >= c.to-2 {
				return c.from
			}
			return other.to
		}
	}
	i := r.opening(c)
	for r.is(i, "please") {
		i++
	}
	if (r.is(i, "no") || r.is(i, "aucun") || r.is(i, "aucune")) && r.wanted(i+2, min(i+7, c.to)) {
		return i
	}
	switch {
	case r.forbids(i):
		return i
	case r.is(i, "do") && r.is(i+1, "not"), r.is(i, "don") && r.is(i+1, "'"):
		return i
	case (r.is(i, "ne") || r.is(i, "n")) && (plural(r.text(i+1)) || plural(r.text(i+2)) || plural(r.text(i+3))):
		return i
	}
	return -1
}

// forbids tells whether the clause whose subject is token i tells the customer above all what not to do: "surtout, vous ne touchez pas au
// robinet".
func (r *reader) forbids(i int) bool {
	if !r.is(i, "vous") && !r.is(i, "tu") {
		return false
	}
	above := startsWith(r.text(i+1), []string{"touch"}) || startsWith(r.text(i+2), []string{"touch"})
	for j := max(0, i-3); j < i; j++ {
		above = above || r.is(j, "surtout")
	}
	if !above {
		return false
	}
	return r.is(i+1, "ne") && r.is(i+3, "pas") || r.is(i+2, "pas")
}

// wanted tells whether a word of needing stands from token from up to to: "no code needed".
func (r *reader) wanted(from, to int) bool {
	for i := from; i < to; i++ {
		if startsWith(r.text(i), []string{"needed", "required", "necessary", "necessaire", "requis", "exige", "demande"}) {
			return true
		}
	}
	return false
}

// things are the keys of the words from token from up to to that name something new, "un expert", or where and by what
// means: "to the warehouse". What both texts speak of anyway stands with "the" or "your".
func (r *reader) things(from, to int) []uint32 {
	var keys []uint32
	open := 0
	for i := from; i < to; i++ {
		switch r.text(i) {
		case "from", "un", "une", "de", "d", "a", "an", "any", "no", "aucun", "aucune", "another", "to", "at", "au", "en", "dans", "par", "by", "via", "chez":
			open = 4
			continue
		}
		if open > 0 {
			open--
			if k := r.keysBetween(i, i+1); len(k) > 0 && !vague[r.text(i)] && !(infinitive(r.text(i)) && !article[r.text(i-1)]) {
				keys = append(keys, k...)
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// article are the words that stand before a noun and not before a verb.
var article = map[string]bool{"un": true, "une": true, "aucun": true, "aucune": true, "chez": true, "au": true, "en": true}

// vague are the words that a clause of what is not needed holds whatever it speaks of.
var vague = map[string]bool{
	"contact": true, "call": true, "send": true, "bring": true, "anything": true, "something": true, "else": true, "further": true, "return": true, "provide": true,
	"back": true, "worry": true, "wait": true, "visit": true, "chase": true, "again": true, "need": true, "needed": true, "required": true, "action": true,
	"reply": true, "write": true, "show": true, "pay": true, "new": true, "autre": true, "nouveau": true, "nouvelle": true, "plus": true, "besoin": true, "part": true,
	"reason": true, "time": true, "message": true, "post": true, "home": true, "itself": true, "yourself": true, "keep": true, "take": true, "complete": true, "fill": true,
	"soin": true, "faire": true, "compte": true, "account": true, "order": true, "commande": true, "refund": true,
}

// keysBetween lists the keys of the words from token from up to to.
func (r *reader) keysBetween(from, to int) []uint32 {
	var keys []uint32
	for i := from; i < to; i++ {
		t := &r.tokens[i]
		if t.Kind == word.Word && len(t.Text) >= 3 && !common[t.Text] && !r.taken[i] {
			keys = append(keys, key(t.Text))
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// irregularPast are English verbs in the past that do not end in -ed.
var irregularPast = wordSet("went", "broke", "fell", "came", "took", "gave", "blew", "burst", "froze", "tore", "lost", "ran", "struck", "sent", "forgot", "bit", "stuck", "drove", "flew", "grew", "wore")

// tells tells whether clause c is in the past and not in the future.
func (r *reader) tells(c *Clause) bool {
	told := false
	for i := c.from; i < c.to; i++ {
		switch w := r.text(i); w {
		case "will", "ll", "once", "until", "prochaine", "prochain", "sera", "seront":
			return false
		case "was", "were", "had", "did", "has", "have", "got", "been", "ete", "avait", "avaient", "etait", "etaient", "ont", "est", "sont", "is", "are", "s":
			told = true
		case "a":
			told = told || r.lang == "fr"
		default:
			if r.lang == "en" && (len(w) > 4 && strings.HasSuffix(w, "ed") || irregularPast[w]) {
				told = true
			}
		}
	}
	return told
}
