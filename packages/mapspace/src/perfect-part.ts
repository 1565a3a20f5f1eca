import { buildMapspace, type Mapspace } from './mapspace.ts';

/**
 * The mappings of an imperfect mapspace whose factors divide: a mapspace of its own, much smaller, and costed much faster. What
 * is good there is a start in the whole one.
 */
export class PerfectPart {
  readonly mapspace: Mapspace;
  readonly #whole: Mapspace;
  /** [level] */
  readonly #factors: Float64Array;

  /** undefined where factors have to divide anyway, or none do. */
  static of(whole: Mapspace): PerfectPart | undefined {
    if (!whole.factorizations.imperfect.includes(1)) return undefined;
    const { problem, architecture, constraints } = whole;
    const levels = constraints.levels.map((level) => ({
      ...level,
      factors: level.factors.map((factor) => ({ ...factor, remainder: false })),
    }));
    const mapspace = buildMapspace(problem, architecture, { ...constraints, levels });
    return mapspace.size > 0n ? new PerfectPart(whole, mapspace) : undefined;
  }

  private constructor(whole: Mapspace, mapspace: Mapspace) {
    this.#whole = whole;
    this.mapspace = mapspace;
    this.#factors = new Float64Array(mapspace.factorizations.levels);
  }

  /** Writes the genome that a genome of the part has in the whole mapspace; false where it has none. */
  embed(digits: Float64Array, into: Float64Array): boolean {
    const { layout, shape, factorizations } = this.mapspace;
    for (let i = 0; i < layout.factorization; i++) into[i] = digits[i];
    for (let d = 0; d < shape.dimensions; d++) {
      const at = layout.factorization + d;
      factorizations.factorsOf(d, digits[at], this.#factors);
      into[at] = this.#whole.factorizations.rank(d, this.#factors);
      if (into[at] < 0) return false;
    }
    return true;
  }
}
