package fact

import (
	"slices"
	"time"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// Traits are what the classifier of clauses looks at: words, their beginnings and endings and neighbours, and what the rules
// have found in them. A trait is a hash (FNV-1a); each is there once.
type Traits struct {
	Single []uint32 // of one word, or of what the rules found
	Twin   []uint32 // of two words side by side
}

// ClauseTraits lists the traits of every clause of s, and those of s as a whole; that is what the classifier is taught with.
func ClauseTraits(s, lang string) (clauses []Clause, each []Traits, whole Traits) {
	r := readAll(s, lang, time.Time{})
	for n := range r.clauses {
		each = append(each, r.clauseTraits(n).clone())
	}
	return r.clauses, each, r.traits(0, len(r.clauses)).clone()
}

func (t Traits) clone() Traits { return Traits{slices.Clone(t.Single), slices.Clone(t.Twin)} }

// clauseTraits lists the traits of clause n, with where it stands and what stands beside it. The next call writes over them.
func (r *reader) clauseTraits(n int) Traits {
	t := r.traits(n, n+1)
	c := &r.clauses[n]
	for k, d := range []int{-1, 1} {
		m := n + d
		if m < 0 || m >= len(r.clauses) {
			t.Single = append(t.Single, marked('o', true, uint32(k)))
			continue
		}
		kind := byte('P' + k)
		if r.clauses[m].Sentence != c.Sentence {
			kind = byte('p' + k)
		}
		for _, q := range r.cuesBetween(r.clauses[m].from, r.clauses[m].to) {
			if q.from >= r.clauses[m].from && q.to <= r.clauses[m].to {
				t.Single = append(t.Single, marked(kind, r.refuted(q.from), uint32(q.class)))
			}
		}
	}
	t.Single = append(t.Single, marked('q', false, uint32(min(c.Sentence, 6))), marked('q', true, uint32(min(r.clauses[len(r.clauses)-1].Sentence-c.Sentence, 4))))
	slices.Sort(t.Single)
	t.Single = slices.Compact(t.Single)
	return t
}

// traits lists the traits of the clauses from number first up to last. The next call writes over them.
func (r *reader) traits(first, last int) Traits {
	t := Traits{r.traitSpace.Single[:0], r.traitSpace.Twin[:0]}
	if first == last {
		return t
	}
	from, to := r.clauses[first].from, r.clauses[last-1].to
	before := "^"
	for i := from; i < to; {
		w, next := r.traitWord(i, to)
		i = next
		if w == "" {
			continue
		}
		t.word(w)
		t.Twin = append(t.Twin, trait('b', head(before, 6), head(w, 6)))
		before = w
	}
	t.Twin = append(t.Twin, trait('b', head(before, 6), "$"))
	for _, q := range r.cuesBetween(from, to) {
		if q.from >= from && q.to <= to {
			t.Single = append(t.Single, marked('c', r.refuted(q.from), uint32(q.class)))
		}
	}
	for n := first; n < last; n++ {
		c := &r.clauses[n]
		for i, on := range []bool{
			c.Denied, c.Aside&Quoted != 0, c.Aside&Reported != 0, c.Aside&Asked != 0, c.Aside&Supposed != 0, c.Aside&Example != 0,
			c.Requested, c.Excepts, c.Grants, c.Refuses, c.Spares, c.Verbless, c.Regrets, c.Never, c.Balks, c.Lacks, c.past, c.open,
			c.apology, r.ahead(c.from, c.to), r.tells(c),
		} {
			if on {
				t.Single = append(t.Single, marked('f', on, uint32(i)))
			}
		}
	}
	for i := range r.claims {
		if c := &r.claims[i]; first <= c.Clause && c.Clause < last {
			t.Single = append(t.Single, trait('t', c.Topic, sign(c)), trait('k', sign(c), string(rune('0'+c.Kind))))
		}
	}
	slices.Sort(t.Single)
	t.Single = slices.Compact(t.Single)
	slices.Sort(t.Twin)
	t.Twin = slices.Compact(t.Twin)
	r.traitSpace = t
	return t
}

// sign says how a claim is meant, in a word.
func sign(c *Claim) string {
	switch {
	case c.Positive && c.Committed:
		return "yes"
	case c.Positive:
		return "maybe"
	case c.Committed:
		return "no"
	}
	return "hardly"
}

// traitWord is the word at token i, the type of the value that begins there ("#nothing" for no money), or "" for a sign that says
// nothing; and the token after it.
func (r *reader) traitWord(i, to int) (string, int) {
	if r.taken[i] {
		for n := range r.facts {
			if f := &r.facts[n]; f.from == i && f.to > i {
				w := "#" + string(f.Value.Type)
				if f.Value.Type == Amount && f.Value.High == 0 {
					w = "#nothing"
				}
				return w, min(f.to, to)
			}
		}
	}
	switch t := &r.tokens[i]; {
	case t.Kind == word.Word, t.Text == "?", t.Text == "!", t.Text == "%":
		return t.Text, i + 1
	case t.Kind == word.Number:
		return "#", i + 1
	}
	return "", i + 1
}

// word adds the traits of one word.
func (t *Traits) word(w string) {
	t.Single = append(t.Single, trait('w', w, ""))
	if len(w) > 5 {
		t.Single = append(t.Single, trait('s', w[:5], ""))
	}
	if len(w) > 7 {
		t.Single = append(t.Single, trait('z', w[:4], ""), trait('e', w[len(w)-3:], ""))
	}
}

// head is the beginning of a word, n bytes at most.
func head(w string, n int) string { return w[:min(n, len(w))] }

// trait is the hash of a kind of trait and of one or two words.
func trait(kind byte, a, b string) uint32 {
	h := (uint32(2166136261) ^ uint32(kind)) * 16777619
	for i := range len(a) {
		h = (h ^ uint32(a[i])) * 16777619
	}
	h = (h ^ '_') * 16777619
	for i := range len(b) {
		h = (h ^ uint32(b[i])) * 16777619
	}
	return h ^ h>>15
}

// marked is the hash of a kind of trait and of a number, denied or not.
func marked(kind byte, on bool, n uint32) uint32 {
	if on {
		n += 1000
	}
	return trait(kind, string(rune(n)), "")
}
