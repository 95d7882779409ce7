package audit

// A Gate is what `check` demands; zero values demand nothing.
type Gate struct {
	Floors                                  // of every company
	Companies map[string]Floors             // of one company, in the place of the general ones
	Channels  map[string]map[string]float64 // channel -> criterion -> floor, out of 100, for each company asked there
	Scenarios map[string]map[string]float64 // scenario -> criterion -> floor, out of 100, for each company
	MaxDrop   *float64                      // index points lost against the baseline
	Forbid    []Rule
	Repeats   Repeats
}

// Floors are the lowest scores out of 100 that a company may have.
type Floors struct {
	MinIndex *float64
	Min      map[string]float64 // by pillar or criterion
}

// Repeats says how often a finding must be seen to count: at K of the Of attempts at its scenario. The zero Repeats
// counts every finding; it suits answers that do not vary.
type Repeats struct{ K, Of int }

// Demands tells whether the gate demands anything.
func (g Gate) Demands() bool {
	return g.MinIndex != nil || len(g.Min) > 0 || len(g.Companies) > 0 || len(g.Channels) > 0 || len(g.Scenarios) > 0 ||
		g.MaxDrop != nil || len(g.Forbid) > 0
}
