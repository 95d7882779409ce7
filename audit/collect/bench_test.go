package collect

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// manyRows are n answers of some sixty words each, the first row the header.
func manyRows(n int) [][]string {
	text := strings.Repeat("Bonjour, nous sommes désolés et vous remboursons sous quatorze jours. ", 6)
	rows := [][]string{{"company", "scenario", "channel", "attempt", "sent_at", "answered_at", "text", "code.apology"}}
	for i := range n {
		rows = append(rows, []string{"alfa", "late-delivery", []string{"email", "chat", "twitter"}[i%3], fmt.Sprint(i/3 + 1),
			"2026-10-26T10:00:00+01:00", "2026-10-26T12:00:00+01:00", text, "0.5"})
	}
	return rows
}

func BenchmarkRead(b *testing.B) {
	const n = 10_000
	rows := manyRows(n)
	var csv, jsonl strings.Builder
	f := excelize.NewFile()
	defer f.Close()
	sheet, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	for i, row := range rows {
		object := map[string]string{}
		cells := make([]any, len(row))
		for j, v := range row {
			object[rows[0][j]], cells[j] = v, v
		}
		if i > 0 {
			line, _ := json.Marshal(object)
			jsonl.Write(append(line, '\n'))
		}
		row[6] = `"` + row[6] + `"`
		csv.WriteString(strings.Join(row, ",") + "\n")
		row[6] = strings.Trim(row[6], `"`)
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := sheet.SetRow(cell, cells); err != nil {
			b.Fatal(err)
		}
	}
	if err := sheet.Flush(); err != nil {
		b.Fatal(err)
	}
	c := paris(b)
	for name, body := range map[string]string{"a.csv": csv.String(), "a.jsonl": jsonl.String(), "a.jsonl.gz": gzipped(jsonl.String()), "a.xlsx": save(b, f)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				rows, problems, _, err := Read(name, strings.NewReader(body), c)
				if err != nil || len(problems) > 0 || len(rows) != n {
					b.Fatal(len(rows), problems, err)
				}
				if contacts, problems := Contacts(c, rows); len(contacts) != n || len(problems) > 0 {
					b.Fatal(len(contacts), problems)
				}
			}
		})
	}
}
