import type { FactorRule, FactorRules } from './factor-rules.ts';
import { primeFactors } from './prime-factors.ts';

/**
 * The ordered factorisations of one dimension, as an acyclic automaton: a state is a step (one level each) and what is
 * left of the bound, an edge takes a factor out of it, and every path to the end is a factorisation. Its paths are
 * counted, so it numbers factorisations in lexicographic order without listing them.
 */
export class FactorAutomaton {
  /** Number of factorisations. */
  readonly count: number;
  /** Levels whose factor is chosen, in the order of the steps. */
  readonly steps: readonly number[];

  /** [state] first edge; edges of a state end where those of the next begin, and have ascending factors. */
  readonly #edgeStart: Int32Array;
  /** [edge] factor, state it leads to, and factorisations that come before it within its state. */
  readonly #factor: Float64Array;
  readonly #target: Int32Array;
  readonly #before: Float64Array;
  /** [state] factorisations from there on. */
  readonly #paths: Float64Array;

  constructor(rules: FactorRules, order: readonly number[]) {
    this.steps = order.filter((level) => needsChoice(rules, level));
    const layers = forwardLayers(rules, this.steps);
    const states = layers.reduce((sum, layer) => sum + layer.size, 0);
    const edges = { factor: [] as number[], target: [] as number[], before: [] as number[] };
    this.#edgeStart = new Int32Array(states + 1);
    this.#paths = new Float64Array(states);

    // From the end backwards, so that an edge knows how many paths lie behind it; the root becomes the last state.
    let state = 0;
    let ids = new Map<number, number>();
    for (let step = this.steps.length; step >= 0; step--) {
      const next = ids;
      ids = new Map();
      for (const left of layers[step].keys()) {
        let paths = step === this.steps.length && left === 1 ? 1 : 0;
        if (step < this.steps.length) {
          for (const factor of allowedFactors(rules, this.steps[step], left)) {
            const target = next.get(Math.ceil(left / factor))!;
            if (this.#paths[target] === 0) continue;
            edges.factor.push(factor);
            edges.target.push(target);
            edges.before.push(paths);
            paths += this.#paths[target];
          }
        }
        ids.set(left, state);
        this.#paths[state] = paths;
        this.#edgeStart[++state] = edges.factor.length;
      }
    }
    this.#factor = Float64Array.from(edges.factor);
    this.#target = Int32Array.from(edges.target);
    this.#before = Float64Array.from(edges.before);
    this.count = fixedFactorsAllowed(rules) ? this.#paths[this.root] : 0;
  }

  get root(): number {
    return this.#paths.length - 1;
  }

  /** Writes the chosen factors of one factorisation to `factors` [level]; fixed ones are left alone. */
  unrank(choice: number, factors: Float64Array): void {
    const before = this.#before;
    let state = this.root;
    let rest = choice;
    for (const level of this.steps) {
      let edge = this.#edgeStart[state + 1] - 1;
      while (before[edge] > rest) edge--;
      rest -= before[edge];
      factors[level] = this.#factor[edge];
      state = this.#target[edge];
    }
  }

  /** Number of the factorisation with these factors [level], -1 where there is none. Fixed factors are not looked at. */
  rank(factors: Float64Array): number {
    let state = this.root;
    let choice = 0;
    for (const level of this.steps) {
      const wanted = factors[level];
      const end = this.#edgeStart[state + 1];
      let edge = this.#edgeStart[state];
      while (edge < end && this.#factor[edge] < wanted) edge++;
      if (edge === end || this.#factor[edge] !== wanted) return -1;
      choice += this.#before[edge];
      state = this.#target[edge];
    }
    return choice;
  }

  /** How many factorisations have which sum of `value` over the chosen factors, plus `start`. */
  countBySum(value: (level: number, factor: number) => number, start: number): Map<number, bigint> {
    let sums = new Map([[this.root, new Map([[start, 1n]])]]);
    for (const level of this.steps) {
      const next = new Map<number, Map<number, bigint>>();
      for (const [state, counts] of sums) {
        for (let edge = this.#edgeStart[state]; edge < this.#edgeStart[state + 1]; edge++) {
          const target = this.#target[edge];
          const into = next.get(target) ?? new Map<number, bigint>();
          next.set(target, into);
          const added = value(level, this.#factor[edge]);
          for (const [sum, count] of counts) into.set(sum + added, (into.get(sum + added) ?? 0n) + count);
        }
      }
      sums = next;
    }
    return [...sums.values()][0] ?? new Map();
  }

  /** Factorisations that begin with the same factors on the first steps: contiguous ranges of numbers. */
  prefixes(length: number): FactorPrefix[] {
    let prefixes: (FactorPrefix & { state: number })[] = [
      { factors: [], first: 0, count: this.count, state: this.root },
    ];
    for (let step = 0; step < length; step++) {
      prefixes = prefixes.flatMap(({ factors, first, state }) =>
        range(this.#edgeStart[state], this.#edgeStart[state + 1]).map((edge) => ({
          factors: [...factors, this.#factor[edge]],
          first: first + this.#before[edge],
          count: this.#paths[this.#target[edge]],
          state: this.#target[edge],
        })),
      );
    }
    return this.count === 0 ? [] : prefixes;
  }
}

export interface FactorPrefix {
  /** [step] */
  readonly factors: readonly number[];
  readonly first: number;
  readonly count: number;
}

/** Whether some free level may take a factor that does not divide what is left to it. */
export function hasImperfectLevel(rules: FactorRules): boolean {
  return rules.levels.some((rule) => rule.imperfect);
}

/** With imperfect levels fixed factors are steps too: what is left after them depends on the order. */
function needsChoice(rules: FactorRules, level: number): boolean {
  return rules.levels[level].exactly === undefined || hasImperfectLevel(rules);
}

/**
 * What fixed factors leave to the free ones. One that does not divide leaves the quotient rounded up, as in Timeloop
 * (`Factors`, util/numeric.cpp): the last pass is then shorter.
 */
export function leftByFixedFactors(rules: FactorRules): number {
  return rules.levels.reduce(
    (left, { exactly }) => (exactly === undefined ? left : Math.ceil(left / exactly)),
    rules.bound,
  );
}

/** [step] what can be left of the bound before that step. */
function forwardLayers(rules: FactorRules, steps: readonly number[]): Set<number>[] {
  const start = hasImperfectLevel(rules) ? rules.bound : leftByFixedFactors(rules);
  const layers = [new Set([start])];
  for (const level of steps) {
    const next = new Set<number>();
    for (const left of layers[layers.length - 1]) {
      for (const factor of allowedFactors(rules, level, left)) next.add(Math.ceil(left / factor));
    }
    layers.push(next);
  }
  return layers;
}

/** Ascending. */
function allowedFactors(rules: FactorRules, level: number, left: number): number[] {
  const rule = rules.levels[level];
  const factors = rule.imperfect ? range(1, left + 1) : divisors(left);
  return factors.filter((factor) => allowsFactor(rule, left, factor));
}

/** Whether a level may take a factor of what those inside it leave of a bound. */
export function allowsFactor(rule: FactorRule, left: number, factor: number): boolean {
  const { exactly, lastPass, atLeast, atMost, imperfect } = rule;
  if (factor > left || factor < atLeast || factor > atMost || (exactly !== undefined && factor !== exactly))
    return false;
  if (!imperfect && left % factor !== 0) return false;
  // What is left counts the passes of this level and all outside: the last one begins after whole ones.
  return lastPass === undefined || ((left - 1) % factor) + 1 === lastPass;
}

function fixedFactorsAllowed(rules: FactorRules): boolean {
  return rules.levels.every(
    ({ exactly, atLeast, atMost }) => exactly === undefined || (exactly >= atLeast && exactly <= atMost),
  );
}

/** Ascending. */
export function divisors(n: number): number[] {
  let found = [1];
  for (const prime of primeFactors(n)) {
    const without = found;
    for (let power = prime; n % power === 0; power *= prime) found = found.concat(without.map((d) => d * power));
  }
  return found.sort((a, b) => a - b);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
