package spec

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/text"
)

// A cueFile is criteria/fr.yaml and its like: the cues of one language.
type cueFile struct {
	Language        str       `yaml:"language" need:"yes" form:"language" doc:"of the cues, and the name of the file"`
	Acknowledgement list[str] `yaml:"acknowledgement" need:"yes" doc:"a receipt without substance: we have received your message"`
	Automatic       list[str] `yaml:"automatic" need:"yes" doc:"an automatic message: this is an automatic reply"`
	Redirect        list[str] `yaml:"redirect" need:"yes" doc:"the customer is sent to another channel: please send us a private message"`
	Greeting        list[str] `yaml:"greeting" need:"yes" doc:"a greeting: hello, dear"`
	Thanks          list[str] `yaml:"thanks" need:"yes" doc:"thanks: thank you for"`
	Apology         list[str] `yaml:"apology" need:"yes" doc:"an apology or sympathy: sorry, I understand that you are upset"`
	Inconvenience   list[str] `yaml:"inconvenience" need:"yes" doc:"what keeps an apology general: the inconvenience"`
	Harm            list[str] `yaml:"harm" need:"yes" doc:"what an apology can be for in particular: the delay"`
	Closing         list[str] `yaml:"closing" need:"yes" doc:"closing courtesy: kind regards, have a nice day"`
	Introduces      list[str] `yaml:"introduces" need:"yes" doc:"what stands before the writer's name: my name is"`
	Team            list[str] `yaml:"team" need:"yes" doc:"who signs in the place of a person: the customer care team"`
	Restates        list[str] `yaml:"restates" need:"yes" doc:"what opens a sentence that restates the complaint: you tell us that"`
	Solution        list[str] `yaml:"solution" need:"yes" doc:"what is done for the customer: we refund you"`
	Vague           list[str] `yaml:"vague" need:"yes" doc:"what only sounds like a solution: we will do what is needed"`
	Refusal         list[str] `yaml:"refusal" need:"yes" doc:"a refusal: we cannot grant your request"`
	Step            list[str] `yaml:"step" need:"yes" doc:"a step to come: you will receive"`
	Delay           list[str] `yaml:"delay" need:"yes" doc:"when a step comes, where a number or a day stands beside it: within ... days"`
	Escalation      list[str] `yaml:"escalation" need:"yes" doc:"where to appeal: ombudsman"`
	Asks            list[str] `yaml:"asks" need:"yes" doc:"the customer is asked for something: please send us"`
	Reference       list[str] `yaml:"reference" need:"yes" doc:"a number that a customer or a case is known by: number, reference"`
	Identity        list[str] `yaml:"identity" need:"yes" doc:"who the customer is: your full name"`
	Sum             list[str] `yaml:"sum" need:"yes" doc:"what the customer paid: the amount paid"`
	Except          list[str] `yaml:"except" need:"yes" doc:"what holds cues of another list and means something else: thank you for calling us on"`
}

// A words is a cueFile as read: its language, and the cues by list.
type words struct {
	language string
	lists    map[string][]string
}

func readWords(r *reader) words {
	var f cueFile
	if !r.document(&f) {
		return words{}
	}
	w := words{baseLanguage(f.Language.Text), map[string][]string{}}
	for name, l := range map[string]list[str]{
		"acknowledgement": f.Acknowledgement, "automatic": f.Automatic, "redirect": f.Redirect, "greeting": f.Greeting,
		"thanks": f.Thanks, "apology": f.Apology, "inconvenience": f.Inconvenience, "harm": f.Harm, "closing": f.Closing,
		"introduces": f.Introduces, "team": f.Team, "restates": f.Restates, "solution": f.Solution, "vague": f.Vague,
		"refusal": f.Refusal, "step": f.Step, "delay": f.Delay, "escalation": f.Escalation, "asks": f.Asks,
		"reference": f.Reference, "identity": f.Identity, "sum": f.Sum, "except": f.Except,
	} {
		for _, s := range l.Items {
			if s.Text == "" {
				continue
			}
			if _, err := text.ParseCue(s.Text); err != nil {
				r.problem(s.At, ruleBadCue, "cue %s: %s", quote(s.Text), err)
				continue
			}
			w.lists[name] = append(w.lists[name], s.Text)
		}
	}
	if stem := strings.TrimSuffix(path.Base(r.file), ".yaml"); w.language != "" && stem != w.language {
		r.problem(f.Language.At, ruleFileName, "language %q is in %s; name the file %s.yaml", w.language, path.Base(r.file), w.language)
	}
	return w
}

// Lexicon reads the cue files of the library, criteria/fr.yaml and its like: one a language. The error is for input and
// output, and for a library without one.
func Lexicon(shipped fs.FS) (audit.Lexicon, []audit.Problem, error) {
	l := &loader{shipped: shipped}
	found := audit.Lexicon{Acknowledgement: audit.Cues{}, Automatic: audit.Cues{}, Redirect: audit.Cues{}, Criteria: map[string]audit.Cues{}}
	var problems []audit.Problem
	for _, stem := range slices.DeleteFunc(l.stems(shipped, "criteria"), func(s string) bool { return s == catalogueStem }) {
		r := l.open(libraryPrefix+"criteria/"+stem+".yaml", maxYAML)
		if r == nil {
			continue
		}
		w := readWords(r)
		problems = append(problems, r.problems...)
		for name, cues := range w.lists {
			switch name {
			case "acknowledgement":
				found.Acknowledgement[w.language] = cues
			case "automatic":
				found.Automatic[w.language] = cues
			case "redirect":
				found.Redirect[w.language] = cues
			default:
				if found.Criteria[name] == nil {
					found.Criteria[name] = audit.Cues{}
				}
				found.Criteria[name][w.language] = cues
			}
		}
	}
	if l.err == nil && len(l.readers) == 0 {
		l.err = errors.New("the library has no cue file")
	}
	return found, audit.SortProblems(problems), l.err
}
