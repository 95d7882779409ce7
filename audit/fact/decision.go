package fact

import (
	"cmp"
	"slices"
	"strings"
)

// resolutions are the classes whose words decide a complaint, and whether they grant it when no negation covers them.
// What costs money goes last: a fee beside a granted request does not refuse it.
var resolutions = map[class]bool{
	refund: true, compensate: true, replace: true, repair: true, cancel: true, renews: false, restore: true, unlock: true,
	erase: true, freeze: true, transfer: true, accept: true, refuse: false, waive: true, cover: true, exclude: false,
}

// findDecisions makes a decision of every committed phrase that grants or refuses something, at the phrase itself. What
// the customer only asked for is none, and what is still open is neither.
func (r *reader) findDecisions() []Fact {
	var found []Fact
	for _, c := range r.cues {
		grants, ok := resolutions[c.class]
		clause := r.clauses[r.clauseOf(c.from)]
		whole := c.class == accept || c.class == refuse // "your request for a refund is refused" decides
		if !ok || clause.Aside != 0 || clause.open || r.taken[c.from] || !whole && r.requested(c) {
			continue
		}
		text := Granted
		if grants == r.negated(c.from, c.to) {
			text = Refused
		}
		found = append(found, Fact{
			Value: Value{Type: Decision, Text: text}, Start: r.tokens[c.from].Start, End: r.tokens[c.to-1].End, Committed: true,
		})
	}
	found = append(found, r.pending...)
	slices.SortStableFunc(found, func(a, b Fact) int { return cmp.Compare(a.Start, b.Start) })
	return found
}

// findPending finds what is said to be still open: "your request is under review", "nous étudions votre demande". It decides
// nothing, whatever its clause names, and contradicts neither a grant nor a refusal.
func (r *reader) findPending() {
	for i := range r.tokens {
		to, ok := r.afterAny(i, pendings)
		if c := &r.clauses[r.clauseOf(i)]; ok && c.Aside == 0 {
			c.open = true
			r.pending = append(r.pending, Fact{Value: Value{Type: Decision, Text: Pending}, Start: r.tokens[i].Start, End: r.end(to - 1), Committed: true})
		}
	}
}

// pendings are the words that say that nothing is decided yet, by language.
var pendings = byFirstWord(map[string][][]string{
	"fr": wordLists(`etudions votre, examinons votre, reexaminons votre, reexaminons les, en cours d examen, en cours d etude, en cours d instruction, en cours d analyse,
		en cours de verification, en cours d arbitrage, a l etude, sera etudiee, sera examinee, est etudiee, est examinee, sera etudie, sera examine, est etudie, est examine,
		aucune decision n a, en attente de decision, en attente d une decision, en attente d arbitrage, attend la decision, attend l arbitrage, attend encore, attendons le retour,
		attendons la reponse, attendons la decision, attendons l avis, attendons son, attendons le verdict, attendons encore, dans l attente de la decision, dans l attente de l avis,
		pas encore statue, pas encore tranche, pas encore decide, pas encore ete etudie, pas encore ete examine, pas encore tombee, pas encore rendu, pas encore prise, pas encore arrete,
		doit trancher, doit se prononcer, doit encore, doit statuer, doit valider, doit donner son, se prononcera, pour se prononcer, se prononcer sur, tranchera, statuera, statuerons,
		rien n est joue, rien n est decide, rien n est tranche, rien n est acquis, reste a confirmer, restent a etablir, reste a etablir, sans verdict, verdict espere, verdict est espere,
		on verra bien, on ne sait pas encore, ne savons pas encore, ne peux pas encore, ne pouvons pas encore, ne peux encore, ne pouvons encore, avant de decider, avant de trancher,
		avant de nous prononcer, avant de chiffrer, en delibere, delibere encore, siege delibere, planche sur, enquete est en cours, enquete en cours, ouvert une enquete,
		encore en train, eplucher, epluche, epluchent, au clair, fera part de sa position, rendra son avis, rend son avis, rendra sa decision, decision vous sera, decision sera prise,
		decision motivee vous, serez fixe, serez fixee, en instance, en suspens, sur liste d attente, doit encore se`),
	"en": wordLists(`under review, under consideration, under investigation, under assessment, being reviewed, being considered, being assessed, being investigated, being looked at,
		being looked into, being examined, being weighed, reviewing your, investigating your, assessing your, considering your, will be reviewed, will be considered, will be decided,
		be weighed up, no decision has, no decision on, no verdict, not yet decided, yet to decide, yet to be decided, yet to rule, yet to hear, awaiting a decision, awaiting a verdict,
		awaiting approval, awaiting sign off, awaiting the outcome, decision is pending, remains pending, is still pending, pending a decision, pending the outcome, pending review,
		not been decided, haven t decided, hasn t decided, hasn t been decided, have not decided, has not decided, hasn t pronounced, haven t ruled, hasn t ruled, haven t made up, still assessing,
		still investigating, still reviewing, still looking, still checking, still considering, still waiting, still hunting, still digging, still chasing, still weighing,
		we re waiting on, we are waiting on, we re waiting for, we are waiting for, our assessor awaits, is waiting on, could go either way, go either way, jury s still out, jury is still out,
		on their desk, on her desk, on his desk, joined the pile, before we can decide, before we can judge, before we can say, before ruling, we ll decide, we will decide, will then decide,
		decide whether, judge whether, can say yea, neither confirm nor, neither one nor, been ruled in, panel will, tribunal will, committee will, ombudsman will, will rule on, will adjudicate,
		hand down its, give this the nod, give it the nod, can t promise either, cannot promise either, depends on the, hinges on, hangs on it, for assessment, in talks with`),
})

// wordLists cuts a list of phrases, parted by commas, into their words.
func wordLists(list string) [][]string {
	var phrases [][]string
	for phrase := range strings.SplitSeq(list, ",") {
		phrases = append(phrases, strings.Fields(phrase))
	}
	return phrases
}
