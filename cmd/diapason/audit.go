package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/collect"
	"github.com/diapason-audit/diapason/audit/rank"
	"github.com/diapason-audit/diapason/audit/score"
	"github.com/diapason-audit/diapason/report"
)

type auditOptions struct {
	format  string
	outputs []string
	view    string
	seed    uint64
	skipBad bool
	ask     bool   // the campaign's judge
	wave    string // to audit; "": the campaign's
	robust  bool   // try other choices of weights and data
	marked  string // which criteria: those of the profile, or all
}

// robustnessView is the view that needs more than the ranking.
const robustnessView = "robustness"

func newAudit(e *env) *cobra.Command {
	opt := auditOptions{}
	cmd := &cobra.Command{
		Use:     "audit DIR [ANSWERS…]",
		Short:   "Score a campaign's answers and rank the companies",
		GroupID: "score",
		Long: "Audit reads the campaign in DIR and its answers (all of DIR/answers, or the files named; - is stdin), marks every\n" +
			"contact for latency and completeness and every two channels for consistency, and ranks the companies.",
		Example: examples("diapason audit barometer", "diapason audit barometer --view findings -o findings.csv -o result.json",
			"diapason audit barometer --robustness"),
		Args: takes(1, -1, "a campaign folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.settle(cmd)
			return runAudit(cmd.Context(), e, opt, args[0], args[1:])
		},
	}
	opt.bind(cmd)
	return cmd
}

// bind makes the flags of a command that audits.
func (opt *auditOptions) bind(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVarP(&opt.format, "format", "f", "", "format on stdout: "+strings.Join(formatNames(), ", ")+" (default table)")
	f.StringArrayVarP(&opt.outputs, "output", "o", nil, "write to a file instead, format from its extension; repeatable, - is stdout")
	f.StringVar(&opt.view, "view", report.Views[0], "rows of table, csv and markdown: "+strings.Join(report.Views, ", "))
	f.StringVar(&opt.marked, "criteria", ofProfile, "criteria to mark: "+ofProfile+" (those that make the index), or "+ofCatalogue+" those there are (--view points)")
	f.Uint64Var(&opt.seed, "seed", 1, "seed of whatever is drawn at random; printed in the result")
	f.BoolVar(&opt.skipBad, "skip-bad-rows", false, "leave unreadable answer rows out and list them in the caveats")
	f.BoolVar(&opt.ask, "ask-judge", false, "send answers to the campaign's judge, those it has not judged yet; its verdicts are kept in DIR/judge.jsonl")
	f.BoolVar(&opt.robust, "robustness", false, "rank again under other weights, the other mean, and less each criterion, scenario and channel; "+
		"shows how far each company moves (view robustness, and in json)")
	must(cmd.RegisterFlagCompletionFunc("format", completeFrom(formatNames())))
	must(cmd.RegisterFlagCompletionFunc("view", completeFrom(report.Views)))
	must(cmd.RegisterFlagCompletionFunc("criteria", completeFrom([]string{ofProfile, ofCatalogue})))
}

// settle lets the view and the flag for robustness call for each other.
func (opt *auditOptions) settle(cmd *cobra.Command) {
	if opt.robust && !cmd.Flags().Changed("view") {
		opt.view = robustnessView
	}
	opt.robust = opt.robust || opt.view == robustnessView
}

// plan settles what is written where, before anything is read.
func (opt auditOptions) plan() ([]output, error) {
	outputs, err := planOutputs(opt.format, opt.outputs)
	if err != nil {
		return nil, err
	}
	if opt.marked != ofProfile && opt.marked != ofCatalogue {
		return nil, fmt.Errorf("unknown criteria %q (want %s or %s)", opt.marked, ofProfile, ofCatalogue)
	}
	return outputs, report.CheckView(opt.view)
}

// What --criteria may say.
const (
	ofProfile   = "profile"
	ofCatalogue = "all"
)

func runAudit(ctx context.Context, e *env, opt auditOptions, dir string, sources []string) error {
	outputs, err := opt.plan()
	if err != nil {
		return err
	}
	a, err := auditAnswers(ctx, e, opt, dir, sources)
	if err != nil {
		return err
	}
	return writeResult(ctx, e, opt, outputs, dir, a)
}

// writeResult writes a result in every format that is wanted.
func writeResult(ctx context.Context, e *env, opt auditOptions, outputs []output, dir string, a audited) error {
	places := placesOf(dir, a.campaign)
	err := writeOutputs(ctx, e, outputs, func(o output) ([]byte, error) {
		var b bytes.Buffer
		options := report.Options{View: opt.view, Width: e.width, Places: places}
		if o.path == "-" {
			options.Color = e.color
		}
		err := o.format.Write(&b, a.result, options)
		return b.Bytes(), err
	})
	if err != nil {
		return err
	}
	return writeSummary(e, outputs, a.result)
}

// An audited campaign is a result with what it was made of.
type audited struct {
	campaign audit.Campaign
	contacts []audit.Contact
	scorer   *score.Scorer
	result   audit.Result
}

// auditAnswers reads, scores and ranks.
func auditAnswers(ctx context.Context, e *env, opt auditOptions, dir string, sources []string) (audited, error) {
	c, problems, err := loadCampaign(dir)
	if err != nil {
		return audited{}, err
	}
	c.MarkAll = opt.marked == ofCatalogue
	var remarks []string
	some := len(sources) > 0 // of the campaign's answers only
	if !some {
		if sources, remarks, err = answerSources(dir); err != nil && len(problems) == 0 {
			return audited{}, err
		}
	}
	var work fieldwork
	var coded collect.Coded
	if len(c.Companies) > 0 && len(c.Scenarios) > 0 { // else every row would be a problem of its own
		if work, err = readAnswers(ctx, e, c, sources); err != nil {
			return audited{}, err
		}
		var wrong []audit.Problem
		var notes []string
		if coded, wrong, notes, err = heedCoders(ctx, e, c, dir, some, work.contacts); err != nil {
			return audited{}, err
		}
		work.contacts = coded.Contacts
		work.problems = audit.SortProblems(append(work.problems, wrong...))
		work.remarks = append(work.remarks, notes...)
	}
	if len(problems) > 0 || len(work.problems) > 0 && !opt.skipBad {
		all := audit.SortProblems(append(problems, work.problems...))
		printProblems(e.err, all)
		say(e, "%s; nothing was audited", plural(len(all), "problem"))
		if len(problems) == 0 {
			say(e, "hint: --skip-bad-rows leaves the bad rows out and lists them in the caveats")
		}
		return audited{}, fault{code: exitWrong}
	}
	remarks = append(remarks, work.remarks...)
	for _, r := range remarks {
		remark(e, "%s", r)
	}
	c.Wave = cmp.Or(opt.wave, c.Wave) // rows without a wave were read as of the campaign's
	contacts, others := ofWave(work.contacts, c.Wave)
	if len(contacts) == 0 {
		if len(work.problems) > 0 {
			printProblems(e.err, work.problems)
			return audited{}, errors.New("no contact to audit: every row has a problem")
		}
		if len(others) > 0 {
			return audited{}, fmt.Errorf("no contact of wave %q to audit: the answers are of %s", c.Wave, someOf(others))
		}
		return audited{}, errors.New("no contact to audit: the answers hold no row\n" +
			"diapason: hint: a contact that got no answer is a row with answered_at and text empty")
	}
	var doubted []string
	c.Profile, doubted = trust(c, coded)
	lexicon, err := loadLexicon()
	if err != nil {
		return audited{}, err
	}
	scorer, err := score.New(c, lexicon)
	if err != nil {
		return audited{}, err
	}
	scorer, doubts, err := heedJudge(ctx, e, c, dir, opt.ask, scorer, contacts)
	if err != nil {
		return audited{}, err
	}
	progress, done := progressOn(e, len(contacts), "scoring")
	marks, err := scorer.Score(ctx, contacts, progress)
	done()
	if err != nil {
		return audited{}, err
	}
	if len(marks) == 0 {
		if len(c.Profile.Channels) == 0 {
			return audited{}, errors.New("no contact to audit: the campaign says na for every channel that was tried")
		}
		return audited{}, fmt.Errorf("no contact to audit: profile %q counts %s only", c.Profile.ID, strings.Join(c.Profile.Channels, ", "))
	}
	result := rank.Rank(c, marks, opt.seed)
	if opt.robust {
		robust := rank.Robustness(c, result)
		result.Robustness = &robust
	}
	result.Caveats = append(append(result.Caveats, doubted...), doubts...)
	if left := uncounted(contacts, c.Profile); left > 0 {
		result.Caveats = append(result.Caveats, fmt.Sprintf("%s left out: profile %q counts %s only",
			plural(left, "contact"), c.Profile.ID, strings.Join(c.Profile.Channels, ", ")))
	}
	if caveat := senseless(contacts, c); caveat != "" {
		result.Caveats = append(result.Caveats, caveat)
	}
	if len(others) > 0 {
		result.Caveats = append(result.Caveats, fmt.Sprintf("answers of other waves left out: %s", someOf(others)))
	}
	for _, p := range work.problems {
		result.Caveats = append(result.Caveats, "left out: "+inside(dir, p.String()))
	}
	for _, r := range remarks {
		result.Caveats = append(result.Caveats, inside(dir, r))
	}
	return audited{c, contacts, scorer, result}, ctx.Err()
}

// inside takes the campaign's folder off the front of a text that begins with a file of it, so that a result is the same
// from wherever the audit was called.
func inside(dir, text string) string {
	return strings.TrimPrefix(text, filepath.Clean(dir)+string(filepath.Separator))
}

// someOf joins the first few of a list and counts the rest.
func someOf(list []string) string {
	const few = 5
	if len(list) <= few {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:few], ", "), len(list)-few)
}

// ofWave parts the contacts of a wave from the rest, whose waves it names. An empty wave takes all.
func ofWave(contacts []audit.Contact, wave string) (mine []audit.Contact, others []string) {
	for _, c := range contacts { // sorted by wave
		switch {
		case wave == "" || c.Wave == wave:
			mine = append(mine, c)
		case len(others) == 0 || others[len(others)-1] != c.Wave:
			others = append(others, c.Wave)
		}
	}
	return mine, others
}

func uncounted(contacts []audit.Contact, p audit.Profile) (n int) {
	for _, c := range contacts {
		if !p.Counts(c.Channel) {
			n++
		}
	}
	return n
}

// senseless counts the contacts on channels that the campaign calls na for the company, "" when there are none.
func senseless(contacts []audit.Contact, c audit.Campaign) string {
	var where []string
	n, answered := 0, 0
	for _, contact := range contacts {
		if !c.Profile.Counts(contact.Channel) || c.Applies(contact.Company, contact.Channel) {
			continue
		}
		n++
		if len(contact.Answers) > 0 {
			answered++
		}
		where = append(where, contact.Company+" on "+contact.Channel)
	}
	if n == 0 {
		return ""
	}
	slices.Sort(where)
	caveat := fmt.Sprintf("%s left out, as the campaign says na: %s", plural(n, "contact"), someOf(slices.Compact(where)))
	if answered > 0 {
		caveat += fmt.Sprintf("; to %d of them something came back, so the channel may make sense after all", answered)
	}
	return caveat
}

// progressOn returns a function that counts one more done and one that clears the bar. The bar shows on a terminal
// only, and only once a second has gone by.
func progressOn(e *env, total int, what string) (tick, done func()) {
	if !e.interactive {
		return func() {}, func() {}
	}
	bar := progressbar.NewOptions(total, progressbar.OptionSetWriter(e.err), progressbar.OptionSetDescription(what),
		progressbar.OptionClearOnFinish(), progressbar.OptionSetVisibility(false), progressbar.OptionShowCount(), progressbar.OptionThrottle(100*time.Millisecond))
	show := time.AfterFunc(time.Second, func() { progressbar.OptionSetVisibility(true)(bar) })
	return func() { _ = bar.Add(1) }, func() { show.Stop(); _ = bar.Finish() }
}

// must stops at start-up on a mistake in the command table itself.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
