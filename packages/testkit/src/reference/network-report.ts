import type { NetworkTileEvaluation } from '@loopwright/model';
import type { NetworkEnergy } from '@loopwright/spec';
import type { LevelTraffic } from './level-traffic.ts';
import { wordsRead } from './traffic.ts';

/** One dataspace on the network between a level and what lies directly below it. */
export function reportNetworkTile(
  name: string,
  isOutput: boolean,
  traffic: LevelTraffic,
  network: NetworkEnergy,
  used: number,
): NetworkTileEvaluation {
  const { deliveries, fanout, linkTransfers } = traffic;
  const ingresses = wordsRead(deliveries);
  let hopSum = 0;
  // Events in the network are whole: every entry adds its own, fractions dropped.
  let routersTouched = 0;
  let spatialReductions = 0;
  for (const { accesses, hopSum: hops, multicast } of deliveries) {
    hopSum += hops;
    routersTouched = Math.floor(routersTouched + (1 + Math.floor(hops / accesses)) * accesses);
    if (isOutput) spatialReductions = Math.floor(spatialReductions + (multicast - 1) * accesses);
  }
  const { energyPerHopPj, routerEnergyPj } = network;
  return {
    name,
    fanout,
    multicastFactor: deliveries.reduce((largest, { multicast }) => Math.max(largest, multicast), 0),
    ingresses,
    linkTransfers,
    spatialReductions,
    averageHops: ingresses > 0 ? hopSum / ingresses : 0,
    energyPj: (hopSum * energyPerHopPj + routersTouched * routerEnergyPj) * used,
    linkTransferEnergyPj: linkTransfers * (energyPerHopPj + 2 * routerEnergyPj) * used,
  };
}
