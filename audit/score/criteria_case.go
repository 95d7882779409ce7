package score

import (
	"hash/fnv"
	"math"
	"slices"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/fact"
	"github.com/diapason-audit/diapason/audit/text"
	"github.com/diapason-audit/diapason/audit/text/word"
)

// personalisation (C14) is a third each for the customer's name, a detail of the case, and words of its own. The last
// third goes with the detail, without which an answer would fit anybody; package rank takes it back when the company's
// other answers hold the same words.
func personalisation(r reading) found {
	name, detail := nothing, nothing
	for _, m := range r.messages {
		if m.kind == audit.KindAcknowledgement {
			continue
		}
		for _, t := range m.Doc.Tokens() {
			if name.quote == "" && slices.Contains(r.complaint.names, t.Text) {
				name = m.one(text.Match{Start: t.Start, End: t.End})
			}
		}
		if detail.quote == "" {
			if x, ok := r.detail(m); ok {
				detail = m.one(x)
			}
		}
	}
	switch {
	case name.quote != "" && detail.quote != "":
		return found{audit.Mark(1), detail.quote}
	case detail.quote != "":
		return found{thirds(2), detail.quote}
	case name.quote != "":
		return found{thirds(1), name.quote}
	}
	return nothing
}

// thirds is a mark of n thirds with the two decimals that coders write.
func thirds(n int) audit.Score { return audit.Mark(math.Round(float64(n)/3*100) / 100) }

// details is how many words of the customer's own story a sentence holds at least to be of this case; one will do in an
// apology.
const details = 2

// detail finds a detail of the case: a number of its vars, an amount or date the customer gave, or a sentence with words of
// the customer's own story.
func (r reading) detail(m message) (text.Match, bool) {
	for _, code := range r.complaint.codes {
		if x, ok := sequence(m.Doc.Tokens(), code); ok {
			return x, true
		}
	}
	for _, f := range m.Facts {
		if (f.Value.Type == fact.Amount || f.Value.Type == fact.Date) && r.put.gave(f) {
			return text.Match{Start: f.Start, End: f.End}, true
		}
	}
	apologies := r.find(m, "apology")
	for _, s := range m.Doc.Sentences() {
		told := 0
		for _, t := range m.tokens(s) {
			if r.tells(m, t) {
				told++
			}
		}
		if told >= details || told > 0 && len(within(apologies, s)) > 0 {
			return text.Match{Start: s.Start, End: s.End}, true
		}
	}
	return text.Match{}, false
}

// sequence finds words and numbers in a row, whatever signs part them.
func sequence(tokens []word.Token, want []string) (text.Match, bool) {
	for i, t := range tokens {
		if t.Text != want[0] {
			continue
		}
		at, k := i, 1
		for j := i + 1; k < len(want) && j < len(tokens) && j <= i+2*len(want); j++ {
			if tokens[j].Kind != word.Word && tokens[j].Kind != word.Number {
				continue
			}
			if tokens[j].Text != want[k] {
				break
			}
			at, k = j, k+1
		}
		if k == len(want) {
			return text.Match{Start: t.Start, End: tokens[at].End}, true
		}
	}
	return text.Match{}, false
}

// How a sketch is made: of every second run of three words, by its hash, among the first so many words.
const (
	shingle  = 3
	sampled  = 2
	sketched = 300
)

// sketch are the hashes of half of the runs of three words of what the company wrote, its receipts aside, with numbers and
// the customer's name blotted out; sorted, each once. Answers that share most of them are one text with other names in it
// (after Broder, On the resemblance and containment of documents, 1997: which half is for the hash to say, the same in every text).
func (r reading) sketch() []uint32 {
	var words []string
	for _, m := range r.messages {
		if m.kind == audit.KindAcknowledgement {
			continue
		}
		s := m.Doc.Substance()
		for _, t := range m.tokens(s) {
			switch {
			case t.Kind == word.Number:
				words = append(words, "#")
			case t.Kind == word.Word && !slices.Contains(r.complaint.names, t.Text):
				words = append(words, t.Text)
			}
		}
	}
	words = words[:min(len(words), sketched)]
	var sketch []uint32
	for i := 0; i+shingle <= len(words); i++ {
		h := fnv.New32a()
		for _, w := range words[i : i+shingle] {
			h.Write([]byte(w))
			h.Write([]byte{' '})
		}
		if sum := h.Sum32(); (sum>>16)%sampled == 0 {
			sketch = append(sketch, sum)
		}
	}
	slices.Sort(sketch)
	return slices.Compact(sketch)
}

// How many words may stand between a request and what is asked for, and between "number" and what it is the number of.
const (
	asking = 12
	beside = 2
)

// reAsks (C15) is 1, or 0 when the company asks for what the customer wrote: a number, the name, the amount.
func reAsks(r reading) found {
	paid := slices.ContainsFunc(r.put.facts, func(f fact.Fact) bool { return f.Value.Type == fact.Amount })
	named := slices.ContainsFunc(r.put.tokens, func(t word.Token) bool { return slices.Contains(r.complaint.names, t.Text) })
	for _, m := range r.messages {
		asks := r.find(m, "asks")
		if len(asks) == 0 {
			continue
		}
		again := slices.DeleteFunc(r.all(m, "reference"), func(x text.Match) bool { return !r.wrote(m, x) })
		if paid {
			again = append(again, r.all(m, "sum")...)
		}
		if named {
			again = append(again, r.all(m, "identity")...)
		}
		inOrder(again)
		for _, x := range again {
			before := within(asks, text.Span{End: x.Start + 1})
			if len(before) == 0 {
				continue
			}
			ask := before[len(before)-1] // the nearest
			if m.Doc.SameSentence(ask.Start, x.Start) && m.Doc.WordsBetween(ask.Start, ask.End, x.Start, x.End) <= asking {
				return found{audit.Mark(0), m.Quote(ask.Start, max(ask.End, x.End))}
			}
		}
	}
	return found{score: audit.Mark(1)}
}

// wrote tells whether the customer wrote the number that a message asks for: what it is the number of stands before one in
// the complaint. "Your customer number" is none of an order's.
func (r reading) wrote(m message, number text.Match) bool {
	return slices.ContainsFunc(m.beside(number, 2*beside), func(t word.Token) bool {
		return t.Kind == word.Word && m.Doc.SameSentence(number.Start, t.Start) &&
			m.Doc.WordsBetween(number.Start, number.End, t.Start, t.End) < beside &&
			slices.ContainsFunc(m.Doc.Terms(t.Start, t.End), func(stem string) bool { return slices.Contains(r.put.nouns, stem) })
	})
}
