package fact

// net tells whether another amount was already taken off an amount: "après déduction de la franchise de 30 €, 214 €".
func (r *reader) net(f *Fact) bool {
	if f.Value.Type != Amount {
		return false
	}
	for j := f.from - 1; j > 0 && j >= f.from-25 && !r.endsSentence(j); j-- {
		if startsWith(r.text(j), []string{"deduct", "deduction"}) && (r.is(j-1, "apres") || r.is(j-1, "after")) || r.is(j, "deduction") && r.is(j+1, "faite") {
			return f.from-j > 4
		}
	}
	return r.is(f.to, "net") || r.is(f.to, "nets") || r.is(f.from-1, "net") || r.lessened(f)
}

// lessened tells whether the sentence of the amount f says that an excess or a fee was taken off it: "une fois la franchise
// retirée", "the deductible is already off".
func (r *reader) lessened(f *Fact) bool {
	from, to := f.from, f.to
	for from > 0 && !r.endsSentence(from-1) {
		from--
	}
	for to < len(r.tokens) && !r.endsSentence(to) {
		to++
	}
	for _, c := range r.cuesBetween(from, to) {
		if c.class != excess || c.from <= f.to && f.from <= c.to+2 {
			continue
		}
		for j := max(from, c.from-2); j < min(to, c.to+5); j++ {
			if startsWith(r.text(j), deducts) {
				return true
			}
		}
	}
	return false
}

// deducts begin the words for taking one amount off another.
var deducts = []string{"retir", "enlev", "dedui", "deduct", "deduc", "taken", "less", "minus", "soustrai", "ote"}
