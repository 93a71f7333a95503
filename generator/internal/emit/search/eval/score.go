package main

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// depth is the number of results that count.
const depth = 10

// score is what an engine reached for one query.
type score struct{ NDCG, MRR float64 }

// rate compares the best documents with the judgements: nDCG@10 with the grade
// as the gain (Järvelin and Kekäläinen, 2002), and the reciprocal of the first
// relevant place.
func rate(found []string, grades map[string]float64) score {
	var s score
	gain := 0.0
	for i, doc := range found[:min(len(found), depth)] {
		grade := grades[doc]
		gain += grade / math.Log2(float64(i+2))
		if grade > 0 && s.MRR == 0 {
			s.MRR = 1 / float64(i+1)
		}
	}
	best := make([]float64, 0, len(grades))
	for _, grade := range grades {
		best = append(best, grade)
	}
	slices.SortFunc(best, func(a, b float64) int { return cmp.Compare(b, a) })
	ideal := 0.0
	for i, grade := range best[:min(len(best), depth)] {
		ideal += grade / math.Log2(float64(i+2))
	}
	if ideal > 0 {
		s.NDCG = gain / ideal
	}
	return s
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(max(len(values), 1))
}

// quantile gives a value that a share of all do not exceed.
func quantile[T cmp.Ordered](values []T, share float64) T {
	var none T
	if len(values) == 0 {
		return none
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(int(share*float64(len(sorted))), len(sorted)-1)]
}

// trials of the randomisation test.
const trials = 10_000

// chance is the probability that a difference of the means at least as large
// comes about when it does not matter which of two engines gave which score
// (paired randomisation test; Smucker, Allan and Carterette, 2007).
func chance(a, b []float64, seed uint64) float64 {
	r := rand.New(rand.NewPCG(seed, 1))
	differences := make([]float64, len(a))
	for i := range a {
		differences[i] = a[i] - b[i]
	}
	observed := math.Abs(mean(differences))
	if observed == 0 {
		return 1
	}
	extreme := 0
	for range trials {
		sum := 0.0
		for _, d := range differences {
			if r.IntN(2) == 0 {
				d = -d
			}
			sum += d
		}
		if math.Abs(sum)/float64(len(differences)) >= observed-1e-12 {
			extreme++
		}
	}
	return float64(extreme+1) / (trials + 1)
}
