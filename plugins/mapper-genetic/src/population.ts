import type { Mapspace } from '@loopwright/core';

/** The cost of a genome that has not been evaluated. */
export const UNKNOWN = Number.MAX_VALUE;

/** Genomes and their costs; handles are their places. genetic-js copies entities as JSON, so it gets the handles. */
export class Population {
  readonly genomes: readonly Float64Array[];
  /** [handle] */
  readonly costs: Float64Array;

  constructor(mapspace: Mapspace, size: number) {
    this.genomes = Array.from({ length: size }, () => mapspace.genome());
    this.costs = new Float64Array(size).fill(UNKNOWN);
  }

  copy(from: Population, source: number, target: number): void {
    this.genomes[target].set(from.genomes[source]);
    this.costs[target] = from.costs[source];
  }
}
