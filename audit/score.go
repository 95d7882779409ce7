package audit

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"math/bits"
	"strconv"
)

// A Score is a mark from 0 to 1 held in millionths, so that sums do not depend on the order of their terms, or na:
// not applicable, not defined. The zero Score is na.
type Score struct {
	millionths int64
	defined    bool
}

// NA is the score that is not defined and leaves every mean.
var NA = Score{}

// Mark makes a score of x, which is clamped to 0…1; NaN is na.
func Mark(x float64) Score {
	if math.IsNaN(x) {
		return NA
	}
	return Score{int64(math.Round(min(max(x, 0), 1) * 1e6)), true}
}

// Defined tells a mark from na.
func (s Score) Defined() bool { return s.defined }

// Float returns the mark, 0…1; 0 for na.
func (s Score) Float() float64 { return float64(s.millionths) / 1e6 }

// Percent returns the mark out of 100 with two decimals, as every report shows it; "" for na.
func (s Score) Percent() string {
	if !s.defined {
		return ""
	}
	return strconv.FormatFloat(float64(s.millionths)/1e4, 'f', 2, 64)
}

// Share returns the mark as a share 0…1 with four decimals; "" for na.
func (s Score) Share() string {
	if !s.defined {
		return ""
	}
	return strconv.FormatFloat(s.Float(), 'f', 4, 64)
}

// MarshalJSON writes the mark from 0 to 1, or null for na.
func (s Score) MarshalJSON() ([]byte, error) {
	if !s.defined {
		return []byte("null"), nil
	}
	return strconv.AppendFloat(nil, s.Float(), 'f', -1, 64), nil
}

// UnmarshalJSON reads what MarshalJSON writes. Anything else, such as 83.5 for 83.5 %, is an error.
func (s *Score) UnmarshalJSON(b []byte) error {
	if bytes.Equal(b, []byte("null")) {
		*s = NA
		return nil
	}
	var x float64
	if err := json.Unmarshal(b, &x); err != nil || x < 0 || x > 1 {
		return fmt.Errorf("%s is no mark from 0 to 1, nor null", b)
	}
	*s = Mark(x)
	return nil
}

// A Mean is a weighted mean of scores, na left out. Weights are taken to the millionth and the sum is exact in 128 bits,
// so the order of Add is nothing to the result. The zero Mean is empty, and its score is na.
type Mean struct{ high, low, weight uint64 }

// Weights lie between MinWeight and MaxWeight; campaigns and profiles that say otherwise are refused. Within them,
// eighteen million terms of the greatest weight fit into a Mean.
const (
	MinWeight = 0.000001
	MaxWeight = 1_000_000
)

// Add takes one score in. A weight that is not above 0 adds nothing; one out of range counts as the nearest within.
func (m *Mean) Add(s Score, weight float64) {
	if !s.defined || !(weight > 0) {
		return
	}
	w := math.Round(min(max(weight, MinWeight), MaxWeight) * 1e6)
	high, low := bits.Mul64(uint64(s.millionths), uint64(w))
	var carry uint64
	m.low, carry = bits.Add64(m.low, low, 0)
	m.high += high + carry
	m.weight += uint64(w)
}

// AddMean takes all that another mean holds in, so many times: 0 or more.
func (m *Mean) AddMean(other Mean, times int) {
	high, low := bits.Mul64(other.low, uint64(times))
	var carry uint64
	m.low, carry = bits.Add64(m.low, low, 0)
	m.high += other.high*uint64(times) + high + carry
	m.weight += other.weight * uint64(times)
}

// Score is the mean so far, rounded to the millionth.
func (m Mean) Score() Score {
	if m.weight == 0 {
		return NA
	}
	quotient, rest := bits.Div64(m.high, m.low, m.weight)
	if rest >= m.weight-rest {
		quotient++
	}
	return Score{int64(quotient), true}
}

// Compare orders scores, na below every mark.
func (s Score) Compare(t Score) int {
	if s.defined != t.defined {
		if s.defined {
			return 1
		}
		return -1
	}
	return cmp.Compare(s.millionths, t.millionths)
}
