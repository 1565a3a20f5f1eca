import { readFileSync } from 'node:fs';
import type { SweepResultJson } from '@loopwright/results';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { mappingsChart } from './mappings-chart.ts';
import { pointsByWorkload } from './points-by-workload.ts';
import { docs } from './put-into-docs.ts';
import { spreadChart } from './spread-chart.ts';
import { utilizationChart, winnersChart } from './workloads-chart.ts';

/** As much of a study of two designs and one layer as is looked at. */
function study(edps: readonly number[]): SweepResultJson {
  const points = edps.map((edp, index) => ({
    parameters: { design: `design-${index}` },
    workloads: [{ name: 'conv', totals: { edp }, layers: [{ utilization: 1 / (1 + index) }] }],
  }));
  return { workloads: [{ name: 'conv' }], points } as unknown as SweepResultJson;
}

const texts = (svg: string) =>
  [...parseHTML(svg).document.querySelectorAll('text')].map(({ textContent }) => textContent);

test('points of a study are set beside the least of their layer', () => {
  const points = pointsByWorkload(study([4, 10]));
  expect(points.map(({ ratio }) => ratio)).toEqual([1, 2.5]);
  expect(texts(winnersChart(points))).toEqual(expect.arrayContaining(['least', '2.50', 'design-0', 'design-1']));
  expect(texts(utilizationChart(points))).toEqual(expect.arrayContaining(['100 %', '50 %']));
});

test('a point without a mapping is refused', () => {
  const result = study([4]);
  const points = [{ ...result.points[0]!, workloads: [] }];
  expect(() => pointsByWorkload({ ...result, points })).toThrow('{"design":"design-0"} has no mapping of conv');
});

test('every mapping is in a bin of the histogram, the dearest too', () => {
  const mappings = [10, 20, 20, 40].map((energyPj) => ({ energyPj, cycles: 1 }));
  const { document } = parseHTML(mappingsChart(mappings, { energyPj: 9, cycles: 1 }, 1));
  const bars = [...document.querySelectorAll('g[aria-label="rect"] rect')];
  const heights = bars.map((bar) => Number(bar.getAttribute('height'))).filter((height) => height > 0);
  expect(heights.map((height) => Math.round(height / Math.min(...heights)))).toEqual([1, 2, 1]);
});

test('a bar spans the mappings of a dataflow, and the dot is its optimum', () => {
  const svg = spreadChart([{ dataflow: 'rows', energiesPj: [2, 4, 8, 16, 32], optimumPj: 1 }]);
  const { document } = parseHTML(svg);
  const dot = Number(document.querySelector('circle')!.getAttribute('cx'));
  const bar = document.querySelector('g[aria-label="bar"] rect')!;
  expect(Number(bar.getAttribute('x'))).toBeGreaterThan(dot);
});

test('the pictures of the page are there', () => {
  const page = readFileSync(`${docs}reading-timeloop.md`, 'utf8');
  const pictures = [...page.matchAll(/\(images\/([^)]+)\)/g)].map(([, file]) =>
    readFileSync(`${docs}images/${file}`, 'utf8'),
  );
  expect(pictures).toHaveLength(6);
  for (const svg of pictures) expect(svg).toMatch(/^<svg xmlns/);
});
