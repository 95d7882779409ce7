package text

import (
	"strings"
	"testing"
)

func TestLanguage(t *testing.T) {
	check := func(s, want string) {
		t.Helper()
		if got := Language(s, "??"); got != want {
			t.Errorf("language of %q: %s, want %s", s, got, want)
		}
	}
	check(mailed, "fr")
	check(chatted, "fr")
	check("You will be refunded within 14 days, thank you for your patience.", "en")
	check("Désolés pour ce souci ! Vous serez remboursée d'ici deux semaines", "fr")
	check("Your order has been refunded.", "en")
	check("Merci pour votre message", "fr")
	check("Sehr geehrte Frau Martin, Ihre Bestellung wurde heute storniert und der Betrag wird Ihnen innerhalb von vierzehn Tagen erstattet.", "de")
	check("Estimada señora, lamentamos mucho el retraso y le devolveremos el importe íntegro de su pedido en un plazo de catorce días.", "es")
	check("Gentile cliente, ci scusiamo per il ritardo: il rimborso completo dell'ordine sarà effettuato entro quattordici giorni.", "it")
	check("Beste mevrouw, het spijt ons dat uw bestelling nog niet is geleverd. U krijgt het volledige bedrag binnen veertien dagen terug.", "nl")
	check("Cara cliente, lamentamos o atraso da sua encomenda e vamos devolver o valor total no prazo de catorze dias úteis.", "pt")
	check("Hola, sentimos las molestias. Le devolvemos el dinero en 5 días.", "es")
	check("Gracias por su mensaje, ¿nos dice el número de pedido?", "es")
	check("OK", "??")
	check("", "??")
	check("12345 !", "??")
	if got := Language("A new kettle leaves our warehouse tomorrow.", "en"); got != "en" {
		t.Errorf("a short text with a word of the expected language: %s", got)
	}
}

// Terms are the words of content, without the greeting's and the function words; Substance leaves the signature out.
func TestTermsAndSubstance(t *testing.T) {
	check := func(s, lang, want string) {
		t.Helper()
		d := Read(s, lang)
		if got := strings.Join(d.Terms(0, len(s)), " "); got != want {
			t.Errorf("terms of %q: %q, want %q", s, got, want)
		}
	}
	check("Bonjour Madame, deux appels sans suite", "fr", "2 appel suit")
	check("We are sorry about the broken kettle", "en", "broken kettl")
	check("Su pedido se ha perdido", "es", "pedido perdido")
	check("", "fr", "")
	const letter = "Bonjour Madame,\n\nLe colis est perdu.\n\nCordialement,\nInès"
	if s := Read(letter, "fr").Substance(); strings.TrimLeft(letter[s.Start:s.End], "\n") != "Le colis est perdu" {
		t.Errorf("substance %q", letter[s.Start:s.End])
	}
	if s := Read("", "fr").Substance(); s != (Span{}) {
		t.Errorf("substance of nothing %v", s)
	}
}
