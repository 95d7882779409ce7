package report

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// CSV writes one view of the movement, with the rules of every CSV.
func (m Movement) CSV(view string) ([]byte, error) {
	var s sheet
	switch view {
	case "", "figures":
		s = m.figures()
	case "contacts":
		s = m.contacts()
	case "findings":
		s = m.findings()
	default:
		return nil, unknown("view", view, MovementViews)
	}
	var buf bytes.Buffer
	err := s.csv(&buf)
	return buf.Bytes(), err
}

// CheckMovementView returns an error that names the right views unless name is one of them.
func CheckMovementView(name string) error {
	if name != "" && !slices.Contains(MovementViews, name) {
		return unknown("view", name, MovementViews)
	}
	return nil
}

// plus takes the sign off what went up: machines want none.
var plus = strings.NewReplacer("+", "")

func (m Movement) figures() sheet {
	type row struct {
		company, figure, old, new, change, low, high, moved string
	}
	var rows []row
	for _, c := range m.Companies {
		for _, f := range c.Figures {
			r := row{company: c.Company, figure: f.Figure, old: printed(f, f.Old), new: printed(f, f.New), change: plus.Replace(change(f))}
			if f.Known {
				r.low, r.high, r.moved = plus.Replace(step(f, f.Low)), plus.Replace(step(f, f.High)), cmp.Or(moved(f), "no")
			}
			rows = append(rows, r)
		}
		rows = append(rows, row{company: c.Company, figure: "state", old: string(c.OldState), new: string(c.NewState)})
		rank := row{company: c.Company, figure: "rank"}
		if c.OldRank > 0 {
			rank.old = strconv.Itoa(c.OldRank)
		}
		if c.NewRank > 0 {
			rank.new = strconv.Itoa(c.NewRank)
		}
		rows = append(rows, rank)
	}
	own := func(name string, value func(row) string) column[row] { // figures of ours: a sign is no formula
		return column[row]{head{name: name}, func(r row) cell { return cell{value: value(r), figure: true} }}
	}
	return fill([]column[row]{
		{head{name: "company"}, func(r row) cell { return text(r.company) }},
		{head{name: "figure"}, func(r row) cell { return text(r.figure) }},
		own("old", func(r row) string { return r.old }), own("new", func(r row) string { return r.new }),
		own("change", func(r row) string { return r.change }), own("change_low", func(r row) string { return r.low }),
		own("change_high", func(r row) string { return r.high }), own("moved", func(r row) string { return r.moved }),
	}, rows)
}

func (m Movement) contacts() sheet {
	type row = audit.ContactChange
	return fill([]column[row]{
		{head{name: "change"}, func(c row) cell { return text(string(c.Presence)) }},
		{head{name: "company"}, func(c row) cell { return text(c.Company) }},
		{head{name: "scenario"}, func(c row) cell { return text(c.Scenario) }},
		{head{name: "channel"}, func(c row) cell { return text(c.Channel) }},
		{head{name: "attempt"}, func(c row) cell { return count(c.Attempt) }},
		{head{name: "old_outcome"}, func(c row) cell { return word(c.Old.Outcome) }},
		{head{name: "new_outcome"}, func(c row) cell { return word(c.New.Outcome) }},
		{head{name: "old_latency"}, func(c row) cell { return score(c.Old.Latency) }},
		{head{name: "new_latency"}, func(c row) cell { return score(c.New.Latency) }},
		{head{name: "old_completeness"}, func(c row) cell { return score(c.Old.Completeness) }},
		{head{name: "new_completeness"}, func(c row) cell { return score(c.New.Completeness) }},
		{head{name: "points"}, func(c row) cell {
			var changed []string
			for _, p := range c.Points {
				changed = append(changed, p.Point+": "+pointWords(p.Old)+" → "+pointWords(p.New))
			}
			return list(changed)
		}},
	}, m.Contacts)
}

func (m Movement) findings() sheet {
	type row = audit.FindingChange
	return fill([]column[row]{
		{head{name: "change"}, func(f row) cell { return text(string(f.Presence)) }},
		{head{name: "id"}, func(f row) cell { return text(f.Finding().ID()) }},
		{head{name: "rule"}, func(f row) cell { return text(string(f.Finding().Rule)) }},
		{head{name: "severity"}, func(f row) cell { return word(f.Finding().Severity) }},
		{head{name: "company"}, func(f row) cell { return text(f.Finding().Company) }},
		{head{name: "scenario"}, func(f row) cell { return text(f.Finding().Scenario) }},
		{head{name: "point"}, func(f row) cell { return text(f.Finding().Point) }},
		{head{name: "old_channels"}, func(f row) cell { return list(f.Old.Channels) }},
		{head{name: "old_values"}, func(f row) cell { return list(f.Old.Values) }},
		{head{name: "new_channels"}, func(f row) cell { return list(f.New.Channels) }},
		{head{name: "new_values"}, func(f row) cell { return list(f.New.Values) }},
	}, m.Findings)
}
