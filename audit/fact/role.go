package fact

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
		f.Committed = c.Aside == 0 && !r.rejected(f)
		switch f.Value.Type {
		case Phone, Email, URL, Postal:
			f.Committed = c.Aside&Quoted == 0
		}
		f.Times = r.times(f)
		ruling := rolesOf[f.Value.Type]
		if ruling == nil {
			continue
		}
		if role, ok := r.attached(f); ok {
			f.Role = role
			continue
		}
		role := r.nearestRole(c.from, c.to, f, ruling)
		for back := n - 1; role == "" && back >= 0 && back >= n-3; back-- {
			role = r.nearestRole(r.clauses[back].from, r.clauses[back].to, f, ruling)
			if r.clauses[back].Sentence != c.Sentence && n+1 < len(r.clauses) && role != "" {
				break
			}
		}
		if role == "" && n+1 < len(r.clauses) && r.clauses[n+1].Sentence == c.Sentence {
			role = r.nearestRole(r.clauses[n+1].from, r.clauses[n+1].to, f, ruling)
		}
		f.Role = role
	}
}

// addFull adds 100 % for what is refunded or paid in full.
func (r *reader) addFull() {
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
		if nearOnly[c.class] && (d < 0 || d > near) {
			continue
		}
		if d < best {
			best, role = d, roles[c.class]
		}
	}
	return role
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
		for r.is(before, "'") || r.is(before, "de") || r.is(before, "environ") || r.is(before, "plus") || r.is(before, "about") || r.is(before, "over") || r.is(before, "presque") || r.is(before, "d") {
			before--
		}
		switch {
		case r.is(before, "depuis"), r.is(before, "a") && r.is(before-1, "y"), r.is(before, "fait") && r.is(before-1, "ca"),
			r.is(f.to, "ago"), r.is(f.to, "late"), r.is(f.to, "earlier"), r.is(f.to, "overdue"), r.is(f.to, "old"), r.is(f.to, "de") && (r.is(f.to+1, "retard") || r.is(f.to+1, "attente")),
			r.is(f.to, "d") && r.is(f.to+2, "attente"), r.is(before, "retard"), r.is(before, "delayed"), r.is(f.to, "plus") && r.is(f.to+1, "tot"):
			return "lateness", true
		case (r.is(f.from-1, "for") || r.is(f.from-1, "pendant")) && r.clauses[f.Clause].past:
			return "lateness", true
		}
	}
	if f.Value.Type == Date {
		if r.isPast(f) {
			return "event", true
		}
	}
	if f.Value.Type == Amount && r.is(f.to, "off") {
		return "refund", true
	}
	for _, c := range r.cuesBetween(f.from-12, f.to+3) {
		if c.from >= f.to && c.from <= f.to+2 && (c.class == warranty || c.class == notice || c.class == excess || c.class == deposit || c.class == window && f.Value.Type == Duration) ||
			c.to <= f.from && c.to >= f.from-2 && (c.class == warranty || c.class == notice || c.class == excess || c.class == deposit) {
			return roles[c.class], true
		}
	}
	return "", false
}

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
	switch r.text(first - 1) {
	case "du", "de", "d", "of", "des":
		switch r.text(first - 2) {
		case "partir", "compter", "lieu", "delai", "fin", "mois", "dela":
			return false
		}
		return f.Bound == Exactly || r.is(first-1, "of")
	}
	if f.Bound == AtMost && f.Value.Unit != "m" {
		return false
	}
	switch r.text(first - 1) {
	case "au", "pour", "for", "avant", "by", "until", "jusqu", "next", "prochain":
		return false
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

// times tells how often an amount is given, from the words of its clause.
func (r *reader) times(f *Fact) int {
	if f.Value.Type != Amount {
		return 0
	}
	clause := &r.clauses[f.Clause]
	distributed, single := false, false
	for _, c := range r.cuesBetween(clause.from, clause.to) {
		if c.to <= clause.to {
			distributed = distributed || c.class == each
			single = single || c.class == once
		}
	}
	if distributed {
		for _, n := range r.numbers {
			if n.from >= clause.from && n.to <= clause.to && n.low == n.high && 200 <= n.low && n.low <= 3600 {
				return int(n.low / 100)
			}
		}
		return 0
	}
	if single {
		return 1
	}
	return 0
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
}
