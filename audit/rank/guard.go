package rank

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/diapason-audit/diapason/audit"
)

// guard says why a company has no rank: no contact or mark, or fewer contacts, or less of what the campaign asks for, than
// the campaign's guard wants. "" when it is ranked.
func guard(g audit.Guard, p audit.Position, missing int) string {
	coverage := float64(p.Contacts) / float64(max(1, p.Contacts+missing))
	switch {
	case p.Contacts == 0:
		return "no contact"
	case !p.Index.Defined():
		return "no mark that counts"
	case p.Contacts < g.MinContacts:
		return fmt.Sprintf("%s, rank.min_contacts is %d", count(p.Contacts, "contact"), g.MinContacts)
	case coverage < g.MinCoverage:
		return fmt.Sprintf("%d of %s, rank.min_coverage is %g", p.Contacts, count(p.Contacts+missing, "contact"), g.MinCoverage)
	}
	return ""
}

// order sorts the positions by index, best first, equal ones by id, and gives the ranks: 1, 2, 2, 4. Companies that are
// not ranked come last, those without an index at the end, and have rank 0.
func order(positions []audit.Position) {
	unranked := func(p audit.Position) int { return min(1, len(p.Unranked)) }
	slices.SortFunc(positions, func(a, b audit.Position) int {
		return cmp.Or(cmp.Compare(unranked(a), unranked(b)), b.Index.Compare(a.Index), cmp.Compare(a.Company, b.Company))
	})
	for i := range positions {
		switch {
		case positions[i].Unranked != "":
		case i > 0 && positions[i].Index == positions[i-1].Index:
			positions[i].Rank = positions[i-1].Rank
		default:
			positions[i].Rank = i + 1
		}
	}
}
