package audit

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Key names a contact: one scenario put to one company on one channel, once.
type Key struct {
	Wave     string `json:"wave"`
	Company  string `json:"company"`
	Scenario string `json:"scenario"`
	Channel  string `json:"channel"`
	Attempt  int    `json:"attempt"`
}

// Compare orders keys by wave, company, scenario, attempt, channel, so that the contacts of a group stand together.
func (k Key) Compare(l Key) int {
	return cmp.Or(k.Group().Compare(l.Group()), cmp.Compare(k.Channel, l.Channel))
}

// String is the key as messages show it.
func (k Key) String() string {
	return fmt.Sprintf("%s, %s on %s (%s, attempt %d)", k.Company, k.Scenario, k.Channel, k.Wave, k.Attempt)
}

// ID is a name of the contact that shows nothing of it and is the same everywhere: a sheet for coders bears it, so that
// their marks find back to the contact. No spreadsheet takes it for a number or a date.
func (k Key) ID() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{k.Wave, k.Company, k.Scenario, k.Channel, strconv.Itoa(k.Attempt)}, "\x00")))
	return "c-" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:10]))
}

// Group returns the group the contact belongs to.
func (k Key) Group() Group { return Group{k.Wave, k.Company, k.Scenario, k.Attempt} }

// A Group names the contacts whose answers must agree: one scenario put to one company, once, on every channel.
type Group struct {
	Wave     string `json:"wave"`
	Company  string `json:"company"`
	Scenario string `json:"scenario"`
	Attempt  int    `json:"attempt"`
}

// Compare orders groups by wave, company, scenario, attempt.
func (g Group) Compare(h Group) int {
	return cmp.Or(cmp.Compare(g.Wave, h.Wave), cmp.Compare(g.Company, h.Company),
		cmp.Compare(g.Scenario, h.Scenario), cmp.Compare(g.Attempt, h.Attempt))
}

// A Contact is one asking and what came back.
type Contact struct {
	Key
	SentAt  time.Time
	Answers []Answer // by AnsweredAt, then text; empty: silence
	Deleted time.Time
	Codes   map[string]Code // point or criterion -> a coder's mark
}

// An Answer is one message that came back.
type Answer struct {
	AnsweredAt time.Time
	Kind       Kind // "" detected from the text
	Text       string
	Visibility Visibility
	DeletedAt  time.Time // zero: not deleted
}

// A Kind says what sort of message an answer is. Only KindAnswer stops the clock.
type Kind string

// The kinds of message. A reminder is the shopper's own and counts for nothing by itself.
const (
	KindAnswer          Kind = "answer"
	KindAcknowledgement Kind = "acknowledgement"
	KindRedirect        Kind = "redirect"
	KindReminder        Kind = "reminder"
)

// Visibility says who could read an answer.
type Visibility string

// The visibilities.
const (
	Public  Visibility = "public"
	Private Visibility = "private"
)

// A Code is a human coder's mark, 0…1, or "does not apply". It overrides the machine's.
type Code struct {
	Value float64
	NA    bool
}

// A Lexicon holds the cues that tell messages without substance from answers, and those that criteria are marked by, by
// language.
type Lexicon struct {
	Acknowledgement Cues            // "we have received your message"
	Automatic       Cues            // "this is an automatic message"
	Redirect        Cues            // "please send us a private message"
	Criteria        map[string]Cues // by list: greeting, thanks… as the cue files name them
}
