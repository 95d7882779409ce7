package collect

import (
	"path"
	"slices"
	"strings"
)

// Known tells whether Read knows the format of a file by its name.
func Known(name string) bool { return extension(name) != "" }

// KnownCoding tells the same of ReadCoding.
func KnownCoding(name string) bool {
	return Known(name) && !slices.Contains(formats[0].extensions, extension(name))
}

// extension is that of a known format, without its packing; "" of none.
func extension(name string) string {
	name = strings.ToLower(name)
	for _, p := range packings {
		if plain, ok := strings.CutSuffix(name, p.extension); ok {
			name = plain
			break
		}
	}
	for _, f := range formats {
		if slices.Contains(f.extensions, path.Ext(name)) {
			return path.Ext(name)
		}
	}
	return ""
}
