package spec

import (
	"slices"
	"testing"

	"github.com/diapason-audit/diapason/audit"
)

// The catalogue is METHOD §3's, in its order, with everything said in French and English.
func TestCatalogue(t *testing.T) {
	r := (&loader{shipped: shipped}).open(libraryPrefix+"criteria/catalogue.yaml", maxYAML)
	catalogue := readCatalogue(r)
	for _, p := range r.problems {
		t.Error(p)
	}
	want := []string{
		"answered", "acknowledgement", "latency", "resolution", "deadline", "reminder", "relevance", "completeness",
		"reformulation", "solution", "next-step", "explanation", "correctness", "personalisation", "re-asks", "channel-hop",
		"escalation", "greeting", "thanks", "empathy", "closing", "signature", "spelling", "clarity", "tone", "public-reply",
		"private-move", "deletion", "follow-up", "consistency",
	}
	var got []string
	for i, c := range catalogue {
		got = append(got, c.ID)
		if code := []byte{'C', '0' + byte((i+1)/10), '0' + byte((i+1)%10)}; c.Code != string(code) {
			t.Errorf("%s is %s, not %s", c.ID, c.Code, code)
		}
		texts := []audit.Text{c.Name, c.Definition, c.Evidence}
		for _, g := range c.Scale {
			texts = append(texts, g.Means)
		}
		for _, x := range texts {
			if x["fr"] == "" || x["en"] == "" || len(x) != 2 {
				t.Errorf("%s says %q, not in French and English", c.ID, x)
			}
		}
		if c.Pillar == "" || len(c.Says) > 0 || len(c.Scale) == 1 {
			t.Errorf("%s: pillar %q, %d cues, %d marks", c.ID, c.Pillar, len(c.Says), len(c.Scale))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the catalogue holds %v", got)
	}
}

// Every language has cues in every list: a list left out is a problem of the file.
func TestCueFiles(t *testing.T) {
	lexicon, problems, err := Lexicon(shipped)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
	languages := []string{"en", "es", "fr"}
	lists := map[string]audit.Cues{"acknowledgement": lexicon.Acknowledgement, "automatic": lexicon.Automatic, "redirect": lexicon.Redirect}
	for name, cues := range lexicon.Criteria {
		lists[name] = cues
	}
	if len(lists) != 23 {
		t.Errorf("%d lists", len(lists))
	}
	for name, cues := range lists {
		if len(cues) != len(languages) {
			t.Errorf("list %s is there in %d languages", name, len(cues))
		}
		for _, lang := range languages {
			if len(cues[lang]) == 0 {
				t.Errorf("list %s has no cue in %s", name, lang)
			}
		}
	}
}
