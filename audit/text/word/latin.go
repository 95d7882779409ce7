package word

import "unicode/utf8"

// IsLatin tells text in Windows-1252, as spreadsheets save CSV, from UTF-8 that is damaged: it holds more bytes that are not
// UTF-8 than letters that are. A letter cut off at the end of b counts for neither.
func IsLatin(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 && (utf8.FullRune(b) || len(b) >= utf8.UTFMax) {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return bad > good
}
