// Diapason audits whether companies give the same, complete and prompt answer to the same complaint on every channel.
//
// A campaign is a folder of plain files: campaign.yaml says who is asked what and where, scenarios/ holds the mystery
// complaints with the points a full answer makes, answers/ what came back. From these it makes a ranking, and says how
// far the ranking can be trusted:
//
//	diapason init demo && diapason audit demo
//	diapason audit demo -o ranking.csv -o result.json
//
// Results go to stdout, remarks to stderr. The exit code is 0 when all is well, 1 when the audit says no, 2 when the
// command line or an input file is wrong, 3 when something could not be done, 130 when interrupted.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"syscall"
	_ "time/tzdata" // a bare machine has no time zones

	"golang.org/x/term"
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(300) // a run is short: twice the memory costs less than a tenth of its time
	}
	os.Exit(run(os.Args[1:], systemEnv()))
}

// env is the world as a command sees it.
type env struct {
	in          io.Reader
	out, err    io.Writer
	width       int    // columns a table may take
	screen      bool   // stdout is a terminal
	color       bool   // stdout takes colour
	interactive bool   // stderr is a terminal: progress may be shown
	quiet       bool   // no remarks
	summary     string // file that GitHub Actions shows beside a job's log; "" elsewhere
}

// plainWidth is the width of a table that goes to a file or a pipe, unless COLUMNS says otherwise.
const plainWidth = 120

func systemEnv() *env {
	e := &env{in: os.Stdin, out: os.Stdout, err: os.Stderr, width: plainWidth, interactive: term.IsTerminal(int(os.Stderr.Fd()))}
	e.summary = os.Getenv("GITHUB_STEP_SUMMARY")
	if e.screen = term.IsTerminal(int(os.Stdout.Fd())); e.screen {
		e.color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && width > 0 {
			e.width = width
		}
	} else if width, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && width > 0 {
		e.width = width
	}
	return e
}

// The exit codes; others' scripts rely on them.
const (
	exitFine        = 0
	exitNo          = 1
	exitWrong       = 2
	exitCannot      = 3
	exitInterrupted = 130
)

// A fault is an error that knows its exit code; any other error is exitWrong.
type fault struct {
	code int
	err  error // nil: everything was said already
}

func (f fault) Error() string {
	if f.err == nil {
		return ""
	}
	return f.err.Error()
}

func (f fault) Unwrap() error { return f.err }

// cannot marks an error of the machine rather than of the input: a disk, a pipe, a network.
func cannot(err error) error { return fault{exitCannot, err} }

// run carries out one command line and returns its exit code.
func run(args []string, e *env) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	cmd := newRoot(e)
	cmd.SetArgs(args)
	cmd.SetIn(e.in)
	cmd.SetOut(e.out)
	cmd.SetErr(e.err)
	err := cmd.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitFine
	case ctx.Err() != nil:
		say(e, "interrupted; no result was written")
		return exitInterrupted
	}
	code := exitWrong
	var f fault
	if errors.As(err, &f) {
		code = f.code
	}
	if text := err.Error(); text != "" {
		say(e, "%s", text)
	}
	return code
}

// say prints a remark to stderr.
func say(e *env, format string, args ...any) {
	fmt.Fprintln(e.err, "diapason: "+fmt.Sprintf(format, args...))
}
