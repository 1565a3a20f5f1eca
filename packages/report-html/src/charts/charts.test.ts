import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { evaluateSample, searchSample } from '../../../report/samples/run-samples.ts';
import { tensorColours } from '../components/tensor-colours.ts';
import type { CostView } from '../view/mapping-view.ts';
import { mappingViewOf } from '../view/mapping-view-of.ts';
import { searchViewOf } from '../view/search-view-of.ts';
import { accessChart } from './access-chart.ts';
import { convergenceChart } from './convergence-chart.ts';
import { cyclesChart } from './cycles-chart.ts';
import { energyChart } from './energy-chart.ts';
import { frontChart } from './front-chart.ts';
import { rooflineChart } from './roofline-chart.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const view = mappingViewOf(await evaluateSample('mapping.yaml'));
const cost = view.cost as CostView;
const colours = tensorColours(view.tensors);

const all = (svg: Element, selector: string) => [...svg.querySelectorAll(selector)];
const titles = (svg: Element) => all(svg, 'title').map((title) => title.textContent);
const number = (element: Element, name: string) => Number(element.getAttribute(name));

test('energy: a bar per level and part, as long as its energy', () => {
  const svg = energyChart(cost.energy, new Map([...colours, ['computes', 'grey'], ['leakage', 'silver']]), document);
  const bars = all(svg, '[aria-label="bar"] rect');
  expect(bars).toHaveLength(cost.energy.length);
  const perPj = cost.energy.map(({ energyPj }, index) => number(bars[index], 'width') / energyPj);
  for (const ratio of perPj) expect(ratio / perPj[0]).toBeCloseTo(1, 6);
  expect(titles(svg)[0]).toBe('DRAM, A: 3.072 nJ (19.8 %)');
  expect(svg.textContent).toMatch(/Energy \(nJ\)/);
  expect(svg.textContent).toMatch(/Level/);
});

test('accesses: a mark for every count above 0', () => {
  const svg = accessChart(cost.accesses, colours, document);
  const counts = cost.accesses.flatMap(({ reads, fills, updates }) => [reads, fills, updates]);
  expect(all(svg, '[aria-label="dot"] path')).toHaveLength(counts.filter((words) => words > 0).length);
  expect(titles(svg)).toContain('Register, Z: 576 words, updates');
});

test('cycles: the longest bar is the one that bounds, and a line marks the run', () => {
  const limits = [
    { level: 'DRAM', by: 'shared bandwidth', cycles: 200, asked: 8, available: 4 },
    { level: 'MAC', by: 'compute', cycles: 100, asked: 8, available: 8 },
  ] as const;
  const svg = cyclesChart(limits, 200, document);
  const [first, second] = all(svg, '[aria-label="bar"] rect');
  expect(number(first, 'width')).toBeCloseTo(2 * number(second, 'width'), 6);
  expect([first, second].map((bar) => bar.getAttribute('fill'))).toEqual(['var(--lw-accent)', 'var(--lw-leakage)']);
  expect(titles(svg)).toEqual(['DRAM, shared: 200 cycles', 'MAC, compute: 100 cycles']);
});

describe('roofline', () => {
  const series = cost.roofline.ports.map((port) => {
    return { name: port.level, port, colour: 'red', dashes: 'none', symbol: 'circle', glyph: 'o' };
  });

  test('a point per port and a roof per bandwidth', () => {
    const svg = rooflineChart(cost.roofline, series, document);
    expect(all(svg, '[aria-label="dot"] path')).toHaveLength(cost.roofline.ports.length);
    expect(all(svg, '[aria-label="line"] path')).toHaveLength(1);
  });

  test('what bounds the run is a point on its own roof', () => {
    // 288 words of all tensors at 4 words a cycle take the 72 cycles that there are.
    const dram = cost.roofline.ports.find(({ level }) => level === 'DRAM')!;
    expect(dram).toEqual({ level: 'DRAM', port: 'shared', computesPerWord: 2, wordsPerCycle: 4 });
    expect(dram.computesPerWord * dram.wordsPerCycle!).toBe(cost.roofline.reached);
    expect(cost.roofline.peak).toBe(8);
  });
});

test('convergence: a dot per improvement, and what is proven as a line', async () => {
  const improvements = [
    { evaluated: 512, seconds: 0, score: 9e5 },
    { evaluated: 2048, seconds: 0.5, score: 4e5 },
  ];
  const { convergence, metric } = searchViewOf(await searchSample(), improvements);
  const svg = convergenceChart(convergence, 'evaluated', metric, 1e5, document);
  expect(all(svg, '[aria-label="dot"] circle')).toHaveLength(2);
  expect(titles(svg)[1]).toBe('400.0 nJ·cycle after 2,048');
  expect(all(svg, '[aria-label="rule"] line')).toHaveLength(1);
  expect(convergence.at(-1)).toMatchObject({ evaluated: 5000, isImprovement: false });
  const byTime = convergenceChart(convergence, 'seconds', metric, 0, document);
  expect(byTime.outerHTML).not.toMatch(/NaN|Infinity/);
});

test('ticks beside values that hardly differ have few digits', async () => {
  const { metric } = searchViewOf(await searchSample(), []);
  const points = [1, 2].map((evaluated) => ({ evaluated, seconds: 1, score: 272.083846, isImprovement: true }));
  const svg = convergenceChart(points, 'evaluated', metric, 272.083845, document);
  const ticks = all(svg, '[aria-label="y-axis tick label"] text').map(({ textContent }) => textContent!);
  expect(ticks.length).toBeGreaterThan(1);
  expect(Math.max(...ticks.map(({ length }) => length))).toBeLessThanOrEqual(5);
});

test('front: a dot per mapping; the line leaves out those that only save area', () => {
  const front = [
    { energyPj: 1000, cycles: 30, areaUseUm2: 5 },
    { energyPj: 2000, cycles: 40, areaUseUm2: 1 },
    { energyPj: 3000, cycles: 10, areaUseUm2: 9 },
  ];
  const svg = frontChart(front, document);
  expect(all(svg, '[aria-label="dot"] circle')).toHaveLength(3);
  const [line] = all(svg, '[aria-label="line"] path');
  expect(line.getAttribute('d')!.match(/[\d.]+,[\d.]+|H[\d.]+|V[\d.]+/g)!.length).toBeLessThan(5);
});
