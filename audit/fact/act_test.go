package fact

import (
	"testing"
	"time"
)

// What the company does or declines is read from the build of the clause, whatever the verb.
func TestActs(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		grants     bool
		refuses    bool
	}{
		{"en", "We've extended your locker rental until June.", true, false},
		{"en", "Your place will be carried over to next year.", true, false},
		{"en", "We don't roll entries over to the following year.", false, true},
		{"en", "We are not in a position to fit another top.", false, true},
		{"en", "We are unable to take it any further.", false, true},
		{"en", "The museum cannot lend the recording.", false, true},
		{"en", "The £75 will not be taken.", true, false},
		{"en", "The late fine of £4 stands.", false, true},
		{"en", "We cannot apologise enough.", false, false},
		{"en", "We do not dispute that you paid.", false, false},
		{"en", "We can't say what went wrong.", false, false},
		{"en", "You need not return the first one.", false, false},
		{"en", "If we cannot replace it, we will write.", false, false},
		{"fr", "Nous avons prolongé votre carte de bus.", true, false},
		{"fr", "On vous reprend le matelas.", true, false},
		{"fr", "Nous ne pouvons vous en remettre une autre.", false, true},
		{"fr", "Nous ne reprendrons pas la coloration.", false, true},
		{"fr", "On ne va pas pouvoir y revenir.", false, true},
		{"fr", "Le four ne peut être échangé.", false, true},
		{"fr", "Nous ne vous facturerons pas le déplacement.", true, false},
		{"fr", "Le supplément de 35 € est maintenu.", false, true},
		{"fr", "Votre rendez-vous est maintenu.", false, false},
		{"fr", "Nous ne doutons pas de votre bonne foi.", false, false},
		{"fr", "Je ne sais pas ce qui s'est passé.", false, false},
		{"fr", "Nous n'avons pas retrouvé le colis.", false, false},
		{"fr", "Il n'est pas nécessaire de nous rendre le premier.", false, false},
	} {
		grants, refuses := false, false
		for _, clause := range Read(c.text, c.lang, time.Time{}).Clauses {
			grants, refuses = grants || clause.Grants, refuses || clause.Refuses
		}
		if grants != c.grants || refuses != c.refuses {
			t.Errorf("%q: grants %v, refuses %v", c.text, grants, refuses)
		}
	}
}
