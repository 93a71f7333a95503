// The rule by which mentors are ranked, the whole of it. What somebody answered
// adds its weight for each mentor whom it fits; what was left open adds nothing.
// Nobody is left out, nothing else counts, and nobody can be set to the front:
// who has no place comes last, and those with the same sum come by lot
// (scripts/people/30-order.js).
const weights = {
  language: 24, // one language in common; more add nothing
  topic: 6, // each topic asked for
  focus: 6, // each goal
  compared: 4, // each of team, organisation and country: the same or another, as asked
  likes: 2, // each value or interest
  hour: 2, // each hour in common at the times asked for, up to hoursCounted
};
const hoursCounted = 4;
const most = 2047; // what a sum counts up to, which is more than anyone ticks

// fitting weighs everybody against the answers.
//
//   asked: by question, a list: ids of values; for "when" spans of the reader's
//          day in minutes; for "with" one of any, alike and different
//   { answered, sums, of(member) }: sums by member; of tells of each answer, as
//          { key, names, n }, what fits, and n is 0 when nothing does
export const fitting = (all, asked) => {
  const sums = new Uint16Array(all.size), length = (all.size + 31) >> 5, tests = [];
  const add = (set, weight) => { for (const member of sets.list(set)) sums[member] = Math.min(most, sums[member] + weight); };
  const values = (id) => all.facets.get(id)?.values ?? [];
  const picked = (id) => values(id).filter((value) => asked[id]?.includes(value.id));
  const union = (list) => sets.or(list.map(({ row }) => row), length);
  const tell = (key, list) => tests.push((member) => {
    const names = list.filter(({ row }) => sets.has(row, member)).map(({ name }) => name);
    return { key, names, n: names.length };
  });

  for (const key of ["topic", "focus", "language", "likes"]) {
    const list = picked(key);
    if (!list.length) continue;
    for (const { row } of key === "language" ? [{ row: union(list) }] : list) add(row, weights[key]);
    tell(key, list);
  }

  const [how] = asked.with ?? ["any"];
  const sides = how === "any" ? [] : ["team", "organisation", "country"].flatMap((id) => picked(id).map((mine) => ({
    name: how + "." + id, row: how === "alike" ? mine.row : union(values(id).filter((value) => value.id !== mine.id)),
  })));
  for (const { row } of sides) add(row, weights.compared);
  if (sides.length) tell(how, sides);

  if (asked.when) {
    const zones = values("overlap").flatMap(({ id, row }) => {
      try { return [{ row, hours: workingHours.inCommon(id, new Date(), asked.when) / 60 }]; } catch { return []; } // a zone that this browser does not know
    });
    for (const { row, hours } of zones) add(row, weights.hour * Math.min(hoursCounted, Math.floor(hours)));
    tests.push((member) => {
      const zone = zones.find(({ row }) => sets.has(row, member));
      return { key: zone ? "hours" : "zone", names: [], n: zone ? Math.floor(zone.hours * 2) / 2 : 0 };
    });
  }
  return { answered: tests.length > 0, sums, of: (member) => tests.map((test) => test(member)) };
};
