package spec

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
)

// A format is a file that has a schema.
type format struct {
	name, title string
	file        any
}

// formats are the files that have a schema, in the order of help.
var formats = []format{
	{"campaign", "Diapason campaign (campaign.yaml)", campaignFile{}},
	{"scenario", "Diapason scenario (scenarios/*.yaml)", scenarioFile{}},
	{"profile", "Diapason profile", profileFile{}},
	{"criteria", "Diapason criteria (criteria/catalogue.yaml)", catalogueFile{}},
	{"cues", "Diapason cues of one language (criteria/fr.yaml)", cueFile{}},
}

// Schemas lists the names that Schema knows.
func Schemas() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

// Schema returns the JSON Schema (draft 2020-12) of a file, for editors. It holds what a schema can say of the format:
// keys, types, closed lists and forms; what needs other files or other keys is for Load to tell.
func Schema(name string) ([]byte, error) {
	for _, f := range formats {
		if f.name == name {
			s := schemaOf(reflect.New(reflect.TypeOf(f.file)).Interface(), field{})
			s.Schema, s.Title = "https://json-schema.org/draft/2020-12/schema", f.title
			b, err := json.MarshalIndent(s, "", "  ")
			return append(b, '\n'), err
		}
	}
	return nil, fmt.Errorf("unknown schema %q (want one of %s)", name, strings.Join(Schemas(), ", "))
}

// schemaOf is the schema of what v points at, as the field f.
func schemaOf(v any, f field) *jsonschema.Schema {
	var s *jsonschema.Schema
	if n, ok := v.(node); ok {
		s = n.schema(f)
	} else {
		s = structSchema(reflect.TypeOf(v).Elem())
	}
	if f.null {
		s = &jsonschema.Schema{AnyOf: []*jsonschema.Schema{s, {Type: "null"}}}
	}
	s.Description = f.doc
	return s
}

func structSchema(t reflect.Type) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{}, AdditionalProperties: nothing()}
	for _, f := range fieldsOf(t) {
		s.Properties[f.name] = schemaOf(reflect.New(t.Field(f.index).Type).Interface(), f)
		s.PropertyOrder = append(s.PropertyOrder, f.name)
		if f.need {
			s.Required = append(s.Required, f.name)
		}
	}
	return s
}

// nothing is the schema that no value fits.
func nothing() *jsonschema.Schema { return &jsonschema.Schema{Not: &jsonschema.Schema{}} }

// element is the field of what a collection holds: its description and its right to be empty are the collection's.
func element(f field) field {
	f.doc = ""
	return f
}

func (s *str) schema(f field) *jsonschema.Schema {
	switch {
	case f.enum != nil:
		values := make([]any, len(f.enum))
		for i, v := range f.enum {
			values[i] = v
		}
		return &jsonschema.Schema{Type: "string", Enum: values}
	case f.form != nil:
		return &jsonschema.Schema{Types: []string{"string", "number"}, Pattern: f.form.pattern.String()}
	}
	return &jsonschema.Schema{Types: []string{"string", "number", "boolean"}, Pattern: `\S`}
}

func (x *num) schema(f field) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "number"}
	if f.span.text != "" {
		s.Minimum = &f.span.low
	}
	if f.span.hasUpper {
		s.Maximum = &f.span.high
	}
	return s
}

func (b *boolean) schema(field) *jsonschema.Schema {
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "boolean"}, {Enum: []any{"yes", "no"}}}}
}

func (l *list[T]) schema(f field) *jsonschema.Schema {
	inner := element(f)
	inner.null = false
	return &jsonschema.Schema{Type: "array", MinItems: jsonschema.Ptr(1), Items: schemaOf(new(T), inner)}
}

func (d *dict[T]) schema(f field) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "object", AdditionalProperties: schemaOf(new(T), element(f))}
	if f.key != nil {
		s.PropertyNames = &jsonschema.Schema{Pattern: f.key.pattern.String()}
	}
	if f.some {
		s.MinProperties = jsonschema.Ptr(1)
	}
	return s
}

func (w *wording) schema(f field) *jsonschema.Schema {
	f = element(f)
	return anyOf((*str)(nil).schema(f), (*dict[str])(nil).schema(byLanguage(f)))
}

func (c *cueList) schema(f field) *jsonschema.Schema {
	f = element(f)
	return anyOf((*list[str])(nil).schema(f), (*dict[list[str]])(nil).schema(byLanguage(f)))
}

func (m *message) schema(f field) *jsonschema.Schema {
	f = element(f)
	return anyOf((*str)(nil).schema(f), structSchema(reflect.TypeOf(m.mail)), (*dict[str])(nil).schema(byLanguage(f)))
}

func (c *companies) schema(f field) *jsonschema.Schema {
	return anyOf((*list[company])(nil).schema(f), structSchema(reflect.TypeOf(c.From)))
}

func anyOf(s ...*jsonschema.Schema) *jsonschema.Schema { return &jsonschema.Schema{AnyOf: s} }
