package fact

import "github.com/diapason-audit/diapason/audit/text/word"

// frenchTimes and englishTimes are the units of duration: their unit of value and how many of it they hold.
var frenchTimes = map[string]length{
	"minute": {"min", 1}, "minutes": {"min", 1}, "min": {"min", 1}, "mn": {"min", 1},
	"heure": {"h", 1}, "heures": {"h", 1}, "h": {"h", 1}, "hrs": {"h", 1},
	"jour": {"d", 1}, "jours": {"d", 1}, "j": {"d", 1}, "jrs": {"d", 1}, "jr": {"d", 1}, "journee": {"d", 1}, "journees": {"d", 1},
	"semaine": {"w", 1}, "semaines": {"w", 1}, "sem": {"w", 1},
	"mois": {"mo", 1}, "trimestre": {"mo", 3}, "trimestres": {"mo", 3}, "semestre": {"mo", 6},
	"nuit": {"d", 1}, "nuits": {"d", 1}, "an": {"y", 1}, "ans": {"y", 1}, "annee": {"y", 1}, "annees": {"y", 1},
}

var englishTimes = map[string]length{
	"minute": {"min", 1}, "minutes": {"min", 1}, "min": {"min", 1}, "mins": {"min", 1},
	"hour": {"h", 1}, "hours": {"h", 1}, "hr": {"h", 1}, "hrs": {"h", 1}, "h": {"h", 1},
	"day": {"d", 1}, "days": {"d", 1}, "weekday": {"bd", 1}, "weekdays": {"bd", 1},
	"night": {"d", 1}, "nights": {"d", 1}, "week": {"w", 1}, "weeks": {"w", 1}, "wk": {"w", 1}, "wks": {"w", 1}, "fortnight": {"w", 2}, "fortnights": {"w", 2},
	"month": {"mo", 1}, "months": {"mo", 1}, "mth": {"mo", 1}, "mths": {"mo", 1}, "quarter": {"mo", 3},
	"year": {"y", 1}, "years": {"y", 1}, "yr": {"y", 1}, "yrs": {"y", 1}, "twelvemonth": {"y", 1},
}

// A length is a number of units of duration.
type length struct {
	unit string
	n    int64
}

// working are the words that make business days of days, after the unit in French, before it in English.
var working = map[string]bool{
	"ouvre": true, "ouvres": true, "ouvree": true, "ouvrees": true, "ouvrable": true, "ouvrables": true,
	"business": true, "working": true, "banking": true, "trading": true, "work": true, "bank": true,
}

// sized are the words that may stand between a number and its unit without changing it.
var sized = map[string]bool{
	"bon": true, "bons": true, "bonne": true, "bonnes": true, "petit": true, "petits": true, "petite": true, "petites": true,
	"gros": true, "grosse": true, "grand": true, "longs": true, "longues": true, "plein": true, "pleins": true, "pleines": true,
	"entiers": true, "entieres": true, "nouveaux": true, "autres": true, "courte": true, "courtes": true,
	"good": true, "full": true, "whole": true, "entire": true, "extra": true, "further": true, "additional": true,
	"more": true, "solid": true, "short": true, "long": true, "little": true, "calendar": true, "consecutive": true,
	"clear": true, "complete": true, "straight": true, "other": true, "mere": true, "odd": true, "free": true, "bonus": true,
}

// unit reads the unit of duration at token i, with what qualifies it.
func (r *reader) unit(i int) (length, int, bool) {
	business := false
	for r.is(i, "-") || sized[r.text(i)] || r.lang == "en" && working[r.text(i)] {
		business = business || working[r.text(i)]
		i++
	}
	times := englishTimes
	if r.lang == "fr" {
		times = frenchTimes
	}
	l, ok := times[r.text(i)]
	if !ok {
		return length{}, 0, false
	}
	i++
	if r.lang == "fr" {
		if r.is(i, ".") && working[r.text(i+1)] {
			i++
		}
		switch {
		case working[r.text(i)]:
			business = true
			i++
		case r.is(i, "de") && (r.is(i+1, "travail") || r.is(i+1, "banque") || r.is(i+1, "semaine")):
			business = true
			i += 2
		case r.is(i, "calendaires") || r.is(i, "calendrier") || r.is(i, "francs") || r.is(i, "pleins") || r.is(i, "calendaire"):
			i++
		case r.is(i, "d") && r.is(i+1, "'") && (r.is(i+2, "affaires") || r.is(i+2, "ouverture")):
			business = true
			i += 3
		}
	}
	if business && (l.unit == "d" || l.unit == "h") {
		l = length{"b" + l.unit, l.n}
	}
	return l, i, true
}

// minutes counts n hundredths of l in minutes and the unit of the value.
func (l length) minutes(n int64) (int64, string) {
	if l.unit == "bh" { // 48 working hours are two working days in every charter we read
		return n * 60 / 100 / day * day, "bd"
	}
	return n * l.n * minutesPer(l.unit) / 100, l.unit
}

// rangeEnd reads the second half of a range, "à 7", "or three", "- 5", "/48"; next is the token after it.
func (r *reader) rangeEnd(i int) (n numeral, next int, ok bool) {
	switch r.text(i) {
	case "a", "to", "or", "ou", "-", "/", "et", "and", "voire", "until":
	default:
		return numeral{}, 0, false
	}
	j := i + 1
	if r.is(j, "les") {
		j++
	}
	n, ok = r.numeral(j)
	return n, n.to, ok
}

// duration reads the duration that begins at token i.
func (r *reader) duration(i int) (int, bool) {
	if to, ok := r.namedDuration(i); ok {
		return to, true
	}
	if to, ok := r.fromOneToNext(i); ok {
		return to, true
	}
	if to, ok := r.comingTime(i); ok {
		return to, true
	}
	n, ok := r.numeral(i)
	if !ok || r.hourOfDay(i, n) || r.rate(i, n) || r.is(i, "a") && r.is(n.to, "weekday") { // "on a weekday"
		return 0, false
	}
	if to, ok := r.wished(i, n); ok {
		return to, true
	}
	if to, ok := r.someDay(i, n); ok {
		return to, true
	}
	if r.lang == "en" && n.low > 100 && r.is(n.to, "day") && dayThings[r.text(n.to+1)] { // "four day tickets" are four
		return 0, false
	}
	low, high, to := n.low, n.high, n.to
	first, firstTo, hasUnit := r.unit(to)
	after := to
	if hasUnit {
		after = firstTo
	}
	l := first
	if m, next, ok := r.rangeEnd(after); ok && m.low > low && (!r.is(after, "et") && !r.is(after, "and") || r.between(i)) {
		if second, secondTo, ok := r.unit(next); ok && (!hasUnit || second == first) {
			high, to, l = m.high, secondTo, second
			return to, r.addDuration(low, high, l, n.about, i, to)
		}
		if hasUnit && (r.is(after, "ou") || r.is(after, "or")) && m.inWords && !r.startsUnit(next) { // "un jour ou deux"
			return next, r.addDuration(low, m.high, l, n.about, i, next)
		}
	}
	if !hasUnit || r.is(firstTo, "/") {
		return 0, false
	}
	to = firstTo
	if extra, next, ok := r.andHalf(to); ok {
		low, high, to = low+extra, high+extra, next
		if l.unit == "y" && low%100 != 0 { // a year and a half
			l, low, high = length{"mo", 1}, low*12, high*12
		}
	} else if minutes, next, ok := r.extraMinutes(to, l); ok { // 1 h 20
		low, high, l, to = low*60+minutes*100, high*60+minutes*100, length{"min", 1}, next
	}
	return to, r.addDuration(low, high, l, n.about, i, to)
}

// fromOneToNext passes over "d'un mois sur l'autre", "from one week to the next", "du jour au lendemain": no time is meant.
func (r *reader) fromOneToNext(i int) (int, bool) {
	n, ok := r.numeral(i)
	if !ok || n.low != 100 || n.high != 100 {
		return 0, false
	}
	_, to, ok := r.unit(n.to)
	if !ok {
		return 0, false
	}
	for _, words := range [][]string{{"sur", "l", "autre"}, {"a", "l", "autre"}, {"to", "the", "next"}, {"to", "another"}} {
		if after, ok := r.after(to, words...); ok {
			return after, true
		}
	}
	return 0, false
}

// comingTime reads "within the next month", "over the coming week", "dans le mois": one unit, that need not be counted.
func (r *reader) comingTime(i int) (int, bool) {
	j := i + 1
	switch {
	case r.lang == "en" && r.is(i, "the") && (r.is(i-1, "within") || r.is(i-1, "inside")) && (r.is(j, "hour") || r.is(j, "week") || r.is(j, "fortnight") || r.is(j, "month") || r.is(j, "year")):
	case r.lang == "en" && r.is(i, "the") && (r.is(j, "next") || r.is(j, "coming") || r.is(j, "following")):
		if !r.is(i-1, "in") && !r.is(i-1, "within") && !r.is(i-1, "over") {
			return 0, false
		}
		j++
	case r.lang == "fr" && (r.is(i, "le") || r.is(i, "la")) && r.is(i-1, "dans"):
	default:
		return 0, false
	}
	l, to, ok := r.unit(j)
	if !ok || to != j+1 || l.unit == "d" || r.is(to, "de") || r.is(to, "du") || r.is(to, "d") {
		return 0, false
	}
	n := int64(100)
	if extra, next, ok := r.andHalf(to); ok {
		n, to = n+extra, next
	}
	return to, r.addDuration(n, n, l, false, i, to)
}

// rate tells whether the number at token i says how often: "£10 a month", "twice a week".
func (r *reader) rate(i int, n numeral) bool {
	if !r.is(i, "a") && !r.is(i, "an") || n.to != i+1 {
		return false
	}
	if k := len(r.facts) - 1; k >= 0 && r.facts[k].to == i && (r.facts[k].Value.Type == Amount || r.facts[k].Value.Type == Percent) {
		return true
	}
	if k := len(r.numbers) - 1; k >= 0 && r.numbers[k].to == i { // "sixty-four a day"
		return true
	}
	return r.is(i-1, "once") || r.is(i-1, "twice") || r.is(i-1, "times") || r.is(i-1, "hours") || r.is(i-1, "days")
}

// wished passes over the time one wishes to somebody: "je vous souhaite une bonne journée", "have a good week".
func (r *reader) wished(i int, n numeral) (int, bool) {
	if n.low != 100 || n.high != 100 {
		return 0, false
	}
	j := n.to
	for sized[r.text(j)] || greeting[r.text(j)] {
		j++
	}
	_, to, ok := r.unit(j)
	if !ok || j == n.to {
		return 0, false
	}
	for k := j - 1; k >= n.to; k-- {
		if greeting[r.text(k)] {
			return to, true
		}
	}
	if !r.is(j-1, "bonne") && !r.is(j-1, "bon") && !r.is(j-1, "good") {
		return 0, false
	}
	for k := i - 1; k >= 0 && k >= i-8 && !r.endsSentence(k); k-- {
		if startsWith(r.text(k), []string{"souhait", "pass", "have", "wish", "enjoy"}) {
			return to, true
		}
	}
	return 0, false
}

// someDay passes over the day that nobody knows yet: "pour revenir un jour", "si un jour vous changez d'avis", "if one day you
// move", "we hope to see you again one day".
func (r *reader) someDay(i int, n numeral) (int, bool) {
	if !n.inWords || n.low != 100 || n.high != 100 || n.to != i+1 || !r.is(n.to, "jour") && !(r.is(n.to, "day") && r.is(i, "one")) {
		return 0, false
	}
	to := n.to + 1
	if to < len(r.tokens) && r.tokens[to].Kind == word.Word && !subject[r.text(to)] {
		return 0, false
	}
	for j := i - 1; j >= 0 && j >= i-8 && r.tokens[j].Kind != word.Break; j-- {
		if r.tokens[j].Kind == word.Sign && !r.is(j, "'") && !r.is(j, "-") {
			return 0, false
		}
		switch r.text(j) {
		case "s", "should": // "s'il vous arrive", "should you move"; not "s'élève à", "it should take"
			if !r.is(j+2, "il") && !r.is(j+2, "ils") && !subject[r.text(j+1)] {
				return 0, false
			}
			return to, r.boundBefore(i) == Exactly
		case "si", "if", "hope", "espere", "esperons":
			return to, r.boundBefore(i) == Exactly && !r.is(i-1, "d") && !r.is(i-1, "'")
		case "pour", "to": // "pour revenir un jour", "to come back one day"; not "to start allow one day"
			near := i == j+2 || i == j+3 && r.is(j+2, "back")
			return to, near && startsWith(r.text(j+1), []string{"reven", "retourn", "repass", "repart", "recommenc", "rejoi", "rouvr", "return", "come", "rejoin", "resubscri"})
		}
	}
	return 0, false
}

// dayThings are the nouns, in their plural, of what one has for a day.
var dayThings = wordSet("tickets", "passes", "returns", "travelcards", "visitors", "trips")

// subject are the pronouns that a clause may begin with.
var subject = wordSet("vous", "tu", "on", "nous", "je", "you", "we", "they", "i", "ou")

// greeting are the words for a time that is only wished.
var greeting = map[string]bool{
	"excellente": true, "excellent": true, "belle": true, "agreable": true, "tres": true, "nice": true, "lovely": true, "great": true, "wonderful": true,
}

// between tells whether "entre" or "between" stands before token i, so that "et" closes a range.
func (r *reader) between(i int) bool {
	for j := i - 1; j >= i-2 && j >= 0; j-- {
		if r.is(j, "entre") || r.is(j, "between") {
			return true
		}
	}
	return false
}

// andHalf reads "et demi(e)", "and a half" after a unit.
func (r *reader) andHalf(i int) (hundredths int64, to int, ok bool) {
	for _, words := range [][]string{{"et", "demie"}, {"et", "demi"}, {"and", "a", "half"}, {"and", "half"}} {
		if to, ok := r.after(i, words...); ok {
			return 50, to, true
		}
	}
	return 0, 0, false
}

// extraMinutes reads the minutes of "1 h 20" and "1h20".
func (r *reader) extraMinutes(i int, l length) (minutes int64, to int, ok bool) {
	if l.unit != "h" || i >= len(r.tokens) || r.tokens[i].Kind != word.Number || len(r.tokens[i].Text) != 2 {
		return 0, 0, false
	}
	minutes, ok = parseCount(r.tokens[i].Text)
	if to = i + 1; r.is(to, "min") || r.is(to, "mn") || r.is(to, "minutes") {
		to++
	}
	return minutes, to, ok && minutes < 60
}

// named are the durations that need no number.
var named = []struct {
	lang  string
	words []string
	low   int64 // minutes
	unit  string
}{
	{"fr", []string{"une", "petite", "quinzaine"}, 14 * day, "w"}, {"fr", []string{"une", "bonne", "quinzaine"}, 14 * day, "w"},
	{"fr", []string{"sous", "quinzaine"}, 14 * day, "w"}, {"fr", []string{"sous", "huitaine"}, 7 * day, "w"},
	{"fr", []string{"une", "quinzaine"}, 14 * day, "w"}, {"fr", []string{"la", "quinzaine"}, 14 * day, "w"},
	{"fr", []string{"une", "huitaine"}, 7 * day, "w"}, {"fr", []string{"la", "huitaine"}, 7 * day, "w"},
	{"fr", []string{"huit", "jours"}, 7 * day, "w"}, {"fr", []string{"quinze", "jours"}, 14 * day, "w"},
	{"fr", []string{"une", "demi", "heure"}, 30, "min"}, {"fr", []string{"demi", "heure"}, 30, "min"},
	{"fr", []string{"un", "quart", "d", "heure"}, 15, "min"}, {"fr", []string{"trois", "quarts", "d", "heure"}, 45, "min"},
	{"fr", []string{"une", "demi", "journee"}, 12 * 60, "h"},
	{"en", []string{"a", "fortnight"}, 14 * day, "w"}, {"en", []string{"half", "an", "hour"}, 30, "min"},
	{"en", []string{"a", "half", "hour"}, 30, "min"}, {"en", []string{"a", "quarter", "of", "an", "hour"}, 15, "min"},
	{"en", []string{"three", "quarters", "of", "an", "hour"}, 45, "min"}, {"en", []string{"half", "a", "day"}, 12 * 60, "h"},
	{"fr", []string{"a", "vie"}, longest, "y"}, {"fr", []string{"toute", "votre", "vie"}, longest, "y"}, {"fr", []string{"toute", "la", "vie"}, longest, "y"},
	{"fr", []string{"toute", "sa", "vie"}, longest, "y"}, {"fr", []string{"toute", "leur", "vie"}, longest, "y"},
	{"fr", []string{"sans", "limitation", "de", "duree"}, longest, "y"}, {"fr", []string{"sans", "limite", "de", "duree"}, longest, "y"},
	{"en", []string{"for", "life"}, longest, "y"}, {"en", []string{"lifetime"}, longest, "y"}, {"en", []string{"life", "long"}, longest, "y"}, {"en", []string{"lifelong"}, longest, "y"},
	{"en", []string{"half", "a", "year"}, 180 * day, "mo"}, {"en", []string{"half", "a", "month"}, 15 * day, "d"},
}

// namedDuration reads "une quinzaine", "half an hour", and "à vie" as the longest time there is. "Huit jours" is a week in French, unless they are business days.
func (r *reader) namedDuration(i int) (int, bool) {
	for _, d := range named {
		if d.lang != r.lang || !r.is(i, d.words[0]) {
			continue
		}
		to, ok := r.after(i, d.words...)
		if !ok || r.is(to, "de") && r.is(to-1, "quinzaine") || r.is(to, "d") || working[r.text(to)] {
			continue
		}
		if d.low == day/2 && r.boundBefore(i) == Exactly { // time off that was lost
			continue
		}
		r.add(Value{Type: Duration, Low: d.low, High: d.low, Unit: d.unit}, r.boundBefore(i), i, to)
		return to, true
	}
	return 0, false
}

// longest is the longest time that anybody promises, in minutes: a century.
const longest = 100 * 365 * day

func (r *reader) addDuration(low, high int64, l length, about bool, from, to int) bool {
	lowMinutes, unit := l.minutes(low)
	highMinutes, _ := l.minutes(high)
	if highMinutes > longest {
		return false
	}
	if per := minutesPer(unit); lowMinutes%per != 0 || highMinutes%per != 0 { // half a week, a month and a half
		unit = "min"
		switch {
		case lowMinutes%day == 0 && highMinutes%day == 0:
			unit = "d"
		case lowMinutes%60 == 0 && highMinutes%60 == 0:
			unit = "h"
		}
	}
	bound := r.boundBefore(from)
	if about && low == high {
		bound = About
	}
	if bound == Exactly {
		bound = r.boundAfter(to)
	}
	r.add(Value{Type: Duration, Low: lowMinutes, High: max(lowMinutes, highMinutes), Unit: unit}, bound, from, to)
	return true
}

// hourOfDay tells whether the number at token i with an "h" after it is a time of day rather than a length of time:
// "à 18 h", "de 9 h à 12 h", but "sous 48 h", "24 h après".
func (r *reader) hourOfDay(i int, n numeral) bool {
	if !r.is(n.to, "h") && !r.is(n.to, "heures") && !r.is(n.to, "heure") || n.low > 24*100 || r.lang != "fr" {
		return false
	}
	switch r.text(i - 1) {
	case "de":
		return r.toAnotherHour(n.to) || !ofTime[r.text(i-2)] && !(r.numberAt(n.to+1) && r.durationContext(i))
	case "a", "vers", "et", "entre", "jusqu", "des", "apres", "avant", "-":
		return true
	}
	return r.is(n.to+1, "a") && !r.is(i-1, "sous") && n.low < 20*100 || r.is(n.to+1, "-")
}
