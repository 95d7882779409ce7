package text

import (
	"cmp"
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// dataFile opens a file of the development data, which is in no release: the folder is $DIAPASON_DATA, or shared/data
// beside the repository. Without it the test is skipped.
func dataFile(t testing.TB, name string) *os.File {
	t.Helper()
	folder := os.Getenv("DIAPASON_DATA")
	if folder == "" {
		folder = filepath.FromSlash("../../../shared/data")
	}
	f, err := os.Open(filepath.Join(folder, name))
	if err != nil {
		t.Skipf("no development data (set DIAPASON_DATA to its folder): %v", err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

type scoredPair struct {
	a, b  string
	score float64
}

func readPairs(t testing.TB, name string) []scoredPair {
	r := csv.NewReader(dataFile(t, name))
	r.FieldsPerRecord = 3
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	pairs := make([]scoredPair, len(rows))
	for i, row := range rows {
		score, err := strconv.ParseFloat(row[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		pairs[i] = scoredPair{row[0], row[1], score}
	}
	return pairs
}

// The rank correlation with people's judgement on STS-B dev must not fall below what the method promises.
func TestSimilarityRanksLikePeople(t *testing.T) {
	for lang, least := range map[string]float64{"fr": 0.80, "en": 0.82} {
		pairs := readPairs(t, "stsb-"+lang+"-dev.csv")
		ours, theirs := make([]float64, len(pairs)), make([]float64, len(pairs))
		for i, p := range pairs {
			ours[i], theirs[i] = Similarity(Read(p.a, lang), Read(p.b, lang)), p.score
		}
		rho := spearman(ours, theirs)
		t.Logf("STS-B dev %s: Spearman %.4f over %d pairs", lang, rho, len(pairs))
		if rho < least {
			t.Errorf("STS-B dev %s: Spearman %.4f, want at least %.2f", lang, rho, least)
		}
	}
}

// spearman is Pearson's correlation of the ranks, ties ranked at their mean.
func spearman(x, y []float64) float64 {
	a, b := ranks(x), ranks(y)
	mean := float64(len(x)+1) / 2
	var ab, aa, bb float64
	for i := range a {
		ab += (a[i] - mean) * (b[i] - mean)
		aa += (a[i] - mean) * (a[i] - mean)
		bb += (b[i] - mean) * (b[i] - mean)
	}
	return ab / math.Sqrt(aa*bb)
}

func ranks(x []float64) []float64 {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(x[i], x[j]) })
	r := make([]float64, len(x))
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && x[order[j]] == x[order[i]] {
			j++
		}
		for k := i; k < j; k++ {
			r[order[k]] = float64(i+j+1) / 2
		}
		i = j
	}
	return r
}

// The ranks of 1 2 2 5 are 1 2.5 2.5 4; reversed data correlate at -1.
func TestSpearman(t *testing.T) {
	if got := ranks([]float64{5, 2, 1, 2}); !slices.Equal(got, []float64{4, 2.5, 1, 2.5}) {
		t.Errorf("ranks %v", got)
	}
	if got := spearman([]float64{1, 2, 3}, []float64{9, 8, 1}); got != -1 {
		t.Errorf("reversed: %v, want -1", got)
	}
}
