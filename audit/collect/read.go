// Package collect turns files of answers into contacts.
//
// Read takes the bytes of one source (JSONL, CSV or XLSX, plain or packed, in the encodings people's programs write) and
// gives its rows, with a problem, at its line and column, for everything that cannot be read as meant. Contacts groups
// the rows of all sources and holds them against each other. The package opens no file, knows no clock, judges no
// answer, and keeps no row of which it has complained.
package collect

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/diapason-audit/diapason/audit"
)

// ErrFormat says that a source's name ends in none of the extensions Read knows.
var ErrFormat = errors.New("want .jsonl, .ndjson, .csv, .tsv or .xlsx, each also with .gz or .zst")

// Limits against hostile and broken files.
const (
	maxText     = 1 << 20   // bytes of one text
	maxRecord   = 16 << 20  // bytes of one line of JSON, or of one CSV record
	maxUnpacked = 4 << 30   // bytes that .gz or .zst may unpack to
	maxWindow   = 128 << 20 // bytes a .zst may make its reader remember
	maxWorkbook = 512 << 20 // bytes of a workbook, unzipped
)

// formats are the tables of answers Read knows, by extension.
var formats = []struct {
	extensions []string
	read       func(*reader, io.Reader) error
}{
	{[]string{".jsonl", ".ndjson"}, readJSONL},
	{[]string{".csv", ".tsv"}, readCSV},
	{[]string{".xlsx"}, readXLSX},
}

// packings are the compressions a table may come in, by extension and by the first bytes of the file.
var packings = []struct {
	extension, magic string
	open             func(io.Reader) (io.ReadCloser, error)
}{
	{".gz", "\x1f\x8b", func(r io.Reader) (io.ReadCloser, error) { return gzip.NewReader(r) }},
	{".zst", "\x28\xb5\x2f\xfd", func(r io.Reader) (io.ReadCloser, error) {
		d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, err
		}
		return d.IOReadCloser(), nil
	}},
}

// Read reads the rows of one source. The extension of name says which format it is in; "-" is standard input, whose
// format is told from its first bytes. JSONL and CSV stream: beyond the rows, no more than a record is held.
//
// A row with a problem is left out of rows, so that a caller who has shown the problems may go on with the rest. A file
// that cannot be read to its end (a broken archive, no header) is a problem too; err is for the outside world: r itself
// does not read, or name is of no known format (ErrFormat). Remarks say what Read had to assume.
func Read(name string, r io.Reader, c audit.Campaign) (rows []Row, problems []audit.Problem, remarks []string, err error) {
	rd := newReader(name, c)
	src := &source{r: r}
	if err := rd.read(name, src); errors.Is(err, ErrFormat) {
		return nil, nil, nil, fmt.Errorf("reading %q: %w", name, err)
	} else if err != nil && src.err == nil {
		rd.problem(place{line: rd.line}, "unreadable", "cannot be read further: %v", err)
	}
	if src.err != nil {
		err = fmt.Errorf("reading %q: %w", name, src.err)
	} else if len(rd.rows) == 0 && len(rd.problems) == 0 {
		rd.remarks = append(rd.remarks, rd.name+": no rows")
	}
	return rd.rows, audit.SortProblems(rd.problems), rd.remarks, err
}

// read unpacks the source and hands it to the reader of its format.
func (rd *reader) read(name string, r io.Reader) error {
	if name == "-" {
		return rd.readSniffed(r)
	}
	name = strings.ToLower(name)
	for _, p := range packings {
		if rest, ok := strings.CutSuffix(name, p.extension); ok {
			return rd.readPacked(p.open, r, func(r io.Reader) error { return rd.readNamed(rest, r) })
		}
	}
	return rd.readNamed(name, r)
}

func (rd *reader) readPacked(open func(io.Reader) (io.ReadCloser, error), r io.Reader, read func(io.Reader) error) error {
	unpacked, err := open(r)
	if err != nil {
		return err
	}
	defer unpacked.Close()
	return read(&capped{r: unpacked, left: maxUnpacked})
}

func (rd *reader) readNamed(name string, r io.Reader) error {
	for _, f := range formats {
		if !slices.Contains(f.extensions, path.Ext(name)) {
			continue
		}
		in := bufio.NewReader(r)
		head, _ := in.Peek(512) // an error comes again at the next Read
		if wrong := misnamed(head, path.Ext(name)); wrong != "" {
			rd.problem(place{line: 1}, "wrong-format", "%s", wrong)
			return nil
		}
		if rd.codesOnly && f.extensions[0] == ".jsonl" {
			rd.problem(place{line: 1}, "wrong-format", "coders' marks are read from CSV and XLSX, not from JSON")
			return nil
		}
		return f.read(rd, in)
	}
	return ErrFormat
}

// misnamed says what a file is whose first bytes are not what its extension promises, and what to do; "" otherwise.
func misnamed(head []byte, extension string) string {
	begins := func(magic string) bool { return bytes.HasPrefix(head, []byte(magic)) }
	switch {
	case begins("\xd0\xcf\x11\xe0"):
		return "this is an Excel workbook of the old kind, or one with a password: save it as .xlsx without a password"
	case begins("PK\x03\x04") && bytes.Contains(head, []byte("opendocument")):
		return "this is an OpenDocument workbook: save it as .xlsx"
	case begins("PK\x03\x04") && extension != ".xlsx":
		return "this is an Excel workbook: rename it to .xlsx"
	}
	for _, p := range packings {
		if begins(p.magic) {
			return "this is packed: rename it to end in " + extension + p.extension
		}
	}
	return ""
}

// readSniffed tells packing and format by the first bytes: what is neither packed, a workbook nor an object is CSV.
func (rd *reader) readSniffed(r io.Reader) error {
	in := bufio.NewReader(r)
	head, _ := in.Peek(512) // an error comes again at the next Read
	for _, p := range packings {
		if bytes.HasPrefix(head, []byte(p.magic)) {
			return rd.readPacked(p.open, in, func(r io.Reader) error {
				in := bufio.NewReader(r)
				head, _ := in.Peek(512)
				return rd.readNamed(sniff(head), in)
			})
		}
	}
	return rd.readNamed(sniff(head), in)
}

// sniff returns the extension of the format that begins with head.
func sniff(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return ".xlsx"
	case bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(head, []byte(utf8BOM))), []byte("{")):
		return ".jsonl"
	}
	return ".csv"
}

// A source remembers why it could not be read, to tell a broken disk from a broken file.
type source struct {
	r   io.Reader
	err error
}

func (s *source) Read(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}

// A capped reader refuses to unpack a bomb.
type capped struct {
	r    io.Reader
	left int64
}

func (c *capped) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if c.left -= int64(n); c.left < 0 {
		return 0, fmt.Errorf("it unpacks to more than %d GiB", maxUnpacked>>30)
	}
	return n, err
}
