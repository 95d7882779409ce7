package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/diapason-audit/diapason/audit"
)

// Evidence is what one company's marks rest on: its groups with the messages that were marked.
type Evidence struct {
	Result  audit.Result
	Company audit.Company
	Groups  []EvidenceGroup
}

// An EvidenceGroup is one complaint with all that came back, channel by channel.
type EvidenceGroup struct {
	Scenario audit.Scenario
	Marks    audit.Marks
	Contacts []audit.Contact // those of Marks.Contacts; every answer has its kind
}

// Document lays the evidence out: for each complaint what was answered, what is wrong with it, and how each mark came
// about.
func (e Evidence) Document() *Document {
	var d Document
	d.Title(cmp.Or(e.Company.Name, e.Company.ID))
	about := []string{title(e.Result)}
	if e.Result.Wave != "" {
		about = append(about, "wave "+e.Result.Wave)
	}
	about = append(about, "profile "+e.Result.Profile.ID)
	d.Paragraph(strings.Join(about, " · "))
	d.Paragraph(e.standing())
	for _, g := range e.Groups {
		g.write(&d, e.Result)
	}
	if len(e.Result.Caveats) > 0 {
		d.Section("Caveats of the audit")
		var notes []Note
		for _, c := range e.Result.Caveats {
			notes = append(notes, Note{Bullet: " •", Text: c})
		}
		d.List(notes...)
	}
	return &d
}

// standing is the company's line of the ranking in words.
func (e Evidence) standing() string {
	i := slices.IndexFunc(e.Result.Ranking, func(p audit.Position) bool { return p.Company == e.Company.ID })
	if i < 0 {
		return "not ranked"
	}
	p := e.Result.Ranking[i]
	words := []string{"no index"}
	if p.Rank > 0 {
		index := percent(p.Index)
		if p.IndexLow.Defined() {
			index += fmt.Sprintf(" (%s–%s)", percent(p.IndexLow), percent(p.IndexHigh))
		}
		words = []string{fmt.Sprintf("index %s, rank %s of %d", index, rankOf(p), len(e.Result.Ranking))}
	}
	for _, criterion := range e.Result.Profile.Criteria() {
		if s := p.Criteria[criterion]; s.Defined() {
			words = append(words, criterion+" "+percent(s))
		}
	}
	if p.State != "" {
		words = append(words, string(p.State))
	}
	return strings.Join(words, " · ")
}

func (g EvidenceGroup) write(d *Document, r audit.Result) {
	name := g.Marks.Scenario
	if title := g.Scenario.Title.In(r.Language); title != "" {
		name = fmt.Sprintf("%s (%s)", title, name)
	}
	if g.Marks.Attempt > 1 {
		name += fmt.Sprintf(", attempt %d", g.Marks.Attempt)
	}
	if r.Wave == "" && g.Marks.Wave != "" {
		name += ", wave " + g.Marks.Wave
	}
	d.Section(name)
	state := cmp.Or(string(g.Marks.State), "asked on one channel only")
	if g.Marks.Consistency.Defined() {
		state += " · consistency " + percent(g.Marks.Consistency)
	}
	d.Paragraph(state)
	disputes := disputesOf(g.Marks)
	passages := make([]Passage, len(g.Marks.Contacts))
	for i, m := range g.Marks.Contacts {
		passages[i] = g.passage(m, g.Contacts[i], r.Profile, disputes)
		passages[i].Lang = r.Language
	}
	d.Texts(passages...)
	if notes := g.findings(disputes, r.Profile); len(notes) > 0 {
		d.Subsection("Findings")
		d.List(notes...)
	}
	g.pairs(d, r.Profile, disputes)
}

// passage is one channel's answers with the reasons of their marks.
func (g EvidenceGroup) passage(m audit.ContactMarks, c audit.Contact, p audit.Profile, disputes []dispute) Passage {
	passage := Passage{Title: m.Channel + ": " + string(m.Outcome)}
	if _, ok := m.Wait(); ok {
		passage.Title += " after " + waited(m).shown[0]
	}
	passage.Lead = []Note{{Text: latencyReason(m, c, p)}, {Text: g.completenessReason(m, c)}}
	for _, mark := range m.Criteria {
		if slices.Contains(p.Criteria(), mark.Criterion) {
			passage.Lead = append(passage.Lead, Note{Text: criterionReason(mark)})
		}
	}
	if !m.RemindedAt.IsZero() {
		passage.Lead = append(passage.Lead, Note{Text: reminderReason(m)})
	}
	if !c.Deleted.IsZero() {
		passage.Lead = append(passage.Lead, Note{Text: "the complaint was deleted " + moment(c.Deleted).shown[0], tone: poor})
	}
	for _, a := range c.Answers {
		passage.Parts = append(passage.Parts, Part{Head: heads(a, c, p), Text: a.Text, Marks: marksIn(a, m.Channel, disputes)})
	}
	if len(c.Answers) == 0 {
		passage.Parts = []Part{{Head: "nothing came back"}}
	}
	for i, point := range m.Points {
		passage.Notes = append(passage.Notes, pointNote(point, g.Scenario.Points[i]))
	}
	return passage
}

// criterionReason says what a criterion was marked, by whom and on which words.
func criterionReason(m audit.CriterionMark) string {
	reason := m.Criterion + " does not apply"
	if m.Score.Defined() {
		reason = m.Criterion + " " + percent(m.Score)
	}
	switch m.By {
	case audit.Suggested:
		reason += ", suggested"
	case audit.Coder:
		reason += ", marked by a " + string(m.By)
	}
	if m.Quote != "" {
		reason += ": “" + oneLine(m.Quote) + "”"
	}
	return reason
}

// reminderReason says when the shopper reminded and what came of it.
func reminderReason(m audit.ContactMarks) string {
	s := "reminded " + moment(m.RemindedAt).shown[0]
	switch {
	case m.AfterReminder:
		return s + ", answered after it"
	case m.Outcome == audit.Answered:
		return s + ", after the answer"
	}
	return s + ", in vain"
}

// heads says when an answer came, what it is and who could read it.
func heads(a audit.Answer, c audit.Contact, p audit.Profile) string {
	wait := a.AnsweredAt.Sub(c.SentAt)
	words := []string{fmt.Sprintf("%s, after %s", moment(a.AnsweredAt).shown[0], human(wait))}
	if a.Kind != "" && a.Kind != audit.KindAnswer {
		words = append(words, string(a.Kind))
	}
	if a.Kind == audit.KindAnswer && wait > p.Horizon {
		words = append(words, "too late to count")
	}
	if a.Visibility != "" {
		words = append(words, string(a.Visibility))
	}
	if !a.DeletedAt.IsZero() {
		words = append(words, "deleted "+moment(a.DeletedAt).shown[0])
	}
	return strings.Join(words, " · ")
}

const byCoder = "marked by a coder"

// latencyReason says why latency is what it is: the step of the profile's table that the wait falls on.
func latencyReason(m audit.ContactMarks, c audit.Contact, p audit.Profile) string {
	s := "latency " + markOf(m.Latency) + ": "
	if _, ok := c.Codes[audit.Latency]; ok {
		return s + byCoder
	}
	if m.Outcome != audit.Answered {
		s += "no answer of substance within " + limit(p.Horizon)
		if m.Late {
			s += "; one came later"
		}
		return s
	}
	steps := p.Steps(m.Channel)
	if len(steps) == 0 {
		return s + "the profile has no steps"
	}
	for _, step := range steps {
		if step.Holds(m) {
			return s + fmt.Sprintf("%s is within %s", measured(m, step), stepLimit(step))
		}
	}
	last := steps[len(steps)-1]
	return s + fmt.Sprintf("%s is beyond the last step, %s", measured(m, last), stepLimit(last))
}

// measured is a contact's wait as a step measures it.
func measured(m audit.ContactMarks, step audit.Step) string {
	switch {
	case step.Months > 0:
		wait, _ := m.WaitWall()
		return human(wait)
	case step.BusinessDays == 0:
		return waited(m).shown[0]
	case m.BusinessDays == 0:
		return "an answer on the same day"
	}
	return fmt.Sprintf("business day %d", m.BusinessDays)
}

// stepLimit is the limit of a step as profiles write it: 15m, 4h, 5bd.
func stepLimit(step audit.Step) string {
	switch {
	case step.BusinessDays > 0:
		return fmt.Sprintf("%d bd", step.BusinessDays)
	case step.Months > 0:
		return fmt.Sprintf("%d mo", step.Months)
	}
	return limit(step.Limit)
}

// completenessReason says why completeness is what it is: the weights met, of all that apply.
func (g EvidenceGroup) completenessReason(m audit.ContactMarks, c audit.Contact) string {
	s := "completeness " + markOf(m.Completeness) + ": "
	if _, ok := c.Codes[audit.Completeness]; ok {
		return s + byCoder
	}
	var met, asked float64
	var missed []string
	for i, point := range m.Points {
		if !point.Score.Defined() {
			continue
		}
		p := g.Scenario.Points[i]
		asked += p.Weight
		met += p.Weight * point.Score.Float()
		if p.Required && point.Score.Float() == 0 {
			missed = append(missed, p.ID)
		}
	}
	if asked == 0 {
		return s + "no point applies"
	}
	s += fmt.Sprintf("%s of %s by weight", weight(met), weight(asked))
	if len(missed) > 0 && met > 0 {
		s += ", halved for want of " + joined(missed)
	}
	return s
}

// pointNote says how a contact treats one point.
func pointNote(m audit.PointMark, p audit.Point) Note {
	n := Note{Bullet: "✗", tone: poor}
	var words []string
	switch {
	case !m.Score.Defined():
		n = Note{Bullet: "–", tone: faint}
		words = append(words, "does not apply")
	case m.Score.Float() > 0:
		n = Note{Bullet: "✓", tone: good}
		if m.Score.Float() < 1 {
			words = append(words, markOf(m.Score)+" of 100")
		}
		if m.Value != "" {
			words = append(words, m.Value)
		}
	case m.Verdict == audit.Denied:
		words = append(words, "only denied")
	default:
		words = append(words, "not said")
	}
	if m.Quote != "" {
		words = append(words, "“"+m.Quote+"”")
	}
	if m.By == audit.Coder {
		words = append(words, "by a coder")
	}
	if p.Weight != 1 {
		words = append(words, "weight "+weight(p.Weight))
	}
	if p.Required {
		words = append(words, "required")
	}
	n.Text = m.Point + ": " + strings.Join(words, ", ")
	return n
}

// findings lists in sentences what is wrong, the contradictions under their numbers.
func (g EvidenceGroup) findings(disputes []dispute, p audit.Profile) []Note {
	var notes []Note
	for _, d := range disputes {
		t := poor
		if !d.confirmed {
			t = fair
		}
		notes = append(notes, Note{Bullet: fmt.Sprintf("[%d]", d.number), Text: d.sentence(), tone: t})
	}
	for _, f := range g.Marks.Findings {
		channels := joined(f.Channels)
		n := Note{Bullet: " •"}
		switch f.Rule {
		case audit.RuleContradiction, audit.RuleMissedPoint: // said above, and channel by channel
			continue
		case audit.RuleIncorrect:
			truth, _ := g.Scenario.Point(f.Point)
			n.Text = fmt.Sprintf("incorrect: %s is %s by %s, and should be %s", f.Point, joined(f.Values), channels, truth.Value)
		case audit.RuleNoAnswer:
			n.Text = fmt.Sprintf("no answer by %s within %s", channels, limit(p.Horizon))
		case audit.RuleAcknowledgedOnly:
			n.Text = fmt.Sprintf("a receipt by %s, and no answer after it", channels)
		case audit.RuleRedirect:
			n.Text = fmt.Sprintf("sent elsewhere by %s, and no answer there", channels)
		case audit.RuleDeletion:
			n.Text = "deleted on " + channels
		case audit.RuleSlow:
			n.Text = "slow by " + channels
		case audit.RulePromiseBroken:
			n.Text = "promise broken by " + channels + ": " + joined(f.Values)
		default:
			n.Text = fmt.Sprintf("%s by %s", f.Rule, channels)
		}
		if f.Severity == audit.SeverityError {
			n.tone = poor
		}
		notes = append(notes, n)
	}
	for _, point := range g.Scenario.Points {
		var by []string
		for _, f := range g.Marks.Findings {
			if f.Rule == audit.RuleMissedPoint && f.Point == point.ID {
				by = append(by, f.Channels...)
			}
		}
		if len(by) > 0 {
			notes = append(notes, Note{Bullet: " •", Text: fmt.Sprintf("%s not said by %s", point.ID, joined(by))})
		}
	}
	return notes
}

// pairs says why consistency is what it is: one row a pair of channels, and the mean.
func (g EvidenceGroup) pairs(d *Document, p audit.Profile, disputes []dispute) {
	if len(g.Marks.Pairs) == 0 {
		return
	}
	var mean audit.Mean
	counted := 0
	rows := make([][]string, len(g.Marks.Pairs))
	for i, pair := range g.Marks.Pairs {
		if pair.Score.Defined() {
			counted++
			mean.Add(pair.Score, 1)
		}
		rows[i] = []string{
			pair.ChannelA + " – " + pair.ChannelB, string(pair.Verdict), share(pair.Similarity).shown[0], share(pair.Wording).shown[0],
			markOf(pair.Score), g.pairReason(pair, p, disputes) + decidedBy(pair),
		}
	}
	s := fmt.Sprintf("Consistency %s: the mean of %d pairs", markOf(g.Marks.Consistency), counted)
	switch of := mean.Score(); {
	case of.Defined() && of != g.Marks.Consistency:
		s = fmt.Sprintf("Consistency %s: %s; the pairs make %s", markOf(g.Marks.Consistency), byCoder, percent(of))
	case counted == 0:
		s = fmt.Sprintf("Consistency %s: silent everywhere", markOf(g.Marks.Consistency))
	case counted == 1:
		s = fmt.Sprintf("Consistency %s: one pair", markOf(g.Marks.Consistency))
	}
	d.Subsection(s)
	d.Table([]string{"Pair", "Verdict", "Alike", "Wording", "Score", "Because"}, rows)
}

// pairReason says why a pair has its score (DESIGN §5).
func (g EvidenceGroup) pairReason(pair audit.PairMarks, p audit.Profile, disputes []dispute) string {
	same := markOf(audit.Mark(p.SameAt))
	switch pair.Verdict {
	case audit.PairBothSilent:
		return "not counted"
	case audit.PairOneSilent:
		silent := pair.ChannelA
		for _, c := range g.Marks.Contacts {
			if c.Channel == pair.ChannelB && c.Outcome != audit.Answered {
				silent = pair.ChannelB
			}
		}
		return "no answer by " + silent
	case audit.PairContradiction:
		var numbers []string
		confirmed := false
		for _, d := range disputes {
			if d.between(pair) {
				numbers = append(numbers, fmt.Sprintf("[%d]", d.number))
				confirmed = confirmed || d.confirmed
			}
		}
		if len(numbers) == 0 {
			return "contradiction without a quote"
		}
		s := "on " + strings.Join(numbers, " ")
		if !confirmed {
			s += ", to confirm: at most 50"
		}
		return s
	case audit.PairSame:
		return "alike: " + same + " or above"
	}
	return "alike: below " + same
}

// decidedBy names who decided on a pair when it was not our rules.
func decidedBy(pair audit.PairMarks) string {
	switch pair.Engine {
	case "", audit.EngineRules, audit.EnginePoints:
		return ""
	case audit.EngineFacts:
		return ", in two languages, by facts alone"
	}
	return ", says " + pair.Engine
}

// markOf is a mark out of 100 as people read it.
func markOf(s audit.Score) string { return score(s).shown[0] }

// weight is a weight or a sum of weights.
func weight(x float64) string { return strconv.FormatFloat(x, 'g', 4, 64) }

// limit is a limit as profiles write it: 15m, 4h, 14d.
func limit(d time.Duration) string {
	switch {
	case d >= 48*time.Hour && d%(24*time.Hour) == 0:
		return fmt.Sprintf("%d d", d/(24*time.Hour))
	case d >= time.Hour && d%time.Hour == 0:
		return fmt.Sprintf("%d h", d/time.Hour)
	case d >= time.Minute && d%time.Minute == 0:
		return fmt.Sprintf("%d min", d/time.Minute)
	}
	return d.String()
}

// joined is a list in a sentence: a, b and c.
func joined(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}
