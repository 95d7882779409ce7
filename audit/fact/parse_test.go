package fact

import (
	"testing"

	"pgregory.net/rapid"
)

func TestParse(t *testing.T) {
	check := func(typ Type, s, want string) {
		t.Helper()
		v, err := Parse(typ, s)
		if err != nil {
			t.Errorf("Parse(%s, %q): %v", typ, s, err)
		} else if got := v.String(); got != want {
			t.Errorf("Parse(%s, %q) = %q, want %q", typ, s, got, want)
		}
	}
	check(Amount, "49.90 EUR", "49.90 EUR")
	check(Amount, "49,9", "49.90")
	check(Amount, "20-30 GBP", "20.00-30.00 GBP")
	check(Duration, "14d", "14d")
	check(Duration, "10bd", "10bd")
	check(Duration, "24-48h", "24-48h")
	check(Duration, "1mo", "1mo")
	check(Date, "2026-11-30", "2026-11-30")
	check(Date, "--11-30", "--11-30")
	check(Date, "tue --11-03", "tue --11-03")
	check(Date, "--12-06/--06-12", "--12-06/--06-12")
	check(Percent, "15%", "15%")
	check(Percent, "7.50 %", "7.5%")
	check(Phone, "+33 1 99 00 12 34", "+33199001234")
	check(Phone, "+44 (0)161 496 0150", "+441614960150")
	check(Phone, "0033 1 99 00 12 34", "+33199001234")
	check(Email, "Care@Alfa.example", "care@alfa.example")
	check(URL, "https://www.alfa.example/help/", "alfa.example/help")
	check(URL, "alfa.example", "alfa.example")
	check(Decision, "granted", "granted")
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	check := func(typ Type, s, want string) {
		t.Helper()
		if _, err := Parse(typ, s); err == nil || err.Error() != want {
			t.Errorf("Parse(%s, %q): %v, want %s", typ, s, err, want)
		}
	}
	check(Duration, "14 dayz", `"14 dayz" is not a duration; write it as 30min, 48h, 14d, 10bd, 2w, 1mo or 1y`)
	check(Duration, "d", `"d" is not a duration; write it as 30min, 48h, 14d, 10bd, 2w, 1mo or 1y`)
	check(Amount, "€ 49", `"€ 49" is not an amount; write it as 49.90 EUR`)
	check(Date, "2026-02-30", `"2026-02-30" is not a date; write it as 2026-11-30, or --11-30 for any year`)
	check(Decision, "maybe", `"maybe" is not a decision; write it as granted, refused or pending`)
	check("colour", "red", `unknown type of fact "colour" (want one of amount, duration, date, percent, phone, email, url, decision)`)
}

func TestRelate(t *testing.T) {
	check := func(typ Type, a, b string, want Relation) {
		t.Helper()
		v, err := Parse(typ, a)
		if err != nil {
			t.Fatal(err)
		}
		w, err := Parse(typ, b)
		if err != nil {
			t.Fatal(err)
		}
		if got := v.Relate(w); got != want {
			t.Errorf("%s against %s: %d, want %d", a, b, got, want)
		}
		if got := w.Relate(v); got != want {
			t.Errorf("%s against %s: %d, want %d", b, a, got, want)
		}
	}
	check(Duration, "14d", "2w", Equal)
	check(Duration, "15d", "2w", Equal)
	check(Duration, "14d", "30d", Contradictory)
	check(Duration, "30d", "1mo", Equal)
	check(Duration, "4w", "1mo", Equal)
	check(Duration, "3w", "1mo", Contradictory)
	check(Duration, "12mo", "1y", Equal)
	check(Duration, "24mo", "2y", Equal)
	check(Duration, "48h", "2d", Equal)
	check(Duration, "24-48h", "1-2d", Equal)
	check(Duration, "24-48h", "2d", Compatible)
	check(Duration, "24-48h", "3d", Contradictory)
	check(Duration, "3-5d", "5-7d", Contradictory)
	check(Duration, "3-5d", "4-7d", Compatible)
	check(Duration, "10bd", "2w", Equal)
	check(Duration, "20bd", "4w", Equal)
	check(Duration, "20bd", "3w", Contradictory)
	check(Duration, "5bd", "1w", Equal)
	check(Duration, "5bd", "5d", Compatible)
	check(Duration, "10bd", "3w", Contradictory)
	check(Duration, "3mo", "90d", Equal)
	check(Amount, "318.20 EUR", "318 EUR", Compatible)
	check(Amount, "49.90 EUR", "49.90", Equal)
	check(Amount, "49.90 EUR", "40 EUR", Contradictory)
	check(Amount, "40 EUR", "40 GBP", Contradictory)
	check(Amount, "40 CAD", "40 USD", Equal)
	check(Date, "2026-11-30", "--11-30", Equal)
	check(Date, "--12-06/--06-12", "--06-12", Equal)
	check(Date, "mon ---12", "--06-12", Equal)
	check(Date, "tue", "--06-12", Compatible)
	check(Date, "tue", "mon", Contradictory)
	check(Date, "tue --11-14", "thu --11-23", Contradictory)
	check(Date, "--11", "--12", Contradictory)
	check(Phone, "01 99 00 47 12", "+33 1 99 00 47 12", Equal)
	check(Phone, "0808 157 0412", "+44 808 157 0412", Equal)
	check(Phone, "1-800-555-0142", "1-800-555-0124", Contradictory)
	check(Phone, "1-800-555-0142", "+1 800 555 0142", Equal)
	check(URL, "alfa.example", "https://www.alfa.example/help", Compatible)
	check(URL, "my.alfa.example/profile", "alfa.example/verify", Contradictory)
	check(Decision, "granted", "refused", Contradictory)
	check(Decision, "granted", "pending", Compatible)
}

// drawValue draws a value in canonical form.
func drawValue(t *rapid.T) Value {
	low := rapid.Int64Range(0, 99_999).Draw(t, "low")
	high := low + rapid.Int64Range(0, 999).Draw(t, "more")
	switch typ := rapid.SampledFrom(Types).Draw(t, "type"); typ {
	case Amount:
		return Value{Type: typ, Low: low, High: high, Unit: rapid.SampledFrom([]string{"", "EUR", "GBP"}).Draw(t, "unit")}
	case Duration:
		unit := rapid.SampledFrom([]string{"min", "h", "d", "bd", "w", "mo", "y"}).Draw(t, "unit")
		return Value{Type: typ, Low: low * minutesPer(unit), High: high * minutesPer(unit), Unit: unit}
	case Percent:
		return Value{Type: typ, Low: low, High: high}
	case Date:
		month, day := rapid.Int64Range(1, 12).Draw(t, "month"), rapid.Int64Range(1, 28).Draw(t, "day")
		return rapid.SampledFrom([]Value{
			{Type: typ, Low: low, High: low},
			{Type: typ, Low: month*100 + day, High: month*100 + day, Unit: "md", Text: "tue"},
			{Type: typ, Low: month*100 + day, High: day%12*100 + 107, Unit: "md"},
			{Type: typ, Low: month, High: month, Unit: "m"},
			{Type: typ, Low: day, High: day, Unit: "d"},
			{Type: typ, Unit: "wd", Text: "fri"},
		}).Draw(t, "date")
	case Phone:
		return Value{Type: typ, Text: rapid.StringMatching(`\+?[1-9][0-9]{8,11}`).Draw(t, "phone")}
	case Email:
		return Value{Type: typ, Text: rapid.StringMatching(`[a-z]{1,8}@[a-z]{1,8}\.[a-z]{2,3}`).Draw(t, "e-mail")}
	case URL:
		return Value{Type: typ, Text: rapid.StringMatching(`[a-z]{1,8}\.[a-z]{2,3}(/[a-z]{1,5})?`).Draw(t, "url")}
	default:
		return Value{Type: typ, Text: rapid.SampledFrom([]string{Granted, Refused, Pending}).Draw(t, "decision")}
	}
}

func TestParseReadsWhatStringWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawValue(t)
		got, err := Parse(v.Type, v.String())
		if err != nil || got != v {
			t.Fatalf("%#v is written %q and read %#v, %v", v, v.String(), got, err)
		}
	})
}

func TestRelateIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, w := drawValue(t), drawValue(t)
		if v.Relate(w) != w.Relate(v) {
			t.Fatalf("%s and %s relate differently the other way round", v, w)
		}
		if v.Relate(v) != Equal {
			t.Fatalf("%s is not equal to itself", v)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"49.90 EUR", "14d", "24-48h", "2026-11-30", "tue --11-03", "15%", "+33 1 99 00 12 34", "a@b.example", "b.example/x", "granted"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, typ := range Types {
			v, err := Parse(typ, s)
			if err != nil {
				continue
			}
			if again, err := Parse(typ, v.String()); err != nil || again != v {
				t.Errorf("%s %q reads %#v, written %q reads %#v, %v", typ, s, v, v.String(), again, err)
			}
		}
	})
}
