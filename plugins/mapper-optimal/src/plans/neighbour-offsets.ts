/** One axis of a rank at a fan-out. */
export interface AxisAlong {
  /** Iterations of its spatial loop, 1 where there is none, and how far one of them moves the rank. */
  readonly bound: number;
  readonly stride: number;
  /** By how many arrays, `bound x stride` wide, its temporal loops go on in one step, and start again at the end of their passes. */
  readonly advances: readonly number[];
  readonly returns: readonly number[];
}

/** [offset] children of a fan-out that lie there along a rank of two axes. */
export function childrenAt(one: AxisAlong, other: AxisAlong): Int32Array {
  const children = new Int32Array(1 + (one.bound - 1) * one.stride + (other.bound - 1) * other.stride);
  for (let i = 0; i < one.bound; i++) {
    for (let j = 0; j < other.bound; j++) children[i * one.stride + j * other.stride]++;
  }
  return children;
}

/** How far a step that goes on along one axis, while the other one may start again, moves the tile along their rank, without sign. */
export function movesOf(going: AxisAlong, returning: AxisAlong): number[] {
  const array = going.bound * going.stride;
  const back = returning.bound * returning.stride;
  return going.advances.flatMap((on) => returning.returns.map((off) => Math.abs(on * array - off * back)));
}

/** The same of steps of other axes, which start these again: where both do, the tile moves further than the array is wide. */
export function returnsOf(one: AxisAlong, other: AxisAlong): number[] {
  return [one, other].flatMap(({ bound, stride, returns }) => returns.map((off) => off * bound * stride));
}

/**
 * Offsets that have none as far ahead as some move goes, at the least; Infinity where no move leads from one to another. Only children
 * at the other ones can take words from a neighbour.
 */
export function fewestWithNoneAhead(children: Int32Array, moves: readonly number[]): number {
  let fewest = Infinity;
  for (const move of moves) {
    if (move === 0 || move >= children.length) continue;
    let served = 0;
    let offsets = 0;
    for (let offset = 0; offset < children.length; offset++) {
      if (children[offset] === 0) continue;
      offsets++;
      if (children[offset + move] > 0) served++;
    }
    if (served > 0) fewest = Math.min(fewest, offsets - served);
  }
  return fewest;
}
