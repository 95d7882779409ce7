package report

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// renderHTML writes the whole result as one page, whatever the view: the headline, the ranking with its caveats, channels,
// consistency, scenarios and sectors, what was found company by company, and how the index is made.
func renderHTML(buf *bytes.Buffer, r audit.Result, _ view, _ Options) error {
	return pages.ExecuteTemplate(buf, "result", newResultPage(r))
}

type resultPage struct {
	shell
	Words     string // language of the campaign's words, BCP 47; "" not known
	Name      string
	About     []string
	Lead      string
	Figures   []pageFigure
	Caveats   []string // the first, which are the weightiest
	Further   []string // caveats for the end of the page
	Ranking   grid
	Heat      grid
	States    grid
	Others    []pageSection
	Companies []dossier
	Key       string // to the tables of the companies
	Method    method
	Origin    []string
}

// A pageFigure is a share in large figures.
type pageFigure struct{ Value, Of, Label string }

func newResultPage(r audit.Result) resultPage {
	p := resultPage{
		Words: r.Language, Name: pageLine(title(r)), Figures: figuresOf(r.Headline),
		Ranking: rankingGrid(ranking(r)), Heat: heatGrid(r), States: statesGrid(r),
		Others: others(r), Companies: dossiers(r), Method: newMethod(r.Profile),
	}
	for i := range p.Companies { // the same for all: said once, above them
		d := &p.Companies[i]
		if p.Key == "" && d.Channels.Notes != "" {
			p.Key = d.Channels.Notes + " " + d.Answers.Notes
		}
		d.Channels.Notes, d.Answers.Notes = "", ""
	}
	name := title(r)
	if r.Wave != "" {
		name += " · " + r.Wave
		p.About = append(p.About, "wave "+pageLine(r.Wave))
	}
	p.shell = newShell(name)
	if r.Profile.ID != "" {
		p.About = append(p.About, "profile "+pageLine(r.Profile.ID))
	}
	p.About = append(p.About, counted(len(r.Ranking), "company", "companies"), counted(len(r.Scenarios), "scenario", "scenarios"),
		counted(len(channelsOf(r)), "channel", "channels"), counted(len(r.Contacts), "contact", "contacts"))
	if p.Figures == nil {
		p.Lead = headline(r.Headline)
	}
	for i, c := range r.Caveats {
		if i < fewCaveats {
			p.Caveats = append(p.Caveats, pageLine(c))
		} else {
			p.Further = append(p.Further, pageLine(c))
		}
	}
	p.Origin = append(p.Origin, "campaign "+pageLine(r.Campaign))
	p.Origin = append(p.Origin, p.About[:len(p.About)-4]...)
	p.Origin = append(p.Origin, "seed "+strconv.FormatUint(r.Seed, 10))
	return p
}

// fewCaveats are read beside the ranking; a thousand rows left out, each a caveat, would bury it.
const fewCaveats = 12

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// figuresOf are Qualiweb's shares, the last with both denominators.
func figuresOf(h audit.Headline) []pageFigure {
	if h.Companies == 0 {
		return nil
	}
	figure := func(s audit.Score, n, of int, label string) pageFigure {
		value := undefined
		if s.Defined() {
			value = percent(s) + " %"
		}
		return pageFigure{value, fmt.Sprintf("%d of %s", n, counted(of, "company", "companies")), label}
	}
	return []pageFigure{
		figure(h.AnsweredShare, h.AnsweredEverywhere, h.Companies, "that answer on every channel"),
		figure(h.SameOfAnswered, h.SameEverywhere, h.AnsweredEverywhere, "that give the same answer everywhere, of those that answer everywhere"),
		figure(h.SameOfAll, h.SameEverywhere, h.Companies, "that give the same answer everywhere, of all"),
	}
}

// rankingGrid is the ranking with a bar beside each index, its interval across the end where there is one, and links to
// what was found.
func rankingGrid(all sheet) grid {
	s := all.shown()
	g := newGrid("Ranking", s)
	value := func(row int, name string) string {
		if j := all.column(name); j >= 0 {
			return all.rows[row][j].value
		}
		return ""
	}
	g.Notes = strings.Replace(g.Notes, " (--view findings)", "", 1) // they stand on the page
	after := s.column("index") + 1
	whiskers := false
	g.Heads = slices.Insert(g.Heads, after, gridHead{Class: "bars", Scale: true})
	for i := range g.Rows {
		c := gridCell{Class: "bars"}
		if index := value(i, "index"); index != "" {
			c.Bar = &bar{Parts: []barPart{{"0", index, ""}}, Low: value(i, "index_low"), High: value(i, "index_high")}
			whiskers = whiskers || c.Bar.Low != ""
		}
		g.Rows[i] = slices.Insert(g.Rows[i], after, c)
		for j := range g.Rows[i] {
			if g.Rows[i][j].Head {
				g.Rows[i][j].Link = companyLink(i)
			}
		}
	}
	if whiskers {
		g.Notes += " The line across the end of a bar is the interval of its index."
	}
	return g
}

// column is where the column of that name stands, or -1.
func (s sheet) column(name string) int {
	return slices.IndexFunc(s.heads, func(h head) bool { return h.name == name })
}

// companyLink leads to what was found of the company in that row of the ranking.
func companyLink(row int) string { return "#company-" + strconv.Itoa(row+1) }

// channelsOf lists the channels with a contact, by id.
func channelsOf(r audit.Result) []string {
	var ids []string
	for _, c := range r.Channels {
		ids = append(ids, c.Channel)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// heatGrid is every company on every channel: how complete its answers are, how many came and how soon.
func heatGrid(r audit.Result) grid {
	channels := channelsOf(r)
	s := sheet{heads: []head{{title: "Company"}}}
	for _, c := range channels {
		s.heads = append(s.heads, head{title: c, right: true})
	}
	s.heads[0].note = "Each cell: completeness out of 100, shaded from 50 and from 75; below it the contacts answered, and " +
		"the time within which half of all were."
	by := map[[2]string]audit.ChannelSummary{}
	for _, c := range r.Channels {
		by[[2]string{c.Company, c.Channel}] = c
	}
	for _, p := range r.Ranking {
		row := []cell{text(nameOf(p))}
		for _, channel := range channels {
			c, asked := by[[2]string{p.Company, channel}]
			if !asked {
				row = append(row, none())
				continue
			}
			h := heat(c.Completeness)
			h.shown = append(h.shown, outOf(c.Outcomes[audit.Answered], c.Contacts).shown[0]+" · "+
				median(c.MedianLatency, c.MedianReached, c.Contacts).shown[0])
			row = append(row, h)
		}
		s.rows = append(s.rows, row)
	}
	return newGrid("Companies by channel", s)
}

// statesGrid counts each company's groups by state.
func statesGrid(r audit.Result) grid {
	s := sheet{heads: []head{{title: "Company"}, {title: "Consistency", right: true}}}
	states := slices.Clone(audit.States)
	slices.Reverse(states) // the best first, as in the bar
	for _, state := range states {
		s.heads = append(s.heads, head{title: capital(string(state)), right: true})
	}
	s.heads[0].note = "Counted are the complaints put to a company. Same: the answers of all channels are alike. Compatible: " +
		"none contradicts another. Contradictory: two cannot both be right. Unanswered: a channel is silent."
	by := map[string]map[audit.State]int{}
	for _, g := range r.Groups {
		if by[g.Company] == nil {
			by[g.Company] = map[audit.State]int{}
		}
		by[g.Company][g.State]++
	}
	var bars []*bar
	for _, p := range r.Ranking {
		row := []cell{text(nameOf(p)), score(p.Criteria[audit.Consistency])}
		total, sum := 0, 0
		for _, state := range states {
			row = append(row, count(by[p.Company][state]))
			total += by[p.Company][state]
		}
		b := &bar{}
		for _, state := range states {
			if n := by[p.Company][state]; n > 0 {
				b.Parts = append(b.Parts, barPart{hundredths(sum, total), hundredths(n, total), string(state)})
				sum += n
			}
		}
		s.rows, bars = append(s.rows, row), append(bars, b)
	}
	g := newGrid("Consistency by company", s)
	for j, state := range states {
		g.Heads[j+2].Class += " key-" + string(state)
	}
	g.Heads = slices.Insert(g.Heads, 2, gridHead{Class: "bars"})
	for i := range g.Rows {
		g.Rows[i] = slices.Insert(g.Rows[i], 2, gridCell{Class: "bars", Bar: bars[i]})
	}
	return g
}

// A pageSection is a view under a heading of its own.
type pageSection struct {
	ID, Title, Lead string
	Grid            grid
}

// others are the views that the page does not show in a way of its own, with what they say beyond their number of rows.
func others(r audit.Result) []pageSection {
	own := []string{"ranking", "contacts", "points", "consistency", "findings", "channels"}
	var list []pageSection
	for _, v := range views {
		s := v.sheet(r)
		if slices.Contains(own, v.name) || len(s.rows) == 0 {
			continue
		}
		o := pageSection{ID: v.name, Title: capital(v.name), Grid: newGrid(capital(v.name), s.shown())}
		if said := lead(r, v, len(s.rows)); said != fmt.Sprintf("%s: %d", o.Title, len(s.rows)) {
			o.Lead = pageLine(said)
		}
		list = append(list, o)
	}
	return list
}

// hundredths is n of total out of 100.
func hundredths(n, total int) string {
	return strconv.FormatFloat(100*float64(n)/float64(total), 'f', 2, 64)
}

// A dossier is what there is to say of one company.
type dossier struct {
	ID       string // of the place on the page
	Name     string
	Standing string
	Channels grid
	Answers  grid
	Groups   []pageFindings
}

// pageFindings are the findings of one complaint.
type pageFindings struct {
	Title    string
	Findings []pageFinding
}

// A pageFinding is a finding with what each channel said.
type pageFinding struct {
	Label, Class string
	Point        string
	Channels     string // when there is nothing to quote
	Said         []pageQuote
}

type pageQuote struct{ Channel, Value, Quote string }

func dossiers(r audit.Result) []dossier {
	titles := map[string]string{}
	for _, s := range r.Scenarios {
		titles[s.Scenario] = s.Title
	}
	all := channels(r)
	at := all.column("company")
	channelRows := map[string][][]cell{}
	for i, c := range r.Channels {
		channelRows[c.Company] = append(channelRows[c.Company], all.rows[i])
	}
	groups := map[string][]audit.Marks{}
	for _, g := range r.Groups {
		groups[g.Company] = append(groups[g.Company], g)
	}
	findings := map[string][]audit.Finding{}
	for _, f := range r.Findings {
		findings[f.Company] = append(findings[f.Company], f)
	}
	named := func(g audit.Group) string { return complaint(g, titles[g.Scenario], r.Wave) }
	var list []dossier
	for i, p := range r.Ranking {
		mine := sheet{all.heads, channelRows[p.Company]}
		d := dossier{
			ID: companyLink(i)[1:], Name: pageLine(nameOf(p)),
			Standing: pageLine(Evidence{Result: r, Company: audit.Company{ID: p.Company}}.standing()),
			Channels: newGrid("Channels of "+pageLine(nameOf(p)), mine.only(func(j int) bool { return j != at }).shown()),
			Answers:  answersGrid("Answers of "+pageLine(nameOf(p)), groups[p.Company], named),
		}
		for chunk := range byGroup(findings[p.Company]) {
			d.Groups = append(d.Groups, newPageFindings(named(chunk[0].Group), chunk))
		}
		list = append(list, d)
	}
	return list
}

// complaint names a group: its scenario, and the attempt and wave where they tell it from others.
func complaint(g audit.Group, title, wave string) string {
	name := g.Scenario
	if title != "" {
		name = fmt.Sprintf("%s (%s)", title, g.Scenario)
	}
	if g.Attempt > 1 {
		name += fmt.Sprintf(", attempt %d", g.Attempt)
	}
	if wave == "" && g.Wave != "" {
		name += ", wave " + g.Wave
	}
	return pageLine(name)
}

// answersGrid is one row a complaint and one column a channel: how soon the answer came, and its marks.
func answersGrid(label string, groups []audit.Marks, named func(audit.Group) string) grid {
	var channels []string
	for _, g := range groups {
		for _, c := range g.Contacts {
			channels = append(channels, c.Channel)
		}
	}
	slices.Sort(channels)
	channels = slices.Compact(channels)
	s := sheet{heads: []head{{title: "Complaint", note: "Complaint by channel: the wait for an answer of substance; below it latency and completeness out of 100."}}}
	for _, c := range channels {
		s.heads = append(s.heads, head{title: c, right: true})
	}
	s.heads = append(s.heads, head{title: "Consistent", right: true}, head{title: "State"})
	for _, g := range groups {
		row := make([]cell, len(s.heads))
		row[0] = text(named(g.Group))
		for j := range channels {
			row[j+1] = none()
		}
		for _, c := range g.Contacts {
			j, _ := slices.BinarySearch(channels, c.Channel)
			row[j+1] = answerCell(c)
		}
		row[len(row)-2], row[len(row)-1] = score(g.Consistency), word(g.State)
		s.rows = append(s.rows, row)
	}
	return newGrid(label, s)
}

func answerCell(c audit.ContactMarks) cell {
	out := word(c.Outcome)
	if d, ok := c.Wait(); ok {
		out = wait(d, ok, undefined)
	}
	out.figure = true
	out.shown = append(out.shown, markOf(c.Latency)+" · "+markOf(c.Completeness))
	return out
}

// byGroup yields the findings of one complaint after the other.
func byGroup(findings []audit.Finding) func(func([]audit.Finding) bool) {
	return func(yield func([]audit.Finding) bool) {
		for start := 0; start < len(findings); {
			end := start + 1
			for end < len(findings) && findings[end].Group == findings[start].Group {
				end++
			}
			if !yield(findings[start:end]) {
				return
			}
			start = end
		}
	}
}

// newPageFindings lists what was found on one complaint. What is said of one channel is gathered with the same said of
// others; points that a channel did not state, and of which there is nothing to quote, make a sentence.
func newPageFindings(title string, findings []audit.Finding) pageFindings {
	out := pageFindings{Title: title}
	var gathered []audit.Finding
	for _, f := range findings {
		i := slices.IndexFunc(gathered, func(g audit.Finding) bool {
			return len(f.Channels) == 1 && g.Rule == f.Rule && g.Severity == f.Severity && g.Point == f.Point &&
				len(g.Values) == len(g.Channels)*len(f.Values) && len(g.Quotes) == len(g.Channels)*len(f.Quotes)
		})
		if i < 0 {
			gathered = append(gathered, f)
			continue
		}
		g := &gathered[i]
		g.Channels, g.Values, g.Quotes = slices.Concat(g.Channels, f.Channels), slices.Concat(g.Values, f.Values), slices.Concat(g.Quotes, f.Quotes)
	}
	missed := map[audit.Severity][]string{}
	for _, f := range gathered {
		if f.Rule == audit.RuleMissedPoint && len(f.Values)+len(f.Quotes) == 0 {
			missed[f.Severity] = append(missed[f.Severity], fmt.Sprintf("%s by %s", f.Point, joined(f.Channels)))
			continue
		}
		out.Findings = append(out.Findings, newPageFinding(f))
	}
	for _, severity := range []audit.Severity{audit.SeverityError, audit.SeverityWarning, audit.SeverityNote} {
		if points := missed[severity]; len(points) > 0 {
			f := newPageFinding(audit.Finding{Rule: audit.RuleMissedPoint, Severity: severity})
			f.Channels = pageLine(strings.Join(points, "; "))
			if severity != audit.SeverityNote {
				f.Channels = "required: " + f.Channels
			}
			out.Findings = append(out.Findings, f)
		}
	}
	return out
}

func newPageFinding(f audit.Finding) pageFinding {
	out := pageFinding{Label: pageLine(string(f.Rule)), Class: tones[string(f.Severity)].String(), Point: pageLine(f.Point)}
	if f.Rule == audit.RuleContradiction && f.Point == "" {
		out.Label += ", to confirm"
	}
	if len(f.Values)+len(f.Quotes) == 0 {
		out.Channels = pageLine(joined(f.Channels))
		return out
	}
	one := func(list []string, i int) string {
		if i < len(list) {
			return pageLine(list[i])
		}
		return ""
	}
	for i := range max(len(f.Channels), len(f.Values), len(f.Quotes)) {
		out.Said = append(out.Said, pageQuote{one(f.Channels, i), one(f.Values, i), one(f.Quotes, i)})
	}
	return out
}

// A method is how the index is made.
type method struct {
	Prose   []string
	Pillars grid
	Steps   grid
}

func newMethod(p audit.Profile) method {
	var m method
	if p.ID == "" {
		return m
	}
	name := p.ID
	if title := p.Title.In("en"); title != "" {
		name = fmt.Sprintf("%s (%s)", title, p.ID)
	}
	how := "their weighted mean"
	if p.Aggregation == audit.Geometric {
		how = "their weighted geometric mean"
	}
	m.Prose = append(m.Prose, pageLine(fmt.Sprintf("Profile %s: the index, out of 100, is made of %s, %s.", name, counted(len(p.Pillars), "pillar", "pillars"), how)))
	if len(p.Channels) > 0 {
		m.Prose = append(m.Prose, pageLine(fmt.Sprintf("Only these channels count: %s.", joined(p.Channels))))
	}
	if p.Horizon > 0 {
		m.Prose = append(m.Prose, fmt.Sprintf("An answer later than %s counts as none.", limit(p.Horizon)))
	}
	m.Prose = append(m.Prose, fmt.Sprintf("Two answers count as the same when they are alike to %s out of 100 or more and nothing contradicts.", markOf(audit.Mark(p.SameAt))))
	var total float64
	for _, pillar := range p.Pillars {
		total += pillar.Weight
	}
	pillars := sheet{heads: []head{{title: "Pillar"}, {title: "Weight", right: true}, {title: "Share", right: true}, {title: "Criteria"}}}
	for _, pillar := range p.Pillars {
		var criteria []string
		for _, c := range pillar.Criteria {
			s := c.Criterion
			if len(pillar.Criteria) > 1 {
				s += " ×" + weight(c.Weight)
			}
			criteria = append(criteria, s)
		}
		w := weight(pillar.Weight)
		pillars.rows = append(pillars.rows, []cell{
			text(pillar.ID), figure(w, w, plain), figure(w, percent(audit.Mark(pillar.Weight/total))+" %", plain), text(strings.Join(criteria, ", ")),
		})
	}
	m.Pillars = newGrid("Pillars of the index", pillars)
	steps := sheet{heads: []head{{title: "Delays"}, {title: "Channels"}, {title: "Mark, by the first limit that holds", note: "Beyond the last step: 0."}}}
	for _, t := range p.Latency {
		var words []string
		for _, s := range t.Steps {
			words = append(words, fmt.Sprintf("%s: %s", limit(s.Limit), weight(100*s.Share)))
		}
		steps.rows = append(steps.rows, []cell{text(t.ID), text(strings.Join(t.Channels, ", ")), text(strings.Join(words, " · "))})
	}
	m.Steps = newGrid("Marks of delays", steps)
	return m
}
