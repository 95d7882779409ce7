package report

import (
	"bytes"
	"fmt"

	"github.com/diapason-audit/diapason/audit"
)

// A PlannedContact is one line of a plan: what is to be asked, in order.
type PlannedContact struct {
	audit.Key
	Address string `json:"address"` // of the company on the channel; "" none is known
}

// A Sizing is a size of field work that tells two companies apart.
type Sizing struct {
	Difference float64     `json:"difference"`         // index points between them
	Level      float64     `json:"level"`              // of the intervals, 0…1
	Power      float64     `json:"power"`              // chance to tell them apart, 0…1; of the most scenarios tried when Scenarios is nil
	Attempts   int         `json:"attempts"`           // at each scenario
	Scenarios  *int        `json:"scenarios"`          // nil: more than were tried
	PerCompany *int        `json:"contacts_a_company"` // on all channels
	Contacts   *int        `json:"contacts"`           // of all companies
	HalfWidth  audit.Score `json:"share_half_width"`   // of Wilson's interval of a share of one half among a company's contacts, 0…1
}

// Plan writes the contacts to come as table, csv or jsonl.
func Plan(format, title string, contacts []PlannedContact, o Options) ([]byte, error) {
	type row = PlannedContact
	return listing(format, title, []column[row]{
		{head{name: "wave", title: "Wave", drop: 3}, func(c row) cell { return text(c.Wave) }},
		{companyHead, func(c row) cell { return text(c.Company) }},
		{scenarioHead, func(c row) cell { return text(c.Scenario) }},
		{channelHead, func(c row) cell { return text(c.Channel) }},
		{attemptHead, func(c row) cell { return count(c.Attempt) }},
		{head{name: "address", title: "Address", flex: 24, drop: 1}, func(c row) cell { return text(c.Address) }},
	}, contacts, o)
}

// Sizings writes how much field work it takes, as table, csv or jsonl.
func Sizings(format, title string, sizings []Sizing, o Options) ([]byte, error) {
	type row = Sizing
	perhaps := func(n *int) cell {
		if n == nil {
			return none()
		}
		return count(*n)
	}
	return listing(format, title, []column[row]{
		{head{name: "difference", title: "Points apart", right: true}, func(s row) cell { return figure(fmt.Sprint(s.Difference), fmt.Sprint(s.Difference), plain) }},
		{head{name: "level"}, func(s row) cell { return share(audit.Mark(s.Level)) }},
		{head{name: "power", title: "Power", right: true, drop: 1}, func(s row) cell { return share(audit.Mark(s.Power)) }},
		{head{name: "attempts", title: "Attempts", right: true}, func(s row) cell { return count(s.Attempts) }},
		{head{name: "scenarios", title: "Scenarios", right: true}, func(s row) cell { return perhaps(s.Scenarios) }},
		{head{name: "contacts_a_company", title: "Contacts a company", right: true}, func(s row) cell { return perhaps(s.PerCompany) }},
		{head{name: "contacts", title: "In all", right: true}, func(s row) cell { return perhaps(s.Contacts) }},
		{head{name: "share_half_width", title: "Share", right: true, drop: 2, note: "Share: how near one of a company's contacts is then known, such as that of the answered, at worst (Wilson, 95 %)."}, func(s row) cell {
			return figure(s.HalfWidth.Share(), "± "+percent(s.HalfWidth)+" %", plain)
		}},
	}, sizings, o)
}

// listing writes rows under a title, which the table alone shows.
func listing[T any](format, title string, cols []column[T], rows []T, o Options) ([]byte, error) {
	var buf bytes.Buffer
	switch format {
	case "csv":
		err := fill(cols, rows).csv(&buf)
		return buf.Bytes(), err
	case "jsonl":
		for _, row := range rows {
			b, err := encodeJSON(row, "")
			if err != nil {
				return nil, err
			}
			buf.Write(b)
		}
		return buf.Bytes(), nil
	}
	p := page{&buf, o}
	p.paragraph("", title, "")
	buf.WriteByte('\n')
	err := p.noted(fill(cols, rows).shown())
	return buf.Bytes(), err
}
