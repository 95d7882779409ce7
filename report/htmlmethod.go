package report

import (
	"fmt"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// A pageMethod is how the index is made.
type pageMethod struct {
	Prose   []string
	Pillars grid
	Steps   grid
}

func newPageMethod(p audit.Profile) pageMethod {
	var m pageMethod
	if p.ID == "" {
		return m
	}
	name := p.ID
	if title := p.Title.In("en"); title != "" {
		name = fmt.Sprintf("%s (%s)", title, p.ID)
	}
	how := "their weighted mean"
	if p.Aggregation == audit.Geometric {
		how = "their weighted geometric mean"
	}
	m.Prose = append(m.Prose, pageLine(fmt.Sprintf("Profile %s: the index, out of 100, is made of %s, %s.", name, howMany(len(p.Pillars), "pillar", "pillars"), how)))
	if len(p.Channels) > 0 {
		m.Prose = append(m.Prose, pageLine(fmt.Sprintf("Only these channels count: %s.", joined(p.Channels))))
	}
	if p.Horizon > 0 {
		m.Prose = append(m.Prose, fmt.Sprintf("An answer later than %s counts as none.", limit(p.Horizon)))
	}
	m.Prose = append(m.Prose, fmt.Sprintf("Two answers count as the same when they are alike to %s out of 100 or more and nothing contradicts.", markOf(audit.Mark(p.SameAt))))
	var total float64
	for _, pillar := range p.Pillars {
		total += pillar.Weight
	}
	pillars := sheet{heads: []head{{title: "Pillar"}, {title: "Weight", right: true}, {title: "Share", right: true}, {title: "Criteria"}}}
	for _, pillar := range p.Pillars {
		var criteria []string
		for _, c := range pillar.Criteria {
			s := c.Criterion
			if len(pillar.Criteria) > 1 {
				s += " ×" + weight(c.Weight)
			}
			criteria = append(criteria, s)
		}
		w := weight(pillar.Weight)
		pillars.rows = append(pillars.rows, []cell{
			text(pillar.ID), figure(w, w, plain), figure(w, percent(audit.Mark(pillar.Weight/total))+" %", plain), text(strings.Join(criteria, ", ")),
		})
	}
	m.Pillars = newGrid("Pillars of the index", pillars)
	steps := sheet{heads: []head{{title: "Delays"}, {title: "Channels"}, {title: "Mark, by the first limit that holds", note: "Beyond the last step: 0."}}}
	add := func(name, on string, from []audit.Step) {
		var words []string
		for _, s := range from {
			words = append(words, fmt.Sprintf("%s: %s", stepLimit(s), weight(100*s.Share)))
		}
		steps.rows = append(steps.rows, []cell{text(name), text(on), text(strings.Join(words, " · "))})
	}
	for _, t := range p.Latency {
		add(t.ID, strings.Join(t.Channels, ", "), t.Steps)
	}
	if len(p.Acknowledgement) > 0 {
		add("receipt", "all: a receipt, or the answer where it comes first", p.Acknowledgement)
	}
	m.Steps = newGrid("Marks of delays", steps)
	return m
}
