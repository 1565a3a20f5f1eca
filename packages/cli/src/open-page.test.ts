import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decodeRun } from '@loopwright/run-link';
import { expect, test } from 'vitest';
import { arrayFolder, runIn, search } from '../fixtures/run-in.ts';

const settings = ['--mapper', 'random-pruned', '--evaluations', '20', '--threads', '1', '--no-store', '--open'];
const [arch, , tables] = search;

/** What the address that is printed holds; as soon as the page is served, the user wants no more. */
async function linked(folder: string, files: readonly string[]) {
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), '');
  const site = pathToFileURL(join(folder, 'page/')).href;
  let interrupt = () => {};
  let stderr = '';
  const io = {
    site,
    stderr: {
      write: (text: string) => {
        stderr += text;
        if (text.includes('http:')) setTimeout(() => interrupt());
      },
    },
    onInterrupt: (listener: () => void) => {
      interrupt = listener;
      return () => {};
    },
  };
  const { code } = await runIn(folder, ['map', ...files, ...settings], io);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return decodeRun(/#(\S+)/.exec(stderr)![1]!);
}

test('a layer is opened with what was found', async () => {
  const { inputs, search: how, mapping } = await linked(arrayFolder(), search);
  expect(inputs.map((input) => typeof input !== 'string' && input.file)).toEqual([...search]);
  expect(how).toMatchObject({ mapper: 'random-pruned', evaluations: 20, threads: 1 });
  expect(mapping).toContain('mapping:');
});

test('a network is opened with its files, to be found again', async () => {
  const text = 'workload:\n  name: small\n  operations:\n  - {name: fc, N: 2, C: 4, M: 4}\n';
  const { inputs, mapping } = await linked(arrayFolder({ 'net.yaml': text }), [arch, tables, 'net.yaml']);
  expect(inputs).toContainEqual({ file: 'net.yaml', text });
  expect(mapping).toBeUndefined();
});
