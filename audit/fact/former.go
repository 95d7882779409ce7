package fact

// former tells whether the value f is what another took the place of: "passe de 96 € à 60 €", "cut from six weeks to two",
// "prix initial 120 €".
func (r *reader) former(f *Fact) bool {
	if f.Value.Type != Amount && f.Value.Type != Duration && f.Value.Type != Percent {
		return false
	}
	if f.Value.Type == Duration && (r.is(f.from-1, "de") && (r.is(f.from-2, "etait") || r.is(f.from-2, "etaient")) || r.is(f.from-1, "was") || r.is(f.from-1, "were")) {
		return true
	}
	if f.Value.Type == Amount {
		for j := f.from - 1; j >= f.from-3; j-- {
			switch r.text(j) {
			case "initial", "initialement", "originally", "barre", "previously", "auparavant", "anciennement":
				return true
			case "origine":
				return r.is(j-1, "'") && r.is(j-2, "d")
			}
		}
	}
	from, to := "from", "to"
	if r.lang == "fr" {
		from, to = "de", "a"
	}
	for j := f.to; j < f.to+5 && j < len(r.tokens); j++ { // "la facture de 212 € est ramenée à 50 €"
		if r.is(j, to) && startsWith(r.text(j-1), moved) && j-1 > f.to && (auxiliary[r.text(j-2)] || passive[r.text(j-2)]) && r.valueAt(j+1, f.Value.Type) {
			return true
		}
	}
	if !r.is(f.from-1, from) || !r.is(f.to, to) || !r.valueAt(f.to+1, f.Value.Type) {
		return false
	}
	for j := f.from - 2; j >= r.clauses[r.clauseOf(f.from)].from && j >= f.from-8; j-- {
		if startsWith(r.text(j), moved) {
			return true
		}
	}
	return false
}

// passive are the words between the subject and the participle of a verb in the passive.
var passive = wordSet("being", "now", "bien", "donc", "desormais", "ainsi")

// moved begin the verbs that take a value from one to another.
var moved = []string{
	"pass", "ramen", "baiss", "redui", "augment", "dimin", "port", "abaiss", "relev", "revu", "corrig", "cut", "reduc", "lower", "rais", "increas",
	"drop", "fall", "fell", "go", "went", "com", "chang", "mov", "brought", "bring", "correct", "revis", "exten", "knock", "taken", "down", "up",
}

// valueAt tells whether a value of type t begins at token i, or a number that does without its unit.
func (r *reader) valueAt(i int, t Type) bool {
	for _, f := range r.facts {
		if f.from == i && f.Value.Type == t {
			return true
		}
	}
	_, ok := r.numeral(i) // "from eight weeks to five"
	return ok
}

// reckoned tells whether the amount or the time f is what the customer expected, reckoned or asks for: "the £395 you came up
// with", "you were hoping for £80", "les 30 € que vous réclamez". The company commits to none of it by naming it.
func (r *reader) reckoned(f *Fact) bool {
	if f.Value.Type != Amount && f.Value.Type != Duration && f.Value.Type != Percent {
		return false
	}
	c := &r.clauses[r.clauseOf(f.from)]
	if r.lang == "en" {
		if r.is(f.to, "you") || (r.is(f.to, "that") || r.is(f.to, "which")) && r.is(f.to+1, "you") {
			return r.reckons(f.to, min(f.to+6, len(r.tokens)))
		}
		for j := f.from - 1; j >= c.from && j >= f.from-8; j-- {
			if r.is(j, "you") {
				return r.reckons(j, f.from)
			}
		}
		return false
	}
	if (r.is(f.to, "que") || r.is(f.to, "dont")) && r.is(f.to+1, "vous") {
		return r.reckons(f.to+1, min(f.to+5, len(r.tokens)))
	}
	for j := f.from - 1; j >= c.from && j >= f.from-5; j-- {
		if r.is(j, "vous") {
			return r.reckons(j, f.from)
		}
	}
	return false
}

// reckons tells whether the tokens from token from, the customer, up to to hold a verb of expecting, reckoning or asking, and he
// is its subject.
func (r *reader) reckons(from, to int) bool {
	if r.is(from-1, "what") || r.is(from-1, "give") || r.is(from-1, "pay") {
		return false
	}
	for j := from + 1; j < to; j++ {
		if startsWith(r.text(j), reckoning) || r.is(j, "came") && r.is(j+1, "up") || r.is(j, "worked") && r.is(j+1, "out") || r.is(j, "asked") && r.is(j+1, "for") {
			return true
		}
	}
	return false
}

// reckoning begin the verbs of expecting, reckoning and asking.
var reckoning = []string{"expect", "anticipat", "hoped", "hoping", "calculat", "reckon", "imagin", "claimed", "escompt", "esper", "reclam", "attendiez", "imagin", "chiffr"}
