package text_test

import (
	"testing"

	"github.com/diapason-audit/diapason/audit/text"
)

func TestNearest(t *testing.T) {
	channels := []string{"email", "chat", "phone", "letter", "store"}
	check := func(mistyped, want string) {
		t.Helper()
		if got, ok := text.Nearest(mistyped, channels); got != want || ok != (want != "") {
			t.Errorf("Nearest(%q) = %q, %v, want %q", mistyped, got, ok, want)
		}
	}
	check("emial", "email")
	check("EMAIL", "email")
	check("é-mail", "email")
	check("fone", "phone")
	check("lettre", "letter")
	check("shop", "")
	check("fax", "")
	check("", "")
	check("pigeon", "")
	if got, ok := text.Nearest("chanels", nil); ok {
		t.Errorf("Nearest of nothing = %q", got)
	}
}
