// Package spec turns the YAML that people write (campaigns, scenarios, profiles, cue lists) into the nouns of audit, or
// into problems with file, line and column, all of them at once and each with a way to mend it. The structs that stand
// for the files are the format: one strict decoder reads them and the JSON Schemas for editors are made from them.
//
// It reads no answers and scores nothing, and it never guesses: a campaign is whole, or it is not used.
package spec

import (
	"io/fs"

	"github.com/diapason-audit/diapason/audit"
)

// Scenario reads one scenario file. name is what problems call the file.
func Scenario(name string, b []byte) (audit.Scenario, []audit.Problem) {
	r := &reader{file: name, src: b}
	s, _ := readScenario(r, anyChannel)
	return s, audit.SortProblems(r.problems)
}

// Profile reads one profile file. name is what problems call the file; shipped is the library, whose catalogue says which
// criteria there are.
func Profile(name string, b []byte, shipped fs.FS) (audit.Profile, []audit.Problem) {
	r := &reader{file: name, src: b}
	p, _ := readProfile(r, anyChannel, (&loader{shipped: shipped}).catalogue())
	return p, audit.SortProblems(r.problems)
}
