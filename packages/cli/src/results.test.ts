import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { arrayFolder, runIn } from '../fixtures/run-in.ts';

const network = `workload:
  name: pair
  operations:
  - {name: one, C: 4, M: 8}
  - {name: two, C: 8, M: 4, repeat: 3}
`;
const map = ['map', 'arch.yaml', 'tables.yaml', 'net.yaml', '-t', '1', '--json', '--objective', 'energy'];
const results = (...argv: string[]) => ['results', ...argv];

test('a store is listed, shown, exported and compared', async () => {
  const folder = arrayFolder({ 'net.yaml': network });
  expect(await runIn(folder, results('list'))).toMatchObject({ code: 2, stderr: expect.stringContaining('no store') });
  await runIn(folder, map);

  const { stdout: list } = await runIn(folder, results('list'));
  const [, key] = /^([0-9a-f]{12}) +search .*C=4 M=8 +energy .*yes$/m.exec(list) ?? [];
  expect(key).toBeDefined();
  const { stdout: shown } = await runIn(folder, results('show', key!));
  expect(shown).toMatch(/^Mapping [\s\S]*^Energy [\s\S]*^Objective +energy +proven/m);
  const { stdout: json } = await runIn(folder, results('show', key!, '--json'));
  expect(JSON.parse(json)).toMatchObject({ key: expect.stringMatching(`^${key}`), best: { valid: true } });
  expect(await runIn(folder, results('show', 'beef'))).toMatchObject({ code: 2, stdout: '' });

  await runIn(folder, results('export', '--csv', 'r.csv', '--parquet', 'r.parquet'));
  expect(readFileSync(join(folder, 'r.csv'), 'utf8').split('\r\n')[0]).toMatch(
    /^key,kind,(\w,)+computes,compute_units,cycles,energy_pj,/,
  );
  expect(readFileSync(join(folder, 'r.parquet')).subarray(0, 4).toString()).toBe('PAR1');

  const store = '.loopwright/results.jsonl';
  expect(await runIn(folder, results('diff', store, store))).toMatchObject({ code: 0 });
  expect((await runIn(folder, results('diff', store, 'net.yaml'))).code).toBe(2);
});

test('what changed between two results of a network is named, and by how much', async () => {
  const folder = arrayFolder({ 'net.yaml': network });
  const { stdout } = await runIn(folder, [...map, '--no-store']);
  const other = JSON.parse(stdout);
  other.layers[1].energyPj *= 2;
  // Of other limits.
  other.layers[1].key = 'f'.repeat(64);
  other.layers[0].name = 'three';
  writeFileSync(join(folder, 'a.json'), stdout);
  writeFileSync(join(folder, 'b.json'), JSON.stringify(other));
  const { code, stdout: diff } = await runIn(folder, results('diff', 'a.json', 'b.json'));
  expect(code).toBe(1);
  expect(diff).toMatch(/^two +energy_pj .* 2\.0000$/m);
  expect(diff).not.toContain('ffff');
  expect(diff).toContain('only in the first: one\nonly in the second: three\n0 the same, 1 changed');
});
