import { CandidateBatch, type Mapspace } from '../src/index.ts';

/** Decodes every id, in order. */
export function* everyMapping(mapspace: Mapspace): Generator<CandidateBatch> {
  const batch = new CandidateBatch(mapspace.shape, 1);
  const digits = mapspace.genome();
  if (mapspace.size === 0n) return;
  do {
    mapspace.decode(digits, batch, 0);
    yield batch;
  } while (mapspace.advance(digits));
}

/** What makes two mappings different: loops of bound above 1 per level and axis, in order, and what is kept. */
export function mappingKey(mapspace: Mapspace, batch: CandidateBatch, candidate = 0): string {
  const loops = mapspace.architecture.levels.map((_, l) => sides(mapspace, batch, candidate, l));
  const pairs = mapspace.bypass.fixed.length;
  return JSON.stringify([loops, [...batch.keeps.subarray(candidate * pairs, (candidate + 1) * pairs)]]);
}

/** `CxMy` and the like: [dimension, factor, remainder] along X (or in time) and along Y. */
export function sides(mapspace: Mapspace, batch: CandidateBatch, candidate: number, level: number) {
  const { levels, dimensions } = mapspace.shape;
  const row = candidate * levels + level;
  const split = mapspace.architecture.levels[level].kind === 'fanout' ? batch.split[row] : dimensions;
  const loops = Array.from({ length: dimensions }, (_, position) => {
    const d = batch.permutation[row * dimensions + position];
    return [d, batch.factors[row * dimensions + d], batch.remainders[row * dimensions + d], Number(position >= split)];
  }).filter(([, factor]) => factor > 1);
  const axis = (wanted: number) => loops.filter(([, , , side]) => side === wanted).map((loop) => loop.slice(0, 3));
  return { x: axis(0), y: axis(1) };
}

/** Whether the spatial loops fit every fan-out. */
export function fits(mapspace: Mapspace, batch: CandidateBatch, candidate = 0): boolean {
  const product = (loops: number[][]) => loops.reduce((all, [, factor]) => all * factor, 1);
  return mapspace.fanouts.every(({ level, fanoutX, fanoutY }) => {
    const { x, y } = sides(mapspace, batch, candidate, level);
    return product(x) <= fanoutX && product(y) <= fanoutY;
  });
}

export function factorsKey(mapspace: Mapspace, batch: CandidateBatch, candidate = 0): string {
  const loops = mapspace.shape.levels * mapspace.shape.dimensions;
  return batch.factors.subarray(candidate * loops, (candidate + 1) * loops).join();
}
