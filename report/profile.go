package report

import (
	"fmt"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// Profile says in words what a profile would weigh: each criterion's part of the index, and what each delay earns.
func Profile(p audit.Profile) *Document {
	var d Document
	name := p.ID
	if title := p.Title.In("en"); title != "" {
		name += ": " + title
	}
	d.Title(name)
	d.List(profileNotes(p)...)
	d.Table([]string{"Pillar", "Criterion", "Of the index"}, weights(p))
	d.Subsection("What a delay earns, of 100")
	var tables []Note
	for _, t := range p.Latency {
		on := joined(t.Channels)
		if t.Clock == audit.Business {
			on += "; in opening time"
		}
		tables = append(tables, Note{Bullet: " •", Text: fmt.Sprintf("%s (%s): %s", t.ID, on, earned(t.Steps))})
	}
	d.List(tables...)
	if len(p.Acknowledgement) > 0 {
		d.Subsection("What a receipt earns, of 100, or the answer where it comes first")
		d.List(Note{Bullet: " •", Text: earned(p.Acknowledgement)})
	}
	return &d
}

// profileNotes are the settings of a profile beside its tables.
func profileNotes(p audit.Profile) []Note {
	var notes []Note
	say := func(format string, args ...any) {
		notes = append(notes, Note{Bullet: " •", Text: fmt.Sprintf(format, args...)})
	}
	say("an answer counts within %s", limit(p.Horizon))
	if len(p.Channels) > 0 {
		say("only these channels count: %s", joined(p.Channels))
	}
	if p.UsageRequired {
		say("the campaign must give the usage of every channel")
	}
	say("the index is the %s mean of the pillars", p.Aggregation)
	if p.Required != nil {
		say("an index of %s is required", weight(*p.Required))
	}
	say("two answers are the same from a similarity of %s", weight(p.SameAt))
	return notes
}

// weights are the rows of the table of criteria. What a criterion has of the index holds while every pillar and criterion
// is marked: one that is na leaves the sums.
func weights(p audit.Profile) [][]string {
	var all float64
	for _, pillar := range p.Pillars {
		all += pillar.Weight
	}
	var rows [][]string
	for _, pillar := range p.Pillars {
		var within float64
		for _, w := range pillar.Criteria {
			within += w.Weight
		}
		for i, w := range pillar.Criteria {
			name := ""
			if i == 0 {
				name = fmt.Sprintf("%s %.1f %%", pillar.ID, 100*pillar.Weight/all)
			}
			rows = append(rows, []string{name, w.Criterion, fmt.Sprintf("%.1f %%", 100*pillar.Weight/all*w.Weight/within)})
		}
	}
	return rows
}

// earned lists what each limit earns.
func earned(steps []audit.Step) string {
	parts := make([]string, len(steps))
	for i, s := range steps {
		parts[i] = fmt.Sprintf("%s %s", stepLimit(s), weight(100*s.Share))
	}
	return strings.Join(parts, " · ")
}
