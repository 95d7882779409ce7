package report

import (
	"bytes"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// renderMarkdown writes a page for GitHub and its like: heading, headline, pipe table, caveats.
func renderMarkdown(buf *bytes.Buffer, r audit.Result, v view, _ Options) error {
	s := v.sheet(r).shown()
	buf.WriteString("# " + inline(title(r)) + "\n")
	var facts []string
	if r.Wave != "" {
		facts = append(facts, "Wave "+inline(r.Wave))
	}
	if r.Profile.ID != "" {
		facts = append(facts, "profile "+inline(r.Profile.ID))
	}
	if len(facts) > 0 {
		buf.WriteString("\n" + strings.Join(facts, ", ") + ".\n")
	}
	buf.WriteString("\n" + lead(r, v, len(s.rows)) + "\n\n")
	pipeTable(buf, s)
	if notes := s.notes(); notes != "" {
		buf.WriteString("\n" + notes + "\n")
	}
	if len(r.Caveats) > 0 {
		buf.WriteString("\n## Caveats\n\n")
		for _, c := range r.Caveats {
			buf.WriteString("- " + inline(c) + "\n")
		}
	}
	return nil
}

func pipeTable(buf *bytes.Buffer, s sheet) {
	row := func(n int, cell func(int) string) {
		for j := range n {
			buf.WriteString("| " + cell(j) + " ")
		}
		buf.WriteString("|\n")
	}
	row(len(s.heads), func(j int) string { return escape(s.heads[j].title) })
	row(len(s.heads), func(j int) string {
		if s.heads[j].right {
			return "---:"
		}
		return ":---"
	})
	for _, cells := range s.rows {
		row(len(cells), func(j int) string {
			parts := make([]string, len(cells[j].shown))
			for i, p := range cells[j].shown {
				parts[i] = escape(p)
			}
			return strings.Join(parts, "<br>")
		})
	}
}

// The backslash becomes an entity because parsers differ on `\\|` in a table.
var escaper = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "\\", "&#92;", "|", "\\|", "*", "\\*", "_", "\\_", "`", "\\`", "~", "\\~",
	"[", "\\[", "]", "\\]", "$", "\\$", "\n", "<br>",
)

// escape is text for the cell of a pipe table: nothing in it is markup.
func escape(s string) string { return escaper.Replace(strings.TrimSpace(printable(s))) }

// inline is text for a line of its own, where the first characters could also make a list, a heading or a rule.
func inline(s string) string {
	return unlisted(escape(strings.Join(strings.Fields(printable(s)), " ")))
}

// unlisted is escaped text with a backslash where its first characters would make a list, a heading or a rule.
func unlisted(s string) string {
	rest := strings.TrimLeft(s, "0123456789")
	if rest != "" && (rest != s && strings.ContainsAny(rest[:1], ".)") || rest == s && strings.ContainsAny(s[:1], "#+-=")) {
		return s[:len(s)-len(rest)] + "\\" + rest
	}
	return s
}
