import * as problems from '../diagnostics/problems.ts';
import type { LevelContext } from './level-context.ts';
import type { LevelDraft } from './level-draft.ts';

/**
 * Resolves `maximize_dims`: factors as large as fit, first in fan-outs and then in memories, each from the innermost
 * level outwards, each group of dimensions after the one before it.
 */
export function maximizeDimensions(drafts: readonly LevelDraft[], imperfect: boolean, context: LevelContext): void {
  if (!drafts.some(({ maximize }) => maximize)) return;
  const open = openBounds(drafts, context);
  for (const kind of ['fanout', 'memory']) {
    for (const draft of drafts)
      if (draft.level.kind === kind && draft.maximize) maximizeLevel(draft, open, imperfect, context);
  }
}

/** [dimension] what the factors that are fixed already leave of each bound. */
function openBounds(drafts: readonly LevelDraft[], { problem }: LevelContext): number[] {
  return problem.dimensions.map(({ bound }, dimension) => {
    const fixed = drafts.flatMap(({ exactly }) => exactly.get(dimension)?.value ?? []);
    return fixed.reduce((left, value) => Math.ceil(left / (value || bound)), bound);
  });
}

function maximizeLevel(draft: LevelDraft, open: number[], imperfect: boolean, { problem, reader }: LevelContext): void {
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
    const chosen = allocate(
      group.map((dimension) => open[dimension]!),
      room,
      imperfect,
      new Map(),
    );
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
  readonly utilization: number;
}

/**
 * Factors of the bounds with the largest product within the room. Where imperfect factors are allowed, one that leaves a
 * shorter last pass may be the best. Earlier dimensions win ties.
 */
function allocate(
  bounds: readonly number[],
  room: number,
  imperfect: boolean,
  known: Map<string, Allocation>,
): Allocation {
  const key = `${bounds}:${room}`;
  const cached = known.get(key);
  if (cached) return cached;
  let best: Allocation = { factors: bounds.map(() => 1), utilization: 1 };
  for (const [index, bound] of bounds.entries()) {
    if (room <= 1) break;
    if (imperfect && bound > room) {
      const passes = Math.ceil(bound / room);
      const factor = Math.ceil(bound / passes);
      if (bound / passes > best.utilization) {
        best = { factors: bounds.map((_, other) => (other === index ? factor : 1)), utilization: bound / passes };
      }
    }
    for (const prime of primesOf(bound)) {
      if (prime > room) continue;
      const rest = bounds.map((other, position) => (position === index ? other / prime : other));
      const inner = allocate(rest, Math.floor(room / prime), imperfect, known);
      const utilization = inner.utilization * prime;
      if (utilization > best.utilization) {
        best = {
          factors: inner.factors.map((factor, other) => (other === index ? factor * prime : factor)),
          utilization,
        };
      }
    }
  }
  known.set(key, best);
  return best;
}

function primesOf(value: number): number[] {
  const primes: number[] = [];
  let rest = value;
  for (let divisor = 2; divisor * divisor <= rest; divisor++) {
    if (rest % divisor !== 0) continue;
    primes.push(divisor);
    while (rest % divisor === 0) rest /= divisor;
  }
  return rest > 1 ? [...primes, rest] : primes;
}
