package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// split fills in the units and the sentences of d from its tokens.
//
// A sentence ends at a full stop, exclamation or question mark or ellipsis that a blank follows (but not after "Mr." or
// an initial), at an empty line, and at a line break when the next line opens like a new thought: a capital, a digit or
// a bullet. A mail wrapped at 72 columns mostly goes on in lower case.
func (d *Doc) split() {
	d.units = make([]unit, 0, len(d.tokens))
	d.unitOf = make([]int32, len(d.tokens))
	before, first, last := sentence, -1, -1 // first and last token of the sentence being read
	flush := func() {
		if first >= 0 {
			d.sentences = append(d.sentences, Span{d.tokens[first].Start, d.tokens[last].End})
		}
		first, before = -1, sentence
	}
	for i, t := range d.tokens {
		d.unitOf[i] = -1
		if t.Kind == word.Break {
			if d.breaks(i) {
				flush()
			}
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		switch t.Kind {
		case word.Word, word.Number:
			d.unitOf[i] = int32(len(d.units))
			d.units = append(d.units, unit{lexemeOf(d.text[t.Start:t.End], t, d.lang), int32(i), before})
			before = blank
		case word.Sign:
			switch t.Text {
			case ".", "!", "?", "...":
				if d.endsSentence(i) {
					flush()
				}
			case ",":
				if !d.insideNumber(i) {
					before = max(before, comma)
				}
			case ";", "(", ")", "[", "]":
				before = max(before, stop)
			case ":", "-":
				if t.Spaced || i+1 < len(d.tokens) && d.tokens[i+1].Spaced {
					before = max(before, stop)
				}
			default:
				if pictorial(t.Text) {
					before = max(before, stop)
				}
			}
		}
	}
	flush()
}

// pictorial tells whether a sign is an emoji or a dingbat, which part clauses where there is no other punctuation.
func pictorial(sign string) bool {
	r, _ := utf8.DecodeRuneInString(sign)
	return r >= '\u2600' && unicode.Is(unicode.So, r)
}

// breaks tells whether the line break at token i ends a sentence.
func (d *Doc) breaks(i int) bool {
	if i+1 == len(d.tokens) || i == 0 {
		return true
	}
	switch next := d.tokens[i+1]; next.Kind {
	case word.Break:
		return true
	case word.Word:
		r, _ := utf8.DecodeRuneInString(d.text[next.Start:])
		return unicode.IsUpper(r)
	case word.Number:
		return i+2 < len(d.tokens) && (d.tokens[i+2].Text == "." || d.tokens[i+2].Text == ")")
	default:
		return true
	}
}

// endsSentence tells whether the stop, mark or ellipsis at token i ends a sentence.
func (d *Doc) endsSentence(i int) bool {
	if i+1 < len(d.tokens) && !d.tokens[i+1].Spaced && d.tokens[i+1].Kind != word.Break {
		return false
	}
	if d.tokens[i].Text != "." || i == 0 || d.tokens[i].Spaced {
		return true
	}
	previous := d.tokens[i-1]
	if previous.Kind != word.Word {
		return true
	}
	return !abbreviations[previous.Text] && (len(previous.Text) > 1 || i+1 == len(d.tokens))
}

func (d *Doc) insideNumber(i int) bool {
	return i > 0 && i+1 < len(d.tokens) && d.tokens[i-1].Kind == word.Number &&
		d.tokens[i+1].Kind == word.Number && !d.tokens[i+1].Spaced
}

// abbreviations are those whose full stop does not end a sentence.
var abbreviations = set("m mm mr mrs ms mme mmes mlle dr st ste art tel ref no nr env approx ex cf eg ie vs ext min max")
