package word

import "testing"

func TestIsLatin(t *testing.T) {
	for text, want := range map[string]bool{
		"":                   false,
		"plain":              false,
		"déjà vu":            false,
		"d\xe9j\xe0 vu":      true,
		"d\xe9jà, où, été":   false, // UTF-8 with a damaged letter
		"remboursement \xc3": false, // the first byte of a letter, cut off
	} {
		if got := IsLatin([]byte(text)); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
