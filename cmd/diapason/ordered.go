package main

import (
	"context"
	"runtime"
)

// lead is how many items each core may be ahead of the one that is waited for.
const lead = 64

// ordered runs work on everything that produce yields, on all cores, and hands what comes of it to emit in the order of
// production. It holds a bounded number of items. It returns at emit's first error, or the context's, and then without
// waiting for produce, which may hang on its input.
func ordered[I, O any](ctx context.Context, produce func(yield func(I) bool), work func(I) O, emit func(O) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type job struct {
		in  I
		out chan<- O
	}
	cores := runtime.GOMAXPROCS(0)
	jobs := make(chan job)
	order := make(chan (<-chan O), lead*cores)
	go func() {
		defer close(order)
		defer close(jobs)
		produce(func(in I) bool {
			out := make(chan O, 1)
			select {
			case order <- out:
			case <-ctx.Done():
				return false
			}
			select {
			case jobs <- job{in, out}:
				return true
			case <-ctx.Done():
				return false
			}
		})
	}()
	for range cores {
		go func() {
			for j := range jobs {
				j.out <- work(j.in)
			}
		}()
	}
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case out, more := <-order:
			if !more {
				return ctx.Err()
			}
			select {
			case <-ctx.Done():
				return ctx.Err()
			case o := <-out:
				if err := emit(o); err != nil {
					return err
				}
			}
		}
	}
}
