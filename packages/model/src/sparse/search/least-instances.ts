import type { Tables } from '../../tables.ts';
import type { SparseTables } from '../sparse-tables.ts';

/** Shares of the instances that are left at the least where units leave out those that would work on zeros. */
export interface LeastInstances {
  /** [level * dataspaces + dataspace] of the memory itself, and of what lies inside it. */
  readonly own: Float64Array;
  readonly inside: Float64Array;
}

/**
 * What is cut off outside is cut off inside, too, once for every memory between. Of designs with several arrays, one inside another,
 * nothing is known of those inside.
 *
 * @param empty [dataspace] chance that any of its tiles is empty, at the most
 */
export function leastInstances(dense: Tables, { units }: SparseTables, empty: ArrayLike<number>): LeastInstances {
  const { levels, dataspaces, isFanout } = dense;
  const left = { own: new Float64Array(levels * dataspaces), inside: new Float64Array(levels * dataspaces) };
  const memories = Array.from({ length: levels }, (_, level) => level).filter((level) => !isFanout[level]);
  const arrays = memories.filter((level) => level > 0 && isFanout[level - 1] === 1);
  for (let s = 0; s < dataspaces; s++) {
    const options = units.flat().flatMap((unit) => (unit.kind === 'spatial-skipping' ? unit.options : []));
    const shares = options.flatMap(({ target, conditionOn }) =>
      target === s ? [conditionOn.reduce((share, condition) => share * (1 - empty[condition]), 1)] : [],
    );
    // Metadata of the tensor itself leave out what they tell to be empty.
    const share = arrays.length > 1 ? 0 : Math.min(1 - empty[s], ...shares);
    let inside = 1;
    let further = 1;
    for (const level of memories.toReversed()) {
      left.own[level * dataspaces + s] = inside;
      inside = level === arrays.at(-1) ? share : further;
      further *= inside;
      left.inside[level * dataspaces + s] = inside;
    }
  }
  return left;
}
