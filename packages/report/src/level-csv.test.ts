import type { ValidEvaluation } from '@loopwright/core';
import { expect, test } from 'vitest';
import { evaluateSample } from '../samples/run-samples.ts';
import { levelCsv } from './index.ts';

test('what is left out of the instances inside a memory stands in its rows', async () => {
  const result = await evaluateSample('mapping.yaml');
  const evaluation = result.evaluation as ValidEvaluation;
  const { name: level, dataspaces } = evaluation.levels.find((one) => one !== null)!;
  const kept = dataspaces.find((tile) => tile !== null)!.name;
  const counts = { actual: 1, gated: 0, skipped: 0, algorithmic: 4, effectual: 1, utilizedInstances: 1.5 };
  const sparse = {
    ...counts,
    leftOut: [{ level, dataspace: kept, probability: 0.25, conditionOn: [] }],
    packed: [{ level, dataspace: kept, steps: 0.5, busy: 0.75 }],
  };
  const csv = levelCsv({ ...result, evaluation: { ...evaluation, compute: { ...evaluation.compute, sparse } } })!;
  const [titles, ...rows] = csv.split('\r\n').map((line) => line.split(','));
  const cell = (row: readonly string[], title: string) => row[titles!.indexOf(title)];
  const own = rows.find((row) => row[0] === level && row[1] === kept)!;
  expect(['left_out', 'steps_left', 'busy_instances'].map((title) => cell(own, title))).toEqual([
    '0.25',
    '0.5',
    '0.75',
  ]);
  expect(cell(rows.find((row) => row[1] === 'compute')!, 'average_instances')).toBe('1.5');
});
