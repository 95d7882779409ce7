package spec

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/fact"
)

// designCampaign and designScenario are the examples of DESIGN §3, with its "…" written out, and quotes around the texts
// with a question mark: yaml.v3 cannot read them bare within braces.
const designCampaign = `
campaign: barometer-2026
title: Omnichannel barometer 2026
wave: 2026-Q4
language: fr                    # of the report and the default wording; BCP 47
timezone: Europe/Paris
profile: omnichannel            # shipped, or a path to your own
scenarios: [late-delivery, library:refund-refused]     # default: all of scenarios/
channels:                       # default: those the companies use, usage 1 each
  email:   {usage: 71}
  twitter: {usage: 12, clock: wall}     # clock: wall (default) | business
companies:                      # or: {from: companies.csv}
  - id: alfa
    name: Alfa
    sector: retail
    channels: {email: care@alfa.example, twitter: "@alfa", phone: "+33 1 99 00 12 34"}
    hours: {default: "Mo-Fr 09:00-18:00; Sa 10:00-16:00"}   # OpenStreetMap opening_hours, the usual subset
    holidays: FR
gate:                           # what check demands; all optional
  min_index: 70
  min: {completeness: 60}
  max_drop: 3                   # index points against the baseline, beyond the noise
  forbid: [contradiction, deletion, no-answer]
charter:                        # demanded before anything is sent: see docs/ethics
  commissioner: Alfa
  purpose: to see
  basis: own-brand
  retention: 12mo
  contact: audit@alfa.example
`

const designScenario = `
scenario: late-delivery
title: {en: Parcel not delivered, fr: Colis non livré}
kind: complaint
persona: {name: Camille Martin, email: camille.martin@shopper.example}
vars: {order: DX-48213, amount: 49.90 EUR, day: 2026-11-30, number: 0123}
message:
  email: {subject: "Late", body: "Order {{.order}} is late."}
  twitter: "Where is {{.order}} ?"       # 280 characters at most, checked after filling in
  default: "Hello, {{.order}} for {{ .amount }} is late."
expect:
  - point: refund-delay
    ask: {en: When will I be refunded?, fr: Quand serai-je remboursé ?}
    weight: 2                    # default 1
    required: true               # default false: a missed required point halves completeness
    fact: duration               # amount | duration | date | percent | phone | email | url | decision
    near: {en: [refund*], fr: [rembours*]}
    same: true                   # must agree on every channel (default: true for a point with a fact)
    value: 14d                   # the published truth, if known: a different answer is a finding
  - point: apology
    says: {en: ["sorry", "apolog*"], fr: ["désolé*", "excus*"]}
examples:                        # the scenario proves itself
  - answer: "We are sorry. You will be refunded within 14 days."
    expect: {completeness: 1, points: {refund-delay: 14d, apology: yes}}
`

var designFiles = fstest.MapFS{
	"campaign.yaml":                {Data: []byte(designCampaign)},
	"scenarios/late-delivery.yaml": {Data: []byte(designScenario)},
}

func loadWhole(t testing.TB, fsys fs.FS) audit.Campaign {
	t.Helper()
	c, problems, err := Load(fsys, shipped)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
	return c
}

// What DESIGN shows is read as DESIGN says.
func TestDesign(t *testing.T) {
	got := loadWhole(t, designFiles)
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	fourteenDays, err := fact.Parse(fact.Duration, "14d")
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Scenarios) != 2 || got.Scenarios[1].ID != "refund-refused" || got.Scenarios[1].File != "library:library/refund-refused.yaml" {
		t.Fatalf("scenarios %v", got.Scenarios)
	}
	if got.Profile.ID != "omnichannel" {
		t.Errorf("profile %q", got.Profile.ID)
	}
	if len(got.Criteria) != 30 {
		t.Errorf("%d criteria", len(got.Criteria))
	}
	got.Scenarios, got.Profile, got.Criteria = got.Scenarios[:1], audit.Profile{}, nil
	want := audit.Campaign{
		ID: "barometer-2026", Title: "Omnichannel barometer 2026", Wave: "2026-Q4", Language: "fr", Timezone: paris,
		Channels: []audit.Channel{{ID: "email", Usage: 71, Clock: audit.Wall}, {ID: "twitter", Usage: 12, Clock: audit.Wall}},
		Companies: []audit.Company{{
			ID: "alfa", Name: "Alfa", Sector: "retail", Holidays: "FR",
			Channels: map[string]string{"email": "care@alfa.example", "twitter": "@alfa", "phone": "+33 1 99 00 12 34"},
			Hours:    map[string]string{"default": "Mo-Fr 09:00-18:00; Sa 10:00-16:00"},
		}},
		Guard: audit.Guard{MinContacts: 5},
		Gate: audit.Gate{
			Floors: audit.Floors{MinIndex: new(70.0), Min: map[string]float64{"completeness": 60}}, MaxDrop: new(3.0),
			Forbid: []audit.Rule{audit.RuleContradiction, audit.RuleDeletion, audit.RuleNoAnswer},
		},
		Charter: audit.Charter{Commissioner: "Alfa", Purpose: "to see", Basis: "own-brand", Retention: "12mo", Contact: "audit@alfa.example"},
		Scenarios: []audit.Scenario{{
			ID: "late-delivery", Title: audit.Text{"en": "Parcel not delivered", "fr": "Colis non livré"}, Kind: "complaint",
			Persona: audit.Persona{Name: "Camille Martin", Email: "camille.martin@shopper.example"},
			Vars:    map[string]string{"order": "DX-48213", "amount": "49.90 EUR", "day": "2026-11-30", "number": "0123"},
			Messages: map[string]audit.Message{
				"email":   {Subject: audit.Text{"": "Late"}, Body: audit.Text{"": "Order {{.order}} is late."}},
				"twitter": {Body: audit.Text{"": "Where is {{.order}} ?"}},
				"default": {Body: audit.Text{"": "Hello, {{.order}} for {{ .amount }} is late."}},
			},
			Points: []audit.Point{
				{
					ID: "refund-delay", Ask: audit.Text{"en": "When will I be refunded?", "fr": "Quand serai-je remboursé ?"}, Weight: 2,
					Required: true, Fact: fact.Duration, Near: audit.Cues{"en": {"refund*"}, "fr": {"rembours*"}}, Same: true,
					Value: fourteenDays, Line: 12,
				},
				{ID: "apology", Weight: 1, Says: audit.Cues{"en": {"sorry", "apolog*"}, "fr": {"désolé*", "excus*"}}, Line: 20},
			},
			Examples: []audit.Example{{
				Answer: "We are sorry. You will be refunded within 14 days.", Completeness: new(1.0), Line: 23,
				Points: map[string]audit.Verdict{"refund-delay": {Stated: true, Value: fourteenDays}, "apology": {Stated: true}},
			}},
			File: "scenarios/late-delivery.yaml",
		}},
	}
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b *time.Location) bool { return a.String() == b.String() })); diff != "" {
		t.Errorf("campaign (-want +got):\n%s", diff)
	}
}

// The default profile is read as METHOD §4 prints it.
func TestOmnichannel(t *testing.T) {
	name := "../../scenarios/profiles/omnichannel.yaml"
	p, problems := Profile(name, read(t, name), shipped)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if p.Horizon != 14*24*time.Hour || p.SameAt != 0.70 || p.Aggregation != audit.Arithmetic || len(p.Pillars) != 3 {
		t.Errorf("profile %+v", p)
	}
	want := []audit.Step{
		{Limit: 15 * time.Minute, Share: 1}, {Limit: time.Hour, Share: .95}, {Limit: 4 * time.Hour, Share: .8},
		{Limit: 24 * time.Hour, Share: .55}, {Limit: 48 * time.Hour, Share: .25}, {Limit: 14 * 24 * time.Hour, Share: .1},
	}
	if diff := cmp.Diff(want, p.Steps("twitter")); diff != "" {
		t.Errorf("steps of twitter (-want +got):\n%s", diff)
	}
}

// Everything we ship is in order.
func TestShipped(t *testing.T) {
	check := func(pattern string, problems func(name string, b []byte) []audit.Problem) {
		names, err := fs.Glob(shipped, pattern)
		if err != nil || len(names) == 0 {
			t.Errorf("%s: %d files, %v", pattern, len(names), err)
		}
		for _, name := range names {
			b, err := fs.ReadFile(shipped, name)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range problems(name, b) {
				t.Error(p)
			}
		}
	}
	check("library/*.yaml", func(name string, b []byte) []audit.Problem {
		s, problems := Scenario(name, b)
		if stem := strings.TrimSuffix(path.Base(name), ".yaml"); s.ID != stem {
			t.Errorf("%s holds the scenario %q", name, s.ID)
		}
		return problems
	})
	check("profiles/*.yaml", func(name string, b []byte) []audit.Problem {
		p, problems := Profile(name, b, shipped)
		if stem := strings.TrimSuffix(path.Base(name), ".yaml"); p.ID != stem {
			t.Errorf("%s holds the profile %q", name, p.ID)
		}
		return problems
	})
	for _, folder := range []string{"../../testdata/campaigns/barometre", "../../testdata/campaigns/helpdesk", "../../scenarios/starter"} {
		loadWhole(t, os.DirFS(folder))
	}
}

// A table of companies says what the list says, whatever stands between its columns.
func TestTable(t *testing.T) {
	want := []audit.Company{
		{ID: "alfa", Name: "Alfa, SA", Sector: "retail", Holidays: "FR", Channels: map[string]string{"email": "care@alfa.example", "kiosk": "hall"}, Hours: map[string]string{"default": "Mo-Fr 09:00-18:00"}},
		{ID: "ete", Name: "Été", Channels: map[string]string{"email": "aide@ete.example"}},
	}
	const table = "id|name|sector|email|channel.kiosk|hours|holidays\n" +
		"ete|Été||aide@ete.example|||\n||||||\nalfa|\"Alfa, SA\"|retail|care@alfa.example|hall|Mo-Fr 09:00-18:00|FR\n"
	for _, separator := range []string{",", ";", "\t"} {
		for _, start := range []string{"", "\ufeff"} {
			b := []byte(start + strings.ReplaceAll(table, "|", separator))
			c := loadWhole(t, fstest.MapFS{
				"campaign.yaml":  {Data: []byte("campaign: table\nchannels: {email: , kiosk: {clock: business}}\nscenarios: [library:late-delivery]\ncompanies: {from: who/firms.csv}\n")},
				"who/firms.csv":  {Data: b},
				"scenarios/x.md": {Data: []byte("not a scenario")},
			})
			if diff := cmp.Diff(want, c.Companies); diff != "" {
				t.Errorf("companies from %q (-want +got):\n%s", b, diff)
			}
			if diff := cmp.Diff([]audit.Channel{{ID: "email", Usage: 1, Clock: audit.Wall}, {ID: "kiosk", Usage: 1, Clock: audit.Business}}, c.Channels); diff != "" {
				t.Errorf("channels (-want +got):\n%s", diff)
			}
		}
	}
}

// Without channels in campaign.yaml, those the companies use count, or else every standard one.
func TestDefaultChannels(t *testing.T) {
	check := func(companies string, want ...string) {
		t.Helper()
		c := loadWhole(t, fstest.MapFS{"campaign.yaml": {Data: []byte("campaign: c\nscenarios: [library:late-delivery]\ncompanies: " + companies)}})
		var got []string
		for _, ch := range c.Channels {
			got = append(got, ch.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("channels of %s (-want +got):\n%s", companies, diff)
		}
	}
	check(`[{id: a, channels: {phone: "3949", chat: x}}, {id: b, channels: {email: b@b.example}}]`, "chat", "email", "phone")
	check(`[{id: a}]`, slices.Sorted(slices.Values(audit.Channels))...)
}

// An own profile is read from the folder, and its own channels are known.
func TestOwnProfile(t *testing.T) {
	c := loadWhole(t, fstest.MapFS{
		"campaign.yaml":   {Data: []byte("campaign: own\nprofile: rules/ours.yaml\nscenarios: [library:late-delivery]\nchannels: {kiosk: {usage: 2}}\ncompanies: [{id: a}]\ngate: {min: {speed: 50, spelling: 20}}\n")},
		"rules/ours.yaml": {Data: []byte("profile: ours\nhorizon: 2w\nchannels: [kiosk]\nusage: required\npillars: [{pillar: speed, weight: 1, criteria: {spelling: 1, latency: 3}}]\nlatency: {fast: {channels: [kiosk], steps: {1.5h: 1, 30min: 1, 2w: .5}}}\n")},
	})
	want := audit.Profile{
		ID: "ours", Horizon: 14 * 24 * time.Hour, Channels: []string{"kiosk"}, UsageRequired: true, Aggregation: audit.Arithmetic, SameAt: 0.7,
		Pillars: []audit.Pillar{{ID: "speed", Weight: 1, Criteria: []audit.Weighted{{Criterion: "latency", Weight: 3}, {Criterion: "spelling", Weight: 1}}}},
		Latency: []audit.StepTable{{ID: "fast", Channels: []string{"kiosk"}, Steps: []audit.Step{
			{Limit: 30 * time.Minute, Share: 1}, {Limit: 90 * time.Minute, Share: 1}, {Limit: 14 * 24 * time.Hour, Share: .5}}}},
	}
	if diff := cmp.Diff(want, c.Profile); diff != "" {
		t.Errorf("profile (-want +got):\n%s", diff)
	}
}

// Aliases repeat a value, cues of a regional language are those of the language, and yes is true.
func TestKindnesses(t *testing.T) {
	s, problems := Scenario("s.yaml", []byte("scenario: s\nmessage: {default: &m Hello, chat: *m}\nexpect:\n  - {point: a, required: yes, says: &c {fr-CA: [désolé*], fr: [navré*], en: [sorry]}}\n  - {point: b, says: *c}\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(audit.Cues{"fr": {"désolé*", "navré*"}, "en": {"sorry"}}, s.Points[1].Says); diff != "" {
		t.Errorf("cues (-want +got):\n%s", diff)
	}
	if s.Messages["chat"].Body.In("en") != "Hello" || !s.Points[0].Required {
		t.Errorf("scenario %+v", s)
	}
}

// An input error is no problem of the campaign.
func TestInputError(t *testing.T) {
	_, problems, err := Load(brokenFS{}, shipped)
	if !errors.Is(err, fs.ErrPermission) || len(problems) > 0 {
		t.Errorf("problems %v, error %v", problems, err)
	}
}

type brokenFS struct{}

func (brokenFS) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

// Files made to exhaust memory or to take for ever are refused: one that takes for ever meets the limit of go test.
func TestLimits(t *testing.T) {
	if testing.Short() {
		t.Skip("short: megabytes of YAML are for the full run")
	}
	check := func(what string, b []byte, rule string) {
		t.Helper()
		_, problems := Scenario("s.yaml", b)
		if len(problems) == 0 || !slices.ContainsFunc(problems, func(p audit.Problem) bool { return p.Rule == rule }) {
			t.Errorf("%s: %d problems, none of %s", what, len(problems), rule)
		}
	}
	long := func(s string) []byte { return []byte(strings.Repeat(s, (maxYAML-100)/len(s))) }
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'k'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9), ", "))
	}
	check("a megabyte and more", append(long("a: b\n"), make([]byte, 200)...), ruleTooLarge)
	check("brackets", long("["), ruleSyntax)
	check("dashes", long("- "), ruleSyntax)
	check("nested aliases", []byte(bomb+"scenario: s\nmessage: *k\nexpect: *k\n"), ruleWrongType)
	check("the same key", long("a: b\n"), ruleDuplicateKey)
	check("places on one line", []byte("scenario: s\nmessage: {default: \""+string(long("{{x}}"))+"\"}\n"), ruleBadTemplate)
	check("places on many lines", []byte("scenario: s\nmessage:\n  default: |\n"+string(long("    {{x}}\n"))), ruleBadTemplate)
	check("unknown verdicts", []byte("scenario: s\nmessage: {default: x}\nexpect:\n"+strings.Repeat("  - {point: a, says: [b]}\n", 15_000)+"examples:\n"+strings.Repeat("  - {answer: a, expect: {points: {zzzzz: yes}}}\n", 10_000)), ruleUnknownPoint)
	check("quotes", long("\"\n"), ruleSyntax)
	check("a broken end", append(long("a: [b]\n"), "]"...), ruleSyntax)
}

// A problem stands on the word that it quotes first.
func TestPlaces(t *testing.T) {
	quoted := regexp.MustCompile(`^[a-z ]*("(?:[^"\\]|\\.)*")`)
	pointed := []string{ruleUnknownKey, ruleDuplicateKey, ruleUnknownValue, ruleUnknownChannel, ruleUnknownScenario, ruleUnknownProfile,
		ruleUnknownCriterion, ruleBadValue, ruleBadDate, ruleBadCue, ruleUnknownColumn, ruleAmbiguousPoint, rulePointWithoutCue}
	checked := 0
	for _, name := range badFiles(t) {
		if strings.HasSuffix(name, ".txtar") {
			continue
		}
		b := read(t, name)
		lines := strings.Split(string(b), "\n")
		for _, p := range problemsOf(t, name, b) {
			m := quoted.FindStringSubmatch(p.Text)
			if m == nil || !slices.Contains(pointed, p.Rule) || strings.HasPrefix(p.File, "scenarios/") {
				continue
			}
			word := strings.Trim(m[1], `"`)
			rest := strings.TrimLeft(string([]rune(lines[p.Line-1])[p.Column-1:]), `"`)
			if p.Rule == ruleUnknownScenario {
				rest = strings.TrimPrefix(rest, libraryPrefix)
			}
			checked++
			if !strings.HasPrefix(rest, word) && p.Rule != ruleUnknownScenario {
				t.Errorf("%s: there stands %q", p, rest)
			}
		}
	}
	if checked < 30 {
		t.Errorf("only %d problems checked", checked)
	}
}

// What a scenario says is read, whatever the order of its keys and the style YAML chooses for its texts.
func TestScenarioLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		label := rapid.StringMatching(`[a-z][a-z0-9]{0,8}`)
		words := rapid.StringMatching(`[a-zé'#:!?@ -]{0,20}[a-zé]`)
		want := audit.Scenario{ID: label.Draw(t, "id"), Messages: map[string]audit.Message{}, File: "s.yaml"}
		file := map[string]any{"scenario": want.ID}
		messages := map[string]any{}
		for _, channel := range rapid.SliceOfNDistinct(rapid.SampledFrom(audit.Channels), 1, 4, rapid.ID).Draw(t, "channels") {
			text := words.Draw(t, "message")
			messages[channel] = map[string]string{"fr": text}
			want.Messages[channel] = audit.Message{Body: audit.Text{"fr": text}}
		}
		var points []any
		for _, id := range rapid.SliceOfNDistinct(label, 1, 5, rapid.ID).Draw(t, "points") {
			p := audit.Point{ID: id, Weight: float64(rapid.IntRange(1, 99).Draw(t, "weight")) / 4, Required: rapid.Bool().Draw(t, "required")}
			point := map[string]any{"point": id, "weight": p.Weight, "required": p.Required}
			cues := audit.Cues{"en": rapid.SliceOfN(rapid.StringMatching(`[a-z]{2,8}( [a-z]{2,8})?\*?`), 1, 3).Draw(t, "cues")}
			if rapid.Bool().Draw(t, "a fact") {
				p.Fact, p.Near, p.Same = rapid.SampledFrom(fact.Types).Draw(t, "fact"), cues, true
				point["fact"], point["near"] = string(p.Fact), cues
			} else {
				p.Says = cues
				point["says"] = cues
			}
			points, want.Points = append(points, point), append(want.Points, p)
		}
		file["message"], file["expect"] = messages, points
		b, err := yaml.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		got, problems := Scenario("s.yaml", b)
		if len(problems) > 0 {
			t.Fatalf("%s\n%v", b, problems)
		}
		for i := range got.Points {
			got.Points[i].Line = 0
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("scenario (-want +got):\n%s\n%s", diff, b)
		}
	})
}

// The order of companies, scenarios and channels in campaign.yaml changes nothing.
func TestOrderLaw(t *testing.T) {
	companies := []string{"{id: a, channels: {email: a@a.example, chat: x}}", "{id: b, name: B}", "{id: c, holidays: FR}"}
	scenarios := []string{"library:late-delivery", "library:bank-fees", "library:refund-refused"}
	channelLines := []string{"email: {usage: 3}", "chat: {usage: 2}", "phone: {clock: business}"}
	campaign := func(companies, scenarios, channels []string) audit.Campaign {
		return loadWhole(t, fstest.MapFS{"campaign.yaml": {Data: fmt.Appendf(nil, "campaign: c\ncompanies: [%s]\nscenarios: [%s]\nchannels: {%s}\n",
			strings.Join(companies, ", "), strings.Join(scenarios, ", "), strings.Join(channels, ", "))}})
	}
	want := campaign(companies, scenarios, channelLines)
	rapid.Check(t, func(t *rapid.T) {
		got := campaign(rapid.Permutation(companies).Draw(t, "companies"), rapid.Permutation(scenarios).Draw(t, "scenarios"),
			rapid.Permutation(channelLines).Draw(t, "channels"))
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b *time.Location) bool { return a == b })); diff != "" {
			t.Fatalf("campaign (-want +got):\n%s", diff)
		}
	})
}

// FuzzYAML holds that no file brings Load down.
func FuzzYAML(f *testing.F) {
	f.Add([]byte(designCampaign), []byte(designScenario), []byte("id,email\na,b@c.example\n"))
	f.Add([]byte("campaign: c\ncompanies: {from: t.csv}\nscenarios: [s]\nprofile: scenarios/s.yaml\n"), []byte("profile: p\nhorizon: 1d\npillars: &a [*a]\n"), []byte("\ufeffid;\"name\"\n;\t\"\n"))
	f.Add([]byte("a: &a [*a]\n<<: *a\n? [b]\n: c\n"), []byte("scenario: s\nmessage: {default: '{{.a}} {{'}\nexpect: [{point: a, says: ['...']}]\n"), []byte(""))
	small := fstest.MapFS{"profiles/omnichannel.yaml": {Data: []byte("profile: omnichannel\nhorizon: 14d\npillars: [{pillar: a, weight: 1, criteria: {latency: 1}}]\nlatency: {written: {channels: [email], steps: {1h: 1}}}\n")}}
	f.Fuzz(func(t *testing.T, campaign, scenario, table []byte) {
		c, problems, err := Load(fstest.MapFS{
			"campaign.yaml": {Data: campaign}, "scenarios/s.yaml": {Data: scenario}, "scenarios/late-delivery.yaml": {Data: scenario}, "t.csv": {Data: table},
		}, small)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			if p.Line < 1 || p.Column < 1 || p.File == "" || p.Rule == "" || p.Text == "" {
				t.Errorf("problem without a place or a word: %+v", p)
			}
			if strings.ContainsFunc(p.String(), func(r rune) bool { return r < ' ' || r == 0x7f }) {
				t.Errorf("control character in %q", p)
			}
		}
		if len(problems) == 0 && (len(c.Companies) == 0 || len(c.Scenarios) == 0 || len(c.Channels) == 0 || len(c.Profile.Pillars) == 0) {
			t.Errorf("a campaign without problems lacks its parts: %+v", c)
		}
	})
}

// A spreadsheet on Windows saves CSV in Windows-1252. UTF-8 with a damaged letter is not read as that.
func TestTableInWindows1252(t *testing.T) {
	campaign := func(table string) fstest.MapFS {
		return fstest.MapFS{
			"campaign.yaml": {Data: []byte("campaign: c\nscenarios: [library:late-delivery]\ncompanies: {from: companies.csv}\n")},
			"companies.csv": {Data: []byte(table)},
		}
	}
	c := loadWhole(t, campaign("id;name;sector\nboreal;Bor\xe9al;t\xe9l\xe9com\nbar;\x80uro;\n"))
	if len(c.Companies) != 2 || c.Companies[0].Name != "€uro" || c.Companies[1].Name != "Boréal" || c.Companies[1].Sector != "télécom" {
		t.Errorf("companies %+v", c.Companies)
	}
	for _, table := range []string{"id,name\nboreal,Boréal télécom d\xe9\n", "i\x00d\x00,\x00\xe9\x00"} {
		if _, problems, err := Load(campaign(table), shipped); err != nil || len(problems) != 1 || problems[0].Rule != ruleEncoding {
			t.Errorf("%q: %v %v", table, problems, err)
		}
	}
}

func TestUnlisted(t *testing.T) {
	check := func(campaign string, want ...string) {
		t.Helper()
		fsys := fstest.MapFS{"scenarios/a.yaml": {}, "scenarios/b.yaml": {}, "scenarios/notes.txt": {}}
		if campaign != "" {
			fsys["campaign.yaml"] = &fstest.MapFile{Data: []byte(campaign)}
		}
		if got := Unlisted(fsys); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", campaign, got, want)
		}
	}
	check("campaign: c\nscenarios: [a, library:b]\n", "b")
	check("campaign: c\nscenarios: [a, b]\n")
	check("campaign: c\n")
	check("campaign: [\n")
	check("")
}
