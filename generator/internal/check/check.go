// Package check holds the rules that no one content type can judge by, one file
// and one code each. They report and change nothing.
package check
