package fact

import (
	"slices"
	"strings"
)

// Relate tells whether v and w, taken for the same thing, can both hold. Values of different types never contradict.
func (v Value) Relate(w Value) Relation {
	if v.Type != w.Type {
		return Compatible
	}
	switch v.Type {
	case Duration:
		return relateDurations(v, w)
	case Date:
		return relateDates(v, w)
	case Amount:
		if v.currencyClash(w) {
			return Contradictory
		}
		if rounded(v, w) || rounded(w, v) {
			return Compatible
		}
		return relateRanges(v.Low, v.High, w.Low, w.High)
	case Count:
		if !sameThings(v.Unit, w.Unit) {
			return Compatible
		}
		return equalOr(Contradictory, v.Low == w.Low)
	case Clock:
		if max(v.Low, w.Low) <= min(v.High, w.High) {
			return Compatible
		}
		return Contradictory
	case Percent:
		return relateRanges(v.Low, v.High, w.Low, w.High)
	case Postal:
		return relatePostal(v.Text, w.Text)
	case Phone:
		return equalOr(Contradictory, samePhone(v.Text, w.Text))
	case URL:
		return relateURLs(v.Text, w.Text)
	case Decision:
		if v.Text != w.Text && (v.Text == Pending || w.Text == Pending) {
			return Compatible
		}
	}
	return equalOr(Contradictory, v.Text == w.Text)
}

// Relate tells whether f and g, taken for the same thing, can both hold, with what "at least", "by" and "about" leave open.
// Two promises of a longest time contradict each other when the times differ: the customer counts on one.
func (f Fact) Relate(g Fact) Relation {
	relation := f.Value.Relate(g.Value)
	if relation == Equal && f.Vague() != g.Vague() {
		relation = Compatible
	}
	if relation == Contradictory && (f.eve(g) || f.soonBefore(g) || g.soonBefore(f)) {
		return Compatible
	}
	if relation == Contradictory && (f.roughly(g) || g.roughly(f)) {
		return Compatible
	}
	if f.Spoken && g.Value.Low == 100*f.Value.Low || g.Spoken && f.Value.Low == 100*g.Value.Low {
		return Equal
	}
	if f.ends(g) || g.ends(f) {
		return Contradictory
	}
	if f.month != 0 && g.month != 0 && f.month != g.month && relation != Contradictory {
		relation = Contradictory
	}
	if f.Value.Type == Date && g.Value.Type == Date && relation != Contradictory && f.apart(g) {
		return Contradictory
	}
	if relation != Contradictory || f.Value.Type != g.Value.Type {
		return relation
	}
	if f.month != 0 && g.month != 0 && f.month != g.month {
		if f.month > g.month {
			f, g = g, f
		}
		if f.Bound == AtLeast && g.Bound != AtLeast || g.Bound == AtMost && f.Bound != AtMost {
			return Compatible
		}
		return Contradictory
	}
	if (f.Bound == g.Bound || f.Bound == Exactly || g.Bound == Exactly) && (f.closesMonth(g) || g.closesMonth(f)) {
		return Compatible
	}
	if f.Value.Type == Date && (f.Value.Unit == "d") != (g.Value.Unit == "d") {
		if f.Bound == AtMost && g.Bound == AtMost && !f.wide() && !g.wide() && distance(f.Value.dayOf(f.Value.Low), g.Value.dayOf(g.Value.Low)) == 1 { // before the 3rd, by 2 September
			return Compatible
		}
		return Contradictory
	}
	low1, high1, ok1 := f.extent()
	low2, high2, ok2 := g.extent()
	if !ok1 || !ok2 || f.Value.Type == Amount && f.Value.currencyClash(g.Value) {
		return Contradictory
	}
	if f.wide() || g.wide() {
		return relateWide(f, g)
	}
	if f.Bound == g.Bound && f.Bound != About {
		if f.Value.Type == Date && f.Bound == AtMost && distance(high1, high2) <= 1 { // before the 12th, by the 11th
			return Compatible
		}
		return Contradictory
	}
	if f.Value.Type == Duration && (f.Bound == AtMost || g.Bound == AtMost) && f.Bound != AtLeast && g.Bound != AtLeast {
		low1, low2 = f.Value.Low, g.Value.Low // a delay is promised by its end, "within 14 days" is not "in 5 days"
		high1, high2 = f.Value.High, g.Value.High
		if f.Bound != About && g.Bound != About {
			return Contradictory
		}
	}
	if f.Bound == About || g.Bound == About {
		slack := max(f.Value.High, g.Value.High) / aboutShare
		high1, high2 = high1+slack, high2+slack
		low1, low2 = low1-slack, low2-slack
	}
	if max(low1, low2) <= min(high1, high2) {
		return Compatible
	}
	return Contradictory
}

// closesMonth tells whether f is the end of a month that goes unnamed and g the last day of one that has fewer than 31: "by the end of
// the month", "by 30 June".
func (f Fact) closesMonth(g Fact) bool {
	if f.Value.Type != Date || g.Value.Type != Date || f.Value.Unit != "d" || f.days >= 0 || f.month != 0 && g.month != 0 && f.month != g.month {
		return false
	}
	month, dayOfMonth := g.Value.monthOf(g.Value.Low), g.Value.dayOf(g.Value.Low)
	if month == 0 {
		return dayOfMonth >= 28
	}
	return dayOfMonth == daysIn(month) || month == 2 && dayOfMonth == 28
}

// eve tells whether f and g are last days that lie side by side: "before Sunday", "up to Saturday night".
func (f Fact) eve(g Fact) bool {
	if f.Value.Type != Date || g.Value.Type != Date || f.Value.Unit != "wd" || g.Value.Unit != "wd" || f.Bound != AtMost || g.Bound != AtMost {
		return false
	}
	apart := (slices.Index(weekdays, f.Value.Text) - slices.Index(weekdays, g.Value.Text) + 7) % 7
	return apart == 1 || apart == 6
}

// roughly tells whether f is an amount said without its currency that rounds g to the hundred, as one speaks of a sum that both
// know: "the four hundred" for $402.
func (f Fact) roughly(g Fact) bool {
	const hundred = 100_00
	return f.Bare && f.Value.Type == Amount && g.Value.Type == Amount && f.Value.Low%hundred == 0 && g.Value.Low%hundred != 0 && f.Value.Low > 0 &&
		distance(f.Value.Low, g.Value.Low) <= f.Value.Low/40
}

// soonBefore tells whether f is a weekday that falls in the days before the one by which g has it: "on Friday", "by Saturday".
// What is more than three days before it is as likely to be after it.
func (f Fact) soonBefore(g Fact) bool {
	if f.Value.Type != Date || g.Value.Type != Date || f.Value.Unit != "wd" || g.Value.Unit != "wd" || f.Bound != Exactly || g.Bound != AtMost {
		return false
	}
	days := (slices.Index(weekdays, g.Value.Text) - slices.Index(weekdays, f.Value.Text) + 7) % 7
	return 1 <= days && days <= 3
}

// Vague tells whether f is a date that names no day, a month or the end of this one, or a time as wide as "a few weeks".
func (f Fact) Vague() bool {
	return f.Value.Type == Date && (f.Value.Unit == "m" || f.Value.Unit == "d" && f.days < 0) || f.Value.Type == Duration && f.Value.High >= 3*f.Value.Low && f.Value.Low > 0
}

// SaysLess tells whether f is too vague a date to be held against g where its text names a nearer one: it has the month alone,
// or a weekday where g has none.
func (f Fact) SaysLess(g Fact) bool {
	return f.Vague() || f.Value.Type == Date && g.Value.Type == Date && f.Value.Unit == "wd" && g.Value.weekday() == ""
}

// Repeats tells whether f is a date whose weekday g names by itself: "mardi, mardi 9".
func (f Fact) Repeats(g Fact) bool {
	return g.Value.Type == Date && f.Value.Type == Date && g.Value.Unit == "wd" && f.Value.Unit != "wd" && f.Value.Text == g.Value.Text
}

// OtherEnd tells whether f and g are the first day of one stretch and the last of another: two that meet in a day are not one.
func (f Fact) OtherEnd(g Fact) bool { return f.span != 0 && g.span != 0 && f.span != g.span }

// Begins tells whether f is a date with which something begins: the first day of a stretch, or one from which something holds.
func (f Fact) Begins() bool {
	return f.Value.Type == Date && (f.span == 1 || f.span == 0 && f.Bound == AtLeast)
}

// ClosesSpan tells whether f is the last day of a stretch of days.
func (f Fact) ClosesSpan() bool { return f.span == 2 }

// LastDay tells whether f is a date by or on which something ends.
func (f Fact) LastDay() bool { return f.Value.Type == Date && (f.Bound == AtMost || f.last) }

// ends tells whether f is the day until which something lasts, and g the one on which it ends, another one.
func (f Fact) ends(g Fact) bool {
	return f.Value.Type == Date && g.Value.Type == Date && f.Bound == AtMost && g.Bound == Exactly && (g.last || f.Role == g.Role && closing[f.Role]) &&
		!f.Vague() && !g.Vague() && f.days <= 0 && g.days == 0 && f.Value.Relate(g.Value) == Contradictory && (f.days == 0 || !f.covers(g))
}

// Until tells whether f is a day until which something holds, and g one of which it is not said what happens then.
func (f Fact) Until(g Fact) bool {
	return f.Value.Type == Date && g.Value.Type == Date && f.Bound == AtMost && g.Bound == Exactly && closing[f.Role] && g.Role == "" && !f.Vague() && !g.Vague()
}

// covers tells whether the day of g is one of those that f leaves open but for its bound: "end of June", the 25th of June.
func (f Fact) covers(g Fact) bool {
	f.Bound, g.Bound = Exactly, Exactly
	low1, high1, ok1 := f.extent()
	low2, high2, ok2 := g.extent()
	return ok1 && ok2 && max(low1, low2) <= min(high1, high2)
}

// closing are the roles of dates on which something ends.
var closing = map[string]bool{"cancellation": true, "validity": true, "suspension": true}

// apart tells whether f and g are in different parts of one month: "early March", "the 30th of March".
func (f Fact) apart(g Fact) bool {
	_, _, ok1 := f.extent()
	_, _, ok2 := g.extent()
	return (f.part != 0 || g.part != 0) && ok1 && ok2 && f.Value.Unit != "d" && g.Value.Unit != "d" && relateWide(f, g) == Contradictory
}

// wide tells whether f is a date that covers several days.
func (f Fact) wide() bool { return f.Value.Type == Date && (f.days != 0 || f.Value.Unit == "m") }

// relateWide relates two dates of which one covers several days. Whether "before May" or "by the week of the 4th" holds
// those days is not said, so that any day of it may be the last.
func relateWide(f, g Fact) Relation {
	if f.Bound == AtMost && g.Bound == AtMost || f.Bound != AtMost && g.Bound != AtMost {
		f.Bound, g.Bound = Exactly, Exactly
		low1, high1, _ := f.extent()
		low2, high2, _ := g.extent()
		if max(low1, low2)-1 <= min(high1, high2) {
			return Compatible
		}
		return Contradictory
	}
	low1, high1, _ := f.extent()
	low2, high2, _ := g.extent()
	if max(low1, low2) <= min(high1, high2) {
		return Compatible
	}
	return Contradictory
}

// monthParts are the days of a month that belong to the whole, its beginning, its middle and its end.
var monthParts = [][2]int64{{1, 31}, {1, 12}, {8, 23}, {18, 31}}

// dayOfYear counts the days of a leap year.
func dayOfYear(month, dayOfMonth int64) int64 {
	for m := int64(1); m < month; m++ {
		dayOfMonth += daysIn(m)
	}
	return dayOfMonth
}

// aboutShare is the part of a value by which "about" may miss it, on either side.
const aboutShare = 14

// extent is the range that a fact leaves open, in an order that can be compared within its type: days of a year of 31-day
// months for dates without a year.
func (f Fact) extent() (low, high int64, ok bool) {
	low, high = f.Value.Low, f.Value.High
	if f.Value.Type == Date {
		switch {
		case f.Value.Unit == "md" && low == high:
			low = dayOfYear(low/100, low%100)
			high = low
		case f.Value.Unit == "":
			d := dayTime(low)
			low = dayOfYear(int64(d.Month()), int64(d.Day()))
			high = low
		case f.Value.Unit == "m":
			low, high = dayOfYear(low, monthParts[f.part][0]), dayOfYear(low, min(monthParts[f.part][1], daysIn(low)))
		case f.Value.Unit == "d":
		default:
			return 0, 0, false
		}
	} else if f.Value.Type != Duration && f.Value.Type != Amount && f.Value.Type != Percent {
		return 0, 0, false
	}
	if f.days > 0 {
		high += f.days - 1
	} else if f.days < 0 {
		low += f.days + 1
	}
	switch f.Bound {
	case AtMost:
		low = 0
	case AtLeast:
		high = 1 << 50
	}
	return low, high, true
}

// currencyClash tells whether two amounts are in different currencies.
func (v Value) currencyClash(w Value) bool {
	return v.Unit != w.Unit && v.Unit != "" && w.Unit != "" && !(dollars(v.Unit) && dollars(w.Unit))
}

// dollars tells whether a currency is written $, which does not say whose.
func dollars(code string) bool { return code == "USD" || code == "CAD" }

func equalOr(other Relation, equal bool) Relation {
	if equal {
		return Equal
	}
	return other
}

// rounded tells whether w is v without its cents, as people say amounts aloud.
func rounded(v, w Value) bool {
	return v.Low == v.High && w.Low == w.High && v.Low != w.Low && v.Low >= 1000 && w.Low%100 == 0 &&
		(v.Low/100*100 == w.Low || (v.Low+50)/100*100 == w.Low)
}

// relateRanges relates two ranges of plain numbers. Ranges that only touch, as 3 to 5 and 5 to 7, do not agree.
func relateRanges(low1, high1, low2, high2 int64) Relation {
	switch {
	case low1 == low2 && high1 == high2:
		return Equal
	case low1 == high1 || low2 == high2:
		if max(low1, low2) <= min(high1, high2) {
			return Compatible
		}
	case max(low1, low2) < min(high1, high2):
		return Compatible
	}
	return Contradictory
}

// relateDurations compares what the two can mean on a calendar: ten business days are two weeks, a month is 28 to 31
// days, "quinze jours" are two weeks.
func relateDurations(v, w Value) Relation {
	if v.Unit == "bd" != (w.Unit == "bd") && (v.Low == w.Low || v.Low != v.High || w.Low != w.High) && v.High == w.High {
		return Compatible // "10 days" is often said for 10 business days
	}
	if v.Unit == "bd" && w.Unit == "bd" {
		return relateRanges(v.Low, v.High, w.Low, w.High)
	}
	v1, v2 := calendar(v.Low, v.Unit)
	v3, v4 := calendar(v.High, v.Unit)
	w1, w2 := calendar(w.Low, w.Unit)
	w3, w4 := calendar(w.High, w.Unit)
	lows := max(v1, w1) <= min(v2, w2)
	highs := max(v3, w3) <= min(v4, w4)
	switch {
	case lows && highs:
		return Equal
	case v.Low == v.High || w.Low == w.High:
		if max(v1, w1) <= min(v4, w4) {
			return Compatible
		}
	case max(v2, w2) < min(v3, w3):
		return Compatible
	}
	return Contradictory
}

// calendar gives the least and the most time, in minutes, that n minutes counted in unit can take.
func calendar(n int64, unit string) (least, most int64) {
	switch unit {
	case "bd":
		// Every five business days hold a weekend, and the rest may hold one more.
		days := (n + day - 1) / day
		return n + days/5*2*day, n + (days+4)/5*2*day
	case "w":
		if n <= 2*7*day { // "huit jours", "quinze jours"
			return n, n + day
		}
	case "mo":
		months := n / (30 * day)
		if months <= 2 {
			return n - 2*months*day, n + months*day
		}
		return n - day, n + (months+1)/2*day + day
	case "y":
		return n - 5*n/365, n + n/365
	}
	return n, n
}

// relateDates compares what both say of the date: month, day and weekday.
func relateDates(v, w Value) Relation {
	if v.Unit == "" && w.Unit == "" {
		return equalOr(Contradictory, v.Low == w.Low)
	}
	compared := false
	if v.weekday() != "" && w.weekday() != "" {
		if v.weekday() != w.weekday() {
			return Contradictory
		}
		compared = true
	}
	months, monthsAgree := agree(v, w, Value.monthOf)
	days, daysAgree := agree(v, w, Value.dayOf)
	switch {
	case months && !monthsAgree, days && !daysAgree:
		return Contradictory
	case months && days, days && (v.Unit == "d" || w.Unit == "d"), months && (v.Unit == "m" && w.Unit == "m"):
		return Equal
	case months || compared && (v.Unit == "wd" || w.Unit == "wd"):
		return equalOr(Compatible, compared && v.Unit == w.Unit)
	}
	return Compatible
}

// agree tells whether both values state the part that get returns and whether a reading of one is a reading of the other.
func agree(v, w Value, get func(v Value, reading int64) int64) (stated, same bool) {
	v1, v2, w1, w2 := get(v, v.Low), get(v, v.High), get(w, w.Low), get(w, w.High)
	return v1 != 0 && w1 != 0, v1 == w1 || v1 == w2 || v2 == w1 || v2 == w2
}

func (v Value) monthOf(reading int64) int64 {
	switch v.Unit {
	case "md":
		return reading / 100
	case "m":
		return reading
	case "":
		return int64(dayTime(reading).Month())
	}
	return 0
}

func (v Value) dayOf(reading int64) int64 {
	switch v.Unit {
	case "md":
		return reading % 100
	case "d":
		return reading
	case "":
		return int64(dayTime(reading).Day())
	}
	return 0
}

func (v Value) weekday() string {
	if v.Unit == "" {
		return weekdays[dayTime(v.Low).Weekday()]
	}
	return v.Text
}

// After tells whether w is the day that comes d after v, said as v is: Wednesday is 48 hours after Monday, the 5th two days
// after the 3rd.
func (v Value) After(d, w Value) bool {
	if v.Type != Date || w.Type != Date || v.Unit != w.Unit || d.Low != d.High || d.Unit == "bd" || d.Low%day != 0 || d.Low == 0 {
		return false
	}
	switch v.Unit {
	case "":
		return w.Low-v.Low == d.Low/day
	case "d":
		return w.Low-v.Low == d.Low/day
	case "md":
		return v.Low == v.High && w.Low == w.High && dayOfYear(w.Low/100, w.Low%100)-dayOfYear(v.Low/100, v.Low%100) == d.Low/day
	}
	if v.Unit != "wd" {
		return false
	}
	from, to := slices.Index(weekdays, v.Text), slices.Index(weekdays, w.Text)
	return from >= 0 && d.Low > 0 && (int64(from)+d.Low/day)%7 == int64(to)
}

// countryCodes are the calling codes of the countries whose companies we audit and of their neighbours.
var countryCodes = []string{
	"1", "33", "32", "41", "44", "49", "31", "34", "39", "30", "351", "352", "353", "43", "45", "46", "47", "48", "377", "262", "590", "594", "596", "687", "689",
}

// samePhone holds national and international forms of a number for the same.
func samePhone(a, b string) bool {
	if a == b {
		return true
	}
	for _, x := range nationalNumbers(a) {
		for _, y := range nationalNumbers(b) {
			if x == y {
				return true
			}
		}
	}
	return false
}

// nationalNumbers lists what s may be without country code and trunk prefix.
func nationalNumbers(s string) []string {
	after, international := strings.CutPrefix(s, "+")
	if !international {
		if s, ok := strings.CutPrefix(s, "0"); ok {
			return []string{s}
		}
		if len(s) == 11 && s[0] == '1' {
			return []string{s[1:]}
		}
		return []string{s}
	}
	var numbers []string
	for _, code := range countryCodes {
		if n, ok := strings.CutPrefix(after, code); ok {
			numbers = append(numbers, strings.TrimPrefix(n, "0"))
		}
	}
	return append(numbers, after)
}

// relateURLs takes a bare host for compatible with any page of it or of its subdomains.
func relateURLs(a, b string) Relation {
	if a == b {
		return Equal
	}
	hostA, pathA, _ := strings.Cut(a, "/")
	hostB, pathB, _ := strings.Cut(b, "/")
	sameHost := hostA == hostB || strings.HasSuffix(hostA, "."+hostB) || strings.HasSuffix(hostB, "."+hostA)
	if sameHost && (pathA == pathB || pathA == "" || pathB == "") {
		return Compatible
	}
	return Contradictory
}

// sameThings tells whether the keys of two counted nouns have one in common.
func sameThings(a, b string) bool {
	for k := range strings.FieldsSeq(a) {
		for l := range strings.FieldsSeq(b) {
			if k == l {
				return true
			}
		}
	}
	return false
}
