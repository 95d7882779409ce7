package report

import "github.com/diapason-audit/diapason/audit"

// The rows of a movement in JSON.
type (
	movementJSON struct {
		Schema    string              `json:"schema"`
		Old       originJSON          `json:"old"`
		New       originJSON          `json:"new"`
		Changes   []string            `json:"changes"`
		Level     float64             `json:"level"`
		Noise     noiseJSON           `json:"noise"`
		Worse     bool                `json:"worse"`
		Companies []companyChangeJSON `json:"companies"`
		Contacts  []contactChangeJSON `json:"contacts"`
		Findings  []findingChangeJSON `json:"findings"`
	}
	noiseJSON struct {
		Known    int `json:"differences"`
		Beyond   int `json:"moved"`
		Together int `json:"moved_together"`
	}
	originJSON struct {
		Campaign string `json:"campaign"`
		Wave     string `json:"wave"`
		Profile  string `json:"profile"`
	}
	companyChangeJSON struct {
		Company  string             `json:"company"`
		Name     string             `json:"name"`
		Change   audit.Presence     `json:"change"`
		OldRank  *int               `json:"old_rank"`
		NewRank  *int               `json:"new_rank"`
		OldState *audit.State       `json:"old_state"`
		NewState *audit.State       `json:"new_state"`
		Figures  []figureChangeJSON `json:"figures"`
	}
	figureChangeJSON struct {
		Figure string   `json:"figure"`
		Old    *float64 `json:"old"`
		New    *float64 `json:"new"`
		Change *float64 `json:"change"`
		Low    *float64 `json:"change_low"`
		High   *float64 `json:"change_high"`
		Moved  *bool    `json:"moved"`
	}
	contactChangeJSON struct {
		Change   audit.Presence    `json:"change"`
		Company  string            `json:"company"`
		Scenario string            `json:"scenario"`
		Channel  string            `json:"channel"`
		Attempt  int               `json:"attempt"`
		Old      *contactJSON      `json:"old"`
		New      *contactJSON      `json:"new"`
		Points   []pointChangeJSON `json:"points"`
	}
	pointChangeJSON struct {
		Point string `json:"point"`
		Old   string `json:"old"`
		New   string `json:"new"`
	}
	findingChangeJSON struct {
		Change audit.Presence `json:"change"`
		Old    *findingJSON   `json:"old"`
		New    *findingJSON   `json:"new"`
	}
)

// JSON writes the whole movement. Scores and their changes are out of 100, shares from 0 to 1.
func (m Movement) JSON() ([]byte, error) {
	doc := movementJSON{
		Schema: MovementSchema, Old: originJSON(m.Old), New: originJSON(m.New), Changes: full(m.Changes), Level: m.Level, Noise: noiseJSON(m.Noise), Worse: m.Worse(),
		Companies: []companyChangeJSON{}, Contacts: []contactChangeJSON{}, Findings: []findingChangeJSON{},
	}
	for _, c := range m.Companies {
		row := companyChangeJSON{
			c.Company, c.Name, c.Presence, defined(c.OldRank), defined(c.NewRank), defined(c.OldState), defined(c.NewState), []figureChangeJSON{},
		}
		for _, f := range c.Figures {
			figure := figureChangeJSON{Figure: f.Figure, Old: number(printed(f, f.Old)), New: number(printed(f, f.New)), Change: number(change(f))}
			if f.Known {
				figure.Low, figure.High, figure.Moved = number(step(f, f.Low)), number(step(f, f.High)), new(f.Beyond())
			}
			row.Figures = append(row.Figures, figure)
		}
		doc.Companies = append(doc.Companies, row)
	}
	for _, c := range m.Contacts {
		row := contactChangeJSON{Change: c.Presence, Company: c.Company, Scenario: c.Scenario, Channel: c.Channel, Attempt: c.Attempt, Points: []pointChangeJSON{}}
		if c.Presence != audit.Came {
			row.Old = new(contactRow(c.Old))
		}
		if c.Presence != audit.Went {
			row.New = new(contactRow(c.New))
		}
		for _, p := range c.Points {
			row.Points = append(row.Points, pointChangeJSON{p.Point, pointWords(p.Old), pointWords(p.New)})
		}
		doc.Contacts = append(doc.Contacts, row)
	}
	for _, f := range m.Findings {
		row := findingChangeJSON{Change: f.Presence}
		if f.Presence != audit.Came {
			row.Old = new(findingRow(f.Old))
		}
		if f.Presence != audit.Went {
			row.New = new(findingRow(f.New))
		}
		doc.Findings = append(doc.Findings, row)
	}
	return encodeJSON(doc, "  ")
}
