package collect

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"unicode/utf8"
)

// sepLine is what Excel writes before the header to name the separator.
var sepLine = regexp.MustCompile(`^(?i:"?sep=)([,;\t|])"?\r?\n`)

// readCSV reads a header and a row a record, separated by what the header is separated by.
func readCSV(rd *reader, r io.Reader) error {
	decoded, marked := decode(bufio.NewReaderSize(r, look))
	if in, plain := decoded.(*bufio.Reader); plain && !marked {
		decoded = &guess{in: in, latin: func() { rd.remarks = append(rd.remarks, rd.name+": read as Windows-1252") }}
	}
	t := newCSV(rd, decoded)
	t.header = func(fields []string) bool { return rd.layout.header(fields, t.places) }
	t.take = func(fields []string) bool {
		rd.layout.row(fields, t.places, t.begins(), false)
		return true
	}
	return t.read()
}

// newCSV opens the table in r, which is UTF-8. Its header and take are for the caller to fill in.
func newCSV(rd *reader, r io.Reader) *csvTable {
	in := bufio.NewReaderSize(r, 64<<10)
	head, _ := in.Peek(64 << 10) // an error comes again at the next Read
	t := &csvTable{rd: rd, raw: recording{r: in, line: 1}}
	t.oldMac = bytes.IndexByte(head, '\r') >= 0 && bytes.IndexByte(head, '\n') < 0
	comma := separator(head)
	if sep := sepLine.FindSubmatch(head); sep != nil {
		comma, t.skipped = rune(sep[1][0]), 1
		_, _ = in.Discard(len(sep[0]))
	}
	t.csv = csv.NewReader(&t.raw)
	t.csv.Comma = comma
	t.csv.FieldsPerRecord = -1 // ragged rows are ours to report
	t.csv.ReuseRecord = true
	return t
}

// separator is the comma, semicolon or tab that stands most often in the first line with something in it, outside
// quotes.
func separator(head []byte) rune {
	count := map[byte]int{}
	quoted := false
	for _, b := range bytes.TrimLeft(head, "\r\n") {
		if b == '"' {
			quoted = !quoted
		} else if b == '\n' && !quoted {
			break
		} else if !quoted {
			count[b]++
		}
	}
	best := ','
	for _, s := range ";\t" {
		if count[byte(s)] > count[byte(best)] {
			best = s
		}
	}
	return best
}

// A csvTable is a CSV file being read.
type csvTable struct {
	rd      *reader
	csv     *csv.Reader
	raw     recording
	skipped int     // lines before the first the csv reader sees
	columns int     // of the header; 0 before it is read
	oldMac  bool    // its lines end in \r alone
	most    int     // problems after which the rest is left unread; 0: none is too many
	places  []place // of the fields of the record just read

	header func(fields []string) bool // reads the header; false when no row can be read under it
	take   func(fields []string) bool // takes a row of as many fields as the header; false when it wants no more
}

func (t *csvTable) read() error {
	if t.oldMac {
		t.rd.problem(place{line: 1}, "bad-csv", "its lines end in CR alone, as on old Macs: save it as CSV UTF-8")
		return nil
	}
	for t.most == 0 || len(t.rd.problems) < t.most {
		fields, err := t.csv.Read()
		var parse *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			if t.columns == 0 {
				t.rd.problem(place{line: 1}, "no-header", "no header: the file is empty")
			}
			return nil
		case errors.Is(err, errLongRecord):
			t.rd.problem(t.place(t.raw.line, 1), "too-long", "record of more than %d bytes: is a quote left open?", maxRecord)
			return nil
		case errors.As(err, &parse):
			t.broken(parse)
			if t.columns == 0 {
				return nil
			}
		case err != nil:
			return err
		default:
			t.locate(len(fields))
			if t.columns == 0 {
				if !t.header(fields) {
					return nil
				}
				t.columns = len(fields)
			} else if !t.row(fields) {
				return nil
			}
		}
		t.rd.line = t.raw.drop(t.csv.InputOffset()) - 1 + t.skipped
	}
	return nil
}

func (t *csvTable) place(line, col int) place { return place{line: line + t.skipped, col: col} }

// locate finds the places of the fields just read. The csv reader counts bytes, people count characters.
func (t *csvTable) locate(fields int) {
	t.places = t.places[:0]
	line, at := t.raw.line, ruler{line: t.raw.buf}
	for i := range fields {
		l, b := t.csv.FieldPos(i)
		for ; line < l; line++ {
			at = ruler{line: at.line[at.off+bytes.IndexByte(at.line[at.off:], '\n')+1:]}
		}
		t.places = append(t.places, t.place(l, at.column(b-1)))
	}
}

// begins is the place of the record just read.
func (t *csvTable) begins() place { return place{line: t.places[0].line, col: 1} }

// row checks a row as such before it is taken; false when no more rows are wanted.
func (t *csvTable) row(fields []string) bool {
	for i, f := range fields {
		if !utf8.ValidString(f) {
			t.rd.problem(t.places[i], "bad-encoding", "a byte that is not UTF-8 in a file that is otherwise UTF-8")
			return true
		}
	}
	if blank(fields) {
		return true
	}
	if n := t.columns; len(fields) != n {
		p := t.begins()
		if len(fields) > n {
			p = t.places[n]
		}
		t.rd.problem(p, "ragged-row", "row of %d fields under a header of %d", len(fields), n)
		return true
	}
	return t.take(fields)
}

// broken complains of a record whose quotes do not pair. The csv reader goes on with the line after.
func (t *csvTable) broken(parse *csv.ParseError) {
	begun := ""
	if parse.StartLine < parse.Line {
		begun = fmt.Sprintf(", in the record that begins on line %d", parse.StartLine+t.skipped)
	}
	at := ruler{line: t.raw.buf}
	for line := t.raw.line; line < parse.Line; line++ {
		at = ruler{line: at.line[bytes.IndexByte(at.line, '\n')+1:]}
	}
	p := t.place(parse.Line, at.column(parse.Column-1))
	switch {
	case errors.Is(parse.Err, csv.ErrBareQuote):
		t.rd.problem(p, "bad-csv", `a quote inside a field without quotes: write "…""…" around and for it%s`, begun)
	case at.off < len(at.line) && at.line[at.off] == '"':
		t.rd.problem(p, "bad-csv", `a quote inside a quoted field: write "" for it%s`, begun)
	default:
		t.rd.problem(t.place(parse.StartLine, 1), "bad-csv", "a quote opened in this record is never closed; the rest of the file is left out")
	}
}

// A recording keeps the bytes of the record being read, for its places.
type recording struct {
	r    io.Reader
	buf  []byte
	base int64 // offset of buf
	line int   // of buf's first byte
}

var errLongRecord = errors.New("record too long")

func (rec *recording) Read(p []byte) (int, error) {
	if len(rec.buf) > maxRecord {
		return 0, errLongRecord
	}
	n, err := rec.r.Read(p)
	rec.buf = append(rec.buf, p[:n]...)
	return n, err
}

// drop forgets what stands before offset, the begin of a line, and returns which line that is.
func (rec *recording) drop(offset int64) int {
	n := int(offset - rec.base)
	rec.line += bytes.Count(rec.buf[:n], []byte("\n"))
	rec.buf, rec.base = rec.buf[n:], offset
	return rec.line
}
