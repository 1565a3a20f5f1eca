import { CandidateBatch, copyCandidate, decodeMapping, type Mapper, type Plugin } from '@loopwright/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { emptyCase, overfullCase, overfullFanoutCase, smallCases, sparseCase } from '../cases/small-cases.ts';
import { outsideBecause } from './membership.ts';
import { leastOfAllIds, optimumOf } from './optimum.ts';
import { evaluatorOf, mapperOf, runTrial, TICK_SECONDS, type Trial } from './trial.ts';
import { withoutChance } from './without-chance.ts';

export interface MapperContractOptions {
  /** Its searches come to an end, and their best is then the optimum of the mapspace. */
  readonly proves?: boolean;
  /** Math.random is called by a library, and its values make no difference: two different streams are put in its place. */
  readonly ignoresMathRandom?: boolean;
  /** Of a search that is not to prove anything; 3000. */
  readonly evaluations?: number;
}

const metrics = ['edp', 'energy', 'delay'] as const;
/** Searches take milliseconds; the machine may be busy. */
const TIMEOUT_MS = 60_000;
/** The one with the most mappings. */
const roomy = smallCases.at(-1)!;

/**
 * What every mapper must do, as vitest tests: `mapperContract(() => mapperMine())` in a test file. The plugin must register one
 * mapper.
 */
export function mapperContract(plugin: () => Plugin, options: MapperContractOptions = {}): void {
  describe('mapper contract', { timeout: TIMEOUT_MS }, () => describeContract(plugin, options));
}

function describeContract(plugin: () => Plugin, options: MapperContractOptions): void {
  const { proves = false, evaluations = 3000 } = options;
  let mapper: Mapper;
  beforeAll(async () => {
    mapper = await mapperOf(plugin());
  });
  const run = (trial: Trial, mathRandom?: () => number) =>
    withoutChance(() => runTrial(mapper, trial), options.ignoresMathRandom ? (mathRandom ?? (() => 0.5)) : undefined);

  describe.each(smallCases)('$name', (small) => {
    test('the same seed gives the same result', async () => {
      const trial = { case: small, limits: { evaluations }, seed: 7 };
      const first = await run(trial, () => 0.25);
      const second = await run(trial, () => 0.75);
      const outcome = ({ best, ...figures }: typeof first) => ({ ...figures, mapping: best && decodeMapping(best, 0) });
      expect(outcome(second)).toEqual(outcome(first));
    });

    test('every candidate is in the mapspace', async () => {
      const onStep: Trial['onStep'] = ({ batch, batchCount }, mapspace) => {
        for (let candidate = 0; candidate < batchCount; candidate++) {
          const reason = outsideBecause(mapspace, batch, candidate);
          if (reason !== undefined) throw new Error(`not in the mapspace: ${reason}`);
        }
      };
      const { evaluated } = await run({ case: small, limits: { evaluations }, onStep });
      expect(evaluated).toBeGreaterThan(0);
    });

    test.each(metrics)('the best %s is that of its mapping, and none is better than the optimum', async (metric) => {
      const { best, bestScore, optimal } = await run({ case: small, metric, limits: { evaluations } });
      const again = new CandidateBatch(best!.shape, 1);
      copyCandidate(best!, 0, again, 0);
      evaluatorOf(small)(again, 0);
      expect(again.rejection[0]).toBe(0);
      expect([again.energyPj[0], again.cycles[0]]).toEqual([best!.energyPj[0], best!.cycles[0]]);
      const optimum = optimumOf(small, metric);
      expect(bestScore).toBeGreaterThanOrEqual(optimum);
      if (optimal) expect(bestScore).toBe(optimum);
    });

    test.runIf(proves).each(metrics)('the best %s is proven optimal', async (metric) => {
      const optimum = optimumOf(small, metric);
      const { bestScore, stopped, optimal } = await run({ case: small, metric, limits: {} });
      expect({ bestScore, stopped, optimal }).toEqual({ bestScore: optimum, stopped: 'exhausted', optimal: true });
    });

    test('two shards find no more than there is, and together what one finds', async () => {
      const limits = proves ? {} : { evaluations };
      const shards = [
        await run({ case: small, limits, shard: 0, shards: 2 }),
        await run({ case: small, limits, shard: 1, shards: 2 }),
      ];
      const best = Math.min(...shards.map(({ bestScore }) => bestScore));
      const optimum = optimumOf(small, 'edp');
      if (proves) expect(best).toBe(optimum);
      else expect(best).toBeGreaterThanOrEqual(optimum);
    });
  });

  // There where loops of bound 1 stand counts too, so that of all ids none may be below what is proven.
  test.each(metrics)('no %s of a design that saves on zeros is below what is proven', async (metric) => {
    const least = leastOfAllIds(sparseCase, metric);
    const { bestScore, bound, optimal } = await run({ case: sparseCase, metric, limits: { evaluations } });
    expect(bestScore).toBeGreaterThanOrEqual(least);
    expect(bound).toBeLessThanOrEqual(least);
    if (optimal) expect(bestScore).toBe(least);
  });

  describe('stop rules', () => {
    // What proves its answer may be done before any rule holds.
    const expectStop = (stopped: string, reason: string) =>
      expect(proves ? [reason, 'exhausted'] : [reason]).toContain(stopped);

    test('evaluations', async () => {
      const { stopped, evaluated } = await run({ case: roomy, limits: { evaluations: 700 } });
      expectStop(stopped, 'evaluations');
      if (!proves) expect(evaluated).toBe(700);
    });

    test('seconds', async () => {
      const seconds = 10 * TICK_SECONDS;
      const { stopped, seconds: taken } = await run({ case: roomy, limits: { seconds } });
      expectStop(stopped, 'seconds');
      if (stopped === 'seconds') expect(taken).toBeGreaterThanOrEqual(seconds);
    });

    test('target', async () => {
      const target = 4 * optimumOf(roomy, 'edp');
      const { stopped, bestScore } = await run({ case: roomy, limits: { target, evaluations: 50_000 } });
      expectStop(stopped, 'target');
      expect(bestScore).toBeLessThanOrEqual(target);
    });

    test('victory condition', async () => {
      const { stopped } = await run({ case: roomy, limits: { victoryCondition: 400, evaluations: 50_000 } });
      expectStop(stopped, 'victory');
    });

    test('timeout', async () => {
      const { stopped, best } = await run({ case: overfullCase, limits: { timeout: 20, evaluations: 50_000 } });
      expect(['timeout', 'exhausted']).toContain(stopped);
      expect(best).toBeNull();
    });

    test('interrupt', async () => {
      const { stopped } = await run({ case: roomy, limits: {}, patience: 6 });
      expectStop(stopped, 'interrupted');
    });
  });

  test.each([emptyCase, overfullCase, overfullFanoutCase])('survives $name', async (small) => {
    const limits = { evaluations: 2000, seconds: 100 * TICK_SECONDS };
    const { best, bestScore, valid, optimal } = await run({ case: small, limits });
    expect({ best, bestScore, valid, optimal }).toEqual({
      best: null,
      bestScore: Number.POSITIVE_INFINITY,
      valid: 0,
      optimal: false,
    });
  });
}
