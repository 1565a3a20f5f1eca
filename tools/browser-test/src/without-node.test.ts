import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { caseNames, differences, ownCases } from '@loopwright/testkit';
import { describe, expect, test } from 'vitest';
import { builtInPlugins } from '../../../packages/cli/src/built-in-plugins.ts';
import { sampleText } from '../../../packages/report/samples/run-samples.ts';
import { bundleForBrowser } from './browser-bundle.ts';
import * as inNode from './evaluate-sources.ts';

const samples = ['arch.yaml', 'problem.yaml', 'tables.yaml'].map((file) => ({ file, text: sampleText(file) }));
const mapping = { file: 'mapping.yaml', text: sampleText('mapping.yaml') };

/** Spec, mapspace, model, core, results and the plugins, where there is nothing but the language: no Node, no window. */
describe('without Node', async () => {
  const { code, imports } = await bundleForBrowser('./evaluate-sources.ts');
  // What asks for a module of Node cannot be run to test the rest.
  expect({ imports, empty: code.match(/__vite-browser-external:\S+/g) }).toEqual({ imports: [], empty: null });
  const context = createContext({});
  runInContext(code, context, { timeout: 10_000 });
  const bundled = context.bundle as typeof inNode;

  test('there is every plugin that comes along', () => {
    expect([...bundled.pluginNames]).toEqual(Object.keys(builtInPlugins));
  });

  test('a case of the reference costs what Timeloop says', async () => {
    const folder = join(ownCases, 'model', caseNames(join(ownCases, 'model'))[0]);
    const text = (file: string) => readFileSync(join(folder, file), 'utf8');
    const files = ['arch.yaml', 'problem.yaml', 'mapping.yaml', 'ERT.yaml', 'ART.yaml'];
    const sources = files.map((file) => ({ file, text: text(file) }));
    const evaluation = JSON.parse(await bundled.evaluateSources(sources, 'energy-tables'));
    expect(differences(JSON.parse(text('expected.json')), evaluation)).toEqual([]);
  });

  const energies = inNode.pluginNames.filter((name) => name.startsWith('energy-'));
  test.each(energies)('%s gives the same costs', async (energy) => {
    const sources = [...samples, mapping];
    expect(await bundled.evaluateSources(sources, energy)).toBe(await inNode.evaluateSources(sources, energy));
  });

  test('what decides a result is the same text', () => {
    expect(bundled.keyedText(samples)).toBe(inNode.keyedText(samples));
  });

  const mappers = inNode.pluginNames.flatMap((name) => /^mapper-(.*)/.exec(name)?.[1] ?? []);
  test.each(mappers)('mapper %s finds the same', async (mapper) => {
    expect(await bundled.searchSources(samples, mapper)).toBe(await inNode.searchSources(samples, mapper));
  });
});
