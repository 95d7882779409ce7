package collect

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"
	_ "time/tzdata"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/diapason-audit/diapason/audit"
)

// paris is a campaign of two companies, two scenarios and three channels.
func paris(t testing.TB) audit.Campaign {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	return audit.Campaign{
		ID: "barometer", Wave: "2026-Q4", Timezone: zone,
		Companies: []audit.Company{{ID: "alfa"}, {ID: "beta"}},
		Channels:  []audit.Channel{{ID: "chat"}, {ID: "email"}, {ID: "twitter"}},
		Scenarios: []audit.Scenario{
			{ID: "late-delivery", Points: []audit.Point{{ID: "apology"}, {ID: "refund-delay"}}},
			{ID: "refund-refused", Points: []audit.Point{{ID: "reason"}}},
		},
		Profile: audit.Profile{Pillars: []audit.Pillar{{Criteria: []audit.Weighted{{Criterion: "greeting"}}}}},
	}
}

// read reads a source that can be read, and returns its problems as they are printed.
func read(t testing.TB, name, body string) (rows []Row, problems, remarks []string) {
	t.Helper()
	rows, ps, remarks, err := Read(name, strings.NewReader(body), paris(t))
	if err != nil {
		t.Fatal(err)
	}
	return rows, lines(ps), remarks
}

func lines(ps []audit.Problem) (s []string) {
	for _, p := range ps {
		s = append(s, p.String())
	}
	return s
}

func same[T any](t testing.TB, what string, got, want T, opts ...cmp.Option) {
	t.Helper()
	if diff := cmp.Diff(want, got, opts...); diff != "" {
		t.Errorf("%s (- want + got):\n%s", what, diff)
	}
}

const (
	header = "company,scenario,channel,sent_at,answered_at,text\n"
	good   = "alfa,late-delivery,email,2026-10-26T10:00:00+01:00,2026-10-26T12:00:00+01:00,Sorry\n"
)

// table is one campaign's answers as a person would see them, for every format to write.
var table = [][]string{
	{"wave", "company", "scenario", "channel", "attempt", "sent_at", "answered_at", "kind", "text", "visibility", "deleted_at", "shopper", "code.apology", "code.greeting"},
	{"", "alfa", "late-delivery", "email", "", "2026-10-26T10:00:00+01:00", "2026-10-26T12:30:00+01:00", "", "Bonjour, désolés; vous serez remboursée \"sous 14 jours\", c'est promis.\nL'équipe", "private", "", "Zoé", "0.5", "na"},
	{"", "alfa", "late-delivery", "email", "", "2026-10-26T10:00:00+01:00", "2026-10-26T10:01:00+01:00", "acknowledgement", "Nous avons bien reçu votre message.", "", "", "", "", ""},
	{"2026-Q4", "alfa", "late-delivery", "twitter", "2", "2026-10-26T10:00:00+01:00", "", "", "", "", "2026-10-27T09:00:00+01:00", "", "", "1"},
	{"2026-Q3", "beta", "refund-refused", "chat", "1", "2026-07-01T10:00:00+02:00", "2026-07-01T10:02:03+02:00", "answer", "=1+1 €", "public", "2026-07-03T10:00:00+02:00", "", "", ""},
	{"", "beta", "refund-refused", "email", "1", "2026-07-01T10:00:00+02:00", "", "", "", "", "", "", "", ""},
}

// contacts are what table says.
func contacts(t testing.TB) []audit.Contact {
	zone := paris(t).Timezone
	at := func(month time.Month, day, hour, minute, second int) time.Time {
		return time.Date(2026, month, day, hour, minute, second, 0, zone)
	}
	return []audit.Contact{
		{
			Key:    audit.Key{Wave: "2026-Q3", Company: "beta", Scenario: "refund-refused", Channel: "chat", Attempt: 1},
			SentAt: at(7, 1, 10, 0, 0),
			Answers: []audit.Answer{
				{AnsweredAt: at(7, 1, 10, 2, 3), Kind: audit.KindAnswer, Text: "=1+1 €", Visibility: audit.Public, DeletedAt: at(7, 3, 10, 0, 0)},
			},
		},
		{
			Key:    audit.Key{Wave: "2026-Q4", Company: "alfa", Scenario: "late-delivery", Channel: "email", Attempt: 1},
			SentAt: at(10, 26, 10, 0, 0),
			Answers: []audit.Answer{
				{AnsweredAt: at(10, 26, 10, 1, 0), Kind: audit.KindAcknowledgement, Text: "Nous avons bien reçu votre message."},
				{AnsweredAt: at(10, 26, 12, 30, 0), Text: "Bonjour, désolés; vous serez remboursée \"sous 14 jours\", c'est promis.\nL'équipe", Visibility: audit.Private},
			},
			Codes: map[string]audit.Code{"apology": {Value: 0.5}, "greeting": {NA: true}},
		},
		{
			Key:     audit.Key{Wave: "2026-Q4", Company: "alfa", Scenario: "late-delivery", Channel: "twitter", Attempt: 2},
			SentAt:  at(10, 26, 10, 0, 0),
			Deleted: at(10, 27, 9, 0, 0),
			Codes:   map[string]audit.Code{"greeting": {Value: 1}},
		},
		{
			Key:    audit.Key{Wave: "2026-Q4", Company: "beta", Scenario: "refund-refused", Channel: "email", Attempt: 1},
			SentAt: at(7, 1, 10, 0, 0),
		},
	}
}

func writeCSV(t testing.TB, comma rune, crlf bool) string {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = comma, crlf
	if err := w.WriteAll(table); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// writeJSONL writes absent cells as absent keys, and marks and attempts as numbers.
func writeJSONL(t testing.TB) string {
	var b strings.Builder
	for _, row := range table[1:] {
		object := map[string]any{}
		for i, v := range row {
			switch name := table[0][i]; {
			case v == "":
			case name == "attempt" || strings.HasPrefix(name, "code.") && v != "na":
				object[name] = json.Number(v)
			default:
				object[name] = v
			}
		}
		line, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	return b.String()
}

// writeXLSX stores times as Excel does: days on a clock without zone.
func writeXLSX(t testing.TB, date1904 bool) string {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &date1904}); err != nil {
		t.Fatal(err)
	}
	for y, row := range table {
		for x, v := range row {
			name, _ := excelize.CoordinatesToCellName(x+1, y+1)
			var value any = v
			if at, err := time.Parse(time.RFC3339, v); err == nil {
				value = time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
			} else if table[0][x] == "attempt" && v == "2" {
				value = 2
			} else if v == "" {
				continue
			}
			if err := f.SetCellValue("Sheet1", name, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	return save(t, f)
}

func save(t testing.TB, f *excelize.File) string {
	t.Helper()
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func encode(t testing.TB, e encoding.Encoding, s string) string {
	t.Helper()
	s, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.String()
}

func zstded(s string) string {
	w, _ := zstd.NewWriter(nil)
	return string(w.EncodeAll([]byte(s), nil))
}

func TestEveryFormatGivesTheSameContacts(t *testing.T) {
	comma, semicolon, tab := writeCSV(t, ',', false), writeCSV(t, ';', true), writeCSV(t, '\t', false)
	utf16LE := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	utf16BE := unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	latin := "read as Windows-1252"
	check := func(name, body string, wantRemarks ...string) {
		t.Helper()
		rows, problems, remarks := read(t, name, body)
		same(t, name+": problems", problems, nil)
		for i := range wantRemarks {
			wantRemarks[i] = name + ": " + wantRemarks[i]
		}
		same(t, name+": remarks", remarks, wantRemarks)
		got, ps := Contacts(paris(t), rows)
		same(t, name+": problems between rows", lines(ps), nil)
		same(t, name, got, contacts(t))
	}
	check("a.csv", comma)
	check("semicolon, CRLF.csv", semicolon)
	check("tab.TSV", tab)
	check("bom.csv", "\uFEFF"+comma)
	check("sep.csv", "sep=;\r\n"+semicolon)
	check("bom, sep.csv", "\uFEFFsep=;\r\n"+semicolon)
	check("quoted sep.csv", "\"sep=\t\"\n"+tab)
	check("blank lines.csv", "\n\r\n"+comma+"\n,,,,,,,,,,,,,\n")
	check("windows.csv", encode(t, charmap.Windows1252, semicolon), latin)
	check("utf16le.csv", encode(t, utf16LE, tab))
	check("utf16be.csv", encode(t, utf16BE, comma))
	check("a.jsonl", writeJSONL(t))
	check("bom.ndjson", "\uFEFF"+strings.ReplaceAll(writeJSONL(t), "\n", "\r\n\r\n"))
	check("utf16.jsonl", encode(t, utf16LE, writeJSONL(t)))
	check("a.xlsx", writeXLSX(t, false))
	check("1904.xlsx", writeXLSX(t, true))
	check("a.csv.gz", gzipped(comma))
	check("windows.csv.zst", zstded(encode(t, charmap.Windows1252, comma)), latin)
	check("a.jsonl.zst", zstded(writeJSONL(t)))
	check("a.xlsx.gz", gzipped(writeXLSX(t, false)))
	check("-", comma)
	check("-", encode(t, charmap.Windows1252, tab), latin)
	check("-", encode(t, utf16BE, semicolon))
	check("-", " \n"+writeJSONL(t))
	check("-", "\uFEFF"+writeJSONL(t))
	check("-", writeXLSX(t, false))
	check("-", gzipped(semicolon))
	check("-", zstded(writeJSONL(t)))
	check("-", gzipped(writeXLSX(t, true)))
}

func TestARowKeepsItsPlaceAndShopper(t *testing.T) {
	rows, _, _ := read(t, "a.csv", writeCSV(t, ',', false))
	same(t, "shopper", rows[0].Shopper, "Zoé")
	var at []string
	for _, r := range rows {
		at = append(at, r.where())
	}
	same(t, "places", at, []string{"a.csv:2", "a.csv:4", "a.csv:5", "a.csv:6", "a.csv:7"})
}

func TestBadRows(t *testing.T) {
	check := func(body string, want ...string) {
		t.Helper()
		_, problems, _ := read(t, "a.csv", body)
		same(t, body, problems, want)
	}
	row := func(columns, fields string, want ...string) {
		t.Helper()
		check("company,scenario,channel,sent_at,"+columns+"\nalfa,late-delivery,email,2026-10-26T10:00:00+01:00,"+fields+"\n", want...)
	}
	// words of the campaign
	check(header+"alfe,late-delivry,fone,2026-10-26T10:00:00+01:00,,\n",
		`a.csv:2:1: company "alfe" is not one of alfa, beta; did you mean "alfa"? [unknown-company]`,
		`a.csv:2:6: scenario "late-delivry" is not one of late-delivery, refund-refused; did you mean "late-delivery"? [unknown-scenario]`,
		`a.csv:2:19: channel "fone" is not one of chat, email, twitter [unknown-channel]`)
	check(header+",,,,,\n"+good+",late-delivery, ,,,\n",
		`a.csv:4:1: company is missing [missing-value]`,
		`a.csv:4:16: channel is missing [missing-value]`,
		`a.csv:4:18: sent_at is missing [missing-value]`)
	row("attempt", "0", `a.csv:2:52: attempt "0" is not a whole number from 1 [bad-attempt]`)
	row("attempt", "1.5", `a.csv:2:52: attempt "1.5" is not a whole number from 1 [bad-attempt]`)
	row("wave", "\"a\nb\"", `a.csv:2:52: wave "a\nb" is not a name of at most 100 bytes without control characters [bad-wave]`)
	row("visibility", "pubic", `a.csv:2:52: visibility "pubic" is not one of public, private; did you mean "public"? [bad-visibility]`)
	row("kind,answered_at,text", "redirct,2026-10-26T12:00:00+01:00,x",
		`a.csv:2:52: kind "redirct" is not one of answer, acknowledgement, redirect, reminder; did you mean "redirect"? [bad-kind]`)

	// times
	check(header+"alfa,late-delivery,email,2026-10-26 10:00,,\n",
		`a.csv:2:26: sent_at "2026-10-26 10:00" has no offset: write 2026-10-26T10:00:00+01:00 if that is the time in Europe/Paris [bad-time]`)
	check(header+"alfa,late-delivery,email,2026-07-26 10:00:00+02:00,,\n",
		`a.csv:2:26: sent_at "2026-07-26 10:00:00+02:00" is not RFC 3339: write 2026-07-26T10:00:00+02:00 [bad-time]`)
	check(header+"alfa,late-delivery,email,2026-10-26,,\n",
		`a.csv:2:26: sent_at "2026-10-26" has no time of day: write it like 2026-10-26T10:00:00+01:00 [bad-time]`)
	check(header+"alfa,late-delivery,email,26/10/2026 10:00,,\n",
		`a.csv:2:26: sent_at "26/10/2026 10:00" is not RFC 3339: write 2026-10-26T10:00:00+01:00 if that is the time in Europe/Paris [bad-time]`)
	check(header+"alfa,late-delivery,email,2026-02-30T10:00:00Z,,\n",
		`a.csv:2:26: sent_at "2026-02-30T10:00:00Z" is not an RFC 3339 time like 2026-10-26T10:00:00+01:00 [bad-time]`)
	check(header+"alfa,late-delivery,email,0026-10-26T10:00:00Z,,\n",
		`a.csv:2:26: sent_at "0026-10-26T10:00:00Z" is not in the years 1970 to 2199 [bad-time]`)
	row("answered_at,text", "2026-10-26T09:59:59+01:00,x",
		`a.csv:2:52: answered_at 2026-10-26T09:59:59+01:00 is before sent_at 2026-10-26T10:00:00+01:00 [answered-before-sent]`)
	row("deleted_at", "2026-10-26T09:59:59+01:00",
		`a.csv:2:52: deleted_at 2026-10-26T09:59:59+01:00 is before sent_at 2026-10-26T10:00:00+01:00 [deleted-before-sent]`)
	row("answered_at,text", "2026-10-26T09:00:00Z,at the very same instant")

	// half an answer
	row("answered_at,text", ",x", `a.csv:2:52: an answer without answered_at [half-answer]`)
	row("text", "x", `a.csv:2:1: an answer without answered_at [half-answer]`)
	row("answered_at,text", "2026-10-26T12:00:00+01:00, ",
		`a.csv:2:78: an answer of "2026-10-26T12:00:00+01:00" without text; leave answered_at empty too when none came [half-answer]`)
	row("kind", "answer", `a.csv:2:52: kind "answer" without an answer: answered_at and text are empty [half-answer]`)
	row("answered_at,text", "2026-10-26T12:00:00+01:00,"+strings.Repeat("x", maxText))
	row("answered_at,text", "2026-10-26T12:00:00+01:00,"+strings.Repeat("x", maxText+1),
		`a.csv:2:78: text of 1048577 bytes; at most 1048576 are read [too-long]`)

	// marks
	row("code.apology,code.consistency", "1,0")
	row("code.apology", "1.1", `a.csv:2:52: code "1.1" for "apology" is neither a number from 0 to 1 nor na [bad-code]`)
	row("code.apology", "NaN", `a.csv:2:52: code "NaN" for "apology" is neither a number from 0 to 1 nor na [bad-code]`)
	row("code.apology", "0x1p-1", `a.csv:2:52: code "0x1p-1" for "apology" is neither a number from 0 to 1 nor na [bad-code]`)
	row("code.apology", `"0,5"`, `a.csv:2:52: code "0,5" for "apology" has a comma: write 0.5 [bad-code]`)
	row("code.reason", "1",
		`a.csv:2:52: code for "reason", which is not a point of late-delivery: it has apology, refund-delay [code-not-in-scenario]`)
	row("code.reason", "")
	row("code.apologie", "1",
		`a.csv:1:34: code "apologie" is neither a point nor a criterion of this campaign; did you mean "apology"? [unknown-code]`)

	// a column counts characters, and begins again with every line of a quoted text
	check("text,answered_at,"+"company,scenario,channel,sent_at\n"+
		"\"été\n\"\"é\"\" à\",2026-10-26T12:00:00+01:00,gamma,late-delivery,email,2026-10-26T10:00:00+01:00\n",
		`a.csv:3:36: company "gamma" is not one of alfa, beta [unknown-company]`)
	check("\n\nfoo\n",
		`a.csv:3:1: the header has no column company, scenario, channel, sent_at; none of the rows can be read [missing-column]`,
		`a.csv:3:1: column "foo" is not one of wave, company, scenario, channel, attempt, sent_at, answered_at, kind, text, visibility, deleted_at, shopper, code.<point or criterion> [unknown-column]`)
	check("sep=;\n"+strings.ReplaceAll(header, ",", ";")+"gamma;late-delivery;email;2026-10-26T10:00:00+01:00;;\n",
		`a.csv:3:1: company "gamma" is not one of alfa, beta [unknown-company]`)
}

func TestManyKnownWordsAreCut(t *testing.T) {
	c := paris(t)
	for i := range 40 {
		c.Companies = append(c.Companies, audit.Company{ID: fmt.Sprintf("c%02d", i)})
	}
	_, problems, _, _ := Read("a.csv", strings.NewReader(header+strings.Repeat("x", 1000)+good), c)
	same(t, "problems", lines(problems), []string{`a.csv:2:1: company "` + strings.Repeat("x", 60) +
		`…" is not one of alfa, beta, c00, c01, c02, c03, c04, c05, c06, c07, c08, c09 and 30 more [unknown-company]`})
}

func TestABadRowStaysOutAndTheOthersStay(t *testing.T) {
	rows, problems, _ := read(t, "a.csv", header+good+"gamma"+good+good)
	same(t, "problems", problems, []string{`a.csv:3:1: company "gammaalfa" is not one of alfa, beta [unknown-company]`})
	if len(rows) != 2 || rows[0].Line != 2 || rows[1].Line != 4 {
		t.Errorf("rows %v", rows)
	}
}

func TestBadCSV(t *testing.T) {
	check := func(body string, rows int, want ...string) {
		t.Helper()
		got, problems, _ := read(t, "a.csv", body)
		same(t, body, problems, want)
		same(t, body+": rows", len(got), rows)
	}
	check("", 0, `a.csv:1:1: no header: the file is empty [no-header]`)
	check("\n\n", 0, `a.csv:1:1: no header: the file is empty [no-header]`)
	check(header, 0)
	check("company,scenario,chanel,sent_at\n", 0,
		`a.csv:1:1: the header has no column channel; none of the rows can be read [missing-column]`,
		`a.csv:1:18: column "chanel" is not one of wave, company, scenario, channel, attempt, sent_at, answered_at, kind, text, visibility, deleted_at, shopper, code.<point or criterion>; did you mean "channel"? [unknown-column]`)
	check("company,scenario,channel,sent_at,channel\n", 0, `a.csv:1:34: column "channel" stands twice, first at column 18 [duplicate-column]`)
	check("company,scenario,channel,sent_at,code.apology,code.apology\n", 0,
		`a.csv:1:47: column "code.apology" stands twice, first at column 34 [duplicate-column]`)
	check("company,scenario,channel,sent_at,\nalfa,late-delivery,email,2026-10-26T10:00:00+01:00,\nalfa,late-delivery,email,2026-10-26T10:00:00+01:00,x\n", 1,
		`a.csv:3:52: a value under a column without a name [unknown-column]`)
	check(header+"alfa,late-delivery\n"+good+"alfa,late-delivery,email,2026-10-26T10:00:00+01:00,,,more\n", 1,
		`a.csv:2:1: row of 2 fields under a header of 6 [ragged-row]`,
		`a.csv:4:54: row of 7 fields under a header of 6 [ragged-row]`)
	check(header+`é"x`+good+good, 1,
		`a.csv:2:2: a quote inside a field without quotes: write "…""…" around and for it [bad-csv]`)
	check(header+"\"é\nà\"x\n"+good, 1,
		`a.csv:3:2: a quote inside a quoted field: write "" for it, in the record that begins on line 2 [bad-csv]`)
	check(header+good+"\"alfa,\n"+good, 1,
		`a.csv:3:1: a quote opened in this record is never closed; the rest of the file is left out [bad-csv]`)
	check(`"company`+"\n", 0,
		`a.csv:1:1: a quote opened in this record is never closed; the rest of the file is left out [bad-csv]`)
	check(header+good+`"`+strings.Repeat(good, maxRecord/len(good)+100), 1,
		`a.csv:3:1: record of more than 16777216 bytes: is a quote left open? [too-long]`)
	check(header+"alfa,late-delivery,email,2026-10-26T10:00:00+01:00,2026-10-26T12:00:00+01:00,été à \xe9\n"+good, 1,
		`a.csv:2:78: a byte that is not UTF-8 in a file that is otherwise UTF-8 [bad-encoding]`)
}

func TestBadJSONL(t *testing.T) {
	const fine = `{"company":"alfa","scenario":"late-delivery","channel":"email","sent_at":"2026-10-26T10:00:00+01:00"}` + "\n"
	with := func(members string) string { return strings.TrimSuffix(fine, "}\n") + "," + members + "}\n" }
	check := func(body string, rows int, want ...string) {
		t.Helper()
		got, problems, _ := read(t, "a.jsonl", body)
		same(t, body, problems, want)
		same(t, body+": rows", len(got), rows)
	}
	check("", 0)
	check("\n \n"+fine+strings.TrimSuffix(fine, "\n"), 2)
	check(with(`"attempt":2, "code.apology":0.5 ,"code.greeting":"na","wave":null,"kind":""`), 1)
	check(`{"company":"alfa","scenario":"late-delivery","channel":"é","sent_at":"x"}`, 0,
		`a.jsonl:1:56: channel "é" is not one of chat, email, twitter [unknown-channel]`,
		`a.jsonl:1:70: sent_at "x" is not an RFC 3339 time like 2026-10-26T10:00:00+01:00 [bad-time]`)
	check(fine+"{}\n"+fine, 2,
		`a.jsonl:2:1: channel is missing [missing-value]`,
		`a.jsonl:2:1: company is missing [missing-value]`,
		`a.jsonl:2:1: scenario is missing [missing-value]`,
		`a.jsonl:2:1: sent_at is missing [missing-value]`)
	check(with(`"txt":"x"`), 0,
		`a.jsonl:1:102: column "txt" is not one of wave, company, scenario, channel, attempt, sent_at, answered_at, kind, text, visibility, deleted_at, shopper, code.<point or criterion>; did you mean "text"? [unknown-column]`)
	check(with(`"code.apologie":{"a":["]}"]}`), 0,
		`a.jsonl:1:102: code "apologie" is neither a point nor a criterion of this campaign; did you mean "apology"? [unknown-code]`)
	check(with(`"company":"beta"`), 0, `a.jsonl:1:102: "company" stands twice in one object [duplicate-column]`)
	check(with(`"compan\u0079":"beta"`), 0, `a.jsonl:1:102: "company" stands twice in one object [duplicate-column]`)
	check(with(`"code.apology":1,"code.apology":""`), 0, `a.jsonl:1:119: "code.apology" stands twice in one object [duplicate-column]`)
	check(with(`"wave": 2026`), 0, `a.jsonl:1:110: wave is a number: put it in quotes [not-text]`)
	check(with(`"text":{"a":"}","b":[1, 2]},"kind":["x"],"wave":true`), 0,
		`a.jsonl:1:109: text is an object, not a string [not-text]`,
		`a.jsonl:1:137: kind is an array, not a string [not-text]`,
		`a.jsonl:1:150: wave is true or false, not a string [not-text]`)
	check(with(`"attempt":1.0`), 0, `a.jsonl:1:112: attempt "1.0" is not a whole number from 1 [bad-attempt]`)
	check(with(`"code.apology":-1e-9`), 0, `a.jsonl:1:117: code "-1e-9" for "apology" is neither a number from 0 to 1 nor na [bad-code]`)
	check(`{"é": "à", x}`+"\n"+fine, 1, `a.jsonl:1:12: not one JSON object on a line: invalid character 'x' looking for beginning of object key string [bad-json]`)
	check("{\"company\":\n"+fine, 1, `a.jsonl:1:12: not one JSON object on a line: unexpected end of JSON input [bad-json]`)
	check(strings.TrimSuffix(fine, "\n")+fine, 0, `a.jsonl:1:102: not one JSON object on a line: invalid character '{' after top-level value [bad-json]`)
	check(" [1]\n", 0, `a.jsonl:1:2: not a JSON object [bad-json]`)
	check("{\"company\":\"é\xe9\"}\n"+fine, 1, `a.jsonl:1:14: a byte that is not UTF-8 [bad-encoding]`)
	check(strings.Repeat(" ", maxRecord+1)+"\n"+fine, 1, `a.jsonl:1:1: line of more than 16777216 bytes [too-long]`)
}

func TestBadXLSX(t *testing.T) {
	check := func(fill func(f *excelize.File), rows int, want ...string) {
		t.Helper()
		f := excelize.NewFile()
		defer f.Close()
		for i, name := range strings.Split(strings.TrimSpace(header), ",") {
			cell, _ := excelize.CoordinatesToCellName(i+1, 2)
			_ = f.SetCellValue("Sheet1", cell, name)
		}
		_ = f.SetSheetRow("Sheet1", "A3", &[]any{"alfa", "late-delivery", "email", 46321.5})
		fill(f)
		got, problems, _ := read(t, "a.xlsx", save(t, f))
		same(t, "problems", problems, want)
		same(t, "rows", len(got), rows)
	}
	set := func(cell string, v any) func(*excelize.File) {
		return func(f *excelize.File) { _ = f.SetCellValue("Sheet1", cell, v) }
	}
	formula := func(cell, s string) func(*excelize.File) {
		return func(f *excelize.File) { _ = f.SetCellFormula("Sheet1", cell, s) }
	}
	check(func(*excelize.File) {}, 1)
	check(set("A5", "gamma"), 1,
		`a.xlsx:5:1: cell A5: company "gamma" is not one of alfa, beta [unknown-company]`,
		`a.xlsx:5:2: cell B5: scenario is missing [missing-value]`,
		`a.xlsx:5:3: cell C5: channel is missing [missing-value]`,
		`a.xlsx:5:4: cell D5: sent_at is missing [missing-value]`)
	check(set("D3", "2026-10-26T10:00:00+01:00"), 1)
	check(set("D3", "2026-10-26 10:00"), 0,
		`a.xlsx:3:4: cell D3: sent_at "2026-10-26 10:00" has no offset: write 2026-10-26T10:00:00+01:00 if that is the time in Europe/Paris [bad-time]`)
	check(set("D3", 0.5), 0, `a.xlsx:3:4: cell D3: sent_at "0.5" is not in the years 1970 to 2199 [bad-time]`)
	check(set("D3", -3), 0, `a.xlsx:3:4: cell D3: sent_at "-3" is not an RFC 3339 time like 2026-10-26T10:00:00+01:00 [bad-time]`)
	check(set("D3", 1e300), 0, `a.xlsx:3:4: cell D3: sent_at "1`+strings.Repeat("0", 59)+`…" is not an RFC 3339 time like 2026-10-26T10:00:00+01:00 [bad-time]`)
	check(set("F2", "txt"), 1,
		`a.xlsx:2:6: cell F2: column "txt" is not one of wave, company, scenario, channel, attempt, sent_at, answered_at, kind, text, visibility, deleted_at, shopper, code.<point or criterion>; did you mean "text"? [unknown-column]`)
	check(set("H3", "x"), 0, `a.xlsx:3:8: cell H3: a value beyond the header's 6 columns [ragged-row]`)
	check(set("F3", "#REF!"), 0,
		`a.xlsx:3:5: cell E3: an answer without answered_at [half-answer]`,
		`a.xlsx:3:6: cell F3: the error #REF! instead of a value [bad-cell]`)
	check(formula("F3", `"a"&"b"`), 0,
		`a.xlsx:3:6: cell F3: a formula that was saved without its value: open the workbook in a spreadsheet program and save it [bad-cell]`)
	check(func(f *excelize.File) { // the same cell of another sheet is nothing to this one
		_, _ = f.NewSheet("More")
		_ = f.SetCellFormula("More", "F3", "1+1")
	}, 1)
	check(formula("A9", `"a"`), 1,
		`a.xlsx:9:1: cell A9: a formula that was saved without its value: open the workbook in a spreadsheet program and save it [bad-cell]`)
	check(func(f *excelize.File) { _ = f.SetSheetName("Sheet1", "Answers"); _ = f.RemoveRow("Answers", 2) }, 0,
		`a.xlsx:1:1: no sheet begins with a header: wave, company, scenario, channel, … [no-header]`)

	for _, body := range []string{"", "PK\x03\x04 and so on"} {
		_, problems, _ := read(t, "a.xlsx", body)
		if len(problems) != 1 || !strings.HasSuffix(problems[0], "[unreadable]") {
			t.Errorf("%q: %v", body, problems)
		}
	}
}

// Excel writes a formula that came to an empty text with t="str" and an empty value; other programs write no value at all.
func TestXLSXFormulasByOtherPrograms(t *testing.T) {
	check := func(cell string, want ...string) {
		t.Helper()
		f := excelize.NewFile()
		defer f.Close()
		_ = f.SetSheetRow("Sheet1", "A1", &[]any{"company", "scenario", "channel", "sent_at", "wave"})
		_ = f.SetSheetRow("Sheet1", "A2", &[]any{"alfa", "late-delivery", "email", 46321.5, "PLACEHOLDER"})
		if err := f.SetCellFormula("Sheet1", "E2", "PLACEHOLDER"); err != nil {
			t.Fatal(err)
		}
		cells := regexp.MustCompile(`<c r="E2".*?</c>`)
		_, problems, _ := read(t, "a.xlsx", rezip(t, save(t, f), func(xml string) string { return cells.ReplaceAllLiteralString(xml, cell) }))
		same(t, cell, problems, want)
	}
	uncomputed := "a.xlsx:2:5: cell E2: a formula that was saved without its value: open the workbook in a spreadsheet program and save it [bad-cell]"
	check(`<c r="E2" t="str"><f>A2&amp;""</f><v></v></c>`)
	check(`<c r="E2" s="1" t="str"><f aca="false">A2</f><v/></c>`)
	check(`<c r="E2" t="str"><f>A2</f><v>2026-Q3</v></c>`)
	check(`<c r="E2"><f>A2</f><v></v></c>`, uncomputed)
	check(`<c r="E2"><f>A2</f><v /></c>`, uncomputed)
	check(`<c r="E2" t="str"><f>A2</f></c>`, uncomputed)
}

// rezip changes the first sheet of a workbook.
func rezip(t testing.TB, workbook string, edit func(xml string) string) string {
	t.Helper()
	in, err := zip.NewReader(strings.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "xl/worksheets/sheet1.xml" {
			content = []byte(edit(string(content)))
		}
		w, err := out.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write(content)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestXLSXFindsTheSheet(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	_ = f.SetSheetRow("Sheet1", "A1", &[]any{"text of the cover"})
	for _, name := range []string{"Empty", "Answers", "More"} {
		_, _ = f.NewSheet(name)
	}
	_ = f.SetSheetRow("Answers", "A1", &[]any{"company", "scenario", "channel", "sent_at"})
	_ = f.SetSheetRow("Answers", "A2", &[]any{"alfa", "late-delivery", "email", "2026-10-26T10:00:00+01:00"})
	_ = f.SetSheetRow("More", "A1", &[]any{"company", "scenario", "channel", "sent_at"})
	rows, problems, remarks := read(t, "a.xlsx", save(t, f))
	same(t, "problems", problems, nil)
	same(t, "rows", len(rows), 1)
	same(t, "remarks", remarks, []string{`a.xlsx: read sheet "Answers" only, not "Sheet1", "More"`})
}

func TestSourcesThatCannotBeRead(t *testing.T) {
	for _, name := range []string{"answers.ods", "answers", "answers.gz", ".csv.gz.gz"} {
		if _, _, _, err := Read(name, strings.NewReader(gzipped("")), paris(t)); !errors.Is(err, ErrFormat) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"a.csv", "a.jsonl", "a.xlsx", "a.csv.gz", "-"} {
		broken := errors.New("disk on fire")
		_, _, _, err := Read(name, io.MultiReader(strings.NewReader(header+good), iotest.ErrReader(broken)), paris(t))
		if name == "a.csv.gz" { // it is no archive before the disk fails
			continue
		}
		if !errors.Is(err, broken) {
			t.Errorf("%s: a failing disk gives %v", name, err)
		}
	}
	check := func(name, body string, rows int, want ...string) {
		t.Helper()
		got, problems, _ := read(t, name, body)
		same(t, name, problems, want)
		same(t, name+": rows", len(got), rows)
	}
	check("a.csv.gz", header, 0, `a.csv.gz:1:1: cannot be read further: gzip: invalid header [unreadable]`)
	packed := gzipped(header + good + good)
	check("a.csv.gz", packed[:len(packed)-4], 2, `a.csv.gz:3:1: cannot be read further: unexpected EOF [unreadable]`)
	check("a.csv.zst", "no archive", 0, `a.csv.zst:1:1: cannot be read further: invalid input: magic number mismatch [unreadable]`)
}

func TestKnown(t *testing.T) {
	check := func(name string, want bool) {
		t.Helper()
		same(t, name, Known(name), want)
	}
	check("answers/a.jsonl", true)
	check("a.NDJSON.GZ", true)
	check("a.xlsx.zst", true)
	check("a.tsv", true)
	check("a.csv.gz.gz", false)
	check("a.gz", false)
	check("csv", false)
	check("a.xls", false)
}

func TestTimesWithoutZone(t *testing.T) {
	zone := paris(t).Timezone
	check := func(clock, want string) {
		t.Helper()
		at, err := time.Parse(time.DateTime, clock)
		if err != nil {
			t.Fatal(err)
		}
		same(t, clock, wall(at, zone).Format(time.RFC3339), want)
	}
	check("2026-07-01 12:00:00", "2026-07-01T12:00:00+02:00")
	check("2026-12-01 12:00:00", "2026-12-01T12:00:00+01:00")
	check("2026-03-29 01:59:59", "2026-03-29T01:59:59+01:00")
	check("2026-03-29 02:30:00", "2026-03-29T03:30:00+02:00") // never came: as much later
	check("2026-03-29 03:00:00", "2026-03-29T03:00:00+02:00")
	check("2026-10-25 01:59:59", "2026-10-25T01:59:59+02:00")
	check("2026-10-25 02:30:00", "2026-10-25T02:30:00+02:00") // came twice: the first
	check("2026-10-25 03:00:00", "2026-10-25T03:00:00+01:00")
}

func TestEncodingIsJudgedByTheFirstAccents(t *testing.T) {
	late := header + strings.Repeat(good, look/len(good)+1000)
	accent := "alfa,late-delivery,chat,2026-10-26T10:00:00+01:00,2026-10-26T12:00:00+01:00,COLIS NON LIVR\u00c9\u00a0! d\u00e9sol\u00e9s\n"
	for _, body := range []string{header + accent, late + accent} {
		for name, e := range map[string]encoding.Encoding{"UTF-8": unicode.UTF8, "Windows-1252": charmap.Windows1252} {
			rows, problems, remarks := read(t, "a.csv", encode(t, e, body))
			same(t, name+": problems", problems, nil)
			same(t, name+": text", rows[len(rows)-1].Answer.Text, "COLIS NON LIVR\u00c9\u00a0! d\u00e9sol\u00e9s")
			same(t, name+": remarks", len(remarks), map[string]int{"Windows-1252": 1}[name])
		}
	}
}

func ExampleRead() {
	c := audit.Campaign{
		Wave:      "2026-Q4",
		Companies: []audit.Company{{ID: "alfa"}},
		Channels:  []audit.Channel{{ID: "email"}, {ID: "phone"}},
		Scenarios: []audit.Scenario{{ID: "late-delivery"}},
	}
	rows, problems, _, err := Read("wave.csv", strings.NewReader(`company;scenario;channel;sent_at
alfa;late-delivery;email;2026-10-26T10:00:00+01:00
alfa;late-delivery;fone;2026-10-26 10:00
`), c)
	fmt.Println(rows[0].Key, err)
	for _, p := range problems {
		fmt.Println(p)
	}
	// Output:
	// alfa, late-delivery on email (2026-Q4, attempt 1) <nil>
	// wave.csv:3:20: channel "fone" is not one of email, phone; did you mean "phone"? [unknown-channel]
	// wave.csv:3:25: sent_at "2026-10-26 10:00" has no offset: write 2026-10-26T10:00:00Z if that is the time in UTC [bad-time]
}

// A workbook broken inside a name is told in letters that a terminal can show.
func TestBrokenWorkbookIsToldInUTF8(t *testing.T) {
	whole := writeXLSX(t, false)
	from, err := zip.NewReader(strings.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	var broken bytes.Buffer
	to := zip.NewWriter(&broken)
	for _, part := range from.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(part.Name, "worksheets/") {
			at := bytes.LastIndex(b, []byte("<row"))
			b = slices.Concat(b[:at], []byte("<a:d\xffD"), b[at:])
		}
		w, err := to.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(b); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	_, problems, _, err := Read("a.xlsx", &broken, paris(t))
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Text, "invalid XML name: a:d\uFFFDD") {
		t.Errorf("problems %+v, error %v", problems, err)
	}
}
