package score

import (
	"fmt"
	"strings"
	"time"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/fact"
	"github.com/diapason-audit/diapason/audit/text"
)

// An outcome is what became of a contact, before any mark.
type outcome struct {
	outcome audit.Outcome
	first   time.Time // of the first substantive answer in time
	late    bool      // a substantive answer came after the horizon
	text    *Text     // all substantive answers together, nil without one
	quotes  map[audit.Rule]string
}

// outcome sorts the messages of a contact and says what became of it. Answers after the horizon do not count: Qualiweb
// has called an answer later than two weeks no answer since 1999.
func (s *Scorer) outcome(c audit.Contact, points []point) outcome {
	o := outcome{outcome: audit.Silent, quotes: map[audit.Rule]string{}}
	var substantive []string
	for _, a := range c.Answers {
		if !a.DeletedAt.IsZero() {
			o.quotes[audit.RuleDeletion] = a.Text
		}
		switch s.kind(a, points) {
		case audit.KindAnswer:
			if a.AnsweredAt.Sub(c.SentAt) > s.campaign.Profile.Horizon {
				o.late = true
				continue
			}
			if o.outcome != audit.Answered {
				o.outcome, o.first = audit.Answered, a.AnsweredAt
			}
			substantive = append(substantive, a.Text)
		case audit.KindRedirect:
			if o.outcome != audit.Answered {
				o.outcome = audit.Redirected
			}
			o.quotes[audit.RuleRedirect] = a.Text
		case audit.KindAcknowledgement:
			if o.outcome == audit.Silent {
				o.outcome = audit.Acknowledged
			}
			o.quotes[audit.RuleAcknowledgedOnly] = a.Text
		}
	}
	if o.outcome != audit.Answered && !c.Deleted.IsZero() {
		o.outcome = audit.Deleted
	}
	if len(substantive) > 0 {
		all := strings.Join(substantive, "\n\n")
		o.text = Prepare(all, s.language(all), o.first)
	}
	return o
}

// Kind tells how an answer to a scenario was taken.
func (s *Scorer) Kind(a audit.Answer, scenario string) audit.Kind {
	return s.kind(a, s.points[scenario])
}

// kind is what the row says or, where it is silent, what the words say: a message that holds a receipt's, an automatic
// reply's or a redirect's words and states no point that matters is just that (METHOD 1.1).
func (s *Scorer) kind(a audit.Answer, points []point) audit.Kind {
	if a.Kind != "" {
		return a.Kind
	}
	t := Prepare(a.Text, s.language(a.Text), a.AnsweredAt)
	kind := s.lexicon.kind(t)
	if kind != audit.KindAnswer && substantial(t, points) {
		return audit.KindAnswer
	}
	return kind
}

// substantial tells whether a text states a required point or a point's fact. An apology or a word of thanks in a
// receipt does not make it an answer, nor does the number to call in a redirect.
func substantial(t *Text, points []point) bool {
	for _, p := range points {
		reaches := p.Fact == fact.Phone || p.Fact == fact.Email || p.Fact == fact.URL
		if !p.Required && (p.Fact == "" || reaches) {
			continue
		}
		if mark, _ := p.mark(t); mark.Verdict == audit.Stated || mark.Verdict == audit.Denied {
			return true
		}
	}
	return false
}

// A lexicon is an audit.Lexicon with its cues read.
type lexicon struct{ acknowledgement, automatic, redirect cues }

func readLexicon(l audit.Lexicon) (lexicon, error) {
	var read lexicon
	for _, list := range []struct {
		name string
		from audit.Cues
		to   *cues
	}{
		{"acknowledgement", l.Acknowledgement, &read.acknowledgement},
		{"automatic", l.Automatic, &read.automatic},
		{"redirect", l.Redirect, &read.redirect},
	} {
		var err error
		if *list.to, err = readCues(list.from); err != nil {
			return lexicon{}, fmt.Errorf("lexicon, %s: %w", list.name, err)
		}
	}
	return read, nil
}

// kind tells what a text would be if it held no substance.
func (l lexicon) kind(t *Text) audit.Kind {
	switch {
	case l.automatic.in(t):
		return audit.KindAcknowledgement
	case l.redirect.in(t):
		return audit.KindRedirect
	case l.acknowledgement.in(t):
		return audit.KindAcknowledgement
	}
	return audit.KindAnswer
}

// cues are the read cues of a list, by language.
type cues map[string][]text.Cue

func readCues(list audit.Cues) (cues, error) {
	read := cues{}
	for lang, words := range list {
		for _, w := range words {
			cue, err := text.ParseCue(w)
			if err != nil {
				return nil, fmt.Errorf("cue %q: %w", w, err)
			}
			read[lang] = append(read[lang], cue)
		}
	}
	return read, nil
}

// find returns the places of the cues in t: those of its language and those given without one, or all where the list
// does not know the language.
func (c cues) find(t *Text) []text.Match {
	var found []text.Match
	lists := []string{t.Lang, ""}
	if len(c[t.Lang]) == 0 && len(c[""]) == 0 {
		lists = lists[:0]
		for lang := range c {
			lists = append(lists, lang)
		}
	}
	for _, lang := range lists {
		for _, cue := range c[lang] {
			found = append(found, cue.Find(t.Doc)...)
		}
	}
	return found
}

// in tells whether a cue occurs in t. What a receipt says is often said with a negation ("do not reply"), so that
// scope is nothing here.
func (c cues) in(t *Text) bool { return len(c.find(t)) > 0 }
