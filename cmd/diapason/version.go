package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is set by the release build; a build from source says what git knew.
var version = "dev"

func newVersion(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: examples("diapason version", "diapason version | cut -d' ' -f2"),
		Args:    takes(0, 0, ""),
		RunE:    func(*cobra.Command, []string) error { return printVersion(e) },
	}
}

func printVersion(e *env) error {
	if _, err := fmt.Fprintf(e.out, "diapason %s (%s, %s/%s)\n", versionOf(), runtime.Version(), runtime.GOOS, runtime.GOARCH); err != nil {
		return cannot(err)
	}
	return nil
}

func versionOf() string {
	info, ok := debug.ReadBuildInfo()
	if version != "dev" || !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return version
	}
	return info.Main.Version
}
