import { Objective, rejectionNames, type SearchStep } from '@loopwright/core';
import { firstStep, searchBatch } from '@loopwright/core/engine';
import { describe, expect, test } from 'vitest';
import { evaluateSample } from '../samples/run-samples.ts';
import { formatProgress, noPaint, type ProgressContext } from './index.ts';

const { specification } = await evaluateSample('mapping.yaml');
const levels = specification.architecture.levels;

/** Two seconds into a search, with a hundred thousand mappings refused by the register. */
function step(changes: Partial<SearchStep> = {}): SearchStep {
  const { length } = levels;
  const shape = { levels: length, dimensions: 3, dataspaces: 3 };
  const one = firstStep(searchBatch(shape), 0);
  const register = levels.findIndex(({ name }) => name === 'Register');
  one.rejections[rejectionNames.indexOf('capacity') * length + register] = 100_000;
  return { ...one, seconds: 2, evaluated: 400_000, valid: 300_000, bestScore: 1.4656e17, ...changes };
}

const lines = (width: number, changes?: Partial<SearchStep>, context?: Partial<ProgressContext>) =>
  formatProgress(
    step(changes),
    { specification, metric: new Objective(['edp']).metrics[0], limits: { seconds: 10 }, bestSeconds: 0.5, ...context },
    { width, paint: noPaint },
  );

describe('says how the search is going', () => {
  test('with a limit of time', () => {
    expect(lines(100)).toEqual([
      'Search     ████░░░░░░░░░░░░░░░░  8 s left, of 10 s',
      'Best       146.6 kJ·cycle, found after 0.5 s',
      'Evaluated  400,000, 200,000 mappings/s, 75.0 % valid',
      'Rejected   25.0 % Register: tiles exceed the memory',
    ]);
  });

  test('with a number of evaluations, or none', () => {
    const [bar] = lines(100, {}, { limits: { evaluations: 1e6, seconds: 100 } });
    expect(bar).toBe('Search     ████████░░░░░░░░░░░░  3 s left, of 1,000,000 evaluations');
    expect(lines(100, {}, { limits: {} })[0]).toBe('Search     2.0 s');
  });

  test('with what is proven', () => {
    expect(lines(100, { bound: 1.4e17 })[1]).toBe(
      'Best       146.6 kJ·cycle, at the most 4.5 % from the least, found after 0.5 s',
    );
  });

  test('before anything is found', () => {
    expect(lines(100, { bestScore: Infinity, rejections: new Float64Array(0) }, { bestSeconds: undefined })).toEqual([
      'Search     ████░░░░░░░░░░░░░░░░  8 s left, of 10 s',
      'Best       none yet',
      'Evaluated  400,000, 200,000 mappings/s, 75.0 % valid',
    ]);
  });
});

test.each([60, 40, 30, 20, 12, 3])('no line is longer than %i columns', (width) => {
  for (const line of lines(width)) expect(line.length).toBeLessThanOrEqual(Math.max(width, 12));
});
