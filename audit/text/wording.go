package text

import "github.com/agnivade/levenshtein"

// Wording tells how far b reads like a, word by word, in [0, 1]: 1 less the least number of words to put in, take out or
// replace, over the number of words of the longer text. It is 1 for the same words in the same order and the same whichever
// text comes first. Case, accents and punctuation do not count. It tells templates from improvisation, not whether two
// texts say the same. Of very long texts it compares the beginnings.
func Wording(a, b *Doc) float64 {
	x, y := a.units[:min(len(a.units), longestWording)], b.units[:min(len(b.units), longestWording)]
	longer := max(len(x), len(y))
	if longer == 0 {
		return 1
	}
	var space [256]letter
	alphabet := alphabet{slots: space[:]}
	for len(alphabet.slots) < 2*(len(x)+len(y)) {
		alphabet.slots = make([]letter, 2*len(alphabet.slots))
	}
	distance := levenshtein.ComputeDistance(alphabet.write(x), alphabet.write(y))
	return 1 - float64(distance)/float64(longer)
}

// longestWording is how many words of a text Wording compares: its time grows with the product of both lengths.
const longestWording = 5000

// An alphabet has a letter for each distinct word of two texts, which is how a distance of letters becomes one of words.
type alphabet struct {
	slots []letter // by hash of the word, the next free one if taken; never more than half full
	size  rune
}

// A letter stands for a word.
type letter struct {
	word uint64
	rune rune // 0: a free slot
}

// write writes words with one letter for each.
func (a *alphabet) write(words []unit) string {
	written := make([]rune, len(words))
	for i, u := range words {
		written[i] = a.letter(u.word)
	}
	return string(written)
}

// letter returns the letter of a word. Twice longestWording letters end well below the surrogates, which no string could
// hold apart.
func (a *alphabet) letter(word uint64) rune {
	mask := uint64(len(a.slots) - 1)
	at := word & mask
	for a.slots[at].rune != 0 && a.slots[at].word != word {
		at = (at + 1) & mask
	}
	if a.slots[at].rune == 0 {
		a.size++
		a.slots[at] = letter{word, a.size}
	}
	return a.slots[at].rune
}
