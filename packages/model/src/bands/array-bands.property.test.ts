import { buildMapspace, CandidateBatch, PrunedSampler, Random } from '@loopwright/mapspace';
import { loadSpecification } from '@loopwright/spec';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { costsOf } from '../../test/window-arrays.ts';
import { ArrayTraffic } from '../array-traffic.ts';
import { compileEvaluator } from '../evaluator.ts';
import { ArrayBands } from './array-bands.ts';

/** Few in `npm test`, many in `npm run test:long`; `LOOPWRIGHT_CASES_PER_PROPERTY=20000 npm run test:long` draws more. */
const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);

/** One array, two right below each other, and two with a memory between. */
const arrays = [
  ['!Container {name: Grid, spatial: {meshX: 4, meshY: 3}}'],
  ['!Container {name: Row, spatial: {meshX: 1, meshY: 4}}', '!Container {name: Column, spatial: {meshX: 5, meshY: 1}}'],
  [
    '!Container {name: Row, spatial: {meshX: 3, meshY: 1}}',
    memory('Shared'),
    '!Container {name: Lane, spatial: {meshX: 4}}',
  ],
];

const layers = fc.record({
  array: fc.constantFrom(...arrays),
  bounds: fc.tuple(...[6, 6, 3, 7, 3, 4].map((max) => fc.integer({ min: 1, max }))),
  stride: fc.integer({ min: 1, max: 2 }),
  seed: fc.nat(),
});

test('counts what running the instances one by one counts', { timeout: 600_000 }, () => {
  let together = 0;
  const { measure } = ArrayTraffic.prototype;
  const traffic = vi.spyOn(ArrayTraffic.prototype, 'measure').mockImplementation(function (
    this: ArrayTraffic,
    level,
    dataspace,
    mayForward,
  ) {
    measure.call(this, level, dataspace, mayForward);
    const { accesses, words, linkTransfers } = this;
    this.run(level, dataspace, null);
    expect([accesses, words, linkTransfers].map(rounded)).toEqual(
      [this.accesses, this.words, this.linkTransfers].map(rounded),
    );
  });
  const bands = vi.spyOn(ArrayBands.prototype, 'measure');
  fc.assert(
    fc.property(layers, ({ array, bounds, stride, seed }) => {
      const { problem, architecture, constraints } = loadSpecification([
        { file: 'architecture.yaml', text: architectureOf(array) },
        { file: 'problem.yaml', text: problemOf(bounds, stride) },
        { file: 'mapspace.yaml', text: 'mapspace: {imperfect: all}' },
      ]).specification;
      const mapspace = buildMapspace(problem, architecture, constraints);
      const { evaluate } = compileEvaluator(problem, architecture, costsOf(architecture));
      const batch = new CandidateBatch(mapspace.shape, 1);
      const random = new Random(seed);
      const sampler = new PrunedSampler(mapspace, { visits: 1 });
      for (let draw = 0; draw < 8; draw++) if (sampler.next(random, batch, 0)) evaluate(batch, 0);
    }),
    { numRuns: runs },
  );
  for (const { value } of bands.mock.results) if (value) together++;
  traffic.mockRestore();
  bands.mockRestore();
  expect(together).toBeGreaterThan(runs);
});

/** Means of instances are made of quotients. */
function rounded(words: number): number {
  return Number(words.toPrecision(12));
}

function memory(name: string): string {
  return `!Component {name: ${name}, class: SRAM, attributes: {depth: 4096, width: 8, datawidth: 8}}`;
}

function architectureOf(array: readonly string[]): string {
  const nodes = [memory('Main'), memory('Buffer'), ...array, memory('Pad')];
  const list = [...nodes, '!Component {name: Mac, class: intmac}'].map((node) => `  - ${node}\n`);
  return `architecture:\n  version: 0.4\n  nodes:\n${list.join('')}`;
}

function problemOf(bounds: readonly number[], stride: number): string {
  const instance = ['C', 'M', 'R', 'P', 'S', 'Q'].map((name, d) => `${name}: ${bounds[d]}`);
  return `problem:
  version: 0.4
  shape:
    name: conv
    dimensions: [C, M, R, P, S, Q]
    data_spaces:
    - {name: Weights, projection: [[[C]], [[M]], [[R]], [[S]]]}
    - {name: Inputs, projection: [[[C]], [[R], [P, ${stride}]], [[S], [Q]]]}
    - {name: Outputs, projection: [[[M]], [[P]], [[Q]]], read_write: true}
  instance: {${instance.join(', ')}}
`;
}
