import type { Mapspace } from '@loopwright/core';

/** Entries of the tables of one plan, times what each takes to fill in: about a second. */
const MOST_TABLE_WORK = 5e7;
/** Entries of the tables of one plan: 256 MB. */
const MOST_TABLE_ENTRIES = 2 ** 25;
/** Ways in which one dataspace may be kept. */
const MOST_KEEPS = 2 ** 12;
/** Numbers in the states of all flows along the deepest path: 512 MB. */
const MOST_STATES = 2 ** 26;
/** Divisors of one bound: tables hold the product of each two. */
const MOST_DIVISORS = 2 ** 11;

/**
 * Why a proof would exceed the memory, or do in one go what takes longer than a user waits; undefined where it does neither. All
 * counts are made without making what they count.
 */
export function whyTooLarge({ problem, architecture, bypass }: Mapspace): string | undefined {
  const axes = problem.dimensions.filter(({ bound }) => bound > 1).length;
  const divisors = problem.dimensions.map(({ bound }) => countDivisors(bound));
  if (divisors.some((count) => count > MOST_DIVISORS)) return 'a bound has very many divisors';
  const shapes = divisors.reduce((product, count) => product * count, 1);
  const levels = architecture.levels.length;
  const memories = architecture.levels.filter(({ kind }) => kind === 'memory').length;
  const dataspaces = problem.dataspaces.length;
  if (shapes * memories > MOST_TABLE_ENTRIES || shapes * memories * axes * dataspaces > MOST_TABLE_WORK) {
    return 'tiles may have too many shapes';
  }
  const free = new Float64Array(dataspaces);
  for (const pair of bypass.free) free[pair % dataspaces]++;
  if (free.some((count) => 2 ** count > MOST_KEEPS)) return 'too many ways to keep a tensor';
  const flows = (memories + 1) * dataspaces;
  if (levels * (axes + 1) * flows * STATE_NUMBERS > MOST_STATES) return 'too many tensors, dimensions and memories';
  return undefined;
}

/** About as many as one flow has in `FlowSteps`. */
const STATE_NUMBERS = 24;

function countDivisors(bound: number): number {
  let rest = bound;
  let count = 1;
  for (let prime = 2; prime * prime <= rest; prime++) {
    let power = 1;
    for (; rest % prime === 0; rest /= prime) power++;
    count *= power;
  }
  return rest > 1 ? count * 2 : count;
}
