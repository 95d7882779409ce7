package main

import (
	"math"
	"math/rand/v2"
)

// An example is one clause: the rows of its traits and the class it has.
type example struct {
	rows   []uint32
	class  int
	weight float64 // in proportion to how rare its class is
}

// A regression is a softmax regression: of each row and class a weight, of each class a bias.
type regression struct {
	classes int
	weights []float64 // by row, then by class
	bias    []float64
}

// epochs is how often every example is looked at; rate the first step, decay how much what is touched shrinks towards 0 at
// each look.
const (
	epochs = 16
	rate   = 0.15
	decay  = 5e-4
)

// learn fits a regression by stochastic gradient descent with the step of each weight divided by the root of the squares it
// saw before (AdaGrad: Duchi, Hazan, Singer, JMLR 12, 2011). The order of the examples is drawn from a fixed seed.
func learn(examples []example, rows, classes int) *regression {
	m := &regression{classes: classes, weights: make([]float64, rows*classes), bias: make([]float64, classes)}
	seen, seenBias := make([]float64, rows*classes), make([]float64, classes)
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(1, 1))
	p := make([]float64, classes)
	for range epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			e := &examples[n]
			m.predict(e.rows, p)
			share := 1 / math.Sqrt(float64(len(e.rows)))
			for k := range classes {
				g := e.weight * p[k]
				if k == e.class {
					g -= e.weight
				}
				seenBias[k] += g * g
				m.bias[k] -= rate * g / math.Sqrt(seenBias[k]+1e-9)
				g *= share
				for _, row := range e.rows {
					i := int(row)*classes + k
					d := g + decay*m.weights[i]
					seen[i] += d * d
					m.weights[i] -= rate * d / math.Sqrt(seen[i]+1e-9)
				}
			}
		}
	}
	return m
}

// predict puts the probability of each class into p.
func (m *regression) predict(rows []uint32, p []float64) {
	share := 1 / math.Sqrt(float64(max(1, len(rows))))
	most, total := math.Inf(-1), 0.0
	for k := range p {
		p[k] = 0
	}
	for _, row := range rows {
		for k, w := range m.weights[int(row)*m.classes : int(row+1)*m.classes] {
			p[k] += w
		}
	}
	for k := range p {
		p[k] = p[k]*share + m.bias[k]
		most = max(most, p[k])
	}
	for k := range p {
		p[k] = math.Exp(p[k] - most)
		total += p[k]
	}
	for k := range p {
		p[k] /= total
	}
}
