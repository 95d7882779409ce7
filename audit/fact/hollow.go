package fact

import "strings"

// findHollows finds the clauses that put the matter off by their build: the speaker cannot see or settle it, has handed it on,
// or says that somebody will see to it.
func (r *reader) findHollows() {
	for n := range r.clauses {
		c := &r.clauses[n]
		if c.Aside&^Reported != 0 {
			continue
		}
		for i := c.from; i < c.to; i++ {
			if r.powerless(c, i) || r.handsOn(i) || r.othersWill(c, i) {
				r.claims = append(r.claims, Claim{Kind: Hollow, Topic: "redirect", Positive: true, Start: c.Start, End: c.End, Committed: true, Clause: n})
				break
			}
		}
	}
}

// powerless tells whether the speaker at token i says that he cannot see, say or settle something.
func (r *reader) powerless(c *Clause, i int) bool {
	if !r.is(i, "i") && !r.is(i, "je") && !r.is(i, "j") && !r.is(i, "we") && !r.is(i, "nous") {
		return false
	}
	for j := i + 1; j < c.to && j <= i+9; j++ {
		if r.negated(j, j+1) && startsWith(r.text(j), settling) && !r.taken[j] {
			for k := i + 1; k < j; k++ {
				if ableWords[r.text(k)] {
					return true
				}
			}
		}
	}
	return false
}

// settling begin the verbs of seeing into a matter and of settling it.
var settling = strings.Fields("see tell say look access open find check answer comment decid voir dire decid acced consult ouvr trouv renseign repond interven")

var ableWords = wordSet("can", "cannot", "able", "authorised", "authorized", "position", "peux", "pouvons", "puis", "mesure", "habilite", "habilitee", "autorise", "autorisee", "saurais")

// handsOn tells whether the words at token i say that the matter was or will be handed on: "I've passed it to the club".
func (r *reader) handsOn(i int) bool {
	if r.lang == "fr" {
		return startsWith(r.text(i), []string{"transmis", "transfer", "remonte", "escalad"}) && (r.is(i-1, "ai") || r.is(i-1, "avons") || r.is(i-1, "je") || r.is(i-1, "nous") || r.is(i-1, "a") || r.is(i-1, "le") || r.is(i-1, "l"))
	}
	return (r.is(i-1, "ve") || r.is(i-1, "have") || r.is(i-1, "ll") || r.is(i-1, "will") || r.is(i-1, "been")) && startsWith(r.text(i), []string{"pass", "forward", "escalat", "refer"}) && !r.is(i, "refereed")
}

// othersWill tells whether the words at token i say that somebody else will see to it or get in touch.
func (r *reader) othersWill(c *Clause, i int) bool {
	if r.lang == "fr" {
		if !startsWith(r.text(i), []string{"recontact", "rappeller", "contacter", "ecrir", "reviendr"}) || r.negated(i, i+1) {
			return false
		}
		for j := c.from; j < i; j++ {
			if startsWith(r.text(j), []string{"conseill", "gestionnaire", "service", "responsable", "collegue", "equipe", "expert", "qui"}) {
				return true
			}
		}
		return false
	}
	if !r.is(i, "will") && !r.is(i, "ll") && !r.is(i, "to") && !r.is(i, "have") {
		return false
	}
	for j := i + 1; j < c.to && j <= i+4; j++ {
		if startsWith(r.text(j), []string{"call", "ring", "phone", "contact", "review", "reply", "respond", "touch", "email"}) {
			for k := c.from; k < i; k++ {
				if startsWith(r.text(k), []string{"someone", "somebody", "colleague", "specialist", "manager", "team", "advis", "agent", "adjuster", "they"}) {
					return true
				}
			}
		}
	}
	return false
}
