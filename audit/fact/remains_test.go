package fact

import (
	"testing"
	"time"
)

func TestLifetimes(t *testing.T) {
	check := checker(t, Duration, "en", time.Time{})
	check("it is guaranteed for life", "100y")
	check("a lifetime guarantee", "100y")
	check = checker(t, Duration, "fr", time.Time{})
	check("le cadre est garanti à vie tant que vous en êtes propriétaire", "100y")
	check("elle vous suivra toute votre vie", "100y")
	check("si vous payez, il est garanti deux ans", "2y")
	check("le délai annoncé était de dix jours", "~10d")
}

func TestSomeDayIsNoTime(t *testing.T) {
	check := checker(t, Duration, "fr", time.Time{})
	check("si un jour vous déménagez", "")
	check("pour revenir un jour, il faudra un nouveau dossier", "")
	check("il faut attendre un jour", "1d")
	check("si vous avez un jour de retard", "~1d")
	check = checker(t, Duration, "en", time.Time{})
	check("should you come back one day, call us", "")
	check("it takes one day", "1d")
	check("if it is one day late", "~1d")
}

func TestAges(t *testing.T) {
	check := func(lang, s, want string) {
		t.Helper()
		if got := Extract(s, lang, time.Time{})[0].ruled; got != want {
			t.Errorf("%q: role %q, want %q", s, got, want)
		}
	}
	check("fr", "Votre four a six ans.", "event")
	check("fr", "On a six ans pour le réparer.", "repair")
	check("fr", "La pompe est garantie à six ans.", "warranty")
	check("en", "Even six years in, it is covered.", "event")
	check("fr", "L'abonnement, qui finissait le 3 mai, est prolongé.", "event")
}

func TestDaysOfSomeMonth(t *testing.T) {
	check := checker(t, Date, "en", time.Time{})
	check("by the thirtieth of this month", "---30")
	check = checker(t, Date, "en", sent)
	check("by the thirtieth of this month", "2026-03-30")
	check("not before the 14th of next month", "2026-04-14")
	check = checker(t, Date, "fr", sent)
	check("le 14 du mois prochain", "2026-04-14")

	day := func(s string) Fact { return Extract(s, "en", time.Time{})[0] }
	early, late := day("by the thirtieth of this month"), day("not before the 14th of next month")
	if early.Relate(late) != Contradictory || late.Relate(early) != Contradictory {
		t.Error("the 30th of this month may be after the 14th of the next")
	}
	if on := day("on the 14th of next month"); on.Relate(day("from the thirtieth of this month")) == Contradictory {
		t.Error("the 14th of the next month is not after the 30th of this one")
	}
}

func TestFeasts(t *testing.T) {
	check := checker(t, Date, "fr", time.Time{})
	check("jusqu'à la Saint-Nicolas", "--12-06")
	check("avant l'Assomption", "--08-15")
	check = checker(t, Date, "en", time.Time{})
	check("until Halloween", "--10-31")
}

// The article "des" sets no bound, "dès" does, with its accent or without.
func TestFrenchFrom(t *testing.T) {
	for s, want := range map[string]Bound{
		"les leçons des 6 et 13 mai": Exactly, "dès le 6 mai": AtLeast, "des le 6 mai": AtLeast, "dès mardi": AtLeast, "des trois jours de fermeture": Exactly,
		"Passé le 30 novembre, ils seront perdus": AtMost, "vos droits prendront effet au 1er mars": AtLeast,
	} {
		if facts := Extract(s, "fr", time.Time{}); len(facts) == 0 || facts[0].Bound != want {
			t.Errorf("%q: %v, want bound %d", s, facts, want)
		}
	}
}

func TestSumsAmongOtherNumbers(t *testing.T) {
	check := checker(t, Amount, "en", time.Time{})
	check("it weighed 120 pounds and you get sixty cents a pound", "0.60")
	check("so don't pay the four hundred, it's £47", "~400.00 | 47.00 GBP")
	check("I've run the bill again. It's still coming out at three hundred and ninety.", "390.00")
	check = checker(t, Amount, "fr", time.Time{})
	check("la facture de 212 € est ramenée à 50 €", "~212.00 EUR | 50.00 EUR")
	check("c'est une remise : je vous la passe de deux cent douze à cent vingt", "~212.00 | 120.00")
	check = checker(t, Percent, "en", time.Time{})
	check("the fee of £60, which we have halved", "50%")
	check = checker(t, Email, "en", time.Time{})
	check("it's claims, c-l-a-i-m-s, at ridgemere dot example", "claims@ridgemere.example")
	check("it's desk, d-e-s-k, at ridgemere dot example", "desk@ridgemere.example")
}

func TestWhatIsLeft(t *testing.T) {
	left := func(s, lang string) bool { return Extract(s, lang, time.Time{})[0].Left }
	rest := func(s, lang string) bool { return Extract(s, lang, time.Time{})[0].Rest }
	if !left("it's got two years of guarantee left", "en") || !left("il vous reste six mois de garantie", "fr") || left("it has a two-year guarantee", "en") {
		t.Error("what is left of a time is not told from the whole")
	}
	if !rest("the rest of your $300 deposit", "en") || !rest("le reste des 42 € préautorisés", "fr") || rest("the balance of £40 is due", "en") {
		t.Error("the rest of an amount is not told from the amount")
	}
}

// A weekday just before another is within what is promised by that one; one well after it is not.
func TestWeekdayBeforeTheLast(t *testing.T) {
	day := func(s string) Fact { return Extract(s, "fr", time.Time{})[0] }
	if day("avant samedi").Relate(day("vendredi")) == Contradictory || day("vendredi").Relate(day("avant samedi")) == Contradictory {
		t.Error("Friday is not before Saturday")
	}
	if day("avant mercredi").Relate(day("vendredi")) != Contradictory {
		t.Error("Friday is before Wednesday")
	}
}

func TestHundredsWithCents(t *testing.T) {
	check := checker(t, Amount, "en", time.Time{})
	check("you pay one thirty-one seventy-five now", "131.75")
	check("it comes to two forty-eight sixty", "248.60")
	check("it comes to two forty-eight", "2.48")
}

// The end of a month that goes unnamed is its last day, whichever that is.
func TestEndOfTheMonth(t *testing.T) {
	day := func(s string) Fact { return Extract(s, "en", time.Time{})[0] }
	end := day("by the end of the month")
	for s, want := range map[string]Relation{
		"by 30 June": Compatible, "by 28 February": Compatible, "by the 30th": Compatible, "by 30 July": Contradictory, "by 12 June": Contradictory,
	} {
		if g := day(s); end.Relate(g) != want || g.Relate(end) != want {
			t.Errorf("the end of the month, %s: %v %v, want %v", s, end.Relate(g), g.Relate(end), want)
		}
	}
}

func TestBeforeABeginning(t *testing.T) {
	for _, c := range []struct {
		lang, s string
		want    Bound
	}{
		{"en", "You will have it before term starts on the 3rd.", AtMost},
		{"en", "Term starts on the 3rd.", Exactly},
		{"fr", "Vous l'aurez avant la rentrée du 3 septembre.", AtMost},
		{"fr", "La rentrée est le 3 septembre.", Exactly},
	} {
		if got := Extract(c.s, c.lang, time.Time{})[0].Bound; got != c.want {
			t.Errorf("%q: bound %v, want %v", c.s, got, c.want)
		}
	}
}

func TestWaitingPeriods(t *testing.T) {
	for s, want := range map[string]bool{"A 30-day waiting period begins now.": false, "There was a 30-minute wait at the desk.": true} {
		role := Extract(s, "en", time.Time{})[0].ruled
		if got := role == "stay" || role == "lateness"; got != want {
			t.Errorf("%q: role %q", s, role)
		}
	}
}
