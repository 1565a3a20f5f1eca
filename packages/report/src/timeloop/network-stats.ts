import { type NetworkTileEvaluation, networkEnergyPj, networkTables } from '@loopwright/core';
import type { NetworkComponent, NetworkEnergy, Wire } from '@loopwright/spec';
import { timeloopName, type ValidResult } from '../valid-result.ts';
import { aligned, fixed, sum } from './numbers.ts';

const indent = '    ';

/** Of the network below a level: `OUTER <==> INNER`; a component's own name. */
export function networkName(result: ValidResult, index: number): string {
  const { levels, compute } = result.specification.architecture;
  const component = componentOf(result, index);
  if (component) return component.name;
  const { level } = result.evaluation.networks[index];
  const inner = level === 0 ? compute.name : timeloopName(levels[level - 1]);
  return `${timeloopName(levels[level])} <==> ${inner}`;
}

export function networkEnergy({ evaluation }: ValidResult, index: number): number {
  return sum(evaluation.networks[index].dataspaces.map(networkEnergyPj));
}

/** The component that a network is, where the architecture lists it. Those that outputs alone go through come last. */
function componentOf({ specification, evaluation }: ValidResult, index: number): NetworkComponent | undefined {
  const { levels } = specification.architecture;
  const { networks } = levels[evaluation.networks[index].level];
  return index < levels.length ? networks?.read : networks?.update;
}

function wireOf(network: NetworkComponent | NetworkEnergy): Wire | undefined {
  return 'wire' in network ? network.wire : undefined;
}

const TYPES = { hops: 'Legacy', 'reduction-tree': 'ReductionTree', multicast: 'SimpleMulticast' } as const;

/** The section of one network. Timeloop's counts by multicast and scatter factor are not among our figures. */
export function networkStats(result: ValidResult, index: number): string[] {
  const { specification, evaluation, levelCosts, computeCosts } = result;
  const { architecture, problem } = specification;
  const { levels } = architecture;
  const { level } = evaluation.networks[index];
  const table = networkTables(problem, architecture, { levels: levelCosts, compute: computeCosts })[index];
  const { energyPerHopPj, routerEnergyPj, ingressEnergyPj, kind } = table;
  const component = componentOf(result, index);
  const wire = wireOf(component ?? levels[level].network);
  const fanout = levels[level];
  const memory = levels.slice(level).find(({ kind }) => kind === 'memory');
  const specs: [string, string | number][] = [
    ['Type', TYPES[kind]],
    ['Legacy sub-type', ''],
    ['ConnectionType', table.carriesUpdates ? (index < levels.length ? 3 : 2) : 1],
    ['Word bits', wire ? wire.wordBits : memory?.kind === 'memory' ? memory.datawidthBits : 16],
    ['Router energy', `${fixed(routerEnergyPj)} pJ`],
    ['Wire energy', `${fixed(wire?.energyPj ?? 0)} pJ/b/mm`],
    ['Ingress energy', `${fixed(ingressEnergyPj)} pJ`],
    [
      'Fill latency',
      component ? component.latencyCycles : fanout.kind === 'memory' ? fanout.networkFillLatencyCycles : 0,
    ],
    [
      'Drain latency',
      component ? component.latencyCycles : fanout.kind === 'memory' ? fanout.networkDrainLatencyCycles : 0,
    ],
  ];
  const users = Math.max(1, usedInstances(result, level));
  return [
    ...[networkName(result, index), '', `${indent}SPECS`, `${indent}-----`],
    ...aligned(indent + indent, 16, specs),
    ...['', `${indent}STATS`, `${indent}-----`],
    ...evaluation.networks[index].dataspaces.flatMap((tile) => [
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
  const adderPj = tile.spatialReductionEnergyPj ?? 0;
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
    ['Spatial Reduction Energy (per-instance)', `${fixed(adderPj / users)} pJ`],
    ['Spatial Reduction Energy (total)', `${fixed(adderPj)} pJ`],
  ];
}
