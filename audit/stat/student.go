package stat

import "math"

// Normal is the distribution function of the normal distribution: the chance of a value up to z.
func Normal(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

// NormalQuantile is the value up to which the normal distribution has the chance p, 0 < p < 1.
func NormalQuantile(p float64) float64 { return -math.Sqrt2 * math.Erfcinv(2*p) }

// T is the distribution function of Student's t with so many degrees of freedom, 1 or more: a finite sum in the angle
// atan(t/√df) (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4).
func T(t float64, df int) float64 {
	sin, cos := math.Sincos(math.Atan(t / math.Sqrt(float64(df))))
	first, start := sin, 2 // even: sin·(1 + 1/2·cos² + 1·3/(2·4)·cos⁴ …)
	if df%2 == 1 {
		first, start = sin*cos, 3 // odd: θ + sin·(cos + 2/3·cos³ + 2·4/(3·5)·cos⁵ …)
	}
	var sum float64
	for term, i := first, start; i <= df; i += 2 {
		sum += term
		term *= cos * cos * float64(i-1) / float64(i)
	}
	if df%2 == 1 {
		sum = 2 / math.Pi * (math.Atan(t/math.Sqrt(float64(df))) + sum)
	}
	return (1 + sum) / 2
}

// TQuantile is the value up to which Student's t with so many degrees of freedom has the chance p, 0 < p < 1. From a
// million degrees of freedom on it is the normal distribution's.
func TQuantile(p float64, df int) float64 {
	if df >= 1_000_000 {
		return NormalQuantile(p)
	}
	if p > 0.5 {
		return -TQuantile(1-p, df)
	}
	low, high := -1.0, 0.0
	for T(low, df) > p {
		low *= 2
	}
	for {
		middle := low + (high-low)/2
		if middle <= low || middle >= high {
			return middle
		}
		if T(middle, df) < p {
			low = middle
		} else {
			high = middle
		}
	}
}
