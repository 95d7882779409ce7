package report

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/diapason-audit/diapason/audit"
)

// title names the audit: the campaign's title, or else its id.
func title(r audit.Result) string { return cmp.Or(r.Title, r.Campaign) }

// lead is what stands above the rows of a view: the headline for the ranking, the number of rows for the others.
func lead(r audit.Result, v view, rows int) string {
	switch v.name {
	case "ranking":
		return strings.TrimSpace(headline(r.Headline) + " " + requirement(r))
	case "robustness":
		return robust(r)
	}
	return fmt.Sprintf("%s: %d", capital(v.name), rows)
}

// requirement says who reaches the index that the profile requires; "" where it requires none.
func requirement(r audit.Result) string {
	if r.Profile.Required == nil {
		return ""
	}
	ranked := 0
	var reach []string
	for _, p := range r.Ranking {
		if p.Rank > 0 {
			ranked++
		}
		if reaches(p, r.Profile) {
			reach = append(reach, nameOf(p))
		}
	}
	s := fmt.Sprintf("Profile %s requires an index of %s: %d of %d ranked companies reach it", r.Profile.ID, weight(*r.Profile.Required), len(reach), ranked)
	if len(reach) == 0 {
		return s + "."
	}
	return s + ": " + joined(reach) + "."
}

// reaches tells whether a ranked company has the index that the profile requires, which must require one.
func reaches(p audit.Position, profile audit.Profile) bool {
	return p.Rank > 0 && p.Index.Compare(audit.Mark(*profile.Required/100)) >= 0
}

// capital is s with a capital first letter.
func capital(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:size]) + s[size:]
}

// headline says Qualiweb's two shares in a sentence.
func headline(h audit.Headline) string {
	if h.Companies == 0 {
		return "No company was asked on two channels or more, so no answers can be compared."
	}
	companies, answer, give := fmt.Sprintf("%d of %d companies", h.AnsweredEverywhere, h.Companies), "answer", "give"
	if h.Companies == 1 {
		companies = fmt.Sprintf("%d of 1 company", h.AnsweredEverywhere)
	}
	if h.AnsweredEverywhere == 1 || h.Companies == 1 {
		answer = "answers"
	}
	s := fmt.Sprintf("%s %s on every channel (%s %%)", companies, answer, percent(h.AnsweredShare))
	switch h.SameEverywhere {
	case 0:
		return s + "; none gives the same answer everywhere."
	case 1:
		give = "gives"
	}
	return fmt.Sprintf("%s; %d %s the same answer everywhere: %s %% of those, %s %% of all.",
		s, h.SameEverywhere, give, percent(h.SameOfAnswered), percent(h.SameOfAll))
}
