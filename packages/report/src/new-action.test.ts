import type { Access, actions } from '@loopwright/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sampleText } from '../samples/run-samples.ts';

/** Half of what children ask a memory for is skipped, at a price for each word. */
const gatedReads: Access = {
  name: 'gatedReads',
  energy: 'gated_read',
  isRequired: true,
  meaning: 'Words that one instance is not asked for, since they are zero.',
  per: 'word',
  port: null,
  counter:
    ({ cells, content }, words) =>
    (kept) => {
      for (let i = 0; i < kept; i++) words[cells[i]] = Math.floor(content[cells[i]] / 2);
    },
  generated: { letter: 'g', words: ({ content }) => `Math.floor(${content} / 2)` },
};

const table = '../../model/src/actions.ts';

// Modules of this file's own, whose table has one row more: those of other tests stay as they are.
beforeAll(() => {
  vi.resetModules();
  vi.doMock(table, async (importOriginal) => {
    const original = await importOriginal<{ actions: typeof actions }>();
    return { ...original, actions: [...original.actions, gatedReads] };
  });
});

afterAll(() => {
  vi.doUnmock(table);
  vi.resetModules();
});

const gatedPj = 0.25;
const priced = sampleText('tables.yaml').replaceAll(
  '{name: write,',
  `{name: gated_read, energy: ${gatedPj}}, {name: write,`,
);

test('a row is counted, costed and reported', async () => {
  const { formatEvaluation, levelCsv, noPaint, timeloopFiles } = await import('./index.ts');
  const { evaluationJson } = await import('@loopwright/results');
  const evaluated = await evaluate(priced);
  const { evaluation } = evaluated;
  if (!evaluation.valid) throw new Error(evaluation.reason);
  const gated = evaluation.levels.map((level) =>
    level?.dataspaces.map((tile) => (tile as unknown as Record<string, number> | null)?.gatedReads),
  );
  const { reads, ...ofA } = evaluation.levels.at(-1)!.dataspaces[0] as unknown as Record<string, number>;
  expect(gated.at(-1)![0]).toBe(Math.floor(reads / 2));
  // The DRAM reads blocks of 4 words.
  expect(ofA.energyPj).toBe((reads / 4) * 128 + ofA.gatedReads * gatedPj);
  expect(formatEvaluation(evaluated, { width: 200, paint: noPaint })).toMatch(
    /Reads +Fills +Updates +Gated reads +Energy/,
  );
  expect(levelCsv(evaluated)).toContain(',reads,fills,updates,gated_reads,');
  expect(timeloopFiles(evaluated)?.['timeloop-mapper.stats.txt']).toContain('Scalar gated reads (per-instance)');
  expect(JSON.stringify(evaluationJson(evaluated))).toContain(`"updates":0,"gatedReads":${ofA.gatedReads}`);
});

test('its energy is asked for, and missed', async () => {
  const { requiredEnergies } = await import('@loopwright/core');
  expect(requiredEnergies('memory')).toEqual(['read', 'write', 'update', 'gated_read']);
  await expect(evaluate(sampleText('tables.yaml'))).rejects.toThrow('DRAM has no energy for gated_read');
});

async function evaluate(tables: string) {
  const { evaluateMapping, PluginManager, prepareDesign } = await import('@loopwright/core/engine');
  const { energyTables } = await import('@loopwright/energy-tables');
  const { loadSpecification } = await import('@loopwright/spec');
  const texts = { 'tables.yaml': tables };
  const sources = ['arch.yaml', 'problem.yaml', 'tables.yaml', 'mapping.yaml'].map((file) => ({
    file,
    text: texts[file as 'tables.yaml'] ?? sampleText(file),
  }));
  const { specification } = loadSpecification(sources);
  const plugins = new PluginManager();
  await plugins.use(energyTables());
  return evaluateMapping(prepareDesign(plugins, specification), specification);
}
