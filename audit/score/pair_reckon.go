package score

import (
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit/fact"
)

// reckon matches the amounts that can be worked out from what the other text says.
func (m *pairing) reckon() {
	workedA, takenB := workedOut(m.a, m.b, m.matchedA)
	workedB, takenA := workedOut(m.b, m.a, m.matchedB)
	leftA, leftB := left(m.a, m.matchedA, workedA, takenA), left(m.b, m.matchedB, workedB, takenB)
	settle(m.a, m.b, m.matchedA, workedA, m.matchedB, takenB, leftA > 0 || leftB == 0)
	settle(m.b, m.a, m.matchedB, workedB, m.matchedA, takenA, leftB > 0 || leftA == 0)
	for i, f := range m.a.Facts {
		m.matchedA[i] = m.matchedA[i] || f.Value.Type == fact.Amount && !m.rivalsLeft(m.b, m.matchedB) && portion(f, m.b, m.a) || f.Value.Type == fact.Count && named(f, m.b)
	}
	for j, g := range m.b.Facts {
		m.matchedB[j] = m.matchedB[j] || g.Value.Type == fact.Amount && !m.rivalsLeft(m.a, m.matchedA) && portion(g, m.a, m.b) || g.Value.Type == fact.Count && named(g, m.a)
	}
	m.reckonDays(m.a, m.b, m.matchedA, m.matchedB)
	m.reckonDays(m.b, m.a, m.matchedB, m.matchedA)
}

// settle matches what was worked out for t, and what of other it was worked out from, if it may. What other says as well, if
// only to put it aside, does not rest on that.
func settle(t, other *Text, matched, worked, others, taken []bool, may bool) {
	for i, ok := range worked {
		if ok && may {
			matched[i] = true
			if hasEqual(t.Facts[i], other) {
				continue
			}
			for j, ok := range taken {
				others[j] = others[j] || ok
			}
		}
	}
}

// workedOut marks the amounts of t that can be worked out from what other says, and those of other that it takes.
func workedOut(t, other *Text, matched []bool) (worked, taken []bool) {
	worked, taken = make([]bool, len(t.Facts)), make([]bool, len(other.Facts))
	for i, f := range t.Facts {
		worked[i] = !matched[i] && f.Value.Type == fact.Amount && derived(f, other, t, taken)
	}
	return worked, taken
}

// left counts the amounts that t grants and that have no match, cannot be worked out and take no part in that: the
// difference of £340 is held against half of it, £170, though the other text says of what it is the difference.
func left(t *Text, matched, worked, taken []bool) int {
	n := 0
	for i, f := range t.Facts {
		if f.Value.Type == fact.Amount && !matched[i] && !worked[i] && !taken[i] && f.Committed && promises(f) && !exclusive[f.Role] && family(f.Role) != "fee" {
			n++
		}
	}
	return n
}

// rivalsLeft tells whether t grants an amount that has no match.
func (m *pairing) rivalsLeft(t *Text, matched []bool) bool {
	for i, f := range t.Facts {
		if f.Value.Type == fact.Amount && !matched[i] && f.Committed && promises(f) && !exclusive[f.Role] {
			return true
		}
	}
	return false
}

// portion tells whether a known amount is a percentage, which the text that states it names, of an amount of t.
func portion(known fact.Fact, t, other *Text) bool {
	for _, f := range t.Facts {
		if f.Value.Type != fact.Amount {
			continue
		}
		for _, g := range other.Facts {
			if g.Value.Type == fact.Percent && partOf(f.Value.Low, g.Value.Low, known.Value.Low) {
				return true
			}
		}
	}
	return false
}

// partOf tells whether part is percent (in hundredths) of whole, or what is left of it.
func partOf(whole, percent, part int64) bool {
	return whole*percent/10000 == part || whole*(10000-percent)/10000 == part
}

// named tells whether t has the number of a count without its noun, "the 2,400 on your card", "four of your six tins", or two
// counts of the same things whose difference it is: "640 points", "from 1,380 to 2,020".
func named(known fact.Fact, t *Text) bool {
	if slices.Contains(t.Numbers, known.Value.Low) || slices.ContainsFunc(t.Portions, func(p fact.Portion) bool { return p.Of > 0 && !p.Whole && p.N == known.Value.Low }) {
		return true
	}
	for i, f := range t.Facts {
		for j, g := range t.Facts {
			if i != j && f.Value.Type == fact.Count && g.Value.Type == fact.Count && f.Value.Low-g.Value.Low == known.Value.Low {
				return true
			}
		}
	}
	return false
}

// reckonDays matches a weekday of other that is a weekday of t and a delay of t further on, and durations that differ by a
// number one of the texts names: "three of twelve months", "the nine months left".
func (m *pairing) reckonDays(t, other *Text, matched, otherMatched []bool) {
	for i, f := range t.Facts {
		for j, g := range other.Facts {
			if matched[i] || otherMatched[j] || f.Value.Type != g.Value.Type || f.Value.Unit != g.Value.Unit {
				continue
			}
			switch {
			case f.Value.Type == fact.Date:
				for _, d := range t.Facts {
					if d.Value.Type == fact.Duration && f.Value.After(d.Value, g.Value) {
						matched[i], otherMatched[j] = true, true
					}
				}
			case f.Value.Type == fact.Duration && f.Value.Unit == "mo" && f.Value.Low > g.Value.Low:
				const month = 30 * 24 * 60
				n := (f.Value.Low - g.Value.Low) / month
				if n != f.Value.Low/month && n != g.Value.Low/month && (slices.Contains(t.Counts, n) || slices.Contains(other.Counts, n)) {
					matched[i], otherMatched[j] = true, true
				}
			}
		}
	}
}

// makeUp tells whether the durations f, of t, and g together make a third that t names, or differ by how late or early t says
// something was, or by what t says that something takes after f: "eleven days into your 30-day pass", "you had nineteen days left".
func makeUp(t *Text, f, g fact.Fact) bool {
	if f.Value.Type != fact.Duration || f.Value.Low != f.Value.High || g.Value.Low != g.Value.High || f.Value.Low == 0 || g.Value.Low == 0 {
		return false
	}
	apart := max(f.Value.Low-g.Value.Low, g.Value.Low-f.Value.Low)
	return slices.ContainsFunc(t.Facts, func(h fact.Fact) bool {
		return h.Value.Type == fact.Duration && h.Value.Low == h.Value.High && (h.Value.Low == f.Value.Low+g.Value.Low ||
			h.Value.Low == apart && (h.Role == "lateness" || f.Value.Low < g.Value.Low && (h.Takes || f.Takes)))
	})
}

// derived tells whether a known amount can be worked out from what t says: a price times a number of nights, a sum, a
// difference, a share; and marks the amounts of t that it takes. other is the text that states it; its numbers may be the
// factor.
func derived(known fact.Fact, t, other *Text, taken []bool) bool {
	v := known.Value
	for i, f := range t.Facts {
		if f.Value.Type != fact.Amount {
			continue
		}
		x := f.Value.Low
		if f.Spoken && v.Low > x && slices.ContainsFunc(t.Facts, func(g fact.Fact) bool { // "three seventy-five and the tax, four hundred and fifty"
			return g.Value.Type == fact.Amount && g.Value.Low != 100*x && (100*x+v.Low == g.Value.Low || 100*x+g.Value.Low == v.Low)
		}) {
			taken[i] = true
			return true
		}
		if multiple(x, v.Low, t.Counts) || multiple(x, v.Low, other.Counts) || inParts(x, v.Low, t, other) {
			taken[i] = true
			return true
		}
		if reckonedWith(x, v.Low, t.Numbers) {
			taken[i] = true
			return true
		}
		for j, g := range t.Facts {
			y := g.Value.Low
			if g.Value.Type == fact.Amount && i != j && known.Value.Low > max(x, y) && timesEach(x, y, v.Low, t.Counts) {
				taken[i], taken[j] = true, true
				return true
			}
			switch {
			case g.Value.Type == fact.Percent && partOf(x, y, v.Low):
				taken[i] = true
				return true
			case g.Value.Type == fact.Amount && i != j && (addedUp(t, f, g) || totals(known, other) || !rest(known, f, g, other) && !rest(known, g, f, other)) && !spared(known, t, f, other) && !spared(known, t, g, other) && (x+y == v.Low && !(known.Net && (f.Net || g.Net)) || x-y == v.Low && !takenOff(t, f, g)):
				taken[i], taken[j] = true, true
				return true
			}
		}
	}
	return total(known, t, taken)
}

// reckonedWith tells whether one of two amounts is the other with one of numbers added or taken off, whose currency goes
// without saying: "512 € instead of the 448 quoted", "64 € too much".
func reckonedWith(x, y int64, numbers []int64) bool {
	return slices.ContainsFunc(numbers, func(n int64) bool { return n*100 != x && (x-n*100 == y || n*100-x == y) })
}

// timesEach tells whether sum is so many of x and so many of y, two adults and a child.
func timesEach(x, y, sum int64, counts []int64) bool {
	for _, n := range counts {
		if x != y && n*x < sum && (sum-n*x == y || slices.ContainsFunc(counts, func(m int64) bool { return m*y == sum-n*x })) {
			return true
		}
	}
	return false
}

// most is how many amounts of a text are added up at most.
const most = 8

// total tells whether a known amount is what three or more different amounts of t come to, and marks them.
func total(known fact.Fact, t *Text, taken []bool) bool {
	var parts []int
	for i, f := range t.Facts {
		if f.Value.Type == fact.Amount && f.Value.Low < known.Value.Low && f.Value.Low > 0 && !slices.ContainsFunc(parts, func(j int) bool { return t.Facts[j].Value.Low == f.Value.Low }) {
			parts = append(parts, i)
		}
	}
	if len(parts) < 3 || len(parts) > most {
		return false
	}
	for set := range 1 << len(parts) {
		sum, n := int64(0), 0
		for k, i := range parts {
			if set>>k&1 == 1 {
				sum += t.Facts[i].Value.Low
				n++
			}
		}
		if n < 3 || sum != known.Value.Low {
			continue
		}
		for k, i := range parts {
			taken[i] = taken[i] || set>>k&1 == 1
		}
		return true
	}
	return false
}

// addedUp tells whether t names the amounts f and g as two that belong together: "the fare of $389.00 and taxes of $28.60".
func addedUp(t *Text, f, g fact.Fact) bool {
	if f.Start > g.Start {
		f, g = g, f
	}
	const close = 40 // bytes
	if f.Clause != g.Clause || g.Start-f.End > close || f.End > g.Start {
		return false
	}
	between := t.Quote(f.End, g.Start)
	return strings.Contains(between, " and ") || strings.Contains(between, " et ") || strings.Contains(between, " plus ")
}

// totals tells whether t says that the known amount is a sum: "31,40 € en tout".
func totals(known fact.Fact, t *Text) bool {
	const close = 16 // bytes
	after := t.Quote(known.End, min(known.End+close, len(t.Doc.String())))
	for _, words := range []string{" en tout", " au total", " in all", " in total", " altogether", " all told"} {
		if strings.HasPrefix(after, words) && !strings.HasPrefix(after, " en tout cas") {
			return true
		}
	}
	return false
}

// rest tells whether f is what is left of a known amount after g was taken off, or the other way round, and both are what the
// customer gets back: without g in the other text one of them is wrong.
func rest(known, f, g fact.Fact, other *Text) bool {
	return known.Value.Low-f.Value.Low == g.Value.Low && known.Role != "" && known.Role != "price" && family(known.Role) == "refund" && family(f.Role) == "refund" && !hasEqual(g, other)
}

// spared tells whether f, of t, need not be paid and other names it as well, so that it is no part of a known amount that the
// customer gets back: "a cheque for £150, and the £60 fee is not charged".
func spared(known fact.Fact, t *Text, f fact.Fact, other *Text) bool {
	if family(known.Role) != "refund" || !hasEqual(f, other) {
		return false
	}
	free, refunded := false, family(f.Role) == "refund"
	for _, c := range t.Claims {
		if c.Clause == f.Clause && c.Kind == fact.Decided && c.Committed {
			free = free || c.Topic == "cost" && c.Positive
			refunded = refunded || c.Topic == "refund"
		}
	}
	return free && !refunded
}

// multiple tells whether one of two amounts is the other times one of counts.
func multiple(x, y int64, counts []int64) bool {
	return slices.ContainsFunc(counts, func(n int64) bool { return x*n == y || y*n == x })
}

// inParts tells whether part is so many of so many parts of whole: nine twelfths, for nine months of twelve. One number must
// come from either text, and both must count the same: the four of you and the six hours of a delay make no share.
func inParts(whole, part int64, t, other *Text) bool {
	for _, f := range t.Facts {
		for _, g := range other.Facts {
			if f.Value.Type != fact.Duration || g.Value.Type != fact.Duration || f.Value.Unit != g.Value.Unit || max(f.Value.Low, g.Value.Low) <= fewest[f.Value.Unit] {
				continue
			}
			if low, high := min(f.Value.Low, g.Value.Low), max(f.Value.Low, g.Value.Low); low > 0 && low != high && part != whole && whole*low == part*high {
				return true
			}
		}
	}
	return false
}

// fewest are the times, in minutes, beyond which one that is part of another tells a share: two nights of three are what is
// granted and what is not.
var fewest = map[string]int64{"h": 3 * 60, "d": 3 * 24 * 60, "bd": 3 * 24 * 60, "w": 3 * 7 * 24 * 60, "mo": 3 * 30 * 24 * 60, "y": 3 * 365 * 24 * 60}

// takenOff tells whether f is what is left after g was taken off, so that it is not taken off again.
func takenOff(t *Text, f, g fact.Fact) bool {
	for _, whole := range t.Facts {
		if whole.Value.Type == fact.Amount && whole.Value.Low == f.Value.Low+g.Value.Low {
			return true
		}
	}
	return f.Net
}
