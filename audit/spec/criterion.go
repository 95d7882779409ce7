package spec

import (
	"slices"

	"github.com/diapason-audit/diapason/audit"
)

// catalogueStem is the name, without .yaml, of the catalogue beside the cue files.
const catalogueStem = "catalogue"

// A catalogueFile is the format of criteria/catalogue.yaml.
type catalogueFile struct {
	Criteria list[criterion] `yaml:"criteria" need:"yes" doc:"the criteria, in the order of their codes"`
}

// A criterion is an entry of the catalogue, or of a profile's own criteria.
type criterion struct {
	Criterion  str         `yaml:"criterion" need:"yes" form:"id" doc:"id, as profiles and code.* columns name it"`
	Code       str         `yaml:"code" form:"label" doc:"short name for tables, such as C18"`
	Name       wording     `yaml:"name" null:"yes" doc:"name, as a text or by language"`
	Definition wording     `yaml:"definition" null:"yes" doc:"what is measured, as a text or by language"`
	Scale      list[grade] `yaml:"scale" doc:"the marks and what each means, from 0 up to 1; default: any mark between"`
	Evidence   wording     `yaml:"evidence" null:"yes" doc:"what to look at, as a text or by language"`
	Pillar     str         `yaml:"pillar" enum:"pillar" doc:"where the criterion belongs"`
	Detection  str         `yaml:"detection" need:"yes" enum:"detection" doc:"who marks it: the machine, the machine for a coder to confirm, or a coder"`
	Says       cueList     `yaml:"says" doc:"cues that make the mark 1, as a list or by language; without one the mark is 0. Only for criteria of your own"`
}

type grade struct {
	Mark  num     `yaml:"mark" need:"yes" range:"0..1" doc:"the mark"`
	Means wording `yaml:"means" need:"yes" doc:"when it is given, as a text or by language"`
}

// catalogue reads the library's catalogue; a library may have none.
func (l *loader) catalogue() []audit.Criterion {
	r := l.open(libraryPrefix+"criteria/"+catalogueStem+".yaml", maxYAML)
	if r == nil {
		return nil
	}
	return readCatalogue(r)
}

func readCatalogue(r *reader) []audit.Criterion {
	var f catalogueFile
	if !r.document(&f) {
		return nil
	}
	ids := newIDs(r, "criterion")
	var out []audit.Criterion
	for _, c := range f.Criteria.Items {
		ids.add(c.Criterion)
		out = append(out, r.criterion(c))
	}
	return out
}

// criterion checks the scale of a criterion and returns the noun.
func (r *reader) criterion(c criterion) audit.Criterion {
	out := audit.Criterion{
		ID: c.Criterion.Text, Code: c.Code.Text, Name: c.Name.text(), Definition: c.Definition.text(), Evidence: c.Evidence.text(),
		Pillar: c.Pillar.Text, Detection: audit.Detection(c.Detection.Text), Says: c.Says.cues(r),
	}
	for _, g := range c.Scale.Items {
		if !g.Mark.ok {
			return out
		}
		if n := len(out.Scale); n > 0 && g.Mark.Value <= out.Scale[n-1].Mark {
			r.problem(g.Mark.At, ruleBadScale, "mark %v follows %v; write the scale from 0 up to 1", g.Mark.Value, out.Scale[n-1].Mark)
		}
		out.Scale = append(out.Scale, audit.Grade{Mark: g.Mark.Value, Means: g.Means.text()})
	}
	if n := len(out.Scale); n > 0 && (out.Scale[0].Mark != 0 || out.Scale[n-1].Mark != 1) {
		r.problem(c.Scale.At, ruleBadScale, "the scale runs from %v to %v; it must begin at 0 and end at 1", out.Scale[0].Mark, out.Scale[n-1].Mark)
	}
	return out
}

// ownCriteria reads a profile's own criteria. Their words stand beside them, because there is no other way to detect
// them; one without words is for coders.
func (r *reader) ownCriteria(own list[criterion], catalogue []audit.Criterion) []audit.Criterion {
	ids := newIDs(r, "criterion")
	var out []audit.Criterion
	for _, c := range own.Items {
		ids.add(c.Criterion)
		if standard(c.Criterion.Text) || slices.ContainsFunc(catalogue, func(x audit.Criterion) bool { return x.ID == c.Criterion.Text }) {
			r.problem(c.Criterion.At, ruleDuplicateID, "criterion %q is in the catalogue; give yours another id", c.Criterion.Text)
		}
		switch human := c.Detection.Text == string(audit.Human); {
		case c.Detection.Text == "":
		case human && c.Says.At.given():
			r.problem(c.Says.At, ruleDetection, "criterion %q is for humans and has words; write detection: automatic or suggested, or take says away", c.Criterion.Text)
		case !human && !c.Says.At.given():
			r.problem(c.Detection.At, ruleDetection, "criterion %q has no words to detect it by; add says, or write detection: human", c.Criterion.Text)
		}
		out = append(out, r.criterion(c))
	}
	return out
}

// standard tells the criteria that every audit marks.
func standard(id string) bool {
	return id == audit.Latency || id == audit.Completeness || id == audit.Consistency
}

// checkCriterion reports a criterion that a pillar names and nobody defines.
func (r *reader) checkCriterion(id str, known []audit.Criterion) {
	if id.Text == "" || standard(id.Text) || slices.ContainsFunc(known, func(c audit.Criterion) bool { return c.ID == id.Text }) {
		return
	}
	names := []string{audit.Latency, audit.Completeness, audit.Consistency}
	for _, c := range known {
		if !slices.Contains(names, c.ID) {
			names = append(names, c.ID)
		}
	}
	mend := perhaps(id.Text, names)
	if mend == "" {
		mend = "; define it under criteria:, or see docs/criteria.md for those there are"
	}
	r.problem(id.At, ruleUnknownCriterion, "criterion %s is neither in the catalogue nor among the profile's own%s", quote(id.Text), mend)
}
