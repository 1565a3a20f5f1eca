import type { Counts } from './counts.ts';
import type { Tables } from './tables.ts';
import type { Traffic } from './traffic.ts';

/**
 * What passes the networks, counted of the candidate that was evaluated last: live arrays that the next evaluation
 * overwrites. All [level * dataspaces + dataspace] of the network between a level and what lies directly below it, per
 * instance of the level in use, over the whole run.
 */
export interface NetworkCounts {
  /** Words that enter the network; one serves all children that need it at once. */
  readonly ingresses: Readonly<Float64Array>;
  /** Hops of all these words. */
  readonly hops: Readonly<Float64Array>;
  /** Words that a child took from its neighbour instead. */
  readonly linkTransfers: Readonly<Float64Array>;
}

/** Reads the counts out of the traffic of a candidate, which must be measured in full. */
export class NetworkReader implements NetworkCounts {
  readonly ingresses: Readonly<Float64Array>;
  readonly hops: Float64Array;
  readonly linkTransfers: Readonly<Float64Array>;
  readonly #tables: Tables;
  readonly #traffic: Traffic;
  readonly #counts: Counts;

  constructor(tables: Tables, traffic: Traffic, counts: Counts) {
    this.ingresses = traffic.ingresses;
    this.hops = new Float64Array(tables.levels * tables.dataspaces);
    this.linkTransfers = traffic.linkTransfers;
    this.#tables = tables;
    this.#traffic = traffic;
    this.#counts = counts;
  }

  read(): void {
    const { levels, dataspaces } = this.#tables;
    const { multicast } = this.#traffic;
    for (let s = 0; s < dataspaces; s++) {
      for (let level = 0; level < levels; level++) {
        const at = level * dataspaces + s;
        this.hops[at] = level > this.#counts.outermost[s] ? 0 : multicast[at].totalHops();
      }
    }
  }
}
