package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// The elements of JUnit XML, as Jenkins, GitLab and their like read it.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Failure *junitFailure `xml:"failure"`
		Out     *junitText    `xml:"system-out"`
	}
	junitFailure struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",cdata"` // keeps its line ends
	}
	junitText struct {
		Text string `xml:",cdata"`
	}
)

// renderJUnit writes a suite a company: a case for each contact and one for the consistency of each group; where a gate
// was asked, a suite of its floors and drops. Names stay from one wave to the next.
func renderJUnit(buf *bytes.Buffer, r audit.Result, _ view, o Options) error {
	doc := junitSuites{Name: oneLine(title(r))}
	if r.Ruling != nil {
		doc.Suites = append(doc.Suites, gateSuite(r))
	}
	verdicts := judged(r)
	type place struct {
		audit.Group
		channel string // "" for consistency
	}
	found := map[place][]int{}
	for i, f := range r.Findings {
		at := place{Group: f.Group}
		if f.Rule != audit.RuleContradiction && len(f.Channels) == 1 {
			at.channel = f.Channels[0]
		}
		found[at] = append(found[at], i)
	}
	add := func(s *junitSuite, name string, at place) {
		if at.Attempt > 1 {
			name += fmt.Sprintf(" (attempt %d)", at.Attempt)
		}
		if at.Wave != r.Wave {
			name += " in " + at.Wave
		}
		c := junitCase{Class: at.Company + "." + at.Scenario, Name: name}
		c.fill(r, found[at], verdicts, o.Places)
		s.add(c)
	}
	for i, g := range r.Groups { // by company
		if i == 0 || r.Groups[i-1].Company != g.Company {
			doc.Suites = append(doc.Suites, junitSuite{Name: g.Company})
		}
		s := &doc.Suites[len(doc.Suites)-1]
		for _, c := range g.Contacts {
			add(s, c.Channel, place{g.Group, c.Channel})
		}
		if len(g.Pairs) > 0 || len(found[place{Group: g.Group}]) > 0 {
			add(s, "consistency", place{Group: g.Group})
		}
	}
	for _, s := range doc.Suites {
		doc.Tests += s.Tests
		doc.Failures += s.Failures
	}
	buf.WriteString(xml.Header)
	e := xml.NewEncoder(buf)
	e.Indent("", "  ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	buf.WriteByte('\n')
	return nil
}

// gateSuite has a case a company, for what the gate demands of it as a whole.
func gateSuite(r audit.Result) junitSuite {
	s := junitSuite{Name: "gate"}
	for _, p := range r.Ranking {
		c := junitCase{Class: "gate", Name: p.Company}
		var reasons []string
		for _, reason := range r.Ruling.Reasons {
			if reason.Company == p.Company && len(reason.Findings) == 0 {
				reasons = append(reasons, oneLine(reason.Text))
			}
		}
		if len(reasons) > 0 {
			c.Failure = &junitFailure{"gate", strings.Join(reasons, "; "), strings.Join(reasons, "\n")}
		}
		s.add(c)
	}
	return s
}

func (s *junitSuite) add(c junitCase) {
	s.Cases = append(s.Cases, c)
	s.Tests++
	if c.Failure != nil {
		s.Failures++
	}
}

// fill puts the findings of a case into it: all that fail into one failure, for many readers see the first alone, and the
// others into what was printed.
func (c *junitCase) fill(r audit.Result, found []int, verdicts []verdict, places Places) {
	var failing, other []string
	var f junitFailure
	for _, i := range found {
		finding := r.Findings[i]
		text := explained(finding, places)
		if verdicts[i] != fails {
			other = append(other, text)
			continue
		}
		failing = append(failing, text)
		if f.Type == "" {
			f.Type = string(finding.Rule)
		} else {
			f.Message += "; "
		}
		f.Message += oneLine(finding.String())
	}
	if len(failing) > 0 {
		f.Text = strings.Join(failing, "\n\n")
		c.Failure = &f
	}
	if len(other) > 0 {
		c.Out = &junitText{strings.Join(other, "\n\n")}
	}
}

// explained is a finding in full: what it is, what was expected, what each channel said, where the point is written.
func explained(f audit.Finding, places Places) string {
	file, line, point := places.of(f)
	lines := []string{oneLine(fmt.Sprintf("%s: %s [%s]", f.Severity, f, f.ID())), "expected: " + oneLine(expected(f, point))}
	for _, g := range got(f) {
		lines = append(lines, "got: "+oneLine(g))
	}
	if line > 0 {
		lines = append(lines, fmt.Sprintf("see: %s:%d", oneLine(file), line))
	}
	return strings.Join(lines, "\n")
}
