package spec

import (
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// channels are the names a channel may have.
type channels struct {
	known  []string
	closed bool // no further names
}

// anyChannel holds where no campaign is at hand: any name may be a campaign's own.
var anyChannel = channels{known: audit.Channels}

// check reports an unknown channel. Where any name may be a campaign's own, a near miss of a standard one is taken for a
// slip of the pen, unless the name begins with it: email2 and chat-vip are names people give.
func (c channels) check(r *reader, name str, further ...string) bool {
	if slices.Contains(c.known, name.Text) || slices.Contains(further, name.Text) {
		return true
	}
	near := perhaps(name.Text, append(slices.Clone(c.known), further...))
	if !c.closed && (near == "" || extends(name.Text, c.known)) {
		return true
	}
	if near == "" {
		near = "; declare it under channels in campaign.yaml"
	}
	r.problem(name.At, ruleUnknownChannel, "channel %s is not one of %s%s", quote(name.Text), strings.Join(c.known, ", "), near)
	return false
}

// extends tells whether a name is a known one with a number or a further word.
func extends(name string, known []string) bool {
	return slices.ContainsFunc(known, func(k string) bool {
		rest, ok := strings.CutPrefix(name, k)
		return ok && rest != "" && (rest[0] == '-' || rest[0] == '_' || rest[0] >= '0' && rest[0] <= '9')
	})
}
