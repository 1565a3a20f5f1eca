import type { Architecture } from '../architecture.ts';
import type { ReuseRules } from '../constraints.ts';
import type { LevelMapping, Mapping } from '../mapping.ts';
import type { Problem } from '../problem.ts';
import type { MappingEntry } from './mapping-entry.ts';

/** The mapping as a `mapping:` list of v0.4, outermost level first: what `loadSpecification` reads back as the same mapping. */
export function describeMapping(
  mapping: Mapping,
  problem: Problem,
  architecture: Architecture,
  reuse?: ReuseRules,
): MappingEntry[] {
  const names = problem.dataspaces.map(({ name }) => name);
  const order = architecture.levels.map((_, level) => level).reverse();
  const keeps = order
    .filter((level) => architecture.levels[level]!.kind === 'memory')
    .map((level): MappingEntry => {
      const { keeps: kept } = mapping.levels[level]!;
      return {
        target: architecture.levels[level]!.name,
        type: 'dataspace',
        keep: names.filter((_, dataspace) => kept[dataspace]),
        bypass: names.filter((_, dataspace) => !kept[dataspace]),
      };
    });
  const loops = order.map((level): MappingEntry => {
    const { kind, name } = architecture.levels[level]!;
    const nest = describeLoops(mapping.levels[level]!, problem);
    const forbidden = (rule: keyof ReuseRules): string[] =>
      names.filter((_, dataspace) => reuse?.[rule][level]?.[dataspace]);
    const noReuse = listUnlessEmpty('no_reuse', forbidden('noReuse'));
    if (kind === 'memory') {
      return {
        target: name,
        type: 'temporal',
        ...nest,
        ...noReuse,
        ...listUnlessEmpty('rmw_first_update', forbidden('rmwFirstUpdate')),
      };
    }
    const { split } = mapping.levels[level]!;
    return {
      target: name,
      type: 'spatial',
      ...nest,
      split,
      ...noReuse,
      ...listUnlessEmpty('no_link_transfer', forbidden('noLinkTransfer')),
    };
  });
  return [...keeps, ...loops];
}

function describeLoops({ factors, remainders, permutation }: LevelMapping, { dimensions }: Problem) {
  return {
    factors: dimensions.map(({ name }, dimension) => {
      const [factor, remainder] = [factors[dimension]!, remainders[dimension]!];
      return remainder === factor ? `${name}=${factor}` : `${name}=${factor},${remainder}`;
    }),
    permutation: permutation.map((dimension) => dimensions[dimension]!.name),
  };
}

function listUnlessEmpty<K extends string>(key: K, list: readonly string[]): Partial<Record<K, readonly string[]>> {
  return list.length > 0 ? ({ [key]: list } as Record<K, readonly string[]>) : {};
}
