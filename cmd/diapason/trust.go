package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/collect"
	"github.com/diapason-audit/diapason/audit/text"
)

// trust takes the criteria out of the index on which coders agree too little, unless the profile keeps them, and says
// what is to know about the coders' marks.
func trust(c audit.Campaign, coded collect.Coded) (audit.Profile, []string) {
	p := c.Profile
	var caveats, points []string
	say := func(format string, args ...any) { caveats = append(caveats, fmt.Sprintf(format, args...)) }
	criteria := p.Criteria()
	p.Unscored = nil
	for _, a := range audit.Agreements(coded.Ratings) {
		alpha, by := a.Alpha()
		if !(alpha < audit.Tentative) { // undefined: nothing speaks against it
			continue
		}
		figure := fmt.Sprintf("Krippendorff's alpha (%s) %.3f, below %.3f", by, alpha, audit.Tentative)
		switch {
		case slices.Contains(coded.Foreign, a.Criterion):
		case !slices.Contains(criteria, a.Criterion) && slices.Contains(c.Marked(), a.Criterion): // makes no index anyway
		case !slices.Contains(criteria, a.Criterion):
			points = append(points, fmt.Sprintf("%s (%.3f)", a.Criterion, alpha))
		case slices.Contains(p.Keep, a.Criterion):
			say("criterion %s is scored, as the profile keeps it, though its coders agree too little: %s", a.Criterion, figure)
		default:
			p.Unscored = append(p.Unscored, a.Criterion)
			say("criterion %s is shown and not scored, as its coders agree too little: %s; keep: [%s] in the profile scores it all the same",
				a.Criterion, figure, a.Criterion)
		}
	}
	if len(points) > 0 {
		say("coders agree too little on the points %s: alpha below %.3f; completeness rests on them all the same", someOf(points), audit.Tentative)
	}
	if n := len(coded.Open); n > 0 {
		say("%s of coders left open by the campaign's rule of consensus, and not coded: %s", plural(n, "disagreement"), strings.Join(firstOf(coded.Open), "; "))
	}
	if len(coded.Foreign) > 0 {
		foreign := slices.Clone(coded.Foreign)
		for i, id := range foreign {
			if near, ok := text.Nearest(id, p.Criteria()); ok {
				foreign[i] += fmt.Sprintf(" (did you mean %q?)", near)
			}
		}
		say("coded, but no criterion of profile %q, and left out: %s", p.ID, someOf(foreign))
	}
	return p, caveats
}

// firstOf is the first few of a list and a count of the rest.
func firstOf(list []string) []string {
	const few = 5
	if len(list) <= few {
		return list
	}
	return append(slices.Clone(list[:few]), fmt.Sprintf("and %d more", len(list)-few))
}
