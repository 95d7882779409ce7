package fact

import (
	_ "embed"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// A lexicon finds the phrases of a word list in a text. The lists are plain text: a line "class: phrase, phrase", where
// "*" ends a stem and "_" stands for up to four words; a phrase may be continued on lines that begin with a blank.
// Apostrophes and hyphens do not matter.
type lexicon struct{ root node }

// A node is a step in the tree of phrases.
type node struct {
	words   map[string]*node
	stems   map[string]*node
	gap     *node
	classes []class
}

// minStem is the length of the shortest stem, so that looking one up stays cheap.
const minStem = 2

//go:embed lexicon_fr.txt
var frenchWords string

//go:embed lexicon_en.txt
var englishWords string

var (
	frenchLexicon  = sync.OnceValue(func() *lexicon { return newLexicon(frenchWords) })
	englishLexicon = sync.OnceValue(func() *lexicon { return newLexicon(englishWords) })
)

func lexiconOf(lang string) *lexicon {
	switch lang {
	case "fr":
		return frenchLexicon()
	default:
		return englishLexicon()
	}
}

// newLexicon reads a word list. A mistake in one is a mistake in this package, so it panics.
func newLexicon(list string) *lexicon {
	l := &lexicon{}
	var current class
	for number, line := range strings.Split(list, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if name, phrases, ok := strings.Cut(line, ":"); ok {
			if current, ok = classes[name]; !ok {
				panic(fmt.Sprintf("lexicon line %d: no class %q", number+1, name))
			}
			line = phrases
		}
		for phrase := range strings.SplitSeq(line, ",") {
			if phrase = strings.TrimSpace(phrase); phrase != "" {
				l.add(phrase, current)
			}
		}
	}
	return l
}

func (l *lexicon) add(phrase string, c class) {
	n := &l.root
	tokens := word.Tokens(phrase)
	for i, t := range tokens {
		switch {
		case t.Text == "'" || t.Text == "-" || t.Text == "*":
			continue
		case t.Text == "_":
			n = child(&n.gap)
		case i+1 < len(tokens) && tokens[i+1].Text == "*":
			if len(t.Text) < minStem {
				panic("stem too short: " + phrase)
			}
			n = step(&n.stems, t.Text)
		default:
			n = step(&n.words, t.Text)
		}
	}
	n.classes = append(n.classes, c)
}

func child(n **node) *node {
	if *n == nil {
		*n = &node{}
	}
	return *n
}

func step(m *map[string]*node, key string) *node {
	if *m == nil {
		*m = make(map[string]*node)
	}
	if (*m)[key] == nil {
		(*m)[key] = &node{}
	}
	return (*m)[key]
}

// A cue is a phrase of the lexicon found in a text.
type cue struct {
	class    class
	from, to int  // tokens, to excluded
	gapped   bool // words of no phrase stand in between
}

// A layer is a set of classes within which the longest phrase wins: "get back to you" is no refund. Phrases of different
// layers do not compete: what "panne de locomotive" tells of the cause, "panne de" may tell of a delay.
type layer uint8

const (
	substance layer = iota // what is decided and asked for
	frame                  // how a clause is meant, what values are of
	reason                 // what went wrong
	layers
)

// layerOf is the layer of a class.
func layerOf(c class) layer {
	if _, ok := causes[c]; ok {
		return reason
	}
	if framing[c] {
		return frame
	}
	return substance
}

// framing are the classes of the layer frame.
var framing = set(reported, condition, example, past, request, sorry, usually, must, along, lateness, stay, window,
	notice, warranty, valid, excess, deposit, fee, price, bill, instalment, threshold, each, once, because, charging, fullShare,
	except, workshop)

// findCues finds the phrases of the lexicon. Where two of one layer begin at the same word the longer one wins, unless one
// phrase has several classes. A phrase inside another one counts as well, save inside one that holds its own "no": there is
// nothing "to pay" in "nothing to pay".
func (r *reader) findCues() {
	root := &lexiconOf(r.lang).root
	closedUntil := 0
	for i := range r.tokens[:r.signature()] {
		if r.tokens[i].Kind != word.Word || i < closedUntil || r.properName(i) {
			continue
		}
		m := matcher{r: r}
		m.match(root, i, i, false)
		for l := range layers {
			found := &m.found[l]
			for _, c := range found.classes {
				if layerOf(c) != l || c == owe && r.dueTo(found.to) {
					continue
				}
				r.cues = append(r.cues, cue{c, i, found.to, found.gapped})
				if selfContained[c] && found.to > i+1 && !found.gapped {
					closedUntil = found.to
				}
			}
			if closedUntil > i && l == substance && slices.Contains(found.classes, idiom) {
				break
			}
		}
	}
}

// cuesBetween lists the cues that begin from token from on and before token to.
func (r *reader) cuesBetween(from, to int) []cue {
	first := sort.Search(len(r.cues), func(i int) bool { return r.cues[i].from >= from })
	last := sort.Search(len(r.cues), func(i int) bool { return r.cues[i].from >= to })
	return r.cues[first:max(first, last)]
}

// A matcher keeps the longest phrase of each layer found from one token on.
type matcher struct {
	r     *reader
	found [layers]struct {
		to      int
		classes []class
		gapped  bool
	}
}

// match goes down the tree from n with the word at token i; last is the token after the last one matched, gapped tells
// whether words were passed over.
func (m *matcher) match(n *node, i, last int, gapped bool) {
	for _, c := range n.classes {
		if found := &m.found[layerOf(c)]; last > found.to {
			found.to, found.classes, found.gapped = last, n.classes, gapped
		}
	}
	for i < len(m.r.tokens) && last > 0 && i > 0 && (m.r.is(i, "'") || m.r.is(i, "-")) {
		i++
	}
	if i >= len(m.r.tokens) {
		return
	}
	t := &m.r.tokens[i]
	if t.Kind != word.Word && t.Kind != word.Number {
		return
	}
	if next := n.words[t.Text]; next != nil {
		m.match(next, i+1, i+1, gapped)
	}
	if n.stems != nil {
		for size := minStem; size <= len(t.Text); size++ {
			if next := n.stems[t.Text[:size]]; next != nil {
				m.match(next, i+1, i+1, gapped)
			}
		}
	}
	if n.gap != nil {
		m.matchGap(n.gap, i, last)
	}
}

// maxGap is how many words "_" may stand for.
const maxGap = 4

func (m *matcher) matchGap(n *node, i, last int) {
	for passed := 0; passed <= maxGap && i < len(m.r.tokens); i++ {
		switch t := &m.r.tokens[i]; {
		case t.Kind == word.Break, t.Kind == word.Sign && strings.Contains(".!?;:()\"", t.Text):
			return
		case t.Kind == word.Word || t.Kind == word.Number:
			m.match(n, i, last, passed > 0)
			if i == 0 || !m.r.taken[i] || !m.r.taken[i-1] { // a value is one word
				passed++
			}
		}
	}
}
