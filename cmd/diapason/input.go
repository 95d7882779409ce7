package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// open opens a file, or stdin for "-". Reading from it ends when ctx does.
func open(ctx context.Context, e *env, path string) (in io.Reader, done func(), err error) {
	if path == "-" {
		return interruptible(ctx, e.in), func() {}, nil
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, fmt.Errorf("no file %q", path)
	case err == nil && info.IsDir():
		return nil, nil, fmt.Errorf("%q is a folder: name a file", path)
	}
	type opened struct {
		file *os.File
		err  error
	}
	opening := make(chan opened, 1)
	go func() { // a named pipe opens only when somebody writes to it
		file, err := os.Open(path)
		opening <- opened{file, err}
	}()
	select {
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	case o := <-opening:
		if o.err != nil {
			return nil, nil, cannot(o.err)
		}
		return interruptible(ctx, o.file), func() { o.file.Close() }, nil
	}
}

// readWhole reads a file, or stdin for "-", to its end.
func readWhole(ctx context.Context, e *env, path string) ([]byte, error) {
	from, done, err := open(ctx, e, path)
	if err != nil {
		return nil, err
	}
	defer done()
	b, err := io.ReadAll(from)
	if err != nil {
		return nil, cannot(fmt.Errorf("reading %q: %w", path, err))
	}
	return b, nil
}

// interruptible makes reading from r end with the context's error when ctx is done, even while r hangs: a pipe that
// nobody writes to must not keep the program alive.
func interruptible(ctx context.Context, r io.Reader) io.Reader {
	return &interruptibleReader{ctx: ctx, from: r, results: make(chan read, 1)}
}

type interruptibleReader struct {
	ctx     context.Context
	from    io.Reader
	buffer  []byte // of the read that goes on beside us
	rest    []byte // read, and not handed over yet
	err     error
	results chan read
}

type read struct {
	n   int
	err error
}

func (r *interruptibleReader) Read(p []byte) (int, error) {
	if len(r.rest) == 0 && r.err == nil {
		if err := r.ctx.Err(); err != nil {
			return 0, err
		}
		if r.buffer == nil {
			r.buffer = make([]byte, 256<<10)
		}
		go func() {
			n, err := r.from.Read(r.buffer)
			r.results <- read{n, err}
		}()
		select {
		case <-r.ctx.Done():
			r.err = r.ctx.Err() // the buffer is the other's for good
			return 0, r.err
		case got := <-r.results:
			r.rest, r.err = r.buffer[:got.n], got.err
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	if n == 0 {
		return 0, r.err
	}
	return n, nil
}
