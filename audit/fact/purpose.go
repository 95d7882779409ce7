package fact

import (
	"slices"
	"time"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// Purposes are what the classifier of values takes an amount, a percentage, a duration or a date to be of, in the order of
// their numbers.
var Purposes = [...]string{
	"refund", "gest", "due", "waive", "price", "dep", "exc", "inst", "lim", "pay", "deliv", "reply", "end", "start", "win", "notice", "warr",
	"valid", "event", "late", "each", "cond", "none",
}

// purposed are the roles by purpose, for values the rules give none.
var purposed = map[string]string{
	"refund": "refund", "gest": "compensation", "due": "debt", "waive": "waiver", "price": "price", "dep": "deposit", "exc": "excess",
	"inst": "instalment", "lim": "threshold", "pay": "refund", "deliv": "delivery", "reply": "reply", "end": "cancellation",
	"start": "restoration", "win": "window", "notice": "notice", "warr": "warranty", "valid": "validity", "event": "event", "late": "lateness",
}

// plain is the probability from which the classifier's word on what a value is of counts more than the rules'. On values of
// answers it had not learnt from it was right in nine of ten such cases, the rules in six of ten.
const plain = 0.6

// weighRoles gives values the role that the classifier is sure of, where the rules have none or another.
func (r *reader) weighRoles() {
	for i := range r.facts {
		f := &r.facts[i]
		f.ruled = f.Role
		if rolesOf[f.Value.Type] == nil {
			continue
		}
		f.Purpose = purpose(Traits{Single: r.valueTraits(f)}, r.lang)
		if len(f.Purpose) == 0 {
			continue
		}
		of := slices.Index(f.Purpose, slices.Max(f.Purpose))
		if role := purposed[Purposes[of]]; f.Purpose[of] > plain && role != f.Role && !slices.Contains(akin[role], f.Role) {
			f.Role, f.Guessed = role, false
		}
	}
}

// akin are the roles that the rules tell apart and the classifier does not, by its own.
var akin = map[string][]string{
	"refund": {"compensation", "voucher"}, "compensation": {"voucher", "refund"}, "debt": {"fee", "bill"},
	"delivery": {"replacement", "repair", "visit", "collection"}, "cancellation": {"renewal"},
	"validity": {"suspension", "renewal"}, "window": {"return"}, "restoration": {"delivery", "repair"},
}

// ValueTraits lists the amounts, percentages, durations and dates of s and the traits that tell what each is of.
func ValueTraits(s, lang string) (values []Fact, each []Traits) {
	r := readAll(s, lang, time.Time{})
	for i := range r.facts {
		if f := &r.facts[i]; rolesOf[f.Value.Type] != nil {
			values = append(values, *f)
			each = append(each, Traits{Single: r.valueTraits(f)})
			values[len(values)-1].Role = f.ruled
		}
	}
	return values, each
}

// beside is how many words before and after a value are looked at.
const beside = 6

// valueTraits lists the traits of a value: its kind, the words and cues on either side of it in its sentence, what the rules
// take it to be.
func (r *reader) valueTraits(f *Fact) []uint32 {
	t := []uint32{
		trait('T', string(f.Value.Type), ""), trait('U', string(f.Value.Type), f.Value.Unit), marked('B', f.Value.Type == Amount, uint32(f.Bound)),
		trait('R', f.ruled, string(f.Value.Type)),
	}
	for side, step := range []int{-1, 1} {
		i := f.from - 1
		if step > 0 {
			i = f.to
		}
		words := []string{string(f.Value.Type)}
		for ; i >= 0 && i < len(r.tokens) && len(words) <= beside; i += step {
			w := r.text(i)
			if r.endsSentence(i) {
				break
			}
			if r.taken[i] {
				w = "#"
				if words[len(words)-1] == "#" {
					continue
				}
			} else if r.tokens[i].Kind != word.Word {
				if w != "," && w != ":" && w != "(" {
					continue
				}
			}
			words = append(words, w)
		}
		words = append(words, "$")
		kind := byte('1' + side)
		for n, w := range words[1:] {
			t = append(t, trait(kind, head(w, 5), ""), trait(kind, w, ""))
			if n < 3 {
				t = append(t, trait(kind+2+byte(n), head(w, 6), words[0]))
			}
			t = append(t, trait(kind+'A', head(words[n], 5), head(w, 5)))
		}
	}
	c := &r.clauses[f.Clause]
	for _, q := range r.cuesBetween(c.from, c.to) {
		if q.from >= c.from && q.to <= c.to {
			t = append(t, marked('K', q.from < f.from, uint32(q.class)))
		}
	}
	for i := range r.told {
		if q := &r.told[i]; q.from >= c.from && q.to <= c.to {
			t = append(t, marked('L', q.from < f.from, uint32(q.class)))
		}
	}
	for i, on := range []bool{c.Aside != 0, c.past, r.ahead(c.from, c.to), r.tells(c), c.Denied, c.apology} {
		if on {
			t = append(t, marked('F', f.Value.Type == Amount, uint32(i)))
		}
	}
	slices.Sort(t)
	return slices.Compact(t)
}
