package fact

import (
	"slices"
	"testing"
	"time"
)

// A cause that is told without a "because" is blamed; what is named in an order, in a rule or as the trouble is not.
func TestCausesToldOutright(t *testing.T) {
	check := func(lang, s string, want ...string) {
		t.Helper()
		var got []string
		for _, c := range Read(s, lang, time.Time{}).Claims {
			if c.Kind == Cause && c.Positive && c.Committed && !slices.Contains(got, c.Topic) {
				got = append(got, c.Topic)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	check("en", "Black ice closed the depot on Monday.", "weather")
	check("en", "A lightning strike knocked the mast out.", "weather")
	check("en", "The drivers downed tools at noon.", "strike")
	check("en", "Limescale had built up inside the kettle.", "misuse")
	check("en", "Every kettle of the run left the factory with a loose lid.", "defect")
	check("en", "The sorting machine jammed twice that night.", "technical fault")
	check("en", "The overnight run timed out halfway.", "computer system")
	check("en", "We were on a skeleton crew that weekend.", "staff shortage")
	check("en", "Your tutor came down with pneumonia.", "illness")
	check("en", "The van got rear ended on the ring road.", "accident")
	check("en", "Your lamp went astray between two towns.", "carrier")
	check("en", "I misread the date on your form.", "human error")
	check("en", "There was no house number on the card.", "address")
	check("en", "That colour sold out on Friday.", "stock")
	check("en", "We were inundated over the bank holiday.", "demand")
	check("en", "The organiser cancelled the second night.", "third party")
	check("en", "The hall is closed for retiling.", "works")
	check("en", "The parcel is stuck in customs.", "customs")
	check("en", "Your card was declined twice.", "payment")
	check("en", "Your form was incomplete.", "paperwork")
	check("en", "Your data will be wiped from our servers.")
	check("en", "You can collect it from the sorting office.")
	check("en", "Our fraud desk will ring you.")
	check("en", "I am on annual leave until Monday.")
	check("en", "Your new card is being replaced free of charge.")
	check("fr", "Vos données quittent nos serveurs.")
	check("fr", "Votre compte a été suspendu par mesure de sécurité.")
	check("en", "There was no fog that morning.")
	check("en", "No boat could leave: thick fog lay on the port.", "weather")
	check("en", "Your boiler conked out in March.")
	check("en", "Please check that your card was not declined.")
	check("en", "Call us if the courier lost it.")
	check("fr", "Le verglas a fermé le dépôt lundi.", "weather")
	check("fr", "Aucun avion n'a pu se poser en raison du brouillard.", "weather")
	check("fr", "Les conducteurs ont débrayé à midi.", "strike")
	check("fr", "La bouilloire n'a jamais été détartrée.", "misuse")
	check("fr", "Ce modèle avait un défaut de soudure à la sortie d'usine.", "defect")
	check("fr", "Le groupe froid a rendu l'âme samedi.", "technical fault")
	check("fr", "Notre site a planté pendant la vente.", "computer system")
	check("fr", "Nous étions en sous-effectif ce week-end.", "staff shortage")
	check("fr", "Le livreur a égaré votre lampe.", "carrier")
	check("fr", "Ma collègue a inversé deux lettres de votre nom.", "human error")
	check("fr", "L'organisateur a annulé la seconde soirée.", "third party")
	check("fr", "Une pelleteuse a coupé la rue.", "works")
	check("fr", "Le colis dort en douane.", "customs")
	check("fr", "Le justificatif manquant bloque tout.", "paperwork")
	check("fr", "Lorsqu'un mouvement social retarde le départ, le billet reste valable.")
	check("fr", "Remplacez la fermeture éclair vous-même.")
}

// What is declined, granted or left open in other words than refusing and granting.
func TestDecisionsInOtherWords(t *testing.T) {
	check := func(lang, s, want string) {
		t.Helper()
		r := Read(s, lang, time.Time{})
		got := ""
		for _, d := range r.Decisions {
			got = d.Value.Text
		}
		for i := range r.Clauses {
			if c := &r.Clauses[i]; got == "" && c.Refuses {
				got = Refused
			} else if got == "" && c.Grants {
				got = Granted
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	check("en", "A second look is not on the cards.", Refused)
	check("en", "Our part in this goes no further.", Refused)
	check("en", "Names on a berth cannot be altered.", Refused)
	check("en", "Two vouchers may not be combined.", Refused)
	check("en", "The panel will rule on your dues in May.", Pending)
	check("en", "Your file is still on their desk.", Pending)
	check("en", "The jury's still out on the carpet.", Pending)
	check("en", "The parcel cannot be delivered today.", "")
	check("fr", "Les bons de ce mois ne se cumulent pas.", Refused)
	check("fr", "Le bail ne tolère pas les chiens.", Refused)
	check("fr", "La suite se fera sans nous.", Refused)
	check("fr", "Vos points vous restent acquis.", Granted)
	check("fr", "La commission tranchera en mai.", Pending)
	check("fr", "Rien n'est joué pour la place.", Pending)
}

// A clause that opens with a verb of sending or taking asks for the paper it names.
func TestPapersAskedForByAnOrder(t *testing.T) {
	check := func(lang, s, topic string, asked bool) {
		t.Helper()
		got := false
		for _, c := range Read(s, lang, time.Time{}).Claims {
			got = got || c.Kind == Step && c.Topic == topic && c.Positive && c.Committed
		}
		if got != asked {
			t.Errorf("%q asks for %s: %v", s, topic, got)
		}
	}
	check("en", "Snap a picture of the dial.", "photo", true)
	check("en", "Your photos have arrived.", "photo", false)
	check("fr", "Scannez la facture du plombier.", "proof of purchase", true)
	check("fr", "Gardez la facture du plombier.", "proof of purchase", false)
	check("fr", "Signez la fiche au dos.", "signature", true)
}
