package audit

// Robustness says how far the ranking hangs on choices that others might have made (OECD/JRC, Handbook on Constructing
// Composite Indicators, 2008, step 7).
type Robustness struct {
	Choices []Choice // in the order tried
	Shifts  []Shift  // of the ranked companies, in the order of the ranking
}

// A Choice is another way to make the index, and what it does to the ranking.
type Choice struct {
	Name  string // "latency weighs 25 % more", "without channel email"
	Moved int    // companies whose rank changes
	Most  int    // ranks, of the one that moves most
	Sum   int    // ranks moved by all companies together
	First string // company that then comes first
}

// A Shift is how far the choices move one company.
type Shift struct {
	Company, Name         string
	Rank                  int // as ranked
	Best, Worst           int // under any choice, the one made among them
	Index                 Score
	IndexLeast, IndexMost Score  // under any choice, the one made among them
	Choice                string // that moves it most, the first of equals; "" none does
	ChoiceRank            int    // its rank then; Rank when none moves it
}
