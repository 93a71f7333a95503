package contenttype_test

import (
	"net/url"
	"testing"

	"mentorbook/generator/internal/contenttype"
)

func TestMailto(t *testing.T) {
	tests := []struct{ to, subject, want string }{
		{"a@example.org", "", "mailto:a@example.org"},
		{"a@example.org", "Ça va?", "mailto:a@example.org?subject=%C3%87a%20va%3F"},
		{"a@example.org", "A & B&bcc=evil@example.net", "mailto:a@example.org?subject=A%20%26%20B%26bcc%3Devil%40example.net"},
		{"a@example.org", "A\r\nBcc: evil@example.net", "mailto:a@example.org?subject=A%20Bcc%3A%20evil%40example.net"},
		{"a@example.org", "1+1=2 #x", "mailto:a@example.org?subject=1%2B1%3D2%20%23x"},
		{"a@example.org?bcc=b@example.net", "x", "mailto:a@example.org%3Fbcc=b@example.net?subject=x"},
		{"a@example.org,b@example.net", "x", "mailto:a@example.org%2Cb@example.net?subject=x"},
	}
	for _, test := range tests {
		got := string(contenttype.Mailto(test.to, test.subject))
		if got != test.want {
			t.Errorf("Mailto(%q, %q) = %s, want %s", test.to, test.subject, got, test.want)
		}
		u, err := url.Parse(got)
		if err != nil {
			t.Error(err)
			continue
		}
		if headers := u.Query(); len(headers) > 1 || test.subject != "" && len(headers["subject"]) != 1 {
			t.Errorf("%s has the headers %v", got, headers)
		}
	}
}
