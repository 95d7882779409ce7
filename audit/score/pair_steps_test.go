package score

import "testing"

// Of what is asked of the customer and of what caused the trouble, two texts contradict each other or not as steps.csv says.
func TestStepsAndCauses(t *testing.T) {
	pairs := readPairs(t, "testdata/steps.csv")
	if len(pairs) == 0 {
		t.Fatal("steps.csv is empty")
	}
	m, known := measure(pairs, nil), readKnown(t)
	for i, g := range pairs {
		if got := string(m.judged[i].Verdict); (got == "contradiction") != (g.label == "contradiction") != (known[g.id] != "") {
			t.Errorf("%s (%s %s) is judged %s: %v\nA: %s\nB: %s", g.id, g.label, g.typ, got, m.judged[i].Conflicts, g.textA, g.textB)
		}
	}
}
