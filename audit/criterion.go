package audit

import "slices"

// A Criterion is one thing measured on a contact, from 0 to 1: an entry of the catalogue (METHOD §3), or a firm's own.
type Criterion struct {
	ID         string
	Code       string // C01…C30 in the catalogue; "" where there is none
	Name       Text
	Definition Text
	Scale      []Grade // from 0 up to 1; empty: any mark between
	Evidence   Text    // what to look at
	Pillar     string  // where it belongs: delay, relevance, welcome, conduct or gate; "" not said
	Detection  Detection
	Says       Cues // words that make the mark 1, else it is 0; only of a firm's own
}

// A Grade is one mark of a scale and what it means.
type Grade struct {
	Mark  float64 // 0…1
	Means Text
}

// A Detection says who marks a criterion that no coder marked.
type Detection string

// The detections. A mark by a machine that is only suggested waits for a coder to confirm it; a criterion for humans is
// na until one marks it.
const (
	Automatic  Detection = "automatic"
	Suggestion Detection = "suggested"
	Human      Detection = "human"
)

// Detections lists the detections, the surest first.
var Detections = []Detection{Automatic, Suggestion, Human}

// Pillars lists where criteria of the catalogue belong: Qualiweb's three, conduct across channels and in public, and what
// decides whether there is anything to mark. A profile groups criteria in pillars of its own.
var Pillars = []string{"delay", "relevance", "welcome", "conduct", "gate"}

// Criterion returns the criterion with that id, from the catalogue or the profile's own; false: there is none.
func (c Campaign) Criterion(id string) (Criterion, bool) {
	i := slices.IndexFunc(c.Criteria, func(x Criterion) bool { return x.ID == id })
	if i < 0 {
		return Criterion{}, false
	}
	return c.Criteria[i], true
}

// Marked lists the criteria to mark: the profile's, and all others when the campaign wants them.
func (c Campaign) Marked() []string {
	ids := c.Profile.Criteria()
	if c.MarkAll {
		for _, x := range c.Criteria {
			if !slices.Contains(ids, x.ID) {
				ids = append(ids, x.ID)
			}
		}
	}
	return ids
}
