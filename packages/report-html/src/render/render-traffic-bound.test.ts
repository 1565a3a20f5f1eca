import type { TrafficBoundResultJson } from '@loopwright/results';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { expectSelfContained, rerun } from '../../test/self-contained.ts';
import { renderTrafficBound } from './index.ts';

const traffic = (bytes: number) => ({ words: bytes / 2, bytes });
const curve = [
  { capacityBytes: 1, any: null, perfect: null },
  ...[1024, 3000, 4096].map((capacityBytes) => {
    return { capacityBytes, any: traffic(2 ** 24 / capacityBytes), perfect: traffic(2 ** 25 / capacityBytes) };
  }),
];
const layer = {
  ...{ name: 'one', count: 2, computes: 4096, compulsory: traffic(2048), curve },
  dataspaces: [{ name: 'A', words: 512, wordBits: 16 }],
};
const alone: TrafficBoundResultJson = {
  ...{ version: 2, workload: 'one', computes: 4096, compulsory: traffic(2048), curve, layers: [layer] },
};
const design = {
  name: 'mine',
  memories: [
    { name: 'Spad', bytes: 960 },
    { name: 'Fifo', bytes: 990 },
    { name: 'Buffer', bytes: 2000 },
  ],
  capacityBytes: 3000,
};

function page(result: TrafficBoundResultJson) {
  const html = renderTrafficBound({ result, rerun });
  expectSelfContained(html);
  const { document } = parseHTML(html);
  return (selector: string) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent!.trim());
}

test('the curve of a layer is one file: a dot with its figures for every capacity that holds something', () => {
  const texts = page(alone);
  expect(texts('h1')).toEqual(['Least traffic of one']);
  expect(texts('circle title')).toHaveLength(6);
  expect(texts('circle title')[0]).toBe('Any mapping, 1 KiB on chip: 16 KiB');
  expect(texts('h2')).not.toContain('Layers');
  expect(texts('line title')).toEqual([]);
});

test('a design is marked by its memories, names that would touch together, and what none of its mappings is below', () => {
  const texts = page({ ...alone, design });
  expect(texts('line title')).toEqual(['Spad: 960 B', 'Fifo: 990 B', 'Buffer: 1.953 KiB', 'All on chip: 2.93 KiB']);
  expect(texts('.lw-plot text').filter((text) => /Spad|Buffer|All/.test(text))).toEqual([
    'Spad, Fifo',
    'Buffer',
    'All on chip',
  ]);
  expect(texts('dl > div').at(-1)).toMatch(/^No mapping on it has less\s*5\.461 KiB\s*2\.73 times/);
});

test('a network has a table of its layers, with the capacity of the design among those that are shown', () => {
  const texts = page({ ...alone, layers: [layer, { ...layer, name: 'two', count: 1 }], design });
  expect(texts('.lw-sorted thead th')).toEqual([
    'Layer',
    'Runs',
    'Computes',
    'Compulsory',
    '1 B',
    '1 KiB',
    '2.93 KiB',
    '4 KiB',
  ]);
  expect(texts('.lw-sorted tbody tr:first-child td').slice(4, 6)).toEqual(['does not fit', '32 KiB']);
});
