package audit

import "time"

// A Result is what an audit comes to: the ranking with all that it rests on. Lists are sorted; the same campaign,
// answers and seed make the same Result.
type Result struct {
	Campaign  string
	Title     string
	Wave      string
	Language  string
	Profile   Profile
	Seed      uint64
	Headline  Headline
	Ranking   []Position
	Contacts  []ContactMarks // by company, scenario, wave, attempt, channel
	Groups    []Marks        // by company, scenario, wave, attempt
	Findings  []Finding
	Channels  []ChannelSummary
	Scenarios []ScenarioSummary
	Sectors   []SectorSummary
	Caveats   []string
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
	Rank           int // 0: no index, unranked
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
