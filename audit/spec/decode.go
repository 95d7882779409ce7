package spec

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/jsonschema-go/jsonschema"
	"gopkg.in/yaml.v3"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/text"
)

// A pos is a place in a file, in lines and characters from 1. The zero pos is the file as a whole, or nothing given.
type pos struct{ Line, Column int }

func (p pos) given() bool { return p.Line > 0 }

func at(n *yaml.Node) pos { return pos{n.Line, n.Column} }

// A reader reads one file and keeps its problems. It goes on after each, so that all are reported at once; what a
// problem leaves unread stays zero, and later checks pass over it.
type reader struct {
	file     string
	src      []byte
	lines    []string // of src, once find needs them
	problems []audit.Problem
	aliases  int // aliases entered and not yet left
	aliased  int // values reached through aliases
}

func (r *reader) problem(where pos, rule, format string, args ...any) {
	r.problems = append(r.problems, audit.Problem{
		File: r.file, Line: max(where.Line, 1), Column: max(where.Column, 1), Text: fmt.Sprintf(format, args...), Rule: rule,
	})
}

// document reads the file into the struct that v points at, and tells whether it holds enough to be checked further.
func (r *reader) document(v any) bool {
	n := r.parse()
	if n == nil {
		return false
	}
	r.into(n, v, field{name: "the file"})
	return n.Kind == yaml.MappingNode && r.aliased < maxAliased
}

// A node is a value with a reading and a schema of its own. Every other value is a struct, one field a key. Either may
// have a field At, which into sets to the place of the value.
type node interface {
	decode(r *reader, n *yaml.Node, f field)
	schema(f field) *jsonschema.Schema
}

// into reads n into what v points at.
func (r *reader) into(n *yaml.Node, v any, f field) {
	if n.Kind == yaml.AliasNode {
		r.aliases++
		defer func() { r.aliases-- }()
		n = n.Alias
	}
	if r.aliases > 0 {
		r.aliased++
		if r.aliased == maxAliased {
			r.problem(at(n), ruleTooManyAliases, "aliases repeat more than %d values; write them out", maxAliased)
		}
		if r.aliased >= maxAliased {
			return
		}
	}
	if p := reflect.ValueOf(v).Elem().FieldByName("At"); p.IsValid() {
		p.Set(reflect.ValueOf(at(n)))
	}
	if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" {
		if !f.null {
			r.problem(at(n), ruleEmptyValue, "%s is empty; give it a value or leave it out", f.quoted())
		}
		return
	}
	if n.Style&yaml.TaggedStyle != 0 && n.Tag != "!!str" {
		r.problem(at(n), ruleTag, "the tag %s is not read; take it off", quote(n.Tag))
		return
	}
	if v, ok := v.(node); ok {
		v.decode(r, n, f)
		return
	}
	r.fields(n, reflect.ValueOf(v).Elem(), f)
}

// fields reads a mapping into a struct, by the tags of its fields.
func (r *reader) fields(n *yaml.Node, v reflect.Value, f field) {
	if n.Kind != yaml.MappingNode {
		r.wrongType(n, f, "a mapping of keys to values")
		return
	}
	fields := fieldsOf(v.Type())
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	seen := map[string]bool{}
	for key, value := range r.pairs(n) {
		i := slices.Index(names, key.Text)
		if i < 0 {
			r.problem(key.At, ruleUnknownKey, "unknown key %q%s", key.Text, perhapsOf(key.Text, names))
			continue
		}
		seen[key.Text] = true
		r.into(value, v.Field(fields[i].index).Addr().Interface(), fields[i])
	}
	for _, f := range fields {
		if f.need && !seen[f.name] {
			r.problem(at(n), ruleMissingKey, "key %q is missing", f.name)
		}
	}
}

// pairs yields the keys of a mapping with their values, each key once, and reports keys that are none.
func (r *reader) pairs(n *yaml.Node) func(yield func(str, *yaml.Node) bool) {
	return func(yield func(str, *yaml.Node) bool) {
		first := map[string]int{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := n.Content[i]
			where := at(k)
			if k.Kind == yaml.AliasNode {
				k = k.Alias
			}
			switch {
			case k.ShortTag() == "!!merge":
				r.problem(where, ruleMergeKey, "merge keys (<<) are not read; write the keys out")
				continue
			case k.Kind != yaml.ScalarNode || k.ShortTag() == "!!null":
				r.problem(where, ruleWrongType, "a key must be a word")
				continue
			case !r.clean(k):
				continue
			case first[k.Value] > 0:
				r.problem(where, ruleDuplicateKey, "key %q is given twice, first on line %d", k.Value, first[k.Value])
				continue
			}
			first[k.Value] = where.Line
			if !yield(str{k.Value, where}, n.Content[i+1]) {
				return
			}
		}
	}
}

// wrongType reports a value of another kind than wanted.
func (r *reader) wrongType(n *yaml.Node, f field, want string) {
	got := "a text"
	switch {
	case isPlace(n):
		r.problem(at(n), ruleWrongType, "%s wants %s; %s", f.quoted(), want, quoteBraces)
		return
	case n.Kind == yaml.SequenceNode:
		got = "a list"
	case n.Kind == yaml.MappingNode:
		got = "a mapping"
	case n.ShortTag() == "!!int", n.ShortTag() == "!!float":
		got = "a number"
	}
	if n.Kind == yaml.ScalarNode {
		got += " (" + quote(n.Value) + ")"
	}
	r.problem(at(n), ruleWrongType, "%s wants %s, not %s", f.quoted(), want, got)
}

// isPlace tells whether n is what YAML makes of {{.name}} without quotes: a mapping with a mapping for a key.
func isPlace(n *yaml.Node) bool {
	return n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle != 0 && len(n.Content) == 2 &&
		n.Content[0].Kind == yaml.MappingNode && n.Content[0].Style&yaml.FlowStyle != 0
}

// How far find looks. What is farther away keeps the place of its text.
const (
	findLines = 200
	findBytes = 2000 // of a line
)

// find returns the place of s in the source, from where on, and false when the source spells it otherwise.
func (r *reader) find(where pos, s string) (pos, bool) {
	if r.lines == nil {
		r.lines = strings.SplitAfter(strings.TrimPrefix(string(r.src), "\ufeff"), "\n")
	}
	for line := where.Line; line <= min(len(r.lines), where.Line+findLines); line++ {
		text, from := r.lines[line-1], 0
		if len(text) > findBytes {
			break
		}
		if line == where.Line {
			from = byteOffset(text, where.Column)
		}
		if i := strings.Index(text[from:], s); i >= 0 {
			return pos{line, utf8.RuneCountInString(text[:from+i]) + 1}, true
		}
	}
	return where, false
}

// byteOffset returns where the column'th character of a line begins.
func byteOffset(line string, column int) int {
	for i := range line {
		if column--; column == 0 {
			return i
		}
	}
	return len(line)
}

// perhaps is the end of a message about a word that is none of the known: the one that was probably meant.
func perhaps(word string, known []string) string {
	if near, ok := text.Nearest(word, known[:min(len(known), maxGuess)]); ok {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// perhapsOf is the same, or else lists the known.
func perhapsOf(word string, known []string) string {
	if p := perhaps(word, known); p != "" || len(known) == 0 {
		return p
	}
	listed := strings.Join(known[:min(len(known), maxListed)], ", ")
	if len(known) > maxListed {
		listed += "…"
	}
	return "; want one of " + listed
}

// quote puts a value of a file into a message, shortened when it is long.
func quote(s string) string {
	if utf8.RuneCountInString(s) > 40 {
		s = string([]rune(s)[:39]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
