package fact

import "github.com/diapason-audit/diapason/audit/text/word"

// clock passes over times of day and opening hours, "de 9 h à 18 h 30", "9 to 5.30pm", "07:12", "8 a.m.", "24h/24",
// "7j/7": they answer when to call, and never how long to wait.
func (r *reader) clock(i int) (int, bool) {
	if r.lang == "fr" && (r.is(i, "midi") || r.is(i, "minuit")) || r.lang == "en" && (r.is(i, "noon") || r.is(i, "midnight")) {
		return i + 1, true
	}
	if !r.numberAt(i) {
		return r.spokenClock(i)
	}
	hour, ok := parseCount(r.tokens[i].Text)
	if !ok || hour > 24 {
		return 0, false
	}
	if to, ok := r.roundTheClock(i); ok {
		return to, true
	}
	to := i + 1
	minutes := false
	if r.is(to, ":") || r.is(to, ".") {
		if part, ok := r.tightNumber(to + 1); ok && len(part) == 2 && part < "60" && (r.is(to, ":") || r.meridiem(to+2) > to+2) {
			to += 2
			minutes = true
		}
	}
	if after := r.meridiem(to); after > to {
		return after, true
	}
	if minutes {
		return to, true
	}
	if r.lang == "fr" && (r.is(to, "h") || r.is(to, "heures") || r.is(to, "heure")) {
		n := exactly(hour, i, i+1)
		part, tight := "", false
		if to+1 < len(r.tokens) && r.tokens[to+1].Kind == word.Number {
			part, tight = r.tokens[to+1].Text, len(r.tokens[to+1].Text) == 2
		}
		if tight && part < "60" && !r.durationContext(i) {
			return to + 2, true
		}
		if r.hourOfDay(i, n) {
			return to + 1, true
		}
	}
	return 0, false
}

// durationContext tells whether the words before token i announce a length of time: "en 1 h 20", "pour 1 h 20 de retard".
func (r *reader) durationContext(i int) bool {
	switch r.text(i - 1) {
	case "sous", "dans", "en", "pendant", "pour", "avec", "environ", "durant", "de":
		return true
	}
	return false
}

// meridiem passes over am, p.m. and o'clock at token i.
func (r *reader) meridiem(i int) int {
	switch {
	case r.is(i, "am"), r.is(i, "pm"):
		return i + 1
	case (r.is(i, "a") || r.is(i, "p")) && r.is(i+1, ".") && r.is(i+2, "m"):
		if r.is(i+3, ".") && !r.tokens[i+3].Spaced {
			return i + 4
		}
		return i + 3
	case r.is(i, "o") && r.is(i+1, "'") && r.is(i+2, "clock"):
		return i + 3
	}
	return i
}

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

// spokenClock passes over "six o'clock", "half past nine" and hours in words after "at".
func (r *reader) spokenClock(i int) (int, bool) {
	if r.lang != "en" {
		return 0, false
	}
	n, ok := englishUnits[r.text(i)]
	if !ok || n < 1 || n > 12 {
		return 0, false
	}
	if to := r.meridiem(i + 1); to > i+1 {
		return to, true
	}
	return 0, false
}
