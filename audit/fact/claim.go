package fact

import "github.com/diapason-audit/diapason/audit/text/word"

// A Claim is what a text says without a value: that something is granted or refused, that a step is asked for or
// needless, what caused the trouble.
type Claim struct {
	Kind       Kind
	Topic      string   // "refund", "in-store", "weather"…
	Positive   bool     // granted, asked for, the cause; false: refused, needless, not the cause
	Start, End int      // byte offsets of the words that say it, with their clause
	Committed  bool     // false for asides, and for a cause that is mentioned and not blamed
	Clause     int      // number of the clause
	Asked      bool     // of a step: the customer is told to take it
	Only       bool     // of a step: there is no other way
	Told       bool     // of a cause: its clause tells what happened
	Plain      bool     // of a cause: its words tell it without a "because"; of what is cleared: they speak of its fault
	Denied     bool     // of a reason: its clause says that something was not
	Party      Party    // of what is cleared: whose doing it was not
	Itself     bool     // of what is cleared: it is set apart from what is near it, "the cabinet itself"
	Keys       []uint32 // of a need, a reason and a cause: what stands for its words, sorted
}

// A Kind says what a claim is about.
type Kind uint8

// The kinds of claim.
const (
	Decided Kind = iota // the company does something or declines to
	Step                // what the customer has to do, and how money is paid back
	Cause               // what went wrong
	Hollow              // words of an answer without substance
	Need                // something the customer has to do or bring, of no class, by its words
	Reason              // what is given as the cause in so many words, by its words
	Cleared             // what was sound or had no part in the trouble, by its words or by whose it is
)

// A statement is what a class of words says of which topic.
type statement struct {
	topic    string
	positive bool
}

// decisions are the classes that say what is decided.
var decisions = map[class]statement{
	refund: {"refund", true}, compensate: {"compensation", true}, replace: {"replacement", true}, repair: {"repair", true},
	deliver: {"delivery", true}, cancel: {"cancellation", true}, renews: {"cancellation", false}, restore: {"restoration", true},
	unlock: {"restoration", true}, lost: {"restoration", false}, erase: {"erasure", true}, freeze: {"suspension", true},
	transfer: {"transfer", true}, accept: {"request", true}, refuse: {"request", false}, free: {"cost", true}, waive: {"cost", true},
	owe: {"cost", false}, cover: {"cover", true}, exclude: {"cover", false}, keep: {"keeping", true}, callBack: {"reply", true}, able: {"permission", true}, opened: {"opening", true},
	closed: {"opening", false}, inCredit: {"balance", true}, inArrears: {"balance", false},
}

// grantable are the topics of what a customer may be waiting for.
var grantable = map[string]bool{"refund": true, "compensation": true, "replacement": true, "repair": true, "request": true, "cover": true}

// bookings are the classes that say whether the customer has to make an appointment or to pay first.
var bookings = map[class]statement{
	appointment: {"appointment", true}, walkIn: {"appointment", false}, payFirst: {"payment in advance", true}, payAfter: {"payment in advance", false},
}

// steps are the classes that say by which way the customer has to do something, or gets the money.
var steps = map[class]string{
	byPost: "by post", inStore: "in store", online: "online", byPhone: "by phone", registered: "registered letter", byEmail: "by e-mail",
	pickUp: "collection", apply: "application", nothingToDo: "nothing to do", giveBack: "return", cash: "money", voucher: "voucher",
}

// papers are the classes of what the customer has to show or add. They are asked for only by words that say so.
var papers = map[class]string{
	receipt: "proof of purchase", identity: "proof of identity", certificate: "supporting document", photo: "photo", packaging: "packaging",
	signature: "signature", form: "form",
}

// causes are the classes that say what went wrong.
var causes = map[class]string{
	weather: "weather", technical: "technical fault", system: "computer system", signalling: "signalling", staffing: "staff shortage",
	strike: "strike", stock: "stock", carrier: "carrier", humanError: "human error", address: "address", misuse: "misuse", defect: "defect",
	meter: "meter", thirdParty: "third party", works: "works", fraud: "fraud", customs: "customs", payment: "payment", demand: "demand",
	accident: "accident", safety: "hygiene or safety", paperwork: "paperwork", illness: "illness",
}

// hollows are the classes of answers without substance.
var hollows = map[class]string{ack: "acknowledgement", redirect: "redirect", askDetails: "details", sorry: "apology"}

// findClaims makes claims of the cues.
func (r *reader) findClaims() {
	for _, c := range r.cues {
		n := r.clauseOf(c.from)
		clause := &r.clauses[n]
		claim := Claim{Positive: true, Start: clause.Start, End: clause.End, Committed: clause.Aside == 0 && !clause.apology, Clause: n}
		if c.class == owe && (r.takenBefore(c) || r.toBear(c) || r.onBill(clause, c) || r.owedToCustomer(c) || r.standsElse(clause, c)) || c.class == free && r.denied(c) && r.freeThing(c) || c.class == keep && (r.ofPaper(c) || r.is(c.from-1, "we")) || c.class == refuse && c.to == c.from+1 && r.attributive(c.from) || c.class == lost && (r.is(c.from-1, "had") || r.is(c.from-1, "avait") || r.is(c.from-1, "etait")) {
			continue
		}
		if s, ok := decisions[c.class]; ok && !r.requested(c) {
			if (c.class == replace || c.class == repair) && (r.is(c.from-1, "sans") || r.is(c.from-1, "without")) {
				continue // "acceptés sans échange": none is needed
			}
			if (unneedable[c.class] || c.class == refund) && r.sparedBy(clause, c) {
				continue // "there is no need to rebook"
			}
			if r.notInFull(clause) && r.denied(c) {
				continue
			}
			if clause.open && grantable[s.topic] {
				continue // "your refund is under review"
			}
			if r.denied(c) && (r.onlyWith(clause) || r.neverWas(c) || r.otherVerb(c) || r.undecided(c) || r.unneeded(c)) {
				continue
			}
			claim.Kind, claim.Topic, claim.Positive = Decided, s.topic, s.positive != (r.denied(c) || c.class == able && r.noneOf(c))
			if (c.class == cover || c.class == exclude) && r.chargeApplies(clause, c) {
				claim.Topic, claim.Positive = "cost", !claim.Positive
			}
			if c.class == owe && (r.ourCost(clause, c) || claim.Positive == s.positive && r.sparedBy(clause, c)) {
				claim.Positive = !claim.Positive
			}
		} else if c.class == charging && r.priced(n) && !r.denied(c) && !r.costPast(c) {
			claim.Kind, claim.Topic, claim.Positive = Decided, "cost", false
		} else if topic, ok := steps[c.class]; ok && !(c.class == giveBack && (r.ofPaper(c) || r.noun(clause, c) || r.toCustomer(c))) && !r.lacking(c) {
			claim.Kind, claim.Topic, claim.Positive, claim.Asked = Step, topic, !r.denied(c) && !r.spared(clause, c) && !r.failing(c), r.asksFor(clause)
			claim.Only = r.exclusive(clause)
			if !claim.Positive && !claim.Asked && !clause.Spares && !r.turnedAway(clause) && r.besideVerb(c) {
				continue // "items bought online cannot be exchanged"
			}
			if (c.class == byPhone || c.class == byEmail) && r.onlyIf(n) {
				claim.Committed = false
			}
		} else if s, ok := bookings[c.class]; ok && !r.within(c, appointment) {
			claim.Kind, claim.Topic, claim.Positive = Step, s.topic, s.positive != r.denied(c)
		} else if topic, ok := papers[c.class]; ok {
			spared := r.spared(clause, c) || r.turnedAway(clause)
			if !spared && !r.demanded(clause, c) && !r.ordered(clause, c) {
				continue
			}
			claim.Kind, claim.Topic, claim.Positive = Step, topic, !spared
		} else if topic, ok := causes[c.class]; ok && (!r.notTheCause(c) || r.is(clause.from, "because") || r.is(clause.from, "parce")) && !r.effect(clause, c) && !r.caused(clause, c) && !r.faultless(clause) {
			claim.Kind, claim.Topic, claim.Keys = Cause, topic, r.keysBetween(c.from, c.to)
			if r.forWant(clause) {
				claim.Committed = true
			}
			blamed := r.blamed(n)
			claim.Plain = !blamed && c.plain && !r.theirs(clause, c) && !r.asksFor(clause) && !r.general(clause, c)
			claim.Committed = claim.Committed && (blamed || claim.Plain) && !(c.class == humanError && r.ahead(clause.from, clause.to))
			claim.Told = r.tells(clause)
		} else if topic, ok := hollows[c.class]; ok {
			claim.Kind, claim.Topic, claim.Committed = Hollow, topic, true
		} else {
			continue
		}
		r.claims = append(r.claims, claim)
	}
	r.findNeeds()
	r.findCleared()
	r.findReasons()
	r.findAmiss()
	r.findHollows()
}

// requested tells whether cue c only names what the customer asked for: "votre demande de remboursement".
func (r *reader) requested(c cue) bool {
	if c.class == accept || c.class == refuse {
		return false
	}
	for _, other := range r.cuesBetween(c.from-12, c.from+1) {
		if other.class == request && other.from <= c.from && c.from <= other.to+2 {
			return true
		}
	}
	return false
}

// spared tells whether words of the clause say that cue c is not needed: "inutile d'apporter votre ticket", "you don't
// need your receipt", "receipt or no receipt".
func (r *reader) spared(clause *Clause, c cue) bool {
	for _, other := range r.cuesBetween(clause.from, clause.to) {
		if other.class == needless && other.from >= clause.from && other.to <= clause.to && c.from <= other.to+8 && (other.from <= c.from || other.to > c.to+1) {
			return true
		}
		if other.class == must && other.from >= clause.from && other.to <= clause.to && r.negated(other.from, other.to) {
			return true
		}
	}
	for i := c.from - 1; i >= clause.from && i >= c.from-3; i-- {
		switch r.text(i) {
		case "sans", "aucun", "aucune", "without", "no":
			return !r.contained[i]
		}
	}
	return false
}

// demanded tells whether words of the clause ask for cue c, or name it as what comes along: "sur présentation de",
// "with your receipt".
func (r *reader) demanded(clause *Clause, c cue) bool {
	for _, other := range r.cuesBetween(clause.from, clause.to) {
		if other.from < clause.from || other.to > clause.to {
			continue
		}
		if other.class == must || other.class == along && other.from <= c.from {
			return true
		}
	}
	return false
}

// priced tells whether clause n names an amount and says nothing else of who pays.
func (r *reader) priced(n int) bool {
	clause := &r.clauses[n]
	for _, c := range r.cuesBetween(clause.from, clause.to) {
		if d, ok := decisions[c.class]; ok && d.topic == "cost" {
			return false
		}
	}
	for i := range r.facts {
		if f := &r.facts[i]; f.Value.Type == Amount && f.from >= clause.from && f.to <= clause.to && f.Value.Low > 0 {
			return true
		}
	}
	return false
}

// onBill tells whether cue c puts on the next bill what the clause gives: "a credit of £10 on your next bill".
func (r *reader) onBill(clause *Clause, c cue) bool {
	if !r.is(c.to-1, "facture") && !r.is(c.to-1, "bill") && !r.is(c.to-1, "invoice") {
		return false
	}
	for _, given := range []class{refund, compensate, voucher, free, waive, keep} {
		if r.hasClass(clause, given) {
			return true
		}
	}
	for i := clause.from; i < c.from; i++ {
		if startsWith(r.text(i), []string{"retir", "retrait", "enlev", "dedui", "baiss", "reduc", "remis", "rabai", "regular", "credit", "deduct", "discount", "taken", "refund", "off", "appear", "show", "see", "verr", "adjust", "correct", "offer", "offr", "gest", "less", "moins"}) {
			return true
		}
	}
	return false
}

// notInFull tells whether clause c denies no more than that all of it is given: "ne vous sera pas restituée dans son intégralité".
func (r *reader) notInFull(c *Clause) bool {
	for _, q := range r.cuesBetween(c.from, c.to) {
		if q.class == fullShare && r.refuted(q.from) && !r.contained[q.from] {
			return true
		}
	}
	return false
}

// owedToCustomer tells whether cue c says that the company owes something: "la somme de 40 € vous est due", "you are due £20".
func (r *reader) owedToCustomer(c cue) bool {
	if !startsWith(r.text(c.to-1), []string{"due", "dus", "du", "owed"}) {
		return false
	}
	for j := c.from - 1; j >= c.from-3; j-- {
		if r.is(j-1, "vous") && (r.is(j, "est") || r.is(j, "sont") || r.is(j, "sera") || r.is(j, "seront") || r.is(j, "reste")) || r.is(j-1, "you") && (r.is(j, "are") || r.is(j, "re") || r.is(j, "were")) {
			return true
		}
	}
	return r.is(c.to, "to") && r.is(c.to+1, "you")
}

// standsElse tells whether cue c says of something else than a charge that it stands, or is a thing to stand on: "your first
// booking stands", "the stand".
func (r *reader) standsElse(clause *Clause, c cue) bool {
	if c.to != c.from+1 || !r.is(c.from, "stand") && !r.is(c.from, "stands") {
		return false
	}
	if r.is(c.from-1, "the") || r.is(c.from-1, "a") || r.is(c.from-1, "your") {
		return true
	}
	n := r.clauseOf(c.from)
	for _, of := range []*Clause{clause, &r.clauses[max(0, n-1)]} {
		for _, q := range r.cuesBetween(of.from, of.to) {
			if q.class == fee || q.class == price || q.class == bill || q.class == excess || q.class == deposit || q.class == instalment {
				return false
			}
		}
		for _, f := range r.facts {
			if f.Value.Type == Amount && of.from <= f.from && f.from < of.to {
				return false
			}
		}
	}
	return true
}

// faultless tells whether clause c says that nothing was found wrong: "no fault", "aucune anomalie".
func (r *reader) faultless(c *Clause) bool {
	for i := c.from + 1; i < c.to; i++ {
		if startsWith(r.text(i), []string{"fault", "defect", "defaut", "anomal", "defaillance", "malfunction"}) && (r.is(i-1, "no") || r.is(i-1, "any") || r.is(i-1, "aucun") || r.is(i-1, "aucune") || r.is(i-1, "d") || r.is(i-1, "de") || r.is(i-1, "'")) && r.negated(i, i+1) {
			return true
		}
	}
	return false
}

// failing tells whether the way that cue c names is said not to work: "sur le site ça bloque", "the app keeps crashing".
func (r *reader) failing(c cue) bool {
	if c.class != online && c.class != byPhone && c.class != byEmail {
		return false
	}
	for i := c.to; i < r.clauses[r.clauseOf(c.from)].to && i < c.to+4; i++ {
		if startsWith(r.text(i), []string{"bloqu", "plant", "bug", "coince", "crash", "fail", "freez"}) {
			return true
		}
	}
	return false
}

// ofPaper tells whether what is to be sent back is a document: "send us the receipt".
func (r *reader) ofPaper(c cue) bool {
	for _, other := range r.cuesBetween(c.from, c.to+5) {
		if _, ok := papers[other.class]; ok && other.class != packaging && other.class != signature && other.from >= c.from && other.from <= c.to+4 {
			return true
		}
	}
	return false
}

// noneOf tells whether "no" opens the noun before cue c: "pas de retour possible", whatever phrase the "no" belongs to.
func (r *reader) noneOf(c cue) bool {
	return r.is(c.from, "possible") && (r.is(c.from-3, "pas") || r.is(c.from-2, "aucun") || r.is(c.from-2, "no")) && r.contained[max(0, c.from-2)]
}

// freeThing tells whether "free" only says of what kind a thing is, "your free bus travel", so that what is denied of it is no
// charge.
func (r *reader) freeThing(c cue) bool {
	if c.to-c.from != 1 {
		return false
	}
	if r.lang == "fr" {
		return c.from >= 1 && r.tokens[c.from-1].Kind == word.Word && !beFrench[r.text(c.from-1)] && !r.is(c.from-1, "entierement") && !r.is(c.from-1, "totalement")
	}
	return c.to < len(r.tokens) && r.tokens[c.to].Kind == word.Word && !common[r.text(c.to)] && len(r.text(c.to)) > 2
}

// ourCost tells whether cue c is a phrase for bearing a cost, and it is not the customer who bears it: "the bank will bear the
// cost", "the cost will be borne by us".
func (r *reader) ourCost(clause *Clause, c cue) bool {
	if r.is(c.from, "borne") {
		return !r.is(c.to, "you") && !r.is(c.to, "the") && !r.is(c.to, "yourself")
	}
	if c.to < c.from+3 || !startsWith(r.text(c.from), bearing) {
		return false
	}
	for i := c.from - 1; i >= 0 && i >= c.from-9 && !r.endsSentence(i); i-- {
		switch r.text(i) {
		case "you", "your", "yourself", "customer", "customers", "vous", "votre", "client", "clients", "please", "to", "de":
			return false
		case "we", "i", "nous", "on", "je":
			return true
		case "will", "ll", "shall": // "the bank will"
			if i > clause.from+1 && !r.is(i-1, "you") && !r.is(i-2, "you") && !r.is(i-1, "customer") && !r.is(i-1, "customers") {
				return true
			}
		}
	}
	return r.lang == "fr" && c.from > clause.from+1
}

// toBear tells whether cue c only says what a sum is for, "£20 to cover the cost of the taxi", or what somebody agreed to, so that it
// does not tell who pays.
func (r *reader) toBear(c cue) bool {
	if c.to < c.from+3 || !startsWith(r.text(c.from), bearing) {
		return false
	}
	switch r.text(c.from - 1) {
	case "to":
		return !startsWith(r.text(c.from-2), []string{"have", "has", "need", "oblig", "requir", "ask", "expect"})
	case "pour", "de", "d":
		return true
	}
	return false
}

// bearing begin the verbs of bearing a cost.
var bearing = []string{"bear", "meet", "cover", "assum", "support"}

// costPast tells whether cue c is "cost" as what was paid for a thing: "yours cost $425".
func (r *reader) costPast(c cue) bool {
	return r.is(c.from, "cost") && !englishModals[r.text(c.from-1)] && !r.is(c.from-1, "would") && !r.is(c.from-1, "d") && !r.is(c.from-1, "to")
}

// chargeApplies tells whether cue c says of a charge that it applies, or not, rather than of a cover: "la franchise ne s'applique
// pas".
func (r *reader) chargeApplies(clause *Clause, c cue) bool {
	if !startsWith(r.text(c.to-1), []string{"appl"}) && !startsWith(r.text(c.to-2), []string{"appl"}) {
		return false
	}
	for _, q := range r.cuesBetween(clause.from, c.from) {
		if q.class == excess || q.class == fee {
			return true
		}
	}
	return r.burdened(clause.from, c.from)
}

// dueTo tells whether the words before token i give a cause and no debt: "due à une panne", "the delay is due to".
func (r *reader) dueTo(i int) bool {
	if startsWith(r.text(i-2), []string{"rest", "demeur", "somme", "montant"}) {
		return false
	}
	switch r.text(i - 1) {
	case "due":
		return r.is(i, "to") && !r.is(i+1, "us") && !r.is(i+1, "you") || r.is(i, "a") || r.is(i, "au") || r.is(i, "aux")
	case "du", "dus", "dues":
		return r.is(i, "a") || r.is(i, "au") || r.is(i, "aux")
	}
	return false
}

// takenBefore tells whether cue c only says which amount is meant: "les 120 € retenus", "the £25 taken in error".
func (r *reader) takenBefore(c cue) bool {
	for i := range r.facts {
		if f := &r.facts[i]; f.Value.Type == Amount && f.to == c.from && c.to-c.from <= 2 {
			return r.is(f.from-1, "les") || r.is(f.from-1, "the") || r.is(f.from-1, "ces") || r.is(f.from-1, "vos") || r.is(f.from-1, "your")
		}
	}
	return false
}

// toCustomer tells whether what goes back goes to the customer: "l'appareil vous sera retourné", "we are returning the fee".
func (r *reader) toCustomer(c cue) bool {
	if r.lang == "en" {
		j := c.from - 1
		for r.is(j, "'") || englishModals[r.text(j)] || r.is(j, "be") || r.is(j, "now") || r.is(j, "also") {
			j--
		}
		return (r.is(j, "we") || r.is(j, "i")) && !r.is(c.from, "take") || r.is(c.to-1, "returned") && r.is(c.to, "to") && r.is(c.to+1, "you")
	}
	for j := c.from - 1; j >= 0 && j >= c.from-3; j-- {
		switch r.text(j) {
		case "vous", "te":
			return r.is(j+1, "sera") || r.is(j+1, "seront") || r.is(j+1, "est") || r.is(j+1, "sont") || r.is(j+1, "a") || r.is(j-1, "nous") || r.is(j-1, "on") || r.is(j-1, "je")
		}
	}
	return false
}

// blamed tells whether clause n, or one beside it in its sentence, gives a reason.
func (r *reader) blamed(n int) bool {
	if n > 0 && r.clauses[n-1].Sentence == r.clauses[n].Sentence && r.is(r.clauses[n-1].to-1, ":") && r.tells(&r.clauses[n]) {
		return true // "Votre commande a du retard : le fournisseur a livré trop tard"
	}
	for _, c := range r.cuesBetween(r.clauses[max(0, n-1)].from, r.clauses[min(n+1, len(r.clauses)-1)].to) {
		if c.class != because || r.agent(c) {
			continue
		}
		if m := r.clauseOf(c.from); m == n || (m == n-1 || m == n+1) && r.clauses[m].Sentence == r.clauses[n].Sentence {
			return true
		}
	}
	return false
}
