package fact

import (
	"slices"
	"testing"
	"time"
)

func TestDecisionsAreGrantedRefusedOrOpen(t *testing.T) {
	check := func(lang, s string, want ...string) {
		t.Helper()
		var got []string
		for _, f := range Read(s, lang, time.Time{}).Decisions {
			got = append(got, f.Value.Text)
		}
		if got = slices.Compact(got); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	check("en", "We have refunded your fare.", Granted)
	check("en", "We cannot refund your fare.", Refused)
	check("en", "Your refund is under review.", Pending)
	check("en", "No decision has been taken on your refund.", Pending)
	check("en", "Your claim is being assessed. We have already replaced the lamp.", Pending, Granted)
	check("en", "You say that your refund is under review.")
	check("fr", "Votre remboursement est en cours d'examen.", Pending)
	check("fr", "Nous étudions votre demande.", Pending)
	check("fr", "Nous refusons de vous rembourser.", Refused)
}
