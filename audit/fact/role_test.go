package fact

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestRolesOfPhrases reads clauses that hold one value, each for one way of saying what the value is of.
func TestRolesOfPhrases(t *testing.T) {
	check := func(lang, s, want string) {
		t.Helper()
		for _, f := range Extract(s, lang, time.Time{}) {
			if rolesOf[f.Value.Type] == nil {
				continue
			}
			if f.ruled != want {
				t.Errorf("%q: %q is of the %q, want %q", s, s[f.Start:f.End], f.ruled, want)
			}
			return
		}
		t.Errorf("%q: no value", s)
	}
	fr := func(s, want string) { t.Helper(); check("fr", s, want) }
	en := func(s, want string) { t.Helper(); check("en", s, want) }

	// Money that comes back, by where it goes.
	fr("La somme sera visible sur votre compte sous 6 jours.", "refund")
	fr("L'argent devrait retomber dans votre poche d'ici 8 jours.", "refund")
	en("You'll have your money by 9 May.", "refund")
	en("It clears in your account within 4 days.", "refund")
	en("We'll knock £12 off what's left.", "compensation")
	// A delay counted from receipt is the company's where the company acts, else the customer's.
	fr("Nous vous remboursons sous 14 jours après réception du colis.", "refund")
	fr("Vous serez remboursée dans les 14 jours suivant la réception du retour.", "refund")
	fr("Vous pouvez nous renvoyer l'article dans les 14 jours suivant la livraison.", "window")
	en("Your refund is made within 14 days after delivery of the returned item.", "refund")
	en("We will send you a new kettle within 5 days of receiving the old one.", "replacement")
	en("You can return it within 30 days of delivery.", "window")
	en("Refunds are only possible within 30 days of purchase.", "window")
	// Gestures.
	fr("Voici 15 € à valoir sur une prochaine séance.", "compensation")
	en("Have £20 on us for your wasted morning.", "compensation")
	// What has to be paid, and what no longer has.
	fr("Il faut remettre la main au portefeuille, soit 25 €.", "fee")
	fr("Le changement de siège vous coûtera 18 €.", "fee")
	fr("Nous passons l'éponge sur les 18 €.", "waiver")
	en("We won't chase you for the £18.", "waiver")
	en("You still owe £64.", "debt")
	// Prices, deposits, deductibles, instalments are not mistaken for them.
	fr("La cotisation s'affiche à 31 €.", "price")
	fr("Une empreinte de 200 € est prise à l'arrivée.", "deposit")
	en("There is a hold of £200 on your card.", "deposit")
	fr("Les premiers 150 € du dommage restent pour l'assuré.", "excess")
	en("You bear £150 of each claim.", "excess")
	fr("Vous pouvez verser 40 € chaque mois.", "instalment")
	en("Clear it in chunks of £40.", "instalment")
	// From what on something applies.
	fr("Le port est offert au-dessus de 70 €.", "threshold")
	en("Parcels worth over £70 are signed for.", "threshold")
	// The time of the customer against that of the company.
	fr("Le bon de retour doit nous parvenir avant le 4 juin.", "window")
	fr("Signalez la casse sous 5 jours.", "window")
	fr("Laissez-nous 5 jours pour tirer cela au clair.", "reply")
	fr("Vous devrez attendre 5 jours.", "")
	en("Enter your reading before 4 June.", "window")
	en("You can swap the seats within 5 days.", "window")
	en("We'll have an answer for you in 5 days.", "reply")
	en("You must wait 5 days.", "")
	// What a delay is counted from is not what it is of.
	en("It may be brought back within 21 days of purchase.", "window")
	fr("Nous l'acceptons dans les 21 jours suivant l'achat.", "window")
	// Past against to come.
	fr("Vous avez visité le musée le 3 mai.", "event")
	en("You rode with us on 3 May.", "event")
	en("The chair you ordered will arrive on 3 May.", "delivery")
	fr("L'expert viendra constater les dégâts le 3 mai.", "visit")
	en("The coach rolled in 40 minutes after it should have.", "lateness")
	fr("Votre car a mis 40 minutes à démarrer.", "lateness")
	en("It won't exceed 40 minutes.", "")
	fr("Notre technicien était souffrant le vendredi 16 octobre.", "event")
	// Things that come to life, to rest, to an end.
	fr("Le courant reviendra vers le 8 juin.", "restoration")
	fr("Votre abonnement est mis en sommeil 2 mois.", "suspension")
	en("The pool is closed until 8 June.", "suspension")
	en("You're tied in until 8 June.", "cancellation")
	fr("Vos enregistrements passent au broyeur après 2 mois.", "erasure")
	en("The footage is overwritten after 2 months.", "erasure")
	fr("L'entrée est acceptée jusqu'au 8 juin.", "validity")
	en("The pass works up to 8 June.", "validity")
	en("We put it aside for you until 8 June.", "collection")
	fr("Dites-le 2 mois avant de quitter le logement.", "notice")
	fr("On repart avec une garantie de 6 mois.", "warranty")
}

// TestRoleOfAnotherClause reads values whose own clause does not say what they are of.
func TestRoleOfAnotherClause(t *testing.T) {
	roles := func(lang, s string) (all []string) {
		for _, f := range Extract(s, lang, time.Time{}) {
			if rolesOf[f.Value.Type] != nil {
				all = append(all, f.ruled)
			}
		}
		return all
	}
	// A phrase beside a value of its own speaks of that one.
	if got := roles("fr", "Ça part aujourd'hui, tu l'as dans ta boîte mercredi."); len(got) != 2 || got[0] == got[1] {
		t.Errorf("roles %q", got)
	}
	// What is paid by the month is not the fee that the next clause waives.
	if got := roles("en", "Still $22 a month, and no rejoining fee."); len(got) != 1 || got[0] != "" {
		t.Errorf("roles %q", got)
	}
}

// A value says what it is of in the same words whatever it is: the role of a phrase does not hang on the number.
func TestRoleIgnoresTheNumber(t *testing.T) {
	sentences := []struct{ lang, before, after, want string }{
		{"fr", "Le technicien sera chez vous dans ", " jours.", "visit"},
		{"fr", "Vous avez ", " jours pour contester.", "window"},
		{"en", "It clears in your account within ", " days.", "refund"},
		{"en", "You have until then, so ", " days to think it over.", "window"},
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(sentences).Draw(t, "sentence")
		n := rapid.IntRange(2, 90).Draw(t, "number")
		text := s.before + strconv.Itoa(n) + s.after
		for _, f := range Extract(text, s.lang, time.Time{}) {
			if f.Value.Type == Duration && f.Role != s.want {
				t.Fatalf("%q: %q, want %q", text, f.Role, s.want)
			}
		}
	})
}

// Every phrase of the lists of roles has at most one value, so that it settles the role of that one.
func TestRoleListsHaveOneValue(t *testing.T) {
	for name, list := range map[string]string{"roles_fr.txt": frenchRoles, "roles_en.txt": englishRoles} {
		seen := map[string]string{}
		class := ""
		for line := range strings.Lines(list) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			if name, rest, ok := strings.Cut(line, ":"); ok {
				class, line = name, rest
			}
			for phrase := range strings.SplitSeq(line, ",") {
				phrase = strings.TrimSpace(phrase)
				if strings.Count(phrase, "#") > 1 {
					t.Errorf("%s: %q has two values", name, phrase)
				}
				if was, ok := seen[phrase]; ok && phrase != "" {
					for _, typ := range Types { // "garantie de #" is a deposit of so much, and so many months of guarantee
						if tells(typ, classes[was]) && tells(typ, classes[class]) {
							t.Errorf("%s: %q is of %s and %s", name, phrase, was, class)
							break
						}
					}
				}
				seen[phrase] = class
			}
		}
	}
}
