package fact

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Parse reads a value as scenarios write it: "49.90 EUR", "14d", "10bd", "48h", "2026-11-30", "15%",
// "+33 1 99 00 12 34", "care@alfa.example", "https://alfa.example/help", "granted".
func Parse(t Type, s string) (Value, error) {
	s = strings.TrimSpace(s)
	kind, ok := kinds[t]
	if !ok {
		return Value{}, fmt.Errorf("unknown type of fact %q (want one of %s)", string(t), list(Types))
	}
	v, ok := kind.parse(s)
	if !ok {
		return Value{}, fmt.Errorf("%q is not %s; write it %s", s, kind.name, kind.example)
	}
	v.Type = t
	return v, nil
}

// kinds says how a value of each type is written.
var kinds = map[Type]struct {
	name, example string
	parse         func(string) (Value, bool)
}{
	Amount:   {"an amount", "as 49.90 EUR", parseAmount},
	Duration: {"a duration", "as 30min, 48h, 14d, 10bd, 2w, 1mo or 1y", parseDuration},
	Date:     {"a date", "as 2026-11-30, or --11-30 for any year", parseDate},
	Percent:  {"a percentage", "as 15%", parsePercent},
	Phone:    {"a phone number", "as +33 1 99 00 12 34", parsePhone},
	Email:    {"an e-mail address", "as care@alfa.example", parseEmail},
	URL:      {"a web address", "as https://alfa.example/help", parseURL},
	Decision: {"a decision", "as granted, refused or pending", parseDecision},
}

func list(types []Type) string {
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = string(t)
	}
	return strings.Join(names, ", ")
}

// String is the canonical form, which Parse reads back.
func (v Value) String() string {
	switch v.Type {
	case Amount:
		s := span(v, cents)
		if v.Unit != "" {
			s += " " + v.Unit
		}
		return s
	case Duration:
		per := minutesPer(v.Unit)
		return span(v, func(n int64) string { return strconv.FormatInt(n/per, 10) }) + v.Unit
	case Percent:
		return span(v, hundredths) + "%"
	case Count:
		return strconv.FormatInt(v.Low, 10)
	case Clock:
		return span(v, func(n int64) string { return fmt.Sprintf("%02d:%02d", n/60, n%60) })
	case Date:
		return dateString(v)
	case Phone, Email, URL, Decision, Postal:
		return v.Text
	}
	return ""
}

// span writes the range of v, or its one value.
func span(v Value, write func(int64) string) string {
	if v.Low == v.High {
		return write(v.Low)
	}
	return write(v.Low) + "-" + write(v.High)
}

func cents(n int64) string { return fmt.Sprintf("%d.%02d", n/100, n%100) }

// hundredths writes a number given in hundredths as short as it can be.
func hundredths(n int64) string {
	if n%100 == 0 {
		return strconv.FormatInt(n/100, 10)
	}
	return strings.TrimRight(cents(n), "0")
}

// parseRange reads "n" or "n-m" with read.
func parseRange(s string, read func(string) (int64, bool)) (low, high int64, ok bool) {
	first, last, isRange := strings.Cut(s, "-")
	if low, ok = read(first); !ok {
		return 0, 0, false
	}
	if !isRange {
		return low, low, true
	}
	if high, ok = read(last); !ok || high < low {
		return 0, 0, false
	}
	return low, high, true
}

// parseHundredths reads "49", "49.9" or "49.90", with a dot or a comma.
func parseHundredths(s string) (int64, bool) {
	whole, part, dotted := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	n, ok := parseCount(whole)
	if !ok || dotted && (len(part) == 0 || len(part) > 2) {
		return 0, false
	}
	for len(part) < 2 {
		part += "0"
	}
	f, ok := parseCount(part)
	return n*100 + f, ok
}

// parseCount reads plain digits, few enough to reckon with.
func parseCount(s string) (int64, bool) {
	if s == "" || len(s) > maxDigits || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil
}

// maxDigits keeps products of a number, its unit and 100 within 64 bits.
const maxDigits = 9

func parseAmount(s string) (Value, bool) {
	number, unit := s, ""
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		number, unit = s[:i], strings.TrimSpace(s[i:])
		if len(unit) != 3 || strings.ToUpper(unit) != unit || !isASCIILetters(unit) {
			return Value{}, false
		}
	}
	low, high, ok := parseRange(number, parseHundredths)
	return Value{Low: low, High: high, Unit: unit}, ok
}

func isASCIILetters(s string) bool {
	return strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == ""
}

func parsePercent(s string) (Value, bool) {
	number, ok := strings.CutSuffix(s, "%")
	if !ok {
		return Value{}, false
	}
	low, high, ok := parseRange(strings.TrimSpace(number), parseHundredths)
	return Value{Low: low, High: high}, ok
}

func parseDuration(s string) (Value, bool) {
	i := strings.LastIndexAny(s, "0123456789") + 1
	unit := s[i:]
	per := minutesPer(unit)
	if per == 0 {
		return Value{}, false
	}
	low, high, ok := parseRange(s[:i], parseCount)
	return Value{Low: low * per, High: high * per, Unit: unit}, ok
}

// minutesPer is the length of a unit of duration; 0 for what is none.
func minutesPer(unit string) int64 {
	switch unit {
	case "min":
		return 1
	case "h":
		return 60
	case "d", "bd":
		return day
	case "w":
		return 7 * day
	case "mo":
		return 30 * day
	case "y":
		return 365 * day
	}
	return 0
}

const day = 24 * 60 // in minutes

// weekdays are the names of the days in canonical form, Sunday first as in package time.
var weekdays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

func parseDate(s string) (Value, bool) {
	if slices.Contains(weekdays, s) {
		return Value{Unit: "wd", Text: s}, true
	}
	weekday, rest, spaced := strings.Cut(s, " ")
	if spaced {
		if !slices.Contains(weekdays, weekday) {
			return Value{}, false
		}
		v, ok := parseDate(rest)
		if !ok || v.Unit != "md" && v.Unit != "d" || v.Text != "" {
			return Value{}, false
		}
		v.Text = weekday
		return v, true
	}
	if first, second, two := strings.Cut(s, "/"); two {
		v, ok := parseDate(first)
		w, ok2 := parseDate(second)
		if !ok || !ok2 || v.Unit != "md" || w.Unit != "md" || v.Low != v.High || w.Low != w.High {
			return Value{}, false
		}
		v.High = w.Low
		return v, true
	}
	if d, ok := strings.CutPrefix(s, "---"); ok {
		n, ok := parseCount(d)
		return Value{Low: n, High: n, Unit: "d"}, ok && len(d) == 2 && 1 <= n && n <= 31
	}
	if md, ok := strings.CutPrefix(s, "--"); ok {
		m, d, both := strings.Cut(md, "-")
		month, ok := parseCount(m)
		if !ok || len(m) != 2 || month < 1 || month > 12 {
			return Value{}, false
		}
		if !both {
			return Value{Low: month, High: month, Unit: "m"}, true
		}
		n, ok := parseCount(d)
		return Value{Low: month*100 + n, High: month*100 + n, Unit: "md"}, ok && len(d) == 2 && 1 <= n && n <= daysIn(month)
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Value{}, false
	}
	days := daysSinceEpoch(t)
	return Value{Low: days, High: days}, true
}

func dateString(v Value) string {
	weekday := v.Text
	if weekday != "" && v.Unit != "wd" {
		weekday += " "
	}
	switch v.Unit {
	case "wd":
		return weekday
	case "d":
		return fmt.Sprintf("%s---%02d", weekday, v.Low)
	case "m":
		return fmt.Sprintf("--%02d", v.Low)
	case "md":
		s := fmt.Sprintf("%s--%02d-%02d", weekday, v.Low/100, v.Low%100)
		if v.High != v.Low {
			s += fmt.Sprintf("/--%02d-%02d", v.High/100, v.High%100)
		}
		return s
	}
	return dayTime(v.Low).Format(time.DateOnly)
}

// daysIn is the greatest number of days a month can have.
func daysIn(month int64) int64 {
	switch month {
	case 2:
		return 29
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// daysSinceEpoch counts the days from 1970-01-01 to the calendar day of t where t is.
func daysSinceEpoch(t time.Time) int64 {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60)
}

func parsePhone(s string) (Value, bool) {
	if strings.Trim(s, "+0123456789 .-()/\u00a0\u202f") != "" {
		return Value{}, false
	}
	text := canonicalPhone(s)
	digits := len(strings.TrimPrefix(text, "+"))
	return Value{Text: text}, 3 <= digits && digits <= 15
}

// canonicalPhone keeps the digits, a leading plus, and drops the (0) that goes with one.
func canonicalPhone(s string) string {
	s = strings.TrimSpace(s)
	plus := ""
	if strings.HasPrefix(s, "+") {
		plus = "+"
		s = strings.Replace(s, "(0)", "", 1)
	}
	digits := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, s)
	if after, ok := strings.CutPrefix(digits, "00"); ok && plus == "" && len(after) > 8 {
		plus, digits = "+", after
	}
	return plus + digits
}

func parseEmail(s string) (Value, bool) {
	s = strings.ToLower(strings.TrimPrefix(s, "mailto:"))
	local, host, ok := strings.Cut(s, "@")
	if !ok || local == "" || !isHost(host) || strings.ContainsFunc(s, unicode.IsSpace) {
		return Value{}, false
	}
	return Value{Text: s}, true
}

// isHost tells whether s looks like a host name with at least two labels.
func isHost(s string) bool {
	if !strings.Contains(s, ".") || strings.ContainsAny(s, "@/\\:,;()<>\"'") {
		return false
	}
	for label := range strings.SplitSeq(s, ".") {
		if label == "" {
			return false
		}
	}
	return true
}

// parseURL reads a web address with or without its scheme. The canonical form has none, nor a leading www nor a closing
// slash: what people say aloud.
func parseURL(s string) (Value, bool) {
	if !strings.Contains(s, "://") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || strings.ContainsFunc(s, unicode.IsSpace) {
		return Value{}, false
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if !isHost(host) {
		return Value{}, false
	}
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	text := host + strings.TrimRight(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		text += "?" + u.RawQuery
	}
	return Value{Text: text}, true
}

func parseDecision(s string) (Value, bool) {
	return Value{Text: s}, s == Granted || s == Refused || s == Pending
}

// dayTime is the midnight, UTC, that opens a day counted from 1970-01-01.
func dayTime(days int64) time.Time { return time.Unix(days*24*60*60, 0).UTC() }
