package fact

import "github.com/diapason-audit/diapason/audit/text/word"

// addBare adds the amounts whose currency goes without saying: "we're giving you the full two hundred you paid", "vous
// l'aviez payé trois cents". Their clause speaks of money, and no noun follows that they would count.
func (r *reader) addBare() {
	for _, n := range r.numbers {
		if n.about || n.low != n.high || n.low < leastBare || !n.inWords || !r.uncounted(n.to) && !r.moves(n.to) || !r.ofMoney(r.clauseOf(n.from)) && !((r.summed(n) || n.low >= 100_00) && r.nearMoney(r.clauseOf(n.from))) {
			continue
		}
		r.add(Value{Type: Amount, Low: n.low, High: n.high}, Exactly, n.from, n.to)
		r.facts[len(r.facts)-1].Bare = true
	}
}

// moves tells whether "à" at token i leads from one number to another: "je la passe de deux cent douze à cent vingt".
func (r *reader) moves(i int) bool {
	if !r.is(i, "a") || r.lang != "fr" {
		return false
	}
	n, ok := r.numeral(i + 1)
	return ok && n.inWords && r.uncounted(n.to)
}

// leastBare is the least amount, in cents, that is said without its currency: "one" and "two" are words as well.
const leastBare = 15_00

// uncounted tells whether no noun stands at token i.
func (r *reader) uncounted(i int) bool {
	if i >= len(r.tokens) || r.tokens[i].Kind == word.Break {
		return true
	}
	if r.tokens[i].Kind == word.Sign {
		switch r.text(i) {
		case ".", ",", "!", ";", ")", "?":
			return !r.numberAt(i+1) || r.tokens[i+1].Spaced
		}
		return r.tokens[i].Spaced && !r.is(i, "-")
	}
	_, _, unit := r.unit(i + 1)
	return afterBare[r.text(i)] || r.is(i, "a") && unit // "sixty-four a day"
}

// afterBare are the words that may follow an amount without its currency.
var afterBare = wordSet("you", "we", "i", "they", "back", "off", "on", "for", "as", "if", "and", "but", "in", "to", "too", "total", "extra", "is", "will", "instead", "again",
	"vous", "nous", "on", "je", "il", "elle", "ils", "elles", "que", "qui", "et", "mais", "en", "sur", "pour", "si", "euh", "au", "par", "sera", "est", "hein", "pile", "tout", "taken", "knocked", "credited", "coming", "going", "each", "apiece", "piece", "de", "d", "dans", "chacun", "chacune", "at")

// ofMoney tells whether clause n speaks of money that is paid, given or owed.
func (r *reader) ofMoney(n int) bool {
	c := &r.clauses[n]
	for _, q := range r.cuesBetween(c.from, c.to) {
		switch q.class {
		case refund, compensate, excess, deposit, fee, price, bill, owe, waive, instalment, charging, voucher:
			return true
		}
	}
	for i := c.from; i < c.to; i++ {
		if startsWith(r.text(i), moneyWords) {
			return true
		}
	}
	return false
}

// summed tells whether words beside n say that it is a sum: "ça fait deux cent dix", "comes to two hundred in all".
func (r *reader) summed(n numeral) bool {
	switch r.text(n.from - 1) {
	case "so", "soit":
		return true
	case "fait", "fera", "to", "s", "makes", "is":
		return r.is(n.from-1, "makes") || r.is(n.from-2, "ca") || r.is(n.from-2, "vous") || r.is(n.from-2, "comes") || r.is(n.from-2, "'") && r.is(n.from-3, "that") || r.is(n.from-2, "that")
	}
	return r.are(n.to, "en", "tout") || r.are(n.to, "au", "total") || r.are(n.to, "in", "all") || r.are(n.to, "in", "total") || r.is(n.to, "altogether")
}

// nearMoney tells whether a clause of the sentence of clause n, or of the one before it, speaks of money.
func (r *reader) nearMoney(n int) bool {
	for i := max(0, n-4); i < min(n+4, len(r.clauses)); i++ {
		if d := r.clauses[n].Sentence - r.clauses[i].Sentence; (d == 0 || d == 1) && (r.ofMoney(i) || r.namesAmount(i)) {
			return true
		}
	}
	return false
}

// namesAmount tells whether an amount with its currency stands in clause n.
func (r *reader) namesAmount(n int) bool {
	for i := range r.facts {
		if f := &r.facts[i]; f.Value.Type == Amount && !f.Bare && f.from >= r.clauses[n].from && f.to <= r.clauses[n].to {
			return true
		}
	}
	return false
}

var moneyWords = []string{"paid", "pay", "paye", "paie", "payer", "spent", "depens", "charg", "bill", "owe", "cost", "cout", "touch", "vers", "vire", "deduct", "excess", "franchise", "dit", "annonc", "affich", "said", "told", "quoted"}
