import type { Architecture, Constraints, Problem } from '@loopwright/spec';
import { FactorAutomaton, hasImperfectLevel, leftByFixedFactors } from './factor-automaton.ts';
import { type FactorRules, factorRules } from './factor-rules.ts';
import { tooManyFactorizations } from './mapspace-error.ts';

/** Tables hold at most this many factors per dimension; larger spaces are unranked choice by choice. */
const maxTableEntries = 4e6;

/**
 * The IndexFactorization subspace: per dimension the ordered factorisations of its bound over all levels (Timeloop,
 * ISPASS 2019, on mapspaces). Choices of one dimension that agree at the fan-outs have consecutive numbers, unless
 * imperfect.
 */
export class FactorizationSpace {
  readonly levels: number;
  readonly rules: readonly FactorRules[];
  readonly automata: readonly FactorAutomaton[];
  /** [dimension] number of choices. */
  readonly counts: Float64Array;
  /** [dimension] 1 where a factor need not divide, so that the last pass may be shorter. */
  readonly imperfect: Uint8Array;

  /** [choice * levels + level] factors of all dimensions one after the other. */
  readonly table: Int32Array;
  /** [dimension] its first entry in the table, -1 where it has none. */
  readonly tableStart: Int32Array;

  readonly #bounds: Float64Array;
  /** [level] of the choice being unranked. */
  readonly #scratch: Float64Array;

  constructor(problem: Problem, architecture: Architecture, constraints: Constraints) {
    this.levels = architecture.levels.length;
    this.rules = problem.dimensions.map((dimension, d) => factorRules(constraints, d, dimension.bound));
    this.automata = this.rules.map((rules) => new FactorAutomaton(rules, stepOrder(architecture, rules)));
    this.counts = Float64Array.from(this.automata, (automaton) => automaton.count);
    const uncounted = this.counts.findIndex((count) => count > Number.MAX_SAFE_INTEGER);
    if (uncounted >= 0) throw tooManyFactorizations(problem.dimensions[uncounted].name, this.counts[uncounted]);
    this.imperfect = Uint8Array.from(this.rules, (rules) => Number(mayBeImperfect(rules)));
    this.#bounds = Float64Array.from(this.rules, (rules) => rules.bound);
    this.#scratch = new Float64Array(this.levels);
    this.tableStart = new Int32Array(this.counts.length);
    let entries = 0;
    this.counts.forEach((count, d) => {
      const fits = count * this.levels <= maxTableEntries && this.rules[d].bound < 2 ** 31;
      this.tableStart[d] = fits ? entries : -1;
      if (fits) entries += count * this.levels;
    });
    this.table = new Int32Array(entries);
    this.counts.forEach((_, d) => {
      if (this.tableStart[d] >= 0) this.#fillTable(d);
    });
  }

  get size(): bigint {
    return this.counts.reduce((product, count) => product * BigInt(count), 1n);
  }

  /** Writes the factors of one choice of one dimension to `factors` [level]. */
  factorsOf(dimension: number, choice: number, factors: Float64Array): void {
    const start = this.tableStart[dimension];
    if (start < 0) {
      this.#unrank(dimension, choice, factors);
      return;
    }
    const row = start + choice * this.levels;
    for (let l = 0; l < this.levels; l++) factors[l] = this.table[row + l];
  }

  /** Factor of one choice of one dimension at one level. */
  factorAt(dimension: number, choice: number, level: number): number {
    const start = this.tableStart[dimension];
    if (start >= 0) return this.table[start + choice * this.levels + level];
    this.#unrank(dimension, choice, this.#scratch);
    return this.#scratch[level];
  }

  /** Number of the choice with these factors [level], -1 where the constraints do not allow them. */
  rank(dimension: number, factors: Float64Array): number {
    return this.automata[dimension].rank(factors);
  }

  /**
   * Writes the factors and remainders [at + level * dimensions + dimension] that the choices `digits` [from + dimension]
   * stand for.
   */
  write(digits: Float64Array, from: number, factors: Float64Array, remainders: Float64Array, at: number): void {
    const dimensions = this.counts.length;
    for (let d = 0; d < dimensions; d++) this.writeDimension(d, digits[from + d], factors, remainders, at + d);
  }

  /** Writes the factors and remainders [at + level * dimensions] of one choice of one dimension. */
  writeDimension(dimension: number, choice: number, factors: Float64Array, remainders: Float64Array, at: number): void {
    const { table, levels } = this;
    const dimensions = this.counts.length;
    const end = at + levels * dimensions;
    const start = this.tableStart[dimension];
    if (start >= 0) {
      let entry = start + choice * levels;
      for (let i = at; i < end; i += dimensions) {
        const factor = table[entry++];
        factors[i] = factor;
        remainders[i] = factor;
      }
    } else {
      this.#unrank(dimension, choice, this.#scratch);
      for (let i = at, l = 0; i < end; i += dimensions, l++) factors[i] = remainders[i] = this.#scratch[l];
    }
    if (this.imperfect[dimension] === 1) this.#writeRemainders(dimension, factors, remainders, at, end);
  }

  /** The bound of the last pass at each level: the digits of the last index in the mixed radix of the factors, plus 1. */
  #writeRemainders(dimension: number, factors: Float64Array, remainders: Float64Array, at: number, end: number): void {
    const dimensions = this.counts.length;
    let last = this.#bounds[dimension] - 1;
    for (let i = at; i < end; i += dimensions) {
      const outer = Math.floor(last / factors[i]);
      remainders[i] = last - outer * factors[i] + 1;
      last = outer;
    }
  }

  #unrank(dimension: number, choice: number, factors: Float64Array): void {
    const { levels, bound } = this.rules[dimension];
    for (let l = 0; l < levels.length; l++) factors[l] = levels[l].exactly ?? 1;
    this.automata[dimension].unrank(choice, factors);
    if (this.imperfect[dimension] === 0) return;
    // A fixed factor takes no more than is left (Timeloop, `Uber::AssignIndexFactors`).
    let left = bound;
    for (let l = 0; l < levels.length; l++) {
      factors[l] = Math.min(factors[l], left);
      left = Math.ceil(left / factors[l]);
    }
  }

  #fillTable(dimension: number): void {
    const factors = this.#scratch;
    let entry = this.tableStart[dimension];
    for (let choice = 0; choice < this.counts[dimension]; choice++) {
      this.#unrank(dimension, choice, factors);
      for (let l = 0; l < this.levels; l++) this.table[entry++] = factors[l];
    }
  }
}

/** Fan-outs first, so that choices with the same spatial factors are neighbours; imperfect factors from the inside out. */
function stepOrder(architecture: Architecture, rules: FactorRules): number[] {
  const order = architecture.levels.map((_, level) => level);
  if (hasImperfectLevel(rules)) return order;
  const isFanout = (level: number) => architecture.levels[level].kind === 'fanout';
  return [...order.filter(isFanout), ...order.filter((level) => !isFanout(level))];
}

function mayBeImperfect(rules: FactorRules): boolean {
  if (hasImperfectLevel(rules)) return true;
  const fixed = rules.levels.reduce((product, { exactly }) => product * (exactly ?? 1), 1);
  return fixed * leftByFixedFactors(rules) !== rules.bound;
}
