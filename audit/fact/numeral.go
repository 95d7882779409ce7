package fact

import (
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// A numeral is a number read from digits or words.
type numeral struct {
	low, high int64 // in hundredths
	from, to  int   // tokens, to excluded
	inWords   bool
	about     bool // "une quinzaine", "a couple of"
}

// numeral reads the number that begins at token i: "1 500", "1.500", "49,90", "15k", "twenty-six hundred",
// "quatre-vingt-dix", "une dizaine de".
func (r *reader) numeral(i int) (numeral, bool) {
	if i >= len(r.tokens) {
		return numeral{}, false
	}
	var n numeral
	var ok bool
	switch r.tokens[i].Kind {
	case word.Number:
		n, ok = r.digits(i)
	case word.Word:
		if n, ok := r.vague(i); ok {
			return n, true
		}
		if r.lang == "fr" {
			n, ok = r.frenchNumeral(i)
		} else {
			n, ok = r.englishNumeral(i)
		}
	}
	if !ok {
		return n, false
	}
	return r.restated(n), true
}

// restated passes over what is said of a number right after it: the same in figures or words, "deux (2)", a half, "two and
// a half", "ten or so", "ten-ish".
func (r *reader) restated(n numeral) numeral {
	i := n.to
	switch {
	case r.is(i, "(") && r.is(i+2, ")") && r.numberAt(i+1) && n.inWords:
		if m, ok := parseCount(r.text(i + 1)); ok && m*100 == n.low {
			n.to = i + 3
		}
	case r.is(i, "(") && !n.inWords && r.lang == "fr":
		if m, ok := r.frenchNumeral(i + 1); ok && m.low == n.low && r.is(m.to, ")") {
			n.to = m.to + 1
		}
	case r.is(i, "(") && !n.inWords:
		if m, ok := r.englishNumeral(i + 1); ok && m.low == n.low && r.is(m.to, ")") {
			n.to = m.to + 1
		}
	case r.lang == "en" && n.low == n.high && n.low <= 100*100:
		if to, ok := r.after(i, "and", "a", "half"); ok && !r.is(n.from, "a") {
			n.low, n.high, n.to = n.low+50, n.high+50, to
		} else if r.are(i, "or", "so") {
			n.to, n.about = i+2, true
		} else if to, ok := r.after(i, "ish"); ok {
			n.to, n.about = to, true
		} else if r.is(i, "-") && r.is(i+1, "ish") {
			n.to, n.about = i+2, true
		}
	}
	return n
}

// digits reads a number in figures with its groups of three, its decimals and a "k" for thousands.
func (r *reader) digits(i int) (numeral, bool) {
	n, ok := parseCount(r.tokens[i].Text)
	if !ok {
		return numeral{}, false
	}
	to := i + 1
	grouped := len(r.tokens[i].Text) <= 3 && n > 0
	for grouped && r.isGroup(to) {
		if to++; r.tokens[to-1].Kind == word.Sign {
			to++
		}
		group, ok := parseCount(r.tokens[to-1].Text)
		if n = n*1000 + group; !ok || n > 1e9 {
			return numeral{}, false
		}
	}
	value := n * 100
	if r.is(to, ",") || r.is(to, ".") {
		if part, ok := r.tightNumber(to + 1); ok && len(part) <= 2 && !r.tokens[to].Spaced {
			f, _ := parseCount((part + "0")[:2])
			value += f
			to += 2
		} else if r.is(to+1, "-") && !r.tokens[to].Spaced && !r.tokens[to+1].Spaced && !r.numberAt(to+2) { // "CHF 80.–"
			to += 2
		}
	}
	if (r.is(to, "k") || r.is(to, "mille") || r.is(to, "thousand")) && (r.tokens[to].Text != "k" || !r.tokens[to].Spaced) && value < 1e9 {
		value *= 1000
		to++
	}
	if value >= 1e11 { // more digits than Parse reads
		return numeral{}, false
	}
	return numeral{low: value, high: value, from: i, to: to}, true
}

// isGroup tells whether three more digits of the same number stand at token i, after a blank, a comma, a dot or an
// apostrophe (1'500 in Switzerland).
func (r *reader) isGroup(i int) bool {
	if i >= len(r.tokens) {
		return false
	}
	if t := r.tokens[i]; t.Kind == word.Number {
		return len(t.Text) == 3 && r.end(i-1)+4 >= t.Start && !r.letterAfter(i)
	}
	if t := r.tokens[i]; t.Kind != word.Sign || t.Spaced || !strings.Contains(",.'", t.Text) {
		return false
	}
	part, ok := r.tightNumber(i + 1)
	return ok && len(part) == 3
}

// tightNumber is the number at token i if nothing stands before it.
func (r *reader) tightNumber(i int) (string, bool) {
	if i >= len(r.tokens) || r.tokens[i].Kind != word.Number || r.tokens[i].Spaced {
		return "", false
	}
	return r.tokens[i].Text, true
}

// letterAfter tells whether a letter follows token i without a blank.
func (r *reader) letterAfter(i int) bool {
	return i+1 < len(r.tokens) && r.tokens[i+1].Kind == word.Word && !r.tokens[i+1].Spaced
}

// vague reads expressions that mean a range: "a couple of", "a few", "quelques", "plusieurs".
func (r *reader) vague(i int) (numeral, bool) {
	about := func(low, high int64, to int) (numeral, bool) {
		return numeral{low: low * 100, high: high * 100, from: i, to: to, inWords: true, about: true}, true
	}
	if r.lang == "fr" {
		switch {
		case r.are(i, "une", "paire", "de"):
			return about(2, 3, i+3)
		case r.is(i, "quelques"), r.is(i, "qq"):
			return about(2, 10, i+1)
		case r.is(i, "plusieurs"):
			return about(2, 12, i+1)
		}
		return numeral{}, false
	}
	switch {
	case r.are(i, "a", "couple", "of"), r.are(i, "the", "couple", "of"):
		return about(2, 3, i+3)
	case r.are(i, "a", "couple"):
		return about(2, 3, i+2)
	case r.are(i, "couple", "of"):
		return about(2, 3, i+2)
	case r.are(i, "a", "good", "few"):
		return about(3, 12, i+3)
	case r.are(i, "a", "few"):
		return about(2, 10, i+2)
	case r.is(i, "few"):
		return about(2, 10, i+1)
	case r.is(i, "several"):
		return about(2, 12, i+1)
	}
	return numeral{}, false
}

var englishUnits = map[string]int64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19,
}

var englishTens = map[string]int64{
	"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// englishNumeral reads "two hundred and forty", "twenty-six hundred", "a dozen", "half a dozen".
func (r *reader) englishNumeral(i int) (numeral, bool) {
	var total, current int64
	j, seen := i, false
	if r.are(i, "half", "a", "dozen") {
		return exactly(6, i, i+3), true
	}
	if r.is(i, "a") || r.is(i, "an") {
		switch {
		case r.is(i+1, "hundred"), r.is(i+1, "thousand"), r.is(i+1, "dozen"):
			j, current, seen = i+1, 1, true
		default:
			return exactly(1, i, i+1), true
		}
	}
	if r.is(i, "hundred") && (r.is(i-1, "the") || r.is(i-1, "that")) { // "the hundred and twelve dollars"
		current, seen = 1, true
	}
	for ; j < len(r.tokens); j++ {
		if seen && r.is(j, "-") && !r.tokens[j].Spaced {
			j++
		}
		if seen && r.is(j, "and") && (current >= 100 || total > 0) {
			j++
		}
		if j >= len(r.tokens) {
			break
		}
		w := r.tokens[j].Text
		unit, isUnit := englishUnits[w]
		tens, isTens := englishTens[w]
		switch {
		case isUnit && (!seen || current%100 == 0 && current > 0 || current%100 >= 20 && current%10 == 0 && unit < 10 && unit > 0):
			current += unit
		case isUnit && seen && current == 0 && total > 0:
			current = unit
		case isTens && current%100 == 0 && (current > 0 || !seen || total > 0):
			current += tens
		case w == "hundred" && seen && current > 0 && current < 100:
			current *= 100
		case w == "thousand" && seen && total == 0 && current > 0:
			total, current = current*1000, 0
		case w == "dozen" && seen && current > 0 && current < 100:
			current *= 12
		default:
			return r.numberEnd(total+current, i, j, seen)
		}
		seen = true
	}
	return r.numberEnd(total+current, i, j, seen)
}

// numberEnd closes a number in words, giving back a hyphen or an "and" that turned out not to belong to it.
func (r *reader) numberEnd(n int64, from, to int, seen bool) (numeral, bool) {
	for to > from && (r.is(to-1, "-") || r.is(to-1, "and") || r.is(to-1, "et")) {
		to--
	}
	return exactly(n, from, to), seen && to > from
}

func exactly(n int64, from, to int) numeral {
	return numeral{low: n * 100, high: n * 100, from: from, to: to, inWords: true}
}

var frenchUnits = map[string]int64{
	"zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
	"dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
}

var frenchTens = map[string]int64{
	"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
	"huitante": 80, "octante": 80, "nonante": 90,
}

// frenchCollectives are the numbers that mean "about".
var frenchCollectives = map[string]int64{
	"huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
	"cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}

// collective reads "une dizaine de", "une bonne quinzaine de", "dizaine de", and "une demi-douzaine de", which is exact.
func (r *reader) collective(i int) (numeral, bool) {
	j := i
	if r.is(j, "une") || r.is(j, "la") || r.is(j, "cette") {
		j++
	}
	if to, ok := r.after(j, "demi", "douzaine"); ok && (r.is(to, "de") || r.is(to, "d")) {
		if to++; r.is(to, "'") {
			to++
		}
		return exactly(6, i, to), true
	}
	if sized[r.text(j)] {
		j++
	}
	n, ok := frenchCollectives[r.text(j)]
	if !ok || !r.is(j+1, "de") && !r.is(j+1, "d") {
		return numeral{}, false
	}
	to := j + 2
	if r.is(to, "'") {
		to++
	}
	v := exactly(n, i, to)
	v.about = true
	return v, true
}

// frenchNumeral reads "quatre-vingt-dix-neuf", "septante-cinq", "mille deux cents", "une quinzaine de".
func (r *reader) frenchNumeral(i int) (numeral, bool) {
	if n, ok := r.collective(i); ok {
		return n, true
	}
	var total, current int64
	j, seen := i, false
	for ; j < len(r.tokens); j++ {
		if seen && r.is(j, "-") && !r.tokens[j].Spaced {
			j++
		}
		if seen && r.is(j, "et") && current%100 >= 20 && (strings.HasPrefix(r.text(j+1), "un") || r.is(j+1, "onze")) {
			j++
			if r.is(j, "-") {
				j++
			}
		}
		w := r.text(j)
		unit, isUnit := frenchUnits[w]
		tens, isTens := frenchTens[w]
		last := current % 100
		switch {
		case isUnit && (!seen || joinsFrench(last, unit) || current == 0 && total > 0):
			current += unit
		case (w == "vingt" || w == "vingts") && last == 4:
			current += 76
		case isTens && last == 0:
			current += tens
		case (w == "cent" || w == "cents") && current < 100 && (!seen || current > 1 || total > 0):
			current = max(current, 1) * 100
		case w == "mille" && total == 0:
			total, current = max(current, 1)*1000, 0
		default:
			return r.numberEnd(total+current, i, j, seen)
		}
		seen = true
	}
	return r.numberEnd(total+current, i, j, seen)
}

// joinsFrench tells whether a unit can follow tens: dix-sept, soixante-douze, quatre-vingt-dix-neuf.
func joinsFrench(last, unit int64) bool {
	switch last {
	case 0:
		return true
	case 10, 70, 90:
		return 7 <= unit && unit <= 9 || last != 10 && unit >= 1 && unit <= 6 // 70 and 90 also as septante, nonante
	case 60, 80:
		return unit >= 1
	}
	return last >= 20 && last%10 == 0 && 1 <= unit && unit <= 9
}

// unwrap takes out the line breaks that fall between a number and its noun or a word that wants a number, as mail programs
// put them: "within 14⏎days", "sous⏎48 h".
func unwrap(s string, tokens []word.Token) []word.Token {
	kept := tokens[:0]
	for i, t := range tokens {
		if t.Kind == word.Break && len(kept) > 0 && i+1 < len(tokens) {
			before, after := kept[len(kept)-1], &tokens[i+1]
			switch {
			case before.Kind == word.Number && after.Kind == word.Word && s[after.Start] >= 'a', wantsNumber[before.Text] && after.Kind == word.Number:
				after.Spaced = true
				continue
			}
		}
		kept = append(kept, t)
	}
	return kept
}

// wantsNumber are the words that a line does not end with when it ends where its author meant it to.
var wantsNumber = map[string]bool{
	"sous": true, "dans": true, "de": true, "des": true, "le": true, "au": true, "du": true, "les": true, "environ": true, "avant": true,
	"within": true, "in": true, "of": true, "the": true, "by": true, "about": true, "for": true, "on": true, "is": true, "under": true,
}
