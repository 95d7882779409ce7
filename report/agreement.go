package report

import (
	"bytes"
	"math"
	"strconv"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// Agreements are what `agreement` prints: a line a criterion, or a line a criterion and coder.
type Agreements struct {
	Rows    []audit.Agreement
	ByCoder bool
}

// AgreementColumns are the columns in CSV; by coder, the coder stands second.
var AgreementColumns = []string{
	"criterion", "units", "coders", "pairable", "alpha_nominal", "alpha_ordinal", "alpha_interval", "alpha_ratio", "ac1", "percent_agreement",
}

// CSV writes a row a line, figures with six decimals and empty where undefined.
func (a Agreements) CSV() ([]byte, error) {
	var buf bytes.Buffer
	columns := AgreementColumns
	if a.ByCoder {
		columns = append([]string{columns[0], "coder"}, columns[1:]...)
	}
	if err := writeRecord(&buf, columns); err != nil {
		return nil, err
	}
	for _, x := range a.Rows {
		record := []string{csvText(x.Criterion)}
		if a.ByCoder {
			record = append(record, csvText(x.Coder))
		}
		record = append(record, strconv.Itoa(x.Units), strconv.Itoa(x.Coders), strconv.Itoa(x.Pairable))
		for _, f := range figures(x) {
			record = append(record, decimals(f, 6))
		}
		if err := writeRecord(&buf, record); err != nil {
			return nil, err
		}
	}
	return buf.Bytes(), nil
}

// figures are in the order of the columns.
func figures(a audit.Agreement) []float64 {
	return []float64{a.Nominal, a.Ordinal, a.Interval, a.Ratio, a.AC1, a.Percent}
}

// decimals writes a figure, "" when it is not defined, and nothing as minus zero.
func decimals(x float64, n int) string {
	if math.IsNaN(x) {
		return ""
	}
	s := strconv.FormatFloat(x, 'f', n, 64)
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return s
}

// AgreementSchema names the JSON of agreements and its version.
const AgreementSchema = "diapason/agreement/1"

type agreementsJSON struct {
	Schema    string          `json:"schema"`
	Agreement []agreementJSON `json:"agreement"`
}

type agreementJSON struct {
	Criterion string   `json:"criterion"`
	Coder     string   `json:"coder,omitempty"`
	Units     int      `json:"units"`
	Coders    int      `json:"coders"`
	Pairable  int      `json:"pairable"`
	Nominal   *float64 `json:"alpha_nominal"`
	Ordinal   *float64 `json:"alpha_ordinal"`
	Interval  *float64 `json:"alpha_interval"`
	Ratio     *float64 `json:"alpha_ratio"`
	AC1       *float64 `json:"ac1"`
	Percent   *float64 `json:"percent_agreement"`
}

// JSON writes the names and figures of the CSV, null where that is empty.
func (a Agreements) JSON() ([]byte, error) {
	doc := agreementsJSON{AgreementSchema, []agreementJSON{}}
	for _, x := range a.Rows {
		row := agreementJSON{Criterion: x.Criterion, Coder: x.Coder, Units: x.Units, Coders: x.Coders, Pairable: x.Pairable}
		to := []**float64{&row.Nominal, &row.Ordinal, &row.Interval, &row.Ratio, &row.AC1, &row.Percent}
		for i, f := range figures(x) {
			*to[i] = number(decimals(f, 6))
		}
		doc.Agreement = append(doc.Agreement, row)
	}
	return encodeJSON(doc, "  ")
}

// Document lays the figures out for people, with the usual reading of alpha.
func (a Agreements) Document() *Document {
	var d Document
	title, about := "Agreement of the coders", "How far the coders agree, criterion by criterion."
	if a.ByCoder {
		title, about = "Agreement coder by coder", "Each coder held against the consensus (median) of the others, on the units they share."
	}
	d.Title(title)
	d.Paragraph(about)
	right := func(title string, drop int) head { return head{title: title, right: true, drop: drop} }
	s := sheet{heads: []head{{title: "Criterion", flex: 24}}}
	if a.ByCoder {
		s.heads = append(s.heads, head{title: "Coder", flex: 16})
	}
	s.heads = append(s.heads, right("Units", 0), right("Coders", 4), right("Values", 5), right("α nominal", 3), right("α ordinal", 0),
		right("α interval", 6), right("α ratio", 7), right("AC1", 2), right("Agree", 1), head{title: "Reading"})
	for _, x := range a.Rows {
		row := []cell{text(x.Criterion)}
		if a.ByCoder {
			row = append(row, text(x.Coder))
		}
		row = append(row, text(strconv.Itoa(x.Units)), text(strconv.Itoa(x.Coders)), text(strconv.Itoa(x.Pairable)))
		for _, f := range figures(x) {
			row = append(row, text(decimals(f, 3)))
		}
		s.rows = append(s.rows, append(row, reading(x)))
	}
	d.blocks = append(d.blocks, tableBlock(s))
	d.Paragraph("α is Krippendorff's alpha: 1 is perfect agreement, 0 what chance would give; empty where it is undefined, as when all values " +
		"are the same. The usual reading, of ordinal alpha or, where values are names, of the nominal: reliable from 0.800, tentative from " +
		"0.667; below it an audit shows a criterion and does not score it, unless the profile keeps it. AC1 is Gwet's, which stays high where nearly " +
		"all units deserve the same value; Agree is the plain share of agreeing pairs.")
	return &d
}

// reading is what alpha conventionally allows.
func reading(a audit.Agreement) cell {
	alpha, by := a.Alpha()
	c := text("low")
	switch {
	case math.IsNaN(alpha):
		return text("undefined")
	case alpha >= audit.Reliable:
		c = text("reliable")
		c.tone = good
	case alpha >= audit.Tentative:
		c = text("tentative")
		c.tone = fair
	default:
		c.tone = poor
	}
	if by == "nominal" {
		c.shown = []string{c.value + " (nominal)"}
	}
	return c
}
