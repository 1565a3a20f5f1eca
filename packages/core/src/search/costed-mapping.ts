import { CandidateBatch, decodeMapping, encodeMapping } from '@loopwright/mapspace';
import type { Mapping } from '@loopwright/spec';

/** A valid candidate as plain data, as it goes from shard to shard. */
export interface CostedMapping {
  readonly mapping: Mapping;
  readonly energyPj: number;
  readonly cycles: number;
  readonly outermostAccesses: number;
}

/** A valid candidate of a batch, with its costs. */
export function packCandidate(batch: CandidateBatch, candidate: number): CostedMapping {
  return {
    mapping: decodeMapping(batch, candidate),
    energyPj: batch.energyPj[candidate],
    cycles: batch.cycles[candidate],
    outermostAccesses: batch.outermostAccesses[candidate],
  };
}

/** The other way: a batch of one. */
export function unpackCandidate(sent: CostedMapping, shape: CandidateBatch['shape']): CandidateBatch {
  const batch = new CandidateBatch(shape, 1);
  encodeMapping(sent.mapping, batch, 0);
  batch.energyPj[0] = sent.energyPj;
  batch.cycles[0] = sent.cycles;
  batch.outermostAccesses[0] = sent.outermostAccesses;
  return batch;
}
