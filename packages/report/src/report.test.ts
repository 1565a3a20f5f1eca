import type { ValidEvaluation } from '@loopwright/core';
import { evaluationJson, evaluationResultJson, searchResultJson } from '@loopwright/results';
import { describe, expect, test } from 'vitest';
import { evaluateSample, searchSample } from '../samples/run-samples.ts';
import { formatEvaluation, formatResult, formatSearch, noPaint } from './index.ts';

const layout = (width = 120) => ({ width, paint: noPaint });
const snapshot = (name: string) => `../samples/expected/${name}`;

describe('text', () => {
  test.each([120, 80, 44])('a mapping, %i columns wide', async (width) => {
    const text = formatEvaluation(await evaluateSample('mapping.yaml'), layout(width));
    await expect(text).toMatchFileSnapshot(snapshot(`mapping-${width}.txt`));
  });

  test('a mapping that does not fit', async () => {
    const text = formatEvaluation(await evaluateSample('mapping-too-large.yaml'), layout());
    await expect(text).toMatchFileSnapshot(snapshot('mapping-too-large.txt'));
  });

  test('counts beside energies of what zeros leave are those of the dense run', async () => {
    const unit = '{name: Buffer, action_optimization: [{type: gating, target: A, condition_on: [Z]}]}';
    const saving = { file: 'saving.yaml', text: `sparse_optimizations: {targets: [${unit}]}\n` };
    const result = await evaluateSample('mapping.yaml', saving);
    const title = 'Levels (dense accesses in words per instance, energy of all)';
    expect(formatEvaluation(result, layout())).toContain(title);
    expect(formatResult(evaluationResultJson(result), layout())).toContain(title);
  });

  test('an area that nobody gives is no area of nothing', async () => {
    const result = await evaluateSample('mapping.yaml');
    const evaluation = { ...(result.evaluation as ValidEvaluation), areaUm2: 0 };
    expect(formatEvaluation({ ...result, evaluation }, layout())).toMatch(/^Area +0 µm² +no component is given one$/m);
  });

  test('a search', async () => {
    await expect(formatSearch(await searchSample(), layout())).toMatchFileSnapshot(snapshot('search.txt'));
  });

  test('a narrow terminal loses no word of how far to trust a search', async () => {
    const text = formatSearch(await searchSample(), layout(44));
    expect(text).toMatch(/^Objective {2}edp, energy\n {11}not proven to be the best$/m);
    expect(text).toMatch(/^Time {7}4\.8 s\n {11}the number of evaluations is\n {11}reached$/m);
  });

  test.each([
    [0, null, 'not proven to be the best'],
    [0, 'a plugin taps evaluate (dram-refresh)', 'not proven: a plugin taps evaluate (dram-refresh)'],
    [0.5, 'stopped before the proof ended', 'stopped before the proof ended; no mapping is below '],
  ])('how far to trust the best: bound %d, %s', async (share, whyUnproven, words) => {
    const result = await searchSample();
    const outcome = { ...result.outcome, bound: share * result.outcome.bestScore, whyUnproven };
    expect(formatSearch({ ...result, outcome }, layout())).toContain(`edp, energy   ${words}`);
    expect(searchResultJson({ ...result, outcome }).search.whyUnproven).toBe(whyUnproven);
  });

  test.each(['impossible', 'tight'])('a search that finds nothing: %s', async (name) => {
    const text = formatSearch(await searchSample(`constraints-${name}.yaml`), layout());
    await expect(text).toMatchFileSnapshot(snapshot(`search-${name}.txt`));
  });

  test('colours change no alignment', async () => {
    const result = await evaluateSample('mapping.yaml');
    const mark = (text: string) => `\u001b[1m${text}\u001b[22m`;
    const paint = { heading: mark, name: mark, faint: mark, strong: mark, alarm: mark };
    const painted = formatEvaluation(result, { width: 120, paint });
    expect(painted).toContain('\u001b[1m');
    const bare = painted.replaceAll('\u001b[1m', '').replaceAll('\u001b[22m', '');
    // Painted cells keep the spaces at the end of a line.
    expect(bare.replace(/ +$/gm, '')).toBe(formatEvaluation(result, layout()));
  });
});

describe('JSON', () => {
  test('a mapping', async () => {
    const result = await evaluateSample('mapping.yaml');
    // The order of a sum changes the last digits.
    const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value);
    const json = JSON.stringify(evaluationJson(result), rounded, 2);
    await expect(`${json}\n`).toMatchFileSnapshot(snapshot('mapping.json'));
  });

  test('a mapping that does not fit', async () => {
    expect(evaluationJson(await evaluateSample('mapping-too-large.yaml'))).toEqual({
      valid: false,
      reason: 'capacity',
      level: 'Register',
      needed: 38,
      capacity: 16,
    });
  });

  test('what a search writes can be evaluated again', async () => {
    const result = await searchSample();
    const { best, mapping, search } = searchResultJson(result);
    expect(search).toMatchObject({ mapper: 'in-order', evaluated: 5000, stopped: 'evaluations', optimal: false });
    expect(search.mapspace.LoopPermutation).toMatch(/^\d+$/);
    const written = { file: 'best.json', text: JSON.stringify({ mapping }) };
    const again = await evaluateSample(written);
    expect(evaluationJson(again)).toEqual(best);
  });

  test('a search that finds nothing', async () => {
    const { best, mapping, search } = searchResultJson(await searchSample('constraints-impossible.yaml'));
    expect({ best, mapping, valid: search.valid }).toEqual({ best: null, mapping: null, valid: 0 });
  });
});
