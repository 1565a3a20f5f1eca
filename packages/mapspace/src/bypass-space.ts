import type { Architecture, Constraints, Problem } from '@loopwright/spec';

/** The DatatypeBypass subspace: every free (memory, dataspace) pair keeps or bypasses. */
export interface BypassSpace {
  /** [level * dataspaces + dataspace] 1 keeps, 0 bypasses or is free; fan-outs keep nothing. */
  readonly fixed: Uint8Array;
  /** [bit] index of a free pair in `fixed`. */
  readonly free: Uint16Array;
}

export function bypassSpace(problem: Problem, architecture: Architecture, constraints: Constraints): BypassSpace {
  const pairs = architecture.levels.flatMap((level, l) =>
    problem.dataspaces.map((_, t) => (level.kind === 'memory' ? constraints.levels[l].keep[t] : 'bypass')),
  );
  return {
    fixed: Uint8Array.from(pairs, (pair) => Number(pair === 'keep')),
    free: Uint16Array.from(Array.from({ length: pairs.length }, (_, i) => i).filter((i) => pairs[i] === 'free')),
  };
}
