package collect

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
)

func TestRowsAgainstEachOther(t *testing.T) {
	const columns = "company,scenario,channel,sent_at,answered_at,text,kind,deleted_at,code.apology,code.greeting\n"
	const key = "alfa,late-delivery,email,2026-10-26T10:00:00+01:00,"
	const contact = "alfa, late-delivery on email (2026-Q4, attempt 1)"
	check := func(claim string, rows []string, say func(c audit.Contact) bool, want ...string) {
		t.Helper()
		var all []Row
		for i, file := range []string{"a.csv", "b.csv"}[:len(rows)] {
			read, problems, _ := read(t, file, columns+rows[i])
			same(t, claim+": problems of rows", problems, nil)
			all = append(read, all...)
		}
		contacts, problems := Contacts(paris(t), all)
		same(t, claim, lines(problems), want)
		if len(contacts) != 1 || !say(contacts[0]) {
			t.Errorf("%s: %+v", claim, contacts)
		}
	}
	answers := func(n int) func(audit.Contact) bool {
		return func(c audit.Contact) bool { return len(c.Answers) == n }
	}
	check("two answers are sorted by time, then text",
		[]string{key + "2026-10-26T12:00:00+01:00,b,,,,\n" + key + "2026-10-26T11:00:00Z,c,,,,\n" + key + "2026-10-26T11:00:00Z,a,,,,\n"},
		func(c audit.Contact) bool {
			return len(c.Answers) == 3 && c.Answers[0].Text == "a" && c.Answers[1].Text == "b" && c.Answers[2].Text == "c"
		})
	check("one instant written with two offsets is one sent_at",
		[]string{key + "2026-10-26T12:00:00+01:00,a,,,,\n", "alfa,late-delivery,email,2026-10-26T09:00:00Z,2026-10-26T12:01:00+01:00,a,,,,\n"},
		answers(2))
	check("two sent_at: the earliest counts",
		[]string{"alfa,late-delivery,email,2026-10-27T10:00:00+01:00,2026-10-27T12:00:00+01:00,a,,,,\n", key + ",,,,,\n"},
		answers(0), "a.csv:2:26: "+contact+" was sent at 2026-10-27T10:00:00+01:00, but b.csv:2 says 2026-10-26T10:00:00+01:00 [duplicate-contact]")
	check("the same answer twice",
		[]string{key + "2026-10-26T12:00:00+01:00,a,,,,\n", key + "2026-10-26T11:00:00Z,a,,,,\n"},
		answers(1), "b.csv:2:1: this answer of "+contact+" is already in a.csv:2 [duplicate-row]")
	check("three times, of which one says more",
		[]string{key + "2026-10-26T12:00:00+01:00,a,answer,,,\n" + key + "2026-10-26T12:00:00+01:00,a,,,,\n" + key + "2026-10-26T12:00:00+01:00,a,,,,\n"},
		func(c audit.Contact) bool { return len(c.Answers) == 1 && c.Answers[0].Kind == "" },
		"a.csv:2:1: this answer of "+contact+" is already in a.csv:4 [duplicate-row]",
		"a.csv:4:1: this answer of "+contact+" is already in a.csv:3 [duplicate-row]")
	check("the same silence twice", []string{key + ",,,,,\n" + key + ",,,,,\n"},
		answers(0), "a.csv:3:1: the silence of "+contact+" is already in a.csv:2 [duplicate-row]")
	check("silence beside an answer", []string{key + ",,,,,\n", key + "2026-10-26T12:00:00+01:00,a,,,,\n"},
		answers(1), "a.csv:2:1: "+contact+" has no answer here, but one in b.csv:2 [silent-row]")
	check("silence beside the shopper's reminder", []string{key + ",,,,,\n" + key + "2026-10-26T12:00:00+01:00,Hello?,reminder,,,\n"},
		func(c audit.Contact) bool { return len(c.Answers) == 1 && c.Answers[0].Kind == audit.KindReminder })
	check("the earliest deletion counts, beside an answer too",
		[]string{key + ",,,2026-10-29T12:00:00+01:00,,\n" + key + ",,,2026-10-28T12:00:00+01:00,,\n" + key + "2026-10-26T12:00:00+01:00,a,,,,\n"},
		func(c audit.Contact) bool {
			return len(c.Answers) == 1 && c.Answers[0].DeletedAt.IsZero() && c.Deleted.Format(time.DateOnly) == "2026-10-28"
		})
	check("marks come from all rows", []string{key + "2026-10-26T12:00:00+01:00,a,,,1,\n" + key + "2026-10-26T12:01:00+01:00,b,,,1.0,na\n"},
		func(c audit.Contact) bool {
			return cmp.Equal(c.Codes, map[string]audit.Code{"apology": {Value: 1}, "greeting": {NA: true}})
		})
	check("two marks of one point: neither counts",
		[]string{key + "2026-10-26T12:00:00+01:00,a,,,1,1\n", key + "2026-10-26T12:01:00+01:00,b,,,na,1\n"},
		func(c audit.Contact) bool { return cmp.Equal(c.Codes, map[string]audit.Code{"greeting": {Value: 1}}) },
		`b.csv:2:82: code na for "apology" of `+contact+", but a.csv:2 says 1 [code-conflict]")
	check("two marks of one answer: neither counts, and the answer once",
		[]string{key + "2026-10-26T12:00:00+01:00,a,,,0.5,\n", key + "2026-10-26T12:00:00+01:00,a,,,0.25,\n"},
		func(c audit.Contact) bool { return len(c.Answers) == 1 && len(c.Codes) == 0 },
		"b.csv:2:1: this answer of "+contact+" is already in a.csv:2 [duplicate-row]",
		`b.csv:2:82: code 0.25 for "apology" of `+contact+", but a.csv:2 says 0.5 [code-conflict]")
}

func TestARowOfASheetIsNamedByItsCell(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	_ = f.SetSheetRow("Sheet1", "A1", &[]any{"company", "scenario", "channel", "sent_at"})
	for i, day := range []int{46321, 46322} {
		_ = f.SetSheetRow("Sheet1", []string{"A2", "A3"}[i], &[]any{"alfa", "late-delivery", "email", day})
	}
	rows, _, _ := read(t, "a.xlsx", save(t, f))
	_, problems := Contacts(paris(t), rows)
	same(t, "problems", lines(problems), []string{"a.xlsx:3:4: cell D3: alfa, late-delivery on email (2026-Q4, attempt 1) was sent at " +
		"2026-10-27T00:00:00+01:00, but a.xlsx:2 says 2026-10-26T00:00:00+01:00 [duplicate-contact]"})
}

// The order of rows and files is nothing to the contacts, be the rows good or bad.
func TestShufflingRowsChangesNoContact(t *testing.T) {
	c := paris(t)
	rapid.Check(t, func(t *rapid.T) {
		pick := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label) }
		var rows []string
		for range rapid.IntRange(1, 12).Draw(t, "rows") {
			sent := pick("sent", "2026-10-26T10:00:00+01:00", "2026-10-26T09:00:00Z", "2026-10-26T11:00:00+01:00")
			answer := pick("answer", ",,", "2026-10-27T12:00:00+01:00,a,", "2026-10-27T11:00:00Z,a,answer", "2026-10-27T11:30:00Z,b,reminder")
			rows = append(rows, strings.Join([]string{pick("company", "alfa", "beta"), "late-delivery", pick("channel", "email", "chat"), sent,
				answer, pick("deleted", "", "2026-10-28T12:00:00+01:00", "2026-10-29T11:00:00Z"), pick("code", "", "1", "na")}, ",")+"\n")
		}
		contacts := func(name string, rows []string) []audit.Contact {
			half := len(rows) / 2
			var all []Row
			for i, part := range [][]string{rows[:half], rows[half:]} {
				body := "company,scenario,channel,sent_at,answered_at,text,kind,deleted_at,code.apology\n" + strings.Join(part, "")
				read, problems, _, err := Read(name+string(rune('0'+i))+".csv", strings.NewReader(body), c)
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range problems {
					if p.Rule != "half-answer" {
						t.Fatal(p)
					}
				}
				all = append(all, read...)
			}
			contacts, _ := Contacts(c, all)
			return contacts
		}
		want := contacts("a", rows)
		got := contacts("b", rapid.Permutation(rows).Draw(t, "order"))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("shuffled (- before + after):\n%s", diff)
		}
		if !slices.IsSortedFunc(got, func(a, b audit.Contact) int { return a.Key.Compare(b.Key) }) {
			t.Fatal("contacts are not sorted")
		}
	})
}
