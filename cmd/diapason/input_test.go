package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"
	"testing/iotest"
	"time"
)

func TestInterruptibleReadsTheSame(t *testing.T) {
	want := bytes.Repeat([]byte("0123456789"), 100_000)
	for name, r := range map[string]io.Reader{
		"whole": bytes.NewReader(want), "byte by byte": iotest.OneByteReader(bytes.NewReader(want[:5000])),
		"error with data": iotest.DataErrReader(bytes.NewReader(want)),
	} {
		got, err := io.ReadAll(interruptible(context.Background(), r))
		if err != nil || !bytes.Equal(got, want[:len(got)]) || len(got) < 5000 {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
}

// A reader that hangs is left behind when the context ends.
func TestInterruptibleLeavesAHangingReader(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	hanging, writer := io.Pipe()
	defer writer.Close()
	time.AfterFunc(10*time.Millisecond, cancel)
	if _, err := interruptible(ctx, hanging).Read(make([]byte, 10)); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want %v", err, context.Canceled)
	}
}
