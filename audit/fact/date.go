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

// monthOf is the month that a word names; 0 for none.
func monthOf(lang, w string) int64 {
	if lang == "fr" {
		return frenchMonths[w]
	}
	return englishMonths[w]
}

// A calendarDay is what was said of a date; parts that were not are zero.
type calendarDay struct {
	year, month, day int64
	otherMonth       int64 // of the second reading of 12/6, whose day is then month
	weekday          string
	lastOfMonth      bool
	relative         int8 // of a day without its month: in that of the letter, 1, or in the next, 2
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

func (r *reader) numberAt(i int) bool {
	return i >= 0 && i < len(r.tokens) && r.tokens[i].Kind == word.Number
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
	return r.someMonth(to, d), true
}

// someMonth reads which month the day before token i is in, "of this month", "du mois prochain", and returns the token after it.
func (r *reader) someMonth(i int, d *calendarDay) int {
	for _, m := range []struct {
		words    []string
		relative int8
	}{
		{[]string{"of", "this", "month"}, 1}, {[]string{"of", "the", "current", "month"}, 1}, {[]string{"this", "month"}, 1},
		{[]string{"of", "next", "month"}, 2}, {[]string{"of", "the", "next", "month"}, 2}, {[]string{"of", "the", "following", "month"}, 2}, {[]string{"next", "month"}, 2},
		{[]string{"de", "ce", "mois"}, 1}, {[]string{"du", "mois", "en", "cours"}, 1}, {[]string{"du", "mois", "courant"}, 1}, {[]string{"de", "ce", "mois", "ci"}, 1}, {[]string{"ce", "mois", "ci"}, 1}, {[]string{"courant"}, 1},
		{[]string{"du", "mois", "prochain"}, 2}, {[]string{"du", "mois", "suivant"}, 2}, {[]string{"le", "mois", "prochain"}, 2}, {[]string{"du", "mois", "d", "apres"}, 2},
		{[]string{"of", "the", "month"}, 0}, {[]string{"du", "mois"}, 0},
	} {
		if to, ok := r.after(i, m.words...); ok {
			d.relative = m.relative
			return to
		}
	}
	return i
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
	case d.day != 0 && d.relative != 0 && !r.at.IsZero():
		month := time.Date(r.at.Year(), r.at.Month()+time.Month(d.relative-1), 1, 0, 0, 0, 0, time.UTC)
		if d.day > daysIn(int64(month.Month())) {
			return false
		}
		v = r.fullDate(int64(month.Year()), int64(month.Month()), d.day)
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
	if bound == Exactly && r.beforeBeginning(from) {
		bound = AtMost
	}
	if after := r.dateBoundAfter(to); after != Exactly && (bound == Exactly || after == AtLeast && bound == AtMost) {
		bound = after
	}
	r.add(v, bound, from, to)
	if v.Unit == "d" {
		r.facts[len(r.facts)-1].month = d.relative
	}
	return true
}

// beforeBeginning tells whether the words before the date at token i say that something comes before what begins that day: "before
// term starts on the 3rd", "avant la rentrée du 3".
func (r *reader) beforeBeginning(i int) bool {
	const near = 6 // tokens
	begins := false
	for j := i - 1; j >= 0 && j >= i-near && r.tokens[j].Kind == word.Word; j-- {
		begins = begins || startsWith(r.text(j), []string{"start", "begin", "open", "resum", "commenc", "debut", "rentree", "ouvertur", "repris"})
		if begins && (r.is(j, "before") || r.is(j, "avant")) && !r.is(j-1, "not") && !r.is(j-1, "pas") {
			return true
		}
	}
	return false
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
