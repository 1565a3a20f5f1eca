import type { Transfer } from '@loopwright/spec';
import type { MulticastHistogram } from './multicast.ts';
import type { NetworkTable } from './networks.ts';
import { wholeWords } from './whole-words.ts';

/** What one dataspace does in one instance of a network; refilled by every `measure`. */
export class NetworkUse {
  /** Words that enter it. */
  ingresses = 0;
  hops = 0;
  /** Words added up. */
  reductions = 0;
  /** Of hops, routers, ingresses and transfers, pJ. */
  energyPj = 0;
  adderPj = 0;

  /**
   * @param scale what bypass multiplies the accesses by
   * @param firstWrites words of an output that have no value to be read back
   * @param isMean whether instances differ somewhere: figures are then means, and no whole numbers
   */
  measure(
    network: NetworkTable,
    dataspace: number,
    isOutput: boolean,
    multicast: MulticastHistogram,
    scale: number,
    firstWrites: number,
    isMean: boolean,
  ): void {
    const { kind, energyPerHopPj, routerEnergyPj, ingressEnergyPj, adderEnergyPj } = network;
    const readsBack = network.readsBack && isOutput;
    const reduces = network.carriesUpdates && isOutput;
    const isTree = kind === 'reduction-tree';
    const transfers = network.transfers[dataspace];
    let ingresses = 0;
    let hops = 0;
    let routers = 0;
    let reductions = 0;
    let transferPj = 0;
    for (let entry = 0; entry < multicast.entries; entry++) {
      const served = multicast.multicast[entry];
      let accesses = multicast.accesses[entry] * scale;
      if (readsBack) accesses = 2 * accesses - firstWrites;
      if (accesses <= 0 || (isTree && !isOutput)) continue;
      ingresses += accesses;
      if (reduces) reductions += (served - 1) * accesses;
      if (isTree) hops += Math.floor(Math.log2(served)) * 0.5 * accesses;
      else {
        const passed = multicast.hops[entry];
        hops += passed;
        const average = isMean ? wholeWords(passed / accesses) : Math.floor(passed / accesses);
        if (routerEnergyPj > 0) routers += (1 + average) * accesses;
        // Routers passed are whole: every entry adds its own, fractions dropped.
        if (!isMean) routers = Math.floor(routers);
      }
      transferPj += accesses * energyOfTransfer(transfers, served);
    }
    this.ingresses = ingresses;
    this.hops = hops;
    this.reductions = isMean ? reductions : wholeWords(reductions);
    this.energyPj = hops * energyPerHopPj + routers * routerEnergyPj + ingresses * ingressEnergyPj + transferPj;
    this.adderPj = this.reductions * adderEnergyPj;
  }
}

/** What a word costs that serves so many children, pJ. Of several entries for as many the last one holds, as in Timeloop. */
export function energyOfTransfer(transfers: readonly Transfer[], served: number): number {
  for (let t = transfers.length - 1; t >= 0; t--) {
    const { destinations, energyPj } = transfers[t];
    if (destinations === undefined || destinations === served) return energyPj;
  }
  return 0;
}
