import { networkEnergyPj, type ValidEvaluation } from '@loopwright/model';
import type { LevelMapping } from '@loopwright/spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnalysisCase, analysisCases } from '../arbitraries/analysis-cases.ts';
import { referenceAnalysis } from './reference-analysis.ts';
import { windowOnRow } from './window-on-row.fixture.ts';

describe('a 1-D convolution whose outputs lie on a row of units', () => {
  test('neighbours hand inputs on while the window slides', () => {
    const evaluation = analyse(windowOnRow());
    // 3 inputs at first; then each step brings one new input to the last unit, and the others take theirs from the right.
    expect(network(evaluation, 0, 'Inputs')).toMatchObject({ fanout: 3, ingresses: 3 + 1, linkTransfers: 2 });
    expect(network(evaluation, 0, 'Weights')).toMatchObject({ multicastFactor: 3, ingresses: 2, linkTransfers: 0 });
    expect(network(evaluation, 0, 'Outputs')).toMatchObject({ ingresses: 3 * 2, spatialReductions: 0 });
    expect(evaluation.levels[1]!.dataspaces.map((tile) => [tile!.reads, tile!.fills, tile!.updates])).toEqual([
      [2, 0, 0],
      [4, 0, 0],
      [3, 0, 6],
    ]);
  });

  test('all inputs are read where forwarding is forbidden', () => {
    const noLinkTransfer = [
      [true, true, true],
      [false, false, false],
    ];
    const { reuse, ...rest } = windowOnRow();
    const evaluation = analyse({ ...rest, reuse: { ...reuse, noLinkTransfer } });
    expect(network(evaluation, 0, 'Inputs')).toMatchObject({ ingresses: 6, linkTransfers: 0 });
  });

  test('a mapping that is too wide says so', () => {
    const { architecture, ...rest } = windowOnRow();
    const [row, memory] = architecture.levels;
    const narrow = { ...architecture, levels: [{ ...row!, fanoutX: 2 } as typeof row & {}, memory!] };
    expect(evaluate({ ...rest, architecture: narrow })).toEqual({
      valid: false,
      reason: 'fanoutX',
      level: 'Row',
      needed: 3,
      capacity: 2,
    });
  });
});

describe('for any problem, architecture and mapping', () => {
  const cases = analysisCases({ imperfect: 'anywhere', mayExceedFanout: false, maxOperations: 256 });
  const rich = analysisCases({ imperfect: 'anywhere', mayExceedFanout: false, maxOperations: 256, richNetworks: true });

  test('every operation is computed once', () => {
    everyValid(cases, ({ problem }, { compute }) => {
      expect(compute.computes).toBe(problem.dimensions.reduce((product, { bound }) => product * bound, 1));
    });
  });

  test('energy is the sum of its breakdown', () => {
    everyValid(rich, (_, evaluation) => {
      const parts = [evaluation.compute.energyPj];
      for (const level of evaluation.levels) {
        if (level) parts.push(level.leakageEnergyPj, ...level.dataspaces.map((tile) => tile?.energyPj ?? 0));
      }
      for (const { dataspaces } of evaluation.networks) {
        parts.push(...dataspaces.map(networkEnergyPj));
      }
      expect(evaluation.energyPj).toBeCloseTo(
        parts.reduce((sum, part) => sum + part, 0),
        4,
      );
    });
  });

  test('no memory works faster than its bandwidths', () => {
    everyValid(cases, ({ architecture }, { levels, cycles }) => {
      for (const [level, place] of architecture.levels.entries()) {
        if (place.kind !== 'memory') continue;
        const tiles = levels[level]!.dataspaces;
        const read = tiles.reduce((sum, tile) => sum + (tile?.readBandwidth ?? 0), 0);
        const write = tiles.reduce((sum, tile) => sum + (tile?.writeBandwidth ?? 0), 0);
        expect(read).toBeLessThanOrEqual(place.readBandwidthWordsPerCycle * (1 + 1e-9));
        expect(write).toBeLessThanOrEqual(place.writeBandwidthWordsPerCycle * (1 + 1e-9));
        expect(levels[level]!.cycles).toBeLessThanOrEqual(cycles);
      }
    });
  });

  test('forbidding reuse in the innermost memory never saves it a fill', () => {
    everyValid(cases, (drawn, evaluation) => {
      const level = drawn.architecture.levels.findIndex(({ kind }) => kind === 'memory');
      const noReuse = drawn.reuse.noReuse.map((ofLevel, l) => (l === level ? ofLevel.map(() => true) : ofLevel));
      const without = analyse({ ...drawn, reuse: { ...drawn.reuse, noReuse } });
      for (const [d, tile] of evaluation.levels[level]!.dataspaces.entries()) {
        // Forwarding and bypass depend on what neighbours need, so only inputs without either are ordered.
        if (tile?.updates === 0 && !hasLinks(evaluation, d) && !hasLinks(without, d)) {
          expect(without.levels[level]!.dataspaces[d]!.fills).toBeGreaterThanOrEqual(tile.fills);
        }
      }
    });
  });

  test('a perfect mapping is the imperfect one whose last passes are full', () => {
    everyValid(analysisCases({ imperfect: 'never', maxOperations: 64 }), (drawn, evaluation) => {
      const full = drawn.mapping.levels.map((level): LevelMapping => ({ ...level, remainders: level.factors }));
      expect(analyse({ ...drawn, mapping: { levels: full } })).toEqual(evaluation);
    });
  });
});

function evaluate({ problem, architecture, mapping, reuse, costs }: AnalysisCase) {
  return referenceAnalysis(problem, architecture, mapping, reuse, costs);
}

function analyse(drawn: AnalysisCase): ValidEvaluation {
  const evaluation = evaluate(drawn);
  if (!evaluation.valid) throw new Error(`does not fit: ${evaluation.reason}`);
  return evaluation;
}

function everyValid(
  cases: fc.Arbitrary<AnalysisCase>,
  holds: (drawn: AnalysisCase, evaluation: ValidEvaluation) => void,
): void {
  fc.assert(
    fc.property(cases, (drawn) => {
      const evaluation = evaluate(drawn);
      fc.pre(evaluation.valid);
      holds(drawn, evaluation as ValidEvaluation);
    }),
    { numRuns: 300, seed: 20240601 },
  );
}

function network(evaluation: ValidEvaluation, level: number, dataspace: string) {
  return evaluation.networks[level]!.dataspaces.find(({ name }) => name === dataspace);
}

function hasLinks(evaluation: ValidEvaluation, d: number): boolean {
  return evaluation.networks.some(({ dataspaces }) => dataspaces[d]!.linkTransfers > 0);
}
