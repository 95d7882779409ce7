package text

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/diapason-audit/diapason/audit/stat"
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
		rho := stat.Spearman(ours, theirs)
		t.Logf("STS-B dev %s: Spearman %.4f over %d pairs", lang, rho, len(pairs))
		if rho < least {
			t.Errorf("STS-B dev %s: Spearman %.4f, want at least %.2f", lang, rho, least)
		}
	}
}
