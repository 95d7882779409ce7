package report

import (
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/mattn/go-runewidth"
	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

// nasty draws text of the kind that breaks tables, pages, spreadsheets and terminals.
var nasty = rapid.Custom(func(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.OneOf(
		rapid.SampledFrom([]string{
			"=1+1", "+33 1", "-", "@cmd", "\t=", "\r=", "\n", "\r\n", "＝1", "|", "\\|", "\\", "<b>", "*x*", "_", "`", "[a](b)", "# ", "\"", ",", "'",
			"\x1b[31m", "\x1b]0;x\x07", "\x1b]0;x", "\x1b", "\u009b1m", "\x00", "\x7f", "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028", "\u00ad",
			"👩‍👩‍👧", "👍🏽", "🏽", "🇫🇷", "⚠️", "1️⃣", "क्ष", "한국", "漢字", "ﷺ", "é", "\u0301", "\u0591", "ﬁ", "\ue000", "\xff", "شركة",
			"word", "a longer name of two or three words",
		}),
		rapid.String(),
	), 0, 6).Draw(t, "parts"), rapid.SampledFrom([]string{"", " "}).Draw(t, "glue"))
})

// anyResult draws results whose words are nasty and whose figures are whatever they can be.
var anyResult = rapid.Custom(func(t *rapid.T) audit.Result {
	word := func() string { return nasty.Draw(t, "word") }
	mark := func() audit.Score {
		if rapid.Bool().Draw(t, "na") {
			return audit.NA
		}
		return audit.Mark(rapid.Float64Range(0, 1).Draw(t, "mark"))
	}
	count := func() int { return rapid.IntRange(0, 1_000_000).Draw(t, "count") }
	delay := func() time.Duration { return time.Duration(rapid.Int64Range(0, 1<<62).Draw(t, "delay")) }
	times := func() int { return rapid.IntRange(0, 3).Draw(t, "rows") }
	r := audit.Result{
		Campaign: word(), Title: word(), Wave: word(), Caveats: []string{word(), word()},
		Profile: audit.Profile{ID: word(), Pillars: []audit.Pillar{
			{ID: word(), Criteria: []audit.Weighted{{Criterion: word()}}}, {ID: word()},
		}},
		Headline: audit.Headline{Companies: count(), AnsweredEverywhere: count(), SameEverywhere: count(), AnsweredShare: mark()},
	}
	for range times() {
		r.Ranking = append(r.Ranking, audit.Position{
			Rank: count(), Company: word(), Name: word(), Sector: word(), Index: mark(), Pillars: []audit.Score{mark()},
			Criteria: map[string]audit.Score{audit.Latency: mark()}, Contacts: count(), Answered: count(), MedianLatency: delay(),
			MedianReached: rapid.Bool().Draw(t, "reached"), State: rapid.SampledFrom(audit.States).Draw(t, "state"), Contradictions: count(),
		})
		r.Sectors = append(r.Sectors, audit.SectorSummary{Sector: word(), Companies: count(), Index: mark(), Contacts: count()})
		r.Scenarios = append(r.Scenarios, audit.ScenarioSummary{Scenario: word(), Title: word(), Contacts: count(), Latency: mark()})
		r.Channels = append(r.Channels, audit.ChannelSummary{Company: word(), Channel: word(), Contacts: count(), MedianLatency: delay(), OpenKnown: true, MedianOpen: delay(), OpenReached: rapid.Bool().Draw(t, "opened")})
		key := audit.Key{Wave: word(), Company: word(), Scenario: word(), Channel: word(), Attempt: count()}
		sent := time.Unix(int64(count()), 0).UTC()
		open := delay()
		r.Contacts = append(r.Contacts, audit.ContactMarks{
			Key: key, SentAt: sent, AnsweredAt: sent.Add(time.Duration(count())), Outcome: audit.Answered, Latency: mark(),
			Clock: rapid.SampledFrom([]audit.Clock{"", audit.Wall, audit.Business}).Draw(t, "clock"), OpenWait: &open,
			Points: []audit.PointMark{{Point: word(), Verdict: audit.Stated, Score: mark(), Value: word(), Quote: word(), By: audit.Coder}},
		})
		r.Groups = append(r.Groups, audit.Marks{Group: key.Group(), Pairs: []audit.PairMarks{{
			ChannelA: word(), ChannelB: word(), Verdict: audit.PairCompatible, Similarity: mark(), Wording: mark(), Score: mark(), Engine: word(),
			Conflicts: []audit.Conflict{{Type: "date", Point: word(), SpanA: word()}},
		}}})
		r.Findings = append(r.Findings, audit.Finding{
			Rule: audit.RuleAcknowledgedOnly, Severity: audit.SeverityNote, Group: key.Group(),
			Channels: []string{word(), word()}, Point: word(), Values: []string{word()}, Quotes: []string{word(), word()},
		})
	}
	return r
})

func anyView(t *rapid.T) string { return rapid.SampledFrom(Views).Draw(t, "view") }

var sgr = regexp.MustCompile("\x1b\\[[0-9]+m")

func TestLawNoLineOfATableIsWiderThanTheTerminal(t *testing.T) {
	screen := runewidth.Condition{}
	rapid.Check(t, func(t *rapid.T) {
		r, width := anyResult.Draw(t, "result"), rapid.IntRange(1, 160).Draw(t, "width")
		out := write(t, "table", r, Options{View: anyView(t), Width: width, Color: rapid.Bool().Draw(t, "color")})
		if width < 40 {
			return // no promise, but no panic
		}
		for _, l := range strings.Split(sgr.ReplaceAllString(out, ""), "\n") {
			if w := screen.StringWidth(l); w > width {
				t.Fatalf("%d cells on a terminal of %d: %q", w, width, l)
			}
		}
	})
}

func TestLawATableHasOneLineARow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyResult.Draw(t, "result")
		out := write(t, "table", r, Options{View: "findings", Width: rapid.IntRange(40, 160).Draw(t, "width")})
		if len(r.Findings) == 0 {
			return // no rule under the header
		}
		_, body, ok := strings.Cut(out, "───\n")
		body, _, _ = strings.Cut(body+"\n", "\n\n")
		if rows := len(strings.FieldsFunc(body, func(r rune) bool { return r == '\n' })); !ok || rows != len(r.Findings) {
			t.Fatalf("%d lines for %d findings:\n%s", rows, len(r.Findings), out)
		}
	})
}

func TestLawNothingInvisibleReachesATerminalOrAPage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		format := rapid.SampledFrom([]string{"table", "markdown"}).Draw(t, "format")
		out := write(t, format, anyResult.Draw(t, "result"), Options{View: anyView(t), Width: rapid.SampledFrom([]int{0, 60}).Draw(t, "width")})
		for _, c := range out {
			if c != '\n' && !unicode.IsPrint(c) || unicode.In(c, unicode.Cf, unicode.Variation_Selector) {
				t.Fatalf("%s lets %U through: %q", format, c, out)
			}
		}
	})
}

func TestLawCSVReadsBackWithoutFormulasOrControlCharacters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		out := write(t, "csv", anyResult.Draw(t, "result"), Options{View: anyView(t)})
		if strings.Contains(strings.ReplaceAll(out, "\r\n", ""), "\n") {
			t.Fatalf("a bare line feed in %q", out)
		}
		for _, record := range readCSV(t, out) {
			for _, c := range record {
				if c != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(c)[0]) {
					t.Fatalf("a spreadsheet would run %q", c)
				}
				for _, x := range c {
					if unicode.In(x, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) && !strings.ContainsRune("\n\t\u200c\u200d", x) {
						t.Fatalf("%U in %q", x, c)
					}
				}
			}
		}
	})
}

func TestCSVText(t *testing.T) {
	check := func(s, want string) {
		t.Helper()
		if got := csvText(s); got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
	}
	check("refund\u202e sdnufer\u202c", "refund sdnufer")
	check("\u2066a\u2069\u200b\ufeffb", "ab")
	check("one\u2028two\u2029three", "one two three")
	check("\u200b=1+1", "'=1+1")
	check("\u202e@cmd", "'@cmd")
	check("+33 1 99 00 12 34", "'+33 1 99 00 12 34")
	check("👩\u200d👧 می\u200cخواهم", "👩\u200d👧 می\u200cخواهم")
}

func TestHarmlessSpans(t *testing.T) {
	check := func(s, want string) {
		t.Helper()
		if got := harmless(s); got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
	}
	check("\u202ewithin 30 days\u202c", "within 30 days")
	check("\u200b=1+1", "1+1")
	check("=\ufeff=1+1", "1+1")
	check("30\u200bdays", "30\u200bdays")
}

func TestLawJSONKeepsToItsSchemaAndHidesNothing(t *testing.T) {
	schema := resolved(t)
	rapid.Check(t, func(t *rapid.T) {
		r := anyResult.Draw(t, "result")
		doc := decoded(t, r)
		if err := schema.Validate(doc); err != nil {
			t.Fatal(err)
		}
		if got, want := doc["caveats"].([]any)[0], string([]rune(r.Caveats[0])); got != want { // broken bytes become U+FFFD one by one
			t.Fatalf("caveat %q became %q", want, got)
		}
		for _, c := range write(t, "json", r, Options{}) {
			if unicode.In(c, unicode.Cc, unicode.Cf) && !strings.ContainsRune("\n\u200c\u200d", c) {
				t.Fatalf("JSON lets %U through", c)
			}
		}
	})
}

// In Markdown a backslash that is ours stands before what it escapes; one from outside is an entity.
func TestLawEveryMarkdownRowHasItsColumns(t *testing.T) {
	unescaped := regexp.MustCompile(`\\.`)
	rapid.Check(t, func(t *rapid.T) {
		r := anyResult.Draw(t, "result")
		out := write(t, "markdown", r, Options{View: "findings"})
		var columns int
		for _, l := range strings.Split(out, "\n") {
			if !strings.HasPrefix(l, "| ") {
				continue
			}
			bare := unescaped.ReplaceAllString(l, "")
			if n := strings.Count(bare, "|"); columns == 0 {
				columns = n
			} else if n != columns {
				t.Fatalf("%d bars, want %d: %s", n, columns, l)
			}
			if strings.ContainsAny(strings.ReplaceAll(bare, "<br>", ""), "<>`*[]") {
				t.Fatalf("markup in %s", l)
			}
		}
	})
}
