import { CandidateBatch, costColumns, decodeMapping, encodeMapping } from '@loopwright/mapspace';
import type { Mapping } from '@loopwright/spec';

/** A valid candidate as plain data, as it goes from shard to shard. */
export interface CostedMapping extends Readonly<Record<(typeof costColumns)[number], number>> {
  readonly mapping: Mapping;
}

/** A valid candidate of a batch, with its costs. */
export function packCandidate(batch: CandidateBatch, candidate: number): CostedMapping {
  const costs = Object.fromEntries(costColumns.map((name) => [name, batch[name][candidate]]));
  return { mapping: decodeMapping(batch, candidate), ...(costs as Record<(typeof costColumns)[number], number>) };
}

/** The other way: a batch of one. */
export function unpackCandidate(sent: CostedMapping, shape: CandidateBatch['shape']): CandidateBatch {
  const batch = new CandidateBatch(shape, 1);
  encodeMapping(sent.mapping, batch, 0);
  for (const name of costColumns) batch[name][0] = sent[name];
  return batch;
}
