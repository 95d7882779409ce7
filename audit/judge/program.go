package judge

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"time"

	"github.com/diapason-audit/diapason/audit"
)

// errTooLong says that a judge has no end.
var errTooLong = errors.New("its answer is longer than 1 MiB")

// program starts the judge's program anew for each question, without a shell: question on stdin, verdict on stdout.
// What it prints on stderr is not kept, for it may hold anything.
func program(j audit.Judge, dir string) func(context.Context, audit.Question) ([]byte, error) {
	return func(ctx context.Context, q audit.Question) ([]byte, error) {
		question, err := json.Marshal(q)
		if err != nil {
			return nil, err
		}
		cmd := exec.CommandContext(ctx, j.Exec[0], j.Exec[1:]...)
		cmd.Dir = dir
		cmd.WaitDelay = time.Second // a child of its own may hold the pipe
		cmd.Stdin = bytes.NewReader(append(question, '\n'))
		var out capped
		cmd.Stdout = &out
		err = cmd.Run()
		var exit *exec.ExitError
		var start *fs.PathError
		switch {
		case out.full:
			return nil, errTooLong
		case errors.As(err, &exit):
			return nil, errors.New(exit.String())
		case errors.As(err, &start):
			return nil, fmt.Errorf("it cannot be started: %w", start.Err)
		case err != nil:
			return nil, err
		}
		return out.kept, nil
	}
}

// capped keeps what is written up to maxAnswer bytes, and then refuses more.
type capped struct {
	kept []byte
	full bool
}

func (c *capped) Write(b []byte) (int, error) {
	if len(c.kept)+len(b) > maxAnswer {
		c.full = true
		return 0, errTooLong
	}
	c.kept = append(c.kept, b...)
	return len(b), nil
}
