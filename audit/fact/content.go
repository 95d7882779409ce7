package fact

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// keyed is how many letters of a word stand for it, so that its forms look alike.
const keyed = 5

// common are the words that say nothing of what a clause is about.
var common = func() map[string]bool {
	words := make(map[string]bool)
	for w := range strings.FieldsSeq(`
		vous nous votre notre avec pour dans sont sera seront cette leur leurs mais plus tout tous toute toutes bien fait faire etre avoir
		avez avons ayant aussi alors donc comme celui celle ceux cela celui-ci celle-ci parce puisque lorsque quand dont sans sous chez vers
		entre depuis encore toujours jamais deja tres trop peut peuvent pouvons pouvez doit devez merci bonjour bonsoir madame monsieur
		cordialement votre vos nos elle elles ils etait etaient avait avaient meme autre autres afin ainsi apres avant lors puis voici voila
		suite cas fois jour jours semaine semaines mois heure heures minute minutes euro euros veuillez prions invitons permettons
		effectivement malheureusement concernant relative relatif rien aucun aucune quelque quelques personne dossier demande
		this that with your have from will been were they them their there here what when where which would could should shall than then also
		into onto over very just only more most some such each every about after before because being does doing done down during having
		hello dear kind regards sincerely thank thanks please team customer mrs miss sorry apologies apologise apologize sir madam
		the and for are was has had its our out off all any can may who how why not you she him her his get got let put one two now see say said did use too yet own
		les des une est par sur soit que qui pas aux ces ses mes tes son mon ton ont ete ici non oui car ils lui moi toi eux fin peu vos nos dit ans
		day days week weeks month months year years hour hours minute minutes pound pounds dollar dollars today tomorrow unfortunately
		it's we're you're i'm we'll you'll we've you've it'll that's`) {
		words[w] = true
	}
	return words
}()

// findKeys gives every clause the keys of its words and of its decisions.
func (r *reader) findKeys() {
	decided := make([]bool, len(r.tokens))
	for _, cue := range r.cues {
		if _, ok := decisions[cue.class]; ok && cue.class != able {
			c := &r.clauses[r.clauseOf(cue.from)]
			c.Keys = append(c.Keys, uint32(cue.class))
			if r.refuted(cue.from) {
				c.Refuted = append(c.Refuted, uint32(cue.class))
			}
			for i := cue.from; i < cue.to && !cue.gapped; i++ {
				decided[i] = true
			}
		}
	}
	for n := range r.clauses {
		c := &r.clauses[n]
		for i := c.from; i < c.to; i++ {
			t := &r.tokens[i]
			if t.Kind == word.Word {
				if k := exactKey(t.Text); len(opposites()[k]) > 0 {
					c.Words = append(c.Words, k)
				}
			}
			if t.Kind == word.Word && len(t.Text) >= 3 && !common[t.Text] && !r.taken[i] {
				c.Matter = append(c.Matter, key(t.Text))
				if !decided[i] {
					k := key(t.Text)
					if r.refuted(i) && (slices.Contains(c.Refuted, k) || !slices.Contains(c.Keys, k)) { // "calls from Jersey are no UK calls" denies no calls
						c.Refuted = append(c.Refuted, k)
					}
					c.Keys = append(c.Keys, k)
				}
			}
		}
	}
	for n := range r.clauses {
		c := &r.clauses[n]
		slices.Sort(c.Keys)
		c.Keys = slices.Compact(c.Keys)
		slices.Sort(c.Refuted)
		c.Refuted = slices.Compact(c.Refuted)
		slices.Sort(c.Matter)
		c.Matter = slices.Compact(c.Matter)
	}
}

// refuted tells whether token i stands after a negation that covers it: of a subject the verb alone is denied.
func (r *reader) refuted(i int) bool {
	return slices.ContainsFunc(r.negations, func(n negation) bool { return n.at < i && n.from <= i && i < n.to })
}

// irregular are the beginnings of English verb forms that do not look like the verb's.
var irregular = map[string]string{"broke": "break", "froze": "freez", "stole": "steal", "chose": "choos", "spoke": "speak", "drove": "drive"}

// key is a number for the beginning of a word (FNV-1a), beyond those of the classes.
func key(w string) uint32 {
	if len(w) >= keyed {
		if verb, ok := irregular[w[:keyed]]; ok {
			w = verb
		}
	}
	h := uint32(2166136261)
	for i := range min(len(w), keyed) {
		h = (h ^ uint32(w[i])) * 16777619
	}
	return h | 1<<8
}

// Shared counts the keys that two sorted lists have in common.
func Shared(a, b []uint32) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}

// SharedWords counts the words, without the decisions, that two sorted lists of keys have in common.
func SharedWords(a, b []uint32) int {
	return Shared(contentOf(a), contentOf(b))
}

// contentOf is what of keys stands for words.
func contentOf(keys []uint32) []uint32 {
	i, _ := slices.BinarySearch(keys, uint32(classCount))
	return keys[i:]
}

//go:embed opposites.txt
var oppositeWords string

// opposites lists by key the keys that deny it.
var opposites = sync.OnceValue(func() map[uint32][]uint32 {
	m := make(map[uint32][]uint32)
	for line := range strings.Lines(oppositeWords) {
		if words := strings.Fields(line); len(words) == 2 {
			a, b := exactKey(words[0]), exactKey(words[1])
			m[a] = append(m[a], b)
			m[b] = append(m[b], a)
		}
	}
	return m
})

// Opposed tells whether two clauses differ by words that deny each other: each has one that the other has not.
func (c *Clause) Opposed(d *Clause) bool {
	for _, w := range c.Words {
		for _, opposite := range opposites()[w] {
			if slices.Contains(d.Words, opposite) && !slices.Contains(c.Words, opposite) && !slices.Contains(d.Words, w) {
				return true
			}
		}
	}
	return false
}

// exactKey is a number for a whole word.
func exactKey(w string) uint32 {
	h := uint32(2166136261)
	for i := range len(w) {
		h = (h ^ uint32(w[i])) * 16777619
	}
	return h
}
