package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/report"
)

// forms are the formats of a command that writes something else than a result, the first being the default. Only their
// names and extensions count.
type forms []report.Format

func (fs forms) names() []string {
	names := make([]string, len(fs))
	for i, f := range fs {
		names[i] = f.Name
	}
	return names
}

// plan is planOutputs among these formats.
func (fs forms) plan(format string, paths []string) ([]output, error) {
	named := fs[0]
	if format != "" {
		i := slices.IndexFunc(fs, func(f report.Format) bool { return f.Name == format })
		if i < 0 {
			return nil, fmt.Errorf("unknown format %q (want one of %s)%s", format, strings.Join(fs.names(), ", "), perhaps(format, fs.names()))
		}
		named = fs[i]
	}
	if len(paths) == 0 {
		paths = []string{"-"}
	}
	var outputs []output
	for _, path := range paths {
		o := output{path, named}
		if path != "-" {
			ext := strings.ToLower(filepath.Ext(path))
			switch i := slices.IndexFunc(fs, func(f report.Format) bool { return f.Ext == ext }); {
			case i >= 0:
				o.format = fs[i]
			case format == "":
				return nil, fmt.Errorf("no format for the file %q: name one of %s with -f", path, strings.Join(fs.names(), ", "))
			}
		}
		outputs = append(outputs, o)
	}
	return outputs, nil
}
