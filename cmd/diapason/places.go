package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/report"
)

// placesOf says where the campaign in dir is written, as its files are reached from here.
func placesOf(dir string, c audit.Campaign) report.Places {
	if here, err := os.Getwd(); err == nil && filepath.IsAbs(dir) {
		if rel, err := filepath.Rel(here, dir); err == nil && filepath.IsLocal(rel) {
			dir = rel
		}
	}
	place := func(name string) string { return filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(name))) }
	places := report.Places{Campaign: place("campaign.yaml"), Scenarios: map[string]report.ScenarioPlace{}}
	for _, s := range c.Scenarios {
		p := report.ScenarioPlace{Points: map[string]report.PointPlace{}}
		if !strings.Contains(s.File, ":") { // "library:…" is in no folder of the user's
			p.File = place(s.File)
		}
		for _, point := range s.Points {
			at := report.PointPlace{Line: point.Line, Ask: point.Ask.In(c.Language)}
			if point.HasValue() {
				at.Value = point.Value.String()
			}
			p.Points[point.ID] = at
		}
		places.Scenarios[s.ID] = p
	}
	return places
}

// writeSummary adds a page to the summary of the job, where the format for GitHub is wanted and GitHub Actions runs us.
func writeSummary(e *env, outputs []output, r audit.Result) (err error) {
	if e.summary == "" || !slices.ContainsFunc(outputs, func(o output) bool { return o.format.Name == "github" }) {
		return nil
	}
	f, err := os.OpenFile(e.summary, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err == nil {
		_, err = f.Write(report.Summary(r))
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return cannot(fmt.Errorf("writing the job's summary (GITHUB_STEP_SUMMARY): %w", err))
	}
	return nil
}
