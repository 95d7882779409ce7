package text

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// A profile is what Similarity and Containment compare of a Doc.
type profile struct {
	terms   []term   // one for each concept, sorted by it
	grams   []gram   // of all words, sorted by letters
	numbers []uint64 // concepts of the numbers, sorted
	claims  []claim  // sorted
	weight  float64  // of all terms
	length  float64  // of the vector of terms, squared
	gramLen float64  // of the vector of grams, squared
}

// A term is a concept of a text and what it weighs there.
type term struct {
	concept uint64
	weight  float64
	letters bitset
	first   byte // letter; 0 for a number, which is like no other
	negated bool
}

// A gram is three to five letters in a row, the edges of a word among them, and its weight.
type gram struct {
	letters uint32 // their hash, gramBits long
	weight  float32
}

// A claim is a word that excludes others: of a set, this one.
type claim struct{ set, concept uint64 }

// The constants below were chosen once, by hand, and rounded.
const (
	stopWeight     = 0.5  // what a function word weighs at most; content words mostly weigh 4 to 9
	courtesyWeight = 1    // what a courtesy weighs at most, and what stands with it
	numberWeight   = 1.25 // what a number weighs, in the weight of a word never seen
)

func newProfile(d *Doc) profile {
	p := profile{terms: make([]term, 0, len(d.units))}
	size := 0
	for _, u := range d.units {
		size += len(u.grams)
	}
	grams := make([]gram, 0, size)
	from, to := d.substance()
	for i := 0; i < len(d.units); i++ {
		l, negated := d.units[i].lexeme, d.denied[i]
		if l.number {
			var parts int
			l, parts = d.wholeNumber(i)
			i += parts - 1
			p.numbers = append(p.numbers, l.concept)
		}
		t := term{concept: l.concept, weight: float64(l.weight), letters: l.letters, negated: negated}
		if !l.number && l.stem != "" {
			t.first = l.stem[0]
		}
		if i < from || i >= to {
			t.weight = min(t.weight, courtesyWeight)
		}
		p.terms = append(p.terms, t)
		for _, g := range l.grams {
			grams = append(grams, gram{g.letters, g.weight * float32(t.weight)})
		}
		if l.rivals != 0 {
			p.claims = append(p.claims, claim{l.rivals, l.concept})
		}
	}
	p.grams = addUp(grams)
	for _, g := range p.grams {
		p.gramLen += float64(g.weight * g.weight)
	}
	slices.SortFunc(p.terms, func(a, b term) int {
		return cmp.Or(cmp.Compare(a.concept, b.concept), cmp.Compare(b.weight, a.weight), cmp.Compare(a.first, b.first),
			cmp.Compare(a.letters[0], b.letters[0]), cmp.Compare(a.letters[1], b.letters[1]))
	})
	p.terms = mergeTerms(p.terms)
	for _, t := range p.terms {
		p.weight += t.weight
		p.length += float64(t.weight * t.weight)
	}
	slices.Sort(p.numbers)
	p.numbers = slices.Compact(p.numbers)
	slices.SortFunc(p.claims, func(a, b claim) int { return cmp.Or(cmp.Compare(a.set, b.set), cmp.Compare(a.concept, b.concept)) })
	p.claims = slices.Compact(p.claims)
	return p
}

// mergeTerms makes one term of those of a concept, which stand side by side: negated if it always is.
func mergeTerms(terms []term) []term {
	merged := terms[:0]
	for _, t := range terms {
		if n := len(merged); n > 0 && merged[n-1].concept == t.concept {
			merged[n-1].negated = merged[n-1].negated && t.negated
		} else {
			merged = append(merged, t)
		}
	}
	return merged
}

// wholeNumber joins the number at unit i with those that go on with it, "1 500,00" or "1,500.00", and says how many units
// that took. Three digits after a sign are thousands, else decimals; noughts at the end of decimals do not count.
func (d *Doc) wholeNumber(i int) (*lexeme, int) {
	first := int(d.units[i].token)
	if d.tokens[first].Kind != word.Number {
		return d.units[i].lexeme, 1
	}
	whole, decimals, parts := d.tokens[first].Text, "", 1
	for k := first; decimals == ""; parts++ {
		next := k + 1
		sign := next < len(d.tokens) && (d.tokens[next].Text == "," || d.tokens[next].Text == ".") && !d.tokens[next].Spaced
		if sign {
			next++
		}
		if next >= len(d.tokens) || d.tokens[next].Kind != word.Number || d.tokens[next].Spaced == sign {
			break
		}
		switch digits := d.tokens[next].Text; {
		case len(digits) == 3 && len(d.tokens[k].Text) <= 3 && whole != "0":
			whole += digits
		case sign:
			decimals = digits
		default:
			next = 0
		}
		if next == 0 {
			break
		}
		k = next
	}
	if parts == 1 {
		return d.units[i].lexeme, 1
	}
	value := whole
	if decimals = strings.TrimRight(decimals, "0"); decimals != "" {
		value += "." + decimals
	}
	return lexemeOf(value, word.Token{Text: value, Kind: word.Number}, d.lang), parts
}

// gramBits is how many bits name a gram: few enough to sort fast, enough that two grams hardly share a name.
const (
	gramBits = 24
	halfBits = gramBits / 2
)

// addUp sorts grams by their letters, in two passes over half the bits each, and adds up the weights of equal ones.
func addUp(grams []gram) []gram {
	other := make([]gram, len(grams))
	for shift := 0; shift < gramBits; shift += halfBits {
		var starts [1<<halfBits + 1]uint32
		for _, g := range grams {
			starts[g.letters>>shift&(1<<halfBits-1)+1]++
		}
		for i := 1; i < len(starts); i++ {
			starts[i] += starts[i-1]
		}
		for _, g := range grams {
			at := &starts[g.letters>>shift&(1<<halfBits-1)]
			other[*at] = g
			*at++
		}
		grams, other = other, grams
	}
	sum := grams[:0]
	for _, g := range grams {
		if n := len(sum); n > 0 && sum[n-1].letters == g.letters {
			sum[n-1].weight += g.weight
		} else {
			sum = append(sum, g)
		}
	}
	return sum
}

// gramsOf returns the grams of a word with its edges.
func gramsOf(w string) []gram {
	letters := []rune(" " + w + " ")
	var grams []gram
	for n := 3; n <= 5; n++ {
		for i := 0; i+n <= len(letters); i++ {
			grams = append(grams, gram{uint32(hash(string(letters[i:i+n])) >> (64 - gramBits)), 1})
		}
	}
	return grams
}

// A bitset holds the pairs of neighbouring letters of a word, each as one of 128 bits.
type bitset [2]uint64

func lettersOf(w string) (b bitset) {
	last := ' '
	for _, r := range w + " " {
		h := (uint32(last)*31 + uint32(r)) * 2654435769 >> 25
		b[h/64] |= 1 << (h % 64)
		last = r
	}
	return b
}

// dice is Dice's coefficient of the letter pairs of two words: 1 when they have them all in common.
func (b bitset) dice(c bitset) float64 {
	common := bits.OnesCount64(b[0]&c[0]) + bits.OnesCount64(b[1]&c[1])
	all := bits.OnesCount64(b[0]) + bits.OnesCount64(b[1]) + bits.OnesCount64(c[0]) + bits.OnesCount64(c[1])
	if all == 0 {
		return 0
	}
	return 2 * float64(common) / float64(all)
}
