package spec

import (
	"slices"
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// notApplicable stands in place of an address where a channel makes no sense for a company.
const notApplicable = "na"

// likeNA tells whether a text means na and is written otherwise: no address looks like it.
func likeNA(s string) bool {
	return slices.Contains([]string{"na", "n/a", "n.a.", "-", "none"}, strings.ToLower(s))
}

// notApplicable takes the channels that the campaign calls na for a sector to the sector's companies, but for those that
// have an address there: what a company says of itself wins.
func (f campaignFile) notApplicable(r *reader, companies []audit.Company) {
	var sectors []string
	for _, c := range companies {
		if c.Sector != "" && !slices.Contains(sectors, c.Sector) {
			sectors = append(sectors, c.Sector)
		}
	}
	slices.Sort(sectors)
	for _, e := range f.Channels.Entries {
		for _, sector := range e.Value.NA.Items {
			if sector.Text == "" {
				continue
			}
			if !slices.Contains(sectors, sector.Text) {
				r.problem(sector.At, ruleUnknownSector, "no company is of the sector %s%s", quote(sector.Text), perhapsOf(sector.Text, sectors))
				continue
			}
			for i := range companies {
				c := &companies[i]
				if _, reached := c.Channels[e.Key.Text]; c.Sector == sector.Text && !reached && !slices.Contains(c.NA, e.Key.Text) {
					c.NA = append(c.NA, e.Key.Text)
					slices.Sort(c.NA)
				}
			}
		}
	}
}
