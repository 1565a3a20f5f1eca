import type { BusiestInstance } from './busiest-instance.ts';
import type { Counts } from './counts.ts';
import type { Nest } from './nest.ts';
import { NetworkUse } from './network-energy.ts';
import { type SummedCosts, summedPj } from './sparse/sparse-totals.ts';
import type { Tables } from './tables.ts';
import type { Traffic } from './traffic.ts';

/** Cycles and energy of one candidate, summed up from its counts. */
export class Totals {
  /** Of the whole run, latencies of the networks included. */
  cycles = 0;
  energyPj = 0;
  /** [level] cycles that its bandwidth asks for; those of the computes where it asks for fewer. */
  readonly levelCycles: Float64Array;
  /** [port][level] words of the instance that passes most through it: inside a fan-out whose last passes are shorter. */
  readonly busiestWords: Readonly<Record<'read' | 'write' | 'shared', Float64Array>>;
  /** [level] share of its demand that a memory can serve, 1 or less. */
  readonly slowdown: Float64Array;
  /** [level * dataspaces + dataspace] energy of the accesses, all instances. */
  readonly accessPj: Float64Array;
  /** [level] all instances. */
  readonly leakagePj: Float64Array;
  /** [network * dataspaces + dataspace] of all instances; links and adders apart. */
  readonly networkPj: Float64Array;
  readonly linkPj: Float64Array;
  readonly adderPj: Float64Array;

  readonly #networkUse = new NetworkUse();
  readonly #busiest: BusiestInstance;

  constructor(tables: Tables, busiest: BusiestInstance) {
    this.#busiest = busiest;
    const size = tables.levels * tables.dataspaces;
    this.levelCycles = new Float64Array(tables.levels);
    this.busiestWords = {
      read: new Float64Array(tables.levels),
      write: new Float64Array(tables.levels),
      shared: new Float64Array(tables.levels),
    };
    this.slowdown = new Float64Array(tables.levels).fill(1);
    this.accessPj = new Float64Array(size);
    this.leakagePj = new Float64Array(tables.levels);
    const inNetworks = tables.networks.length * tables.dataspaces;
    this.networkPj = new Float64Array(inNetworks);
    this.linkPj = new Float64Array(inNetworks);
    this.adderPj = new Float64Array(inNetworks);
  }

  /** Sums up; `traffic` and `counts` are those of the candidate in `nest`. */
  add(tables: Tables, nest: Nest, traffic: Traffic, counts: Counts): void {
    const busyCycles = this.#addCycles(tables, nest, counts);
    this.cycles = busyCycles + tables.latencyCycles;
    this.energyPj =
      tables.computes * tables.computePj +
      this.#addAccesses(tables, nest, counts) +
      this.#addLeakage(tables, nest, busyCycles) +
      (tables.networksCost ? this.#addNetworks(tables, nest, traffic, counts) : 0);
  }

  /** The same of a candidate of which less is done than dense tensors ask for. */
  addSparse(tables: Tables, nest: Nest, traffic: Traffic, counts: Counts, sparse: SummedCosts): void {
    this.cycles = sparse.busyCycles + tables.latencyCycles;
    this.levelCycles.set(sparse.levelCycles);
    this.leakagePj.set(sparse.leakagePj);
    this.accessPj.set(sparse.accessPj);
    this.energyPj = summedPj(sparse) + (tables.networksCost ? this.#addNetworks(tables, nest, traffic, counts) : 0);
  }

  #addCycles(tables: Tables, nest: Nest, counts: Counts): number {
    const { levels, dataspaces, hasBandwidth, bandwidthScale } = tables;
    const { atReadPort, atWritePort } = counts;
    const compute = nest.computeCycles;
    let busiest = compute;
    for (let level = 0; level < levels; level++) {
      this.levelCycles[level] = compute;
      if (!hasBandwidth[level]) continue;
      if (level < nest.unevenFanout) {
        const cycles = Math.max(compute, this.#busiest.cycles(level, counts));
        this.busiestWords.read[level] = this.#busiest.readWords;
        this.busiestWords.write[level] = this.#busiest.writtenWords;
        this.busiestWords.shared[level] = this.#busiest.sharedWords;
        this.slowdown[level] = compute / cycles;
        this.levelCycles[level] = cycles;
        busiest = Math.max(busiest, cycles);
        continue;
      }
      let read = 0;
      let write = 0;
      for (let at = level * dataspaces; at < (level + 1) * dataspaces; at++) {
        read += (sumAt(atReadPort, at) / compute) * bandwidthScale[at];
        write += (sumAt(atWritePort, at) / compute) * bandwidthScale[at];
      }
      let slowdown = 1;
      const { readBandwidth, writeBandwidth, sharedBandwidth } = tables;
      if (readBandwidth[level] < read) slowdown = readBandwidth[level] / read;
      if (writeBandwidth[level] < write) slowdown = Math.min(slowdown, writeBandwidth[level] / write);
      const shared = write + read;
      if (sharedBandwidth[level] < shared) slowdown = Math.min(slowdown, sharedBandwidth[level] / shared);
      this.slowdown[level] = slowdown;
      const cycles = Math.ceil(compute / slowdown);
      this.levelCycles[level] = cycles;
      if (cycles > busiest) busiest = cycles;
    }
    return busiest;
  }

  #addAccesses(tables: Tables, nest: Nest, counts: Counts): number {
    const { levels, dataspaces, isFanout, clusterSize, clusters } = tables;
    const { accessPj } = this;
    accessPj.fill(0);
    for (let access = 0; access < counts.words.length; access++) {
      const words = counts.words[access];
      const block = tables.accessWords[access];
      const pj = tables.accessPj[access];
      for (let i = 0; i < counts.kept; i++) {
        const at = counts.cells[i];
        accessPj[at] += blocksOf(nest, Math.floor(at / dataspaces), words[at], block[at]) * pj[at];
      }
    }
    let total = 0;
    for (let level = 0; level < levels; level++) {
      if (isFanout[level]) continue;
      const used = nest.instancesUsed[level];
      const active = clusterSize[level] > 1 ? Math.min(used, clusters[level]) : used;
      for (let at = level * dataspaces; at < (level + 1) * dataspaces; at++) {
        accessPj[at] *= active;
        total += accessPj[at];
      }
    }
    return total;
  }

  #addLeakage(tables: Tables, nest: Nest, cycles: number): number {
    const { levels, leakPj, gate, instancesPerGate } = tables;
    let total = 0;
    for (let level = 0; level < levels; level++) {
      if (leakPj[level] === 0) continue;
      const shared = instancesPerGate[level];
      const leaking = shared > 1 ? shared * nest.instancesUsed[gate[level]] : nest.instancesUsed[level];
      this.leakagePj[level] = leakPj[level] * cycles * leaking;
      total += this.leakagePj[level];
    }
    return total;
  }

  #addNetworks(tables: Tables, nest: Nest, traffic: Traffic, counts: Counts): number {
    const { networks, dataspaces, isOutput } = tables;
    const use = this.#networkUse;
    let total = 0;
    for (let n = 0; n < networks.length; n++) {
      const network = networks[n];
      const { level } = network;
      const used = nest.instancesUsed[level];
      const isMean = nest.unevenFanout >= 0;
      const linkPj = network.kind === 'hops' ? network.energyPerHopPj + 2 * network.routerEnergyPj : 0;
      for (let s = 0; s < dataspaces; s++) {
        const at = level * dataspaces + s;
        const out = n * dataspaces + s;
        this.networkPj[out] = 0;
        this.linkPj[out] = 0;
        this.adderPj[out] = 0;
        if (level > counts.outermost[s]) continue;
        const scale = traffic.bypassScale[at];
        use.measure(network, s, isOutput[s] === 1, traffic.multicast[at], scale, counts.firstWrites(at), isMean);
        this.networkPj[out] = use.energyPj * used;
        this.linkPj[out] = traffic.linkTransfers[at] * linkPj * used;
        this.adderPj[out] = use.adderPj * used;
        total += this.networkPj[out] + this.linkPj[out] + this.adderPj[out];
      }
    }
    return total;
  }
}

/** Blocks that an instance begins; where instances differ, blocks are whole over all of them together. */
function blocksOf({ unevenFanout, instancesUsed }: Nest, level: number, words: number, block: number): number {
  if (level >= unevenFanout) return Math.ceil(words / block);
  const used = instancesUsed[level];
  return Math.ceil(Math.round(words * used) / block) / used;
}

/** Words of several accesses taken together. */
function sumAt(words: readonly Float64Array[], at: number): number {
  let sum = words.length > 0 ? words[0][at] : 0;
  for (let k = 1; k < words.length; k++) sum += words[k][at];
  return sum;
}
