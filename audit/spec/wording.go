package spec

import (
	"gopkg.in/yaml.v3"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/text"
)

// byLanguage is the field of a mapping from languages to what f describes.
func byLanguage(f field) field {
	f.key, f.some, f.null = forms["language"], true, false
	return f
}

// A wording is a text, or a mapping from languages to texts.
type wording struct{ ByLang []entry[str] }

func (w *wording) decode(r *reader, n *yaml.Node, f field) {
	if n.Kind == yaml.MappingNode && !isPlace(n) {
		var d dict[str]
		r.into(n, &d, byLanguage(f))
		w.ByLang = d.Entries
		return
	}
	var s str
	r.into(n, &s, f)
	if s.Text != "" {
		w.ByLang = []entry[str]{{Value: s}}
	}
}

func (w wording) text() audit.Text {
	if len(w.ByLang) == 0 {
		return nil
	}
	t := audit.Text{}
	for _, e := range w.ByLang {
		if e.Value.Text != "" {
			t[e.Key.Text] = e.Value.Text
		}
	}
	return t
}

// A cueList is a list of cues, or a mapping from languages to such lists.
type cueList struct {
	ByLang []entry[list[str]]
	At     pos
}

func (c *cueList) decode(r *reader, n *yaml.Node, f field) {
	if n.Kind == yaml.MappingNode {
		var d dict[list[str]]
		r.into(n, &d, byLanguage(f))
		c.ByLang = d.Entries
		return
	}
	var l list[str]
	r.into(n, &l, f)
	c.ByLang = []entry[list[str]]{{Value: l}}
}

// cues checks each cue and returns them by base language: the words of fr-CA are looked for in French.
func (c cueList) cues(r *reader) audit.Cues {
	if !c.At.given() {
		return nil
	}
	cues := audit.Cues{}
	for _, e := range c.ByLang {
		lang := baseLanguage(e.Key.Text)
		for _, s := range e.Value.Items {
			if s.Text == "" {
				continue
			}
			if _, err := text.ParseCue(s.Text); err != nil {
				r.problem(s.At, ruleBadCue, "cue %s: %s", quote(s.Text), err)
				continue
			}
			cues[lang] = append(cues[lang], s.Text)
		}
	}
	return cues
}
