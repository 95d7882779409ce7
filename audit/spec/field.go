package spec

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/fact"
)

// A field is what the tags of a struct field say about a key of a file:
//
//	yaml:"usage"      the key
//	need:"yes"        it must be given
//	null:"yes"        nothing behind the key is as good as no key
//	some:"yes"        a mapping must hold an entry
//	enum:"clock"      its text is one of a closed list, by name in enums
//	form:"id"         its text has a form, by name in forms
//	key:"id"          the keys of the mapping have a form
//	range:"0..1"      its number lies within; ">=0" has no upper end
//	doc:"…"           what it means, for the schema
type field struct {
	index            int
	name, doc        string
	need, null, some bool
	enum             []string
	form, key        *form
	span             span
}

// fieldsOf returns the keys that a struct stands for, in order.
func fieldsOf(t reflect.Type) []field {
	var fields []field
	for i := range t.NumField() {
		tag := t.Field(i).Tag
		name := tag.Get("yaml")
		if name == "" {
			continue
		}
		fields = append(fields, field{
			index: i, name: name, doc: tag.Get("doc"),
			need: tag.Get("need") != "", null: tag.Get("null") != "", some: tag.Get("some") != "",
			enum: enums[tag.Get("enum")], form: forms[tag.Get("form")], key: forms[tag.Get("key")], span: parseSpan(tag.Get("range")),
		})
	}
	return fields
}

// quoted is how messages call the field.
func (f field) quoted() string {
	if strings.Contains(f.name, " ") {
		return f.name
	}
	return strconv.Quote(f.name)
}

// enums are the closed lists.
var enums = map[string][]string{
	"aggregation": {string(audit.Arithmetic), string(audit.Geometric)},
	"basis":       {"own-brand", "consent", "public-interest"},
	"clock":       {string(audit.Wall), string(audit.Business)},
	"consensus":   {string(audit.Median), string(audit.Majority), string(audit.Adjudicated)},
	"detection":   names(audit.Detections),
	"fact":        names(fact.Types),
	"pillar":      audit.Pillars,
	"rule":        names(audit.Rules),
	"usage":       {"required"},
}

func names[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

// A span is where a number must lie.
type span struct {
	text     string // as the tag writes it; "": anywhere
	low      float64
	high     float64
	hasUpper bool
}

func parseSpan(s string) span {
	sp := span{text: s}
	switch low, high, two := strings.Cut(s, ".."); {
	case two:
		sp.low, sp.high, sp.hasUpper = mustFloat(low), mustFloat(high), true
	case strings.HasPrefix(s, ">="):
		sp.low = mustFloat(s[2:])
	}
	return sp
}

// mustFloat reads a number of a struct tag, which only a programmer can get wrong.
func mustFloat(s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic(err)
	}
	return x
}

// holds tells whether x lies within.
func (s span) holds(x float64) bool {
	return s.text == "" || x >= s.low && (!s.hasUpper || x <= s.high)
}

// String says in words where a number must lie.
func (s span) String() string {
	if s.hasUpper {
		low, high, _ := strings.Cut(s.text, "..")
		return "between " + low + " and " + high
	}
	return s.text[2:] + " or more"
}
