package contenttype

import (
	"sync"

	"mentorbook/generator/internal/site"
)

// Derived is what many outputs of a type show and what takes the whole site to
// find, such as who names whom. It is found when the first of them asks, once a
// run.
type Derived[T any] struct{ find func(s *site.Site) T }

// Derive says how it is found.
func Derive[T any](find func(s *site.Site) T) *Derived[T] { return &Derived[T]{find} }

// In gives it to a view, which must not change it.
func (d *Derived[T]) In(b *Builder) T {
	kept, ok := b.derived.Load(d)
	if !ok {
		kept, _ = b.derived.LoadOrStore(d, sync.OnceValue(func() T { return d.find(b.Site) }))
	}
	return kept.(func() T)()
}
