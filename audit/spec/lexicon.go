package spec

import "github.com/diapason-audit/diapason/audit"

// A lexiconFile is criteria/kinds.yaml.
type lexiconFile struct {
	Acknowledgement cueList `yaml:"acknowledgement" need:"yes" doc:"cues of a receipt without substance"`
	Automatic       cueList `yaml:"automatic" need:"yes" doc:"cues of an automatic message"`
	Redirect        cueList `yaml:"redirect" need:"yes" doc:"cues that send the customer to another channel"`
}

func readLexicon(r *reader) audit.Lexicon {
	var f lexiconFile
	if !r.document(&f) {
		return audit.Lexicon{}
	}
	return audit.Lexicon{Acknowledgement: f.Acknowledgement.cues(r), Automatic: f.Automatic.cues(r), Redirect: f.Redirect.cues(r)}
}
