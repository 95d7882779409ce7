package report

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// A Movement shows what moved from one result to a later one.
type Movement struct{ audit.Movement }

// MovementViews are the rows that CSV of a movement has: one of these, the first by default.
var MovementViews = []string{"figures", "contacts", "findings"}

// MovementSchema names the JSON format of a movement and its version.
const MovementSchema = "diapason/comparison/1"

// Document is the movement for people: what the two were not made alike by comes first, then every index and whatever
// else moved beyond the noise, then contacts and findings.
func (m Movement) Document() *Document {
	var d Document
	d.Title(m.title())
	if len(m.Changes) > 0 {
		d.Paragraph("Not made alike: " + strings.Join(m.Changes, "; ") + ". Part of what moved may be due to that.")
	}
	var notes []Note
	for _, c := range m.Companies {
		switch c.Presence {
		case audit.Came:
			notes = append(notes, Note{Bullet: "+", Text: c.Company + " came"})
		case audit.Went:
			notes = append(notes, Note{Bullet: "-", Text: c.Company + " left"})
		}
	}
	d.List(notes...)
	d.Section("Companies")
	var rows [][]string
	known := true
	for _, c := range m.Companies {
		for i, f := range c.Figures {
			if i > 0 && !f.Beyond() && len(m.Companies) > 1 {
				continue
			}
			known = known && (f.Known || c.Presence != audit.Stayed || !f.Old.Defined() || !f.New.Defined())
			rows = append(rows, []string{c.Name, f.Figure, cmp.Or(printed(f, f.Old), undefined), cmp.Or(printed(f, f.New), undefined), change(f), around(f), moved(f)})
		}
		if c.OldState != c.NewState && c.Presence == audit.Stayed {
			rows = append(rows, []string{c.Name, "state", cmp.Or(string(c.OldState), undefined), cmp.Or(string(c.NewState), undefined), "", "", ""})
		}
		if c.OldRank != c.NewRank && c.Presence == audit.Stayed {
			rows = append(rows, []string{c.Name, "rank", shownRank(c.OldRank), shownRank(c.NewRank), "", "", ""})
		}
	}
	d.table([]head{
		{title: "Company", flex: 11}, {title: "Figure", flex: 10}, // names may be shortened, figures not
		{title: "Before"}, {title: "After"}, {title: "Change"}, {title: fmt.Sprintf("%g %%", 100*m.Level)}, {title: "Moved"},
	}, rows)
	note := "Scores out of 100, answer_share from 0 to 1. Moved: beyond the noise, the interval of the change leaves 0 out."
	if len(m.Companies) > 1 {
		note += " Every index, and whatever else moved."
	}
	if m.Noise.Known > 1 {
		note += fmt.Sprintf(" Of %s with an interval %d moved, one by one; %d when all are judged together, at a false discovery rate of %.0f %%.",
			plural(m.Noise.Known, "difference"), m.Noise.Beyond, m.Noise.Together, 100*(1-m.Level))
	}
	if !known {
		note += " Without an interval there are too few blocks (scenario × attempt) to tell a movement from noise."
	}
	d.Paragraph(note)
	d.Section(fmt.Sprintf("Findings: %s", tally(m.Findings, func(f audit.FindingChange) audit.Presence { return f.Presence })))
	var findings, contacts []Note
	for _, f := range m.Findings {
		x := f.Finding()
		findings = append(findings, Note{Bullet: string(f.Presence), Text: fmt.Sprintf("%s, %s: %s [%s]", x.Severity, x.Company, sayings(f), x.ID())})
	}
	d.List(findings...)
	d.Section(fmt.Sprintf("Contacts: %s", tally(m.Contacts, func(c audit.ContactChange) audit.Presence { return c.Presence })))
	for _, c := range m.Contacts {
		attempt := ""
		if c.Attempt > 1 {
			attempt = fmt.Sprintf(", attempt %d", c.Attempt)
		}
		contacts = append(contacts, Note{Bullet: string(c.Presence), Text: fmt.Sprintf("%s, %s on %s%s: %s", c.Company, c.Scenario, c.Channel, attempt, strings.Join(differences(c), "; "))})
	}
	d.List(contacts...)
	return &d
}

// title names both sides by what tells them apart.
func (m Movement) title() string {
	name := func(o audit.Origin) string {
		if m.Old.Campaign == m.New.Campaign && m.Old.Wave != m.New.Wave {
			return cmp.Or(o.Wave, "all waves")
		}
		return strings.TrimSpace(o.Campaign + " " + o.Wave)
	}
	if m.Old == m.New {
		return name(m.New) + ", before and after"
	}
	title := name(m.Old) + " → " + name(m.New)
	if m.Old.Campaign == m.New.Campaign && m.Old.Wave != m.New.Wave {
		title = m.New.Campaign + ": " + title
	}
	return title
}

// tally counts what came, went and changed.
func tally[T any](list []T, presence func(T) audit.Presence) string {
	n := map[audit.Presence]int{}
	for _, x := range list {
		n[presence(x)]++
	}
	return fmt.Sprintf("%d new, %d gone, %d changed", n[audit.Came], n[audit.Went], n[audit.Changed])
}

// printed is a figure as every report prints it: a score out of 100, a share from 0 to 1; "" for na.
func printed(f audit.FigureChange, s audit.Score) string {
	if f.Figure == audit.AnswerShare {
		return s.Share()
	}
	return s.Percent()
}

// step is a difference, 0…1, in the unit of the figure, with its sign; none before 0.
func step(f audit.FigureChange, x float64) string {
	s := fmt.Sprintf("%+.2f", 100*x)
	if f.Figure == audit.AnswerShare {
		s = fmt.Sprintf("%+.4f", x)
	}
	if strings.Trim(s, "+-0.") == "" {
		s = s[1:]
	}
	return s
}

func shownRank(rank int) string {
	if rank == 0 {
		return undefined
	}
	return strconv.Itoa(rank)
}

// change is what a figure moved by as it is printed; "" where one is not defined.
func change(f audit.FigureChange) string {
	old, now := number(printed(f, f.Old)), number(printed(f, f.New))
	if old == nil || now == nil {
		return ""
	}
	if f.Figure == audit.AnswerShare {
		return step(f, *now-*old)
	}
	return step(f, (*now-*old)/100)
}

func around(f audit.FigureChange) string {
	if !f.Known {
		return undefined
	}
	return step(f, f.Low) + " to " + step(f, f.High)
}

func moved(f audit.FigureChange) string {
	switch {
	case !f.Beyond():
		return ""
	case f.Fell():
		return "down"
	}
	return "up"
}

// sayings says a change of findings in a line.
func sayings(f audit.FindingChange) string {
	if f.Presence == audit.Changed {
		return f.New.String() + " (before: " + f.Old.String() + ")"
	}
	return f.Finding().String()
}

// differences say in what a contact fared otherwise.
func differences(c audit.ContactChange) []string {
	switch c.Presence {
	case audit.Came:
		return []string{string(c.New.Outcome)}
	case audit.Went:
		return []string{string(c.Old.Outcome)}
	}
	var list []string
	add := func(what, old, now string) {
		if old != now {
			list = append(list, what+" "+cmp.Or(old, undefined)+" → "+cmp.Or(now, undefined))
		}
	}
	add("outcome", string(c.Old.Outcome), string(c.New.Outcome))
	add("latency", c.Old.Latency.Percent(), c.New.Latency.Percent())
	add("completeness", c.Old.Completeness.Percent(), c.New.Completeness.Percent())
	for _, p := range c.Points {
		add(p.Point, pointWords(p.Old), pointWords(p.New))
	}
	return list
}

// pointWords is the value an answer gives for a point, or else its verdict.
func pointWords(p audit.PointMark) string {
	if p.Verdict == audit.Stated && p.Value != "" {
		return p.Value
	}
	return string(p.Verdict)
}
