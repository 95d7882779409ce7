package fact

import (
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// neverWas tells whether the denied cue c is of something that did not happen, "le badge n'a pas été restitué", "the parcel was
// not delivered", rather than of something that is declined. What decides a request decides it in the past as well.
func (r *reader) neverWas(c cue) bool {
	if c.class == accept || c.class == refuse || c.class == cover || c.class == exclude {
		return false
	}
	for _, n := range r.negations {
		if !n.verb || n.from >= c.to || c.from >= n.to || n.at >= c.from && n.at < c.to || c.from < n.at {
			continue
		}
		switch {
		case r.is(n.at, "pas") && r.is(n.at+1, "ete"):
			return (r.is(n.at-1, "a") || r.is(n.at-1, "ont") || r.is(n.at-1, "avait") || r.is(n.at-1, "avaient")) && !startsWith(r.text(n.at+2), deciding)
		case r.is(n.at, "not") || r.is(n.at, "never") || r.is(n.at, "t"):
			return r.wasBefore(n.at) && !startsWith(r.text(c.from), deciding) && !r.companyBefore(n.at)
		}
	}
	return false
}

// failed tells whether clause c says in the passive that something was not done.
func (r *reader) failed(c *Clause) bool {
	for _, n := range r.negations {
		if !n.verb || n.at < c.from || n.at >= c.to {
			continue
		}
		if r.is(n.at, "pas") && r.is(n.at+1, "ete") && !startsWith(r.text(n.at+2), deciding) ||
			(r.is(n.at, "not") || r.is(n.at, "t")) && r.wasBefore(n.at) && strings.HasSuffix(r.text(n.at+1), "ed") && !startsWith(r.text(n.at+1), deciding) {
			return true
		}
	}
	return false
}

// deciding begin the participles that say how a request was settled.
var deciding = strings.Fields("accord valid accept reten approuv autoris octroy grant approv accept author agree allow honou honor")

// wasBefore tells whether an English auxiliary of the past or the perfect stands before the "not" at token i.
func (r *reader) wasBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		switch r.text(j) {
		case "was", "were", "has", "have", "had", "did", "wasn", "weren", "hasn", "haven", "hadn", "didn":
			return true
		}
	}
	return false
}

// companyBefore tells whether "we" or "I" stands just before the auxiliary of the "not" at token i.
func (r *reader) companyBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if r.is(j, "we") || r.is(j, "i") {
			return true
		}
	}
	return false
}

// otherVerb tells whether the denied cue c is only the subject of the denied verb, and that verb gives or does nothing: "la
// carte-cadeau n'expire pas", "your refund won't take long". "Aucun remboursement ne sera accordé" denies it.
func (r *reader) otherVerb(c cue) bool {
	for _, n := range r.negations {
		if !n.verb || n.from >= c.to || c.from >= n.to || c.to > n.at {
			continue
		}
		verb := r.deniedVerb(n.at)
		if verb < 0 || verb < c.to || r.clauseOf(verb) != r.clauseOf(c.from) {
			return false
		}
		return !startsWith(r.text(verb), lightVerbs) && !r.cueAt(verb)
	}
	return false
}

// besideVerb tells whether cue c stands before the "not" that covers it and says how something was done: "items bought online
// cannot be exchanged".
func (r *reader) besideVerb(c cue) bool {
	if w := r.text(c.from - 1); !strings.HasSuffix(w, "ed") && w != "bought" && w != "made" && w != "sold" && !strings.HasSuffix(w, "ees") && !strings.HasSuffix(w, "es") {
		return false
	}
	for _, n := range r.negations {
		if n.verb && n.from < c.to && c.from < n.to && c.to <= n.at {
			return true
		}
	}
	return false
}

// onlyWith tells whether clause c denies something but for a case: "aucune réparation ne sera engagée sans votre accord". What
// cannot be had "without a fee" is denied.
func (r *reader) onlyWith(c *Clause) bool {
	for _, n := range r.negations {
		if !n.verb || n.at < c.from || n.at >= c.to {
			continue
		}
		for j := n.at + 1; j < c.to; j++ {
			if (r.is(j, "sans") || r.is(j, "without")) && j > n.at+1 && !r.contained[j] && !r.burdened(j+1, min(j+4, c.to)) {
				return true
			}
		}
	}
	return false
}

// undecided tells whether what is denied of cue c is that one may say or decide it, or that it costs: "je ne suis pas habilité à
// décider d'un geste", "we can't promise a refund", "nous ne vous ferons pas supporter le coût de la réparation".
func (r *reader) undecided(c cue) bool {
	for _, n := range r.negations {
		if !n.verb || n.from >= c.to || c.from >= n.to || c.from < n.at {
			continue
		}
		for j := n.at + 1; j < c.from; j++ {
			if startsWith(r.text(j), saying) || r.burdened(j, j+1) {
				return true
			}
		}
	}
	return false
}

// unneeded tells whether what is denied of cue c is that there is need of it: "no repair is required", "aucun remplacement n'est à
// prévoir".
func (r *reader) unneeded(c cue) bool {
	if !unneedable[c.class] {
		return false
	}
	to := min(c.to+6, r.clauses[r.clauseOf(c.from)].to)
	return r.wanted(c.to, to) || r.are(c.to, "n", "est", "a", "prevoir") || r.are(c.to, "n", "est", "utile")
}

// unneedable are the classes of what there may be no need of.
var unneedable = set(replace, repair, deliver, transfer, cancel)

// sparedBy tells whether cue c follows words that say that it is not needed.
func (r *reader) sparedBy(clause *Clause, c cue) bool {
	for _, q := range r.cuesBetween(clause.from, c.from) {
		if q.class == needless && q.to <= c.from && c.from <= q.to+2 {
			return true
		}
	}
	return false
}

// saying begin the verbs of saying, knowing and deciding.
var saying = strings.Fields("decid dire promet confirm garant savo sais say tell promis guarante know see advis comment")

// lightVerbs begin the verbs and adjectives that say whether the noun before them is given at all.
var lightVerbs = strings.Fields(`accord effectu fai fer possib prevu prevo propos envisag dispon applic appliqu valid accept reten du due dus dues autoris interv
	lieu ouvert consent octroy obten vers emis admis permi compris inclus assur garanti couv factur peu pourr ser est sont donn concern relev figur entr
	be availab offer grant provid issu mad mak giv due apply applic approv allow author process includ cover permit paid pay happen sent arrang consider
	on eligib owe refund possib an the going get option warrant justif stand stay remain go extend appear fall qualif valid`)

// deniedVerb is the token of the verb that the "not" at token i denies, -1 if it cannot be told.
func (r *reader) deniedVerb(i int) int {
	skip := notVerbs
	if r.lang == "fr" {
		// "ne … pas": the verb stands between the two, or after them when it is an auxiliary.
		for j := i - 1; j >= 0 && j >= i-5; j-- {
			if r.is(j, "ne") || r.is(j, "n") {
				for k := j + 1; k < i; k++ {
					if !skipped[r.text(k)] && r.tokens[k].Kind == word.Word && !frenchAuxiliaries[r.text(k)] {
						return k
					}
				}
				break
			}
		}
		skip = frenchAuxiliaries
	}
	for j := i + 1; j < len(r.tokens) && j <= i+5; j++ {
		if r.tokens[j].Kind != word.Word {
			if r.is(j, "'") {
				continue
			}
			return -1
		}
		if !skip[r.text(j)] && !skipped[r.text(j)] {
			return j
		}
	}
	return -1
}

var frenchAuxiliaries = wordSet("a", "ont", "avons", "ai", "avez", "est", "sont", "sera", "seront", "ete", "etre", "va", "vont", "peut", "peuvent", "pourra", "pourront", "doit", "etait", "etaient", "serait", "plus", "encore", "toujours", "y", "en")

var notVerbs = wordSet("be", "been", "being", "have", "had", "get", "able", "yet", "currently", "normally", "usually", "actually")

// cueAt tells whether a phrase of the lexicon that decides something holds token i.
func (r *reader) cueAt(i int) bool {
	for _, c := range r.cuesBetween(i-6, i+1) {
		if _, ok := decisions[c.class]; ok && c.from <= i && i < c.to {
			return true
		}
	}
	return false
}
