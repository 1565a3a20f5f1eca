import type { ResultJson, ValidEvaluationJson } from '@loopwright/results';
import { formatCount } from './format/numbers.ts';
import type { NestLevel } from './nest-lines.ts';
import type { NestLoop } from './nest-loops.ts';

type Entry = NonNullable<ResultJson['mapping']>[number];

/**
 * The levels of a nest, outermost first, by the mapping of a result: what it was mapped on is not there, so that nothing is said
 * of how large memories and fan-outs are.
 *
 * @param evaluation has the words of the tiles; null where the mapping does not fit
 */
export function nestOfEntries(entries: readonly Entry[], evaluation: ValidEvaluationJson | null): NestLevel[] {
  const kept = new Map(
    entries.filter(({ type }) => type === 'dataspace').map(({ target, keep }) => [target, keep ?? []]),
  );
  return entries
    .filter(({ type }) => type === 'temporal' || type === 'spatial')
    .map((entry) => {
      const loops = loopsOf(entry);
      const note =
        entry.type === 'spatial' ? usedNote(loops) : tileNote(entry.target, kept.get(entry.target) ?? [], evaluation);
      return { name: entry.target, note, loops };
    });
}

function loopsOf({ type, factors = [], permutation = [], split = permutation.length }: Entry): NestLoop[] {
  const bounds = new Map(factors.map((factor) => boundsOf(factor)));
  return permutation
    .map((dimension, position): NestLoop => {
      const axis = type === 'temporal' ? 'time' : position < split ? 'X' : 'Y';
      const { bound, lastBound } = bounds.get(dimension) ?? { bound: 1, lastBound: 1 };
      return { dimension, bound, lastBound, axis };
    })
    .filter(({ bound }) => bound > 1)
    .reverse();
}

/** Of `P=5,3`: five, and three in the last pass. */
function boundsOf(factor: string): [dimension: string, { bound: number; lastBound: number }] {
  const [dimension = '', values = ''] = factor.split('=');
  const [bound = 1, lastBound = bound] = values.split(',').map(Number);
  return [dimension, { bound, lastBound }];
}

function usedNote(loops: readonly NestLoop[]): string {
  return `${formatCount(loops.reduce((product, { bound }) => product * bound, 1))} used`;
}

function tileNote(level: string, kept: readonly string[], evaluation: ValidEvaluationJson | null): string {
  const tiles = evaluation?.levels[level]?.dataspaces;
  const words = (name: string) => tiles?.[name]?.utilizedCapacity;
  return (
    kept.map((name) => [name, ...[words(name)].flatMap((size) => size ?? []).map(formatCount)].join(' ')).join(', ') ||
    'keeps nothing'
  );
}
