import type { Constraints } from '@loopwright/spec';

/** What the constraints allow as factors of one dimension. */
export interface FactorRules {
  readonly bound: number;
  /** [level] */
  readonly levels: readonly FactorRule[];
}

export interface FactorRule {
  /** The only factor allowed; free between the limits where absent. */
  readonly exactly?: number;
  /** Iterations of its last pass, where they are fixed too. */
  readonly lastPass?: number;
  readonly atLeast: number;
  readonly atMost: number;
  /** A free factor need not divide what is left to it (Ruby, ISPASS 2022). */
  readonly imperfect: boolean;
}

/**
 * Resolves 'rest': where a level takes the rest of a dimension, the levels that nothing else fixes get 1. A fixed factor
 * above the bound is dropped, as in Timeloop (`Constraints::ParseFactors`); `diagnose` tells of it.
 */
export function factorRules(constraints: Constraints, dimension: number, bound: number): FactorRules {
  const given = constraints.levels.map((level) => level.factors[dimension] ?? {});
  const someTakesRest = given.some((factor) => factor.exactly === 'rest');
  const levels = given.map((factor): FactorRule => {
    const limits = {
      atLeast: factor.atLeast ?? 1,
      atMost: factor.atMost ?? Number.POSITIVE_INFINITY,
      imperfect: factor.remainder ?? false,
    };
    if (factor.exactly === 'rest') return limits;
    const exactly = factor.exactly ?? (someTakesRest ? 1 : undefined);
    if (exactly === undefined || exactly > bound) return limits;
    return { ...limits, exactly, ...(factor.lastPass !== undefined && { lastPass: factor.lastPass }) };
  });
  return { bound, levels };
}
