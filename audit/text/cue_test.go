package text

import (
	"strings"
	"testing"
)

// What a cue says of a text: nothing found, found, or found only in the scope of a negation.
func verdict(t *testing.T, cue, s, lang string) string {
	t.Helper()
	c, err := ParseCue(cue)
	if err != nil {
		t.Fatalf("cue %q: %v", cue, err)
	}
	said := "silent"
	for _, m := range c.Find(Read(s, lang)) {
		if !m.Negated {
			return "stated"
		}
		said = "denied"
	}
	return said
}

func checker(t *testing.T, lang string) func(cue, s, want string) {
	return func(cue, s, want string) {
		t.Helper()
		if got := verdict(t, cue, s, lang); got != want {
			t.Errorf("%q in %q: %s, want %s", cue, s, got, want)
		}
	}
}

func TestCuesInEnglish(t *testing.T) {
	check := checker(t, "en")
	check("refund", "Your refund is on its way.", "stated")
	check("refund", "You are refunded.", "silent")
	check("refund*", "You are REFUNDED.", "stated")
	check("refund*", "A non-fundable item.", "silent")
	check("14 days", "within 14 days", "stated")
	check("14 days", "within 140 days", "silent")
	check("14 days", "within 14 working days", "silent")
	check("14 ... days", "within 14 working days", "stated")
	check("14 ... days", "14 one two three four five days", "stated")
	check("14 ... days", "14 one two three four five six days", "silent")
	check("sorry ... delay", "We are sorry. The delay is ours.", "silent") // no further than the sentence
	check("sorry, truly", "sorry truly", "stated")
	check("we're sorry", "We’re sorry", "stated")
	check("cafe", "the café", "stated")
	check("50 %", "you get 50% off", "stated")
	check("20 €", "20 euros", "silent")
	check("apologise", "we apoligise", "stated")   // one letter wrong
	check("apologise", "we apologsie", "stated")   // two swapped
	check("replacement", "a replcaemnt", "stated") // two mistakes in eleven letters
	check("refund", "a refnud", "stated")
	check("sorry", "sory", "silent") // too short to forgive
	check("charge*", "a change", "silent")
	check("charged", "we changed it", "silent") // another word, not a mistake
	check("apologise", "bpologise", "silent")
	check("123456", "123457", "silent")
}

func TestNegationInEnglish(t *testing.T) {
	check := checker(t, "en")
	check("refund*", "We will not refund you.", "denied")
	check("refund*", "We won't refund you.", "denied")
	check("refund*", "We won’t refund you.", "denied")
	check("refund*", "we wont refund you", "denied")
	check("refund*", "We cannot offer a refund.", "denied")
	check("refund*", "We can not offer a refund.", "denied")
	check("refund*", "We never refund.", "denied")
	check("refund*", "No refund will be made.", "denied")
	check("refund*", "A refund is not possible.", "denied")
	check("refund*", "Your refund won't be issued.", "denied")
	check("refund*", "A refund cannot be issued in this case.", "denied")
	check("refund*", "Refund impossible.", "denied")
	check("refund*", "It is impossible to refund you.", "denied")
	check("refund*", "We are unable to refund your order.", "denied")
	check("refund*", "We refuse to refund you.", "denied")
	check("refund*", "We fail to refund you.", "denied")
	check("refund*", "We neither refund nor exchange.", "denied")
	check("exchang*", "We neither refund nor exchange.", "denied")
	check("refund*", "We no longer refund such orders.", "denied")
	check("exchang*", "There is no refund, exchange or voucher.", "denied")
	check("exchang*", "We can offer an exchange instead of a refund.", "stated")
	check("refund*", "We can offer an exchange instead of a refund.", "denied")
	check("refund*", "The item is non refundable.", "denied")
	check("refund*", "Your order is non-refundable.", "denied")
	check("refund*", "We do not, as you know, refund opened items.", "denied")

	check("refund*", "We do not replace it, but we refund you.", "stated")
	check("refund*", "We can't replace it. We will refund you.", "stated")
	check("refund*", "We can't replace it, we will refund you.", "stated")
	check("refund*", "We can't replace it and we will refund you.", "stated")
	check("refund*", "We can't replace it and will refund you.", "stated")
	check("refund*", "We can't replace it and your refund is on its way.", "stated")
	check("refund*", "We can't replace it; the refund is under way.", "stated")
	check("refund*", "We cannot replace the item so you will be refunded.", "stated")
	check("sorry", "We are sorry your parcel has not arrived.", "stated")
	check("sorry", "Sorry, we cannot refund you.", "stated")
	check("apolog*", "Apologies for not replying sooner.", "stated")
	check("refund*", "You will be refunded without sending the item back.", "stated")
	check("send*", "You will be refunded without sending the item back.", "denied")
	check("14 days", "Refund without fees within 14 days.", "stated")
	check("fee*", "Refund without fees within 14 days.", "denied")
	check("refund*", "You will not be refunded without proof.", "denied")
	check("proof", "You will not be refunded without proof.", "stated") // two negations cancel
	check("refund*", "We will not fail to refund you.", "stated")
	check("refund*", "It is not impossible to refund you.", "stated")

	check("refund*", "We not only refund you, we add a voucher.", "stated")
	check("voucher", "Not just a refund but a voucher too.", "stated")
	check("contact*", "Please don't hesitate to contact us.", "stated")
	check("contact us", "Do not hesitate to contact us.", "stated")
	check("refund*", "No problem, we refund you.", "stated")
	check("refund*", "No problem we refund you", "stated")
	check("refund*", "No worries we'll refund you", "stated")
	check("refund*", "Don't worry you will be refunded", "stated")
	check("refund*", "No, we refund you.", "stated")
	check("14 days", "The refund will take no more than 14 days.", "stated")
	check("14 days", "The refund will not take longer than 14 days.", "stated")
	check("14 days", "no later than 14 days after", "stated")
	check("14 days", "This should not exceed 14 days.", "stated")
	check("refund*", "Without delay we will refund you.", "stated")
	check("refund*", "We will no doubt refund you.", "stated")
	check("refund*", "You will get a refund whether or not it was opened.", "stated")
	check("refund*", "Why not ask for a refund?", "stated")
	check("refund*", "If not, we will refund you, of course.", "stated")
	check("refund*", "The wrong one goes back for nothing and the refund follows", "stated")
	check("refund*", "Don't send it back 👍 refund on its way", "stated")
	check("refund*", "The refund is not until Monday.", "stated")
	check("refund*", "We can't send another so you'll be refunded", "stated")

	check("refund*", "Refunds are not available.", "denied")
	check("exchang*", "We do not offer refunds or exchanges.", "denied")
	check("refund*", "You are not entitled to a refund.", "denied")
	check("refund*", "We aren't able to refund you.", "denied")
	check("refund*", "The refund hasn't been processed yet.", "denied")
	check("refund*", "Without the receipt, we cannot refund you.", "denied")
	check("refund*", "We apologise for not getting back to you, your refund has been issued.", "stated")
	check("refund*", "We have not received it but will refund you.", "stated")
	check("refund*", "Since the parcel was never delivered, you get a refund.", "stated")
	check("refund*", "We do not charge a fee: the refund is complete.", "stated")
	check("refund*", "If it has not arrived by Monday, we will refund you.", "stated")
	check("refund*", "Although we cannot exchange it, a refund is possible.", "stated")
	check("refund*", "Nothing prevents a refund.", "stated")
	check("charge*", "You won't be charged.", "denied")
	check("need to return", "You don't need to return it.", "denied")

	// A cue's own negation does not deny it.
	check("cannot refund", "We cannot refund you.", "stated")
	check("cannot", "We cannot refund you.", "stated")
	check("not ... refund*", "We will not be able to refund you.", "stated")
	check("don't hesitate", "Please don’t hesitate.", "stated")
	check("unable to", "We are unable to refund.", "stated")
	check("no refund", "There is no refund.", "stated")
	check("do not reply", "Please do not reply to this message.", "stated")
	check("without ... fee*", "without any fees", "stated")
	check("refund ... possible", "A refund is not possible.", "denied")
}

func TestCuesInFrench(t *testing.T) {
	check := checker(t, "fr")
	check("désolé*", "Nous sommes DESOLES", "stated")
	check("desole*", "Désolée pour l’attente", "stated")
	check("désolé*", "desoler", "stated")
	check("d'ici 14 jours", "d’ici 14 jours", "stated")
	check("rembours*", "remboursement", "stated")
	check("rembours*", "rembousement", "stated")  // an r missing
	check("rembours*", "remobursement", "stated") // two swapped
	check("rembours*", "rembourrage", "silent")   // upholstery
	check("remboursement", "rembousement", "stated")
	check("courrier", "un coursier", "silent")
	check("quatorze jours", "quatorze  jours", "stated")
	check("ne ... pas", "Nous ne pouvons pas", "stated")
	check("ne ... pas", "n'est pas", "silent") // ne and n' are two words
	check("œuvre", "oeuvre", "stated")
}

func TestNegationInFrench(t *testing.T) {
	check := checker(t, "fr")
	check("rembours*", "Nous ne vous remboursons pas.", "denied")
	check("rembours*", "Nous ne pouvons pas vous rembourser.", "denied")
	check("rembours*", "Nous n'allons pas vous rembourser.", "denied")
	check("rembours*", "Nous n’allons pas vous rembourser.", "denied")
	check("rembours*", "on va pas vous rembourser", "denied") // as spoken
	check("rembours*", "y a pas de remboursement possible", "denied")
	check("rembours*", "Nous ne remboursons plus ce produit.", "denied")
	check("rembours*", "Nous ne remboursons jamais.", "denied")
	check("rembours*", "Aucun remboursement ne sera effectué.", "denied")
	check("rembours*", "Vous n'aurez aucun remboursement.", "denied")
	check("rembours*", "Aucun remboursement possible.", "denied")
	check("rembours*", "Vous ne serez ni remboursé ni livré.", "denied")
	check("livre*", "Vous ne serez ni remboursé ni livré.", "denied")
	check("rembours*", "pas de remboursement", "denied")
	check("rembours*", "Le remboursement n'est pas possible.", "denied")
	check("rembours*", "Le remboursement de votre commande ne sera pas effectué.", "denied")
	check("rembours*", "Votre demande de remboursement ne peut être acceptée.", "denied") // ne alone, in letters
	check("suite", "Nous ne pouvons donner suite à votre demande.", "denied")
	check("suite", "Nous ne saurions donner suite à votre demande.", "denied")
	check("rembours*", "Il est impossible de vous rembourser.", "denied")
	check("rembours*", "Impossible de vous rembourser", "denied")
	check("rembours*", "Remboursement impossible.", "denied")
	check("rembours*", "Nous sommes dans l'impossibilité de vous rembourser.", "denied")
	check("rembours*", "Nous refusons de vous rembourser.", "denied")
	check("rembours*", "article non remboursable", "denied")
	check("renvoyer", "Il est inutile de renvoyer l'article.", "denied")
	check("renvoyer", "Vous n'avez pas besoin de renvoyer l'article.", "denied")
	check("frais", "Remboursement sans frais sous 14 jours.", "denied")
	check("14 jours", "Remboursement sans frais sous 14 jours.", "stated")
	check("frais", "sans aucun frais", "denied") // agreement, not a second negation
	check("renvoyer", "Vous serez remboursé sans renvoyer le colis.", "denied")
	check("renvoyer", "remboursé sans que vous ayez à renvoyer le colis", "denied")
	check("rembours*", "Nous proposons un avoir au lieu d'un remboursement.", "denied")
	check("rembours*", "Nous ne pouvons pas, à ce jour, vous rembourser.", "denied")
	check("échange*", "Pas de remboursement, d'échange ou d'avoir.", "denied")

	check("rembours*", "Nous ne livrons pas, mais nous vous remboursons.", "stated")
	check("rembours*", "Nous ne livrons pas. Nous vous remboursons.", "stated")
	check("rembours*", "Nous ne pouvons pas vous livrer et nous vous remboursons.", "stated")
	check("rembours*", "Nous ne pouvons pas vous livrer et vous serez remboursé.", "stated")
	check("rembours*", "Nous ne pouvons pas vous livrer et vous rembourser.", "denied")
	check("rembours*", "Nous ne pouvons pas livrer et procédons au remboursement.", "stated")
	check("rembours*", "Vous n'avez rien à faire, le remboursement est automatique.", "stated")
	check("rembours*", "Tout est remboursé sauf les frais, qui ne le sont pas.", "stated")
	check("désolé*", "Nous sommes désolés que votre colis ne soit pas arrivé.", "stated")
	check("désolé*", "Désolé, nous ne pouvons pas vous rembourser.", "stated")
	check("rembours*", "Nous ne manquerons pas de vous rembourser.", "stated")
	check("rembours*", "Vous ne serez pas remboursé sans justificatif.", "denied")
	check("justificatif", "Vous ne serez pas remboursé sans justificatif.", "stated")
	check("rembours*", "Il n'est pas impossible de vous rembourser.", "stated")

	check("contacter", "N'hésitez pas à nous contacter.", "stated")
	check("contacter", "Surtout, ne pas hésiter à nous contacter.", "stated")
	check("rembours*", "pas de souci on vous rembourse", "stated")
	check("rembours*", "Pas de problème, nous vous remboursons.", "stated")
	check("rembours*", "Ne vous inquiétez pas vous serez remboursé", "stated")
	check("rembours*", "Nous vous remboursons non seulement l'article, mais aussi les frais.", "stated")
	check("article", "Nous vous remboursons non seulement l'article, mais aussi les frais.", "stated")
	check("article", "Nous ne remboursons pas seulement l'article.", "stated")
	check("article", "Nous ne remboursons que l'article.", "stated") // only
	check("rembours*", "Vous n'avez plus qu'à attendre le remboursement.", "stated")
	check("rembours*", "Nous vous remboursons avant qu'il ne soit trop tard.", "stated")
	check("rembours*", "Le remboursement ne prendra pas plus de 14 jours.", "stated")
	check("14 jours", "Le délai ne dépassera pas 14 jours.", "stated")
	check("14 jours", "sans délai, au plus 14 jours", "stated")
	check("rembours*", "Nous procédons sans délai au remboursement.", "stated")
	check("rembours*", "Vous serez sans aucun doute remboursé.", "stated")
	check("12", "La commande n° 12 peut être remboursée.", "stated")
	check("rembours*", "La commande n° 12 peut être remboursée.", "stated")
	check("rembours*", "Nous vous remboursons plus vite.", "stated")
	check("rembours*", "Le remboursement ne partira pas avant lundi.", "stated")
	check("rembours*", "pas cool 😬 on vous rembourse", "stated")
	check("retenu*", "Aucune somme ne sera donc retenue.", "denied")
	check("rembours*", "Il n'est pas parti donc vous serez remboursé.", "stated")

	check("rembours*", "Les remboursements ne sont pas possibles.", "denied")
	check("échange*", "Nous n'acceptons pas les retours ni les échanges.", "denied")
	check("rembours*", "Vous n'avez droit à aucun remboursement.", "denied")
	check("rembours*", "Nous ne sommes pas en mesure de vous rembourser.", "denied")
	check("rembours*", "Il n'est pas prévu de remboursement.", "denied")
	check("rembours*", "Désolé mais on rembourse pas.", "denied")
	check("rembours*", "C'est pas possible de vous rembourser", "denied")
	check("rembours*", "Le colis n'ayant pas été livré, nous vous remboursons.", "stated")
	check("rembours*", "Bien que nous ne puissions pas échanger l'article, nous vous remboursons.", "stated")
	check("rembours*", "Si vous n'avez rien reçu lundi, nous vous remboursons.", "stated")
	check("échange*", "Rien ne s'oppose à un échange.", "stated")
	check("rembours*", "Nous ne refusons pas de vous rembourser.", "stated")
	check("rembours*", "Je ne pense pas que vous serez remboursé.", "denied")
	check("échange*", "Cela n'empêche pas l'échange.", "stated")
	check("rembours*", "Nous nous opposons au remboursement.", "denied")
	check("rembours*", "On n'a pas retrouvé votre colis, du coup on vous rembourse.", "stated")

	check("ne ... pas", "Nous ne remboursons pas.", "stated")
	check("pas remboursable", "Ce n'est pas remboursable.", "stated")
	check("remboursement ... possible", "Le remboursement n'est pas possible.", "denied")
	check("sans frais", "sans frais", "stated")
	check("aucun frais", "Vous n'aurez aucun frais.", "stated")
}

func TestCueErrors(t *testing.T) {
	check := func(cue, want string) {
		t.Helper()
		if _, err := ParseCue(cue); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("cue %q: error %v, want %q", cue, err, want)
		}
	}
	check("", "no word")
	check("  ", "no word")
	check("?!", "no word")
	check("*", "ends no word")
	check("* days", "ends no word")
	check("re*fund", "middle")
	check("... refund", "at the start")
	check("refund ...", "at the end")
	check("refund…", "at the end")
	check("a ... ... b", "twice")
	check("a ... b ... c ... d ... e ... f", "more than 4")
	check("14*", "ends no word")
}

// Matches come in reading order, do not overlap, and quote the text as it was written.
func TestFindPlaces(t *testing.T) {
	d := Read("Désolés ! Vraiment DÉSOLÉ, vraiment.", "fr")
	c, err := ParseCue("désolé*")
	if err != nil {
		t.Fatal(err)
	}
	var quotes []string
	for _, m := range c.Find(d) {
		quotes = append(quotes, d.String()[m.Start:m.End])
	}
	if got := strings.Join(quotes, "|"); got != "Désolés|DÉSOLÉ" {
		t.Errorf("found %s", got)
	}
	if found := (Cue{}).Find(d); found != nil {
		t.Errorf("the zero cue found %v", found)
	}
}
