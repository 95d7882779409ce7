package score

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/diapason-audit/diapason/audit/fact"
)

// Which ways exclude each other is as true of two as of the other two, and no way excludes itself.
func TestExclusionIsMutual(t *testing.T) {
	for i, a := range fact.WayCodes {
		for j, b := range fact.WayCodes {
			if exclusion[i][j] != exclusion[j][i] {
				t.Errorf("%s against %s: %d, the other way round %d", a, b, exclusion[i][j], exclusion[j][i])
			}
		}
		if exclusion[i][i] >= 0 {
			t.Errorf("%s excludes itself", a)
		}
	}
	for _, list := range otherWays {
		for _, pair := range list {
			for _, code := range pair {
				if !slices.Contains(fact.WayCodes[:], string(code)) {
					t.Errorf("%s: %q is no way", pair, code)
				}
			}
		}
	}
}

// Whole answers that send the customer two ways that exclude each other contradict each other; those that send him one way in other
// words, or leave him a choice of which the other names a part, do not.
func TestWays(t *testing.T) {
	for _, c := range []struct {
		lang, a, b string
		conflict   bool
	}{
		{
			"en", "Dear Mrs Talbot,\nThe handle snapped because of a flaw in the casting, and a new saucepan leaves us on Friday. Please return the broken one in the prepaid bag that comes with it; our buyers want to see it.\nCopperlane Cookshop",
			"Hi Jo! Yes that handle is a bad casting, so sorry. Your new pan goes out Friday. The old one is yours to keep, put it out with the scrap metal, we don't need it back. Thanks for the photos! Ellis at Copperlane", true,
		},
		{
			"en", "Dear Mrs Talbot,\nThe handle snapped because of a flaw in the casting, and a new saucepan leaves us on Friday. There is no call to return the broken one, which you may dispose of as you see fit.\nCopperlane Cookshop",
			"Hi Jo! Yes that handle is a bad casting, so sorry. Your new pan goes out Friday. The old one is yours to keep, put it out with the scrap metal, we don't need it back. Thanks for the photos! Ellis at Copperlane", false,
		},
		{
			"fr", "Bonjour Madame,\nVotre abonnement au journal prendra fin le 30 juin, comme vous le souhaitez. Votre message ici nous suffit, vous n'avez aucun courrier à nous envoyer. Nous vous remercions de votre fidélité.\nLe Fanal des Côtes",
			"Alors pour l'arrêt au 30 juin, c'est d'accord sur le principe, mais par téléphone je ne peux rien enregistrer. Il nous faut absolument une lettre recommandée, datée et signée, sinon ça repart pour un an, hein.", true,
		},
		{
			"fr", "Bonjour Madame,\nVotre abonnement au journal prendra fin le 30 juin, comme vous le souhaitez. Il convient de nous adresser une lettre recommandée, datée et signée de votre main, à notre siège.\nLe Fanal des Côtes",
			"Alors pour l'arrêt au 30 juin, c'est d'accord sur le principe, mais par téléphone je ne peux rien enregistrer. Il nous faut un courrier recommandé avec votre signature, vous l'envoyez au siège et c'est bon.", false,
		},
	} {
		p := Compare(Prepare(c.a, c.lang, time.Time{}), Prepare(c.b, c.lang, time.Time{}))
		if found := p.Verdict == Contradiction; found != c.conflict || found && !p.has("procedure") {
			t.Errorf("%q\n%q\nconflicts %v, want one: %v", c.a, c.b, p.Conflicts, c.conflict)
		}
	}
}

// However many clauses tell a way, those that tell it most clearly are held against each other.
func TestFewWaysAreHeldAgainstEachOther(t *testing.T) {
	long := Prepare(strings.Repeat("Please have a look at the letter. ", 40)+strings.Repeat("You must send the kettle back by post. ", 60), "en", time.Time{})
	_, in := waysOf(long)
	if len(in) != opposableClauses {
		t.Fatalf("%d clauses, want %d", len(in), opposableClauses)
	}
	for k := 1; k < len(in); k++ {
		if sum(long.Clauses[in[k]].Sense.Ways[:]) > sum(long.Clauses[in[k-1]].Sense.Ways[:]) {
			t.Errorf("clause %d tells a way more clearly than the one before", in[k])
		}
	}
}
