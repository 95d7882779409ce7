package audit_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/diapason-audit/diapason/"

// levels are the floors of the house, from the top. A room may import rooms of the floors below its own, and nothing
// beside or above it. On the ground floor, text/word lies under the other leaves.
var levels = [][]string{
	{"cmd/diapason"},
	{"report", "scenarios", "audit/spec", "audit/plan", "audit/send", "audit/collect", "audit/journal", "audit/score", "audit/judge", "audit/rank"},
	{"audit"},
	{"audit/hours", "audit/text", "audit/fact", "audit/stat"},
	{"audit/text/word"},
}

// homes says in which room alone a library may be imported (DESIGN §2, DEPENDENCIES): so that a swap is one place.
var homes = map[string]string{
	"gopkg.in/yaml.v3":                    "audit/spec",
	"github.com/olekukonko/tablewriter":   "report",
	"github.com/agnivade/levenshtein":     "audit/text",
	"github.com/spf13/cobra":              "cmd/diapason",
	"github.com/xuri/excelize/v2":         "audit/collect",
	"github.com/klauspost/compress/zstd":  "audit/collect",
	"github.com/schollz/progressbar/v3":   "cmd/diapason",
	"github.com/abadojack/whatlanggo":     "audit/text",
	"github.com/blevesearch/snowballstem": "audit/text",
	"mvdan.cc/xurls/v2":                   "audit/fact",
	"github.com/google/jsonschema-go":     "audit/spec",
	"github.com/rickar/cal/v2":            "audit/hours",
}

// pure rooms take clock, chance and environment as arguments, and do no I/O of their own.
var impure = []string{"os", "os/exec", "net", "net/http", "math/rand"}

// outgoing rooms are verbs whose work is to reach out, when the command line asks for it.
var outgoing = []string{"audit/judge"} // starts the campaign's program, or calls its endpoint

func TestArrowsPointDown(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}:{{join .Imports " "}}`, module+"...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) < 8 {
		t.Fatalf("go list found %d packages only: %s", len(lines), out)
	}
	for _, line := range lines {
		path, imports, _ := strings.Cut(line, ":")
		room := strings.TrimPrefix(path, module)
		from := level(room)
		if from < 0 && !generator(room) {
			t.Errorf("room %s stands on no floor: add it to levels, or move it", room)
			continue
		}
		for _, imported := range strings.Fields(imports) {
			if own, ok := strings.CutPrefix(imported, module); ok && !generator(room) && level(own) <= from {
				t.Errorf("%s imports %s, which does not lie below it", room, own)
			}
			for library, home := range homes {
				if (imported == library || strings.HasPrefix(imported, library+"/")) && home != room && !shared(library, room) {
					t.Errorf("%s imports %s, which lives in %s", room, library, home)
				}
			}
			if from >= 1 && strings.HasPrefix(room, "audit") && slices.Contains(impure, imported) && !slices.Contains(outgoing, room) {
				t.Errorf("%s imports %s: a verb takes the world as arguments", room, imported)
			}
		}
	}
}

func level(room string) int {
	return slices.IndexFunc(levels, func(floor []string) bool { return slices.Contains(floor, room) })
}

// generator tells the programs that write tables at development time; they are in no binary.
func generator(room string) bool {
	return strings.HasPrefix(room, "audit/text/idf") || strings.HasPrefix(room, "audit/score/learn")
}

// shared allows report what another room does the other way round: to describe formats by schema, and to write workbooks.
func shared(library, room string) bool {
	return room == "report" && (library == "github.com/google/jsonschema-go" || library == "github.com/xuri/excelize/v2")
}
