package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/collect"
	"github.com/diapason-audit/diapason/audit/rank"
	"github.com/diapason-audit/diapason/audit/score"
)

// codingFolder is where a campaign keeps its coders' marks.
const codingFolder = "coding"

// readCoding reads the marks in the files named. wave is that of rows that name none.
func readCoding(ctx context.Context, e *env, wave string, sources []string) (rows []collect.CodingRow, problems []audit.Problem, remarks []string, err error) {
	for _, source := range slices.Compact(slices.Sorted(slices.Values(sources))) {
		in, done, err := open(ctx, e, source)
		if err != nil {
			return nil, nil, nil, err
		}
		read, wrong, notes, err := collect.ReadCoding(source, in, wave)
		done()
		switch {
		case errors.Is(err, collect.ErrFormat):
			return nil, nil, nil, fmt.Errorf("coding file %q: want .csv, .tsv or .xlsx, each also with .gz or .zst", source)
		case err != nil:
			return nil, nil, nil, cannot(err)
		}
		rows, problems, remarks = append(rows, read...), append(problems, wrong...), append(remarks, notes...)
	}
	return rows, problems, remarks, nil
}

// heedCoders gives the contacts of a campaign the marks of its coders, from DIR/coding. Where the answers are only some
// of the campaign's, marks of other contacts are left out and counted; otherwise they are problems.
func heedCoders(ctx context.Context, e *env, c audit.Campaign, dir string, some bool, contacts []audit.Contact) (coded collect.Coded, problems []audit.Problem, remarks []string, err error) {
	folder := filepath.Join(dir, codingFolder)
	sources, remarks, err := filesIn(folder, "a coding", collect.KnownCoding)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return coded, nil, nil, cannot(err)
	}
	rows, problems, notes, err := readCoding(ctx, e, c.Wave, sources)
	if err != nil {
		return coded, nil, nil, err
	}
	coded, wrong := collect.Code(c, contacts, rows)
	problems, remarks = append(problems, wrong...), append(remarks, notes...)
	switch {
	case some && len(coded.Absent) > 0:
		remarks = append(remarks, fmt.Sprintf("%s: marks of contacts that are not in these answers left out, %s", folder, plural(len(coded.Absent), "row")))
	default:
		problems = append(problems, coded.Absent...)
	}
	return coded, problems, remarks, nil
}

// readContacts reads a campaign and all its answers. Any problem ends it, and with it what was to come of them.
func readContacts(ctx context.Context, e *env, dir, ended string) (audit.Campaign, []audit.Contact, error) {
	c, problems, err := loadCampaign(dir)
	if err != nil {
		return c, nil, err
	}
	if len(problems) > 0 {
		return c, nil, refuse(e, problems, ended)
	}
	sources, remarks, err := answerSources(dir)
	if err != nil {
		return c, nil, err
	}
	work, err := readAnswers(ctx, e, c, sources)
	if err != nil {
		return c, nil, err
	}
	if len(work.problems) > 0 {
		return c, nil, refuse(e, work.problems, ended)
	}
	for _, r := range slices.Concat(remarks, work.remarks) {
		remark(e, "%s", r)
	}
	return c, work.contacts, nil
}

// refuse lists the problems and what came of them.
func refuse(e *env, problems []audit.Problem, ended string) error {
	printProblems(e.err, audit.SortProblems(problems))
	say(e, "%s; %s", plural(len(problems), "problem"), ended)
	return fault{code: exitWrong}
}

// uncoded are the contacts of the campaign's wave as if nobody had coded them.
func uncoded(c audit.Campaign, contacts []audit.Contact) []audit.Contact {
	mine, _ := ofWave(contacts, c.Wave)
	mine = slices.Clone(mine)
	for i := range mine {
		mine[i].Codes = nil
	}
	return mine
}

// machineMarks are the marks of contacts by rules alone.
func machineMarks(ctx context.Context, c audit.Campaign, contacts []audit.Contact) ([]audit.Marks, error) {
	lexicon, err := loadLexicon()
	if err != nil {
		return nil, err
	}
	scorer, err := score.New(c, lexicon)
	if err != nil {
		return nil, err
	}
	marks, err := scorer.Score(ctx, contacts, func() {})
	return rank.Completed(c, marks), err
}
