import { accesses as accessRows } from '@loopwright/core';
import { accessLabel, formatCount } from '@loopwright/report';
import * as Plot from '@observablehq/plot';
import type { AccessView } from '../view/mapping-view.ts';
import { chartLook, logAxis, nameAxis, xAxis } from './axis.ts';
import { accessSymbols } from './symbols.ts';

interface AccessMark {
  readonly row: string;
  readonly tensor: string;
  readonly kind: string;
  readonly words: number;
}

/** Dots of reads, fills, updates and so on, on a logarithmic axis: counts of levels lie orders of magnitude apart. */
export function accessChart(accesses: readonly AccessView[], colours: ReadonlyMap<string, string>, document: Document) {
  const marks = accesses.flatMap(accessMarks);
  const rows = accesses.map(rowName);
  const { marginLeft, axis } = nameAxis('Level, tensor', rows);
  return Plot.plot({
    ...chartLook,
    document,
    marginLeft,
    marginRight: 16,
    height: 76 + 20 * rows.length,
    x: { ...xAxis('Words, all instances'), ...logAxis(marks.map(({ words }) => words)) },
    y: { ...axis, type: 'point' },
    color: { domain: [...colours.keys()], range: [...colours.values()] },
    symbol: { domain: [...accessSymbols.keys()], range: [...accessSymbols.values()].map(({ symbol }) => symbol) },
    marks: [
      Plot.ruleY(rows, { y: (row: string) => row, stroke: 'var(--lw-line)' }),
      Plot.dot(marks, {
        x: 'words',
        y: 'row',
        stroke: 'tensor',
        symbol: 'kind',
        r: 4,
        strokeWidth: 2,
        title: ({ row, kind, words }: AccessMark) => `${row}: ${formatCount(words)} words, ${kind}`,
      }),
    ],
  });
}

/** A logarithmic axis has no place for zeros. */
function accessMarks(access: AccessView): AccessMark[] {
  return accessRows
    .map(({ name }) => ({ row: rowName(access), tensor: access.tensor, kind: accessLabel(name), words: access[name] }))
    .filter(({ words }) => words > 0);
}

function rowName({ level, tensor }: AccessView): string {
  return `${level}, ${tensor}`;
}
