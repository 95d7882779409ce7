package report

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/mattn/go-runewidth"
	"pgregory.net/rapid"
)

// anyDocument draws pages whose words are nasty and whose marks stand anywhere, outside the text too.
var anyDocument = rapid.Custom(func(t *rapid.T) *Document {
	word := func() string { return nasty.Draw(t, "word") }
	note := func() Note {
		return Note{Bullet: rapid.SampledFrom([]string{"", "✗", "[1]"}).Draw(t, "bullet"), Text: word()}
	}
	var d Document
	d.Title(word())
	d.Paragraph(word())
	d.Section(word())
	d.List(note(), note())
	d.Table([]string{"One", "Two"}, [][]string{{word(), word()}, {word(), word()}})
	var passages []Passage
	for range rapid.IntRange(0, 5).Draw(t, "passages") {
		text := word() + "\n\n" + word()
		var marks []Mark
		for range rapid.IntRange(0, 4).Draw(t, "marks") {
			place := rapid.IntRange(-1, len(text)+1)
			marks = append(marks, Mark{place.Draw(t, "start"), place.Draw(t, "end"), rapid.IntRange(1, 20).Draw(t, "number")})
		}
		passages = append(passages, Passage{Title: word(), Lead: []Note{note()}, Parts: []Part{{Head: word(), Text: text, Marks: marks}}, Notes: []Note{note()}})
	}
	d.Texts(passages...)
	return &d
})

func terminal(t rapid.TB, d *Document, o Options) string {
	b, err := d.Terminal(o)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var styles = regexp.MustCompile("\x1b\\[[0-9;]+m")

func TestLawNoLineOfADocumentIsWiderThanTheTerminal(t *testing.T) {
	screen := runewidth.Condition{}
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 160).Draw(t, "width")
		out := terminal(t, anyDocument.Draw(t, "document"), Options{Width: width, Color: rapid.Bool().Draw(t, "color")})
		if width < 40 {
			return // no promise, but no panic
		}
		for _, l := range strings.Split(styles.ReplaceAllString(out, ""), "\n") {
			if w := screen.StringWidth(l); w > width {
				t.Fatalf("%d cells on a terminal of %d: %q", w, width, l)
			}
		}
	})
}

func TestLawNothingInvisibleLeavesADocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, color := anyDocument.Draw(t, "document"), rapid.Bool().Draw(t, "color")
		for _, out := range []string{styles.ReplaceAllString(terminal(t, d, Options{Width: 100, Color: color}), ""), string(d.Markdown())} {
			for _, c := range out {
				if c != '\n' && !unicode.IsPrint(c) || unicode.In(c, unicode.Cf, unicode.Variation_Selector, unicode.Co) {
					t.Fatalf("%U gets through: %q", c, out)
				}
			}
		}
	})
}

// Every style that is switched on is switched off on its line, so that no column colours the next.
func TestLawNoColourCrossesAColumn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, l := range strings.Split(terminal(t, anyDocument.Draw(t, "document"), Options{Width: 100, Color: true}), "\n") {
			if codes := styles.FindAllString(l, -1); len(codes) > 0 && codes[len(codes)-1] != "\x1b[0m" {
				t.Fatalf("a colour stays on after %q", l)
			}
		}
	})
}

func TestMarks(t *testing.T) {
	const text = "You get 49.90 in 14 days."
	check := func(want string, marks ...Mark) {
		t.Helper()
		var got []string
		for _, l := range (page{&bytes.Buffer{}, Options{Width: 200}}).marked(Part{Text: text, Marks: marks}, 200) {
			got = append(got, l.text)
		}
		if s := strings.Join(got, "\n"); s != want {
			t.Errorf("%v: %q, want %q", marks, s, want)
		}
	}
	check(text)
	check("You get [[1: 49.90]] in [[2: 14 days]].", Mark{17, 24, 2}, Mark{8, 13, 1})
	check("You get [[1,3: 49.90]] in 14 days.", Mark{8, 13, 3}, Mark{8, 13, 1}, Mark{8, 13, 1})
	check("[[2: You get [[1: 49.90]] in 14 days.]]", Mark{8, 13, 1}, Mark{0, 25, 2})
	check("[[1: You get 49.90]] [[2: in]] 14 days.", Mark{0, 13, 1}, Mark{8, 16, 2}) // gives up what it shares
	check("You get [[1: 49.90]] in 14 days.", Mark{7, 14, 1})                        // blanks stay outside
	check(text, Mark{5, 5, 1}, Mark{30, 40, 1}, Mark{9, 2, 1})
}

func TestColumnsAreDealtEvenly(t *testing.T) {
	check := func(width, texts, count, each int) {
		t.Helper()
		c, w := page{&bytes.Buffer{}, Options{Width: width}}.columns(texts)
		if c != count || w != each {
			t.Errorf("%d texts on %d cells: %d columns of %d, want %d of %d", texts, width, c, w, count, each)
		}
	}
	check(60, 2, 1, 60)
	check(80, 2, 2, 38)
	check(140, 3, 3, 44)
	check(140, 4, 2, 68)
	check(140, 5, 3, 44)
	check(0, 1, 1, 120)
}

func TestFindPrefersWholeWords(t *testing.T) {
	check := func(s, quote string, want int) {
		t.Helper()
		if at, ok := find(s, quote); !ok || at != want {
			t.Errorf("%q in %q: at %d, want %d", quote, s, at, want)
		}
	}
	check("10 € ou 0 €", "0 €", 10)
	check("un avoir", "voir", 4)
	if _, ok := find("a", ""); ok {
		t.Error("an empty quote was found")
	}
}
