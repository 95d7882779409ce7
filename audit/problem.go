package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A Problem is a mistake in a file we read, with its place and how to mend it.
type Problem struct {
	File   string `json:"file"`
	Line   int    `json:"line"`   // from 1; 0: the file as a whole
	Column int    `json:"column"` // from 1, in characters
	Text   string `json:"text"`   // what is wrong, lower case, no full stop
	Rule   string `json:"rule"`
}

// String is the problem as every command prints it: file:line:column: text [rule].
func (p Problem) String() string {
	file := p.File
	if strings.ContainsFunc(file, func(r rune) bool { return !unicode.IsPrint(r) }) {
		file = strconv.Quote(file) // a name from outside must not drive the terminal
	}
	return fmt.Sprintf("%s:%d:%d: %s [%s]", file, max(p.Line, 1), max(p.Column, 1), p.Text, p.Rule)
}

// SortProblems puts problems in reading order and drops repeats.
func SortProblems(ps []Problem) []Problem {
	slices.SortFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Text, b.Text))
	})
	return slices.Compact(ps)
}
