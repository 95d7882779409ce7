package collect

import (
	"path"
	"slices"
	"strings"
)

// Known tells whether Read knows the format of a file by its name.
func Known(name string) bool {
	name = strings.ToLower(name)
	for _, p := range packings {
		if plain, ok := strings.CutSuffix(name, p.extension); ok {
			name = plain
			break
		}
	}
	for _, f := range formats {
		if slices.Contains(f.extensions, path.Ext(name)) {
			return true
		}
	}
	return false
}
