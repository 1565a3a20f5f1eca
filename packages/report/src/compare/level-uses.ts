import type { MappingEntry } from '@loopwright/spec';
import type { ComparedLevel, LevelUse, NamedResult } from './comparison.ts';
import { mergeOrders } from './merge-orders.ts';

/** The loops and tensors of every level; empty where no result holds a mapping. */
export function compareLevelUses(results: readonly NamedResult[]): ComparedLevel[] {
  const uses = results.map(({ mapping }) => mapping && levelUses(mapping));
  const levels = mergeOrders(uses.map((one) => (one ? [...one.keys()] : [])));
  return levels.map((level) => ({ level, uses: uses.map((one) => one?.get(level) ?? null) }));
}

/** By level, outermost first. */
function levelUses(mapping: readonly MappingEntry[]): Map<string, LevelUse> {
  const loops = mapping.filter(({ type }) => type !== 'dataspace');
  return new Map(
    loops.map((entry) => {
      const kept = mapping.find(({ target, type }) => target === entry.target && type === 'dataspace')?.keep ?? [];
      return [entry.target, { loops: loopsText(entry), keeps: kept.join(', ') }];
    }),
  );
}

function loopsText({ type, factors = [], permutation = [], split = 0 }: MappingEntry): string {
  const bounds = new Map(factors.map((factor) => factor.split('=') as [string, string]));
  return permutation
    .map((dimension, position) => {
      const [bound, last] = (bounds.get(dimension) ?? '1').split(',');
      const axis = type === 'temporal' ? '' : position < split ? ' X' : ' Y';
      return { bound, text: `${dimension} ${bound}${last === undefined ? '' : ` (last ${last})`}${axis}` };
    })
    .filter(({ bound }) => bound !== '1')
    .map(({ text }) => text)
    .reverse()
    .join(', ');
}
