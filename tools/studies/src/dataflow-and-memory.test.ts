import { readFileSync } from 'node:fs';
import type { SweepResultJson } from '@loopwright/results';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { dataflowChart } from './dataflow-chart.ts';
import { dataflowEnergies } from './dataflow-energies.ts';
import { dataflowTable } from './dataflow-table.ts';
import { docs } from './put-into-docs.ts';

/** Energies of two workloads, uJ: [dataflow][words of a register file][workload]. */
const microjoules = {
  row: [
    [8, 2],
    [4, 4],
  ],
  weight: [
    [4, 16],
    [16, 8],
  ],
};
const workloads = ['conv', 'fc'];

/** As much of the result of a study as is looked at. */
const result = {
  workloads: workloads.map((name) => ({ name, weight: 1, distinct: 1 })),
  points: Object.entries(microjoules).flatMap(([design, sizes]) =>
    sizes.map((energies, size) => ({
      parameters: { design, 'RegisterFile.depth': [16, 64][size] },
      proven: true,
      totals: { energy: 1e6 * Math.sqrt(energies[0]! * energies[1]!) },
      workloads: workloads.map((name, index) => ({ name, totals: { energyPj: 1e6 * energies[index]! } })),
    })),
  ),
  search: { seconds: 1.5, done: 4 },
} as unknown as SweepResultJson;

describe('the study of dataflow and memory', () => {
  test('has the mean first, each energy beside the least of its workload, and the best of each memory', () => {
    const energies = dataflowEnergies(result);
    expect([...new Set(energies.map(({ workload }) => workload))]).toEqual(['mean', 'conv', 'fc']);
    const [row16, row64, weight16, weight64] = energies.filter(({ workload }) => workload === 'conv');
    expect([row16, row64, weight16, weight64].map((each) => each!.ratio)).toEqual([2, 1, 1, 4]);
    expect([row16, row64, weight16, weight64].map((each) => each!.isBest)).toEqual([false, true, true, false]);
  });

  test('is refused where a point has no mapping', () => {
    const [first, ...rest] = result.points;
    const points = [{ ...first!, totals: null, workloads: [] }, ...rest];
    expect(() => dataflowEnergies({ ...result, points })).toThrow(/"design":"row".* has no mapping of mean/);
  });

  test('is a table with the best of each memory in bold', () => {
    const lines = dataflowTable(result).split('\n');
    expect(lines.slice(2, 8)).toEqual([
      '| mean | row | **4.0** | **4.0** |',
      '| mean | weight | 8.0 | 11.3 |',
      '| conv | row | 8.0 | **4.0** |',
      '| conv | weight | **4.0** | 16.0 |',
      '| fc | row | **2.0** | **4.0** |',
      '| fc | weight | 16.0 | 8.0 |',
    ]);
    expect(lines.at(-2)).toMatch(/^4 points, every mapping is proven to be the optimum\. 2 s in one thread of /);
  });

  test('is a picture by itself, a dot for every energy and a ring around the best', () => {
    const svg = dataflowChart(result);
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).not.toMatch(/NaN|undefined|<script|href=/);
    const { document } = parseHTML(svg);
    expect(document.querySelectorAll('circle')).toHaveLength(12 + 6);
  });
});

test('what the docs show was made by it', () => {
  const page = readFileSync(`${docs}sweep.md`, 'utf8');
  const [, shown] = /<!-- dataflow-and-memory -->\n([\s\S]*)<!-- end of dataflow-and-memory -->/.exec(page)!;
  const words = /\| dataflow \| ([\d |]+) \|\n/.exec(shown!)![1]!.split(' | ');
  const rows = [...shown!.matchAll(/^\| (\S+) \| (\S+) \| (.*) \|$/gm)].slice(1);
  const best = new Map<string, number>();
  for (const [, workload, , cells] of rows) {
    for (const [index, cell] of cells!.split(' | ').entries()) {
      if (cell.startsWith('**'))
        best.set(`${workload} ${words[index]}`, 1 + (best.get(`${workload} ${words[index]}`) ?? 0));
    }
  }
  // Of each workload and memory one is the best.
  expect([...best.values()]).toEqual(Array(6 * words.length).fill(1));
});
