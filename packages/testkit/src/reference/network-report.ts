import type { NetworkTileEvaluation } from '@loopwright/model';
import type { NetworkComponent, Transfer, Wire } from '@loopwright/spec';
import { floorWords } from './floor-words.ts';
import type { LevelTraffic } from './level-traffic.ts';
import { type Delivery, wordsRead } from './traffic.ts';

/** A network and where it lies. */
export interface NetworkPlace {
  readonly network: NetworkComponent;
  /** Whether outputs go outwards through it. */
  readonly carriesUpdates: boolean;
  /** Whether the level outside adds outputs up. */
  readonly addsUp: boolean;
  /** Of what lies inside. */
  readonly tileWidthMm: number;
  /** Instances in use of the level outside. */
  readonly used: number;
  /** Whether instances differ somewhere: figures are then means, not whole. */
  readonly isMean: boolean;
}

/** One dataspace on a network between a level and what lies directly below it. */
export function reportNetworkTile(
  name: string,
  isOutput: boolean,
  traffic: LevelTraffic,
  share: number,
  place: NetworkPlace,
): NetworkTileEvaluation {
  const { network, carriesUpdates, used } = place;
  if (network.kind === 'reduction-tree') return reportTree(name, isOutput, traffic, place);
  // Where outputs are not added up, all updates but the first of each word read it back as well.
  const readsBack = network.kind === 'hops' && isOutput && carriesUpdates && !place.addsUp;
  const deliveries = readsBack
    ? traffic.deliveries
        .map((delivery) => ({ ...delivery, accesses: 2 * delivery.accesses - share }))
        .filter(({ accesses }) => accesses > 0)
    : traffic.deliveries;
  const ingresses = wordsRead(deliveries);
  const hopSum = sumOver(deliveries, ({ hopSum: hops }) => hops);
  const common = {
    name,
    fanout: traffic.fanout,
    multicastFactor: traffic.deliveries.reduce((largest, { multicast }) => Math.max(largest, multicast), 0),
    ingresses,
    linkTransfers: traffic.linkTransfers,
    spatialReductions: isOutput && carriesUpdates ? reductionsOf(deliveries, place.isMean) : 0,
    averageHops: ingresses > 0 ? hopSum / ingresses : 0,
  };
  if (network.kind === 'multicast') {
    const transfers = network.byDataspace[name] ?? network.transfers;
    const energyPj = sumOver(deliveries, ({ multicast, accesses }) => accesses * transferPj(transfers, multicast));
    return { ...common, energyPj: energyPj * used, linkTransferEnergyPj: 0 };
  }
  const { routerEnergyPj, ingressEnergyPj = 0 } = network;
  const hopPj = network.wire ? wirePj(network.wire, place.tileWidthMm) : network.energyPerHopPj;
  // Events in the network are whole: every entry adds its own, fractions dropped.
  let routersTouched = 0;
  for (const { accesses, hopSum: hops } of deliveries) {
    routersTouched += (1 + (place.isMean ? floorWords : Math.floor)(hops / accesses)) * accesses;
    if (!place.isMean) routersTouched = Math.floor(routersTouched);
  }
  return {
    ...common,
    energyPj: (hopSum * hopPj + routersTouched * routerEnergyPj + ingresses * ingressEnergyPj) * used,
    linkTransferEnergyPj: traffic.linkTransfers * (hopPj + 2 * routerEnergyPj) * used,
  };
}

/** Adds outputs up two by two, half a hop for each doubling; nothing else passes it. */
function reportTree(
  name: string,
  isOutput: boolean,
  traffic: LevelTraffic,
  { network, tileWidthMm, used, isMean }: NetworkPlace,
): NetworkTileEvaluation {
  if (network.kind !== 'reduction-tree') throw new TypeError('not a tree');
  const { deliveries, fanout, linkTransfers } = isOutput ? traffic : { deliveries: [], fanout: 0, linkTransfers: 0 };
  const ingresses = wordsRead(deliveries);
  const hops = sumOver(deliveries, ({ multicast, accesses }) => (Math.floor(Math.log2(multicast)) / 2) * accesses);
  const spatialReductions = reductionsOf(deliveries, isMean);
  return {
    name,
    fanout,
    multicastFactor: deliveries.reduce((largest, { multicast }) => Math.max(largest, multicast), 0),
    ingresses,
    linkTransfers,
    spatialReductions,
    averageHops: ingresses > 0 ? hops / ingresses : 0,
    energyPj: hops * wirePj(network.wire, tileWidthMm) * used,
    linkTransferEnergyPj: 0,
    spatialReductionEnergyPj: spatialReductions * network.adderEnergyPj * used,
  };
}

/** Whole at every entry, where they are no means. */
function reductionsOf(deliveries: readonly Delivery[], isMean: boolean): number {
  let reductions = 0;
  for (const { multicast, accesses } of deliveries) {
    reductions += (multicast - 1) * accesses;
    if (!isMean) reductions = floorWords(reductions);
  }
  return reductions;
}

function transferPj(transfers: readonly Transfer[], multicast: number): number {
  const fitting = transfers.filter(({ destinations = multicast }) => destinations === multicast);
  return fitting.at(-1)?.energyPj ?? 0;
}

function wirePj({ energyPj, wordBits, tileWidthUm }: Wire, tileWidthMm: number): number {
  return energyPj * wordBits * (tileWidthUm === undefined ? tileWidthMm : tileWidthUm / 1000);
}

function sumOver(deliveries: readonly Delivery[], of: (delivery: Delivery) => number): number {
  return deliveries.reduce((sum, delivery) => sum + of(delivery), 0);
}
