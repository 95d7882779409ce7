package report

import (
	"bytes"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"github.com/diapason-audit/diapason/audit"
)

// renderTable writes a view for a terminal: title, headline, rows, key, caveats, none wider than the screen.
func renderTable(buf *bytes.Buffer, r audit.Result, v view, o Options) error {
	s := v.sheet(r).shown()
	p := page{buf, o}
	name := []string{title(r)}
	if r.Wave != "" {
		name = append(name, "wave "+r.Wave)
	}
	if r.Profile.ID != "" {
		name = append(name, "profile "+r.Profile.ID)
	}
	p.paragraph("", strings.Join(name, " · "), strong)
	p.paragraph("", lead(r, v, len(s.rows)), "")
	buf.WriteByte('\n')
	if err := p.noted(s); err != nil {
		return err
	}
	if len(r.Caveats) > 0 {
		buf.WriteString("\nCaveats\n")
		for _, c := range r.Caveats {
			p.paragraph("  - ", c, "")
		}
	}
	return nil
}

// A page is a terminal to write on.
type page struct {
	*bytes.Buffer
	Options
}

// noted writes the columns of s that fit, and below them what must be known to read them and which do not fit.
func (p page) noted(s sheet) error {
	kept, left, err := p.table(s)
	if err != nil {
		return err
	}
	notes := kept.notes()
	if len(left) > 0 {
		notes = strings.TrimSpace(notes + " Left out at this width: " + strings.Join(left, ", ") + ".")
	}
	if notes != "" {
		p.WriteByte('\n')
		p.paragraph("", notes, colors[faint])
	}
	return nil
}

// table writes the columns of s that fit. It returns them, and the titles of those that do not.
func (p page) table(s sheet) (kept sheet, left []string, err error) {
	words := make([][]string, len(s.rows)) // the cells, clean
	spans := make([]span, len(s.heads))
	for j, h := range s.heads {
		s.heads[j].title = oneLine(h.title)
		spans[j] = span{natural: max(cells(s.heads[j].title), 1), drop: h.drop, flex: h.flex}
	}
	for i, row := range s.rows {
		words[i] = make([]string, len(row))
		for j, c := range row {
			words[i][j] = line(c.shown)
			spans[j].natural = max(spans[j].natural, cells(words[i][j]))
		}
	}
	widths := fit(spans, p.Width)
	var header []string
	var align tw.Alignment
	rows := make([][]string, len(words))
	for j, h := range s.heads {
		if widths[j] == 0 {
			left = append(left, h.title)
			continue
		}
		header = append(header, shortened(h.title, widths[j]))
		if h.right {
			align = append(align, tw.AlignRight)
		} else {
			align = append(align, tw.AlignLeft)
		}
		for i := range words {
			rows[i] = append(rows[i], p.color(colors[s.rows[i][j].tone], shortened(words[i][j], widths[j])))
		}
	}
	return s.only(func(j int) bool { return widths[j] > 0 }), left, p.draw(header, align, rows)
}

// draw lays the cells out: columns aligned, one thin rule under the header, nothing wrapped.
func (p page) draw(header []string, align tw.Alignment, rows [][]string) error {
	var buf bytes.Buffer
	t := tablewriter.NewTable(&buf,
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithAlignment(align),
		tablewriter.WithEastAsian(tw.Off),
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders:  tw.BorderNone,
			Symbols:  tw.NewSymbols(tw.StyleLight),
			Settings: tw.Settings{Separators: tw.Separators{BetweenColumns: tw.Off, BetweenRows: tw.Off}},
		})),
	)
	t.Header(header)
	if err := t.Bulk(rows); err != nil {
		return err
	}
	if err := t.Render(); err != nil {
		return err
	}
	for l := range strings.Lines(buf.String()) {
		p.WriteString(strings.TrimRight(l, " \n") + "\n")
	}
	return nil
}

// paragraph writes text from outside or ours, wrapped to the page; further lines stand under the first.
func (p page) paragraph(bullet, s, color string) {
	if s = oneLine(s); s == "" {
		return
	}
	indent := strings.Repeat(" ", cells(bullet))
	for i, l := range wrapped(s, p.Width-cells(bullet)) {
		if i > 0 {
			bullet = indent
		}
		p.WriteString(bullet + p.color(color, l) + "\n")
	}
}

// wrapped breaks s into lines of width cells, at blanks where it can; width <= 0 is unlimited.
func wrapped(s string, width int) []string {
	if width <= 0 {
		return []string{s}
	}
	width = max(width, 2) // room for one wide character
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		if line != "" && cells(line)+1+cells(word) <= width {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for cells(word) > width {
			head := prefix(word, width)
			lines, word = append(lines, head), word[len(head):]
		}
		line = word
	}
	return append(lines, line)
}

// line is a cell's text on one line, the values of a list with a bar between them.
func line(shown []string) string {
	parts := make([]string, len(shown))
	for i, s := range shown {
		parts[i] = oneLine(s)
	}
	return strings.Join(parts, " | ")
}

// cells is the number of terminal cells s takes, by the measure tablewriter lays out with.
func cells(s string) int { return twwidth.WidthWithOptions(s, twwidth.Options{}) }

// shortened is s within width cells, with … for what is missing.
func shortened(s string, width int) string {
	if cells(s) <= width {
		return s
	}
	return strings.TrimRight(prefix(s, width-cells("…")), " ") + "…"
}

// prefix is the longest beginning of s within width cells.
func prefix(s string, width int) string {
	used := 0
	for i, r := range s {
		w := cells(string(r))
		if used+w > width {
			return s[:i]
		}
		used += w
	}
	return s
}

// Colours are the terminal's own sixteen, so that they suit its background.
var colors = map[tone]string{good: "32", fair: "33", poor: "31", faint: "2"}

const strong = "1"

func (p page) color(code, s string) string {
	if !p.Color || code == "" || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
