import type { Mapspace } from './mapspace.ts';
import { factorial } from './permutations.ts';

/** Sums formed before the count is given up; a few seconds. */
const maxWork = 1e7;

/**
 * How many mappings differ: sums over all factorisations the number of distinct loop orders and splits, times the number of
 * bypasses. Two mappings are the same where their loops of bound above 1 are the same at every level, come in the same order
 * at every memory and along each axis of every fan-out, and the same dataspaces are kept. (Orders at a level that has only one
 * order are not counted apart; where a fixed factor above what is left is cut down to it, equal factorisations may count
 * twice.) undefined where it would take too long.
 *
 * The number of orders at a level depends only on how many loops of bound above 1 it has. So the choices of a dimension are
 * grouped by where those loops are; the counts of two halves of the dimensions are convolved each, and the halves joined one
 * level after the other, since the number of orders is a product over levels.
 */
export function distinctSize(mapspace: Mapspace): bigint | undefined {
  if (mapspace.size === 0n) return 0n;
  const axes = levelAxes(mapspace);
  const dimensions = mapspace.problem.dimensions.map((_, d) => choicesByShift(mapspace, axes, d));
  if (!dimensions.every((shifts) => shifts !== undefined)) return undefined;
  dimensions.sort((a, b) => b.size - a.size);
  const one = convolve(dimensions.filter((_, i) => i % 2 === 0));
  const other = convolve(dimensions.filter((_, i) => i % 2 === 1));
  const total = one && other && join(axes, one, other);
  return total === undefined ? undefined : total * 2n ** BigInt(mapspace.bypass.free.length);
}

/** Counters of one level, as a digit of a number: what a loop of each dimension adds to it, and what orders it leads to. */
interface LevelAxis {
  readonly level: number;
  /** Number of values of the digit, and its place value. */
  readonly radix: number;
  readonly unit: number;
  /** [dimension] */
  readonly adds: readonly number[];
  /** [digit] distinct orders and splits. */
  readonly variants: readonly bigint[];
}

/** Number of choices by the sum of what their loops add to all axes. */
type Counts = Map<number, bigint>;

function levelAxes(mapspace: Mapspace): LevelAxis[] {
  let unit = 1;
  return mapspace.orders.flatMap((order, level): LevelAxis[] => {
    const fanout = mapspace.fanouts.find((f) => f.level === level);
    const free = order.free.length;
    const cuts = fanout !== undefined && fanout.split === undefined;
    // The digit counts free loops, and where the cut may also lie between fixed loops, those too.
    const place = free + 1;
    const radix = cuts ? place * (order.prefix.length + order.suffix.length + 1) : place;
    const variants = Array.from({ length: radix }, (_, digit) => {
      const moving = digit % place;
      const fixed = Math.floor(digit / place);
      const splits = cuts ? moving + fixed + 1 : fanout === undefined ? 1 : fixedSplits(fanout.split!, order, moving);
      return BigInt(factorial(moving) * splits);
    });
    if (variants.every((count) => count === 1n)) return [];
    const adds = mapspace.problem.dimensions.map((_, d) => (order.free.includes(d) ? 1 : cuts ? place : 0));
    const axis = { level, radix, unit, adds, variants };
    unit *= radix;
    return [axis];
  });
}

/** With a fixed split: in how many ways so many moving loops divide between the free positions along X and Y. */
function fixedSplits(
  split: number,
  order: { prefix: readonly number[]; free: readonly number[] },
  moving: number,
): number {
  const alongX = Math.max(0, Math.min(split - order.prefix.length, order.free.length));
  const alongY = order.free.length - alongX;
  return Math.min(alongX, moving) - Math.max(0, moving - alongY) + 1;
}

function choicesByShift(mapspace: Mapspace, axes: readonly LevelAxis[], dimension: number): Counts | undefined {
  const { factorizations } = mapspace;
  const shiftAt = (level: number) => {
    const axis = axes.find((a) => a.level === level);
    return axis === undefined ? 0 : axis.unit * axis.adds[dimension];
  };
  const shifts = mapspace.architecture.levels.map((_, level) => shiftAt(level));
  if (factorizations.imperfect[dimension] === 0) {
    const fixed = factorizations.rules[dimension].levels.reduce(
      (sum, { exactly }, level) => sum + ((exactly ?? 1) > 1 ? shifts[level] : 0),
      0,
    );
    return factorizations.automata[dimension].countBySum((level, factor) => (factor > 1 ? shifts[level] : 0), fixed);
  }
  const count = factorizations.counts[dimension];
  if (count > maxWork) return undefined;
  const counts: Counts = new Map();
  const factors = new Float64Array(factorizations.levels);
  for (let choice = 0; choice < count; choice++) {
    factorizations.factorsOf(dimension, choice, factors);
    const sum = factors.reduce((all, factor, level) => all + (factor > 1 ? shifts[level] : 0), 0);
    counts.set(sum, (counts.get(sum) ?? 0n) + 1n);
  }
  return counts;
}

function convolve(dimensions: readonly Counts[]): Counts | undefined {
  let product: Counts = new Map([[0, 1n]]);
  for (const shifts of dimensions) {
    if (product.size * shifts.size > maxWork) return undefined;
    const next: Counts = new Map();
    for (const [sum, count] of product) {
      for (const [shift, choices] of shifts) next.set(sum + shift, (next.get(sum + shift) ?? 0n) + count * choices);
    }
    product = next;
  }
  return product;
}

/** The sum over pairs, one of each half, of their counts times the variants of their sums at every axis. */
function join(axes: readonly LevelAxis[], one: Counts, other: Counts): bigint | undefined {
  let joined = other;
  for (const { radix, unit, variants } of axes) {
    const digit = (sum: number) => Math.floor(sum / unit) % radix;
    const wanted = [...new Set([...one.keys()].map(digit))];
    if (joined.size * wanted.length > maxWork) return undefined;
    const next: Counts = new Map();
    for (const [sum, count] of joined) {
      const rest = sum - digit(sum) * unit;
      for (const value of wanted) {
        const key = rest + value * unit;
        next.set(key, (next.get(key) ?? 0n) + count * (variants[value + digit(sum)] ?? 0n));
      }
    }
    joined = next;
  }
  let total = 0n;
  for (const [sum, count] of one) total += count * (joined.get(sum) ?? 0n);
  return total;
}
