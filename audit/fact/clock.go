package fact

import "github.com/diapason-audit/diapason/audit/text/word"

// Clock is the type of times of day, in minutes after midnight. No point asks for one: they only tell two visits on one
// day apart.
const Clock Type = "time"

// clock reads times of day and opening hours: "de 9 h à 18 h 30", "9 to 5.30pm", "07:12", "8 a.m.", "midi", "in the
// morning". It passes over "24h/24" and "7j/7".
func (r *reader) clock(i int) (int, bool) {
	if to, ok := r.partOfDay(i); ok {
		return to, true
	}
	if to, ok := r.roundTheClock(i); ok {
		return to, true
	}
	first, to, ok := r.timeOfDay(i)
	if !ok {
		hour, isHour := r.hour(i) // "between 8 and 10am", "9-5": the sign comes with the second
		second, after, follows := r.secondTime(i + 1)
		if !isHour || !follows {
			return 0, false
		}
		if second >= 13*60 && hour*60+12*60 < second {
			hour += 12
		}
		r.addClock(hour*60, second, i, after)
		return after, true
	}
	if second, after, follows := r.secondTime(to); follows {
		r.addClock(first, second, i, after)
		return after, true
	}
	r.addClock(first, first, i, to)
	return to, true
}

func (r *reader) addClock(low, high int64, from, to int) {
	r.add(Value{Type: Clock, Low: low, High: max(low, high)}, r.boundBefore(from), from, to)
}

// meals are the French nouns that "de midi" only tells apart from others.
var meals = wordSet("repas", "plat", "plats", "plateau", "pause", "coupure", "service", "formule", "menu", "panier")

// secondTime reads the end of a span of hours: "à 18 h", "and noon", "- 5pm".
func (r *reader) secondTime(i int) (minutes int64, to int, ok bool) {
	switch r.text(i) {
	case "a", "to", "and", "et", "-", "until", "till":
		return r.timeOfDay(i + 1)
	}
	return 0, 0, false
}

// hour is the whole hour in figures at token i.
func (r *reader) hour(i int) (int64, bool) {
	if !r.numberAt(i) {
		return 0, false
	}
	n, ok := parseCount(r.tokens[i].Text)
	return n, ok && n <= 24
}

// timeOfDay reads one time of day that begins at token i.
func (r *reader) timeOfDay(i int) (minutes int64, to int, ok bool) {
	switch {
	case r.is(i, "midi") && r.is(i-1, "de") && meals[r.text(i-2)]: // "votre repas de midi"
		return 0, 0, false
	case r.is(i, "midi") || r.is(i, "noon") || r.is(i, "midday"):
		return 12 * 60, i + 1, true
	case r.is(i, "minuit") || r.is(i, "midnight"):
		return 24 * 60, i + 1, true
	}
	hour, ok := r.hour(i)
	if !ok {
		return r.spokenTime(i)
	}
	to = i + 1
	minutes = hour * 60
	exact := false
	if r.is(to, ":") || r.is(to, ".") {
		if part, ok := r.tightNumber(to + 1); ok && len(part) == 2 && part < "60" {
			if _, after := r.meridiem(to + 2); r.is(to, ":") || after > to+2 {
				n, _ := parseCount(part)
				minutes, to, exact = minutes+n, to+2, true
			}
		}
	}
	if half, after := r.meridiem(to); after > to {
		return meridiem(minutes, half), after, true
	}
	if exact {
		return minutes, to, true
	}
	if r.lang != "fr" || !r.is(to, "h") && !r.is(to, "heures") && !r.is(to, "heure") {
		return 0, 0, false
	}
	if to+1 < len(r.tokens) && r.tokens[to+1].Kind == word.Number && len(r.tokens[to+1].Text) == 2 && r.tokens[to+1].Text < "60" {
		if r.durationContext(i) || r.is(to+2, "de") || r.is(to+2, "d") { // "en 1 h 20", "1 h 20 de retard"
			return 0, 0, false
		}
		n, _ := parseCount(r.tokens[to+1].Text)
		return minutes + n, to + 2, true
	}
	return minutes, to + 1, r.hourOfDay(i, exactly(hour, i, i+1))
}

// meridiem puts a time of the twelve-hour clock into its half of the day.
func meridiem(minutes, half int64) int64 {
	if half < 0 {
		return minutes
	}
	return minutes%(12*60) + half
}

// meridiem reads am, p.m. and o'clock at token i; half is 0, 720, or -1 when it does not say.
func (r *reader) meridiem(i int) (half int64, to int) {
	switch {
	case r.is(i, "am"):
		return 0, i + 1
	case r.is(i, "pm"):
		return 12 * 60, i + 1
	case (r.is(i, "a") || r.is(i, "p")) && r.is(i+1, ".") && r.is(i+2, "m"):
		to = i + 3
		if r.is(to, ".") && !r.tokens[to].Spaced {
			to++
		}
		if r.is(i, "p") {
			half = 12 * 60
		}
		return half, to
	case r.is(i, "o") && r.is(i+1, "'") && r.is(i+2, "clock"):
		return -1, i + 3
	}
	return -1, i
}

// spokenTime reads "six o'clock", "eight am".
func (r *reader) spokenTime(i int) (minutes int64, to int, ok bool) {
	n, ok := englishUnits[r.text(i)]
	if !ok || r.lang != "en" || n < 1 || n > 12 {
		return 0, 0, false
	}
	half, to := r.meridiem(i + 1)
	return meridiem(n*60, half), to, to > i+1
}

// partsOfDay are the stretches of the day that people name.
var partsOfDay = []struct {
	lang      string
	words     []string
	low, high int64
}{
	{"fr", []string{"dans", "la", "matinee"}, 6 * 60, 13 * 60}, {"fr", []string{"en", "matinee"}, 6 * 60, 13 * 60}, {"fr", []string{"le", "matin"}, 6 * 60, 13 * 60},
	{"fr", []string{"au", "matin"}, 6 * 60, 13 * 60}, {"fr", []string{"matin"}, 6 * 60, 13 * 60},
	{"fr", []string{"dans", "l", "apres", "midi"}, 12 * 60, 19 * 60}, {"fr", []string{"l", "apres", "midi"}, 12 * 60, 19 * 60}, {"fr", []string{"apres", "midi"}, 12 * 60, 19 * 60},
	{"fr", []string{"en", "soiree"}, 17 * 60, 24 * 60}, {"fr", []string{"dans", "la", "soiree"}, 17 * 60, 24 * 60}, {"fr", []string{"le", "soir"}, 17 * 60, 24 * 60},
	{"en", []string{"in", "the", "morning"}, 6 * 60, 13 * 60}, {"en", []string{"morning"}, 6 * 60, 13 * 60}, {"en", []string{"in", "the", "afternoon"}, 12 * 60, 18 * 60},
	{"en", []string{"afternoon"}, 12 * 60, 18 * 60}, {"en", []string{"in", "the", "evening"}, 17 * 60, 24 * 60}, {"en", []string{"evening"}, 17 * 60, 24 * 60},
}

// partOfDay reads "dans la matinée", "Saturday afternoon"; a greeting ("Good morning") is none.
func (r *reader) partOfDay(i int) (int, bool) {
	for _, p := range partsOfDay {
		if p.lang != r.lang || !r.is(i, p.words[0]) {
			continue
		}
		if to, ok := r.after(i, p.words...); ok {
			if i == 0 || r.is(i-1, "good") || r.is(i-1, "this") || r.is(i-1, "ce") || r.is(i-1, "cet") || r.is(i-1, ".") || r.is(i-1, "\n") {
				return 0, false
			}
			r.addClock(p.low, p.high, i, to)
			return to, true
		}
	}
	return 0, false
}

// durationContext tells whether the words before token i announce a length of time: "en 1 h 20", "pour 1 h 20 de retard".
func (r *reader) durationContext(i int) bool {
	switch r.text(i - 1) {
	case "sous", "dans", "en", "pendant", "pour", "avec", "environ", "durant", "dure", "durera", "durait":
		return true
	case "de":
		hour, ok := r.hour(i)
		return !r.toAnotherHour(i+1) && (!ok || ofTime[r.text(i-2)] || hour < earliest && !r.is(i+3, "a") && !r.is(i+3, "-"))
	}
	return false
}

// toAnotherHour tells whether a second time of day follows the one whose "h" is token i: "de 14 h à 17 h", "de 14 h 30 - 17 h".
func (r *reader) toAnotherHour(i int) bool {
	if r.numberAt(i + 1) {
		i++
	}
	return (r.is(i+1, "a") || r.is(i+1, "-")) && r.numberAt(i+2)
}

// ofTime are the French words after which "de 17 h 48" is how long something takes, and not when it begins, as after "le train".
var ofTime = wordSet("retard", "delai", "duree", "attente", "plus", "moins", "pres", "trajet", "voyage", "route", "travail", "panne", "coupure", "interruption", "total")

// earliest is the hour below which a time with its minutes after "de" is as likely to be how long something takes: "un vol de 2 h 30".
const earliest = 5

// roundTheClock passes over 24/7, 24h/24, 7j/7, 7/7.
func (r *reader) roundTheClock(i int) (int, bool) {
	j := i + 1
	if r.is(j, "h") || r.is(j, "j") || r.is(j, "jours") {
		j++
	}
	if (r.is(j, "/") || r.is(j, "sur")) && (r.is(i, "24") && (r.is(j+1, "24") || r.is(j+1, "7")) || (r.is(i, "7") || r.is(i, "6") || r.is(i, "5")) && r.is(j+1, "7")) {
		return j + 2, true
	}
	return 0, false
}
