package spec

import (
	"reflect"

	"github.com/google/jsonschema-go/jsonschema"
	"gopkg.in/yaml.v3"

	"github.com/diapason-audit/diapason/audit"
)

// A judge is a program or a chat endpoint.
type judge struct {
	Keys struct {
		Exec list[str] `yaml:"exec" doc:"program and its arguments, run in this folder: one question as JSON on stdin, one verdict as JSON on stdout"`
		HTTP endpoint  `yaml:"http" doc:"chat endpoint that speaks OpenAI's protocol"`
	}
}

type endpoint struct {
	At     pos
	URL    str `yaml:"url" need:"yes" form:"endpoint" doc:"address, such as https://api.example.com/v1/chat/completions"`
	Model  str `yaml:"model" need:"yes" doc:"name of the model"`
	KeyEnv str `yaml:"key_env" form:"env" doc:"environment variable that holds the key; default: no key is sent"`
}

func (j *judge) decode(r *reader, n *yaml.Node, f field) {
	r.into(n, &j.Keys, f)
	if n.Kind == yaml.MappingNode && j.Keys.Exec.At.given() == j.Keys.HTTP.At.given() {
		r.problem(at(n), ruleExecOrHTTP, "judge wants either exec or http")
	}
}

func (j *judge) schema(field) *jsonschema.Schema {
	s := structSchema(reflect.TypeOf(j.Keys))
	s.OneOf = []*jsonschema.Schema{{Required: []string{"exec"}}, {Required: []string{"http"}}}
	return s
}

func (j judge) noun() audit.Judge {
	var out audit.Judge
	for _, word := range j.Keys.Exec.Items {
		out.Exec = append(out.Exec, word.Text)
	}
	out.HTTP = audit.Endpoint{URL: j.Keys.HTTP.URL.Text, Model: j.Keys.HTTP.Model.Text, KeyEnv: j.Keys.HTTP.KeyEnv.Text}
	return out
}
