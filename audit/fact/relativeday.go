package fact

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
