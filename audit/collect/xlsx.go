package collect

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/diapason-audit/diapason/audit"
)

// cellErrors are what Excel shows where a formula went wrong.
var cellErrors = []string{"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"}

// readXLSX reads the first sheet that begins with a header. Dates that Excel stores as numbers carry no zone: they are
// times on the campaign's clock, to the second.
func readXLSX(rd *reader, r io.Reader) error {
	packed, err := io.ReadAll(io.LimitReader(r, maxWorkbook+1))
	if err != nil {
		return err
	}
	if len(packed) > maxWorkbook {
		return fmt.Errorf("a workbook of more than %d MiB", maxWorkbook>>20)
	}
	f, err := excelize.OpenReader(bytes.NewReader(packed), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxWorkbook, UnzipXMLSizeLimit: maxWorkbook, // equal: nothing goes to a temporary file
	})
	if err != nil {
		return err
	}
	defer f.Close()
	props, err := f.GetWorkbookProps()
	if err != nil {
		return err
	}
	date1904 := props.Date1904 != nil && *props.Date1904
	rd.serialTime = func(days float64) (time.Time, error) { return excelize.ExcelDateToTime(days, date1904) }
	sheet := rd.pickSheet(f)
	if sheet == "" {
		return nil
	}
	return cmp.Or(rd.readSheet(f, sheet), damage(f))
}

// pickSheet is the first sheet whose first row holds names of columns; the others with something in them are remarked.
func (rd *reader) pickSheet(f *excelize.File) (picked string) {
	var others []string
	for _, sheet := range f.GetSheetList() {
		top, err := firstRow(f, sheet)
		known := 0
		for _, name := range top {
			if rd.layout.names(strings.TrimSpace(name)) {
				known++
			}
		}
		switch {
		case err == nil && len(top) == 0:
		case known >= 2 && picked == "":
			picked = sheet
		case sheet == audit.CriteriaSheet: // our own, beside the marks
		default:
			others = append(others, quote(sheet))
		}
	}
	if picked == "" {
		rd.problem(place{line: 1}, "no-header", "no sheet begins with a header: %s, …", rd.layout.wanted)
	} else if len(others) > 0 {
		rd.remarks = append(rd.remarks, fmt.Sprintf("%s: read sheet %s only, not %s", rd.name, quote(picked), strings.Join(others, ", ")))
	}
	return picked
}

// firstRow is the first row of a sheet with something in it.
func firstRow(f *excelize.File, sheet string) ([]string, error) {
	rows, err := f.Rows(sheet)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		if row, err := rows.Columns(); err != nil || !blank(row) {
			return row, err
		}
	}
	return nil, rows.Error()
}

func (rd *reader) readSheet(f *excelize.File, sheet string) error {
	rows, err := f.Rows(sheet)
	if err != nil {
		return err
	}
	defer rows.Close()
	suspects := uncomputed(f)
	columns := 0 // of the header; 0 before it is read
	for rows.Next() {
		rd.line++
		fields, err := rows.Columns()
		if err != nil {
			return err
		}
		if blank(fields) && (columns == 0 || len(suspects) == 0) {
			continue
		}
		if columns == 0 {
			if !rd.layout.header(fields, sheetPlaces(rd.line, len(fields))) {
				return nil
			}
			columns = len(fields)
			continue
		}
		rd.sheetRow(f, sheet, columns, fields, suspects)
	}
	return rows.Error()
}

// damage is the first mistake in the XML of the sheets. Excelize takes what it cannot read for the end of the rows, and
// those after it would be lost without a word.
func damage(f *excelize.File) error {
	parts := map[string][]byte{}
	f.Pkg.Range(func(path, part any) bool {
		if b, ok := part.([]byte); ok && strings.HasPrefix(path.(string), "xl/worksheets/") && strings.HasSuffix(path.(string), ".xml") {
			parts[path.(string)] = b
		}
		return true
	})
	for _, path := range slices.Sorted(maps.Keys(parts)) {
		d := xml.NewDecoder(bytes.NewReader(parts[path]))
		d.CharsetReader = f.CharsetReader
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return err
			}
		}
	}
	return nil
}

func sheetPlaces(line, n int) []place {
	ps := make([]place, n)
	for i := range ps {
		ps[i] = place{line: line, col: i + 1, sheet: true}
	}
	return ps
}

func (rd *reader) sheetRow(f *excelize.File, sheet string, columns int, fields []string, suspects map[string]bool) {
	for len(fields) < columns {
		fields = append(fields, "") // blank cells at the end are not stored
	}
	places := sheetPlaces(rd.line, len(fields))
	bad := false
	complain := func(i int, rule, text string) {
		bad = true
		rd.problem(places[i], rule, "%s", text)
	}
	for i, field := range fields {
		switch {
		case field == "" && len(suspects) > 0 && suspects[places[i].cellName()] && isFormula(f, sheet, places[i].cellName()):
			complain(i, "bad-cell", "a formula that was saved without its value: open the workbook in a spreadsheet program and save it")
		case slices.Contains(cellErrors, field):
			complain(i, "bad-cell", "the error "+field+" instead of a value")
		case i >= columns && strings.TrimSpace(field) != "":
			complain(i, "ragged-row", fmt.Sprintf("a value beyond the header's %d columns", columns))
		}
	}
	if blank(fields) {
		return
	}
	rd.layout.row(fields[:columns], places, place{line: rd.line, col: 1}, bad)
}

// formulaCell is a cell of a sheet's XML that holds a formula and no value, or an empty one.
var formulaCell = regexp.MustCompile(`<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*` +
	`(<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>`)

var cellRef = regexp.MustCompile(`\br="([A-Z]+[0-9]+)"`)

// uncomputed is the names of the cells, in any sheet, whose formula was saved without its value. A formula that came to
// an empty text is none of them: it says t="str" and has an empty value. Excelize reads both as blank.
func uncomputed(f *excelize.File) map[string]bool {
	names := map[string]bool{}
	f.Pkg.Range(func(part, content any) bool {
		xml, ok := content.([]byte)
		if !ok || !strings.HasPrefix(part.(string), "xl/worksheets/") || !(bytes.Contains(xml, []byte("<f")) || bytes.Contains(xml, []byte(":f"))) {
			return true
		}
		for _, m := range formulaCell.FindAllSubmatch(xml, -1) {
			attributes, value := m[1], m[2]
			if ref := cellRef.FindSubmatch(attributes); ref != nil && (value == nil || !bytes.Contains(attributes, []byte(`t="str"`))) {
				names[string(ref[1])] = true
			}
		}
		return true
	})
	return names
}

// isFormula tells whether a cell of this sheet holds a formula.
func isFormula(f *excelize.File, sheet, name string) bool {
	formula, err := f.GetCellFormula(sheet, name)
	return err == nil && formula != ""
}

// cellName is the name of a place in a sheet, like F12; "" elsewhere.
func (p place) cellName() string {
	if !p.sheet {
		return ""
	}
	name, err := excelize.CoordinatesToCellName(max(p.col, 1), max(p.line, 1))
	if err != nil {
		return ""
	}
	return name
}
