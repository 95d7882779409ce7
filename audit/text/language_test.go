package text

import "testing"

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
	check("OK", "??")
	check("", "??")
	check("12345 !", "??")
}
