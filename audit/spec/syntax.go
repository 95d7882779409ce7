package spec

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// parse returns the one document of the file, or nil after reporting why there is none.
func (r *reader) parse() *yaml.Node {
	if len(r.src) > maxYAML {
		r.problem(pos{}, ruleTooLarge, "the file is over %d KiB; put companies in a table and scenarios in files of their own", maxYAML>>10)
		return nil
	}
	if at, ok := notUTF8(r.src); !ok {
		r.problem(at, ruleEncoding, "not UTF-8; save the file as UTF-8")
		return nil
	}
	d := yaml.NewDecoder(bytes.NewReader(r.src))
	var doc, second yaml.Node
	err := d.Decode(&doc)
	if masked, ok := maskQuestions(r.src); ok && err != nil {
		again := yaml.NewDecoder(bytes.NewReader(masked))
		if again.Decode(&doc) == nil {
			d, err = again, nil
			unmaskQuestions(&doc)
		}
	}
	switch {
	case errors.Is(err, io.EOF):
		r.problem(pos{}, ruleEmptyFile, "the file is empty")
		return nil
	case err != nil:
		r.syntaxProblem(err)
		return nil
	}
	root := doc.Content[0]
	switch err := d.Decode(&second); {
	case err == nil:
		r.problem(at(&second), ruleOneDocument, "a second document begins here; keep one a file")
		return nil
	case !errors.Is(err, io.EOF):
		r.syntaxProblem(err)
		return nil
	case root.ShortTag() == "!!null":
		r.problem(pos{}, ruleEmptyFile, "the file is empty")
		return nil
	}
	if n := tooDeep(root, 1); n != nil {
		r.problem(at(n), ruleTooDeep, "nested deeper than %d levels", maxDepth)
		return nil
	}
	return root
}

// yaml.v3 follows YAML 1.1 in that a ? ends a text without quotes within { } or [ ]. Those who write questions, and YAML
// 1.2, see a text that goes on: {en: When will I be refunded?, fr: …}. A file that cannot be parsed is therefore tried
// again with a stand-in of one character for every ? that follows a word; places stay what they are.
const questionStandIn = '\uE03F'

var question = regexp.MustCompile(`([^\s{}\[\],:?-][ \x{A0}\x{202F}]*)\?`)

// maskQuestions puts the stand-ins; false when there is no such ?, or the file holds the stand-in itself.
func maskQuestions(src []byte) ([]byte, bool) {
	if bytes.ContainsRune(src, questionStandIn) || !question.Match(src) {
		return nil, false
	}
	return question.ReplaceAll(src, []byte("${1}"+string(questionStandIn))), true
}

// unmaskQuestions takes the stand-ins out of all texts below n.
func unmaskQuestions(n *yaml.Node) {
	n.Value = strings.ReplaceAll(n.Value, string(questionStandIn), "?")
	for _, c := range n.Content {
		unmaskQuestions(c)
	}
}

// quoteBraces is the advice for {{.name}} at the start of a text, which YAML takes for a mapping.
const quoteBraces = "a text that begins with {{ needs quotes around it"

var (
	unquotedBraces = regexp.MustCompile(`[:\[,{-] *\{\{`)
	yamlMessage    = regexp.MustCompile(`(?s)^yaml: (?:line (\d+): )?(.*)$`)
	unknownAnchor  = regexp.MustCompile(`^unknown anchor '(.+)' referenced$`)
)

// plainWords says in plain words what yaml.v3 found. Messages that are not here are printed as they are.
var plainWords = map[string]string{
	"mapping values are not allowed in this context": `a ": " is not expected here; check the indentation, or put the text in quotes`,
	"did not find expected key":                      `not a "key: value" line, not indented like the lines around it, or a quote is not closed`,
	"could not find expected ':'":                    `a key without a ": " behind it`,
	"did not find expected ',' or ']'":               "a list opened with [ lacks a comma or its ], or a text in it needs quotes",
	"did not find expected ',' or '}'":               "a mapping opened with { lacks a comma or its }, or a text in it needs quotes",
	"did not find expected '-' indicator":            `not a "- value" line, or not indented like the lines around it`,
	"did not find expected node content":             "a value is missing here, or a bracket is not closed",
	"did not find expected <document start>":         "text after the end of the document",
	"found unexpected end of stream":                 "the file ends within a text in quotes; close the quote",
	"found character that cannot start any token":    "a text cannot begin with this sign; put it in quotes",
	"control characters are not allowed":             "a control character; take it out",
}

// syntaxProblem reports what yaml.v3 made of a file it cannot parse.
func (r *reader) syntaxProblem(err error) {
	m := yamlMessage.FindStringSubmatch(err.Error())
	if m == nil {
		r.problem(pos{}, ruleSyntax, "%s", err)
		return
	}
	named, _ := strconv.Atoi(m[1]) // 0: none
	text := m[2]
	if name := unknownAnchor.FindStringSubmatch(text); name != nil {
		where, _ := r.find(pos{1, 1}, "*"+name[1])
		r.problem(where, ruleSyntax, "no anchor &%s stands before this alias", name[1])
		return
	}
	line, shown := r.firstBadLine(named)
	where := pos{line, len(shown) - len(strings.TrimLeft(shown, " ")) + 1}
	if strings.HasPrefix(strings.TrimLeft(shown, " "), "\t") {
		r.problem(where, ruleSyntax, "a tab cannot indent YAML; use spaces")
		return
	}
	if unquotedBraces.MatchString(shown) {
		r.problem(where, ruleSyntax, quoteBraces)
		return
	}
	if plain, ok := plainWords[text]; ok {
		text = plain
	}
	r.problem(where, ruleSyntax, "%s", text)
}

// maxSearched is the longest file in which firstBadLine looks for itself, in bytes.
const maxSearched = 128 << 10

// firstBadLine returns the first line that the file cannot be parsed with. yaml.v3 often names the line where the block
// begins instead, and never a column; so the longest beginning of the file that it can parse is looked for, in ever
// shorter strides. In a long file that would take too long, and the line that yaml.v3 named must do.
func (r *reader) firstBadLine(named int) (int, string) {
	lines := bytes.SplitAfter(r.src, []byte("\n"))
	good := min(max(named-1, 0), len(lines)-1)
	if len(r.src) <= maxSearched {
		good = 0
		size := 0 // of the good lines, in bytes
		for stride, ahead := len(lines)/8+1, len(lines); ; stride, ahead = (stride+7)/8, stride {
			first, end := good, size
			for i := first; i < min(len(lines), first+ahead); i++ {
				end += len(lines[i])
				if (i+1-first)%stride == 0 && parses(r.src[:end]) {
					good, size = i+1, end
				}
			}
			if stride == 1 {
				break
			}
		}
		good = min(good, len(lines)-1)
	}
	return good + 1, strings.TrimRight(string(lines[good]), "\r\n")
}

// parses tells whether yaml.v3 can read all documents of b.
func parses(b []byte) bool {
	for d := yaml.NewDecoder(bytes.NewReader(b)); ; {
		var n yaml.Node
		if err := d.Decode(&n); err != nil {
			return errors.Is(err, io.EOF)
		}
	}
}

// notUTF8 returns the place of the first byte that is not UTF-8, and whether all is well.
func notUTF8(b []byte) (pos, bool) {
	if utf8.Valid(b) {
		return pos{}, true
	}
	where := pos{1, 1}
	for {
		c, n := utf8.DecodeRune(b)
		switch {
		case c == utf8.RuneError && n == 1:
			return where, false
		case c == '\n':
			where = pos{where.Line + 1, 1}
		default:
			where.Column++
		}
		b = b[n:]
	}
}
