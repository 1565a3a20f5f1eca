import type { Mapping, Specification } from '@loopwright/core';

/** All loops at the outermost memory, one word at a time below it: to start from where no mapping is known that fits. */
export function outermostMapping({ problem, architecture, constraints }: Specification): Mapping {
  const outermost = architecture.levels.findLastIndex(({ kind }) => kind === 'memory');
  const permutation = problem.dimensions.map((_, d) => d);
  return {
    levels: architecture.levels.map(({ kind }, l) => {
      const factors = problem.dimensions.map(({ bound }) => (l === outermost ? bound : 1));
      return {
        factors,
        remainders: factors,
        permutation,
        split: kind === 'fanout' ? permutation.length : 0,
        keeps: problem.dataspaces.map((_, s) => kind === 'memory' && constraints.levels[l].keep[s] !== 'bypass'),
      };
    }),
  };
}
