package audit

// A Baseline is what of an earlier result a new one is held against.
type Baseline struct {
	Campaign string
	Wave     string
	Versions Versions
	Indexes  map[string]Score // by company; na without one
	Groups   []Marks          // by company, scenario, wave, attempt; the marks alone: no points, pairs or quotes
	Findings []Finding        // without quotes
}

// Baseline is what later results are held against of r.
func (r Result) Baseline() Baseline {
	b := Baseline{Campaign: r.Campaign, Wave: r.Wave, Versions: r.Versions, Indexes: map[string]Score{}}
	for _, p := range r.Ranking {
		b.Indexes[p.Company] = p.Index
	}
	for _, g := range r.Groups {
		marks := Marks{Group: g.Group, Consistency: g.Consistency, State: g.State}
		for _, c := range g.Contacts {
			bare := ContactMarks{Key: c.Key, Outcome: c.Outcome, Latency: c.Latency, Completeness: c.Completeness}
			for _, m := range c.Criteria {
				bare.Criteria = append(bare.Criteria, CriterionMark{Criterion: m.Criterion, Score: m.Score})
			}
			marks.Contacts = append(marks.Contacts, bare)
		}
		b.Groups = append(b.Groups, marks)
	}
	for _, f := range r.Findings {
		f.Quotes = nil
		b.Findings = append(b.Findings, f)
	}
	return b
}
