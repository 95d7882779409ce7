package audit

import (
	"regexp"
	"strings"
)

// variable is a place of a message that is filled in.
var variable = regexp.MustCompile(`\{\{ *\.([A-Za-z_][A-Za-z0-9_]*) *\}\}`)

// Complaint is what the scenario says on a channel, in lang, filled in: the subject, if there is one, and the text.
func (s Scenario) Complaint(channel, lang string) string {
	m, ok := s.Messages[channel]
	if !ok {
		m = s.Messages["default"]
	}
	whole := strings.TrimSpace(m.Subject.In(lang) + "\n\n" + m.Body.In(lang))
	return variable.ReplaceAllStringFunc(whole, func(place string) string {
		return s.Vars[variable.FindStringSubmatch(place)[1]]
	})
}
