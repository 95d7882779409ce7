package spec

import (
	"io"
	"io/fs"

	"gopkg.in/yaml.v3"
)

// What a file may hold. A campaign of a thousand companies written out by hand stays well below; a file made to exhaust
// memory does not.
const (
	maxYAML    = 1 << 20  // bytes of a YAML file
	maxTable   = 16 << 20 // bytes of a table of companies
	maxDepth   = 50       // values within values
	maxAliased = 10_000   // values reached through aliases
	maxGuess   = 200      // known words among which "did you mean" looks
	maxListed  = 20       // known words that a message lists
)

// MaxFile is how many bytes of a scenario or profile are read; one that is longer is a problem.
const MaxFile = maxYAML

// readFile reads a file up to and including one byte more than limit, which is enough to see that it is too large.
// A folder, a pipe or a device is no file.
func readFile(fsys fs.FS, path string, limit int64) ([]byte, error) {
	info, err := fs.Stat(fsys, path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	f, err := fsys.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit+1))
}

// tooDeep returns the first value nested deeper than maxDepth, or nil. Aliases are not followed.
func tooDeep(n *yaml.Node, depth int) *yaml.Node {
	if depth > maxDepth {
		return n
	}
	for _, c := range n.Content {
		if deep := tooDeep(c, depth+1); deep != nil {
			return deep
		}
	}
	return nil
}
