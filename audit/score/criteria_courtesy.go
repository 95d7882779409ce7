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
		matches := r.find("greeting", m)
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
		if matches := r.find("thanks", m); len(matches) > 0 {
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
		for _, x := range r.find("apology", m) {
			s := m.Doc.Sentence(x.Start)
			quote := m.Quote(s.Start, s.End)
			if r.specific(m, s, x) {
				return found{audit.Mark(1), quote}
			}
			if best.quote == "" {
				best = found{audit.Mark(.5), quote}
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

// specific tells whether the sentence of an apology says what it is for, near the words of apology.
func (r reading) specific(m message, s text.Span, apology text.Match) bool {
	near := func(start, end int) bool {
		between := m.Doc.WordsBetween(apology.Start, apology.End, start, end)
		return end <= apology.Start && between <= wordsBefore || start >= apology.End && between <= wordsAfter
	}
	if len(within(r.words["inconvenience"].find(m.Text), s)) > 0 {
		return false
	}
	for _, x := range within(r.words["harm"].find(m.Text), s) {
		if near(x.Start, x.End) {
			return true
		}
	}
	for _, t := range m.tokens(s) {
		if t.Kind == word.Word && near(t.Start, t.End) && r.tells(m, t) {
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
		for _, x := range r.find("closing", m) {
			if m.words(text.Span{Start: x.End, End: end}) <= closingWords && (len(m.lines) == 1 || x.Start >= m.lines[0].End) {
				return m.one(x)
			}
		}
		return nothing
	})
}
