package collect

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/diapason-audit/diapason/audit"
)

// A Pair is two texts to hold against each other: one row of `similarity --pairs`.
type Pair struct {
	ID    string
	Lang  string // of both texts, two or three letters; "" to be detected
	TextA string
	TextB string
	// CRLF says that line ends within the fields were \r\n in the file. In the texts they are \n.
	CRLF bool
}

// pairColumns are the columns of a table of pairs; the first is the only one that may be missing.
var pairColumns = []string{"lang", "id", "text_a", "text_b"}

// mostProblems is how many problems of a table of pairs are told before the rest of it is left unread.
const mostProblems = 1000

// languageTag is a language as tables name it; what follows the first letters is the region.
var languageTag = regexp.MustCompile(`^([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*$`)

// Pairs reads a table of pairs, CSV in UTF-8 or UTF-16, packed or not, and hands every pair to yield as it is read, until
// yield returns false. It holds one record at a time. Columns stand in any order, those it does not know are ignored. No
// pair follows the first problem: the rest of the table is only read for more problems. A table without a pair is a
// problem; err is the outside world's, as in Read.
func Pairs(name string, r io.Reader, yield func(Pair) bool) (problems []audit.Problem, err error) {
	rd := &reader{name: name}
	src := &source{r: r}
	if err := rd.unpacked(src, func(r io.Reader) error { return readPairs(rd, r, yield) }); err != nil && src.err == nil {
		rd.problem(place{line: rd.line}, "unreadable", "cannot be read further: %v", err)
	}
	if src.err != nil {
		err = fmt.Errorf("reading %q: %w", name, src.err)
	}
	return rd.problems, err
}

// unpacked hands what r holds to read, unpacked if its first bytes say that it is packed.
func (rd *reader) unpacked(r io.Reader, read func(io.Reader) error) error {
	in := bufio.NewReader(r)
	head, _ := in.Peek(4) // an error comes again at the next Read
	for _, p := range packings {
		if bytes.HasPrefix(head, []byte(p.magic)) {
			return rd.readPacked(p.open, in, read)
		}
	}
	return read(in)
}

// readPairs reads the table itself.
func readPairs(rd *reader, r io.Reader, yield func(Pair) bool) error {
	decoded, _ := decode(bufio.NewReader(r))
	t := newCSV(rd, decoded)
	t.most = mostProblems
	at := make([]int, len(pairColumns)) // where each column stands, -1: nowhere
	read := 0
	t.header = func(fields []string) bool {
		var others []string
		for _, f := range fields {
			if !slices.Contains(pairColumns, strings.ToLower(strings.TrimSpace(f))) {
				others = append(others, f)
			}
		}
		for i, column := range pairColumns {
			if at[i] = slices.IndexFunc(fields, func(f string) bool { return strings.EqualFold(strings.TrimSpace(f), column) }); at[i] < 0 && i > 0 {
				rd.problem(place{line: t.places[0].line}, "missing-column", "the header has no column %s; want id, text_a, text_b and, if known, lang%s",
					column, didYouMean(column, others))
			}
		}
		for i, f := range fields {
			is := func(g string) bool { return strings.EqualFold(strings.TrimSpace(g), strings.TrimSpace(f)) }
			if first := slices.IndexFunc(fields, is); first < i && slices.ContainsFunc(pairColumns, is) {
				rd.problem(t.places[i], "duplicate-column", "column %s stands twice, first as column %d", quote(f), first+1)
			}
		}
		return len(rd.problems) == 0
	}
	t.take = func(fields []string) bool {
		read++
		p := Pair{ID: fields[at[1]], TextA: fields[at[2]], TextB: fields[at[3]], CRLF: t.brokenByCRLF()}
		for _, i := range at[2:] {
			if len(fields[i]) > maxText {
				rd.problem(t.places[i], "too-long", "text of more than %d bytes", maxText)
			}
		}
		if at[0] >= 0 {
			tag := strings.TrimSpace(fields[at[0]])
			if m := languageTag.FindStringSubmatch(tag); m != nil {
				p.Lang = strings.ToLower(m[1])
			} else if tag != "" {
				rd.problem(t.places[at[0]], "bad-language", "%s is not a language: write fr, en or nothing", quote(tag))
			}
		}
		if len(rd.problems) == 0 {
			return yield(p)
		}
		return true
	}
	err := t.read()
	if err == nil && read == 0 && len(rd.problems) == 0 {
		rd.problem(place{line: 1}, "no-pair", "no pair: a header and no row")
	}
	return err
}

// brokenByCRLF tells whether a field of the record just read goes over a line that ends in \r\n.
func (t *csvTable) brokenByCRLF() bool {
	record := t.raw.buf[:t.csv.InputOffset()-t.raw.base]
	return bytes.Contains(bytes.TrimRight(record, "\r\n"), []byte("\r\n"))
}

// Text reads one text in UTF-8 or UTF-16, without its byte order mark.
func Text(name string, r io.Reader) (string, []audit.Problem, error) {
	src := &source{r: r}
	decoded, _ := decode(bufio.NewReader(src))
	b, err := io.ReadAll(io.LimitReader(decoded, maxText+1))
	rd := &reader{name: name}
	switch {
	case src.err != nil:
		return "", nil, fmt.Errorf("reading %q: %w", name, src.err)
	case err != nil && !errors.Is(err, io.EOF):
		rd.problem(place{line: 1}, "unreadable", "cannot be read: %v", err)
	case len(b) > maxText:
		rd.problem(place{line: 1}, "too-long", "text of more than %d bytes", maxText)
	case !utf8.Valid(b):
		rd.problem(firstInvalid(b), "bad-encoding", "a byte that is not UTF-8")
	}
	return string(b), rd.problems, nil
}

// firstInvalid is the place of the first byte of b that is not UTF-8.
func firstInvalid(b []byte) place {
	p := place{line: 1, col: 1}
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			return p
		case r == '\n':
			p = place{line: p.line + 1, col: 1}
		default:
			p.col++
		}
		b = b[n:]
	}
	return p
}
