import {
  CandidateBatch,
  candidateShape,
  encodeMapping,
  type MappingResult,
  rejectionNames,
  type SearchOutcome,
  type SearchResult,
  type SearchStep,
} from '@loopwright/core';
import { compileEvaluator } from '@loopwright/core/engine';
import { type AnalysisCase, analysisCases } from '@loopwright/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluationResultJson } from './evaluation-result.ts';
import { improvementJson, improvementSchema } from './improvement-json.ts';
import { readResult } from './read-result.ts';
import type { ResultJson } from './result-json.ts';
import { searchResultJson } from './search-result.ts';
import { writeResult } from './write-result.ts';

const key = '0f'.repeat(32);
const options = { numRuns: 100 };

/** With more spatial loops than fit, and last passes that are shorter. */
const cases = analysisCases({ imperfect: 'anywhere', mayExceedFanout: true });

/** What is written holds nothing but what comes back: no infinity, no key that the schema does not know. */
function expectBack(result: ResultJson): void {
  expect(readResult({ file: 'result.json', text: writeResult(result) })).toEqual(result);
}

test('a mapping of any design comes back as it was written', () => {
  fc.assert(
    fc.property(cases, (one) => expectBack(evaluationResultJson(evaluated(one), key))),
    options,
  );
});

test('so does any search, with a key unless it was interrupted', () => {
  fc.assert(
    fc.property(cases, outcomes, (one, outcome) => {
      const result = searchResultJson(searched(one, outcome), key);
      expectBack(result);
      expect(result.key).toBe(outcome.stopped === 'interrupted' ? undefined : key);
    }),
    options,
  );
});

test('so does a line of the log', () => {
  fc.assert(
    fc.property(cases, number({ noNaN: true, noDefaultInfinity: true }), (one, bestScore) => {
      const { specification, reuse } = evaluated(one);
      const best = new CandidateBatch(candidateShape(one.problem, one.architecture), 1);
      encodeMapping(one.mapping, best, 0);
      const step = { seconds: 0.5, evaluated: 7, valid: 3, shard: 1, bestScore, best } as Partial<SearchStep>;
      const line = improvementJson(step as SearchStep, { specification, reuse });
      expect(improvementSchema.parse(JSON.parse(JSON.stringify(line)))).toEqual(line);
    }),
    options,
  );
});

function evaluated({ problem, architecture, costs, reuse, mapping }: AnalysisCase): MappingResult {
  const evaluation = compileEvaluator(problem, architecture, costs, reuse).analyse(mapping);
  return {
    specification: { problem, architecture },
    costs: [],
    adjustments: [],
    metrics: [],
    mapping,
    reuse,
    evaluation,
  } as unknown as MappingResult;
}

type DrawnOutcome = Omit<SearchOutcome, 'best' | 'front' | 'rejections' | 'closest'> & {
  readonly finds: boolean;
  readonly frontPoints: number | null;
  /** Of every place in turn, over and over. */
  readonly refused: readonly number[];
  readonly needed: readonly number[];
};

const count = fc.nat();
/** JSON writes minus zero as zero. */
const number = (constraints: fc.DoubleConstraints) => fc.double(constraints).map((value) => value + 0);

/** Figures that no search would have together, infinities and NaN among them where a search can have them. */
const outcomes: fc.Arbitrary<DrawnOutcome> = fc.record({
  bestScore: number({}),
  evaluated: count,
  valid: count,
  seconds: number({ min: 0, noNaN: true, noDefaultInfinity: true }),
  stopped: fc.constantFrom('exhausted' as const, 'seconds' as const, 'interrupted' as const),
  optimal: fc.boolean(),
  bound: fc.oneof(number({ min: 0, noNaN: true }), fc.constant(Infinity)),
  frontIsComplete: fc.boolean(),
  whyUnproven: fc.option(fc.string()),
  provenParts: fc.array(fc.string()),
  shards: fc.integer({ min: 1, max: 64 }),
  finds: fc.boolean(),
  frontPoints: fc.option(fc.integer({ min: 0, max: 3 })),
  refused: fc.array(count, { minLength: 1 }),
  needed: fc.array(number({}), { minLength: 1 }),
});

function searched(one: AnalysisCase, { finds, frontPoints, refused, needed, ...drawn }: DrawnOutcome): SearchResult {
  const best = evaluated(one);
  const places = { length: rejectionNames.length * one.architecture.levels.length };
  const point = { energyPj: 1.5, cycles: 3, areaUseUm2: 0, mapping: one.mapping };
  const outcome = {
    ...drawn,
    rejections: Float64Array.from(places, (_, place) => refused[place % refused.length]),
    closest: Float64Array.from(places, (_, place) => needed[place % needed.length]),
    front: frontPoints === null ? null : Array.from({ length: frontPoints }, () => point),
  };
  const sizes = { IndexFactorization: 2n ** 70n, LoopPermutation: 1n, Spatial: 1n, DatatypeBypass: 1n };
  return {
    ...best,
    mapper: 'mine',
    objective: [{ name: 'edp' }, { name: 'a metric of a plugin' }],
    scores: finds ? [1, 2.5] : null,
    seed: 1,
    mapspace: { sizes },
    outcome,
    best: finds ? best : null,
  } as unknown as SearchResult;
}
