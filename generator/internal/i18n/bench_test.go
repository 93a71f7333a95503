package i18n

import (
	"os"
	"testing"
	"time"
)

var fixedDay = time.Date(2026, 5, 3, 18, 30, 0, 0, time.UTC)

func benchmarked(b *testing.B) *Catalogue {
	b.Helper()
	var layers []*Messages
	for _, name := range []string{"de", "en"} {
		data, err := os.ReadFile("../../../themes/default/i18n/" + name + ".yaml")
		if err != nil {
			b.Fatal(err)
		}
		m, _ := Parse(name+".yaml", data)
		layers = append(layers, m)
	}
	c, _ := New("de", layers...)
	b.ReportAllocs()
	return c
}

func BenchmarkText(b *testing.B) {
	c := benchmarked(b)
	for b.Loop() {
		c.T("nav.search")
	}
}

func BenchmarkTextWithValues(b *testing.B) {
	c := benchmarked(b)
	for b.Loop() {
		c.T("page.reviewed-on-by", "name", "Ada", "date", "3. Mai 2026")
	}
}

func BenchmarkCount(b *testing.B) {
	c := benchmarked(b)
	for b.Loop() {
		c.N("places.left", 2)
	}
}

func BenchmarkDate(b *testing.B) {
	c := benchmarked(b)
	for b.Loop() {
		c.Date(fixedDay)
	}
}

func BenchmarkKey(b *testing.B) {
	order := benchmarked(b).Collator()
	for b.Loop() {
		order.Key("Żaneta Ångström")
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		benchmarked(b)
	}
}
