package picture

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"mentorbook/generator/diag"
)

// sniff tells a file's format by its first bytes, whatever its name says, or
// what it is instead and what to do.
func sniff(data []byte) (Format, *diag.Diagnostic) {
	head := data[:min(len(data), 1024)]
	switch {
	case len(data) == 0:
		return "", fault("not-a-picture", "the file is empty", "copy the picture again")
	case starts(head, "\xff\xd8\xff"):
		return JPEG, nil
	case starts(head, "\x89PNG\r\n\x1a\n"):
		return PNG, nil
	case starts(head, "GIF87a", "GIF89a"):
		return GIF, nil
	case starts(head, "RIFF") && len(head) >= 12 && string(head[8:12]) == "WEBP":
		return WebP, nil
	}
	if d := otherPicture(head); d != nil {
		return "", d
	}
	return "", fault("not-a-picture", "this is not a picture but "+looksLike(head), "use a JPEG, PNG, WebP or GIF file")
}

func starts(head []byte, magics ...string) bool {
	for _, magic := range magics {
		if bytes.HasPrefix(head, []byte(magic)) {
			return true
		}
	}
	return false
}

// otherPicture recognises pictures of formats that are not read.
func otherPicture(head []byte) *diag.Diagnostic {
	brand := ""
	if len(head) >= 12 && string(head[4:8]) == "ftyp" {
		brand = string(head[8:12])
	}
	const asJPEG = "open it and save or export it as JPEG"
	other := func(what, hint string) *diag.Diagnostic {
		return fault("format", "this is "+what+"; only JPEG, PNG, WebP and GIF are read", hint)
	}
	switch {
	case strings.Contains("heic heix heim heis hevc hevx mif1 msf1", brand) && brand != "":
		return other("a HEIC picture, as iPhones take them", asJPEG+"; for new photos choose Settings, Camera, Formats, Most Compatible")
	case brand == "avif" || brand == "avis":
		return other("an AVIF picture", asJPEG)
	case starts(head, "II*\x00", "MM\x00*"):
		return other("a TIFF or raw camera picture", asJPEG)
	case starts(head, "\xff\x0a", "\x00\x00\x00\x0cJXL "):
		return other("a JPEG XL picture", asJPEG)
	case starts(head, "\x00\x00\x00\x0cjP  "):
		return other("a JPEG 2000 picture", asJPEG)
	case starts(head, "BM") && len(head) > 14 && head[6]|head[7]|head[8]|head[9] == 0:
		return other("a BMP picture", "open it and save it as PNG")
	case starts(head, "8BPS"):
		return other("a Photoshop document", asJPEG)
	case starts(head, "\x00\x00\x01\x00"):
		return other("an icon file", "open it and save it as PNG")
	case markup(head) == "an SVG drawing":
		return other("an SVG drawing, which can hold scripts", "export it as PNG; only the logo in the settings may be SVG")
	}
	return nil
}

// looksLike names what is no picture at all.
func looksLike(head []byte) string {
	switch {
	case starts(head, "%PDF-"):
		return "a PDF document"
	case starts(head, "PK\x03\x04"):
		return "a ZIP archive or an office document"
	case len(head) >= 12 && string(head[4:8]) == "ftyp":
		return "a film"
	case starts(head, "\xd0\xcf\x11\xe0"):
		return "an old office document"
	case starts(head, "version https://git-lfs"):
		return "a Git LFS pointer: the picture itself was not uploaded"
	}
	if m := markup(head); m != "" {
		return m
	}
	if utf8.Valid(head) && !bytes.ContainsRune(head, 0) {
		return "text"
	}
	return "a file of an unknown format"
}

// markup recognises HTML, SVG and other XML.
func markup(head []byte) string {
	text := strings.ToLower(string(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))))
	switch {
	case !strings.HasPrefix(text, "<"):
		return ""
	case strings.HasPrefix(text, "<!doctype html"), strings.HasPrefix(text, "<html"), strings.HasPrefix(text, "<head"), strings.HasPrefix(text, "<script"):
		return "an HTML page"
	case strings.Contains(text, "<svg"), strings.Contains(text, "<!doctype svg"):
		return "an SVG drawing"
	case strings.Contains(text, "<html"):
		return "an HTML page"
	}
	return "an HTML or XML file"
}
