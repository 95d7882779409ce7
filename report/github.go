package report

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// renderGitHub writes workflow commands that GitHub Actions shows beside the lines of the changed files: errors for what
// fails, warnings for the other findings of weight, and for notes only where no gate was asked, as there is room for ten
// of a kind. The same thing found at several attempts is said once.
func renderGitHub(buf *bytes.Buffer, r audit.Result, _ view, o Options) error {
	if r.Ruling != nil {
		for _, reason := range r.Ruling.Reasons {
			if len(reason.Findings) == 0 {
				annotate(buf, "error", o.Places.Campaign, 0, reason.Company+": gate", reason.Company+": "+reason.Text)
			}
		}
	}
	said := map[string]bool{}
	for i, v := range judged(r) {
		f := r.Findings[i]
		level := [...]string{fails: "error", warns: "warning", notes: "notice"}[v]
		id := f.ID()
		if said[id] || v == notes && r.Ruling != nil {
			continue
		}
		said[id] = true
		file, line, point := o.Places.of(f)
		text := []string{oneLine(f.Company + ": " + f.String()), "Expected: " + oneLine(expected(f, point))}
		for _, g := range got(f) {
			text = append(text, "Got: "+oneLine(g))
		}
		annotate(buf, level, file, line, f.Company+": "+string(f.Rule), strings.Join(text, "\n"))
	}
	return nil
}

// annotate writes one workflow command. What ends a property or the command is escaped as the runner unescapes it.
func annotate(buf *bytes.Buffer, level, file string, line int, title, message string) {
	var properties []string
	if file != "" {
		properties = append(properties, "file="+property(file))
		if line > 0 {
			properties = append(properties, fmt.Sprintf("line=%d", line))
		}
	}
	properties = append(properties, "title="+property(title))
	fmt.Fprintf(buf, "::%s %s::%s\n", level, strings.Join(properties, ","), commandText.Replace(message))
}

var (
	commandText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	commandProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func property(s string) string { return commandProperty.Replace(oneLine(s)) }

// summaryReasons is how many reasons a summary lists: GitHub shows none of a page beyond 1 MiB.
const summaryReasons = 100

// Summary is a page in Markdown for the summary of a CI job: the verdict with its reasons, the ranking, what is new and
// the caveats.
func Summary(r audit.Result) []byte {
	var buf bytes.Buffer
	buf.WriteString("## " + inline(title(r)) + "\n\n")
	switch {
	case r.Ruling == nil:
	case r.Ruling.Pass():
		buf.WriteString("✅ The gate says yes.\n\n")
	default:
		fmt.Fprintf(&buf, "❌ The gate says no, for %s:\n\n", howMany(len(r.Ruling.Reasons), "reason", "reasons"))
		for _, reason := range r.Ruling.Reasons[:min(summaryReasons, len(r.Ruling.Reasons))] {
			buf.WriteString("- **" + inline(reason.Company) + "**: " + inline(reason.Text) + "\n")
			for _, f := range reason.Findings[:min(1, len(reason.Findings))] {
				for _, g := range got(f) {
					buf.WriteString("  - " + inline(g) + "\n")
				}
			}
		}
		if more := len(r.Ruling.Reasons) - summaryReasons; more > 0 {
			fmt.Fprintf(&buf, "- and %d more: the job's log has them all\n", more)
		}
		buf.WriteByte('\n')
	}
	for _, s := range letPass(r.Ruling) {
		buf.WriteString(s + "\n\n")
	}
	buf.WriteString(headline(r.Headline) + "\n\n")
	pipeTable(&buf, ranking(r).shown())
	if len(r.Caveats) > 0 {
		buf.WriteString("\n<details><summary>Caveats</summary>\n\n")
		for _, c := range r.Caveats {
			buf.WriteString("- " + inline(c) + "\n")
		}
		buf.WriteString("\n</details>\n")
	}
	return buf.Bytes()
}
