// Package check holds the rules that only the whole site can be judged by, one
// file and one code each. They report and change nothing.
package check
