package text

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:generate go run ./idf $DIAPASON_DATA $WORDNET

// The tables say how rare stems are; their first lines tell in which texts, and NOTICE on what terms.
var (
	//go:embed idf_fr.txt
	idfFrench string
	//go:embed idf_en.txt
	idfEnglish string
)

// A rarity tells how much a stem says: its inverse document frequency, ln((N+1)/(n+½)) for n of N texts. A stem that no
// text holds says most.
type rarity struct {
	idf    map[string]float32
	unseen float32
}

// of returns the idf of a stem and whether the table has it.
func (r rarity) of(stem string) (float32, bool) {
	if w, ok := r.idf[stem]; ok {
		return w, true
	}
	return r.unseen, false
}

// lazyRarity reads a table when it is first asked for: lines "idf stem stem …" after remarks that open with #, and the line
// "unseen idf".
func lazyRarity(table *string) func() rarity {
	return sync.OnceValue(func() rarity {
		r := rarity{idf: make(map[string]float32, strings.Count(*table, " "))}
		for line := range strings.Lines(*table) {
			first, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
			switch first {
			case "#":
			case "unseen":
				r.unseen = number(rest)
			default:
				w := number(first)
				for stem := range strings.FieldsSeq(rest) {
					r.idf[stem] = w
				}
			}
		}
		return r
	})
}

func number(s string) float32 {
	f, err := strconv.ParseFloat(s, 32)
	if err != nil {
		panic("audit/text: idf table: " + err.Error()) // made by us, held by a test
	}
	return float32(f)
}
