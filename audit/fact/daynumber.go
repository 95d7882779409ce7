package fact

import "github.com/diapason-audit/diapason/audit/text/word"

var englishOrdinals = map[string]int64{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
	"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}

// secondDay reads the second day of "4 au 25 octobre".
func (r *reader) secondDay(i int) (int64, int, bool) {
	switch r.text(i) {
	case "au", "a", "et", "to", "and", "-", "or", "ou":
	default:
		return 0, 0, false
	}
	j := i + 1
	if r.is(j, "le") || r.is(j, "the") {
		j++
	}
	n, to, ok := r.dayNumber(j)
	if r.is(to, "of") {
		to++
	}
	return n, to, ok
}

// dayNumber reads the number of a day: "12", "12th", "1er", "premier", "twentieth", "the fifteenth".
func (r *reader) dayNumber(i int) (int64, int, bool) {
	if i >= len(r.tokens) || r.taken[i] {
		return 0, 0, false
	}
	if r.tokens[i].Kind == word.Number {
		n, ok := parseCount(r.tokens[i].Text)
		if !ok || n < 1 || n > 31 || len(r.tokens[i].Text) > 2 || r.thousands(i) {
			return 0, 0, false
		}
		if r.letterAfter(i) {
			return n, i + 2, r.ordinalOfDay(n, r.text(i+1))
		}
		return n, i + 1, true
	}
	if r.lang == "fr" {
		if r.is(i, "premier") || r.is(i, "1er") {
			return 1, i + 1, true
		}
		if n, ok := r.frenchNumeral(i); ok && n.low <= 3100 && (monthOf("fr", r.text(n.to)) != 0 || n.low >= 200 && r.is(i-1, "le")) {
			return n.low / 100, n.to, true
		}
		return 0, 0, false
	}
	if n, ok := englishOrdinals[r.text(i)]; ok {
		return n, i + 1, true
	}
	if tens := englishTens[r.text(i)]; tens == 20 || tens == 30 {
		j := i + 1
		if r.is(j, "-") {
			j++
		}
		if n, ok := englishOrdinals[r.text(j)]; ok && n < 10 {
			return tens + n, j + 1, true
		}
	}
	return 0, 0, false
}

// ordinalOfDay tells whether the letters after a number make it that of a day. In French only the first is an ordinal: "au 3e" is a
// floor.
func (r *reader) ordinalOfDay(n int64, letters string) bool {
	switch letters {
	case "st", "nd", "rd", "th":
		return r.lang == "en"
	case "er":
		return n == 1
	}
	return false
}

// thousands tells whether the number at token i opens a longer one: "in June the 2,400 points".
func (r *reader) thousands(i int) bool {
	return r.is(i+1, ",") && !r.tokens[i+1].Spaced && r.numberAt(i+2) && !r.tokens[i+2].Spaced && len(r.text(i+2)) == 3
}

// dayAlone tells whether a day number from token number up to to is a date without its month:
// "le 15", "the 20th", but not "le 5 à 7" or "the first time".
func (r *reader) dayAlone(number, to int) bool {
	if r.are(to, "au", "lieu") && r.numberAt(to+3) && len(r.text(to+3)) > 1 && r.text(to+3) > "31" || r.are(to, "de", "la", "rue") { // a house number
		return false
	}
	if r.startsUnit(to) || r.is(to, ",") && r.numberAt(to+1) && !r.tokens[to+1].Spaced || r.is(to, "€") || r.is(to, "h") || r.is(to, "/") {
		return false
	}
	if r.lang == "fr" {
		if r.tokens[number].Kind == word.Word && !r.is(number, "premier") && r.is(number-1, "le") && to > number && (to >= len(r.tokens) || r.tokens[to].Kind != word.Word || afterSpokenDay[r.text(to)]) {
			return true
		}
		if r.tokens[number].Kind != word.Number || !(to >= len(r.tokens) || r.tokens[to].Kind != word.Word || plainAfterDay[r.text(to)]) {
			return false
		}
		switch r.text(number - 1) {
		case "le", "au", "du":
			return !r.is(number-2, "numero") && !r.is(number-2, "n")
		}
		return false
	}
	ordinal := to > number+1 || r.tokens[number].Kind == word.Word
	if !ordinal || !r.is(number-1, "the") {
		return false
	}
	return to >= len(r.tokens) || r.tokens[to].Kind != word.Word || plainAfterDay[r.text(to)]
}

// plainAfterDay are the words that may follow "le 15" or "the 20th"; a noun would make it an ordinal or a count.
var plainAfterDay = map[string]bool{
	"et": true, "a": true, "avec": true, "pour": true, "au": true, "dernier": true, "prochain": true, "entre": true, "dans": true,
	"matin": true, "soir": true, "mais": true, "ou": true, "inclus": true, "du": true, "est": true, "sera": true, "en": true,
	"and": true, "at": true, "between": true, "or": true, "but": true, "with": true, "in": true, "so": true, "is": true,
	"instead": true, "comme": true, "puis": true, "donc": true, "car": true, "sans": true, "par": true, "vous": true, "nous": true, "on": true, "je": true, "il": true, "elle": true, "hein": true, "si": true, "midi": true, "minuit": true,
	"by": true, "from": true, "unless": true, "while": true, "after": true, "before": true, "since": true, "though": true, "please": true, "which": true, "they": true, "it": true, "i": true,
	"of": true, "when": true, "if": true, "we": true, "you": true, "as": true, "latest": true, "for": true, "because": true,
}

// afterSpokenDay are the words that may follow a day said in words, "le dix-neuf au matin".
var afterSpokenDay = wordSet("au", "a", "et", "pour", "donc", "mais", "en", "inclus", "dernier", "prochain", "matin", "soir")

// numericDate reads 2026-06-12, 12/06/2026, 12.06.2026 and 12/06. In English texts the order of day and month is not
// known unless one is above 12.
func (r *reader) numericDate(i int, d *calendarDay) (int, bool) {
	if !r.numberAt(i) || i+2 >= len(r.tokens) {
		return 0, false
	}
	sep := r.text(i + 1)
	second, ok := r.tightNumber(i + 2)
	if !ok || r.tokens[i+1].Spaced || sep != "/" && sep != "." && sep != "-" {
		return 0, false
	}
	a, _ := parseCount(r.tokens[i].Text)
	b, _ := parseCount(second)
	to := i + 3
	third, hasThird := "", r.is(to, sep)
	if hasThird {
		if third, hasThird = r.tightNumber(to + 1); hasThird {
			to += 2
		}
	}
	if sep == "-" && len(r.tokens[i].Text) == 4 && hasThird {
		c, _ := parseCount(third)
		d.year, d.month, d.day = a, b, c
		return to, 1 <= b && b <= 12 && 1 <= c && c <= daysIn(b)
	}
	if sep != "/" && (!hasThird || len(third) != 4) || len(r.tokens[i].Text) > 2 || len(second) > 2 || hasThird && len(third) != 2 && len(third) != 4 {
		return 0, false
	}
	if _, _, isUnit := r.unit(to); isUnit || a < 1 || b < 1 || a > 31 || b > 31 || a > 12 && b > 12 { // 24/48 h
		return 0, false
	}
	if sep == "/" && !hasThird && a == 24 && b == 7 {
		return 0, false
	}
	switch {
	case b > 12:
		d.day, d.month = b, a
	case a > 12 || r.lang == "fr":
		d.day, d.month = a, b
	default:
		d.day, d.month, d.otherMonth = a, b, a
	}
	if hasThird {
		d.year, _ = parseCount(third)
		if len(third) == 2 {
			d.year += 2000
		}
	}
	return to, d.day <= daysIn(d.month)
}
