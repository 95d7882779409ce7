package score

import (
	"slices"
	"testing"
	"time"
)

// TestValueConflicts holds sentences against each other that differ in one value, or in none.
func TestValueConflicts(t *testing.T) {
	for _, c := range []struct{ lang, a, b, want string }{
		// Delays: adjectives, hard line breaks, numbers in words and figures, roles from further away.
		{"en", "You will have your refund inside two days.", "Your refund takes ten or so days.", "duration"},
		{"en", "Your refund will be paid within 14\ndays.", "Your refund will be paid within 30 days.", "duration"},
		{"en", "Your refund will be paid within fourteen (14) days.", "Your refund will be paid within\n14 days.", ""},
		{"fr", "Le remboursement vous parviendra sous deux (2) mois.", "Vous serez remboursé sous deux mois.", ""},
		{"fr", "Le remboursement prendra une bonne dizaine de jours.", "Le remboursement prendra un mois.", "duration"},
		{"fr", "Remboursement sous huitaine.", "Remboursement sous quinzaine.", "duration"},
		{"fr", "Vous serez remboursé sous une petite quinzaine.", "Vous serez remboursé sous deux semaines.", ""},
		{"en", "Repairs will be done within five days of this notice.", "We expect the repair to take three weeks.", "duration"},
		{"en", "The repair takes two and a half weeks.", "The repair takes one and a half weeks.", "duration"},
		{"fr", "Le revêtement s'est décollé au bout de huit mois, il est remplacé.", "Il est remplacé, la garantie est de 24 mois.", ""},
		{"fr", "Le remplacement peut prendre quelques minutes.", "Votre article est remplacé. Je vous souhaite une bonne journée.", ""},
		{"fr", "Il y a eu un bug ce jour-là, vous serez remboursé.", "Vous serez remboursé sous 5 jours.", ""},
		{"en", "The refund takes three days. Have a lovely week!", "The refund takes three days.", ""},
		{"fr", "Votre fils de 12 ans est remboursé sous 8 jours.", "Votre fils est remboursé sous huit jours.", ""},
		{"en", "We refund £10 a month.", "We refund £10 for each month, within 5 days.", ""},
		{"en", "You may return it in the next month and a half.", "You may return it within 30 days.", "duration"},
		{"en", "You may return it within the next month.", "You may return it within 30 days.", ""},
		{"fr", "Vous serez remboursé dans le mois.", "Vous serez remboursé sous cinq jours.", "duration"},
		{"fr", "Vous serez remboursé dans la semaine.", "Vous serez remboursé sous sept jours.", ""},
		{"en", "Two free months are added to your plan.", "One free month is added to your plan.", "duration"},
		// Dates: weeks, parts of months, bounds after them, dates of what was before, of the letter.
		{"en", "The fitters come on Thursday 6 February.", "The fitters come in the week of February 24.", "date"},
		{"en", "The fitters come on 26 February.", "The fitters come in the week commencing 24 February.", ""},
		{"fr", "Les poseurs viendront le 3 mars.", "Les poseurs viendront la semaine du 16 mars.", "date"},
		{"fr", "Les poseurs viendront le 18 mars.", "Les poseurs viendront la semaine du 16 mars.", ""},
		{"fr", "La salle rouvrira début mars.", "La salle rouvrira fin mars.", "date"},
		{"en", "The hall reopens in early March.", "The hall reopens on 4 March.", ""},
		{"en", "Please clear the plot by the end of August.", "Please clear the plot before September.", ""},
		{"en", "Your mugs can be collected from 2 May onwards.", "Your mugs can be collected on 25 May, not before.", "date"},
		{"fr", "L'examen initialement fixé au 6 mars aura lieu le 26 mars.", "L'examen aura lieu le 9 avril.", "date"},
		{"fr", "L'examen initialement fixé au 6 mars aura lieu le 9 avril.", "L'examen aura lieu le 9 avril.", ""},
		{"fr", "Votre carte est prolongée jusqu'au 15 juillet.", "Votre carte est prolongée jusqu'au 30 juin au lieu de s'arrêter avant.", "date"},
		{"en", "We replace the lock and waive the rent for October.", "We replace the lock and waive next month's rent.\n\nKeepsafe Storage, Sept. 12", ""},
		{"fr", "Le colis est livré le 05/11/2026.", "Le colis est livré le 5 novembre 2026.", ""},
		{"fr", "Le colis sera livré le 05/11/2026.", "Le colis sera livré le 15/11/2026.", "date"},
		{"en", "You have until New Year's Eve to use the voucher.", "The voucher is valid until 31 March.", "date"},
		{"en", "You have until New Year's Eve to use the voucher.", "The voucher is valid until 31 December.", ""},
		{"fr", "Les travaux seront finis au printemps.", "Les travaux seront finis à l'automne.", "date"},
		{"fr", "Les travaux seront finis au printemps.", "Les travaux seront finis en mai.", ""},
		{"fr", "Le technicien passe demain entre 14h et 16h.", "Le technicien interviendra demain entre 8 h et 10 h.", "date"},
		{"fr", "Le technicien passe demain entre 14h et 16h.", "Notre service est ouvert entre 8 h et 10 h.", ""},
		{"fr", "La garantie court six mois, la réparation prend une semaine.", "La réparation sera faite sous huit jours ; la garantie court toujours.", ""},
		// Amounts: what is left, shares, the whole.
		{"en", "£840 of your £900 deposit will be released, £60 being kept for cleaning.", "£780 of your £900 deposit will be released.", "amount"},
		{"en", "The full $78 was refunded.", "We refunded half of the $78 paid.", "amount"},
		{"en", "Your bill was £80; we take 25% off it.", "We are giving you £20 off your £80 bill.", ""},
		{"en", "Your bill was £80; we take 25% off it.", "We are giving you £30 off your £80 bill.", "amount"},
		{"en", "Enjoy a refund of a tenner.", "Enjoy a refund of £20.", "amount"},
		{"fr", "Un bon d'achat de 10 € vous est offert.", "Vous serez remboursé de 44,90 € et un bon d'achat de 10 € vous est offert.", ""},
		{"fr", "Le duplicata du badge coûte 15 €.", "Pour un duplicata du badge, les frais sont de 25 €.", "amount"},
		{"en", "You expected £90, it comes to £70.", "Your refund is £70.", ""},
		{"fr", "Vous êtes couvert jusqu'au 30 avril.", "Vos garanties cesseront le 11 avril.", "date"},
		{"en", "We've pushed the date back, the card works up to May 31.", "You may use the card through August 31.", "date"},
		// Phone numbers.
		{"en", "To book, call our desk, it's 555-0142.", "To book, contact our desk at 555-0178.", "contact"},
		{"en", "Call us on the number 0808 157 0123.", "Call us on 0808 157 0123.", ""},
		{"fr", "Appelez-nous au numéro 0 805 12 34 56.", "Appelez-nous au 0 805 12 34 65.", "contact"},
		{"en", "We will call you back today on 07700 900123.", "We will ring you. You may also call 0800 555 0199.", ""},
		{"fr", "Le plombier vient jeudi, la coupure a duré trois jours.", "Le plombier vient jeudi ; réponse sous cinq jours.", ""},
		{"es", "Le devolveremos 30 euros en 14 días.", "Le devolveremos 30 euros en catorce días y el técnico vendrá.", ""},
		{"fr", "Contactez le 3949.", "Appelez le 39 49.", ""},
	} {
		p := Compare(Prepare(c.a, c.lang, time.Time{}), Prepare(c.b, c.lang, time.Time{}))
		got := ""
		if i := slices.IndexFunc(p.Conflicts, func(k Conflict) bool {
			return slices.Contains([]string{"duration", "date", "amount", "contact"}, k.Type)
		}); i >= 0 {
			got = p.Conflicts[i].Type
		}
		if got != c.want {
			t.Errorf("%q / %q: conflict %q, want %q: %v", c.a, c.b, got, c.want, p.Conflicts)
		}
	}
}
