package main

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

var (
	yamlBlock   = regexp.MustCompile("(?s)```yaml\n(.*?)```")
	commandLine = regexp.MustCompile(`(?m)(?:^\$ |run: |- |# )(diapason [^#\n]*)`)
)

// What docs/ci.md shows is YAML, and its commands and flags are ours.
func TestTheExamplesForCIHold(t *testing.T) {
	b, err := os.ReadFile("../../docs/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := yamlBlock.FindAllSubmatch(b, -1)
	if len(blocks) != 3 {
		t.Errorf("%d blocks of YAML", len(blocks))
	}
	for _, block := range blocks {
		var doc map[string]any
		d := yaml.NewDecoder(bytes.NewReader(block[1]))
		if err := d.Decode(&doc); err != nil || len(doc) == 0 {
			t.Errorf("%v in\n%s", err, block[1])
		}
	}
	var ran []string
	for _, m := range commandLine.FindAllSubmatch(b, -1) {
		args := strings.Fields(string(m[1]))[1:]
		root := newRoot(&env{})
		cmd, rest, err := root.Find(args)
		if err != nil || cmd == root {
			t.Errorf("%s: %v", m[1], err)
			continue
		}
		if err := cmd.ParseFlags(rest); err != nil {
			t.Errorf("%s: %v", m[1], err)
		}
		if err := cmd.ValidateArgs(cmd.Flags().Args()); err != nil {
			t.Errorf("%s: %v", m[1], err)
		}
		ran = append(ran, cmd.Name())
	}
	for _, name := range []string{"check", "compare", "lint", "test"} {
		if !slices.Contains(ran, name) {
			t.Errorf("no example of %s", name)
		}
	}
}

// The gate of docs/ci.md is one that campaigns can have, with all its keys.
func TestTheGateOfTheExampleIsRead(t *testing.T) {
	b, err := os.ReadFile("../../docs/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	gate := string(yamlBlock.FindSubmatch(b)[1])
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../testdata/campaigns/helpdesk")); err != nil {
		t.Fatal(err)
	}
	rewrite(t, dir+"/campaign.yaml", func(s string) string {
		before, rest, _ := strings.Cut(s, "gate:")
		_, after, _ := strings.Cut(rest, "charter:")
		return before + gate + "charter:" + after
	})
	runFine(t, "lint", dir)
	c, problems, err := loadCampaign(dir)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	if g := c.Gate; g.MinIndex == nil || len(g.Min) != 2 || len(g.Companies) != 1 || len(g.Channels) != 1 || len(g.Scenarios) != 1 ||
		g.MaxDrop == nil || len(g.Forbid) != 3 || g.Repeats.K != 2 {
		t.Errorf("%+v", g)
	}
}
