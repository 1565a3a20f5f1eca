import type { LevelMapping, Mapping, Specification } from '@loopwright/core';
import type { Draft } from './draft.ts';

/**
 * A draft as text that fits an address: `constraints:` or `mapping:`, then levels innermost first, each as factors (`4-3`
 * where the last pass is 3), permutation, split, keeps; such as `1.4-3.2_0.2.1_3_101`.
 */
export function encodeDraft({ mapping, rules }: Draft): string {
  const levels = mapping.levels.map(({ factors, remainders, permutation, split, keeps }) => {
    const bounds = factors.map((factor, d) => (factor === remainders[d] ? `${factor}` : `${factor}-${remainders[d]}`));
    return [bounds.join('.'), permutation.join('.'), split, keeps.map(Number).join('')].join('_');
  });
  return `${rules}:${levels.join('/')}`;
}

/** The draft that the text stands for; undefined where it is none of this specification. */
export function decodeDraft(text: string, { problem, architecture }: Specification): Draft | undefined {
  const [rules, code = ''] = text.split(':');
  if (rules !== 'mapping' && rules !== 'constraints') return undefined;
  const mapping: Mapping = { levels: code.split('/').map(decodeLevel) };
  const { dimensions, dataspaces } = problem;
  const isOfProblem =
    mapping.levels.length === architecture.levels.length &&
    mapping.levels.every((level) => isLevel(level, dimensions.length, dataspaces.length)) &&
    dimensions.every(({ bound }, d) => points(mapping, d) === bound) &&
    dataspaces.every((_, s) => mapping.levels.some(({ keeps }) => keeps[s])) &&
    architecture.levels.every(({ kind }, l) => kind === 'memory' || !mapping.levels[l].keeps.includes(true));
  return isOfProblem ? { mapping, rules } : undefined;
}

function decodeLevel(text: string): LevelMapping {
  const [bounds = '', order = '', split = '', keeps = ''] = text.split('_');
  const pairs = bounds.split('.').map((bound) => bound.split('-').map(Number));
  return {
    factors: pairs.map(([factor]) => factor),
    remainders: pairs.map(([factor, remainder = factor]) => remainder),
    permutation: order.split('.').map(Number),
    split: Number(split),
    keeps: [...keeps].map((bit) => bit === '1'),
  };
}

function isLevel(level: LevelMapping, dimensions: number, dataspaces: number): boolean {
  const { factors, remainders, permutation, split, keeps } = level;
  const isBound = (value: number, most: number) => Number.isSafeInteger(value) && value >= 1 && value <= most;
  return (
    factors.length === dimensions &&
    factors.every((factor, d) => isBound(factor, Number.MAX_SAFE_INTEGER) && isBound(remainders[d], factor)) &&
    permutation.length === dimensions &&
    factors.every((_, d) => permutation.includes(d)) &&
    Number.isInteger(split) &&
    split >= 0 &&
    split <= dimensions &&
    keeps.length === dataspaces
  );
}

/** Points that the loops of a dimension run over: all passes are full but the last one at each level. */
function points({ levels }: Mapping, dimension: number): number {
  const last = levels.reduceRight(
    (passes, { factors, remainders }) => passes * factors[dimension] + remainders[dimension] - 1,
    0,
  );
  return last + 1;
}
