import { CandidateBatch, type Mapspace, PrunedSampler, Random } from '@loopwright/core';
import type { PreparedSearch } from '@loopwright/core/engine';

/** Mappings that fit, as genomes, and each decoded in a batch too. */
export interface MappingPool {
  readonly mapspace: Mapspace;
  readonly genomes: readonly Float64Array[];
  readonly batch: CandidateBatch;
}

const mostDraws = 2e6;

/** Draws mappings that fit from a mapspace, each with other factors; `isWanted` looks at a candidate of the batch. */
export function drawPool(
  mapspace: Mapspace,
  evaluate: PreparedSearch['model']['evaluate'],
  seed: number,
  size: number,
  isWanted: (batch: CandidateBatch, candidate: number) => boolean = () => true,
): MappingPool {
  const random = new Random(seed);
  const sampler = new PrunedSampler(mapspace, { visits: 1 });
  const batch = new CandidateBatch(mapspace.shape, size);
  const width = mapspace.genome().length;
  // [mapping * width + digit] One block: a mapper has just written what it decodes, and arrays strewn over memory have to be waited for.
  const digits = new Float64Array(size * width);
  const genomes: Float64Array[] = [];
  for (let draws = 0; genomes.length < size; draws++) {
    const candidate = genomes.length;
    if (draws === mostDraws || !sampler.next(random, batch, candidate)) {
      throw new Error(`${candidate} mappings that fit in ${draws} draws, ${size} are needed`);
    }
    evaluate(batch, candidate);
    if (batch.rejection[candidate] || !isWanted(batch, candidate)) continue;
    const genome = digits.subarray(candidate * width, (candidate + 1) * width);
    if (mapspace.encode(batch, candidate, genome)) genomes.push(genome);
  }
  return { mapspace, genomes, batch };
}
