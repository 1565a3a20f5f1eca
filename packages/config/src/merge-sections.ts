/**
 * What several layers say of one section, the highest first: maps hold together, key by key; of all else what the highest says
 * holds alone. Undefined where none says anything.
 */
export function mergeSections(values: readonly unknown[]): unknown {
  const said = values.filter((value) => value !== undefined);
  if (!isMap(said[0])) return said[0];
  const end = said.findIndex((value) => !isMap(value));
  const maps = end < 0 ? said : said.slice(0, end);
  const keys = new Set(maps.flatMap((map) => Object.keys(map as object)));
  return Object.fromEntries([...keys].map((key) => [key, mergeSections(maps.map((map) => ownValue(map, key)))]));
}

/** How many keys of a path, from its beginning, a value has. */
export function depthIn(value: unknown, path: readonly PropertyKey[]): number {
  let inner = value;
  for (const [depth, key] of path.entries()) {
    inner = ownValue(inner, key);
    if (inner === undefined) return depth;
  }
  return path.length;
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ownValue(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<PropertyKey, unknown>>)[key];
}
