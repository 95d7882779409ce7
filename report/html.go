package report

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A page of HTML stands alone: one file without script, images or anything fetched from elsewhere. Its policy lets a
// browser load nothing, and apply no style but the sheet within, known by its hash. What comes from outside is cleaned by
// pageText or pageLine, and escaped by html/template for the place where it stands.

//go:embed html.css
var stylesheet string

//go:embed html.tmpl htmlresult.tmpl
var templates embed.FS

var pages = template.Must(template.ParseFS(templates, "*.tmpl"))

// A shell is what stands around the body of every page.
type shell struct {
	Title string // of the window
	Style template.CSS
	Hash  string // of Style, as the policy names it
}

func newShell(title string) shell {
	sum := sha256.Sum256([]byte(stylesheet))
	return shell{pageLine(title), template.CSS(stylesheet), base64.StdEncoding.EncodeToString(sum[:])}
}

// A grid is a table as the page shows it.
type grid struct {
	Label string // what it is a table of, for those who cannot see it
	Heads []gridHead
	Rows  [][]gridCell
	Notes string // what people must know to read it
}

// A gridHead is the title of a column.
type gridHead struct {
	Text  string
	Class string
	Scale bool // of bars, from 0 to 100, in place of the text
}

// A gridCell is a cell ready for the page.
type gridCell struct {
	Lines []string
	Class string
	Head  bool   // it names its row
	Words bool   // maybe from outside: its script settles its direction
	Link  string // to a place on the page, with the #; "" none
	Bar   *bar   // in place of the text
}

// A bar is drawn in a cell, its parts one after the other, from 0 to 100 % of the cell's width.
type bar struct {
	Parts     []barPart
	Low, High string // of the interval across its end, 0…100; "" none
}

// A barPart begins at X and is Width wide, both 0…100.
type barPart struct{ X, Width, Class string }

// newGrid is a sheet for the page. The first column of text names the row.
func newGrid(label string, s sheet) grid {
	g := grid{Label: label, Notes: pageLine(s.notes()), Rows: make([][]gridCell, len(s.rows))}
	named := slices.IndexFunc(s.heads, func(h head) bool { return !h.right })
	for _, h := range s.heads {
		class := ""
		if h.right {
			class = "figure"
		}
		if h.drop >= far {
			class = strings.TrimLeft(class+" far", " ")
		}
		g.Heads = append(g.Heads, gridHead{Text: pageLine(h.title), Class: class})
	}
	for i, row := range s.rows {
		g.Rows[i] = make([]gridCell, len(row))
		for j, c := range row {
			g.Rows[i][j] = newGridCell(c)
			g.Rows[i][j].Class = strings.TrimSpace(g.Heads[j].Class + " " + g.Rows[i][j].Class)
			g.Rows[i][j].Head = j == named
		}
	}
	return g
}

// far is the drop number from which on a column is left out on a telephone.
const far = 8

func newGridCell(c cell) gridCell {
	lines := make([]string, len(c.shown))
	for i, s := range c.shown {
		lines[i] = pageLine(s)
	}
	if c.figure && c.value == "0" && c.tone == plain {
		c.tone = faint // so that the other counts stand out
	}
	class := c.tone.String()
	if slices.ContainsFunc(lines, hasLongWord) {
		class = strings.TrimSpace(class + " long")
	}
	return gridCell{Lines: lines, Class: class, Words: !c.figure}
}

// hasLongWord tells text that must be broken within a word, lest a column grows past the page.
func hasLongWord(s string) bool {
	const long = 24
	return slices.ContainsFunc(strings.Fields(s), func(w string) bool { return utf8.RuneCountInString(w) > long })
}

// String names a tone as the style sheet does.
func (t tone) String() string {
	return [...]string{plain: "", good: "good", fair: "fair", poor: "poor", faint: "faint"}[t]
}

// HTML renders the document as a page.
func (d *Document) HTML() ([]byte, error) {
	var buf bytes.Buffer
	name := ""
	for _, b := range d.blocks {
		if h, ok := b.(heading); ok {
			name = h.text
			break
		}
	}
	if err := pages.ExecuteTemplate(&buf, "open", newShell(name)); err != nil {
		return nil, err
	}
	for _, b := range d.blocks {
		if err := b.html(&buf); err != nil {
			return nil, err
		}
	}
	err := pages.ExecuteTemplate(&buf, "close", nil)
	return buf.Bytes(), err
}

func (h heading) html(buf *bytes.Buffer) error {
	return pages.ExecuteTemplate(buf, "heading", struct {
		Level int
		Text  string
	}{h.level, pageLine(h.text)})
}

func (s paragraph) html(buf *bytes.Buffer) error {
	return pages.ExecuteTemplate(buf, "paragraph", pageLine(string(s)))
}

func (notes notesBlock) html(buf *bytes.Buffer) error {
	return pages.ExecuteTemplate(buf, "notes", newPageNotes(notes))
}

// A pageNote is a note ready for the page.
type pageNote struct{ Bullet, Text, Class string }

func newPageNotes(notes []Note) []pageNote {
	out := make([]pageNote, len(notes))
	for i, n := range notes {
		out[i] = pageNote{pageLine(n.Bullet), pageLine(n.Text), n.tone.String()}
	}
	return out
}

func (t tableBlock) html(buf *bytes.Buffer) error {
	s := sheet(t)
	heads := slices.Clone(s.heads)
	for j := range heads {
		heads[j].right = areFigures(s.rows, j)
	}
	return pages.ExecuteTemplate(buf, "table", newGrid("", sheet{heads, s.rows}))
}

// areFigures tells a column that people read from the right: numbers, with a blank or a dash for those that are not there.
func areFigures(rows [][]cell, j int) bool {
	some := false
	for _, row := range rows {
		s := row[j].shown[0]
		if s == "" || s == undefined {
			continue
		}
		if strings.Trim(s, "0123456789.+-− %") != "" {
			return false
		}
		some = true
	}
	return some
}

// A pagePassage is a passage ready for the page.
type pagePassage struct {
	Title, Lang string
	Lead, Notes []pageNote
	Parts       []pagePart
}

type pagePart struct {
	Head string
	Text []pageSpan
}

// A pageSpan is a stretch of text; one that is marked has Numbers, and holds what is inside it.
type pageSpan struct {
	Text    string
	Numbers string
	Inside  []pageSpan
}

func (t texts) html(buf *bytes.Buffer) error {
	var passages []pagePassage
	for _, p := range t {
		out := pagePassage{Title: pageLine(p.Title), Lang: p.Lang, Lead: newPageNotes(p.Lead), Notes: newPageNotes(p.Notes)}
		for _, part := range p.Parts {
			out.Parts = append(out.Parts, pagePart{pageLine(part.Head), part.spans()})
		}
		passages = append(passages, out)
	}
	return pages.ExecuteTemplate(buf, "texts", passages)
}

// spans is the text of a part taken to pieces at its marks, without blank ends; nil when there is nothing to read.
func (part Part) spans() []pageSpan {
	if strings.TrimSpace(pageText(part.Text)) == "" {
		return nil
	}
	spans := spansOf(part.Text, 0, len(part.Text), part.stretches())
	first, last := &spans[0], &spans[len(spans)-1]
	first.Text = strings.TrimLeft(first.Text, " \n")
	last.Text = strings.TrimRight(last.Text, " \n")
	return spans
}

// blanks are more blank lines than it takes to part two paragraphs.
var blanks = regexp.MustCompile(`\n *\n[ \n]*\n`)

func spansOf(text string, at, end int, stretches []stretch) []pageSpan {
	var spans []pageSpan
	add := func(s string) {
		if s = blanks.ReplaceAllLiteralString(pageText(s), "\n\n"); s != "" {
			spans = append(spans, pageSpan{Text: s})
		}
	}
	for _, s := range stretches {
		add(text[at:s.start])
		spans = append(spans, pageSpan{Numbers: strings.Join(s.numbers, ","), Inside: spansOf(text, s.start, s.end, s.inside)})
		at = s.end
	}
	add(text[at:end])
	return spans
}
