package judge

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// protocol is the version of what a judge is told; a change to Question or to the instructions raises it.
const protocol = 1

// RuleBadVerdict marks a line of the cache that cannot be what a judge said.
const RuleBadVerdict = "bad-verdict"

// A Cache holds what judges said, by the question's key. Its file is JSON lines in the order of keys, made for git.
type Cache struct {
	file    string // as problems call it
	entries map[string]entry
}

// An entry is a line of the cache.
type entry struct {
	Key   string `json:"key"`
	Judge string `json:"judge"` // for people; the key knows it too
	verdict
	opinion audit.Opinion
	line    int // 0: new
}

// Read reads a cache. name is what problems call the file. Without a problem the cache is usable, even when b is empty.
func Read(name string, b []byte) (*Cache, []audit.Problem) {
	c := &Cache{file: name, entries: map[string]entry{}}
	var problems []audit.Problem
	line := 0
	for raw := range bytes.Lines(b) {
		line++
		if len(bytes.TrimSpace(raw)) == 0 {
			continue
		}
		e, err := readEntry(raw)
		if before, twice := c.entries[e.Key]; err == nil && twice {
			err = fmt.Errorf("the key of line %d again", before.line)
		}
		if err != nil {
			problems = append(problems, c.problem(line, err))
			continue
		}
		e.line = line
		c.entries[e.Key] = e
	}
	return c, problems
}

func readEntry(raw []byte) (entry, error) {
	var e entry
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&e); err != nil {
		return entry{}, fmt.Errorf("not a judge's verdict: %s", oneLine(strings.TrimPrefix(err.Error(), "json: ")))
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return entry{}, errors.New("not a judge's verdict: more than one JSON object")
	}
	if sum, err := hex.DecodeString(e.Key); err != nil || len(sum) != sha256.Size || strings.ToLower(e.Key) != e.Key {
		return entry{}, errors.New("not a judge's verdict: its key is not 64 hexadecimal digits")
	}
	var err error
	if e.opinion, err = e.verdict.opinion(); err != nil {
		return entry{}, fmt.Errorf("not a judge's verdict: %w", err)
	}
	return e, nil
}

func (c *Cache) problem(line int, err error) audit.Problem {
	return audit.Problem{
		File: c.file, Line: line, Column: 1, Rule: RuleBadVerdict,
		Text: err.Error() + "; delete the line, and audit --ask-judge asks anew",
	}
}

// Recall returns what j has said of the questions, those it was not asked yet, and the lines that cannot be answers to
// theirs.
func (c *Cache) Recall(j audit.Judge, questions []audit.Question) (known map[audit.Question]audit.Opinion, open []audit.Question, problems []audit.Problem) {
	known = map[audit.Question]audit.Opinion{}
	for _, q := range questions {
		e, ok := c.entries[key(j, q)]
		if !ok {
			open = append(open, q)
			continue
		}
		if err := fits(e.opinion, q); err != nil {
			problems = append(problems, c.problem(e.line, fmt.Errorf("not a judge's verdict: %w", err)))
			continue
		}
		known[q] = e.opinion
	}
	return known, open, problems
}

// Keep adds what j said.
func (c *Cache) Keep(j audit.Judge, opinions map[audit.Question]audit.Opinion) {
	for q, o := range opinions {
		k := key(j, q)
		c.entries[k] = entry{Key: k, Judge: j.Name(), verdict: write(o), opinion: o}
	}
}

// Bytes is the cache as Read reads it.
func (c *Cache) Bytes() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, k := range slices.Sorted(maps.Keys(c.entries)) {
		if err := e.Encode(c.entries[k]); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// key is the SHA-256 of who is asked and of all that it is told. An endpoint is its model: where it runs, and with whose
// key, changes no verdict.
func key(j audit.Judge, q audit.Question) string {
	b, err := json.Marshal(struct {
		Protocol int            `json:"protocol"`
		Exec     []string       `json:"exec"`
		Model    string         `json:"model"`
		Question audit.Question `json:"question"`
	}{protocol, j.Exec, j.HTTP.Model, q})
	if err != nil {
		panic("judge: a question that is not JSON: " + err.Error())
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
