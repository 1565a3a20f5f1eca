import { accessWords } from '@loopwright/core';
import { timeloopName, type ValidResult } from '../valid-result.ts';
import { aligned, ratio, sum } from './numbers.ts';
import { outermostWords, reductions, totalOperations } from './operations.ts';

const indent = '    ';
const width = 40;

/** Operations per byte that each memory moves. */
export function intensityStats(result: ValidResult): string[] {
  const { evaluation, specification } = result;
  const { levels } = specification.architecture;
  const operations = totalOperations(result);
  const least = sum(outermostWords(result));
  const outermost = levels.at(-1);
  const totals: [string, string | number][] = [
    ['Total elementwise ops', evaluation.compute.computes],
    ['Total reduction ops', reductions(result)],
    ['Total ops', operations],
    ['Total memory accesses required', least],
    [
      'Optimal Op per Byte',
      ratio(operations, bytes(least, outermost?.kind === 'memory' ? outermost.datawidthBits : 8)),
    ],
  ];
  return [
    ...['Operational Intensity Stats', '---------------------------'],
    ...aligned(indent, width, totals),
    '',
    ...levels.flatMap((level, index) => [
      `=== ${timeloopName(level)} ===`,
      ...levelIntensity(result, index, operations),
    ]),
  ];
}

function levelIntensity({ evaluation, specification }: ValidResult, index: number, operations: number): string[] {
  const level = specification.architecture.levels[index];
  const accesses = sum(
    (evaluation.levels[index]?.dataspaces ?? []).map((tile) => (tile ? accessWords(tile) * tile.utilizedInstances : 0)),
  );
  if (level.kind === 'fanout' || accesses === 0) return [];
  return aligned(indent, width, [
    ['Total scalar accesses', accesses],
    ['Op per Byte', ratio(operations, bytes(accesses, level.datawidthBits))],
  ]);
}

function bytes(words: number, bits: number): number {
  return Math.floor((words * bits) / 8);
}
