package text

import "testing"

// Two answers of some sixty words, as companies write them.
const (
	mailed = `Bonjour Madame Delcourt, nous avons bien reçu votre réclamation concernant la commande n° RV-448120 et vous prions de
nous excuser pour ce retard. Après vérification, votre bibliothèque n'a pas encore quitté notre entrepôt. Comme vous le
souhaitiez, la commande est annulée et vous serez remboursée intégralement, frais de port compris, sous 14 jours, sur la
carte utilisée lors de l'achat. Bien cordialement, Sandrine.`
	chatted = `Bonjour, vraiment désolés pour l'attente, je comprends que ce soit pénible. Comme le meuble n'est toujours pas parti de
chez nous, on annule la commande aujourd'hui et on vous rembourse tout, livraison incluse, d'ici deux semaines, directement
sur votre carte bancaire. Vous n'avez rien à faire de votre côté, un message vous préviendra dès que ce sera fait. Léo.`
)

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Read(mailed, "fr")
	}
}

func BenchmarkSimilarity(b *testing.B) {
	x, y := Read(mailed, "fr"), Read(chatted, "fr")
	b.ReportAllocs()
	for b.Loop() {
		Similarity(x, y)
	}
}

func BenchmarkContainment(b *testing.B) {
	x, y := Read(mailed, "fr"), Read(chatted, "fr")
	for b.Loop() {
		Containment(x, y)
	}
}

func BenchmarkWording(b *testing.B) {
	x, y := Read(mailed, "fr"), Read(chatted, "fr")
	for b.Loop() {
		Wording(x, y)
	}
}

func BenchmarkFind(b *testing.B) {
	d := Read(mailed, "fr")
	var cues []Cue
	for _, s := range []string{"rembours*", "désolé*", "excus*", "14 ... jours", "ne ... pas", "échange*", "bon d'achat", "conseiller", "garantie", "livraison"} {
		c, err := ParseCue(s)
		if err != nil {
			b.Fatal(err)
		}
		cues = append(cues, c)
	}
	for b.Loop() {
		for _, c := range cues {
			c.Find(d)
		}
	}
}

func BenchmarkLanguage(b *testing.B) {
	for b.Loop() {
		Language(mailed, "fr")
	}
}
