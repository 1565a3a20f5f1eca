import { CandidateBatch, candidateShape, encodeMapping } from '@loopwright/mapspace';
import type { Architecture } from '@loopwright/spec';
import { type AnalysisCase, sparseCases } from '@loopwright/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ValidEvaluation } from '../evaluation.ts';
import { compileEvaluator, type Evaluator } from '../evaluator.ts';

const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);

/** Metadata have room: memories that overbook are not asked for it. */
function withMemories({ levels, ...architecture }: Architecture, overbooks: boolean): Architecture {
  return {
    ...architecture,
    levels: levels.map((level) => {
      if (level.kind !== 'memory' || !level.sparse) return level;
      const metadata = { ...level.sparse.metadata, capacityBits: 2 ** 40 };
      return { ...level, sparse: { ...level.sparse, metadata, overbooks } };
    }),
  };
}

function evaluatorOf({ problem, architecture, reuse, costs }: AnalysisCase, overbooks: boolean, most?: number) {
  const memories = withMemories(architecture, overbooks);
  const mostOverbooked = most === undefined ? undefined : memories.levels.map(() => most);
  return compileEvaluator(problem, memories, costs, reuse, 0, undefined, mostOverbooked);
}

test('memories that have to have room for all tiles cost what they cost without overbooking, but for what they say of it', () => {
  fc.assert(
    fc.property(sparseCases({ maxOperations: 1024 }), (drawn) => {
      const strict = evaluatorOf(drawn, true, 0).analyse(drawn.mapping);
      const plain = evaluatorOf(drawn, false).analyse(drawn.mapping);
      expect(withoutShares(strict)).toEqual(plain);
    }),
    { numRuns: runs },
  );
});

test('no more is overbooked than may be, what is held fits, and a search finds the same figures', () => {
  let overbooked = 0;
  const mosts = fc.integer({ min: 1, max: 8 }).map((eighths) => eighths / 8);
  fc.assert(
    fc.property(sparseCases({ maxOperations: 1024 }), mosts, (drawn, most) => {
      const evaluator = evaluatorOf(drawn, true, most);
      const evaluation = evaluator.analyse(drawn.mapping);
      const searched = searchedFigures(evaluator, drawn);
      if (!evaluation.valid) {
        expect(searched).toBe('rejected');
        return;
      }
      expect(searched).toEqual([evaluation.cycles, evaluation.energyPj]);
      for (const [level, memory] of drawn.architecture.levels.entries()) {
        if (memory.kind !== 'memory') continue;
        const tiles = evaluation.levels[level]!.dataspaces.filter((tile) => tile !== null);
        expect(tiles.reduce((sum, tile) => sum + tile.utilizedCapacity, 0)).toBeLessThanOrEqual(memory.capacityWords);
        for (const { sparse } of tiles) {
          const share = sparse?.overbooked ?? 0;
          expect(share).toBeLessThanOrEqual(most);
          if (share > 0) overbooked++;
        }
      }
    }),
    { numRuns: runs },
  );
  expect(overbooked).toBeGreaterThan(0);
});

function searchedFigures({ evaluate }: Evaluator, { problem, architecture, mapping }: AnalysisCase) {
  const batch = new CandidateBatch(candidateShape(problem, architecture), 1);
  encodeMapping(mapping, batch, 0);
  evaluate(batch, 0);
  return batch.rejection[0]! > 0 ? 'rejected' : [batch.cycles[0], batch.energyPj[0]];
}

function withoutShares(evaluation: ReturnType<Evaluator['analyse']>) {
  const strip = (levels: ValidEvaluation['levels']) =>
    levels.map(
      (level) =>
        level && {
          ...level,
          dataspaces: level.dataspaces.map((tile) => {
            if (!tile?.sparse) return tile;
            const { overbooked, ...sparse } = tile.sparse;
            expect(overbooked ?? 0).toBe(0);
            return { ...tile, sparse };
          }),
        },
    );
  return evaluation.valid ? { ...evaluation, levels: strip(evaluation.levels) } : evaluation;
}
