package contenttype

import (
	"fmt"

	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/schema"
)

// Zone checks a time zone, which may be left out.
func (c *Check) Zone(z schema.Text, code string) {
	if z.Value != "" && !c.Tongues.zone(z.Value) {
		c.Error(z.At, code, fmt.Sprintf("%q is not a time zone", z.Value), config.ZoneHint(z.Value))
	}
}

// zone tells whether there is a time zone of a name. Many profiles name the
// same few, and each look reads a file.
func (t *Tongues) zone(name string) bool {
	if known, ok := t.zones.Load(name); ok {
		return known.(bool)
	}
	_, known := config.Zone(name)
	t.zones.Store(name, known)
	return known
}
