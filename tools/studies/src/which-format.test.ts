import { readFileSync } from 'node:fs';
import type { SweepResultJson } from '@loopwright/results';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { formatChart } from './format-chart.ts';
import { formatEnergies } from './format-energies.ts';
import { formatTable } from './format-table.ts';
import { docs } from './put-into-docs.ts';

/** Energies at densities of 0.1 and 1, uJ: [format][saving][density]. */
const microjoules = {
  B: { none: [8, 9], skipping: [2, 9] },
  UOP_CP: { none: [9, 12], skipping: [1, 12] },
};
const densities = ['0.1', '1'];

/** As much of the result of the study as is looked at. */
const result = {
  workloads: densities.map((name) => ({ name })),
  points: Object.entries(microjoules).flatMap(([format, savings]) =>
    Object.entries(savings).map(([saving, energies]) => ({
      parameters: { 'Buffer.representation_format': format, 'MAC.compute_optimization': saving },
      workloads: densities.map((name, index) => ({ name, totals: { energyPj: 1e6 * energies[index]!, cycles: 1 } })),
    })),
  ),
} as unknown as SweepResultJson;

describe('the study of formats', () => {
  test('sets each energy beside the least of its density and saving', () => {
    expect(formatEnergies(result).map(({ ratio }) => ratio)).toEqual([1, 1, 2, 1, 9 / 8, 12 / 9, 1, 12 / 9]);
  });

  test('is refused where a point has no mapping', () => {
    const [first, ...rest] = result.points;
    expect(() => formatEnergies({ ...result, points: [{ ...first!, workloads: [] }, ...rest] })).toThrow(
      /"B".* has no mapping of 0.1/,
    );
  });

  test('is a table with the best format of each density in bold', () => {
    expect(formatTable(result).split('\n').slice(2, 5)).toEqual([
      '| B | skipping | 2.00 | **9.00** |',
      '| UOP-CP | skipping | **1.00** | 12.00 |',
      '| B | none | 8.00 | 9.00 |',
    ]);
  });

  test('is a picture with a dot for every energy and a ring around the best', () => {
    const svg = formatChart(result);
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(parseHTML(svg).document.querySelectorAll('circle')).toHaveLength(4 + 2);
  });
});

test('the page says which format is best where the table does', () => {
  const page = readFileSync(`${docs}sparse.md`, 'utf8');
  const [, shown] = /<!-- which-format -->\n([\s\S]*)<!-- end of which-format -->/.exec(page)!;
  const rows = [...shown!.matchAll(/^\| (\S+) \| skipping \| (.*) \|$/gm)];
  const bestOf = ([, format, cells]: RegExpExecArray) => [
    format,
    cells!.split(' | ').filter((cell) => cell.startsWith('**')).length,
  ];
  expect(rows.map((row) => bestOf(row as RegExpExecArray))).toEqual([
    ['uncompressed', 2],
    ['B', 4],
    ['RLE', 4],
    ['CP', 0],
    ['UOP-CP', 1],
  ]);
});
