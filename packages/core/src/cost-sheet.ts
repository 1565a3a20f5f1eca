import type { Compute, Design, EnergyTable, Memory } from '@loopwright/spec';

/** A component whose costs are asked for. */
export type CostedComponent = CostedMemory | CostedCompute;

export interface CostedMemory {
  readonly kind: 'memory';
  readonly component: Memory;
  /** Actions that must have an energy. */
  readonly actions: readonly string[];
}

export interface CostedCompute {
  readonly kind: 'compute';
  readonly component: Compute;
  /** Actions that must have an energy. */
  readonly actions: readonly string[];
}

/** What a plugin says of one component. */
export interface CostClaim {
  /** Of two claims to one component the higher holds; two equal ones of different plugins are an error. */
  readonly priority: number;
  /** Energy of one action at one instance; leakage per cycle as action `leak`. */
  readonly energyPj: Readonly<Record<string, number>>;
  /** Of one instance. */
  readonly areaUm2: number;
  /** Where the figures come from: a file, a paper. */
  readonly source: string;
  /** How far they can be trusted, as the source says. */
  readonly accuracy?: string;
  /** What people should know before they rely on the figures, a sentence each: a value that was assumed, say. */
  readonly remarks?: readonly string[];
  /** True where the component's `energy_scale` and `area_scale` are in the figures; others are multiplied by them. */
  readonly isScaled?: boolean;
  /** The table of the files that it passes on: who estimated its figures, and what they are by the arguments of actions. */
  readonly table?: EnergyTable;
}

/** A claim and whose it is. */
export interface SignedClaim extends CostClaim {
  readonly plugin: string;
  /** Whether the user asked for the plugin just now: its claims hold over all others, whatever their priority. */
  readonly isPreferred: boolean;
}

/** Why a plugin that estimates has no claim to a component. */
export interface SignedDecline {
  readonly plugin: string;
  readonly reason: string;
}

/** The claim that holds for one component. */
export interface CostEntry {
  readonly asked: CostedComponent;
  readonly claim: SignedClaim;
}

/** What a tap of `costs` gets: what is asked for, and where to say that one knows it. */
export interface CostSheet {
  /** Nothing of a problem: what a design costs is the same for all of them. */
  readonly design: Design;
  readonly components: readonly CostedComponent[];
  /** Claims to know what a component costs. Throws a PluginError where a figure is no number, or negative. */
  claim(asked: CostedComponent, claim: CostClaim): void;
  /** Says why one has no claim to a component: what people read where nobody else has one. */
  decline(asked: CostedComponent, reason: string): void;
  /** What has been claimed so far of a component, the highest first: that one holds. */
  claimsOf(asked: CostedComponent): readonly SignedClaim[];
}
