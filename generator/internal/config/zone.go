package config

import (
	"regexp"
	"time"
)

// zonePattern is how the IANA time zone database writes region and town. The
// machine's own database may be on a disk that takes capitals for small
// letters, and holds names besides, such as posix/, localtime and Factory: what
// a name means must not depend on the machine.
var zonePattern = regexp.MustCompile(`^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)` +
	`(?:/(?:` + zoneWord + `(?:[_-]` + zoneWord + `)*|GMT(?:[+-]\d{1,2}|0)?|UTC|UCT))+$`)

const zoneWord = `(?:[A-Z]?[a-z]+|DumontDUrville|McMurdo|DeNoronha|NSW|ACT|LHI|DC|St)`

// Zone finds a time zone by its IANA name: a region and a town, or UTC.
func Zone(name string) (zone *time.Location, known bool) {
	if name == "UTC" {
		return time.UTC, true
	}
	if !zonePattern.MatchString(name) {
		return nil, false
	}
	zone, err := time.LoadLocation(name)
	return zone, err == nil
}
