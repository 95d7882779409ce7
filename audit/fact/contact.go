package fact

import (
	"sort"
	"strings"
	"sync"

	"mvdan.cc/xurls/v2"

	"github.com/diapason-audit/diapason/audit/text/word"
)

// relaxed finds addresses with or without a scheme. It is compiled on first use, and asked only where a dot or an at sign
// stands inside a word, as most texts have none.
var relaxed = sync.OnceValue(xurls.Relaxed)

// findContacts finds e-mail and web addresses, written or spelt out, and phone numbers, and takes their tokens.
func (r *reader) findContacts() {
	r.taken = make([]bool, len(r.tokens))
	for _, run := range r.mayHoldAddress() {
		for _, place := range relaxed().FindAllStringIndex(r.s[run[0]:run[1]], -1) {
			r.address(run[0]+place[0], run[0]+place[1])
		}
	}
	for i := range r.tokens {
		if r.taken[i] {
			continue
		}
		if to, ok := r.spelledAddress(i); ok {
			r.take(i, to)
		} else if to, ok := r.phone(i); ok {
			r.take(i, to)
		}
	}
}

// mayHoldAddress lists the runs without a blank, in bytes, in which a dot, a slash or an at sign stands between two
// letters or digits. Addresses are looked for there alone: the expression for them is slow.
func (r *reader) mayHoldAddress() [][2]int {
	var runs [][2]int
	from, hit := 0, false
	for i := range r.tokens {
		if i > 0 && (r.tokens[i].Spaced || r.tokens[i].Kind == word.Break) {
			if hit {
				runs = append(runs, [2]int{r.tokens[from].Start, r.end(i - 1)})
			}
			from, hit = i, false
		}
		if i+1 == len(r.tokens) {
			break
		}
		t, next := &r.tokens[i], &r.tokens[i+1]
		hit = hit || i > from && (t.Text == "." || t.Text == "@" || t.Text == "/") && !next.Spaced && next.Kind == word.Word && next.End > next.Start+1
	}
	if hit {
		runs = append(runs, [2]int{r.tokens[from].Start, r.end(len(r.tokens) - 1)})
	}
	return runs
}

// address adds the address from byte start to byte end, unless it is two sentences without a blank between them.
func (r *reader) address(start, end int) {
	s := strings.TrimRight(r.s[start:end], "/")
	v, err := Parse(Email, s)
	if err != nil {
		if v, err = Parse(URL, s); err != nil || !r.looksMeant(s) {
			return
		}
	}
	first := sort.Search(len(r.tokens), func(i int) bool { return r.tokens[i].Start >= start })
	last := sort.Search(len(r.tokens), func(i int) bool { return r.tokens[i].End > end }) - 1
	if first <= last {
		r.add(v, Exactly, first, last+1)
		r.facts[len(r.facts)-1].Start, r.facts[len(r.facts)-1].End = start, start+len(s)
		r.take(first, last+1)
	}
}

// looksMeant tells an address from a full stop without a blank: it has a scheme, a path, or an end that is no word.
func (r *reader) looksMeant(s string) bool {
	if strings.Contains(s, "/") || strings.HasPrefix(s, "www.") {
		return true
	}
	switch s[strings.LastIndexByte(s, '.')+1:] {
	case "com", "fr", "ca", "uk", "be", "ch", "org", "net", "eu", "example", "test", "info", "quebec", "biz", "lu", "io", "shop":
		return true
	}
	return false
}

// longestSpelled is how long an address is at most, in bytes, that is read as it is said.
const longestSpelled = 100

// spelledAddress reads an address as it is said on the phone: "care at alfa dot example", "alfa point example barre
// oblique aide", with the commas of who dictates it: "caisse, arobase, piscine tiret sud, point example".
func (r *reader) spelledAddress(i int) (int, bool) {
	if r.tokens[i].Kind != word.Word && r.tokens[i].Kind != word.Number {
		return 0, false
	}
	address, at, dots := r.text(i), false, 0
	commas, pauses := 0, false // those of who dictates; one before "at"
	j := r.afterSpelling(i)
	for j < len(r.tokens) && len(address) < longestSpelled {
		from := j
		if r.is(from, ",") {
			from++
		}
		sign, after := r.spelledSign(from, at, dots)
		if sign == "" {
			break
		}
		if from > j {
			commas++
			pauses = pauses || r.is(from, "at")
		}
		if r.is(after, ",") && r.tokens[from].Kind == word.Word {
			commas++
			after++
		}
		if after >= len(r.tokens) || r.tokens[after].Kind != word.Word && r.tokens[after].Kind != word.Number {
			break
		}
		switch sign {
		case "@":
			at = true
		case ".":
			dots++
		}
		address += sign + r.text(after)
		j = after + 1
	}
	if dots == 0 || r.tokens[j-1].Kind == word.Number || pauses && commas == 1 { // "on our site, at alfa dot example"
		return 0, false
	}
	typ := URL
	if at {
		typ = Email
	} else if !r.looksMeant(address) {
		return 0, false
	}
	v, err := Parse(typ, address)
	if err != nil {
		return 0, false
	}
	r.add(v, Exactly, i, j)
	return j, true
}

// spelledSign is the sign of an address that token i says, and the token after it; "" when it says none. An address has one at
// sign, which after a dot is not said as "at", and a slash after its dots.
func (r *reader) spelledSign(i int, at bool, dots int) (sign string, after int) {
	tight := i+1 < len(r.tokens) && !r.tokens[i].Spaced && !r.tokens[i+1].Spaced
	switch w := r.text(i); {
	case w == "dot", w == "point" && r.lang == "fr":
		return ".", i + 1
	case (w == "@" || w == "arobase" || w == "arobas" || w == "at" && dots == 0) && !at:
		return "@", i + 1
	case (w == "slash" || w == "barre") && dots > 0:
		if r.is(i+1, "oblique") {
			return "/", i + 2
		}
		return "/", i + 1
	case w == "underscore":
		return "_", i + 1
	case w == "tiret" && r.is(i+1, "bas"):
		return "_", i + 2
	case w == "dash" || w == "hyphen" || w == "tiret" || w == "-" && tight:
		return "-", i + 1
	case w == "." && at && tight:
		return ".", i + 1
	}
	return "", i
}

// afterSpelling is the token after the word at token i and, if it is spelled right after it, its letters: "claims, c-l-a-i-m-s,".
func (r *reader) afterSpelling(i int) int {
	j, letters := i+1, ""
	for ; j < len(r.tokens) && j <= i+2*len(r.text(i))+4; j++ {
		switch w := r.text(j); {
		case len(w) == 1 && r.tokens[j].Kind == word.Word:
			letters += w
		case w == "," || w == "-" || w == ".":
		default:
			if letters == r.text(i) && len(letters) > 1 {
				return j
			}
			return i + 1
		}
	}
	return i + 1
}

// minPhone and maxPhone are the fewest and the most digits of a full phone number.
const minPhone, maxPhone = 8, 15

// phone reads a phone number: "+33 1 99 00 12 34", "01.99.00.12.34", "1-800-555-0142", "(514) 555-0142", a short number
// after a word for calling, and numbers dictated in words.
func (r *reader) phone(i int) (int, bool) {
	t := &r.tokens[i]
	if t.Kind == word.Word {
		return r.dictatedPhone(i)
	}
	plus := t.Text == "+" && i+1 < len(r.tokens) && r.tokens[i+1].Kind == word.Number
	open := t.Text == "(" && i+2 < len(r.tokens) && r.tokens[i+1].Kind == word.Number && r.is(i+2, ")")
	if t.Kind != word.Number && !plus && !open || t.Kind == word.Number && i > 0 && !t.Spaced && !strings.Contains("(:\n\"", r.text(i-1)) {
		return 0, false
	}
	digits, groups, to := 0, 0, i
	for j := i; j < len(r.tokens); j++ {
		t := &r.tokens[j]
		if t.Kind == word.Number {
			if j > i && t.Spaced && t.Start-r.end(j-1) > 3 || digits >= minPhone && t.Spaced && r.letterAfter(j) { // "01 99 00 12 34 - 7j/7"
				break
			}
			digits += len(t.Text)
			groups++
			to = j + 1
			continue
		}
		if t.Text == "(" && digits >= minPhone && !r.is(j+2, ")") { // "01 99 00 12 34 (7j/7)"
			break
		}
		if j == i && (plus || open) || t.Kind == word.Sign && strings.Contains("-.()/", t.Text) {
			continue
		}
		break
	}
	short := digits >= 3 && digits <= 6 && groups <= 2 && r.calling(i) && !r.startsUnit(to)
	full := (digits >= minPhone || digits >= minPhone-1 && groups >= 2 && r.calling(i)) && digits <= maxPhone && (plus || open || groups >= 2 || digits >= 10 && strings.HasPrefix(t.Text, "0"))
	local := groups == 2 && to == i+3 && r.is(i+1, "-") && len(t.Text) == 3 && len(r.text(i+2)) == 4 && r.mayCall(i) // 555-0142
	if !short && !full && !local || r.letterAfter(to-1) {
		return 0, false
	}
	if to <= i+5 { // 05/11/2026
		var d calendarDay
		if after, ok := r.numericDate(i, &d); ok && after == to && d.year != 0 {
			return 0, false
		}
	}
	national := full && groups >= 3 && (plus || digits >= 9 && digits <= 11 && strings.HasPrefix(t.Text, "0"))
	if full && !local && !plus && !open && !strings.HasPrefix(t.Text, "0") && digits < 10 && !r.calling(i) {
		return 0, false // a reference, an account number
	}
	if _, isCurrency := currencies[r.text(to)]; isCurrency || r.referenced(i) && !(national && r.numbered(i)) {
		return 0, false
	}
	v, err := Parse(Phone, r.s[r.tokens[i].Start:r.end(to-1)])
	if err != nil {
		return 0, false
	}
	r.add(v, Exactly, i, to)
	return to, true
}

// numbered tells whether token i follows "number" or "numéro" alone, or the name of a place to call: "au numéro 0 805 12 34 56",
// "l'agence : 03 53 01 66 24".
func (r *reader) numbered(i int) bool {
	for r.is(i-1, ":") {
		i--
	}
	switch r.text(i - 1) {
	case "numero", "number", "no", "line", "ligne":
		return !r.is(i-2, "order") && !r.is(i-2, "account") && !r.is(i-2, "reference")
	case "agence", "store", "sav":
		return !r.is(i-2, "code")
	case "client":
		return r.is(i-2, "service")
	}
	return false
}

// mayCall tells whether the sentence of token i speaks of calling before it.
func (r *reader) mayCall(i int) bool {
	for j := i - 1; j >= 0 && j >= i-15 && !r.endsSentence(j); j-- {
		w := r.text(j)
		for _, stem := range []string{"appel", "telephon", "joign", "joindre", "contact", "call", "dial", "ring", "phone", "reach", "text", "line", "desk", "ligne", "numero", "rappel", "number"} {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}

// calling tells whether the words just before token i ask to call the number that follows.
func (r *reader) calling(i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		w := r.text(j)
		for _, stem := range []string{"appel", "compos", "telephon", "joign", "tel", "sms", "call", "dial", "ring", "phone", "text", "bell", "rappel"} {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
		if (strings.HasPrefix(w, "contact") || strings.HasPrefix(w, "reach") || w == "joindre") && !r.yearAt(i) {
			switch r.text(i - 1) {
			case "le", "au", "on", "at", ":":
				return true
			}
		}
		if r.tokens[j].Kind == word.Sign && w != ":" && w != "'" && (w != "-" || r.tokens[j].Spaced) {
			return false
		}
	}
	return false
}

// dictated are the digits as they are said one by one.
var dictated = map[string]string{
	"oh": "0", "o": "0", "zero": "0", "nought": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
	"seven": "7", "eight": "8", "nine": "9",
}

// dictatedPhone reads "oh eight oh eight, one five seven, oh four one two" and "zéro un, quatre-vingt-dix-neuf, …".
func (r *reader) dictatedPhone(i int) (int, bool) {
	first := dictated[r.text(i)]
	if first == "" && !r.is(i, "zero") {
		return 0, false
	}
	digits, j, to := "", i, i
	for j < len(r.tokens) && len(digits) <= maxPhone {
		switch w := r.text(j); {
		case r.lang == "en" && (w == "double" || w == "triple") && dictated[r.text(j+1)] != "":
			digits += strings.Repeat(dictated[r.text(j+1)], map[string]int{"double": 2, "triple": 3}[w])
			j += 2
			to = j
		case r.lang == "en" && dictated[w] != "":
			digits += dictated[w]
			j++
			to = j
		case r.lang == "fr" && w == "zero":
			digits += "0"
			j++
			to = j
		case r.lang == "fr" && r.tokens[j].Kind == word.Word:
			n, ok := r.frenchNumeral(j)
			if !ok || n.low >= 100*100 {
				return r.addDictated(digits, i, to)
			}
			if d := n.low / 100; d >= 10 {
				digits += string(rune('0' + d/10))
			}
			digits += string(rune('0' + n.low/100%10))
			j = n.to
			to = j
		case w == "," || w == "-":
			j++
		default:
			return r.addDictated(digits, i, to)
		}
	}
	return r.addDictated(digits, i, to)
}

func (r *reader) addDictated(digits string, from, to int) (int, bool) {
	if len(digits) < minPhone || len(digits) > maxPhone {
		return 0, false
	}
	r.add(Value{Type: Phone, Text: digits}, Exactly, from, to)
	return to, true
}
