import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CandidateBatch, candidateShape, encodeMapping } from '@loopwright/mapspace';
import { caseNames, differences, loadCase, referenceAnalysis } from '@loopwright/testkit';
import { describe, expect, test } from 'vitest';
import { compileEvaluator } from './evaluator.ts';

/** One folder per mistake that was made once: input files, `expected.json`, and a note of what it was. */
const folder = fileURLToPath(new URL('golden', import.meta.url));

describe.each(caseNames(folder))('golden case %s', (name) => {
  const { problem, architecture, mapping, reuse, costs, expected } = loadCase(join(folder, name));

  test('the evaluator', () => {
    const evaluation = compileEvaluator(problem, architecture, costs, reuse).analyse(mapping);
    expect(differences(expected, evaluation)).toEqual([]);
  });

  test('what a search asks for', () => {
    const { evaluate, analyse } = compileEvaluator(problem, architecture, costs, reuse);
    const batch = new CandidateBatch(candidateShape(problem, architecture), 1);
    encodeMapping(mapping, batch, 0);
    evaluate(batch, 0);
    expect(analyse(mapping)).toMatchObject({ energyPj: batch.energyPj[0], cycles: batch.cycles[0] });
  });

  test('the reference analysis', () => {
    const evaluation = referenceAnalysis(problem, architecture, mapping, reuse, costs);
    expect(differences(expected, evaluation)).toEqual([]);
  });
});
