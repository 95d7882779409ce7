package fact

import (
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// findAmiss marks the clauses that tell of something that went wrong, and whose doing it was.
func (r *reader) findAmiss() {
	short := make([]bool, len(r.clauses)) // of hands
	given := make([]int, len(r.clauses))  // the byte where the reason begins
	for i := range r.claims {
		d, c := &r.claims[i], &r.clauses[r.claims[i].Clause]
		switch {
		case !d.Positive:
		case d.Kind == Reason:
			c.Explains = true
			if c.Given == nil {
				c.Given, given[d.Clause] = d.Keys, d.Start
			}
		case d.Kind == Cause:
			c.Explains = c.Explains || d.Committed
			c.Suspect = c.Suspect || d.Told
			short[d.Clause] = short[d.Clause] || d.Committed && (d.Topic == "illness" || d.Topic == "staff shortage")
		}
	}
	for n := range r.clauses {
		c := &r.clauses[n]
		if c.Aside&^Reported != 0 || r.ahead(c.from, c.to) || c.clears || r.shows(c) {
			continue
		}
		c.Misled = r.misled(c)
		guilty := r.guilty(c)
		c.Amiss = c.Explains || guilty != NoParty || r.amissIn(c)
		switch {
		case guilty != NoParty:
			c.Guilty, c.Blames = true, guilty
		case c.Amiss:
			if c.Blames = r.doer(n, given[n], c.Given != nil); c.Blames == NoParty && short[n] {
				c.Blames = Company
			}
		case r.leftUndone(c):
			c.Amiss = true
			if r.doer(n, 0, false) == Company {
				c.Blames = Company
			}
		}
	}
}

// shows tells whether clause c is about a paper that was not shown, which may well have been in order.
func (r *reader) shows(c *Clause) bool {
	for i := c.from; i < c.to; i++ {
		if (c.Denied || r.is(c.from, "faute")) && startsWith(r.text(i), []string{"present", "montr", "show", "produc"}) {
			return true
		}
	}
	return false
}

// misled tells whether the subject of clause c was given or told something.
func (r *reader) misled(c *Clause) bool {
	for i := c.from + 1; i < c.to; i++ {
		switch r.text(i - 1) {
		case "been", "was", "were", "ete", "avait", "etait":
			switch r.text(i) {
			case "given", "told", "handed", "informed", "shown", "briefed", "misinformed", "informe", "prevenu", "renseigne":
				return true
			}
		}
	}
	return false
}

// leftUndone tells whether clause c says that something had not been done before: "hadn't put the dowels in", "n'avait pas été transmise".
func (r *reader) leftUndone(c *Clause) bool {
	if !c.Denied {
		return false
	}
	for i := c.from; i < c.to; i++ {
		switch r.text(i) {
		case "hadn", "avait", "avaient", "avions", "aviez", "never", "jamais":
			return true
		case "had":
			if r.is(i+1, "not") || r.is(i+1, "never") {
				return true
			}
		}
	}
	return false
}

// contrasts tells whether clause c goes on, after what it puts aside, with what it was: "c'est pas le tissu, hein, c'est une chaussette".
func (r *reader) contrasts(c *Clause) bool {
	for i := c.from + 3; i < c.to; i++ {
		if r.is(i, "c") && r.is(i+2, "est") || r.is(i, "it") && (r.is(i+2, "s") || r.is(i+1, "was")) || r.is(i, "but") || r.is(i, "mais") {
			return r.amissIn(c)
		}
	}
	return false
}

// amissIn tells whether clause c says that something was done wrong, broke or was left undone.
func (r *reader) amissIn(c *Clause) bool {
	for i := c.from; i < c.to; i++ {
		if r.amissAt(i) && !r.negated(i, i+1) {
			return true
		}
	}
	return false
}

// amissAt tells whether the word at token i says of an act or a thing that it went wrong: by its beginning, "misread",
// "overtightened", by an adverb, "badly", or because it is one of the words for a mistake or a breakdown.
func (r *reader) amissAt(i int) bool {
	w := r.text(i)
	if r.is(i-1, "comme") || r.is(i-1, "as") {
		return false // "nous le considérons comme perdu"
	}
	if amissWords[w] || startsWith(w, amissStems) {
		return true
	}
	switch {
	case r.lang == "fr":
		return w == "mal" && participle(r.text(i+1)) || w == "trop" && !r.is(i-1, "de") && !r.is(i+1, "percu") || w == "travers" && r.is(i-1, "de") || w == "tort" && r.is(i-1, "a") || w == "lieu" && r.is(i-1, "au") && r.is(i+1, "de")
	case strings.HasPrefix(w, "mis"):
		return len(w) > 5 && (strings.HasSuffix(w, "ed") || misdone[w]) && w != "missed"
	case strings.HasPrefix(w, "over"), strings.HasPrefix(w, "under"):
		return len(w) > 8 && strings.HasSuffix(w, "ed") && w != "overlooked"
	}
	return w == "too" && i+1 < len(r.tokens) && r.tokens[i+1].Kind == word.Word || w == "instead" && r.is(i+1, "of")
}

// misdone are the verbs of doing wrong whose past does not end in "-ed".
var misdone = wordSet("misread", "misled", "misheard", "misspelt", "mislaid", "misunderstood")

// amissWords are the words for a mistake or a breakdown that stand for themselves.
var amissWords = wordSet("wrong", "wrongly", "badly", "poorly", "late", "mistake", "mistakes", "error", "errors", "forgot", "forgotten", "broke", "broken", "bug", "lost", "torn", "tore",
	"blew", "blown", "burst", "stuck", "bent", "worn", "flat", "dead", "out-of-date", "stale", "crash", "crashed", "ill", "fault", "faulty", "glitch", "short", "swapped", "dropped", "transposed", "empty", "scratched", "blurred", "loose", "soaked", "damp", "shrank", "burnt", "perished", "sheared", "seized", "slipped", "wiped", "unplugged", "twice", "dud", "seeped", "smudged", "scrambled", "sheared",
	"vide", "vides", "morte", "rayee", "raye", "flou", "floue", "floues", "desserre", "desserree", "trempe", "trempee", "mouille", "mouillee", "humide", "retreci", "brule", "brulee", "saute", "cede", "debranche", "debranchee", "efface", "effacee", "mauvais", "mauvaise", "sectionne", "arrache", "decolle", "decollee", "detache", "detachee", "melange", "devisse", "devissee", "tourne", "deteint", "sature", "saturee",
	"tard", "erreur", "erreurs", "perdu", "perdue", "perdus", "perdues", "panne", "rade", "casse", "cassee", "hs", "use", "usee", "bug", "plante", "plantee", "absent", "absente", "malade")

// amissStems begin the words for a mistake or a breakdown.
var amissStems = strings.Fields(`incorrect improper erroneous mistaken overlook overload fail malfunction defect expired bounced cracked damaged leak corrod clogged jammed tripped tipped blocked snapped overheat spilt spilled shaded
	tromp oubli egar defaut defectu defaillan grippe fendu fissur fuite fuyai lache grille epuise expire perime rejete interver invers surcharg abime endommag coince barree bloque bouche retarde illisib
	incomplet inexact errone manqu disjonct corrompu`)

// doer is whose doing it was that clause n tells of, from byte start on; what became of a thing of the customer's is his only where the clause gives a
// cause: "the reason is that your cable was loose", and not "your parcel was wrongly sorted".
func (r *reader) doer(n, start int, reason bool) Party {
	whole := r.clauses[n]
	c := &whole
	for c.from+1 < c.to && r.tokens[c.from].Start < start {
		c.from++ // what came of the reason stands before it
	}
	if p := r.sided(c); p != NoParty {
		return p
	}
	for i := c.from; i < c.to; i++ {
		if !r.is(i, "by") && !r.is(i, "par") {
			continue
		}
		switch r.text(i + 1) {
		case "our", "us", "nos", "notre", "nous":
			return r.owner(i+2, Company)
		case "you", "your", "vous", "vos", "votre":
			return r.owner(i+2, Customer)
		}
	}
	for m := n; m >= 0 && r.clauses[m].Sentence == c.Sentence; m-- {
		if m < n {
			c = &r.clauses[m]
		}
		p, carries := r.subjectOf(c, reason && m == n)
		if m < n && r.personAt(r.clauses[m].from) && r.pronounAt(whole.from) {
			return NoParty // "you got two bags, they look the same"
		}
		if p != NoParty {
			return p
		}
		if !carries {
			break
		}
	}
	if reason && r.inYours(&whole) {
		return Customer
	}
	return NoParty
}

// inYours tells whether clause c says that something happened in a place of the customer's: "tipped over in your back seat".
func (r *reader) inYours(c *Clause) bool {
	for i := c.from + 1; i < c.to; i++ {
		switch r.text(i) {
		case "been", "ete":
			return false
		case "your", "votre", "vos":
			switch r.text(i - 1) {
			case "in", "inside", "on", "dans", "sur":
				return true
			}
		}
	}
	return false
}

// framed is the token from which clause c tells what was found, after the words that say who found it, "our engineers established
// that"; i where nobody did.
func (r *reader) framed(c *Clause, i int) int {
	found := false
	for j := i; j < min(i+12, c.to); j++ {
		switch r.text(j) {
		case "that", "que", "qu":
			if found {
				return j + 1
			}
		default:
			found = found || startsWith(r.text(j), findings)
		}
	}
	return i
}

// findings begin the verbs of finding something out, and the nouns for it.
var findings = strings.Fields("establish found find determin show reveal confirm conclud investig review examin check discover trac see say appear etabl constat montr revel conclu indiqu verifi enquet ressor ressort apparai vois voit dit appris trouv consider presum suppos regard treat")

// personAt tells whether "we" or "you" is the subject of the clause from token i on, pronounAt whether "he" or "they" is.
func (r *reader) personAt(i int) bool {
	i = r.led(i)
	return persons[r.text(i)] && !pronoun[r.text(i)]
}

func (r *reader) pronounAt(i int) bool { return pronoun[r.text(r.led(i))] }

// led is the first token from i on that does not only lead to a subject.
func (r *reader) led(i int) int {
	for i < len(r.tokens) && (leading[r.text(i)] || r.is(i, "'") || r.is(i, ",") || r.is(i, ":")) {
		i++
	}
	return i
}

// owner is party p, or a third where the noun at token i names somebody else: "our supplier".
func (r *reader) owner(i int, p Party) Party {
	if r.others(i) {
		return Third
	}
	return p
}

// guilty reads the phrases by which somebody takes the blame or is given it: "that's our mistake", "le retard nous est imputable".
func (r *reader) guilty(c *Clause) Party {
	if c.Denied {
		return NoParty
	}
	return r.phraseOf(c, ourGuilt, yourGuilt)
}

// sided reads the phrases that say where something went wrong: "a glitch on our side", "un incident dans nos services".
func (r *reader) sided(c *Clause) Party { return r.phraseOf(c, ourSide, yourSide) }

// phraseOf is the company if one of ours stands in clause c, the customer if one of yours does.
func (r *reader) phraseOf(c *Clause, ours, yours phrases) Party {
	for i := c.from; i < c.to; i++ {
		if after, ok := r.afterAny(i, ours); ok && after <= c.to && !r.is(after, "qui") {
			return Company
		}
		if after, ok := r.afterAny(i, yours); ok && after <= c.to {
			return Customer
		}
	}
	return NoParty
}

var ourGuilt = byFirstWord(map[string][][]string{
	"fr": {
		{"notre", "faute"}, {"ma", "faute"}, {"notre", "erreur"}, {"mon", "erreur"}, {"c", "est", "nous"}, {"c", "etait", "nous"}, {"c", "est", "chez", "nous"}, {"c", "est", "betement", "nous"}, {"c", "est", "entierement", "nous"}, {"c", "est", "bien", "nous"}, {"nous", "est", "imputable"}, {"nous", "est", "entierement", "imputable"}, {"nous", "est", "pleinement", "imputable"},
		{"nous", "incombe"}, {"vient", "de", "nous"}, {"venait", "de", "nous"}, {"vient", "de", "chez", "nous"}, {"venait", "de", "chez", "nous"}, {"par", "notre", "faute"}, {"imputable", "a", "nos", "services"}, {"la", "faute", "a", "nous"},
	},
	"en": {
		{"our", "fault"}, {"our", "own", "fault"}, {"my", "fault"}, {"our", "mistake"}, {"our", "own", "mistake"}, {"my", "mistake"}, {"our", "error"}, {"our", "own", "error"}, {"our", "doing"}, {"our", "bad"}, {"my", "bad"}, {"down", "to", "us"}, {"fault", "is", "ours"}, {"fault", "was", "ours"}, {"mistake", "was", "ours"}, {"error", "was", "ours"},
		{"it", "was", "us"}, {"that", "was", "us"}, {"that", "s", "on", "us"}, {"that", "one", "s", "on", "us"}, {"which", "is", "on", "us"}, {"it", "s", "on", "us"}, {"we", "were", "at", "fault"}, {"we", "messed", "up"}, {"we", "slipped", "up"}, {"we", "goofed"}, {"we", "got", "it", "wrong"},
	},
})

var yourGuilt = byFirstWord(map[string][][]string{
	"fr": {{"votre", "faute"}, {"ta", "faute"}, {"votre", "erreur"}, {"c", "est", "vous", "qui"}, {"c", "est", "toi", "qui"}, {"vous", "est", "imputable"}, {"imputable", "a", "vos"}, {"vient", "de", "chez", "vous"}, {"venait", "de", "chez", "vous"}, {"c", "est", "chez", "vous"}},
	"en": {{"your", "fault"}, {"your", "own", "fault"}, {"your", "mistake"}, {"your", "own", "mistake"}, {"your", "error"}, {"your", "doing"}, {"your", "own", "doing"}, {"down", "to", "you"}, {"you", "were", "at", "fault"}},
})

var ourSide = byFirstWord(map[string][][]string{
	"fr": {
		{"de", "notre", "cote"}, {"de", "notre", "part"}, {"de", "notre", "fait"}, {"de", "ma", "part"}, {"chez", "nous"}, {"de", "nos", "services"}, {"dans", "nos", "services"}, {"dans", "nos", "bureaux"}, {"dans", "nos", "systemes"}, {"dans", "notre", "systeme"}, {"en", "interne"}, {"par", "nos", "soins"}, {"un", "de", "nos"}, {"une", "de", "nos"}, {"sur", "notre", "site"}, {"dans", "nos", "locaux"},
	},
	"en": {
		{"on", "our", "side"}, {"on", "our", "end"}, {"at", "our", "end"}, {"from", "our", "end"}, {"on", "our", "part"}, {"one", "of", "our"}, {"on", "our", "own", "systems"}, {"on", "our", "systems"}, {"in", "our", "systems"}, {"in", "our", "system"}, {"in", "house"}, {"in", "our", "office"}, {"by", "our", "team"},
	},
})

var yourSide = byFirstWord(map[string][][]string{
	"fr": {{"de", "votre", "cote"}, {"de", "votre", "part"}, {"de", "votre", "fait"}, {"chez", "vous"}, {"par", "vos", "soins"}, {"de", "ton", "cote"}, {"chez", "toi"}, {"dans", "votre", "logement"}, {"dans", "votre", "installation"}},
	"en": {{"on", "your", "side"}, {"on", "your", "end"}, {"at", "your", "end"}, {"from", "your", "end"}, {"on", "your", "part"}, {"in", "your", "home"}, {"in", "your", "house"}, {"inside", "your", "home"}, {"at", "your", "home"}},
})

// subjectOf is the party that clause c begins with: "our decorator", "vous avez", "quelqu'un". carries tells whether it has no
// subject of its own but a pronoun or none, so that the clause before it in its sentence names it.
func (r *reader) subjectOf(c *Clause, reason bool) (p Party, carries bool) {
	i := c.from
	if r.are(i, "la", "raison") || r.are(i, "the", "reason") {
		i++
	}
	i = r.led(r.framed(c, i))
	switch w := r.text(i); w {
	case "we", "i", "nous", "on", "je", "j":
		return Company, false
	case "our", "my", "notre", "nos", "mon", "mes":
		return r.owner(i+1, Company), false
	case "you", "vous", "tu":
		return Customer, false
	case "your", "votre", "vos", "ton", "ta", "tes":
		for j := i + 1; j < c.to; j++ {
			if r.is(j, "been") || r.is(j, "ete") { // somebody did it to what is yours
				return NoParty, false
			}
		}
		if p := r.owner(i+1, Customer); p == Third || reason {
			return p, false
		}
		return NoParty, false
	default:
		carries = pronoun[w] && w != "it" || r.verbAt(i)
	}
	for j := i; j < min(i+4, c.to); j++ {
		if r.others(j) {
			return Third, false
		}
		if staff[r.text(j)] {
			return Company, false
		}
	}
	return NoParty, carries
}

// others tells whether the word at token i, or one of the two after it, names somebody who is neither the company nor the customer.
func (r *reader) others(i int) bool {
	for j := i; j < i+2; j++ {
		if startsWith(r.text(j), thirds) {
			return true
		}
	}
	return false
}

// thirds begin the nouns for those who are neither the company nor the customer.
var thirds = strings.Fields(`supplier manufacturer carrier courier contractor subcontract partner provider operator landlord neighbour neighbor employer bank surgery council maker studio police airport airline insurer municipal
	fournisseur fabricant transporteur prestataire sous-trait partenaire operateur bailleur proprietaire voisin employeur banque mairie constructeur editeur assureur aeroport gestionnaire syndic copropriet`)

// staff are the words for the company's own people.
var staff = wordSet("somebody", "someone", "colleague", "colleagues", "clerk", "staff", "apprentice", "trainee", "decorator", "technician", "lad", "receptionist", "teller", "agent", "operative", "employee",
	"quelqu", "collegue", "collegues", "employe", "employee", "stagiaire", "apprenti", "apprentie", "conseiller", "conseillere", "preparateur", "preparatrice", "technicien", "gars", "guichetier", "standardiste", "magasinier", "vendeur", "vendeuse", "caissiere", "equipe")

// leading are the words that may come before the subject of a clause.
var leading = wordSet("and", "but", "so", "because", "as", "since", "when", "that", "which", "actually", "then", "just", "it", "s", "is", "was", "what", "happened", "unfortunately", "however", "turns", "out", "reason", "yeah", "well", "okay", "ok", "sadly", "apparently",
	"et", "mais", "donc", "parce", "que", "qu", "car", "puisque", "alors", "en", "fait", "c", "est", "etait", "bon", "ben", "bah", "malheureusement", "du", "coup", "raison", "qui", "simplement", "visiblement", "apparemment")
