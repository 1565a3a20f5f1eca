import type {
  Architecture,
  ComponentBase,
  Fanout,
  Level,
  Memory,
  NetworkComponent,
  NetworkEnergy,
  Problem,
  Wire,
} from '@loopwright/spec';
import fc from 'fast-check';
import { pickFrom } from './pick-from.ts';

export interface ArchitectureOptions {
  readonly maxMemories?: number;
  readonly maxFanouts?: number;
  /** Wires, ingresses, network components and reductions that are not supported. False by default. */
  readonly richNetworks?: boolean;
}

interface MemoryChoice {
  readonly capacityWords: number;
  readonly minUtilizedWords: number;
  readonly blockWords: number;
  readonly clusterSize: number;
  readonly readBandwidth: number;
  readonly writeBandwidth: number;
  readonly sharedBandwidth: number;
  /** [dataspace] */
  readonly bandwidthScale: readonly number[];
  readonly networkFillLatencyCycles: number;
  readonly networkDrainLatencyCycles: number;
  readonly gate: number;
}

interface LevelChoice {
  readonly isFanout: boolean;
  readonly fanoutX: number;
  readonly fanoutY: number;
  readonly network: NetworkEnergy;
  readonly rich: RichChoice | undefined;
  readonly memory: MemoryChoice;
}

interface RichChoice {
  readonly ingressEnergyPj: number;
  /** In place of the level's own network, for words inwards and for outputs. */
  readonly read: ComponentChoice | undefined;
  readonly update: ComponentChoice | undefined;
  readonly wire: Wire;
  readonly isWired: boolean;
  readonly reductionSupported: boolean;
}

type ComponentChoice = NetworkComponent['kind'];

/** The architecture as it is for the dataspaces of a problem: their weights are drawn with it. */
export type ArchitectureFor = (problem: Problem) => Architecture;

/**
 * Memories and fan-outs in any order below an outermost memory: fan-outs beside each other, right above the compute
 * units, along one axis or two. Shrinks towards one memory without limits.
 */
export function architectures(dataspaces: number, options: ArchitectureOptions = {}): fc.Arbitrary<ArchitectureFor> {
  const { maxMemories = 4, maxFanouts = 3, richNetworks = false } = options;
  return fc
    .record({
      /** Outermost first, below the outermost memory. */
      inner: fc.array(levelChoice(dataspaces, richNetworks), { maxLength: maxMemories + maxFanouts - 1 }),
      outermost: levelChoice(dataspaces, richNetworks),
    })
    .map(({ inner, outermost }) => {
      const chosen = [
        { ...outermost, isFanout: false },
        ...limit(inner, (choice) => choice.isFanout, maxFanouts, maxMemories - 1),
      ];
      return (problem) => build(chosen, problem);
    });
}

const richChoice: fc.Arbitrary<RichChoice> = fc.record({
  ingressEnergyPj: pickFrom(0, 0, 0, 0.5),
  read: pickFrom<ComponentChoice | undefined>(undefined, undefined, undefined, 'hops', 'multicast'),
  update: pickFrom<ComponentChoice | undefined>(undefined, undefined, undefined, 'hops', 'reduction-tree'),
  wire: fc.record({ energyPj: pickFrom(0.25, 0.5), wordBits: pickFrom(1, 8) }),
  isWired: fc.boolean(),
  reductionSupported: pickFrom(true, true, false),
});

function levelChoice(dataspaces: number, isRich: boolean): fc.Arbitrary<LevelChoice> {
  return fc.record({
    isFanout: fc.boolean(),
    fanoutX: pickFrom(1, 2, 3, 4, 6, 5, 8),
    fanoutY: pickFrom(1, 1, 1, 2, 3, 4, 5),
    network: fc.record({
      energyPerHopPj: pickFrom(0, 0.125, 0.5),
      routerEnergyPj: pickFrom(0, 0, 0.0625, 0.25),
    }),
    rich: isRich ? richChoice : fc.constant(undefined),
    memory: fc.record({
      capacityWords: mostly(Number.POSITIVE_INFINITY, fc.integer({ min: 1, max: 400 })),
      minUtilizedWords: fc.oneof(
        { arbitrary: fc.constant(0), weight: 15 },
        { arbitrary: fc.integer({ min: 1, max: 4 }), weight: 1 },
      ),
      blockWords: pickFrom(1, 2, 4, 3),
      clusterSize: pickFrom(1, 1, 2, 3),
      readBandwidth: mostly(Number.POSITIVE_INFINITY, bandwidth),
      writeBandwidth: mostly(Number.POSITIVE_INFINITY, bandwidth),
      sharedBandwidth: mostly(Number.POSITIVE_INFINITY, bandwidth),
      bandwidthScale: fc.array(pickFrom(1, 1, 0.5, 2, 3), { minLength: dataspaces, maxLength: dataspaces }),
      networkFillLatencyCycles: pickFrom(0, 0, 1, 3, 10),
      networkDrainLatencyCycles: pickFrom(0, 0, 2, 5),
      gate: pickFrom(0, 0, 1, 2, 3),
    }),
  });
}

const bandwidth = pickFrom(8, 4, 3, 2, 1, 0.5, 0.3);

function mostly<T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: fc.constant(usual), weight: 5 }, { arbitrary: other, weight: 1 });
}

/** Drops what exceeds either count, keeping the order. */
function limit<T>(choices: readonly T[], is: (choice: T) => boolean, mostOf: number, mostOthers: number): T[] {
  const left = { of: mostOf, others: mostOthers };
  return choices.filter((choice) => {
    const kind = is(choice) ? 'of' : 'others';
    left[kind] -= 1;
    return left[kind] >= 0;
  });
}

/** @param choices outermost first */
function build(choices: readonly LevelChoice[], problem: Problem): Architecture {
  const levels: Level[] = [];
  let meshX = 1;
  let meshY = 1;
  for (const [depth, choice] of choices.entries()) {
    const level = choices.length - 1 - depth;
    const base = component(`${choice.isFanout ? 'Fanout' : 'Memory'}${level}`, meshX, meshY);
    if (choice.isFanout) {
      levels.unshift(fanout(base, choice));
      meshX *= choice.fanoutX;
      meshY *= choice.fanoutY;
    } else {
      levels.unshift(memory(base, choice, gateOf(choices, depth), problem));
    }
  }
  const compute = { ...component('MAC', meshX, meshY), ...physical('intmac') };
  return { name: 'architecture', levels, compute };
}

function component(name: string, meshX: number, meshY: number): ComponentBase {
  return { name, meshX, meshY, instances: meshX * meshY, attributes: {} };
}

function physical(componentClass: string) {
  return { componentClass, energyScale: 1, areaScale: 1, requiredActions: [] };
}

function fanout(base: ComponentBase, choice: LevelChoice): Fanout {
  const { fanoutX, fanoutY } = choice;
  return { ...base, kind: 'fanout', fanoutX, fanoutY, ...networksOf(base.name, choice) };
}

function networksOf(level: string, { network, rich }: LevelChoice): Pick<Level, 'network' | 'networks'> {
  if (!rich) return { network };
  const { read, update, wire, isWired, ingressEnergyPj } = rich;
  const own = { ...network, ingressEnergyPj, ...(isWired && { energyPerHopPj: 0, wire }) };
  if (!read && !update) return { network: own };
  const inwards = read && networkComponent(`${level}In`, read, wire);
  // What reads also takes outputs, unless another network does.
  const outwards = update ? networkComponent(`${level}Out`, update, wire) : inwards;
  return { network: own, networks: { ...(inwards && { read: inwards }), ...(outwards && { update: outwards }) } };
}

function networkComponent(name: string, kind: ComponentChoice, wire: Wire): NetworkComponent {
  const common = { name, latencyCycles: wire.wordBits };
  if (kind === 'reduction-tree') return { kind, ...common, adderEnergyPj: 0.125, wire };
  if (kind === 'hops') return { kind, ...common, energyPerHopPj: 0, routerEnergyPj: 0.0625, wire };
  const transfers = [1, 2, 3, 4].map((destinations) => ({ destinations, energyPj: wire.energyPj * destinations }));
  return { kind, ...common, transfers, byDataspace: {} };
}

function memory(base: ComponentBase, level: LevelChoice, powerGatedAt: number, { dataspaces }: Problem): Memory {
  const { memory: choice, rich } = level;
  return {
    ...base,
    ...physical('SRAM'),
    kind: 'memory',
    capacityWords: choice.capacityWords,
    minUtilizedWords: choice.minUtilizedWords,
    datawidthBits: 8,
    blockWords: choice.blockWords,
    // Clusters are whole.
    clusterSize: base.instances % choice.clusterSize === 0 ? choice.clusterSize : 1,
    readBandwidthWordsPerCycle: choice.readBandwidth,
    writeBandwidthWordsPerCycle: choice.writeBandwidth,
    sharedBandwidthWordsPerCycle: choice.sharedBandwidth,
    bandwidthScale: Object.fromEntries(dataspaces.map(({ name }, s) => [name, choice.bandwidthScale[s]!])),
    networkFillLatencyCycles: choice.networkFillLatencyCycles,
    networkDrainLatencyCycles: choice.networkDrainLatencyCycles,
    powerGatedAt,
    ...(rich && !rich.reductionSupported && { reductionSupported: false }),
    ...networksOf(base.name, level),
  };
}

/** The memory itself, or one further out. */
function gateOf(choices: readonly LevelChoice[], depth: number): number {
  const candidates = choices.slice(0, depth + 1).flatMap((choice, d) => (choice.isFanout ? [] : [d]));
  const gate = candidates.at(-1 - Math.min(choices[depth]!.memory.gate, candidates.length - 1))!;
  return choices.length - 1 - gate;
}
