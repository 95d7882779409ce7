package hours

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// maxText is how long opening hours may be, in bytes: OpenStreetMap's own limit for a value is 255.
const maxText = 1000

// A ParseError says what of a text is no opening hours, and how to mend it.
type ParseError struct {
	Offset int // in characters from 0
	Text   string
}

func (e *ParseError) Error() string { return fmt.Sprintf("at character %d: %s", e.Offset+1, e.Text) }

// Parse reads opening hours in the usual subset of OpenStreetMap's opening_hours
// (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification): "Mo-Fr 09:00-12:30,14:00-18:00; Sa 10:00-16:00;
// PH off; Dec 24-26 off". docs/formats.md lists what is read. The error is a *ParseError.
func Parse(s string) (Hours, error) {
	p := &parser{text: s}
	h, err := p.hours()
	if err != nil {
		return Hours{}, err
	}
	return h, nil
}

// A parser reads a text from left to right.
type parser struct {
	text string
	at   int // in bytes
}

func (p *parser) fail(at int, format string, args ...any) *ParseError {
	return &ParseError{utf8.RuneCountInString(p.text[:at]), fmt.Sprintf(format, args...)}
}

func (p *parser) hours() (Hours, error) {
	if len(p.text) > maxText {
		return Hours{}, p.fail(0, "opening hours longer than %d bytes; write the usual week and its exceptions only", maxText)
	}
	var h Hours
	additional := false
	for {
		p.space()
		r, err := p.rule(additional)
		if err != nil {
			return Hours{}, err
		}
		h.rules = append(h.rules, r)
		p.space()
		switch {
		case p.at == len(p.text):
			return h, h.check(p)
		case p.take(";"):
			p.space()
			if p.at == len(p.text) { // a semicolon at the end is common, and harmless
				return h, h.check(p)
			}
			additional = false
		case p.take(","):
			additional = true
		default:
			return Hours{}, p.unknown()
		}
	}
}

// check refuses hours that are never open: every wait in them would be no time at all.
func (h Hours) check(p *parser) error {
	if !slices.ContainsFunc(h.rules, func(r rule) bool { return len(r.spans) > 0 }) {
		return p.fail(0, "never open; leave the hours out where nobody answers at fixed times")
	}
	return nil
}

// rule reads days and times: "Jul-Aug Mo-Fr,PH 09:00-12:00,14:00-18:00", "Dec 25 off", "24/7".
func (p *parser) rule(additional bool) (rule, error) {
	r := rule{additional: additional}
	start := p.at
	if p.datesFollow() {
		if err := p.dates(&r); err != nil {
			return rule{}, err
		}
		p.colon()
	}
	if err := p.days(&r); err != nil {
		return rule{}, err
	}
	if p.at > start {
		p.colon()
	}
	at := p.at
	if p.take("24/7") {
		r.always, r.spans = at == start, []span{{0, 24 * 60}}
		return r, nil
	}
	switch word := p.word(); strings.ToLower(word) {
	case "off", "closed":
		p.at += len(word)
		if additional {
			return rule{}, p.fail(at, "%q after a comma; write ; before the rule, so that it overrides what comes before", word)
		}
		return r, nil
	}
	if at > start && (p.at == len(p.text) || strings.HasPrefix(p.text[p.at:], ";")) {
		return rule{}, p.fail(p.at, "no times; write them, such as 09:00-18:00, or off")
	}
	return r, p.spans(&r)
}

// months are the names of months in opening hours.
var months = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// datesFollow tells whether a month or a year comes next.
func (p *parser) datesFollow() bool {
	if _, ok := find(months, p.word()); ok {
		return true
	}
	digits := p.digits()
	return len(digits) == 4 && !strings.HasPrefix(p.text[p.at+4:], ":") && !strings.HasPrefix(p.text[p.at+4:], "-")
}

// dates reads a list of days and months: "Dec 24-Jan 02", "Dec 24,25", "2026 Dec 24", "Jul-Aug", "Jan 01,May 01".
func (p *parser) dates(r *rule) error {
	var last Date // of the entry before
	for {
		from, single, err := p.date(last, false)
		if err != nil {
			return err
		}
		d := dates{from: from, to: from, single: single}
		p.space()
		at := p.at
		if p.take("-") {
			p.space()
			to, day, err := p.date(from, true)
			if err != nil {
				return err
			}
			if day != single {
				return p.fail(at, "a range from a day to a month, or the other way round; write both as days, such as Jul 01-Aug 31")
			}
			d.to, d.single = to, false
		}
		if err := p.order(&d, at); err != nil {
			return err
		}
		if !single {
			d.from.Day, d.to.Day = 1, 31 // every month ends by then
		}
		r.dates = append(r.dates, d)
		last = d.to
		before := p.at
		p.space()
		if !p.take(",") {
			p.at = before
			return nil
		}
		p.space()
		if p.digits() == "" || strings.HasPrefix(p.text[p.at+len(p.digits()):], ":") {
			if _, month := find(months, p.word()); !month {
				p.at = before // of another list
				return nil
			}
		}
		if !single {
			last.Day = 0
		}
	}
}

// order gives the end of a range its year, and refuses one that ends before it begins.
func (p *parser) order(d *dates, at int) error {
	switch {
	case d.from.Year == 0 && d.to.Year == 0:
		return nil
	case d.from.Year == 0:
		return p.fail(at, "only the end of the range has a year; write it at the beginning, too")
	case d.to.Year == 0:
		d.to.Year = d.from.Year
		if d.to.before(d.from) {
			d.to.Year++
		}
	case d.to.before(d.from):
		return p.fail(at, "the range ends before it begins")
	}
	return nil
}

// date reads a day or a month (day 0), with or without its year. What an entry of a list or the end of a range leaves
// out is that of the one before: "Dec 24,25", "Dec 24-26". day tells a day from a month.
func (p *parser) date(before Date, end bool) (d Date, day bool, err error) {
	start := p.at
	if digits := p.digits(); len(digits) == 4 {
		p.at += 4
		d.Year = number(digits)
		if d.Year < 1900 || d.Year > 2999 {
			return Date{}, false, p.fail(start, "the year %s; want one from 1900 to 2999", digits)
		}
		p.space()
	}
	name := p.word()
	month, ok := find(months, name)
	switch {
	case ok:
		p.at += len(name)
		d.Month = time.Month(month + 1)
		p.space()
	case d.Year == 0 && before.Day > 0 && p.digits() != "":
		d.Year, d.Month = before.Year, before.Month
	case d.Year != 0:
		return Date{}, false, p.fail(p.at, "no month after the year; write it, such as 2026 Dec 24 or 2026 Jan-Dec")
	default:
		return Date{}, false, p.unknown()
	}
	if d.Year == 0 && before.Year != 0 && !end {
		return Date{}, false, p.fail(start, "a date without a year in a list with years; write the year, such as %d %s", before.Year, months[d.Month-1])
	}
	at := p.at
	digits := p.digits()
	if digits == "" || strings.HasPrefix(p.text[p.at+len(digits):], ":") || digits == "24" && strings.HasPrefix(p.text[p.at:], "24/7") {
		return d, false, nil
	}
	p.at += len(digits)
	if len(digits) == 2 || len(digits) == 1 {
		d.Day = number(digits)
	}
	year := d.Year
	if year == 0 {
		year = 2000 // a leap year
	}
	if last := time.Date(year, d.Month+1, 0, 0, 0, 0, 0, time.UTC).Day(); d.Day < 1 || d.Day > last {
		return Date{}, false, p.fail(at, "%s has no day %s", months[d.Month-1], digits)
	}
	return d, true, nil
}

// days reads a list of weekdays, ranges of them and PH; none is every day that is no public holiday.
func (p *parser) days(r *rule) error {
	if !p.dayFollows() {
		r.anyDay = true
		return nil
	}
	for {
		if err := p.day(r); err != nil {
			return err
		}
		before := p.at
		p.space()
		if !p.take(",") {
			p.at = before
			if p.space(); p.dayFollows() {
				return p.fail(p.at, "two lists of days; write one with commas, such as Mo-Fr,PH")
			}
			p.at = before
			return nil
		}
		p.space()
		if !p.dayFollows() {
			return p.unknown()
		}
	}
}

func (p *parser) dayFollows() bool {
	_, ok := find(week, p.word())
	return ok || strings.EqualFold(p.word(), "PH")
}

// day reads a weekday, a range of them or PH.
func (p *parser) day(r *rule) error {
	word := p.word()
	p.at += len(word)
	if strings.EqualFold(word, "PH") {
		r.holidays = true
		return nil
	}
	from, _ := find(week, word)
	to := from
	if strings.HasPrefix(p.text[p.at:], "[") {
		return p.fail(p.at, "an nth weekday of the month is not read; name the dates, such as Dec 07")
	}
	before := p.at
	p.space()
	if p.take("-") {
		p.space()
		name := p.word()
		var ok bool
		if to, ok = find(week, name); !ok {
			return p.unknown()
		}
		p.at += len(name)
	} else {
		p.at = before
	}
	for i := from; ; i = (i + 1) % 7 {
		r.weekdays[weekdayOf(i)] = true
		if i == to {
			return nil
		}
	}
}

// spans reads a list of times. A comma before something else than a time begins a rule that adds to this one.
func (p *parser) spans(r *rule) error {
	for {
		s, err := p.span()
		if err != nil {
			return err
		}
		r.spans = append(r.spans, s)
		before := p.at
		p.space()
		if !p.take(",") {
			p.at = before
			return nil
		}
		p.space()
		if digits := p.digits(); digits == "" || len(digits) == 4 {
			p.at = before
			return nil
		}
	}
}

// span reads times such as 09:00-12:30, 22:00-02:00 or 22:00-26:00.
func (p *parser) span() (span, error) {
	start := p.at
	from, err := p.clock()
	if err != nil {
		return span{}, err
	}
	if from >= 24*60 {
		return span{}, p.fail(start, "a time to open after the day's end; write it on the next day")
	}
	p.space()
	switch {
	case strings.HasPrefix(p.text[p.at:], "+"):
		return span{}, p.fail(p.at, "an open end is not read; write when it closes, such as 09:00-18:00")
	case strings.ContainsAny(first(p.text[p.at:]), dashes):
		return span{}, p.unknown()
	case !p.take("-"):
		return span{}, p.fail(p.at, "no closing time; write it after a hyphen, such as 09:00-18:00")
	}
	p.space()
	end := p.at
	to, err := p.clock()
	if err != nil {
		return span{}, err
	}
	switch {
	case to == from:
		return span{}, p.fail(end, "opens and closes at the same time; write 00:00-24:00 for the whole day")
	case to < from:
		to += 24 * 60
	case to > from+24*60:
		return span{}, p.fail(end, "open for more than 24 hours; write each day's own times, or 24/7")
	}
	if strings.HasPrefix(p.text[p.at:], "+") {
		return span{}, p.fail(p.at, "an open end is not read; leave the + out")
	}
	return span{from, to}, nil
}

// clock reads a time of day, in minutes: 9:00, 09:00, or up to 48:00 for one of the next day.
func (p *parser) clock() (int, error) {
	start := p.at
	hour := p.digits()
	if hour == "" {
		return 0, p.unknown()
	}
	p.at += len(hour)
	if !p.take(":") {
		if next := p.word(); strings.EqualFold(next, "h") || next == "" && len(hour) <= 2 {
			return 0, p.fail(start, "a time without its minutes; write it as 09:00")
		}
		return 0, p.fail(start, "%q is no time; write it as 09:00", hour+p.word())
	}
	minute := p.digits()
	p.at += len(minute)
	if len(hour) > 2 || len(minute) != 2 || number(minute) > 59 || 60*number(hour)+number(minute) > 48*60 {
		return 0, p.fail(start, "%s is no time; write it as 09:00, midnight at the day's end as 24:00", p.text[start:p.at])
	}
	if word := p.word(); word != "" {
		return 0, p.fail(start, "%s%s is no time; write it by the 24-hour clock, such as 17:30", p.text[start:p.at], word)
	}
	return 60*number(hour) + number(minute), nil
}

// unknown refuses what comes next, and says what to write instead where that is known.
func (p *parser) unknown() *ParseError {
	word := p.word()
	if p.at == len(p.text) {
		return p.fail(p.at, "days or times are missing; write them as in Mo-Fr 09:00-18:00")
	}
	switch strings.ToLower(word) {
	case "sunrise", "sunset", "dawn", "dusk":
		return p.fail(p.at, "%s is not read; write the time of day", word)
	case "week":
		return p.fail(p.at, "numbers of weeks are not read; write dates, such as Jul 01-Aug 31")
	case "sh":
		return p.fail(p.at, "school holidays (SH) are not read; write their dates, such as Dec 19-Jan 04")
	case "easter":
		return p.fail(p.at, "easter is not read; write PH for public holidays, or the date with its year")
	case "open", "unknown":
		return p.fail(p.at, "%q is not read; write the times, 00:00-24:00 for the whole day", word)
	case "ph":
		return p.fail(p.at, "PH stands where no day can; write it with the days, such as Mo-Fr,PH")
	}
	_, day := find(week, word)
	if _, month := find(months, word); day || month {
		return p.fail(p.at, "%s stands where it cannot; write dates first, then days, then times, such as Jul-Aug Mo-Fr 09:00-17:00", word)
	}
	if len(word) > 2 {
		if i, ok := find(week, word[:2]); ok {
			return p.fail(p.at, "%q is no day; write %s", short(word), week[i])
		}
		if i, ok := find(months, word[:3]); ok {
			return p.fail(p.at, "%q is no month; write %s", short(word), months[i])
		}
	}
	if word != "" {
		return p.fail(p.at, "%q is not read; days are Mo Tu We Th Fr Sa Su PH, months Jan to Dec, times 09:00-18:00", short(word))
	}
	sign := first(p.text[p.at:])
	switch {
	case sign == `"`:
		return p.fail(p.at, "comments are not read; leave it out")
	case strings.Contains(dashes, sign):
		return p.fail(p.at, "%q is not read; write a hyphen (-)", sign)
	case sign == "|":
		return p.fail(p.at, "a second choice (||) is not read; leave it out")
	}
	return p.fail(p.at, "%q is not read here; write hours as in Mo-Fr 09:00-12:30,14:00-18:00; Sa 10:00-16:00; PH off", sign)
}

// dashes are what programs make of hyphens.
const dashes = "–—−‐‑"

// first is the first character of a text.
func first(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// short is a word of a message, cut where it is long.
func short(s string) string {
	if utf8.RuneCountInString(s) > 20 {
		return string([]rune(s)[:19]) + "…"
	}
	return s
}

// word is the letters that come next.
func (p *parser) word() string {
	rest := p.text[p.at:]
	return rest[:len(rest)-len(strings.TrimLeftFunc(rest, unicode.IsLetter))]
}

// digits are the digits that come next.
func (p *parser) digits() string {
	rest := p.text[p.at:]
	return rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
}

// take goes past s if it comes next.
func (p *parser) take(s string) bool {
	if !strings.HasPrefix(p.text[p.at:], s) {
		return false
	}
	p.at += len(s)
	return true
}

// colon goes past a colon that stands between days and times for the eye only.
func (p *parser) colon() {
	p.space()
	p.take(":")
	p.space()
}

func (p *parser) space() {
	rest := p.text[p.at:]
	p.at += len(rest) - len(strings.TrimLeft(rest, " \t\n"))
}

// find looks a word up, whatever its case.
func find(list []string, word string) (int, bool) {
	i := slices.IndexFunc(list, func(s string) bool { return strings.EqualFold(s, word) })
	return i, i >= 0
}

// number reads up to four digits.
func number(digits string) (n int) {
	for _, c := range digits {
		n = 10*n + int(c-'0')
	}
	return n
}
