// Package text compares what people wrote: it finds cues in an answer, knows what a negation covers, and tells how alike
// two answers are.
//
// Nothing here is trained and nothing is looked up: the same texts give the same numbers on every machine. It knows
// words, stems, synonyms and clauses of French and English, and nothing of facts, companies or audits. Other languages
// are read word by word, without stems, synonyms or negations; Spanish is told from others by its words, too. Methods: docs/method.md; figures: the package's tests.
package text

import (
	"slices"
	"sort"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// A Span is a stretch of a text, in bytes from Start up to End.
type Span struct{ Start, End int }

// A Doc is a text read once: its words with their stems, its sentences, what its negations cover, and what Similarity
// compares. It does not change, so any number of goroutines may read it.
type Doc struct {
	text      string
	lang      string
	tokens    []word.Token
	units     []unit
	unitOf    []int32      // of each token, -1 for signs and breaks
	heads     [256][]int32 // the tokens by their first byte, for finding cues
	sentences []Span
	negations []negation
	denied    []bool // of each unit
	profile   profile
}

// A unit is a word or a number of a Doc: what a cue can match and what a gap counts.
type unit struct {
	*lexeme
	token  int32
	before gap
}

// A gap is what stands between a unit and the one before it.
type gap uint8

const (
	blank    gap = iota // nothing but blanks, apostrophes, hyphens and such
	comma               // a comma
	stop                // a colon, semicolon, bracket or dash: another clause
	sentence            // the end of a sentence: no cue and no negation reaches across
)

// Read prepares s, whose language is lang ("fr", "en" or any other code), for finding and comparing.
func Read(s, lang string) *Doc {
	d := &Doc{text: s, lang: lang, tokens: word.Tokens(s)}
	d.index()
	d.split()
	d.negations = negations(d)
	d.denied = deny(d.negations, len(d.units))
	d.profile = newProfile(d)
	return d
}

// index sorts the tokens by their first byte.
func (d *Doc) index() {
	var counts [256]int32
	for i := range d.tokens {
		counts[d.tokens[i].Text[0]]++
	}
	places := make([]int32, 0, len(d.tokens))
	for b, n := range counts {
		if n > 0 {
			d.heads[b] = places[len(places) : len(places) : len(places)+int(n)]
			places = places[:len(places)+int(n)]
		}
	}
	for i := range d.tokens {
		b := d.tokens[i].Text[0]
		d.heads[b] = append(d.heads[b], int32(i))
	}
}

// String is the text as it was given.
func (d *Doc) String() string { return d.text }

// Lang is the language the text was read in.
func (d *Doc) Lang() string { return d.lang }

// Tokens are the words, numbers, signs and line breaks of the text in reading order. They must not be changed.
func (d *Doc) Tokens() []word.Token { return d.tokens }

// Sentences are the places of the sentences in reading order. They must not be changed.
func (d *Doc) Sentences() []Span { return d.sentences }

// Sentence is the place of the sentence that holds the byte at; between two sentences, of the one before.
func (d *Doc) Sentence(at int) Span {
	if len(d.sentences) == 0 {
		return Span{}
	}
	return d.sentences[d.sentenceIndex(at)]
}

// SameSentence tells whether one sentence holds both bytes.
func (d *Doc) SameSentence(a, b int) bool {
	return len(d.sentences) > 0 && d.sentenceIndex(a) == d.sentenceIndex(b)
}

func (d *Doc) sentenceIndex(at int) int {
	after := sort.Search(len(d.sentences), func(i int) bool { return d.sentences[i].Start > at })
	return max(0, after-1)
}

// WordsBetween counts the words and numbers strictly between two stretches, whichever comes first; 0 when they touch or
// overlap.
func (d *Doc) WordsBetween(startA, endA, startB, endB int) int {
	if startB < startA {
		endA, startB = endB, startA
	}
	first := sort.Search(len(d.units), func(i int) bool { return d.start(i) >= endA })
	last := sort.Search(len(d.units), func(i int) bool { return d.end(i) > startB })
	return max(0, last-first)
}

// Negated tells whether a negation covers any word of the stretch from start to end.
func (d *Doc) Negated(start, end int) bool {
	first := sort.Search(len(d.units), func(i int) bool { return d.end(i) > start })
	for i := first; i < len(d.units) && d.start(i) < end; i++ {
		if d.denied[i] {
			return true
		}
	}
	return false
}

// start and end are the place of unit i in the text.
func (d *Doc) start(i int) int { return d.tokens[d.units[i].token].Start }
func (d *Doc) end(i int) int   { return d.tokens[d.units[i].token].End }

// Stems lists the stems of the words of the text, each once, in the order of the alphabet.
func (d *Doc) Stems() []string {
	stems := make([]string, 0, len(d.units))
	for _, u := range d.units {
		if !u.number {
			stems = append(stems, u.stem)
		}
	}
	slices.Sort(stems)
	return slices.Compact(stems)
}

// Terms are the stems of the words of content between two bytes, numbers among them, in reading order: no function words
// and no courtesies. Of a language without stems it is the words of five letters and more.
func (d *Doc) Terms(start, end int) []string {
	var terms []string
	for i := sort.Search(len(d.units), func(i int) bool { return d.start(i) >= start }); i < len(d.units) && d.end(i) <= end; i++ {
		switch u := d.units[i]; {
		case u.number, languageOf(d.lang) != unknown && u.weight > courtesyWeight && len(u.text) > 1,
			languageOf(d.lang) == unknown && len(u.text) >= 5:
			terms = append(terms, u.stem)
		}
	}
	return terms
}

// Substance is the place of the text without its greeting, farewell and signature.
func (d *Doc) Substance() Span {
	from, to := d.substance()
	if from >= to {
		return Span{}
	}
	return Span{d.start(from), d.end(to - 1)}
}
