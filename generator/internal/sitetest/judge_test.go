package sitetest

import (
	"flag"
	"fmt"
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var site = flag.String("site", "", "published `folder` to judge in place of the small one of testdata")

// TestJudge judges the site of testdata, or the one that the flag names.
func TestJudge(t *testing.T) {
	dir := *site
	if dir == "" {
		dir = goodSite(t)
	}
	Judge(t, dir)
}

// TestSampleHoldsEachKind has crowds, single pages and pages below a crowd.
func TestSampleHoldsEachKind(t *testing.T) {
	dir := goodSite(t) // home, one mentor, one page that sends on
	for i := range 9 {
		size := make([]byte, 10+i)
		write(t, dir, []txtar.File{
			{Name: fmt.Sprintf("training/modules/m%d/index.html", i), Data: size},
			{Name: fmt.Sprintf("training/modules/m%d/notes/index.html", i), Data: size},
			{Name: fmt.Sprintf("s%d/index.html", i), Data: size},
		})
	}
	want := []string{"", "mentors/ada/", "s0/", "s1/", "s2/", "s3/", "s4/", "s5/", "s6/", "s7/", "s8/",
		"training/modules/m0/", "training/modules/m0/notes/", "training/modules/m8/", "training/modules/m8/notes/"}
	if got := Sample(t, dir); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
