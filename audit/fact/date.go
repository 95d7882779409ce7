package fact

import (
	"strings"
	"time"

	"github.com/diapason-audit/diapason/audit/text/word"
)

var frenchMonths = map[string]int64{
	"janvier": 1, "janv": 1, "fevrier": 2, "fev": 2, "fevr": 2, "mars": 3, "avril": 4, "avr": 4, "mai": 5, "juin": 6,
	"juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9, "octobre": 10, "oct": 10, "novembre": 11, "nov": 11,
	"decembre": 12, "dec": 12,
}

var englishMonths = map[string]int64{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
	"july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10,
	"november": 11, "nov": 11, "december": 12, "dec": 12,
}

var frenchWeekdays = map[string]string{
	"lundi": "mon", "mardi": "tue", "mercredi": "wed", "jeudi": "thu", "vendredi": "fri", "samedi": "sat", "dimanche": "sun",
}

var englishWeekdays = map[string]string{
	"monday": "mon", "tuesday": "tue", "wednesday": "wed", "thursday": "thu", "friday": "fri", "saturday": "sat", "sunday": "sun",
	"mon": "mon", "tue": "tue", "tues": "tue", "wed": "wed", "weds": "wed", "thu": "thu", "thur": "thu", "thurs": "thu",
	"fri": "fri", "sat": "sat", "sun": "sun",
}

var englishOrdinals = map[string]int64{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
	"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}

// monthOf is the month that a word names; 0 for none.
func monthOf(lang, w string) int64 {
	if lang == "fr" {
		return frenchMonths[w]
	}
	return englishMonths[w]
}

func weekdayOf(lang, w string) string {
	if lang == "fr" {
		return frenchWeekdays[w]
	}
	return englishWeekdays[w]
}

// A calendarDay is what was said of a date; parts that were not are zero.
type calendarDay struct {
	year, month, day int64
	otherMonth       int64 // of the second reading of 12/6, whose day is then month
	weekday          string
	lastOfMonth      bool
}

// date reads the date that begins at token i.
func (r *reader) date(i int) (int, bool) {
	d := calendarDay{}
	j := i
	if w := weekdayOf(r.lang, r.text(j)); w != "" && (len(r.text(j)) > 4 || r.shortWeekday(j)) {
		if to, ok := r.weekdayRange(j); ok {
			return to, true
		}
		d.weekday = w
		j++
		for r.is(j, ",") || r.is(j, "the") || r.is(j, "le") || r.is(j, ".") && r.numberAt(j+1) {
			j++
		}
	}
	if to, ok := r.dayAndMonth(j, &d); ok {
		return to, r.addDate(d, i, to)
	}
	if to, ok := r.dayAfterWeekday(i, &d); ok {
		return to, r.addDate(d, i, to)
	}
	if d.weekday != "" {
		return i + 1, r.addDate(d, i, i+1)
	}
	if to, ok := r.namedDay(i); ok {
		return to, true
	}
	if to, ok := r.endOf(i); ok {
		return to, true
	}
	if to, ok := r.weekOf(i); ok {
		return to, true
	}
	if to, ok := r.relativeDay(i); ok {
		return to, true
	}
	if m := monthOf(r.lang, r.text(i)); m != 0 && r.monthAlone(i) {
		return i + 1, r.addDate(calendarDay{month: m}, i, i+1)
	}
	return 0, false
}

// dayAfterWeekday reads the day that is said after a weekday: "mardi prochain, le trois", "Tuesday next, the 3rd".
func (r *reader) dayAfterWeekday(i int, d *calendarDay) (int, bool) {
	if d.weekday == "" {
		return 0, false
	}
	j := i + 1
	if r.is(j, "prochain") || r.is(j, "next") {
		j++
	}
	if !r.is(j, ",") || !r.is(j+1, "le") && !r.is(j+1, "the") {
		return 0, false
	}
	n, to, ok := r.dayNumber(j + 2)
	if !ok && r.lang == "fr" && j+2 < len(r.tokens) {
		var m numeral
		if m, ok = r.frenchNumeral(j + 2); ok {
			n, to = m.low/100, m.to
		}
	}
	if !ok || n < 1 || n > 31 || r.startsUnit(to) && monthOf(r.lang, r.text(to)) == 0 {
		return 0, false
	}
	d.day = n
	if m := monthOf(r.lang, r.text(to)); m != 0 {
		d.month = m
		to++
	}
	return to, true
}

func (r *reader) numberAt(i int) bool { return i < len(r.tokens) && r.tokens[i].Kind == word.Number }

// shortWeekday tells whether the abbreviation at token i is one: "mon", "sat" and "sun" are words as well.
func (r *reader) shortWeekday(i int) bool {
	if r.tokens[i].Start > 0 && r.s[r.tokens[i].Start] >= 'a' {
		return false
	}
	switch r.text(i - 1) {
	case "on", "by", "until", "for", "before", "this", "next", "from", "till":
		return true
	}
	return r.numberAt(i+1) || r.is(i+1, ".") && r.numberAt(i+2)
}

// weekdayRange passes over "du lundi au samedi", "Monday to Friday": opening days, which promise nothing.
func (r *reader) weekdayRange(i int) (int, bool) {
	if !r.is(i+1, "au") && !r.is(i+1, "to") && !r.is(i+1, "-") && !r.is(i+1, "through") && !r.is(i+1, "a") {
		return 0, false
	}
	return i + 3, weekdayOf(r.lang, r.text(i+2)) != ""
}

// dayAndMonth reads "12 juin 2026", "June 12th", "the twentieth of June", "12/06", "2026-06-12", "the 5th".
func (r *reader) dayAndMonth(i int, d *calendarDay) (int, bool) {
	if to, ok := r.numericDate(i, d); ok {
		return to, true
	}
	if m := monthOf(r.lang, r.text(i)); m != 0 && r.lang == "en" {
		j := i + 1
		if r.is(j, ".") || r.is(j, "the") {
			j++
		}
		if n, to, ok := r.dayNumber(j); ok {
			d.month, d.day = m, n
			if r.is(to, ",") && r.yearAt(to+1) {
				to++
			}
			return r.year(to, d), true
		}
		return 0, false
	}
	j := i
	if r.is(j, "le") || r.is(j, "the") {
		j++
	}
	n, to, ok := r.dayNumber(j)
	if !ok {
		return 0, false
	}
	next := to
	if r.is(next, "of") || r.is(next, ".") && !r.tokens[next].Spaced && monthOf(r.lang, r.text(next+1)) != 0 {
		next++
	}
	if m := monthOf(r.lang, r.text(next)); m != 0 {
		d.month, d.day = m, n
		next++
		if r.is(next, ".") && r.yearAt(next+1) {
			next++
		}
		return r.year(next, d), true
	}
	if second, after, ok := r.secondDay(to); ok { // "du 4 au 25 octobre", "3 and 7 May": the first day has the month too
		if m := monthOf(r.lang, r.text(after)); m != 0 && second > 0 {
			d.month, d.day = m, n
			return to, true
		}
	}
	if !r.dayAlone(j, to) && d.weekday == "" {
		return 0, false
	}
	d.day = n
	if r.lang == "fr" && r.are(to, "du", "mois") {
		to += 2
	}
	return to, true
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
		if !ok || n < 1 || n > 31 || len(r.tokens[i].Text) > 2 {
			return 0, 0, false
		}
		switch r.text(i + 1) {
		case "st", "nd", "rd", "th", "er", "e":
			if !r.tokens[i+1].Spaced {
				return n, i + 2, true
			}
		}
		return n, i + 1, !r.letterAfter(i)
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

func (r *reader) yearAt(i int) bool {
	return r.numberAt(i) && len(r.tokens[i].Text) == 4 && (strings.HasPrefix(r.tokens[i].Text, "20") || strings.HasPrefix(r.tokens[i].Text, "19")) && !r.is(i+1, "€")
}

// year reads the year at token i if there is one, and returns the token after the date.
func (r *reader) year(i int, d *calendarDay) int {
	if !r.yearAt(i) {
		return i
	}
	d.year, _ = parseCount(r.tokens[i].Text)
	return i + 1
}

// endOf reads "fin mars", "fin du mois", "la fin de l'année", "end of November", "month end".
func (r *reader) endOf(i int) (int, bool) {
	j := i + 1
	if !r.is(i, "fin") && !r.is(i, "end") && !r.is(i, "courant") && !r.is(i, "mi") && !r.is(i, "mid") && !r.is(i, "debut") && !r.is(i, "early") && !r.is(i, "late") {
		return 0, false
	}
	last := r.is(i, "fin") || r.is(i, "end")
	for r.is(j, "de") || r.is(j, "du") || r.is(j, "of") || r.is(j, "the") || r.is(j, "l") || r.is(j, "'") || r.is(j, "-") || r.is(j, "d") || r.is(j, "this") || r.is(j, "ce") || r.is(j, "cette") {
		j++
	}
	if r.lang == "fr" && r.is(j, "mois") && r.is(j+1, "de") && monthOf("fr", r.text(j+2)) != 0 {
		j += 2
	}
	if m := monthOf(r.lang, r.text(j)); m != 0 {
		d := calendarDay{month: m}
		to := r.year(j+1, &d)
		if last {
			d.day = daysIn(m)
			d.lastOfMonth = true
		}
		if !r.addDate(d, i, to) {
			return 0, false
		}
		switch r.text(i) {
		case "fin", "end":
			r.facts[len(r.facts)-1].days = -10
		case "late":
			r.facts[len(r.facts)-1].part = 3
		case "mi", "mid", "courant":
			r.facts[len(r.facts)-1].part = 2
		default:
			r.facts[len(r.facts)-1].part = 1
		}
		if r.is(i, "courant") {
			r.facts[len(r.facts)-1].part = 0
		}
		return to, true
	}
	if !last {
		return 0, false
	}
	next := r.is(j, "next")
	if next {
		j++
	}
	switch {
	case r.is(j, "mois") || r.is(j, "month"):
		to := j + 1
		if r.is(to, "prochain") || r.is(to, "suivant") {
			next = true
			to++
		}
		d := calendarDay{day: 31, lastOfMonth: true}
		if !r.at.IsZero() {
			month := time.Date(r.at.Year(), r.at.Month(), 1, 0, 0, 0, 0, time.UTC)
			if next {
				month = month.AddDate(0, 1, 0)
			}
			end := month.AddDate(0, 1, -1)
			d = calendarDay{year: int64(end.Year()), month: int64(end.Month()), day: int64(end.Day())}
		}
		if !r.addDate(d, i, to) {
			return 0, false
		}
		if r.at.IsZero() {
			r.facts[len(r.facts)-1].days = -1
		}
		return to, true
	case r.is(j, "annee") || r.is(j, "an") || r.is(j, "year"):
		to := j + 1
		if r.is(to, "prochaine") || r.is(to, "suivante") {
			to++
		}
		return to, r.addDate(calendarDay{month: 12, day: 31}, i, to)
	}
	return 0, false
}

// weekOf reads "first week of May", "la deuxième semaine de mai": the month is what can be compared.
func (r *reader) weekOf(i int) (int, bool) {
	if to, ok := r.weekFrom(i); ok {
		return to, true
	}
	for _, words := range [][]string{{"week", "of"}, {"half", "of"}, {"semaine", "de"}, {"quinzaine", "de"}} {
		to, ok := r.after(i+1, words...)
		if !ok {
			continue
		}
		if m := monthOf(r.lang, r.text(to)); m != 0 {
			return to + 1, r.addDate(calendarDay{month: m}, i, to+1)
		}
	}
	return 0, false
}

// namedDays are the feasts that have a date, and the seasons: the month they begin with and how many days they last.
var namedDays = []struct {
	lang             string
	words            []string
	month, day, days int64
}{
	{"en", []string{"new", "year", "s", "eve"}, 12, 31, 0}, {"en", []string{"christmas", "eve"}, 12, 24, 0}, {"en", []string{"christmas", "day"}, 12, 25, 0},
	{"en", []string{"boxing", "day"}, 12, 26, 0}, {"en", []string{"new", "year", "s", "day"}, 1, 1, 0},
	{"fr", []string{"la", "saint", "sylvestre"}, 12, 31, 0}, {"fr", []string{"la", "toussaint"}, 11, 1, 0},
	{"en", []string{"in", "the", "spring"}, 3, 0, 84}, {"en", []string{"this", "spring"}, 3, 0, 84}, {"en", []string{"in", "the", "summer"}, 6, 0, 93}, {"en", []string{"this", "summer"}, 6, 0, 93},
	{"en", []string{"in", "the", "autumn"}, 9, 0, 84}, {"en", []string{"this", "autumn"}, 9, 0, 84}, {"en", []string{"in", "the", "fall"}, 9, 0, 84}, {"en", []string{"this", "fall"}, 9, 0, 84},
	{"fr", []string{"au", "printemps"}, 3, 0, 84}, {"fr", []string{"ce", "printemps"}, 3, 0, 84}, {"fr", []string{"cet", "ete"}, 6, 0, 93}, {"fr", []string{"a", "l", "automne"}, 9, 0, 84}, {"fr", []string{"cet", "automne"}, 9, 0, 84},
}

// namedDay reads "New Year's Eve", "à l'automne".
func (r *reader) namedDay(i int) (int, bool) {
	for _, d := range namedDays {
		if d.lang != r.lang || !r.is(i, d.words[0]) {
			continue
		}
		to, ok := r.after(i, d.words...)
		if !ok || !r.addDate(calendarDay{month: d.month, day: d.day}, i, to) {
			continue
		}
		if d.days > 0 {
			f := &r.facts[len(r.facts)-1]
			f.days, f.Bound = d.days-30, Exactly
		}
		return to, true
	}
	return 0, false
}

// weekFrom reads "la semaine du 24 février", "the week of February 24", "week commencing 24 Feb": a date that covers the
// days after it as well.
func (r *reader) weekFrom(i int) (int, bool) {
	j := i
	if r.is(j, "la") || r.is(j, "the") || r.is(j, "cette") {
		j++
	}
	for _, words := range [][]string{{"semaine", "du"}, {"semaine", "debutant", "le"}, {"week", "of"}, {"week", "commencing"}, {"week", "beginning"}, {"week", "starting"}, {"w", "/", "c"}, {"wc"}} {
		to, ok := r.after(j, words...)
		if !ok {
			continue
		}
		var d calendarDay
		if w := weekdayOf(r.lang, r.text(to)); w != "" { // "week commencing Monday 24 February"
			to++
		}
		after, ok := r.dayAndMonth(to, &d)
		if !ok && r.is(to-1, "du") { // "la semaine du 24"
			d.day, after, ok = r.dayNumber(to)
		}
		if !ok || d.day == 0 {
			continue
		}
		if end, next, ok := r.secondDay(after); ok && end > 0 { // "la semaine du 24 au 28 février"
			if m := monthOf(r.lang, r.text(next)); m != 0 {
				next++
			}
			after = next
		}
		if !r.addDate(d, i, after) {
			return 0, false
		}
		r.facts[len(r.facts)-1].days = 7
		return after, true
	}
	return 0, false
}

// relativeDays are the days counted from the day of sending.
var relativeDays = []struct {
	lang  string
	words []string
	days  int64
}{
	{"fr", []string{"apres", "demain"}, 2}, {"fr", []string{"surlendemain"}, 2}, {"fr", []string{"demain"}, 1}, {"fr", []string{"aujourd", "hui"}, 0},
	{"fr", []string{"ce", "soir"}, 0}, {"fr", []string{"dans", "la", "journee"}, 0}, {"fr", []string{"ce", "jour"}, 0},
	{"fr", []string{"immediatement"}, 0}, {"fr", []string{"sur", "le", "champ"}, 0}, {"fr", []string{"avec", "effet", "immediat"}, 0},
	{"fr", []string{"cet", "apres", "midi"}, 0}, {"fr", []string{"ce", "matin"}, 0}, {"fr", []string{"cette", "nuit"}, 0},
	{"en", []string{"day", "after", "tomorrow"}, 2}, {"en", []string{"tomorrow"}, 1}, {"en", []string{"today"}, 0},
	{"en", []string{"tonight"}, 0}, {"en", []string{"this", "evening"}, 0}, {"en", []string{"this", "afternoon"}, 0},
	{"en", []string{"this", "morning"}, 0}, {"en", []string{"next", "day"}, 1}, {"en", []string{"immediately"}, 0},
	{"en", []string{"overnight"}, 1}, {"en", []string{"with", "immediate", "effect"}, 0}, {"en", []string{"right", "away"}, 0}, {"en", []string{"straight", "away"}, 0},
	{"en", []string{"same", "day"}, 0},
}

// relativeDay reads "demain", "tonight": a date when the day of sending is known, else the days to it.
func (r *reader) relativeDay(i int) (int, bool) {
	for _, d := range relativeDays {
		if d.lang != r.lang || !r.is(i, d.words[0]) {
			continue
		}
		to, ok := r.after(i, d.words...)
		if !ok {
			continue
		}
		if d.days == 0 && (r.is(i, "ce") && r.is(i+1, "jour") && (r.is(to, "la") || r.is(to, "-") && r.is(to+1, "la") || r.is(i-1, "a") || r.is(to, "meme"))) {
			continue // "ce jour-là", "à ce jour"
		}
		if r.at.IsZero() || d.days == 0 {
			bound := r.boundBefore(i)
			if d.days == 0 { // "from today" limits nothing
				bound = Exactly
			}
			r.add(Value{Type: Duration, Low: d.days * day, High: d.days * day, Unit: "d"}, bound, i, to)
			return to, true
		}
		days := daysSinceEpoch(r.at) + d.days
		r.add(Value{Type: Date, Low: days, High: days}, r.boundBefore(i), i, to)
		return to, true
	}
	return 0, false
}

// monthAlone tells whether the month at token i is one: "may" and "march" are verbs as well.
func (r *reader) monthAlone(i int) bool {
	if r.lang == "en" {
		if c := r.s[r.tokens[i].Start]; 'a' <= c && c <= 'z' {
			return false
		}
		switch r.text(i) {
		case "may", "march", "mar", "sep", "dec", "jan", "jun":
			switch r.text(i - 1) {
			case "in", "of", "by", "until", "since", "your", "the", "for", "from", "last", "next", "this", "on":
				return true
			}
			return false
		}
		return true
	}
	switch r.text(i) {
	case "sept", "mars", "mai", "dec", "nov", "oct", "fev", "avr":
		switch r.text(i - 1) {
		case "en", "de", "avant", "ici", "courant", "depuis", "mai", "mars", "pour", "des":
			return true
		case "et", "pis", ",":
			return monthOf("fr", r.text(i-2)) != 0
		}
		return false
	}
	return true
}

// addDate adds d as precisely as it was said, and in full when the day of sending tells the rest.
func (r *reader) addDate(d calendarDay, from, to int) bool {
	v := Value{Type: Date, Text: d.weekday}
	switch {
	case d.year != 0 && d.month != 0 && d.day != 0:
		v = r.fullDate(d.year, d.month, d.day)
	case d.month != 0 && d.day != 0:
		v.Unit, v.Low = "md", d.month*100+d.day
		if v.High = v.Low; d.otherMonth != 0 {
			v.High = d.otherMonth*100 + d.month
		}
		if !r.at.IsZero() && v.Low == v.High {
			v = r.nearestYear(d)
		}
	case d.day != 0:
		v.Unit, v.Low, v.High = "d", d.day, d.day
	case d.month != 0:
		v = Value{Type: Date, Unit: "m", Low: d.month, High: d.month}
	default:
		v.Unit = "wd"
	}
	if d.lastOfMonth && d.month == 0 {
		v.Unit, v.Text = "d", ""
	}
	if v.Unit == "md" && (d.day > daysIn(d.month) || d.otherMonth != 0 && d.month > daysIn(d.otherMonth)) {
		return false
	}
	bound := r.boundBefore(from)
	if v.Unit == "m" || r.is(from, "la") || r.is(from, "the") || r.is(from, "week") || r.is(from, "semaine") { // in March, dans la semaine du 4
		switch r.text(from - 1) {
		case "in", "en", "dans", "during", "sous":
			bound = Exactly
		}
	}
	if after := r.dateBoundAfter(to); after != Exactly && (bound == Exactly || after == AtLeast && bound == AtMost) {
		bound = after
	}
	r.add(v, bound, from, to)
	return true
}

// dateBoundAfter reads the bound that the words from token i on set: "le 12 au plus tard", "the 25th, not before".
func (r *reader) dateBoundAfter(i int) Bound {
	if r.is(i, ",") || r.is(i, "(") {
		i++
	}
	for _, b := range []struct {
		words []string
		bound Bound
	}{
		{[]string{"au", "plus", "tard"}, AtMost}, {[]string{"dernier", "delai"}, AtMost}, {[]string{"maximum"}, AtMost}, {[]string{"at", "the", "latest"}, AtMost},
		{[]string{"at", "latest"}, AtMost}, {[]string{"latest"}, AtMost}, {[]string{"or", "sooner"}, AtMost}, {[]string{"or", "before"}, AtMost}, {[]string{"or", "earlier"}, AtMost},
		{[]string{"ou", "avant"}, AtMost}, {[]string{"au", "plus", "tot"}, AtLeast}, {[]string{"pas", "avant"}, AtLeast}, {[]string{"et", "pas", "avant"}, AtLeast},
		{[]string{"at", "the", "earliest"}, AtLeast}, {[]string{"at", "earliest"}, AtLeast}, {[]string{"not", "before"}, AtLeast}, {[]string{"and", "not", "before"}, AtLeast},
		{[]string{"not", "earlier"}, AtLeast}, {[]string{"onwards"}, AtLeast}, {[]string{"onward"}, AtLeast}, {[]string{"or", "later"}, AtLeast}, {[]string{"or", "after"}, AtLeast},
	} {
		to, ok := r.after(i, b.words...)
		if !ok {
			continue
		}
		switch b.words[len(b.words)-1] {
		case "before", "avant", "earlier", "after": // "not before the 30th" is of the 30th
			if to < len(r.tokens) && r.tokens[to].Kind != word.Sign && r.tokens[to].Kind != word.Break {
				continue
			}
		}
		return b.bound
	}
	return Exactly
}

func (r *reader) fullDate(year, month, dayOfMonth int64) Value {
	days := daysSinceEpoch(time.Date(int(year), time.Month(month), int(dayOfMonth), 0, 0, 0, 0, time.UTC))
	return Value{Type: Date, Low: days, High: days}
}

// nearestYear puts a day and month into the year that brings it nearest to the day of sending.
func (r *reader) nearestYear(d calendarDay) Value {
	sent := daysSinceEpoch(r.at)
	best := r.fullDate(int64(r.at.Year()), d.month, d.day)
	for _, year := range []int{r.at.Year() - 1, r.at.Year() + 1} {
		if v := r.fullDate(int64(year), d.month, d.day); distance(v.Low, sent) < distance(best.Low, sent) {
			best = v
		}
	}
	return best
}

func distance(a, b int64) int64 { return max(a-b, b-a) }
