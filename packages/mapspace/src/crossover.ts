import type { Mapspace } from './mapspace.ts';
import type { Random } from './random.ts';

/**
 * A child that takes the factorisation of each dimension from either parent, and the rest from the mother. Any mixture of
 * digits is in the mapspace.
 */
export function crossDimensions(
  mapspace: Mapspace,
  random: Random,
  mother: Float64Array,
  father: Float64Array,
  child: Float64Array,
): void {
  const { layout, shape } = mapspace;
  for (let i = 0; i < layout.length; i++) child[i] = mother[i];
  for (let i = layout.factorization; i < layout.factorization + shape.dimensions; i++) {
    if (random.nextUint32() >= 2 ** 31) child[i] = father[i];
  }
}

/**
 * A child that takes the loop order, split and bypasses of each level from either parent, and all factorisations from the
 * mother.
 */
export function crossLevels(
  mapspace: Mapspace,
  random: Random,
  mother: Float64Array,
  father: Float64Array,
  child: Float64Array,
): void {
  const { bypass, fanouts, layout, shape } = mapspace;
  for (let i = 0; i < layout.length; i++) child[i] = mother[i];
  let fanout = 0;
  let bit = 0;
  for (let l = 0; l < shape.levels; l++) {
    const from = random.nextUint32() >= 2 ** 31 ? father : mother;
    child[layout.permutation + l] = from[layout.permutation + l];
    if (fanout < fanouts.length && fanouts[fanout].level === l) {
      child[layout.split + fanout] = from[layout.split + fanout];
      fanout++;
    }
    // Pairs are in the order of levels.
    for (const end = (l + 1) * shape.dataspaces; bit < bypass.free.length && bypass.free[bit] < end; bit++) {
      child[layout.bypass + bit] = from[layout.bypass + bit];
    }
  }
}
