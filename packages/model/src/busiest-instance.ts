import type { ArrayRoles } from './array-roles.ts';
import type { ArrayShares } from './array-shares.ts';
import type { ArrayTraffic } from './array-traffic.ts';
import type { Counts } from './counts.ts';
import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';

/**
 * The most words that any instance of a memory passes through each of its ports, inside a fan-out whose last passes are shorter, and
 * the cycles that it needs for them. Each has the words that its own children ask for; what it takes from neighbours is the mean.
 */
export class BusiestInstance {
  /** Of the memory that `cycles` was asked of last, weighted by its bandwidth scales. */
  readWords = 0;
  writtenWords = 0;
  sharedWords = 0;

  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #roles: ArrayRoles;
  readonly #traffic: ArrayTraffic;
  readonly #shares: ArrayShares;

  constructor(tables: Tables, nest: Nest, roles: ArrayRoles, traffic: ArrayTraffic, shares: ArrayShares) {
    this.#tables = tables;
    this.#nest = nest;
    this.#roles = roles;
    this.#traffic = traffic;
    this.#shares = shares;
  }

  cycles(level: number, counts: Counts): number {
    const { dataspaces, isOutput, bandwidthScale, rmwFirstUpdate } = this.#tables;
    const { readBandwidth, writeBandwidth, sharedBandwidth } = this.#tables;
    const { peer, keptAt } = counts;
    const numbers = this.#roles.used(level);
    let mostRead = 0;
    let mostWritten = 0;
    let mostShared = 0;
    for (let k = 0; k < numbers.length; k++) {
      const number = numbers[k];
      let read = 0;
      let written = 0;
      for (let s = 0; s < dataspaces; s++) {
        const at = level * dataspaces + s;
        if (!keptAt[at]) continue;
        const content = this.#askedFor(level, s, number, counts);
        const scale = bandwidthScale[at];
        const isOutermost = level === counts.outermost[s];
        const brought = isOutermost ? 0 : this.#brought(level, s, number) + peer[at];
        const first = isOutput[s] && !rmwFirstUpdate[at] ? this.#shares.of(level, s)[k] : 0;
        read += Math.max(0, content + peer[at] - first) * scale;
        written += (Math.max(0, brought - (isOutermost ? 0 : first)) + (isOutput[s] ? content : 0)) * scale;
      }
      mostRead = Math.max(mostRead, read);
      mostWritten = Math.max(mostWritten, written);
      mostShared = Math.max(mostShared, read + written);
    }
    this.readWords = mostRead;
    this.writtenWords = mostWritten;
    this.sharedWords = mostShared;
    const busiest = Math.max(
      mostRead / readBandwidth[level],
      mostWritten / writeBandwidth[level],
      mostShared / sharedBandwidth[level],
    );
    // Made of quotients, it may be a hair above the cycles that it stands for.
    return Math.ceil(busiest - (busiest + 1) * 2 ** -40);
  }

  /** Words that one instance reads for its children; children that keep nothing ask for what theirs do. */
  #askedFor(level: number, s: number, number: number, counts: Counts): number {
    const own = this.#traffic.accessesOf(level, s, number);
    if (level === 0 || counts.keptAt[(level - 1) * this.#tables.dataspaces + s]) return own;
    const children = this.#nest.children[level];
    if (children === 1) return this.#askedFor(level - 1, s, number, counts);
    let asked = 0;
    let sent = 0;
    for (let child = 0; child < children; child++) {
      asked += this.#askedFor(level - 1, s, number * children + child, counts);
      sent += this.#traffic.sentTo(level, s, number, child);
    }
    return sent > 0 ? (own * asked) / sent : 0;
  }

  #brought(level: number, s: number, number: number): number {
    const siblings = this.#nest.children[level + 1];
    const child = number % siblings;
    return this.#traffic.sentTo(level + 1, s, (number - child) / siblings, child);
  }
}
