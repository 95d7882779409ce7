package fact

import (
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// soundAt reads what a word for what is as it should be, at token i, says it of: "your keypad is fine", "l'ordre nous est parvenu
// dans les délais"; or who did it as it should be done: "you filled in the form correctly".
func (r *reader) soundAt(c *Clause, i int) (from, to int, ok bool) {
	if i == c.from || c.Denied || r.is(i-1, "not") || r.is(i-1, "pas") || r.is(i-1, "non") || !r.soundWord(c, i) || r.amissIn(c) || c.Aside != 0 && !r.runsBefore(c, i) {
		return 0, 0, false
	}
	relative := false
	for j := c.from + 1; j < i; j++ {
		if relative && !copulas[r.text(j)] || !r.verbAt(j) && !(r.is(j, ",") && j+2 >= i) { // "votre facture, régulière en tous points,"
			continue
		}
		subject := j - 1
		if r.is(subject, "'") {
			subject--
		}
		switch r.text(subject) {
		case "you", "vous", "we", "nous", "on":
			if subject > c.from+1 && r.tokens[subject-1].Kind == word.Word && !leading[r.text(subject-1)] {
				relative = true // "the room you had reserved"
				continue
			}
			switch {
			case copulas[r.text(j)]: // "you're right"
				return 0, 0, false
			case startsWith(r.text(j+1), []string{"receiv", "recu"}) || startsWith(r.text(j), []string{"receiv"}) || startsWith(r.text(j+2), []string{"recu"}):
				return j, max(i, r.nounEnd(c, j+1)), true
			case manner[r.text(i)] || r.is(i, "bien") || r.is(i, "comme"):
				return subject, max(i, r.nounEnd(c, j)), true
			}
			return 0, 0, false
		}
		if r.charges(j, i+2) {
			return 0, 0, false
		}
		return r.subjectTo(c, j)
	}
	if r.is(i, "n") || r.is(i, "cleared") || startsWith(r.text(i), runs) {
		return r.subjectTo(c, i)
	}
	return 0, 0, false
}

// soundWord tells whether a word or a phrase at token i of clause c says that something is as it should be.
func (r *reader) soundWord(c *Clause, i int) bool {
	w := r.text(i)
	switch {
	case w == "received":
		return r.is(i-1, "had") || r.is(i-2, "had")
	case manner[w]:
		return true
	case w == "bien" && (wasFrench[r.text(i-1)] || r.is(i-1, "ete") && wasFrench[r.text(i-2)]) && (participle(r.text(i+1)) || r.is(i+1, "ete")): // "était bien enregistrée", "aviez bien rempli"
		return true
	case soundWords[w]:
		if r.tokens[i-1].Kind != word.Word && !r.is(i-1, "'") && r.lang == "en" || r.qualifies(i) || r.is(i-1, "no") {
			return false
		}
		return i+1 >= c.to || r.tokens[i+1].Kind != word.Word || afterSound[r.text(i+1)]
	case startsWith(w, runs):
		return r.lang == "fr" && (i+1 >= c.to || r.tokens[i+1].Kind != word.Word) && i == c.from+2
	}
	_, ok := r.afterAny(i, inOrder)
	return ok
}

// wasFrench are the auxiliaries of what had been so.
var wasFrench = wordSet("avait", "avaient", "aviez", "avions", "etait", "etaient", "avais")

// copulas are the forms of "be".
var copulas = wordSet("is", "was", "were", "are", "re", "s", "est", "sont", "etait", "etaient", "etes", "etiez", "sommes", "etions")

// verbAt tells whether a verb may end the subject at token j.
func (r *reader) verbAt(j int) bool {
	w := r.text(j)
	if verbal[w] || startsWith(w, runs) && !definite[r.text(j-1)] {
		return true
	}
	return r.lang == "en" && (w == "s" && r.is(j-1, "'") || len(w) > 4 && strings.HasSuffix(w, "ed") || irregularPast[w])
}

// charges tells whether the words from token from up to to say that money was taken, which clears nothing: "was charged correctly".
func (r *reader) charges(from, to int) bool {
	for i := from; i < to; i++ {
		if startsWith(r.text(i), []string{"charg", "bill", "invoic", "factur", "preleve", "debit"}) {
			return true
		}
	}
	return false
}

// runsBefore tells whether a verb of working stands before token i in clause c, so that its "normally" says how: "fonctionnait ce
// jour-là normalement".
func (r *reader) runsBefore(c *Clause, i int) bool {
	for j := c.from; j < i; j++ {
		if startsWith(r.text(j), runs) {
			return true
		}
	}
	return false
}

// verbal are the words that end the subject of a clause about how a thing was.
var verbal = wordSet("is", "was", "were", "are", "has", "had", "have", "does", "did", "went", "reached", "remained", "left", "came", "held", "re", "been",
	"est", "sont", "etait", "etaient", "va", "vont", "allait", "allaient", "a", "ont", "avait", "avaient", "aviez", "avions", "avez", "ne", "n", "nous", "vous", "se", "s", "restait", "disposait", "dispose")

// runs begin the verbs of working, in both languages.
var runs = []string{"work", "function", "operat", "record", "perform", "run", "fonctionn", "march", "tourn", "repond"}

// soundWords are the adjectives for what is as it should be; afterSound the words that may follow them.
var soundWords = wordSet("fine", "sound", "clear", "clean", "intact", "ok", "okay", "alright", "perfect", "faultless", "valid", "healthy", "correct", "accurate", "undamaged", "unaffected", "normal", "spotless", "impeccable", "complete", "flawless", "open", "ready", "dry", "unbroken", "available", "strong", "full", "brand", "legible", "sharp", "well", "sufficient", "right",
	"ouvert", "ouverte", "ouvertes", "ouverts", "libre", "libres", "calme", "present", "presente", "pret", "prete", "disponible", "disponibles", "neuf", "neuve", "plein", "pleine", "valable", "valables", "lisibles", "net", "nette", "nettes", "nets", "juste", "approvisionne", "revise", "revisee", "verifie", "rempli", "remplie", "complets", "completes", "nickel", "conforme", "conformes", "regulier", "reguliere", "reguliers", "regulieres", "parfait", "parfaite", "parfaits", "impeccables", "correcte", "corrects", "correctes", "valide", "valides", "claire", "clair", "saine", "sain", "propre", "degage", "degagee", "praticable", "praticables", "complet", "operationnel", "operationnelle", "suffisant", "suffisante", "normale", "normaux", "intacte", "intacts", "exact", "exacte", "exacts", "exactes", "bonne", "bon", "lisible", "impec", "top")

var afterSound = wordSet("and", "but", "so", "on", "in", "at", "when", "throughout", "that", "all", "as", "for", "too", "with", "by", "itself", "though", "to", "then", "et", "mais", "en", "a", "au", "tout", "ce", "quand", "lors", "pour", "donc", "de", "dans", "ni", "sur", "jusqu", "pendant", "avec")

// manner are the adverbs for what is done as it should be.
var manner = wordSet("correctly", "properly", "normally", "perfectly", "accurately", "exactly", "punctually", "promptly", "flawlessly", "faultlessly",
	"normalement", "correctement", "parfaitement", "exactement", "ponctuellement", "impeccablement", "regulierement", "convenablement")

// inOrder are the phrases for what is as it should be.
var inOrder = byFirstWord(map[string][][]string{
	"fr": {
		{"en", "ordre"}, {"en", "regle"}, {"en", "bon", "etat"}, {"en", "parfait", "etat"}, {"en", "etat", "de", "marche"}, {"en", "etat", "de", "fonctionnement"}, {"a", "jour"}, {"dans", "les", "delais"}, {"dans", "les", "temps"}, {"a", "temps"}, {"a", "l", "heure"}, {"en", "temps", "voulu"}, {"en", "temps", "utile"}, {"va", "bien"}, {"va", "tres", "bien"}, {"vont", "bien"}, {"vont", "tres", "bien"}, {"marche", "bien"}, {"marche", "tres", "bien"}, {"marchait", "bien"}, {"marchait", "tres", "bien"},
		{"fonctionne", "bien"}, {"fonctionne", "tres", "bien"}, {"fonctionnait", "bien"}, {"fonctionnait", "tres", "bien"}, {"en", "tous", "points"}, {"en", "tout", "point"}, {"tres", "bien"}, {"comme", "il", "faut"}, {"comme", "il", "se", "doit"}, {"largement", "suffisant"}, {"n", "a", "rien"}, {"ont", "rien"}, {"n", "ont", "rien"}, {"n", "avait", "rien"}, {"a", "la", "lettre"}, {"a", "leur", "poste"}, {"a", "son", "poste"}, {"ete", "encaisse"}, {"ete", "honore"}, {"dans", "les", "regles"}, {"aux", "normes"}, {"au", "complet"}, {"comme", "prevu"}, {"comme", "convenu"}, {"a", "la", "date", "convenue"}, {"a", "la", "date", "prevue"}, {"a", "l", "heure", "prevue"}, {"a", "l", "heure", "dite"}, {"sans", "probleme"}, {"sans", "souci"}, {"sans", "encombre"}, {"n", "a", "aucun", "probleme"}, {"n", "a", "aucun", "souci"}, {"en", "service"}, {"en", "stock"}, {"bien", "parvenu"}, {"bien", "parvenue"}, {"bien", "parvenus"}, {"bien", "passe"}, {"bien", "passee"}, {"bien", "recu"}, {"bien", "recue"}, {"bien", "arrive"}, {"bien", "arrivee"}, {"sans", "defaut"}, {"de", "bonne", "qualite"}, {"hors", "de", "doute"},
	},
	"en": {
		{"in", "order"}, {"in", "perfect", "order"}, {"in", "good", "order"}, {"in", "working", "order"}, {"in", "full", "working", "order"}, {"in", "perfect", "working", "order"}, {"in", "good", "condition"}, {"in", "perfect", "condition"}, {"in", "good", "shape"}, {"up", "to", "date"}, {"up", "to", "standard"}, {"up", "to", "scratch"}, {"spot", "on"}, {"as", "it", "should"}, {"as", "they", "should"}, {"as", "it", "should", "be"}, {"as", "normal"}, {"as", "intended"}, {"as", "expected"}, {"on", "time"}, {"in", "time"}, {"in", "good", "time"}, {"on", "schedule"}, {"to", "schedule"},
		{"ample"}, {"sufficient"}, {"plenty", "of"}, {"enough"}, {"adequate"}, {"to", "the", "letter"}, {"by", "the", "book"}, {"as", "scheduled"}, {"in", "place"}, {"to", "plan"}, {"up", "and", "running"}, {"in", "stock"}, {"in", "credit"}, {"fully", "staffed"}, {"at", "full", "strength"}, {"up", "to", "code"}, {"as", "agreed"}, {"as", "planned"}, {"as", "promised"}, {"as", "described"}, {"at", "the", "right"}, {"the", "right"}, {"without", "incident"}, {"without", "any", "trouble"}, {"received"}, {"cleared"}, {"went", "through"}, {"gone", "through"}, {"came", "through"}, {"without", "fault"}, {"without", "a", "hitch"}, {"no", "faults"}, {"all", "right"}, {"perfectly", "clearly"}, {"just", "fine"}, {"perfectly", "fine"},
	},
})

// subjectTo is the subject of the verb at token v of clause c: the words before it that hold a noun of somebody's. Where a pronoun
// or nothing stands before the verb, it is what the clause before names: "le matériel, lui, il a rien".
func (r *reader) subjectTo(c *Clause, v int) (from, to int, ok bool) {
	for v > c.from && inside[r.text(v-1)] {
		v--
	}
	switch r.text(v - 1) {
	case "you", "vous", "we", "us", "nous":
		if v > c.from {
			return v - 1, v, true
		}
	}
	from = max(c.from, v-8)
	for i := from; i < v; i++ {
		switch r.text(i) {
		case "rest", "reste":
			if r.is(i+1, "of") || r.is(i+1, "de") || r.is(i+1, "du") {
				return 0, 0, false
			}
		case "other", "autre", "autres", "everything", "tout":
			return 0, 0, false
		}
	}
	for i := from; i < v; i++ {
		if definite[r.text(i)] {
			return i, v, true
		}
	}
	n := r.clauseOf(c.from)
	if n == 0 || r.clauses[n-1].Sentence != c.Sentence || v > c.from+2 || v > c.from && !pronoun[r.text(v-1)] && !joiners[r.text(v-1)] {
		return 0, 0, false
	}
	before := &r.clauses[n-1]
	for i := before.to - 1; i >= before.from; i-- {
		if definite[r.text(i)] {
			return i, before.to, true
		}
	}
	return 0, 0, false
}

// inside are the words between a subject and what is said of it.
var inside = wordSet("ne", "n", "'", "was", "were", "is", "are", "not", "s", "t", "wasn", "weren", "isn", "aren", "never", "been", "has", "had", "hasn", "hadn", "didn", "did", "does", "doesn", "have", "haven", "cannot", "can",
	"etait", "est", "sont", "etaient", "pas", "nullement", "aucunement", "en", "rien", "ete", "a", "avait", "ont", "etes", "sommes", "etiez", "jamais", "avez", "y", "absolument", "parfaitement", "strictement")

var pronoun = wordSet("il", "elle", "ils", "elles", "it", "they", "he", "she")

// definite are the words that begin the name of a known thing.
var definite = wordSet("the", "your", "our", "my", "le", "la", "les", "l", "votre", "vos", "notre", "nos", "mon", "ma", "mes", "ton", "ta", "tes", "ce", "cette")
