package fact

import "time"

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

// weekOf reads "first week of May", "la deuxième semaine de mai": some days of the month, a week being counted from any day.
func (r *reader) weekOf(i int) (int, bool) {
	if to, ok := r.weekFrom(i); ok {
		return to, true
	}
	for _, words := range [][]string{{"week", "of"}, {"half", "of"}, {"semaine", "de"}, {"quinzaine", "de"}} {
		to, ok := r.after(i+1, words...)
		if !ok {
			continue
		}
		m := monthOf(r.lang, r.text(to))
		if m == 0 {
			continue
		}
		first, known := weeks[r.text(i)]
		if !known || words[0] == "half" || words[0] == "quinzaine" {
			return to + 1, r.addDate(calendarDay{month: m}, i, to+1)
		}
		ok = r.addDate(calendarDay{month: m, day: first}, i, to+1)
		if ok {
			r.facts[len(r.facts)-1].days = weekAndMore
		}
		return to + 1, ok
	}
	return 0, false
}

// weeks are the days with which the weeks of a month begin at the earliest.
var weeks = map[string]int64{"first": 1, "second": 7, "third": 14, "fourth": 21, "last": 21, "premiere": 1, "deuxieme": 7, "seconde": 7, "troisieme": 14, "quatrieme": 21, "derniere": 21}

// weekAndMore is how many days such a week may cover.
const weekAndMore = 10

// namedDays are the feasts that have a date, and the seasons: the month they begin with and how many days they last.
var namedDays = []struct {
	lang             string
	words            []string
	month, day, days int64
}{
	{"en", []string{"new", "year", "s", "eve"}, 12, 31, 0}, {"en", []string{"christmas", "eve"}, 12, 24, 0}, {"en", []string{"christmas", "day"}, 12, 25, 0},
	{"en", []string{"boxing", "day"}, 12, 26, 0}, {"en", []string{"new", "year", "s", "day"}, 1, 1, 0}, {"en", []string{"hogmanay"}, 12, 31, 0},
	{"en", []string{"twelfth", "night"}, 1, 5, 0}, {"en", []string{"valentine", "s", "day"}, 2, 14, 0}, {"en", []string{"st", "patrick", "s", "day"}, 3, 17, 0},
	{"en", []string{"canada", "day"}, 7, 1, 0}, {"en", []string{"independence", "day"}, 7, 4, 0}, {"en", []string{"juneteenth"}, 6, 19, 0}, {"en", []string{"halloween"}, 10, 31, 0},
	{"en", []string{"bonfire", "night"}, 11, 5, 0}, {"en", []string{"veterans", "day"}, 11, 11, 0}, {"en", []string{"remembrance", "day"}, 11, 11, 0},
	{"fr", []string{"la", "saint", "sylvestre"}, 12, 31, 0}, {"fr", []string{"la", "toussaint"}, 11, 1, 0}, {"fr", []string{"l", "assomption"}, 8, 15, 0},
	{"fr", []string{"l", "epiphanie"}, 1, 6, 0}, {"fr", []string{"la", "chandeleur"}, 2, 2, 0}, {"fr", []string{"la", "saint", "valentin"}, 2, 14, 0}, {"fr", []string{"la", "saint", "jean"}, 6, 24, 0},
	{"fr", []string{"la", "fete", "du", "canada"}, 7, 1, 0}, {"fr", []string{"la", "fete", "du", "travail"}, 5, 1, 0}, {"fr", []string{"l", "armistice"}, 11, 11, 0},
	{"fr", []string{"la", "saint", "nicolas"}, 12, 6, 0}, {"fr", []string{"la", "veille", "de", "noel"}, 12, 24, 0}, {"fr", []string{"le", "reveillon"}, 12, 24, 0}, {"fr", []string{"le", "jour", "de", "l", "an"}, 1, 1, 0},
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
