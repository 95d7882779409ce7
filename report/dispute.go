package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/diapason-audit/diapason/audit"
)

// A dispute is one thing on which channels contradict each other, under the number that marks it in their texts.
type dispute struct {
	number    int
	topic     string // the point, or the type of what was found without one
	reason    string
	point     string
	confirmed bool
	said      []statement // by channel
	pairs     [][2]string
}

// A statement is what a channel says on a dispute.
type statement struct{ channel, value, span string }

// disputesOf gathers the conflicts of a group's pairs: those of one point make one dispute, and so do those found
// without a point when they rest on the same words of a channel.
func disputesOf(m audit.Marks) []dispute {
	var all []dispute
	for _, p := range m.Pairs {
		for _, c := range p.Conflicts {
			a, b := statement{p.ChannelA, c.ValueA, c.SpanA}, statement{p.ChannelB, c.ValueB, c.SpanB}
			i := slices.IndexFunc(all, func(d dispute) bool {
				if c.Point != "" || d.point != "" {
					return c.Point == d.point
				}
				return d.topic == c.Type && (slices.Contains(d.said, a) || slices.Contains(d.said, b))
			})
			if i < 0 {
				i = len(all)
				topic := c.Point
				if topic == "" {
					topic = c.Type
				}
				all = append(all, dispute{number: i + 1, topic: topic, reason: c.Reason, point: c.Point, confirmed: c.Confirmed})
			}
			d := &all[i]
			for _, s := range []statement{a, b} {
				if !slices.Contains(d.said, s) {
					d.said = append(d.said, s)
				}
			}
			d.pairs = append(d.pairs, [2]string{p.ChannelA, p.ChannelB})
		}
	}
	return all
}

// between tells whether two channels dispute it with each other.
func (d dispute) between(p audit.PairMarks) bool {
	return slices.Contains(d.pairs, [2]string{p.ChannelA, p.ChannelB})
}

// longestQuote is how much of a quote a sentence shows; the text shows it whole.
const longestQuote = 60

// sentence says who says what: "refund-delay: 14d by email and twitter, 30d by chat".
func (d dispute) sentence() string {
	var values []string
	by := map[string][]string{}
	for _, s := range d.said {
		v := s.value
		if v == "" {
			v = "“" + shortened(oneLine(s.span), longestQuote) + "”"
		}
		if _, seen := by[v]; !seen {
			values = append(values, v)
		}
		if !slices.Contains(by[v], s.channel) {
			by[v] = append(by[v], s.channel)
		}
	}
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = fmt.Sprintf("%s by %s", v, joined(by[v]))
	}
	s := fmt.Sprintf("%s: %s", d.topic, strings.Join(parts, ", "))
	if !d.confirmed {
		s = fmt.Sprintf("to confirm: %s (%s)", s, d.reason)
	}
	return s
}

// marksIn finds the words of the disputes in one answer.
func marksIn(a audit.Answer, channel string, disputes []dispute) []Mark {
	if a.Kind != "" && a.Kind != audit.KindAnswer {
		return nil
	}
	var marks []Mark
	for _, d := range disputes {
		for _, s := range d.said {
			if start, ok := find(a.Text, s.span); ok && s.channel == channel {
				marks = append(marks, Mark{Start: start, End: start + len(s.span), Number: d.number})
			}
		}
	}
	return marks
}

// find returns where a quote stands in s: the first place where it is not part of longer words, or else the first.
func find(s, quote string) (int, bool) {
	first := strings.Index(s, quote)
	if quote == "" || first < 0 {
		return 0, false
	}
	for at := first; ; {
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(s[at+len(quote):])
		head, _ := utf8.DecodeRuneInString(quote)
		tail, _ := utf8.DecodeLastRuneInString(quote)
		if !(wordly(before) && wordly(head)) && !(wordly(tail) && wordly(after)) {
			return at, true
		}
		next := strings.Index(s[at+1:], quote)
		if next < 0 {
			return first, true
		}
		at += 1 + next
	}
}

func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
