import { expect, test } from 'vitest';
import { Random } from './random.ts';

const draw = (random: Random, n: number) => Array.from({ length: n }, () => random.nextUint32());

test('is xoshiro128**', () => {
  // The authors' program, started from 1, 2, 3, 4.
  const random = new Random(0);
  random.restore([1, 2, 3, 4]);
  expect(draw(random, 4)).toEqual([11520, 0, 5927040, 70819200]);
});

test('equal seeds give equal numbers, others give others', () => {
  expect(draw(new Random(7), 100)).toEqual(draw(new Random(7), 100));
  const seeds = [0, 1, 2, -1, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1];
  expect(new Set(seeds.map((seed) => draw(new Random(seed), 2).join())).size).toBe(seeds.length);
});

test('a saved state continues the stream', () => {
  const random = new Random(3);
  draw(random, 10);
  const state = random.save();
  const next = draw(random, 50);
  const other = new Random(99);
  other.restore(state);
  expect(draw(other, 50)).toEqual(next);
});

test('forks differ from each other and leave the stream alone', () => {
  const random = new Random(5);
  const streams = [0, 1, 2].map((stream) => draw(random.fork(stream), 20));
  expect(new Set([...streams, draw(random, 20)].map(String)).size).toBe(4);
  expect(draw(new Random(5).fork(2), 20)).toEqual(streams[2]);
});

test('below is uniform over its range, small and large', () => {
  const random = new Random(11);
  for (const [n, cells] of [
    [6, 6],
    [720, 720],
    [2 ** 40, 64],
    [2 ** 53, 64],
  ]) {
    const draws = cells * 400;
    const counts = new Float64Array(cells);
    for (let i = 0; i < draws; i++) {
      const value = random.below(n);
      if (!Number.isInteger(value)) throw new Error(`not an integer: ${value}`);
      counts[Math.floor(value / (n / cells))]++;
    }
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(draws);
    // Mean cells - 1, standard deviation sqrt(2 (cells - 1)).
    const chiSquare = counts.reduce((sum, count) => sum + (count - 400) ** 2 / 400, 0);
    expect(Math.abs(chiSquare - (cells - 1))).toBeLessThan(4 * Math.sqrt(2 * (cells - 1)));
  }
});

test('float lies in [0, 1) and uses its low bits', () => {
  const random = new Random(13);
  const values = Array.from({ length: 10_000 }, () => random.float());
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 1);
  const odd = values.filter((value) => (value * 2 ** 53) % 2 === 1).length;
  expect(Math.abs(odd - 5000)).toBeLessThan(200);
});
