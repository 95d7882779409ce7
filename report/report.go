// Package report turns an audit.Result into bytes: text tables, CSV, JSON, Markdown and HTML. It judges nothing and opens
// no file; the columns of every view are defined once (columns.go) and each format draws from them. The evidence behind the
// marks and the comparison of two texts are documents (document.go): notes, tables and texts side by side.
//
// Text that came from outside is hostile. On a terminal or a page it loses control characters, escape sequences and
// invisible characters (in HTML the joiners of letters and emoji stay), in Markdown and HTML it is escaped, and in CSV it
// loses them too, and a cell that a spreadsheet would take for a formula gets a leading apostrophe; only the spans of
// `similarity --pairs` are shortened instead (comparison.go). JSON keeps every character, the invisible ones escaped.
package report

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/diapason-audit/diapason/audit"
	words "github.com/diapason-audit/diapason/audit/text"
)

// A Format is a way to write a result.
type Format struct {
	Name string
	Ext  string // of its files, with the dot; "": it is not for files
	// Views tells whether Options.View chooses the rows; a format without views writes the whole result.
	Views bool

	render func(*bytes.Buffer, audit.Result, view, Options) error
}

// Formats is the closed table of formats, in the order of the help.
var Formats = []Format{
	{"table", ".txt", true, renderTable},
	{"csv", ".csv", true, renderCSV},
	{"json", ".json", false, renderJSON},
	{"markdown", ".md", true, renderMarkdown},
	{"html", ".html", false, renderHTML},
	{"junit", ".xml", false, renderJUnit},
	{"github", "", false, renderGitHub},
	{"sarif", ".sarif", false, renderSARIF},
}

// Options say what is written and for what screen.
type Options struct {
	View   string // one of Views; "" is ranking
	Width  int    // of the terminal in cells, for the table; 0: unlimited
	Color  bool   // of the table
	Places Places // for formats that point at files
}

// Places say where what was asked is written, as a reader of the report reaches it: with slashes.
type Places struct {
	Campaign  string // campaign.yaml
	Scenarios map[string]ScenarioPlace
}

// A ScenarioPlace is the file of a scenario; "" for one that is shipped.
type ScenarioPlace struct {
	File   string
	Points map[string]PointPlace
}

// A PointPlace is the line of a point, with the question it answers and the published truth, "" where there is none.
type PointPlace struct {
	Line       int
	Ask, Value string
}

// of is where a finding can be mended: the point, or else its scenario, or else the campaign. Line 0 is the whole file.
func (p Places) of(f audit.Finding) (file string, line int, point PointPlace) {
	s := p.Scenarios[f.Scenario]
	point = s.Points[f.Point]
	if s.File == "" {
		return p.Campaign, 0, point
	}
	return s.File, point.Line, point
}

// Lookup returns the format of that name.
func Lookup(name string) (Format, error) {
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
	}
	return Format{}, unknown("format", name, names(Formats, func(f Format) string { return f.Name }))
}

// ForFile returns the format that the extension of path calls for.
func ForFile(path string) (Format, error) {
	ext := strings.ToLower(filepath.Ext(path))
	for _, f := range Formats {
		if f.Ext == ext && ext != "" {
			return f, nil
		}
	}
	var known []string
	for _, f := range Formats {
		if f.Ext != "" {
			known = append(known, f.Ext)
		}
	}
	return Format{}, fmt.Errorf("no format for the file %q (want an extension of %s, or a format named with -f)", path, strings.Join(known, ", "))
}

// Write writes r. Nothing reaches w unless all of it could be rendered.
func (f Format) Write(w io.Writer, r audit.Result, o Options) error {
	v, err := lookupView(o.View)
	if err != nil {
		return err
	}
	var buf bytes.Buffer
	if err := f.render(&buf, r, v, o); err != nil {
		return fmt.Errorf("rendering %s as %s: %w", v.name, f.Name, err)
	}
	if _, err := w.Write(buf.Bytes()); err != nil {
		return fmt.Errorf("writing %s: %w", f.Name, err)
	}
	return nil
}

// unknown answers a word that is none of the known with those, and the nearest.
func unknown(what, given string, known []string) error {
	hint := ""
	if near, ok := words.Nearest(given, known); ok {
		hint = fmt.Sprintf("; did you mean %q?", near)
	}
	return fmt.Errorf("unknown %s %q (want one of %s)%s", what, given, strings.Join(known, ", "), hint)
}

func names[T any](table []T, name func(T) string) []string {
	list := make([]string, len(table))
	for i, x := range table {
		list[i] = name(x)
	}
	return list
}
