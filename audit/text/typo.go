package text

import (
	"math/bits"
	"unicode/utf8"
)

// Words of six letters forgive one mistake, from ten on two; a mistake is a letter too many, too few or wrong, or two
// neighbours swapped.
const (
	shortestTypo = 6
	twoTypos     = 10
)

// misspelt tells whether written is meant to be the word wanted, or to begin with it. The first letter must be right, and
// of a beginning the last: else "rembourrage" would be a mistaken "rembours*".
func misspelt(wanted, written string, beginning bool) bool {
	length := utf8.RuneCountInString(wanted)
	if !beginning {
		length = min(length, utf8.RuneCountInString(written))
	}
	if length < shortestTypo || len(wanted) > longest || len(written) > longest {
		return false
	}
	forgiven := 1
	if length >= twoTypos {
		forgiven = 2
	}
	missing := letters(wanted) &^ letters(written) // one mistake loses one letter at most
	return bits.OnesCount32(missing) <= forgiven && distance(wanted, written, beginning) <= forgiven
}

// letters is the set of the letters of a word, a bit each; letters that share a bit count as one.
func letters(w string) (set uint32) {
	for _, r := range w {
		set |= 1 << (r % 32)
	}
	return set
}

// distance is the least number of mistakes that turn a into b, or into a beginning of b that ends in a's last letter
// (optimal string alignment: swapped letters count once and are not touched again).
func distance(a, b string, beginning bool) int {
	var x, y [longest]rune
	m, n := 0, 0
	for _, r := range a {
		x[m] = r
		m++
	}
	for _, r := range b {
		y[n] = r
		n++
	}
	var rows [3][longest + 1]int
	for j := range n + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= m; i++ {
		before, above, row := &rows[(i+1)%3], &rows[(i-1)%3], &rows[i%3]
		row[0] = i
		for j := 1; j <= n; j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	last := &rows[m%3]
	if !beginning {
		return last[n]
	}
	least := m
	for j := 1; j <= n; j++ {
		if y[j-1] == x[m-1] {
			least = min(least, last[j])
		}
	}
	return least
}
