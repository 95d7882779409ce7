package report

import (
	"bytes"
	"encoding/csv"

	"github.com/diapason-audit/diapason/audit"
)

// renderCSV writes a view as RFC 4180: CRLF line ends and always a header. Lists are joined by " | "; text is what
// csvText leaves of it; an empty cell is not defined.
func renderCSV(buf *bytes.Buffer, r audit.Result, v view, _ Options) error {
	return v.sheet(r).csv(buf)
}

// csv writes the columns meant for machines.
func (s sheet) csv(buf *bytes.Buffer) error {
	s = s.only(func(j int) bool { return s.heads[j].name != "" })
	w := csv.NewWriter(buf)
	w.UseCRLF = true
	record := make([]string, len(s.heads))
	for j, h := range s.heads {
		record[j] = csvText(h.name)
	}
	if err := w.Write(record); err != nil {
		return err
	}
	for _, row := range s.rows {
		for j, c := range row {
			record[j] = c.value
			if !c.figure {
				record[j] = csvText(c.value)
			}
		}
		if err := w.Write(record); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
