import { expect, it, test } from 'vitest';
import { complaints } from '../../test/complaints.ts';
import { MISTAKES } from '../../test/mistakes.ts';
import { ARCHITECTURE, MAPPING, messageOf, PROBLEM } from '../../test/tiny-design.ts';
import { loadSpecification } from '../load-specification.ts';
import { storageAttributes } from '../read/storage-attributes.ts';
import { inputSchema } from './input-schema.ts';

test('schema.json is what the readers know', async () => {
  await expect(`${JSON.stringify(inputSchema(), null, 1)}\n`).toMatchFileSnapshot('../../schema.json');
});

test('sound files', () => {
  for (const text of [ARCHITECTURE, PROBLEM, MAPPING]) expect(complaints('sound.yaml', text)).toEqual([]);
});

it.each(MISTAKES)(
  '$title: no less strict than the reader about keys, sections and types of entries',
  ({ file, text }) => {
    const sources = new Map([
      ['arch.yaml', ARCHITECTURE],
      ['problem.yaml', PROBLEM],
      [file, text],
    ]);
    const message = messageOf(() =>
      loadSpecification([...sources].map(([name, content]) => ({ file: name, text: content }))),
    );
    const isOfForm = /: error (unknown-key|unknown-section|unsupported-version|unknown-type): /.test(message);
    if (isOfForm) expect(complaints(file, text)).not.toEqual([]);
  },
);

test('misspelt keys everywhere', () => {
  const slips: [string, string][] = [
    ['architecture: {version: 0.4, nodez: []}', 'nodez'],
    ['architecture: {nodes: [!Container {name: A, spatial: {mashX: 2}}]}', 'mashX'],
    ['architecture: {nodes: [!Parallel {nodes: [!Component {name: A, klass: SRAM}]}]}', 'klass'],
    ['architecture: {nodes: [!Component {name: A, constraints: {temporal: {factor: [C=1]}}}]}', 'factor'],
    ['architecture: {subtree: [{name: A, locals: []}]}', 'locals'],
    ['problem: {shape: {name: a, dimension: [A]}}', 'dimension'],
    ['problem: {shape: {data_spaces: [{name: A, projection: [[[A]]], readwrite: true}]}}', 'readwrite'],
    ['mapping: [{target: A, type: spatial, splits: 1}]', 'splits'],
    ['mapping: [{target: A, type: temporal, split: 1}]', 'split of a temporal entry'],
    ['constraints: {target: []}', 'target'],
    ['mapper: {algoritm: random}', 'algoritm'],
    ['ERT: {tables: [{name: A, actions: [{name: read, enrgy: 1}]}]}', 'enrgy'],
    ['components: {classes: [{name: a, subcomponent: []}]}', 'subcomponent'],
  ];
  for (const [text, slip] of slips) expect(complaints(slip, text), slip).not.toEqual([]);
});

test('older spellings, empty keys and arithmetic', () => {
  const texts = [
    'problem: {shape: {name: a, dimensions: [A], data-spaces: [{name: A, projection: [[[A]]], read-write: True}]}}',
    'architecture: {nodes: [!Component {name: A, class: SRAM, attributes: {depth: 2 * 8, width: , note: x}, constraints: }]}',
    'architecture: {nodes: [!Nothing , !Parallel {nodes: [!Nothing {constraints: {dataspace: {keep: [A]}}}]}]}',
    'arch: {arithmetic: {instances: 4, word-bits: 8}, storage: [{name: DRAM, technology: DRAM, instances: 1}]}',
    'constraints: [{name: DRAM, constraints: [{type: temporal, attributes: {factors: C1}}]}]',
    'ERT: {Buffer: {read: 1, write: [{arguments: {}, energy: 2}]}}',
    'a_key_to_ignore: &anchor {anything: 1}\nmapper:\nvariables:\n',
  ];
  for (const text of texts) expect(complaints('older.yaml', text), text).toEqual([]);
});

test('attributes come with what they mean', () => {
  const { definitions } = inputSchema() as { definitions: Record<string, { properties: Record<string, object> }> };
  expect(definitions.attributes!.properties.depth).toMatchObject({
    description: storageAttributes.shape.depth.description,
  });
});
