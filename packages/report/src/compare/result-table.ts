import { formatCount, formatSeconds } from '../format/numbers.ts';
import type { ComparedResult } from './comparison.ts';

/** Titles of what is said of each result. */
export const resultTitles = [
  '',
  'File',
  'Limited by',
  'Mapper',
  'Objective',
  'Seed',
  'Evaluated',
  'Time',
  'Proven',
] as const;

/** A row per result, in the order of the titles. */
export function resultCells({ letter, name, limitedBy, search }: ComparedResult): string[] {
  if (search === null) return [letter, name, limitedBy, '', '', '', '', '', ''];
  const { mapper, objective, seed, evaluated, seconds, optimal } = search;
  return [
    letter,
    name,
    limitedBy,
    mapper,
    objective.join(', '),
    String(seed),
    formatCount(evaluated),
    formatSeconds(seconds),
    optimal ? 'yes' : 'no',
  ];
}
