// Package fact finds what an answer commits to: amounts, delays, dates, percentages, addresses and decisions, as typed
// values that can be compared whatever words they came in. It knows French and English customer service, and nothing of
// audits.
//
// Read goes through a text once: it cuts the text into clauses (clause.go), finds the words of customer service in them
// (lexicon.go and the two word lists), reads numbers and the values built on them (numeral.go, amount.go, bare.go, duration.go,
// date.go and the files of its parts, clock.go, contact.go, postal.go, portion.go), finds what is denied (negation.go), gives every value
// the role its neighbours assign (role.go, attached.go, past.go), and collects what is granted, refused, asked for and blamed
// (claim.go, refusal.go, act.go, ban.go, step.go, reason.go, cleared.go, amiss.go, hollow.go).
package fact

import "time"

// A Type says what kind of value a fact holds.
type Type string

// The types a point of a scenario can ask for.
const (
	Amount   Type = "amount"
	Duration Type = "duration"
	Date     Type = "date"
	Percent  Type = "percent"
	Phone    Type = "phone"
	Email    Type = "email"
	URL      Type = "url"
	Decision Type = "decision"
)

// Types lists the types a point can ask for, in the order help and error messages show them.
var Types = []Type{Amount, Duration, Date, Percent, Phone, Email, URL, Decision}

// A Value is one typed value in canonical form; the zero Value is no value. Values are comparable with ==, but whether
// two values say the same thing is for Relate to tell: 14d and 2w are not ==, and Equal.
type Value struct {
	Type Type
	// Low and High bound the value; they are the same for most. Amounts are in cents, durations in minutes (a business
	// day is 1440, a month 30 days, a year 365), percentages in hundredths. A date is in days since 1970-01-01, or what
	// was said of it, as Unit tells; two readings of 12/6 are its Low and High.
	Low, High int64
	// Unit is, for an amount, its ISO 4217 code or ""; for a duration min, h, d, bd, w, mo or y; for a date "" when it
	// is complete, "md" for month and day (month × 100 + day), "m" for a month, "d" for a day of some month, "wd" for a
	// weekday alone.
	Unit string
	Text string // phone, e-mail, URL and decision in canonical form; the weekday that goes with an incomplete date
}

// The decisions.
const (
	Granted = "granted"
	Refused = "refused"
	Pending = "pending"
)

// A Relation is how two values of one type and role stand to each other.
type Relation int

// The relations, from best to worst.
const (
	Equal         Relation = iota // they say the same: 14 days, two weeks
	Compatible                    // both can hold
	Contradictory                 // both cannot hold
)

// A Bound says how a value limits what is promised.
type Bound uint8

// The bounds.
const (
	Exactly Bound = iota
	AtMost        // within 14 days, up to £50, by Friday
	AtLeast       // at least 3 days, not before the 20th, from May
	About         // about three weeks, environ 7 €
)

// A Fact is a value that a text states, with its place.
type Fact struct {
	Value      Value
	Bound      Bound
	Start, End int    // byte offsets of the words that say it
	Role       string // what it is the value of, from the neighbouring words: "refund", "delivery"…; "" unknown
	Committed  bool   // false when quoted from the customer, asked, conditional or an example

	Guessed bool   // Role comes from another clause
	ruled   string // Role as the rules have it

	// Purpose is how likely the value is of each of Purposes, as the classifier reads it; empty for what it does not read.
	Purpose []float32
	Takes   bool // a duration that something takes
	Left    bool // a duration that is left of a longer one: "two years left"
	Rest    bool // an amount of which only the rest is meant: "the rest of your $300"
	Net     bool // an amount from which another was already taken off
	Spoken  bool // an amount said in two numbers, "eighty-four fifty", that may be a hundred times as much
	Bare    bool // an amount without its currency

	Times    int // how often an amount is given: 3 for "off each of your next three bills", 1 for "once", 2 for "each" without a number, 0 not said
	Clause   int // number of the clause that states it
	from, to int // tokens

	span  int8  // of a date: the first, 1, or the last, 2, of a stretch of days
	last  bool  // of a date: its clause says that it is the day on which something ends
	days  int64 // of a date: how many days it covers, 7 for "the week of", of a month how many beyond it; negative when they end with it: "end of March"
	month int8  // of a day of some month: that of the letter, 1, or the one after it, 2
	part  int8  // of a month: its beginning, 1, its middle, 2, or its end, 3
}

// Extract finds the facts of s in reading order. lang is "fr" or "en"; at is when the text was sent, from which
// relative dates ("tomorrow") are counted, and may be zero.
func Extract(s, lang string, at time.Time) []Fact { return Read(s, lang, at).Facts }
