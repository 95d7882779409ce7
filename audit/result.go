package audit

import "time"

// A Result is what an audit comes to: the ranking with all that it rests on. Lists are sorted; the same campaign,
// answers and seed make the same Result.
type Result struct {
	Campaign string
	Title    string
	Wave     string
	Language string
	Profile  Profile
	Usage    map[string]float64 // weight of each channel
	Versions Versions
	Seed     uint64
	Blocks   int     // most blocks of any company: what the bootstrap draws
	Draws    int     // replicates of the bootstrap; 0: too few blocks for one
	Level    float64 // of every interval, 0…1; 0: there is none
	// Neighbours in the ranking, and how many of them can be told apart.
	Neighbours Neighbours
	Headline   Headline
	Ranking    []Position
	Contacts   []ContactMarks // by company, scenario, wave, attempt, channel
	Groups     []Marks        // by company, scenario, wave, attempt
	Findings   []Finding
	Channels   []ChannelSummary
	Scenarios  []ScenarioSummary
	Sectors    []SectorSummary
	Caveats    []string
	Ruling     *Ruling // of the gate; nil when none was asked
	// Robustness is worked out on demand only; nil: it was not asked for.
	Robustness *Robustness
}

// Neighbours counts the pairs of companies that stand next to each other in the ranking, with scenarios enough each.
type Neighbours struct {
	Pairs    int
	Apart    int // told apart at the result's level, pair by pair
	Together int // told apart when all pairs are judged together (Holm 1979)
}

// A Headline is Qualiweb's: who answers everywhere, and who says the same everywhere. Shares are na without a company
// that was asked on two channels at least.
type Headline struct {
	Companies          int   // asked on at least two channels
	AnsweredEverywhere int   // of those: no channel silent in any group
	SameEverywhere     int   // of those: the same answer on all channels in every group
	AnsweredShare      Score // of all asked on two channels
	SameOfAnswered     Score // of those answering everywhere
	SameOfAll          Score // of all asked on two channels
}

// A Position is one company's line of the ranking.
type Position struct {
	Rank           int    // 0: unranked
	Unranked       string // why; "" when ranked
	Company        string
	Name           string
	Sector         string
	Index          Score
	Criteria       map[string]Score // mean of each criterion
	Pillars        []Score          // in the profile's order
	Contacts       int
	Answered       int
	MedianLatency  time.Duration // Kaplan–Meier, on each contact's clock; silence censored at the horizon
	MedianReached  bool          // false: half never answered
	Waits          Waits         // of all its contacts, none weighted
	State          State         // "" undefined
	Contradictions int           // contradictions found, one a point or an undeclared pair
	Deletions      int

	// What the data cannot tell: from a bootstrap over scenario × attempt blocks (METHOD 1.4). Intervals are na, ranks 0 and shares empty
	// when the company has too few blocks.
	Blocks                int // its scenarios by attempt, attempts that went alike once
	Left                  int // draws without any of them, left out of the intervals
	IndexLow, IndexHigh   Score
	PillarLow, PillarHigh []Score     // in the profile's order
	RankLow, RankHigh     int         // interval of the rank
	RankShares            []RankShare // chances of its ranks, by rank; those that never came are left out
	TiedLow, TiedHigh     int         // the ranks it cannot be told apart from, its own among them
}

// A RankShare is the chance of one rank.
type RankShare struct {
	Rank  int
	Share Score
}

// FirstShare is the chance that the company is the first, ties included; na when nothing can be said.
func (p Position) FirstShare() Score {
	switch {
	case len(p.RankShares) == 0:
		return NA
	case p.RankShares[0].Rank > 1:
		return Mark(0)
	}
	return p.RankShares[0].Share
}

// A ChannelSummary tells how one company did on one channel; without a contact, the channel makes no sense for it.
type ChannelSummary struct {
	Company, Channel string
	Outcomes         map[Outcome]int
	Contacts         int
	Latency          Score
	Completeness     Score
	MedianLatency    time.Duration
	MedianReached    bool
	OpenKnown        bool          // the opening hours
	MedianOpen       time.Duration // as MedianLatency, in opening time whatever the clock
	OpenReached      bool
	Waits            Waits
	Promise          time.Duration // the longest wait that the company announces; 0: none
	PromiseKept      Share         // of contacts answered within it; of none without a promise
}

// A ScenarioSummary tells how all companies did on one scenario.
type ScenarioSummary struct {
	Scenario     string
	Title        string
	Contacts     int
	Answered     int
	Latency      Score
	Completeness Score
	Consistency  Score
	States       map[State]int // groups in each state
}

// A SectorSummary is the mean of a sector's companies.
type SectorSummary struct {
	Sector       string
	Companies    int
	Index        Score
	Contacts     int
	Answered     int
	Latency      Score
	Completeness Score
	Consistency  Score
}
