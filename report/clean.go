package report

import (
	"regexp"
	"strings"
	"unicode"
)

// escapes are the terminal sequences worth taking out whole: CSI, and OSC where it ends.
var escapes = regexp.MustCompile("(?:\x1b\\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\x1b\\]|\u009d)[^\x07\x1b\u009c]*(?:\x07|\x1b\\\\|\u009c)")

// printable takes out of s what a reader cannot see and a screen might obey: escape sequences, control characters, bidi
// overrides and other invisible characters. Line ends of every kind become \n, other space a blank, and what this
// program cannot name (private use, unassigned, broken UTF-8) the replacement character.
func printable(s string) string { return cleaned(s, "") }

// pageText is s for a page of HTML: printable, but with the joiners and variation selectors that letters and emoji need,
// as it is the browser that sets them.
func pageText(s string) string { return cleaned(s, "\u200c\u200d\ufe0e\ufe0f") }

// pageLine is pageText on one line, blanks single.
func pageLine(s string) string { return strings.Join(strings.Fields(pageText(s)), " ") }

// cleaned is printable but for the characters of keep.
func cleaned(s, keep string) string {
	s = strings.ReplaceAll(escapes.ReplaceAllLiteralString(s, ""), "\r\n", "\n")
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r >= ' ' && r <= '~':
			b.WriteByte(byte(r))
		case r == '\n', r == '\r', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
			b.WriteByte('\n')
		case r == '\t', unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		case r > unicode.MaxLatin1 && strings.ContainsRune(keep, r):
			b.WriteRune(r)
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point):
		case unicode.IsPrint(r):
			b.WriteRune(r)
		default:
			b.WriteRune(unicode.ReplacementChar)
		}
	}
	return b.String()
}

// oneLine is s for one line of a terminal: printable, blanks single. Marks with no letter to sit on, skin tones and
// flags, whose width no two programs agree on, are left out or spelt in letters.
func oneLine(s string) string {
	return strings.TrimSpace(strings.TrimLeftFunc(strings.Join(strings.Fields(settled(s)), " "), unicode.IsMark))
}

// Line is text from outside for one line of a terminal.
func Line(s string) string { return oneLine(s) }

// settled is s printable and of a width that every terminal agrees on, line by line as it was.
func settled(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '🏻' && r <= '🏿':
			return -1
		case r >= '🇦' && r <= '🇿':
			return 'A' + r - '🇦'
		}
		return r
	}, printable(s))
}

// csvText is cellText for a CSV cell: text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP,
// CSV injection).
func csvText(s string) string {
	s = cellText(s)
	if strings.IndexAny(s, "=+-@\t\n＝＋－＠") == 0 {
		return "'" + s
	}
	return s
}

// cellText is s for the cell of a spreadsheet: line ends and tabs stay, other control characters, bidi overrides and
// invisible characters go (but for those that join letters and emoji).
func cellText(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u2028', r == '\u2029':
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf) && !strings.ContainsRune("\n\t\u200c\u200d", r):
			return -1
		}
		return r
	}, s)
}
