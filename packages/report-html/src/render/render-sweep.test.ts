import { readFileSync } from 'node:fs';
import { readSweepResult } from '@loopwright/results';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { sampleStudy } from '../../test/sample-study.ts';
import { expectSelfContained, rerun } from '../../test/self-contained.ts';
import { renderSweep } from './index.ts';

const html = renderSweep({ result: sampleStudy, rerun });
const { document } = parseHTML(html);
const texts = (selector: string) =>
  [...document.querySelectorAll(selector)].map((element) => element.textContent!.trim());

describe('the report of a study', () => {
  test('is one file that needs nothing else', () => {
    expectSelfContained(html);
    const source = new URL('../../../results/test/sweep.json', import.meta.url);
    const result = readSweepResult({ file: 'sweep.json', text: readFileSync(source, 'utf8') });
    expectSelfContained(renderSweep({ result, rerun }));
  });

  test('has a page for every point, and each link leads somewhere', () => {
    expect(texts('article > h1')).toEqual(sampleStudy.points.map(({ index }) => `Point #${index}`));
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
  });

  test('draws points that are done, and those dropped at their bounds', () => {
    const drawn = [...document.querySelectorAll('.lw-pareto a')];
    expect(drawn).toHaveLength(11);
    expect(drawn.filter((point) => point.classList.contains('lw-dropped'))).toHaveLength(1);
    expect(texts('.lw-pareto a title')[0]).toBe(
      '#0: dataflow row, Buffer.depth 1024, PE.meshX 8, PE.meshY 8, energy 6.032 nJ, cycles 8,000 cycles, area 6656 µm², compute units 64',
    );
    expect(document.querySelectorAll('.lw-parallel a')).toHaveLength(11);
  });

  test('puts points where their values are', () => {
    const share = (index: number, axis: string) =>
      Number(
        new RegExp(`--${axis}:([\\d.]+)`).exec(
          document.querySelectorAll('.lw-pareto a')[index].getAttribute('style')!,
        )![1],
      );
    const [least, middle, most] = [2, 1, 0].map((index) => share(index, '1l'));
    // Cycles double from one to the next.
    expect(most - middle).toBeCloseTo(middle - least, 3);
    const [at2, at4, at8] = [2, 1, 0].map((index) => share(index, '1a'));
    expect((at8 - at4) / (at4 - at2)).toBeCloseTo(2, 2);
  });

  test('names every control, and ties it to what it hides', () => {
    const controls = [...document.querySelectorAll('input')];
    expect(controls.length).toBeGreaterThan(40);
    for (const control of controls) {
      expect(control.closest('label')!.textContent!.trim()).not.toBe('');
    }
    // Of what is chosen from, the first hides nothing.
    const rules = texts('style').join('');
    for (const { id } of controls) expect(rules.includes(`#${id}:`)).toBe(!/^lw-o\d+-0$/.test(id));
    expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length);
    expect(html).toContain('.lw-study:has(#lw-p2-1:not(:checked)) :is(.lw-p2-1){display:none!important}');
    expect(html).toContain('.lw-study:has(#lw-o0-4:checked) :is(.lw-o0-4,.lw-o0-5){display:none!important}');
  });

  test('says of a point what the winner does differently', () => {
    const rows = [...document.querySelectorAll('#point-4 .lw-beside tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent!.trim().replace(/\s+/g, ' ')),
    );
    expect(rows).toEqual([
      ['Parameters that differ'],
      ['Buffer.depth', '1024', '4096'],
      ['PE.meshX', '8', '16'],
      ['PE.meshY', '8', '16'],
      ['Design'],
      ['area', '0.00666 mm²', '0.02662 mm² ×4.00'],
      ['compute units', '64', '256 ×4.00'],
      ['Objectives'],
      ['energy', '6.032 nJ', '9.112 nJ ×1.51'],
      ['cycles', '8,000 cycles', '4,000 cycles ×0.50'],
      ['net'],
      ['cycles', '8,000', '4,000 ×0.50'],
      ['energy', '6.032 nJ', '9.112 nJ ×1.51'],
      ['energy, DRAM', '4.000 nJ', '4.000 nJ ×1.00'],
      ['energy, Buffer', '1.024 nJ', '4.096 nJ ×4.00'],
      ['energy, MAC', '1.008 nJ', '1.016 nJ ×1.01'],
    ]);
  });

  test('draws figures that are the same in all points, and those that are nothing', () => {
    const totals = { energy: 5, cycles: 0 };
    const points = sampleStudy.points.map((point) => ({ ...point, totals, bounds: totals }));
    expectSelfContained(renderSweep({ result: { ...sampleStudy, points }, rerun }));
  });

  test('of which no point is done has its table all the same', () => {
    const none = sampleStudy.points.map((point) => {
      return { ...point, state: 'open' as const, totals: null, workloads: [] };
    });
    const page = renderSweep({ result: { ...sampleStudy, points: none, front: [] }, rerun });
    expectSelfContained(page);
    expect(page).not.toContain('what they do differently');
  });
});
