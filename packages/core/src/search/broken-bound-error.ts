import type { CandidateBatch, Mapspace } from '@loopwright/mapspace';
import { mappingText } from '../mapping-text.ts';
import type { Objective } from '../objective.ts';

/** A mapping costs less than was proven of it: the proof is wrong, and all that it left out is open again. */
export class BrokenBoundError extends Error {
  /** @param bound first metric that the candidate should have at the least */
  constructor(
    mapper: string,
    { mapspace, objective }: { readonly mapspace: Mapspace; readonly objective: Objective },
    bound: number,
    batch: CandidateBatch,
    candidate: number,
  ) {
    const metric = objective.names[0];
    const score = objective.score(batch, candidate);
    const mapping = mappingText(mapspace, batch, candidate);
    super(
      `mapper ${mapper}: its proof is wrong, nothing that it claims holds: ${metric} should not be below ${bound}, and is ${score} (mapping ${mapping})`,
    );
    this.name = 'BrokenBoundError';
  }
}
