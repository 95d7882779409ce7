package report

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/diapason-audit/diapason/audit"
)

func hostileSheet() CodingSheet {
	return CodingSheet{
		Criteria: []CodedCriterion{{ID: "tone", Title: "=1+1", Definition: "cold\x1b[31m"}, {ID: "apology"}},
		Contacts: []CodedContact{
			{Key: audit.Key{Wave: "-1", Company: "alfa", Scenario: "late", Channel: "email", Attempt: 1}, Complaint: "@SUM(A1)", Text: "=HYPERLINK(\"x\")\r\n\x00…\"é\",", Asked: []bool{true, false}},
			{Key: audit.Key{Company: "beta", Scenario: "late", Channel: "chat", Attempt: 2}, Text: strings.Repeat("𝄞", 20000), Coder: "+anne", Asked: []bool{true, true}},
		},
	}
}

// Nothing from outside is a formula or reaches a terminal's controls, whatever the format.
func TestCodingSheetIsHarmless(t *testing.T) {
	s := hostileSheet()
	b, err := s.CSV()
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(records[0], ","); got != "contact,wave,company,scenario,channel,attempt,complaint,text,coder,code.tone,code.apology,note" {
		t.Errorf("header %s", got)
	}
	if got := records[1][6:9]; got[0] != "'@SUM(A1)" || got[1] != "'=HYPERLINK(\"x\")\n…\"é\"," || records[1][1] != "'-1" || records[2][8] != "'+anne" {
		t.Errorf("row %q", records[1])
	}
	if records[1][0] != s.Contacts[0].ID() || records[1][9] != "" || records[1][10] != "" {
		t.Errorf("row %q", records[1])
	}

	b, cut, err := s.XLSX()
	if err != nil || cut != 1 {
		t.Fatalf("%d cut, %v", cut, err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	value := func(sheet, cell string) string {
		t.Helper()
		if formula, err := f.GetCellFormula(sheet, cell); err != nil || formula != "" {
			t.Errorf("%s of %s is the formula %q, %v", cell, sheet, formula, err)
		}
		v, err := f.GetCellValue(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	if got := value("coding", "H2"); got != "=HYPERLINK(\"x\")\n…\"é\"," {
		t.Errorf("text %q", got)
	}
	if got := value("criteria", "B2") + value("criteria", "C2"); got != "=1+1cold[31m" {
		t.Errorf("criterion %q", got)
	}
	long := value("coding", "H3")
	if !strings.HasSuffix(long, "𝄞 […]") || len(long) < 60000 {
		t.Errorf("the long text ends in %q", long[len(long)-10:])
	}
}

func TestBlindSheetNamesNoCompany(t *testing.T) {
	s := hostileSheet()
	s.Blind = true
	s.Contacts[0].Pseudonym, s.Contacts[1].Pseudonym = "company-a", "company-b"
	b, err := s.CSV()
	if err != nil || bytes.Contains(b, []byte("alfa")) || !bytes.Contains(b, []byte(",company-b,late,chat,")) {
		t.Errorf("%s %v", b, err)
	}
}

// No contacts and no criteria make a sheet all the same.
func TestEmptyCodingSheet(t *testing.T) {
	if _, _, err := (CodingSheet{}).XLSX(); err != nil {
		t.Error(err)
	}
	if b, err := (CodingSheet{}).CSV(); err != nil || string(b) != "contact,wave,company,scenario,channel,attempt,complaint,text,coder,note\r\n" {
		t.Errorf("%q %v", b, err)
	}
}
