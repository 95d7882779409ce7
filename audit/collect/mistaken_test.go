package collect

import (
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func TestDeletedBeforeAnswered(t *testing.T) {
	check := func(deleted string, want ...string) {
		t.Helper()
		_, problems, _ := read(t, "a.csv", "company,scenario,channel,sent_at,answered_at,text,deleted_at\n"+
			"alfa,late-delivery,twitter,2026-10-26T10:00:00+01:00,2026-10-26T12:00:00+01:00,Sorry,"+deleted+"\n")
		same(t, deleted, problems, want)
	}
	check("2026-10-26T12:00:00+01:00")
	check("2026-10-26T11:59:59+01:00", "a.csv:2:86: deleted_at 2026-10-26T11:59:59+01:00 is before answered_at 2026-10-26T12:00:00+01:00: "+
		"on the row of an answer it says when the answer was deleted [deleted-before-answered]")
	check("2026-10-25T12:00:00+01:00", "a.csv:2:86: deleted_at 2026-10-25T12:00:00+01:00 is before sent_at 2026-10-26T10:00:00+01:00 [deleted-before-sent]")
}

func TestTimesOfManyHands(t *testing.T) {
	check := func(language, sent, want string) {
		t.Helper()
		c := paris(t)
		c.Language = language
		rows, problems, _, err := Read("a.csv", strings.NewReader("company,scenario,channel,sent_at\nalfa,late-delivery,email,\""+sent+"\"\n"), c)
		got := strings.Join(lines(problems), "\n")
		if err != nil || !strings.Contains(got, want) || want == "" && len(rows) != 1 {
			t.Errorf("%s %q: %q, want %q (%v)", language, sent, got, want, err)
		}
	}
	check("en", "2026-10-26t10:00:00z", "")
	check("en", "2026-10-26T10:00:00.5z", "")
	check("fr", "06/10/2026 09:00", "is not RFC 3339: write 2026-10-06T09:00:00+02:00 if the day comes first and that is the time in Europe/Paris [bad-time]")
	check("fr-CA", "06/10/2026 09h05", "write 2026-10-06T09:05:00+02:00 if the day comes first")
	check("en", "06/10/2026 09:00", "may be two dates: write 2026-10-06T09:00:00+02:00 if the day comes first, 2026-06-10T09:00:00+02:00 if the month does, and that")
	check("fr", "10/26/2026 9:00 pm", "write 2026-10-26T21:00:00+01:00 if that is the time in Europe/Paris")
	check("en", "26.10.2026, 09:00:30", "write 2026-10-26T09:00:30+01:00 if that is the time")
	check("en", "10/10/2026 09:00", "write 2026-10-10T09:00:00+02:00 if that is the time")
	check("en", "26/10/2026", "has no time of day")
	check("en", "31/31/2026 09:00", "is not an RFC 3339 time like")
}

// A file under the wrong name is one problem, not one a line.
func TestMisnamed(t *testing.T) {
	check := func(name, body, want string) {
		t.Helper()
		rows, problems, _ := read(t, name, body)
		same(t, name, problems, []string{name + ":1:1: " + want})
		same(t, name, len(rows), 0)
	}
	e, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	workbook, table := writeXLSX(t, false), strings.ReplaceAll(header+good, "\n", "\r")
	check("a.csv", workbook, "this is an Excel workbook: rename it to .xlsx [wrong-format]")
	check("a.jsonl", workbook, "this is an Excel workbook: rename it to .xlsx [wrong-format]")
	check("a.csv.gz", gzipped(workbook), "this is an Excel workbook: rename it to .xlsx [wrong-format]")
	check("a.csv", gzipped(header), "this is packed: rename it to end in .csv.gz [wrong-format]")
	check("a.tsv", string(e.EncodeAll([]byte(header), nil)), "this is packed: rename it to end in .tsv.zst [wrong-format]")
	check("a.xlsx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is an Excel workbook of the old kind, or one with a password: save it as .xlsx without a password [wrong-format]")
	check("a.csv", "PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "this is an OpenDocument workbook: save it as .xlsx [wrong-format]")
	check("a.csv", table, "its lines end in CR alone, as on old Macs: save it as CSV UTF-8 [bad-csv]")
	check("-", table, "its lines end in CR alone, as on old Macs: save it as CSV UTF-8 [bad-csv]")
}

// A source without a row says so: an export that failed is not taken for silence.
func TestNoRows(t *testing.T) {
	for name, body := range map[string]string{"a.jsonl": "", "b.jsonl": "\n \n", "a.csv": header, "b.csv": header + ",,,,,\n"} {
		_, problems, remarks := read(t, name, body)
		same(t, name, problems, nil)
		same(t, name, remarks, []string{name + ": no rows"})
	}
	_, _, remarks := read(t, "a.csv", header+good)
	same(t, "rows", remarks, nil)
	_, problems, remarks := read(t, "a.csv", header+"alfa\n")
	same(t, "a bad row", len(problems), 1)
	same(t, "a bad row", remarks, nil)
}
