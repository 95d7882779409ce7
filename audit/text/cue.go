package text

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// A Cue is a few words to look for: "refund*", "ne ... pas". Its zero value finds nothing.
type Cue struct {
	source   string
	elements []element
}

// An element is one word of a cue.
type element struct {
	text   string // folded
	stem   bool   // the word may go on: "refund*"
	number bool
	sign   bool
	gap    bool // up to maxGap words may stand before it
}

// A gap stands for at most maxGap words, and a cue has at most maxGaps of them: each multiplies the places to try.
const (
	maxGap  = 5
	maxGaps = 4
)

// A Match is a place where a cue was found, in bytes. Negated tells that it stands in the scope of a negation that is no
// part of the cue: it was said not to be so.
type Match struct {
	Start, End int
	Negated    bool
}

// ParseCue reads a cue: words and numbers in a row, "*" after the letters that a word begins with, "..." for up to five
// words.
func ParseCue(s string) (Cue, error) {
	c := Cue{source: s}
	gap, gaps := false, 0
	for field := range strings.FieldsSeq(strings.NewReplacer("...", " … ", "…", " … ").Replace(s)) {
		if field == "…" {
			switch {
			case len(c.elements) == 0:
				return Cue{}, errors.New(`"..." stands at the start: it joins two words`)
			case gap:
				return Cue{}, errors.New(`"..." stands twice in a row: it is up to five words already`)
			}
			if gaps++; gaps > maxGaps {
				return Cue{}, fmt.Errorf(`more than %d "..."`, maxGaps)
			}
			gap = true
			continue
		}
		tokens := word.Tokens(field)
		for i, t := range tokens {
			e := element{text: t.Text, gap: gap}
			switch {
			case t.Text == "*":
				return Cue{}, fmt.Errorf(`"*" in %q ends no word: it stands for the rest of a word, as in "refund*"`, field)
			case t.Kind == word.Number:
				e.number = true
			case t.Kind == word.Word:
				if i+1 < len(tokens) && tokens[i+1].Text == "*" {
					if i+2 < len(tokens) {
						return Cue{}, fmt.Errorf(`"*" stands in the middle of %q: it ends a word`, field)
					}
					e.stem = true
				}
			case counts(t.Text):
				e.sign = true
			default:
				continue
			}
			c.elements = append(c.elements, e)
			gap = false
			if e.stem {
				break
			}
		}
	}
	switch {
	case gap:
		return Cue{}, errors.New(`"..." stands at the end: it joins two words`)
	case len(c.elements) == 0:
		return Cue{}, errors.New("no word to look for")
	}
	return c, nil
}

// String is the cue as it was written.
func (c Cue) String() string { return c.source }

// Find returns the places where c occurs in d, in reading order and without overlap. A cue reaches over punctuation
// inside a sentence, but not from one sentence into the next. Case and accents do not count; one mistake in a word of six
// letters and two from ten on are forgiven when the word in the text is none we know.
func (c Cue) Find(d *Doc) []Match {
	var found []Match
	var buffer [8]int
	if len(c.elements) == 0 {
		return nil
	}
	last := -1
	for _, token := range d.heads[c.elements[0].text[0]] {
		i := int(token)
		if i <= last || !c.elements[0].matches(d, i) {
			continue
		}
		if at, ok := c.rest(d, append(buffer[:0], i)); ok {
			last = at[len(at)-1]
			found = append(found, Match{d.tokens[i].Start, d.tokens[last].End, d.deniedAt(at)})
		}
	}
	return found
}

// rest finds the elements of c after those already found at the given tokens, the nearest first, and returns the places
// of all.
func (c Cue) rest(d *Doc, at []int) ([]int, bool) {
	if len(at) == len(c.elements) {
		return at, true
	}
	e := c.elements[len(at)]
	skipped := 0
	for i := at[len(at)-1] + 1; i < len(d.tokens); i++ {
		unit := d.unitOf[i]
		if unit >= 0 && d.units[unit].before == sentence {
			break
		}
		if e.matches(d, i) {
			if found, ok := c.rest(d, append(at, i)); ok {
				return found, true
			}
		}
		if unit >= 0 {
			if skipped++; !e.gap || skipped > maxGap {
				break
			}
		}
	}
	return nil, false
}

// matches tells whether e is the token i of d.
func (e element) matches(d *Doc, i int) bool {
	t := &d.tokens[i]
	switch {
	case t.Text == e.text:
		return true
	case t.Kind != word.Word || e.number || e.sign:
		return false
	case e.stem && strings.HasPrefix(t.Text, e.text):
		return true
	}
	return e.text[0] == t.Text[0] && len(e.text) >= shortestTypo && !d.units[d.unitOf[i]].known && misspelt(e.text, t.Text, e.stem)
}

// deniedAt tells whether a negation covers a word of the cue found at the given tokens, apart from the cue's own negations.
func (d *Doc) deniedAt(at []int) bool {
	var space [4]negation
	own := space[:0]
	for _, i := range at {
		if unit := d.unitOf[i]; unit >= 0 && d.units[unit].role != 0 {
			if n, ok := d.negationAt(unit); ok && (len(own) == 0 || own[len(own)-1] != n) {
				own = append(own, n)
			}
		}
	}
	for _, i := range at {
		if unit := d.unitOf[i]; unit >= 0 && d.deniedWithout(unit, own) {
			return true
		}
	}
	return false
}

// counts tells whether a sign is worth looking for: € and %, not a comma.
func counts(sign string) bool {
	r, _ := utf8.DecodeRuneInString(sign)
	return r == '%' || r == '&' || unicode.IsSymbol(r) && r != '`' && r != '^'
}
