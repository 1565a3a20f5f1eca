import type { Architecture, HopNetwork, NetworkComponent, NetworkEnergy, Problem, Transfer } from '@loopwright/spec';
import type { Costs } from './costs.ts';

/** One network as it costs energy: what a level has by itself, or a component that the architecture names. */
export interface NetworkTable {
  readonly name: string;
  /** Below which level it lies. */
  readonly level: number;
  readonly kind: NetworkComponent['kind'];
  /** Whether outputs go outwards through it, and are added up where several children send to one word. */
  readonly carriesUpdates: boolean;
  /** Whether every update also reads the output back, since the level above cannot add up. */
  readonly readsBack: boolean;
  readonly energyPerHopPj: number;
  readonly routerEnergyPj: number;
  readonly ingressEnergyPj: number;
  /** Of one addition. */
  readonly adderEnergyPj: number;
  /** [dataspace] what a word costs by the number of children that it serves. */
  readonly transfers: readonly (readonly Transfer[])[];
}

/**
 * All networks: first one per level, innermost first, then those that outputs of a level go through where that is another.
 */
export function networkTables(problem: Problem, architecture: Architecture, costs: Costs): NetworkTable[] {
  const { levels } = architecture;
  const areas = tileAreasUm2(architecture, costs);
  const tableOf = (level: number, component: NetworkComponent, carriesUpdates: boolean): NetworkTable => {
    const place = levels[level];
    const cannotAdd = place.kind === 'memory' && place.reductionSupported === false;
    const isTree = component.kind === 'reduction-tree';
    const hops = component.kind === 'hops' ? component : free;
    return {
      name: component.name,
      level,
      kind: component.kind,
      carriesUpdates,
      readsBack: component.kind === 'hops' && carriesUpdates && cannotAdd,
      energyPerHopPj:
        component.kind === 'multicast' ? 0 : hopPj(isTree ? { ...free, wire: component.wire } : hops, areas[level]),
      routerEnergyPj: hops.routerEnergyPj,
      ingressEnergyPj: hops.ingressEnergyPj ?? 0,
      adderEnergyPj: isTree ? component.adderEnergyPj : 0,
      transfers: problem.dataspaces.map(({ name }) =>
        component.kind === 'multicast' ? (component.byDataspace[name] ?? component.transfers) : [],
      ),
    };
  };
  const outwards: NetworkTable[] = [];
  const ofLevels = levels.map(({ network, networks = {} }, level) => {
    const { read = ownNetwork(architecture, level, network), update } = networks;
    const isAnother = update !== undefined && update.name !== read.name;
    if (isAnother) outwards.push(tableOf(level, update, true));
    return tableOf(level, read, !isAnother);
  });
  return [...ofLevels, ...outwards];
}

/** Cycles that the networks of a level add to every run. */
export function networkLatencyCycles({ levels }: Architecture, level: number): number {
  const place = levels[level];
  const { read, update } = place.networks ?? {};
  const own = place.kind === 'memory' ? place : undefined;
  const filled = read ? read.latencyCycles : (own?.networkFillLatencyCycles ?? 0);
  return filled + (update ? update.latencyCycles : (own?.networkDrainLatencyCycles ?? 0));
}

/** Whether anything that passes it costs energy. */
export function costsEnergy(table: NetworkTable): boolean {
  const { energyPerHopPj, routerEnergyPj, ingressEnergyPj, adderEnergyPj, transfers } = table;
  if (energyPerHopPj > 0 || routerEnergyPj > 0 || ingressEnergyPj > 0 || adderEnergyPj > 0) return true;
  return transfers.flat().some(({ energyPj }) => energyPj > 0);
}

const free: NetworkEnergy = { energyPerHopPj: 0, routerEnergyPj: 0 };

function ownNetwork({ levels, compute }: Architecture, level: number, network: NetworkEnergy): HopNetwork {
  const inner = level === 0 ? compute : levels[level - 1];
  return { kind: 'hops', name: `${levels[level].name} <==> ${inner.name}`, latencyCycles: 0, ...network };
}

function hopPj({ wire, energyPerHopPj }: NetworkEnergy, tileAreaUm2: number): number {
  if (!wire) return energyPerHopPj;
  const tileWidthMm = (wire.tileWidthUm ?? Math.sqrt(tileAreaUm2)) / 1000;
  return wire.wordBits * tileWidthMm * wire.energyPj;
}

/** [level] of what one child of it holds: the child and all that lies in it. */
function tileAreasUm2({ levels, compute }: Architecture, costs: Costs): number[] {
  const areas: number[] = [];
  let area = costs.compute.areaUm2;
  let instances = compute.instances;
  for (const [level, place] of levels.entries()) {
    areas.push(area);
    area = costs.levels[level].areaUm2 + area * Math.floor(instances / place.instances);
    instances = place.instances;
  }
  return areas;
}
