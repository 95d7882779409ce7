package report

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/diapason-audit/diapason/audit"
)

// Schema returns the JSON Schema (2020-12) of the json format.
func Schema() ([]byte, error) {
	s, err := jsonschema.For[document](&jsonschema.ForOptions{TypeSchemas: map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[moment3339]():         {Type: "string", Format: "date-time"},
		reflect.TypeFor[audit.Outcome]():      oneOf(audit.Outcomes...),
		reflect.TypeFor[audit.PointVerdict](): oneOf(audit.Stated, audit.Denied, audit.Unsaid, audit.NotApplicable),
		reflect.TypeFor[audit.Clock]():        oneOf(audit.Wall, audit.Business),
		reflect.TypeFor[audit.By]():           oneOf(audit.Machine, audit.Suggested, audit.Coder),
		reflect.TypeFor[audit.PairVerdict](): oneOf(audit.PairSame, audit.PairCompatible, audit.PairContradiction,
			audit.PairOneSilent, audit.PairBothSilent),
		reflect.TypeFor[audit.Rule]():     oneOf(audit.Rules...),
		reflect.TypeFor[audit.Severity](): oneOf(audit.SeverityError, audit.SeverityWarning, audit.SeverityNote),
		reflect.TypeFor[audit.State]():    orNull(oneOf(audit.States...)),
	}})
	if err != nil {
		return nil, fmt.Errorf("schema of the result: %w", err)
	}
	s.Schema = "https://json-schema.org/draft/2020-12/schema"
	s.Title = "Diapason result"
	s.Description = "What `diapason audit --format json` writes. Scores are out of 100 with two decimals, shares from 0 to 1 with four, " +
		"durations in seconds; null is not defined."
	s.Properties["schema"].Const = jsonschema.Ptr[any](SchemaName)
	neverNull(s)
	out, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("schema of the result: %w", err)
	}
	return append(out, '\n'), nil
}

func oneOf[W ~string](words ...W) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, w := range words {
		s.Enum = append(s.Enum, string(w))
	}
	return s
}

func orNull(s *jsonschema.Schema) *jsonschema.Schema {
	s.Types, s.Type = []string{"null", s.Type}, ""
	s.Enum = append(s.Enum, nil)
	return s
}

// neverNull takes back the null that jsonschema allows for every slice: an empty list is written [].
func neverNull(s *jsonschema.Schema) {
	if s == nil {
		return
	}
	if slices.Contains(s.Types, "array") {
		s.Types, s.Type = nil, "array"
	}
	neverNull(s.Items)
	for _, p := range s.Properties {
		neverNull(p)
	}
}
