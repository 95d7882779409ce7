package report

import (
	"math"
	"strings"
	"testing"

	"github.com/diapason-audit/diapason/audit"
)

var threeAgreements = Agreements{Rows: []audit.Agreement{
	{Criterion: "=tone", Units: 12, Coders: 4, Pairable: 40, Nominal: 113. / 152, Ordinal: .815388, Interval: .849107, Ratio: .797403, AC1: .775444, Percent: 9. / 11},
	{Criterion: "thanks", Units: 2, Coders: 2, Pairable: 4, Nominal: math.NaN(), Ordinal: math.NaN(), Interval: math.NaN(), Ratio: math.NaN(), AC1: math.NaN(), Percent: 1},
	{Criterion: "x", Coder: "b\x1b[31mob", Units: 2, Coders: 2, Pairable: 4, Nominal: -1e-9, Ordinal: -.5, Interval: 1, Ratio: .7, AC1: .7, Percent: .5},
}}

func TestAgreementFormats(t *testing.T) {
	check := func(name string, b []byte, err error, wants ...string) {
		t.Helper()
		for _, want := range wants {
			if err != nil || !strings.Contains(string(b), want) {
				t.Errorf("%s has no %q (%v):\n%s", name, want, err, b)
			}
		}
		if strings.Contains(string(b), "\x1b") {
			t.Errorf("%s lets an escape through", name)
		}
	}
	rows := threeAgreements
	b, err := rows.CSV()
	check("csv", b, err, strings.Join(AgreementColumns, ",")+"\r\n'=tone,12,4,40,0.743421,0.815388,0.849107,0.797403,0.775444,0.818182\r\n",
		"\r\nthanks,2,2,4,,,,,,1.000000\r\n", "\r\nx,2,2,4,0.000000,-0.500000,1.000000,")
	b, err = rows.JSON()
	check("json", b, err, `"alpha_nominal": 0.743421`, `"alpha_ordinal": null`, `"percent_agreement": 1`)
	b, err = rows.Document().Terminal(Options{Width: 120})
	check("table", b, err, "=tone", "reliable", "undefined", "low", "0.743")
	rows.ByCoder = true
	b, err = rows.CSV()
	check("csv by coder", b, err, "criterion,coder,units,", "\r\nx,b[31mob,2,2,4,")
	b, err = rows.Document().Terminal(Options{Width: 80})
	check("table by coder", b, err, "Coder", "α ordinal")
}
