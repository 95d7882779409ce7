package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/diapason-audit/diapason/report"
)

// An output is a place to write to and the format to write.
type output struct {
	path   string // "-" is stdout
	format report.Format
}

// planOutputs settles where results go: the named files by their extensions, or stdout. The format named by -f is for
// stdout, and for files whose extension says nothing.
func planOutputs(format string, paths []string) ([]output, error) {
	named := report.Formats[0]
	if format != "" {
		var err error
		if named, err = report.Lookup(format); err != nil {
			return nil, err
		}
	}
	if len(paths) == 0 {
		paths = []string{"-"}
	}
	var outputs []output
	for _, path := range paths {
		o := output{path, named}
		if path != "-" {
			byExtension, err := report.ForFile(path)
			switch {
			case err == nil:
				o.format = byExtension
			case format == "":
				return nil, err
			}
		}
		outputs = append(outputs, o)
	}
	return outputs, nil
}

// writeOutputs renders every output before it writes any, then writes each file whole or not at all: beside its place,
// synced, renamed.
func writeOutputs(ctx context.Context, e *env, outputs []output, render func(output) ([]byte, error)) error {
	type rendered struct {
		output
		bytes []byte
		temp  string
	}
	var all []rendered
	defer func() {
		for _, r := range all {
			if r.temp != "" {
				os.Remove(r.temp) // only what was not renamed is still there
			}
		}
	}()
	for _, o := range outputs {
		b, err := render(o)
		if err != nil {
			return cannot(fmt.Errorf("writing %s: %w", o.format.Name, err))
		}
		all = append(all, rendered{output: o, bytes: b})
	}
	for i := range all {
		if all[i].path == "-" {
			continue
		}
		temp, err := writeBeside(all[i].path, all[i].bytes)
		all[i].temp = temp
		if err != nil {
			return cannot(fmt.Errorf("writing %q: %w", all[i].path, err))
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for i := range all {
		if all[i].path == "-" {
			if _, err := e.out.Write(all[i].bytes); err != nil {
				return cannot(fmt.Errorf("writing to stdout: %w", err))
			}
			continue
		}
		if err := os.Rename(all[i].temp, all[i].path); err != nil {
			return cannot(fmt.Errorf("writing %q: %w", all[i].path, err))
		}
		all[i].temp = ""
		remark(e, "wrote %s", all[i].path)
	}
	return nil
}

// writeBeside writes b to a temporary file in the folder of path and returns its name, even when it fails half-way.
func writeBeside(path string, b []byte) (string, error) {
	return streamBeside(path, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
}

// streamBeside is writeBeside for what comes bit by bit.
func streamBeside(path string, write func(io.Writer) error) (string, error) {
	folder := filepath.Dir(path)
	f, err := os.CreateTemp(folder, "."+filepath.Base(path)+".*")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("there is no folder %q\ndiapason: hint: make it first, or name another", folder)
	case err != nil:
		return "", err
	}
	err = write(f)
	err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
	return f.Name(), err
}

// streamOutput writes what comes bit by bit to path, "-" being stdout. A file appears whole or, when write fails, not at
// all.
func streamOutput(e *env, path string, write func(io.Writer) error) error {
	if path == "-" {
		return write(e.out)
	}
	temp, err := streamBeside(path, write)
	if temp != "" {
		defer os.Remove(temp) // only what was not renamed is still there
	}
	if err == nil {
		err = os.Rename(temp, path)
	}
	var said fault
	switch {
	case errors.As(err, &said):
		return said
	case err != nil:
		return cannot(fmt.Errorf("writing %q: %w", path, err))
	}
	remark(e, "wrote %s", path)
	return nil
}
