package score

import (
	"cmp"
	"slices"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/text"
	"github.com/diapason-audit/diapason/audit/text/word"
)

// A message is one that the company wrote, read once.
type message struct {
	*Text
	audit.Answer
	kind   audit.Kind
	except []text.Match // what means something else than the cues it holds
	lines  []text.Span  // its sentences, cut at line ends: what stands by itself
}

// A reading is what the criteria of a contact are marked by: all that the company wrote up to the horizon, read together,
// receipts among it, beside the complaint.
type reading struct {
	marks     audit.ContactMarks
	contact   audit.Contact
	outcome   outcome
	values    map[string][]stated // point -> the values stated
	points    []point
	messages  []message // in order
	complaint complaint
	put       put // the complaint as put on the channel
	words     lists
	company   []string // the words of its name, folded
}

func (s *Scorer) reading(m audit.ContactMarks, c audit.Contact, o outcome, values map[string][]stated) reading {
	r := reading{
		marks: m, contact: c, outcome: o, values: values, points: s.points[c.Scenario],
		messages: o.said, complaint: s.cases[c.Scenario], words: s.words,
	}
	r.put = r.complaint.on(c.Channel)
	if company, ok := s.campaign.Company(c.Company); ok {
		r.company = append(folded(company.Name), folded(company.ID)...)
	}
	for i := range r.messages {
		r.messages[i].except = r.all(r.messages[i], "except")
		r.messages[i].lines = lines(r.messages[i].Doc)
	}
	return r
}

// substance tells whether the company wrote more than receipts: an answer, or at least where to turn.
func (r reading) substance() bool {
	return slices.ContainsFunc(r.messages, func(m message) bool { return m.kind == audit.KindAnswer || m.kind == audit.KindRedirect })
}

// lists are the cue lists of criteria, by name.
type lists map[string]cues

func readLists(from map[string]audit.Cues) (lists, error) {
	read := lists{}
	for name, list := range from {
		var err error
		if read[name], err = readCues(list); err != nil {
			return nil, err
		}
	}
	return read, nil
}

// find returns the places of lists' cues in a message that no negation covers and that are no part of something longer
// that means something else: in reading order, of those that begin together the longest first.
func (r reading) find(m message, lists ...string) []text.Match { return m.unless(r.all(m, lists...)) }

// all returns every place of lists' cues in a message, in the same order.
func (r reading) all(m message, lists ...string) []text.Match {
	var matches []text.Match
	for _, list := range lists {
		matches = append(matches, r.words[list].find(m.Text)...)
	}
	inOrder(matches)
	return matches
}

func inOrder(matches []text.Match) {
	slices.SortFunc(matches, func(a, b text.Match) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
}

// unless leaves out what is negated or excepted.
func (m message) unless(matches []text.Match) []text.Match {
	longest := 0
	for _, e := range m.except {
		longest = max(longest, e.End-e.Start)
	}
	return slices.DeleteFunc(matches, func(x text.Match) bool {
		near := within(m.except, text.Span{Start: x.Start - longest, End: x.End})
		return x.Negated || slices.ContainsFunc(near, func(e text.Match) bool { return x.Start < e.End && e.End-e.Start > x.End-x.Start })
	})
}

// says is 1 for the first message that holds one of the cues.
func (r reading) says(c cues) found {
	for _, m := range r.messages {
		matches := m.unless(c.find(m.Text))
		inOrder(matches)
		if len(matches) > 0 {
			return m.one(matches[0])
		}
	}
	return nothing
}

// one is the full mark with its words.
func (m message) one(x text.Match) found { return found{audit.Mark(1), m.Quote(x.Start, x.End)} }

// best is the highest mark of the messages; of equal ones the first.
func (r reading) best(mark func(message) found) found {
	best := nothing
	for i, m := range r.messages {
		if f := mark(m); i == 0 || f.score.Compare(best.score) > 0 {
			best = f
		}
	}
	return best
}

// lines cuts the sentences of a text at line ends, too: a name alone in its line is a signature.
func lines(d *text.Doc) []text.Span {
	var spans []text.Span
	tokens := d.Tokens()
	i := 0
	for _, s := range d.Sentences() {
		start := s.Start
		for ; i < len(tokens) && tokens[i].End <= s.End; i++ {
			if t := tokens[i]; t.Kind == word.Break && t.Start > start {
				spans, start = append(spans, text.Span{Start: start, End: t.Start}), t.End
			}
		}
		if start < s.End {
			spans = append(spans, text.Span{Start: start, End: s.End})
		}
	}
	return spans
}

// within returns those of matches in order that begin in a stretch.
func within(matches []text.Match, s text.Span) []text.Match {
	at := func(x text.Match, at int) int { return cmp.Compare(x.Start, at) }
	from, _ := slices.BinarySearchFunc(matches, s.Start, at)
	to, _ := slices.BinarySearchFunc(matches, s.End, at)
	return matches[from:max(from, to)]
}

// tokens are the words, numbers and signs of a stretch.
func (m message) tokens(s text.Span) []word.Token {
	all := m.Doc.Tokens()
	from, _ := slices.BinarySearchFunc(all, s.Start, func(t word.Token, at int) int { return cmp.Compare(t.Start, at) })
	to, _ := slices.BinarySearchFunc(all, s.End, func(t word.Token, at int) int { return cmp.Compare(t.Start, at) })
	return all[from:to]
}

// beside are the tokens up to n before and after a match, and its own.
func (m message) beside(x text.Match, n int) []word.Token {
	all := m.Doc.Tokens()
	at := func(t word.Token, at int) int { return cmp.Compare(t.Start, at) }
	from, _ := slices.BinarySearchFunc(all, x.Start, at)
	to, _ := slices.BinarySearchFunc(all, x.End, at)
	return all[max(0, from-n):min(len(all), to+n)]
}

// folded are the words of a text, folded.
func folded(s string) []string {
	var words []string
	for _, t := range word.Tokens(s) {
		if t.Kind == word.Word {
			words = append(words, t.Text)
		}
	}
	return words
}
