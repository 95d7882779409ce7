// Package scenarios is what Diapason ships as words: complaints by trade, profiles, the cues that tell receipts and
// redirects from answers, and the campaign that `init` starts with. It holds files and no logic; package spec reads
// them.
package scenarios

import "embed"

// Files holds library/*.yaml (scenarios by trade), profiles/*.yaml, criteria/*.yaml (cue lists by language) and
// starter/ (a whole small campaign).
//
//go:embed library/*.yaml profiles/*.yaml criteria/*.yaml all:starter
var Files embed.FS
