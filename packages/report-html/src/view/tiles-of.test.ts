import { expect, test } from 'vitest';
import { evaluateSample } from '../../../report/samples/run-samples.ts';
import { mappingViewOf } from './mapping-view-of.ts';
import { tilesOf } from './tiles-of.ts';

test('tiles are those of the evaluation', async () => {
  const { specification, mapping, evaluation } = await evaluateSample('mapping.yaml');
  if (!evaluation.valid) throw new Error('it must fit');
  for (const [level, evaluated] of evaluation.levels.entries()) {
    const tiles = tilesOf(specification.problem, mapping, level);
    for (const [dataspace, tile] of evaluated?.dataspaces.entries() ?? []) {
      if (tile) expect(tiles[dataspace]).toBe(tile.utilizedCapacity);
    }
  }
});

test('a mapping that does not fit has its tiles too', async () => {
  const result = await evaluateSample('mapping.yaml');
  const misfit = { valid: false, reason: 'capacity', level: 'Buffer', needed: 200, capacity: 128 } as const;
  const { levels } = mappingViewOf({ ...result, evaluation: misfit });
  const fitting = mappingViewOf(result).levels;
  expect(levels).toEqual(fitting);
});
