package fact

import (
	"slices"
	"testing"
	"time"
)

// What is said to have been sound, or to have had no part in the trouble, is cleared, whatever it is.
func TestClearedThings(t *testing.T) {
	check := func(lang, s, noun string) {
		t.Helper()
		for _, c := range Read(s, lang, time.Time{}).Claims {
			if c.Kind == Cleared && slices.Contains(c.Keys, key(noun)) {
				return
			}
		}
		t.Errorf("%q does not clear %q", s, noun)
	}
	check("en", "Your kettle is working fine.", "kettle")
	check("en", "Nothing wrong with the kettle or our toaster.", "toaster")
	check("en", "There's nothing the matter with your kettle.", "kettle")
	check("en", "No fault lies with your kettle.", "kettle")
	check("en", "The kettle was not at fault.", "kettle")
	check("en", "The kettle had nothing to do with the outage.", "kettle")
	check("en", "The outage had nothing to do with the kettle.", "kettle")
	check("en", "The problem wasn't with your kettle.", "kettle")
	check("en", "It isn't the kettle, it's the plug.", "kettle")
	check("en", "It's definitely not your kettle.", "kettle")
	check("en", "No kettle was damaged.", "kettle")
	check("en", "The kettle reached us in good time.", "kettle")
	check("en", "We tested the kettle and it's fine.", "kettle")
	check("en", "The kettle you had ordered was in perfect order.", "kettle")
	check("en", "We have ruled out the kettle.", "kettle")
	check("en", "It wasn't a kettle problem.", "kettle")
	check("en", "The kettle never broke down.", "kettle")
	check("fr", "Votre bouilloire va très bien.", "bouilloire")
	check("fr", "La bouilloire n'y est pour rien.", "bouilloire")
	check("fr", "La bouilloire n'est pas en cause.", "bouilloire")
	check("fr", "La bouilloire est hors de cause.", "bouilloire")
	check("fr", "C'est pas la bouilloire, c'est la prise.", "bouilloire")
	check("fr", "Ça ne vient pas de la bouilloire.", "bouilloire")
	check("fr", "Rien à voir avec la bouilloire.", "bouilloire")
	check("fr", "La panne n'a rien à voir avec la bouilloire.", "bouilloire")
	check("fr", "La bouilloire nous est parvenue dans les délais.", "bouilloire")
	check("fr", "La bouilloire fonctionnait ce jour-là normalement.", "bouilloire")
	check("fr", "Votre bouilloire, conforme en tous points, a été perdue.", "bouilloire")
	check("fr", "La bouilloire, elle, elle a rien du tout.", "bouilloire")
	check("fr", "Il ne s'agit pas d'un défaut de la bouilloire.", "bouilloire")
	check("fr", "Aucune bouilloire n'a été endommagée.", "bouilloire")
	check("fr", "Le chauffeur n'a commis aucune faute.", "chauffeur")
}

// Nothing is cleared by what is in order again, taken rightly, hoped, or not as it should be.
func TestClearedByNothing(t *testing.T) {
	check := func(lang, s string) {
		t.Helper()
		for _, c := range Read(s, lang, time.Time{}).Claims {
			if c.Kind == Cleared {
				t.Errorf("%q clears something: %+v", s, c)
			}
		}
	}
	check("en", "The kettle is working fine again.")
	check("en", "The kettle will be fine.")
	check("en", "The fee was charged correctly.")
	check("en", "We hope your daughter is fine.")
	check("en", "You're right, the kettle is broken.")
	check("en", "The kettle was not as described.")
	check("en", "Your receipt or a bank statement, either's fine.")
	check("en", "Is the kettle fine?")
	check("fr", "La bouilloire fonctionne de nouveau normalement.")
	check("fr", "La bouilloire sera conforme.")
	check("fr", "La bouilloire est non conforme.")
	check("fr", "Vos photos ne sont pas perdues.")
}

// Whose doing something was is read from its subject, from a phrase that says on whose side it was, or from an avowal.
func TestBlames(t *testing.T) {
	check := func(lang, s string, want Party) {
		t.Helper()
		got := NoParty
		amiss := false
		for _, c := range Read(s, lang, time.Time{}).Clauses {
			amiss = amiss || c.Amiss
			if c.Blames != NoParty {
				got = c.Blames
			}
		}
		if got != want || !amiss {
			t.Errorf("%q: amiss %v, blames %d, want %d", s, amiss, got, want)
		}
	}
	check("en", "Our baker misread the order.", Company)
	check("en", "The order was mislabelled by our baker.", Company)
	check("en", "A glitch on our side doubled the order.", Company)
	check("en", "That was our mistake.", Company)
	check("en", "Our supplier sent the wrong flour.", Third)
	check("en", "You typed the wrong code.", Customer)
	check("en", "The reason is that your lead was loose.", Customer)
	check("en", "Your parcel was wrongly sorted.", NoParty)
	check("en", "Our engineers established that a branch had damaged the line.", NoParty)
	check("en", "The cake collapsed because the box tipped over in your car.", Customer)
	check("en", "Your policy lapsed because the letter was lost.", NoParty)
	check("fr", "Notre boulanger a mal lu la commande.", Company)
	check("fr", "C'est nous, on a mal lu la commande.", Company)
	check("fr", "Le retard nous est entièrement imputable.", Company)
	check("fr", "Notre fournisseur a livré trop tard.", Third)
	check("fr", "C'est votre employeur qui a envoyé l'ordre trop tard.", Third)
	check("fr", "La raison, c'est que votre câble était mal verrouillé.", Customer)
	check("fr", "Le gars a remonté la roue et il a oublié un boulon.", Company)
}
