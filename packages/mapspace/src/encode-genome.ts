import type { CandidateBatch } from './candidate.ts';
import { canonicalOrder } from './canonical-order.ts';
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
  const exact = { permutation: new Uint8Array(dimensions), split: 0 };
  return mapspace.orders.every((order, l) => {
    const at = (candidate * levels + l) * dimensions;
    const permutation = batch.permutation.subarray(at, at + dimensions);
    const f = mapspace.fanouts.findIndex(({ level }) => level === l);
    const fanout = mapspace.fanouts[f];
    order.write(order.rank(permutation, 0), exact.permutation, 0);
    exact.split = fanout?.split ?? batch.split[candidate * levels + l];
    const isExact =
      exact.permutation.every((d, i) => d === permutation[i]) && exact.split === batch.split[candidate * levels + l];
    const found = isExact ? exact : canonicalOrder(mapspace, batch, candidate, l);
    if (found === undefined) return false;
    digits[mapspace.layout.permutation + l] = order.rank(found.permutation, 0);
    if (fanout !== undefined) digits[mapspace.layout.split + f] = fanout.split === undefined ? found.split : 0;
    return true;
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
