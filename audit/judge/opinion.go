package judge

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/diapason-audit/diapason/audit"
)

// maxReason is how many characters of a reason are kept.
const maxReason = 300

// A verdict is an opinion as it is written.
type verdict struct {
	Verdict    string   `json:"verdict"`
	Similarity *float64 `json:"similarity,omitempty"`
	Type       string   `json:"type,omitempty"`
	SpanA      string   `json:"span_a,omitempty"`
	SpanB      string   `json:"span_b,omitempty"`
	Reason     string   `json:"reason,omitempty"`
}

// Parse reads a judge's answer to q: one JSON object. Keys that it does not know are nothing to it. The error says in
// words of our own what makes the answer worthless, and quotes none of it.
func Parse(b []byte, q audit.Question) (audit.Opinion, error) {
	var v verdict
	d := json.NewDecoder(bytes.NewReader(b))
	if err := d.Decode(&v); err != nil {
		return audit.Opinion{}, errors.New("its answer is not a verdict in JSON")
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return audit.Opinion{}, errors.New("its answer is more than one JSON object")
	}
	o, err := v.opinion()
	if err != nil {
		return audit.Opinion{}, err
	}
	return o, fits(o, q)
}

// opinion checks what can be checked without the question.
func (v verdict) opinion() (audit.Opinion, error) {
	o := audit.Opinion{Judgement: audit.Judgement(v.Verdict), Type: v.Type, SpanA: v.SpanA, SpanB: v.SpanB, Reason: oneLine(v.Reason)}
	switch {
	case !slices.Contains(audit.Judgements, o.Judgement):
		return o, errors.New("its verdict is not consistent, partial or contradiction")
	case v.Similarity != nil && (*v.Similarity < 0 || *v.Similarity > 1):
		return o, errors.New("its similarity is not between 0 and 1")
	case o.Type != "" && !slices.Contains(audit.ConflictTypes, o.Type):
		return o, fmt.Errorf("its type is not one of %s", strings.Join(audit.ConflictTypes, ", "))
	case o.Judgement == audit.JudgedContradiction && (o.SpanA == "" || o.SpanB == ""):
		return o, errors.New("it finds a contradiction and does not quote both answers")
	}
	if v.Similarity != nil {
		o.Similarity = audit.Mark(*v.Similarity)
	}
	return o, nil
}

// fits tells what of an opinion is not in the texts.
func fits(o audit.Opinion, q audit.Question) error {
	if !strings.Contains(q.TextA, o.SpanA) {
		return errors.New("its span_a is not in text_a")
	}
	if !strings.Contains(q.TextB, o.SpanB) {
		return errors.New("its span_b is not in text_b")
	}
	return nil
}

// write is the opposite of opinion.
func write(o audit.Opinion) verdict {
	v := verdict{Verdict: string(o.Judgement), Type: o.Type, SpanA: o.SpanA, SpanB: o.SpanB, Reason: o.Reason}
	if o.Similarity.Defined() {
		similarity := o.Similarity.Float()
		v.Similarity = &similarity
	}
	return v
}

// oneLine makes a text of a judge's fit for a report: one line of printable characters, not too long.
func oneLine(s string) string {
	s = strings.Map(func(c rune) rune {
		if !unicode.IsPrint(c) {
			return ' '
		}
		return c
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > maxReason {
		s = strings.TrimSpace(string(runes[:maxReason-1])) + "…"
	}
	return s
}
