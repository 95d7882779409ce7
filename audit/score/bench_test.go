package score

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/diapason-audit/diapason/audit/fact"
	"github.com/diapason-audit/diapason/audit/stat"
	"github.com/diapason-audit/diapason/audit/text"
)

// TestMeasureConsistency prints how well the rules do on labelled pairs (make bench-consistency). The data lies in
// $DIAPASON_DATA, or in shared/data beside the repository, and goes into no release; what is not there is skipped with a
// line that says so. DIAPASON_ABLATION=1 adds what each part of the method brings, DIAPASON_GOLD names another file of
// pairs in the columns of gold/consistency-dev.csv.
func TestMeasureConsistency(t *testing.T) {
	if !testing.Verbose() {
		t.Skip("prints a table: run it with -v, or make bench-consistency")
	}
	gold := readGold(t)
	if gold != nil {
		m := measure(gold, nil)
		m.print()
		if os.Getenv("DIAPASON_ABLATION") != "" {
			printAblation(gold)
		}
		m.printWorst()
	}
	// The rules were written with the odd-numbered of these in sight, and never with the even ones.
	for _, parity := range []string{"odd", "even"} {
		var pairs []goldPair
		for _, name := range []string{"answers_fr.csv", "answers_en.csv"} {
			for _, g := range readPairs(t, filepath.Join("testdata", name)) {
				if last := g.id[len(g.id)-1] - '0'; (last%2 == 0) == (parity == "even") {
					pairs = append(pairs, g)
				}
			}
		}
		if len(pairs) > 0 {
			fmt.Printf("\ntestdata/answers, %s numbers:", parity)
			measure(pairs, nil).print()
		}
	}
	// Batches of which the first measurement is in docs/method.md; they were worked on afterwards.
	if pairs := readPairs(t, filepath.Join("testdata", "fresh.csv")); len(pairs) > 0 {
		fmt.Print("\ntestdata/fresh:")
		measure(pairs, nil).print()
	}
	fmt.Println()
	measureTriples(t)
	measureSimilarity(t)
	measureNearEqual(t)
	measureSICK(t)
	measureDACCORD(t)
	if gold != nil {
		measureSpeed(gold)
	}
}

func dataPath(name string) string {
	folder := os.Getenv("DIAPASON_DATA")
	if folder == "" {
		folder = filepath.FromSlash("../../../shared/data")
	}
	return filepath.Join(folder, filepath.FromSlash(name))
}

// readRows reads a CSV or TSV file, or says that it is not there.
func readRows(t *testing.T, path string) [][]string {
	b, err := os.ReadFile(path)
	if err != nil {
		fmt.Printf("skipped: %v\n", err)
		return nil
	}
	if strings.HasSuffix(path, ".tsv") {
		var rows [][]string
		for line := range strings.Lines(string(b)) {
			rows = append(rows, strings.Split(strings.TrimRight(line, "\r\n"), "\t"))
		}
		return rows
	}
	rows, err := csv.NewReader(strings.NewReader(string(b))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// A goldPair is two answers with the judgement of their author.
type goldPair struct {
	id, lang, label, typ, phenomenon, known string
	textA, textB, spanA, spanB              string
}

func readGold(t *testing.T) []goldPair {
	path := os.Getenv("DIAPASON_GOLD")
	if path == "" {
		path = dataPath("gold/consistency-dev.csv")
	}
	return readPairs(t, path)
}

func readPairs(t *testing.T, path string) []goldPair {
	rows := readRows(t, path)
	if rows == nil {
		return nil
	}
	var pairs []goldPair
	for _, row := range rows[1:] {
		get := func(column string) string {
			if i := slices.Index(rows[0], column); i >= 0 {
				return row[i]
			}
			return ""
		}
		pairs = append(pairs, goldPair{
			id: get("id"), lang: get("lang"), label: get("label"), typ: get("type"), phenomenon: get("phenomenon"), known: get("known"),
			textA: get("text_a"), textB: get("text_b"), spanA: get("span_a"), spanB: get("span_b"),
		})
	}
	return pairs
}

// typed are the types of conflict that rest on a value.
var typed = []string{"duration", "amount", "date", "contact"}

var judgements = []PairJudgement{Consistent, Partial, Contradiction}

// A measurement is what came out for a list of pairs.
type measurement struct {
	pairs  []goldPair
	judged []Pair
}

// measure compares every pair; change, if not nil, takes a part of the method out of a prepared text.
func measure(pairs []goldPair, change func(*Text)) measurement {
	m := measurement{pairs: pairs}
	for _, g := range pairs {
		a, b := Prepare(g.textA, g.lang, time.Time{}), Prepare(g.textB, g.lang, time.Time{})
		if change != nil {
			change(a)
			change(b)
		}
		m.judged = append(m.judged, Compare(a, b))
	}
	return m
}

// recall is the share of the contradictions of some types that were judged contradictions, with their counts; all types
// when none is named.
func (m measurement) recall(types ...string) (float64, int, int) {
	found, n := 0, 0
	for i, g := range m.pairs {
		if g.label == string(Contradiction) && (len(types) == 0 || slices.Contains(types, g.typ)) {
			n++
			if m.judged[i].Verdict == Contradiction {
				found++
			}
		}
	}
	return ratio(found, n), found, n
}

// falseAlarms is the share of the other pairs that were judged contradictions.
func (m measurement) falseAlarms() (float64, int, int) {
	found, n := 0, 0
	for i, g := range m.pairs {
		if g.label != string(Contradiction) {
			n++
			if m.judged[i].Verdict == Contradiction {
				found++
			}
		}
	}
	return ratio(found, n), found, n
}

func (m measurement) macroF1() float64 {
	sum := 0.0
	for _, label := range judgements {
		hit, said, is := 0, 0, 0
		for i, g := range m.pairs {
			said += count(m.judged[i].Verdict == label)
			is += count(g.label == string(label))
			hit += count(m.judged[i].Verdict == label && g.label == string(label))
		}
		sum += 2 * ratio(hit, said+is)
	}
	return sum / float64(len(judgements))
}

// evidence is the share of the contradictions found whose type is right, and whose spans both touch the true ones.
func (m measurement) evidence() (types, spans float64) {
	found, rightType, rightSpans := 0, 0, 0
	for i, g := range m.pairs {
		if g.label != string(Contradiction) || m.judged[i].Verdict != Contradiction {
			continue
		}
		found++
		first := m.judged[i].Conflicts[0]
		rightType += count(first.Type == g.typ)
		rightSpans += count(touches(g.textA, g.spanA, first.SpanA) && touches(g.textB, g.spanB, first.SpanB))
	}
	return ratio(rightType, found), ratio(rightSpans, found)
}

func touches(text, span string, s Span) bool {
	start := strings.Index(text, span)
	return start >= 0 && start < s.End && s.Start < start+len(span)
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func ratio(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func row(name, value, atLeast, aim string) {
	fmt.Printf("%-58s %-18s %-9s %s\n", name, value, atLeast, aim)
}

func share(x float64, n, of int) string { return fmt.Sprintf("%.3f (%d/%d)", x, n, of) }

func (m measurement) print() {
	fmt.Printf("\n%d pairs\n", len(m.pairs))
	row("measure", "value", "at least", "aim")
	row("typed conflicts: recall", share(m.recall(typed...)), ".92", ".97")
	row("all contradictions: recall", share(m.recall()), ".80", ".90")
	row("false alarms on consistent and partial pairs", share(m.falseAlarms()), ".05", ".02")
	row("macro-F1 of the three labels", fmt.Sprintf("%.3f", m.macroF1()), ".80", ".90")
	types, spans := m.evidence()
	row("found, with the right type first", fmt.Sprintf("%.3f", types), "", "")
	row("found, with both spans touching", fmt.Sprintf("%.3f", spans), "", "")
	for _, typ := range []string{"duration", "amount", "date", "contact", "polarity", "procedure", "cause"} {
		row("  recall of "+typ, share(m.recall(typ)), "", "")
	}
	for _, label := range judgements {
		var counts []string
		for _, verdict := range judgements {
			n := 0
			for i, g := range m.pairs {
				n += count(g.label == string(label) && m.judged[i].Verdict == verdict)
			}
			counts = append(counts, fmt.Sprintf("%s %d", verdict, n))
		}
		row("  "+string(label)+" judged", strings.Join(counts, ", "), "", "")
	}
}

// printWorst quotes up to ten contradictions that were missed, those of types first, and up to ten false alarms, the
// surest first.
func (m measurement) printWorst() {
	const most = 10
	var missed, alarms []int
	for i, g := range m.pairs {
		switch contradicts := m.judged[i].Verdict == Contradiction; {
		case g.label == string(Contradiction) && !contradicts:
			missed = append(missed, i)
		case g.label != string(Contradiction) && contradicts:
			alarms = append(alarms, i)
		}
	}
	slices.SortStableFunc(missed, func(i, j int) int {
		return cmp.Compare(count(slices.Contains(typed, m.pairs[j].typ)), count(slices.Contains(typed, m.pairs[i].typ)))
	})
	slices.SortStableFunc(alarms, func(i, j int) int {
		return cmp.Compare(m.judged[j].Conflicts[0].Confidence, m.judged[i].Conflicts[0].Confidence)
	})
	for _, i := range missed[:min(most, len(missed))] {
		g := m.pairs[i]
		fmt.Printf("missed %s (%s): %q / %q\n", g.id, g.typ, g.spanA, g.spanB)
	}
	for _, i := range alarms[:min(most, len(alarms))] {
		c := m.judged[i].Conflicts[0]
		fmt.Printf("false alarm %s (%s): %s: %q / %q\n", m.pairs[i].id, m.pairs[i].label, c.Reason, c.SpanA.Text, c.SpanB.Text)
	}
}

// ablations take one part of the method out of a prepared text.
var ablations = []struct {
	name   string
	change func(*Text)
}{
	{"all parts", nil},
	{"without typed facts", func(t *Text) { t.Facts = nil }},
	{"without roles", func(t *Text) {
		for i := range t.Facts {
			t.Facts[i].Role = ""
		}
	}},
	{"without setting asides apart (quotes, questions, conditions)", func(t *Text) {
		for i := range t.Facts {
			t.Facts[i].Committed = true
		}
		for i := range t.Claims {
			t.Claims[i].Committed = true
		}
		for i := range t.Clauses {
			t.Clauses[i].Aside, t.Clauses[i].Requested = 0, false
		}
	}},
	{"without claims (decisions, steps, causes)", func(t *Text) { t.Claims = nil }},
	{"without the classifier's reading of clauses", func(t *Text) {
		for i := range t.Clauses {
			t.Clauses[i].Sense = fact.Sense{}
		}
	}},
	{"without the classifier's reading of values", func(t *Text) {
		for i := range t.Facts {
			t.Facts[i].Purpose = nil
		}
	}},
	{"without aligned clauses", func(t *Text) {
		for i := range t.Clauses {
			t.Clauses[i].Requested = true
		}
	}},
}

func printAblation(pairs []goldPair) {
	fmt.Printf("\n%-62s %8s %8s %8s %8s\n", "ablation", "typed", "all", "alarms", "F1")
	for _, a := range ablations {
		m := measure(pairs, a.change)
		typedRecall, _, _ := m.recall(typed...)
		all, _, _ := m.recall()
		alarms, _, _ := m.falseAlarms()
		fmt.Printf("%-62s %8.3f %8.3f %8.3f %8.3f\n", a.name, typedRecall, all, alarms, m.macroF1())
	}
	right, n := 0, 0
	for _, g := range pairs { // what the likeness of words alone can tell: contradictions below consistent pairs
		if g.label == string(Contradiction) {
			for _, h := range pairs {
				if h.label == string(Consistent) {
					n++
					right += count(wordsAlone(g) < wordsAlone(h))
				}
			}
		}
	}
	fmt.Printf("%-62s %8.3f\n\n", "similarity of words alone: contradiction below consistent, AUC", ratio(right, n))
}

func wordsAlone(g goldPair) float64 {
	return text.Similarity(text.Read(g.textA, g.lang), text.Read(g.textB, g.lang))
}

func measureTriples(t *testing.T) {
	rows := readRows(t, dataPath("answer-triples.tsv"))
	if rows == nil {
		return
	}
	right := 0
	for _, r := range rows[1:] {
		answer, tweet, copied := Prepare(r[1], r[0], time.Time{}), Prepare(r[2], r[0], time.Time{}), Prepare(r[3], r[0], time.Time{})
		honest, contradicting := Compare(answer, tweet), Compare(answer, copied)
		if honest.Similarity > contradicting.Similarity {
			right++
		} else {
			fmt.Printf("triple: %.2f %s %q\n        %.2f %s %q\n", honest.Similarity, honest.Verdict, r[2], contradicting.Similarity, contradicting.Verdict, r[3])
		}
	}
	row("triples: honest tweet above contradicting copy", fmt.Sprintf("%d of %d", right, len(rows)-1), "19 of 20", "20")
}

func measureSimilarity(t *testing.T) {
	for _, s := range []struct{ lang, atLeast, aim string }{{"fr", ".80", ".82"}, {"en", ".82", ".84"}} {
		rows := readRows(t, dataPath("stsb-"+s.lang+"-dev.csv"))
		if rows == nil {
			continue
		}
		ours, theirs := make([]float64, len(rows)), make([]float64, len(rows))
		for i, r := range rows {
			ours[i] = text.Similarity(text.Read(r[0], s.lang), text.Read(r[1], s.lang))
			theirs[i], _ = strconv.ParseFloat(r[2], 64)
		}
		row("STS-B dev "+s.lang+": Spearman of the similarity of texts", fmt.Sprintf("%.3f", stat.Spearman(ours, theirs)), s.atLeast, s.aim)
	}
}

func measureNearEqual(t *testing.T) {
	const nearEqual = 4.5
	alarms, n := 0, 0
	for _, lang := range []string{"fr", "en"} {
		for _, r := range readRows(t, dataPath("stsb-"+lang+"-dev.csv")) {
			if score, _ := strconv.ParseFloat(r[2], 64); score < nearEqual {
				continue
			}
			n++
			if p := Compare(Prepare(r[0], lang, time.Time{}), Prepare(r[1], lang, time.Time{})); p.Verdict == Contradiction {
				alarms++
				fmt.Printf("near-equal: %s: %q / %q\n", p.Conflicts[0].Reason, r[0], r[1])
			}
		}
	}
	if n > 0 {
		row("false alarms on near-equal STS-B pairs", fmt.Sprintf("%.2f %% (%d/%d)", 100*ratio(alarms, n), alarms, n), "1 %", "0.5 %")
	}
}

func measureSICK(t *testing.T) {
	rows := readRows(t, dataPath("sick-trial.tsv"))
	if rows == nil {
		return
	}
	hit, said, is := 0, 0, 0
	for _, r := range rows[1:] {
		if r[4] == "NEUTRAL" {
			continue
		}
		p := Compare(Prepare(r[1], "en", time.Time{}), Prepare(r[2], "en", time.Time{}))
		said += count(p.Verdict == Contradiction)
		is += count(r[4] == "CONTRADICTION")
		hit += count(p.Verdict == Contradiction && r[4] == "CONTRADICTION")
		if (p.Verdict == Contradiction) != (r[4] == "CONTRADICTION") {
			fmt.Printf("SICK %s judged %s: %q / %q\n", r[4], p.Verdict, r[1], r[2])
		}
	}
	row("SICK trial: contradiction against entailment, F1", fmt.Sprintf("%.3f (%d/%d said, %d are)", 2*ratio(hit, said+is), hit, said, is), ".95", ".97")
}

func measureDACCORD(t *testing.T) {
	rows := readRows(t, dataPath("daccord-dev.tsv"))
	if rows == nil {
		return
	}
	right := 0
	for _, r := range rows[1:] {
		p := Compare(Prepare(r[1], "fr", time.Time{}), Prepare(r[2], "fr", time.Time{}))
		right += count((p.Verdict == Contradiction) == (r[3] == "1"))
	}
	row("DACCORD dev: accuracy (news, outside our trade)", fmt.Sprintf("%.3f", ratio(right, len(rows)-1)), "", "")
}

func measureSpeed(pairs []goldPair) {
	texts := make([][2]*Text, len(pairs))
	start := time.Now()
	for i, g := range pairs {
		texts[i] = [2]*Text{Prepare(g.textA, g.lang, time.Time{}), Prepare(g.textB, g.lang, time.Time{})}
	}
	prepared := time.Since(start)
	const rounds = 20
	start = time.Now()
	for range rounds {
		for _, pair := range texts {
			Compare(pair[0], pair[1])
		}
	}
	compared := time.Since(start)
	row("a pair compared, texts prepared once", fmt.Sprintf("%.3f ms", compared.Seconds()*1000/float64(rounds*len(pairs))), ".05 ms", ".02 ms")
	row("a text prepared", fmt.Sprintf("%.3f ms", prepared.Seconds()*1000/float64(2*len(pairs))), "", ".15 ms")
}

// A BenchmarkCompare pair has some sixty words a side.
const (
	email = `Dear Mrs Hadleigh, thank you for your message of 4 March regarding order PW-77120. I am sorry to confirm that your
wardrobe has not yet left our depot. As you requested, the order has now been cancelled and a full refund, including the £39
delivery fee, will reach your card within 14 days. Kind regards, Gemma Foss, Pellwick Customer Care`
	chat = `Hi there, really sorry about the wait. We've cancelled the wardrobe for you, as it hadn't shipped. Everything's coming
back to your card, delivery fee and all, and we have put a note on your account so that nobody charges you again. Allow a
fortnight for it to show, and call us on 0808 157 0412 if it does not. Dan`
)

func BenchmarkCompare(b *testing.B) {
	x, y := Prepare(email, "en", time.Time{}), Prepare(chat, "en", time.Time{})
	b.ReportAllocs()
	for b.Loop() {
		Compare(x, y)
	}
}

func BenchmarkPrepare(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Prepare(email, "en", time.Time{})
	}
}
