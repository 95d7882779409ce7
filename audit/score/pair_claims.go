package score

import (
	"slices"

	"github.com/diapason-audit/diapason/audit/fact"
)

// compareClaims holds what is decided, asked for and blamed in one text against the other.
func (p *Pair) compareClaims(a, b *Text) {
	for _, topic := range topics(a, b) {
		p.opposed(a, b, topic)
	}
	if p.Mixed { // the rest goes by words
		for i := range p.Conflicts {
			if c := &p.Conflicts[i]; c.ValueA == "" {
				c.Confidence = min(c.Confidence, uncertain)
			}
		}
		return
	}
	p.refusal(a, b)
	p.steps(a, b)
	p.causes(a, b)
	p.alignments(a, b)
	p.sums(a, b)
	p.acts(a, b)
}

// topics lists the topics of decisions and steps that both texts speak of.
func topics(a, b *Text) []string {
	var found []string
	for _, c := range a.Claims {
		if !opposable(c) || seen(found, c.Topic) {
			continue
		}
		for _, d := range b.Claims {
			if opposable(d) && d.Topic == c.Topic {
				found = append(found, c.Topic)
				break
			}
		}
	}
	return found
}

func opposable(c fact.Claim) bool {
	return c.Committed && (c.Kind == fact.Decided || c.Kind == fact.Step && (!c.Positive || c.Asked || c.Only || !byWay[c.Topic]) && c.Topic != "money" && c.Topic != "voucher")
}

// byWay are the topics of steps whose words, a label, the depot, the site, are said of much else than what the customer is to do.
var byWay = map[string]bool{"by post": true, "in store": true, "online": true, "by e-mail": true}

func seen(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// stance is the first claim of each sign that a text makes on a topic.
func stance(t *Text, topic string) (positive, negative *fact.Claim) {
	for i := range t.Claims {
		c := &t.Claims[i]
		if c.Topic != topic || !opposable(*c) {
			continue
		}
		if c.Positive && positive == nil {
			positive = c
		} else if !c.Positive && negative == nil {
			negative = c
		}
	}
	return positive, negative
}

// opposed adds a conflict when one text only affirms what the other only denies. Where a text does both (the rule says
// no and the company yes), only what both say of the same thing counts.
func (p *Pair) opposed(a, b *Text, topic string) {
	yesA, noA := stance(a, topic)
	yesB, noB := stance(b, topic)
	switch {
	case topic == "cost" && (shared(a, noA, b) || shared(b, noB, a)):
	case yesA != nil && excepts(a, yesA), yesB != nil && excepts(b, yesB):
	case !loose[topic] && yesA != nil && yesB != nil && yesA.Kind == fact.Decided: // "I can't swap it off the shelf, so we'll make you a new one"
	case loose[topic], mixed(a, b, topic, yesA, noA), mixed(b, a, topic, yesB, noB):
		p.opposedOnMatter(a, b, topic)
	case yesA != nil && noB != nil && yesB == nil:
		p.addClaims(a, b, yesA, noB, topic, sure)
	case noA != nil && yesB != nil && noB == nil:
		p.addClaims(a, b, noA, yesB, topic, sure)
	}
}

// shared tells whether what claim c of t makes the customer pay is an amount that other names too without taking it off him: "we
// bear half, £35", "you pay thirty-five".
func shared(t *Text, c *fact.Claim, other *Text) bool {
	if c == nil {
		return false
	}
	for _, f := range t.Facts {
		if f.Clause != c.Clause || f.Value.Type != fact.Amount || f.Value.Low == 0 {
			continue
		}
		for _, g := range other.Facts {
			if g.Value.Type == fact.Amount && g.Committed && f.Relate(g) == fact.Equal && other.signOf(g) <= 0 {
				return true
			}
		}
	}
	return false
}

// loose are the topics whose words are said of many things: two claims must be of the same matter to contradict.
var loose = map[string]bool{"delivery": true, "cancellation": true, "permission": true, "suspension": true}

// mixed tells whether t both affirms and denies on a topic, or decides both ways at all when the topic is that general or the
// other text does as well: one thing is refunded and another is not, whatever each text calls it.
func mixed(t, other *Text, topic string, yes, no *fact.Claim) bool {
	return yes != nil && no != nil || grants[topic] && concedes(t) && concedes(other) || (topic == "cover" || topic == "request") && concedes(t)
}

// opposedOnMatter adds a conflict for two claims of opposite sign whose clauses are about the same thing, if neither text
// says of that thing what the other does.
func (p *Pair) opposedOnMatter(a, b *Text, topic string) {
	for i := range a.Claims {
		for j := range b.Claims {
			c, d := &a.Claims[i], &b.Claims[j]
			if c.Topic != topic || d.Topic != topic || !opposable(*c) || !opposable(*d) || c.Positive == d.Positive {
				continue
			}
			if shared := a.matter(c, b, d); shared > 0 && (topic != "delivery" || shared > 1) && !agreesOn(b, c, a, shared) && !agreesOn(a, d, b, shared) {
				p.addClaims(a, b, c, d, topic, uncertain)
				return
			}
		}
	}
}

// matter counts the words beside decisions that the clauses of two claims share.
func (t *Text) matter(c *fact.Claim, other *Text, d *fact.Claim) int {
	return fact.SharedWords(t.Clauses[c.Clause].Keys, other.Clauses[d.Clause].Keys)
}

// agreesOn tells whether t says the same as claim c of other, of a matter that shares as many words.
func agreesOn(t *Text, c *fact.Claim, other *Text, shared int) bool {
	for i := range t.Claims {
		d := &t.Claims[i]
		if d.Topic == c.Topic && opposable(*d) && d.Positive == c.Positive && other.matter(c, t, d) >= shared {
			return true
		}
	}
	return false
}

// concedes tells whether a text both refuses and grants.
func concedes(t *Text) bool {
	grant, refusal := decision(t)
	return refusal != nil && (grant != nil || obliges(t))
}

// excepts tells whether the sentence of a claim takes something out of it.
func excepts(t *Text, c *fact.Claim) bool { return t.exceptsIn(&t.Clauses[c.Clause]) }

// exceptsIn tells whether the sentence of clause c takes something out.
func (t *Text) exceptsIn(c *fact.Clause) bool {
	for i := range t.Clauses {
		if t.Clauses[i].Excepts && t.Clauses[i].Sentence == c.Sentence {
			return true
		}
	}
	return false
}

// grants are the topics of decisions that give the customer something.
var grants = map[string]bool{
	"refund": true, "compensation": true, "replacement": true, "repair": true, "restoration": true, "transfer": true, "cover": true, "request": true,
}

// refusal adds a conflict when one text only refuses and the other only grants, whatever they call it.
func (p *Pair) refusal(a, b *Text) {
	grantA, refusalA := decision(a)
	grantB, refusalB := decision(b)
	flatA, flatB := says(a, "request", false), says(b, "request", false)
	switch {
	case flatA != nil && grantA == nil && !obliges(a) && flatB == nil && grantB != nil && refusalB != nil:
		p.addClaims(a, b, flatA, grantB, "decision", uncertain)
	case flatB != nil && grantB == nil && !obliges(b) && flatA == nil && grantA != nil && refusalA != nil:
		p.addClaims(a, b, grantA, flatB, "decision", uncertain)
	case grantA != nil && refusalA == nil && refusalB != nil && grantB == nil && !obliges(b) && !excepts(a, grantA) && a.matter(grantA, b, refusalB) > 0:
		p.addClaims(a, b, grantA, refusalB, "decision", likely)
	case refusalA != nil && grantA == nil && grantB != nil && refusalB == nil && !obliges(a) && !excepts(b, grantB) && a.matter(refusalA, b, grantB) > 0:
		p.addClaims(a, b, refusalA, grantB, "decision", likely)
	}
}

// decision is the first grant and the first refusal of a text.
func decision(t *Text) (grant, refusal *fact.Claim) {
	for i := range t.Claims {
		c := &t.Claims[i]
		if c.Kind != fact.Decided || !c.Committed || !grants[c.Topic] {
			continue
		}
		if c.Positive && grant == nil {
			grant = c
		} else if !c.Positive && refusal == nil {
			refusal = c
		}
	}
	return grant, refusal
}

// obliges tells whether a text does the customer any favour, a cost taken off him among them.
func obliges(t *Text) bool {
	b := bearingOf(t)
	return b.grants > 0 || b.favours || says(t, "cost", true) != nil
}

// says is the first committed claim of a text on a topic with a sign.
func says(t *Text, topic string, positive bool) *fact.Claim {
	for i := range t.Claims {
		if c := &t.Claims[i]; c.Topic == topic && c.Committed && c.Positive == positive {
			return c
		}
	}
	return nil
}

// alike is the share of their keys that two clauses must have in common to say the same thing, but for a "not".
const alike = 0.6

// The reasons of clauses that are alike but for a "not" or for a word and its opposite, whatever they are about.
const (
	denied  = "one affirms what the other denies"
	opposed = "one says the opposite of the other"
)

// alignments adds a conflict for clauses that say the same but for a negation, or for a word and its opposite.
func (p *Pair) alignments(a, b *Text) {
	brief := len(a.Clauses) <= 2 && len(b.Clauses) <= 2
	for i := range a.Clauses {
		for j := range b.Clauses {
			c, d := &a.Clauses[i], &b.Clauses[j]
			if c.Aside != 0 || d.Aside != 0 || c.Regrets || d.Regrets || c.Requested || d.Requested || c.Excepts || d.Excepts || !aligned(c, d) || !nearCopy(c, d) && !(brief && near(c, d)) || (c.Never || d.Never) && !slices.Equal(c.Matter, d.Matter) {
				continue
			}
			if !brief && fact.Shared(c.Matter, d.Matter) < 2 {
				continue
			}
			reason := denied
			switch {
			case c.Denied != d.Denied:
				if refutesAlone(c, d) || refutesAlone(d, c) || c.Lacks != d.Lacks || c.Verbless || d.Verbless || (c.Polar || d.Polar) && !slices.Equal(c.Matter, d.Matter) || echoed(b, c) || echoed(a, d) || agreed(a, b, i, j) {
					continue
				}
			case c.Opposed(d):
				reason = opposed
			default:
				continue
			}
			p.Conflicts = append(p.Conflicts, Conflict{
				Type: "polarity", Reason: reason, SpanA: a.clause(c), SpanB: b.clause(d), Confidence: uncertain,
			})
			return
		}
	}
}

// refutesAlone tells whether c denies only words that d does not have: "le retard n'a pas pu être rattrapé" denies no delay.
func refutesAlone(c, d *fact.Clause) bool {
	return len(c.Refuted) > 0 && fact.Shared(c.Refuted, d.Keys) == 0
}

func (t *Text) clause(c *fact.Clause) Span { return Span{c.Start, c.End, t.Quote(c.Start, c.End)} }

func aligned(c, d *fact.Clause) bool {
	shared := fact.Shared(c.Keys, d.Keys)
	if shared == 1 {
		return len(c.Keys) == 1 && len(d.Keys) == 1
	}
	return shared >= 2 && float64(shared) >= alike*float64(min(len(c.Keys), len(d.Keys)))
}

// near tells whether a third of the longer clause is in the other one.
func near(c, d *fact.Clause) bool {
	return 3*fact.Shared(c.Keys, d.Keys) >= max(len(c.Keys), len(d.Keys))
}

// nearCopy tells whether half of the longer clause is in the other one.
func nearCopy(c, d *fact.Clause) bool {
	return 2*fact.Shared(c.Keys, d.Keys) >= max(len(c.Keys), len(d.Keys))
}

// agreed tells whether clause i of a and clause j of b decide the same.
func agreed(a, b *Text, i, j int) bool {
	for _, c := range a.Claims {
		for _, d := range b.Claims {
			if c.Clause == i && d.Clause == j && c.Positive == d.Positive && (c.Topic == d.Topic || !c.Positive && grants[c.Topic] && grants[d.Topic]) {
				return true
			}
		}
	}
	return false
}

// echoed tells whether some clause of t says what c says, with the same sign.
func echoed(t *Text, c *fact.Clause) bool {
	for i := range t.Clauses {
		if d := &t.Clauses[i]; d.Denied == c.Denied && aligned(c, d) {
			return true
		}
	}
	return false
}

func (p *Pair) addClaims(a, b *Text, c, d *fact.Claim, topic string, confidence float64) {
	typ := "polarity"
	switch c.Kind {
	case fact.Cause, fact.Reason:
		typ = "cause"
	case fact.Step, fact.Need:
		typ = "procedure"
	}
	if d.Kind == fact.Step {
		typ = "procedure"
	}
	p.Conflicts = append(p.Conflicts, Conflict{
		Type: typ, Reason: topic, SpanA: Span{c.Start, c.End, a.Quote(c.Start, c.End)},
		SpanB: Span{d.Start, d.End, b.Quote(d.Start, d.End)}, Confidence: confidence,
	})
}
