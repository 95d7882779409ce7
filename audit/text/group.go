package text

import (
	_ "embed"
	"strings"
	"sync"
)

// Our lists of words, French before the bar of a line and English after it: those that mean much the same, and those that
// exclude one another.
var (
	//go:embed synonyms.txt
	synonyms string
	//go:embed rivals.txt
	rivals string
)

// A side is the half of a line that belongs to a language.
type side int

const (
	left side = iota
	right
)

// lazyGroups reads one side of a list when it is first asked for: from the key of each word to the name of its line, the
// first of several.
func lazyGroups[K comparable](list *string, s side, key func(word string) K) func() map[K]uint64 {
	return sync.OnceValue(func() map[K]uint64 {
		groups := map[K]uint64{}
		for line := range strings.Lines(*list) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			words, other, _ := strings.Cut(line, "|")
			if s == right {
				words = other
			}
			for w := range strings.FieldsSeq(words) {
				if k := key(w); groups[k] == 0 {
					groups[k] = hash(line)
				}
			}
		}
		return groups
	})
}

// hash is FNV-1a, 64 bits: the same in every run.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
