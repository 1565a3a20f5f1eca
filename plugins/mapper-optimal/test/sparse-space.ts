import {
  CandidateBatch,
  type Evaluate,
  type LeastLeft,
  type Mapspace,
  type MetricName,
  Objective,
  Random,
} from '@loopwright/core';
import { buildMapspace, compileEvaluator } from '@loopwright/core/engine';
import { sparseCases, withZeros, zeroChoices } from '@loopwright/testkit';
import fc from 'fast-check';
import { type RandomSpace, someConstraints } from './random-space.ts';

/** A mapspace of a design that saves on zeros, with what bounds its mappings. */
export interface SparseSpace extends RandomSpace {
  /** Or why nothing does. */
  readonly leastOverOrders: Evaluate | string | undefined;
  readonly leastLeft: readonly LeastLeft[] | undefined;
}

/** Random tensors, sparse ones among them, on random hardware that does something about it. */
export function sparseSpaces(): fc.Arbitrary<SparseSpace> {
  const options = { maxOperations: 24, maxDimensions: 3, maxDataspaces: 3, maxMemories: 3, maxFanouts: 1 };
  return fc
    .record({
      drawn: sparseCases(options),
      metric: fc.constantFrom<MetricName[]>('edp', 'edp', 'energy', 'delay', 'last_level_accesses'),
      warmStart: fc.constantFrom(0, 50),
      seed: fc.nat(),
    })
    .map(({ drawn: { problem, architecture, costs, reuse }, metric, warmStart, seed }) => {
      const constraints = { ...someConstraints(architecture, problem, new Random(seed), seed % 3), reuse };
      return sparseSpace({ problem, architecture, costs, constraints, metric, warmStart });
    });
}

/** The same spaces with zeros in their tensors, and hardware that does something about them. */
export function spacesWithZeros(spaces: fc.Arbitrary<RandomSpace>): fc.Arbitrary<SparseSpace> {
  const choices = fc.record({
    zeros: zeroChoices(),
    overbooks: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  });
  return fc.tuple(spaces, choices).map(([{ mapspace, costs, metric, warmStart }, { zeros, overbooks }]) => {
    const { problem, architecture, constraints } = mapspace;
    const drawn = withZeros({ problem, architecture, costs, reuse: constraints.reuse, mapping: { levels: [] } }, zeros);
    const hardware = overbooks ? overbooking(drawn.architecture) : drawn.architecture;
    return sparseSpace({ ...drawn, architecture: hardware, constraints, metric, warmStart });
  });
}

function overbooking(architecture: Architecture): Architecture {
  const levels = architecture.levels.map((level): Architecture['levels'][number] =>
    level.kind === 'memory' && level.sparse ? { ...level, sparse: { ...level.sparse, overbooks: true } } : level,
  );
  return { ...architecture, levels };
}

/** Share of the tiles that memories which overbook need not hold. */
const OVERBOOKED = 0.3;

function sparseSpace(parts: Pick<RandomSpace, 'costs' | 'metric' | 'warmStart'> & Bound): SparseSpace {
  const { problem, architecture, costs, constraints, metric, warmStart } = parts;
  const overbooked = architecture.levels.map(() => OVERBOOKED);
  const evaluator = compileEvaluator(problem, architecture, costs, constraints.reuse, 0, undefined, overbooked);
  const { evaluate, leastOverOrders } = evaluator;
  const mapspace = buildMapspace(problem, architecture, constraints);
  const leastLeft = evaluator.leastLeft(mapspace);
  return { mapspace, costs, evaluate, metric, warmStart, leastOverOrders, leastLeft };
}

interface Bound {
  readonly problem: Mapspace['problem'];
  readonly architecture: Architecture;
  readonly constraints: Mapspace['constraints'];
}

type Architecture = Mapspace['architecture'];

/** Least score of all mappings, every id tried; undefined where they are more than `most`. */
export function leastOfAllIds({ mapspace, evaluate, metric }: SparseSpace, most: number): number | undefined {
  if (mapspace.size > BigInt(most)) return undefined;
  if (mapspace.size === 0n) return Infinity;
  const objective = new Objective([metric]);
  const batch = new CandidateBatch(mapspace.shape, 1);
  const digits = mapspace.genome();
  let least = Infinity;
  do {
    mapspace.decode(digits, batch, 0);
    evaluate(batch, 0);
    if (!batch.rejection[0]) least = Math.min(least, objective.score(batch, 0));
  } while (mapspace.advance(digits));
  return least;
}
