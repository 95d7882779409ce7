package fact

// resolutions are the classes whose words decide a complaint, and whether they grant it when no negation covers them.
// What costs money goes last: a fee beside a granted request does not refuse it.
var resolutions = map[class]bool{
	refund: true, compensate: true, replace: true, repair: true, cancel: true, renews: false, restore: true, unlock: true,
	erase: true, freeze: true, transfer: true, accept: true, refuse: false, waive: true, cover: true, exclude: false,
}

// findDecisions makes a decision of every committed phrase that grants or refuses something, at the phrase itself. What
// the customer only asked for is none.
func (r *reader) findDecisions() []Fact {
	var found []Fact
	for _, c := range r.cues {
		grants, ok := resolutions[c.class]
		clause := r.clauses[r.clauseOf(c.from)]
		whole := c.class == accept || c.class == refuse // "your request for a refund is refused" decides
		if !ok || clause.Aside != 0 || r.taken[c.from] || !whole && r.requested(c) {
			continue
		}
		text := "granted"
		if grants == r.negated(c.from, c.to) {
			text = "refused"
		}
		found = append(found, Fact{
			Value: Value{Type: Decision, Text: text}, Start: r.tokens[c.from].Start, End: r.tokens[c.to-1].End, Committed: true,
		})
	}
	return found
}
