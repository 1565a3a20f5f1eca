import type { Tables } from '../../tables.ts';
import type { SparseTables } from '../sparse-tables.ts';
import type { LeastTensor } from './least-tensor.ts';
import type { MayKeep } from './may-keep.ts';

/** Tiles of one memory, by how often those of tensors are empty that savings hang on. */
export interface TileClass {
  readonly level: number;
  /** [dataspace] chance that a tile is empty, at the most, and more than the least, which is below 0 where it may be 0. */
  readonly most: readonly number[];
  readonly above: readonly number[];
  /** Whether that is so of the tiles that cover these points, [dimension]. */
  holds(points: Float64Array): boolean;
}

/** Shares of the chance of a single value where one class ends and the next begins. */
const ENDS = [0.25, 0.03];
/** Tensors that are told apart: each multiplies the classes. */
const MOST_TENSORS = 2;

/** All tiles are of one class; what holds for those of the first holds for all. */
export function tileClasses(
  dense: Tables,
  { units }: SparseTables,
  keeps: MayKeep,
  tensors: readonly LeastTensor[],
): readonly TileClass[] {
  const conditions = new Set(units.flat(2).flatMap(({ options }) => options.flatMap(({ conditionOn }) => conditionOn)));
  const told = [...conditions].filter((s) => tensors[s].empty > 0 && tensors[s].empty < 1).slice(0, MOST_TENSORS);
  const most = tensors.map(({ empty }) => empty);
  const above = tensors.map(() => -1);
  let classes = [{ most, above }];
  for (const s of told) {
    const ends = [1, ...ENDS].map((share) => share * most[s]);
    classes = ends.flatMap((end, k) =>
      classes.map((own) => ({ most: own.most.with(s, end), above: own.above.with(s, ends[k + 1] ?? -1) })),
    );
  }
  const level = tellingLevel(dense, units, keeps);
  return classes.map((own) => ({
    ...own,
    level,
    holds: (points) =>
      told.every((s) => {
        const chance = tensors[s].emptyChance(points);
        return chance > own.above[s] && chance <= own.most[s];
      }),
  }));
}

/** The innermost memory to which reads go that units save: its tiles, or larger ones, meet them all. The innermost of all, where none does. */
function tellingLevel({ dataspaces, isFanout }: Tables, units: SparseTables['units'], keeps: MayKeep): number {
  const children: number[] = [];
  for (const [level, own] of units.entries()) {
    for (const { target } of own.flatMap(({ options }) => options)) {
      const inside = keeps.keepersFrom(level * dataspaces + target).map((keeper) => keeps.childOf(keeper));
      children.push(...inside.filter((child) => child >= 0));
    }
  }
  return children.length > 0 ? Math.min(...children) : isFanout.indexOf(0);
}
