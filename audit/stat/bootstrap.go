package stat

import "math"

// A Block is the hashed name of a block of observations that are drawn together. Its weight in a replicate of the
// bootstrap depends on its name alone, so the same block weighs the same wherever it occurs: differences are paired, and
// observations may be merged in any order and from any number of machines.
type Block uint64

// NewBlock hashes a name: FNV-1a in 64 bits.
func NewBlock(name string) Block {
	h := uint64(0xcbf29ce484222325)
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 0x100000001b3
	}
	return Block(h)
}

// Weight is how often the block is drawn in a replicate: Poisson with mean 1, the limit of drawing blocks with
// replacement, and without the need to know how many there are (Chamandy et al., Estimating Uncertainty for Massive
// Data Streams, 2012). Seed, replicate and name are mixed into 64 uniform bits, which are held against the exact
// distribution: the same on every machine.
func (b Block) Weight(seed uint64, replicate int) int {
	u := mix(mix(seed+uint64(replicate)*golden) ^ uint64(b))
	weight := 0
	for weight < len(poisson) && u >= poisson[weight] {
		weight++
	}
	return weight
}

const golden = 0x9e3779b97f4a7c15

// mix is the finalizer of SplitMix64 (Steele, Lea and Flood 2014; constants by Stafford): every bit in changes about half of those out.
func mix(x uint64) uint64 {
	x += golden
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// poisson[k] is 2^64 times the probability of k or less, rounded down. A weight beyond 20 has a chance below 2^-64.
var poisson = [...]uint64{
	0x5e2d58d8b3bcdf1a, 0xbc5ab1b16779be35, 0xeb715e1dc1582dc2, 0xfb23979734a252f1, 0xff1025f59174dc3d,
	0xffd90f3ba4055e19, 0xfffa8b71fc72c913, 0xffff540c0914b3c9, 0xffffed1f4aa8f120, 0xfffffe216e641462,
	0xffffffd4d85d3183, 0xfffffffc6da262b4, 0xffffffffba12d178, 0xfffffffffb07c64c, 0xffffffffffab8ea5,
	0xfffffffffffabe22, 0xffffffffffffb11a, 0xfffffffffffffba1, 0xffffffffffffffc5, 0xfffffffffffffffd,
}

// Percentiles is the percentile interval of a figure at a level (0.95) from its replicates, sorted, in which a number of
// blocks were drawn. Few blocks know little of their own spread, and the plain percentiles would be too near; those
// further out are taken: see Tail. Both ends are replicates. It is NaN, NaN without a replicate or with fewer than two blocks.
func Percentiles(sorted []float64, level float64, blocks int) (low, high float64) {
	if len(sorted) == 0 || blocks < 2 {
		return math.NaN(), math.NaN()
	}
	skip := Skip(len(sorted), Tail(level, blocks))
	return sorted[skip], sorted[len(sorted)-1-skip]
}

// Tail is the share of replicates beyond either end of an interval at a level, when two blocks or more were drawn: the
// expanded percentile Φ(√(n/(n-1))·t), which makes up for the narrowness of resampling and for not knowing the spread, as
// Student's t does for a mean (Hesterberg, What Teachers Should Know About the Bootstrap, 2015, 5.3.2).
func Tail(level float64, blocks int) float64 {
	n := float64(blocks)
	return Normal(math.Sqrt(n/(n-1)) * TQuantile((1-level)/2, blocks-1))
}

// Skip is how many of so many sorted replicates lie beyond either end of an interval.
func Skip(replicates int, tail float64) int { return max(0, int(tail*float64(replicates+1))-1) }
