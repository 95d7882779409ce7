package report

import (
	"strings"

	"github.com/diapason-audit/diapason/audit"
)

// A view is a choice of rows with its columns.
type view struct {
	name  string
	sheet func(audit.Result) sheet
}

// views is the closed table of views, in the order of the help.
var views = []view{
	{"ranking", ranking},
	{"contacts", contacts},
	{"points", points},
	{"consistency", consistency},
	{"findings", findings},
	{"channels", channels},
	{"scenarios", scenarios},
	{"sectors", sectors},
	{"robustness", robustness},
}

// Views lists the names of the views, in the order of the help; the first is the default.
var Views = func() []string {
	list := make([]string, len(views))
	for i, v := range views {
		list[i] = v.name
	}
	return list
}()

// CheckView returns an error that names the right views, and the nearest, unless name is one of them.
func CheckView(name string) error {
	_, err := lookupView(name)
	return err
}

func lookupView(name string) (view, error) {
	if name == "" {
		return views[0], nil
	}
	for _, v := range views {
		if v.name == name {
			return v, nil
		}
	}
	return view{}, unknown("view", name, Views)
}

// A head is what a column says of itself before any row.
type head struct {
	name  string // in CSV and JSON; "" only shown to people
	title string // in tables and Markdown; "" only for machines
	right bool   // aligned to the right
	drop  int    // a narrow terminal loses the column with the highest number first; 0 stays
	flex  int    // text that may be shortened, but hardly below this width; 0: never shortened
	usual string // people are spared the column when every row says just that; "": never
	note  string // what people must know to read it, in a sentence
}

// A column is a head and the cell it has in a row.
type column[T any] struct {
	head
	cell func(T) cell
}

// A sheet is a view filled in.
type sheet struct {
	heads []head
	rows  [][]cell
}

func fill[T any](cols []column[T], rows []T) sheet {
	s := sheet{heads: make([]head, len(cols)), rows: make([][]cell, len(rows))}
	for i, c := range cols {
		s.heads[i] = c.head
	}
	for i, row := range rows {
		s.rows[i] = make([]cell, len(cols))
		for j, c := range cols {
			s.rows[i][j] = c.cell(row)
		}
	}
	return s
}

// shown keeps the columns meant for people, without those that say the same usual thing, or nothing, in every row.
func (s sheet) shown() sheet {
	return s.only(func(j int) bool {
		h := s.heads[j]
		if h.title == "" {
			return false
		}
		for _, row := range s.rows {
			switch c := row[j]; {
			case h.usual != "" && c.value == h.usual:
			case h.drop > 0 && c.blank():
			default:
				return true
			}
		}
		return len(s.rows) == 0
	})
}

// only keeps the columns for which keep says so.
func (s sheet) only(keep func(int) bool) sheet {
	pick := make([]int, 0, len(s.heads))
	for j := range s.heads {
		if keep(j) {
			pick = append(pick, j)
		}
	}
	out := sheet{heads: take(s.heads, pick), rows: make([][]cell, len(s.rows))}
	for i, row := range s.rows {
		out.rows[i] = take(row, pick)
	}
	return out
}

func take[T any](from []T, pick []int) []T {
	out := make([]T, len(pick))
	for i, j := range pick {
		out[i] = from[j]
	}
	return out
}

// notes is what people must know to read the columns of s.
func (s sheet) notes() string {
	var notes []string
	for _, h := range s.heads {
		if h.note != "" && len(s.rows) > 0 {
			notes = append(notes, h.note)
		}
	}
	return strings.Join(notes, " ")
}
