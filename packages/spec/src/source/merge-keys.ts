import type { Located, LocatedEntry, LocatedMap } from './located.ts';

/** YAML's `<<`: keys of the base that the map does not have itself. */
export function mergeShallow(own: LocatedMap, base: LocatedMap): LocatedMap {
  const entries = new Map(own.entries);
  for (const [key, entry] of base.entries) if (!entries.has(key)) entries.set(key, entry);
  return { ...own, entries };
}

/** Timeloop's `<<<`: maps merge key by key all the way down, lists are joined; `!nomerge` keeps a value as it is. */
export function mergeDeep(own: LocatedMap, base: LocatedMap): LocatedMap {
  const entries = new Map<string, LocatedEntry>(own.entries);
  for (const [key, entry] of base.entries) {
    const mine = entries.get(key);
    entries.set(key, mine ? { ...mine, value: mergeValues(mine.value, entry.value) } : entry);
  }
  return { ...own, entries };
}

function mergeValues(own: Located, base: Located): Located {
  if (own.tag === '!nomerge' || own.kind !== base.kind) return own;
  if (own.kind === 'map') return mergeDeep(own, base as LocatedMap);
  if (own.kind === 'list' && base.kind === 'list') return { ...own, items: [...own.items, ...base.items] };
  return own;
}
