package fact

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// sent is a Wednesday.
var sent = time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC)

// said lists the values of one type in a text, with "~" for what does not commit.
func said(t Type, s, lang string, at time.Time) string {
	var values []string
	for _, f := range Extract(s, lang, at) {
		if f.Value.Type == t {
			v := f.Value.String()
			if !f.Committed {
				v = "~" + v
			}
			values = append(values, v)
		}
	}
	return strings.Join(values, " | ")
}

func checker(t *testing.T, typ Type, lang string, at time.Time) func(s, want string) {
	return func(s, want string) {
		t.Helper()
		if got := said(typ, s, lang, at); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestFrenchAmounts(t *testing.T) {
	check := checker(t, Amount, "fr", time.Time{})
	check("49,90 €", "49.90 EUR")
	check("un virement de 1 500 €", "1500.00 EUR")
	check("un virement de 1.500 EUR", "1500.00 EUR")
	check("soit 1'500 CHF", "1500.00 CHF")
	check("septante-cinq euros", "75.00 EUR")
	check("quatre-vingt-dix-neuf euros", "99.00 EUR")
	check("nonante euros", "90.00 EUR")
	check("mille deux cents euros", "1200.00 EUR")
	check("deux cent trente-six euros", "236.00 EUR")
	check("ça fait 39 $ de livraison", "39.00 CAD")
	check("douze euros cinquante", "12.50 EUR")
	check("12 € 50", "12.50 EUR")
	check("quarante-neuf et quatre-vingt-dix-neuf, ça prend trois jours", "49.99")
	check("entre 20 et 30 euros", "20.00-30.00 EUR")
	check("la commande 61-9940 et le dossier 2207-OCT-9914", "")
	check("vos 1 500 points", "")
}

func TestEnglishAmounts(t *testing.T) {
	check := checker(t, Amount, "en", time.Time{})
	check("$49.90", "49.90 USD")
	check("a £50 voucher", "50.00 GBP")
	check("£1,250.00 in all", "1250.00 GBP")
	check("twenty-six hundred dollars", "2600.00 USD")
	check("the hundred and twelve dollars", "112.00 USD")
	check("seventy-five bucks", "75.00 USD")
	check("forty-six quid", "46.00 GBP")
	check("twelve pounds fifty", "12.50 GBP")
	check("sixty-four dollars and ninety-five cents", "64.95 USD")
	check("sixty-four ninety-five each time", "64.95")
	check("between $20 and $30", "20.00 USD | 30.00 USD")
}

func TestFrenchDurations(t *testing.T) {
	check := checker(t, Duration, "fr", time.Time{})
	check("sous 14 jours", "14d")
	check("d'ici deux semaines", "2w")
	check("une quinzaine", "2w")
	check("sous huitaine", "1w")
	check("dans une huitaine", "1w")
	check("quinze jours", "2w")
	check("cinq jours ouvrés", "5bd")
	check("48 heures ouvrées", "2bd")
	check("5 à 7 jours", "5-7d")
	check("d'ici 24 à 48 heures", "24-48h")
	check("un jour ou deux", "1-2d")
	check("entre 3 et 5 jours", "3-5d")
	check("un bon mois", "1mo")
	check("une heure et demie d'attente", "90min")
	check("un an et demi", "18mo")
	check("1 h 20 de retard", "80min")
	check("de 9 h à 18 h, 7j/7", "")
	check("garanti deux ans", "2y")
	check("une dizaine de jours", "10d")
}

func TestEnglishDurations(t *testing.T) {
	check := checker(t, Duration, "en", time.Time{})
	check("within a fortnight", "2w")
	check("10 business days", "10bd")
	check("three to four days", "3-4d")
	check("a day or two", "1-2d")
	check("a couple of days", "2-3d")
	check("half an hour", "30min")
	check("a year and a half", "18mo")
	check("the 30-day notice", "30d")
	check("the two-year guarantee", "2y")
	check("forty-eight hours", "48h")
	check("open 9 to 5.30pm, 24/7", "")
}

func TestDayTickets(t *testing.T) {
	check := checker(t, Duration, "en", time.Time{})
	check("your four day tickets", "")
	check("a four-day ticket", "4d")
	check("within four days", "4d")
}

func TestDates(t *testing.T) {
	fr, en := checker(t, Date, "fr", time.Time{}), checker(t, Date, "en", time.Time{})
	fr("le mardi 14 novembre", "tue --11-14")
	fr("livraison avant le 03/04", "--04-03")
	fr("le 1er juin", "--06-01")
	fr("au 4e gauche, le 2ème jour, le 1er", "---01")
	fr("fin mars", "--03-31")
	fr("avant la fin du mois de mars", "--03-31")
	fr("jeudi 22 entre 8 h et 13 h", "thu ---22")
	fr("du lundi au samedi", "")
	fr("le dix-sept mars, un lundi", "mon --03-17")
	fr("le 12 juin 2026", "2026-06-12")
	en("on Monday, September 14", "mon --09-14")
	en("on 12/6", "--06-12/--12-06")
	en("through 4/27", "--04-27")
	en("Tuesday 4th", "tue ---04")
	en("the fifteenth of April", "--04-15")
	en("until the end of November", "--11-30")
	en("May I help? We may refund it", "")
	checker(t, Date, "en", sent)("we call you tomorrow", "2026-03-05")
	checker(t, Date, "fr", sent)("avant le 2 janvier", "2026-01-02")
}

func TestLastDaysWithTheirHour(t *testing.T) {
	for s, want := range map[string]Bound{
		"Collect it by 6 p.m. on Sunday 8 October.": AtMost,
		"Collect it at 6 p.m. on Sunday 8 October.": Exactly,
	} {
		facts := Extract(s, "en", time.Time{})
		if got := facts[len(facts)-1]; got.Value.Type != Date || got.Bound != want {
			t.Errorf("%q: %+v", s, got)
		}
	}
}

func TestHowLongThingsAreKept(t *testing.T) {
	for s, want := range map[string]Bound{
		"Parcels go back to the depot after three days.": Exactly,
		"The codes lapse after three days.":              Exactly,
		"Your refund comes after three days.":            AtLeast,
	} {
		if got := Extract(s, "en", time.Time{})[0].Bound; got != want {
			t.Errorf("%q: bound %d, want %d", s, got, want)
		}
	}
}

func TestPercentages(t *testing.T) {
	fr, en := checker(t, Percent, "fr", time.Time{}), checker(t, Percent, "en", time.Time{})
	fr("25 % du billet", "25%")
	fr("vingt pour cent", "20%")
	fr("un quart du billet", "25%")
	fr("la moitié de votre facture", "50%")
	en("ten percent back", "10%")
	en("half your fare back", "50%")
	en("a quarter of the single fare", "25%")
	en("refunded in full", "100%")
}

func TestContacts(t *testing.T) {
	phone, mail, page := checker(t, Phone, "fr", time.Time{}), checker(t, Email, "en", time.Time{}), checker(t, URL, "en", time.Time{})
	phone("appelez le 01 99 00 47 12, du lundi au samedi", "0199004712")
	phone("au +33 1 99 00 47 12", "+33199004712")
	phone("composez le 32 47", "3247")
	phone("la commande 0331-20 de 2 500 €", "")
	checker(t, Phone, "en", time.Time{})("Call 1-800-555-0142 weekdays", "18005550142")
	checker(t, Phone, "en", time.Time{})("it's oh eight oh eight, one five seven, oh four one two", "08081570412")
	mail("write to Care@Alfa.example, please", "care@alfa.example")
	mail("care at alfa dot example", "care@alfa.example")
	page("see www.alfa.example/help.", "alfa.example/help")
	page("that's at pillarox dot example slash verify", "pillarox.example/verify")
	page("we close at five.The shop opens again", "")
	mail("send it to intake, at marlow dash clinic, dot example.", "intake@marlow-clinic.example")
	mail("desk underscore two at marlow dot example, not the shop", "desk_two@marlow.example")
	mail("meet us, at noon, on the dot", "")
	mail("have a look at our site, at alfa dot example, please", "")
	courriel := checker(t, Email, "fr", time.Time{})
	courriel("écrivez à bois point dur arobase scierie point example", "bois.dur@scierie.example")
	courriel("C'est caisse, arobase, piscine tiret sud, point example. Pas avant lundi", "caisse@piscine-sud.example")
	courriel("notez « jardins, arobase, mi-côte point example »", "jardins@mi-cote.example")
	courriel("prêts tiret bas livres arobase halle point example", "prets_livres@halle.example")
	courriel("à ce stade, point final", "")
	phone("au 01 99 00 12 34 (6j/7, 9h-19h)", "0199001234")
	phone("au 01 99 00 12 34 - 24h/24", "0199001234")
	phone("au +33 (0)1 99 00 12 34 (prix d'un appel)", "+33199001234")
}

func TestTimesOfDay(t *testing.T) {
	check := checker(t, Clock, "fr", time.Time{})
	check("dans le bus de 18 h 25", "18:25")
	check("à partir de 17 h 30", "17:30")
	check("de 9 h 30 à 18 h 15", "09:30-18:15")
	check("de 2 h 15 à 4 h", "02:15-04:00")
	check("un retard de 7 h 40 et un vol de 2 h 30", "")
	check("votre repas de midi", "")
	check("de midi à 14 h", "12:00-14:00")
	checker(t, Duration, "fr", time.Time{})("un retard de 1 h 20 et un trajet de 6 h 05", "80min | 365min")
}

func TestPostalAddresses(t *testing.T) {
	checker(t, Postal, "fr", time.Time{})("au 8 rue des Tilleuls, à Blois", "8 rue des tilleuls")
	checker(t, Postal, "fr", time.Time{})("31 quai Sainte-Anne, à Blois", "31 quai sainte anne")
	checker(t, Postal, "en", time.Time{})("bring it to 14 Station Road before noon", "14 station road")
	checker(t, Postal, "en", time.Time{})("within 14 days by road", "")
}

func TestAsidesDoNotCommit(t *testing.T) {
	check := checker(t, Duration, "en", time.Time{})
	check(`You say "I was promised 3 days". It takes 10 days.`, "~3d | 10d")
	check("Could you wait 3 days? We will call within 10 days.", "~3d | 10d")
	check("If it is not there in 3 days, call us.", "~3d")
	check("It takes 14 days, not 30 days.", "14d | ~30d")
	fr := checker(t, Duration, "fr", time.Time{})
	fr("Vous écrivez : « on m'a dit 3 jours ». Comptez 10 jours.", "~3d | 10d")
	fr("Ce sera 14 jours et non 30 jours.", "14d | ~30d")
	fr("Le coffret « Évasion à deux » vaut 3 mois.", "3mo")
	fr("Vous avez écrit « Promis sous 3 jours ».", "~3d")
	fr("Le bon « Promis sous 3 jours » est imprimé.", "~3d")
	check(`The "Summer Breeze" pass runs for 10 days.`, "10d")
}

func TestRoles(t *testing.T) {
	check := func(lang, s, want string) {
		t.Helper()
		var roles []string
		for _, f := range Extract(s, lang, time.Time{}) {
			roles = append(roles, f.ruled)
		}
		if got := strings.Join(roles, " "); got != want {
			t.Errorf("%q: roles %q, want %q", s, got, want)
		}
	}
	check("en", "You will be refunded within 14 days.", "refund")
	check("en", "The parcel ships in 3 days. Your refund takes 10 days.", "delivery refund")
	check("en", "We are refunding the fee. Please allow 5 days.", "refund")
	check("en", "the two-year guarantee", "warranty")
	check("en", "You waited 3 weeks, it was 2 days late", "lateness lateness")
	check("fr", "Le remboursement interviendra sous 14 jours.", "refund")
	check("fr", "commandé il y a 3 jours", "lateness")
	check("fr", "une franchise de 30 €", "excess")
	check("fr", "votre courrier du 9 janvier", "event")
}

func TestDecisions(t *testing.T) {
	check := func(lang, s, want string) {
		t.Helper()
		var claims []string
		for _, c := range Read(s, lang, time.Time{}).Claims {
			if c.Kind == Decided && c.Committed && c.Topic != "permission" {
				sign := "-"
				if c.Positive {
					sign = "+"
				}
				if claim := sign + c.Topic; !strings.Contains(" "+strings.Join(claims, " ")+" ", " "+claim+" ") {
					claims = append(claims, claim)
				}
			}
		}
		if got := strings.Join(claims, " "); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	check("en", "We will repair it at no charge.", "+repair +cost")
	check("en", "The fee is not refundable.", "-refund")
	check("en", "Tickets are non-refundable.", "-refund")
	check("en", "It's not gonna not be refunded.", "+refund")
	check("en", "Your request for a refund has been received.", "")
	check("fr", "Nous ne pouvons pas procéder à l'échange.", "-replacement")
	check("fr", "Aucun remboursement ne sera effectué.", "-refund")
	check("fr", "Vous ne paierez rien pour la réparation.", "+cost +repair")
	check("fr", "rembourser, je peux pas", "-refund")
	check("fr", "rien ne s'oppose à un échange", "+request +replacement")
}

func FuzzExtract(f *testing.F) {
	for _, s := range []string{"49,90 € sous 14 jours ouvrés", "call 0808 157 0412 by Mon 12/6, 9-5.30pm", "« quinze jours » ? 1'500 CHF", "half of £640.50k", "le 31/12/2026 à 8 h 30", "care at alfa dot example", strings.Repeat("a-", 10_000)} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, french bool) {
		lang := "en"
		if french {
			lang = "fr"
		}
		for _, at := range []time.Time{{}, sent} {
			for _, fact := range Extract(s, lang, at) {
				if fact.Start < 0 || fact.End > len(s) || fact.Start >= fact.End {
					t.Errorf("%q: place %d:%d", s, fact.Start, fact.End)
				}
				if fact.Value.Low > fact.Value.High && fact.Value.Type != Date {
					t.Errorf("%q: %s", s, fmt.Sprint(fact.Value))
				}
				if _, ok := kinds[fact.Value.Type]; ok {
					if v, err := Parse(fact.Value.Type, fact.Value.String()); err != nil || v != fact.Value {
						t.Errorf("%q: %#v is written %q and read %#v, %v", s, fact.Value, fact.Value.String(), v, err)
					}
				}
			}
		}
	})
}

// What is quoted of a clause begins with its own words, not with the bracket or comma that ends what came before.
func TestClausesBeginWithTheirWords(t *testing.T) {
	s := "[Elle cherche.] Il faut nous envoyer une lettre, et votre (petit) colis, qui est perdu, vous sera remboursé."
	for _, c := range Read(s, "fr", time.Time{}).Clauses {
		if strings.ContainsAny(s[c.Start:c.Start+1], " ,;:.)]") {
			t.Errorf("clause %q", s[c.Start:c.End])
		}
	}
}
