package audit

import "testing"

func TestTextIn(t *testing.T) {
	text := Text{"en": "Parcel", "fr": "Colis", "fr-CA": "Paquet"}
	check := func(t *testing.T, text Text, lang, want string) {
		t.Helper()
		if got := text.In(lang); got != want {
			t.Errorf("in %q: %q, want %q", lang, got, want)
		}
	}
	check(t, text, "fr", "Colis")
	check(t, text, "fr-FR", "Colis")
	check(t, text, "FR", "Colis")
	check(t, text, "fr_BE", "Colis")
	check(t, text, "fr-CA", "Paquet")
	check(t, text, "de-AT", "Parcel")
	check(t, text, "", "Parcel")
	check(t, Text{"": "plain", "en": "Parcel"}, "fr-FR", "plain")
	check(t, Text{"it": "pacco", "pt": "encomenda"}, "fr", "pacco")
	check(t, nil, "fr", "")
}
