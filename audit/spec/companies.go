package spec

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/text/word"
)

// tableColumns are the columns of a table of companies, beside one for each channel.
var tableColumns = []string{"id", "name", "sector", "hours", "holidays", "timezone"}

// readTable reads a table of companies: comma, semicolon or tab between columns, the names of the columns in the first
// row. A channel has a column of its own name, or channel. and its name; a company without an address there is not on it.
// promise. and a channel is what the company announces there, promise.note where it does.
func readTable(r *reader, known channels) []audit.Company {
	if len(r.src) > maxTable {
		r.problem(pos{}, ruleTooLarge, "the table is over %d MiB", maxTable>>20)
		return nil
	}
	if at, ok := notUTF8(r.src); !ok {
		if !isLatin(r.src) {
			r.problem(at, ruleEncoding, "not UTF-8; save the table as CSV UTF-8")
			return nil
		}
		r.src, _ = charmap.Windows1252.NewDecoder().Bytes(r.src) // every byte is a character of it, or U+FFFD
	}
	t := &table{reader: r, lines: bytes.Split(r.src, []byte("\n"))}
	r.src = bytes.TrimPrefix(r.src, []byte("\ufeff"))
	t.csv = csv.NewReader(bytes.NewReader(r.src))
	t.csv.Comma = separator(r.src)
	t.csv.FieldsPerRecord = -1
	header, ok := t.row()
	if !ok {
		r.problem(pos{}, ruleEmptyFile, "the table is empty; its first row names the columns: id, name, sector, a channel…")
		return nil
	}
	columns := t.columns(header, known)
	if columns == nil {
		return nil
	}
	var out []audit.Company
	ids := newIDs(r, "company")
	rows := 0
	for {
		cells, ok := t.row()
		if !ok {
			break
		}
		if !slices.ContainsFunc(cells, func(c str) bool { return c.Text != "" }) {
			continue // spreadsheets leave such rows at the end
		}
		rows++
		if len(cells) != len(columns) {
			r.problem(cells[0].At, ruleBadCSV, "%d cells where the first row has %d; check the quotes and the %s", len(cells), len(columns), separatorName(t.csv.Comma))
			continue
		}
		c := t.company(columns, cells)
		ids.add(c.ID)
		out = append(out, r.company(c, known))
	}
	if rows == 0 && len(r.problems) == 0 {
		r.problem(pos{}, ruleEmptyList, "the table has no company")
	}
	return out
}

// isLatin tells a table in Windows-1252, as spreadsheets save CSV, from one in UTF-8 or UTF-16.
func isLatin(b []byte) bool {
	return bytes.IndexByte(b, 0) < 0 && !bytes.HasPrefix(b, []byte("\ufeff")) && word.IsLatin(append(slices.Clip(b), '\n'))
}

// A table is a CSV file being read.
type table struct {
	*reader
	csv   *csv.Reader
	lines [][]byte
}

// row returns the cells of the next row that can be read.
func (t *table) row() ([]str, bool) {
	for {
		record, err := t.csv.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return nil, false
		case errors.As(err, &wrong):
			t.problem(t.place(wrong.Line, wrong.Column), ruleBadCSV, "%s", csvMistake(wrong.Err))
			continue
		case err != nil:
			t.problem(pos{}, ruleBadCSV, "%s", err)
			return nil, false
		}
		cells := make([]str, len(record))
		for i, s := range record {
			line, column := t.csv.FieldPos(i)
			cells[i] = str{strings.TrimSpace(s), t.place(line, column)}
		}
		return cells, true
	}
}

// csvMistake says in plain words what encoding/csv found.
func csvMistake(err error) string {
	switch {
	case errors.Is(err, csv.ErrBareQuote):
		return `a quote " within a cell; put the cell in quotes and write its own quotes twice`
	case errors.Is(err, csv.ErrQuote):
		return `a quote " is not closed, or text follows it`
	}
	return err.Error()
}

// place turns a column in bytes into one in characters.
func (t *table) place(line, column int) pos {
	if line < 1 || line > len(t.lines) {
		return pos{line, column}
	}
	text := t.lines[line-1]
	if line == 1 {
		text = bytes.TrimPrefix(text, []byte("\ufeff"))
	}
	return pos{line, utf8.RuneCount(text[:min(max(column-1, 0), len(text))]) + 1}
}

// columns checks the first row and returns what each column holds: a table column or "channel." and a channel. nil: no
// company can be read.
func (t *table) columns(header []str, known channels) []string {
	columns := make([]string, len(header))
	first := map[string]int{}
	for i, h := range header {
		name := h.Text
		channel, prefixed := strings.CutPrefix(name, "channel.")
		promise, promised := strings.CutPrefix(name, "promise.")
		switch {
		case slices.Contains(tableColumns, name):
		case promised:
			if !known.check(t.reader, str{promise, h.At}, promiseNote) {
				continue
			}
		case prefixed:
			if !known.check(t.reader, str{channel, h.At}) {
				continue
			}
		case slices.Contains(known.known, name):
			name = "channel." + name
		default:
			meant := ""
			for _, prefix := range []string{"channel", "promise"} {
				if strings.HasPrefix(name, prefix) {
					meant = perhaps(name, prefixedBy(prefix+".", append(slices.Clone(known.known), promiseNote)))
				}
			}
			if meant == "" {
				meant = perhapsOf(name, append(slices.Clone(tableColumns), known.known...))
			}
			t.problem(h.At, ruleUnknownColumn, "unknown column %s%s", quote(name), meant)
			continue
		}
		if n, twice := first[name]; twice {
			t.problem(h.At, ruleDuplicateColumn, "column %q says the same as column %q before it", h.Text, header[n].Text)
			continue
		}
		first[name], columns[i] = i, name
	}
	if _, ok := first["id"]; !ok {
		t.problem(header[0].At, ruleMissingColumn, "column \"id\" is missing; the table begins with id,name,sector and a column a channel")
		return nil
	}
	return columns
}

func prefixedBy(prefix string, list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = prefix + s
	}
	return out
}

// company makes of a row what YAML would have given.
func (t *table) company(columns []string, cells []str) company {
	c := company{At: cells[0].At}
	for i, cell := range cells {
		if strings.ContainsFunc(cell.Text, unicode.IsControl) {
			t.problem(cell.At, ruleControl, "the cell holds a control character or a line break; take it out")
			continue
		}
		channel, isChannel := strings.CutPrefix(columns[i], "channel.")
		promise, isPromise := strings.CutPrefix(columns[i], "promise.")
		switch {
		case columns[i] == "id" && cell.Text == "":
			t.problem(cell.At, ruleEmptyValue, "the company has no id")
		case cell.Text == "":
		case columns[i] == "id":
			c.ID = t.formed(cell, "id", forms["id"])
		case columns[i] == "name":
			c.Name = cell
		case columns[i] == "sector":
			c.Sector = cell
		case columns[i] == "hours":
			c.Hours.Entries = []entry[str]{{Key: str{"default", cell.At}, Value: cell}}
		case columns[i] == "holidays":
			c.Holidays = t.formed(cell, "holidays", forms["country"])
		case columns[i] == "timezone":
			c.Timezone = t.formed(cell, "timezone", forms["timezone"])
		case isPromise:
			c.Promises.add(entry[str]{Key: str{promise, cell.At}, Value: cell})
		case isChannel:
			c.Channels.Entries = append(c.Channels.Entries, entry[str]{Key: str{channel, cell.At}, Value: cell})
		}
	}
	return c
}

// formed checks the form of a cell.
func (t *table) formed(cell str, name string, f *form) str {
	if wrong := f.validate(cell.Text); wrong != "" {
		t.problem(cell.At, f.rule, "%s %s", name, wrong)
		return str{At: cell.At}
	}
	return cell
}

// separator is what stands most often between the columns of the first row.
func separator(b []byte) rune {
	header, _, _ := bytes.Cut(b, []byte("\n"))
	best, most := ',', 0
	for _, c := range []rune{',', ';', '\t'} {
		if n := bytes.Count(header, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

func separatorName(c rune) string {
	return map[rune]string{',': "commas", ';': "semicolons", '\t': "tabs"}[c]
}
