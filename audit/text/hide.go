package text

import (
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// How many letters a name needs to be hidden at all, and to be hidden within longer words too.
const (
	shortestName  = 3
	shortestInner = 5
)

// Hide puts another word in the place of names, case and accents aside: where a name's words stand one after the other,
// whatever signs part them, and where a longer name is part of a word, as in a handle (@AlfaMobileHelp). It cannot know
// nicknames, products, slogans or a misspelt name, and leaves names of one or two letters alone.
func Hide(s string, names []string, by string) string {
	var hidden [][]string // the words of each name, folded
	for _, name := range names {
		if words := wordsOf(word.Tokens(name)); len([]rune(strings.Join(words, ""))) >= shortestName {
			hidden = append(hidden, words)
		}
	}
	var out strings.Builder
	tokens, from := word.Tokens(s), 0
	for i := 0; i < len(tokens); i++ {
		last := i - 1
		for _, words := range hidden {
			last = max(last, spoken(tokens, i, words))
		}
		if last >= i {
			out.WriteString(s[from:tokens[i].Start] + by)
			from, i = tokens[last].End, last
		}
	}
	return out.String() + s[from:]
}

// spoken returns the place of the last token of a name that begins with token i, or -1.
func spoken(tokens []word.Token, i int, words []string) int {
	if tokens[i].Kind == word.Sign || tokens[i].Kind == word.Break {
		return -1
	}
	joined := strings.Join(words, "")
	if tokens[i].Text == joined || len([]rune(joined)) >= shortestInner && strings.Contains(tokens[i].Text, joined) {
		return i
	}
	met, last := 0, -1
	for j := i; j < len(tokens) && met < len(words); j++ {
		switch t := tokens[j]; {
		case t.Kind == word.Sign:
		case t.Text != words[met]:
			return -1
		default:
			met, last = met+1, j
		}
	}
	if met < len(words) {
		return -1
	}
	return last
}

// wordsOf are the words and numbers among tokens.
func wordsOf(tokens []word.Token) (words []string) {
	for _, t := range tokens {
		if t.Kind == word.Word || t.Kind == word.Number {
			words = append(words, t.Text)
		}
	}
	return words
}
