package score

import (
	"slices"
	"time"

	"github.com/diapason-audit/diapason/audit"
)

// The criteria of what came, when and where, rather than of its words.

// answered (C01) is 1 when a substantive answer came before the horizon.
func answered(r reading) found {
	for _, m := range r.messages {
		if m.kind == audit.KindAnswer && r.marks.Outcome == audit.Answered {
			return found{score: audit.Mark(1)}
		}
	}
	return nothing
}

// undeleted (C28) is 0 when the complaint or an answer was seen to disappear.
func undeleted(r reading) found {
	for _, a := range r.contact.Answers {
		if !a.DeletedAt.IsZero() {
			return found{audit.Mark(0), a.Text}
		}
	}
	if !r.contact.Deleted.IsZero() {
		return nothing
	}
	return found{score: audit.Mark(1)}
}

// later is how long after its answer a company comes back to follow up: what comes sooner belongs to the answer.
const later = 24 * time.Hour

// followedUp (C29) is 1 when the company wrote again a day or more after its answer, and no reminder had come between.
func followedUp(r reading) found {
	if r.marks.Outcome != audit.Answered {
		return nothing
	}
	for _, m := range r.messages {
		since := m.AnsweredAt
		if since.Sub(r.marks.AnsweredAt) < later {
			continue
		}
		if !slices.ContainsFunc(r.contact.Answers, func(a audit.Answer) bool {
			return a.Kind == audit.KindReminder && a.AnsweredAt.After(r.marks.AnsweredAt) && a.AnsweredAt.Before(since)
		}) {
			return found{audit.Mark(1), m.Answer.Text}
		}
	}
	return nothing
}

// social are the channels whose conversations others can read.
var social = []string{"facebook", "instagram", "review", "twitter"}

// publicReply (C26) is 1 for substance in public, 0.5 when all that is public sends elsewhere, 0 for nothing in public;
// na outside social networks, and where no answer says who could read it.
func publicReply(r reading) found {
	if !slices.Contains(social, r.contact.Channel) {
		return found{score: audit.NA}
	}
	best, known := nothing, len(r.messages) == 0
	for _, m := range r.messages {
		known = known || m.Visibility != ""
		if m.Visibility != audit.Public {
			continue
		}
		switch {
		case m.kind == audit.KindAnswer:
			return found{audit.Mark(1), m.Answer.Text}
		case m.kind == audit.KindRedirect && best.quote == "":
			best = found{audit.Mark(.5), m.Answer.Text}
		}
	}
	if !known {
		return found{score: audit.NA}
	}
	return best
}

// channelHop (C16) is 1 for an answer where the question was asked, 0.5 when a message beside it sends elsewhere, 0 when
// all only sends elsewhere.
func channelHop(r reading) found {
	hop := nothing
	for _, m := range r.messages {
		if m.kind == audit.KindRedirect {
			hop = found{audit.Mark(0), m.Answer.Text}
			break
		}
	}
	switch {
	case r.marks.Outcome != audit.Answered:
		return hop
	case hop.quote != "":
		return found{audit.Mark(.5), hop.quote}
	}
	return found{score: audit.Mark(1)}
}
