package spec

import (
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/fact"
)

// tweetLength is what fits into a message on twitter, in characters.
const tweetLength = 280

// A scenarioFile is the format of a scenario.
type scenarioFile struct {
	At       pos
	Scenario str           `yaml:"scenario" need:"yes" form:"id" doc:"id of the scenario, and the name of its file"`
	Title    wording       `yaml:"title" null:"yes" doc:"title, as a text or by language"`
	Kind     str           `yaml:"kind" null:"yes" form:"id" doc:"sort of contact: complaint, question…"`
	Trade    str           `yaml:"trade" null:"yes" form:"id" doc:"trade the scenario is for: retail, telecom…"`
	Persona  persona       `yaml:"persona" doc:"the invented customer"`
	Vars     dict[str]     `yaml:"vars" key:"var" doc:"values for the {{.name}} places of the messages"`
	Message  dict[message] `yaml:"message" need:"yes" some:"yes" key:"id" doc:"wording by channel; default: for every other channel"`
	Expect   list[point]   `yaml:"expect" need:"yes" doc:"the points a full answer holds"`
	Examples list[example] `yaml:"examples" doc:"sample answers with the marks they deserve, for diapason test"`
}

type persona struct {
	Name  str `yaml:"name" doc:"name in the signature"`
	Email str `yaml:"email" form:"email" doc:"address that answers go to"`
	Phone str `yaml:"phone" form:"phone" doc:"number that answers go to"`
}

type point struct {
	At       pos
	Point    str     `yaml:"point" need:"yes" form:"id" doc:"id of the point"`
	Ask      wording `yaml:"ask" doc:"the question the point answers, as a text or by language"`
	Weight   num     `yaml:"weight" range:"0.000001..1000000" doc:"weight in completeness; default: 1"`
	Required boolean `yaml:"required" doc:"a missed required point halves completeness; default: false"`
	Fact     str     `yaml:"fact" enum:"fact" doc:"type of the value the point asks for"`
	Near     cueList `yaml:"near" doc:"cues near which the fact counts, as a list or by language"`
	Says     cueList `yaml:"says" doc:"cues that state the point, as a list or by language"`
	Same     boolean `yaml:"same" doc:"the fact must agree on every channel; default: true for a point with a fact"`
	Value    str     `yaml:"value" doc:"the published truth: another answer is a finding"`
}

type example struct {
	At     pos
	Answer str      `yaml:"answer" need:"yes" doc:"a sample answer"`
	Lang   str      `yaml:"lang" form:"language" doc:"language of the answer; default: detected"`
	Expect verdicts `yaml:"expect" need:"yes" doc:"the marks the answer deserves"`
}

type verdicts struct {
	At           pos
	Completeness num       `yaml:"completeness" range:"0..1" doc:"completeness"`
	Points       dict[str] `yaml:"points" key:"id" doc:"by point: yes, no, or the value that is found"`
}

// A message is a wording, or a subject and a body.
type message struct {
	mail struct {
		Subject wording `yaml:"subject" doc:"subject line, as a text or by language"`
		Body    wording `yaml:"body" need:"yes" doc:"body, as a text or by language"`
	}
}

func (m *message) decode(r *reader, n *yaml.Node, f field) {
	if n.Kind == yaml.MappingNode {
		for i := 0; i < len(n.Content); i += 2 {
			if key := n.Content[i].Value; key == "subject" || key == "body" {
				r.into(n, &m.mail, f)
				return
			}
		}
	}
	r.into(n, &m.mail.Body, f)
}

// texts lists every text of a message.
func (m message) texts() []str {
	var texts []str
	for _, w := range []wording{m.mail.Subject, m.mail.Body} {
		for _, e := range w.ByLang {
			if e.Value.Text != "" {
				texts = append(texts, e.Value)
			}
		}
	}
	return texts
}

// readScenario returns the noun, and the file for the checks that need a campaign.
func readScenario(r *reader, known channels) (audit.Scenario, scenarioFile) {
	var f scenarioFile
	if !r.document(&f) {
		return audit.Scenario{}, f
	}
	s := audit.Scenario{
		ID: f.Scenario.Text, Title: f.Title.text(), Kind: f.Kind.Text, Trade: f.Trade.Text,
		Persona:  audit.Persona{Name: f.Persona.Name.Text, Email: f.Persona.Email.Text, Phone: f.Persona.Phone.Text},
		Vars:     f.vars(),
		Messages: map[string]audit.Message{},
		File:     r.file,
	}
	for _, e := range f.Message.Entries {
		known.check(r, e.Key, "default")
		for _, t := range e.Value.texts() {
			r.checkPlaces(t, s.Vars)
		}
		if e.Key.Text == "twitter" {
			r.checkTweet(e.Value, s.Vars, "")
		}
		s.Messages[e.Key.Text] = audit.Message{Subject: e.Value.mail.Subject.text(), Body: e.Value.mail.Body.text()}
	}
	points := newIDs(r, "point")
	for _, p := range f.Expect.Items {
		points.add(p.Point)
		s.Points = append(s.Points, r.point(p))
	}
	ids := make([]string, len(s.Points))
	for i, p := range s.Points {
		ids[i] = p.ID
	}
	for _, e := range f.Examples.Items {
		s.Examples = append(s.Examples, r.example(e, s, ids))
	}
	return s, f
}

func (f scenarioFile) vars() map[string]string {
	if len(f.Vars.Entries) == 0 {
		return nil
	}
	vars := map[string]string{}
	for _, e := range f.Vars.Entries {
		vars[e.Key.Text] = e.Value.Text
	}
	return vars
}

// checkTweet reports a message that does not fit twitter. How to mend it is for the caller to add.
func (r *reader) checkTweet(m message, vars map[string]string, mend string) {
	for _, t := range m.texts() {
		if n := utf8.RuneCountInString(fill(t.Text, vars, nil)); n > tweetLength {
			r.problem(t.At, ruleTweetTooLong, "%d characters when filled in; a tweet has %d at most%s", n, tweetLength, mend)
		}
	}
}

func (r *reader) point(p point) audit.Point {
	out := audit.Point{
		ID: p.Point.Text, Ask: p.Ask.text(), Weight: p.Weight.or(1), Required: p.Required.Value,
		Fact: fact.Type(p.Fact.Text), Near: p.Near.cues(r), Says: p.Says.cues(r), Line: p.At.Line,
	}
	if p.Fact.At.given() {
		out.Same = !p.Same.At.given() || p.Same.Value
		out.Value = r.value(p.Value, out.Fact)
		return out
	}
	if p.Same.At.given() {
		r.problem(p.Same.At, ruleSameWithoutFact, "same compares facts; give point %q a fact, or take same away", out.ID)
	}
	if p.Value.At.given() {
		r.problem(p.Value.At, ruleValueWithoutFact, "value needs the type of the fact; add fact: amount, duration… to point %q", out.ID)
	}
	if p.Near.At.given() {
		r.problem(p.Near.At, ruleNearWithoutFact, "near tells where a fact counts; give point %q a fact, or write says", out.ID)
	}
	if !p.Says.At.given() && p.Point.Text != "" {
		r.problem(p.Point.At, rulePointWithoutCue, "point %q can never be stated; add says or fact", out.ID)
	}
	return out
}

// value reads a value of a type, if both are given.
func (r *reader) value(s str, t fact.Type) fact.Value {
	if s.Text == "" || t == "" {
		return fact.Value{}
	}
	v, err := fact.Parse(t, s.Text)
	if err == nil {
		return v
	}
	rule := ruleBadValue
	switch t {
	case fact.Date:
		rule = ruleBadDate
	case fact.Duration:
		rule = ruleBadDuration
	}
	r.problem(s.At, rule, "%s", err)
	return fact.Value{}
}

func (r *reader) example(e example, s audit.Scenario, ids []string) audit.Example {
	out := audit.Example{Answer: e.Answer.Text, Lang: e.Lang.Text, Completeness: e.Expect.Completeness.pointer(), Line: e.At.Line}
	if e.Expect.At.given() && !e.Expect.Completeness.At.given() && len(e.Expect.Points.Entries) == 0 {
		r.problem(e.Expect.At, ruleDemandsNothing, "the example demands nothing; add completeness or points")
	}
	for _, x := range e.Expect.Points.Entries {
		p, ok := s.Point(x.Key.Text)
		if !ok {
			r.problem(x.Key.At, ruleUnknownPoint, "the scenario has no point %q%s", x.Key.Text, perhapsOf(x.Key.Text, ids))
			continue
		}
		if x.Value.Text == "" {
			continue
		}
		if out.Points == nil {
			out.Points = map[string]audit.Verdict{}
		}
		stated, plain := yesNo(x.Value.Text)
		switch {
		case plain:
			out.Points[p.ID] = audit.Verdict{Stated: stated}
		case p.Fact == "":
			r.problem(x.Value.At, ruleBadVerdict, "point %q has no fact: demand yes or no of it, not %s", p.ID, quote(x.Value.Text))
		default:
			out.Points[p.ID] = audit.Verdict{Stated: true, Value: r.value(x.Value, p.Fact)}
		}
	}
	return out
}
