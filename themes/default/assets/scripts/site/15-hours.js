// How long the reader's hours today, from 9 to 5 unless others are given, lie
// beside a working day from 9 to 5 where another person is. Zones are those of
// IANA, so that summer time and half hours are right on the day of reading.
const workingHours = (() => {
  const [opens, closes, day] = [9 * 60, 17 * 60, 24 * 60];
  const offsets = new Map();
  // offset is how many minutes a zone is ahead of UTC; it throws for a zone that
  // this browser does not know.
  const offset = (zone, at) => {
    const part = {};
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" });
    for (const { type, value } of clock.formatToParts(at)) part[type] = +value;
    return Math.round(Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) / 6e4 - Math.floor(at / 6e4));
  };
  const ahead = (zone, at) => {
    const key = zone + " " + Math.floor(at / 36e5);
    if (!offsets.has(key)) offsets.set(key, offset(zone, at) + at.getTimezoneOffset());
    return offsets.get(key);
  };
  // inCommon gives minutes; spans are the reader's, in minutes of the day, each
  // apart from the others.
  const inCommon = (zone, at = new Date(), spans = [[opens, closes]]) => {
    const shift = ahead(zone, at);
    return spans.flatMap(([from, to]) => [-day, 0, day].map((turn) => Math.max(0, Math.min(to, closes - shift + turn) - Math.max(from, opens - shift + turn))))
      .reduce((sum, minutes) => sum + minutes, 0);
  };
  return { ahead, inCommon };
})();
