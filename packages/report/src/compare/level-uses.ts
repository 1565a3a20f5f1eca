import type { MappingEntry } from '@loopwright/spec';
import type { ComparedLevels, LevelUse, NamedResult } from './comparison.ts';
import type { LevelRows } from './level-rows.ts';
import { mergeOrders } from './merge-orders.ts';

/** Which levels stand in every row, with their loops and tensors. */
export function compareLevelUses(results: readonly NamedResult[], rows: LevelRows): ComparedLevels[] {
  const uses = results.map((result) => usesByRow(result, rows));
  const names = mergeOrders([...uses.map((one) => [...one.keys()])]);
  // Roles have an order of their own; what stands between them is no row.
  const ordered = rows.alignedBy === 'role' ? rows.names.filter((name) => names.includes(name)) : names;
  return ordered.map((name) => ({ name, uses: uses.map((one) => one.get(name) ?? []) }));
}

function usesByRow(result: NamedResult, rows: LevelRows): Map<string, LevelUse[]> {
  const { evaluation } = result;
  const byRow = new Map<string, LevelUse[]>();
  let waiting: LevelUse[] = [];
  for (const use of levelUses(result)) {
    const isFanout = !Object.hasOwn(evaluation.levels, use.level) && use.level !== evaluation.compute.name;
    // A fan-out stands before that of which it makes copies.
    if (isFanout && rows.alignedBy === 'role') {
      waiting.push(use);
      continue;
    }
    const row = isFanout ? use.level : rows.rowOf(evaluation, use.level);
    byRow.set(row, [...(byRow.get(row) ?? []), ...waiting, use]);
    waiting = [];
  }
  return byRow;
}

/** Outermost first, and the compute units where fan-outs stand before them. */
function levelUses({ mapping, evaluation: { levels, compute } }: NamedResult): LevelUse[] {
  const names = Object.keys(levels).reverse();
  if (mapping === null) return names.map((level) => ({ level, loops: null, keeps: '' }));
  const nests = mapping.filter(({ type }) => type !== 'dataspace');
  const uses = nests.map((entry): LevelUse => {
    const kept = mapping.find(({ target, type }) => target === entry.target && type === 'dataspace')?.keep ?? [];
    return { level: entry.target, loops: loopsText(entry), keeps: kept.join(', ') };
  });
  const endsWithFanout = nests.at(-1)?.type === 'spatial';
  return endsWithFanout ? [...uses, { level: compute.name, loops: '', keeps: '' }] : uses;
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
