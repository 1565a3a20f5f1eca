/** One axis of a rank at a fan-out. */
export interface AxisAlong {
  /** Iterations of its spatial loop, 1 where there is none, and how far one of them moves the rank. */
  readonly bound: number;
  readonly stride: number;
  /** By how many arrays, `bound x stride` wide, its temporal loops go on in one step, and start again at the end of their passes. */
  readonly advances: readonly number[];
  readonly returns: readonly number[];
}

/**
 * Offsets of a fan-out's children along a rank of two axes that lie as far from another one as a step of the temporal loops moves
 * the tile, at the most: no others can take words from a neighbour.
 *
 * @param alone whether only steps of the two axes move the tile along the rank: none of another one starts them again
 */
export function mostServed(one: AxisAlong, other: AxisAlong, alone: boolean): number {
  const span = (one.bound - 1) * one.stride + (other.bound - 1) * other.stride;
  const isOffset = new Uint8Array(span + 1);
  for (let i = 0; i < one.bound; i++) {
    for (let j = 0; j < other.bound; j++) isOffset[i * one.stride + j * other.stride] = 1;
  }
  let best = 0;
  const take = (move: number) => {
    if (move === 0 || move > span) return;
    let served = 0;
    for (let offset = 0; offset + move <= span; offset++) served += isOffset[offset] & isOffset[offset + move];
    if (served > best) best = served;
  };
  for (const [going, returning] of [
    [one, other],
    [other, one],
  ]) {
    const array = going.bound * going.stride;
    const back = returning.bound * returning.stride;
    for (const on of going.advances) for (const off of returning.returns) take(Math.abs(on * array - off * back));
    // Where both start again, the tile moves further than the array is wide.
    if (!alone) for (const off of going.returns) take(off * array);
  }
  return best;
}
