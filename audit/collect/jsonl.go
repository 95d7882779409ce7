package collect

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// readJSONL reads one flat object a line.
func readJSONL(rd *reader, r io.Reader) error {
	decoded, _ := decode(bufio.NewReaderSize(r, 64<<10))
	in := bufio.NewReaderSize(decoded, 64<<10)
	var line []byte
	for {
		var err error
		line, err = nextLine(in, line[:0])
		if len(line) > 0 || err == nil {
			rd.line++
			if len(line) > maxRecord {
				rd.problem(place{line: rd.line}, "too-long", "line of more than %d bytes", maxRecord)
			} else {
				rd.readObject(line)
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// nextLine appends the next line to buf, of an endless one only so much as shows that it is too long.
func nextLine(in *bufio.Reader, buf []byte) ([]byte, error) {
	for {
		part, err := in.ReadSlice('\n')
		if len(buf) <= maxRecord {
			buf = append(buf, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return buf, err
		}
	}
}

// readObject reads a line as a row.
func (rd *reader) readObject(line []byte) {
	if len(bytes.TrimSpace(line)) == 0 {
		return
	}
	at := ruler{line: line}
	if !utf8.Valid(line) {
		rd.problem(rd.jsonPlace(&at, badByte(line)), "bad-encoding", "a byte that is not UTF-8")
		return
	}
	if !json.Valid(line) {
		var syntax *json.SyntaxError
		if err := json.Unmarshal(line, new(any)); errors.As(err, &syntax) {
			off := max(int(syntax.Offset)-1, 0)
			if off >= len(bytes.TrimRight(line, "\r\n")) || syntax.Error() == "unexpected end of JSON input" {
				off = len(bytes.TrimRight(line, "\r\n"))
			}
			rd.problem(rd.jsonPlace(&at, off), "bad-json", "not one JSON object on a line: %v", syntax)
		}
		return
	}
	s := scanner{line: line}
	start := s.space()
	if line[start] != '{' {
		rd.problem(rd.jsonPlace(&at, start), "bad-json", "not a JSON object")
		return
	}
	rec := record{place: place{line: rd.line, col: 1}}
	s.off++
	for {
		key := s.space()
		switch line[key] {
		case '}':
			rd.add(&rec)
			return
		case ',':
			s.off++
			continue
		}
		name := s.value()
		keyPlace := rd.jsonPlace(&at, key)
		s.space()
		s.off++ // the colon
		value := s.space()
		raw := s.value()
		rd.field(&rec, unquoteJSON(name), keyPlace, raw, rd.jsonPlace(&at, value))
	}
}

func (rd *reader) jsonPlace(at *ruler, off int) place {
	return place{line: rd.line, col: at.column(off)}
}

// field puts one member of an object in its column.
func (rd *reader) field(rec *record, name string, keyPlace place, raw []byte, p place) {
	h := rd.heading(name, keyPlace)
	if h.column == colIgnored {
		rec.bad = true
		return
	}
	if rec.has(h) {
		rec.bad = true
		rd.problem(keyPlace, "duplicate-column", "%s stands twice in one object", quote(name))
		return
	}
	c := cell{place: p}
	number := raw[0] == '-' || '0' <= raw[0] && raw[0] <= '9'
	switch {
	case raw[0] == '"':
		c.text = unquoteJSON(raw)
	case string(raw) == "null":
	case number && (h.column == colAttempt || h.column == colCode):
		c.text = string(raw)
	case number:
		rec.bad = true
		rd.problem(p, "not-text", "%s is a number: put it in quotes", name)
	default:
		rec.bad = true
		rd.problem(p, "not-text", "%s is %s, not a string", name, jsonKind(raw[0]))
	}
	if h.column == colCode {
		rec.codes = append(rec.codes, code{h.code, c})
	} else {
		rec.cells[h.column] = c
	}
}

// has tells whether something stands under that heading already.
func (r *record) has(h heading) bool {
	if h.column != colCode {
		return r.cells[h.column].place.line > 0
	}
	for _, c := range r.codes {
		if c.name == h.code {
			return true
		}
	}
	return false
}

func jsonKind(first byte) string {
	switch first {
	case '{':
		return "an object"
	case '[':
		return "an array"
	}
	return "true or false"
}

// unquoteJSON is the text of a valid JSON string.
func unquoteJSON(raw []byte) string {
	if inner := raw[1 : len(raw)-1]; bytes.IndexByte(inner, '\\') < 0 {
		return string(inner)
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		panic("collect: valid JSON that is not a string: " + err.Error())
	}
	return s
}

// A scanner cuts a line of valid JSON into its parts. encoding/json has no word for where a value stands.
type scanner struct {
	line []byte
	off  int
}

// space skips blanks and returns where they end.
func (s *scanner) space() int {
	for strings.IndexByte(" \t\r\n", s.line[s.off]) >= 0 {
		s.off++
	}
	return s.off
}

// value returns the value that begins here and steps behind it.
func (s *scanner) value() []byte {
	start := s.off
	for depth := 0; ; s.off++ {
		switch s.line[s.off] {
		case '"':
			s.string()
		case '{', '[':
			depth++
		case '}', ']', ',', ' ', '\t', '\r', '\n', ':':
			if depth == 0 {
				return s.line[start:s.off]
			}
			if b := s.line[s.off]; b == '}' || b == ']' {
				depth--
			}
			if depth == 0 {
				s.off++
				return s.line[start:s.off]
			}
		}
	}
}

// string steps to the closing quote of the string that begins here.
func (s *scanner) string() {
	for s.off++; s.line[s.off] != '"'; s.off++ {
		if s.line[s.off] == '\\' {
			s.off++
		}
	}
}

// badByte is the offset of the first byte that is not UTF-8.
func badByte(b []byte) int {
	off := 0
	for off < len(b) {
		r, n := utf8.DecodeRune(b[off:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		off += n
	}
	return off
}
