package audit

import "time"

// A Share is N of so many, with its 95 % interval (Wilson). Of none, share and interval are na.
type Share struct {
	N, Of     int
	Low, High Score
}

// Score is the share itself, 0…1.
func (s Share) Score() Score {
	if s.Of == 0 {
		return NA
	}
	return Mark(float64(s.N) / float64(s.Of))
}

// Waits sum up how long contacts waited for their answer. A contact without one was still waiting at the horizon: it is
// censored there, and never left out (METHOD 1.1). All is in wall time, the customer's, but for the median's interval, which
// has the clock of the latency.
type Waits struct {
	Answered  Share // by the horizon
	Within1h  Share
	Within24h Share
	Censored  int

	MedianLow  *time.Duration // 95 % interval of the Kaplan–Meier median; nil: the horizon came before
	MedianHigh *time.Duration

	Mean   time.Duration // of all, silence counted as a wait up to the horizon: the restricted mean; of no contact 0
	MeanSE time.Duration // its standard error
}
