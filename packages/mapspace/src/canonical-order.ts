import { CandidateBatch } from './candidate.ts';
import { FanoutLoops } from './fanout-loops.ts';
import { LevelLoops } from './level-loops.ts';
import type { Mapspace } from './mapspace.ts';

export interface ArrangedLoops {
  /** [position] */
  readonly permutation: Uint8Array;
  readonly split: number;
}

/**
 * The loop order and split that stand for all that are equal to those of one level of a candidate: the variant that
 * `Variants` writes. undefined where the constraints allow none.
 */
export function canonicalOrder(
  mapspace: Mapspace,
  batch: CandidateBatch,
  candidate: number,
  level: number,
): ArrangedLoops | undefined {
  const { levels, dimensions } = mapspace.shape;
  const row = candidate * levels + level;
  const order = mapspace.orders[level];
  const fanout = mapspace.fanouts.find((f) => f.level === level);
  const loops = fanout === undefined ? new LevelLoops(order) : new FanoutLoops(order, fanout);
  loops.prepare(batch.factors, row * dimensions);

  const given = batch.permutation.subarray(row * dimensions, (row + 1) * dimensions);
  if (new Set(given).size !== dimensions) return undefined;
  const free = new Set(order.free);
  const isMoving = (d: number) => loops.isLoop[d] === 1 && free.has(d);
  const alongX = given.filter((d, i) => i < batch.split[row] && loops.isLoop[d] === 1);
  const movingAlongX = alongX.filter(isMoving).length;
  if (loops instanceof FanoutLoops && fanout?.split !== undefined) {
    if (movingAlongX < loops.leastAlongX || movingAlongX > loops.mostAlongX) return undefined;
  }
  const permutation = new Uint8Array(dimensions);
  const split = loops.arrange(given.filter(isMoving), movingAlongX, alongX.length, permutation, 0);
  const sameLoops =
    String(given.filter((d) => loops.isLoop[d] === 1)) === String(permutation.filter((d) => loops.isLoop[d] === 1));
  const sameCut = permutation.filter((d, i) => i < split && loops.isLoop[d] === 1).length === alongX.length;
  return sameLoops && (fanout === undefined || sameCut) ? { permutation, split } : undefined;
}

/** Replaces a genome by the one that stands for all that decode to equal mappings. */
export function canonicalizeGenome(mapspace: Mapspace, digits: Float64Array): void {
  const batch = new CandidateBatch(mapspace.shape, 1);
  mapspace.decode(digits, batch, 0);
  for (let level = 0; level < mapspace.shape.levels; level++) {
    const { permutation } = canonicalOrder(mapspace, batch, 0, level)!;
    digits[mapspace.layout.permutation + level] = mapspace.orders[level].rank(permutation, 0);
  }
  mapspace.fanouts.forEach(({ level, split }, f) => {
    if (split !== undefined) return;
    digits[mapspace.layout.split + f] = canonicalOrder(mapspace, batch, 0, level)!.split;
  });
}
