package fact

import (
	"cmp"
	"slices"
	"time"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// A Reading is all that was found in one text.
type Reading struct {
	Decisions []Fact   // what is granted, refused and still open, in reading order
	Facts     []Fact   // in reading order
	Clauses   []Clause // in reading order
	Claims    []Claim  // in reading order
	Counts    []int64  // small numbers that may multiply an amount: "six days", "3 ×"
	Numbers   []int64  // numbers of a hundred and more without the noun of what they count: "the 2,400 on your card"
	Portions  []Portion
	Lang      string
}

// Read reads s once. lang is "fr" or "en"; at may be zero.
func Read(s, lang string, at time.Time) *Reading {
	r := readAll(s, lang, at)
	for n := range r.clauses {
		r.clauses[n].Sense = sense(r.clauseTraits(n), lang)
	}
	return &Reading{Decisions: r.findDecisions(), Facts: r.facts, Clauses: r.clauses, Claims: r.claims, Counts: r.counts(), Numbers: r.wholes(), Portions: r.portions(), Lang: lang}
}

// readAll goes through s once, each step building on those before it.
func readAll(s, lang string, at time.Time) *reader {
	r := &reader{s: s, lang: lang, at: at, tokens: unwrap(s, word.Tokens(s))}
	r.findContacts()
	r.findValues()
	r.findStreets()
	r.findCues()
	r.findClauses()
	r.findNegations()
	r.findKeys()
	r.mergeWeekdays()
	r.turnBounds()
	r.addBare()
	r.assignRoles()
	r.findPending()
	r.findClaims()
	r.findActs()
	r.findBans()
	slices.SortStableFunc(r.facts, func(a, b Fact) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return r
}

// A reader goes through one text.
type reader struct {
	s, lang    string
	at         time.Time
	tokens     []word.Token
	taken      []bool    // by token: part of a value that was read
	numbers    []numeral // those that belong to no value
	cues       []cue
	told       []cue // of the lists of roles
	clauses    []Clause
	negations  []negation
	contained  []bool // by token: part of a phrase that holds its own "no"
	facts      []Fact
	claims     []Claim
	pending    []Fact
	traitSpace Traits // for traits to write into
}

// text is the folded text of token i, "" past either end.
func (r *reader) text(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].Text
}

// is tells whether token i is w.
func (r *reader) is(i int, w string) bool { return r.text(i) == w }

// are tells whether the tokens from i on are words, whatever hyphens and apostrophes part them.
func (r *reader) are(i int, words ...string) bool {
	_, ok := r.after(i, words...)
	return ok
}

// after returns the token after words if they stand at i.
func (r *reader) after(i int, words ...string) (int, bool) {
	for n, w := range words {
		for n > 0 && (r.is(i, "-") || r.is(i, "'")) {
			i++
		}
		if !r.is(i, w) {
			return 0, false
		}
		i++
	}
	return i, true
}

// phrases are word sequences by language.
type phrases map[string]*phraseList

// A phraseList holds word sequences by their first word, and marks the letters those begin with, so that most words are passed
// over without a look-up.
type phraseList struct {
	byFirst map[string][][]string
	heads   [256]bool
}

// byFirstWord sorts the phrases of each language by their first word, so that few are tried at a token.
func byFirstWord(lists map[string][][]string) phrases {
	sorted := phrases{}
	for lang, list := range lists {
		l := &phraseList{byFirst: map[string][][]string{}}
		for _, words := range list {
			l.byFirst[words[0]] = append(l.byFirst[words[0]], words)
			l.heads[words[0][0]] = true
		}
		sorted[lang] = l
	}
	return sorted
}

// afterAny returns the token after the first of the phrases that stands at i.
func (r *reader) afterAny(i int, p phrases) (int, bool) {
	l, w := p[r.lang], r.text(i)
	if l == nil || w == "" || !l.heads[w[0]] {
		return 0, false
	}
	for _, words := range l.byFirst[w] {
		if after, ok := r.after(i, words...); ok {
			return after, true
		}
	}
	return 0, false
}

// end is the byte after token i.
func (r *reader) end(i int) int { return r.tokens[i].End }
