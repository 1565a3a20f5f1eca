import type { ArrayRoles } from './array-roles.ts';
import type { ArrayBoundary, ArrayRun } from './array-run.ts';
import { ArraySamples } from './array-samples.ts';
import { ArraySums } from './array-sums.ts';
import { ArrayWalk } from './array-walk.ts';
import { ArrayBands } from './bands/array-bands.ts';
import type { MulticastHistogram } from './multicast.ts';
import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';

/**
 * What crosses a boundary at or inside a fan-out whose last passes are shorter, where instances differ: summed up in closed
 * form, run for all at once, or for a few children, where that is exact; else one by one, those of equal parts once.
 * Figures are means of the instances ever in use.
 */
export class ArrayTraffic {
  /** After `measure`: reads at the level, words sent to all children together, and words taken from neighbours. */
  accesses = 0;
  words = 0;
  linkTransfers = 0;

  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #roles: ArrayRoles;
  readonly #walk: ArrayWalk;
  /** In closed form. */
  readonly sums: ArraySums;
  readonly #samples: ArraySamples;
  readonly #bands: ArrayBands;
  /** [level * dataspaces + dataspace] by number of the instance. */
  readonly #runs: (Map<number, ArrayRun> | undefined)[] = [];

  constructor(tables: Tables, nest: Nest, roles: ArrayRoles) {
    this.#tables = tables;
    this.#nest = nest;
    this.#roles = roles;
    this.#walk = new ArrayWalk(tables, nest, roles);
    this.sums = new ArraySums(tables, nest);
    this.#bands = new ArrayBands(tables, nest, roles, new ArrayWalk(tables, nest, roles));
    this.#samples = new ArraySamples(tables, nest, this.sums, this.#walk);
  }

  /** Turns to the candidate that the nest has listed. */
  turn(): void {
    this.#bands.turn();
  }

  /** Sums up what crosses the boundary below a level over the whole run; `mayForward` where children may take words from others. */
  measure(level: number, dataspace: number, mayForward: boolean): void {
    if (this.sums.measure(level, dataspace)) this.#take(level, this.sums);
    else if (this.#bands.measure(level, dataspace)) {
      this.#take(level, this.#bands);
      this.linkTransfers = this.#bands.linkTransfers / this.#nest.instancesUsed[level];
    } else if (!mayForward && this.#samples.measure(level, dataspace)) this.#take(level, this.#samples);
    else this.run(level, dataspace, null);
  }

  #take(level: number, { accesses, words }: ArraySums | ArraySamples | ArrayBands): void {
    const used = this.#nest.instancesUsed[level];
    this.accesses = accesses / used;
    this.words = words / used;
    this.linkTransfers = 0;
  }

  /** The same by running every instance; these can be asked for afterwards. */
  run(level: number, dataspace: number, multicast: MulticastHistogram | null): void {
    const { dataspaces, bringsAll, noReuse, noLinkTransfer } = this.#tables;
    const at = level * dataspaces + dataspace;
    const boundary: ArrayBoundary = {
      level,
      dataspace,
      always: bringsAll[at] === 1,
      separately: noReuse[at] === 1,
      forwards: noLinkTransfer[at] === 0 && this.#nest.children[level] > 1,
      recordsHops: multicast !== null,
    };
    const numbers = this.#roles.used(level);
    const runs = new Map<number, ArrayRun>();
    const byKey = new Map<string, { run: ArrayRun; instances: number }>();
    for (const number of numbers) {
      const key = this.#walk.keyOf(boundary, number);
      const known = byKey.get(key);
      const run = known?.run ?? this.#walk.run(boundary, number);
      if (known) known.instances++;
      else byKey.set(key, { run, instances: 1 });
      runs.set(number, run);
    }
    this.#runs[at] = runs;
    this.accesses = 0;
    this.words = 0;
    this.linkTransfers = 0;
    for (const { run, instances } of byKey.values()) {
      const part = instances / numbers.length;
      this.accesses += run.accesses * part;
      this.words += sum(run.received) * part;
      this.linkTransfers += run.linkTransfers * part;
      if (multicast && run.multicast) multicast.addAll(run.multicast, part);
    }
  }

  /** Of the candidate measured last: words that one instance reads, and that it sends to one of its children. */
  accessesOf(level: number, dataspace: number, number: number): number {
    return this.#runOf(level, dataspace, number)?.accesses ?? 0;
  }

  sentTo(level: number, dataspace: number, number: number, child: number): number {
    return this.#runOf(level, dataspace, number)?.received[child] ?? 0;
  }

  #runOf(level: number, dataspace: number, number: number): ArrayRun | undefined {
    return this.#runs[level * this.#tables.dataspaces + dataspace]?.get(number);
  }
}

function sum(words: readonly number[]): number {
  return words.reduce((total, own) => total + own, 0);
}
