package score

import (
	"slices"

	"github.com/diapason-audit/diapason/audit/fact"
)

// families puts the roles together that different words name alike: what a customer gets back may be called a refund, a
// credit or a gesture.
var families = map[string]string{
	"refund": "refund", "compensation": "refund", "voucher": "refund",
	"delivery": "delivery", "replacement": "delivery",
	"fee": "fee", "debt": "fee", "waiver": "fee", "bill": "fee",
	"window": "window", "return": "window",
	"renewal": "validity", "restoration": "suspension",
}

// family is the group of roles that a role belongs to.
func family(role string) string {
	if f, ok := families[role]; ok {
		return f
	}
	return role
}

// describing are the roles of values that promise nothing: how long something lasted, when it was bought, from which
// price on an offer holds.
var describing = map[string]bool{"lateness": true, "stay": true, "event": true, "threshold": true}

// conflictTypes are the types of conflict by the type of the values. A percentage is an amount.
var conflictTypes = map[fact.Type]string{
	fact.Amount: "amount", fact.Percent: "amount", fact.Duration: "duration", fact.Date: "date", fact.Phone: "contact",
	fact.Email: "contact", fact.URL: "contact", fact.Clock: "date", fact.Postal: "contact", fact.Count: "amount",
}

// How sure a conflict of values is.
const (
	sure      = 0.9 // same role
	likely    = 0.7
	uncertain = 0.5 // the only ones left of their type
)

// A pairing holds the values of two texts against each other.
type pairing struct {
	a, b     *Text
	matchedA []bool // by fact of a: b says the same or leaves room for it
	matchedB []bool
}

// compareFacts matches the values of both texts and adds the conflicts of those that are left.
func (p *Pair) compareFacts(a, b *Text) pairing {
	m := p.matchFacts(a, b)
	for i, f := range a.Facts {
		for j, g := range b.Facts {
			if confidence := m.conflict(i, j); confidence > 0 {
				p.addFacts(a, b, f, g, confidence)
			}
		}
	}
	p.rivals(m)
	p.multiples(m)
	p.portions(a, b)
	p.wholes(m)
	p.shares(m)
	return m
}

func (p *Pair) matchFacts(a, b *Text) pairing {
	m := pairing{a, b, make([]bool, len(a.Facts)), make([]bool, len(b.Facts))}
	sameSums := namesAll(a, b, fact.Amount) && namesAll(b, a, fact.Amount)
	sameTimes := namesAll(a, b, fact.Duration) && namesAll(b, a, fact.Duration)
	// Values that say the same are paired first, those of one thing before those of any, so that "by the 8th" does not
	// take the 3rd of something else for its fulfilment.
	for _, pass := range []func(i, j int) bool{
		func(i, j int) bool {
			f, g := a.Facts[i], b.Facts[j]
			return sameRole(f, g) && f.Relate(g) == fact.Equal && !m.paidAndRefunded(a, m.matchedA, f, b, g) && !m.paidAndRefunded(b, m.matchedB, g, a, f)
		},
		func(i, j int) bool {
			f, g := a.Facts[i], b.Facts[j]
			return f.Relate(g) == fact.Equal && !(m.matchedA[i] && m.matchedB[j]) && (f.Value.Type == fact.Date || f.Value.Type == fact.Amount && sameSums || f.Value.Type == fact.Duration && sameTimes || (known(f) || !rival(b, m.matchedB, f)) && (known(g) || !rival(a, m.matchedA, g)))
		},
		func(i, j int) bool {
			f, g := a.Facts[i], b.Facts[j]
			return !m.matchedA[i] && !m.matchedB[j] && !(f.SaysLess(g) && nearer(a, m.matchedA, g)) && !(g.SaysLess(f) && nearer(b, m.matchedB, f)) && sameRole(f, g) && (f.Role != "" && g.Role != "" && f.Bound != fact.About && g.Bound != fact.About || !rival(b, m.matchedB, f) && !rival(a, m.matchedA, g))
		},
		func(i, j int) bool {
			return m.matchedA[i] != m.matchedB[j] && sameRole(a.Facts[i], b.Facts[j]) && !m.takenEqual(i, j)
		},
		func(i, j int) bool { // "in October (we leave on the 11th)", "11 October"
			if f, g := a.Facts[i], b.Facts[j]; !m.matchedA[i] && !m.matchedB[j] { // "from November", "from 1 November to 31 January"
				return f.Begins() && g.Begins() && (f.Vague() || g.Vague())
			}
			return !m.matchedA[i] && m.matchedB[j] && a.Facts[i].Value.Type == fact.Date && a.Facts[i].Vague() || m.matchedA[i] && !m.matchedB[j] && b.Facts[j].Value.Type == fact.Date && b.Facts[j].Vague()
		},
	} {
		for i, f := range a.Facts {
			for j, g := range b.Facts {
				if f.Value.Type == g.Value.Type && pass(i, j) {
					p.match(&m, i, j)
				}
			}
		}
	}
	m.reckon()
	return m
}

// known tells whether f is a duration whose role comes from words further away: where the other text has the same one, that is
// worth more than another of that role.
func known(f fact.Fact) bool { return f.Value.Type == fact.Duration && f.Guessed }

// opensElse tells whether f is the day from which something holds, g, of the other text, only tells what happens that day, and the
// other text has another day from which something holds: "dès le 2 juillet, le jour où vous emménagez", "à compter du 20".
func opensElse(f, g fact.Fact, other *Text, matched []bool) bool {
	if f.Value.Type != fact.Date || f.Bound != fact.AtLeast || describing[f.Role] || !describing[g.Role] {
		return false
	}
	for j, h := range other.Facts {
		if h.Bound == fact.AtLeast && h.Committed && !matched[j] && promises(h) && f.Relate(h) == fact.Contradictory {
			return true
		}
	}
	return false
}

// sameRole tells whether two values may be of the same thing.
func sameRole(f, g fact.Fact) bool {
	return f.Role == "" || g.Role == "" || family(f.Role) == family(g.Role)
}

// namesAll tells whether other names every value of a type that t commits to. Where both texts name the same ones, a role that was read
// amiss is likelier than that they have changed places.
func namesAll(t, other *Text, typ fact.Type) bool {
	for _, f := range t.Facts {
		if f.Value.Type == typ && f.Committed && !hasEqual(f, other) {
			return false
		}
	}
	return true
}

// paidAndRefunded tells whether t names the amount f without saying what it is of, while other says it twice, so and as the
// refund g, and t refunds another amount: what was paid is the same, what is refunded is not.
func (m *pairing) paidAndRefunded(t *Text, matched []bool, f fact.Fact, other *Text, g fact.Fact) bool {
	return f.Value.Type == fact.Amount && f.Role == "" && family(g.Role) == "refund" && rival(t, matched, g) && slices.ContainsFunc(other.Facts, func(h fact.Fact) bool {
		return h.Start != g.Start && h.Role == "" && h.Value == g.Value
	})
}

// takenEqual tells whether the matched one of a's value i and b's value j is paired with its equal, so that the other
// one is a different promise.
func (m *pairing) takenEqual(i, j int) bool {
	f, g := m.a.Facts[i], m.b.Facts[j]
	if m.matchedA[i] {
		return hasEqual(f, m.b)
	}
	return hasEqual(g, m.a)
}

func hasEqual(f fact.Fact, t *Text) bool {
	for _, g := range t.Facts {
		if f.Relate(g) == fact.Equal && g.Value.Type == f.Value.Type {
			return true
		}
	}
	return false
}

// match notes that a's value i and b's value j can both hold, if so. What is quoted or asked matches nothing when the
// same text commits to something else.
func (p *Pair) match(m *pairing, i, j int) {
	f, g := m.a.Facts[i], m.b.Facts[j]
	relation := f.Relate(g)
	if f.OtherEnd(g) {
		return
	}
	if f.Value.Type == fact.Count && relation != fact.Equal || relation == fact.Contradictory || overruled(m.a, f) && g.Committed && !aboutElse(m.b, g) || overruled(m.b, g) && f.Committed && !aboutElse(m.a, f) {
		return
	}
	if opensElse(f, g, m.b, m.matchedB) || opensElse(g, f, m.a, m.matchedA) {
		return
	}
	if relation == fact.Compatible && (f.Until(g) && sameTerm(f.Role, m.a.Facts, m.b.Facts) || g.Until(f) && sameTerm(g.Role, m.b.Facts, m.a.Facts)) {
		return
	}
	m.matchedA[i], m.matchedB[j] = true, true
	p.Matches = append(p.Matches, Match{conflictTypes[f.Value.Type], m.a.span(f), m.b.span(g), relation})
}

// sameTerm tells whether one of facts is another day of the same role on which both texts agree, so that each says when the thing
// ended and when it ends now: two dates that differ are then two ends.
func sameTerm(role string, facts, others []fact.Fact) bool {
	for _, f := range facts {
		for _, g := range others {
			if f.Role == role && f.Value.Type == fact.Date && f.Bound == fact.Exactly && f.Relate(g) == fact.Equal {
				return true
			}
		}
	}
	return false
}

// overruled tells whether f commits to nothing and t commits to another value of the same thing.
func overruled(t *Text, f fact.Fact) bool {
	if f.Committed {
		return false
	}
	for _, g := range t.Facts {
		if g.Committed && g.Value.Type == f.Value.Type && (f.Role == "" || family(g.Role) == family(f.Role)) && f.Relate(g) == fact.Contradictory {
			return true
		}
	}
	return false
}

// aboutElse tells whether nothing says what f is of and t commits to another amount, so that f may be what was said before:
// "the estimate of £210 assumed that it works; our offer is £160".
func aboutElse(t *Text, f fact.Fact) bool {
	return f.Value.Type == fact.Amount && f.Role == "" && slices.ContainsFunc(t.Facts, func(g fact.Fact) bool {
		return g.Committed && g.Value.Type == fact.Amount && f.Relate(g) == fact.Contradictory
	})
}

// rival tells whether t has an unmatched value of f's type and role.
func rival(t *Text, matched []bool, f fact.Fact) bool {
	for j, g := range t.Facts {
		if !matched[j] && g.Committed && f.Committed && g.Value.Type == f.Value.Type && f.Role != "" && family(g.Role) == family(f.Role) && f.Relate(g) == fact.Contradictory {
			return true
		}
	}
	return false
}

// nearer tells whether t has an unmatched date of the day, where f is of the same thing on another day: what only names the
// month is then not what f is held against.
func nearer(t *Text, matched []bool, f fact.Fact) bool {
	for j, g := range t.Facts {
		if !matched[j] && g.Committed && g.Value.Type == f.Value.Type && !g.Vague() && promises(g) && (sameRole(f, g) || !exclusive[f.Role] && !exclusive[g.Role]) && f.Relate(g) == fact.Contradictory {
			return true
		}
	}
	return false
}

// onSameDay tells whether the clauses of a's time i and b's time j name the same day.
func (m *pairing) onSameDay(i, j int) bool {
	for k, f := range m.a.Facts {
		for l, g := range m.b.Facts {
			if f.Clause == m.a.Facts[i].Clause && g.Clause == m.b.Facts[j].Clause && m.matchedA[k] && m.matchedB[l] && f.Value.Type == g.Value.Type &&
				(f.Value.Type == fact.Date || f.Value.Type == fact.Duration && f.Value.Unit == "d") && f.Relate(g) == fact.Equal {
				return true
			}
		}
	}
	return false
}

// conflict tells how sure it is that a's value i and b's value j cannot both hold; 0 when they can.
func (m *pairing) conflict(i, j int) float64 {
	f, g := m.a.Facts[i], m.b.Facts[j]
	if m.conditions(i, j) {
		return uncertain
	}
	if f.Value.Type != g.Value.Type || m.matchedA[i] || m.matchedB[j] || !f.Committed || !g.Committed ||
		describing[f.Role] || describing[g.Role] || !exclude(f, g) || m.reconciled(f, g) {
		return 0
	}
	switch {
	case f.Value.Type == fact.Count || f.Value.Type == fact.Clock:
		if alone(m.a, m.matchedA, f) && alone(m.b, m.matchedB, g) && (fact.Shared(m.a.context(f), m.b.context(g)) >= 2 ||
			f.Value.Type == fact.Clock && m.onSameDay(i, j) && fact.Shared(m.a.context(f), m.b.context(g)) >= 1) {
			return uncertain
		}
	case conflictTypes[f.Value.Type] == "contact":
		if !reachable(m.matchedA, m.a, f.Value.Type) && !reachable(m.matchedB, m.b, f.Value.Type) {
			return sure
		}
	}
	return 0
}

// conditions tells whether one text makes a condition of a last day or of a time to act in, "if you pay before the 15th", and
// the other makes one of another, or promises it.
func (m *pairing) conditions(i, j int) bool {
	f, g := m.a.Facts[i], m.b.Facts[j]
	if f.Value.Type != g.Value.Type || m.matchedA[i] || m.matchedB[j] || f.Committed && g.Committed || f.Relate(g) != fact.Contradictory {
		return false
	}
	for _, side := range []struct {
		t *Text
		f fact.Fact
	}{{m.a, f}, {m.b, g}} {
		if !side.f.Committed && side.t.Clauses[side.f.Clause].Aside != fact.Supposed {
			return false
		}
		if !side.f.LastDay() && !(f.Value.Type == fact.Duration && acting[family(side.f.Role)]) {
			return false
		}
	}
	return true
}

// acting are the families of times in which the customer has to act.
var acting = map[string]bool{"window": true, "notice": true, "cancellation": true}

// exclusive are the roles that are not mistaken for another: a deposit is no refund, a guarantee no delay.
var exclusive = map[string]bool{
	"window": true, "notice": true, "warranty": true, "validity": true, "excess": true, "deposit": true, "bill": true, "instalment": true, "price": true,
}

// onlyOne tells whether f is the only value of its type that t commits to.
func onlyOne(t *Text, f fact.Fact) bool {
	n := 0
	for _, g := range t.Facts {
		if g.Value.Type == f.Value.Type && g.Committed && promises(g) && (!g.Vague() || f.Vague()) {
			n++
		}
	}
	return n == 1
}

// reachable tells whether t has a matched address of a type: a second one is one more way to call.
func reachable(matched []bool, t *Text, typ fact.Type) bool {
	for i, f := range t.Facts {
		if matched[i] && f.Value.Type == typ {
			return true
		}
	}
	return false
}

// promises tells whether a value is more than a description; "today" seldom is.
func promises(f fact.Fact) bool {
	return !describing[f.Role] && (f.Value.Type != fact.Duration || f.Value.High > 0)
}

// alone tells whether f is the only value of its type in t that promises and has no match, however often it is said.
func alone(t *Text, matched []bool, f fact.Fact) bool {
	n := 0
	for i, g := range t.Facts {
		if g.Value.Type == f.Value.Type && g.Committed && !matched[i] && promises(g) && (!g.Vague() || f.Vague()) && !f.Repeats(g) && (g.Start == f.Start || g.Value != f.Value && !followsFrom(t, f, g)) {
			n++
		}
	}
	return n == 1
}

// followsFrom tells whether one of the amounts f and g of t is so many times the other, so that they say one thing: "twenty each, so
// eighty for the four of you".
func followsFrom(t *Text, f, g fact.Fact) bool {
	return f.Value.Type == fact.Amount && multiple(f.Value.Low, g.Value.Low, t.Counts)
}

// multiples adds a conflict when one text gives an amount several times over and the other says once.
func (p *Pair) multiples(m pairing) {
	for _, f := range m.a.Facts {
		for _, g := range m.b.Facts {
			if f.Committed && g.Committed && f.Value.Type == fact.Amount && g.Value.Type == fact.Amount && f.Value.Relate(g.Value) == fact.Equal &&
				(f.Times > 1 && g.Times == 1 || f.Times == 1 && g.Times > 1) {
				p.addFacts(m.a, m.b, f, g, likely)
			}
		}
	}
}

// wholes adds a conflict when one text gives the whole of an amount that both name and the other only the rest of it: "the rest of
// your $300 deposit", "you get the whole three hundred back".
func (p *Pair) wholes(m pairing) {
	for i, f := range m.a.Facts {
		for j, g := range m.b.Facts {
			if f.Value.Type == fact.Amount && g.Value.Type == fact.Amount && m.matchedA[i] && m.matchedB[j] && f.Committed && g.Committed && f.Relate(g) == fact.Equal &&
				(f.Rest && m.b.inFull(g) || g.Rest && m.a.inFull(f)) {
				p.addFacts(m.a, m.b, f, g, likely)
			}
		}
	}
}

// inFull tells whether t gives all of the amount f.
func (t *Text) inFull(f fact.Fact) bool {
	return !f.Rest && slices.ContainsFunc(t.Facts, func(g fact.Fact) bool {
		return g.Value.Type == fact.Percent && g.Value.Low == 10000 && g.Clause == f.Clause && g.Committed
	})
}

// shares adds a conflict when one text takes a percentage off an amount that both name and the other text another amount:
// "25 % off your bill of £80", "£30 off your £80 bill".
func (p *Pair) shares(m pairing) {
	p.share(m, m.a, m.b, m.matchedA, m.matchedB, false)
	p.share(m, m.b, m.a, m.matchedB, m.matchedA, true)
}

func (p *Pair) share(m pairing, a, b *Text, matchedA, matchedB []bool, turned bool) {
	base, ok := onlyAmount(a, matchedA, true)
	if _, other := onlyAmount(a, matchedA, false); !ok || other {
		return
	}
	if slices.ContainsFunc(b.Facts, func(f fact.Fact) bool { return f.Value.Type == fact.Percent }) {
		return
	}
	left, ok := onlyAmount(b, matchedB, false)
	if !ok || family(left.Role) != "refund" || left.Value.Low >= base.Value.Low {
		return
	}
	for i, f := range a.Facts {
		if f.Value.Type != fact.Percent || matchedA[i] || !f.Committed || f.Value.Low != f.Value.High || !alone(a, matchedA, f) || f.Role != "" && family(f.Role) != "refund" {
			continue
		}
		if off := base.Value.Low * f.Value.Low / 10000; max(off-left.Value.Low, left.Value.Low-off) > 100 {
			if turned {
				p.addFacts(m.a, m.b, left, f, uncertain)
			} else {
				p.addFacts(m.a, m.b, f, left, uncertain)
			}
		}
	}
}

// onlyAmount is the one amount of t that is matched, or not, if there is one.
func onlyAmount(t *Text, matched []bool, want bool) (only fact.Fact, ok bool) {
	for i, f := range t.Facts {
		if f.Value.Type != fact.Amount || matched[i] != want || !f.Committed || describing[f.Role] {
			continue
		}
		if ok {
			return fact.Fact{}, false
		}
		only, ok = f, true
	}
	return only, ok
}

// context lists the keys of the sentence that states f.
func (t *Text) context(f fact.Fact) []uint32 {
	var keys []uint32
	for i := range t.Clauses {
		if c := &t.Clauses[i]; c.Sentence == t.Clauses[f.Clause].Sentence {
			keys = append(keys, c.Keys...)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func (p *Pair) addFacts(a, b *Text, f, g fact.Fact, confidence float64) {
	typ := conflictTypes[f.Value.Type]
	what := typ
	if role := max(f.Role, g.Role); role != "" {
		what += " of the " + role
	}
	p.Conflicts = append(p.Conflicts, Conflict{
		Type: typ, Reason: what, SpanA: a.span(f), SpanB: b.span(g),
		ValueA: f.Value.String(), ValueB: g.Value.String(), Confidence: confidence,
	})
}

func (t *Text) span(f fact.Fact) Span { return Span{f.Start, f.End, t.Quote(f.Start, f.End)} }
