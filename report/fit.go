package report

import (
	"cmp"
	"slices"
)

// A span is what a column asks of the width of a table.
type span struct {
	natural int // nothing shortened
	drop    int // as in head
	flex    int
}

const (
	frame = 2 // blanks around a cell
	least = 6 // width below which shortened text says nothing
)

// fit shares width cells among columns and returns the width of each, 0 for a column left out. Columns go by their drop
// number until the rest fit with their texts at comfortable widths; then the longest texts are shortened; and if that
// does not do, everything is. A width of 0 is unlimited.
func fit(spans []span, width int) []int {
	widths := make([]int, len(spans))
	for i, s := range spans {
		widths[i] = s.natural
	}
	if width <= 0 {
		return widths
	}
	comfortable := func(i, w int) int {
		if spans[i].flex > 0 {
			return min(w, spans[i].flex)
		}
		return w
	}
	var dropped []int // by falling drop number
	for i, s := range spans {
		if s.drop > 0 {
			dropped = append(dropped, i)
		}
	}
	slices.SortStableFunc(dropped, func(i, j int) int { return cmp.Compare(spans[j].drop, spans[i].drop) })
	n := 0
	for ; n < len(dropped) && total(widths, comfortable) > width; n++ {
		widths[dropped[n]] = 0
	}
	for _, i := range slices.Backward(dropped[:n]) { // a narrow column may still fit where a wide one did not
		widths[i] = spans[i].natural
		if total(widths, comfortable) > width {
			widths[i] = 0
		}
	}
	shorten(widths, width, least, func(i int) bool { return spans[i].flex > 0 })
	shorten(widths, width, 1, func(int) bool { return true })
	return widths
}

// total is the width of a table whose columns are that wide, each first changed by change.
func total(widths []int, change func(i, w int) int) int {
	sum := 0
	for i, w := range widths {
		if w > 0 {
			sum += change(i, w) + frame
		}
	}
	return sum
}

// shorten cuts the chosen columns down to one level, never below floor, so that the table fits width if it can.
func shorten(widths []int, width, floor int, chosen func(int) bool) {
	cut := func(level int) func(i, w int) int {
		return func(i, w int) int {
			if chosen(i) {
				return min(w, level)
			}
			return w
		}
	}
	level := floor
	for level < width && total(widths, cut(level+1)) <= width {
		level++
	}
	spare := max(width-total(widths, cut(level)), 0)
	for i, w := range widths {
		widths[i] = cut(level)(i, w)
		if widths[i] < w && spare > 0 {
			widths[i]++
			spare--
		}
	}
}
