package score

import (
	"fmt"
	"math"
	"time"

	"github.com/diapason-audit/diapason/audit"
	"github.com/diapason-audit/diapason/audit/fact"
)

// tolerance is how far an example's completeness may be from the demanded one: people write 0.33 for a third.
const tolerance = 0.005

// Example marks a scenario's sample answer and says, one line each, what differs from what the example demands; nil
// when it deserves just that. A sample counts as a substantive answer, sent at no particular time.
func (s *Scorer) Example(scenario string, e audit.Example) []string {
	points := s.points[scenario]
	t := s.read(e.Answer, time.Time{})
	if e.Lang != "" {
		t = Prepare(e.Answer, e.Lang, time.Time{})
	}
	var wrong []string
	var marks []audit.PointMark
	for _, p := range points {
		mark, values := p.mark(t)
		marks = append(marks, mark)
		want, demanded := e.Points[p.ID]
		if !demanded {
			continue
		}
		got := string(mark.Verdict)
		if mark.Quote != "" {
			got = fmt.Sprintf("%s by %q", got, mark.Quote)
		}
		switch isStated := mark.Verdict == audit.Stated; {
		case want.Stated && !isStated:
			wrong = append(wrong, fmt.Sprintf("point %q is %s, want %s", p.ID, got, wanted(want)))
		case !want.Stated && isStated:
			wrong = append(wrong, fmt.Sprintf("point %q is %s, want no", p.ID, got))
		case want.Value != fact.Value{} && (len(values) == 0 || values[0].value.Relate(want.Value) != fact.Equal):
			wrong = append(wrong, fmt.Sprintf("point %q is %s, read as %q, want %s", p.ID, got, mark.Value, want.Value))
		}
	}
	if e.Completeness != nil {
		got := completeness(marks, points)
		if math.Abs(got.Float()-*e.Completeness) > tolerance {
			wrong = append(wrong, fmt.Sprintf("completeness is %.2f, want %.2f", got.Float(), *e.Completeness))
		}
	}
	return wrong
}

func wanted(v audit.Verdict) string {
	if v.Value == (fact.Value{}) {
		return "yes"
	}
	return v.Value.String()
}
