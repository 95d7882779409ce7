package fact

import (
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// roles are the names of the classes that say what a value is of. The order is that of preference at equal distance.
var roles = map[class]string{
	refund: "refund", compensate: "compensation", voucher: "voucher", replace: "replacement", repair: "repair", workshop: "repair", deliver: "delivery",
	cancel: "cancellation", renew: "renewal", reply: "reply", restore: "restoration", erase: "erasure", visit: "visit", hold: "collection",
	freeze: "suspension", unlock: "restoration", warranty: "warranty", window: "window", notice: "notice", lateness: "lateness", stay: "stay",
	valid: "validity", excess: "excess", deposit: "deposit", fee: "fee", price: "price", bill: "bill", instalment: "instalment",
	threshold: "threshold", owe: "debt", waive: "waiver", free: "free", cover: "warranty", lost: "validity", giveBack: "return", keep: "return", transfer: "transfer",
}

// rolesOf lists the classes that can rule a value of each type.
var rolesOf = map[Type]map[class]bool{
	Duration: set(refund, replace, repair, workshop, deliver, cancel, renew, reply, restore, erase, visit, hold, freeze, unlock, warranty, cover, window, notice, lateness, stay, valid, instalment, transfer, lost, giveBack),
	Date:     set(refund, replace, repair, workshop, deliver, cancel, renew, reply, restore, erase, visit, hold, freeze, unlock, window, valid, instalment, transfer, lost, bill, owe, giveBack),
	Amount:   set(refund, compensate, voucher, excess, deposit, fee, price, bill, instalment, threshold, owe, waive, replace),
	Percent:  set(refund, compensate, voucher, excess, fee, owe),
}

func set(classes ...class) map[class]bool {
	s := make(map[class]bool, len(classes))
	for _, c := range classes {
		s[c] = true
	}
	return s
}

// assignRoles says of every value what it is of, and whether it commits: from the nearest ruling words of its clause,
// else of the clauses before it, else of the one after it in its sentence.
func (r *reader) assignRoles() {
	r.addFull()
	for i := range r.facts {
		f := &r.facts[i]
		n := r.clauseOf(f.from)
		c := &r.clauses[n]
		f.Clause = n
		f.Committed = c.Aside == 0 && !r.rejected(f) && !r.without(f)
		switch f.Value.Type {
		case Phone, Email, URL, Postal:
			f.Committed = c.Aside&Quoted == 0 && !r.ofCustomer(f)
		}
		f.Times = r.times(f)
		f.Net = r.net(f)
		ruling := rolesOf[f.Value.Type]
		if ruling == nil {
			continue
		}
		if role, ok := r.attached(f); ok {
			f.Role = role
			continue
		}
		if f.Value.Type == Date && f.Bound == Exactly && r.closes(c) {
			f.last = true
		}
		takes := f.Value.Type == Duration && r.takesTime(f)
		role := r.nearestRole(c.from, c.to, f, ruling)
		f.Guessed = role == ""
		elsewhere := role == ""
		for back := n - 1; role == "" && back >= 0 && back >= n-3; back-- {
			role = r.nearestRole(r.clauses[back].from, r.clauses[back].to, f, ruling)
			if r.clauses[back].Sentence == c.Sentence && (role == "warranty" || role == "validity" || role == "window" || role == "notice") {
				f.Guessed = false
			}
			if r.clauses[back].Sentence != c.Sentence && n+1 < len(r.clauses) && role != "" {
				break
			}
		}
		if role == "" && n+1 < len(r.clauses) && r.clauses[n+1].Sentence == c.Sentence {
			role = r.nearestRole(r.clauses[n+1].from, r.clauses[n+1].to, f, ruling)
		}
		if takes && elsewhere && (role == "warranty" || role == "validity" || role == "window" || role == "notice") {
			role, f.Guessed = "", true
		}
		if f.Value.Type == Date && f.Guessed && role != "" && r.isDone(f) {
			role = "event"
		}
		f.Role = role
	}
}

// ofCustomer tells whether a phone number is the one where the customer will be called: "we'll call you back on …".
func (r *reader) ofCustomer(f *Fact) bool {
	if f.Value.Type != Phone {
		return false
	}
	for j := f.from - 1; j > 0 && j >= f.from-8 && !r.endsSentence(j); j-- {
		if r.lang == "en" && r.is(j, "you") && startsWith(r.text(j-1), []string{"call", "ring", "phone", "text"}) || r.lang == "fr" && r.is(j-1, "vous") && startsWith(r.text(j), []string{"rappel", "appell", "joindr", "contacteron"}) {
			return true
		}
	}
	return false
}

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

// addFull adds 100 % for what is refunded or paid in full.
func (r *reader) addFull() {
	for i := range r.facts {
		f := &r.facts[i]
		if f.Value.Type != Amount || !full[r.text(f.from-1)] && !r.endsWith(f.from-1, []string{"des", "totalite"}) && !r.endsWith(f.from-1, []string{"des", "integralite"}) {
			continue
		}
		n := r.clauseOf(f.from)
		to := r.clauses[n].to
		if n+1 < len(r.clauses) && r.clauses[n+1].Sentence == r.clauses[n].Sentence {
			to = r.clauses[n+1].to
		}
		for _, d := range r.cuesBetween(r.clauses[n].from, to) {
			if d.class == refund && d.to <= to && !r.denied(d) {
				r.add(Value{Type: Percent, Low: 10000, High: 10000}, Exactly, f.from-1, f.to)
				break
			}
		}
	}
	for _, c := range r.cues {
		if c.class != fullShare || r.taken[c.from] {
			continue
		}
		clause := &r.clauses[r.clauseOf(c.from)]
		for _, d := range r.cuesBetween(clause.from, clause.to) {
			if d.class == refund && d.to <= clause.to && !r.denied(c) {
				r.add(Value{Type: Percent, Low: 10000, High: 10000}, Exactly, c.from, c.to)
				break
			}
		}
	}
}

// full are the words before an amount that make it the whole of something.
var full = wordSet("full", "whole", "entire", "complete")

// nearestRole is the role of the ruling words nearest to f between two tokens.
func (r *reader) nearestRole(from, to int, f *Fact, ruling map[class]bool) string {
	best, role := 1<<30, ""
	for _, c := range r.cuesBetween(from, to) {
		if c.to > to || !ruling[c.class] || c.from < f.to && f.from < c.to {
			continue
		}
		d := f.from - c.to
		if c.from >= f.to {
			d = c.from - f.to
		}
		if nearOnly[c.class] && (d < 0 || d > near) || r.elsewhere(f, c) {
			continue
		}
		if d < best {
			best, role = d, roles[c.class]
		}
	}
	return role
}

// elsewhere tells whether the ruling words c are not about f: they say what would have been ("au lieu de s'arrêter"), from
// what a delay is counted ("within 5 days of this notice"), or what another amount is ("£840 of your £900 deposit").
func (r *reader) elsewhere(f *Fact, c cue) bool {
	if c.class == excess && f.Net {
		return true
	}
	if c.from < f.to {
		return false
	}
	if r.is(f.to, "of") && determiners[r.text(f.to+1)] && f.Value.Type == Duration && f.Bound == AtMost && c.from <= f.to+2 && c.class == notice {
		return true
	}
	if f.Value.Type == Duration && c.class != window && c.from <= f.to+6 {
		for j := f.to; j < c.from; j++ { // "un mois à partir de la livraison"
			switch r.text(j) {
			case "partir", "compter", "suivant", "following", "since":
				return true
			}
		}
	}
	for j := f.to; j < c.from; j++ {
		if r.is(j, "au") && r.is(j+1, "lieu") || r.is(j, "instead") || r.is(j, "rather") && r.is(j+1, "than") || r.is(j, "plutot") {
			return true
		}
	}
	if c.class != deposit && c.class != excess {
		return false
	}
	for i := range r.facts {
		if g := &r.facts[i]; g.Value.Type == Amount && g.to == c.from && g.from >= f.to && r.is(f.to, "of") {
			return true
		}
	}
	return false
}

// nearOnly are the classes that rule a value only from close by: a delay that was complained of is not the one promised.
var nearOnly = set(lateness, stay, threshold, price)

// near is how many words may stand between such a class and its value.
const near = 3

// attached reads the words that touch a value and settle what it is of: "il y a 3 jours", "3 days ago", "two-year
// guarantee", "12 mois de garantie".
func (r *reader) attached(f *Fact) (string, bool) {
	if f.Value.Type == Duration {
		before := f.from - 1
		for r.is(before, "'") || r.is(before, "de") || r.is(before, "the") || r.is(before, "les") || r.is(before, "just") || r.is(before, "environ") || r.is(before, "plus") || r.is(before, "about") || r.is(before, "over") || r.is(before, "presque") || r.is(before, "d") {
			before--
		}
		switch {
		case r.spent(f.to), r.is(f.from-1, "aux"), r.is(f.from-1, "every"), r.is(f.from-1, "each"), r.is(f.from-1, "chaque"), r.is(f.from-1, "les") && (r.is(f.from-2, "tous") || r.is(f.from-2, "toutes")):
			return "stay", true
		case r.aged(f), r.sinceThen(f):
			return "event", true
		case r.is(f.to, "sans"), r.is(f.to, "without"), r.is(f.to, "de") && (r.is(f.to+1, "coupure") || r.is(f.to+1, "panne") || r.is(f.to+1, "fermeture")),
			r.is(f.to, "d") && (r.is(f.to+2, "interruption") || r.is(f.to+2, "arret")), r.is(f.to, "outage"), r.is(f.to, "delay"):
			return "lateness", true
		case r.is(before, "lasted"), r.is(before, "waited"), r.is(before, "dure") && (r.is(before-1, "a") || r.is(before-1, "ont")), r.is(before, "attendu"):
			return "lateness", true
		case r.is(before, "depuis"), r.is(before, "a") && r.is(before-1, "y"), r.is(before, "fait") && r.is(before-1, "ca"),
			r.is(f.to, "ago"), r.is(f.to, "late"), r.is(f.to, "earlier"), r.is(f.to, "overdue"), r.is(f.to, "old"), r.is(f.to, "de") && (r.is(f.to+1, "retard") || r.is(f.to+1, "attente")),
			r.is(f.to, "d") && r.is(f.to+2, "attente"), r.is(before, "retard"), r.is(before, "delayed"), r.is(f.to, "plus") && r.is(f.to+1, "tot"):
			return "lateness", true
		case (r.is(f.from-1, "for") || r.is(before, "pendant") || r.is(before, "durant")) && (r.clauses[f.Clause].past || r.lang == "fr" && r.perfect(f)):
			return "lateness", true
		}
	}
	if f.Value.Type == Date {
		if r.isPast(f) || r.closesPast(f) || r.heads(f) {
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
	for _, c := range r.cuesBetween(f.from-12, f.to+3) {
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

// turnBounds makes "not before the 20th" of "before the 20th" in a clause that denies it.
func (r *reader) turnBounds() {
	for i := range r.facts {
		f := &r.facts[i]
		if f.Bound != AtMost || f.Value.Type != Date && f.Value.Type != Duration {
			continue
		}
		for j := f.from - 1; j >= 0 && j >= f.from-4; j-- {
			switch r.text(j) {
			case "avant", "before", "until", "till":
				if r.negated(j, j+1) {
					f.Bound = AtLeast
				}
			}
		}
	}
}

// counts lists the small whole numbers that may multiply an amount.
func (r *reader) counts() []int64 {
	var counts []int64
	for _, n := range r.numbers {
		if n.low == n.high && n.low%100 == 0 && 200 <= n.low && n.low <= 3100 {
			counts = append(counts, n.low/100)
		}
	}
	for _, f := range r.facts {
		if per := minutesPer(f.Value.Unit); f.Value.Type == Duration && per > 0 && f.Value.Low == f.Value.High {
			if n := f.Value.Low / per; 2 <= n && n <= 31 {
				counts = append(counts, n)
			}
		}
	}
	return counts
}

// isPast tells whether a date is that of something known, not promised: it hangs on a noun ("votre courrier du 9 mai",
// "your stay of 3 May"), or its clause is about what happened.
func (r *reader) isPast(f *Fact) bool {
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
	switch r.text(first - 1) {
	case "du", "de", "d", "of", "des":
		switch r.text(first - 2) {
		case "partir", "compter", "lieu", "delai", "fin", "mois", "dela", "morning", "afternoon", "evening", "night", "matinee", "soiree", "matin", "soir", "journee":
			return false
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
	return r.clauses[r.clauseOf(f.from)].past
}

// rejected tells whether the words before a value put it aside: "instead of 14 days", "et non 30 jours", "it was going to
// be $20".
func (r *reader) rejected(f *Fact) bool {
	i := f.from - 1
	for fillers[r.text(i)] && !r.is(i, "que") && !r.is(i, "of") && !r.is(i, "de") || r.is(i, "sous") || r.is(i, "within") || r.is(i, "in") {
		i--
	}
	for _, words := range [][]string{
		{"of", "instead"}, {"than", "rather"}, {"not"}, {"not", "and"}, {"de", "lieu"}, {"que", "plutot"}, {"non"}, {"pas"}, {"be", "to", "going", "was"}, {"be", "to", "supposed", "was"},
		{"of", "in", "place"}, {"de", "place", "la"},
	} {
		if r.endsWith(i, words) {
			return true
		}
	}
	return false
}

// without tells whether "no" or "without" opens the noun that the date f is part of: "no Sunday deliveries".
func (r *reader) without(f *Fact) bool {
	return f.Value.Type == Date && f.Value.Unit == "wd" && (r.is(f.from-1, "no") || r.is(f.from-1, "without")) && f.to < len(r.tokens) && r.tokens[f.to].Kind == word.Word
}

// times tells how often an amount is given, from the words of its clause.
func (r *reader) times(f *Fact) int {
	if f.Value.Type != Amount {
		return 0
	}
	clause := &r.clauses[f.Clause]
	distributed, single := r.perThing(f.to), false
	for _, c := range r.cuesBetween(clause.from, clause.to) {
		if c.to <= clause.to {
			distributed = distributed || c.class == each
			single = single || c.class == once
		}
	}
	if n := f.Clause + 1; !distributed && n < len(r.clauses) && r.clauses[n].Sentence == clause.Sentence {
		for _, c := range r.cuesBetween(r.clauses[n].from, r.clauses[n].to) {
			single = single || c.class == once && (r.is(c.to-1, "together") || r.is(c.to-1, "total") || r.is(c.to-1, "told") || r.is(c.to-1, "tout") || r.is(c.to-1, "lot"))
		}
	}
	if n := f.Clause - 1; !distributed && n >= 0 && r.clauses[n].Sentence == clause.Sentence {
		for _, c := range r.cuesBetween(r.clauses[n].from, r.clauses[n].to) {
			single = single || c.class == once && c.from <= r.clauses[n].from+1
		}
	}
	if distributed {
		last := clause.to
		if n := f.Clause + 1; n < len(r.clauses) && r.clauses[n].Sentence == clause.Sentence {
			last = r.clauses[n].to
		}
		for _, n := range r.numbers {
			if n.from >= clause.from && n.to <= last && n.low == n.high && 200 <= n.low && n.low <= 3600 {
				return int(n.low / 100)
			}
		}
		return severalTimes
	}
	if single {
		return 1
	}
	return 0
}

// severalTimes stands for more than once when it is not said how often.
const severalTimes = 2

// spent tells whether what follows a duration at token i says what that time was spent on: "trois heures de route", "two
// hours' drive".
func (r *reader) spent(i int) bool {
	if r.is(i, "'") {
		i++
	}
	for r.is(i, "de") || r.is(i, "d") || r.is(i, "of") || r.is(i, "'") {
		i++
	}
	return startsWith(r.text(i), []string{"route", "trajet", "vol", "marche", "voiture", "train", "file", "queue", "conduite", "avion", "driv", "flight", "walk", "queu", "travel", "phone", "telephone", "wait", "spectacle", "film"})
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

// takesTime tells whether the duration f is what something takes: "the file will take twelve weeks", "il faut compter".
func (r *reader) takesTime(f *Fact) bool {
	for j := f.from - 1; j >= r.clauses[f.Clause].from && j >= f.from-6; j-- {
		switch r.text(j) {
		case "take", "takes", "taking", "took", "allow", "prend", "prendra", "prendre", "comptez", "compter", "demande", "demandera", "faut", "faudra", "tabler", "requires":
			return true
		}
	}
	return false
}

// perThing tells whether what stands at token i spreads the amount before it over things: "par nuitée", "per parcel".
func (r *reader) perThing(i int) bool {
	switch {
	case r.is(i, "per"):
		return !r.is(i+1, "cent")
	case r.is(i, "par"):
		return i+1 < len(r.tokens) && r.tokens[i+1].Kind == word.Word && !byMeans[r.text(i+1)]
	}
	return false
}

// byMeans are the words after "par" that say how something is done, or who does it.
var byMeans = wordSet("virement", "cheque", "carte", "courrier", "mail", "e", "telephone", "sms", "notre", "nos", "le", "la", "les", "l", "un", "une", "votre", "vos",
	"prelevement", "avoir", "voie", "erreur", "rapport", "retour", "transaction", "lettre", "colis", "bon", "paypal", "cb", "mandat", "ailleurs", "exemple", "vous", "nous")

// mergeWeekdays gives a weekday said beside a date to that date: "le dix-sept mars, un lundi".
func (r *reader) mergeWeekdays() {
	kept := r.facts[:0]
	for _, f := range r.facts {
		if n := len(kept) - 1; n >= 0 && f.Value.Type == Date && f.Value.Unit == "wd" && kept[n].Value.Type == Date && f.from-kept[n].to <= 3 &&
			(kept[n].Value.Unit == "md" || kept[n].Value.Unit == "d" || kept[n].Value.Unit == "") {
			if kept[n].Value.Unit != "" && kept[n].Value.Text == "" {
				kept[n].Value.Text = f.Value.Text
			}
			continue
		}
		kept = append(kept, f)
	}
	r.facts = kept
}

// determiners open a noun that a delay is counted from: "within five days of this notice".
var determiners = wordSet("this", "the", "your", "our", "that", "receiving", "receipt", "us", "getting", "being")

func wordSet(words ...string) map[string]bool {
	s := make(map[string]bool, len(words))
	for _, w := range words {
		s[w] = true
	}
	return s
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

// aged tells whether a duration is an age: "votre fils de 12 ans", "aged 7 years", "10-year-old", "moins de 18 ans".
func (r *reader) aged(f *Fact) bool {
	if f.Value.Unit != "y" && f.Value.Unit != "mo" {
		return false
	}
	if r.is(f.to, "old") || r.is(f.to, "-") && r.is(f.to+1, "old") || r.is(f.to, "of") && r.is(f.to+1, "age") || r.is(f.to, "d") && r.is(f.to+2, "age") || r.is(f.from-1, "aged") || r.is(f.from-1, "turned") {
		return true
	}
	for j := f.from - 1; j >= 0 && j >= f.from-3 && r.tokens[j].Kind == word.Word; j-- {
		if startsWith(r.text(j), []string{"age", "enfant", "fils", "fille", "garcon", "bebe"}) {
			return true
		}
	}
	return false
}

// sinceThen tells whether a duration says after how long something happened: "se décolle au bout de huit mois".
func (r *reader) sinceThen(f *Fact) bool {
	if !r.is(f.from-1, "de") || !r.is(f.from-2, "bout") {
		if !r.is(f.from-1, "after") || !r.is(f.from-2, "only") && !r.is(f.from-2, "just") && !r.is(f.from-2, "up") && !r.is(f.from-2, "down") {
			return false
		}
	}
	c := &r.clauses[f.Clause]
	if r.ahead(c.from, c.to) {
		return false
	}
	for j := c.from; j < c.to; j++ {
		w := r.text(j)
		for _, end := range []string{"rai", "ras", "ra", "rons", "rez", "ront"} {
			if len(w) > 4 && strings.HasSuffix(w, end) {
				return false
			}
		}
	}
	return true
}

// net tells whether another amount was already taken off an amount: "après déduction de la franchise de 30 €, 214 €".
func (r *reader) net(f *Fact) bool {
	if f.Value.Type != Amount {
		return false
	}
	for j := f.from - 1; j > 0 && j >= f.from-25 && !r.endsSentence(j); j-- {
		if startsWith(r.text(j), []string{"deduct", "deduction"}) && (r.is(j-1, "apres") || r.is(j-1, "after")) || r.is(j, "deduction") && r.is(j+1, "faite") {
			return f.from-j > 4
		}
	}
	return r.is(f.to, "net") || r.is(f.to, "nets") || r.is(f.from-1, "net") || r.lessened(f)
}

// lessened tells whether the sentence of the amount f says that an excess or a fee was taken off it: "une fois la franchise
// retirée", "the deductible is already off".
func (r *reader) lessened(f *Fact) bool {
	from, to := f.from, f.to
	for from > 0 && !r.endsSentence(from-1) {
		from--
	}
	for to < len(r.tokens) && !r.endsSentence(to) {
		to++
	}
	for _, c := range r.cuesBetween(from, to) {
		if c.class != excess || c.from <= f.to && f.from <= c.to+2 {
			continue
		}
		for j := max(from, c.from-2); j < min(to, c.to+5); j++ {
			if startsWith(r.text(j), deducts) {
				return true
			}
		}
	}
	return false
}

// deducts begin the words for taking one amount off another.
var deducts = []string{"retir", "enlev", "dedui", "deduct", "deduc", "taken", "less", "minus", "soustrai", "ote"}
