import type { MappingResult } from '@loopwright/core';
import { explainMapping } from '@loopwright/core/engine';
import { explanationJson } from '@loopwright/results';
import { expect, test } from 'vitest';
import { evaluateSample } from '../samples/run-samples.ts';
import { formatExplanation, noPaint } from './index.ts';

function explain({ specification, mapping, reuse, evaluation }: MappingResult) {
  if (!evaluation.valid) throw new Error('the sample does not fit');
  const { problem, architecture } = specification;
  return explainMapping({ problem, architecture, mapping, reuse, evaluation });
}

test.each([120, 80])('an explanation, %i columns wide', async (width) => {
  const result = await evaluateSample('mapping.yaml');
  const text = formatExplanation(result, explain(result), { width, paint: noPaint });
  await expect(text).toMatchFileSnapshot(`../samples/expected/explanation-${width}.txt`);
});

test('an explanation as JSON', async () => {
  const json = explanationJson(explain(await evaluateSample('mapping.yaml')));
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  expect(Object.keys(json)).toEqual(['valid', 'dataflow', 'residences', 'deliveries', 'cycles', 'traffic', 'zeros']);
});
