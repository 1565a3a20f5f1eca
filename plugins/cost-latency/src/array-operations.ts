import type { CandidateBatch, EvaluatorState, Problem } from '@loopwright/core';
import { extentBelow } from './memory-transfers.ts';
import type { OperationTiming } from './timing-attributes.ts';

/**
 * An array that keeps a tile of one dataspace, weights or sums say, while points pass through it in operations: up to so many
 * consecutive points of a dimension each. Operations follow each other as the array takes them, tiles come in beside them.
 */
export class ArrayOperations {
  readonly drainCycles: number;

  readonly #level: number;
  readonly #levels: number;
  readonly #isOutput: readonly boolean[];
  readonly #along: number;
  /** The tile of an operation's dimension is that below this level. */
  readonly #boundary: number;
  readonly #timing: OperationTiming;

  constructor(level: number, levels: number, boundary: number, problem: Problem, timing: OperationTiming) {
    this.#level = level;
    this.#levels = levels;
    this.#boundary = boundary;
    this.#isOutput = problem.dataspaces.map(({ readWrite }) => readWrite);
    this.#along = problem.dimensions.findIndex(({ name }) => name === timing.operation_along);
    this.#timing = timing;
    this.drainCycles = timing.operation_cycles;
  }

  /** Cycles that the array takes for all operations of a valid candidate, whose counts `state` holds. */
  measure(batch: CandidateBatch, candidate: number, state: EvaluatorState): number {
    const tiles = this.#countTiles(batch, candidate, state);
    const points = state.computeCycles / tiles;
    const row = this.#along < 0 ? points : Math.min(points, extentBelow(batch, candidate, this.#boundary, this.#along));
    const { operation_points, stationary_cycles } = this.#timing;
    const whole = Math.floor(row / operation_points) || 0;
    const rest = row - (whole > 0 ? whole * operation_points : 0);
    const first = this.#cyclesOf(Math.min(row, operation_points));
    const ofRow = whole * first + (rest > 0 ? this.#cyclesOf(rest) : 0);
    return tiles * ((points / row) * ofRow + Math.max(0, stationary_cycles - first));
  }

  /** Tiles that an instance works on one after the other: they come in or, as new sums do, begin at 0 and are written before they are read. */
  #countTiles(batch: CandidateBatch, candidate: number, state: EvaluatorState): number {
    const { fills, updates, reads, tileWords } = state;
    const dataspaces = this.#isOutput.length;
    let tiles = 1;
    for (let dataspace = 0; dataspace < dataspaces; dataspace++) {
      const at = this.#level * dataspaces + dataspace;
      if (batch.keeps[candidate * this.#levels * dataspaces + at] === 0) continue;
      const begun = this.#isOutput[dataspace] ? updates[at] - reads[at] : 0;
      tiles = Math.max(tiles, (fills[at] + begun) / tileWords[at]);
    }
    return tiles;
  }

  #cyclesOf(points: number): number {
    const { operation_least_cycles, operation_cycles, operations_in_flight } = this.#timing;
    return Math.max(operation_least_cycles, points, (points + operation_cycles) / operations_in_flight);
  }
}
