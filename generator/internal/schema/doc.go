// Package schema turns YAML into typed records, strictly, and says in the
// author's terms what does not fit.
//
// A record is a Go struct; its tags are the one place where a key is named,
// constrained and explained:
//
//	key:"name,required"   the key; "required" must be there, "wanted" warns when it is not
//	doc:"…"               one sentence for the reference and the JSON Schema
//	example:"…"           a value, shown in hints
//	enum:"a b c"          the allowed values
//	vocab:"levels"        the allowed values are that list of the settings
//	ref:"module"          names a page of that content type ("any": folder/name)
//	min:"1" max:"10"      bounds of a number
//	ask:"about lines"     the part of a form for people that asks for it, and how, where
//	                      that does not follow from the key itself
//	omit:"title"          on an embedded struct: leave these of its keys out
//
// Decoding goes on after a fault, so that one run reports them all. An unknown
// key is never ignored. Anchors, aliases, tags, merge keys and more than
// [MaxNodes] values are refused, so that a small file cannot grow.
//
// The package knows no content type and reads no file.
package schema
