package collect

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/diapason-audit/diapason/audit"
)

// maxValues is how many different values a criterion may have: more are measurements, not marks, and ratio alpha takes
// time with their square.
const maxValues = 5000

// Ratings are the marks of all rows, each coder's of a unit once. Two that disagree are a problem, and neither counts.
func Ratings(rows []CodingRow) ([]audit.Rating, []audit.Problem) {
	marks, problems := distinct(rows)
	ratings := make([]audit.Rating, len(marks))
	for i, m := range marks {
		ratings[i] = m.rating()
	}
	return ratings, audit.SortProblems(problems)
}

// A markAt is a mark with the row it stands in.
type markAt struct {
	*CodingRow
	CodingMark
}

func (m markAt) rating() audit.Rating {
	return audit.Rating{Criterion: m.Criterion, Unit: m.Unit, Coder: m.Coder, Value: m.Value}
}

func (m markAt) problem(rule, format string, args ...any) audit.Problem {
	return m.CodingMark.at.problem(m.File, rule, fmt.Sprintf(format, args...))
}

// distinct takes the marks out of the rows, by unit and coder, and finds those that a coder gave twice.
func distinct(rows []CodingRow) (marks []markAt, problems []audit.Problem) {
	order := make([]*CodingRow, len(rows))
	for i := range rows {
		order[i] = &rows[i]
	}
	slices.SortFunc(order, func(a, b *CodingRow) int {
		return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Coder, b.Coder), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	values := map[string]map[string]bool{} // of each criterion
	for start, i := 0, 1; i <= len(order); i++ {
		if i < len(order) && order[i].Unit == order[start].Unit && order[i].Coder == order[start].Coder {
			continue
		}
		given, wrong := onceEach(order[start:i])
		marks, problems = append(marks, given...), append(problems, wrong...)
		for _, m := range given {
			if values[m.Criterion] == nil {
				values[m.Criterion] = map[string]bool{}
			}
			if of := values[m.Criterion]; len(of) <= maxValues && !of[m.Value] {
				if of[m.Value] = true; len(of) > maxValues {
					problems = append(problems, m.problem("too-many-values", "%q has more than %d different values: round them", m.Criterion, maxValues))
				}
			}
		}
		start = i
	}
	return marks, problems
}

// onceEach takes the marks of one coder and unit from their rows, in order. A criterion with two marks is a problem where
// the second stands, and has none.
func onceEach(rows []*CodingRow) (marks []markAt, problems []audit.Problem) {
	for _, row := range rows {
		for _, m := range row.Marks {
			marks = append(marks, markAt{row, m})
		}
	}
	if len(rows) == 1 { // a row has each criterion once
		return marks, nil
	}
	first, disputed := map[string]markAt{}, map[string]bool{}
	for _, m := range marks {
		earlier, again := first[m.Criterion]
		switch {
		case !again:
			first[m.Criterion] = m
		case earlier.Value != m.Value:
			disputed[m.Criterion] = true
			problems = append(problems, m.problem("code-conflict", "coder %q gives %s for %q here, but %s:%d says %s",
				m.Coder, quote(m.Value), m.Criterion, earlier.File, earlier.Line, quote(earlier.Value)))
		}
	}
	return slices.DeleteFunc(marks, func(m markAt) bool {
		return disputed[m.Criterion] || m != first[m.Criterion]
	}), problems
}

// A Coded is what coders' marks make of the contacts.
type Coded struct {
	Contacts []audit.Contact // those given, with the coders' consensus among their codes
	Ratings  []audit.Rating  // of the campaign's wave and all coders but the adjudicator, who has seen the others' marks
	Open     []string        // what the coders disagree on and the campaign's rule leaves open, a line each
	Foreign  []string        // criteria that were coded and that the profile does not have
	Absent   []audit.Problem // rows of contacts that are not among those given
}

// Code gives the contacts the marks of their coders, made one by the campaign's rule. Marks that stand in the answers
// count as those of one more coder. The order of rows is nothing to the result.
func Code(c audit.Campaign, contacts []audit.Contact, rows []CodingRow) (Coded, []audit.Problem) {
	if len(rows) == 0 {
		return Coded{Contacts: contacts}, nil
	}
	marks, problems := distinct(rows)
	k := coding{campaign: c, at: map[string]int{}, marks: make([]map[string][]audit.CoderMark, len(contacts)), known: newReader("", c)}
	for i, contact := range contacts {
		k.at[contact.ID()] = i
		for criterion, code := range contact.Codes {
			k.add(i, criterion, answersCoder, code)
		}
	}
	foreign := map[string]bool{}
	absent := map[*CodingRow]bool{}
	for _, m := range marks {
		i, ok := k.at[m.Unit]
		if !ok {
			if !absent[m.CodingRow] {
				absent[m.CodingRow] = true
				k.absent = append(k.absent, k.unknown(m.CodingRow))
			}
			continue
		}
		scenario := contacts[i].Scenario
		switch points := k.known.points[scenario]; {
		case points[m.Criterion] || k.known.criteria.has(m.Criterion):
			code, err := parseCode(m.Value)
			if err != nil { // in a long table anything can stand
				problems = append(problems, m.problem("bad-code", "code %s for %q %v", quote(m.Value), m.Criterion, err))
				continue
			}
			k.add(i, m.Criterion, m.Coder, code)
		case k.known.marked.has(m.Criterion):
			problems = append(problems, m.problem("code-not-in-scenario", "code for %q, which is not a point of %s: it has %s",
				m.Criterion, scenario, list(slices.Sorted(maps.Keys(points)))))
		default:
			foreign[m.Criterion] = true
			k.rate(contacts[i], m.rating())
		}
	}
	coded := Coded{Foreign: slices.Sorted(maps.Keys(foreign)), Absent: audit.SortProblems(k.absent)}
	coded.Contacts, coded.Open = k.settle(contacts)
	coded.Ratings = k.ratings
	return coded, audit.SortProblems(problems)
}

// A coding gathers the marks of each contact.
type coding struct {
	campaign audit.Campaign
	known    *reader
	at       map[string]int                 // contact's id -> place
	marks    []map[string][]audit.CoderMark // contact -> criterion
	ratings  []audit.Rating
	absent   []audit.Problem
}

func (k *coding) add(contact int, criterion, coder string, code audit.Code) {
	if k.marks[contact] == nil {
		k.marks[contact] = map[string][]audit.CoderMark{}
	}
	k.marks[contact][criterion] = append(k.marks[contact][criterion], audit.CoderMark{Coder: coder, Code: code})
}

// rate keeps a rating of the campaign's wave by any coder who has not seen the others' marks.
func (k *coding) rate(c audit.Contact, r audit.Rating) {
	if k.ofWave(c) && !(k.campaign.Coding.Consensus == audit.Adjudicated && r.Coder == k.campaign.Coding.Adjudicator) {
		k.ratings = append(k.ratings, r)
	}
}

func (k *coding) ofWave(c audit.Contact) bool {
	return k.campaign.Wave == "" || c.Wave == k.campaign.Wave
}

// settle puts the consensus into the contacts' codes, and lists what stays open.
func (k *coding) settle(contacts []audit.Contact) (coded []audit.Contact, open []string) {
	coded = slices.Clone(contacts)
	for i := range coded {
		if k.marks[i] == nil {
			continue
		}
		contact := &coded[i]
		codes := map[string]audit.Code{}
		for _, criterion := range slices.Sorted(maps.Keys(k.marks[i])) {
			marks := k.marks[i][criterion]
			if code, ok := k.campaign.Coding.Settle(marks); ok {
				codes[criterion] = code
			} else if k.ofWave(*contact) {
				open = append(open, fmt.Sprintf("%s of %s", criterion, contact.Key))
			}
			for _, m := range marks {
				k.rate(*contact, audit.Rating{Criterion: criterion, Unit: contact.ID(), Coder: m.Coder, Value: show(m.Code)})
			}
		}
		contact.Codes = codes
	}
	return coded, open
}

// unknown is the problem of a row whose contact is not there: a mistyped name, or nothing in the answers.
func (k *coding) unknown(row *CodingRow) audit.Problem {
	at := row.at
	for _, f := range []struct {
		name  string
		given string
		known words
	}{{"company", row.Key.Company, k.known.companies}, {"scenario", row.Key.Scenario, k.known.scenarios}, {"channel", row.Key.Channel, k.known.channels}} {
		if f.given != "" && !f.known.has(f.given) {
			return at.problem(row.File, "unknown-"+f.name, fmt.Sprintf("%s %s is not one of %s%s", f.name, quote(f.given), list(f.known.sorted), didYouMean(f.given, f.known.sorted)))
		}
	}
	what := "contact " + quote(row.Unit)
	if row.Key.Company != "" {
		what = row.Key.String()
	}
	return at.problem(row.File, "unknown-contact", what+" is not in the answers: there is nothing to code")
}
