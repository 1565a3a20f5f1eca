import type { Specification } from '@loopwright/spec';

/** A specification without what decides nothing: in which file a thing stands, where there, and in which order tables do. */
export function decisiveData(specification: Specification): object {
  const { energyTables, areaTables, compoundClasses, ...rest } = specification;
  return {
    ...withoutPlaces(rest),
    // Each component and class stands once.
    energyTables: Object.fromEntries(energyTables.map(({ component, energyPj }) => [component, energyPj])),
    areaTables: Object.fromEntries(areaTables.map(({ component, areaUm2 }) => [component, areaUm2])),
    compoundClasses: Object.fromEntries(compoundClasses.map((one) => [one.name, one])),
  };
}

function withoutPlaces(data: object): object {
  if (Array.isArray(data)) return data.map(placeless);
  const entries = Object.entries(data).filter(([key, part]) => !(key === 'location' && isMap(part)));
  // Attributes are the user's: one may be called location.
  return Object.fromEntries(entries.map(([key, part]) => [key, key === 'attributes' ? part : placeless(part)]));
}

function placeless(part: unknown): unknown {
  return isMap(part) ? withoutPlaces(part) : part;
}

function isMap(part: unknown): part is object {
  return typeof part === 'object' && part !== null;
}
