import { CandidateBatch, type Costs, type Evaluate, type Plugin, PrunedSampler, Random } from '@loopwright/core';
import { buildMapspace, compile, PluginManager } from '@loopwright/core/engine';
import { describe, expect, test } from 'vitest';
import type { SmallCase } from '../cases/small-case.ts';
import { smallCases } from '../cases/small-cases.ts';

export interface CostModelContractOptions {
  /** What it does to the built-in model's energy and cycles: only adds to them, or whatever it wants; `adds`. */
  readonly kind?: 'adds' | 'replaces';
}

const CANDIDATES = 300;

/** What every cost model must do, as vitest tests: `costModelContract(() => costMine())` in a test file. */
export function costModelContract(plugin: () => Plugin, { kind = 'adds' }: CostModelContractOptions = {}): void {
  describe.each(smallCases)('$name', (small) => {
    test('every valid mapping costs something finite, and is left as it is', async () => {
      const { evaluate } = await wrapped(plugin(), small);
      const batch = candidatesOf(small);
      const before = shapeOf(batch);
      evaluateAll(evaluate, batch);
      expect(shapeOf(batch)).toEqual(before);
      const valid = validOf(batch);
      expect(valid.length).toBeGreaterThan(0);
      for (const candidate of valid) {
        expect(batch.energyPj[candidate]).toBeGreaterThanOrEqual(0);
        expect(batch.energyPj[candidate]).toBeLessThan(Number.POSITIVE_INFINITY);
        expect(batch.cycles[candidate]).toBeGreaterThan(0);
        expect(batch.cycles[candidate]).toBeLessThan(Number.POSITIVE_INFINITY);
      }
    });

    test('a mapping costs the same whatever was evaluated before', async () => {
      const forwards = candidatesOf(small);
      const backwards = candidatesOf(small);
      evaluateAll((await wrapped(plugin(), small)).evaluate, forwards);
      const { evaluate } = await wrapped(plugin(), small);
      for (let candidate = CANDIDATES - 1; candidate >= 0; candidate--) evaluate(backwards, candidate);
      expect(figuresOf(backwards)).toEqual(figuresOf(forwards));
    });

    test('energy is in pJ: twice the energy of every action is no less in all', async () => {
      const once = candidatesOf(small);
      const twice = candidatesOf(small);
      evaluateAll((await wrapped(plugin(), small)).evaluate, once);
      evaluateAll((await wrapped(plugin(), { ...small, costs: doubled(small.costs) })).evaluate, twice);
      for (const candidate of validOf(once)) {
        expect(twice.energyPj[candidate]).toBeGreaterThanOrEqual(once.energyPj[candidate]);
        expect(twice.cycles[candidate]).toBe(once.cycles[candidate]);
      }
    });

    test.runIf(kind === 'adds')('adds to what the built-in model says, and rejects what it rejects', async () => {
      const { evaluate, builtIn } = await wrapped(plugin(), small);
      const own = candidatesOf(small);
      const built = candidatesOf(small);
      evaluateAll(evaluate, own);
      evaluateAll(builtIn, built);
      for (let candidate = 0; candidate < CANDIDATES; candidate++) {
        if (built.rejection[candidate]) expect(own.rejection[candidate]).not.toBe(0);
        if (own.rejection[candidate]) continue;
        expect(own.energyPj[candidate]).toBeGreaterThanOrEqual(built.energyPj[candidate]);
        expect(own.cycles[candidate]).toBeGreaterThanOrEqual(built.cycles[candidate]);
      }
    });

    test('does not touch the specification', async () => {
      const before = structuredClone(small.specification);
      const { evaluate } = await wrapped(plugin(), small);
      evaluateAll(evaluate, candidatesOf(small));
      expect(small.specification).toEqual(before);
    });
  });
}

/** The evaluator of a case as the plugin wraps it, and as it was. */
async function wrapped(plugin: Plugin, { specification, costs }: SmallCase) {
  const plugins = new PluginManager();
  await plugins.use(plugin);
  const { evaluate, evaluator } = compile({ plugins, specification }, costs, {
    reuse: specification.constraints.reuse,
  });
  return { evaluate, builtIn: evaluator.evaluate };
}

function candidatesOf({ specification }: SmallCase): CandidateBatch {
  const mapspace = buildMapspace(specification.problem, specification.architecture, specification.constraints);
  const batch = new CandidateBatch(mapspace.shape, CANDIDATES);
  const sampler = new PrunedSampler(mapspace, { visits: 2 });
  const random = new Random(1);
  for (let candidate = 0; candidate < CANDIDATES; candidate++) sampler.next(random, batch, candidate);
  return batch;
}

function evaluateAll(evaluate: Evaluate, batch: CandidateBatch): void {
  for (let candidate = 0; candidate < CANDIDATES; candidate++) evaluate(batch, candidate);
}

function validOf({ rejection }: CandidateBatch): number[] {
  return [...rejection.keys()].filter((candidate) => rejection[candidate] === 0);
}

/** What a cost model reads and must not write. */
function shapeOf({ factors, remainders, permutation, split, keeps }: CandidateBatch) {
  return [factors, remainders, permutation, split, keeps].map((array) => array.slice());
}

function figuresOf(batch: CandidateBatch) {
  return validOf(batch).map((candidate) => [candidate, batch.energyPj[candidate], batch.cycles[candidate]]);
}

function doubled({ levels, compute }: Costs): Costs {
  const twice = ({ energyPj, areaUm2 }: Costs['compute']) => ({
    energyPj: Object.fromEntries(Object.entries(energyPj).map(([action, pj]) => [action, 2 * pj])),
    areaUm2,
  });
  return { levels: levels.map(twice), compute: twice(compute) };
}
