package score

import "github.com/diapason-audit/diapason/audit"

// latency is the share of the latency mark that the wait deserves: the first step of the profile's table for the
// channel whose limit is not exceeded (METHOD 1.1). Without a substantive answer by the horizon it is 0, not na.
func latency(m audit.ContactMarks, p audit.Profile) audit.Score {
	return earned(p.Steps(m.Channel), m)
}

// earned is the share of the first step that holds, 0 beyond the last.
func earned(steps []audit.Step, m audit.ContactMarks) audit.Score {
	for _, step := range steps {
		if step.Holds(m) {
			return audit.Mark(step.Share)
		}
	}
	return audit.Mark(0)
}
