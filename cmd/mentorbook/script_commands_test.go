package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// exits runs a command and wants its exit code: "exits CODE COMMAND ARG...".
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARG...")
	}
	code := 0
	err := ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		code = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// live takes the line out of new pages that makes them drafts: "live FILE...".
func live(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		text := ts.ReadFile(name)
		before, rest, found := strings.Cut(text, "\ndraft: true")
		_, after, _ := strings.Cut(rest, "\n")
		if neg || !found {
			ts.Fatalf("usage: live FILE..., each a draft")
		}
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(before+"\n"+after), 0o666))
	}
}

// sparse makes a file of zeros that takes no room on the disk: "sparse FILE SIZE".
func sparse(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sparse FILE SIZE")
	}
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	path := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o777))
	f, err := os.Create(path)
	ts.Check(err)
	defer f.Close()
	ts.Check(f.Truncate(size))
}

// picture makes a small picture of the form that its name says, or with a
// width and a height only the beginning of a PNG that claims them:
// "picture FILE [WIDTH HEIGHT]".
func picture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 && len(args) != 3 {
		ts.Fatalf("usage: picture FILE [WIDTH HEIGHT]")
	}
	var w bytes.Buffer
	small := image.NewGray(image.Rect(0, 0, 8, 8))
	switch {
	case len(args) == 3:
		width, err := strconv.ParseUint(args[1], 10, 32)
		ts.Check(err)
		height, err := strconv.ParseUint(args[2], 10, 32)
		ts.Check(err)
		w.Write(pngClaim(uint32(width), uint32(height)))
	case strings.HasSuffix(args[0], ".png"):
		ts.Check(png.Encode(&w, small))
	default:
		ts.Check(jpeg.Encode(&w, small, nil))
	}
	path := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o777))
	ts.Check(os.WriteFile(path, w.Bytes(), 0o666))
}

// pngClaim is the signature and header of a PNG, with no pixels behind them.
func pngClaim(width, height uint32) []byte {
	chunk := append([]byte("IHDR"), make([]byte, 13)...)
	binary.BigEndian.PutUint32(chunk[4:], width)
	binary.BigEndian.PutUint32(chunk[8:], height)
	chunk[12], chunk[13] = 8, 2
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	return binary.BigEndian.AppendUint32(append(out, chunk...), crc32.ChecksumIEEE(chunk))
}

// fingerprints prints name, kind and hash of everything below a folder, to be
// compared later: "fingerprints DIR".
func fingerprints(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: fingerprints DIR")
	}
	text, err := treeHash(ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = ts.Stdout().Write([]byte(text))
	ts.Check(err)
}

func treeHash(root string) (string, error) {
	var b strings.Builder
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		sum := [32]byte{}
		if d.Type().IsRegular() {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			sum = sha256.Sum256(data)
		}
		fmt.Fprintf(&b, "%x %v %s\n", sum[:6], d.Type(), filepath.ToSlash(name))
		return nil
	})
	return b.String(), err
}
