package score

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/text"
	"github.com/diapason-audit/diapason/audit/text/word"
)

// Where who writes says so: in the first lines, where a call or a chat opens, or in the last.
const (
	openingLines = 3
	closingLines = 5
	shortLine    = 8 // words of a line that says little more than who writes
	shortWord    = 4 // letters of a word that may join a name to an office: "Lou de Gribanet"
)

// signature (C22) is 0 without one, 0.5 for a team or a service, 1 for a person: a first name, or the initials after ^.
func signature(r reading) found {
	return r.best(func(m message) found {
		teams, introductions := r.all(m, "team"), r.find(m, "introduces")
		courtesies := r.all(m, "greeting", "closing", "thanks", "apology")
		office := nothing
		for i := len(m.lines) - 1; i >= 0; i-- {
			line := m.lines[i]
			if initials, ok := m.initials(line); ok {
				return m.one(initials)
			}
			if i >= openingLines && i < len(m.lines)-closingLines {
				continue
			}
			if name, ok := r.introduced(m, line, introductions); ok {
				return m.one(name)
			}
			if m.words(line) > shortLine {
				continue
			}
			said := slices.Concat(within(courtesies, line), within(introductions, line))
			courteous := len(said) > 0 || i > 0 && len(within(courtesies, m.lines[i-1])) > 0
			if courteous || m.alone(line) && i >= openingLines-1 {
				if name, ok := r.signs(m, line, append(said, within(teams, line)...)); ok {
					return m.one(name)
				}
			}
			if signers := within(teams, line); len(signers) > 0 && office.quote == "" && (len(said) > 0 || !r.speaks(m, line, signers)) {
				office = found{audit.Mark(.5), m.Quote(line.Start, line.End)}
			}
		}
		return office
	})
}

// initials finds what stands after ^ in a line.
func (m message) initials(line text.Span) (text.Match, bool) {
	tokens := m.tokens(line)
	for i, t := range tokens {
		if t.Text == "^" && i+1 < len(tokens) && tokens[i+1].Kind == word.Word && !tokens[i+1].Spaced {
			return text.Match{Start: t.Start, End: tokens[i+1].End}, true
		}
	}
	return text.Match{}, false
}

// introduced finds the name that follows words such as "my name is" in a line.
func (r reading) introduced(m message, line text.Span, introductions []text.Match) (text.Match, bool) {
	for _, x := range within(introductions, line) {
		if next := m.tokens(text.Span{Start: x.End, End: line.End}); len(next) > 0 && r.name(m, next[0]) {
			return text.Match{Start: x.Start, End: next[0].End}, true
		}
	}
	return text.Match{}, false
}

// signs finds the name in a short line that holds nothing else: courtesies, the customer, the company and its office
// aside, what is left are words with a capital, and short ones that join them.
func (r reading) signs(m message, line text.Span, beside []text.Match) (name text.Match, ok bool) {
	for _, t := range m.tokens(line) {
		switch {
		case t.Kind == word.Number:
			return name, false
		case t.Kind != word.Word, slices.Contains(r.complaint.names, t.Text), slices.Contains(r.company, t.Text),
			slices.ContainsFunc(beside, func(x text.Match) bool { return x.Start < t.End && t.Start < x.End }):
		case r.name(m, t):
			if !ok {
				name, ok = text.Match{Start: t.Start, End: t.End}, true
			}
		case len(t.Text) > shortWord:
			return name, false
		}
	}
	return name, ok
}

// speaks tells whether a line is a sentence of its own, which names an office and is not signed by it: it ends with a full
// stop and holds a long word beside offices and the company.
func (r reading) speaks(m message, line text.Span, beside []text.Match) bool {
	if !strings.HasSuffix(strings.TrimSpace(m.Quote(line.Start, line.End)), ".") {
		return false
	}
	return slices.ContainsFunc(m.tokens(line), func(t word.Token) bool {
		return t.Kind == word.Word && len(t.Text) > shortWord && !slices.Contains(r.company, t.Text) &&
			!slices.ContainsFunc(beside, func(x text.Match) bool { return x.Start < t.End && t.Start < x.End })
	})
}

// alone tells whether a line begins where the text has a line end.
func (m message) alone(line text.Span) bool {
	tokens := m.Doc.Tokens()
	i, _ := slices.BinarySearchFunc(tokens, line.Start, func(t word.Token, at int) int { return t.Start - at })
	return i > 0 && tokens[i-1].Kind == word.Break
}

// name tells whether a word could be the first name of who writes: it begins with a capital, is no function word and
// nobody else's name.
func (r reading) name(m message, t word.Token) bool {
	first, size := utf8.DecodeRuneInString(m.Quote(t.Start, t.End))
	return t.Kind == word.Word && t.End-t.Start > size && unicode.IsUpper(first) &&
		!slices.Contains(r.complaint.names, t.Text) && !slices.Contains(r.company, t.Text) &&
		(m.Lang != "fr" && m.Lang != "en" || len(m.Doc.Terms(t.Start, t.End)) > 0)
}
