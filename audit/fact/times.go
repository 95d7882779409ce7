package fact

import (
	"slices"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// counts lists the small whole numbers that may multiply an amount.
func (r *reader) counts() []int64 {
	var counts []int64
	for _, n := range r.numbers {
		if n.low == n.high && n.low%100 == 0 && 200 <= n.low && n.low <= 3100 {
			counts = append(counts, n.low/100)
		}
	}
	for _, f := range r.facts {
		if f.Value.Unit == "y" && f.Role == "event" { // "bought two years ago", "elle a deux ans"
			continue
		}
		if per := minutesPer(f.Value.Unit); f.Value.Type == Duration && per > 0 && f.Value.Low == f.Value.High {
			if n := f.Value.Low / per; 2 <= n && n <= 31 {
				counts = append(counts, n)
			}
		}
	}
	for i := range r.tokens { // "two hundred and sixty for the pair of you"
		if r.are(i, "pair", "of", "you") || r.are(i, "both", "of", "you") || r.are(i, "vous", "deux") {
			counts = append(counts, 2)
		}
	}
	return counts
}

// wholes lists the whole numbers of a hundred and more without a noun that belong to no value. A small one may be of anything:
// "quatre assiettes sur les six".
func (r *reader) wholes() []int64 {
	var wholes []int64
	for _, n := range r.numbers {
		if n.low == n.high && n.low >= 10000 && n.low%100 == 0 && !slices.ContainsFunc(r.facts, func(f Fact) bool { return f.from == n.from }) {
			wholes = append(wholes, n.low/100)
		}
	}
	return wholes
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
