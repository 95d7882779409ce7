package collect

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

func TestCodingProblems(t *testing.T) {
	const header = "company,scenario,channel,coder,code.greeting,code.apology\n"
	check := func(name, body string, want ...string) {
		t.Helper()
		rows, problems, _, err := ReadCoding(name, strings.NewReader(body), "2026-Q4")
		if err != nil {
			t.Fatal(err)
		}
		_, more := Ratings(rows)
		c := paris(t)
		all := slices.Concat(problems, more)
		if len(problems) == 0 {
			coded, wrong := Code(c, contacts(t), rows)
			all = append(append(all, wrong...), coded.Absent...)
		}
		got := lines(audit.SortProblems(all))
		same(t, body, got, want)
	}
	check("a.csv", header+"alfa,late-delivery,email,anne,2,x\n",
		`a.csv:2:31: code "2" for "greeting" is neither a number from 0 to 1 nor na [bad-code]`,
		`a.csv:2:33: code "x" for "apology" is neither a number from 0 to 1 nor na [bad-code]`)
	check("a.csv", header+"alfa,late-delivery,email,anne,1,\nalfa,late-delivery,email,anne,0,\n",
		`a.csv:3:31: coder "anne" gives "0" for "greeting" here, but a.csv:2 says "1" [code-conflict]`)
	check("a.csv", header+"alfa,late-delivery,email,anne,1,\nalfa,late-delivery,email,anne,1.0,1\n")
	check("a.csv", header+"alfo,late-delivery,email,,1,\nalfa,late-delivery,chat,,1,\n",
		`a.csv:2:1: company "alfo" is not one of alfa, beta; did you mean "alfa"? [unknown-company]`,
		`a.csv:3:1: alfa, late-delivery on chat (2026-Q4, attempt 1) is not in the answers: there is nothing to code [unknown-contact]`)
	check("a.csv", header+"alfa,,email,machine,1,\n",
		`a.csv:2:6: scenario is missing, and the row gives no contact [missing-value]`,
		`a.csv:2:13: no coder can be called "machine": results use the name [reserved-coder]`)
	check("machine.csv", header+"alfa,late-delivery,email,,1,\n",
		`machine.csv:2:26: no coder can be called "machine": results use the name [reserved-coder]`)
	check("-", header+"alfa,late-delivery,email,,1,\n",
		`-:2:26: no coder: fill in the column coder [missing-coder]`)
	check("a.csv", "contact,coder,code.greeting\nc-nobody,anne,1\n",
		`a.csv:2:1: contact "c-nobody" is not in the answers: there is nothing to code [unknown-contact]`)
	check("a.csv", "contact,company,scenario,channel,coder,code.greeting\nc-nobody,alfa,late-delivery,email,anne,1\n",
		`a.csv:2:1: contact "c-nobody" is not alfa, late-delivery on email (2026-Q4, attempt 1): were rows mixed up? [contact-mismatch]`)
	check("a.csv", "company,scenario,channel,coder,cod.greeting\n",
		`a.csv:1:1: the header has no column code.<point or criterion>: there are no marks to read [missing-column]`,
		`a.csv:1:32: column "cod.greeting" is not one of contact, wave, company, scenario, channel, attempt, coder, code.<point or criterion>, pseudonym, complaint, note [unknown-column]`)
	check("a.csv", "coder,code.greeting\nanne,1\n",
		`a.csv:1:1: the header names no contact: it needs a column contact, or company, scenario and channel (a long table: unit, coder, value) [missing-column]`)
	check("a.csv", "unit,coder,valu\n1,a,2\n",
		`a.csv:1:1: the header has no column value; a long table has unit, coder, value and, if known, criterion [missing-column]`)
	check("a.csv", "unit,coder,value\n,a,2\n1,a,NaN\n",
		`a.csv:2:1: unit is missing [missing-value]`,
		`a.csv:3:5: value "NaN" is no number: leave the cell empty where one is missing [bad-value]`)
	check("a.csv", "unit;coder;value\n1;a;0,5\n1;b;1, or 2\n",
		`a.csv:2:5: value "0,5" has a comma: write 0.5 [bad-value]`)
	check("a.csv", header+"alfa,late-delivery,email,anne,,\n,,,,,\n")
	check("-", "{\"unit\":1}\n", `-:1:1: coders' marks are read from CSV and XLSX, not from JSON [wrong-format]`)
	check("a.csv", "", `a.csv:1:1: no header: the file is empty [no-header]`)
	check("a.csv", header+"alfa,late-delivery,email,anne,1,"+strings.Repeat("\n", 3)+"alfa,late-delivery,email,\"an\nne\",1,\n",
		`a.csv:5:26: coder "an\nne" is not a name of at most 100 bytes without control characters [bad-name]`)
}

func TestTooManyValues(t *testing.T) {
	var b strings.Builder
	b.WriteString("unit,coder,value\n")
	for i := range maxValues + 1 {
		b.WriteString(strings.ReplaceAll("N,a,N\n", "N", string(rune('A'+i%26))+strings.Repeat("x", i/26%90)+strings.Repeat("y", i/26/90)))
	}
	rows, _, _, _ := ReadCoding("a.csv", strings.NewReader(b.String()), "")
	_, problems := Ratings(rows)
	if len(problems) != 1 || problems[0].Rule != "too-many-values" {
		t.Errorf("%v", problems)
	}
}

const threeCoders = `company,scenario,channel,coder,code.greeting,code.apology,code.charm
alfa,late-delivery,email,anne,0,1,1
alfa,late-delivery,email,bob,1,1,
alfa,late-delivery,email,cem,1,,0
beta,refund-refused,email,anne,0,,
beta,refund-refused,email,bob,1,,
`

func coded(t testing.TB, rule audit.Coding, table string) Coded {
	t.Helper()
	rows, problems, _, err := ReadCoding("a.csv", strings.NewReader(table), "2026-Q4")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	c := paris(t)
	c.Coding = rule
	got, problems := Code(c, contacts(t), rows)
	if len(problems) > 0 || len(got.Absent) > 0 {
		t.Fatal(problems, got.Absent)
	}
	return got
}

// The answers give apology 0.5 and greeting na for alfa by email: one more coder.
func TestConsensusOfCoders(t *testing.T) {
	check := func(rule audit.Coding, alfa, beta map[string]audit.Code, open ...string) Coded {
		t.Helper()
		got := coded(t, rule, threeCoders)
		same(t, "alfa", got.Contacts[1].Codes, alfa)
		same(t, "beta", got.Contacts[3].Codes, beta)
		same(t, "open", got.Open, open)
		same(t, "foreign", got.Foreign, []string{"charm"})
		return got
	}
	mark := func(x float64) audit.Code { return audit.Code{Value: x} }
	const alfa, beta = "alfa, late-delivery on email (2026-Q4, attempt 1)", "beta, refund-refused on email (2026-Q4, attempt 1)"
	got := check(audit.Coding{Consensus: audit.Median},
		map[string]audit.Code{"greeting": mark(1), "apology": mark(1)}, map[string]audit.Code{"greeting": mark(.5)})
	if a := audit.Agreements(got.Ratings); len(a) != 3 || a[2].Criterion != "greeting" || a[2].Coders != 4 || a[2].Pairable != 6 {
		t.Errorf("agreement %+v", a)
	}
	check(audit.Coding{Consensus: audit.Majority},
		map[string]audit.Code{"greeting": mark(1), "apology": mark(1)}, map[string]audit.Code{}, "greeting of "+beta)
	got = check(audit.Coding{Consensus: audit.Adjudicated, Adjudicator: "anne"},
		map[string]audit.Code{"greeting": mark(0), "apology": mark(1)}, map[string]audit.Code{"greeting": mark(0)})
	if slices.ContainsFunc(got.Ratings, func(r audit.Rating) bool { return r.Coder == "anne" }) {
		t.Error("the adjudicator's marks count in the agreement")
	}
	check(audit.Coding{Consensus: audit.Adjudicated, Adjudicator: "zoe"},
		map[string]audit.Code{}, map[string]audit.Code{}, "apology of "+alfa, "greeting of "+alfa, "greeting of "+beta)
}

// An id finds back to its contact, and the order of rows changes nothing.
func TestCodingLaws(t *testing.T) {
	lines := strings.SplitAfter(strings.TrimSuffix(threeCoders, "\n"), "\n")
	want := coded(t, audit.Coding{Consensus: audit.Median}, threeCoders)
	rapid.Check(t, func(rt *rapid.T) {
		rows := slices.Clone(lines[1:])
		rows[len(rows)-1] = strings.TrimSuffix(rows[len(rows)-1], "\n") + "\n"
		rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 0)).Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		same(t, "shuffled", coded(t, audit.Coding{Consensus: audit.Median}, lines[0]+strings.Join(rows, "")), want)
	})
	byID := "contact,coder,code.greeting,code.apology,code.charm\n"
	for _, l := range lines[1:] {
		f := strings.SplitN(strings.TrimSpace(l), ",", 4)
		byID += audit.Key{Wave: "2026-Q4", Company: f[0], Scenario: f[1], Channel: f[2], Attempt: 1}.ID() + "," + f[3] + "\n"
	}
	same(t, "by id", coded(t, audit.Coding{Consensus: audit.Median}, byID), want)
}

func FuzzCoding(f *testing.F) {
	for _, s := range []string{threeCoders, "unit,coder,value\n1,a,2\n1,b,na\n", "\uFEFFcontact;code.greeting\nc-1;1\n", "unit,unit\n", ",code.\n", "sep=;\n"} {
		f.Add([]byte(s))
	}
	c, cs := paris(f), contacts(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		rows, problems, _, err := ReadCoding("a.csv", strings.NewReader(string(body)), "w")
		if err != nil {
			t.Fatal(err)
		}
		ratings, more := Ratings(rows)
		_, wrong := Code(c, cs, rows)
		for _, p := range slices.Concat(problems, more, wrong) {
			if p.Rule == "" || p.Text == "" || p.Line < 0 || p.Column < 1 {
				t.Errorf("problem %+v", p)
			}
		}
		for _, r := range ratings {
			if r.Unit == "" || r.Coder == "" || r.Criterion == "" || r.Value == "" {
				t.Errorf("rating %+v", r)
			}
		}
		audit.CoderAgreements(ratings)
	})
}
