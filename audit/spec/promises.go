package spec

import (
	"time"

	"github.com/google/jsonschema-go/jsonschema"
	"gopkg.in/yaml.v3"
)

// promiseNote is the key beside the channels: where the company says so.
const promiseNote = "note"

// promises are the delays that a company itself announces, by channel, and where it does.
type promises struct {
	At     pos
	Delays []entry[str]
	Note   str
}

func (p *promises) decode(r *reader, n *yaml.Node, f field) {
	var d dict[str]
	f.key, f.some, f.null = forms["id"], true, false
	d.decode(r, n, f)
	for _, e := range d.Entries {
		p.add(e)
	}
	if len(d.Entries) > 0 && len(p.Delays) == 0 {
		r.problem(at(n), ruleEmptyList, "promises holds a note only; name a channel and its delay, such as email: 24h")
	}
}

// add takes one key in, from YAML or from a table.
func (p *promises) add(e entry[str]) {
	if e.Key.Text == promiseNote {
		p.Note = e.Value
		return
	}
	p.Delays = append(p.Delays, e)
}

// delays checks the promises and returns them by channel.
func (p promises) delays(r *reader, known channels) map[string]time.Duration {
	var out map[string]time.Duration
	for _, e := range p.Delays {
		if !known.check(r, e.Key, promiseNote) || e.Value.Text == "" {
			continue
		}
		if wrong := forms["duration"].validate(e.Value.Text); wrong != "" {
			r.problem(e.Value.At, ruleBadDuration, "promise for %s %s", e.Key.Text, wrong)
			continue
		}
		limit, err := parseDuration(e.Value.Text)
		if err != nil || limit == 0 {
			r.problem(e.Value.At, ruleBadDuration, "promise for %s is 0; an answer needs some time", e.Key.Text)
			continue
		}
		if out == nil {
			out = map[string]time.Duration{}
		}
		out[e.Key.Text] = limit
	}
	return out
}

func (p *promises) schema(field) *jsonschema.Schema {
	delay := (*str)(nil).schema(field{form: forms["duration"]})
	return &jsonschema.Schema{
		Type: "object", MinProperties: jsonschema.Ptr(1), AdditionalProperties: delay,
		PropertyNames: &jsonschema.Schema{Pattern: forms["id"].pattern.String()},
		Properties:    map[string]*jsonschema.Schema{promiseNote: (*str)(nil).schema(field{})},
	}
}
