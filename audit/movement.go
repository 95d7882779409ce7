package audit

// A Movement is what moved from one result to a later one.
type Movement struct {
	Old, New  Origin
	Changes   []string        // what the two were not made alike by; none: their figures can be compared
	Level     float64         // of every interval, 0…1
	Noise     Noise           // how far the differences stand out of it
	Companies []CompanyChange // by company
	Contacts  []ContactChange // those that came, went or changed, by company, scenario, attempt, channel
	Findings  []FindingChange // those that came, went or changed, each once, by company, scenario and severity
}

// An Origin says which result one side is.
type Origin struct{ Campaign, Wave, Profile string }

// A Presence tells what is in both results from what came and went.
type Presence string

// The presences. What is in both and the same is not listed, but for companies.
const (
	Came    Presence = "new"
	Went    Presence = "gone"
	Changed Presence = "changed"
	Stayed  Presence = "both"
)

// A CompanyChange is how one company did before and after.
type CompanyChange struct {
	Company, Name      string
	Presence           Presence // Stayed, Came or Went
	OldRank, NewRank   int      // 0: unranked
	OldState, NewState State
	Figures            []FigureChange // the index first, then pillars, further criteria, the share of contacts answered
}

// A FigureChange is one figure before and after; na where it is not defined.
type FigureChange struct {
	Figure   string // "index", "pillar.<id>", a criterion, AnswerShare
	Old, New Score
	Difference
}

// AnswerShare is the share of contacts answered, which reports write from 0 to 1; every other figure is a score.
const AnswerShare = "answer_share"

// A Difference says how much a figure moved, later less earlier, as far as the data can tell.
type Difference struct {
	Low, High float64 // ends of the interval, 0…1
	Known     bool    // false: too few blocks for an interval
}

// Beyond tells whether the figure moved beyond the noise: the interval leaves 0 out.
func (d Difference) Beyond() bool { return d.Known && (d.Low > 0 || d.High < 0) }

// Fell tells whether the figure is lower, and not by chance.
func (d Difference) Fell() bool { return d.Known && d.High < 0 }

// A Noise counts the differences that have an interval, and those beyond the noise. Of many that are judged one by one some
// seem to be; of those that stand when all are judged together, one in twenty is false on average.
type Noise struct {
	Known    int // differences with an interval
	Beyond   int // of them beyond the noise, each judged by itself
	Together int // of those, at a false discovery rate of 1 − Level as well (Benjamini and Hochberg 1995)
}

// A ContactChange is a contact that came, went or fared otherwise. The marks of the side it is missing from are zero.
type ContactChange struct {
	Key      // without a wave
	Presence Presence
	Old, New ContactMarks
	Points   []PointChange // those with another verdict or value, in the order of the later
}

// A PointChange is a point that an answer treats otherwise.
type PointChange struct {
	Point    string
	Old, New PointMark
}

// A FindingChange is a finding that came or went, or at whose place another was made.
type FindingChange struct {
	Presence Presence
	Old, New Finding // the zero Finding on the side it is missing from
}

// Finding is the later of the two, or the one there is.
func (c FindingChange) Finding() Finding {
	if c.Presence == Went {
		return c.Old
	}
	return c.New
}

// Worse tells whether a company got worse beyond doubt: a figure fell beyond the noise, or an error was found that was not
// there.
func (m Movement) Worse() bool {
	for _, c := range m.Companies {
		for _, f := range c.Figures {
			if f.Fell() {
				return true
			}
		}
	}
	for _, f := range m.Findings {
		if f.Presence != Went && f.New.Severity == SeverityError && !f.New.Within(f.Old) {
			return true
		}
	}
	return false
}
