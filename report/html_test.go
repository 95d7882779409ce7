package report

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

func htmlOf(t rapid.TB, d *Document) string {
	b, err := d.HTML()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// What a page is made of, and nothing else: whatever is put into it, no other element and no other attribute comes out.
var (
	elements = strings.Fields("html head meta title style body main header nav section article aside footer h1 h2 h3 h4 p ul li dl dt dd div " +
		"span b small a q blockquote mark sup br table thead tbody tr th td svg rect line")
	attributes = strings.Fields("lang charset http-equiv content name id class dir href scope role tabindex aria-label aria-hidden x y width " +
		"height x1 x2 y1 y2")
)

// read takes a page apart with a strict parser of XML, which every page of ours satisfies, and returns its text. A page
// that holds anything but the elements and attributes above, or that leads elsewhere, fails.
func read(t rapid.TB, page string) string {
	d := xml.NewDecoder(strings.NewReader(page))
	var text strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return text.String()
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, page)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if !slices.Contains(elements, token.Name.Local) {
				t.Fatalf("an element <%s> in\n%s", token.Name.Local, page)
			}
			for _, a := range token.Attr {
				if !slices.Contains(attributes, a.Name.Local) {
					t.Fatalf("an attribute %s in\n%s", a.Name.Local, page)
				}
				if a.Name.Local == "href" && !strings.HasPrefix(a.Value, "#") {
					t.Fatalf("a link to %q", a.Value)
				}
			}
		case xml.EndElement:
		case xml.CharData:
			text.Write(token)
		case xml.Directive:
			if string(token) != "DOCTYPE html" {
				t.Fatalf("<!%s>", token)
			}
		default:
			t.Fatalf("%T in\n%s", token, page)
		}
	}
}

func TestHostileTextStaysText(t *testing.T) {
	text := read(t, write(t, "html", small(), Options{}))
	for _, want := range []string{
		"-- Désolés, voyez <script>alert(1)</script>", "<b>*Énergie*</b>", emoji, "Nile شركة النيل", "@everyone <img src=x>",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func TestLawAnyPageHoldsOnlyWhatWePutThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, page := range []string{write(t, "html", anyResult.Draw(t, "result"), Options{}), htmlOf(t, anyDocument.Draw(t, "document"))} {
			read(t, page)
			for _, c := range page {
				if c != '\n' && !strings.ContainsRune("\u200c\u200d\ufe0e\ufe0f", c) &&
					(!unicode.IsPrint(c) || unicode.In(c, unicode.Cf, unicode.Variation_Selector, unicode.Co)) {
					t.Fatalf("%U gets through: %q", c, page)
				}
			}
		}
	})
}

var (
	policy = regexp.MustCompile(`content="default-src 'none'; style-src 'sha256-([^']*)'; base-uri 'none'; form-action 'none'"`)
	styled = regexp.MustCompile(`(?s)<style>(.*)</style>`)
)

// A browser that keeps to the policy loads nothing and runs nothing; the one style it applies is ours.
func TestAPageFetchesNothingAndKnowsNoClock(t *testing.T) {
	for name, page := range map[string]string{
		"result": write(t, "html", small(), Options{}), "nothing": write(t, "html", empty(), Options{}), "gate": write(t, "html", ruled(), Options{}), "document": htmlOf(t, evidence("beta").Document()),
	} {
		read(t, page)
		style, allowed := styled.FindStringSubmatch(page), policy.FindStringSubmatch(page)
		if len(style) == 0 || len(allowed) == 0 {
			t.Fatalf("%s: no style, or no policy", name)
		}
		sum := sha256.Sum256([]byte(style[1]))
		if got := strings.ReplaceAll(allowed[1], "&#43;", "+"); got != base64.StdEncoding.EncodeToString(sum[:]) {
			t.Errorf("%s: the policy allows a style %s, which is not the page's", name, got)
		}
		if remote := regexp.MustCompile(`(?i)url\(|@import|https?:|javascript:|src=|style="`).FindString(strings.ReplaceAll(page, "&lt;img src=x&gt;", "")); remote != "" {
			t.Errorf("%s: %s", name, remote)
		}
		if date := regexp.MustCompile(`\d{4}-\d\d-\d\d`).FindString(page); date != "" && name != "document" { // which has the days of the answers
			t.Errorf("%s: a date, %s", name, date)
		}
	}
}

func TestMarksOnAPage(t *testing.T) {
	const text = "You get 49.90\nin 14 days.\x1b[2J\n\n"
	check := func(want string, marks ...Mark) {
		t.Helper()
		var d Document
		d.Texts(Passage{Title: "chat", Lang: "en", Parts: []Part{{Text: text, Marks: marks}}})
		if page := htmlOf(t, &d); !strings.Contains(page, `<blockquote lang="en" dir="auto">`+want+`</blockquote>`) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
	check("You get 49.90\nin 14 days.")
	check("You get <mark>49.90<sup>[1]</sup></mark>\nin <mark>14 days<sup>[2,3]</sup></mark>.", Mark{8, 13, 1}, Mark{17, 24, 3}, Mark{17, 24, 2})
	if spans := (Part{Text: "\n One\n \n\n\n\n two "}).spans(); len(spans) != 1 || spans[0].Text != "One\n\n two" {
		t.Errorf("blank lines stay in %q", spans)
	}
	check("<mark>You get <mark>49.90<sup>[1]</sup></mark><sup>[2]</sup></mark>\nin 14 days.", Mark{0, 13, 2}, Mark{8, 13, 1})
}

func TestARankingHasABarForEveryIndex(t *testing.T) {
	all := ranking(small())
	set := func(row int, column, value string) { all.rows[row][all.column(column)] = figure(value, value, plain) }
	for row, interval := range [][2]string{{"84.00", "95.00"}, {"8.00", "80.00"}, {"", ""}, {"", ""}} {
		set(row, "index_low", interval[0])
		set(row, "index_high", interval[1])
	}
	var got []bar
	for _, row := range rankingGrid(all).Rows {
		for _, c := range row {
			if c.Bar != nil {
				got = append(got, *c.Bar)
			}
		}
	}
	want := []bar{{[]barPart{{"0", "90.12", ""}}, "84.00", "95.00"}, {[]barPart{{"0", "57.50", ""}}, "8.00", "80.00"}, {[]barPart{{"0", "15.00", ""}}, "", ""}}
	if !slices.EqualFunc(got, want, func(a, b bar) bool { return slices.Equal(a.Parts, b.Parts) && a.Low == b.Low && a.High == b.High }) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestFurtherCriteriaHaveATable(t *testing.T) {
	r := small()
	if g := criteriaGrid(r); g.Rows != nil {
		t.Errorf("nothing was marked, yet there is %v", g.Rows)
	}
	r.Ranking[0].Criteria["greeting"] = audit.Mark(0.5)
	text := read(t, write(t, "html", r, Options{}))
	if !strings.Contains(text, "Companygreeting\n") || !strings.Contains(text, "Mean marks out of 100") {
		t.Errorf("no table of criteria in\n%s", text)
	}
}

func TestManyCaveatsStandAtTheEnd(t *testing.T) {
	r := small()
	for i := range 14 {
		r.Caveats = append(r.Caveats, fmt.Sprintf("row %d left out", i+1))
	}
	text := read(t, write(t, "html", r, Options{}))
	ranking, end, ok := strings.Cut(text, "Further caveats")
	if !ok || !strings.Contains(ranking, "row 10 left out\nand 4 more") || !strings.Contains(end, "row 11 left out") || !strings.Contains(end, "row 14 left out") {
		t.Errorf("the caveats are not where they should be:\n%s", text)
	}
}

func TestFindingsOfOneComplaintAreGathered(t *testing.T) {
	one := func(rule audit.Rule, severity audit.Severity, channel, point, value, quote string) audit.Finding {
		f := audit.Finding{Rule: rule, Severity: severity, Channels: []string{channel}, Point: point}
		if value != "" {
			f.Values = []string{value}
		}
		if quote != "" {
			f.Quotes = []string{quote}
		}
		return f
	}
	clash := func(value string) audit.Finding {
		return audit.Finding{Rule: audit.RuleContradiction, Severity: audit.SeverityWarning, Channels: []string{"chat", "email"}, Values: []string{value, "9d"}}
	}
	var got []string
	for _, f := range newPageFindings("", []audit.Finding{
		one(audit.RuleNoAnswer, audit.SeverityError, "chat", "", "", ""),
		one(audit.RuleNoAnswer, audit.SeverityError, "email", "", "", ""),
		one(audit.RuleSlow, audit.SeverityNote, "phone", "", "30h", ""),
		one(audit.RuleSlow, audit.SeverityNote, "store", "", "40h", ""),
		clash("1d"), clash("2d"),
		one(audit.RuleMissedPoint, audit.SeverityNote, "phone", "fees", "", ""),
		one(audit.RuleMissedPoint, audit.SeverityNote, "store", "fees", "", "no fees"),
		one(audit.RuleMissedPoint, audit.SeverityNote, "store", "delay", "", ""),
		one(audit.RuleMissedPoint, audit.SeverityWarning, "letter", "fees", "", ""),
		one(audit.RuleMissedPoint, audit.SeverityNote, "letter", "delay", "", ""),
	}).Findings {
		s := strings.TrimSpace(f.Label + " " + f.Point + " " + f.Channels)
		for _, q := range f.Said {
			s += "; " + strings.Join(strings.Fields(q.Channel+" "+q.Value+" "+q.Quote), " ")
		}
		got = append(got, s)
	}
	want := []string{
		"no-answer  chat and email", "slow; phone 30h; store 40h",
		"contradiction, to confirm; chat 1d; email 9d", "contradiction, to confirm; chat 2d; email 9d",
		"missed-point fees; store no fees", "missed-point  required: fees by letter", "missed-point  fees by phone; delay by store and letter",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
