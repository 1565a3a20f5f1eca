import type { Level, ValidEvaluation } from '@loopwright/core';
import { expect, test } from 'vitest';
import { evaluateSample } from '../../../report/samples/run-samples.ts';
import { mappingViewOf } from './mapping-view-of.ts';
import { rooflineViewOf } from './roofline-view-of.ts';

const result = await evaluateSample('mapping.yaml');
const { architecture } = result.specification;
const evaluation = result.evaluation as ValidEvaluation;

/** With other bandwidths of the eight registers. */
function roofline(bandwidths: Partial<Extract<Level, { kind: 'memory' }>>) {
  const levels = architecture.levels.map((level) => (level.name === 'Register' ? { ...level, ...bandwidths } : level));
  const { ports } = rooflineViewOf({ ...architecture, levels: levels as Level[] }, evaluation);
  return ports.filter(({ level }) => level === 'Register');
}

test('a memory without bandwidth has one port for all its words, of all instances', () => {
  const accesses = mappingViewOf(result).cost!.accesses.filter(({ level }) => level === 'Register');
  const words = accesses.reduce((sum, { reads, fills, updates }) => sum + reads + fills + updates, 0);
  expect(roofline({})).toEqual([
    { level: 'Register', port: 'shared', computesPerWord: 576 / words, wordsPerCycle: null },
  ]);
});

test('reads and writes are told apart, and bandwidths are those of all instances', () => {
  const [read, write] = roofline({ readBandwidthWordsPerCycle: 2, writeBandwidthWordsPerCycle: 3 });
  expect([read, write].map(({ port, wordsPerCycle }) => [port, wordsPerCycle])).toEqual([
    ['read', 16],
    ['write', 24],
  ]);
  const all = roofline({})[0].computesPerWord;
  expect(1 / read.computesPerWord + 1 / write.computesPerWord).toBeCloseTo(1 / all, 12);
});

test('words are weighted as the bandwidth counts them', () => {
  const { dataspaces } = result.specification.problem;
  const [half] = roofline({ bandwidthScale: Object.fromEntries(dataspaces.map(({ name }) => [name, 0.5])) });
  expect(half.computesPerWord).toBeCloseTo(2 * roofline({})[0].computesPerWord, 12);
});
