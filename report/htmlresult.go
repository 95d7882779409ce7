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
	Gate      pageGate
	Caveats   []string // the first, which are the weightiest
	Further   []string // caveats for the end of the page
	Ranking   grid
	Heat      grid
	States    grid
	Criteria  grid
	Others    []pageSection
	Companies []dossier
	Key       string // to the tables of the companies
	Method    pageMethod
	Origin    []string
}

// A pageFigure is a share in large figures.
type pageFigure struct{ Value, Of, Label string }

func newResultPage(r audit.Result) resultPage {
	p := resultPage{
		Words: r.Language, Name: pageLine(title(r)), Figures: figuresOf(r.Headline), Gate: newPageGate(r),
		Ranking: rankingGrid(ranking(r)), Heat: heatGrid(r), States: statesGrid(r), Criteria: criteriaGrid(r),
		Others: others(r), Companies: dossiers(r), Key: pageLine(channels(r).shown().notes() + " " + answersNote),
		Method: newPageMethod(r.Profile),
	}
	name := title(r)
	var made []string
	if r.Wave != "" {
		name += " · " + r.Wave
		made = append(made, "wave "+pageLine(r.Wave))
	}
	if r.Profile.ID != "" {
		made = append(made, "profile "+pageLine(r.Profile.ID))
	}
	p.shell = newShell(name)
	p.About = append(slices.Clone(made), howMany(len(r.Ranking), "company", "companies"), howMany(len(r.Scenarios), "scenario", "scenarios"),
		howMany(len(channelsOf(r)), "channel", "channels"), howMany(len(r.Contacts), "contact", "contacts"))
	p.Origin = slices.Concat([]string{"campaign " + pageLine(r.Campaign)}, made, []string{"seed " + strconv.FormatUint(r.Seed, 10)})
	if r.Draws > 0 {
		p.Origin = append(p.Origin, fmt.Sprintf("intervals of %s %% from %s", weight(100*r.Level), howMany(r.Draws, "draw", "draws")))
	}
	p.Lead = pageLine(requirement(r))
	if p.Figures == nil {
		p.Lead = strings.TrimSpace(headline(r.Headline) + " " + p.Lead)
	}
	for i, c := range r.Caveats {
		if i < fewCaveats {
			p.Caveats = append(p.Caveats, pageLine(c))
		} else {
			p.Further = append(p.Further, pageLine(c))
		}
	}
	return p
}

// fewCaveats are read beside the ranking; a thousand rows left out, each a caveat, would bury it.
const fewCaveats = 12

// howMany is a number of things, in words that fit it.
func howMany(n int, one, many string) string {
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
		return pageFigure{value, fmt.Sprintf("%d of %s", n, howMany(of, "company", "companies")), label}
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

// criteriaGrid is every company on the criteria that the ranking has no column for, where any was marked.
func criteriaGrid(r audit.Result) grid {
	var criteria []string
	for _, c := range further(r.Profile) {
		if slices.ContainsFunc(r.Ranking, func(p audit.Position) bool { return p.Criteria[c].Defined() }) {
			criteria = append(criteria, c)
		}
	}
	if len(criteria) == 0 {
		return grid{}
	}
	s := sheet{heads: []head{{title: "Company", note: "Mean marks out of 100, shaded from 50 and from 75."}}}
	for _, c := range criteria {
		s.heads = append(s.heads, head{title: c, right: true})
	}
	for _, p := range r.Ranking {
		row := []cell{text(nameOf(p))}
		for _, c := range criteria {
			row = append(row, heat(p.Criteria[c]))
		}
		s.rows = append(s.rows, row)
	}
	return newGrid("Companies by criterion", s)
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
