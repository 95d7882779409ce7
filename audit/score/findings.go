package score

import (
	"fmt"
	"slices"
	"time"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/fact"
)

// slowBelow is the share of the latency mark under which an answer is reported as slow.
const slowBelow = 0.5

// findings lists what a reader of a group can act on, with the words that show it.
func findings(m audit.Marks, points []point, sides []side, campaign audit.Campaign) []audit.Finding {
	var found []audit.Finding
	add := func(rule audit.Rule, severity audit.Severity, point string, channels, values, quotes []string) {
		found = append(found, audit.Finding{
			Rule: rule, Severity: severity, Group: m.Group, Channels: channels, Point: point, Values: values, Quotes: quotes,
		})
	}
	for _, sd := range sides {
		c := sd.marks
		one := func(rule audit.Rule, severity audit.Severity, point, value, quote string) {
			add(rule, severity, point, []string{c.Channel}, some(value), some(quote))
		}
		if quote, deleted := sd.quotes[audit.RuleDeletion]; deleted || c.Outcome == audit.Deleted {
			one(audit.RuleDeletion, audit.SeverityError, "", "", quote)
		}
		if promised, ok := campaign.Promise(c.Company, c.Channel); ok && !c.Within(promised) {
			company, _ := campaign.Company(c.Company)
			add(audit.RulePromiseBroken, audit.SeverityWarning, "", []string{c.Channel},
				[]string{spell(promised) + " promised, " + measured(c, promised)}, some(company.PromiseNote))
		}
		switch c.Outcome {
		case audit.Silent:
			one(audit.RuleNoAnswer, audit.SeverityError, "", "", "")
			continue
		case audit.Acknowledged:
			one(audit.RuleAcknowledgedOnly, audit.SeverityWarning, "", "", sd.quotes[audit.RuleAcknowledgedOnly])
			continue
		case audit.Redirected:
			one(audit.RuleRedirect, audit.SeverityWarning, "", "", sd.quotes[audit.RuleRedirect])
			continue
		case audit.Deleted:
			continue
		}
		if c.Latency.Defined() && c.Latency.Float() < slowBelow {
			one(audit.RuleSlow, audit.SeverityNote, "", waited(c), "")
		}
		for i, p := range points {
			mark := c.Points[i]
			switch {
			case mark.Score.Defined() && mark.Score.Float() == 0:
				severity := audit.SeverityNote
				if p.Required {
					severity = audit.SeverityWarning
				}
				one(audit.RuleMissedPoint, severity, p.ID, "", mark.Quote)
			case p.HasValue() && wrong(p.Value, sd.values[p.ID]):
				one(audit.RuleIncorrect, audit.SeverityError, p.ID, mark.Value, mark.Quote)
			}
		}
	}
	for _, c := range contradictions(m) {
		severity := audit.SeverityError
		if !c.confirmed {
			severity = audit.SeverityWarning
		}
		add(audit.RuleContradiction, severity, c.point, c.channels, c.values, c.quotes)
		found[len(found)-1].Type = c.about
	}
	slices.SortStableFunc(found, audit.Finding.Compare)
	return found
}

// spell writes a duration the way scenarios do, rounded: 52h, 47min.
func spell(d time.Duration) string {
	if d >= 2*time.Hour {
		return fmt.Sprintf("%.0fh", d.Hours())
	}
	return fmt.Sprintf("%.0fmin", d.Minutes())
}

// waited is a contact's wait, spelt; in opening time it says so: 11h open.
func waited(c audit.ContactMarks) string {
	wait, _ := c.Wait()
	if c.Clock == audit.Business {
		return spell(wait) + " open"
	}
	return spell(wait)
}

// measured is the wait that broke a promise, to the second where it would else read like the promise.
func measured(c audit.ContactMarks, promised time.Duration) string {
	wait, answered := c.Wait()
	switch {
	case !answered:
		return "no answer"
	case spell(wait) == spell(promised):
		return wait.String()
	}
	return waited(c)
}

// wrong tells whether values were given and none can hold beside the published one.
func wrong(truth fact.Value, values []stated) bool {
	return len(values) > 0 && !agree(values, []stated{{value: truth}})
}

// A contradiction gathers what the pairs of a group say of one point, or of one undeclared conflict.
type contradiction struct {
	point, about             string
	confirmed                bool
	channels, values, quotes []string
}

// contradictions makes one finding of the pairs that contradict each other on the same point; conflicts without a
// declared point stay apart, pair by pair.
func contradictions(m audit.Marks) []contradiction {
	var found []contradiction
	for _, p := range m.Pairs {
		for _, c := range p.Conflicts {
			i := -1
			if c.Point != "" {
				i = slices.IndexFunc(found, func(f contradiction) bool { return f.point == c.Point })
			}
			if i < 0 {
				found = append(found, contradiction{point: c.Point, about: c.Type, confirmed: c.Confirmed})
				i = len(found) - 1
			}
			found[i].add(p.ChannelA, c.ValueA, c.SpanA)
			found[i].add(p.ChannelB, c.ValueB, c.SpanB)
		}
	}
	return found
}

func (c *contradiction) add(channel, value, quote string) {
	if slices.Contains(c.channels, channel) {
		return
	}
	c.channels = append(c.channels, channel)
	c.values = append(c.values, value)
	c.quotes = append(c.quotes, quote)
}

// some makes a list of a text, none of an empty one.
func some(s string) []string {
	if s == "" {
		return []string{}
	}
	return []string{s}
}
