import type { Mapspace } from './mapspace.ts';

/** Choices of one dimension that have the same factors at all fan-outs. */
export interface SpatialGroup {
  /** [fan-out] */
  readonly factors: readonly number[];
  /** Their numbers are `first` and the `count - 1` that follow, or those listed. */
  readonly first: number;
  readonly count: number;
  readonly members?: readonly number[];
}

/** Choices of one dimension beyond which they are not listed one by one. */
const maxListed = 1e6;

/** undefined where imperfect factors make them too many to be listed. */
export function spatialGroups(mapspace: Mapspace, dimension: number): SpatialGroup[] | undefined {
  const { factorizations, fanouts } = mapspace;
  if (factorizations.imperfect[dimension] === 1) return listedGroups(mapspace, dimension);
  const automaton = factorizations.automata[dimension];
  const isFanout = (level: number) => fanouts.some((fanout) => fanout.level === level);
  // Fan-outs are the first steps of a perfect dimension.
  const steps = automaton.steps.filter(isFanout);
  return automaton.prefixes(steps.length).map(({ factors, first, count }) => ({
    factors: fanouts.map(({ level }) => {
      const step = steps.indexOf(level);
      return step < 0 ? factorizations.rules[dimension].levels[level].exactly! : factors[step];
    }),
    first,
    count,
  }));
}

function listedGroups({ factorizations, fanouts }: Mapspace, dimension: number): SpatialGroup[] | undefined {
  const count = factorizations.counts[dimension];
  if (count > maxListed) return undefined;
  const members = new Map<string, number[]>();
  const factors = new Float64Array(factorizations.levels);
  for (let choice = 0; choice < count; choice++) {
    factorizations.factorsOf(dimension, choice, factors);
    const key = fanouts.map(({ level }) => factors[level]).join();
    const group = members.get(key);
    if (group === undefined) members.set(key, [choice]);
    else group.push(choice);
  }
  return [...members].map(([key, group]) => ({
    factors: fanouts.length === 0 ? [] : key.split(',').map(Number),
    first: group[0],
    count: group.length,
    members: group,
  }));
}
