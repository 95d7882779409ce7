package text

import (
	"sort"
	"strings"
)

// A role is what a word does to negations, as bits.
type role uint32

const (
	negates     role = 1 << iota // not, never, cannot, pas, jamais, aucun: opens a negation by itself
	opens                        // ne, n': negates with the word that completes it
	completes                    // completes ne: pas, plus, jamais, rien, aucun, personne, guère, ni
	without                      // sans, without, instead of: negates the few words after it
	nextOnly                     // non: negates the very next word
	verbal                       // unable, impossible, refuse: negates the verb after its particle (to, de)
	hinders                      // prevent, empêcher: like refuse, but without a particle
	cancels                      // manquer de: negated, it promises
	contrasts                    // but, mais: the negation ends here
	cuts                         // if, because, car: another clause
	joins                        // and, et: another clause if a subject follows
	subject                      // we, nous: a subject
	determiner                   // the, votre
	ofs                          // of, de, for: joins a noun to the noun before
	preposition                  // within, sous: ends what without covers
	auxiliary                    // is, will, est, sera: stands between a subject and not
	particle                     // to, de, d': what a verbal negation needs after it
	only                         // only, seulement: not only does not negate
	harmless                     // hesitate, worry, problem: negated, they reassure
	prompt                       // delay, fail: "without delay" does not negate
	bounds                       // exceed, dépasser: negated, they still give the figure
	more                         // more, plus: "no more than", "pas plus de"
	until                        // until, avant: "not until Monday" is on Monday
	later                        // than, tard: what follows such a more
	restricts                    // que: "ne … que" is only
	modal                        // saurions, pouvons: negated by ne alone
	wards                        // avant, moins, crainte: "avant qu'il ne" does not negate
	opening                      // sorry, désolé: no part of a subject
	light                        // a, any, de, un: may stand between a negation and what makes it harmless
	alternative                  // or, nor, ou, ni
)

// roles lists the words of a language by role; a word may have several.
type roles map[role]string

func (r roles) byWord() map[string]role {
	byWord := map[string]role{}
	for bit, words := range r {
		for w := range strings.FieldsSeq(words) {
			byWord[w] |= bit
		}
	}
	return byWord
}

// A negation is one denial: what marks it and what it covers.
type negation struct {
	marks    [2]int32 // units of its first and last word
	from, to int32    // the units it covers, to excluded; its own words do not count
}

// deny works out, for each unit, whether the negations cover it. Two negations cancel each other; the words that negate are
// not negated by themselves.
func deny(negations []negation, units int) []bool {
	turns := make([]bool, units+1) // whether the count of negations changes at a unit by an odd number
	for _, n := range negations {
		turns[n.from] = !turns[n.from]
		turns[n.to] = !turns[n.to]
	}
	denied := turns[:units]
	for i := 1; i < units; i++ {
		denied[i] = denied[i] != denied[i-1]
	}
	for _, n := range negations {
		n.eachMark(func(mark int32) { denied[mark] = !denied[mark] })
	}
	return denied
}

// eachMark calls f for the marks that the negation itself covers.
func (n negation) eachMark(f func(mark int32)) {
	if n.covers(n.marks[0]) {
		f(n.marks[0])
	}
	if n.marks[1] != n.marks[0] && n.covers(n.marks[1]) {
		f(n.marks[1])
	}
}

func (n negation) covers(i int32) bool { return n.from <= i && i < n.to }

func (n negation) marked(i int32) bool { return i == n.marks[0] || i == n.marks[1] }

// deniedWithout tells whether the negations cover unit i, apart from the given ones.
func (d *Doc) deniedWithout(i int32, own []negation) bool {
	denied := d.denied[i]
	for _, n := range own {
		if n.covers(i) && !n.marked(i) {
			denied = !denied
		}
	}
	return denied
}

// negationAt returns the negation that unit i marks. Those found come in the order of their marks and share none.
func (d *Doc) negationAt(i int32) (negation, bool) {
	at := sort.Search(len(d.negations), func(k int) bool { return d.negations[k].marks[1] >= i })
	if at < len(d.negations) && d.negations[at].marked(i) {
		return d.negations[at], true
	}
	return negation{}, false
}

// negations finds the denials of d. Scope is judged without a parser: forward to the end of the clause, which a stop, a
// contrast, a condition or a new subject ends; back over the noun that stands as the subject ("a refund is not possible").
func negations(d *Doc) []negation {
	s := scoper{d: d}
	for i := range d.units {
		if i < s.next {
			continue
		}
		switch r := d.units[i].role; {
		case r == 0:
		case r&opens != 0:
			s.french(i)
		case r&negates != 0:
			s.plain(i)
		case r&completes != 0 && r&alternative != 0: // ni
			s.plain(i)
		case r&without != 0:
			s.without(i)
		case r&nextOnly != 0:
			if !s.has(i+1, only) && s.together(i, i+1) {
				s.add(negation{[2]int32{int32(i), int32(i)}, int32(i), int32(i + 2)})
			}
		case r&hinders != 0:
			s.add(negation{[2]int32{int32(i), int32(i)}, int32(i), int32(s.clauseEnd(i))})
		case r&verbal != 0:
			s.verbal(i)
		}
	}
	return s.found
}

// A scoper works out the negations of a Doc from left to right.
type scoper struct {
	d     *Doc
	found []negation
	next  int // first unit that no negation has used up as a mark
	reach int // unit after the last that a negation covers
}

func (s *scoper) add(n negation) {
	s.found = append(s.found, n)
	s.next = max(s.next, int(n.marks[1])+1)
	s.reach = max(s.reach, int(n.to))
}

func (s *scoper) has(i int, r role) bool {
	return 0 <= i && i < len(s.d.units) && s.d.units[i].role&r != 0
}

func (s *scoper) is(i int, words ...string) bool {
	if i < 0 || i >= len(s.d.units) {
		return false
	}
	for _, w := range words {
		if s.d.units[i].text == w {
			return true
		}
	}
	return false
}

// together tells whether nothing stands between units i and j but words.
func (s *scoper) together(i, j int) bool {
	for k := i + 1; k <= j; k++ {
		if k >= len(s.d.units) || s.d.units[k].before > blank {
			return false
		}
	}
	return true
}

// covered tells whether a negation found so far reaches unit i. In French a second word of negation then only agrees
// with the first: "sans aucun frais", "ne … jamais rien".
func (s *scoper) covered(i int) bool { return i < s.reach }

// french handles ne at unit i: with the word that completes it, or alone before some verbs; else it restricts (ne … que)
// or says nothing.
func (s *scoper) french(i int) {
	if s.covered(i) && s.openedBy(i, completes) { // "aucun remboursement ne sera"
		s.next = i + 1
		return
	}
	if s.d.units[i].text == "n" && !s.elided(i) { // "commande n° 12"
		return
	}
	last := i
	restricted := false
	for j := i + 1; j < min(i+9, len(s.d.units)); j++ {
		if s.d.units[j].before >= stop || s.has(j, opens|contrasts) {
			break
		}
		if s.has(j, restricts) {
			restricted = true
			break
		}
		if s.has(j, completes) {
			last = j
			break
		}
	}
	switch {
	case last == i:
		if !restricted && !s.warded(i) && (s.has(i+1, modal) || s.has(i+2, modal)) {
			s.clause(i, i)
		}
		return
	case s.is(last, "plus") && s.has(last+1, restricts), // "vous n'avez plus qu'à"
		s.excused(i, last):
		s.next = last + 1
		return
	}
	s.clause(i, last)
}

// openedBy tells whether the last negation found opens with a word of role r in the clause of unit i.
func (s *scoper) openedBy(i int, r role) bool {
	n := s.found[len(s.found)-1]
	return s.has(int(n.marks[0]), r) && int(n.to) > i
}

// warded tells whether ne at unit i follows "avant que" and the like.
func (s *scoper) warded(i int) bool {
	for j := i - 1; j >= max(0, i-4) && s.d.units[j+1].before < stop; j-- {
		if s.has(j, wards) {
			return true
		}
	}
	return false
}

// plain handles a word at unit i that negates by itself.
func (s *scoper) plain(i int) {
	last := i
	if s.d.units[i].text == "t" && !(i > 0 && strings.HasSuffix(s.d.units[i-1].text, "n") && s.elided(i-1)) {
		return
	}
	if s.d.lang == "fr" {
		if s.covered(i) && !s.is(i, "non") && s.d.units[i].before == blank {
			s.next = i + 1
			return
		}
		if s.is(i, "pas") && s.is(i-1, "un", "premier", "faux", "pourquoi") || s.is(i, "jamais") && s.is(i-1, "si") ||
			s.is(i, "rien") && s.is(i-1, "de", "un") {
			return
		}
	}
	if s.is(i, "nor", "neither") && s.covered(i) && s.d.units[i].before == blank {
		s.next = i + 1
		return
	}
	if s.is(i, "not") && (s.is(i-1, "why", "or") || s.is(i-1, "if") && !s.together(i, i+1)) || // "if not, write to us"
		s.is(i, "nothing") && s.is(i-1, "for") || s.is(i, "rien") && s.is(i-1, "pour") {
		return
	}
	if s.is(i, "no") && !s.together(i, i+1) { // "No, we will"
		return
	}
	if s.is(i, "no") && s.is(i+1, "longer") && !s.is(i+2, "than") {
		last = i + 1
	} else if s.excused(i, i) {
		s.next = i + 1
		return
	}
	first := i
	if s.d.units[i].text == "t" {
		first = i - 1
	}
	s.clause(first, last)
}

// elided tells whether an apostrophe ends unit i.
func (s *scoper) elided(i int) bool {
	next := int(s.d.units[i].token) + 1
	return next < len(s.d.tokens) && s.d.tokens[next].Text == "'" && !s.d.tokens[next].Spaced
}

// excused tells whether the negation marked by units first to last is none: "not only", "n'hésitez pas", "no problem",
// "no later than", "nous ne manquerons pas de".
func (s *scoper) excused(first, last int) bool {
	for j := first + 1; j < last; j++ { // "ne vous inquiétez pas", "ne refusons pas de"
		if s.has(j, harmless|bounds|hinders) || s.has(j, cancels|verbal) && s.has(last+1, particle) {
			return true
		}
	}
	if s.has(last+1, cancels) && s.has(last+2, particle) && s.together(last, last+2) { // "ne pas manquer de"
		return true
	}
	for j := last + 1; j <= last+3 && s.together(last, j); j++ {
		if s.has(j, bounds) || s.has(j, more) && s.has(j+1, ofs|restricts|later) {
			return true
		}
	}
	if s.together(last, last+1) && s.has(last+1, only|until) {
		return true
	}
	for j := last + 1; j <= last+4 && s.together(last, j); j++ { // "pas le moindre problème", "no need to worry"
		if s.has(j, harmless) {
			return true
		}
		if !s.has(j, light|subject|auxiliary|particle) {
			break
		}
	}
	return false
}

// without handles sans, without and their like at unit i: they cover the noun after them, or a whole clause when a verb
// follows ("sans que", "without sending").
func (s *scoper) without(i int) {
	last := i
	if s.is(i, "instead", "rather", "plutot", "lieu") {
		if !s.is(i+1, "of", "than", "que", "qu", "de", "d", "du") || s.is(i, "lieu") && !s.is(i-1, "au") {
			return
		}
		last = i + 1
	}
	for j := i + 1; j <= i+2 && s.together(i, j); j++ { // "sans aucun doute", "without delay"
		if s.has(j, prompt) {
			s.next = j + 1
			return
		}
	}
	end := s.clauseEnd(last)
	if next := last + 1; !s.has(next, restricts) && !s.verbForm(next) {
		for k := next + 1; k < end; k++ {
			if s.has(k, preposition|joins|subject) || k > next+5 {
				end = k
				break
			}
		}
	}
	s.add(negation{[2]int32{int32(i), int32(last)}, int32(i), int32(end)})
}

// verbForm tells whether unit i looks like the verb of "sans renvoyer" or "without sending".
func (s *scoper) verbForm(i int) bool {
	if i >= len(s.d.units) {
		return false
	}
	w := s.d.units[i].text
	if s.d.lang == "en" {
		return strings.HasSuffix(w, "ing")
	}
	return infinitive(w) || s.is(i, "y", "en", "vous", "nous", "le", "la", "les") && i+1 < len(s.d.units) && infinitive(s.d.units[i+1].text)
}

func infinitive(w string) bool {
	return len(w) > 3 && (strings.HasSuffix(w, "er") || strings.HasSuffix(w, "ir") || strings.HasSuffix(w, "re"))
}

// verbal handles unable, impossible and their like at unit i, which negate the verb that follows their particle, and the
// subject before them when none follows ("remboursement impossible").
func (s *scoper) verbal(i int) {
	for j := i + 1; j <= i+3 && s.together(i, j); j++ {
		if s.has(j, particle) {
			s.add(negation{[2]int32{int32(i), int32(i)}, int32(i), int32(s.clauseEnd(i))})
			return
		}
		if !s.is(j, "pour", "nous", "for", "us", "vous", "you") {
			break
		}
	}
	if s.is(i, "impossible") {
		s.add(negation{[2]int32{int32(i), int32(i)}, int32(s.subject(i)), int32(i + 1)})
	}
}

// clause adds a negation marked by units first to last that covers its clause and its subject.
func (s *scoper) clause(first, last int) {
	s.add(negation{[2]int32{int32(first), int32(last)}, int32(s.subject(first)), int32(s.clauseEnd(last))})
}

// longestClause is how many words a negation reaches in a text without punctuation.
const longestClause = 60

// clauseEnd is the unit after the clause that holds unit i.
func (s *scoper) clauseEnd(i int) int {
	last := min(len(s.d.units), i+longestClause)
	for j := i + 1; j < last; j++ {
		u := s.d.units[j]
		switch {
		case u.before >= stop:
			return j
		case u.before == comma:
			if j == i+1 && s.is(i, "not", "cannot", "t", "pas", "plus") { // "we cannot, as you know, refund": over the insertion
				if k := s.nextComma(j); k > 0 {
					j = k
					continue
				}
			}
			if !s.listed(j) {
				return j
			}
		}
		switch {
		case u.role&(contrasts|cuts) != 0:
			return j
		case u.role&joins != 0 && s.opensClause(j+1):
			return j
		}
	}
	return last
}

// nextComma is the unit after the next comma of the clause that begins at unit i; 0 without one.
func (s *scoper) nextComma(i int) int {
	for j := i + 1; j < min(i+8, len(s.d.units)); j++ {
		switch before := s.d.units[j].before; {
		case before >= stop:
			return 0
		case before == comma:
			return j
		}
	}
	return 0
}

// listed tells whether the comma before unit i parts the members of a list that ends with or: "no refund, exchange or
// voucher".
func (s *scoper) listed(i int) bool {
	for j := i; j < min(i+5, len(s.d.units)); j++ {
		switch {
		case j > i && s.d.units[j].before > comma, s.has(j, subject|auxiliary|contrasts|cuts):
			return false
		case s.has(j, alternative):
			return j > i
		}
	}
	return false
}

// opensClause tells whether a verb of its own begins at unit i, after and: "and we will", "and will", "and your refund
// is". In French nous and vous are objects before an infinitive: "vous livrer et vous rembourser".
func (s *scoper) opensClause(i int) bool {
	if i >= len(s.d.units) {
		return false
	}
	switch {
	case s.has(i, subject):
		return !(s.d.lang == "fr" && s.is(i, "nous", "vous") && i+1 < len(s.d.units) && infinitive(s.d.units[i+1].text))
	case s.has(i, determiner):
		for j := i + 1; j < i+5 && s.together(i, j) && !s.has(j, ofs|restricts|subject); j++ {
			if s.has(j, auxiliary) {
				return true
			}
		}
		return false
	case s.d.lang == "fr":
		w := s.d.units[i].text
		return len(w) > 5 && strings.HasSuffix(w, "ons")
	}
	return s.has(i, auxiliary)
}

// subject is the first unit of the subject that stands before the negation at unit i: "le remboursement de vos frais
// n'est", "a refund will not". It is i where a pronoun stands, or nothing.
func (s *scoper) subject(i int) int {
	k := i
	for k > 0 && s.d.units[k].before == blank && s.has(k-1, auxiliary) {
		k--
	}
	from := k
	for ; k > 0 && s.d.units[k].before == blank && from-k < 7; k-- {
		switch u := s.d.units[k-1]; {
		case u.role&ofs != 0:
		case u.role&determiner != 0:
			if !s.has(k-2, ofs) || s.d.units[k-1].before != blank {
				return k - 1
			}
		case u.role&(subject|contrasts|cuts|joins|auxiliary|opening|restricts|particle) != 0:
			return k
		}
	}
	return k
}
