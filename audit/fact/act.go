package fact

import "strings"

// findActs tells which clauses grant or refuse something by their build, whatever the verb is called: the company stands
// before a verb that gives, undoes or renews, or before any verb that it says it will not do.
func (r *reader) findActs() {
	for n := range r.clauses {
		c := &r.clauses[n]
		stands, tells := false, false
		for _, q := range r.cuesBetween(c.from, c.to) {
			c.Spares = c.Spares || q.class == must && r.deniedBefore(q)
			c.Balks = c.Balks || q.class == refuse && (r.is(q.from-1, "qui") || r.is(q.from-1, "that") || r.is(q.from-1, "which"))
			stands = stands || q.class == fee || q.class == price || q.class == bill || q.class == excess
		}
		c.Never = r.failed(c)
		if c.Aside != 0 || c.Spares || c.apology || c.Requested || c.Excepts {
			continue
		}
		stands = stands || r.priced(n)
		for i := c.from; i < c.to; i++ {
			tells = tells || tidings[r.text(i)]
			if r.placed(c, i) {
				c.Grants = true
			}
			if r.barred(i) {
				c.Refuses = true
			}
			if w := r.text(i); stands && (strings.HasPrefix(w, "mainten") || w == "stands" || w == "stand") {
				c.Refuses = c.Refuses || !r.negated(i, i+1)
			}
			if r.lang == "fr" {
				r.frenchAct(c, i)
			} else {
				r.englishAct(c, i)
			}
		}
		c.Grants = c.Grants && !tells
		c.Refuses = c.Refuses && !c.Never && !r.onlyWith(c) && !r.notInFull(c)
	}
}

// placed tells whether the words at token i say that something was put on the customer's account or card: "a été réinscrite sur
// votre compte".
func (r *reader) placed(c *Clause, i int) bool {
	if !r.is(i, "compte") && !r.is(i, "carte") && !r.is(i, "account") && !r.is(i, "card") || !r.is(i-1, "votre") && !r.is(i-1, "ton") && !r.is(i-1, "ta") && !r.is(i-1, "your") || c.past {
		return false
	}
	for j := i - 2; j >= c.from && j >= i-4; j-- {
		if startsWith(r.text(j), []string{"remis", "port", "reinscri", "inscri", "ajout", "recredit", "credit", "revers", "vers", "added", "put", "paid", "return", "restor"}) && !r.negated(j, j+1) {
			return r.is(i-2, "sur") || r.is(i-2, "a") || r.is(i-2, "to") || r.is(i-2, "on") || r.is(i-2, "into") || r.is(i-2, "onto")
		}
	}
	return false
}

// barred tells whether the word at token i says that something cannot be done with a thing: "not transferable", "ne sont pas
// cessibles".
func (r *reader) barred(i int) bool {
	w := strings.TrimSuffix(r.text(i), "s")
	if len(w) < 8 || !strings.HasSuffix(w, "able") && !strings.HasSuffix(w, "ible") || startsWith(w, []string{"dispon", "respons", "availab", "possib", "compat", "suitab", "accept", "reason", "comfort", "favor", "receva", "visib", "eligib", "valab", "respect", "vulner", "probab", "applic", "detacha"}) {
		return false
	}
	return r.is(i-1, "non") || r.is(i-1, "not") || r.is(i-1, "pas") || r.is(i-2, "non") && r.is(i-1, "-") || r.is(i-1, "longer") || r.is(i-1, "plus") && r.negated(i, i+1)
}

// tidings are what a company gives that settles nothing: the name of a repair shop, the wording, a quote.
var tidings = map[string]bool{
	"name": true, "number": true, "address": true, "list": true, "details": true, "link": true, "wording": true, "quote": true, "idea": true,
	"information": true, "advice": true, "nom": true, "numero": true, "adresse": true, "liste": true, "lien": true, "coordonnees": true, "devis": true, "informations": true,
}

// deniedBefore tells whether a "not" stands before cue q: "you need not", not "we must decline".
func (r *reader) deniedBefore(q cue) bool {
	for _, n := range r.negations {
		if n.verb && n.at < q.from && n.from <= q.from && q.from < n.to {
			return true
		}
	}
	return false
}

// act notes what doing the verb at token at, or not doing it, means for the customer.
func (r *reader) act(c *Clause, at int, kind verbKind, denied bool) {
	if kind == unknown && denied && r.burdened(at+1, c.to) {
		kind = burdens
	}
	switch {
	case kind == burdens && denied, kind == gives && !denied:
		c.Grants = true
	case kind == gives, kind == unknown && denied:
		c.Refuses = true
	}
}

// burdened tells whether what stands from token from up to to names what a customer pays: "faire supporter le coût".
func (r *reader) burdened(from, to int) bool {
	for i := from; i < to; i++ {
		if startsWith(r.text(i), []string{"cout", "frais", "penalit", "supplement", "surcout", "factur", "payer", "cost", "fee", "charge", "penalt", "surcharge", "billed"}) {
			return true
		}
	}
	return false
}

// A verbKind says what it means for the customer that the company does what a verb says.
type verbKind uint8

const (
	unknown verbKind = iota
	gives            // what the customer is glad of
	burdens          // what the customer pays or loses
	talks            // what changes nothing: knowing, saying, looking into it
)

func kindOf(w string, giving, burdening, talking []string) verbKind {
	switch {
	case startsWith(w, talking):
		return talks
	case startsWith(w, burdening):
		return burdens
	case startsWith(w, giving):
		return gives
	}
	return unknown
}

var (
	englishGiving = strings.Fields(`refund credit replac repair fix mend redo remak rebook extend renew carry carri roll reinstat restor waiv
		cancel drop remov revers void honour honor offer give giving gave grant approv accept compensat reimburs repay upgrad lend loan lift
		reopen reactivat strik swap exchang resend reship reissu undo overturn scrap quash amend pause`)
	englishBurdening = strings.Fields(`charg bill invoic pursu withhold deduct chas penal enforc hold keep take taking ask apply need requir expect want
		bother insist claim seek leav demand let retain dock fin send collect maintain stop cut block suspend disconnect treat count`)
	englishTalking = strings.Fields(`know think tell say see seem understand recall hav had has be been have get got find believ doubt mind thank apolog imagin
		explain guarantee promis confirm comment discuss access open look wait forget hesitat worr fault mean feel hear receiv handl deal speak
		like deny disagree agree question want underestimat trust stress express remember hope undo fail answer reply respond speculat
		advis suggest recommend stock show record identif establish trac locat verif check turn do did help disput contest consider regard intend blam`)
	frenchGiving = strings.Fields(`rembours recredit credit remplac echang repar refai refer refas refon prolong report offr offer offert accord annul
		supprim restitu redonn renouvel reactiv debloqu retabl indemn compens dedommag octroy autoris accept valid exoner reprend repris
		reintegr rouvr reexped remis remet pret effac reprog diffr occup`)
	frenchBurdening = strings.Fields(`factur debit prelev retien retir compt charg reclam poursui exig demand applique contest tien tenon penalis encaiss
		deduir dedui coupe bloqu suspend resili arret laiss perd oblig impos vous lach abandonn oubli`)
	frenchTalking = strings.Fields(`sav sai peu pens dout compren imagin doit dev ignor connai croi voi voy sent trouv voul veu souhait regrett manqu hesit dispos
		possed constat explique remerci dir dis dit parl repon confirm garant promet preci communiqu retrouv identif etabl
		av ai a ont est sommes suis es sont etion etai fus fai fass fer attend cach ment nie conteston accede au ouvr gere ger rel
		relev joign contact recu recev recoi verr appel deman verron verra prononc chipot os trait touch toler voudr aim`)
)

// skipped are the small words between a subject, its auxiliary and its verb.
var skipped = func() map[string]bool {
	words := make(map[string]bool)
	for w := range strings.FieldsSeq(`ne n ' vous y te t le la les l en lui leur me m se s pas plus donc bien egalement aussi toutefois malheureusement helas
		exceptionnellement deja cependant neanmoins alors jamais rien
		just already also now therefore unfortunately sadly regrettably gladly happily then still currently not ever never however
		simply usually be , going to able in a position prepared willing even actually really make you`) {
		words[w] = true
	}
	return words
}()

// verbAfter is the token of the first word from i on, in clause c, that is not skipped; -1 when there is none close by.
func (r *reader) verbAfter(c *Clause, i int) int {
	for end := min(i+9, c.to); i < end; i++ {
		if !skipped[r.text(i)] {
			return i
		}
	}
	return -1
}

func (r *reader) englishAct(c *Clause, i int) {
	kind := func(at int) verbKind { return kindOf(r.text(at), englishGiving, englishBurdening, englishTalking) }
	switch r.text(i) {
	case "no":
		for at := i + 1; at <= i+3 && at < c.to && !startsWith(r.text(at), []string{"refund", "credit", "reimburs", "waiv", "of"}); at++ {
			if startsWith(r.text(at), []string{"fee", "charge", "cost", "penalt"}) { // "no second trip charge"
				c.Grants = true
			}
		}
	case "we", "i":
		at := r.verbAfter(c, i+1)
		committed := false
		for at >= 0 && englishModals[r.text(at)] {
			committed = true
			at++
			if r.is(at, "'") && r.is(at+1, "t") {
				at += 2
			}
			at = r.verbAfter(c, at)
		}
		if at < 0 || r.taken[at] {
			return
		}
		switch denied := r.negated(at, at+1); {
		case r.is(at, "unable") || r.is(at, "decline") && committed:
			if at = r.verbAfter(c, at+1); at >= 0 && kind(at) != talks && !r.is(at, "charge") && !r.is(at, "bill") {
				c.Refuses = true
			}
		case denied && (r.is(at, "take") || r.is(at, "send") || r.is(at, "hold") || r.is(at, "keep")) && (r.is(i+1, "can") || r.is(i+1, "cannot")): // "we can't take cash" spares nobody
		case denied && (committed || r.is(at-1, "longer")):
			r.act(c, at, kind(at), true)
		case !denied && committed:
			r.act(c, at, kind(at), false)
		}
	case "doesn", "don", "does", "do":
		if at := i + 1; r.ours(c, i) {
			if r.is(at, "'") && r.is(at+1, "t") {
				at += 2
			}
			if at = r.verbAfter(c, at); at >= 0 && kind(at) == unknown && r.negated(at, at+1) {
				r.act(c, at, unknown, true)
			}
		}
	case "cannot", "can", "won", "will":
		if r.is(i-1, "you") || r.is(i-1, "we") || r.is(i-1, "i") {
			return
		}
		at := i + 1
		if r.is(at, "'") && r.is(at+1, "t") {
			at += 2
		}
		if at = r.verbAfter(c, at); at >= 0 && kind(at) == gives && r.negated(at, at+1) {
			c.Refuses = true
		}
	case "been", "be", "being":
		if at := r.verbAfter(c, i+1); at >= 0 && (r.is(at, "taken") || r.is(at, "charged") || r.is(at, "billed") || r.is(at, "pursued") || r.is(at, "deducted")) && r.negated(at, at+1) {
			c.Grants = true
		}
		if at := r.verbAfter(c, i+1); at >= 0 && !r.contained[at] && !withdrawn(r.text(at)) && (strings.HasSuffix(r.text(at), "ed") || strings.HasSuffix(r.text(at), "en")) && kind(at) == gives && !c.past {
			r.act(c, at, gives, r.negated(at, at+1))
		}
	}
}

// englishModals bind the company that stands before them to the verb after them. What did happen, or not, decides nothing.
var englishModals = map[string]bool{
	"will": true, "ll": true, "shall": true, "have": true, "ve": true, "am": true, "are": true, "m": true, "re": true, "can": true, "cannot": true,
	"won": true, "don": true, "aren": true, "shan": true, "do": true, "must": true, "no": true, "longer": true, "cant": true, "wont": true, "dont": true,
}

func (r *reader) frenchAct(c *Clause, i int) {
	kind := func(at int) verbKind { return kindOf(r.text(at), frenchGiving, frenchBurdening, frenchTalking) }
	switch r.text(i) {
	case "nous", "on", "je", "j":
		at := r.verbAfter(c, i+1)
		if at < 0 || r.taken[at] || r.is(i, "nous") && !strings.HasSuffix(r.text(at), "ons") && !r.is(at, "sommes") {
			return
		}
		denied := r.negated(at, at+1)
		switch w := r.text(at); {
		case w == "avons" || w == "ai" || w == "a" || w == "allons" || w == "vais" || w == "va" || w == "venons" || w == "viens" || w == "procedons":
			if at = r.verbAfter(c, at+1); at >= 0 && (r.is(at, "de") || r.is(at, "a") || r.is(at, "pouvoir")) {
				at = r.verbAfter(c, at+1)
			}
			if denied && at >= 0 && (strings.HasPrefix(w, "va") || w == "allons") && !r.is(at, "y") {
				r.act(c, at, kind(at), true)
			}
			if at >= 0 && !denied && kind(at) == gives {
				r.act(c, at, gives, false)
			}
		case w == "pouvons" || w == "peux" || w == "peut" || w == "pourrons" || w == "puis" || w == "saurions" || w == "pourrai" || w == "pourra":
			if at = r.verbAfter(c, at+1); at >= 0 && endsInfinitive(r.text(at)) {
				r.act(c, at, kind(at), denied)
			}
		case (w == "sommes" || w == "suis") && r.is(at+1, "pas") && r.is(at+2, "en") && r.is(at+3, "mesure"):
			if at = r.verbAfter(c, at+5); at >= 0 {
				r.act(c, at, kind(at), true)
			}
		case !endsInfinitive(w):
			r.act(c, at, kind(at), denied)
		}
	case "notre", "nos":
		for at := i + 2; at < c.to && at <= i+5; at++ {
			if r.is(at, "ne") || r.is(at, "n") && r.is(at+1, "'") {
				if at = r.verbAfter(c, at+1); at >= 0 && !frenchAuxiliaries[r.text(at)] && r.negated(at, at+1) && kind(at) == unknown && !endsInfinitive(r.text(at)) {
					r.act(c, at, unknown, true)
				}
				return
			}
		}
	case "peut", "peuvent", "pourra", "pourront":
		if at := r.verbAfter(c, i+1); at >= 0 && r.is(at, "etre") && r.negated(at, at+1) {
			if at = r.verbAfter(c, at+1); at >= 0 && frenchParticiple(r.text(at)) && kind(at) != talks && kind(at) != burdens {
				c.Refuses = true
			}
		} else if at >= 0 && endsInfinitive(r.text(at)) && kind(at) == gives && r.negated(at, at+1) && !r.is(i-1, "on") {
			c.Refuses = true
		}
	case "ete", "sera", "seront", "est", "sont", "etre":
		if c.past {
			return
		}
		if at := r.verbAfter(c, i+1); at >= 0 && !r.contained[at] && frenchParticiple(r.text(at)) && !withdrawn(r.text(at)) && kind(at) == gives {
			r.act(c, at, gives, r.negated(at, at+1))
		}
	}
}

// ours tells whether the subject before token i is the company's: "our policy", "the plan".
func (r *reader) ours(c *Clause, i int) bool {
	for j := i - 1; j >= c.from && j >= i-4; j-- {
		if r.is(j, "our") {
			return true
		}
		if r.is(j, "the") {
			return startsWith(r.text(i-1), []string{"plan", "policy", "warranty", "guarantee", "cover", "insur", "programme", "program", "scheme", "club"})
		}
	}
	return false
}

// withdrawn tells whether w says that something is taken off, a charge or a train: what it means for the customer is in
// the other words.
func withdrawn(w string) bool {
	return startsWith(w, []string{"annul", "supprim", "cancel", "remov", "drop", "void", "report"})
}

// endsInfinitive tells whether w ends as infinitives do.
func endsInfinitive(w string) bool { return strings.HasSuffix(w, "r") || strings.HasSuffix(w, "re") }

// frenchParticiple tells whether w ends as past participles do.
func frenchParticiple(w string) bool {
	w = strings.TrimSuffix(w, "s")
	return strings.HasSuffix(w, "e") || strings.HasSuffix(w, "i") || strings.HasSuffix(w, "u") || strings.HasSuffix(w, "t")
}
