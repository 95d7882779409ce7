// Package judge asks the campaign's judge, a program or a chat endpoint, whether two answers say the same, and keeps
// what it said so that it is asked once. It reaches out only when told to, sends nothing but the question, and believes
// an opinion only when its quotes stand in the texts. What an opinion does to a score is package score's to say.
package judge

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/diapason-audit/diapason/audit"
)

const (
	workers    = 4                // questions under way at once
	patience   = 5                // failures in a row after which no more is asked
	answerTime = 60 * time.Second // for one question
	maxAnswer  = 1 << 20          // bytes of one answer
)

// An Asker puts questions to a judge.
type Asker struct {
	answer func(context.Context, audit.Question) ([]byte, error)
	limit  time.Duration // for one question
}

// New prepares to ask j. A program runs in dir; key, which may be empty, is sent to an endpoint and nowhere else.
func New(j audit.Judge, dir, key string) *Asker {
	if len(j.Exec) > 0 {
		return &Asker{program(j, dir), answerTime}
	}
	return &Asker{endpoint(j, key), answerTime}
}

// Failures count the questions that got no opinion.
type Failures struct {
	Failed  int    // asked in vain
	Unasked int    // left out after too many failures in a row
	First   string // why the first of them failed
}

// Ask puts the questions, a few at a time, calls tick after each, and returns the opinions. A judge that fails too often
// in a row is left alone. The error is the context's; the opinions got so far stand beside it.
func (a *Asker) Ask(ctx context.Context, questions []audit.Question, tick func()) (map[audit.Question]audit.Opinion, Failures, error) {
	var mu sync.Mutex
	opinions := map[audit.Question]audit.Opinion{}
	var failures Failures
	first, row := len(questions), 0

	next := make(chan int)
	var asking sync.WaitGroup
	for range min(workers, len(questions)) {
		asking.Go(func() {
			for i := range next {
				o, err := a.one(ctx, questions[i])
				mu.Lock()
				switch {
				case err == nil:
					opinions[questions[i]], row = o, 0
				case ctx.Err() != nil: // not the judge's fault
				default:
					failures.Failed++
					row++
					if i < first {
						first, failures.First = i, oneLine(err.Error())
					}
				}
				mu.Unlock()
				tick()
			}
		})
	}
	for i := range questions {
		mu.Lock()
		enough := row >= patience
		mu.Unlock()
		if enough || ctx.Err() != nil {
			failures.Unasked = len(questions) - i
			break
		}
		next <- i
	}
	close(next)
	asking.Wait()
	return opinions, failures, ctx.Err()
}

// one asks one question.
func (a *Asker) one(ctx context.Context, q audit.Question) (audit.Opinion, error) {
	timed, cancel := context.WithTimeout(ctx, a.limit)
	defer cancel()
	b, err := a.answer(timed, q)
	switch {
	case err == nil:
		return Parse(b, q)
	case errors.Is(timed.Err(), context.DeadlineExceeded):
		return audit.Opinion{}, fmt.Errorf("no answer within %g s", a.limit.Seconds())
	}
	return audit.Opinion{}, err
}
