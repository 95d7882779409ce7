package fact

var frenchWeekdays = map[string]string{
	"lundi": "mon", "mardi": "tue", "mercredi": "wed", "jeudi": "thu", "vendredi": "fri", "samedi": "sat", "dimanche": "sun",
}

var englishWeekdays = map[string]string{
	"monday": "mon", "tuesday": "tue", "wednesday": "wed", "thursday": "thu", "friday": "fri", "saturday": "sat", "sunday": "sun",
	"mon": "mon", "tue": "tue", "tues": "tue", "wed": "wed", "weds": "wed", "thu": "thu", "thur": "thu", "thurs": "thu",
	"fri": "fri", "sat": "sat", "sun": "sun",
}

func weekdayOf(lang, w string) string {
	if lang == "fr" {
		return frenchWeekdays[w]
	}
	return englishWeekdays[w]
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
