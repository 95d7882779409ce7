package score

import (
	"slices"
	"strings"
	"time"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/fact"
	"github.com/diapason-audit/diapason/audit/text"
	"github.com/diapason-audit/diapason/audit/text/word"
)

// A complaint is what the customer wrote, read once: what an answer can restate, take up or ask for again.
type complaint struct {
	names    []string // of the persona, folded
	messages map[string]put
	codes    [][]string // the vars that are no amount and no date, as folded tokens: order numbers
	title    []string   // stems of the title
	asked    []string   // stems of the points' words
}

// put is the complaint as put on one channel.
type put struct {
	facts  []fact.Fact
	story  []string // stems of what is told, questions apart
	nouns  []string // stems of the words before the codes: what the numbers are of
	tokens []word.Token
}

func readComplaint(s audit.Scenario, c audit.Campaign) complaint {
	x := complaint{messages: map[string]put{}}
	for _, name := range folded(s.Persona.Name) {
		if len(name) > 1 {
			x.names = append(x.names, name)
		}
	}
	lang := primary(c.Language)
	for _, value := range s.Vars {
		tokens := code(value)
		if len(tokens) > 0 && len(fact.Extract(value, lang, time.Time{})) == 0 {
			x.codes = append(x.codes, tokens)
		}
	}
	slices.SortFunc(x.codes, slices.Compare)
	for channel := range s.Messages {
		written := s.Complaint(channel, c.Language)
		x.messages[channel] = readPut(written, text.Language(written, lang), x.codes)
	}
	var known []string
	for _, p := range s.Points {
		known = append(known, p.Ask.In(c.Language))
		for _, cues := range []audit.Cues{p.Near, p.Says} {
			for _, lang := range []string{lang, ""} {
				known = append(known, strings.ReplaceAll(strings.Join(cues[lang], " "), "*", ""))
			}
		}
	}
	x.title = text.Read(s.Title.In(c.Language), lang).Stems()
	x.asked = text.Read(strings.Join(known, "\n"), lang).Stems()
	return x
}

// before is how many words before a code tell what it is the number of: "order DX-48213".
const before = 3

func readPut(written, lang string, codes [][]string) put {
	doc := text.Read(written, lang)
	p := put{facts: fact.Extract(written, lang, time.Time{}), tokens: doc.Tokens()}
	for _, s := range doc.Sentences() {
		if !strings.HasSuffix(written[s.Start:s.End], "?") {
			p.story = append(p.story, doc.Terms(s.Start, s.End)...)
		}
	}
	slices.Sort(p.story)
	p.story = slices.Compact(p.story)
	for _, code := range codes {
		x, ok := sequence(p.tokens, code)
		for _, t := range p.tokens {
			if ok && t.Kind == word.Word && t.End <= x.Start && doc.WordsBetween(t.Start, t.End, x.Start, x.End) < before {
				p.nouns = append(p.nouns, doc.Terms(t.Start, t.End)...)
			}
		}
	}
	return p
}

// code is a value as an answer may spell it, when it holds a digit: its words and numbers, folded.
func code(value string) []string {
	var tokens []string
	digits := false
	for _, t := range word.Tokens(value) {
		if t.Kind == word.Word || t.Kind == word.Number {
			tokens = append(tokens, t.Text)
			digits = digits || t.Kind == word.Number
		}
	}
	if !digits {
		return nil
	}
	return tokens
}

// on returns the complaint as put on a channel.
func (c complaint) on(channel string) put {
	if p, ok := c.messages[channel]; ok {
		return p
	}
	return c.messages["default"]
}

// gave tells whether the customer gave a fact: the same value of the same type.
func (p put) gave(f fact.Fact) bool {
	return slices.ContainsFunc(p.facts, func(g fact.Fact) bool {
		return g.Value.Type == f.Value.Type && g.Value.Relate(f.Value) == fact.Equal
	})
}

// tells tells whether a word of a message stands in what the customer told, and not in what every answer speaks of.
func (r reading) tells(m message, t word.Token) bool {
	if slices.Contains(r.complaint.names, t.Text) {
		return false
	}
	return slices.ContainsFunc(m.Doc.Terms(t.Start, t.End), func(stem string) bool {
		_, story := slices.BinarySearch(r.put.story, stem)
		_, title := slices.BinarySearch(r.complaint.title, stem)
		_, asked := slices.BinarySearch(r.complaint.asked, stem)
		return story && !title && !asked
	})
}

// restates tells whether a word of a message stands in what the customer told or in the title of the complaint, and says
// more than what its number is of: "your order".
func (r reading) restates(m message, t word.Token) bool {
	if slices.Contains(r.complaint.names, t.Text) {
		return false
	}
	return slices.ContainsFunc(m.Doc.Terms(t.Start, t.End), func(stem string) bool {
		_, story := slices.BinarySearch(r.put.story, stem)
		_, title := slices.BinarySearch(r.complaint.title, stem)
		return (story || title) && !slices.Contains(r.put.nouns, stem)
	})
}
