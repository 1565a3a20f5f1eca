import type { CandidateBatch } from '@loopwright/mapspace';
import type { Specification } from '@loopwright/spec';

/** A candidate in one line for messages: the loops of each level, the outermost level first. */
export function mappingText(
  { problem, architecture }: Pick<Specification, 'problem' | 'architecture'>,
  batch: CandidateBatch,
  candidate: number,
): string {
  const { dimensions, levels } = batch.shape;
  const rows = architecture.levels.map(({ name }, level) => {
    const at = (candidate * levels + level) * dimensions;
    const factors = problem.dimensions.flatMap((dimension, d) =>
      batch.factors[at + d] > 1 ? [`${dimension.name}=${batch.factors[at + d]}`] : [],
    );
    return factors.length > 0 ? [`${name} ${factors.join(' ')}`] : [];
  });
  return rows.reverse().flat().join(', ') || 'no loop above 1';
}
