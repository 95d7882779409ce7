package audit

import (
	"cmp"
	"slices"
)

// Coding says how the marks that several coders give one contact become one.
type Coding struct {
	Consensus   Consensus // "" median
	Adjudicator string    // the coder whose mark settles a disagreement; of Adjudicated only
}

// CriteriaSheet is the sheet that explains the criteria in a workbook for coders. It is not read back.
const CriteriaSheet = "criteria"

// A Consensus is a rule that makes one mark of several.
type Consensus string

// The rules of consensus.
const (
	Median      Consensus = "median"
	Majority    Consensus = "majority"
	Adjudicated Consensus = "adjudicated"
)

// A CoderMark is one coder's mark.
type CoderMark struct {
	Coder string
	Code
}

// Settle makes one mark of those of several coders, each there once, in any order; false: they leave it open.
//
//   - median: the middle mark, of an even number the mean of the middle two; na when more coders say so than give a mark.
//   - majority: the mark that more coders give than any other, na being one of them; open when two are given as often.
//   - adjudicated: the adjudicator's mark or, without one, that on which all agree; open when they do not.
func (c Coding) Settle(marks []CoderMark) (Code, bool) {
	if len(marks) == 0 {
		return Code{}, false
	}
	codes := make([]Code, len(marks))
	for i, m := range marks {
		if c.Consensus == Adjudicated && m.Coder == c.Adjudicator {
			return m.Code, true
		}
		codes[i] = m.Code
	}
	slices.SortFunc(codes, Code.Compare)
	switch c.Consensus {
	case Majority:
		return mode(codes)
	case Adjudicated:
		return codes[0], codes[0] == codes[len(codes)-1]
	}
	n := len(codes) // of them marks: na stands last
	for n > 0 && codes[n-1].NA {
		n--
	}
	if 2*n < len(codes) {
		return Code{NA: true}, true
	}
	return Code{Value: (codes[(n-1)/2].Value + codes[n/2].Value) / 2}, true
}

// mode is the one that comes most often in a sorted list; false when two do.
func mode(codes []Code) (most Code, ok bool) {
	best, run := 0, 0
	for i, c := range codes {
		if i > 0 && c != codes[i-1] {
			run = 0
		}
		switch run++; {
		case run > best:
			most, best, ok = c, run, true
		case run == best:
			ok = false
		}
	}
	return most, ok
}

// Compare orders codes by value, na last.
func (c Code) Compare(d Code) int {
	switch {
	case c.NA != d.NA && c.NA:
		return 1
	case c.NA != d.NA:
		return -1
	}
	return cmp.Compare(c.Value, d.Value)
}
