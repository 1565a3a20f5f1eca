import type { Problem } from '@loopwright/spec';
import { independentRanks } from './touched-words.ts';

/**
 * What an order of residence leaves to choose. A dataspace stays on chip while a part of the nest runs, from the inside up to
 * the first loop that moves its tile; these parts lie within each other, so the dataspaces are in an order, the shortest stay
 * first.
 */
export interface ResidenceOrder {
  /** [size to choose] bounds of the dimensions that it stands for. */
  readonly bounds: readonly (readonly number[])[];
  /** [dataspace] sizes by which the passes over it become fewer. */
  readonly passes: readonly (readonly number[])[];
  /** [dataspace][rank] sizes that the tile has there: it is at least as long as their sum, less 1 for each but the first. */
  readonly tiles: readonly (readonly (readonly number[])[])[];
}

/**
 * Of every order. In it, a dimension wants to be long while a dataspace stays that it is not relevant to, for then its words are
 * used more often, and short while one stays that it is relevant to. What stays longer covers all that what stays shorter does,
 * so the length is given where it is 1 or the bound, and a size to choose where a dataspace that it is relevant to comes behind
 * one that it is not.
 */
export function residenceOrders(problem: Problem): ResidenceOrder[] {
  return permutations(problem.dataspaces.map((_, s) => s)).map((order) => merged(residenceOrder(problem, order)));
}

function residenceOrder({ dimensions, dataspaces }: Problem, order: readonly number[]): ResidenceOrder {
  const ranks = dataspaces.map(({ ranks }) =>
    independentRanks(ranks).map((rank) => rank.map((term) => term.dimension)),
  );
  const relevant = dataspaces.map(({ ranks }) => new Set(ranks.flat().map(({ dimension }) => dimension)));
  const bounds: number[][] = [];
  const passes = dataspaces.map((): number[] => []);
  /** [dataspace] dimension -> size. */
  const lengths = dataspaces.map(() => new Map<number, number>());
  for (const [d, { bound }] of dimensions.entries()) {
    if (bound === 1) continue;
    let size: number | undefined;
    let wasRelevant = true;
    for (const [place, s] of order.entries()) {
      if (relevant[s]!.has(d)) {
        if (size !== undefined) lengths[s]!.set(d, size);
        wasRelevant = true;
      } else if (order.slice(place + 1).some((later) => relevant[later]!.has(d))) {
        if (wasRelevant) size = bounds.push([bound]) - 1;
        passes[s]!.push(size!);
        wasRelevant = false;
      }
    }
  }
  const tiles = ranks.map((all, s) =>
    all.map((rank) => rank.flatMap((d) => lengths[s]!.get(d) ?? [])).filter((rank) => rank.length > 0),
  );
  return { bounds, passes, tiles };
}

/** Sizes that only ever multiply with each other are one. */
function merged({ bounds, passes, tiles }: ResidenceOrder): ResidenceOrder {
  const groups = new Map<string, number[]>();
  for (const size of bounds.keys()) {
    const inWindow = tiles.some((ranks) => ranks.some((rank) => rank.length > 1 && rank.includes(size)));
    const used = [...passes, ...tiles.map((ranks) => ranks.flat())].map((sizes) => Number(sizes.includes(size)));
    const key = inWindow ? `window ${size}` : used.join();
    groups.set(key, [...(groups.get(key) ?? []), size]);
  }
  const members = [...groups.values()];
  const kept = new Map(members.map(([first], group) => [first!, group]));
  const renumber = (sizes: readonly number[]) => sizes.flatMap((size) => kept.get(size) ?? []);
  return {
    bounds: members.map((group) => group.flatMap((size) => bounds[size]!)),
    passes: passes.map(renumber),
    tiles: tiles.map((ranks) => ranks.map(renumber).filter((rank) => rank.length > 0)),
  };
}

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) =>
    permutations(items.filter((_, other) => other !== i)).map((rest) => [item, ...rest]),
  );
}
