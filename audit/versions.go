package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
)

// Versions are short digests of what a result rests on, so that two results tell whether they were made by the same
// rules and words. What marks nothing (titles, questions, examples) is no part of them.
type Versions struct {
	Profile   string            `json:"profile"`  // pillars, weights, steps, horizon, threshold
	Channels  string            `json:"channels"` // their usage and clocks
	Scenarios []ScenarioVersion `json:"scenarios"`
}

// A ScenarioVersion holds the digests of one scenario.
type ScenarioVersion struct {
	Scenario string `json:"scenario"`
	Points   string `json:"points"`  // what a full answer holds
	Wording  string `json:"wording"` // what was asked, on every channel
}

// Versions are those of the campaign as it was read.
func (c Campaign) Versions() Versions {
	profile := c.Profile
	profile.ID, profile.Title = "", nil
	v := Versions{Profile: digest(profile), Channels: digest(c.Channels)}
	for _, s := range c.Scenarios {
		points := slices.Clone(s.Points)
		for i := range points {
			points[i].Ask, points[i].Line = nil, 0
		}
		v.Scenarios = append(v.Scenarios, ScenarioVersion{
			Scenario: s.ID, Points: digest(points), Wording: digest([]any{s.Messages, s.Vars, s.Persona}),
		})
	}
	return v
}

// Changes lists in words what differs from v in w, which is the later; none when both were made alike.
func (v Versions) Changes(w Versions) []string {
	var list []string
	if v.Profile != w.Profile {
		list = append(list, "the profile changed")
	}
	if v.Channels != w.Channels {
		list = append(list, "the usage or clock of the channels changed")
	}
	before, after := v.byScenario(), w.byScenario()
	for _, id := range slices.Sorted(maps.Keys(union(before, after))) {
		x, was := before[id]
		y, is := after[id]
		switch {
		case !was:
			list = append(list, "scenario "+id+" is new")
		case !is:
			list = append(list, "scenario "+id+" is gone")
		default:
			if x.Points != y.Points {
				list = append(list, "the points of "+id+" changed")
			}
			if x.Wording != y.Wording {
				list = append(list, "the wording of "+id+" changed")
			}
		}
	}
	return list
}

func (v Versions) byScenario() map[string]ScenarioVersion {
	m := map[string]ScenarioVersion{}
	for _, s := range v.Scenarios {
		m[s.Scenario] = s
	}
	return m
}

func union[V any](a, b map[string]V) map[string]V {
	m := maps.Clone(a)
	maps.Copy(m, b)
	return m
}

// digest is ten hexadecimal digits that stand for the JSON of x: of plain nouns, whose maps it writes in order.
func digest(x any) string {
	b, err := json.Marshal(x)
	if err != nil {
		panic(err) // a noun that has no JSON is a mistake of ours
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:5])
}
