package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/diapason-audit/diapason/audit"
)

// A cell is one value, as machines read it and as people do.
type cell struct {
	value  string   // in CSV; "" not defined
	shown  []string // in tables and Markdown: one string, or one per value of a list
	figure bool     // our own figure, never text from outside
	tone   tone
}

// A tone is how a cell strikes the reader; the table colours it.
type tone int

const (
	plain tone = iota
	good
	fair
	poor
	faint
)

// blank tells whether c says nothing to people.
func (c cell) blank() bool {
	return c.value == "" && (strings.Join(c.shown, "") == "" || slices.Equal(c.shown, []string{undefined}))
}

// undefined shows a figure that is not there.
const undefined = "–"

func figure(value, shown string, t tone) cell {
	if value == "" {
		shown, t = undefined, faint
	}
	return cell{value: value, shown: []string{shown}, figure: true, tone: t}
}

func none() cell { return figure("", "", plain) }

func count(n int) cell { return figure(strconv.Itoa(n), strconv.Itoa(n), plain) }

// alarm is a count that should be zero.
func alarm(n int) cell {
	c := count(n)
	c.tone = faint
	if n > 0 {
		c.tone = poor
	}
	return c
}

// outOf is a count that people read beside its total.
func outOf(n, total int) cell {
	return figure(strconv.Itoa(n), fmt.Sprintf("%d/%d", n, total), plain)
}

// score is a mark out of 100.
func score(s audit.Score) cell { return figure(s.Percent(), percent(s), plain) }

// heat is a score coloured by its height.
func heat(s audit.Score) cell {
	t := poor
	switch {
	case s.Float() >= 0.75:
		t = good
	case s.Float() >= 0.5:
		t = fair
	}
	return figure(s.Percent(), percent(s), t)
}

// share is a mark from 0 to 1.
func share(s audit.Score) cell {
	return figure(s.Share(), strconv.FormatFloat(s.Float(), 'f', 2, 64), plain)
}

// interval is the low end of a share's interval, which people read with the high end.
func interval(s audit.Share) cell {
	return figure(s.Low.Share(), fmt.Sprintf("%.2f–%.2f", s.Low.Float(), s.High.Float()), plain)
}

// ratio is the share of n in total, not defined when total is 0.
func ratio(n, total int) audit.Score { return audit.Mark(float64(n) / float64(total)) }

// percent is a mark out of 100 as people read it, with one decimal.
func percent(s audit.Score) string { return strconv.FormatFloat(s.Float()*100, 'f', 1, 64) }

// wait is a time waited; when there was none, people read missing.
func wait(d time.Duration, ok bool, missing string) cell {
	if !ok {
		return cell{shown: []string{missing}, figure: true, tone: faint}
	}
	return figure(seconds(d), human(d), plain)
}

// median is a median wait; of no contact it is not defined.
func median(d time.Duration, reached bool, contacts int) cell {
	if contacts == 0 {
		return none()
	}
	return wait(d, reached, "not reached")
}

// opened is a time waited while it was open; when there was none, people read missing.
func opened(d time.Duration, ok bool, missing string) cell {
	c := wait(d, ok, missing)
	if ok {
		c.shown = []string{inHours(d)}
	}
	return c
}

// waited is a contact's wait on its clock.
func waited(c audit.ContactMarks) cell {
	d, ok := c.Wait()
	if c.Clock != audit.Business {
		return wait(d, ok, undefined)
	}
	shown := opened(d, ok, undefined)
	if ok {
		shown.shown[0] += " open"
	}
	return shown
}

func seconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', -1, 64) }

// human is a duration to two figures or so: 45 s, 4 min, 3 h 20, 2.1 d.
func human(d time.Duration) string {
	if s := d.Round(time.Second); s < time.Minute {
		return fmt.Sprintf("%d s", s/time.Second)
	}
	m := d.Round(time.Minute)
	switch {
	case m < time.Hour:
		return fmt.Sprintf("%d min", m/time.Minute)
	case m < 24*time.Hour:
		return fmt.Sprintf("%d h %02d", m/time.Hour, m%time.Hour/time.Minute)
	}
	return fmt.Sprintf("%.1f d", math.Round(d.Hours()/2.4)/10)
}

// inHours is opening time as people read it, whose days are no days: 45 s, 4 min, 3 h 20, 45 h 00.
func inHours(d time.Duration) string {
	m := d.Round(time.Minute)
	if m < time.Hour {
		return human(d)
	}
	return fmt.Sprintf("%d h %02d", m/time.Hour, m%time.Hour/time.Minute)
}

// moment is a time: RFC 3339 with its own offset for machines, to the minute for people.
func moment(t time.Time) cell {
	if t.IsZero() {
		return none()
	}
	return figure(t.Format(time.RFC3339Nano), t.Format("2006-01-02 15:04"), plain)
}

// text is words, maybe from outside.
func text(s string) cell { return cell{value: s, shown: []string{s}} }

// list is several texts in one cell.
func list(ss []string) cell { return cell{value: strings.Join(ss, " | "), shown: ss} }

// word is a word with a meaning, and coloured by it; "" is not defined.
func word[W ~string](w W) cell {
	if w == "" {
		return none()
	}
	c := text(string(w))
	c.tone = tones[c.value]
	return c
}

var tones = map[string]tone{
	string(audit.SameState): good, string(audit.Unanswered): fair, string(audit.Contradicting): poor,
	string(audit.Acknowledged): fair, string(audit.Redirected): fair, string(audit.Silent): fair, string(audit.Deleted): poor,
	string(audit.PairOneSilent): fair, string(audit.PairBothSilent): fair, string(audit.PairContradiction): poor,
	string(audit.Stated): good, string(audit.Denied): poor, string(audit.NotApplicable): faint,
	string(audit.SeverityError): poor, string(audit.SeverityWarning): fair, string(audit.SeverityNote): faint,
}
