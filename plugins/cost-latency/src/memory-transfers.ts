import type { CandidateBatch, EvaluatorState, Level, Memory, Problem } from '@loopwright/core';
import { RequestRows } from './request-rows.ts';
import type { MemoryTiming } from './timing-attributes.ts';
import { TransparentCache } from './transparent-cache.ts';

/**
 * What passes between a memory and those inside it, tile by tile. The run is cut into passes, one for each iteration of its
 * loops and those outside: in each a tile is fetched, and worked on; where outputs are done with, they are brought back.
 */
export class MemoryTransfers {
  /** Of the candidate measured last, as a pipeline: the slowest of what goes on in a pass sets its pace. */
  pipelinedCycles = 0;
  /** What shows beyond that: of the first and the last pass, and of all that does not overlap. */
  exposedCycles = 0;
  readonly startCycles: number;

  readonly #level: number;
  readonly #levels: number;
  /** This one and the memories outside it, outermost last. */
  readonly #outside: Int32Array;
  readonly #dimensions: number;
  readonly #dataspaces: number;
  readonly #isOutput: readonly boolean[];
  readonly #timing: MemoryTiming;
  /** [dataspace] share that runs beside the computes. */
  readonly #overlap: Float64Array;
  readonly #rows: RequestRows;
  readonly #cache: TransparentCache | null;
  /** Cycles of one request in either direction. */
  readonly #fetchRequest: number;
  readonly #returnRequest: number;
  /** Cycles more of one that misses the cache. */
  readonly #missRequest: number;
  /** Dataspace for whose tiles the array stops; -1 where it runs on. */
  readonly #restart: number;
  /** [dataspace] at which first tiles come in then. */
  readonly #restartWordsPerCycle: Float64Array;

  /** @param level index of the memory */
  constructor(levels: readonly Level[], level: number, problem: Problem, timing: MemoryTiming) {
    const { dimensions, dataspaces } = problem;
    this.#level = level;
    this.#levels = levels.length;
    this.#outside = memoriesFrom(levels, level);
    this.#dimensions = dimensions.length;
    this.#dataspaces = dataspaces.length;
    this.#isOutput = dataspaces.map(({ readWrite }) => readWrite);
    this.#timing = timing;
    this.#overlap = Float64Array.from(dataspaces, ({ name }) => overlapOf(timing, name));
    this.#rows = new RequestRows(problem, timing);
    const { cache_words, cache_is_warm, miss_words_per_cycle } = timing;
    this.#cache =
      cache_words > 0 ? new TransparentCache(cache_words, cache_is_warm, this.#outside, problem, this.#rows) : null;
    this.startCycles = timing.start_cycles;
    const { readBandwidthWordsPerCycle, writeBandwidthWordsPerCycle, sharedBandwidthWordsPerCycle } = levels[
      level
    ] as Memory;
    this.#fetchRequest = requestCycles(timing, Math.min(readBandwidthWordsPerCycle, sharedBandwidthWordsPerCycle));
    this.#returnRequest = requestCycles(timing, Math.min(writeBandwidthWordsPerCycle, sharedBandwidthWordsPerCycle));
    this.#missRequest = Math.max(0, timing.request_words / miss_words_per_cycle - this.#fetchRequest);
    this.#restart = dataspaces.findIndex(({ name }) => name === timing.restarts_with);
    this.#restartWordsPerCycle = Float64Array.from(
      dataspaces,
      ({ name }) => timing.restart_words_per_cycle[name] ?? Infinity,
    );
  }

  /**
   * Of a valid candidate, whose counts `state` holds.
   *
   * @param computing cycles of the array, in all
   */
  measure(batch: CandidateBatch, candidate: number, state: EvaluatorState, computing: number): void {
    const passes = this.#countPasses(batch, candidate);
    const { tile_cycles, separate_networks } = this.#timing;
    let fetch = 0;
    let bringBack = 0;
    let alone = 0;
    let returns = 0;
    this.#cache?.measure(batch, candidate);
    for (let dataspace = 0; dataspace < this.#dataspaces; dataspace++) {
      const at = this.#level * this.#dataspaces + dataspace;
      if (batch.keeps[candidate * this.#levels * this.#dataspaces + at] === 0) continue;
      const requests = this.#requestsPerWord(batch, candidate, dataspace);
      const overlap = this.#overlap[dataspace];
      const missed = this.#cache ? this.#cache.missed[dataspace] * this.#missRequest : 0;
      const fetched = this.#fetchedWords(at, dataspace, passes, state) * requests * this.#fetchRequest + missed;
      fetch = separate_networks ? Math.max(fetch, overlap * fetched) : fetch + overlap * fetched;
      alone += (1 - overlap) * fetched;
      if (!this.#isOutput[dataspace]) continue;
      const returned = state.updates[at] * requests * this.#returnRequest;
      bringBack += overlap * returned;
      alone += (1 - overlap) * returned;
      const tile = this.#level > 0 ? state.tileWords[at - this.#dataspaces] : 1;
      returns = Math.max(returns, Math.min(passes, state.updates[at] / tile));
    }
    this.#pipeline(
      passes,
      returns,
      fetch / passes + tile_cycles,
      computing / passes,
      returns > 0 ? bringBack / returns : 0,
    );
    this.exposedCycles += alone + this.#restarts(batch, candidate, state);
  }

  /** Cycles in which the array stands still for a new tile, and for what it begins with anew. */
  #restarts({ keeps }: CandidateBatch, candidate: number, { fills, tileWords }: EvaluatorState): number {
    if (this.#restart < 0 || this.#level === 0) return 0;
    let inside = this.#level - 1;
    const keepsIt = (level: number) =>
      keeps[(candidate * this.#levels + level) * this.#dataspaces + this.#restart] === 1;
    while (inside >= 0 && !keepsIt(inside)) inside--;
    if (inside < 0) return 0;
    let cycles = 0;
    for (let dataspace = 0; dataspace < this.#dataspaces; dataspace++) {
      const tile = tileWords[(this.#level - 1) * this.#dataspaces + dataspace];
      cycles += tile / this.#restartWordsPerCycle[dataspace];
    }
    const at = inside * this.#dataspaces + this.#restart;
    return (fills[at] / tileWords[at]) * cycles;
  }

  /** Tiles change places once the slowest of fetching, computing and bringing back is done, all of a pass. */
  #pipeline(passes: number, returns: number, fetch: number, compute: number, bringBack: number): void {
    const usual = Math.max(fetch, compute);
    const slowest = Math.max(usual, bringBack);
    this.pipelinedCycles = passes * usual + returns * (slowest - usual);
    this.exposedCycles = fetch + compute + bringBack - slowest;
  }

  /** Iterations of the temporal loops of the level and outside it; last passes are shorter where factors are imperfect. */
  #countPasses({ factors, remainders }: CandidateBatch, candidate: number): number {
    const first = candidate * this.#levels * this.#dimensions;
    let passes = 1;
    for (let dimension = 0; dimension < this.#dimensions; dimension++) {
      let own = 1;
      for (let k = this.#outside.length - 1; k >= 0; k--) {
        const at = first + this.#outside[k] * this.#dimensions + dimension;
        own = (own - 1) * factors[at] + remainders[at];
      }
      passes *= own;
    }
    return passes;
  }

  /** Words that an instance gives in all. */
  #fetchedWords(at: number, dataspace: number, passes: number, { reads, tileWords }: EvaluatorState): number {
    const isReloaded = this.#timing.reload && !this.#isOutput[dataspace] && this.#level > 0;
    return isReloaded ? Math.max(reads[at], passes * tileWords[at - this.#dataspaces]) : reads[at];
  }

  #requestsPerWord(batch: CandidateBatch, candidate: number, dataspace: number): number {
    const along = this.#rows.along[dataspace];
    if (along < 0) return 1 / this.#rows.words;
    return this.#rows.requestsPerWord(extentBelow(batch, candidate, this.#level, along));
  }
}

/** Points of a dimension that the loops inside a level cover. */
export function extentBelow(
  { factors, shape }: CandidateBatch,
  candidate: number,
  level: number,
  dimension: number,
): number {
  const first = candidate * shape.levels * shape.dimensions + dimension;
  let extent = 1;
  for (let inner = 0; inner < level; inner++) extent *= factors[first + inner * shape.dimensions];
  return extent;
}

function memoriesFrom(levels: readonly Level[], first: number): Int32Array {
  return Int32Array.from([...levels.keys()].filter((level) => level >= first && levels[level].kind === 'memory'));
}

function overlapOf({ overlap }: MemoryTiming, dataspace: string): number {
  return typeof overlap === 'number' ? overlap : (overlap[dataspace] ?? 1);
}

function requestCycles(timing: MemoryTiming, wordsPerCycle: number): number {
  return Math.max(timing.request_words / wordsPerCycle, timing.request_cycles / timing.requests_in_flight);
}
