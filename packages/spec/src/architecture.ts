import type { SourceLocation } from './location.ts';
import type { ComputeSavings, SparseFeatures } from './sparse.ts';

/** A hierarchy of storage and fan-out levels above an array of compute units. It holds nothing of a problem. */
export interface Architecture {
  readonly name: string;
  /** Innermost first: level 0 lies directly above the compute units. `!Parallel` branches are laid end to end. */
  readonly levels: readonly Level[];
  readonly compute: Compute;
}

export type Level = Memory | Fanout;

/** What every named part of the hardware has. */
export interface ComponentBase {
  readonly name: string;
  /** Copies in the whole accelerator, along X and Y and in all. */
  readonly meshX: number;
  readonly meshY: number;
  readonly instances: number;
  /** Every attribute in force here, inherited ones included, evaluated. What cost plugins read. */
  readonly attributes: Attributes;
  readonly location?: SourceLocation;
}

export type AttributeValue =
  | number
  | string
  | boolean
  | null
  | readonly AttributeValue[]
  | { readonly [key: string]: AttributeValue };
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** Scales of the energies and the area that cost plugins give. */
export interface PhysicalComponent extends ComponentBase {
  readonly componentClass: string;
  readonly subclass?: string;
  readonly energyScale: number;
  readonly areaScale: number;
  /** Actions that must have an energy beside those that the model counts, as `required_actions` lists them. */
  readonly requiredActions: readonly string[];
}

/** A storage level. It has temporal loops and no fan-out. */
export interface Memory extends PhysicalComponent {
  readonly kind: 'memory';
  /** `floor(size / multiple_buffering)` words a mapping may keep here; Infinity where neither depth nor size is given. */
  readonly capacityWords: number;
  /** Words that must be kept at the least, from `min_utilization` (a share of the capacity). */
  readonly minUtilizedWords: number;
  readonly datawidthBits: number;
  /** `width / datawidth / cluster_size`: words moved by one access. */
  readonly blockWords: number;
  readonly clusterSize: number;
  /** Per instance; Infinity where not given. */
  readonly readBandwidthWordsPerCycle: number;
  readonly writeBandwidthWordsPerCycle: number;
  readonly sharedBandwidthWordsPerCycle: number;
  /** Dataspace -> weight of its traffic against the bandwidths; `bandwidthScaleOf` reads it. */
  readonly bandwidthScale: Readonly<Record<string, number>>;
  readonly networkFillLatencyCycles: number;
  readonly networkDrainLatencyCycles: number;
  /** Index of the level whose gate switches this one off where no mapping uses it; its own index when ungated. */
  readonly powerGatedAt: number;
  /** False where outputs cannot be added up here: every update of one also reads it back over the network below. */
  readonly reductionSupported?: boolean;
  readonly network: NetworkEnergy;
  readonly networks?: LevelNetworks;
  /** Where it does anything about zeros. */
  readonly sparse?: SparseFeatures;
}

/** A container with `spatial`: copies of all that lies below it. It keeps nothing and has no temporal loops. */
export interface Fanout extends ComponentBase {
  readonly kind: 'fanout';
  /** Children along X and Y of one instance. */
  readonly fanoutX: number;
  readonly fanoutY: number;
  readonly network: NetworkEnergy;
  readonly networks?: LevelNetworks;
}

/** Of the network between a level and what lies directly below it. */
export interface NetworkEnergy {
  readonly energyPerHopPj: number;
  readonly routerEnergyPj: number;
  /** pJ of every word that enters it. */
  readonly ingressEnergyPj?: number;
  /** Where it is there, the energy of a hop follows from the length of its wire, and `energyPerHopPj` is 0. */
  readonly wire?: Wire;
}

/** A hop is as long as a tile is wide: a child with all that lies in it. */
export interface Wire {
  /** pJ per bit and mm. */
  readonly energyPj: number;
  readonly wordBits: number;
  /** Follows from the area of a tile where it is not given. */
  readonly tileWidthUm?: number;
}

/** Networks given as components, in place of the one that a level has otherwise. */
export interface LevelNetworks {
  /** What words go inwards through. */
  readonly read?: NetworkComponent;
  /** What outputs go outwards through; the same as `read` where one network does both. */
  readonly update?: NetworkComponent;
}

export type NetworkComponent = HopNetwork | ReductionTree | MulticastNetwork;

interface NamedNetwork {
  readonly name: string;
  /** Cycles that it adds to a run, for each direction that it is used in. */
  readonly latencyCycles: number;
  readonly location?: SourceLocation;
}

/** Words go from hop to hop, through routers: the classes `Legacy` and `XY_NoC`. */
export interface HopNetwork extends NamedNetwork, NetworkEnergy {
  readonly kind: 'hops';
}

/** Adds outputs up on their way outwards; nothing else passes it. */
export interface ReductionTree extends NamedNetwork {
  readonly kind: 'reduction-tree';
  /** pJ of one addition. */
  readonly adderEnergyPj: number;
  readonly wire: Wire;
}

/** One read serves several children, at an energy that depends on how many. */
export interface MulticastNetwork extends NamedNetwork {
  readonly kind: 'multicast';
  /** Of every dataspace that `byDataspace` does not name; 0 for what neither holds. */
  readonly transfers: readonly Transfer[];
  readonly byDataspace: Readonly<Record<string, readonly Transfer[]>>;
}

export interface Transfer {
  /** Children that it serves; any number where it is not given. */
  readonly destinations?: number;
  readonly energyPj: number;
}

/** The units that do the computes, below level 0. */
export interface Compute extends PhysicalComponent {
  /** Where they do anything about zeros. */
  readonly savings?: ComputeSavings;
}
