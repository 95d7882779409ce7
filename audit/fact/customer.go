package fact

import (
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// didBy tells whether the date f says when the customer did something: "vous avez signé le bordereau le 12 juin", "you
// first wrote on 12 June". Between the verb and the date stands nothing that is promised: "the chair you ordered will arrive
// on 12 June" is no such date.
func (r *reader) didBy(f *Fact) bool {
	from := r.clauses[f.Clause].from
	for j := f.from - 1; j >= from && j >= f.from-9; j-- {
		switch {
		case r.lang == "fr" && (r.is(j, "vous") || r.is(j, "tu")):
		case r.lang == "en" && r.is(j, "you"):
		default:
			continue
		}
		verb, ok := r.didAt(j)
		return ok && verb < f.from && !r.ahead(verb, f.from) && !slices.ContainsFunc(r.cuesBetween(verb+1, f.from), func(c cue) bool {
			return rolesOf[Date][c.class] && c.to <= f.from
		})
	}
	return false
}

// didAt finds the verb in the past after "you" at token j.
func (r *reader) didAt(j int) (verb int, ok bool) {
	j++
	for adverbs[r.text(j)] {
		j++
	}
	w := r.text(j)
	if r.lang == "en" {
		return j, len(w) > 4 && strings.HasSuffix(w, "ed") && !r.is(j, "need") || strongPast[w]
	}
	aux := w
	for j++; adverbs[r.text(j)]; j++ {
	}
	w = r.text(j)
	switch aux {
	case "avez", "as", "aviez", "avais":
		return j, participle(w)
	case "etes", "es", "etiez", "etais":
		return j, startsWith(w, []string{"venu", "entre", "passe", "alle", "parti", "arrive", "inscri", "abonne", "revenu", "present", "connecte", "rendu", "sorti", "monte"})
	}
	return j, false
}

// participle tells whether w looks like a French past participle; those of "prévu" and its like set a date to come.
func participle(w string) bool {
	if len(w) < 4 || w == "jusqu" || w == "droit" || startsWith(w, []string{"prevu", "choisi", "reserv", "convenu", "fixe", "rendez"}) {
		return w == "eu" || w == "eue" || w == "lu" || w == "mis" || w == "dit"
	}
	for _, end := range []string{"e", "ee", "es", "ees", "i", "ie", "is", "it", "ite", "u", "ue", "us", "ert", "int"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// adverbs may stand between "you" and its verb.
var adverbs = wordSet("deja", "bien", "nous", "l", "'", "m", "y", "ensuite", "donc", "effectivement", "aussi", "en", "d", "abord",
	"first", "then", "already", "originally", "only", "also", "both", "kindly", "initially", "last", "again", "previously")

// strongPast are the English verbs in the past that do not end in "ed", and can tell what a customer did.
var strongPast = wordSet("bought", "wrote", "rang", "spoke", "paid", "sent", "made", "came", "went", "left", "took", "told", "gave", "flew", "drove",
	"rode", "saw", "chose", "began", "lost", "met", "brought", "sold", "hired", "used", "tried", "asked")

// hasToDo tells whether the value f ends the time in which the customer has to act or may: "Saisissez vos chiffres avant le
// 12 juin", "you can object within 14 days".
func (r *reader) hasToDo(f *Fact) bool {
	if f.Bound != AtMost || f.Value.Type == Duration && f.Value.High == 0 {
		return false
	}
	i := r.clauses[f.Clause].from
	for polite[r.text(i)] {
		i++
	}
	if r.lang == "fr" {
		if w := r.text(i); len(w) > 4 && strings.HasSuffix(w, "ez") && !r.is(i-1, "vous") && !startsWith(w, waiting) {
			return true
		}
	} else if biddings[r.text(i)] {
		return true
	}
	for j := r.clauses[f.Clause].from; j+2 < f.from; j++ {
		if r.is(j, "vous") && duties[r.text(j+1)] || r.is(j, "you") && duties[r.text(j+1)] {
			return !slices.ContainsFunc(r.tokens[j+2:f.from], func(t word.Token) bool { return startsWith(t.Text, waiting) })
		}
	}
	return false
}

// polite words come before what the customer is bidden to do.
var polite = wordSet("merci", "de", "bien", "vouloir", "please", "just", "kindly", "simply", "alors", "donc", "et", "and", "so", "then", "puis", "do", "but", "mais", ",")

// waiting begin the verbs of what the customer waits for, which the company does.
var waiting = []string{"laiss", "donn", "accord", "compt", "attend", "prevo", "patient", "table", "sach", "not", "recev", "soy", "ay", "gard", "conserv", "esper", "veuill",
	"allow", "wait", "expect", "receiv", "see", "hear", "have", "get", "know", "avoir", "voir", "recupere", "profit", "toucher", "be"}

// biddings are the verbs that bid the customer to do something.
var biddings = wordSet("submit", "send", "return", "apply", "write", "call", "ring", "file", "claim", "lodge", "tell", "fill", "complete", "sign", "book", "upload", "reply",
	"respond", "appeal", "object", "contact", "email", "bring", "register", "report", "dispute", "raise", "challenge", "enter", "notify", "confirm", "request")

// duties are the verbs of what the customer has to do or may.
var duties = wordSet("devez", "devrez", "pouvez", "pourrez", "deviez", "must", "may", "can", "should", "need")
