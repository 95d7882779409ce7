package main

import (
	"path/filepath"
	"testing"
)

// The evidence of the demo's least consistent company is held to a golden file, on a screen and in a dossier.
func TestShowGolden(t *testing.T) {
	for name, format := range map[string]string{"tillobel.txt": "table", "tillobel.md": "markdown"} {
		t.Run(name, func(t *testing.T) {
			golden(t, filepath.Join("testdata", "barometre", name), runFine(t, "show", "../../testdata/campaigns/barometre", "tillobel", "-f", format))
		})
	}
}

// The order of rows, files and companies is nothing to the evidence.
func TestShowIsDeterministic(t *testing.T) {
	const dir = "../../testdata/campaigns/barometre"
	want := string(runFine(t, "show", dir, "tillobel"))
	if got := string(runFine(t, "show", shuffle(t, dir), "tillobel")); got != want {
		t.Error("shuffled rows, files and companies give other bytes")
	}
}
