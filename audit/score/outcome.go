package score

import (
	"fmt"
	"regexp"
	"slices"
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

	acknowledged time.Time // of the first receipt in time, zero without one
	receipt      string    // its words
	reminded     time.Time // of the shopper's first reminder, zero without one

	text   *Text // all substantive answers together, nil without one
	quotes map[audit.Rule]string
	said   []message // of the company, up to the horizon
}

// outcome sorts the messages of a contact and says what became of it. Answers after the horizon do not count: Qualiweb
// has called an answer later than two weeks no answer since 1999.
func (s *Scorer) outcome(c audit.Contact, points []point) outcome {
	o := outcome{outcome: audit.Silent, quotes: map[audit.Rule]string{}}
	var substantive []string
	var only *Text // the substantive answer, while there is just one
	for _, a := range c.Answers {
		if !a.DeletedAt.IsZero() {
			o.quotes[audit.RuleDeletion] = a.Text
		}
		kind, t := s.kind(a, points)
		if kind != audit.KindReminder && a.AnsweredAt.Sub(c.SentAt) <= s.campaign.Profile.Horizon {
			o.said = append(o.said, message{Text: t, kind: kind, Answer: a})
		}
		switch kind {
		case audit.KindAnswer:
			if a.AnsweredAt.Sub(c.SentAt) > s.campaign.Profile.Horizon {
				o.late = true
				continue
			}
			if o.outcome != audit.Answered {
				o.outcome, o.first = audit.Answered, a.AnsweredAt
			}
			substantive, only = append(substantive, a.Text), t
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
			if o.acknowledged.IsZero() && a.AnsweredAt.Sub(c.SentAt) <= s.campaign.Profile.Horizon {
				o.acknowledged, o.receipt = a.AnsweredAt, a.Text
			}
		case audit.KindReminder:
			if o.reminded.IsZero() {
				o.reminded = a.AnsweredAt
			}
		}
	}
	if o.outcome != audit.Answered && !c.Deleted.IsZero() {
		o.outcome = audit.Deleted
	}
	switch len(substantive) {
	case 0:
	case 1:
		o.text = only
	default:
		o.text = s.read(strings.Join(substantive, "\n\n"), o.first)
	}
	return o
}

// Kind tells how an answer to a scenario was taken.
func (s *Scorer) Kind(a audit.Answer, scenario string) audit.Kind {
	kind, _ := s.kind(a, s.points[scenario])
	return kind
}

// kind is what the row says or, where it is silent, what the words say: a message that holds a receipt's, an automatic
// reply's or a redirect's words, states no point that matters and says little else is just that (METHOD 1.1). It returns
// the text as read, too.
func (s *Scorer) kind(a audit.Answer, points []point) (audit.Kind, *Text) {
	t := s.read(a.Text, a.AnsweredAt)
	if a.Kind != "" {
		return a.Kind, t
	}
	kind := s.lexicon.kind(t, points)
	if kind != audit.KindAnswer && substantial(t, points, kind) {
		kind = audit.KindAnswer
	}
	return kind, t
}

// read prepares an answer in its language, or the campaign's where that cannot be told.
func (s *Scorer) read(answer string, at time.Time) *Text {
	return Prepare(answer, text.Language(answer, s.fallback), at)
}

// substantial tells whether a text states a required point or a point's fact. An apology or a word of thanks in a
// receipt does not make it an answer, nor does the time its handling takes, nor the number to call in a redirect.
func substantial(t *Text, points []point, kind audit.Kind) bool {
	for _, p := range points {
		if !p.Required && (p.Fact == "" || reaches(p.Fact) || p.Fact == fact.Duration && kind == audit.KindAcknowledgement) {
			continue
		}
		if mark, _ := p.mark(t); mark.Verdict == audit.Stated || mark.Verdict == audit.Denied {
			return true
		}
	}
	return false
}

// reaches tells whether a fact of a type says where to turn.
func reaches(t fact.Type) bool { return t == fact.Phone || t == fact.Email || t == fact.URL }

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

// telling is how many words beside its receipt or its redirect make a message an answer, whatever the points ask: "it is
// a hold that your bank will lift by itself … or call us".
const telling = 15

// kind tells what a text would be if it stated no point that matters. A message that holds words of a receipt and of a
// redirect is what its first such sentence is; in one sentence the redirect is what is asked of the customer. What a
// receipt says is often said with a negation ("do not reply"), so that scope is nothing here.
func (l lexicon) kind(t *Text, points []point) audit.Kind {
	automatic := l.automatic.find(t)
	receipt, redirect := l.acknowledgement.find(t), l.redirect.find(t)
	for _, f := range t.Facts {
		if reaches(f.Value.Type) && t.words(t.Doc.Sentence(f.Start)) >= leading && !asked(f.Value.Type, t, points) {
			redirect = append(redirect, text.Match{Start: f.Start, End: f.End})
		}
	}
	switch at, to := t.first(receipt), t.first(redirect); {
	case len(automatic) > 0:
		return audit.KindAcknowledgement
	case len(receipt)+len(redirect) == 0, t.tells(points, receipt, redirect):
		return audit.KindAnswer
	case len(receipt) == 0 || len(redirect) > 0 && to <= at:
		return audit.KindRedirect
	}
	return audit.KindAcknowledgement
}

// asked tells whether a point asks for a fact of a type and the text gives one: "send it to …" answers "where to?".
func asked(typ fact.Type, t *Text, points []point) bool {
	return slices.ContainsFunc(points, func(p point) bool {
		mark, _ := p.mark(t)
		return p.Fact == typ && mark.Verdict != audit.Unsaid
	})
}

// leading is how many words a sentence has at least that sends the customer to an address it names; a signature has
// fewer.
const leading = 6

// words counts the words of a stretch.
func (t *Text) words(s text.Span) int { return t.Doc.WordsBetween(s.Start, s.Start, s.End, s.End) }

// first is where the first sentence begins that holds a match, 0 without one.
func (t *Text) first(matches []text.Match) int {
	first := -1
	for _, m := range matches {
		if at := t.Doc.Sentence(m.Start).Start; first < 0 || at < first {
			first = at
		}
	}
	return max(first, 0)
}

// tells whether the sentences that hold none of the matches and are no mere courtesy say something: many words, a
// decision, or the words of a point.
func (t *Text) tells(points []point, lists ...[]text.Match) bool {
	words := 0
	var beside []text.Span
sentences:
	for _, s := range t.Doc.Sentences() {
		for _, matches := range lists {
			if slices.ContainsFunc(matches, func(m text.Match) bool { return s.Start <= m.Start && m.Start < s.End }) {
				continue sentences
			}
		}
		if !courteous.MatchString(t.Quote(s.Start, s.End)) {
			words += t.words(s)
			beside = append(beside, s)
		}
	}
	within := func(at int) bool {
		return slices.ContainsFunc(beside, func(s text.Span) bool { return s.Start <= at && at < s.End })
	}
	if words >= telling || slices.ContainsFunc(t.Decisions, func(f fact.Fact) bool { return f.Value.Text != fact.Pending && within(f.Start) }) {
		return true
	}
	return slices.ContainsFunc(points, func(p point) bool {
		return slices.ContainsFunc(p.says.find(t), func(m text.Match) bool { return within(m.Start) })
	})
}

// courteous are the words of a sentence that thanks, apologises or takes leave.
var courteous = regexp.MustCompile(`(?i)\b(merci|remerci|excus|navré|désolé|regrett|prions|veuillez|thank|sorry|apolog|regret)`)

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
