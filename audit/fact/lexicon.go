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
// Apostrophes and hyphens do not matter. "class!:" lists the phrases of a cause that tell it outright, without a "because".
// The lists of roles may have a "#" where the value stands.
type lexicon struct{ root node }

// A node is a step in the tree of phrases.
type node struct {
	words   map[string]*node
	stems   map[string]*node
	gap     *node
	value   *node
	classes []class
	plain   bool    // a phrase of a cause that needs no "because"
	tells   []class // of the lists of roles
}

// minStem is the length of the shortest stem, so that looking one up stays cheap.
const minStem = 2

//go:embed lexicon_fr.txt
var frenchWords string

//go:embed lexicon_en.txt
var englishWords string

//go:embed roles_fr.txt
var frenchRoles string

//go:embed roles_en.txt
var englishRoles string

var (
	frenchLexicon  = sync.OnceValue(func() *lexicon { return newLexicon(frenchWords, frenchRoles) })
	englishLexicon = sync.OnceValue(func() *lexicon { return newLexicon(englishWords, englishRoles) })
)

func lexiconOf(lang string) *lexicon {
	switch lang {
	case "fr":
		return frenchLexicon()
	default:
		return englishLexicon()
	}
}

// newLexicon reads a word list and a list of roles. A mistake in one is a mistake in this package, so it panics.
func newLexicon(words, roles string) *lexicon {
	l := &lexicon{}
	l.read(words, func(n *node, c class, plain bool) {
		n.plain = n.plain || plain
		if !slices.Contains(n.classes, c) {
			n.classes = append(n.classes, c)
		}
	})
	l.read(roles, func(n *node, c class, _ bool) { n.tells = append(n.tells, c) })
	return l
}

// read adds the phrases of a list; put notes the class of one at its end, and whether it is plain.
func (l *lexicon) read(list string, put func(n *node, c class, plain bool)) {
	var current class
	plain := false
	for number, line := range strings.Split(list, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if name, phrases, ok := strings.Cut(line, ":"); ok {
			name, plain = strings.CutSuffix(name, "!")
			if current, ok = classes[name]; !ok {
				panic(fmt.Sprintf("lexicon line %d: no class %q", number+1, name))
			}
			line = phrases
		}
		for phrase := range strings.SplitSeq(line, ",") {
			if phrase = strings.TrimSpace(phrase); phrase != "" {
				put(l.end(phrase), current, plain)
			}
		}
	}
}

// end is the node where phrase ends.
func (l *lexicon) end(phrase string) *node {
	n := &l.root
	tokens := word.Tokens(phrase)
	for i, t := range tokens {
		switch {
		case t.Text == "'" || t.Text == "-" || t.Text == "*":
			continue
		case t.Text == "_":
			n = child(&n.gap)
		case t.Text == "#":
			n = child(&n.value)
		case i+1 < len(tokens) && tokens[i+1].Text == "*":
			if len(t.Text) < minStem {
				panic("stem too short: " + phrase)
			}
			n = step(&n.stems, t.Text)
		default:
			n = step(&n.words, t.Text)
		}
	}
	return n
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
	plain    bool // of a cause: it is told outright
	value    int  // of a phrase that tells a role: the token after the value in it, 0 when there is none
}

// A layer is a set of classes within which the longest phrase wins: "get back to you" is no refund. Phrases of different
// layers do not compete: what "panne de locomotive" tells of the cause, "panne de" may tell of a delay.
type layer uint8

const (
	substance layer = iota // what is decided and asked for
	frame                  // how a clause is meant, what values are of
	reason                 // what went wrong
	telling                // the lists of roles
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
	closedUntil, blamedUntil := 0, 0
	m := matcher{r: r, ends: r.valueEnds()}
	for i := range r.tokens[:r.signature()] {
		if r.tokens[i].Kind != word.Word && m.ends[i] == 0 || r.properName(i) {
			continue
		}
		m.found = [layers]found{}
		m.match(root, i, i, false)
		for _, c := range m.found[telling].classes {
			r.told = append(r.told, cue{c, i, m.found[telling].to, m.found[telling].gapped, false, m.found[telling].value})
		}
		if i < closedUntil {
			continue
		}
		for l := range telling {
			found := &m.found[l]
			if l == reason && i < blamedUntil && found.to <= blamedUntil {
				continue // "lightning strike" is no strike
			}
			if l == reason && found.plain {
				blamedUntil = max(blamedUntil, found.to)
			}
			for _, c := range found.classes {
				if layerOf(c) != l || c == owe && r.dueTo(found.to) {
					continue
				}
				r.cues = append(r.cues, cue{c, i, found.to, found.gapped, found.plain && l == reason, 0})
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
func (r *reader) cuesBetween(from, to int) []cue { return between(r.cues, from, to) }

// between lists those of cues, in reading order, that begin from token from on and before token to.
func between(cues []cue, from, to int) []cue {
	first := sort.Search(len(cues), func(i int) bool { return cues[i].from >= from })
	last := sort.Search(len(cues), func(i int) bool { return cues[i].from >= to })
	return cues[first:max(first, last)]
}

// valueEnds gives, by token, the one after the value that begins there; 0 where none does.
func (r *reader) valueEnds() []int {
	ends := make([]int, len(r.tokens))
	for i := range r.facts {
		if f := &r.facts[i]; rolesOf[f.Value.Type] != nil {
			ends[f.from] = f.to
			if f.Value.Type == Date && f.to > f.from+1 && (r.is(f.from, "le") || r.is(f.from, "the") || r.is(f.from, "on")) {
				ends[f.from+1] = f.to
			}
		}
	}
	return ends
}

// A matcher keeps the longest phrase of each layer found from one token on.
type matcher struct {
	r     *reader
	ends  []int // valueEnds
	value int   // the token after the value that was passed, 0 when none was
	found [layers]found
}

// A found is a phrase of the lexicon that ends before token to.
type found struct {
	to      int
	classes []class
	gapped  bool
	plain   bool
	value   int
}

// match goes down the tree from n with the word at token i; last is the token after the last one matched, gapped tells
// whether words were passed over.
func (m *matcher) match(n *node, i, last int, gapped bool) {
	for _, c := range n.classes {
		if found := &m.found[layerOf(c)]; last > found.to || last == found.to && n.plain && !found.plain {
			found.to, found.classes, found.gapped, found.plain = last, n.classes, gapped, n.plain
		}
	}
	if len(n.tells) > 0 && last > m.found[telling].to {
		m.found[telling] = found{last, n.tells, gapped, false, m.value}
	}
	for i < len(m.r.tokens) && last > 0 && i > 0 && (m.r.is(i, "'") || m.r.is(i, "-")) {
		i++
	}
	if i >= len(m.r.tokens) {
		return
	}
	if n.value != nil {
		m.matchValue(n.value, i)
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

// matchValue passes over a value at token i, or after a few words that say little: "les", "the next".
func (m *matcher) matchValue(n *node, i int) {
	for last := i + 3; i < last && i < len(m.ends) && m.ends[i] == 0 && fillers[m.r.text(i)] && !m.r.is(i, ","); i++ {
	}
	if i < len(m.ends) && m.ends[i] > 0 {
		m.value = m.ends[i]
		m.match(n, m.value, m.value, false)
		m.value = 0
	}
}

// maxGap is how many words "_" may stand for.
const maxGap = 4

func (m *matcher) matchGap(n *node, i, last int) {
	for passed := 0; passed <= maxGap && i < len(m.r.tokens); i++ {
		switch t := &m.r.tokens[i]; {
		case t.Kind == word.Break, t.Kind == word.Sign && strings.Contains(".!?;:()\"", t.Text):
			return
		case t.Kind == word.Word || t.Kind == word.Number || m.ends[i] > 0:
			m.match(n, i, last, passed > 0)
			if i == 0 || !m.r.taken[i] || !m.r.taken[i-1] { // a value is one word
				passed++
			}
		}
	}
}
