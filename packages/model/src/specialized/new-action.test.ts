import { CandidateBatch, candidateShape, encodeMapping } from '@loopwright/mapspace';
import { analysisCases } from '@loopwright/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Access, actions } from '../actions.ts';

/** Metadata that comes with every word that is filled: one word of it for four. */
const metadataFills: Access = {
  name: 'metadataFills',
  energy: 'write',
  isRequired: true,
  meaning: 'Words of metadata that one instance gets from outside.',
  per: 'word',
  port: 'write',
  counter:
    ({ cells, infill, peer }, words) =>
    (kept) => {
      for (let i = 0; i < kept; i++) words[cells[i]] = Math.ceil(Math.round(infill[cells[i]] + peer[cells[i]]) / 4);
    },
  generated: { letter: 'e', words: ({ infill }) => infill && `Math.ceil(${infill} / 4)` },
};

// Modules of this file's own, whose table has one row more: those of other tests stay as they are.
beforeAll(() => {
  vi.resetModules();
  vi.doMock('../actions.ts', async (importOriginal) => {
    const original = await importOriginal<{ actions: typeof actions }>();
    return { ...original, actions: [...original.actions, metadataFills] };
  });
});

afterAll(() => {
  vi.doUnmock('../actions.ts');
  vi.resetModules();
});

test('a row is counted alike by the generated evaluator and the general one', async () => {
  const { compileEvaluator } = await import('../evaluator.ts');
  let counted = 0;
  fc.assert(
    fc.property(
      analysisCases({ maxOperations: 1024, imperfect: 'never' }),
      ({ problem, architecture: drawn, mapping, reuse, costs }) => {
        const network = { energyPerHopPj: 0, routerEnergyPj: 0 };
        const architecture = { ...drawn, levels: drawn.levels.map((level) => ({ ...level, network })) };
        const { evaluate, analyse, source } = compileEvaluator(problem, architecture, costs, reuse);
        const batch = new CandidateBatch(candidateShape(problem, architecture), 1);
        encodeMapping(mapping, batch, 0);
        evaluate(batch, 0);
        const evaluation = analyse(mapping);
        if (!evaluation.valid) return;
        if (source?.includes('metadataFills[0] = e0_0')) counted++;
        expect([batch.cycles[0], batch.energyPj[0]]).toEqual([evaluation.cycles, evaluation.energyPj]);
      },
    ),
    { numRuns: 500 },
  );
  expect(counted).toBeGreaterThan(50);
});
