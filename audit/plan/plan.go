// Package plan says what field work is to come: who is asked what and where, in an order drawn from a seed, and how much of
// it is needed. It sends nothing, and knows neither dates nor answers.
package plan

import (
	"math/rand/v2"
	"slices"

	"github.com/diapason-audit/diapason/audit"
)

// Contacts lists the contacts of a campaign's wave: every scenario put to every company on each of its channels, so many times. A
// company that names no channel is asked on all of the campaign's. The order is drawn from the seed, so that no
// company and no channel comes first throughout.
func Contacts(c audit.Campaign, attempts int, seed uint64) []audit.Key {
	var keys []audit.Key
	for _, company := range c.Companies {
		for _, scenario := range c.Scenarios {
			for _, channel := range c.ChannelsOf(company) {
				for attempt := range attempts {
					keys = append(keys, audit.Key{Wave: c.Wave, Company: company.ID, Scenario: scenario.ID, Channel: channel, Attempt: attempt + 1})
				}
			}
		}
	}
	slices.SortFunc(keys, audit.Key.Compare)
	rand.New(rand.NewPCG(seed, 0)).Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	return keys
}
