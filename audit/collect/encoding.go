package collect

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/diapason-audit/diapason/audit/text/word"
)

const utf8BOM = "\uFEFF"

// look is how many bytes from the first accent on are held to tell Windows-1252 from UTF-8.
const look = 1 << 20

// decode strips a byte order mark and turns UTF-16, which must have one, into UTF-8. Without a mark the bytes stay.
func decode(in *bufio.Reader) (r io.Reader, marked bool) {
	head, _ := in.Peek(len(utf8BOM)) // an error comes again at the next Read
	switch {
	case string(head) == utf8BOM:
		_, _ = in.Discard(len(utf8BOM))
		return in, true
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}), bytes.HasPrefix(head, []byte{0xFF, 0xFE}):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder().Reader(in), true
	}
	return in, false
}

// A guess reads text that is UTF-8 or Windows-1252 as UTF-8. ASCII is both, so nothing is decided before the first byte
// beyond it; then the next MiB votes, letters well formed in UTF-8 against bytes that are not. A UTF-8 file with a
// damaged letter therefore stays UTF-8, and the damage is for the caller to find.
type guess struct {
	in      *bufio.Reader // holds look bytes
	decided io.Reader     // nil so far
	latin   func()        // called when it is Windows-1252
}

func (g *guess) Read(p []byte) (int, error) {
	if g.decided != nil {
		return g.decided.Read(p)
	}
	head, err := g.in.Peek(max(1, g.in.Buffered()))
	if len(head) == 0 {
		return 0, err
	}
	ascii := bytes.IndexFunc(head, func(r rune) bool { return r >= utf8.RuneSelf })
	if ascii < 0 {
		ascii = len(head)
	}
	if ascii > 0 {
		n := copy(p, head[:ascii])
		_, _ = g.in.Discard(n)
		return n, nil
	}
	g.decided = g.in
	if head, _ := g.in.Peek(look); word.IsLatin(head) {
		g.latin()
		g.decided = charmap.Windows1252.NewDecoder().Reader(g.in)
	}
	return g.decided.Read(p)
}

// A ruler turns byte offsets in one line, asked for in ascending order, into columns counted in characters from 1.
type ruler struct {
	line     []byte
	off, col int
}

func (r *ruler) column(off int) int {
	off = min(off, len(r.line))
	r.col += utf8.RuneCount(r.line[r.off:off])
	r.off = off
	return r.col + 1
}
