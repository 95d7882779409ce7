package fact

import (
	_ "embed"
	"encoding/binary"
	"math"
	"sync"
)

// A Sense is how likely a clause means what: the classifier's reading of it, 0…1, beside that of the rules. The classifier is
// a softmax regression on the traits of a clause, taught with some sixty thousand clauses of invented answers that were labelled
// one by one (audit/score/learn). It knows ways of putting things that no list has, and is now and then wrong where a list is
// right.
type Sense struct {
	Good, Bad float32             // it decides something for the customer, or against
	Matter    [Matters]float32    // what that is about; they add up to 1, or are 0 when it hardly decides anything
	Blames    [Parties]float32    // it blames that party for what went wrong
	Clears    float32             // it says that something or somebody was not the cause
	Fault     [FaultKinds]float32 // what went wrong; they add up to 1, or are 0 when it hardly blames anybody
	Ways      [WayCount]float32   // what it says the customer has to do, may do or need not do, or how money comes back
}

// faint is the probability below which it is not asked what a clause decides about or what it blames.
const faint = 0.05

// How many matters, parties and kinds of fault the classifier tells apart. Their codes, in the order of their numbers, are
// what the labelled clauses use.
const (
	Matters    = len(MatterCodes)
	Parties    = len(PartyCodes)
	FaultKinds = 26

	MatterCodes = "mfgdcswro" // money back, fee, goods, delivery, contract, service, warranty, request, other
	PartyCodes  = "CWTN"      // the customer, the company, a third party, nobody
)

// FaultNames are the kinds of fault in the order of their numbers.
var FaultNames = [FaultKinds]string{
	"weather", "technical", "system", "staffing", "strike", "stock", "carrier", "human", "address", "misuse", "defect", "meter", "works",
	"fraud", "customs", "payment", "demand", "accident", "safety", "paperwork", "illness", "wear", "pest", "nature", "policy", "other",
}

// WayCount is how many ways the classifier tells apart.
const WayCount = 24

// WayCodes are the codes of the ways in the order of their numbers: the customer keeps the thing (K), sends it back (P) or brings it (B),
// the company collects it or comes to him (H); he does it online (O), a word is enough (T), or in writing (W); he has to show a document (D),
// to do a job himself (S), to be there or book (A), or nothing at all (Z); money comes to his card or account (M), or as a voucher or in
// cash (V). A "!" rules a way out.
var WayCodes = [WayCount]string{
	"K", "P", "B", "H", "O", "T", "W", "D", "S", "A", "Z", "M", "V", "!K", "!P", "!B", "!O", "!T", "!S", "!V", "!H", "!D", "!A", "!W",
}

// A Task is one question the classifier answers of a clause.
type Task struct {
	Classes int
	Bits    int  // its table has 1<<Bits rows
	Twins   bool // it looks at two words side by side as well
}

// The tasks, in the order in which a table holds them.
const (
	OutcomeTask = iota // does a clause decide nothing, for the customer, against him?
	MatterTask         // about what?
	PartyTask          // does it blame nobody, one of the parties, or clear somebody?
	FaultTask          // what went wrong?
	PurposeTask        // what is a value of?
	WayTask            // what has the customer to do?
)

// Tasks are the questions by number, TaskNames what they are called.
var (
	Tasks     = [...]Task{{3, 15, true}, {Matters, 13, false}, {2 + Parties, 15, true}, {FaultKinds, 13, false}, {len(Purposes), 14, false}, {1 + WayCount, 14, false}}
	TaskNames = [len(Tasks)]string{"outcome", "matter", "blame", "fault", "value", "way"}
)

// mostClasses is how many classes a task has at most.
const mostClasses = max(FaultKinds, 1+WayCount)

// A weighing holds what was learnt for one task: the weight of a class is a number of the table times scale.
type weighing struct {
	scale   float64
	bias    []float64
	weights []int8 // by row, then by class
}

//go:embed senses_fr.bin
var sensesFrench []byte

//go:embed senses_en.bin
var sensesEnglish []byte

var weighings = map[string]func() [len(Tasks)]weighing{
	"fr": sync.OnceValue(func() [len(Tasks)]weighing { return unpack(sensesFrench) }),
	"en": sync.OnceValue(func() [len(Tasks)]weighing { return unpack(sensesEnglish) }),
}

// Teach puts a table in the place of the embedded one of a language, so that what was learnt from some texts can be measured on
// others. No text may be read meanwhile.
func Teach(lang string, table []byte) {
	tables := unpack(table)
	weighings[lang] = func() [len(Tasks)]weighing { return tables }
}

// unpack reads a table as `make senses` writes it: of each task the scale, the bias of each class, then a byte a weight. A table made
// for other tasks holds nothing, so that a new one can be made where there is none yet.
func unpack(b []byte) (all [len(Tasks)]weighing) {
	if size := tableSize(); len(b) != size {
		b = make([]byte, size)
	}
	float := func() float64 {
		f := math.Float64frombits(binary.LittleEndian.Uint64(b))
		b = b[8:]
		return f
	}
	for n, task := range Tasks {
		w := weighing{scale: float()}
		for range task.Classes {
			w.bias = append(w.bias, float())
		}
		size := task.Classes << task.Bits
		w.weights = make([]int8, size)
		for i, x := range b[:size] {
			w.weights[i] = int8(x)
		}
		b = b[size:]
		all[n] = w
	}
	return all
}

// tableSize is how many bytes a table has.
func tableSize() (n int) {
	for _, task := range Tasks {
		n += 8 + 8*task.Classes + task.Classes<<task.Bits
	}
	return n
}

// sense asks the classifier about a clause with the traits t.
func sense(t Traits, lang string) Sense {
	tables, ok := weighings[lang]
	if !ok || len(t.Single) == 0 {
		return Sense{}
	}
	all := tables()
	ask := func(task int) []float32 {
		p := make([]float32, Tasks[task].Classes)
		all[task].classify(t, Tasks[task], p)
		return p
	}
	var s Sense
	p := ask(OutcomeTask)
	s.Good, s.Bad = p[1], p[2]
	if s.Good+s.Bad > faint {
		copy(s.Matter[:], ask(MatterTask))
	}
	p = ask(PartyTask)
	copy(s.Blames[:], p[1:])
	s.Clears = p[1+Parties]
	if 1-p[0]-s.Clears > faint {
		copy(s.Fault[:], ask(FaultTask))
	}
	copy(s.Ways[:], ask(WayTask)[1:])
	return s
}

// purpose asks the classifier what a value with the traits t is of: the probability of each purpose, none for a language it does
// not know.
func purpose(t Traits, lang string) []float32 {
	tables, ok := weighings[lang]
	if !ok {
		return nil
	}
	w, p := tables()[PurposeTask], make([]float32, len(Purposes))
	w.classify(t, Tasks[PurposeTask], p)
	return p
}

// classify puts the probability of each class into p. The weights are added up as whole numbers, so that the order does not
// matter.
func (w *weighing) classify(t Traits, task Task, p []float32) {
	var sums [mostClasses]int32
	n := len(t.Single)
	for _, h := range t.Single {
		w.add(h, task, sums[:task.Classes])
	}
	if task.Twins {
		n += len(t.Twin)
		for _, h := range t.Twin {
			w.add(h, task, sums[:task.Classes])
		}
	}
	length, total, most := math.Sqrt(float64(n)), 0.0, math.Inf(-1)
	var scores [mostClasses]float64
	for k := range p {
		scores[k] = w.bias[k] + w.scale*float64(sums[k])/length
		most = max(most, scores[k])
	}
	for k := range p {
		scores[k] = math.Exp(scores[k] - most)
		total += scores[k]
	}
	for k := range p {
		p[k] = float32(scores[k] / total)
	}
}

func (w *weighing) add(h uint32, task Task, sums []int32) {
	row := int(h&(1<<task.Bits-1)) * task.Classes
	for k, x := range w.weights[row : row+task.Classes] {
		sums[k] += int32(x)
	}
}
