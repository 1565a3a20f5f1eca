import type { NetworkTileEvaluation } from '@loopwright/core';
import { timeloopName, type ValidResult } from '../valid-result.ts';
import { aligned, fixed, sum } from './numbers.ts';

const indent = '    ';

/** Of the network below a level: `OUTER <==> INNER`. */
export function networkName({ specification }: ValidResult, level: number): string {
  const { levels, compute } = specification.architecture;
  const inner = level === 0 ? compute.name : timeloopName(levels[level - 1]);
  return `${timeloopName(levels[level])} <==> ${inner}`;
}

export function networkEnergy({ evaluation }: ValidResult, level: number): number {
  const { dataspaces } = evaluation.networks[level];
  return sum(dataspaces.map(({ energyPj, linkTransferEnergyPj }) => energyPj + linkTransferEnergyPj));
}

/** The section of one network. Timeloop's counts by multicast and scatter factor are not among our figures. */
export function networkStats(result: ValidResult, level: number): string[] {
  const { specification, evaluation } = result;
  const { levels } = specification.architecture;
  const { energyPerHopPj, routerEnergyPj } = levels[level].network;
  const fanout = levels[level];
  const memory = levels.slice(level).find(({ kind }) => kind === 'memory');
  const specs: [string, string | number][] = [
    ['Type', 'Legacy'],
    ['Legacy sub-type', ''],
    ['ConnectionType', 3],
    ['Word bits', memory?.kind === 'memory' ? memory.datawidthBits : 16],
    ['Router energy', `${fixed(routerEnergyPj)} pJ`],
    ['Wire energy', '0.00 pJ/b/mm'],
    ['Ingress energy', '0.00 pJ'],
    ['Fill latency', fanout.kind === 'memory' ? fanout.networkFillLatencyCycles : 0],
    ['Drain latency', fanout.kind === 'memory' ? fanout.networkDrainLatencyCycles : 0],
  ];
  const users = Math.max(1, usedInstances(result, level));
  return [
    ...[networkName(result, level), '', `${indent}SPECS`, `${indent}-----`],
    ...aligned(indent + indent, 16, specs),
    ...['', `${indent}STATS`, `${indent}-----`],
    ...evaluation.networks[level].dataspaces.flatMap((tile) => [
      `${indent}${tile.name}:`,
      ...aligned(indent + indent, 40, tileStats(tile, energyPerHopPj, users)),
    ]),
    '',
  ];
}

/** Of the outer level: a product of the fan-outs' factors outside it. */
function usedInstances({ specification, mapping }: ValidResult, level: number): number {
  return specification.architecture.levels.reduce((used, { kind }, index) => {
    if (index <= level || kind === 'memory') return used;
    return used * mapping.levels[index].factors.reduce((product, factor) => product * factor, 1);
  }, 1);
}

function tileStats(tile: NetworkTileEvaluation, energyPerHopPj: number, users: number): [string, string | number][] {
  return [
    ['Fanout', tile.fanout],
    ['Multicast factor', tile.multicastFactor],
    ['Ingresses', Number.isInteger(tile.ingresses) ? tile.ingresses : fixed(tile.ingresses)],
    ['Link transfers', tile.linkTransfers],
    ['Spatial reductions', tile.spatialReductions],
    ['Average number of hops', fixed(tile.averageHops)],
    ['Energy (per-hop)', `${fixed(energyPerHopPj * 1000)} fJ`],
    ['Energy (per-instance)', `${fixed(tile.energyPj / users)} pJ`],
    ['Energy (total)', `${fixed(tile.energyPj)} pJ`],
    ['Link transfer energy (per-instance)', `${fixed(tile.linkTransferEnergyPj / users)} pJ`],
    ['Link transfer energy (total)', `${fixed(tile.linkTransferEnergyPj)} pJ`],
    ['Spatial Reduction Energy (per-instance)', '0.00 pJ'],
    ['Spatial Reduction Energy (total)', '0.00 pJ'],
  ];
}
