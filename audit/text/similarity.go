package text

import "math"

// The mixture and its discounts are those of docs/method.md §1.3. All were chosen by hand and rounded; nothing is fitted.
// Products are rounded by float64() before they are added up, or machines that fuse both would differ in the last digit.
const (
	overlapShare = 0.4
	gramShare    = 0.3
	softShare    = 0.3

	near = 0.4 // Dice's coefficient from which two words that open alike count as forms of one

	negationDiscount = 0.15 // one text denies what the other says
	numberDiscount   = 0.2  // the numbers are others
	rivalDiscount    = 0.25 // Monday here, Tuesday there: for each such pair
)

// Similarity tells how far a and b say the same, in [0, 1]: 1 for a text with itself, the same whichever comes first.
//
// It is untrained: the overlap of their words, weighted by rarity, where synonyms count as one word and near forms by
// their likeness; the cosine of their letter sequences; and the cosine of their words, near forms included (soft TF-IDF).
// It is discounted when one denies what the other says, and when their numbers, or words that exclude one another,
// disagree. A French and an English text get a rough value, by the synonyms, names and numbers they share. Two texts
// without a word are alike only when equal. It cannot tell a contradiction from a paraphrase: that takes facts.
func Similarity(a, b *Doc) float64 {
	if a.text == b.text {
		return 1
	}
	p, q := &a.profile, &b.profile
	if p.weight == 0 || q.weight == 0 {
		return 0
	}
	x := align(p, q)
	overlap := (x.coveredA + x.coveredB) / (p.weight + q.weight)
	soft := x.dot / math.Sqrt(p.length*q.length)
	s := float64(overlapShare*overlap) + float64(gramShare*gramCosine(p, q)) + float64(softShare*soft)
	if x.turned {
		s *= 1 - negationDiscount
	}
	s *= 1 - float64(numberDiscount*disagreement(p.numbers, q.numbers))
	s *= math.Pow(1-rivalDiscount, float64(rivalries(p.claims, q.claims)))
	return max(0, min(1, s))
}

// Containment tells which share of the substance of short, its words weighted by rarity, long has too, in [0, 1]: the
// measure for a tweet against a letter. A text without a word is contained in any.
func Containment(short, long *Doc) float64 {
	p := &short.profile
	if short.text == long.text || p.weight == 0 {
		return 1
	}
	return min(1, align(p, &long.profile).coveredA/p.weight)
}

// longestSearch is how many pairs of words are compared at most in search of near forms.
const longestSearch = 1 << 22

// An alignment is what two profiles have in common.
type alignment struct {
	coveredA, coveredB float64 // weight of the terms that the other has too, near forms by their likeness
	dot                float64 // of the two vectors of terms, near forms included
	turned             bool    // one side denies a word of substance that the other says
}

// align matches the terms of p and q: those of one concept first, then each that is left with the likest form left on the
// other side. It is symmetric, because each side chooses for itself.
func align(p, q *profile) (x alignment) {
	var spaceA, spaceB [64]*term
	aloneA, aloneB := spaceA[:0], spaceB[:0]
	i, j := 0, 0
	for i < len(p.terms) && j < len(q.terms) {
		switch a, b := &p.terms[i], &q.terms[j]; {
		case a.concept < b.concept:
			aloneA = append(aloneA, a)
			i++
		case a.concept > b.concept:
			aloneB = append(aloneB, b)
			j++
		default:
			x.coveredA += a.weight
			x.coveredB += b.weight
			x.dot += float64(a.weight * b.weight)
			x.turned = x.turned || a.negated != b.negated && min(a.weight, b.weight) > stopWeight
			i++
			j++
		}
	}
	for ; i < len(p.terms); i++ {
		aloneA = append(aloneA, &p.terms[i])
	}
	for ; j < len(q.terms); j++ {
		aloneB = append(aloneB, &q.terms[j])
	}
	if len(aloneA)*len(aloneB) > longestSearch {
		return x
	}
	var dotA, dotB float64
	x.coveredA, dotA = cover(x.coveredA, aloneA, aloneB)
	x.coveredB, dotB = cover(x.coveredB, aloneB, aloneA)
	x.dot += (dotA + dotB) / 2
	return x
}

// cover adds to covered the weight of the terms for which others has a near form, times their likeness, and returns it with
// the products of the weights of both.
func cover(covered float64, terms, others []*term) (float64, float64) {
	dot := 0.0
	for _, t := range terms {
		if t.first == 0 {
			continue
		}
		best, weight := 0.0, 0.0
		for _, o := range others {
			if o.first != t.first {
				continue
			}
			if d := t.letters.dice(o.letters); d > best || d == best && o.weight > weight {
				best, weight = d, o.weight
			}
		}
		if best >= near {
			covered += float64(t.weight * best)
			dot += float64(float64(t.weight*weight) * best)
		}
	}
	return covered, dot
}

// gramCosine is the cosine of the two vectors of grams.
func gramCosine(p, q *profile) float64 {
	if p.gramLen == 0 || q.gramLen == 0 {
		return 0
	}
	dot := 0.0
	for i, j := 0, 0; i < len(p.grams) && j < len(q.grams); {
		switch a, b := p.grams[i], q.grams[j]; {
		case a.letters < b.letters:
			i++
		case a.letters > b.letters:
			j++
		default:
			dot += float64(a.weight * b.weight)
			i++
			j++
		}
	}
	return dot / math.Sqrt(p.gramLen*q.gramLen)
}

// disagreement is the share of the numbers of two texts that only one of them holds (Jaccard's distance); 0 when a text has
// none.
func disagreement(a, b []uint64) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			common++
			i++
			j++
		}
	}
	return 1 - float64(common)/float64(len(a)+len(b)-common)
}

// rivalries counts the sets of which both texts have a word, and none in common.
func rivalries(a, b []claim) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].set < b[j].set:
			i++
		case a[i].set > b[j].set:
			j++
		default:
			set, common := a[i].set, false
			for i < len(a) && a[i].set == set && j < len(b) && b[j].set == set {
				switch {
				case a[i].concept < b[j].concept:
					i++
				case a[i].concept > b[j].concept:
					j++
				default:
					common = true
					i++
					j++
				}
			}
			for ; i < len(a) && a[i].set == set; i++ {
			}
			for ; j < len(b) && b[j].set == set; j++ {
			}
			if !common {
				n++
			}
		}
	}
	return n
}
