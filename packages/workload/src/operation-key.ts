import { canonicalJson } from '@loopwright/spec';
import type { Operation } from './workload.ts';

/**
 * A text that is equal for operations that cost the same on every design: bounds, projections with their coefficients, the
 * names that constraints go by, densities, and precision. What they are called and which tensors they use is not in it.
 */
export function operationKey({ problem, operands }: Pick<Operation, 'problem' | 'operands'>): string {
  return canonicalJson({
    dimensions: problem.dimensions.map(({ name, bound }) => [name, bound]),
    dataspaces: problem.dataspaces.map(({ name, readWrite, ranks, density }, index) => {
      const terms = ranks.map((rank) => rank.map(({ dimension, coefficient }) => [dimension, coefficient]));
      const spread = density ? [density.distribution, density.density, density.parameters] : [];
      return [name, readWrite, terms, operands[index]?.bits ?? null, ...spread];
    }),
  });
}
