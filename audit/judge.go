package audit

import (
	"path"
	"strings"
)

// A Judge is whom a campaign asks what rules cannot know: a program, or a chat endpoint. The zero Judge is none.
type Judge struct {
	Exec []string // a program and its arguments, run in the campaign's folder
	HTTP Endpoint
}

// An Endpoint is a chat service that speaks OpenAI's protocol.
type Endpoint struct {
	URL    string
	Model  string
	KeyEnv string // the environment variable that holds the key; "": it wants none
}

// Name is what results call the judge: its program without the folder, or its model; "" for none.
func (j Judge) Name() string {
	if len(j.Exec) > 0 {
		return path.Base(strings.ReplaceAll(j.Exec[0], `\`, "/"))
	}
	return j.HTTP.Model
}

// Engine is how a pair that the judge decided names it.
func (j Judge) Engine() string { return EngineJudge + j.Name() }

// Who decides how two answers stand to each other.
const (
	EngineRules  = "rules"
	EngineFacts  = "facts"  // the rules, by values and decisions alone, as the answers are in two languages
	EnginePoints = "points" // the scenario's points that must be the same everywhere
	EngineJudge  = "judge:" // and the judge's name
)

// A Question puts two answers to a judge: it is all that the judge is told. The texts are in the order of their bytes,
// so that two answers make one question whichever comes first.
type Question struct {
	Lang     string `json:"lang,omitempty"` // of both texts; "" when they are in two languages
	Scenario string `json:"scenario"`       // what the complaint was about, in a line
	TextA    string `json:"text_a"`
	TextB    string `json:"text_b"`
}

// An Opinion is what a judge says of a Question.
type Opinion struct {
	Judgement    Judgement
	Similarity   Score  // na when the judge gives none
	Type         string // of a contradiction, one of ConflictTypes; may be ""
	SpanA, SpanB string // verbatim of the texts; of a contradiction never ""
	Reason       string // one line, may be ""
}

// Swap is the opinion for the texts the other way round.
func (o Opinion) Swap() Opinion {
	o.SpanA, o.SpanB = o.SpanB, o.SpanA
	return o
}

// A Judgement says how two answers stand to each other.
type Judgement string

// The judgements.
const (
	JudgedConsistent    Judgement = "consistent"
	JudgedPartial       Judgement = "partial" // one leaves out what the other commits to
	JudgedContradiction Judgement = "contradiction"
)

// Judgements lists the judgements.
var Judgements = []Judgement{JudgedConsistent, JudgedPartial, JudgedContradiction}

// ConflictTypes lists what a contradiction can be about.
var ConflictTypes = []string{"duration", "amount", "date", "percent", "polarity", "procedure", "contact", "cause"}
