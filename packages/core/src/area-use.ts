import type { CandidateBatch } from '@loopwright/mapspace';
import type { Costs } from '@loopwright/model';
import type { Architecture } from '@loopwright/spec';

/** Area that a mapping makes use of: of the memories that keep anything and of the compute units, instances in use. */
export type AreaUseUm2 = (batch: CandidateBatch, candidate: number) => number;

export function compileAreaUse({ levels }: Architecture, costs: Costs): AreaUseUm2 {
  const isFanout = Uint8Array.from(levels, ({ kind }) => (kind === 'fanout' ? 1 : 0));
  const areaUm2 = Float64Array.from(costs.levels, (level) => level.areaUm2);
  const computeUm2 = costs.compute.areaUm2;
  return (batch, candidate) => {
    const { dimensions, dataspaces } = batch.shape;
    const { factors, keeps } = batch;
    let instances = 1;
    let sum = 0;
    for (let level = isFanout.length - 1; level >= 0; level--) {
      const row = candidate * isFanout.length + level;
      if (isFanout[level]) {
        for (let d = 0; d < dimensions; d++) instances *= factors[row * dimensions + d];
        continue;
      }
      let kept = 0;
      for (let s = 0; s < dataspaces; s++) kept |= keeps[row * dataspaces + s];
      if (kept) sum += instances * areaUm2[level];
    }
    return sum + instances * computeUm2;
  };
}
