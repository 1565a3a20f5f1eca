import type { CandidateBatch } from './candidate.ts';
import type { Mapspace } from './mapspace.ts';

/** The inverse of `Mapspace.decode`; false, with some digits written, where the mapping is not in the mapspace. */
export function encodeGenome(
  mapspace: Mapspace,
  batch: CandidateBatch,
  candidate: number,
  digits: Float64Array,
): boolean {
  return (
    encodeFactors(mapspace, batch, candidate, digits) &&
    encodeOrders(mapspace, batch, candidate, digits) &&
    encodeSplits(mapspace, batch, candidate, digits) &&
    encodeBypass(mapspace, batch, candidate, digits)
  );
}

function encodeFactors(mapspace: Mapspace, batch: CandidateBatch, candidate: number, digits: Float64Array): boolean {
  const { factorizations, layout } = mapspace;
  const { levels, dimensions } = mapspace.shape;
  const at = candidate * levels * dimensions;
  const factors = new Float64Array(levels);
  const allowed = new Float64Array(levels);
  for (let d = 0; d < dimensions; d++) {
    for (let l = 0; l < levels; l++) factors[l] = batch.factors[at + l * dimensions + d];
    const choice = factorizations.rank(d, factors);
    if (choice < 0) return false;
    // The rank does not look at fixed factors.
    factorizations.factorsOf(d, choice, allowed);
    for (let l = 0; l < levels; l++) if (factors[l] !== allowed[l]) return false;
    digits[layout.factorization + d] = choice;
  }
  return true;
}

function encodeOrders(mapspace: Mapspace, batch: CandidateBatch, candidate: number, digits: Float64Array): boolean {
  const { levels, dimensions } = mapspace.shape;
  const written = new Uint8Array(dimensions);
  return mapspace.orders.every((order, l) => {
    const at = (candidate * levels + l) * dimensions;
    digits[mapspace.layout.permutation + l] = order.rank(batch.permutation, at);
    order.write(digits[mapspace.layout.permutation + l], written, 0);
    return written.every((d, position) => d === batch.permutation[at + position]);
  });
}

function encodeSplits(mapspace: Mapspace, batch: CandidateBatch, candidate: number, digits: Float64Array): boolean {
  return mapspace.fanouts.every(({ level, split: fixed, count }, f) => {
    const split = batch.split[candidate * mapspace.shape.levels + level];
    digits[mapspace.layout.split + f] = fixed === undefined ? split : 0;
    return fixed === undefined ? split < count : split === fixed;
  });
}

function encodeBypass(mapspace: Mapspace, batch: CandidateBatch, candidate: number, digits: Float64Array): boolean {
  const { fixed, free } = mapspace.bypass;
  const at = candidate * fixed.length;
  const isFree = new Set(free);
  free.forEach((pair, bit) => {
    digits[mapspace.layout.bypass + bit] = batch.keeps[at + pair];
  });
  return fixed.every((keep, pair) => isFree.has(pair) || batch.keeps[at + pair] === keep);
}
