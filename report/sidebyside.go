package report

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Passage is what one voice said, with what there is to say of it above and below.
type Passage struct {
	Title string
	Lang  string // of the parts, BCP 47; "" not known
	Lead  []Note
	Parts []Part
	Notes []Note
}

// A Part is one text of a passage.
type Part struct {
	Head  string // a line above it; "" none
	Text  string
	Marks []Mark
}

// A Mark points a reader to a stretch of a text: from byte Start to byte End, under a number that stands elsewhere too.
type Mark struct {
	Start, End int
	Number     int
}

// texts are passages side by side.
type texts []Passage

// Measures of texts side by side, in terminal cells.
const (
	narrowest = 38 // of a column
	abreast   = 3  // columns at most
	fallback  = 120
)

const gutter = " │ "

// screen is the width to lay out for when the page has none.
func (p page) screen() int {
	if p.Width <= 0 {
		return fallback
	}
	return p.Width
}

// columns shares the screen among n texts: how many stand side by side, and how wide each is. They are dealt evenly, so
// that four stand two and two rather than three and one.
func (p page) columns(n int) (count, width int) {
	wide := cells(gutter)
	most := min(max((p.screen()+wide)/(narrowest+wide), 1), abreast)
	rows := (n + most - 1) / most
	count = (n + rows - 1) / rows
	return count, (p.screen() - wide*(count-1)) / count
}

func (t texts) terminal(p page) error {
	if len(t) == 0 {
		return nil
	}
	count, width := p.columns(len(t))
	for start := 0; start < len(t); start += count {
		if start > 0 {
			p.WriteByte('\n')
		}
		p.beside(t[start:min(start+count, len(t))], width)
	}
	return nil
}

// A shown line is ready for the terminal, colours and all.
type shown struct {
	text  string
	width int // in cells
}

func (p page) show(color, s string) shown { return shown{p.color(color, s), cells(s)} }

// note is a note wrapped to width, its further lines under the first.
func (p page) note(n Note, width int) []shown {
	bullet := n.Bullet
	if bullet != "" {
		bullet += " "
	}
	indent := strings.Repeat(" ", cells(bullet))
	var lines []shown
	for i, l := range wrapped(oneLine(n.Text), width-cells(bullet)) {
		if i > 0 {
			bullet = indent
		}
		lines = append(lines, p.show(colors[n.tone], bullet+l))
	}
	return lines
}

func (p page) notes(notes []Note, width int) (lines []shown) {
	for _, n := range notes {
		lines = append(lines, p.note(n, width)...)
	}
	return lines
}

// beside writes passages in columns of that width: titles, leads, texts and notes each begin on one line.
func (p page) beside(passages []Passage, width int) {
	floors := make([][][]shown, 4)
	for _, passage := range passages {
		var title []shown
		for _, l := range wrapped(oneLine(passage.Title), width) {
			title = append(title, p.show(strong, l))
		}
		var body []shown
		for i, part := range passage.Parts {
			if i > 0 {
				body = append(body, shown{})
			}
			if part.Head != "" {
				body = append(body, p.note(Note{Bullet: "▸", Text: part.Head, tone: faint}, width)...)
			}
			body = append(body, p.marked(part, width)...)
		}
		for i, lines := range [][]shown{title, p.notes(passage.Lead, width), body, p.notes(passage.Notes, width)} {
			floors[i] = append(floors[i], lines)
		}
	}
	p.floor(floors[0], width)
	rule := strings.Repeat("─", width)
	p.WriteString(p.color(colors[faint], strings.Join(slices.Repeat([]string{rule}, len(passages)), "─┼─")) + "\n")
	first := true
	for _, columns := range floors[1:] {
		if height(columns) == 0 {
			continue
		}
		if !first {
			p.floor(slices.Repeat([][]shown{{{}}}, len(passages)), width)
		}
		first = false
		p.floor(columns, width)
	}
}

func height(columns [][]shown) (h int) {
	for _, c := range columns {
		h = max(h, len(c))
	}
	return h
}

// floor writes lines column by column, the short columns padded.
func (p page) floor(columns [][]shown, width int) {
	for i := range height(columns) {
		var b strings.Builder
		for j, c := range columns {
			var l shown
			if i < len(c) {
				l = c[i]
			}
			if j > 0 {
				b.WriteString(p.color(colors[faint], gutter))
			}
			b.WriteString(l.text)
			if j < len(columns)-1 {
				b.WriteString(strings.Repeat(" ", max(width-l.width, 0)))
			}
		}
		p.WriteString(strings.TrimRight(b.String(), " ") + "\n")
	}
}

// The marks stand in a text as two characters that no clean text holds, while it is wrapped.
const (
	markOn  = '\ue000'
	markOff = '\ue001'
)

var unmarked = strings.NewReplacer(string(markOn), "", string(markOff), "")

// marked is the text of a part wrapped to width, its marks coloured or, without colour, within [[ ]].
func (p page) marked(part Part, width int) []shown {
	w := weaver{
		clean: func(s string, _ int) string {
			s = settled(s)
			if !p.Color {
				s = strings.ReplaceAll(s, "[[", "[ [") // only our marks look like marks
			}
			return s
		},
		mark: func(numbers, s string, _ int) string {
			if p.Color {
				return string(markOn) + s + "[" + numbers + "]" + string(markOff)
			}
			return "[[" + numbers + ": " + s + "]]"
		},
	}
	woven := w.weave(part)
	var lines []shown
	style := func(depth int) string {
		switch depth {
		case 0:
			return "\x1b[0m"
		case 1:
			return "\x1b[1;" + colors[poor] + "m"
		}
		return "\x1b[1;4;" + colors[poor] + "m" // underlined within another
	}
	depth, blank := 0, true
	for paragraph := range strings.SplitSeq(woven, "\n") {
		for _, l := range wrapped(strings.Join(strings.Fields(paragraph), " "), width) {
			if l == "" {
				blank = true
				continue
			}
			if blank && len(lines) > 0 {
				lines = append(lines, shown{})
			}
			blank = false
			var b strings.Builder
			if depth > 0 {
				b.WriteString(style(depth))
			}
			for _, r := range l {
				switch r {
				case markOn:
					depth++
					b.WriteString(style(depth))
				case markOff:
					depth--
					b.WriteString(style(0))
					if depth > 0 {
						b.WriteString(style(depth))
					}
				default:
					b.WriteRune(r)
				}
			}
			if depth > 0 {
				b.WriteString(style(0))
			}
			lines = append(lines, shown{b.String(), cells(unmarked.Replace(l))})
		}
	}
	return lines
}

// A stretch is a marked part of a text, with those inside it.
type stretch struct {
	start, end int
	numbers    []string
	inside     []stretch
}

// stretches nests the marks of a part: a mark within another goes inside it, marks of the same words become one, and a
// mark that begins in another and ends after it gives up the beginning.
func (part Part) stretches() []stretch {
	var marks []Mark
	for _, m := range part.Marks {
		m.Start, m.End = boundary(part.Text, m.Start), boundary(part.Text, m.End)
		if m, ok := part.trimmed(m); ok {
			marks = append(marks, m)
		}
	}
	return part.nest(marks)
}

// trimmed is a mark without the blanks at its ends; false when nothing is left.
func (part Part) trimmed(m Mark) (Mark, bool) {
	if m.Start >= m.End {
		return m, false
	}
	words := strings.TrimLeft(part.Text[m.Start:m.End], " \t\r\n")
	m.Start = m.End - len(words)
	m.End = m.Start + len(strings.TrimRight(words, " \t\r\n"))
	return m, m.Start < m.End
}

func (part Part) nest(marks []Mark) (nested []stretch) {
	for len(marks) > 0 {
		slices.SortFunc(marks, func(a, b Mark) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Number, b.Number))
		})
		marks = slices.Compact(marks)
		s := stretch{start: marks[0].Start, end: marks[0].End}
		var inside, after []Mark
		for _, m := range marks {
			switch {
			case m.Start == s.start && m.End == s.end:
				s.numbers = append(s.numbers, strconv.Itoa(m.Number))
			case m.End <= s.end:
				inside = append(inside, m)
			default:
				m.Start = max(m.Start, s.end)
				if m, ok := part.trimmed(m); ok {
					after = append(after, m)
				}
			}
		}
		s.inside = part.nest(inside)
		nested, marks = append(nested, s), after
	}
	return nested
}

// A weaver puts a part together again: clean is what becomes of its words, mark of a marked stretch of them.
type weaver struct {
	clean func(s string, depth int) string
	mark  func(numbers, s string, depth int) string
}

func (w weaver) weave(part Part) string {
	return w.between(part.Text, 0, len(part.Text), part.stretches(), 0)
}

func (w weaver) between(text string, at, end int, stretches []stretch, depth int) string {
	var b strings.Builder
	for _, s := range stretches {
		b.WriteString(w.clean(text[at:s.start], depth))
		b.WriteString(w.mark(strings.Join(s.numbers, ","), w.between(text, s.start, s.end, s.inside, depth+1), depth))
		at = s.end
	}
	b.WriteString(w.clean(text[at:end], depth))
	return b.String()
}

// boundary is the begin of the character that byte i of s belongs to.
func boundary(s string, i int) int {
	i = min(max(i, 0), len(s))
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// markdown writes one passage after the other: in a page there is no telling how wide the reader's screen is.
func (t texts) markdown(buf *bytes.Buffer) {
	for i, passage := range t {
		if i > 0 {
			buf.WriteByte('\n')
		}
		heading{3, passage.Title}.markdown(buf)
		if len(passage.Lead) > 0 {
			buf.WriteByte('\n')
			notesBlock(passage.Lead).markdown(buf)
		}
		for _, part := range passage.Parts {
			buf.WriteByte('\n')
			if part.Head != "" {
				buf.WriteString(inline(part.Head) + "\n\n")
			}
			quotation(buf, part)
		}
		if len(passage.Notes) > 0 {
			buf.WriteByte('\n')
			notesBlock(passage.Notes).markdown(buf)
		}
	}
}

// quotation writes a part as a block quote, line by line as it was.
func quotation(buf *bytes.Buffer, part Part) {
	w := weaver{
		clean: func(s string, depth int) string {
			lines := strings.Split(settled(s), "\n")
			if depth > 0 {
				lines = []string{strings.Join(lines, " ")} // bold ends with its paragraph
			}
			for i, l := range lines {
				lines[i] = escaper.Replace(l)
			}
			return strings.Join(lines, "\n")
		},
		mark: func(numbers, s string, depth int) string {
			if depth == 0 {
				s = "**" + strings.TrimSpace(s) + "**"
			}
			return s + " \\[" + numbers + "\\]"
		},
	}
	woven := w.weave(part)
	var paragraphs [][]string
	blank := true
	for l := range strings.SplitSeq(woven, "\n") {
		l = unlisted(strings.Join(strings.Fields(l), " "))
		if l == "" {
			blank = true
			continue
		}
		if blank {
			paragraphs, blank = append(paragraphs, nil), false
		}
		last := len(paragraphs) - 1
		paragraphs[last] = append(paragraphs[last], l)
	}
	for i, lines := range paragraphs {
		if i > 0 {
			buf.WriteString(">\n")
		}
		buf.WriteString("> " + strings.Join(lines, "<br>\n> ") + "\n")
	}
}
