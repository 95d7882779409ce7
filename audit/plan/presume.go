package plan

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/diapason-audit/diapason/audit"
)

// Presume makes the marks of two companies whom nobody has asked yet, with the campaign they belong to, to take their spread
// from: on every channel of the campaign and under its profile. It presumes that a company has its own way with each scenario: the
// chance that it answers lies anywhere between 0.4 and 1. An answer comes within any step of the profile alike, says any
// share of the points alike, and agrees with another by any degree alike; against silence it agrees in nothing. That is a wide
// spread, wider than that of companies who answer well.
func Presume(c audit.Campaign, seed uint64) (audit.Campaign, []audit.Marks) {
	const scenarios, attempts = 400, 3
	c.Companies = []audit.Company{{ID: "a"}, {ID: "b"}}
	asked := c.ChannelsOf(c.Companies[0])
	rng := rand.New(rand.NewPCG(seed, 1))
	var marks []audit.Marks
	for scenario := range scenarios {
		for _, company := range c.Companies {
			chance := 0.4 + 0.6*rng.Float64()
			for attempt := range attempts {
				g := audit.Group{Wave: c.Wave, Company: company.ID, Scenario: fmt.Sprintf("s%03d", scenario), Attempt: attempt + 1}
				marks = append(marks, presumed(c, g, asked, chance, rng))
			}
		}
	}
	return c, marks
}

func presumed(c audit.Campaign, g audit.Group, asked []string, chance float64, rng *rand.Rand) audit.Marks {
	m := audit.Marks{Group: g}
	var agreement audit.Mean
	answered := 0
	for _, channel := range asked {
		contact := audit.ContactMarks{
			Key:     audit.Key{Wave: g.Wave, Company: g.Company, Scenario: g.Scenario, Channel: channel, Attempt: g.Attempt},
			Outcome: audit.Silent, Latency: audit.Mark(0), Completeness: audit.Mark(0),
		}
		if rng.Float64() < chance {
			contact.Outcome, contact.AnsweredAt = audit.Answered, contact.SentAt.Add(time.Hour)
			if steps := c.Profile.Steps(channel); len(steps) > 0 {
				contact.Latency = audit.Mark(steps[rng.IntN(len(steps))].Share)
			}
			contact.Completeness = audit.Mark(rng.Float64())
			for _, criterion := range c.Profile.Criteria()[3:] {
				contact.Criteria = append(contact.Criteria, audit.CriterionMark{Criterion: criterion, Score: audit.Mark(rng.Float64())})
			}
			for range answered {
				agreement.Add(audit.Mark(rng.Float64()), 1)
			}
			answered++
		}
		m.Contacts = append(m.Contacts, contact)
	}
	if silent := len(asked) - answered; len(asked) > 1 {
		for range answered * silent {
			agreement.Add(audit.Mark(0), 1)
		}
		m.Consistency = agreement.Score()
		if answered == 0 {
			m.Consistency = audit.Mark(0)
		}
	}
	return m
}
