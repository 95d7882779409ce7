package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// However long each pair takes, the rows come out in the order they went in.
func TestPairsKeepTheirOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		answers := []string{"", "Sorry.", "You will be refunded within 14 days.", "Vous serez remboursé sous 30 jours.", strings.Repeat("We are very sorry. ", 40)}
		n := rapid.IntRange(1, 60).Draw(t, "pairs")
		var table strings.Builder
		w := csv.NewWriter(&table)
		_ = w.Write([]string{"text_a", "id", "text_b"})
		for i := range n {
			_ = w.Write([]string{rapid.SampledFrom(answers).Draw(t, "a"), strconv.Itoa(i), rapid.SampledFrom(answers).Draw(t, "b")})
		}
		w.Flush()
		var out, remarks bytes.Buffer
		e := &env{in: strings.NewReader(table.String()), out: &out, err: &remarks, width: 100}
		if code := run([]string{"similarity", "--pairs", "-"}, e); code != exitFine {
			t.Fatalf("exit code %d\n%s", code, remarks.String())
		}
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil || len(rows) != n+1 {
			t.Fatalf("%d rows for %d pairs: %v", len(rows), n, err)
		}
		for i, row := range rows[1:] {
			if row[0] != strconv.Itoa(i) {
				t.Fatalf("row %d is pair %s", i, row[0])
			}
		}
	})
}

// A span in CSV stands in its text as the file has it, whatever its line ends.
func TestSpansStandInTheirTexts(t *testing.T) {
	const a = "We are sorry.\n\nYou will be refunded within 14 days. The fee is £5.\n"
	const b = "You will be refunded within 30 days. There is no\nfee."
	for _, end := range []string{"\n", "\r\n"} {
		textA, textB := strings.ReplaceAll(a, "\n", end), strings.ReplaceAll(b, "\n", end)
		table := strings.Join([]string{"id,text_a,text_b", `1,"` + textA + `","` + textB + `"`, ""}, end)
		var out, remarks bytes.Buffer
		if code := run([]string{"similarity", "--pairs", "-"}, &env{in: strings.NewReader(table), out: &out, err: &remarks}); code != exitFine {
			t.Fatalf("exit code %d\n%s", code, remarks.String())
		}
		_, row, _ := strings.Cut(out.String(), "\r\n")
		fields := strings.SplitN(strings.TrimSpace(row), ",", 6)
		spanA, spanB, _ := strings.Cut(fields[5], ",")
		for text, span := range map[string]string{textA: spanA, textB: spanB} {
			if span = strings.Trim(span, `"`); span == "" || !strings.Contains(text, span) {
				t.Errorf("span %q does not stand in %q", span, text)
			}
		}
	}
}

// Work that ends out of order is handed over in order.
func TestOrderedKeepsOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		waits := rapid.SliceOfN(rapid.IntRange(0, 200), 0, 300).Draw(t, "µs")
		var got []int
		err := ordered(context.Background(),
			func(yield func(int) bool) {
				for i := range waits {
					if !yield(i) {
						return
					}
				}
			},
			func(i int) int { time.Sleep(time.Duration(waits[i]) * time.Microsecond); return i },
			func(i int) error { got = append(got, i); return nil })
		if err != nil || len(got) != len(waits) {
			t.Fatalf("%d of %d: %v", len(got), len(waits), err)
		}
		for i, x := range got {
			if i != x {
				t.Fatalf("%d came at place %d", x, i)
			}
		}
	})
}

// A reader that hangs, as an open terminal does, does not keep the program from stopping.
func TestOrderedStopsWhileItsInputHangs(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	r, w := io.Pipe()
	defer w.Close()
	time.AfterFunc(10*time.Millisecond, cancel)
	err := ordered(ctx, func(func(int) bool) { _, _ = r.Read(make([]byte, 1)) }, func(int) int { return 0 }, func(int) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want the context's", err)
	}
}

// An error of emit ends it, and the producer learns of it.
func TestOrderedStopsAtAnError(t *testing.T) {
	broken, stopped := errors.New("broken pipe"), make(chan bool, 1)
	err := ordered(context.Background(),
		func(yield func(int) bool) {
			for yield(0) {
			}
			stopped <- true
		},
		func(int) int { return 0 }, func(int) error { return broken })
	if !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	<-stopped // a producer that goes on meets the limit of go test
}
