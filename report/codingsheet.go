package report

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/diapason-audit/diapason/audit"
)

// A CodingSheet is what a coder fills in: a row a contact, an empty cell for each mark. Every row bears the contact's id,
// by which its marks find back.
type CodingSheet struct {
	Blind    bool // the company is a pseudonym
	Criteria []CodedCriterion
	Contacts []CodedContact
}

// A CodedCriterion is a criterion or point to mark, with what is known of it.
type CodedCriterion struct{ ID, Title, Definition string }

// A CodedContact is a row for the coder.
type CodedContact struct {
	audit.Key
	Pseudonym string // of a blind sheet
	Complaint string
	Text      string // all that the company wrote
	Coder     string
	Asked     []bool // of each criterion, whether it can be marked here: a point belongs to its scenario
}

// wide are the columns of prose, and how wide a workbook shows them.
var wide = map[string]float64{"complaint": 40, "text": 80, "note": 30}

func (s CodingSheet) columns() []string {
	company := "company"
	if s.Blind {
		company = "pseudonym"
	}
	columns := []string{"contact", "wave", company, "scenario", "channel", "attempt", "complaint", "text", "coder"}
	for _, c := range s.Criteria {
		columns = append(columns, "code."+c.ID)
	}
	return append(columns, "note")
}

// cells are the row of a contact, but for what the coder fills in at its end.
func (s CodingSheet) cells(c CodedContact) []string {
	company := c.Company
	if s.Blind {
		company = c.Pseudonym
	}
	return []string{c.ID(), c.Wave, company, c.Scenario, c.Channel, strconv.Itoa(c.Attempt), c.Complaint, c.Text, c.Coder}
}

// CSV writes the sheet without the page that explains the criteria.
func (s CodingSheet) CSV() ([]byte, error) {
	var buf bytes.Buffer
	if err := writeRecord(&buf, s.columns()); err != nil {
		return nil, err
	}
	for _, c := range s.Contacts {
		record := s.cells(c)
		for i, f := range record {
			record[i] = csvText(f)
		}
		record = append(record, make([]string, len(s.Criteria)+1)...)
		if err := writeRecord(&buf, record); err != nil {
			return nil, err
		}
	}
	return buf.Bytes(), nil
}

// XLSX writes a workbook: the rows, refusing what is no mark as it is typed, cells greyed where there is nothing to mark,
// and a page with the criteria. Texts too long for a cell are cut and say so; cut counts them.
func (s CodingSheet) XLSX() (b []byte, cut int, err error) {
	f := excelize.NewFile()
	defer f.Close()
	const rows = "coding"
	w := workbook{File: f}
	w.do(f.SetSheetName("Sheet1", rows))
	w.do(f.SetDocProps(&excelize.DocProperties{Creator: "Diapason", Title: "Coding sheet"}))
	title := w.style(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE6EE"}}})
	prose := w.style(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	grey := w.style(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"D9D9D9"}}})

	columns := s.columns()
	w.row(rows, 1, columns, title)
	for i, name := range columns {
		letter := w.letter(i + 1)
		width, isWide := wide[name]
		if !isWide {
			width = float64(max(12, len(name)+2))
		}
		w.do(f.SetColWidth(rows, letter, letter, width))
	}
	for i, c := range s.Contacts {
		record := s.cells(c)
		for j, text := range record {
			if fitting := fitCell(cellText(text)); fitting != cellText(text) {
				record[j], cut = fitting, cut+1
			} else {
				record[j] = fitting
			}
		}
		w.row(rows, i+2, record, prose)
		for j := range s.Criteria {
			if !c.Asked[j] {
				cell := w.letter(len(record)+1+j) + strconv.Itoa(i+2)
				w.do(f.SetCellStyle(rows, cell, cell, grey))
			}
		}
	}
	w.do(f.SetPanes(rows, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	if len(s.Criteria) > 0 && len(s.Contacts) > 0 {
		first := len(columns) - len(s.Criteria)
		from := w.letter(first)
		marks := excelize.NewDataValidation(true)
		marks.SetSqref(fmt.Sprintf("%s2:%s%d", from, w.letter(len(columns)-1), len(s.Contacts)+1))
		marks.Type = "custom"
		marks.Formula1 = strings.ReplaceAll(`OR(X2="na",AND(ISNUMBER(X2),X2>=0,1>=X2))`, "X2", from+"2") // goes into the XML as it is: no "<"
		marks.SetError(excelize.DataValidationErrorStyleStop, "No mark", "A mark is a number from 0 to 1, or na.")
		w.do(f.AddDataValidation(rows, marks))
	}

	_, err = f.NewSheet(audit.CriteriaSheet)
	w.do(err)
	w.row(audit.CriteriaSheet, 1, []string{"code", "title", "definition", "scale"}, title)
	for i, c := range s.Criteria {
		w.row(audit.CriteriaSheet, i+2, []string{"code." + c.ID, cellText(c.Title), cellText(c.Definition), "0 to 1, or na: does not apply; empty: not coded"}, prose)
	}
	for i, width := range []float64{24, 40, 80, 40} {
		w.do(f.SetColWidth(audit.CriteriaSheet, w.letter(i+1), w.letter(i+1), width))
	}
	if w.err != nil {
		return nil, cut, w.err
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, cut, err
	}
	return buf.Bytes(), cut, nil
}

// A workbook keeps the first error of the many calls that make it.
type workbook struct {
	*excelize.File
	err error
}

func (w *workbook) do(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *workbook) style(s *excelize.Style) int {
	id, err := w.NewStyle(s)
	w.do(err)
	return id
}

func (w *workbook) letter(column int) string {
	name, err := excelize.ColumnNumberToName(column)
	w.do(err)
	return name
}

// row writes texts, never formulas or numbers, from the first column on.
func (w *workbook) row(sheet string, line int, texts []string, style int) {
	for i, text := range texts {
		w.do(w.SetCellStr(sheet, w.letter(i+1)+strconv.Itoa(line), text))
	}
	w.do(w.SetCellStyle(sheet, "A"+strconv.Itoa(line), w.letter(len(texts))+strconv.Itoa(line), style))
}

// fitCell cuts a text to what a cell holds, counted as Excel does, and says so at its end.
func fitCell(s string) string {
	const most, mark = excelize.TotalCellChars, " […]"
	if len(s) <= most || len(utf16.Encode([]rune(s))) <= most {
		return s
	}
	room := most - len(mark)
	var b strings.Builder
	for _, r := range s {
		if room -= utf16.RuneLen(r); room < 0 {
			break
		}
		b.WriteRune(r)
	}
	return b.String() + mark
}
