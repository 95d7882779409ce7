package audit

import "time"

// Marks are what scoring makes of one group: one line of `diapason score`, and all that ranking needs.
type Marks struct {
	Group
	Contacts []ContactMarks `json:"contacts"`        // by channel
	Pairs    []PairMarks    `json:"pairs,omitempty"` // by channels
	Findings []Finding      `json:"findings,omitempty"`
	// Consistency is the mean score of the pairs in which one side at least answered; 0 when all were silent, na with
	// one channel only.
	Consistency   Score `json:"consistency"`
	ConsistencyBy By    `json:"consistency_by,omitempty"` // "" machine
	State         State `json:"state,omitempty"`          // "" with one channel only
}

// ContactMarks are the marks of one contact.
type ContactMarks struct {
	Key
	SentAt     time.Time `json:"sent_at"`
	AnsweredAt time.Time `json:"answered_at,omitzero"` // of the first substantive answer in time; zero: none
	Outcome    Outcome   `json:"outcome"`
	Late       bool      `json:"late,omitempty"` // a substantive answer came, but after the horizon
	Clock      Clock     `json:"clock"`          // the latency is measured on; wall where the opening hours are not known
	// OpenWait is the opening time from SentAt to AnsweredAt, or to the horizon without an answer; nil: hours unknown.
	OpenWait *time.Duration `json:"open_wait_ns,omitempty"`
	// BusinessDays is within how many business days after the day of sending the answer came; 0: that day, or no answer.
	BusinessDays int `json:"business_days,omitempty"`
	// AcknowledgedAt is the first receipt by the horizon, RemindedAt the shopper's first reminder; zero: none.
	AcknowledgedAt time.Time       `json:"acknowledged_at,omitzero"`
	RemindedAt     time.Time       `json:"reminded_at,omitzero"`
	AfterReminder  bool            `json:"after_reminder,omitempty"` // the first substantive answer in time came after RemindedAt
	Latency        Score           `json:"latency"`
	LatencyBy      By              `json:"latency_by,omitempty"` // "" machine
	Completeness   Score           `json:"completeness"`
	CompleteBy     By              `json:"completeness_by,omitempty"` // "" machine
	Points         []PointMark     `json:"points"`
	Criteria       []CriterionMark `json:"criteria,omitempty"` // beyond latency, completeness and consistency, by criterion
	// Sketch is of the answer's wording, to find the company's other answers in the same words; only where personalisation
	// is marked.
	Sketch []uint32 `json:"sketch,omitempty"`
}

// Wait is the time from sending to the first substantive answer, on the contact's clock; 0 and false when there was none.
func (c ContactMarks) Wait() (time.Duration, bool) {
	if c.Clock == Business {
		return c.WaitOpen()
	}
	return c.WaitWall()
}

// WaitWall is the same in wall time, whatever the clock.
func (c ContactMarks) WaitWall() (time.Duration, bool) {
	if c.Outcome != Answered {
		return 0, false
	}
	return c.AnsweredAt.Sub(c.SentAt), true
}

// WaitOpen is the same in opening time; false also where the opening hours are not known.
func (c ContactMarks) WaitOpen() (time.Duration, bool) {
	if c.Outcome != Answered || c.OpenWait == nil {
		return 0, false
	}
	return *c.OpenWait, true
}

// Within tells whether the contact was answered within a limit on its clock, inclusive.
func (c ContactMarks) Within(limit time.Duration) bool {
	wait, answered := c.Wait()
	return answered && wait <= limit
}

// PointsMet counts the points stated, and PointsAsked those that apply.
func (c ContactMarks) PointsMet() (met int) {
	for _, p := range c.Points {
		if p.Score.Defined() && p.Score.Float() > 0 {
			met++
		}
	}
	return met
}

// PointsAsked counts the points that apply.
func (c ContactMarks) PointsAsked() (asked int) {
	for _, p := range c.Points {
		if p.Score.Defined() {
			asked++
		}
	}
	return asked
}

// Criterion returns the mark of a criterion beyond latency, completeness and consistency; false: nobody marked it.
func (c ContactMarks) Criterion(id string) (CriterionMark, bool) {
	return byID(c.Criteria, id, func(m CriterionMark) string { return m.Criterion })
}

// A CriterionMark is the mark of one criterion of one contact, with the words it rests on.
type CriterionMark struct {
	Criterion string `json:"criterion"`
	Score     Score  `json:"score"`           // na leaves the mean
	Quote     string `json:"quote,omitempty"` // verbatim; "" when the mark rests on what is not there
	By        By     `json:"by"`
}

// An Outcome is what became of a contact.
type Outcome string

// The outcomes. Only Answered counts as an answer.
const (
	Answered     Outcome = "answered"
	Acknowledged Outcome = "acknowledged"
	Redirected   Outcome = "redirected"
	Silent       Outcome = "silent"
	Deleted      Outcome = "deleted"
)

// Outcomes lists the outcomes.
var Outcomes = []Outcome{Answered, Acknowledged, Redirected, Silent, Deleted}

// A PointMark is the verdict on one point of one contact, with the words it rests on.
type PointMark struct {
	Point   string       `json:"point"`
	Verdict PointVerdict `json:"verdict"`
	Score   Score        `json:"score"` // 1 stated, 0 not; a coder may have marked in between; na leaves the sums
	Value   string       `json:"value,omitempty"`
	Quote   string       `json:"quote,omitempty"` // verbatim
	By      By           `json:"by"`
}

// A PointVerdict says how an answer treats a point.
type PointVerdict string

// The verdicts on a point.
const (
	Stated        PointVerdict = "stated"
	Denied        PointVerdict = "denied" // its words occur, but only negated
	Unsaid        PointVerdict = "silent"
	NotApplicable PointVerdict = "na"
)

// By says who decided a mark.
type By string

// Who decides.
const (
	Machine   By = "machine"
	Suggested By = "suggested" // a machine, of a criterion that a coder should confirm
	Coder     By = "coder"
)

// PairMarks hold two channels of one group against each other.
type PairMarks struct {
	ChannelA   string      `json:"channel_a"`
	ChannelB   string      `json:"channel_b"`
	Verdict    PairVerdict `json:"verdict"`
	Similarity Score       `json:"similarity"` // of substance; na when a side is silent
	Wording    Score       `json:"wording"`    // na when a side is silent
	Score      Score       `json:"score"`      // na when both are silent
	// Engine is who decided: EngineRules, EngineFacts, EnginePoints, or EngineJudge and a name; "" when a side is silent.
	Engine    string     `json:"engine,omitempty"`
	Conflicts []Conflict `json:"conflicts,omitempty"`
}

// A PairVerdict says how two answers stand to each other.
type PairVerdict string

// The verdicts on a pair of channels.
const (
	PairSame          PairVerdict = "same"
	PairCompatible    PairVerdict = "compatible"
	PairContradiction PairVerdict = "contradiction"
	PairOneSilent     PairVerdict = "one-silent"
	PairBothSilent    PairVerdict = "both-silent"
)

// A Conflict is one thing two answers cannot both be right about.
type Conflict struct {
	Type      string `json:"type"`            // duration, amount, date, percent, polarity, procedure, contact, cause
	Point     string `json:"point,omitempty"` // of the scenario; "" detected without one, to be confirmed
	Reason    string `json:"reason"`
	ValueA    string `json:"value_a,omitempty"`
	ValueB    string `json:"value_b,omitempty"`
	SpanA     string `json:"span_a"` // verbatim
	SpanB     string `json:"span_b"`
	Confirmed bool   `json:"confirmed"` // it rests on a declared `same` point
}

// A State sums up how the answers to one complaint stand to each other across channels.
type State string

// The states, from worst to best. A company's is the worst of its groups'.
const (
	Unanswered      State = "unanswered" // a channel is silent
	Contradicting   State = "contradictory"
	CompatibleState State = "compatible"
	SameState       State = "same"
)

// States lists the states from worst to best.
var States = []State{Unanswered, Contradicting, CompatibleState, SameState}
