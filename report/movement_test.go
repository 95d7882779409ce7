package report

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/diapason-audit/diapason/audit"
)

// somewhere is a movement made by hand: one company that fell, one that came under a hostile name, one that went.
func somewhere() Movement {
	r := small()
	changed := r.Findings[0]
	changed.Values = []string{"14d", "60d"}
	answered, silent := r.Contacts[0], r.Contacts[4]
	return Movement{audit.Movement{
		Old:     audit.Origin{Campaign: "barometer-2026", Wave: "2026-Q3", Profile: "omnichannel"},
		New:     audit.Origin{Campaign: "barometer-2026", Wave: "2026-Q4", Profile: "omnichannel"},
		Changes: []string{"the points of late-delivery changed"}, Level: 0.95, Noise: audit.Noise{Known: 3, Beyond: 2, Together: 1},
		Companies: []audit.CompanyChange{
			{Company: "alfa", Name: barred, Presence: audit.Stayed, OldRank: 1, NewRank: 2, OldState: audit.SameState, NewState: audit.Contradicting,
				Figures: []audit.FigureChange{
					{Figure: "index", Old: audit.Mark(.90125), New: audit.Mark(.8), Difference: audit.Difference{Low: -.15, High: -.05, Known: true}},
					{Figure: "pillar.latency", Old: audit.Mark(.5), New: audit.Mark(.75), Difference: audit.Difference{Low: .1, High: .4, Known: true}},
					{Figure: "answer_share", Old: audit.Mark(1), New: audit.Mark(1), Difference: audit.Difference{Known: true}},
				}},
			{Company: "beta", Name: formula, Presence: audit.Came, NewRank: 1, Figures: []audit.FigureChange{{Figure: "index", New: audit.Mark(.9)}}},
			{Company: "gama", Name: osc, Presence: audit.Went, OldRank: 2, Figures: []audit.FigureChange{{Figure: "index", Old: audit.Mark(.1)}}},
			{Company: "omega", Name: "Omega", Presence: audit.Stayed, Figures: []audit.FigureChange{{Figure: "index", Old: audit.Mark(.2), New: audit.Mark(.3)}}},
		},
		Contacts: []audit.ContactChange{
			{Key: answered.Key, Presence: audit.Changed, Old: answered, New: silent, Points: []audit.PointChange{
				{Point: "refund-delay", Old: answered.Points[0], New: silent.Points[0]},
			}},
			{Key: silent.Key, Presence: audit.Came, New: silent},
			{Key: r.Contacts[5].Key, Presence: audit.Went, Old: r.Contacts[5]},
		},
		Findings: []audit.FindingChange{
			{Presence: audit.Changed, Old: r.Findings[0], New: changed},
			{Presence: audit.Came, New: r.Findings[1]},
			{Presence: audit.Went, Old: r.Findings[2]},
		},
	}}
}

func TestMovementGolden(t *testing.T) {
	m := somewhere()
	text, err := m.Document().Terminal(Options{Width: 100})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "movement.txt", string(text))
	golden(t, "movement.md", string(m.Document().Markdown()))
	page, err := m.Document().HTML()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "movement.html", string(page))
	for _, view := range MovementViews {
		csv, err := m.CSV(view)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "movement."+view+".csv", string(csv))
	}
	b, err := m.JSON()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "movement.json", string(b))
	var doc map[string]any
	if err := json.Unmarshal(b, &doc); err != nil || doc["worse"] != true {
		t.Errorf("%v, worse is %v", err, doc["worse"])
	}
}

// On 80 columns a long name is shortened, no figure is.
func TestFiguresAreNotShortened(t *testing.T) {
	m := somewhere()
	m.Companies[3].Name = "Omega & Daughters of the Old Harbour"
	m.Companies[3].Figures = []audit.FigureChange{
		{Figure: "index", Old: audit.Mark(1), New: audit.Mark(.65), Difference: audit.Difference{Low: -.6012, High: .1234, Known: true}},
		{Figure: "pillar.completeness", Old: audit.Mark(1), New: audit.Mark(.65), Difference: audit.Difference{Low: -.6012, High: -.0987, Known: true}},
	}
	text, err := m.Document().Terminal(Options{Width: 80})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Omega", "…", "-60.12 to +12.34", "-60.12 to -9.87", "-35.00"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	for _, line := range strings.Split(string(text), "\n") {
		if cells(line) > 80 {
			t.Errorf("wider than 80: %q", line)
		}
	}
}

func TestAMovementOfNothing(t *testing.T) {
	m := Movement{}
	for _, view := range MovementViews {
		if csv, err := m.CSV(view); err != nil || strings.Count(string(csv), "\n") != 1 {
			t.Errorf("%s: %q, %v", view, csv, err)
		}
	}
	if _, err := m.Document().Terminal(Options{Width: 80}); err != nil {
		t.Error(err)
	}
	if m.Worse() {
		t.Error("nothing got worse")
	}
	if _, err := m.CSV("figurs"); err == nil || err.Error() != `unknown view "figurs" (want one of figures, contacts, findings); did you mean "figures"?` {
		t.Error(err)
	}
}
