import type { Tables } from '../../tables.ts';
import type { SparseTables } from '../sparse-tables.ts';
import type { MayKeep } from './may-keep.ts';

/** Chances of what units save, at the most, whatever the mapping: [level * dataspaces + dataspace]. */
export interface SavedAnywhere {
  /** Of the reads and updates of a memory. */
  readonly own: Float64Array;
  /** Those of them that are skipped: gated ones take their time. */
  readonly skipped: Float64Array;
  /** Of what would come from memories further out. */
  readonly outside: Float64Array;
  /** [dataspace] of its computes. */
  readonly computes: Float64Array;
}

/**
 * A read is in vain no more often than the smallest tile of what it is conditioned on is empty, that of the next memory inside which keeps
 * the target: a single value, where there may be none.
 *
 * @param empty [dataspace] chance that any of its tiles is empty, at the most
 * @param inside level of which tiles are known, and the same chance of these
 */
export function savedAnywhere(
  { levels, dataspaces }: Tables,
  { units }: SparseTables,
  keeps: MayKeep,
  empty: readonly number[],
  inside: { readonly level: number; readonly most: readonly number[] },
): SavedAnywhere {
  const each = () => new Float64Array(levels * dataspaces);
  const saved = { own: each(), skipped: each(), outside: each(), computes: new Float64Array(dataspaces) };
  for (const [level, own] of units.entries()) {
    for (const { kind, options } of own) {
      for (const { target, conditionOn } of options) {
        // The memory that has the target may be the unit's own, or one further out.
        for (const keeper of keeps.keepersFrom(level * dataspaces + target)) {
          const chances = keeps.childOf(keeper) >= inside.level ? inside.most : empty;
          const chance = 1 - conditionOn.reduce((effectual, condition) => effectual * (1 - chances[condition]), 1);
          saved.own[keeper] = Math.max(saved.own[keeper], chance);
          if (kind === 'skipping') saved.skipped[keeper] = Math.max(saved.skipped[keeper], chance);
        }
      }
    }
  }
  for (let at = levels * dataspaces - 1; at >= 0; at--) {
    const s = at % dataspaces;
    saved.outside[at] = saved.computes[s];
    saved.computes[s] = Math.max(saved.computes[s], saved.own[at]);
  }
  return saved;
}
