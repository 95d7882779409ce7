package fact

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestPortions(t *testing.T) {
	for _, c := range []struct{ lang, s, want string }{
		{"en", "We will refund two of your three nights.", "2 of 3"},
		{"en", "I've refunded three out of four sessions.", "3 of 4"},
		{"en", "All five of those charges have been cancelled.", "5 of 5 whole"},
		{"en", "Your three nights are refunded.", "3 of 3 whole"},
		{"en", "I've added two more.", "2"},
		{"en", "We've thrown in another two lessons.", "2"},
		{"en", "It takes two to three days.", ""},
		{"en", "It takes more than two days.", ""},
		{"fr", "Deux nuits sur trois vous sont remboursées.", "2 of 3"},
		{"fr", "Deux de vos trois séances seront rendues.", "2 of 3"},
		{"fr", "Des trois nuits concernées, deux vous seront remboursées.", "2 of 3"},
		{"fr", "Je vous en offre trois.", "3"},
		{"fr", "Une heure de conduite supplémentaire vous est offerte.", "1"},
		{"fr", "Vos trois nuits vous sont rendues.", "3 of 3 whole"},
		{"fr", "Comptez trois semaines.", ""},
	} {
		var got []string
		for _, p := range Read(c.s, c.lang, time.Time{}).Portions {
			s := fmt.Sprint(p.N)
			if p.Of > 0 {
				s += fmt.Sprintf(" of %d", p.Of)
			}
			if p.Whole {
				s += " whole"
			}
			got = append(got, s)
		}
		if got := strings.Join(got, " | "); got != c.want {
			t.Errorf("%q: %q, want %q", c.s, got, c.want)
		}
	}
}
