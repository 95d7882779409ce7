package fact

import (
	"slices"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// roles are the names of the classes that say what a value is of. The order is that of preference at equal distance.
var roles = map[class]string{
	refund: "refund", compensate: "compensation", voucher: "voucher", replace: "replacement", repair: "repair", workshop: "repair", deliver: "delivery",
	cancel: "cancellation", renew: "renewal", reply: "reply", restore: "restoration", erase: "erasure", visit: "visit", hold: "collection",
	freeze: "suspension", unlock: "restoration", warranty: "warranty", window: "window", notice: "notice", lateness: "lateness", stay: "stay", event: "event",
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

// toldOf lists the classes, beside those of rolesOf, that a phrase around a value of each type can give it.
var toldOf = map[Type]map[class]bool{
	Duration: set(event, threshold, compensate),
	Date:     set(event, warranty, notice, threshold),
	Amount:   set(event, stay),
	Percent:  set(waive, price, bill, deposit, threshold, instalment),
}

// tells tells whether a phrase of class c around a value of type t says what it is of.
func tells(t Type, c class) bool { return rolesOf[t][c] || toldOf[t][c] }

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
		f.Committed = (c.Aside == 0 || r.estimated(f) || r.qualified(f)) && !r.rejected(f) && !r.without(f) && !r.former(f) && !r.reckoned(f)
		switch f.Value.Type {
		case Phone, Email, URL, Postal:
			f.Committed = (c.Aside&Quoted == 0 || r.is(f.from-1, `"`) && r.is(f.to, `"`)) && !r.ofCustomer(f) && !r.formerPlace(f)
		}
		f.Times = r.times(f)
		f.Net = r.net(f)
		f.Left, f.Rest = r.remains(f), r.restOf(f)
		ruling := rolesOf[f.Value.Type]
		if ruling == nil {
			continue
		}
		f.last = f.Value.Type == Date && f.Bound == Exactly && (r.closes(c) || n > 0 && r.clauses[n-1].Sentence == c.Sentence && r.limits(&r.clauses[n-1]) && !r.holds(r.clauses[n-1].from, r.clauses[n-1].to, Date))
		if role, ok := r.onReceipt(f); ok {
			f.Role = role
			continue
		}
		if f.Value.Type == Duration && (r.waited(f) || r.willBeDone(f)) {
			continue
		}
		if role, ok := r.toldBeside(f); ok {
			f.Role = role
			continue
		}
		if role, ok := r.attached(f); ok {
			f.Role = role
			continue
		}
		takes := f.Value.Type == Duration && r.takesTime(f)
		f.Takes = takes
		role := r.nearestRole(c.from, c.to, f, ruling)
		if role == "" && (f.Value.Type == Date || f.Value.Type == Duration) && r.hasToDo(f) {
			role = "window"
		}
		f.Guessed = role == ""
		if role == "" && f.Value.Type == Amount && r.spread(f) {
			continue
		}
		elsewhere := role == ""
		for back := n - 1; role == "" && back >= 0 && back >= n-3; back-- {
			role = r.nearestRole(r.clauses[back].from, r.clauses[back].to, f, ruling)
			if r.clauses[back].Sentence == c.Sentence && lasting[role] {
				f.Guessed = false
			}
			if r.clauses[back].Sentence != c.Sentence && n+1 < len(r.clauses) && role != "" {
				break
			}
		}
		if role == "" && n+1 < len(r.clauses) && r.clauses[n+1].Sentence == c.Sentence {
			role = r.nearestRole(r.clauses[n+1].from, r.clauses[n+1].to, f, ruling)
		}
		if takes && elsewhere && lasting[role] {
			role, f.Guessed = "", true
		}
		if f.Value.Type == Amount && f.Guessed && (role == "debt" || role == "fee" || role == "bill") && r.hasClass(c, giveBack) {
			role = "refund" // "you owe £6; the other £33 will be returned"
		}
		if f.Value.Type == Duration && f.Value.High == 0 && f.Guessed && lasting[role] {
			role = ""
		}
		if f.Value.Type == Date && f.Guessed && role != "" && r.isDone(f) {
			role = "event"
		}
		f.Role = role
	}
	r.weighRoles()
}

// lasting are the roles of times during which something holds, which "today" is not and nothing takes.
var lasting = wordSet("warranty", "validity", "window", "notice")

// estimated tells whether f is how long a thing usually takes, and nothing is said to be otherwise this time: "it normally takes
// three weeks". What usually happens to a request is no promise.
func (r *reader) estimated(f *Fact) bool {
	c := &r.clauses[f.Clause]
	if f.Value.Type != Duration || !c.usual || c.Aside != Supposed || !r.takesTime(f) {
		return false
	}
	n := f.Clause + 1
	return n >= len(r.clauses) || !r.is(r.clauses[n].from, "but") && !r.is(r.clauses[n].from, "mais")
}

// qualified tells whether nothing makes the clause of f an aside but a condition that follows f, so that f is what holds as long
// as that does: "garanti à vie tant que vous en êtes le propriétaire".
func (r *reader) qualified(f *Fact) bool {
	c := &r.clauses[f.Clause]
	if c.Aside != Supposed || r.inverted(c) || r.restricted(c) || r.onceIt(c) || r.righted(f.Clause) {
		return false
	}
	for _, q := range r.cuesBetween(c.from, c.to) {
		if q.class == usually || q.class == condition && q.from < f.to {
			return false
		}
	}
	return true
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
	told := between(r.told, from, to)
	if r.clauses[r.clauseOf(from)].Sentence != r.clauses[f.Clause].Sentence {
		told = nil
	}
	for _, c := range told {
		if (f.from < from || f.from >= to) && r.holds(from, to, f.Value.Type) {
			continue
		}
		if d := apart(f, c); c.to <= to && c.value == 0 && d >= 0 && d < best && ruling[c.class] && (!nearOnly[c.class] || d <= near) && !r.elsewhere(f, c) {
			best, role = d, roles[c.class]
		}
	}
	for _, c := range r.cuesBetween(from, to) {
		d := apart(f, c)
		if c.to > to || !ruling[c.class] || d < 0 || d >= best || nearOnly[c.class] && d > near || within(c, told) || r.elsewhere(f, c) {
			continue
		}
		best, role = d, roles[c.class]
	}
	return role
}

// spread tells whether what follows the amount f says how often or for how many it is: "still £22 a month". What that pays
// for is not to be found in another clause.
func (r *reader) spread(f *Fact) bool {
	return slices.ContainsFunc(r.cuesBetween(f.to, f.to+1), func(c cue) bool { return c.class == each })
}

// holds tells whether a value of type t stands from token from to token to, a date counting as a duration: what is said
// there is said of that one.
func (r *reader) holds(from, to int, t Type) bool {
	for i := range r.facts {
		if g := &r.facts[i]; g.from >= from && g.to <= to && (g.Value.Type == t || g.Value.Type == Date && t == Duration || g.Value.Type == Duration && t == Date) {
			return true
		}
	}
	return false
}

// apart is how many tokens stand between f and c, negative when they overlap.
func apart(f *Fact, c cue) int { return max(f.from-c.to, c.from-f.to) }

// within tells whether c is part of one of the phrases told, or begins in one without a value, at the words that are its own:
// that one then settles what c would be of.
func within(c cue, told []cue) bool {
	return slices.ContainsFunc(told, func(t cue) bool {
		return t.from <= c.from && (c.to <= t.to || t.value == 0 && c.from < t.to) && (!t.gapped || t.from == c.from || t.to == c.to || t.to-1 == c.from)
	})
}

// toldBeside is the role that the longest phrase around f settles: "bloqué 30 € sur votre carte", "within 14 days of
// purchase". What something takes is no time to act in.
func (r *reader) toldBeside(f *Fact) (role string, ok bool) {
	size := 0
	for _, c := range between(r.told, f.from-12, f.to) {
		if c.value != f.to || c.to-c.from <= size {
			continue
		}
		switch {
		case c.class == idiom:
			role, ok = "", false
		case c.class == window && r.takesTime(f), !tells(f.Value.Type, c.class):
			continue
		default:
			role, ok = roles[c.class], true
		}
		size = c.to - c.from
	}
	return role, ok
}

// willBeDone tells whether the duration f, counted from a receipt, is when something will be done, as the passive of its clause
// says: "le règlement sera effectué dans les dix jours suivant la réception".
func (r *reader) willBeDone(f *Fact) bool {
	if f.Value.Type != Duration || !r.countedFromReceipt(f.to) {
		return false
	}
	c := &r.clauses[f.Clause]
	for _, q := range r.cuesBetween(c.from, f.from) {
		if q.class == able || q.class == must {
			return false
		}
	}
	for j := c.from; j < f.from; j++ {
		switch r.text(j) {
		case "sera", "seront", "interviendra", "interviendront", "serez":
			return true
		case "be":
			return r.is(j-1, "will") || r.is(j-1, "shall") || r.is(j-1, "ll")
		}
	}
	return false
}

// elsewhere tells whether the ruling words c are not about f: they say what would have been ("au lieu de s'arrêter"), from
// what a delay is counted ("within 5 days of this notice"), or what another amount is ("£840 of your £900 deposit").
func (r *reader) elsewhere(f *Fact, c cue) bool {
	if c.class == excess && f.Net {
		return true
	}
	if c.class == stay && f.Value.Type == Duration { // "£31 a month for a year"
		for i := range r.facts {
			if g := &r.facts[i]; g.Value.Type == Amount && g.to == c.from {
				return true
			}
		}
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

// turnBounds makes "not before the 20th" of "before the 20th" in a clause that denies it, and "by the 12th" of "pour le 12" in one
// that asks for something.
func (r *reader) turnBounds() {
	for i := range r.facts {
		f := &r.facts[i]
		if f.Value.Type == Date && f.Bound == Exactly && (r.is(f.from-1, "pour") || r.is(f.from-1, "le") && r.is(f.from-2, "pour")) && r.hasClass(&r.clauses[r.clauseOf(f.from)], must) {
			f.Bound = AtMost
		}
		if f.Value.Type == Date && f.Bound == Exactly && r.untilThen(i) {
			f.Bound = AtMost
		}
		if f.Value.Type == Duration && f.Bound == AtLeast && r.overAfter(f) {
			f.Bound = Exactly
		}
		if f.Value.Type == Date && f.Bound == Exactly && r.takesEffect(f) {
			f.Bound = AtLeast
		}
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

// untilThen tells whether a time that is a limit stands right before fact n, a day: "by 6 p.m. on Sunday", "avant 18 h le 4 mai".
func (r *reader) untilThen(n int) bool {
	i := r.facts[n].from
	for r.is(i-1, "on") || r.is(i-1, "le") || r.is(i-1, ",") {
		i--
	}
	return slices.ContainsFunc(r.facts, func(f Fact) bool { return f.Value.Type == Clock && f.to == i && f.Bound == AtMost })
}

// overAfter tells whether something is kept for the time f and no longer: "it goes back to the warehouse after three days",
// "détruit après un mois".
func (r *reader) overAfter(f *Fact) bool {
	if !r.is(f.from-1, "after") && !r.is(f.from-1, "apres") {
		return false
	}
	c := &r.clauses[r.clauseOf(f.from)]
	for j := c.from; j < c.to; j++ {
		if money[r.text(j)] { // "the refund goes back to your card after three days"
			return false
		}
	}
	for j := f.from - 2; j >= f.from-7 && j >= 0 && r.tokens[j].Kind == word.Word; j-- {
		if startsWith(r.text(j), ending) || r.is(j, "back") && goes[r.text(j-1)] {
			return true
		}
	}
	return false
}

// money are words for what is paid back and where it goes, and goes the verbs of what is taken away.
var (
	money = wordSet("refund", "deposit", "money", "account", "card", "credit", "payment", "remboursement", "caution", "argent", "compte", "carte", "avoir", "virement")
	goes  = wordSet("go", "goes", "went", "sent")
)

// ending begin the verbs for what becomes of a thing that nobody fetched and of a right that nobody used.
var ending = []string{"destroy", "disposed", "disposal", "lapse", "expire", "delet", "eras", "resold", "auction", "donat", "renvoy", "detrui", "efface", "revendu", "supprim", "perime"}

// takesEffect tells whether the words before the date f say that something holds from that day on: "prendra effet le 1er mars",
// "comes into force on 4 May".
func (r *reader) takesEffect(f *Fact) bool {
	for j := f.from - 1; j >= r.clauses[r.clauseOf(f.from)].from && j >= f.from-4; j-- {
		switch r.text(j) {
		case "effet", "effect":
			return startsWith(r.text(j-1), []string{"prend", "prenn", "prise", "take", "taking", "into"})
		case "vigueur", "force":
			return r.is(j-1, "en") || r.is(j-1, "into")
		case "effective":
			return r.lang == "en"
		}
	}
	return false
}

// rejected tells whether the words before a value put it aside: "instead of 14 days", "et non 30 jours", "it was going to
// be $20".
func (r *reader) rejected(f *Fact) bool {
	i := f.from - 1
	if f.Value.Type == Amount && r.notPaid(f) {
		return true
	}
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

// notPaid tells whether the customer is told not to pay the amount f: "so don't pay the four hundred".
func (r *reader) notPaid(f *Fact) bool {
	i := f.from - 1
	for fillers[r.text(i)] || r.is(i, "ces") || r.is(i, "those") {
		i--
	}
	switch r.text(i) {
	case "pay":
		return r.is(i-1, "t") || r.is(i-1, "not") || r.is(i-1, "never")
	case "pas":
		return startsWith(r.text(i-1), []string{"pay", "regl", "vers", "acquitt"})
	}
	return false
}

// without tells whether "no" or "without" opens the noun that the date f is part of: "no Sunday deliveries".
func (r *reader) without(f *Fact) bool {
	return f.Value.Type == Date && f.Value.Unit == "wd" && (r.is(f.from-1, "no") || r.is(f.from-1, "without")) && f.to < len(r.tokens) && r.tokens[f.to].Kind == word.Word
}

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
	r.dropMentions()
	r.markSpans()
}

// markSpans notes which dates are the first and the last day of a stretch: "du 8 au 15 juillet", "from 3 to 9 May".
func (r *reader) markSpans() {
	for i := 1; i < len(r.facts); i++ {
		f, g := &r.facts[i-1], &r.facts[i]
		if f.Value.Type != Date || g.Value.Type != Date || !r.is(f.from-1, "du") && !r.is(f.from-1, "from") && !r.is(f.from-1, "between") && !r.is(f.from-1, "entre") {
			continue
		}
		if g.from == f.to+1 && (r.is(f.to, "au") || r.is(f.to, "to") || r.is(f.to, "and") || r.is(f.to, "et") || r.is(f.to, "until")) {
			f.span, g.span = 1, 2
			f.Bound, g.Bound = Exactly, Exactly
		}
	}
}

// dropMentions leaves out weekdays that speak of a date given in full before: "… le mardi 27 octobre au matin. À mardi !".
func (r *reader) dropMentions() {
	dated := map[string]bool{}
	r.facts = slices.DeleteFunc(r.facts, func(f Fact) bool {
		switch {
		case f.Value.Type != Date:
			return false
		case f.Value.Unit == "wd":
			return dated[f.Value.Text]
		}
		dated[f.Value.weekday()] = true
		return false
	})
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
