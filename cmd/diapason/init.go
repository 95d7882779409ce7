package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/diapason-audit/diapason/scenarios"
)

func newInit(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "init [DIR]",
		Short:   "Make a campaign that runs at once, with sample answers",
		GroupID: "author",
		Long: "Init writes a small campaign into DIR (default: here): three invented companies, two scenarios, three channels and\n" +
			"sample answers. Audit it, then put your own companies, scenarios and answers in their place.",
		Example: examples("diapason init demo && diapason audit demo", "mkdir barometer && cd barometer && diapason init"),
		Args:    takes(0, 1, ""),
		RunE:    func(_ *cobra.Command, args []string) error { return initCampaign(e, dirOf(args)) },
	}
}

// initCampaign copies the starter. Where one of its files exists already it writes nothing at all.
func initCampaign(e *env, dir string) error {
	starter, err := fs.Sub(scenarios.Files, "starter")
	if err != nil {
		return err
	}
	var files []string
	err = fs.WalkDir(starter, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, name := range files {
		if to := filepath.Join(dir, name); exists(to) {
			return fmt.Errorf("%q exists already: nothing was written\ndiapason: hint: name a new folder", to)
		}
	}
	for _, name := range files {
		b, err := fs.ReadFile(starter, name)
		if err != nil {
			return err
		}
		if err := writeNew(filepath.Join(dir, name), b); err != nil {
			return err
		}
	}
	remark(e, "wrote %s (%s); next: diapason audit %s", filepath.Join(dir, "campaign.yaml"), plural(len(files), "file"), dir)
	return nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
