import type { Architecture, Mapping, Problem } from '@loopwright/spec';
import { type Box, boxWords, touchedBox } from '../box.ts';
import { buildNest, type Nest } from '../nest.ts';
import type { DrawnTensor } from './drawn-tensor.ts';

/** What one memory hands on of one dataspace, with the tensors at hand: words, and tiles that it is asked for. */
export interface ReadCount {
  /** All of them; those that are not zero; and of each those for which no compute meets a value of the condition. */
  words: number;
  nonzeros: number;
  wordsInVain: number;
  nonzerosInVain: number;
  tiles: number;
  emptyTiles: number;
}

export interface ZeroCount {
  /** [level][dataspace] */
  readonly reads: readonly (readonly ReadCount[])[];
  /** Computes of which no input is zero. */
  readonly effectual: number;
}

/**
 * Runs a nest without fan-outs on tensors, iteration by iteration. A read is in vain if no compute that uses its words, until
 * others take their place, meets a value of the dataspace `conditions[s]` that is not zero: what hardware that looks at each
 * value could leave out. Nothing is known here of ranks, chances or tiles of a model.
 */
export function countZeros(
  problem: Problem,
  architecture: Architecture,
  mapping: Mapping,
  tensors: readonly DrawnTensor[],
  conditions: readonly (number | undefined)[],
): ZeroCount {
  return new ZeroCounter(problem, buildNest(problem, architecture, mapping), mapping, tensors, conditions).run();
}

/** A read whose words are still in use. */
interface OpenRead {
  readonly dataspace: number;
  readonly count: ReadCount;
  readonly box: Box;
  readonly key: string;
  meetsValue: boolean;
}

class ZeroCounter {
  readonly #reads: ReadCount[][];
  /** [level][dataspace] what the memory holds, -1 being the compute unit: by the read that brought it. */
  readonly #open: (OpenRead | undefined)[][];
  readonly #origin: number[];
  #effectual = 0;

  constructor(
    readonly problem: Problem,
    readonly nest: Nest,
    readonly mapping: Mapping,
    readonly tensors: readonly DrawnTensor[],
    readonly conditions: readonly (number | undefined)[],
  ) {
    const none = () => ({ words: 0, nonzeros: 0, wordsInVain: 0, nonzerosInVain: 0, tiles: 0, emptyTiles: 0 });
    this.#reads = nest.loops.map(() => problem.dataspaces.map(none));
    this.#open = [...nest.loops, []].map(() => problem.dataspaces.map(() => undefined));
    this.#origin = problem.dimensions.map(() => 0);
  }

  run(): ZeroCount {
    this.#visit(this.nest.loops.length - 1);
    for (const row of this.#open) for (const read of row) if (read) this.#close(read);
    return { reads: this.#reads, effectual: this.#effectual };
  }

  /** Runs the loops of a level; `0` is the innermost memory, and what lies inside it computes. */
  #visit(level: number, position = 0): void {
    if (level < 0) {
      this.#compute();
      return;
    }
    if (position === 0) this.#bring(level, this.nest.fullPoints[level]!);
    const loop = this.nest.loops[level]![position];
    if (!loop) {
      this.#visit(level - 1);
      return;
    }
    const start = this.#origin[loop.dimension]!;
    for (let index = 0; index < loop.bound; index++) {
      this.#origin[loop.dimension] = start + index * loop.stride;
      this.#visit(level, position + 1);
    }
    this.#origin[loop.dimension] = start;
  }

  #bring(level: number, points: readonly number[]): void {
    for (const [s, space] of this.problem.dataspaces.entries()) {
      if (level >= 0 && !this.mapping.levels[level]!.keeps[s]) continue;
      const box = touchedBox(space, this.#origin, points);
      const slot = this.#open[level + 1]!;
      const key = box.join();
      // A compute unit keeps nothing.
      if (level >= 0 && slot[s]?.key === key) continue;
      if (slot[s]) this.#close(slot[s]);
      const from = this.mapping.levels.findIndex(({ keeps }, outer) => outer > level && keeps[s]);
      slot[s] = from < 0 ? undefined : { dataspace: s, count: this.#reads[from]![s]!, box, key, meetsValue: false };
    }
  }

  #compute(): void {
    const { dataspaces, dimensions } = this.problem;
    const onePoint = dimensions.map(() => 1);
    this.#bring(-1, onePoint);
    const isZero = dataspaces.map((space, s) => this.tensors[s]!.isEmpty(touchedBox(space, this.#origin, onePoint)));
    if (!isZero.some((zero, s) => zero && !dataspaces[s]!.readWrite)) this.#effectual++;
    for (const row of this.#open) {
      for (const [s, read] of row.entries()) {
        const condition = this.conditions[s];
        if (read && (condition === undefined || !isZero[condition])) read.meetsValue = true;
      }
    }
  }

  #close({ dataspace, count, box, meetsValue }: OpenRead): void {
    const words = boxWords(box);
    const nonzeros = this.tensors[dataspace]!.nonzeros(box);
    count.words += words;
    count.nonzeros += nonzeros;
    count.tiles++;
    if (nonzeros === 0) count.emptyTiles++;
    if (meetsValue) return;
    count.wordsInVain += words;
    count.nonzerosInVain += nonzeros;
  }
}
