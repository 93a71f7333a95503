package publish

import (
	"crypto/sha256"
	"strings"
	"testing"
)

func manifestText(t testing.TB, m manifest) string {
	var b strings.Builder
	must(t, m.write(&b))
	return b.String()
}

const sumA = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"

func TestManifestText(t *testing.T) {
	m := manifest{"z": {sum: sha256.Sum256([]byte("a")), size: 1, mtime: -5}, "a b/ü.html": {sum: sha256.Sum256([]byte("a")), size: 0, mtime: 7}}
	want := "mentorbook manifest 1\n" + sumA + " 0 7 a b/ü.html\n" + sumA + " 1 -5 z\nend 2\n"
	if got := manifestText(t, m); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestParseManifestRefuses(t *testing.T) {
	line := sumA + " 1 2 a\n"
	for _, text := range []string{
		"", manifestHead, manifestHead + line, manifestHead + line + "end 1", manifestHead + line + "end 2\n",
		manifestHead + line + "end 1\n\n", manifestHead + line + line + "end 2\n", manifestHead + "end 0\nmore",
		manifestHead + strings.ToUpper(line) + "end 1\n", manifestHead + sumA + " 1 2 ../a\nend 1\n",
		manifestHead + sumA + " -1 2 a\nend 1\n", manifestHead + sumA + " +1 2 a\nend 1\n", manifestHead + sumA[2:] + " 1 2 a\nend 1\n",
		strings.Replace(manifestHead, "1", "2", 1) + "end 0\n",
	} {
		if m, err := parseManifest(text); err == nil {
			t.Errorf("%q is read as %v", text, m)
		}
	}
}

func FuzzParseManifest(f *testing.F) {
	f.Add(manifestHead + "end 0\n")
	f.Add(manifestHead + sumA + " 0 7 a b/ü.html\n" + sumA + " 1 -5 z\nend 2\n")
	f.Add(manifestHead + sumA + " 1 2 ../a\nend 1\n")
	f.Add(manifestHead + sumA + " 9223372036854775808 2 a\nend 1\n")
	f.Fuzz(func(t *testing.T, text string) {
		m, err := parseManifest(text)
		if err != nil {
			return
		}
		if got := manifestText(t, m); got != text {
			t.Errorf("read and written again:\n%q\n%q", text, got)
		}
		for path := range m {
			if validPath(path) != nil {
				t.Errorf("the path %q got in", path)
			}
		}
	})
}
