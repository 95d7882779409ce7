package fact

import "github.com/diapason-audit/diapason/audit/text/word"

// findBans finds what is said to be not to be had, "aucun rattrapage", "no exchanges", and what the customer is told he can
// do, "vous pourrez rattraper".
func (r *reader) findBans() {
	for n := range r.clauses {
		c := &r.clauses[n]
		if c.Aside != 0 || c.Requested || c.Excepts || c.Spares || c.past {
			continue
		}
		for i := c.from; i < c.to; i++ {
			switch r.text(i) {
			case "aucun", "aucune", "no":
				if r.is(i+1, "longer") || r.is(i+1, "more") || r.is(i+1, "later") || r.ruledOut(c) >= 0 {
					continue
				}
				c.Bans = r.appendVerbal(c.Bans, i+1)
			case "peut", "peux", "pouvez", "pourra", "pourras", "pourrez", "can", "may":
				if !r.negated(i, i+1) && (r.is(i-1, "you") || r.is(i-1, "vous") || r.is(i-1, "tu") || r.byPerson(c, i)) {
					if at := r.verbAfter(c, i+1); at >= 0 {
						c.Allows = r.appendVerbal(c.Allows, at)
					}
				}
			}
		}
	}
}

// byPerson tells whether somebody of the customer's stands before the verb at token i: "ton fils pourra".
func (r *reader) byPerson(c *Clause, i int) bool {
	for j := i - 1; j >= c.from && j >= i-3; j-- {
		switch r.text(j) {
		case "votre", "vos", "ton", "ta", "tes", "your":
			return true
		}
	}
	return false
}

// appendVerbal adds the key of the word at token i to list, if it is long enough to be told from others.
func (r *reader) appendVerbal(list []uint32, i int) []uint32 {
	if i >= len(r.tokens) || r.tokens[i].Kind != word.Word || len(r.text(i)) < keyed || common[r.text(i)] || kindless[r.text(i)] {
		return list
	}
	return append(list, key(r.text(i)))
}

// kindless are the words after "no" or "can" of which neither says much.
var kindless = wordSet("action", "charge", "charges", "payment", "further", "problem", "extra", "additional", "second", "reason", "demarche", "contact", "continue", "utiliser", "appeler", "choisir", "expect", "ignore", "always")
