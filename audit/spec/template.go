package spec

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// place is the one thing that may stand between double braces.
var place = regexp.MustCompile(`^\{\{ *\.([A-Za-z_][A-Za-z0-9_]*) *\}\}$`)

// fill replaces the {{.name}} places of a message. Templates can do more (conditions, loops, calls); a complaint that is
// the same on every channel must not. mistake, if not nil, is told of everything else between double braces.
func fill(message string, vars map[string]string, mistake func(whole, rule, text string)) string {
	if mistake == nil {
		mistake = func(string, string, string) {}
	}
	var filled strings.Builder
	rest := message
	for {
		before, after, found := strings.Cut(rest, "{{")
		filled.WriteString(before)
		if !found {
			return filled.String()
		}
		inside, after, found := strings.Cut(after, "}}")
		if !found {
			mistake("{{", ruleBadTemplate, "{{ without }}")
			return filled.String()
		}
		rest = after
		whole := "{{" + inside + "}}"
		name := place.FindStringSubmatch(whole)
		if name == nil {
			mistake(whole, ruleBadTemplate, quote(whole)+" is not a variable; only {{.name}} may stand in a message")
			continue
		}
		value, ok := vars[name[1]]
		if !ok {
			mistake(whole, ruleUnknownVar, fmt.Sprintf("no variable %q in vars%s", name[1], perhaps(name[1], sortedKeys(vars))))
			continue
		}
		filled.WriteString(value)
	}
}

// checkPlaces reports what cannot be filled in, each where it stands.
func (r *reader) checkPlaces(message str, vars map[string]string) {
	where, found := message.At, true
	fill(message.Text, vars, func(whole, rule, text string) {
		if found {
			where, found = r.find(where, whole)
		}
		r.problem(where, rule, "%s", text)
		if found {
			where.Column++ // the next one stands behind
		}
	})
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
