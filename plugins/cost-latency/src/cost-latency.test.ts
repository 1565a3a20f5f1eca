import {
  type Attributes,
  CandidateBatch,
  encodeMapping,
  type Level,
  type Mapping,
  type Memory,
  PrunedSampler,
  Random,
  SpecError,
} from '@loopwright/core';
import { buildMapspace, compile, PluginManager } from '@loopwright/core/engine';
import { costModelContract, smallCases } from '@loopwright/testkit/contracts';
import { expect, test } from 'vitest';
import { costLatency, latencyParts } from './index.ts';
import { checkTimingAttributes } from './timing-attributes.ts';

costModelContract(() => costLatency());

type SmallCase = (typeof smallCases)[number];

/** A small case whose memories have further attributes and bandwidths, by name. */
function timed(small: SmallCase, memories: Readonly<Record<string, Partial<Memory>>>): SmallCase {
  const { specification } = small;
  const levels = specification.architecture.levels.map((level) => ({ ...level, ...memories[level.name] }) as Level);
  return { ...small, specification: { ...specification, architecture: { ...specification.architecture, levels } } };
}

async function compiled({ specification, costs }: SmallCase) {
  const plugins = new PluginManager();
  await plugins.use(costLatency());
  return compile({ plugins, specification }, costs, { reuse: specification.constraints.reuse });
}

/** What each part adds to the cycles of one mapping. */
async function partsOf(small: SmallCase, mapping: Mapping): Promise<Record<string, number>> {
  const { evaluator, stages } = await compiled(small);
  const batch = new CandidateBatch({ levels: 2, dimensions: 3, dataspaces: 3 }, 1);
  encodeMapping(mapping, batch, 0);
  evaluator.evaluate(batch, 0);
  expect(batch.rejection[0]).toBe(0);
  const parts: Record<string, number> = { built: batch.cycles[0] };
  for (const { part, evaluate } of stages) {
    const before = batch.cycles[0];
    evaluate(batch, 0);
    parts[part!] = batch.cycles[0] - before;
  }
  return parts;
}

const gemm = smallCases.find(({ name }) => name === 'gemm, two memories')!;

/** M=4, N=6, K=4: DRAM runs M=2, N=3, the buffer the rest; all tensors in both. */
const mapping: Mapping = {
  levels: [
    { factors: [2, 2, 4], remainders: [2, 2, 4], permutation: [2, 1, 0], split: 0, keeps: [true, true, true] },
    { factors: [2, 3, 1], remainders: [2, 3, 1], permutation: [1, 0, 2], split: 0, keeps: [true, true, true] },
  ],
};

const dram = (attributes: Attributes, bandwidth = Number.POSITIVE_INFINITY) => ({
  DRAM: { attributes, readBandwidthWordsPerCycle: bandwidth, writeBandwidthWordsPerCycle: bandwidth },
});

const { operations, requests, exposed, startAndDrain } = latencyParts;

test('a design that says nothing costs what it did', async () => {
  const parts = await partsOf(gemm, mapping);
  expect(parts).toEqual({ built: 96, [operations]: 0, [requests]: 0, [exposed]: 0, [startAndDrain]: 0 });
});

test('the first fetch and the last return show, and each pass may take as long as its slowest part', async () => {
  // 6 passes of 16 computes: A stays while N moves, 2 x 8 words, B comes 6 times, 8 words each; each output leaves once, 24 words.
  const fetched = (2 * 8 + 6 * 8) / 6 / 2;
  const parts = await partsOf(timed(gemm, dram({ timing_overlap: 1 }, 2)), mapping);
  expect(parts[requests]).toBe(0);
  expect(parts[exposed]).toBe(Math.ceil(fetched + 24 / 6 / 2));
});

test('nothing overlaps: fetching, computing and returning take turns', async () => {
  const parts = await partsOf(timed(gemm, dram({ timing_overlap: 0 }, 2)), mapping);
  expect(parts[exposed]).toBe((2 * 8 + 6 * 8 + 24) / 2);
});

test('what stays is fetched anew where tiles are reloaded, and every tile takes its set-up', async () => {
  const reloaded = await partsOf(timed(gemm, dram({ timing_reload: true, timing_overlap: 0 }, 2)), mapping);
  expect(reloaded[exposed]).toBe((6 * 8 + 6 * 8 + 24) / 2);
  const setUp = await partsOf(timed(gemm, dram({ timing_tile_cycles: 20 })), mapping);
  expect(setUp[requests]).toBe(6 * 20 - 96);
  expect(setUp[exposed]).toBe(16);
});

test('an array that stops for new tiles waits for them, and for what it begins with', async () => {
  // B comes 6 times, 8 words each; with every tile of it come 8 words of A.
  const attributes = { timing_restarts_with: 'B', timing_restart_words_per_cycle: { B: 4, A: 0.5 } };
  const parts = await partsOf(timed(gemm, dram(attributes)), mapping);
  expect(parts[requests]).toBe(0);
  expect(parts[exposed]).toBe(6 * (8 / 4 + 8 / 0.5));
  const atOnce = await partsOf(timed(gemm, dram({ timing_restarts_with: 'B' })), mapping);
  expect(atOnce[exposed]).toBe(0);
});

test('rows of a tile take whole requests, and requests wait for room', async () => {
  // Rows along N: 2 words of B and of the outputs, one request of 4 each; A, of which nothing is said, in whole requests all together.
  const attributes = { timing_request_words: 4, timing_request_along: { B: 'N', Z: 'N' }, timing_overlap: 0 };
  const parts = await partsOf(timed(gemm, dram(attributes, 2)), mapping);
  expect(parts[exposed]).toBe((16 / 4 + 48 / 2 + 24 / 2) * 2);
  const waiting = { ...attributes, timing_request_cycles: 30, timing_requests_in_flight: 6 };
  const slower = await partsOf(timed(gemm, dram(waiting, 2)), mapping);
  expect(slower[requests] + slower[exposed]).toBe((16 / 4 + 48 / 2 + 24 / 2) * 5);
});

test('requests that a cache in front of the memory has no room for take longer', async () => {
  const cached = (words: number) =>
    dram({ timing_overlap: 0, timing_cache_words: words, timing_miss_words_per_cycle: 0.5 }, 2);
  const parts = async (words: number) => {
    const measured = await partsOf(timed(gemm, cached(words)), mapping);
    return measured[requests] + measured[exposed];
  };
  // 16 words of A, 24 of B and 24 outputs: all stay, and come in once.
  expect(await parts(64)).toBe(44 + (16 + 24) * (2 - 0.5));
  // Nothing stays from one tile of N to the next: B comes again for the other half of M.
  expect(await parts(40)).toBe(44 + (16 + 2 * 24) * (2 - 0.5));
  // Not even one tile of 8 words of A, 8 of B and 4 outputs: A comes again, too.
  expect(await parts(19)).toBe(44 + (6 * 8 + 6 * 8) * (2 - 0.5));
});

test('operations of an array wait for room in it, and tiles come in beside them', async () => {
  const timing = { timing_operation_along: 'N', timing_operation_points: 2, timing_operation_cycles: 10 };
  const buffer = (more: Attributes) => ({ Buffer: { attributes: { ...timing, ...more } } });
  // 48 operations of 2 points.
  const waiting = await partsOf(timed(gemm, buffer({ timing_operations_in_flight: 4 })), mapping);
  expect(waiting[operations]).toBe(48 * 3 - 96);
  expect(waiting[startAndDrain]).toBe(10);
  const loading = await partsOf(timed(gemm, buffer({ timing_stationary_cycles: 5 })), mapping);
  expect(loading[operations]).toBe(6 * (5 - 2));
});

test('sums that stay are tiles of an array, too, whether they begin at 0 or come back', async () => {
  const timing = { timing_operation_points: 12, timing_operation_least_cycles: 12 };
  const sumsStay = (k: number): Mapping => ({
    levels: [
      {
        factors: [2, 2, 4 / k],
        remainders: [2, 2, 4 / k],
        permutation: [2, 1, 0],
        split: 0,
        keeps: [false, false, true],
      },
      { factors: [2, 3, k], remainders: [2, 3, k], permutation: [1, 0, 2], split: 0, keeps: [true, true, true] },
    ],
  });
  const small = timed(gemm, { Buffer: { attributes: timing } });
  // 6 tiles of 16 computes, 12 and 4 of them; or 12 of 8.
  for (const k of [1, 2]) expect((await partsOf(small, sumsStay(k)))[operations]).toBe(12 * 12 - 96);
});

test('whatever a design says, cycles only grow', async () => {
  const everything: Attributes = {
    timing_request_words: 3,
    timing_request_along: { A: 'K', Inputs: 'P', Weights: 'R' },
    timing_request_cycles: 7,
    timing_requests_in_flight: 2,
    timing_tile_cycles: 3,
    timing_overlap: 0.5,
    timing_reload: true,
    timing_restarts_with: 'Weights',
    timing_restart_words_per_cycle: { Weights: 2, Inputs: 0.5 },
    timing_cache_words: 30,
    timing_miss_words_per_cycle: 0.25,
    timing_start_cycles: 11,
    timing_operation_along: 'K',
    timing_operation_points: 2,
    timing_operations_in_flight: 1.5,
    timing_operation_cycles: 4,
    timing_stationary_cycles: 3,
  };
  for (const small of smallCases) {
    const names = small.specification.architecture.levels.map(({ name }) => [name, { attributes: everything }]);
    const { specification, evaluate, evaluator } = await compiled(timed(small, Object.fromEntries(names)));
    const mapspace = buildMapspace(specification.problem, specification.architecture, specification.constraints);
    const batch = new CandidateBatch(mapspace.shape, 1);
    const sampler = new PrunedSampler(mapspace, { visits: 1 });
    const random = new Random(7);
    for (let draw = 0; draw < 200; draw++) {
      sampler.next(random, batch, 0);
      evaluator.evaluate(batch, 0);
      if (batch.rejection[0]) continue;
      const built = batch.cycles[0];
      evaluate(batch, 0);
      expect(batch.cycles[0]).toBeGreaterThan(built);
      expect(batch.cycles[0]).toBeLessThan(Number.POSITIVE_INFINITY);
    }
  }
});

test('attributes that cannot be are told with their place, all at once', () => {
  const wrong = { timing_overlap: 2, timing_overlapp: 1, timing_tile_cycles: 'ten' };
  const { architecture } = timed(gemm, {
    DRAM: { attributes: wrong, location: { file: 'arch.yaml', line: 3, column: 5 } },
  }).specification;
  const [first, ...others] = thrownBy(() => checkTimingAttributes(architecture)).diagnostics;
  expect(first.location).toEqual({ file: 'arch.yaml', line: 3, column: 5 });
  const told = [first, ...others].map(({ message }) => message).join('\n');
  for (const name of Object.keys(wrong)) expect(told).toContain(name);
});

function thrownBy(fn: () => void): SpecError {
  try {
    fn();
  } catch (error) {
    if (error instanceof SpecError) return error;
  }
  throw new Error('no SpecError');
}
