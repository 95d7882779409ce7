package audit

// A Ruling is what the gate says of a result.
type Ruling struct {
	Baseline string    // wave of the baseline; "" without one
	Reasons  []Reason  // why it says no; none: it says yes
	Known    []Finding // forbidden, and in the baseline already
	Rare     []Finding // forbidden and new, but seen at too few attempts
}

// A Reason is one thing that a gate says no to.
type Reason struct {
	Company  string // "" of the whole campaign
	Scenario string
	Channel  string
	Text     string    // one line: what was demanded, and what was found
	Findings []Finding // forbidden, the same at every attempt; none for a floor or a drop
}

// Pass tells whether the gate says yes.
func (r Ruling) Pass() bool { return len(r.Reasons) == 0 }
