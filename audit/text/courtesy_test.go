package text

import "testing"

// What is compared of an answer leaves out how it greets and who signs.
func TestSubstance(t *testing.T) {
	check := func(s, lang, want string) {
		t.Helper()
		d := Read(s, lang)
		got := ""
		if from, to := d.substance(); from < to {
			got = s[d.start(from):d.end(to-1)]
		}
		if got != want {
			t.Errorf("substance of %q: %q, want %q", s, got, want)
		}
	}
	check("Bonjour Madame Delcourt,\n\nVous serez remboursée.\n\nBien cordialement,\nSandrine, Relation Client", "fr", "Vous serez remboursée")
	check("Hi Sam, your refund is on its way. Kind regards, Zorvik", "en", "your refund is on its way")
	check("Hello, we refund you! Zorvik", "en", "we refund you")
	check("On vous rembourse. Bonne journée ! Zorvik", "fr", "On vous rembourse")
	check("Hello", "en", "Hello")
	check("We refund you at best on Monday.", "en", "We refund you at best on Monday")
	check("Merci de nous avoir écrit.", "fr", "Merci de nous avoir écrit")
	check("Bonne nouvelle, on vous rembourse dans la journée.", "fr", "Bonne nouvelle, on vous rembourse dans la journée")
	check("We refund you within the day.", "en", "We refund you within the day")
	check("", "fr", "")
}

func TestGreetingAndSignatureHardlyCount(t *testing.T) {
	bare := Read("Votre commande sera remboursée sous 14 jours.", "fr")
	dressed := Read("Bonjour Madame Delcourt, votre commande sera remboursée sous 14 jours. Bien cordialement, Zorvik Brandel", "fr")
	other := Read("Bonjour Madame Delcourt, votre facture est en pièce jointe. Bien cordialement, Zorvik Brandel", "fr")
	if s := Similarity(bare, dressed); s < 0.8 {
		t.Errorf("the same with courtesies: %.2f", s)
	}
	if s := Similarity(dressed, other); s > 0.4 {
		t.Errorf("courtesies alone in common: %.2f", s)
	}
}
