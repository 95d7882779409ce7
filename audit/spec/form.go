package spec

import (
	"fmt"
	"math"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/hours"
	"github.com/diapason-audit/diapason/audit/text/word"
)

// A form is a way a text must be written.
type form struct {
	rule    string
	pattern *regexp.Regexp
	want    string             // completes "… is not"
	check   func(string) error // beyond the pattern; nil: the pattern is all
	secret  bool               // what is not of this form may be a secret: messages do not quote it
}

// forms are the forms by name, for the tags of fields.
var forms = map[string]*form{
	"id": {rule: ruleBadID, pattern: regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`),
		want: "an id: lower-case letters, digits, - and _ only"},
	"label": {rule: ruleBadID, pattern: regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`),
		want: "a label: letters, digits, dots, - and _ only, such as 2026-Q4"},
	"var": {rule: ruleBadID, pattern: regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`),
		want: "a variable: letters, digits and _ only"},
	"scenario": {rule: ruleBadID, pattern: regexp.MustCompile(`^(library:)?[a-z0-9][a-z0-9_-]*$`),
		want: "a scenario: its id, or library: and its id"},
	"duration": {rule: ruleBadDuration, pattern: regexp.MustCompile(`^[0-9]+(\.[0-9]+)?(s|m|min|h|d|w)$`),
		want: "a duration such as 30min, 4h, 14d or 2w", check: checkDuration},
	"limit": {rule: ruleBadDuration, pattern: regexp.MustCompile(`^([0-9]+(\.[0-9]+)?(s|m|min|h|d|w)|[1-9][0-9]{0,3}bd|[1-9][0-9]{0,2}mo)$`),
		want: "a limit such as 30min, 4h, 5bd, 14d, 2w or 2mo", check: checkLimit},
	"date": {rule: ruleBadDate, pattern: regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`),
		want: "a date such as 2026-12-24", check: checkDate},
	"retention": {rule: ruleBadDuration, pattern: regexp.MustCompile(`^[1-9][0-9]*(d|w|mo|y)$`),
		want: "a time to keep such as 90d, 12mo or 1y"},
	"language": {rule: ruleBadLanguage, pattern: regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`),
		want: "a language tag such as fr or en-GB", check: checkLanguage},
	"timezone": {rule: ruleBadTimezone, pattern: regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$`),
		want: "a time zone such as Europe/Paris or UTC", check: checkTimezone},
	"country": {rule: ruleBadCountry, pattern: regexp.MustCompile(`^[A-Z]{2}(-[A-Z0-9]{1,3})?$`),
		want: "a country code such as FR or DE-BY"},
	"email": {rule: ruleBadAddress, pattern: regexp.MustCompile(`^[^\s@<>"]+@[^\s@<>"]+$`),
		want: "an e-mail address"},
	"phone": {rule: ruleBadAddress, pattern: regexp.MustCompile(`^\+?[0-9(][0-9 ()./-]+$`),
		want: "a telephone number"},
	"endpoint": {rule: ruleBadURL, pattern: regexp.MustCompile(`^https?://[^\s/?#@]+([/?][^\s#]*)?$`), secret: true, check: checkURL,
		want: "an address such as https://api.example.com/v1/chat/completions, without a name and password"},
	"env": {rule: ruleBadEnv, pattern: regexp.MustCompile(`^[A-Z_][A-Z0-9_]*$`), secret: true,
		want: "the name of an environment variable such as JUDGE_KEY; the key itself stays out of the campaign"},
}

// validate returns what is wrong with s, or "".
func (f *form) validate(s string) string {
	if f.pattern.MatchString(s) && (f.check == nil || f.check(s) == nil) {
		return ""
	}
	if f.secret {
		return "is not " + f.want
	}
	text := fmt.Sprintf("%s is not %s", quote(s), f.want)
	if slug := slug(s); f == forms["id"] && f.pattern.MatchString(slug) {
		text += fmt.Sprintf("; write %q", slug)
	}
	if f == forms["duration"] && strings.HasSuffix(s, "bd") {
		text += "; business days depend on the company, only steps may be limited by them"
	}
	return text
}

// slug makes an id out of a name.
func slug(s string) string {
	return strings.Join(strings.FieldsFunc(word.Fold(s), func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_'
	}), "-")
}

var durationUnits = map[string]time.Duration{
	"s": time.Second, "m": time.Minute, "min": time.Minute, "h": time.Hour, "d": 24 * time.Hour, "w": 7 * 24 * time.Hour,
}

// maxDuration keeps sums of durations far from overflow.
const maxDuration = 10 * 366 * 24 * time.Hour

// parseDuration reads a duration of calendar time. It is only called on what matches the form.
func parseDuration(s string) (time.Duration, error) {
	number := strings.TrimRight(s, "smindhw")
	x, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return 0, err
	}
	x *= float64(durationUnits[s[len(number):]])
	if x > float64(maxDuration) {
		return 0, fmt.Errorf("%s is longer than ten years", s)
	}
	return time.Duration(math.Round(x)), nil
}

func checkDuration(s string) error {
	_, err := parseDuration(s)
	return err
}

// parseLimit reads the limit of a step: a time on the clock, business days or calendar months. It is only called on what matches the form.
func parseLimit(s string) (audit.Step, error) {
	if days, ok := strings.CutSuffix(s, "bd"); ok {
		n, err := strconv.Atoi(days)
		if err == nil && time.Duration(n)*24*time.Hour > maxDuration {
			err = fmt.Errorf("%s is longer than ten years", s)
		}
		return audit.Step{BusinessDays: n}, err
	}
	if months, ok := strings.CutSuffix(s, "mo"); ok {
		n, err := strconv.Atoi(months)
		if err == nil && n > 120 {
			err = fmt.Errorf("%s is longer than ten years", s)
		}
		return audit.Step{Months: n}, err
	}
	limit, err := parseDuration(s)
	return audit.Step{Limit: limit}, err
}

func checkLimit(s string) error {
	_, err := parseLimit(s)
	return err
}

func checkDate(s string) error {
	_, err := hours.ParseDate(s)
	return err
}

func checkLanguage(s string) error {
	tag, err := language.Parse(s)
	if err == nil && tag == language.Und {
		return fmt.Errorf("no language")
	}
	return err
}

// baseLanguage is the language of a tag without script, region and variants; "" stays "".
func baseLanguage(tag string) string {
	t, err := language.Parse(tag)
	if tag == "" || err != nil {
		return tag
	}
	base, _ := t.Base()
	return base.String()
}

func checkURL(s string) error {
	_, err := url.Parse(s)
	return err
}

func checkTimezone(s string) error {
	if s == "Local" {
		return fmt.Errorf("another zone on every machine")
	}
	_, err := time.LoadLocation(s)
	return err
}
