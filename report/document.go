package report

import (
	"bytes"
	"strings"
)

// A Document is a page of headings, notes, tables and texts side by side, for a terminal, as Markdown or as HTML. Whatever is put
// into it may come from outside: it is cleaned for the place where it goes.
type Document struct{ blocks []block }

// A block is a part of a document that knows how to show itself.
type block interface {
	terminal(p page) error
	markdown(buf *bytes.Buffer)
	html(buf *bytes.Buffer) error
}

// A Note is a line or two that belong together, after a bullet of ours, which may be empty.
type Note struct {
	Bullet, Text string
	tone         tone
}

// Title begins the document.
func (d *Document) Title(s string) { d.blocks = append(d.blocks, heading{1, s}) }

// Section begins a chapter.
func (d *Document) Section(s string) { d.blocks = append(d.blocks, heading{2, s}) }

// Subsection begins a part of a chapter.
func (d *Document) Subsection(s string) { d.blocks = append(d.blocks, heading{3, s}) }

// Paragraph adds prose.
func (d *Document) Paragraph(s string) { d.blocks = append(d.blocks, paragraph(s)) }

// List adds notes one under the other.
func (d *Document) List(notes ...Note) {
	if len(notes) > 0 {
		d.blocks = append(d.blocks, notesBlock(notes))
	}
}

// Table adds a table; on a narrow terminal the longest cells are shortened.
func (d *Document) Table(titles []string, rows [][]string) {
	var heads []head
	for _, t := range titles {
		heads = append(heads, head{title: t, flex: cells(t) + 4})
	}
	d.table(heads, rows)
}

func (d *Document) table(heads []head, rows [][]string) {
	s := sheet{heads: heads}
	for _, row := range rows {
		line := make([]cell, len(row))
		for j, v := range row {
			line[j] = text(v)
			line[j].tone = tones[v]
		}
		s.rows = append(s.rows, line)
	}
	d.blocks = append(d.blocks, tableBlock(s))
}

// Texts sets passages side by side where the screen has room.
func (d *Document) Texts(passages ...Passage) { d.blocks = append(d.blocks, texts(passages)) }

// Terminal renders the document for a screen.
func (d *Document) Terminal(o Options) ([]byte, error) {
	var buf bytes.Buffer
	for i, b := range d.blocks {
		if i > 0 && !tight(d.blocks[i-1], b) {
			buf.WriteByte('\n')
		}
		if err := b.terminal(page{&buf, o}); err != nil {
			return nil, err
		}
	}
	return buf.Bytes(), nil
}

// tight tells whether two blocks stand together without a blank line: a heading and the lines under it.
func tight(a, b block) bool {
	switch a.(type) {
	case heading, paragraph:
	default:
		return false
	}
	switch b.(type) {
	case paragraph:
		return true
	case notesBlock:
		_, ok := a.(heading)
		return ok
	}
	return false
}

// Markdown renders the document as a page for GitHub and its like.
func (d *Document) Markdown() []byte {
	var buf bytes.Buffer
	for i, b := range d.blocks {
		if i > 0 {
			buf.WriteByte('\n')
		}
		b.markdown(&buf)
	}
	return buf.Bytes()
}

type heading struct {
	level int
	text  string
}

func (h heading) terminal(p page) error {
	if h.level != 2 {
		p.paragraph("", h.text, strong)
		return nil
	}
	p.paragraph("", h.text, strong)
	p.WriteString(p.color(colors[faint], strings.Repeat("━", p.screen())) + "\n")
	return nil
}

func (h heading) markdown(buf *bytes.Buffer) {
	buf.WriteString(strings.Repeat("#", h.level) + " " + inline(h.text) + "\n")
}

type paragraph string

func (s paragraph) terminal(p page) error {
	p.paragraph("", string(s), "")
	return nil
}

func (s paragraph) markdown(buf *bytes.Buffer) { buf.WriteString(inline(string(s)) + "\n") }

type notesBlock []Note

func (notes notesBlock) terminal(p page) error {
	for _, n := range notes {
		for _, l := range p.note(n, p.screen()) {
			p.WriteString(l.text + "\n")
		}
	}
	return nil
}

func (notes notesBlock) markdown(buf *bytes.Buffer) {
	for _, n := range notes {
		bullet := escape(n.Bullet)
		if bullet == "•" { // Markdown has bullets of its own
			bullet = ""
		}
		if bullet != "" {
			bullet += " "
		}
		buf.WriteString("- " + bullet + inline(n.Text) + "\n")
	}
}

type tableBlock sheet

func (t tableBlock) terminal(p page) error {
	_, _, err := p.table(sheet(t))
	return err
}

func (t tableBlock) markdown(buf *bytes.Buffer) { pipeTable(buf, sheet(t)) }
