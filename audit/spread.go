package audit

// A Spread is how far the difference of two companies' indices varies, in index points, as pools to draw from.
type Spread struct {
	Scenarios []float64 // from scenario to scenario, the attempts' own share taken out; sum about 0
	Attempts  []float64 // of one company's attempts at the same scenario; empty: none was repeated
}
