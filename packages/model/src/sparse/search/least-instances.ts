import type { Tables } from '../../tables.ts';

/** Shares of the instances that are left at the least where units leave out those that would work on zeros. */
export interface LeastInstances {
  /** [level * dataspaces + dataspace] of the memory itself, and of what lies inside it. */
  readonly own: Float64Array;
  readonly inside: Float64Array;
}

/**
 * What lies outside the outermost array of a memory is there. Nothing is known of what lies inside: where tiles overlap more elements are
 * reckoned with than there are instances, so that these are the fewer the more of them there may be.
 */
export function leastInstances({ levels, dataspaces, isFanout }: Tables): LeastInstances {
  const isArray = (level: number) => level > 0 && isFanout[level] === 0 && isFanout[level - 1] === 1;
  const outermost = Array.from({ length: levels }, (_, level) => level).findLast(isArray) ?? -1;
  const share = (isThere: (level: number) => boolean) =>
    Float64Array.from({ length: levels * dataspaces }, (_, at) => Number(isThere(Math.floor(at / dataspaces))));
  return { own: share((level) => level >= outermost), inside: share((level) => level > outermost) };
}
