import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { evaluate, map, type Plugin, readResult, writeResult } from './index.ts';

const inputs = ['grid-256', 'resnet18/conv1'];
const search = { mapper: 'random-pruned', limits: { evaluations: 1000 } } as const;

test('a design and a layer that come along are mapped by name, and the mapping is evaluated again', async () => {
  const { best, mapping, search: how } = await map(inputs, search);
  expect(how).toMatchObject({ mapper: 'random-pruned', evaluated: 1000, seed: 1, threads: 1 });
  if (!best?.valid || mapping === null) throw new Error('it must fit');
  const text = JSON.stringify({ mapping });
  const { mapping: _, version: __, ...again } = await evaluate([...inputs, { file: 'mapping.json', text }]);
  expect(again).toEqual(best);
});

test('plugins change costs, and results travel as text', async () => {
  const doubled: Plugin = {
    name: 'doubled',
    setup: ({ hooks }) =>
      hooks.evaluate.tap((cost) => (batch, candidate) => {
        cost(batch, candidate);
        batch.energyPj[candidate] *= 2;
      }),
  };
  const [plain, dear] = await Promise.all([
    map(inputs, { ...search, objective: 'delay' }),
    map(inputs, { ...search, objective: ['delay'], plugins: [doubled] }),
  ]);
  if (!plain.best?.valid || !dear.best?.valid) throw new Error('both must fit');
  expect(dear.best.energyPj).toBe(2 * plain.best.energyPj);
  expect(readResult({ file: 'dear.json', text: writeResult(dear) })).toEqual(dear);
});

test('a plugin gets its section', async () => {
  const told: unknown[] = [];
  const plugin: Plugin = {
    name: 'power',
    section: { name: 'power', schema: { safeParse: (data) => ({ success: true, data }) } },
    setup: ({ section }) => void told.push(section),
  };
  const options = { ...search, plugins: [plugin] };
  await map(inputs, { ...options, sections: { power: { volts: 0.9 } } });
  await map(inputs, options);
  expect(told).toEqual([{ volts: 0.9 }, undefined]);
  await expect(map(inputs, { ...options, sections: { powr: {} } })).rejects.toThrow(
    'sections: there is no key "powr"\n  hint:     did you mean "power"?',
  );
});

test('templates among the files get the variables that they are given', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loopwright-map-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, 'layer.yaml.j2'),
    'problem: {shape: cnn_layer, instance: {R: 1, S: 1, P: 4, Q: 1, C: 8, K: {{ m }}, N: 1}}\n',
  );
  const { best } = await map(['grid-256', 'layer.yaml.j2'], { ...search, folder, defines: { m: 16 } });
  expect(best).toMatchObject({ compute: { computes: 4 * 8 * 16 } });
  await expect(map(['layer.yaml.j2'], { folder })).rejects.toThrow('uses a variable "m" that has no value');
});

test('a signal ends a search', async () => {
  const { search: how } = await map(inputs, { limits: { seconds: 600 }, signal: AbortSignal.timeout(20) });
  expect(how.stopped).toBe('interrupted');
});

test('what is wrong is thrown, with its place', async () => {
  await expect(map(['grid-256'])).rejects.toThrow('problem');
  await expect(map(['grid-265', 'resnet18/conv1'])).rejects.toThrow('did you mean grid-256');
  await expect(map(inputs, { ...search, mapper: 'randm' })).rejects.toThrow('no mapper is named randm');
  await expect(evaluate(inputs)).rejects.toThrow('the files hold no mapping');
});

test('overrides change the design, and warnings say where they change no cost', async () => {
  const codes: string[] = [];
  const onWarning = ({ code }: { code: string }) => void codes.push(code);
  const { best } = await map(inputs, {
    ...search,
    overrides: { 'PE.meshX': 1, 'GlobalBuffer.depth': '2**14' },
    onWarning,
  });
  if (!best?.valid) throw new Error('it must fit');
  expect(best.levels).toMatchObject({ RegisterFile: { instances: 16 } });
  expect(codes).toEqual(['costs-unchanged']);
});
