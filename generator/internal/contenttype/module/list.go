package module

import (
	"cmp"
	"slices"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// byRole orders modules by what they are in the curriculum, as the schema
// names the roles.
func byRole(s *site.Site) []*site.Page {
	keys := schema.Of[site.Module]().Keys
	roles := keys[slices.IndexFunc(keys, func(k schema.Key) bool { return k.Name == "role" })].Enum
	ordered := slices.Clone(s.OfType(Name))
	slices.SortStableFunc(ordered, func(x, y *site.Page) int {
		return cmp.Compare(slices.Index(roles, record(x).Role.Value), slices.Index(roles, record(y).Role.Value))
	})
	return ordered
}

func heading(b *contenttype.Builder, p *site.Page) view.Group {
	role := b.Label("module.roles", record(p).Role.Value)
	return view.Group{ID: role.ID, Title: role.Name}
}
