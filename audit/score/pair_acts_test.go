package score

import (
	"testing"
	"time"
)

// A refusal contradicts a grant of the same matter whatever both are called; what is declined on both sides, talked about
// or conceded does not.
func TestActsOfTwoTexts(t *testing.T) {
	for _, c := range []struct {
		lang, a, b string
		want       PairJudgement
	}{
		{"en", "Hi Jo, thanks for the photos of the scratched table. We've arranged for a new top to be fitted next week, all taken care of.", "Dear Ms Lane, we have seen the photographs of the scratched table. We are not in a position to fit another top, as the damage occurred after delivery.", Contradiction},
		{"en", "Hi Ned, I've extended your locker rental until June so you keep your things there.", "Dear Mr Pike, we have checked your locker rental and we cannot extend it. Kindly empty the locker.", Contradiction},
		{"en", "Hi Ned, we can't extend the locker rental past March I'm afraid, someone else has it booked.", "Dear Mr Pike, your locker rental ended in March and an extension is not possible because the locker has been reserved.", Consistent},
		{"en", "Normally we don't swap sale shoes, but as they split on day one we're giving you a new pair.", "Dear Ms Day, sale shoes are not exchangeable, and we shall not be replacing the pair you bought.", Contradiction},
		{"en", "Normally we don't swap sale shoes, but as they split on day one we've sent you a new pair.", "Dear Ms Day, sale shoes are not usually exchangeable. In view of the fault, however, a new pair has been dispatched.", Consistent},
		{"en", "We don't doubt your word and the fine on the books has been cancelled.", "No fine on the books any more, we believe you!", Consistent},
		{"en", "Hey Paul, a dishwasher flooding the kitchen is no joke. Leave it with me and I'll have a word with the workshop.", "Dear Mr Bell, your dishwasher will be replaced on 12 May and £45 paid to you for the damaged floor.", Partial},
		{"fr", "Salut, on a prolongé ta carte de bus jusqu'en juin, tu peux monter avec.", "Monsieur, votre carte de bus a expiré et sa validité ne peut être prolongée.", Contradiction},
		{"fr", "Bonjour, c'est d'accord, nous gardons votre place à la crèche pour septembre.", "Madame, la place en crèche de votre fille ne peut pas être conservée pour septembre.", Contradiction},
		{"fr", "Bonjour Lise, pour la robe délavée, on peut malheureusement rien faire, elle a été lavée trop chaud.", "Madame, la robe ayant été lavée à une température inadaptée, nous ne sommes pas en mesure de la remplacer.", Consistent},
		{"fr", "Bonjour, nous ne vous facturerons pas le déplacement du plombier, l'erreur vient de nous.", "Monsieur, l'intervention du plombier étant due à notre erreur, aucun frais de déplacement ne vous sera réclamé.", Consistent},
		{"fr", "D'habitude on ne reprend pas les articles soldés, mais là on vous l'échange.", "Madame, bien que les articles soldés ne soient ni repris ni échangés, nous procédons exceptionnellement à l'échange du vôtre.", Consistent},
		{"en", "Your parking fine has been cancelled. We cannot accept liability for the scratch to the car.", "Good news, the parking fine's gone! The scratch on the car isn't something we can take responsibility for.", Consistent},
		{"en", "We won't be refunding the ticket, but we will move you to the evening show for free.", "We can put you in the evening show at no cost, though a refund of the ticket isn't possible.", Consistent},
		{"en", "Dear Mr Gray, your complaint has been logged and will be dealt with in turn.", "Hi Tom, got your message, thanks! Someone will have a look and come back to you.", Consistent},
		{"en", "Only the holder of the pass may enter; friends pay at the desk.", "The pass lets you in, but not your friends, who need a ticket.", Consistent},
		{"en", "Of course your sister can take over the tenancy on the flat, we just need her details.", "We regret that the tenancy of the flat cannot be passed to your sister.", Contradiction},
		{"fr", "Pas de souci, votre sœur peut reprendre le bail de l'appartement, il suffit d'un mail.", "Nous ne sommes pas en mesure de transférer le bail de l'appartement à votre sœur.", Contradiction},
		{"fr", "Le remboursement du billet n'est pas possible, mais nous vous reportons sur la séance de dimanche.", "On peut vous mettre à la séance de dimanche ; par contre, rembourser le billet, non.", Consistent},
		{"fr", "Nous ne disposons plus de cette taille en stock, nous vous envoyons donc la couleur bleue.", "Plus de stock dans cette taille, on vous envoie la bleue.", Consistent},
		{"fr", "Nous n'avons pas retrouvé le colis, nous vous en renvoyons donc un autre.", "Le colis reste introuvable, on vous en expédie un nouveau.", Consistent},
	} {
		if p := Compare(Prepare(c.a, c.lang, time.Time{}), Prepare(c.b, c.lang, time.Time{})); p.Verdict != c.want {
			t.Errorf("%s, want %s: %v\nA: %s\nB: %s", p.Verdict, c.want, p.Conflicts, c.a, c.b)
		}
	}
}
