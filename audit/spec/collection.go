package spec

import (
	"gopkg.in/yaml.v3"
)

// A list is a list of at least one value.
type list[T any] struct {
	Items []T
	At    pos
}

func (l *list[T]) decode(r *reader, n *yaml.Node, f field) {
	if n.Kind != yaml.SequenceNode {
		want := "a list"
		if n.Kind == yaml.ScalarNode {
			want = "a list such as [" + quote(n.Value) + "]"
		}
		r.wrongType(n, f, want)
		return
	}
	if len(n.Content) == 0 {
		r.problem(at(n), ruleEmptyList, "%s is an empty list; fill it or leave it out", f.quoted())
		return
	}
	f.null = false
	for _, c := range n.Content {
		var item T
		r.into(c, &item, f)
		l.Items = append(l.Items, item)
	}
}

// A dict is a mapping whose keys the writer chooses, in the order of the file.
type dict[T any] struct {
	Entries []entry[T]
	At      pos
}

// An entry is one key of a dict with its value.
type entry[T any] struct {
	Key   str
	Value T
}

func (d *dict[T]) decode(r *reader, n *yaml.Node, f field) {
	if n.Kind != yaml.MappingNode {
		r.wrongType(n, f, "a mapping of keys to values")
		return
	}
	if len(n.Content) == 0 && f.some {
		r.problem(at(n), ruleEmptyList, "%s is an empty mapping; fill it or leave it out", f.quoted())
		return
	}
	for key, value := range r.pairs(n) {
		if f.key != nil {
			if wrong := f.key.validate(key.Text); wrong != "" {
				r.problem(key.At, f.key.rule, "key %s", wrong)
				continue
			}
		}
		e := entry[T]{Key: key}
		inner := f
		inner.name = key.Text
		r.into(value, &e.Value, inner)
		d.Entries = append(d.Entries, e)
	}
}

// get returns the value of a key.
func (d dict[T]) get(key string) (T, bool) {
	for _, e := range d.Entries {
		if e.Key.Text == key {
			return e.Value, true
		}
	}
	var none T
	return none, false
}
