package config

import (
	_ "embed" // for the list of names
	"fmt"
	"regexp"
	"strings"
	"time"

	"mentorbook/generator/diag"
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

// zoneNames are the names of today's zones, one for each country and difference,
// from the table zone.tab of the IANA database, which is in the public domain.
//
//go:embed zones.txt
var zoneNames string

// ZoneHint says what to write instead of a name that is no time zone.
func ZoneHint(name string) string {
	if near, found := NearestZone(name); found {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "write a region and a town, such as: timezone: Europe/London"
}

// NearestZone finds the zone of the town in a name, or else the one that is
// written most like it.
func NearestZone(name string) (zone string, found bool) {
	if strings.EqualFold(name, "UTC") {
		return "UTC", true
	}
	name = strings.ReplaceAll(name, " ", "_")
	names, of := strings.Fields(zoneNames), map[string]string{}
	var towns []string
	for _, zone := range names {
		town := townOf(zone)
		of[town], towns = zone, append(towns, town)
	}
	if zone, found = of[townOf(name)]; found {
		return zone, true
	}
	if zone, found = diag.Nearest(name, names); found {
		return zone, true
	}
	town, found := diag.Nearest(townOf(name), towns)
	return of[town], found
}

func townOf(zone string) string { return strings.ToLower(zone[strings.LastIndexByte(zone, '/')+1:]) }
