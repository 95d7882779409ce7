package score

import (
	"slices"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/text"
	"github.com/diapason-audit/diapason/audit/text/word"
)

// How far into a message a greeting stands at most: in lines, and in words of its line ("Alfa customer service, good
// morning"). The customer's name stands in the same line, few words after it.
const (
	greetingLines = 3
	greetingWords = 8
	nameWords     = 4
)

// greeting (C18) is 0 without a greeting, 0.5 for one that fits anybody, 1 with the customer's name.
func greeting(r reading) found {
	return r.best(func(m message) found {
		matches := r.find(m, "greeting")
		for _, line := range m.lines[:min(len(m.lines), greetingLines)] {
			greets := slices.DeleteFunc(within(matches, line), func(x text.Match) bool {
				return m.words(text.Span{Start: line.Start, End: x.Start}) >= greetingWords
			})
			for _, x := range greets {
				for _, t := range m.tokens(text.Span{Start: x.End, End: line.End}) {
					if slices.Contains(r.complaint.names, t.Text) && m.Doc.WordsBetween(x.Start, x.End, t.Start, t.End) < nameWords {
						return found{audit.Mark(1), m.Quote(x.Start, t.End)}
					}
				}
			}
			if len(greets) > 0 {
				return found{audit.Mark(.5), m.Quote(greets[0].Start, greets[0].End)}
			}
		}
		return nothing
	})
}

// thanks (C19) is 1 when the customer is thanked for something.
func thanks(r reading) found {
	return r.best(func(m message) found {
		if matches := r.find(m, "thanks"); len(matches) > 0 {
			return m.one(matches[0])
		}
		return nothing
	})
}

// empathy (C20) is 0 without an apology or sympathy, 0.5 for a formula, 1 when its sentence names what happened: a harm,
// or something the customer told.
func empathy(r reading) found {
	return r.best(func(m message) found {
		best := nothing
		inconvenience, harm := r.all(m, "inconvenience"), r.all(m, "harm")
		for _, x := range r.find(m, "apology") {
			s := m.Doc.Sentence(x.Start)
			if len(within(inconvenience, s)) == 0 && (besides(m, x, within(harm, s)) || r.toldNear(m, x, s)) {
				return found{audit.Mark(1), m.Quote(s.Start, s.End)}
			}
			if best.quote == "" {
				best = found{audit.Mark(.5), m.Quote(s.Start, s.End)}
			}
		}
		return best
	})
}

// How far from an apology stands what it is for, in words before and after.
const (
	wordsBefore = 6
	wordsAfter  = 12
)

// besides tells whether one of the matches stands near an apology and is no part of it.
func besides(m message, apology text.Match, matches []text.Match) bool {
	return slices.ContainsFunc(matches, func(x text.Match) bool {
		between := m.Doc.WordsBetween(apology.Start, apology.End, x.Start, x.End)
		return x.End <= apology.Start && between <= wordsBefore || x.Start >= apology.End && between <= wordsAfter
	})
}

// toldNear tells whether a word of the customer's story stands near an apology in its sentence.
func (r reading) toldNear(m message, apology text.Match, s text.Span) bool {
	for _, t := range m.beside(apology, 2*wordsAfter) {
		x := text.Match{Start: t.Start, End: t.End}
		if t.Kind == word.Word && s.Start <= t.Start && t.Start < s.End && besides(m, apology, []text.Match{x}) && r.tells(m, t) {
			return true
		}
	}
	return false
}

// closingWords is how many words may stand after a closing courtesy: a signature, an office, its hours.
const closingWords = 40

// closing (C21) is 1 when the message takes leave with courtesy.
func closing(r reading) found {
	return r.best(func(m message) found {
		end := len(m.Doc.String())
		for _, x := range r.find(m, "closing") {
			if m.words(text.Span{Start: x.End, End: end}) <= closingWords && (len(m.lines) == 1 || x.Start >= m.lines[0].End) {
				return m.one(x)
			}
		}
		return nothing
	})
}
