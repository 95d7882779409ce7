package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/collect"
	"github.com/diapason-audit/diapason/audit/spec"
	"github.com/diapason-audit/diapason/scenarios"
)

// loadCampaign reads the campaign in dir. The problems name files as the user would reach them from here.
func loadCampaign(dir string) (audit.Campaign, []audit.Problem, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return audit.Campaign{}, nil, fmt.Errorf("no folder %q\ndiapason: hint: diapason init %q makes one", dir, dir)
	case err != nil:
		return audit.Campaign{}, nil, cannot(err)
	case !info.IsDir():
		return audit.Campaign{}, nil, fmt.Errorf("%q is a file: name the campaign's folder", dir)
	}
	root, err := os.OpenRoot(dir) // no link in the folder leads out of it
	if err != nil {
		return audit.Campaign{}, nil, cannot(err)
	}
	defer root.Close()
	c, problems, err := spec.Load(root.FS(), scenarios.Files)
	if err != nil {
		return audit.Campaign{}, nil, cannot(fmt.Errorf("reading campaign %q: %w", dir, err))
	}
	for i := range problems {
		if !strings.Contains(problems[i].File, ":") { // "library:…" is not in the folder
			problems[i].File = filepath.Join(dir, problems[i].File)
		}
	}
	return c, problems, nil
}

// loadLexicon reads the shipped cue lists.
func loadLexicon() (audit.Lexicon, error) {
	lexicon, problems, err := spec.Lexicon(scenarios.Files)
	if err != nil {
		return audit.Lexicon{}, err
	}
	if len(problems) > 0 {
		return audit.Lexicon{}, errors.New(problems[0].String())
	}
	return lexicon, nil
}

// answerSources lists the answer files of a campaign folder, sorted, and remarks on files it leaves out.
func answerSources(dir string) (sources, remarks []string, err error) {
	folder := filepath.Join(dir, "answers")
	sources, remarks, err = filesIn(folder, "an answers", collect.Known)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("no answers: %q does not exist\ndiapason: hint: put CSV, XLSX or JSONL files there, or name them after the campaign", folder)
	}
	if err != nil {
		return nil, nil, cannot(err)
	}
	if len(sources) == 0 {
		return nil, remarks, fmt.Errorf("no answers: %q holds no CSV, XLSX or JSONL file", folder)
	}
	return sources, remarks, nil
}

// filesIn lists the files of a folder whose names are known, sorted, and remarks on those it leaves out.
func filesIn(folder, what string, known func(name string) bool) (files, remarks []string, err error) {
	entries, err := os.ReadDir(folder)
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		switch {
		case strings.HasPrefix(entry.Name(), ".") || strings.HasPrefix(entry.Name(), "~$"): // an editor's own
		case entry.IsDir() || !known(entry.Name()):
			remarks = append(remarks, fmt.Sprintf("%s: not %s file, left out", path, what))
		default:
			files = append(files, path)
		}
	}
	return files, remarks, err
}

// A fieldwork is what the sources hold: contacts, and all that is to say about reading them.
type fieldwork struct {
	contacts []audit.Contact
	problems []audit.Problem
	remarks  []string
}

// readAnswers reads all sources and groups their rows into contacts.
func readAnswers(ctx context.Context, e *env, c audit.Campaign, sources []string) (fieldwork, error) {
	var w fieldwork
	var rows []collect.Row
	for _, source := range slices.Compact(slices.Sorted(slices.Values(sources))) {
		read, problems, remarks, err := readSource(ctx, e, c, source)
		if err != nil {
			return w, err
		}
		rows = append(rows, read...)
		w.problems = append(w.problems, problems...)
		w.remarks = append(w.remarks, remarks...)
	}
	contacts, problems := collect.Contacts(c, rows)
	w.contacts, w.problems = contacts, audit.SortProblems(append(w.problems, problems...))
	return w, nil
}

func readSource(ctx context.Context, e *env, c audit.Campaign, source string) ([]collect.Row, []audit.Problem, []string, error) {
	from, done, err := open(ctx, e, source)
	if err != nil {
		return nil, nil, nil, err
	}
	defer done()
	rows, problems, remarks, err := collect.Read(source, from, c)
	switch {
	case errors.Is(err, collect.ErrFormat):
		return nil, nil, nil, fmt.Errorf("answers file %q: %w", source, collect.ErrFormat)
	case err != nil:
		return nil, nil, nil, cannot(err)
	}
	return rows, problems, remarks, nil
}

// printProblems lists problems on w, one a line, and then counts them.
func printProblems(w io.Writer, problems []audit.Problem) {
	for _, p := range problems {
		fmt.Fprintln(w, p)
	}
}

// plural counts nouns: 1 problem, 2 problems.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
