package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// A dossier is what there is to say of one company.
type dossier struct {
	ID       string // of the place on the page
	Name     string
	Standing string
	Channels grid
	Answers  grid
	Groups   []pageFindings
}

// pageFindings are the findings of one complaint.
type pageFindings struct {
	Title    string
	Findings []pageFinding
}

// A pageFinding is a finding with what each channel said.
type pageFinding struct {
	Label, Class string
	Point        string
	Channels     string // when there is nothing to quote
	Said         []pageQuote
}

type pageQuote struct{ Channel, Value, Quote string }

func dossiers(r audit.Result) []dossier {
	titles := map[string]string{}
	for _, s := range r.Scenarios {
		titles[s.Scenario] = s.Title
	}
	all := channels(r).shown()
	at := all.column("company")
	channelRows := map[string][][]cell{}
	for i, c := range r.Channels {
		channelRows[c.Company] = append(channelRows[c.Company], all.rows[i])
	}
	groups := map[string][]audit.Marks{}
	for _, g := range r.Groups {
		groups[g.Company] = append(groups[g.Company], g)
	}
	findings := map[string][]audit.Finding{}
	for _, f := range r.Findings {
		findings[f.Company] = append(findings[f.Company], f)
	}
	named := func(g audit.Group) string { return complaint(g, titles[g.Scenario], r.Wave) }
	var list []dossier
	for i, p := range r.Ranking {
		mine := sheet{all.heads, channelRows[p.Company]}.only(func(j int) bool { return j != at })
		d := dossier{
			ID: companyLink(i)[1:], Name: pageLine(nameOf(p)),
			Standing: pageLine(Evidence{Result: r, Company: audit.Company{ID: p.Company}}.standing()),
			Channels: newGrid("Channels of "+pageLine(nameOf(p)), mine),
			Answers:  answersGrid("Answers of "+pageLine(nameOf(p)), groups[p.Company], named),
		}
		d.Channels.Notes = "" // the same for all: said once, above them
		for chunk := range byGroup(findings[p.Company]) {
			d.Groups = append(d.Groups, newPageFindings(named(chunk[0].Group), chunk))
		}
		list = append(list, d)
	}
	return list
}

// complaint names a group: its scenario, and the attempt and wave where they tell it from others.
func complaint(g audit.Group, title, wave string) string {
	name := g.Scenario
	if title != "" {
		name = fmt.Sprintf("%s (%s)", title, g.Scenario)
	}
	if g.Attempt > 1 {
		name += fmt.Sprintf(", attempt %d", g.Attempt)
	}
	if wave == "" && g.Wave != "" {
		name += ", wave " + g.Wave
	}
	return pageLine(name)
}

// answersNote is what people must know to read an answersGrid.
const answersNote = "Complaint by channel: the wait for an answer of substance; below it latency and completeness out of 100."

// answersGrid is one row a complaint and one column a channel: how soon the answer came, and its marks.
func answersGrid(label string, groups []audit.Marks, named func(audit.Group) string) grid {
	var channels []string
	for _, g := range groups {
		for _, c := range g.Contacts {
			channels = append(channels, c.Channel)
		}
	}
	slices.Sort(channels)
	channels = slices.Compact(channels)
	s := sheet{heads: []head{{title: "Complaint"}}}
	for _, c := range channels {
		s.heads = append(s.heads, head{title: c, right: true})
	}
	s.heads = append(s.heads, head{title: "Consistent", right: true}, head{title: "State"})
	for _, g := range groups {
		row := make([]cell, len(s.heads))
		row[0] = text(named(g.Group))
		for j := range channels {
			row[j+1] = none()
		}
		for _, c := range g.Contacts {
			j, _ := slices.BinarySearch(channels, c.Channel)
			row[j+1] = answerCell(c)
		}
		row[len(row)-2], row[len(row)-1] = score(g.Consistency), word(g.State)
		s.rows = append(s.rows, row)
	}
	return newGrid(label, s)
}

func answerCell(c audit.ContactMarks) cell {
	out := word(c.Outcome)
	if d, ok := c.Wait(); ok {
		out = wait(d, ok, undefined)
	}
	out.figure = true
	out.shown = append(out.shown, markOf(c.Latency)+" · "+markOf(c.Completeness))
	return out
}

// byGroup yields the findings of one complaint after the other.
func byGroup(findings []audit.Finding) func(func([]audit.Finding) bool) {
	return func(yield func([]audit.Finding) bool) {
		for start := 0; start < len(findings); {
			end := start + 1
			for end < len(findings) && findings[end].Group == findings[start].Group {
				end++
			}
			if !yield(findings[start:end]) {
				return
			}
			start = end
		}
	}
}

// newPageFindings lists what was found on one complaint. What is said of one channel is gathered with the same said of
// others; points that a channel did not state, and of which there is nothing to quote, make a sentence.
func newPageFindings(title string, findings []audit.Finding) pageFindings {
	out := pageFindings{Title: title}
	var gathered []audit.Finding
	for _, f := range findings {
		i := slices.IndexFunc(gathered, func(g audit.Finding) bool {
			return len(f.Channels) == 1 && g.Rule == f.Rule && g.Severity == f.Severity && g.Point == f.Point &&
				len(g.Values) == len(g.Channels)*len(f.Values) && len(g.Quotes) == len(g.Channels)*len(f.Quotes)
		})
		if i < 0 {
			gathered = append(gathered, f)
			continue
		}
		g := &gathered[i]
		g.Channels, g.Values, g.Quotes = slices.Concat(g.Channels, f.Channels), slices.Concat(g.Values, f.Values), slices.Concat(g.Quotes, f.Quotes)
	}
	missed := map[audit.Severity][]string{}
	for _, f := range gathered {
		if f.Rule == audit.RuleMissedPoint && len(f.Values)+len(f.Quotes) == 0 {
			missed[f.Severity] = append(missed[f.Severity], fmt.Sprintf("%s by %s", f.Point, joined(f.Channels)))
			continue
		}
		out.Findings = append(out.Findings, newPageFinding(f))
	}
	for _, severity := range []audit.Severity{audit.SeverityError, audit.SeverityWarning, audit.SeverityNote} {
		if points := missed[severity]; len(points) > 0 {
			f := newPageFinding(audit.Finding{Rule: audit.RuleMissedPoint, Severity: severity})
			f.Channels = pageLine(strings.Join(points, "; "))
			if severity != audit.SeverityNote {
				f.Channels = "required: " + f.Channels
			}
			out.Findings = append(out.Findings, f)
		}
	}
	return out
}

func newPageFinding(f audit.Finding) pageFinding {
	out := pageFinding{Label: pageLine(string(f.Rule)), Class: tones[string(f.Severity)].String(), Point: pageLine(f.Point)}
	if f.Rule == audit.RuleContradiction && f.Point == "" {
		out.Label += ", to confirm"
	}
	if len(f.Values)+len(f.Quotes) == 0 {
		out.Channels = pageLine(joined(f.Channels))
		return out
	}
	one := func(list []string, i int) string {
		if i < len(list) {
			return pageLine(list[i])
		}
		return ""
	}
	for i := range max(len(f.Channels), len(f.Values), len(f.Quotes)) {
		out.Said = append(out.Said, pageQuote{one(f.Channels, i), one(f.Values, i), one(f.Quotes, i)})
	}
	return out
}
