package fact

import (
	"cmp"
	"slices"
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
	"fr": {
		{"etudions", "votre"}, {"examinons", "votre"}, {"en", "cours", "d", "examen"}, {"en", "cours", "d", "etude"}, {"en", "cours", "d", "instruction"}, {"en", "cours", "d", "analyse"},
		{"a", "l", "etude"}, {"sera", "etudiee"}, {"sera", "examinee"}, {"est", "etudiee"}, {"est", "examinee"}, {"aucune", "decision", "n", "a"}, {"en", "attente", "de", "decision"}, {"pas", "encore", "statue"},
	},
	"en": {
		{"under", "review"}, {"under", "consideration"}, {"being", "reviewed"}, {"being", "considered"}, {"being", "assessed"}, {"being", "investigated"}, {"reviewing", "your"}, {"investigating", "your"},
		{"will", "be", "reviewed"}, {"will", "be", "considered"}, {"no", "decision", "has"}, {"not", "yet", "decided"}, {"awaiting", "a", "decision"}, {"decision", "is", "pending"}, {"not", "been", "decided"},
	},
})
