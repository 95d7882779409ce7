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

// remains tells whether the duration f is what is left of a longer one: "two years of guarantee left", "il vous reste six mois".
func (r *reader) remains(f *Fact) bool {
	if f.Value.Type != Duration {
		return false
	}
	for j := f.to; j < f.to+4 && j < r.clauses[f.Clause].to; j++ {
		switch r.text(j) {
		case "left", "remaining", "restant", "restants", "restantes":
			return true
		}
	}
	for j := f.from - 1; j >= f.from-4 && j >= r.clauses[f.Clause].from; j-- {
		if startsWith(r.text(j), []string{"remaining", "restant", "restez"}) || r.is(j, "reste") || r.is(j, "restait") || r.is(j, "restent") {
			return true
		}
	}
	return false
}

// restOf tells whether only what is left of the amount f is meant: "the rest of your $300 deposit", "le reste des 42 €". "The balance
// of £40" is the amount itself.
func (r *reader) restOf(f *Fact) bool {
	i := f.from - 1
	if f.Value.Type != Amount || !wholly[r.text(i)] && !r.is(i, "des") {
		return false
	}
	if !r.is(i, "des") {
		i--
		if !r.is(i, "of") && !r.is(i, "de") && !r.is(i, "sur") {
			return false
		}
	}
	switch r.text(i - 1) {
	case "rest", "remainder", "balance", "reste", "restant", "solde", "surplus", "remaining":
		return true
	}
	return false
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
