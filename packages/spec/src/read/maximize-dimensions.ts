import * as problems from '../diagnostics/problems.ts';
import type { LevelContext } from './level-context.ts';
import type { LevelDraft } from './level-draft.ts';
import type { MayBeImperfect } from './read-imperfect.ts';

/**
 * Resolves `maximize_dims`: factors as large as fit, first in fan-outs and then in memories, each from the innermost
 * level outwards, each group of dimensions after the one before it.
 */
export function maximizeDimensions(
  drafts: readonly LevelDraft[],
  mayBeImperfect: MayBeImperfect,
  context: LevelContext,
): void {
  if (!drafts.some(({ maximize }) => maximize)) return;
  const open = openBounds(drafts, context);
  for (const kind of ['fanout', 'memory']) {
    for (const draft of drafts)
      if (draft.level.kind === kind && draft.maximize) maximizeLevel(draft, open, mayBeImperfect, context);
  }
}

/** [dimension] what the factors that are fixed already leave of each bound. */
function openBounds(drafts: readonly LevelDraft[], { problem }: LevelContext): number[] {
  return problem.dimensions.map(({ bound }, dimension) => {
    const fixed = drafts.flatMap(({ exactly }) => exactly.get(dimension)?.value ?? []);
    return fixed.reduce((left, value) => Math.ceil(left / (value || bound)), bound);
  });
}

function maximizeLevel(
  draft: LevelDraft,
  open: number[],
  mayBeImperfect: MayBeImperfect,
  { problem, reader }: LevelContext,
): void {
  const { groups, capacity, location } = draft.maximize!;
  const limit = capacity ?? (draft.level.kind === 'fanout' ? draft.level.fanoutX * draft.level.fanoutY : undefined);
  if (limit === undefined) {
    const detail = 'a memory has no number of iterations that fits';
    reader.log.add(problems.cannotMaximize(location, detail, 'add maximize_dims_capacity'));
    return;
  }
  for (const group of groups) {
    let room = limit;
    for (const { dimension, value } of [...draft.exactly.values(), ...draft.atLeast.values()]) {
      room = Math.floor(room / (value || problem.dimensions[dimension]!.bound));
    }
    const taken = group.find((dimension) => draft.exactly.has(dimension));
    if (taken !== undefined) {
      const { name } = problem.dimensions[taken]!;
      const detail = `${name} has the factor ${draft.exactly.get(taken)!.text} already`;
      reader.log.add(problems.cannotMaximize(location, detail, `leave ${name} out of one of them`));
      return;
    }
    const chosen = new Allocator(
      group.map((dimension) => open[dimension]!),
      group.some((dimension) => mayBeImperfect(draft, dimension)),
    ).best(0, room);
    for (const [position, dimension] of group.entries()) {
      const value = chosen.factors[position]!;
      const text = `${problem.dimensions[dimension]!.name}=${value}`;
      draft.exactly.set(dimension, { dimension, operator: '=', value, remainder: value, text, location });
      open[dimension] = Math.ceil(open[dimension]! / value);
    }
  }
}

interface Allocation {
  readonly factors: readonly number[];
  /** Iterations of a pass on average: the product of the factors, less where a last pass is shorter. */
  readonly iterations: number;
}

/** Finds factors of bounds with the largest product that fits. Earlier dimensions win ties. */
class Allocator {
  readonly #bounds: readonly number[];
  readonly #divisors: readonly (readonly number[])[];
  readonly #imperfect: boolean;
  readonly #known = new Map<string, Allocation>();

  constructor(bounds: readonly number[], imperfect: boolean) {
    this.#bounds = bounds;
    this.#divisors = bounds.map(divisorsOf);
    this.#imperfect = imperfect;
  }

  /** The best factors of dimension `index` and those after it. */
  best(index: number, room: number): Allocation {
    const rest = this.#bounds.length - index;
    if (rest === 0 || room <= 1) return { factors: Array<number>(rest).fill(1), iterations: 1 };
    const key = `${index}:${room}`;
    let best = this.#known.get(key);
    if (best) return best;
    for (const factor of this.#divisors[index]!) {
      if (factor > room) continue;
      const others = this.best(index + 1, Math.floor(room / factor));
      const iterations = factor * others.iterations;
      if (!best || iterations > best.iterations) best = { factors: [factor, ...others.factors], iterations };
    }
    best = this.#withShorterPass(index, room, best!);
    this.#known.set(key, best);
    return best;
  }

  /** Where imperfect factors are allowed, this dimension alone may fill the room best. */
  #withShorterPass(index: number, room: number, best: Allocation): Allocation {
    const bound = this.#bounds[index]!;
    const passes = Math.ceil(bound / room);
    if (!this.#imperfect || passes === 1 || bound / passes <= best.iterations) return best;
    const others = Array<number>(this.#bounds.length - index - 1).fill(1);
    return { factors: [Math.ceil(bound / passes), ...others], iterations: bound / passes };
  }
}

/** Largest first. */
function divisorsOf(value: number): number[] {
  const small: number[] = [];
  const large: number[] = [];
  for (let divisor = 1; divisor * divisor <= value; divisor++) {
    if (value % divisor !== 0) continue;
    large.push(value / divisor);
    if (divisor * divisor !== value) small.unshift(divisor);
  }
  return [...large, ...small];
}
