package fact

import "github.com/diapason-audit/diapason/audit/text/word"

// currencies are the names and signs of currencies, with the value of one in hundredths.
var currencies = map[string]struct {
	code string
	unit int64
}{
	"€": {"EUR", 100}, "eur": {"EUR", 100}, "euro": {"EUR", 100}, "euros": {"EUR", 100}, "balles": {"EUR", 100},
	"£": {"GBP", 100}, "gbp": {"GBP", 100}, "pound": {"GBP", 100}, "pounds": {"GBP", 100}, "quid": {"GBP", 100}, "livres": {"GBP", 100},
	"pence": {"GBP", 1}, "p": {"GBP", 1}, "penny": {"GBP", 1},
	"$": {"USD", 100}, "usd": {"USD", 100}, "dollar": {"USD", 100}, "dollars": {"USD", 100}, "buck": {"USD", 100}, "bucks": {"USD", 100},
	"cad": {"CAD", 100}, "piastres": {"CAD", 100}, "piasses": {"CAD", 100},
	"chf": {"CHF", 100}, "franc": {"CHF", 100}, "francs": {"CHF", 100}, "fr": {"CHF", 100}, "balle": {"CHF", 100},
	"centime": {"EUR", 1}, "centimes": {"EUR", 1}, "cent": {"", 1}, "cents": {"", 1}, "¢": {"", 1},
}

// beforeNumber are the signs and codes that may stand before the number.
var beforeNumber = map[string]bool{
	"€": true, "£": true, "$": true, "eur": true, "gbp": true, "usd": true, "cad": true, "chf": true, "fr": true,
}

// amount reads the amount that begins at token i: "49,90 €", "$49.90", "quarante-neuf euros quatre-vingt-dix", "12 €
// 50", "forty-nine ninety" after a currency was named.
func (r *reader) amount(i int) (int, bool) {
	start := i
	if (r.is(i, "us") || r.is(i, "ca") || r.is(i, "c")) && r.is(i+1, "$") {
		i++
	}
	if c, ok := currencies[r.text(i)]; ok && beforeNumber[r.text(i)] {
		n, ok := r.numeral(i + 1)
		if !ok || n.inWords {
			return 0, false
		}
		low, high, to := n.low, n.high, n.to
		if (r.is(to, "-") || r.is(to, "to") || r.is(to, "a")) && r.is(to+1, r.text(i)) {
			if m, ok := r.numeral(to + 2); ok && m.low > low {
				high, to = m.high, m.to
			}
		}
		if r.is(to, "-") && !r.tokens[to].Spaced && r.numberAt(to+1) && !r.startsUnit(to+2) { // £20-30
			if m, ok := r.numeral(to + 1); ok && m.low > low && m.low < 10*low {
				high, to = m.high, m.to
			}
		}
		return to, r.addAmount(low, high, r.currency(c.code), start, to)
	}
	for note, value := range map[string]int64{"tenner": 1000, "fiver": 500} {
		if r.lang != "en" || !r.is(i, "a") && !r.is(i, "the") {
			continue
		}
		if r.is(i+1, note) {
			return i + 2, r.addAmount(value, value, "GBP", i, i+2)
		}
		if r.is(i+2, note) && r.tokens[i+1].Kind == word.Word { // "the usual tenner"
			return i + 3, r.addAmount(value, value, "GBP", i, i+3)
		}
	}
	n, ok := r.numeral(i)
	if !ok {
		return 0, false
	}
	low, high := n.low, n.high
	to := n.to
	if m, next, ok := r.rangeEnd(to); ok {
		if _, isCurrency := currencies[r.text(next)]; isCurrency && m.low >= low && !r.priceEach(next+1) {
			high, to = m.high, next
		}
	}
	if r.is(to, "de") || r.is(to, "d") { // "une dizaine d'euros", "un million d'euros"
		if to++; r.is(to, "'") {
			to++
		}
	}
	if r.is(to, "measly") || r.is(to, "lousy") || r.is(to, "petits") {
		to++
	}
	c, ok := currencies[r.text(to)]
	if n.inWords && beforeNumber[r.text(to)] && r.numberAt(to+1) { // "a £50 voucher", "two £20 notes"
		return 0, false
	}
	if !ok || r.tokens[to].Text == "p" && r.tokens[to].Spaced || r.tokens[to].Text == "fr" && n.inWords {
		return 0, false
	}
	if c.unit == 1 && n.low >= 100*100 { // "quatre cents" is a number, not an amount
		return 0, false
	}
	if r.is(i, "a") && to == i+1 && (r.is(to, "pound") || r.is(to, "dollar") || r.is(to, "euro")) && len(r.facts) > 0 && r.facts[len(r.facts)-1].to == i { // "sixty cents a pound"
		return 0, false
	}
	if (r.is(to, "pound") || r.is(to, "pounds")) && r.weighed(i, to) || r.is(to, "livres") && r.lang == "fr" && r.weighed(i, to) {
		return 0, false
	}
	low, high = low*c.unit/100, high*c.unit/100
	code := r.currency(c.code)
	to++
	if r.is(to, "us") || r.is(to, "canadiens") || r.is(to, "ca") && !r.tokens[to].Spaced || r.is(to, "sterling") || r.is(to, "suisses") {
		to++
	}
	if c.unit == 100 && low == high && low%100 == 0 {
		if part, next, ok := r.smallChange(to); ok {
			low, high, to = low+part, high+part, next
		}
	}
	return to, r.addAmount(low, high, code, start, to)
}

// weighed tells whether the pounds at token to, of which a number at token i says how many, are a weight: "it weighed 120 pounds",
// "a 40-pound bag".
func (r *reader) weighed(i, to int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if startsWith(r.text(j), []string{"weigh", "pese", "pesai", "poids"}) {
			return true
		}
	}
	return r.is(to+1, "in") && r.is(to+2, "weight") || r.is(to+1, "de") && r.is(to+2, "poids") || startsWith(r.text(to+1), []string{"overweight", "heavier", "lighter"})
}

// priceEach tells whether the words from token i on say that the amount before them is the price of one thing, so that "5 à 12 €
// chacun" is five of them.
func (r *reader) priceEach(i int) bool {
	for j := i; j <= i+2; j++ {
		switch r.text(j) {
		case "chacun", "chacune", "piece", "each", "apiece":
			return true
		case "par", "mois", "an", "per", "a", "month", "la", "l", "'":
			continue
		}
		break
	}
	return false
}

// currency settles what a dollar is in Québec.
func (r *reader) currency(code string) string {
	if code == "USD" && r.lang == "fr" {
		return "CAD"
	}
	return code
}

// smallChange reads what follows the unit: "12 euros cinquante", "12 € 50", "and ninety-five cents".
func (r *reader) smallChange(i int) (hundredths int64, to int, ok bool) {
	from := i
	if r.is(i, "et") && (r.is(i+1, "demi") || r.is(i+1, "demie")) {
		return 50, i + 2, true
	}
	if to, ok := r.after(i, "and", "a", "half"); ok {
		return 50, to, true
	}
	if r.is(i, "and") || r.is(i, "et") {
		i++
	}
	n, ok := r.numeral(i)
	if !ok || n.about || n.low < 100 || n.low >= 100*100 || n.low%100 != 0 {
		return 0, 0, false
	}
	if c, isCurrency := currencies[r.text(n.to)]; isCurrency {
		return n.low / 100, n.to + 1, c.unit == 1
	}
	if i != from || r.startsUnit(n.to) {
		return 0, 0, false
	}
	if !n.inWords && (r.tokens[i].End-r.tokens[i].Start != 2 || r.tokens[i].Spaced && r.is(n.to, "%")) {
		return 0, 0, false
	}
	return n.low / 100, n.to, n.low >= 1000
}

// startsUnit tells whether a unit or another noun of count stands at token i, so that the number before it is not cents.
func (r *reader) startsUnit(i int) bool {
	if i >= len(r.tokens) || r.tokens[i].Kind != word.Word {
		return r.is(i, "%")
	}
	_, _, isUnit := r.unit(i)
	return isUnit || monthOf(r.lang, r.text(i)) != 0 || r.is(i, "fois") || r.is(i, "times") || r.is(i, "percent") || r.is(i, "pour")
}

func (r *reader) addAmount(low, high int64, code string, from, to int) bool {
	if r.is(to, "k") && !r.tokens[to].Spaced {
		return false
	}
	r.add(Value{Type: Amount, Low: low, High: max(low, high), Unit: code}, Exactly, from, to)
	return true
}

// spokenAmount reads an amount whose currency goes without saying: "sixty-four ninety-five", "quarante-neuf et
// quatre-vingt-dix-neuf".
func (r *reader) spokenAmount(i int) (int, bool) {
	n, ok := r.numeral(i)
	if !ok || !n.inWords || n.about || n.low >= 1000*100 || n.low < 100 {
		return 0, false
	}
	if r.is(i, "a") || r.is(i, "un") || r.is(i, "une") || r.is(i, "an") {
		return 0, false
	}
	j := n.to
	if r.is(j, "-") || r.lang == "fr" && r.is(j, "et") {
		j++
	}
	m, ok := r.numeral(j)
	if !ok || !m.inWords || m.low < 1000 || m.low >= 100*100 || r.startsUnit(m.to) {
		return 0, false
	}
	if cents, ok := r.numeral(m.to); ok && r.lang == "en" && n.low < 1000 && cents.inWords && cents.low >= 1000 && cents.low < 100*100 && !r.startsUnit(cents.to) { // "one thirty-one seventy-five"
		if _, more := r.numeral(cents.to); more { // a phone number
			return 0, false
		}
		sum := n.low*100 + m.low + cents.low/100
		return cents.to, r.addAmount(sum, sum, "", i, cents.to)
	}
	if r.is(m.to, ",") || r.is(m.to, "-") || r.is(m.to, "et") || r.is(m.to, "and") {
		if _, more := r.numeral(m.to + 1); more { // a list or a phone number
			return 0, false
		}
	}
	if !r.addAmount(n.low+m.low/100, n.low+m.low/100, "", i, m.to) {
		return 0, false
	}
	r.facts[len(r.facts)-1].Spoken = true
	return m.to, true
}

// percent reads "15 %", "quinze pour cent", "ten percent", and shares of something: "half your fare", "un quart du
// billet".
func (r *reader) percent(i int) (int, bool) {
	if r.lang == "en" && (r.is(i, "halved") || r.is(i, "halving") || r.is(i, "halve")) {
		r.add(Value{Type: Percent, Low: 5000, High: 5000}, Exactly, i, i+1)
		return i + 1, true
	}
	if to, ok := r.after(i, "divise", "par", "deux"); ok && r.lang == "fr" {
		r.add(Value{Type: Percent, Low: 5000, High: 5000}, Exactly, i, to)
		return to, true
	}
	if share, to, ok := r.share(i); ok {
		r.add(Value{Type: Percent, Low: share, High: share}, Exactly, i, to)
		return to, true
	}
	n, ok := r.numeral(i)
	if !ok {
		return 0, false
	}
	high, to := n.high, n.to
	if m, next, ok := r.rangeEnd(to); ok && r.is(next, "%") && m.low >= n.low {
		high, to = m.high, next
	}
	after, ok := r.after(to, "%")
	for _, words := range [][]string{{"percent"}, {"per", "cent"}, {"pour", "cent"}, {"pourcent"}, {"pourcents"}, {"pc"}} {
		if ok {
			break
		}
		after, ok = r.after(to, words...)
	}
	if !ok {
		return 0, false
	}
	r.add(Value{Type: Percent, Low: n.low, High: max(n.low, high)}, Exactly, i, after)
	return after, true
}

// shares are the fractions people name, in hundredths of a percent point.
var shares = []struct {
	lang  string
	words []string
	share int64
}{
	{"fr", []string{"la", "moitie"}, 5000}, {"fr", []string{"une", "moitie"}, 5000}, {"fr", []string{"a", "moitie"}, 5000}, {"fr", []string{"moitie", "prix"}, 5000},
	{"fr", []string{"demi", "tarif"}, 5000}, {"fr", []string{"un", "quart"}, 2500}, {"fr", []string{"le", "quart"}, 2500},
	{"fr", []string{"trois", "quarts"}, 7500}, {"fr", []string{"un", "tiers"}, 3333}, {"fr", []string{"le", "tiers"}, 3333},
	{"fr", []string{"deux", "tiers"}, 6667}, {"fr", []string{"un", "dixieme"}, 1000}, {"fr", []string{"un", "cinquieme"}, 2000},
	{"en", []string{"one", "half"}, 5000}, {"en", []string{"a", "half"}, 5000}, {"en", []string{"half"}, 5000},
	{"en", []string{"a", "quarter"}, 2500}, {"en", []string{"one", "quarter"}, 2500}, {"en", []string{"three", "quarters"}, 7500},
	{"en", []string{"a", "third"}, 3333}, {"en", []string{"one", "third"}, 3333}, {"en", []string{"two", "thirds"}, 6667},
	{"en", []string{"a", "tenth"}, 1000}, {"en", []string{"a", "fifth"}, 2000},
}

// share reads a fraction of something of value.
func (r *reader) share(i int) (hundredths int64, to int, ok bool) {
	for _, s := range shares {
		if s.lang != r.lang || !r.is(i, s.words[0]) {
			continue
		}
		to, ok := r.after(i, s.words...)
		if !ok || r.is(i-1, "and") || r.is(i-1, "et") {
			continue
		}
		switch r.text(to) {
		case "will", "is", "now", "up", "today", "of", "the", "your", "price", "fare", "back", "off", "what", "de", "du", "des", "votre", "vos", "prix", "tarif":
			if r.is(to+1, "an") || r.is(to+1, "d") || r.is(to+1, "heure") || r.is(to+1, "term") || r.is(to+1, "hour") {
				continue
			}
			return s.share, to, true
		case ".", ",", "!", "":
			if r.lang == "fr" && (s.words[0] == "la" || s.words[0] == "a") {
				return s.share, to, true
			}
		}
	}
	return 0, 0, false
}
