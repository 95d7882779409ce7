package fact

import "github.com/diapason-audit/diapason/audit/text/word"

// signature is the token where the name of the sender begins, in the last lines of the text: a short line that opens with a
// capital, after another line, and is no sentence. The number of the tokens when there is none. What a company is called
// grants and refuses nothing: "Crédit Valmorin", "Brightside Repairs, Claims".
func (r *reader) signature() int {
	first := len(r.tokens)
	for end := len(r.tokens); end > 0; {
		from := end
		for from > 0 && r.tokens[from-1].Kind != word.Break {
			from--
		}
		if from == end {
			end--
			continue
		}
		if from == 0 || end-from > longSignature || !r.capital(from) || r.endsSentence(end-1) || !r.titled(from, end) {
			break
		}
		first, end = from, from-1
	}
	return first
}

// longSignature is how many tokens a line of a signature has at most.
const longSignature = 10

// titled tells whether half the longer words from token from up to to begin with a capital, as names do.
func (r *reader) titled(from, to int) bool {
	capitals, words := 0, 0
	for i := from; i < to; i++ {
		if r.tokens[i].Kind == word.Word && len(r.text(i)) > 3 {
			words++
			if r.capital(i) {
				capitals++
			}
		}
	}
	return 2*capitals >= words
}

// properName tells whether the word at token i is the first of two that are written as names are, within a sentence: "de Crédit
// Valmorin". A line in capitals has no names.
func (r *reader) properName(i int) bool {
	return i > 0 && r.tokens[i-1].Kind == word.Word && r.name(i) && r.name(i+1) && !r.name(i-1)
}

// name tells whether the word at token i is a capital and small letters.
func (r *reader) name(i int) bool {
	if !r.capital(i) || len(r.text(i)) < 3 {
		return false
	}
	last := r.s[r.tokens[i].End-1]
	return 'a' <= last && last <= 'z' || last >= 0x80
}
