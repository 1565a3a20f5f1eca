import { type CandidateBatch, DistinctCursor, type MapperContext, type Mapspace } from '@loopwright/core';

/** A way through a part of a mapspace. */
export interface Walk {
  /** Writes the next mapping into the batch; false at the end. */
  next(batch: CandidateBatch, candidate: number): boolean;
}

/** The distinct mappings of this shard's range of factorisations that fit every fan-out. */
export function walkDistinct({ mapspace, shard, shards }: MapperContext): Walk {
  const [from, to] = shareOf(mapspace.factorizations.size, shard, shards);
  return new DistinctCursor(mapspace, { fitting: true, from, to });
}

/** Every id of this shard's range. */
export function walkIds({ mapspace, shard, shards }: MapperContext): Walk {
  const [from, to] = shareOf(mapspace.size, shard, shards);
  return new IdWalk(mapspace, from, to);
}

class IdWalk implements Walk {
  readonly #mapspace: Mapspace;
  readonly #digits: Float64Array;
  #left: bigint;

  constructor(mapspace: Mapspace, from: bigint, to: bigint) {
    this.#mapspace = mapspace;
    this.#digits = mapspace.genome();
    this.#left = to - from;
    if (this.#left > 0n) mapspace.digitsOf(from, this.#digits);
  }

  next(batch: CandidateBatch, candidate: number): boolean {
    if (this.#left === 0n) return false;
    this.#left--;
    this.#mapspace.decode(this.#digits, batch, candidate);
    this.#mapspace.advance(this.#digits);
    return true;
  }
}

/** [from, to) of one shard. */
function shareOf(size: bigint, shard: number, shards: number): [bigint, bigint] {
  const start = (n: number) => (size * BigInt(n)) / BigInt(shards);
  return [start(shard), start(shard + 1)];
}
