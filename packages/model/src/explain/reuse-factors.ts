import type { ReuseRules } from '@loopwright/spec';
import type { TileEvaluation, ValidEvaluation } from '../evaluation.ts';
import type { EvaluatedMapping } from './evaluated-mapping.ts';
import { outermostLevel, touchedWords } from './outermost-traffic.ts';

export interface ReuseFactors {
  readonly temporalReuse: number;
  readonly spatialReuse: number;
}

/**
 * How often the words of a dataspace are used again, at every memory that keeps it; [level], null elsewhere.
 *
 * - `temporalReuse`: words passed inside per word brought in, at one instance. Passed are the reads that serve what lies
 *   inside, of outputs the updates that come from there. Brought in are the fills, from outside and from neighbours; of
 *   outputs all words handed out, first writes included. At the outermost memory it is every word of the tensor once.
 * - `spatialReuse`: words that arrive in the next memory inside that keeps the dataspace, or at the compute units, all
 *   instances together, per word passed inside. Multicast, reduction and forwarding make it more than 1.
 *
 * The product of all of them is the number of computes that each word of the tensor serves.
 */
export function reuseFactors(run: EvaluatedMapping, s: number): (ReuseFactors | null)[] {
  const { problem, evaluation } = run;
  const outermost = outermostLevel(evaluation, s);
  let arrivingInside = evaluation.compute.sparse?.algorithmic ?? evaluation.compute.computes;
  return evaluation.levels.map((level, l) => {
    const tile = level?.dataspaces[s];
    if (!tile) return null;
    const used = tile.utilizedInstances;
    const isOutput = problem.dataspaces[s].readWrite;
    const passed = (isOutput ? tile.updates : tile.reads - wordsForNeighbours(evaluation, l, s)) * used;
    const brought =
      l === outermost ? touchedWords(problem, s) : (isOutput ? handedOut(run.reuse, tile, l, s) : tile.fills) * used;
    const factors = { temporalReuse: passed / brought, spatialReuse: arrivingInside / passed };
    arrivingInside = brought;
    return factors;
  });
}

/** Words that an instance reads for neighbours that take them from it. */
function wordsForNeighbours({ networks, levels }: ValidEvaluation, level: number, s: number): number {
  const links = networks[level + 1]?.dataspaces[s].linkTransfers ?? 0;
  const used = levels[level]?.dataspaces[s]?.utilizedInstances ?? 1;
  return links / used;
}

/** A word is written for the first time without having been filled, unless that reads it too. */
function handedOut(reuse: ReuseRules | undefined, tile: TileEvaluation, level: number, s: number): number {
  return tile.fills + (reuse?.rmwFirstUpdate[level]?.[s] ? 0 : tile.partitionSize);
}
