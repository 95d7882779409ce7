package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/judge"
	"github.com/diapason-audit/diapason/audit/score"
)

// judgeFile is where a campaign keeps what its judge said.
const judgeFile = "judge.jsonl"

// heedJudge makes the scorer heed the campaign's judge, if there is one: what it said before, from judge.jsonl, and what
// it says now if it is to be asked. The caveats tell which pairs it did not decide.
func heedJudge(ctx context.Context, e *env, c audit.Campaign, dir string, ask bool, scorer *score.Scorer, contacts []audit.Contact) (*score.Scorer, []string, error) {
	if c.Judge.Name() == "" {
		if ask {
			return nil, nil, errors.New("the campaign has no judge to ask\n" +
				"diapason: hint: name one in campaign.yaml, such as judge: {exec: [./judge.sh]}")
		}
		return scorer, nil, nil
	}
	cache, err := readVerdicts(e, dir)
	if err != nil {
		return nil, nil, err
	}
	questions, err := scorer.Questions(ctx, contacts)
	if err != nil {
		return nil, nil, err
	}
	opinions, open, problems := cache.Recall(c.Judge, questions)
	if err := refuseVerdicts(e, problems); err != nil {
		return nil, nil, err
	}
	if !ask || len(open) == 0 {
		return scorer.With(opinions), unasked(c.Judge, len(open)), nil
	}
	key, err := judgeKey(c.Judge)
	if err != nil {
		return nil, nil, err
	}
	progress, done := progressOn(e, len(open), "asking the judge")
	said, failures, stopped := judge.New(c.Judge, dir, key).Ask(ctx, open, progress)
	done()
	if len(said) > 0 {
		cache.Keep(c.Judge, said)
		if err := writeVerdicts(e, dir, cache); err != nil {
			return nil, nil, err
		}
	}
	if stopped != nil {
		return nil, nil, stopped
	}
	for q, o := range said {
		opinions[q] = o
	}
	return scorer.With(opinions), failed(c.Judge, failures), nil
}

// readVerdicts reads the campaign's judge.jsonl; a campaign without one has asked nothing yet.
func readVerdicts(e *env, dir string) (*judge.Cache, error) {
	root, err := os.OpenRoot(dir) // no link in the folder leads out of it
	if err != nil {
		return nil, cannot(err)
	}
	defer root.Close()
	path := filepath.Join(dir, judgeFile)
	b, err := root.ReadFile(judgeFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, cannot(fmt.Errorf("reading %q: %w", path, err))
	}
	cache, problems := judge.Read(path, b)
	return cache, refuseVerdicts(e, problems)
}

// refuseVerdicts prints the problems of judge.jsonl, if any.
func refuseVerdicts(e *env, problems []audit.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	printProblems(e.err, problems)
	say(e, "%s; nothing was audited", plural(len(problems), "problem"))
	return fault{code: exitWrong}
}

func writeVerdicts(e *env, dir string, cache *judge.Cache) error {
	b, err := cache.Bytes()
	if err != nil {
		return err
	}
	return streamOutput(e, filepath.Join(dir, judgeFile), func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
}

// judgeKey is the key of the judge's endpoint, from the environment. The error does not name the variable: who mistook
// key_env for the place of the key itself would see it printed.
func judgeKey(j audit.Judge) (string, error) {
	if j.HTTP.KeyEnv == "" {
		return "", nil
	}
	key := strings.TrimSpace(os.Getenv(j.HTTP.KeyEnv))
	if key == "" {
		return "", errors.New("the judge's key is missing: the environment variable that key_env names is empty or not set")
	}
	return key, nil
}

// unasked is the caveat on pairs that the judge has not seen.
func unasked(j audit.Judge, n int) []string {
	if n == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s left to the rules: the judge %q was not asked yet; --ask-judge sends them to it", plural(n, "pair")+" of answers", j.Name())}
}

// failed is the caveat on pairs that the judge had no opinion on.
func failed(j audit.Judge, f judge.Failures) []string {
	if f.Failed == 0 {
		return nil
	}
	caveat := fmt.Sprintf("%s left to the rules: the judge %q failed on %d, the first time because %s",
		plural(f.Failed+f.Unasked, "pair")+" of answers", j.Name(), f.Failed, f.First)
	if f.Unasked > 0 {
		caveat += fmt.Sprintf("; after too many failures in a row the other %d were not asked", f.Unasked)
	}
	return []string{caveat}
}
