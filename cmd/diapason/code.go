package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/collect"
	"github.com/diapason-audit/diapason/audit/text"
	"github.com/diapason-audit/diapason/report"
)

type codeOptions struct {
	format  string
	outputs []string
	all     bool
	sample  string
	blind   bool
	seed    uint64
	coder   string
}

var codeForms = forms{{Name: "csv", Ext: ".csv"}, {Name: "xlsx", Ext: ".xlsx"}}

func newCode(e *env) *cobra.Command {
	opt := codeOptions{}
	cmd := &cobra.Command{
		Use:     "code DIR",
		Short:   "Make a sheet for human coders, with the texts and the criteria to mark",
		GroupID: "judge",
		Long: "Code writes a row for every contact of the campaign in DIR that got a message in time, with the complaint, all that\n" +
			"the company wrote, and an empty column code.* for each criterion of the profile that the machine does not mark or\n" +
			"only suggests. Marks run from 0 to 1; na means that the criterion does not apply. Put the filled sheet into DIR/coding,\n" +
			"under the coder's name: audit reads it there, and its marks override the machine's.\n\n" +
			"--blind takes out the company's column and, from the texts, its name, id, @handles and the name in its e-mail address.\n" +
			"Nicknames, products, staff and whatever else gives a company away to one who knows it stay; read a few rows before you\n" +
			"call it blind.",
		Example: examples("diapason code barometer -o anne.xlsx --coder anne", "diapason code barometer --all --sample 10% --blind --seed 7 -o bob.csv"),
		Args:    takes(1, 1, "a campaign folder"),
		RunE:    func(cmd *cobra.Command, args []string) error { return writeCodingSheet(cmd.Context(), e, opt, args[0]) },
	}
	f := cmd.Flags()
	f.StringVarP(&opt.format, "format", "f", "", "format: "+strings.Join(codeForms.names(), ", ")+" (default csv)")
	f.StringArrayVarP(&opt.outputs, "output", "o", nil, "write to a new file instead, format from its extension; repeatable, - is stdout")
	f.BoolVar(&opt.all, "all", false, "columns for all criteria and points, those that the machine marks too")
	f.StringVar(&opt.sample, "sample", "", "only so many contacts, drawn by lot: 10%, or 30")
	f.BoolVar(&opt.blind, "blind", false, "hide which company it is, and shuffle the rows")
	f.Uint64Var(&opt.seed, "seed", 1, "seed of the sample, the pseudonyms and the shuffling")
	f.StringVar(&opt.coder, "coder", "", "write this coder's name into every row")
	must(cmd.RegisterFlagCompletionFunc("format", completeFrom(codeForms.names())))
	return cmd
}

// writeCodingSheet writes the sheet of a campaign, never over one that is there.
func writeCodingSheet(ctx context.Context, e *env, opt codeOptions, dir string) error {
	outputs, err := codeForms.plan(opt.format, opt.outputs)
	if err != nil {
		return err
	}
	for _, o := range outputs {
		switch {
		case o.path != "-" && exists(o.path):
			return fmt.Errorf("%q exists already: a coder's marks may be in it\ndiapason: hint: name a new file", o.path)
		case o.path == "-" && o.format.Name == "xlsx" && e.screen:
			return errors.New("a workbook is nothing for a screen: name a file with -o")
		}
	}
	if collect.Reserved(opt.coder) {
		return fmt.Errorf("no coder can be called %q: results use the name", opt.coder)
	}
	draw, err := parseSample(opt.sample)
	if err != nil {
		return err
	}
	c, contacts, err := readContacts(ctx, e, dir, "no sheet was written")
	if err != nil {
		return err
	}
	sheet, err := codingSheet(ctx, c, uncoded(c, contacts), opt, draw)
	if err != nil {
		return err
	}
	err = writeOutputs(ctx, e, outputs, func(o output) ([]byte, error) {
		if o.format.Name == "csv" {
			return sheet.CSV()
		}
		b, cut, err := sheet.XLSX()
		if cut > 0 {
			remark(e, "%s cut, as a cell of a workbook holds no more: write CSV for the whole", plural(cut, "text"))
		}
		return b, err
	})
	if err == nil {
		remark(e, "%s and %s to mark; next: put the filled sheet into %s", plural(len(sheet.Contacts), "contact"),
			plural(len(sheet.Criteria), "column"), filepath.Join(dir, codingFolder))
	}
	return err
}

// parseSample reads how many of n contacts are drawn: a share, rounded up, or a number.
func parseSample(s string) (func(n int) int, error) {
	if s == "" {
		return func(n int) int { return n }, nil
	}
	wrong := fmt.Errorf("sample %q is neither a share such as 10%% nor a number of contacts from 1", s)
	if percent, ok := strings.CutSuffix(s, "%"); ok {
		x, err := strconv.ParseFloat(percent, 64)
		if err != nil || !(x > 0 && x <= 100) {
			return nil, wrong
		}
		return func(n int) int { return int(math.Ceil(x * float64(n) / 100)) }, nil
	}
	most, err := strconv.Atoi(s)
	if err != nil || most < 1 {
		return nil, wrong
	}
	return func(n int) int { return min(n, most) }, nil
}

// codingSheet makes the sheet of a campaign.
func codingSheet(ctx context.Context, c audit.Campaign, contacts []audit.Contact, opt codeOptions, draw func(int) int) (report.CodingSheet, error) {
	sheet := report.CodingSheet{Blind: opt.blind}
	criteria, err := toCode(ctx, c, contacts, opt.all)
	if err != nil {
		return sheet, err
	}
	for _, id := range criteria {
		title, definition := explained(c, id)
		sheet.Criteria = append(sheet.Criteria, report.CodedCriterion{ID: id, Title: title, Definition: definition})
	}
	for _, contact := range contacts {
		text := writings(contact, c.Profile)
		if text == "" || !c.Profile.Counts(contact.Channel) || !c.Applies(contact.Company, contact.Channel) {
			continue
		}
		scenario, _ := c.Scenario(contact.Scenario)
		row := report.CodedContact{
			Key: contact.Key, Complaint: scenario.Complaint(contact.Channel, c.Language), Text: text, Coder: opt.coder,
			Asked: make([]bool, len(criteria)),
		}
		for i, id := range criteria {
			_, point := scenario.Point(id)
			row.Asked[i] = point || slices.Contains(c.Profile.Criteria(), id)
		}
		sheet.Contacts = append(sheet.Contacts, row)
	}
	if len(sheet.Contacts) == 0 {
		return sheet, errors.New("no contact to code: no message came back in time")
	}
	byLot := func(a, b report.CodedContact) int { return cmp.Compare(lot(opt.seed, a.ID()), lot(opt.seed, b.ID())) }
	slices.SortFunc(sheet.Contacts, byLot)
	sheet.Contacts = sheet.Contacts[:draw(len(sheet.Contacts))]
	if !opt.blind {
		slices.SortFunc(sheet.Contacts, func(a, b report.CodedContact) int { return a.Key.Compare(b.Key) })
		return sheet, nil
	}
	for i := range sheet.Contacts {
		row := &sheet.Contacts[i]
		company, _ := c.Company(row.Company)
		names := namesOf(company)
		row.Pseudonym = "company-" + lot(opt.seed, "company "+company.ID)[:8]
		row.Complaint, row.Text = text.Hide(row.Complaint, names, "[company]"), text.Hide(row.Text, names, "[company]")
	}
	return sheet, nil
}

// lot is what a thing draws under a seed: letters that sort at random.
func lot(seed uint64, thing string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %s", seed, thing))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:20]))
}

// toCode lists the criteria and points to mark: all, or the criteria of the profile that the machine marks on no
// contact, or only suggests.
func toCode(ctx context.Context, c audit.Campaign, contacts []audit.Contact, all bool) ([]string, error) {
	criteria := c.Profile.Criteria()
	if all {
		var points []string
		for _, s := range c.Scenarios {
			for _, p := range s.Points {
				points = append(points, p.ID)
			}
		}
		slices.Sort(points)
		return append(criteria, slices.Compact(points)...), nil
	}
	groups, err := machineMarks(ctx, c, contacts)
	if err != nil {
		return nil, err
	}
	decided := map[string]bool{audit.Latency: true, audit.Completeness: true, audit.Consistency: true} // no contact's own: only --all asks for it
	for _, g := range groups {
		for _, contact := range g.Contacts {
			for _, mark := range contact.Criteria {
				x, _ := c.Criterion(mark.Criterion)
				decided[mark.Criterion] = decided[mark.Criterion] || x.Detection != audit.Suggestion
			}
		}
	}
	if criteria = slices.DeleteFunc(criteria, func(id string) bool { return decided[id] }); len(criteria) == 0 {
		return nil, fmt.Errorf("nothing to code contact by contact: the machine marks every such criterion of profile %q\n"+
			"diapason: hint: --all has columns for them all the same, for consistency and for the points", c.Profile.ID)
	}
	return criteria, nil
}

// explained is what a coder is told of a criterion or point: its title, and its definition with the scale.
func explained(c audit.Campaign, id string) (title, definition string) {
	for _, s := range c.Scenarios {
		if p, ok := s.Point(id); ok {
			return p.Ask.In(c.Language), "what the answer says to this point of " + s.ID
		}
	}
	criterion, ok := c.Criterion(id)
	if !ok {
		return id, ""
	}
	parts := []string{criterion.Definition.In(c.Language)}
	for _, g := range criterion.Scale {
		parts = append(parts, fmt.Sprintf("%v %s", g.Mark, g.Means.In(c.Language)))
	}
	return cmp.Or(criterion.Name.In(c.Language), id), strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "; ")
}

// writings is all that a company wrote on a contact within the horizon, message by message where there are several; ""
// when it wrote nothing. The time is left out: how prompt an answer was is not for its coder to weigh.
func writings(c audit.Contact, p audit.Profile) string {
	var messages []string
	wrote := false
	for _, a := range c.Answers {
		if a.AnsweredAt.Sub(c.SentAt) > p.Horizon {
			continue
		}
		if a.Kind == audit.KindReminder {
			messages = append(messages, "[the customer's reminder]\n"+a.Text)
			continue
		}
		wrote = true
		messages = append(messages, a.Text)
	}
	switch {
	case !wrote:
		return ""
	case len(messages) == 1:
		return messages[0]
	}
	var b bytes.Buffer
	for i, text := range messages {
		fmt.Fprintf(&b, "[%d]\n%s\n\n", i+1, text)
	}
	return strings.TrimSpace(b.String())
}

// namesOf are the words that give a company away: its name and id, its handles, and what its e-mail addresses are named
// after. Other addresses are named after anybody.
func namesOf(c audit.Company) []string {
	names := []string{c.Name, c.ID}
	for _, address := range c.Channels {
		if handle, ok := strings.CutPrefix(address, "@"); ok {
			names = append(names, handle)
		} else if _, domain, ok := strings.Cut(address, "@"); ok {
			labels := strings.Split(domain, ".")
			at := max(0, len(labels)-2)
			if at > 0 && len(labels[at]) < 4 { // co.uk
				at--
			}
			names = append(names, labels[at])
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
