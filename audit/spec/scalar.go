package spec

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

// A str is a text. Whatever YAML takes it for (a date, a number, a yes), it keeps the letters of the file. A text that
// was reported as wrong has a place but no letters.
type str struct {
	Text string
	At   pos
}

func (s *str) decode(r *reader, n *yaml.Node, f field) {
	switch {
	case n.Kind != yaml.ScalarNode:
		r.wrongType(n, f, "a text")
		return
	case !r.clean(n):
		return
	case strings.TrimSpace(n.Value) == "":
		if !f.null {
			r.problem(at(n), ruleEmptyValue, "%s is empty; give it a value or leave it out", f.quoted())
		}
		return
	}
	if f.enum != nil && !slices.Contains(f.enum, n.Value) {
		which := "one of " + strings.Join(f.enum, ", ")
		if len(f.enum) == 1 {
			which = strconv.Quote(f.enum[0]) + ", all it may be"
		}
		r.problem(at(n), ruleUnknownValue, "%s %s is not %s%s", f.name, quote(n.Value), which, perhaps(n.Value, f.enum))
		return
	}
	if f.form != nil {
		if wrong := f.form.validate(n.Value); wrong != "" {
			r.problem(at(n), f.form.rule, "%s %s", f.name, wrong)
			return
		}
	}
	s.Text = n.Value
}

// clean tells whether a scalar is free of control characters, and reports the first.
func (r *reader) clean(n *yaml.Node) bool {
	for _, c := range n.Value {
		if unicode.IsControl(c) && c != '\n' && c != '\t' {
			r.problem(at(n), ruleControl, "the text holds the control character U+%04X; take it out", c)
			return false
		}
	}
	return true
}

// A num is a finite number. One that was reported as wrong has a place but does not hold.
type num struct {
	Value float64
	At    pos
	ok    bool
}

func (x *num) decode(r *reader, n *yaml.Node, f field) {
	if tag := n.ShortTag(); n.Kind != yaml.ScalarNode || tag != "!!int" && tag != "!!float" {
		r.wrongType(n, f, "a number")
		return
	}
	var value float64
	if err := n.Decode(&value); err != nil || math.IsInf(value, 0) || math.IsNaN(value) {
		r.wrongType(n, f, "a finite number")
		return
	}
	if !f.span.holds(value) {
		r.problem(at(n), ruleOutOfRange, "%s is %s; it must be %s", f.quoted(), n.Value, f.span)
		return
	}
	x.Value, x.ok = value, true
}

// or returns the number, or else what holds without one.
func (x num) or(otherwise float64) float64 {
	if !x.ok {
		return otherwise
	}
	return x.Value
}

// pointer returns the number, or nil when there is none.
func (x num) pointer() *float64 {
	if !x.ok {
		return nil
	}
	return &x.Value
}

// A boolean is true or false; yes and no will do.
type boolean struct {
	Value bool
	At    pos
}

func (b *boolean) decode(r *reader, n *yaml.Node, f field) {
	value, ok := yesNo(n.Value)
	if n.Kind != yaml.ScalarNode || !ok {
		r.wrongType(n, f, "true or false")
		return
	}
	b.Value = value
}

// yesNo reads the words people write for true and false.
func yesNo(s string) (value, ok bool) {
	switch strings.ToLower(s) {
	case "yes", "true":
		return true, true
	case "no", "false":
		return false, true
	}
	return false, false
}
