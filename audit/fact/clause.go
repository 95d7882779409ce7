package fact

import (
	"slices"
	"sort"
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// A Clause is a stretch of a sentence with one verb, more or less: what a comma, a conjunction or a colon sets apart.
type Clause struct {
	Start, End int // bytes
	Sentence   int // number of the sentence
	Aside      Aside

	// Keys stand for the words that carry its content and for what is done in it, sorted, each once.
	Keys []uint32
	// Refuted stands for those of Keys that follow a negation which covers them, sorted, each once.
	Refuted []uint32
	// Matter stands for all its words of content, those of its decisions too, sorted, each once.
	Matter []uint32
	// Words stand for the words that have an opposite.
	Words []uint32
	// Denied tells whether its verb is negated.
	Denied bool
	// Lacks tells whether it denies something else than its verb: "without a shirt".
	Lacks bool
	// Requested tells whether it names what the customer asked for.
	Requested bool
	// Excepts tells whether it takes something out: "except", "sauf".
	Excepts bool

	// Bans stand for the nouns it says there are none of, Allows for the verbs it says one can do, by the beginning of the word,
	// so that "no exchange" and "you can exchange it" meet.
	Bans, Allows []uint32

	// Polar tells whether it holds a phrase with its own yes or no, "free", "at your expense", so that another "not" says
	// little.
	Polar bool
	// Grants and Refuses tell whether the company does something for the customer in it, or declines to, whatever that is.
	Grants, Refuses bool
	// Spares tells whether it says that something is not needed, Verbless whether it only names a cause: "because of the rain".
	Spares, Verbless bool
	// Regrets tells whether it is what the company is sorry for: "we're sorry that it has not arrived".
	Regrets bool
	// Never tells whether it only says that something did not happen: "the parcel was not delivered".
	Never bool
	// Amiss tells whether it tells of something that went wrong or was left undone; Blames is whose doing that was.
	// Explains tells whether it gives a cause, Suspect whether it tells something that is often one.
	Explains, Suspect bool
	// Given stand for the words of the reason it gives in so many words, sorted.
	Given []uint32
	// Misled tells whether its subject was given or told what was amiss: "the guide had been given the old list".
	Misled bool
	// Guilty tells whether it says so in so many words: "our mistake".
	Amiss, Guilty bool
	Blames        Party
	// Balks tells whether it is a thing that refuses: "une montre qui refuse de".
	Balks bool

	Sense Sense // what the classifier makes of it

	from, to int // tokens
	past     bool
	clears   bool // it says what was not the cause, and nothing of what was
	open     bool // it says that nothing is decided yet
	apology  bool
	usual    bool // nothing but "normally" or "as a rule" makes it an aside
}

// An Aside says why a clause commits the company to nothing; zero when it does.
type Aside uint8

// The asides; a clause may be several.
const (
	Quoted   Aside = 1 << iota // between quotation marks
	Reported                   // the customer's words, or a colleague's
	Asked                      // a question
	Supposed                   // a condition, or what is usual but not so here
	Example
)

// abbreviations do not end a sentence.
var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "m": true, "mme": true, "mlle": true, "n": true, "no": true, "ref": true, "p": true,
	"ex": true, "st": true, "tel": true, "art": true, "vs": true, "etc": true, "approx": true, "a": true, "nr": true, "janv": true, "fev": true,
}

// openers begin a clause within a sentence.
var openers = map[string]bool{
	"mais": true, "donc": true, "car": true, "puis": true, "puisque": true, "parce": true, "si": true, "toutefois": true, "cependant": true,
	"neanmoins": true, "alors": true, "tandis": true, "lorsque": true, "quand": true, "pourtant": true, "sinon": true, "afin": true,
	"but": true, "because": true, "though": true, "although": true, "while": true, "whereas": true, "however": true, "unless": true,
	"if": true, "which": true, "therefore": true, "otherwise": true, "when": true, "laquelle": true, "lequel": true,
	"sauf": true, "except": true, "provided": true, "hors": true, "since": true,
}

// joiners begin a clause when a subject follows.
var joiners = map[string]bool{"et": true, "and": true, "so": true, "ou": true, "or": true, "pis": true, "then": true}

// subjects may open a clause after a joiner.
var subjects = map[string]bool{
	"nous": true, "vous": true, "on": true, "je": true, "j": true, "il": true, "elle": true, "ils": true, "elles": true, "le": true, "la": true, "les": true,
	"l": true, "votre": true, "vos": true, "notre": true, "nos": true, "ca": true, "cela": true, "c": true, "ce": true, "aucun": true, "aucune": true, "tu": true,
	"t": true, "ne": true, "n": true, "pas": true, "merci": true, "ensuite": true, "y": true, "moi": true,
	"we": true, "you": true, "i": true, "it": true, "they": true, "the": true, "your": true, "our": true, "he": true, "she": true, "there": true, "this": true,
	"that": true, "no": true, "not": true, "nothing": true, "please": true, "then": true, "have": true, "will": true, "can": true, "cannot": true, "is": true, "are": true, "has": true, "won": true, "don": true, "do": true,
}

// shortClause is how few words before a comma do not make a clause of their own: "Bonjour,", "rembourser, je peux pas".
const shortClause = 2

// longClause is how many tokens at most make a clause: what goes on without a stop is no sentence, and reading one takes
// the square of its length.
const longClause = 150

// findClauses cuts the text into clauses and says how each is meant.
func (r *reader) findClauses() {
	sentence, from := 0, 0
	flush := func(to int) {
		if to > from {
			first := from // of what is quoted: no comma or bracket that ends what came before
			for first+1 < to && (r.tokens[first].Kind == word.Break || strings.Contains(",;:.!?…)]»", r.text(first))) {
				first++
			}
			r.clauses = append(r.clauses, Clause{Start: r.tokens[first].Start, End: r.end(to - 1), Sentence: sentence, from: from, to: to})
		}
		from = to
	}
	for i := range r.tokens {
		if long := i - from; long >= longClause && !r.taken[i] || long >= 2*longClause {
			flush(i)
			sentence++
		}
		switch {
		case r.taken[i]:
			if i+1 == len(r.tokens) || !r.is(i, ".") || !r.tokens[i+1].Spaced {
				continue
			}
			flush(i + 1)
			sentence++
		case r.endsSentence(i):
			flush(i + 1)
			sentence++
		case r.endsClause(i) && (i > from+shortClause || !r.is(i, ",")):
			flush(i + 1)
		case i > from+1 && r.opensClause(i):
			flush(i)
		}
	}
	flush(len(r.tokens))
	r.markAsides()
}

func (r *reader) endsSentence(i int) bool {
	t := &r.tokens[i]
	switch t.Text {
	case "\n", "!", "?", ";":
		return true
	case ".":
		if i+1 < len(r.tokens) && !r.tokens[i+1].Spaced && r.tokens[i+1].Kind != word.Sign {
			return false
		}
		return i == 0 || !abbreviations[r.text(i-1)] || len(r.text(i-1)) == 1 && r.tokens[i-1].Kind == word.Number
	}
	return false
}

func (r *reader) endsClause(i int) bool {
	t := &r.tokens[i]
	switch t.Text {
	case ":", "(", ")", "...":
		return true
	case "-":
		return t.Spaced && i+1 < len(r.tokens) && r.tokens[i+1].Spaced
	case ",":
		return !r.parenthesis(i)
	}
	return t.Kind == word.Sign && (t.End-t.Start > 3 || t.Text >= "\u2600" && t.Text <= "\u27bf") // an emoji
}

// parenthesis tells whether the comma at token i opens or closes one or two adverbs inside a clause: "nous ne pouvons,
// malheureusement, vous rembourser".
func (r *reader) parenthesis(i int) bool {
	for size := 2; size <= 3; size++ {
		if r.is(i+size, ",") && aside[r.text(i+1)] || r.is(i-size, ",") && aside[r.text(i-size+1)] {
			return true
		}
	}
	return false
}

// aside are the adverbs that stand between commas.
var aside = map[string]bool{
	"malheureusement": true, "helas": true, "toutefois": true, "cependant": true, "neanmoins": true, "bien": true, "en": true, "exceptionnellement": true, "par": true,
	"unfortunately": true, "however": true, "sadly": true, "therefore": true, "regrettably": true, "of": true, "nevertheless": true, "um": true, "euh": true, "hein": true, "uh": true,
}

func (r *reader) opensClause(i int) bool {
	w := r.text(i)
	if (w == "on" || w == "nous" || w == "vous" || w == "je") && r.lang == "fr" && r.comparesFrom(i) {
		return true
	}
	if inVerb[w] && auxiliary[r.text(i-1)] {
		return false
	}
	return openers[w] && !r.is(i+1, "'") && !r.adjectival(i) || w == "bien" && (r.is(i+1, "que") || r.is(i+1, "qu")) || w == "quoique" || w == "s" && r.is(i+1, "'") && r.is(i+2, "il") || joiners[w] && (subjects[r.text(i+1)] || meanwhile[r.text(i+1)] && persons[r.text(i+2)])
}

// inVerb are the openers that may also stand inside a verb, after its auxiliary: "we cannot therefore refund", "ne sera donc pas".
var inVerb = wordSet("donc", "therefore", "toutefois", "cependant", "however", "neanmoins", "alors", "pourtant")

var auxiliary = wordSet("cannot", "not", "can", "will", "shall", "must", "may", "is", "are", "was", "were", "be", "been", "has", "have", "had", "t",
	"peut", "peux", "pouvons", "pouvez", "peuvent", "pourra", "pourrons", "est", "sont", "sera", "seront", "serez", "etait", "a", "ai", "as", "avons", "avez", "ont", "aura",
	"suis", "sommes", "etes", "va", "vont", "vais", "allons", "doit", "doivent", "devez", "devons", "ete", "pas", "vous", "restent", "reste")

// meanwhile are the adverbs that may stand between a joiner and its subject: "et après vous ne serez plus débité".
var meanwhile = wordSet("apres", "ensuite", "la", "desormais", "maintenant", "donc", "puis", "then", "now", "after", "afterwards", "so", "otherwise")

// persons are the subjects that no noun phrase begins with.
var persons = wordSet("nous", "vous", "on", "je", "j", "il", "elle", "ils", "elles", "tu", "we", "you", "i", "it", "they", "he", "she")

// comparesFrom tells whether "comme" opened the clause before token i some words ago, and no comma closed it: "comme la boîte
// est ouverte | on ne reprend pas".
func (r *reader) comparesFrom(i int) bool {
	for j := i - 1; j >= 0 && j >= i-9 && r.tokens[j].Kind == word.Word; j-- {
		if r.is(j, "comme") {
			return j <= i-4 && (j == 0 || r.tokens[j-1].Kind != word.Word) && !r.is(i-1, "que") && !r.is(i-1, "nous") && !r.is(i-1, "vous")
		}
	}
	return false
}

// longestTitle is how many words a name between quotation marks has at most.
const longestTitle = 4

// title is the quotation mark that closes the name which that at token i opens, "le coffret « Évasion à deux »", 0 if none does:
// few words after a noun, the first with a capital and none of them a value, are nobody's words.
func (r *reader) title(i int) int {
	if !r.is(i, `"`) || !r.capital(i+1) || i == 0 || r.tokens[i-1].Kind != word.Word || startsWith(r.text(i-1), quoting) {
		return 0
	}
	for j := i + 1; j < len(r.tokens) && j <= i+1+longestTitle; j++ {
		switch {
		case r.is(j, `"`):
			if slices.ContainsFunc(r.facts, func(f Fact) bool { return i < f.from && f.to <= j && f.Value.Type != Count }) {
				return 0
			}
			return j
		case r.tokens[j].Kind != word.Word:
			return 0
		}
	}
	return 0
}

// quoting begin the verbs after which a quotation is somebody's words.
var quoting = []string{"dit", "dis", "ecri", "repon", "affirm", "say", "said", "wrot", "writ", "tell", "told", "answer", "ask", "chose", "choos", "choisi", "demand"}

// markAsides finds out which clauses commit to nothing.
func (r *reader) markAsides() {
	quotes := 0
	for _, t := range r.tokens {
		if t.Text == `"` {
			quotes++
		}
	}
	inQuotes := false
	next := 0 // the first cue not yet passed
	var carried Aside
	for i := range r.clauses {
		c := &r.clauses[i]
		if i > 0 && r.clauses[i-1].Sentence != c.Sentence {
			carried = 0
		}
		if carried&Reported != 0 && r.speaksForItself(c) {
			carried &^= Reported
		}
		quoted := inQuotes
		for j := c.from; j < c.to; j++ {
			if to := r.title(j); to > 0 && !inQuotes && to < c.to {
				j = to
				continue
			}
			if r.is(j, `"`) && quotes%2 == 0 {
				inQuotes = !inQuotes
				quoted = true
			}
		}
		if quoted && quotes%2 == 0 {
			c.Aside |= Quoted
		}
		for ; next < len(r.cues) && r.cues[next].from < c.to; next++ {
			switch r.cues[next].class {
			case reported:
				carried |= Reported
			case condition:
				c.usual = false
				if r.cues[next].from-c.from <= 2 || r.cues[next].to-r.cues[next].from > 1 {
					c.Aside |= Supposed
				}
			case usually:
				q := r.cues[next]
				if r.is(q.from, "a") && beFrench[r.text(q.from-1)] { // "un rongeur est à l'origine de la panne"
					continue
				}
				if r.are(q.from-1, "comme") || r.are(q.from-1, "as") { // "as usual" is how it will be
					continue
				}
				c.usual = c.Aside == 0
				c.Aside |= Supposed
			case example:
				c.Aside |= Example
			case past:
				c.past = true
			case except:
				c.Excepts = true
			case sorry:
				c.apology = true
				c.Regrets = c.Regrets || regretted[r.text(r.cues[next].to-1)]
			case because:
				c.Verbless = c.Verbless || r.cues[next].from == c.from && preposition[r.text(r.cues[next].to-1)]
			case needless:
				c.Polar, c.Spares = true, true
			case free, waive, owe, cancel, keep, exclude, lost, refuse, nothingToDo, opened, closed:
				c.Polar = true
			case request:
				c.Requested = true
			}
		}
		if r.inverted(c) || r.restricted(c) || r.onceIt(c) || r.righted(i) {
			c.Aside |= Supposed
		}
		c.Aside |= carried
		if r.asked(c) {
			c.Aside |= Asked
		}
	}
}

// regretted are the words that end a phrase of apology before what it is for.
var regretted = wordSet("that", "your", "you", "hear", "learn", "read", "about", "que", "pour", "apprendre")

// preposition are the words that end the phrases before a cause that has no verb.
var preposition = map[string]bool{"of": true, "to": true, "de": true, "d": true, "du": true, "a": true, "au": true}

// inverted tells whether clause c is a condition without "if": "Should they not arrive by Friday".
func (r *reader) inverted(c *Clause) bool {
	switch r.text(c.from + 1) {
	case "you", "they", "it", "we", "the", "your", "this", "there", "any":
		return r.is(c.from, "should") || r.is(c.from, "had") || r.is(c.from, "were")
	}
	return false
}

// restricted tells whether clause c only holds for what the next one says: "ne prévoient de geste que | si la majorité".
func (r *reader) restricted(c *Clause) bool {
	if !r.is(c.to-1, "que") || !r.is(c.to, "si") && !r.is(c.to, "lorsque") && !r.is(c.to, "quand") {
		return false
	}
	for i := c.from; i < c.to; i++ {
		if r.is(i, "ne") || r.is(i, "n") {
			return true
		}
	}
	return false
}

// onceIt tells whether clause c denies only from some event on: "not refundable once the surveyor has visited".
func (r *reader) onceIt(c *Clause) bool {
	denies := false
	for i := c.from; i < c.to; i++ {
		switch r.text(i) {
		case "not", "cannot", "never", "no":
			denies = true
		case "once":
			if denies && (r.is(i+1, "the") || r.is(i+1, "you") || r.is(i+1, "it") || r.is(i+1, "your") || r.is(i+1, "we")) {
				return true
			}
		}
	}
	return false
}

// righted tells whether the clause after clause n, in its sentence, says what should have been instead: "it was coded as excluded,
// when it should have been coded as preventive".
func (r *reader) righted(n int) bool {
	if n+1 == len(r.clauses) || r.clauses[n+1].Sentence != r.clauses[n].Sentence {
		return false
	}
	next := &r.clauses[n+1]
	switch r.text(next.from) {
	case "when", "whereas", "while", "alors", "quand":
	default:
		return false
	}
	for i := next.from + 1; i < next.to; i++ {
		if r.are(i, "should", "have") || r.are(i, "aurait", "du") || r.are(i, "auraient", "du") || r.are(i, "auriez", "du") {
			return true
		}
	}
	return false
}

// speaksForItself tells whether clause c turns from what was reported to what the company says.
func (r *reader) speaksForItself(c *Clause) bool {
	i := c.from
	for r.is(i, "and") || r.is(i, "et") || r.is(i, "but") || r.is(i, "mais") || r.is(i, "so") || r.is(i, "because") {
		if r.is(i, "but") || r.is(i, "mais") || r.is(i, "because") {
			return true
		}
		i++
	}
	switch r.text(i) {
	case "we", "nous", "on", "je", "j", "i", "our", "notre", "nos", "rassurez", "sorry", "all", "however", "cependant", "toutefois":
		return true
	}
	return false
}

// asked tells whether clause c is a question: it is the last of a sentence that a question mark closes, or the sentence
// begins as questions do.
func (r *reader) asked(c *Clause) bool {
	for i := c.to - 1; i < len(r.tokens); i++ {
		switch r.text(i) {
		case "?":
			return i < c.to || r.interrogative(c)
		case ".", "!", ";", "\n", ":":
			return false
		}
	}
	return false
}

// interrogatives are the words that questions begin with.
var interrogatives = map[string]bool{
	"can": true, "could": true, "do": true, "does": true, "did": true, "is": true, "are": true, "was": true, "were": true, "will": true, "would": true,
	"have": true, "has": true, "what": true, "where": true, "which": true, "who": true, "how": true, "why": true, "shall": true, "should": true, "may": true,
	"any": true, "pouvez": true, "pourriez": true, "peux": true, "est": true, "avez": true, "auriez": true, "quel": true, "quelle": true, "quels": true, "quelles": true,
	"comment": true, "ou": true, "combien": true, "qui": true, "que": true, "voulez": true, "souhaitez": true, "puis": true, "as": true, "etes": true, "pourquoi": true, "faut": true, "aurais": true, "aviez": true, "vous": true,
}

// interrogative tells whether the sentence of clause c begins as questions do.
func (r *reader) interrogative(c *Clause) bool {
	i := c.from
	for i > 0 && !r.endsSentence(i-1) {
		i--
	}
	return interrogatives[r.text(i)] && (!r.is(i, "vous") || r.is(i+1, "a") || r.is(i+1, "-"))
}

// clauseOf is the number of the clause that holds token i.
func (r *reader) clauseOf(i int) int {
	return max(0, sort.Search(len(r.clauses), func(n int) bool { return r.clauses[n].from > i })-1)
}
