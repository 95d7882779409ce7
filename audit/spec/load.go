package spec

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

const campaignName = "campaign.yaml"

// Load reads the campaign in fsys. shipped is the library: library/*.yaml, profiles/*.yaml and criteria/catalogue.yaml,
// which problems call library:…. All problems are reported, sorted, and the campaign is usable only when there are none. The error is for
// input and output only: a file that is not there is a problem.
func Load(fsys, shipped fs.FS) (audit.Campaign, []audit.Problem, error) {
	l := &loader{own: fsys, shipped: shipped}
	c := l.campaign()
	var problems []audit.Problem
	for _, r := range l.readers {
		problems = append(problems, r.problems...)
	}
	return c, audit.SortProblems(problems), l.err
}

// Unlisted names the scenarios in scenarios/ that the list of campaign.yaml leaves out, sorted; none where there is no list,
// or none that can be read.
func Unlisted(fsys fs.FS) []string {
	l := &loader{own: fsys}
	r := l.open(campaignName, maxYAML)
	var f campaignFile
	if r == nil || !r.document(&f) || !f.Scenarios.At.given() {
		return nil
	}
	return slices.DeleteFunc(l.stems(fsys, "scenarios"), func(stem string) bool {
		return slices.ContainsFunc(f.Scenarios.Items, func(s str) bool { return s.Text == stem })
	})
}

// A loader reads the files of a campaign. The first input error ends it.
type loader struct {
	own, shipped fs.FS
	readers      []*reader
	err          error
}

// libraryPrefix marks what is shipped, in campaign.yaml and in problems.
const libraryPrefix = "library:"

// open reads a file of the campaign, or of the library when its name says so. A file that is not there: nil.
func (l *loader) open(name string, limit int64) *reader {
	fsys, inside := l.own, name
	if rest, ok := strings.CutPrefix(name, libraryPrefix); ok {
		fsys, inside = l.shipped, rest
	}
	b, err := readFile(fsys, inside, limit)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		l.fail(name, err)
		return nil
	}
	r := &reader{file: name, src: b}
	l.readers = append(l.readers, r)
	return r
}

func (l *loader) fail(name string, err error) {
	if l.err == nil {
		l.err = fmt.Errorf("reading %s: %w", name, err)
	}
}

// stems lists the names, without .yaml, of the files in a folder.
func (l *loader) stems(fsys fs.FS, folder string) []string {
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.fail(folder, err)
	}
	var stems []string
	for _, e := range entries {
		stem, ok := strings.CutSuffix(e.Name(), ".yaml")
		if ok && !e.IsDir() && !strings.HasPrefix(stem, ".") {
			stems = append(stems, stem)
		}
	}
	return stems
}

func (l *loader) campaign() audit.Campaign {
	r := l.open(campaignName, maxYAML)
	if r == nil {
		if l.err == nil {
			r = &reader{file: campaignName}
			r.problem(pos{}, ruleMissingFile, "there is no campaign.yaml in this folder; diapason init makes one")
			l.readers = append(l.readers, r)
		}
		return audit.Campaign{}
	}
	var f campaignFile
	if !r.document(&f) {
		return audit.Campaign{}
	}
	c := f.noun()
	f.Coding.check(r)
	known := f.knownChannels(r)
	c.Companies = l.companies(r, f, known)
	f.notApplicable(r, c.Companies)
	c.Channels = f.channels(c.Companies)
	var whole bool
	c.Profile, c.Criteria, whole = l.profile(r, f.Profile, known)
	if whole {
		f.checkAgainst(r, c)
	}
	for i, ch := range c.Channels {
		c.Channels[i].Clock = cmp.Or(ch.Clock, c.Profile.Table(ch.ID).Clock, audit.Wall)
	}
	c.Scenarios = l.scenarios(r, f, known, c)
	f.Gate.checkIDs(r, c)
	return c
}

func (l *loader) companies(r *reader, f campaignFile, known channels) []audit.Company {
	var out []audit.Company
	if from := f.Companies.From.From; from.Text != "" {
		if name, ok := r.inside(from); ok {
			t := l.open(name, maxTable)
			if t == nil {
				r.problem(from.At, ruleMissingFile, "there is no file %s in the campaign folder", quote(name))
				return nil
			}
			out = readTable(t, known)
		}
	}
	ids := newIDs(r, "company")
	for _, c := range f.Companies.List.Items {
		ids.add(c.ID)
		out = append(out, r.company(c, known))
	}
	slices.SortStableFunc(out, func(a, b audit.Company) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// inside cleans a path that a file names, and reports one that leads out of the campaign folder.
func (r *reader) inside(s str) (string, bool) {
	name := path.Clean(strings.ReplaceAll(s.Text, `\`, "/"))
	if !fs.ValidPath(name) || name == "." || strings.Contains(name, ":") {
		r.problem(s.At, ruleOutside, "path %s leads out of the campaign folder; put the file inside", quote(s.Text))
		return "", false
	}
	return name, true
}

// profile reads the profile that the campaign names, with all criteria it may use, and tells whether it is whole.
func (l *loader) profile(r *reader, s str, known channels) (audit.Profile, []audit.Criterion, bool) {
	name := libraryPrefix + "profiles/" + defaultProfile + ".yaml"
	switch {
	case strings.Contains(s.Text, "/") || strings.HasSuffix(s.Text, ".yaml"):
		inside, ok := r.inside(s)
		if !ok {
			return audit.Profile{}, nil, false
		}
		name = inside
	case s.Text != "":
		shipped := l.stems(l.shipped, "profiles")
		if !slices.Contains(shipped, s.Text) {
			r.problem(s.At, ruleUnknownProfile, "profile %s is not one of %s, nor a path such as profile.yaml%s", quote(s.Text), strings.Join(shipped, ", "), perhaps(s.Text, shipped))
			return audit.Profile{}, nil, false
		}
		name = libraryPrefix + "profiles/" + s.Text + ".yaml"
	case s.At.given():
		return audit.Profile{}, nil, false
	}
	p := l.open(name, maxYAML)
	if p == nil {
		r.problem(s.At, ruleUnknownProfile, "there is no file %s in the campaign folder", quote(name))
		return audit.Profile{}, nil, false
	}
	profile, criteria := readProfile(p, known, l.catalogue())
	return profile, criteria, len(p.problems) == 0
}

// checkAgainst checks what the campaign says against its profile.
func (f campaignFile) checkAgainst(r *reader, c audit.Campaign) {
	f.Gate.checkCriteria(r, c)
	where := f.Profile.At
	if !where.given() {
		where = f.At
	}
	counted := 0
	for _, ch := range c.Channels {
		if !c.Profile.Counts(ch.ID) {
			continue
		}
		counted++
		if place, missing := f.usageMissing(ch.ID); missing && c.Profile.UsageRequired {
			if !place.given() {
				place = where
			}
			r.problem(place, ruleMissingUsage, "channels.%s.usage is missing, and profile %s weighs every channel by its usage; add channels: {%s: {usage: …}}", ch.ID, c.Profile.ID, ch.ID)
		}
	}
	if counted == 0 {
		r.problem(where, ruleNoChannelCounts, "profile %s counts %s only, and the campaign has none of them", c.Profile.ID, strings.Join(c.Profile.Channels, ", "))
	}
}

// usageMissing tells whether the campaign gives no usage for a channel, and where it declares the channel, if it does.
func (f campaignFile) usageMissing(channel string) (pos, bool) {
	for _, e := range f.Channels.Entries {
		if e.Key.Text == channel {
			return e.Key.At, !e.Value.Usage.At.given()
		}
	}
	return pos{}, true
}

// scenarios reads the scenarios that the campaign names, or all of scenarios/.
func (l *loader) scenarios(r *reader, f campaignFile, known channels, c audit.Campaign) []audit.Scenario {
	own := l.stems(l.own, "scenarios")
	wanted := f.Scenarios.Items
	if !f.Scenarios.At.given() {
		for _, stem := range own {
			if wrong := forms["id"].validate(stem); wrong != "" {
				r.problem(f.At, ruleFileName, "in scenarios/, file name %s", wrong)
				continue
			}
			wanted = append(wanted, str{Text: stem, At: f.At})
		}
		misnamed, _ := fs.Glob(l.own, "scenarios/*.yml") // the pattern is well-formed
		for _, name := range misnamed {
			r.problem(f.At, ruleFileName, "%s is not read; the name of a scenario ends in .yaml", quote(name))
		}
		if len(wanted) == 0 {
			r.problem(f.At, ruleNoScenario, "no scenario: put one in scenarios/, or name one, scenarios: [library:late-delivery]")
		}
	}
	var out []audit.Scenario
	first := map[string]string{}
	for _, s := range wanted {
		if s.Text == "" {
			continue
		}
		id, shipped := strings.CutPrefix(s.Text, libraryPrefix)
		if before, twice := first[id]; twice {
			r.problem(s.At, ruleDuplicateID, "scenario %q is there twice, first as %s", id, before)
			continue
		}
		first[id] = s.Text
		name := "scenarios/" + id + ".yaml"
		if shipped {
			name = libraryPrefix + "library/" + id + ".yaml"
		}
		sr := l.open(name, maxYAML)
		if sr == nil {
			l.unknownScenario(r, s, own)
			continue
		}
		noun, file := readScenario(sr, known)
		if noun.ID != "" && noun.ID != id {
			sr.problem(file.Scenario.At, ruleFileName, "scenario %q is in %s; name the file %s.yaml, or the scenario %s", noun.ID, path.Base(name), noun.ID, id)
		}
		sr.checkInCampaign(file, noun, c)
		out = append(out, noun)
	}
	slices.SortFunc(out, func(a, b audit.Scenario) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// unknownScenario reports a scenario whose file is not there, and where it may be.
func (l *loader) unknownScenario(r *reader, s str, own []string) {
	known := slices.Clone(own)
	for _, id := range l.stems(l.shipped, "library") {
		known = append(known, libraryPrefix+id)
	}
	mend := perhaps(s.Text, known)
	if slices.Contains(known, libraryPrefix+s.Text) {
		mend = fmt.Sprintf("; did you mean %q?", libraryPrefix+s.Text)
	}
	if strings.HasPrefix(s.Text, libraryPrefix) {
		r.problem(s.At, ruleUnknownScenario, "the library has no scenario %q%s", strings.TrimPrefix(s.Text, libraryPrefix), mend)
		return
	}
	r.problem(s.At, ruleUnknownScenario, "there is no scenarios/%s.yaml%s", s.Text, mend)
}

// checkInCampaign checks what a scenario can only be asked with a campaign at hand.
func (r *reader) checkInCampaign(f scenarioFile, s audit.Scenario, c audit.Campaign) {
	criteria := c.Profile.Criteria()
	for _, p := range f.Expect.Items {
		if c.Profile.ID != "" && slices.Contains(criteria, p.Point.Text) {
			r.problem(p.Point.At, ruleAmbiguousPoint, "point %q is also a criterion of profile %s; rename the point, or code.%s could mean both", p.Point.Text, c.Profile.ID, p.Point.Text)
		}
	}
	_, hasTweet := f.Message.get("twitter")
	onTwitter := slices.ContainsFunc(c.Channels, func(ch audit.Channel) bool { return ch.ID == "twitter" })
	if fallback, ok := f.Message.get("default"); ok && onTwitter && !hasTweet {
		r.checkTweet(fallback, s.Vars, "; add a twitter wording beside the default")
	}
}
